"""A second ontology, about choirs, shows that the code knows nothing of unions."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from uniongraph import build

CHOIRS = Path(__file__).parent / "choirs"
PAGE = """晨光合唱团

歌声飘进社区

4月2日，南京市晨光合唱团启动“晨声计划”。南京市晨光合唱团团长柳青云说，歌声要唱到社区里去。
"""


def test_choirs_are_read_with_ten_lines_of_lexicon(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    build([page], tmp_path / "out", ontology=CHOIRS)
    graph = Graph().parse(tmp_path / "out" / "graph.ttl")
    answer = graph.query(
        """PREFIX ug: <https://w3id.org/uniongraph/ontology#> PREFIX org: <http://www.w3.org/ns/org#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?who ?title ?plan WHERE {
          ?choir a ug:Choir ; ug:runs [ skos:prefLabel ?plan ] .
          [] org:organization ?choir ; org:member [ skos:prefLabel ?who ] ; ug:postTitle ?title }"""
    )
    assert [tuple(map(str, row)) for row in answer] == [("柳青云", "团长", "“晨声计划”")] or [
        tuple(map(str, row)) for row in answer
    ] == [("柳青云", "团长", "晨声计划")]

"""A build that was published is what anybody can ask of the store: the same triples, the same answers."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from stores import INFERRED, STATED, Running, command, multiset, plain

from uniongraph.ask import find_question
from uniongraph.publish import PublishError, Settings, publish
from uniongraph.publish.parts import BuildError, chunks, survey

DOCS = Path(__file__).parents[2] / "docs"
QUESTIONS = (
    "announced", "article", "chairs", "companies", "credits", "dated", "documents", "doubtful", "events", "people-of",
    "runs", "stations", "top", "units", "visits",
)  # fmt: skip
asking = import_module("uniongraph.ask.query")


def of(*files: Path) -> int:
    """The triples of Turtle files, each once."""
    return len({quad.triple for file in files for quad in parse(path=str(file), format=RdfFormat.TURTLE)})


def stated(build: Path) -> int:
    return of(*(build / f"{name}.ttl" for name in ("graph", "evidence", "places")))


def text_of(term: object) -> str | None:
    datatype = term.datatype.value if isinstance(term, Literal) else ""
    return plain(term.value, datatype) if isinstance(term, Literal | NamedNode) else None


def settings(store: Running, **more: object) -> Settings:
    return Settings(store.credentials, **{"chunk": 500, **more})  # type: ignore[arg-type]


def test_what_is_published_is_what_was_built(store: Running, builds: tuple[Path, Path]) -> None:
    done = publish(builds[0], store.endpoint, settings(store))
    assert (done.done, done.current, done.sent) == (True, False, done.chunks)
    assert done.shows_all is (store.kind == "virtuoso")
    assert store.count() == stated(builds[0])
    assert store.count(INFERRED) == of(builds[0] / "inferred.ttl") > 0
    assert store.graphs() == {"inferred", "publications"} | ({"stated"} if store.kind == "virtuoso" else set())


def test_ready_questions_have_the_same_answers(store: Running, builds: tuple[Path, Path]) -> None:
    publish(builds[0], store.endpoint, settings(store))
    answered = 0
    for name in QUESTIONS:
        question, parameters = find_question(name), {"organization": "总工会"} if name == "people-of" else {}
        local = asking.query(builds[0], name, parameters)
        values = {name: asking._value(value) for name, value in asking._filled(question, parameters).items()}
        remote = store.rows(asking._with_values(question.text, values, everywhere=False))
        here = Counter(tuple(map(text_of, row)) for row in local.rows)
        assert multiset(remote, local.columns) == here, name
        answered += bool(here)
    assert answered >= 10


def test_a_new_build_takes_the_place_of_the_old_one(store: Running, builds: tuple[Path, Path]) -> None:
    publish(builds[0], store.endpoint, settings(store))
    publish(builds[1], store.endpoint, settings(store))
    assert store.count() == stated(builds[1]) != stated(builds[0])
    assert store.count(INFERRED) == of(builds[1] / "inferred.ttl")
    assert not any("staging" in graph for graph in store.graphs())


def test_the_same_build_is_sent_once(store: Running, builds: tuple[Path, Path]) -> None:
    publish(builds[0], store.endpoint, settings(store))
    again = publish(builds[0], store.endpoint, settings(store))
    assert (again.done, again.current, again.sent) == (True, True, 0)
    assert publish(builds[0], store.endpoint, settings(store, anew=True)).sent == again.chunks > 1


def test_a_dry_run_changes_nothing(store: Running, builds: tuple[Path, Path]) -> None:
    planned = publish(builds[0], store.endpoint, settings(store, dry_run=True))
    assert (planned.done, planned.current, planned.sent) == (False, False, 0)
    assert sum(planned.graphs.values()) == stated(builds[0]) + of(builds[0] / "inferred.ttl")
    assert store.graphs() == set() and store.count() == 0
    assert planned.graphs == publish(builds[0], store.endpoint, settings(store)).graphs
    assert publish(builds[0], store.endpoint, settings(store, dry_run=True)).current


def test_what_others_put_there_is_not_replaced(store: Running, builds: tuple[Path, Path]) -> None:
    publish(builds[0], store.endpoint, settings(store))
    target = f"GRAPH <{STATED}>" if store.kind == "virtuoso" else ""
    theirs = "<urn:theirs> <urn:p> <urn:o>"
    store.update(f"INSERT DATA {{ {target} {{ {theirs} }} }}" if target else f"INSERT DATA {{ {theirs} }}")
    with pytest.raises(PublishError, match="not published by this command"):
        publish(builds[1], store.endpoint, settings(store))
    assert store.count() == stated(builds[0]) + 1
    publish(builds[1], store.endpoint, settings(store, replace=True))
    assert store.count() == stated(builds[1])


def test_two_builds_live_side_by_side_in_graphs_of_their_own(store: Running, builds: tuple[Path, Path]) -> None:
    publish(builds[0], store.endpoint, settings(store))
    with pytest.raises(PublishError, match="graph/inferred holds"):
        publish(builds[1], store.endpoint, settings(store, graph="urn:盐城"))
    publish(builds[1], store.endpoint, settings(store, graph="urn:盐城", inferred="urn:盐城:推断"))
    assert store.count("urn:盐城") == stated(builds[1])
    assert store.count() == stated(builds[0])
    for graph in ("urn:盐城", "urn:盐城:推断"):
        store.update(f"DROP SILENT GRAPH <{graph}>")


def test_a_store_without_the_graph_store_protocol_is_told_by_updates(store: Running, builds: tuple[Path, Path]) -> None:
    nowhere = f"{store.endpoint}/no-such-service"
    publish(builds[0], store.endpoint, settings(store, graph_store=nowhere))
    assert store.count() == stated(builds[0])


@pytest.mark.parametrize("path", ["", "/query", "/update", "/store"])
def test_any_address_of_a_store_will_do(store: Running, builds: tuple[Path, Path], path: str) -> None:
    if store.kind == "virtuoso":
        path = {"/query": "/sparql", "/update": "/sparql-auth", "/store": "/sparql-graph-crud-auth"}.get(path, path)
    assert publish(builds[0], store.endpoint + path, settings(store, dry_run=True)).query == store.query


@pytest.mark.parametrize("graph", ["no iri", "https://w3id.org/uniongraph/graph/staging/1", INFERRED])
def test_a_graph_needs_a_name_of_its_own(server: Running, builds: tuple[Path, Path], graph: str) -> None:
    with pytest.raises(PublishError, match="cannot be the name of a graph"):
        publish(builds[0], server.endpoint, settings(server, graph=graph))


def test_the_command_says_what_it_did(store: Running, builds: tuple[Path, Path]) -> None:
    words = ("publish", builds[0], "--endpoint", store.endpoint, "--chunk", "2000")
    process = command(*words, **store.environ)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert out.startswith(f"Published {builds[0]}: ")
    assert f"{INFERRED}: {store.count(INFERRED)} triple" in out
    assert (f"FROM <{STATED}>" in out) is (store.kind == "virtuoso")
    assert "Sending chunks: " in err
    process = command(*words, "--quiet", LC_ALL="zh_CN.UTF-8", **store.environ)
    assert process.communicate(timeout=120) == ("", "")
    process = command(*words, LC_ALL="zh_CN.UTF-8", **store.environ)
    assert process.communicate(timeout=120)[0].startswith("库中已是这份构建结果")


# without a store


def test_chunks_are_the_same_on_every_run_and_hold_each_triple_once(builds: tuple[Path, Path]) -> None:
    found = [chunk for role in ("stated", "inferred") for chunk in chunks(builds[0], role, 100)]
    assert found == [chunk for role in ("stated", "inferred") for chunk in chunks(builds[0], role, 100)]
    lines = b"".join(found).decode("utf-8").splitlines()
    assert len(lines) == len(set(lines)) == sum(survey(builds[0]).triples.values())
    assert survey(builds[0]).chunks(100) == len(found)


def test_what_cannot_be_sent_in_parts_is_refused(builds: tuple[Path, Path], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(builds[0], tmp_path / "改过"))
    with (folder / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write("[] <urn:p> <urn:o> .\n")
    with pytest.raises(BuildError, match="blank nodes"):
        survey(folder)
    (folder / "graph.ttl").write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(BuildError, match="build it anew"):
        survey(folder)
    with pytest.raises(BuildError, match=r"holds no graph\.ttl"):
        survey(tmp_path)


@pytest.mark.parametrize("name", ["publishing", "scaling"])
def test_both_pages_tell_the_same_commands_and_options_that_exist(name: str) -> None:
    import typer

    from uniongraph.cli import make_app

    pages = [(DOCS / f"{name}{end}").read_text("utf-8") for end in (".md", ".zh-CN.md")]
    for fence in ("bash", "python"):
        found = [re.findall(rf"^```{fence}\n(.*?)^```", page, re.MULTILINE | re.DOTALL) for page in pages]
        assert found[0] == found[1] != []
    assert set(re.findall(r"`(--[a-z-]+)", pages[0])) == set(re.findall(r"`(--[a-z-]+)", pages[1]))
    commands = typer.main.get_command(make_app("en")).commands  # type: ignore[attr-defined]
    known = {option for command in ("publish", "build") for p in commands[command].params for option in p.opts}
    assert set(re.findall(r"`(--[a-z-]+)", pages[0])) <= known


def test_both_languages_say_the_same() -> None:
    import string

    from uniongraph.messages_publish import MESSAGES

    for name, texts in MESSAGES.items():
        blanks = [sorted(part for _, part, _, _ in string.Formatter().parse(text) if part) for text in texts]
        assert all(texts) and blanks[0] == blanks[1], name

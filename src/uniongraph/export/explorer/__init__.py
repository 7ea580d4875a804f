"""graph.html: the whole graph in one file that opens from a disk and asks nothing of any host.

pyvis carries the first view (nodes with positions, edges, options) into our own template; the whole graph rides
beside it as compact JSON. Left out: what the page does with them, which is JavaScript under js/.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uniongraph.export.explorer.asking import Asking, make_asking
from uniongraph.export.explorer.data import compact_graph
from uniongraph.export.explorer.islands import Overview, make_overview
from uniongraph.export.explorer.packing import element, inert_json, packed
from uniongraph.records import Knowledge

if TYPE_CHECKING:
    from uniongraph.schema import Schema

FOLDER = Path(__file__).parent
SCRIPTS = (
    "vendor/vis-network.min.js",
    "js/texts.js",
    "js/words-zh.js",
    "js/words-en.js",
    "js/dom.js",
    "js/theme.js",
    "js/marks.js",
    "js/model.js",
    "js/search-index.js",
    "js/filters.js",
    "js/paths.js",
    "js/layout.js",
    "js/scenes.js",
    "js/islands.js",
    "js/labels.js",
    "js/names.js",
    "js/view.js",
    "js/chips.js",
    "js/facets.js",
    "js/legend.js",
    "js/places.js",
    "js/search.js",
    "js/evidence.js",
    "js/panel-home.js",
    "js/panel-entity.js",
    "js/panel-path.js",
    "js/panel.js",
    "js/map.js",
    "js/timeline.js",
    "js/turtle.js",
    "js/export.js",
    "js/address.js",
    "js/load.js",
    "js/ask-text.js",
    "js/ask-engine.js",
    "js/ask-editor.js",
    "js/ask-form.js",
    "js/ask-answer.js",
    "js/ask.js",
    "js/main.js",
)
"""In this order: each file adds its part to one namespace, ``ug``."""

STYLES = ("base.css", "chrome.css", "panel.css", "filters.css", "views.css", "ask.css", "narrow.css", "print.css")
"""In this order: later ones have the last word."""

PLAIN_UP_TO = 6_000_000
"""Characters of data that stand in the file as they are; more are compressed, or the file would be unwieldy."""

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {
        "hover": True,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "tooltipDelay": 86_400_000,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {"chosen": False, "borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {
        "chosen": False,
        "smooth": False,
        "width": 1,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
    },
}


def write_explorer(knowledge: Knowledge, schema: Schema, path: Path, *, ask: bool = True) -> None:
    """Write the explorer of ``knowledge`` to ``path``: one HTML file in UTF-8, its bytes a function of its input.

    ``schema`` gives the labels of classes and properties in zh and en and the names of divisions. Where ``ask``, and
    the build's Turtle stands beside ``path`` already, questions can be asked in the page. Raises ``OSError`` when
    ``path`` cannot be written.
    """
    questions = make_asking(path.parent, schema) if ask else None
    path.write_text(_render(compact_graph(knowledge, schema), questions), encoding="utf-8", newline="\n")


def _render(graph: dict[str, Any], questions: Asking | None) -> str:
    from pyvis.network import Network  # 0.7 s to import: only where it is used

    links = [(fact[0], fact[2]) for fact in graph["facts"]]
    overview = make_overview([row[1] for row in graph["entities"]], graph["home"], links)
    network = Network(directed=True, height="100%", width="100%", cdn_resources="in_line")
    network.set_options(json.dumps(OPTIONS))
    _draw_overview(network, graph, overview, links)

    scripts = [_script(FOLDER / name) for name in SCRIPTS]
    # pyvis' own templates ask a CDN for bootstrap whatever it is told, and put titles into innerHTML: hence ours.
    network.set_template_dir(str(FOLDER), "template.html.jinja")
    network.templateEnv.filters["inert_json"] = inert_json
    network.templateEnv.globals.update(
        data=_data_element({**graph, **_overview_tables(overview)}),
        style="".join((FOLDER / "css" / name).read_text(encoding="utf-8") for name in STYLES),
        scripts=scripts,
        asking=questions,
        policy=_policy(scripts, questions),
    )
    return str(network.generate_html())


def _draw_overview(network: Any, graph: dict[str, Any], overview: Overview, links: Iterable[tuple[int, int]]) -> None:
    """Give pyvis the nodes of the overview with their positions, and the edges between them."""
    drawn: set[int] = set()
    for island in overview.islands:
        for number, (x, y) in zip(overview.members[island.group], island.places, strict=False):
            row = graph["entities"][number]
            network.add_node(number, label=row[2], group=row[1], x=x, y=y)
            drawn.add(number)
    for subject, target in sorted(set(links)):
        if subject != target and subject in drawn and target in drawn:
            network.add_edge(subject, target)


def _overview_tables(overview: Overview) -> dict[str, Any]:
    """``groups``: each entity's community; ``leaders``: each community's; ``islands``: ``[group, x, y, radius]``."""
    return {
        "groups": overview.groups,
        "leaders": [members[0] for members in overview.members],
        "islands": [[island.group, island.x, island.y, island.radius] for island in overview.islands],
    }


def _data_element(graph: dict[str, Any]) -> str:
    """The element that carries the whole graph: as JSON, or as JSON compressed and in base64 where it is large."""
    text = inert_json(graph)
    if len(text) <= PLAIN_UP_TO:
        return f'<script type="application/json" id="graph">{text}</script>'
    return element("graph", packed(text.encode("utf-8")))


def _script(path: Path) -> str:
    """A script fit to stand between ``<script>`` and ``</script>``, without a pointer to a source map elsewhere."""
    source = re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", path.read_text(encoding="utf-8"))
    if re.search(r"</script|<!--", source, re.IGNORECASE):
        raise ValueError(f"{path.name} would end or comment out its own script element")
    return source


def _policy(scripts: Iterable[str], questions: Asking | None) -> str:
    """A Content-Security-Policy under which only these scripts run and nothing is fetched.

    Styles stay open to inline ones, since vis-network brings its own as it starts. Where questions can be asked, the
    editor is one script more, and the engine is WebAssembly in a worker that the page makes of what it carries.
    """
    editor = questions.editor if questions else ""
    allowed = [f"'sha256-{_sha256(script)}'" for script in (*scripts, *([editor] if editor else ()))]
    engine = " 'wasm-unsafe-eval'; worker-src blob:" if editor else ""
    return (
        f"default-src 'none'; script-src {' '.join(allowed)}{engine}; "
        "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")

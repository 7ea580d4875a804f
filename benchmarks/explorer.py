"""How the explorer bears large graphs, beside pyvis as it comes, in the same browser and the same run.

For each size an invented graph (three facts an entity, each with a sentence of its own) is written and opened in
Chromium: seconds to write, megabytes, seconds to the first view, frames a second while panning and zooming the
overview and the largest community, milliseconds a search; then the same file with what answers questions in it:
seconds until the engine has loaded the triples, seconds a ready question. pyvis draws the same nodes and edges with its
own template; where it shows nothing within the limit, that is what is noted.

    python benchmarks/explorer.py --sizes 1000 10000 50000 --limit 60 -o benchmarks/explorer.json
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import platform
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from uniongraph.export import write_build
from uniongraph.export.explorer import write_explorer
from uniongraph.records import (
    Article,
    Entity,
    Evidence,
    Fact,
    Knowledge,
    LinkedMention,
    Mention,
    Page,
    ReadPage,
    Sentence,
    Span,
    View,
)
from uniongraph.schema import Schema, load_schema

BASE = "https://w3id.org/uniongraph/id/"
KINDS = ("Company", "Person", "Programme", "Site", "Event", "Award", "School")
LINKS = ("cooperatesWith", "runs", "organizes", "takesPartIn", "locatedIn", "received", "operates")
FRAMES = """async (steps) => {
  const { network } = uniongraph.explorer.view;
  const times = [];
  const [start, scale] = [network.getViewPosition(), network.getScale()];
  for (let i = 0; i < steps; i += 1) {
    const before = performance.now();
    const zoom = scale * (1 + 0.3 * Math.sin(i / 8));
    network.moveTo({ position: { x: start.x + 40 * Math.sin(i / 5), y: start.y + 30 * Math.cos(i / 5) }, scale: zoom });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    times.push((performance.now() - before) / 2);
  }
  return times;
}"""
DRAW = """(steps) => {
  for (let i = 0; i < steps; i += 1) uniongraph.explorer.view.network.renderer._redraw();
}"""


# pyvis' page shows nothing until its simulation has come to rest, or has run for a thousand steps.
SETTLED = """Object.defineProperty(window, "network", {
  configurable: true,
  get() { return this.made; },
  set(made) { this.made = made; made?.once("stabilizationIterationsDone", () => { window.settled = true; }); },
});"""


class Clock:
    """What the page's main thread has worked, which does not grow when others keep the machine busy."""

    def __init__(self, page: Any) -> None:
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def seconds(self) -> float:
        """Seconds of processor time since the page began."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def invent(count: int, schema: Schema, seed: int = 1) -> Knowledge:
    """A graph of ``count`` entities and three times as many facts, in districts that mostly keep to themselves."""
    chance = random.Random(seed)
    counties = [place for place in schema.places if place.level == "county"]
    chance.shuffle(counties)
    size = 60
    entities: list[Entity] = []
    for number in range(count):
        county = counties[number // size % len(counties)]
        if number % size == 0:
            cls, label = "TradeUnion", f"{county.name}第{number // size + 1}总工会"
        else:
            cls = chance.choice(KINDS)
            given = chance.choice(("恒瑞", "启明", "安康", "云杉", "泰和", "新河")) + chance.choice("东南西北中")
            label = f"{county.name[:2]}{given}{number}号{schema.classes[cls].zh}"
        entities.append(Entity(f"{BASE}{cls}/{label}", cls, label, (), county.code))
    told: dict[tuple[int, str, int], None] = {}
    while len(told) < 3 * count:
        one = int(chance.random() ** 1.5 * count)
        start = one // size * size
        near = chance.random() < 0.9
        other = start + int(chance.random() ** 2 * size) if near else chance.randrange(count)
        if other < count and other != one:
            told[one, chance.choice(LINKS), other] = None
    return _write_up(entities, list(told))


def _write_up(entities: list[Entity], told: list[tuple[int, str, int]]) -> Knowledge:
    pages, facts, mentions = [], [], []
    for number in range(0, len(told), 12):
        page_id, article_id = f"invented/{number // 12:06}.txt", f"a{number // 12:06}"
        text, sentences = f"见闻之{number // 12}\n", []
        for one, link, other in told[number : number + 12]:
            words = f"{entities[one].label}与{entities[other].label}"
            line = f"据介绍，今年以来，{words}一道为职工办实事，受到好评。"
            start = len(text)
            sentences.append(
                Sentence(article_id, len(sentences), 0, "body", View(line, tuple(range(start, start + len(line)))))
            )
            text += line + "\n"
            span = Span(page_id, start + line.index(words), start + line.index(words) + len(words))
            evidence = Evidence(article_id, (span,), (words,), "invented", 0.9)
            facts.append(Fact(entities[one].iri, link, entities[other].iri, evidence=(evidence,)))
            for entity in (entities[one], entities[other]):
                where, name = sentences[-1].index, entity.label
                mention = Mention(article_id, where, 0, 1, name, entity.cls, "name", name, (span,))
                mentions.append(LinkedMention(mention, entity.iri))
        date = f"{2015 + number // 12 % 10}-{number // 12 % 12 + 1:02}-05"
        spans = (Span(page_id, 0, len(text)),)
        article = Article(article_id, page_id, 1, text.partition("\n")[0], spans, spans, tuple(sentences), date=date)
        checksum = hashlib.sha256(text.encode()).hexdigest()
        pages.append(ReadPage(Page(page_id, text, checksum), (article,)))
    facts.sort(key=lambda fact: (fact.subject, fact.predicate, fact.object))
    return Knowledge(tuple(pages), tuple(sorted(entities)), tuple(facts), tuple(mentions), ())


def measure_explorer(browser: Any, knowledge: Knowledge, schema: Schema, path: Path) -> dict[str, Any]:
    """Figures of our page."""
    start = time.perf_counter()
    write_explorer(knowledge, schema, path)
    written = time.perf_counter() - start
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    clock = Clock(page)
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit", timeout=120_000)
    page.wait_for_selector("body[data-ready]", timeout=120_000)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    opened = time.perf_counter() - start
    worked = clock.seconds()
    figures: dict[str, Any] = {
        "seconds_to_write": round(written, 1),
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "seconds_to_first_view": round(opened, 2),
        "seconds_of_work_to_first_view": round(worked, 2),
        "nodes_in_first_view": page.evaluate("uniongraph.explorer.drawn().length"),
        "overview": _frames(page, clock),
    }
    page.wait_for_timeout(500)
    times = page.evaluate(
        "(queries) => queries.map((q) => { const t = performance.now(); uniongraph.explorer.search(q, 12);"
        " return performance.now() - t; })",
        ["总工会", "zgh", "hengrui", "启明东", "没有的名字", "a", "云杉南12", "xianghe"],
    )
    figures["search_milliseconds"] = {"median": round(statistics.median(times), 1), "worst": round(max(times), 1)}
    figures["filter_milliseconds"] = page.evaluate(
        "(() => { const t = performance.now(); uniongraph.explorer.filters.change({ place: 0 });"
        " const took = performance.now() - t; uniongraph.explorer.filters.clear(); return Math.round(took); })()"
    )
    page.evaluate("location.hash = uniongraph.address.group(0)")
    page.wait_for_selector("#panel[data-kind=group]")
    figures["nodes_in_largest_community"] = page.evaluate("uniongraph.explorer.drawn().length")
    figures["community"] = _frames(page, clock)
    page.close()
    return figures


def measure_asking(browser: Any, knowledge: Knowledge, schema: Schema, folder: Path) -> dict[str, Any]:
    """Figures of our page with what answers questions in it."""
    write_build(knowledge, schema, folder, timings={}, explorer=write_explorer)
    path = folder / "graph.html"
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(300_000)
    clock = Clock(page)
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector("body[data-ready]")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    figures: dict[str, Any] = {
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "seconds_to_first_view": round(time.perf_counter() - start, 2),
        "seconds_of_work_to_first_view": round(clock.seconds(), 2),
        "megabytes_of_turtle": round(sum(file.stat().st_size for file in folder.glob("*.ttl")) / 1e6, 1),
    }
    start = time.perf_counter()
    page.click("#views a[data-view=ask]")
    if page.evaluate("uniongraph.explorer.ask.tooLarge"):
        figures["asked"] = page.inner_text("#ask-answer")
    else:
        page.wait_for_selector("#ask-view[data-engine=ready]")
        figures["seconds_to_load"] = round(time.perf_counter() - start, 2)
        figures["loaded"] = page.inner_text("#ask-told")
        times = page.evaluate(ASK, _questions(schema))
        figures["question_seconds"] = {"median": round(statistics.median(times), 3), "worst": round(max(times), 2)}
    page.close()
    return figures


ASK = """async (texts) => {
  const { ask } = uniongraph.explorer;
  const times = [];
  for (const text of texts) {
    const query = uniongraph.queryOf(text, new Map(), ask.about.prefixes);
    const begun = performance.now();
    await ask.engine.ask(query).catch(() => {});
    times.push((performance.now() - begun) / 1000);
  }
  return times;
}"""


def _questions(schema: Schema) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((schema.folder / "queries").glob("*.rq"))]


def _frames(page: Any, clock: Clock) -> dict[str, float]:
    """Frames a second while panning and zooming at once (at most the screen's 60), and the work of drawing one."""
    times = page.evaluate(FRAMES, 60)
    before = clock.seconds()
    page.evaluate(DRAW, 40)
    drawing = (clock.seconds() - before) / 40
    return {
        "frames_a_second": round(1000 / statistics.median(times), 1),
        "slowest_of_20": round(1000 / sorted(times)[int(len(times) * 0.95)], 1),
        "milliseconds_of_work_to_draw": round(drawing * 1000, 1),
    }


def write_pyvis(knowledge: Knowledge, path: Path) -> None:
    """pyvis' own page of the same nodes and edges, as its manual has it."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for entity in knowledge.entities:
        network.add_node(entity.iri, label=entity.label)
    for fact in knowledge.facts:
        network.add_edge(fact.subject, fact.object)
    path.write_text(network.generate_html(), encoding="utf-8")


def measure_pyvis(browser: Any, knowledge: Knowledge, path: Path, limit: float) -> dict[str, Any]:
    """Figures of pyvis' page; ``limit`` seconds to write it, and as many to show something."""
    start = time.perf_counter()
    writer = multiprocessing.get_context("fork").Process(target=write_pyvis, args=(knowledge, path))
    writer.start()
    writer.join(limit)
    if writer.is_alive():  # it looks through a list of all nodes for each edge
        writer.kill()
        writer.join()
        return {"seconds_to_write": f"> {limit:.0f}"}
    figures: dict[str, Any] = {
        "seconds_to_write": round(time.perf_counter() - start, 1),
        "megabytes": round(path.stat().st_size / 1e6, 1),
    }
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(SETTLED)
    page.route("http*://**", lambda route: route.abort())  # it asks other hosts; they shall cost it nothing
    try:
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="commit", timeout=limit * 1000)
        left = max(limit - (time.perf_counter() - start), 1)
        page.wait_for_function("window.settled", timeout=left * 1000)
        figures["seconds_to_first_view"] = round(time.perf_counter() - start, 2)
    except Exception as error:
        if "Timeout" not in str(error):
            raise
        figures["seconds_to_first_view"] = f"> {limit:.0f}"
    page.close()
    return figures


def main() -> None:
    """Measure, print, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 50_000])
    parser.add_argument("--limit", type=float, default=60, help="seconds that pyvis is given to show something")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    schema = load_schema()
    results: dict[str, Any] = {"machine": f"{os.cpu_count()} cores, {platform.machine()}, software rendering"}
    results["busy"] = f"{os.getloadavg()[0]:.1f} programs running when it began"
    path = next(found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for size in options.sizes:
            knowledge = invent(size, schema)
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
            results[str(size)] = {"explorer": measure_explorer(browser, knowledge, schema, Path(folder) / "graph.html")}
            browser.close()
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
            results[str(size)]["asking"] = measure_asking(browser, knowledge, schema, Path(folder) / f"build-{size}")
            browser.close()
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
            results[str(size)]["pyvis"] = measure_pyvis(browser, knowledge, Path(folder) / "pyvis.html", options.limit)
            browser.close()
            print(size, json.dumps(results[str(size)], indent=2), flush=True)
    if options.output:
        options.output.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

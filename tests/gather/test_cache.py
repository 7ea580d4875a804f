"""A build that takes up what is kept writes what a clean build writes, reads only what changed, and trusts no file."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import uniongraph
from uniongraph.extract import Extractor
from uniongraph.gather import PageStore
from uniongraph.pages.files import Source
from uniongraph.pipeline import build
from uniongraph.reading import PageResult, Reader, Task
from uniongraph.schema import Schema, load_schema, ontology_folder

TEXTS = {
    "一版.txt": "响水县总工会慰问环卫工人\n本报讯 7月3日，响水县总工会主席顾长川带队到响水云帆纺织有限公司走访。\n",
    "二版.txt": "滨海县总工会建成驿站\n本报讯 近日，滨海县总工会在人民路建成户外劳动者服务站点。\n",
    "三版.txt": "射阳县总工会举办技能竞赛\n本报讯 射阳县总工会与射阳海风纺织有限公司共同举办技能竞赛。\n",
}
MORE = "阜宁县总工会启动求学圆梦行动\n本报讯 阜宁县总工会启动“求学圆梦”行动，顾长川任阜宁县总工会副主席。\n"


@pytest.fixture(autouse=True, scope="module")
def loaded_once() -> Iterator[None]:
    """The shipped ontology and what reads with it are loaded once for all these builds."""
    with pytest.MonkeyPatch.context() as patch:
        shipped = cache(lambda: load_schema())
        patch.setattr("uniongraph.schema.load_schema", lambda folder=None: load_schema(folder) if folder else shipped())
        extractors: dict[int, tuple[Schema, Extractor]] = {}

        def extractor(schema: Schema) -> Extractor:
            if id(schema) not in extractors:
                extractors[id(schema)] = schema, Extractor(schema)
            return extractors[id(schema)][1]

        patch.setattr("uniongraph.extract.Extractor", extractor)
        yield


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "版面"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are read, not taken up."""
    seen: list[str] = []
    before = Reader.read

    def reading(self: Reader, task: Task) -> PageResult:
        seen.append(task.source.id)
        return before(self, task)

    monkeypatch.setattr(Reader, "read", reading)
    return seen


def content(folder: Path) -> dict[str, bytes]:
    """The files of a build, the report without what only this run knows."""
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    report = json.loads(found.pop("report.json"))
    return found | {"report.json": json.dumps(report | {"timings": {}}).encode()}


class Desk:
    """Builds the same pages with a cache, into one folder, and without, into another."""

    def __init__(self, pages: Path, where: Path) -> None:
        self.pages, self.cache, self.out, self.clean = pages, where / "cache", where / "图谱", where / "净"
        self.ontology: Path | None = None

    def same(self) -> None:
        """Builds both ways, and finds the same bytes."""
        build([self.pages], self.out, cache=self.cache, explorer=False, ontology=self.ontology)
        self.same_as_clean()

    def same_as_clean(self) -> None:
        build([self.pages], self.clean, cache=False, explorer=False, ontology=self.ontology)
        assert content(self.out) == content(self.clean)


@pytest.fixture
def desk(pages: Path, tmp_path: Path) -> Desk:
    return Desk(pages, tmp_path)


def read_with_cache(desk: Desk, read: list[str]) -> list[str]:
    """The pages that a build with the cache reads."""
    read.clear()
    build([desk.pages], desk.out, cache=desk.cache, explorer=False, ontology=desk.ontology)
    found = list(read)
    desk.same_as_clean()
    return found


def test_only_what_changed_is_read(desk: Desk, read: list[str]) -> None:
    assert read_with_cache(desk, read) == sorted(TEXTS)
    assert read_with_cache(desk, read) == []
    (desk.pages / "四版.txt").write_text(MORE, encoding="utf-8")
    assert read_with_cache(desk, read) == ["四版.txt"]
    (desk.pages / "二版.txt").write_text(TEXTS["二版.txt"].replace("人民路", "幸福路"), encoding="utf-8")
    assert read_with_cache(desk, read) == ["二版.txt"]
    (desk.pages / "一版.txt").unlink()
    assert read_with_cache(desk, read) == []
    (desk.pages / "二版.txt").write_text(TEXTS["二版.txt"], encoding="utf-8")
    assert read_with_cache(desk, read) == []  # as it was once before


def test_what_was_read_for_one_folder_serves_another(desk: Desk, read: list[str], tmp_path: Path) -> None:
    read_with_cache(desk, read)
    read.clear()
    build([desk.pages], tmp_path / "别处", cache=desk.cache, explorer=False)
    assert read == []
    assert content(tmp_path / "别处") == content(desk.out)


def test_what_is_said_of_a_page_makes_another_page_of_it(desk: Desk, read: list[str], tmp_path: Path) -> None:
    read_with_cache(desk, read)
    read.clear()
    (tmp_path / "版.csv").write_text("file,paper\n一版.txt,盐阜职工报\n", encoding="utf-8")
    build([desk.pages], desk.out, cache=desk.cache, explorer=False, metadata=tmp_path / "版.csv")
    assert read == ["一版.txt"]
    assert "盐阜职工报" in (desk.out / "graph.ttl").read_text(encoding="utf-8")


def test_another_word_in_the_lexicon_reads_all_anew(desk: Desk, read: list[str], tmp_path: Path) -> None:
    desk.ontology = tmp_path / "本体"
    shutil.copytree(ontology_folder(), desk.ontology)
    read_with_cache(desk, read)
    lexicon = desk.ontology / "lexicon" / "predicates.toml"
    text = lexicon.read_text(encoding="utf-8")
    lexicon.write_text(text.replace('words = ["走访", "慰问",', 'words = ["慰问",', 1), encoding="utf-8")
    before = content(desk.out)
    assert read_with_cache(desk, read) == sorted(TEXTS)
    assert content(desk.out)["facts.csv"] != before["facts.csv"]


def test_the_explorer_is_the_same_whether_pages_are_read_or_taken_up(desk: Desk, read: list[str]) -> None:
    build([desk.pages], desk.clean, cache=False)
    for _ in range(2):
        build([desk.pages], desk.out, cache=desk.cache)
        assert content(desk.out) == content(desk.clean)
    assert len(read) == 2 * len(TEXTS)


def spoil_entries(cache: Path) -> None:
    with sqlite3.connect(cache / "pages.sqlite") as db:
        for key, data in db.execute("SELECT key, data FROM page").fetchall():
            db.execute("UPDATE page SET data = ? WHERE key = ?", (data[:-3] + b"\0\0\0", key))
    db.close()


def swap_entries(cache: Path) -> None:
    with sqlite3.connect(cache / "pages.sqlite") as db:
        keys = [key for (key,) in db.execute("SELECT key FROM page")]
        rows = [db.execute("SELECT data FROM page WHERE key = ?", (key,)).fetchone()[0] for key in keys]
        db.executemany("UPDATE page SET data = ? WHERE key = ?", zip(rows[1:] + rows[:1], keys, strict=True))
    db.close()


def spoil_pages(cache: Path) -> None:
    (cache / "pages.sqlite").write_bytes(b"no database at all" * 1000)


def spoil_base(cache: Path) -> None:
    (base,) = (cache / "builds").glob("*.sqlite")
    data = bytearray(base.read_bytes())
    at = data.index("带队到".encode())
    data[at : at + 3] = "赴".encode()
    base.write_bytes(data)


def cut_base(cache: Path) -> None:
    (base,) = (cache / "builds").glob("*.sqlite")
    base.write_bytes(base.read_bytes()[:5000])


def lose_base(cache: Path) -> None:
    shutil.rmtree(cache / "builds")


@pytest.mark.parametrize("spoil", [spoil_entries, swap_entries, spoil_pages, spoil_base, cut_base, lose_base])
def test_a_spoilt_cache_costs_work_and_nothing_else(desk: Desk, spoil: object) -> None:
    desk.same()
    assert callable(spoil)
    spoil(desk.cache)
    if spoil in (spoil_entries, swap_entries, spoil_pages):
        lose_base(desk.cache)
    desk.same()
    desk.same()


def test_a_cache_that_cannot_be_written_is_done_without(desk: Desk, tmp_path: Path) -> None:
    desk.cache = tmp_path / "a file" / "cache"
    desk.cache.parent.write_text("", encoding="utf-8")
    desk.same()


def test_the_store_drops_what_was_used_least_lately(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100]
    monkeypatch.setattr("uniongraph.gather.store._now", lambda: clock[0])
    path = tmp_path / "pages.sqlite"
    with PageStore(path) as store:
        for number in range(20):
            clock[0] += 1
            store.put(bytes([number]), PageResult(f"{number}.txt", None))
        clock[0] += 1
        assert store.get(b"\0") is not None
        store.prune(700)
    with PageStore(path) as store:
        kept = [number for number in range(20) if store.get(bytes([number]))]
    assert kept[0] == 0
    assert 2 < len(kept) < 20
    assert kept[1:] == list(range(21 - len(kept), 20))


KILLED = """
import os, signal, sys
from uniongraph.pipeline import build
def step(stage, done, total):
    if stage == sys.argv[1] and done >= int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
build([sys.argv[3]], sys.argv[4], cache=sys.argv[5], explorer=False, progress=step, workers=1)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize(("stage", "step", "left"), [("read", 3, 1), ("resolve", 2, 0), ("write", 4, 0)])
def test_a_killed_build_loses_no_more_than_the_pages_at_hand(
    desk: Desk, read: list[str], stage: str, step: int, left: int
) -> None:
    build([desk.pages], desk.out, cache=desk.cache, explorer=False)
    before = content(desk.out)
    for name, text in TEXTS.items():
        (desk.pages / name).write_text(text.replace("总工会", "教育工会"), encoding="utf-8")
    (desk.pages / "四版.txt").write_text(MORE, encoding="utf-8")
    home = str(Path(uniongraph.__file__).parents[1])
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([home, os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-c", KILLED, stage, str(step), str(desk.pages), str(desk.out), str(desk.cache)]
    done = subprocess.run(command, env=environment, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert content(desk.out) == before
    assert len(read_with_cache(desk, read)) == left


def test_a_task_without_a_file_has_no_key(desk: Desk) -> None:
    from uniongraph.gather.cache import Keys

    keys = Keys(load_schema())
    assert keys.of_task(Task(Source("stdin", None))) is None
    assert keys.of_task(Task(Source("无", desk.pages / "无"))) is None

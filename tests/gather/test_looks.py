"""A file that is what it was is not read again, and one that changed always is, whatever its size and times say."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from uniongraph.gather import Base, Looks
from uniongraph.gather.cache import Keys
from uniongraph.gather.looks import GRAIN
from uniongraph.pipeline import build
from uniongraph.reading import Task

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere every file is read, since nothing says enough")

BEFORE = "响水县总工会慰问环卫工人\n本报讯 7月3日，响水县总工会主席顾长川带队到响水云帆纺织有限公司走访。\n"
AFTER = BEFORE.replace("顾长川", "顾长河")  # as many bytes


def looked(monkeypatch: pytest.MonkeyPatch, file: Path, seconds: float) -> Base:
    """A database that knows the file from a look so many seconds after its last change."""
    base = Base(None, "")
    base.db.execute("INSERT INTO page (id, checksum) VALUES ('版.txt', '旧')")
    at(monkeypatch, file, seconds)
    looks = Looks(base.db)
    assert looks.checksum("版.txt", file) == ""  # nobody looked before
    looks.keep()
    return base


def at(monkeypatch: pytest.MonkeyPatch, file: Path, seconds: float) -> None:
    """The clock shows so many seconds after the file's last change."""
    found = file.stat()
    now = max(found.st_mtime_ns, found.st_ctime_ns) + int(seconds * 1e9)
    monkeypatch.setattr("uniongraph.gather.looks.time.time_ns", lambda: now)


def seen(monkeypatch: pytest.MonkeyPatch, base: Base, file: Path) -> str:
    """What an hour later is taken for the checksum of the file."""
    at(monkeypatch, file, 3600)
    return Looks(base.db).checksum("版.txt", file)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "版.txt"
    path.write_text(BEFORE, encoding="utf-8")
    return path


def test_a_file_that_stays_as_it_is_keeps_its_checksum(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    assert seen(monkeypatch, looked(monkeypatch, file, 60), file) == "旧"


def test_a_file_that_had_only_just_changed_is_read_again(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    grain = GRAIN / 1e9
    assert seen(monkeypatch, looked(monkeypatch, file, grain / 2), file) == ""
    assert seen(monkeypatch, looked(monkeypatch, file, -60), file) == ""  # by a clock that is ahead of ours
    assert seen(monkeypatch, looked(monkeypatch, file, 2 * grain), file) == "旧"


def test_a_change_of_the_same_size_whose_time_is_set_back_is_seen(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    base, before = looked(monkeypatch, file, 60), file.stat()
    time.sleep(0.02)  # more than the grain of the times here
    file.write_text(AFTER, encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert seen(monkeypatch, base, file) == ""


def test_another_file_in_its_place_is_seen(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    base = looked(monkeypatch, file, 60)
    other = file.with_name("新.txt")
    other.write_text(AFTER, encoding="utf-8")
    other.replace(file)
    assert seen(monkeypatch, base, file) == ""


def test_what_cannot_be_looked_at_has_no_checksum(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    base = looked(monkeypatch, file, 60)
    assert Looks(base.db).checksum("版.txt", file.parent) == ""
    assert Looks(base.db).checksum("版.txt", file.with_name("无.txt")) == ""


class Desk:
    """Builds a folder of two pages again and again, and tells which files were opened for their checksums."""

    def __init__(self, where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pages, self.out, self.cache = where / "版面", where / "图谱", where / "cache"
        self.pages.mkdir()
        self._opened: list[str] = []
        before = Keys.of_task

        def of_task(keys: Keys, task: Task) -> bytes | None:
            self._opened.append(task.source.id)
            return before(keys, task)

        monkeypatch.setattr(Keys, "of_task", of_task)

    def write(self, name: str, text: str) -> None:
        (self.pages / name).write_text(text, encoding="utf-8")

    def opened(self) -> list[str]:
        self._opened.clear()
        build([self.pages], self.out, cache=self.cache, explorer=False, workers=1)
        return self._opened

    def names(self) -> str:
        return (self.out / "nodes.csv").read_text(encoding="utf-8")


def test_a_build_opens_the_files_that_changed_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path, monkeypatch)
    desk.write("一.txt", BEFORE)
    desk.write("二.txt", "滨海县总工会建成驿站\n本报讯 近日，滨海县总工会在人民路建成户外劳动者服务站点。\n")
    real = time.time_ns
    monkeypatch.setattr("uniongraph.gather.looks.time.time_ns", lambda: real() + 60 * 10**9)  # all is long past
    assert desk.opened() == ["一.txt", "二.txt"]
    assert desk.opened() == []
    assert "顾长川" in desk.names()
    desk.write("一.txt", AFTER)
    assert desk.opened() == ["一.txt"]
    assert "顾长河" in desk.names()
    assert "顾长川" not in desk.names()
    assert desk.opened() == []
    (desk.pages / "二.txt").touch()
    assert desk.opened() == ["二.txt"]
    assert desk.opened() == []


def test_a_page_written_twice_at_once_is_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path, monkeypatch)
    desk.write("一.txt", BEFORE)
    desk.opened()
    assert desk.opened() == ["一.txt"]  # it is only just written: the next change might not show
    desk.write("一.txt", AFTER)
    assert desk.opened() == ["一.txt"]
    assert "顾长河" in desk.names()

"""An output folder: nobody's files are lost, one build at a time, and whoever cannot write is told so at once."""

from __future__ import annotations

import multiprocessing
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from uniongraph.export import OutputError, check_replaceable, claimed
from uniongraph.export import folder as folders
from uniongraph.export.folder import replaced

REPORT = '{"program": "uniongraph", "outputs": {"graph.ttl": "0", "facts.csv": "0"}}'


def put_build(folder: Path, graph: str) -> None:
    with replaced(folder) as new:
        (new / "graph.ttl").write_text(graph, encoding="utf-8")
        (new / "report.json").write_text(REPORT, encoding="utf-8")


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "图谱"
    put_build(folder, "old")
    return folder


@pytest.fixture(params=["one step", "two steps"])
def out_either_way(request: pytest.FixtureRequest, out: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "two steps":
        monkeypatch.setattr(folders, "exchange", lambda one, other: False)
    return out


def test_the_new_takes_the_place_of_the_old(out_either_way: Path) -> None:
    put_build(out_either_way, "new")
    assert content(out_either_way) == {"graph.ttl": "new", "report.json": REPORT}
    assert [path.name for path in out_either_way.parent.iterdir()] == ["图谱"]


@pytest.mark.parametrize("name", ["notes.txt", "graph.gephi", "facts.csv/notes.txt", ".git"])
def test_files_of_the_user_in_a_build_are_never_lost(out: Path, name: str) -> None:
    mine = out / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("years of work", encoding="utf-8")
    with pytest.raises(OutputError, match=name.partition("/")[0]):
        put_build(out, "new")
    assert mine.read_text(encoding="utf-8") == "years of work"
    assert (out / "graph.ttl").read_text(encoding="utf-8") == "old"


def test_files_that_are_put_there_while_it_builds_are_not_lost(out: Path) -> None:
    with pytest.raises(OutputError, match=r"notes\.txt"), replaced(out) as new:
        (new / "graph.ttl").write_text("new", encoding="utf-8")
        (out / "notes.txt").write_text("years of work", encoding="utf-8")
    assert content(out)["graph.ttl"] == "old"
    assert (out / "notes.txt").exists()


@pytest.mark.parametrize(("name", "text"), [("thesis.docx", "years of work"), ("report.json", '{"mine": 1}')])
def test_what_is_not_a_build_is_left_alone(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(OutputError, match=name):
        put_build(tmp_path, "new")
    assert content(tmp_path) == {name: text}


def test_what_systems_leave_is_nobodys(out: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "desktop.ini"):
        (out / name).write_text("", encoding="utf-8")
    put_build(out, "new")
    assert content(out)["graph.ttl"] == "new"


def test_what_was_closed_to_others_stays_so(out: Path) -> None:
    out.chmod(0o700)
    put_build(out, "new")
    assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_a_link_to_a_folder_stays_a_link(out: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(out)
    put_build(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert content(out)["graph.ttl"] == "new"


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "link")
    with pytest.raises(OutputError):
        check_replaceable(tmp_path / "link")


def test_when_the_last_move_fails_the_old_folder_comes_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if ".new-" in self.name:
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(folders, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError, match="cannot be written"):
        put_build(out, "new")
    assert content(out)["graph.ttl"] == "old"
    assert [path.name for path in out.parent.iterdir()] == ["图谱"]


# a second build


def _claim(folder: str, pipe: object) -> None:
    try:
        with claimed(Path(folder)):
            pipe.send("claimed")  # type: ignore[attr-defined]
            pipe.recv()  # type: ignore[attr-defined]
    except OutputError as error:
        pipe.send(str(error))  # type: ignore[attr-defined]


@pytest.fixture
def other_build(out: Path) -> Iterator[object]:
    """Another process that has claimed the folder, for as long as nothing is sent to it."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_claim, args=(str(out), there))
    process.start()
    assert here.recv() == "claimed"
    yield process, here
    process.kill()
    process.join()


def test_two_builds_into_one_folder_at_once_are_one(out: Path, other_build: tuple) -> None:  # type: ignore[type-arg]
    with pytest.raises(OutputError, match=r"another build is being written into .*图谱"), claimed(out):
        pass
    other_build[1].send("end")
    other_build[0].join()
    with claimed(out):
        put_build(out, "new")
    assert [path.name for path in out.parent.iterdir()] == ["图谱"]


def test_the_claim_of_a_killed_build_ends_with_it(out: Path, other_build: tuple) -> None:  # type: ignore[type-arg]
    other_build[0].kill()
    other_build[0].join()
    assert (out.parent / ".图谱.lock").exists()
    with claimed(out):
        pass
    assert [path.name for path in out.parent.iterdir()] == ["图谱"]


def test_what_a_killed_build_left_aside_goes(out: Path) -> None:
    for left in (".图谱.new-0a", ".图谱.old-0b", ".图谱.try-0c"):
        (out.parent / left).mkdir()
    (out.parent / ".图谱.new-0a" / "graph.ttl").write_text("half", encoding="utf-8")
    (out.parent / ".图谱2.new-0a").mkdir()
    with claimed(out):
        pass
    assert {path.name for path in out.parent.iterdir()} == {"图谱", ".图谱2.new-0a"}
    assert content(out)["graph.ttl"] == "old"


def test_a_build_that_was_killed_between_two_moves_comes_back(out: Path) -> None:
    out.rename(out.parent / ".图谱.old-0b")
    with claimed(out):
        assert content(out)["graph.ttl"] == "old"


# what cannot be written


def test_folders_above_are_made_and_taken_away_where_nothing_was_built(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), claimed(tmp_path / "a" / "b" / "图谱"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with claimed(tmp_path / "a" / "b" / "图谱"):
        put_build(tmp_path / "a" / "b" / "图谱", "new")
    assert content(tmp_path / "a" / "b" / "图谱")["graph.ttl"] == "new"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        check_replaceable(tmp_path / "out")
    with pytest.raises(OutputError, match="Not a directory"):
        check_replaceable(tmp_path / "out" / "below")


def test_a_name_that_leaves_no_room_for_writing_aside_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="File name too long"):
        check_replaceable(tmp_path / ("图" * 84))


@pytest.mark.skipif(not hasattr(os, "fork") or os.getuid() == 0, reason="permissions do not bind root")
def test_a_closed_folder_is_told_at_once(out: Path) -> None:
    out.parent.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="cannot be written"):
            check_replaceable(out)
    finally:
        out.parent.chmod(0o700)


def test_a_disk_is_no_folder_to_replace() -> None:
    with pytest.raises(OutputError, match=r"whole disk"):
        check_replaceable(Path("/proc") if Path("/proc").is_mount() else Path("/"))

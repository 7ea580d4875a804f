"""The same pages give the same bytes, wherever, in whatever order and by whatever Python they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import uniongraph

SOURCE = Path(uniongraph.__file__).parent
PAGES = ("03-xiangshui-jianxun.txt", "06-nanfeng-web.txt")
MACHINES = {
    "another place": {"LC_ALL": "C", "TZ": "America/St_Johns", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
    "another language": {"LC_ALL": "tr_TR.ISO-8859-9", "TZ": "Asia/Urumqi", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    "one core": {"OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "3", "PYTHONOPTIMIZE": "2", "COLUMNS": "20"},
}


def built(
    folder: Path, python: str = sys.executable, options: tuple[str, ...] = (), **environment: str
) -> dict[str, bytes]:
    """The files of a build of two sample pages, without the report, which tells the time it took."""
    pages = folder / "elsewhere" / str(len(environment))
    pages.mkdir(parents=True)
    for name in PAGES:
        shutil.copy(SOURCE / "samples" / name, pages)
    given = [str(pages / name) for name in (reversed(PAGES) if environment else PAGES)]
    command = [python, "-m", "uniongraph", "build", *given, "-o", str(folder / "图谱"), "--quiet", *options]
    path = os.pathsep.join([str(SOURCE.parent), os.environ.get("PYTHONPATH", "")])
    subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONPATH": path} | environment, check=True)
    found = {file.name: file.read_bytes() for file in (folder / "图谱").iterdir()}
    assert len(found) == 11
    del found["report.json"]
    return found


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("here"))


@pytest.mark.parametrize("machine", MACHINES)
def test_neither_machine_nor_order_shows(here: dict[str, bytes], tmp_path: Path, machine: str) -> None:
    there = built(tmp_path, **MACHINES[machine])
    assert [name for name in here if here[name] != there.get(name)] == []


def test_neither_workers_nor_what_was_kept_show(here: dict[str, bytes], tmp_path: Path) -> None:
    kept = ("--cache", str(tmp_path / "kept"))
    for folder, workers in (("first", "2"), ("again", "1")):
        there = built(tmp_path / folder, options=("--workers", workers, *kept))
        assert [name for name in here if here[name] != there.get(name)] == []
    assert any((tmp_path / "kept").rglob("*"))


def test_another_python_writes_the_same(here: dict[str, bytes], tmp_path: Path) -> None:
    """Another interpreter, with the package's dependencies, is named by $OTHER_PYTHON."""
    python = os.environ.get("OTHER_PYTHON")
    if not python:
        pytest.skip("set OTHER_PYTHON to an interpreter of another version that has the dependencies")
    there = built(tmp_path, python)
    assert [name for name in here if here[name] != there.get(name)] == []

"""A build that is killed, or whose writes fail, at any point: the old build or the new one is there, and whole.

tools/faults.py does the same to real pages, and kills the whole program at odd moments.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from knowledge import knowledge
from uniongraph.schema import Schema

if sys.platform == "win32":
    pytest.skip("needs fork", allow_module_level=True)

ROOT = Path(__file__).parents[2]


def load_tool(name: str) -> ModuleType:
    """A module of tools/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


tool = load_tool("faults")


def test_nothing_is_lost_at_any_fault(tmp_path: Path, tiny_schema: Schema) -> None:
    known = knowledge()
    bench = tool.Bench(tmp_path, tiny_schema, replace(known, facts=known.facts[:3]), known)
    kinds = ("kill", "kill at size", "error once")
    struck = [(fault, bench.strike(fault)) for fault in tool.faults(bench, kinds, sizes=90)]
    assert [(fault, state) for fault, state in struck if state.startswith(tool.LOST)] == []
    kills = [state for fault, state in struck if fault.kills]
    assert len(kills) >= 200
    assert {state for _, state in struck} == {"old", "new"}  # faults strike before and after the move


def test_the_test_sees_a_loss(tmp_path: Path, tiny_schema: Schema, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(folder: Path, new: Path, old: Path) -> None:
        for path in sorted(new.iterdir()):
            path.rename(folder / path.name)

    known = knowledge()
    bench = tool.Bench(tmp_path, tiny_schema, replace(known, facts=known.facts[:3]), known)
    monkeypatch.setattr(tool.folders, "_swap", careless)
    states = {bench.strike(fault) for fault in (tool.Fault("kill", at) for at in range(bench.calls()))}
    assert any(state.startswith(tool.LOST) for state in states)


@pytest.fixture(scope="module")
def old_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out: Path = tmp_path_factory.mktemp("old") / "图谱"
    tool.build([tool.OLD], out)
    return out


@pytest.mark.parametrize("step", ["read 0", "read 1", "resolve 3", "write 11", "write 12"])
def test_killed_at_the_end_of_a_stage_the_program_leaves_the_old_build(
    tmp_path: Path, step: str, old_build: Path
) -> None:
    """Begin and end of ``read`` and of ``resolve``, and nine steps of ``write``, are thirteen for one page."""
    out = tmp_path / "work" / "图谱"
    shutil.copytree(old_build, out)
    state = tool.killed_program(out, step=int(step.split()[1]))
    assert state == ("new" if step == "write 12" else "old")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a tmpfs")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, old_build: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    room = 1.4 * sum(path.stat().st_size for path in old_build.rglob("*") if path.is_file())  # for one build, not two
    mount = ["mount", "-t", "tmpfs", "-o", f"size={int(room / 1024)}k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a tmpfs can be mounted by root only")
    try:
        out = disk / "图谱"
        shutil.copytree(old_build, out)
        before = tool.content(out)
        full = tool.run_program(tool.NEW, out, "zh_CN.UTF-8")  # both together are too much
        assert (full.returncode, full.stderr.count("\n")) == (1, 1)
        assert "磁盘空间不足" in full.stderr
        assert str(out) in full.stderr
        assert tool.content(out) == before
        assert [path.name for path in disk.iterdir()] == ["图谱"]
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        closed = tool.run_program(tool.NEW, out)
        assert closed.returncode == 1
        assert f"{out} cannot be written (Read-only file system)" in closed.stderr
        assert tool.content(out) == before
    finally:
        subprocess.run(["umount", disk], check=True)

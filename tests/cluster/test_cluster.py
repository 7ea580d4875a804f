"""A cluster builds what one process builds, byte for byte, even when a worker dies over it."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest
from machines import Cluster, scheduler, worker

from uniongraph import cluster as clusters
from uniongraph.cli import make_app
from uniongraph.cluster import SECONDS, ClusterError, connected, run_alike, versions
from uniongraph.pages.files import list_files
from uniongraph.pipeline import BuildResult, build, samples
from uniongraph.reading import Crew, Lost, Setup, Task, read_some
from uniongraph.schema import load_schema

SOURCE = Path(clusters.__file__).parents[1]
SAVED = (
    "<html><body><article><h1>泾县总工会送清凉</h1><p>7月2日，泾县总工会走访安徽宣笔厂。</p></article></body></html>"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages enough for many batches, one of them a saved web page, which is read in a process of its own."""
    folder = tmp_path_factory.mktemp("shared") / "版面"
    folder.mkdir()
    with samples() as shipped:
        for number in range(6):
            for page in sorted(shipped.glob("*.txt"))[:4]:
                text = page.read_text("utf-8")
                (folder / f"{number}-{page.name}").write_text(f"{text}\n第{number}号\n", encoding="utf-8")
    (folder / "saved.html").write_text(SAVED, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def local(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("local") / "out"
    build([pages], out, cache=False, explorer=False)
    return out


def content(folder: Path) -> dict[str, bytes]:
    """The files of a build but its report, which holds timings, and the explorer, which takes long."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("report.json", "graph.html")}


def on_cluster(address: str, given: str | Path, out: Path, seconds: float = SECONDS, **more: object) -> BuildResult:
    with connected(address, seconds=seconds) as executor:
        return build([given], out, cache=False, explorer=False, executor=executor, workers=executor.workers, **more)  # type: ignore[arg-type]


def test_a_worker_that_is_killed_half_way_makes_no_difference(
    cluster: Cluster, pages: Path, local: Path, tmp_path: Path
) -> None:
    address, (first, second) = cluster()
    seen: list[int] = []

    def kill(stage: str, done: int, total: int) -> None:
        if stage == "read" and done:
            seen.append(done)
            if first.poll() is None:
                assert done < total / 2
                first.kill()
                first.wait(30)

    result = on_cluster(address, pages, tmp_path / "out", progress=kill)
    assert first.poll() is not None and second.poll() is None
    assert seen[-1] == len(list(pages.iterdir())) == len(result.pages)
    assert content(tmp_path / "out") == content(local)


def test_the_command_has_a_cluster_read_pages_from_a_storage(
    cluster: Cluster, s3: dict[str, str], pages: Path, local: Path, tmp_path: Path
) -> None:
    import s3fs

    files = s3fs.S3FileSystem(endpoint_url=s3["FSSPEC_S3_ENDPOINT_URL"])
    files.put(str(pages), "union-news/版面", recursive=True)
    address, _ = cluster()
    words = ["build", "s3://union-news/版面", "--cluster", address, "-o", str(tmp_path / "out")]
    environ = {**os.environ, "PYTHONPATH": str(SOURCE), "LC_ALL": "C.UTF-8", "UNIONGRAPH_CACHE": ""}
    done = subprocess.run([sys.executable, "-m", "uniongraph", *words], capture_output=True, text=True, env=environ)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Built 25 pages")
    assert content(tmp_path / "out") == content(local)


def test_what_a_worker_says_of_a_bad_page_is_what_is_said_here(cluster: Cluster, tmp_path: Path, pages: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(pages / "saved.html", folder)
    (folder / "empty.txt").write_text("", encoding="utf-8")
    address, _ = cluster()
    found = on_cluster(address, folder, tmp_path / "out")
    assert [(p.code, p.page) for p in found.unreadable] == [("page-empty", "empty.txt")]
    assert found.pages == ("saved.html",)


def test_a_scheduler_that_is_lost_ends_the_build(pages: Path, tmp_path: Path) -> None:
    with scheduler(tmp_path) as (address, process), worker(address, tmp_path, "only"):

        def lose(stage: str, done: int, total: int) -> None:
            process.kill()

        with pytest.raises(ClusterError, match=r"was lost; the pages that were read are kept"):
            on_cluster(address, pages, tmp_path / "out", progress=lose, seconds=2)


def test_pages_over_which_workers_are_lost_are_read_here(pages: Path) -> None:
    class Deadly(Executor):
        def submit(self, fn: object, /, *args: object, **_: object) -> Future[object]:  # type: ignore[override]
            future: Future[object] = Future()
            future.set_exception(Lost())
            return future

    tasks = [Task(source) for source in list_files([pages])[:3]]
    with Crew(Setup(), load_schema(), executor=Deadly()) as crew:
        found = list(crew.read(tasks))
    assert found == list(read_some(Setup(), tasks))


# workers that are not alike


def test_a_worker_with_another_program_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(SOURCE / "uniongraph", other / "uniongraph", ignore=shutil.ignore_patterns("__pycache__"))
    if not (other / "uniongraph" / "ontology").exists():  # beside src in a working copy
        shutil.copytree(SOURCE.parent / "ontology", tmp_path / "ontology")
    with (other / "uniongraph" / "text" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write("\n# another\n")
    with scheduler(tmp_path) as (address, _), worker(address, tmp_path, "other", other):
        with pytest.raises(ClusterError, match=r"worker tcp://\S+ has uniongraph .* and here is uniongraph"):
            on_cluster(address, "missing", tmp_path / "out")
        words = ["build", "missing", "--cluster", address, "-o", str(tmp_path / "out")]
        environ = {**os.environ, "PYTHONPATH": str(SOURCE), "LC_ALL": "zh_CN.UTF-8"}
        done = subprocess.run([sys.executable, "-m", "uniongraph", *words], capture_output=True, env=environ)
        assert done.returncode == 1
        assert re.fullmatch(r"错误：工作进程 \S+ 使用 uniongraph .*，本机为 .*\n", done.stderr.decode("utf-8"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("part", ["program", "ontology", "model", "python"])
def test_a_worker_that_comes_later_is_held_to_the_same(part: str) -> None:
    own = versions(Setup())
    run_alike(own, [], read_some, Setup(), ())
    with pytest.raises(ClusterError, match=f"and here is {re.escape(own[part])}2: install the same there") as refused:
        run_alike({**own, part: f"{own[part]}2"}, [], read_some, Setup(), ())
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_pages_that_a_worker_does_not_see_are_told(pages: Path) -> None:
    source = list_files([pages])[0]
    with pytest.raises(ClusterError, match=r"does not see /elsewhere/a\.txt: pages of a cluster lie where"):
        run_alike(versions(Setup()), ["/elsewhere/a.txt"], read_some, Setup(), (Task(source),))


# clusters that are none


def test_where_there_is_no_scheduler_that_is_told() -> None:
    with (
        pytest.raises(ClusterError, match="no scheduler answers at tcp://127"),
        connected("tcp://127.0.0.1:1", seconds=1),
    ):
        pass


def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    with (
        scheduler(tmp_path) as (address, _),
        pytest.raises(ClusterError, match="has no workers: start some"),
        connected(address, seconds=1),
    ):
        pass
    assert SECONDS >= 10  # a first worker may be on its way


def test_the_option_is_explained() -> None:
    import typer

    command = typer.main.get_command(make_app("zh")).commands["build"]  # type: ignore[attr-defined]
    assert "Dask" in next(p.help for p in command.params if p.name == "cluster")

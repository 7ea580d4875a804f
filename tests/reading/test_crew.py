"""Pages are read alike by one process and by many, in order, and a process that is killed costs nothing."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from uniongraph.pages.files import list_files
from uniongraph.pages.given import Said
from uniongraph.reading import Crew, Setup, Task, read_all
from uniongraph.schema import Schema, load_schema

TEXTS = {
    "一版.txt": "响水县总工会慰问环卫工人\n本报讯 7月3日，响水县总工会主席顾长川带队到响水云帆纺织有限公司走访。\n",
    "二版.txt": "滨海县总工会建成驿站\n本报讯 近日，滨海县总工会在人民路建成户外劳动者服务站点。\n",
    "三版.txt": "射阳县总工会举办技能竞赛\n本报讯 射阳县总工会与射阳海风纺织有限公司共同举办技能竞赛。\n",
}


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "四版.txt").write_bytes(b"\x89PNG\0\0")
    said = Said("盐阜职工报", "2024-07-04", "2")
    return [Task(source, said) for source in list_files([tmp_path])]


def test_a_page_is_read_with_what_is_said_of_it(tasks: list[Task], schema: Schema) -> None:
    results = list(read_all(tasks, Setup(), schema))
    assert [result.page for result in results] == [task.source.id for task in tasks]
    read = results[0].read
    assert read is not None
    assert (read.page.paper, read.page.date, read.page.edition) == ("盐阜职工报", "2024-07-04", "2")
    assert results[0].readings
    (failed,) = [result for result in results if result.read is None]
    assert failed.failure is not None
    assert failed.failure.code == "page-binary"
    assert failed.page == "四版.txt"


def test_many_processes_give_what_one_gives_and_one_that_is_killed_costs_nothing(
    tasks: list[Task], schema: Schema
) -> None:
    alone = list(read_all(tasks, Setup(), schema))
    again = tasks * 12

    def given() -> Iterator[Task]:
        for number, task in enumerate(again):
            if number == 20 and crew._own is not None:
                process = next(iter(crew._own._processes.values()))
                os.kill(process.pid, signal.SIGKILL)
            yield task

    with Crew(Setup(), schema, workers=2, batch=2) as crew:
        assert list(crew.read(given())) == alone * 12


def test_any_executor_will_do(tasks: list[Task], schema: Schema) -> None:
    with ThreadPoolExecutor(1) as executor:
        assert list(read_all(tasks, Setup(), schema, executor=executor)) == list(read_all(tasks, Setup(), schema))
        assert executor.submit(int, "1").result() == 1  # it stays the caller's


def test_work_and_result_can_be_sent(tasks: list[Task], schema: Schema) -> None:
    results = list(read_all(tasks, Setup(), schema))
    assert pickle.loads(pickle.dumps((tasks, results))) == (tasks, results)

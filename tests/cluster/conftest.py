"""A real cluster, and a storage that speaks S3."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from machines import Cluster, scheduler, wait_for_two, worker

BUCKET = "union-news"


@pytest.fixture(scope="session")
def s3() -> Iterator[dict[str, str]]:
    """A server that speaks S3, as the environment that leads there; it has one empty bucket."""
    pytest.importorskip("s3fs")
    boto3 = pytest.importorskip("boto3")
    server = pytest.importorskip("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    environ = {
        "FSSPEC_S3_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patched:
        from fsspec.config import conf

        for name, value in environ.items():
            patched.setenv(name, value)
        patched.setitem(conf, "s3", {"endpoint_url": environ["FSSPEC_S3_ENDPOINT_URL"]})
        boto3.client("s3", endpoint_url=environ["FSSPEC_S3_ENDPOINT_URL"]).create_bucket(Bucket=BUCKET)
        yield environ
    server.stop()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, s3: dict[str, str]) -> Iterator[Cluster]:
    """Starts a scheduler and two workers, or tells of those that run: its address, and their processes."""
    pytest.importorskip("distributed")
    folder = tmp_path_factory.mktemp("cluster")
    with ExitStack() as held:
        address, _ = held.enter_context(scheduler(folder))
        workers: list[subprocess.Popen] = []  # type: ignore[type-arg]

        def two() -> tuple[str, list[subprocess.Popen]]:  # type: ignore[type-arg]
            alive = [process for process in workers if process.poll() is None]
            for number in range(len(workers), len(workers) + 2 - len(alive)):
                alive.append(held.enter_context(worker(address, folder, f"w{number}", **s3)))
                workers.append(alive[-1])
            wait_for_two(address)
            return address, alive

        yield two

"""Pages on a storage are the pages that they would be in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from uniongraph.pages import loading
from uniongraph.pages.files import list_files
from uniongraph.pages.loading import load_page
from uniongraph.pages.remote import StorageError
from uniongraph.pages.unreadable import UnreadablePage
from uniongraph.pipeline import build, samples

PAGES = {
    "2024/03/一版.txt": "泾县总工会",
    "2024/03/.draft.txt": "草稿",
    "2024/二版.md": "宣城市总工会",
    "2024/封面.xyz": "?",
}


@pytest.fixture
def memory() -> Any:
    """A storage in this process's memory, with a few objects."""
    files = pytest.importorskip("fsspec").filesystem("memory")
    files.store.clear()
    for name, text in PAGES.items():
        files.pipe(f"/报纸/{name}", text.encode("utf-8"))
    return files


def ids(*given: str | Path) -> list[str]:
    return [source.id for source in list_files(given)]


def test_a_folder_of_a_storage_is_a_folder(memory: Any, tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert ids("memory://报纸") == ids(tmp_path) == ids(f"file://{tmp_path}") == ["2024/03/一版.txt", "2024/二版.md"]
    assert [load_page(source) for source in list_files(["memory://报纸"])] == [
        load_page(source) for source in list_files([tmp_path])
    ]


def test_one_object_and_a_glob(memory: Any) -> None:
    assert ids("memory://报纸/2024/封面.xyz") == ["封面.xyz"]
    assert ids("memory://报纸/2024/*/*.txt") == ["03/一版.txt"]
    assert ids("memory://报纸/2024/**/*.md") == ["二版.md"]


def test_two_objects_of_one_name_are_told_apart(memory: Any) -> None:
    memory.pipe("/别处/二版.md", "宁国市总工会".encode())
    assert ids("memory://报纸/2024/二版.md", "memory://别处/二版.md") == ["2024/二版.md", "别处/二版.md"]


def test_what_is_not_there_is_told(memory: Any) -> None:
    with pytest.raises(UnreadablePage) as missing:
        load_page(list_files(["memory://报纸/2025"])[0])
    assert missing.value.code == "page-missing"


@pytest.mark.parametrize("address", ["https://news.example/a.txt", "http://news.example/", "ftp://news.example/"])
def test_nothing_is_fetched_from_the_web(address: str) -> None:
    with pytest.raises(StorageError, match="not fetched from the web"):
        list_files([address])


def test_a_storage_that_nobody_knows_is_told() -> None:
    with pytest.raises(StorageError, match="nosuch"):
        list_files(["nosuch://a/b"])


def test_objects_that_did_not_change_are_not_read_again(
    s3: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import s3fs

    files = s3fs.S3FileSystem(endpoint_url=s3["FSSPEC_S3_ENDPOINT_URL"])
    with samples() as shipped:
        for page in sorted(shipped.glob("*.txt"))[:3]:
            files.pipe(f"union-news/样报/{page.name}", page.read_bytes())
    read: list[str] = []
    whole = loading.read_remote
    monkeypatch.setattr(loading, "read_remote", lambda url: read.append(url) or whole(url))  # type: ignore[func-returns-value]

    def built() -> bytes:
        read.clear()
        build(["s3://union-news/样报"], tmp_path / "out", cache=tmp_path / "cache", explorer=False)
        return (tmp_path / "out" / "evidence.ttl").read_bytes()

    first = built()
    assert len(read) == 3
    assert built() == first
    assert read == []
    changed = sorted(files.ls("union-news/样报", detail=False, refresh=True))[1]
    files.pipe(changed, files.cat(changed) + "\n宣城市总工会主席程诺出席。\n".encode())
    assert built() != first
    assert len(read) == 1

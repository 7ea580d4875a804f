"""Files to pages: what is taken, what it is called, how it is decoded, and what is said when it cannot be."""

from __future__ import annotations

import hashlib
import io
import os
import random
from pathlib import Path

import pytest

from uniongraph.pages import loading
from uniongraph.pages.files import Source, list_files
from uniongraph.pages.loading import load_page
from uniongraph.pages.unreadable import UnreadablePage

TEXT = "响水县总工会开展送清凉活动\r\n本报讯　7月3日，响水县总工会慰问一线职工。\n"


def write(path: Path, text: str = TEXT, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def ids(*inputs: str | Path) -> list[str]:
    return [source.id for source in list_files(inputs)]


def test_a_file_is_known_by_its_name(tmp_path: Path) -> None:
    page = write(tmp_path / "江苏工人报 2024年7月3日.txt")
    assert list_files([page]) == (Source("江苏工人报 2024年7月3日.txt", page),)


def test_a_folder_gives_its_pages_by_their_path_in_it(tmp_path: Path) -> None:
    for name in ("二版.md", "要闻/一版.TXT", "要闻/图.jpg", ".缓存/旧.txt", "要闻/._一版.txt"):
        write(tmp_path / "七月" / name)
    assert ids(tmp_path / "七月") == ["二版.md", "要闻/一版.TXT", "要闻/图.jpg"]


def test_ids_do_not_depend_on_order_nor_on_where_the_folder_lies(tmp_path: Path) -> None:
    names = ["报/一版.txt", "报/要闻/一版.txt", "报/要闻/深/二版.txt"]
    for place in ("甲", "乙/丙/丁"):
        given = [write(tmp_path / place / name) for name in names]
        for seed in range(5):
            shuffled = random.Random(seed).sample(given, len(given))
            assert ids(*shuffled) == ["二版.txt", "报/一版.txt", "要闻/一版.txt"]
        assert ids(tmp_path / place) == names


def test_namesakes_get_the_name_of_their_folder(tmp_path: Path) -> None:
    one, other = write(tmp_path / "6月" / "一版.txt"), write(tmp_path / "7月" / "一版.txt")
    third = write(tmp_path / "7月" / "二版.txt")
    assert ids(one, other, third) == ["6月/一版.txt", "7月/一版.txt", "二版.txt"]
    assert ids(tmp_path / "6月", tmp_path / "7月") == ["6月/一版.txt", "7月/一版.txt", "二版.txt"]


def test_namesakes_whose_folders_are_namesakes_get_longer_paths(tmp_path: Path) -> None:
    write(tmp_path / "甲" / "报" / "一版.txt")
    write(tmp_path / "乙" / "报" / "一版.txt")
    assert ids(tmp_path / "甲" / "报", tmp_path / "乙" / "报") == ["乙/报/一版.txt", "甲/报/一版.txt"]


def test_a_file_given_twice_is_one_page(tmp_path: Path) -> None:
    page = write(tmp_path / "要闻" / "一版.txt")
    assert ids(page, tmp_path, page, tmp_path / "要闻" / ".." / "要闻" / "一版.txt") == ["要闻/一版.txt"]
    assert ids(tmp_path, page) == ids(page, tmp_path)


def test_globs_go_by_their_fixed_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/一版.txt", "a/深/二版.txt", "b/一版.txt", "b/三版.text"):
        write(tmp_path / name)
    assert ids(str(tmp_path / "*" / "一版.txt")) == ["a/一版.txt", "b/一版.txt"]
    assert ids(str(tmp_path / "a" / "**" / "*.txt")) == ["一版.txt", "深/二版.txt"]
    assert ids(str(tmp_path / "b" / "*.text")) == ["三版.text"]
    assert ids(str(tmp_path / "?")) == ["a/一版.txt", "a/深/二版.txt", "b/一版.txt"]
    monkeypatch.chdir(tmp_path)
    assert ids("*/一版.txt") == ["a/一版.txt", "b/一版.txt"]


def test_brackets_in_a_file_name_are_no_glob(tmp_path: Path) -> None:
    page = write(tmp_path / "一版[定稿].txt")
    assert list_files([page]) == (Source("一版[定稿].txt", page),)


def test_standard_input_is_a_page(tmp_path: Path) -> None:
    assert list_files(["-"]) == (Source("stdin", None),)
    namesake = write(tmp_path / "stdin")
    assert list_files(["-", namesake]) == (
        Source("stdin", None),
        Source(f"{tmp_path.name}/stdin", namesake),
    )
    page = load_page(Source("stdin", None), io.BytesIO(TEXT.encode()))
    assert (page.id, page.text) == ("stdin", TEXT)


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names are Unicode there")
def test_a_file_name_that_is_not_unicode_still_gives_a_clean_id(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xb0\xe6.txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    (page,) = list_files([tmp_path])
    assert page.id == r"\xb0\xe6.txt"
    assert load_page(page).text == TEXT


@pytest.mark.parametrize(
    ("encoding", "named", "mark"),
    [
        ("utf-8", "utf-8", b""),
        ("utf-8", "utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", "utf-16", b"\xff\xfe"),
        ("utf-16-be", "utf-16", b"\xfe\xff"),
        ("gb18030", "gb18030", b""),
    ],
)
def test_text_is_decoded_and_kept_as_it_stands(tmp_path: Path, encoding: str, named: str, mark: bytes) -> None:
    path = tmp_path / "一版.txt"
    path.write_bytes(mark + TEXT.encode(encoding))
    page = load_page(Source("一版.txt", path))
    assert page.text == TEXT
    assert page.encoding == named
    assert page.checksum == hashlib.sha256(path.read_bytes()).hexdigest()


def test_twenty_characters_of_gbk_are_not_taken_for_korean(tmp_path: Path) -> None:
    path = write(tmp_path / "一版.txt", "响水县总工会开展送清凉慰问职工活动", "gbk")
    assert load_page(Source("一版.txt", path)).text == "响水县总工会开展送清凉慰问职工活动"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "page-empty"),
        (b"\xef\xbb\xbf", "page-empty"),
        ("　\r\n\t".encode(), "page-empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "page-binary"),
        (b"\xff\xfe\x00\x00\x01\x00", "page-binary"),
        (b"%PDF-1.4 stream", "page-broken"),
        (b"abc \xff\xff\xff def", "page-encoding"),
        (b"\xff\xfe\x00\xd8\x41", "page-encoding"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "一版.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadablePage, match=r"一版\.txt: .+; .+") as refused:
        load_page(Source("一版.txt", path))
    assert (refused.value.code, refused.value.page) == (code, "一版.txt")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "LARGEST_TEXT", 10)
    assert load_page(Source("甲.txt", write(tmp_path / "甲.txt", "0123456789"))).text == "0123456789"
    with pytest.raises(UnreadablePage, match="larger") as refused:
        load_page(Source("乙.txt", write(tmp_path / "乙.txt", "0123456789\n")))
    assert refused.value.code == "page-too-large"


def refusals(*inputs: str | Path) -> list[str]:
    """What is said of each of the inputs' pages that cannot be read."""
    said = []
    for source in list_files(inputs):
        with pytest.raises(UnreadablePage) as refused:
            load_page(source)
        said.append(f"{refused.value.page} {refused.value.code}")
    return said


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert refusals(tmp_path / "无.txt", str(tmp_path / "*.txt"), tmp_path / "空") == [
        "*.txt page-missing",
        "无.txt page-missing",
        "空 page-folder",
    ]


def test_what_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "一版.txt")

    def deny(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", deny)
    assert refusals(path) == ["一版.txt page-forbidden"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_named(tmp_path: Path) -> None:
    write(tmp_path / "报" / "密" / "一版.txt")
    (tmp_path / "报" / "密").chmod(0)
    try:
        assert refusals(tmp_path / "报") == ["密 page-forbidden"]
    finally:
        (tmp_path / "报" / "密").chmod(0o700)

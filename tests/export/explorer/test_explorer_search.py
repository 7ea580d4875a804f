"""Search: by name, other name, pinyin and initials, with the keyboard alone, and fast where there is much."""

from __future__ import annotations

from invented_graph import real_schema
from visiting import Visit

from uniongraph.export.explorer.readings import read_names

FOUND = {
    "江都总工会": "江都区总工会",
    "xiangshui": "响水县总工会",
    "XiangShui Xian": "响水县总工会",
    "xs": "响水县总工会",
    "xsxzgh": "响水县总工会",
    "shuixian": "响水县总工会",
    "zengzhiqiang": "曾志强",
    "zzq": "曾志强",
    "shanyutong": "单雨桐",
    "yuchi": "尉迟春华",
}


def test_found_by_name_other_name_pinyin_and_initials(visit: Visit) -> None:
    found = {typed: visit.find(typed) for typed in FOUND}
    wrong = {t: names for t, names in found.items() if not any(name.startswith(FOUND[t]) for name in names)}
    assert wrong == {}


def test_what_is_not_there_is_not_found(visit: Visit) -> None:
    assert visit.find("iangshui") == []  # does not begin where a syllable does
    assert "没有找到" in visit.page.inner_text("#results")


def test_by_another_name_with_the_keyboard_alone(visit: Visit) -> None:
    visit.find("江都总工会")
    option = visit.page.locator("#results [role=option]").first
    assert "江都区总工会（江都总工会）" in option.inner_text()
    assert option.locator(".class").inner_text() == "工会"
    assert option.locator(".where").inner_text() == "江苏省 · 扬州市 · 江都区"
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    assert visit.title == "江都区总工会"


def test_arrows_choose_and_escape_closes(visit: Visit) -> None:
    second = visit.find("总工会")[1].partition("（")[0]
    visit.page.keyboard.press("ArrowDown")
    assert visit.page.get_attribute("#search", "aria-activedescendant") == "result-1"
    visit.page.keyboard.press("Escape")
    assert visit.page.is_hidden("#results")
    visit.page.keyboard.type(" ")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    assert visit.title == second


def test_readings_where_a_general_dictionary_is_wrong() -> None:
    names = [(name, True) for name in ("曾志强", "单雨桐", "仇海燕", "尉迟春华", "查文博")]
    names += [(name, False) for name in ("重庆市总工会", "单县总工会", "长治市", "单位", "仇恨", "江都区")]
    table = read_names(names, real_schema())

    def read(name: str) -> str:
        return str(table["names"].get(name) or " ".join(table["chars"][char] for char in name))

    assert read("曾志强") == "zeng zhi qiang"
    assert read("单雨桐") == "shan yu tong"
    assert read("仇海燕") == "qiu hai yan"
    assert read("尉迟春华") == "yu chi chun hua"
    assert read("重庆市总工会") == "chong qing shi zong gong hui"
    assert read("单县总工会").startswith("shan xian")
    assert read("长治市") == "chang zhi shi"
    assert read("江都区") == "jiang du qu"
    assert read("单位") == "dan wei" and read("仇恨") == "chou hen"  # surnames are for people

"""Sentence frames: an invented sentence in, the facts out. People and firms are invented, places are real."""

from __future__ import annotations

import pytest

from readings import Read
from uniongraph.records import Statement


class Reader:
    """Reads a headline and paragraphs, and tells facts by the names of their ends."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self.text = ""

    def statements(self, *paragraphs: str) -> list[tuple[str, str, str, Statement]]:
        self.text = "\n\n".join(("工会新闻一组", *paragraphs)) + "\n"
        reading = self._read(self.text)
        names = {r.id: r.name.strip("“”《》") for r in reading.referents}
        return [(names[s.subject], s.predicate, names[s.object], s) for s in reading.statements]

    def facts(self, *paragraphs: str) -> set[tuple[str, str, str]]:
        return {(s, p, o) for s, p, o, _ in self.statements(*paragraphs)}


@pytest.fixture(scope="session")
def reader(read: Read) -> Reader:
    return Reader(read)


SAID = [
    (
        "6月2日，由响水县总工会、响水县人社局联合主办的“灌河杯”电焊工技能大赛在响水县文化馆落幕。",
        ("响水县人社局", "organizes", "“灌河杯”电焊工技能大赛"),
    ),
    (
        "6月2日，由响水县总工会、响水县人社局联合主办的“灌河杯”电焊工技能大赛在响水县文化馆落幕。",
        ("响水县总工会", "cooperatesWith", "响水县人社局"),
    ),
    ("响水县总工会联合县司法局推出“法润灌河”行动。", ("响水县总工会", "runs", "“法润灌河”行动")),
    ("响水县总工会联合县司法局推出“法润灌河”行动。", ("响水县总工会", "cooperatesWith", "响水县司法局")),
    ("响水县总工会与盐城技师学院签订《产教融合共建协议》。", ("盐城技师学院", "issues", "产教融合共建协议")),
    ("响水县总工会把《职工互助办法》印发到各镇。", ("响水县总工会", "issues", "职工互助办法")),
    ("响水县总工会组建的“灌河宣讲团”走进江苏海悦纺织有限公司。", ("灌河宣讲团", "visits", "江苏海悦纺织有限公司")),
    ("响水县总工会组建的“灌河宣讲团”走进江苏海悦纺织有限公司。", ("响水县总工会", "founds", "灌河宣讲团")),
    ("响水县总工会到陈家港镇企业江苏海悦纺织有限公司调研。", ("响水县总工会", "visits", "江苏海悦纺织有限公司")),
    ("江苏海悦纺织有限公司被盐城市总工会授予“盐城市工人先锋号”。", ("盐城市总工会", "confers", "盐城市工人先锋号")),
    (
        "江苏海悦纺织有限公司被盐城市总工会授予“盐城市工人先锋号”。",
        ("江苏海悦纺织有限公司", "received", "盐城市工人先锋号"),
    ),
    (
        "响水县总工会推出“灌河成长计划”，首批在江苏海悦纺织有限公司、响水恒沃机械有限公司2家企业试点。",
        ("响水恒沃机械有限公司", "takesPartIn", "灌河成长计划"),
    ),
]


@pytest.mark.parametrize(("sentence", "fact"), SAID, ids=[f"{f[1]}-{i}" for i, (_, f) in enumerate(SAID)])
def test_a_sentence_says_a_fact(reader: Reader, sentence: str, fact: tuple[str, str, str]) -> None:
    plain = {tuple(part.replace("“", "").replace("”", "") for part in f) for f in reader.facts(sentence)}
    assert tuple(part.replace("“", "").replace("”", "") for part in fact) in plain


UNSAID = [
    ("响水县总工会尚未开展“灌河清风”行动。", "runs"),
    ("6月2日，响水县总工会组织职工学习《中华人民共和国工会法》。", "issues"),
    ("响水县总工会赴苏州市举办“灌河杯”技能大赛。", "visits"),
]


@pytest.mark.parametrize(("sentence", "predicate"), UNSAID, ids=[p for _, p in UNSAID])
def test_what_is_denied_or_only_read_is_no_fact(reader: Reader, sentence: str, predicate: str) -> None:
    assert predicate not in {p for _, p, _ in reader.facts(sentence)}


def test_the_union_only_describes_the_team_that_goes(reader: Reader) -> None:
    facts = reader.facts("响水县总工会组建的“灌河宣讲团”走进江苏海悦纺织有限公司。")
    assert ("响水县总工会", "visits", "江苏海悦纺织有限公司") not in facts


def test_evidence_covers_subject_and_object(reader: Reader) -> None:
    said = [s for _, p, _, s in reader.statements("近日，响水县总工会推出“灌河成长计划”。") if p == "runs"]
    assert any("响水县总工会推出“灌河成长计划" in "".join(s.evidence.quotes) for s in said)
    for s in said:
        for span, quote in zip(s.evidence.spans, s.evidence.quotes, strict=True):
            assert reader.text[span.start : span.end] == quote


def test_what_is_only_announced_is_marked(reader: Reader) -> None:
    said = [s for _, p, _, s in reader.statements("响水县总工会将于下月启动“灌河清风行动”。") if p == "runs"]
    assert said and all(s.evidence.announced for s in said)


def test_the_preposition_is_no_future(reader: Reader) -> None:
    said = [s for _, p, _, s in reader.statements("响水县总工会把服务送到一线，推出“灌河清风行动”。") if p == "runs"]
    assert said and not any(s.evidence.announced for s in said)


def test_date_of_the_words(reader: Reader) -> None:
    said = [s for _, p, _, s in reader.statements("2024年5月，响水县总工会推出“灌河清风行动”。") if p == "runs"]
    assert {s.evidence.date for s in said} == {"2024-05"}


def test_a_site_of_the_articles_own_union_lies_in_its_division(reader: Reader) -> None:
    facts = reader.facts("响水县总工会在响水县建成“灌河之家”驿站。", "响水县总工会还建成青禾路工会驿站，接待骑手。")
    assert ("青禾路工会驿站", "locatedIn", "响水县") in facts

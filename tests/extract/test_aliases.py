"""Long articles: an index finds the same forms of names as a look at each, and the work grows with the length."""

from __future__ import annotations

import pytest

from readings import Read
from uniongraph.extract import aliases
from uniongraph.extract.abbreviations import Abbreviations
from uniongraph.extract.aliases import Aliases
from uniongraph.extract.drafts import Draft
from uniongraph.records import ArticleReading

GIVEN = "华天宏鑫瑞盛恒泰润源安康明达"
FORMS = (
    "江苏{0}机械有限公司开展竞赛。{0}机械获奖。",
    "{0}有限公司盐城分公司成立。{0}盐城分公司职工踊跃参加。",
    "{0}盐城分公司职工踊跃参加。{0}有限公司盐城分公司成立。",
    "“{0}杯”职工技能竞赛开赛。盐城市“{0}杯”职工技能竞赛落幕。",
    "{0}港务局有限公司工会成立。{0}港务局工会主席讲话。",
    "江苏{0}耐材集团举行运动会。{0}集团职工踊跃参加。",
    "{0}集团举行运动会。江苏{0}耐材集团职工踊跃参加。",
    "盐城{0}纺织有限公司开展竞赛。盐城{0}化工有限公司开展竞赛。",
)


def article(sentences: int) -> str:
    names = [a + b for a in GIVEN for b in GIVEN if a != b]
    body = "".join(FORMS[i % len(FORMS)].format(names[i]) for i in range(sentences))
    return f"企业工会建设见闻\n\n　　本报讯 {body}\n"


def forms(reading: ArticleReading) -> set[tuple[str, tuple[str, ...]]]:
    return {(referent.cls, referent.names) for referent in reading.referents}


def test_the_index_joins_the_forms_that_a_look_at_each_would_join(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    text = article(60)
    monkeypatch.setattr(aliases, "_FEW", 10**9)
    each = forms(read(text))
    monkeypatch.setattr(aliases, "_FEW", 0)
    indexed = forms(read(text))
    assert indexed == each
    assert any(len(names) > 1 and cls == "Company" for cls, names in indexed)
    assert any(len(names) > 1 and cls == "TradeUnion" for cls, names in indexed)


def compared(read: Read, text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many pairs of names are compared while a text is read."""
    count = 0
    plain = Abbreviations.abbreviates

    def counted(self: Abbreviations, short: str, long: str, cls: str) -> bool:
        nonlocal count
        count += 1
        return plain(self, short, long, cls)

    with monkeypatch.context() as patch:
        patch.setattr(Abbreviations, "abbreviates", counted)
        read(text)
    return count


def test_twice_the_text_takes_about_twice_the_comparisons(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    half, whole = (compared(read, article(n), monkeypatch) for n in (80, 160))
    assert 0 < whole < 3 * half


def test_events_of_one_kind_are_not_compared_with_each_other(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def pairs(number: int) -> int:
        named = "".join(f"盐城市总工会举办“{a}{b}杯”职工技能竞赛。" for a in GIVEN for b in GIVEN[:number])
        count = 0
        plain = Abbreviations.placed

        def counted(self: Abbreviations, one: str, other: str) -> bool:
            nonlocal count
            count += 1
            return plain(self, one, other)

        with monkeypatch.context() as patch:
            patch.setattr(Abbreviations, "placed", counted)
            read(f"技能竞赛见闻\n\n　　本报讯 {named}\n")
        return count

    assert pairs(10) < 3 * max(pairs(5), 50)


def unformed(name: str) -> str:
    return name.replace("有限公司", "", 1)


def rest(name: str) -> str:
    return name.removeprefix("江苏")


def bare(name: str) -> tuple[str, ...]:
    head, found, rest = name.partition("集团")
    return (head + rest,) if found and rest else ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华天有限公司工会", "华天工会"),  # what is left without the legal form
        ("华天盐城分公司", "华天集团盐城分公司"),  # a branch without the legal form inside
        ("江苏海川机械", "海川机械"),  # a part of the other
        ("江苏海川机械集团", "海川集团"),  # brand and form
    ],
)
def test_either_form_finds_the_other_whichever_comes_first(
    one: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aliases, "_FEW", 0)
    for first, second in ((one, other), (other, one)):
        index = Aliases(unformed, bare, rest)
        draft = Draft(("Organisation", first), "Company", {"北京某某厂": 1}, number=1)
        drafts = {draft.key: draft}
        index.renamed(draft)
        assert list(index.like(drafts, "Company", second)) == []
        draft.names[first] = 1  # a name that comes later is found, too
        index.renamed(draft)
        assert list(index.like(drafts, "Company", second)) == [draft]
        assert list(index.like(drafts, "School", second)) == []

"""Firms that only their neighbours in a row show. Firms are invented, places are real."""

from __future__ import annotations

import pytest

from readings import Read


def firms(read: Read, text: str) -> set[str]:
    return {r.name for r in read(text).referents if r.cls == "Company"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("东台市总工会先后到砥源纺织、冠澜电子、顺泽化工走访。", {"砥源纺织", "冠澜电子", "顺泽化工"}),
        ("冠澜电子、砥源纺织有限公司签约。", {"冠澜电子", "砥源纺织有限公司"}),
        ("砥源、冠澜等14家陶企派出选手。", {"砥源", "冠澜"}),
        ("江苏砥源陶瓷有限公司开工。砥源、冠澜等14家陶企参赛。", {"江苏砥源陶瓷有限公司", "冠澜"}),
        ("砥源纺织有限公司、精细化工、新型建材等行业。", {"砥源纺织有限公司"}),
        ("东台市发展精细化工、新型建材。", set()),
    ],
)
def test_firms_beside_firms(read: Read, text: str, names: set[str]) -> None:
    assert firms(read, text) == names

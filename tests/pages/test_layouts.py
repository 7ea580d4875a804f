"""Layouts of other papers: lists, tables, letters, labels in a headline's line, spread-out print, signatures."""

# ruff: noqa: E501  (the pages stay as they are printed)
from __future__ import annotations

from uniongraph.pages import read_articles
from uniongraph.records import Article, Page, ReadPage
from uniongraph.schema import load_schema

_SCHEMA = load_schema()


def read(text: str) -> ReadPage:
    return read_articles(Page("p", text, ""), _SCHEMA)


def headlines(text: str) -> list[str]:
    return [a.headline for a in read(text).articles]


def credits(article: Article) -> set[tuple[str, str]]:
    return {(c.role, c.name) for c in article.credits}


def test_rows_of_a_list_are_sentences_of_its_article() -> None:
    page = (
        "遵义市五一劳动奖获得者名单公布\n\n本报讯 4月26日，遵义市总工会表彰一批先进。名单如下：\n\n"
        "一、五一劳动奖状（2个）\n播州区人民医院\n习水县供电局\n\n"
        "二、五一劳动奖章（3名）\n陈国栋　乌江机电有限公司钳工\n冯　雪　播州区人民医院护士长\n黄　勇　习水县供电局班长\n"
    )
    (article,) = read(page).articles
    texts = [s.text for s in article.sentences]
    assert "播州区人民医院" in texts
    assert "陈国栋 乌江机电有限公司钳工" in texts


def test_rows_of_a_table_are_sentences_and_its_frame_is_not() -> None:
    page = "# 疗休养名单公示\n\n现将名单予以公示。\n\n| 姓名 | 单位 |\n|---|---|\n| 康建军 | 衡丰电机有限公司 |\n"
    (article,) = read(page).articles
    texts = [s.text for s in article.sentences]
    assert "| 康建军 | 衡丰电机有限公司 |" in texts
    assert not any("---" in text for text in texts)


def test_a_label_in_the_headlines_line_is_no_part_of_it() -> None:
    page = (
        "【桐乡市总】职工子女托管班开班\n7月3日，桐乡市总工会的托管班开班，42名孩子入托。（费晓燕）\n\n"
        "【海盐县总】送教上门到工地\n近日，海盐县总工会把安全课堂搬到工地上。（钟鸣）\n"
    )
    assert headlines(page) == ["职工子女托管班开班", "送教上门到工地"]


def test_spread_out_print_is_read_as_words() -> None:
    page = "武 汉 新 洲 区 总 工 会\n“ 清 凉 ” 送 到 桥 头\n\n本 报 讯（记者 熊文静）8月7日，送去西瓜。\n"
    (article,) = read(page).articles
    assert article.headline == "“清凉”送到桥头"
    assert credits(article) == {("reporter", "熊文静")}


def test_a_letter_is_signed_with_place_and_name() -> None:
    page = "感谢工会帮我讨回工钱\n\n编辑同志：\n　　钱全部到账。谢谢工会！\n　　　　　　　　　丰都县　冉茂才\n"
    (article,) = read(page).articles
    assert credits(article) == {("author", "冉茂才")}


def test_questions_are_text_and_a_new_headline_is_not() -> None:
    page = (
        "互助保障怎么用\n\n本报讯（记者 党怡）宝鸡市总工会作了解读。\n\n问：手续麻不麻烦？\n答：不麻烦，点一下就行。\n\n"
        "心理咨询车开进纺织园　“吐槽”有人听\n\n7月29日，挡车工和咨询师聊了40分钟。这辆车叫“心晴巴士”。\n"
    )
    assert headlines(page) == ["互助保障怎么用", "心理咨询车开进纺织园 “吐槽”有人听"]


def test_subheads_that_come_in_a_row_open_no_articles() -> None:
    page = "锉刀人生\n本报记者 席晓博\n\n他像握一支笔。\n\n苦练的那三年\n\n他锉了三个月。\n\n攻关的那一夜\n\n他改了17版。\n"
    assert headlines(page) == ["锉刀人生"]


def test_a_box_of_background_stays_with_its_article() -> None:
    page = "练兵场上\n通讯员 衣晓敏\n\n他拿了金牌。\n\n⊙延伸阅读\n大赛两年一届，现设两个工种。（资料整理：那娜）\n"
    (article,) = read(page).articles
    assert ("author", "那娜") in credits(article)


def test_the_papers_name_over_date_or_page_number_is_furniture() -> None:
    page = "来信照登\n4版　　　2023年9月6日\n\n回音\n　　渝北区总工会对113个驿站进行排查。\n　　　　　　渝北区总工会\n"
    assert headlines(page) == ["回音"]


def test_a_desk_before_the_role_belongs_to_the_role() -> None:
    page = "金手柄\n\n竞赛6日落幕，三人获奖。（融媒体中心记者　郝　莉）\n"
    (article,) = read(page).articles
    assert credits(article) == {("reporter", "郝莉")}

"""Pages as papers print them, read into articles. People, firms and papers are invented."""

# ruff: noqa: E501  (the pages stay as they are printed)
from __future__ import annotations

from functools import cache

import pytest

from uniongraph.pages import PageReader
from uniongraph.records import Article, Page, ReadPage
from uniongraph.schema import load_schema


@cache
def reader() -> PageReader:
    return PageReader(load_schema())


def read(text: str) -> ReadPage:
    return reader().read(Page("p", text, ""))


def headlines(text: str) -> list[str]:
    return [article.headline for article in read(text).articles]


def credits(article: Article, role: str) -> list[str]:
    return [credit.name for credit in article.credits if credit.role == role]


def body(article: Article) -> str:
    return "".join(s.text for s in article.sentences if s.role == "body")


def test_kicker_and_doubled_headline_over_an_indented_text_in_one_group() -> None:
    page = (
        "金塔县总工会推出“田间课”\n棉花地里办夜校棉花地里办夜校\n　　本报讯（记者 毕小禾 通讯员 安\n宁宁）5月6日晚，金塔县航天镇的晒\n"
        "场上亮起了灯，八十名棉农等着听课。\n　　夜校由金塔县总工会开办。\n"
    )
    (article,) = read(page).articles
    assert article.headline == "棉花地里办夜校"
    assert credits(article, "reporter") == ["毕小禾"]
    assert credits(article, "author") == ["安宁宁"]
    assert "航天镇的晒场上" in body(article)


def test_three_long_headline_lines_stand_over_their_text_and_a_pointer_to_another_page_over_none() -> None:
    page = (
        "聚力同行谱新篇　实干争先开新局\n金塔县工会第十一次代表大会圆满闭幕\n毕小禾当选县总工会第十一届委员会主席\n\n"
        "　　特刊讯（特派记者 安宁宁）5月6日，为期两\n天的金塔县工会第十一次代表大会闭幕。\n　　来自各乡镇的一百二十名代表到会。\n"
        "　　　　相关报道见第二版\n\n夜校开进棉花地\n\n　　本报讯（记者 程诺）5月7日晚，金塔县航天镇的\n晒场上亮起了灯。\n"
    )
    first, second = read(page).articles
    assert first.headline == "金塔县工会第十一次代表大会圆满闭幕"
    assert body(first).startswith("5月6日，为期两天的")
    assert "相关报道" not in "".join(s.text for s in first.sentences)
    assert second.headline == "夜校开进棉花地"


def test_items_with_a_place_and_a_bracketed_dateline() -> None:
    page = (
        "酒泉　驿站亮灯\n【河西职工报讯】肃州区总工会日前点亮了六座驿站。（程诺）\n\n"
        "张掖　夜校开课\n【河西职工报讯】 通讯员毕小禾报道：甘州区总工会开办夜校。\n"
    )
    first, second = read(page).articles
    assert (first.headline, first.kicker) == ("驿站亮灯", "酒泉")
    assert (second.headline, second.kicker) == ("夜校开课", "张掖")
    assert credits(first, "author") == ["程诺"]
    assert credits(second, "author") == ["毕小禾"]


def test_news_in_brief_with_bullets_has_an_article_for_each_item() -> None:
    page = (
        "——简 讯——\n▲肃州：驿站有了热饭 近日，肃州区总工会给驿站添了灶台。（程诺）\n"
        "▲金塔：夜校有了女教师 金塔县总工会请来六名女教师讲课。（毕小禾）\n"
    )
    assert headlines(page) == ["肃州：驿站有了热饭", "金塔：夜校有了女教师"]


def test_a_page_without_line_breaks_is_cut_at_datelines_and_credits() -> None:
    page = (
        "河西职工报 2024年5月6日 星期一 第3版 基层工会 棉花地里办夜校 ■通讯员 毕小禾 ■记者 程 诺 金塔县总工会开办了夜校。"
        "来听课的有八十人。驿站亮了灯 本报讯(记者 程诺)肃州区总工会点亮了六座驿站。(安 宁) 责编:鲁小满 审校:何 苗 投稿邮箱:a@example.cn"
    )
    first, second = read(page).articles
    assert first.headline == "棉花地里办夜校"
    assert second.headline == "驿站亮了灯"
    assert credits(first, "author") == ["毕小禾"]
    assert credits(second, "author") == ["安宁"]
    assert credits(second, "editor") == ["鲁小满", "何苗"]


def test_a_caption_in_the_middle_of_a_paragraph_does_not_break_it() -> None:
    page = (
        "棉花地里办夜校\n\n□程 诺\n\n金塔县总工会开办夜校以来，每周三晚上\n开课，已经讲了四十二堂，听课的\n\n"
        "图为棉农在夜校听课。　　毕小禾 摄\n\n棉农有三千多人。\n"
    )
    (article,) = read(page).articles
    assert "听课的棉农有三千多人。" in body(article)
    assert credits(article, "photographer") == ["毕小禾"]


def test_a_caption_with_its_credit_on_the_next_line() -> None:
    page = (
        "驿站亮了灯\n\n□安 宁\n\n肃州区总工会点亮了六座驿站。\n\n5月6日，骑手在驿站吃热饭。\n　　　　　　本报记者 程 诺 摄\n\n"
        "驿站里有灶台。\n"
    )
    (article,) = read(page).articles
    assert [s.text for s in article.sentences if s.role == "caption"] == ["5月6日，骑手在驿站吃热饭。"]
    assert credits(article, "photographer") == ["程诺"]


def test_a_headline_and_its_byline_after_the_text() -> None:
    page = "金塔县总工会\n\n入夜，金塔县的晒场上亮起了灯，夜校开课了。\n\n棉花地里办夜校\n\n□毕小禾　本报记者 程 诺\n\n肃州区总工会\n\n驿站亮了灯\n\n□安 宁\n\n驿站里有灶台。\n"
    first, second = read(page).articles
    assert (first.headline, credits(first, "reporter")) == ("棉花地里办夜校", ["程诺"])
    assert (second.headline, second.kicker, credits(second, "author")) == ("驿站亮了灯", "肃州区总工会", ["安宁"])


def test_a_vertical_headline_before_its_text() -> None:
    assert headlines("棉\n田\n夜\n校\n开\n课\n本报讯（记者 程诺）金塔县总工会开办夜校。\n") == ["棉田夜校开课"]


def test_the_first_line_of_a_paragraph_at_a_columns_end_is_no_subhead() -> None:
    page = (
        "驿站亮了灯\n\n□安 宁\n\n肃州区总工会点亮了六座驿站，每座驿\n站都有灶台，骑手在里面吃热饭，环卫\n工在里面歇脚，都说这里像家。\n"
        "今年以来，区总工会又与三家银行约定\n\n，把临街的铺面腾出来做驿站。\n"
    )
    (article,) = read(page).articles
    assert not [s for s in article.sentences if s.role == "headline" and "今年以来" in s.text]


def test_an_editors_note_before_the_articles_belongs_to_the_first() -> None:
    page = "编者按　夜校开课了，本报选了两所，听棉农讲讲。\n\n棉花地里办夜校\n\n□程 诺\n\n金塔县总工会开办了夜校。\n"
    (article,) = read(page).articles
    assert article.headline == "棉花地里办夜校"
    assert any(s.role == "note" for s in article.sentences)


def test_an_editors_comment_stays_with_the_article_that_its_author_closed() -> None:
    page = "棉花地里办夜校\n\n金塔县总工会开办了夜校。（程 诺）\n\n小编说：这样的夜校多多益善。\n"
    (article,) = read(page).articles
    assert [s.text for s in article.sentences if s.role == "note"] == ["小编说：这样的夜校多多益善。"]


def test_a_page_headline_over_an_editors_note_is_an_article_of_its_own() -> None:
    page = "热烈祝贺金塔县工会第九次代表大会召开\n\n编者按：大会开幕了。\n\n航天镇总工会\n\n棉花地里办夜校\n\n□程 诺\n\n镇总工会开办了夜校。\n"
    assert headlines(page) == ["热烈祝贺金塔县工会第九次代表大会召开", "棉花地里办夜校"]


def test_a_comment_with_its_own_headline_is_an_article_of_its_own() -> None:
    page = "棉花地里办夜校\n\n□程 诺\n\n金塔县总工会开办了夜校。\n\n【短评】\n\n灯下的课堂最亮\n\n夜校亮的是灯，暖的是心。（河西职工报评论员 安宁）\n"
    first, second = read(page).articles
    assert second.headline == "灯下的课堂最亮"
    assert credits(second, "author") == ["安宁"]
    assert credits(first, "author") == ["程诺"]


def test_a_box_is_text_of_the_article_around_it() -> None:
    page = "听棉人\n\n□程 诺\n\n何大山听了一辈子棉花。\n\n[小档案]\n何大山，1970年生，金塔人。\n\n他带了六个徒弟。\n"
    (article,) = read(page).articles
    assert "何大山，1970年生，金塔人。" in body(article)


def test_a_sites_line_under_the_headline_credits_that_article_only() -> None:
    page = (
        "金塔工会网 > 要闻 > 正文\n\n棉花地里办夜校\n来源:《河西职工报》  发布时间:2024-05-06 09:12  编辑:鲁小满\n\n金塔县总工会开办了夜校。\n\n"
        "----------\n\n驿站亮了灯\n发布时间:2024-05-07  来源:肃州发布  作者:安宁\n\n肃州区总工会点亮了驿站。\n\n相关新闻\n· 夜校招生\n· 驿站招人\n"
    )
    first, second = read(page).articles
    assert credits(first, "source") == ["河西职工报"]
    assert credits(first, "editor") == ["鲁小满"]
    assert (credits(second, "source"), credits(second, "author"), credits(second, "editor")) == (
        ["肃州发布"],
        ["安宁"],
        [],
    )
    assert "驿站招人" not in body(second)


def test_mastheads_and_page_credits_are_furniture_and_count_for_each_article() -> None:
    page = (
        "河西职工报\n\n2024年5月6日　星期一　　责任编辑/安　宁　版面编辑/鲁小满　　2 要闻　电话：0937-0000000\n\n棉花地里办夜校\n\n□程 诺\n\n夜校开课了。\n\n"
        "【简讯】\n\n驿站亮了灯\n\n驿站里有灶台。\n"
    )
    result = read(page)
    assert [a.headline for a in result.articles] == ["棉花地里办夜校", "驿站亮了灯"]
    assert all(credits(a, "editor") == ["安宁", "鲁小满"] for a in result.articles)
    assert {a.date for a in result.articles} == {"2024-05-06"}


def test_a_headline_without_the_text_that_it_should_have_is_reported() -> None:
    result = read("河西职工报　2024年5月6日\n\n棉花地里办夜校\n\n金塔县总工会开办了夜校。（程 诺）\n\n驿站亮了灯\n")
    assert [problem.code for problem in result.problems] == ["unplaced"]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "3", "————"])
def test_a_page_without_words_has_no_article(text: str) -> None:
    assert read(text).articles == ()


def test_a_poem_is_text_and_no_headline() -> None:
    page = "给巡井的你\n■ 肃州供水公司　安 宁\n\n你把脚印\n种在戈壁里\n每一口井\n都认得你\n\n风来过\n雪也来过\n"
    (article,) = read(page).articles
    assert article.headline == "给巡井的你"
    assert body(article).startswith("你把脚印")


def test_marked_subheads_open_no_article_in_a_text_with_a_reporter() -> None:
    page = (
        "金塔县职工技能竞赛落幕\n\n本报讯（记者 毕小禾）5月6日，金塔县第三届职工技能竞\n赛落幕，八十名选手参加比武。\n"
        "■考场里：毫厘之间见功夫\n钳工赛题是一套滑块，间隙不得大于两毫米。程诺第一个交\n件。\n■考场外：一张入场券\n"
        "今年首次把骑手纳入竞赛。\n"
    )
    assert headlines(page) == ["金塔县职工技能竞赛落幕"]


def test_a_line_that_does_not_fill_its_column_is_the_headline_of_the_text_below() -> None:
    page = (
        "金塔县职工夜校开进棉花地里\n　　本报讯（记者 毕小禾）5月6日晚，金塔县航天镇\n的晒场上亮起了灯。\n\n"
        "肃州区：“五比五赛”赛到一线去\n“桩基班组本周质量分又是第一名！”每到周一早上，肃州\n"
        "区总部园二期工地的竞赛榜都会更新。今年四月起，区总工\n会在八个重点工程开展劳动竞赛，十二家单位的建设者参与\n其中。（程诺）\n"
    )
    assert headlines(page) == ["金塔县职工夜校开进棉花地里", "肃州区：“五比五赛”赛到一线去"]


def test_the_last_lines_of_a_column_are_no_headline() -> None:
    page = (
        "玉门召开职工代表大会\n\n　　本报讯（记者 毕小禾）7月19日，\n玉门石油机械厂召开职工代表大会，\n各车间一百八十名代表参加会议，\n"
        "厂工会主席作了工作报告。\n　　会上，铸造、装配两个车间分别\n就班组减负和职代会提案办理作\n\n了交流发言，代表们听得认真。\n"
    )
    (article,) = read(page).articles
    assert "分别就班组减负和职代会提案办理作了交流发言" in body(article)


def test_signed_paragraphs_under_one_headline_are_one_article() -> None:
    page = (
        "清凉送到车间里去\n——各单位防暑降温工作掠影\n\n铸造厂工会　在平台搭建小屋，配备冰柜和急救药\n箱，每天巡查一次。（程 诺）\n"
        "装配厂工会　启动送清凉活动：一碗绿豆汤、一条冰\n毛巾、一次家访。（明 悦）\n物流公司工会　把闲置板房改造为歇脚的地方，司机\n可免费洗澡。（柳 青）\n"
    )
    (article,) = read(page).articles
    assert credits(article, "author") == ["程诺", "明悦", "柳青"]


def test_a_list_of_winners_has_its_headline_and_its_rows_are_none() -> None:
    page = (
        "夜校开进棉花地\n本报讯（记者 柳青）5月6日晚，金塔县的晒场上亮起了灯。\n\n金塔县第三届“沙枣杯”职工技能竞赛\n获 奖 名 单\n（2025年10月16日）\n主办：金塔县总工会　承办：金塔县职业中学\n"
        "一等奖(1名)：毕小禾　金塔县棉花机械厂\n二等奖(2名)：安宁宁　金塔县供电所　　程 诺　金塔县棉花机械厂\n"
    )
    _, article = read(page).articles
    assert "沙枣杯" in article.headline
    assert not credits(article, "author")


def test_a_body_over_a_day_signs_a_notice_and_a_letters_writer_may_have_one_behind() -> None:
    page = (
        "公 示\n\n拟授予下列单位和个人奖状、奖章，现予公示。\n\n奖状（2个）：金塔县供电所　金塔县棉花机械厂\n奖章（2名）：\n"
        "毕小禾　金塔县职业中学教师\n安宁宁　金塔县供电所班长\n金塔县总工会\n2025年8月13日\n\n"
        "一笔“及时雨”\n\n　　编辑同志：我是汽运队司机。去年九月，我爱人查出重病，家里没了主心骨。\n"
        "　　我嘴笨，只想借报纸一角，说声谢谢！\n　　　　　　　　　　　　　　　　　程诺　　7月15日\n"
    )
    notice, letter = read(page).articles
    assert credits(notice, "author") == ["金塔县总工会"]
    assert credits(letter, "author") == ["程诺"]


def test_who_took_a_picture_is_credited_with_the_office_before_the_name() -> None:
    page = (
        "夜校开进棉花地\n\n　　本报讯（记者 毕小禾）5月6日晚，金塔县的晒场上亮起了灯。\n\n"
        "↑棉农在夜校听课。　　本报记者 安宁宁　通讯员 程 诺 摄\n"
    )
    (article,) = read(page).articles
    assert credits(article, "photographer") == ["安宁宁", "程诺"]
    assert credits(article, "reporter") == ["毕小禾"]


def test_a_picture_with_its_headline_between_two_reports_is_an_article() -> None:
    page = (
        "夜校开进棉花地\n　　本报讯（记者 毕小禾）5月6日晚，金塔县航天镇\n的晒场上亮起了灯。\n\n高空“蜘蛛人”　喝上酸梅汤\n"
        "　　7月9日，市建筑业工会女工委员会主任程诺（右一）来到会展中心工地，把酸梅汤递到幕墙工人手里。\n"
        "　　　　　　　　　　　　　　　　本报记者　柳　青　摄\n\n一张圆桌谈出三张清单\n　　本报讯（记者 安宁宁）7月3日，协商会议开了\n四轮。\n"
    )
    assert headlines(page) == ["夜校开进棉花地", "高空“蜘蛛人” 喝上酸梅汤", "一张圆桌谈出三张清单"]
    assert credits(read(page).articles[1], "photographer") == ["柳青"]


def test_an_author_behind_a_square_and_a_photographer_behind_the_role() -> None:
    page = "服务跟着工服走\n　　　　□程小舟 摄影 柳青\n今年以来，金塔县总工会围着园区转、跟着职工走。\n"
    (article,) = read(page).articles
    assert credits(article, "author") == ["程小舟"]
    assert credits(article, "photographer") == ["柳青"]


def test_items_signed_in_a_line_of_their_own_are_articles() -> None:
    page = (
        "航天：一桶凉茶“泡”出一张网\n　　本报讯（记者 毕小禾）天一热，航天镇的路口就支起凉茶桶。\n　　户外劳动者常去的，是村口的驿站。\n\n\n"
        "◎鼎新　司机之家开到高铁站旁\n　　司机在站旁等单，从此不用蹲马路牙子。热饭、淋浴都不收钱。\n　　　　　　　　　　　　　　　　□黎 漫\n"
    )
    assert len(headlines(page)) == 2
    assert credits(read(page).articles[1], "author") == ["黎漫"]


def test_a_row_of_an_award_list_goes_on_in_the_next_line() -> None:
    page = (
        "【光荣榜】\n金塔县荣获2025年甘肃省五一劳动奖、工人先锋号名单\n甘肃省五一劳动奖状　金塔县棉花机械服务有限公\n司\n"
        "甘肃省五一劳动奖章　毕小禾（金塔县林业和草\n原局森防站站长）　程诺（女，航天镇中心小\n学校长）　安宁宁（金塔县沙枣果酒有限责\n任公司车间主任）\n"
        "甘肃省工人先锋号　金塔县税务局第一税务分局\n　金塔县人民医院急诊科\n"
    )
    (article,) = read(page).articles
    assert article.headline.endswith("先锋号名单")
    rows = [s.text for s in article.sentences if s.role == "body"]
    assert "甘肃省五一劳动奖状 金塔县棉花机械服务有限公司" in rows
    assert any("金塔县林业和草原局森防站站长" in row and "航天镇中心小学校长" in row for row in rows)


def test_a_page_copied_from_an_electronic_paper_is_its_article_alone() -> None:
    page = (
        "河西职工报官方网站 | 首页 今天是\n出版日期:2021年07月29日\n通版阅读请点击:\n展开通版\n当前版:04版\n发布日期:\n\n夜校开进棉花地\n\n"
        "2021年07月30日\n\n本报讯 5月6日晚,金塔县航天镇的晒场上亮起了灯,八十名棉农等着听课。\n\n(毕小禾)?\n\n放大 缩小 默认\n\n"
        "版权所有:河西职工报  技术支持:金塔科技\n扫码关注\n河西职工报微信\n河西职工报\n"
    )
    (article,) = read(page).articles
    assert article.headline == "夜校开进棉花地"
    assert credits(article, "author") == ["毕小禾"]
    assert not read(page).problems


def test_two_papers_before_a_reporter_are_no_photographers() -> None:
    page = "夜校开进棉花地\n\n5月6日晚,金塔县的晒场上亮起了灯。(河西日报/河西网记者毕小禾通讯员程诺摄影)\n"
    (article,) = read(page).articles
    assert credits(article, "photographer") == ["毕小禾", "程诺"]

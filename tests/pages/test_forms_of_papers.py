"""Forms in which papers, sites and posts set their articles, each in a few invented lines."""

from __future__ import annotations

import pytest

from uniongraph.pages import PageReader
from uniongraph.records import Article, Page
from uniongraph.schema import load_schema

READER = PageReader(load_schema())
TEXT = "　　6月3日，启东市总工会在吕四港镇为渔民送去救生衣，\n并讲解出海安全知识，现场有四十多名渔民报名入会。\n"
OTHER = "　　海门区总工会近日走进家纺城，为三百名职工体检，\n还请来律师解答劳动合同里的疑问，职工们都说实在。\n"


def articles(text: str) -> tuple[Article, ...]:
    return READER.read(Page("p", text, "")).articles


def credits(article: Article) -> set[tuple[str, str]]:
    return {(credit.role, credit.name) for credit in article.credits}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("中工网记者 于 清泽　见习记者 郝 嫣", {("reporter", "于清泽"), ("reporter", "郝嫣")}),
        ("■首席记者姜 一鸣 通讯员徐根土", {("reporter", "姜一鸣"), ("author", "徐根土")}),
        ("记者 张 伟李 平王 武", {("reporter", "张伟"), ("reporter", "李平"), ("reporter", "王武")}),
        ("（通讯员　沈 远平　摄影　吴 岚）", {("author", "沈远平"), ("photographer", "吴岚")}),
        ("（启东市总工会 简 蓉 供稿供图）", {("author", "简蓉"), ("photographer", "简蓉")}),
        ("（全媒体记者 黎 咏 报道/摄影）", {("reporter", "黎咏"), ("photographer", "黎咏")}),
        ("来源：启东市总工会 启东市人民法院　浏览：16次", {("source", "启东市总工会"), ("source", "启东市人民法院")}),
        ("来源：启东市融媒体中心　文/石 岩　图/季 朵　浏览：4次", {
            ("source", "启东市融媒体中心"), ("author", "石岩"), ("photographer", "季朵"),
        }),
        ("来源：本站原创　撰稿：段佳　浏览：20次", {("author", "段佳")}),
        ("作者：记者 豆文　通讯员 贺 婵　来源：江海职工报", {
            ("reporter", "豆文"), ("author", "贺婵"), ("source", "江海职工报"),
        }),
    ],
)  # fmt: skip
def test_who_is_named_under_a_headline(line: str, wanted: set[tuple[str, str]]) -> None:
    (article,) = articles(f"渔港边上的安全课堂开讲了\n{line}\n{TEXT}")
    assert credits(article) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("（图书室 孙爱英）", {("author", "孙爱英")}),
        ("（作者系江苏省工运史研究会会员　吴 力 群）", {("author", "吴力群")}),
        ("（本期解答：启东市总工会职工法律援助中心）", {("author", "启东市总工会职工法律援助中心")}),
        ("　　　　　　　　　一名渔工　巩玉兰", {("author", "巩玉兰")}),
    ],
)
def test_who_signs_below_a_text(line: str, wanted: set[tuple[str, str]]) -> None:
    (article,) = articles(f"渔港边上的安全课堂开讲了\n{TEXT}{line}\n")
    assert credits(article) == wanted


@pytest.mark.parametrize("section", ["■诗 歌", "★光影·一线", "■ 图说新闻", "■五月抒怀"])
def test_a_sections_name_signs_nothing(section: str) -> None:
    first, second = articles(f"渔港边上的安全课堂\n{TEXT}（季海）\n\n{section}\n家纺城里的体检车\n{OTHER}（石岩）\n")
    assert (first.headline, second.headline) == ("渔港边上的安全课堂", "家纺城里的体检车")
    assert credits(first) == {("author", "季海")}
    assert credits(second) == {("author", "石岩")}


@pytest.mark.parametrize(
    "line",
    [
        "点击上方蓝字　关注我们",
        "喜欢就点个“在看”吧",
        "今天多云转阵雨 东南风3到4级 22℃～30℃",
        "一版 要闻　二版 班组　三版 安康",
        "00002版：工会",
        "公益广告　·　启东市总工会 宣",
    ],
)
def test_what_surrounds_the_articles_is_none(line: str) -> None:
    read = READER.read(Page("p", f"江海职工报\n2025年6月5日　星期四\n{line}\n\n渔港边上的安全课堂\n{TEXT}", ""))
    (article,) = read.articles
    assert article.headline == "渔港边上的安全课堂"
    assert not any(line[:5] in sentence.view.text for sentence in article.sentences)


def test_a_place_and_its_colon_lead_the_headline_below() -> None:
    (article,) = articles(f"南通启东：\n老船长“带班”有津贴\n全媒体记者 梁绮\n{TEXT}")
    assert article.headline == "南通启东：老船长“带班”有津贴"


def test_words_spread_out_are_the_headline() -> None:
    (article,) = articles(f"仲 裁 庭 搬 进 渔 港\n现场开庭 以案释法\n\n　　本报讯 （记者 庞蕊）{TEXT.strip()}\n")
    assert article.headline == "仲裁庭搬进渔港"


def test_reporters_in_square_brackets_open_a_text() -> None:
    (article,) = articles(f"渔港边上的安全课堂\n　　【全媒体记者 郑海 通讯员 邓满 报道】{TEXT.strip()}\n")
    assert credits(article) == {("reporter", "郑海"), ("author", "邓满")}


def test_several_pictures_have_several_takers() -> None:
    (article,) = articles(
        "天越冷，岗越暖\n　　①11月13日，启东一家服装厂的职工在赶制订单。唐克 摄\n"
        "　　②11月14日，如东的铁路职工在清理道岔。谢飞 摄\n"
    )
    assert credits(article) == {("photographer", "唐克"), ("photographer", "谢飞")}


def test_a_text_that_comes_from_another_page_is_an_article() -> None:
    first, second = articles(f"渔港边上的安全课堂\n{TEXT}\n（上接第一版）\n{OTHER}")
    assert (first.headline, second.headline) == ("渔港边上的安全课堂", "")


def test_a_list_of_winners_under_its_own_headline_is_an_article() -> None:
    rows = "一等奖（1项）\n轨距快速拆装器　　通州工务段　徐升\n二等奖（1项）\n餐车防脱磁吸架　　通州客运段　柴颖\n"
    first, second = articles(f"一封写给段工会的信\n□ 骆燕\n{TEXT}\n铁路工会2025年“金点子”获奖名单\n{rows}")
    assert (first.headline, second.headline) == ("一封写给段工会的信", "铁路工会2025年“金点子”获奖名单")


def test_verses_after_a_blank_line_belong_to_the_poem() -> None:
    poem = "夜班女工的月亮\n□ 白岚\n月亮打了卡\n准时上班\n我和她相望\n\n她不说话\n我也不说话\n线断了就接上\n"
    (article,) = articles(poem)
    assert article.headline == "夜班女工的月亮"


def test_a_signature_that_a_line_break_cuts_is_whole() -> None:
    text = (
        "通州区举办集体协商竞赛\n"
        "本报讯 6月10日，通州区总工会\n"
        "举办工资集体协商模拟竞赛，九\n"
        "支队伍围绕高温津贴展开“交锋”。\n"
        "最终机电公司工会夺冠。（唐玲 蓝天\n"
        "宇）\n"
        "公交工会“四点半课堂”开课\n"
        "本报讯（记者 莫宁）“爸爸开车，\n"
        "我写作业。”6月9日，公交集团工\n"
        "会的课堂在枢纽站开课。\n"
    )
    first, second = articles(text)
    assert credits(first) == {("author", "唐玲"), ("author", "蓝天宇")}
    assert second.headline == "公交工会“四点半课堂”开课"


def test_the_first_line_of_a_paragraph_is_no_headline() -> None:
    text = (
        "渔港议事厅办结七十件事\n"
        "本报讯（记者 岳颖）渔港不让电动车进，最后一公里\n"
        "要走十分钟，这样的烦心事倒了出来\n"
        "坐在对面的，是市总工会和四家物业的负责人，当场答复。\n"
        "　　议事厅由启东市总工会今年6月\n"
        "牵头设立，每月最后一个星期五开门，避开出海高峰。\n"
    )
    (article,) = articles(text)
    assert article.headline == "渔港议事厅办结七十件事"


@pytest.mark.parametrize(
    ("first", "second", "headline"),
    [
        ("启东市总工会渔港普法行动见闻", "潮水退了，课堂开了", "潮水退了，课堂开了"),
        ("潮水退了，课堂开了", "启东市总工会渔港普法行动见闻", "潮水退了，课堂开了"),
        ("启东市总工会走进渔港", "海门区总工会走进家纺城", "启东市总工会走进渔港"),
    ],
)
def test_of_two_headlines_apart_the_main_one_is_that_which_names_nobody(first: str, second: str, headline: str) -> None:
    (article,) = articles(f"{first}\n\n{second}\n\n本报记者 戴 岚\n\n{TEXT}")
    assert article.headline == headline


def test_the_last_words_of_a_paragraph_are_no_button_of_a_site() -> None:
    (article,) = articles(
        f"渔港边上的安全课堂开讲了\n本报记者 戴 岚\n{TEXT}　　她连着三年被评为吕四港镇优秀工会工\n作者。\n"
    )
    assert article.sentences[-1].text.endswith("优秀工会工作者。")


@pytest.mark.parametrize(
    "line",
    ["农历甲辰年五月初八", "[上一版] [下一版] [返回目录] [放大+]", "第二版 二○二四年六月十三日", "江海工友 A2 综合"],
)
def test_what_stands_around_a_page_heads_nothing(line: str) -> None:
    (article,) = articles(f"{line}\n\n渔港边上的安全课堂开讲了\n本报记者 戴 岚\n{TEXT}")
    assert article.headline == "渔港边上的安全课堂开讲了"


def test_phrases_in_step_are_a_kicker() -> None:
    (article,) = articles(f"村里出题 企业答题 职工解题\n\n吕四港镇三十项改进从田头问出来\n\n{TEXT}")
    assert article.headline == "吕四港镇三十项改进从田头问出来"


def test_phrases_in_step_head_an_article_where_the_next_line_only_says_whose_work_it_tells_of() -> None:
    (article,) = articles(f"强组织 优服务 促和谐\n\n启东市总工会工作纪实\n\n{TEXT}")
    assert article.headline == "强组织 优服务 促和谐"


def test_who_attended_stands_below_the_headline() -> None:
    (article,) = articles(f"启东市工会改革推进会强调\n让技术工人有奔头\n戴小岚出席并讲话\n\n{TEXT}")
    assert article.headline == "让技术工人有奔头"


def test_a_headline_of_two_lines_may_be_printed_twice() -> None:
    (article,) = articles(f"一张清单管到底一张清单管到底\n渔工欠薪早知道渔工欠薪早知道\n\n{TEXT}")
    assert article.headline.replace(" ", "") == "一张清单管到底渔工欠薪早知道"


def test_names_of_other_peoples_are_credited() -> None:
    (article,) = articles(f"渔港边上的安全课堂开讲了\n作者：乌云格日乐 戴小岚　来源：江海职工报　浏览：60次\n{TEXT}")
    assert credits(article) == {("author", "乌云格日乐"), ("author", "戴小岚"), ("source", "江海职工报")}


def test_an_article_may_follow_a_list() -> None:
    rows = (
        "一、五一劳动奖章（7名）\n洪小波　丁雅静（女）　蔡鹏　许　强\n王　凯　柯平　曾丽（女）\n"
        "二、工人先锋号（2个）\n吕四港镇环卫所清运班\n启东市供水所抢修组\n"
    )
    last, first = articles(
        f"渔港边上的安全课堂开讲了\n本报记者 戴 岚\n\n{TEXT}\n启东市五一劳动奖名单\n\n{rows}\n"
        f"听船底“说话”的人\n——记启东市五一劳动奖章获得者洪小波\n本报记者 戴 岚\n\n{TEXT}"
    )[-1:-3:-1]
    assert last.headline == "听船底“说话”的人" and "名单" in first.headline


def test_a_text_that_is_signed_and_dated_is_no_masthead() -> None:
    (article,) = articles(
        "近日，启东市总工会在吕四港镇举行送清凉活动，为渔民送去毛巾和茶叶。\n"
        "启东市总工会主席戴小岚参加活动，她要求各级工会把关爱落到实处。\n启东市总工会\n2025年7月8日\n"
    )
    assert [s.text[:8] for s in article.sentences if s.role == "body"][:2] == ["近日，启东市总工", "启东市总工会主席"]


def test_a_headline_that_is_whole_stands_over_what_was_done_besides() -> None:
    (article,) = articles(f"启东市总工会第九次代表大会闭幕\n选举产生新一届委员会和经费审查委员会\n\n{TEXT}")
    assert article.headline == "启东市总工会第九次代表大会闭幕"


def test_a_forecast_heads_nothing() -> None:
    weather = "天气预报：今天多云转小雨，南风2到3级，18℃—27℃\n明天小雨转阴，北风3级，16℃—23℃\n"
    last = articles(f"渔港边上的安全课堂开讲了\n\n{TEXT}\n{weather}\n家纺城里来了律师\n\n{OTHER}")[-1]
    assert last.headline == "家纺城里来了律师"


def test_a_notice_stands_for_itself_below_a_list() -> None:
    rows = "主　席：戴小岚\n副主席：洪小波（女）　蔡　鹏　许　强\n常　委：王　凯　柯　平　曾　丽（女）\n"
    notice = (
        "各乡镇（街道）工会，各直属基层工会：\n经启东市总工会党组研究，决定：\n洪小波同志任启东市总工会办公室主任。\n"
    )
    found = articles(
        f"渔港边上的安全课堂开讲了\n本报记者 戴 岚\n\n{TEXT}\n启东市总工会第九届委员会名单\n\n{rows}\n"
        f"关于洪小波等同志职务任免的通知\n\n{notice}"
    )
    assert found[-1].headline == "关于洪小波等同志职务任免的通知"


def test_a_name_may_end_as_a_role_does() -> None:
    (article,) = articles(f"渔港边上的安全课堂开讲了\n■ 特约记者 干 勇 通讯员 殷 素 文\n{TEXT}")
    assert ("author", "殷素文") in credits(article)


NARROW = (
    "今年 9 月起，启东市吕四港镇船厂推行的“安全\n积分”制度受到欢迎，两个多月来共有一百四\n"
    "十六人参与，上报隐患二百八十三条。\n"
)


@pytest.mark.parametrize(
    "lines",
    [
        "去年秋天，船厂里来了一个叫小满的焊工，父\n在外地，说话声音小得像蚊子。轮到他值日那天，\n师傅走进车间，看见墙上写着一行小字。\n",
        "船厂工会主席洪小波介绍，积分办法经过\n了全厂职工大会的讨论，二十七条细则里有十\n\n一条是职工自己提出来的。十一月，第一个焊工\n用积分换到了一天年假，陪女儿去了一趟南通。\n",
    ],
)
def test_a_sentence_begun_is_no_subhead(lines: str) -> None:
    (article,) = articles(f"船厂“安全积分”可换年休假\n\n{NARROW}\n{lines}")
    assert [s.role for s in article.sentences].count("headline") == 1


def test_points_end_sentences_where_commas_are_half_width() -> None:
    text = (
        "石匠的徒弟\n通讯员 戴岚 洪波\n"
        "　　父亲是石匠,打了四十年石碑,也打磨盘.我从船厂回来那年,正赶上他收徒,村里没人肯学.\n"
        "　　头三个月,他不让我碰錾子,只让我搬石头.他说,搬多了才认得.\n"
    )
    (article,) = articles(text)
    assert [s.text for s in article.sentences if s.role == "body"][-1] == "他说，搬多了才认得。"


def test_points_stay_what_they_are_beside_full_stops() -> None:
    (article,) = articles(
        "石匠的徒弟\n□ 戴岚\n　　徒弟叫艾力.买买提,来自和田,学了三年,刻了两年字,也打磨盘,会修船。他说，搬多了才认得。\n"
    )
    assert any("艾力.买买提" in s.text for s in article.sentences)


def test_a_reporter_and_an_editor_may_share_a_line() -> None:
    (article,) = articles(f"渔港边上的安全课堂开讲了\n记者 戴小岚 洪小波 编辑 蔡小棠\n{TEXT}")
    assert credits(article) == {("reporter", "戴小岚"), ("reporter", "洪小波"), ("editor", "蔡小棠")}


def test_a_line_with_a_verb_is_no_body_though_it_ends_as_one() -> None:
    found = articles(
        f"渔港边上的安全课堂开讲了\n\n{TEXT}\n启东市总工会夏季慰问走进矿山\n　　本报讯 7月1日，{TEXT.strip()}\n"
    )
    assert found[-1].headline == "启东市总工会夏季慰问走进矿山"


@pytest.mark.parametrize("headline", ["工匠论坛", "渔港剪影", "一封来信"])
def test_a_short_headline_that_ends_as_some_columns_do_is_one(headline: str) -> None:
    (article,) = articles(f"{headline}\n\n{TEXT}")
    assert article.headline == headline

"""An invented graph of some hundred entities in real places, for the explorer to show."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from typing import Any

from uniongraph.records import (
    Article,
    Entity,
    Evidence,
    Fact,
    Knowledge,
    LinkedCredit,
    LinkedMention,
    Mention,
    Page,
    ReadPage,
    Sentence,
    Span,
    View,
)
from uniongraph.schema import Schema, load_schema

BASE = "https://w3id.org/uniongraph/id/"
HOSTILE = '</script><img src=x onerror="window.hurt=1"><!-- 合唱\u2028团'

DIVISIONS = {
    "江苏省": ("扬州市", ["江都区", "邗江区", "仪征市", "高邮市"]),
    "陕西省": ("宝鸡市", ["金台区", "渭滨区", "岐山县", "凤翔区"]),
    "四川省": ("德阳市", ["旌阳区", "广汉市", "什邡市", "绵竹市"]),
}


class Invention:
    """Collects entities and facts; each fact is a sentence of its own on one of the pages."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.told: list[tuple[Fact, str, str]] = []

    def entity(self, cls: str, label: str, names: tuple[str, ...] = (), place: str = "") -> str:
        iri = f"{BASE}{cls}/{label}"
        self.entities[iri] = Entity(iri, cls, label, names, place)
        return iri

    def tell(self, subject: str, predicate: str, target: str, before: str, words: str, after: str, **more: Any) -> None:
        said = {"announced": more.pop("announced", False), "date": more.pop("date", "")}
        evidence = Evidence("", (), (words,), "invented", more.pop("confidence", 0.9), **said)
        self.told.append((Fact(subject, predicate, target, evidence=(evidence,), **more), before, after))

    def knowledge(self) -> Knowledge:
        pages, facts, mentions, credits = [], [], [], []
        for number in range(0, len(self.told), 6):
            page_id, article_id = f"invented/第{number // 6 + 1:03}版.txt", f"article-{number // 6 + 1:03}"
            headline = f"基层工会服务职工见闻（{number // 6 + 1}）"
            text, sentences = headline + "\n", []
            for fact, before, after in self.told[number : number + 6]:
                # A column's line break after the first half, as on a real page: the view closes it.
                (evidence,) = fact.evidence
                (words,) = evidence.quotes
                line, start = before + words + after, len(text) + len(before)
                cut = len(before) + len(words) // 2
                offsets = tuple(len(text) + i + (i >= cut) for i in range(len(line)))
                text += line[:cut] + "\n" + line[cut:] + "\n"
                span = Span(page_id, start, start + len(words) + 1)
                sentence = Sentence(article_id, len(sentences), len(sentences), "body", View(line, offsets))
                sentences.append(sentence)
                quote = text[span.start : span.end]
                said = replace(evidence, article=article_id, spans=(span,), quotes=(quote,))
                facts.append(Fact(fact.subject, fact.predicate, fact.object, fact.title, fact.former, (said,)))
                for iri in (fact.subject, fact.object):
                    label = self.entities[iri].label
                    mention = Mention(article_id, sentence.index, 0, 1, label, "", "name", label, (span,))
                    mentions.append(LinkedMention(mention, iri))
            date = f"2031-{number // 60 % 9 + 1:02}-04"
            article = Article(article_id, page_id, 1, headline, (Span(page_id, 0, len(headline)),), (),
                              tuple(sentences), date=date, paper="虚构工人报")  # fmt: skip
            pages.append(ReadPage(Page(page_id, text, "0" * 64), (article,)))
            person = next((iri for iri in self.entities if "/Person/" in iri), None)
            if person:
                credits.append(LinkedCredit(article_id, "reporter", person))
        entities = tuple(sorted(self.entities.values()))
        facts.sort(key=lambda f: (f.subject, f.predicate, f.object, f.title))
        return Knowledge(tuple(pages), entities, tuple(facts), tuple(mentions), tuple(credits))


@cache
def real_schema() -> Schema:
    return load_schema()


def code_of(name: str, above: str = "") -> str:
    places = real_schema().places
    return next(p.code for p in places.named(name) if not above or places.within(p.code, above))


def invent(companies: int = 6, seed: int = 1) -> tuple[Knowledge, Schema]:
    """Unions of three provinces with ``companies`` firms a district, their people, programmes and prizes."""
    made, chance = Invention(), random.Random(seed)
    surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
    given = ("志强", "秀英", "海燕", "国栋", "晓梅", "建平", "文博", "雨桐", "立新", "春华")
    programmes = [made.entity("Programme", name) for name in ("夏送清凉", "金秋助学", "求学圆梦行动", "互助保障计划")]
    award = made.entity("Award", "全国工人先锋号")
    for province, (city, districts) in DIVISIONS.items():
        codes = [code_of(province), code_of(city, code_of(province))]
        made.entity("Place", province, (), codes[0])
        top = made.entity("TradeUnion", f"{province}总工会", ("省总工会", "省总"), codes[0])
        middle = made.entity("TradeUnion", f"{city}总工会", ("市总工会",), codes[1])
        made.tell(middle, "subOrganizationOf", top, "近日，", f"{city}总工会在{province}总工会指导下", "部署全年工作。")
        for district in districts:
            code = code_of(district, codes[1])
            place = made.entity("Place", district, (), code)
            union = made.entity("TradeUnion", f"{district}总工会", (f"{district[:-1]}总工会", "区总"), code)
            made.tell(union, "subOrganizationOf", middle, "据介绍，", f"{district}总工会与{city}总工会联动", "。")
            made.tell(union, "locatedIn", place, "", f"{district}总工会", "举行职工趣味运动会。")
            chair = made.entity("Person", chance.choice(surnames) + chance.choice(given) + district[0], (), code)
            made.tell(chair, "holdsPost", union, "活动中，", f"{district}总工会主席{chair.rpartition('/')[2]}",
                      "为职工送上慰问品。", title="主席", former=chance.random() < 0.2)  # fmt: skip
            for programme in chance.sample(programmes, 2):
                name = programme.rpartition("/")[2]
                made.tell(union, "runs", programme, "今年以来，", f"{district}总工会开展“{name}”", "，惠及两千人。",
                          announced=chance.random() < 0.3)  # fmt: skip
            station = made.entity("Site", f"{district}户外劳动者爱心驿站", ("爱心驿站",), code)
            made.tell(union, "operates", station, "走进", f"{district}总工会建起的爱心驿站", "，热水、充电一应俱全。")
            for index in range(companies):
                firm = made.entity(
                    "Company", f"{district[:-1]}{'恒瑞启明安泰新'[index % 7]}{index + 1}精密制造有限公司"
                )
                name = firm.rpartition("/")[2]
                made.tell(firm, "locatedIn", place, "位于", f"{district}的{name}", "，车间里一派繁忙。")
                worker = made.entity("Person", f"{chance.choice(surnames)}{chance.choice(given)}{index}{district[0]}")
                made.tell(worker, "holdsPost", firm, "“有家了。”", f"{name}工会主席{worker.rpartition('/')[2]}", "说。",
                          title="工会主席", confidence=0.7)  # fmt: skip
                if chance.random() < 0.3:
                    made.tell(firm, "received", award, "2029年，", f"{name}班组获评全国工人先锋号", "。", date="2029")
                if chance.random() < 0.5:
                    made.tell(firm, "takesPartIn", chance.choice(programmes), "", f"{name}积极参与", "，职工点赞。")
    hostile = made.entity("Event", HOSTILE, ("javascript:window.hurt=1", "𬭚声合唱团"))
    made.tell(made.entity("TradeUnion", "江都区总工会", ("江都总工会", "区总"),
                          code_of("江都区")), "organizes", hostile,
              "<b>晚会</b>由𬭚先生主持，", "江都区总工会主办" + HOSTILE, "<script>hurt=1</script>")  # fmt: skip
    county = made.entity("TradeUnion", "响水县总工会", ("响水总工会",), code_of("响水县"))
    top = f"{BASE}TradeUnion/江苏省总工会"
    made.tell(county, "subOrganizationOf", top, "在", "江苏省总工会支持下，响水县总工会", "开班。")
    for name in ("曾志强", "单雨桐", "尉迟春华"):
        person = made.entity("Person", name)
        made.tell(person, "holdsPost", county, "", f"响水县总工会干部{name}", "到场。", title="干部")
    made.entity("Document", "无人提及的办法")
    return made.knowledge(), real_schema()

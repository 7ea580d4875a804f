"""Where a text was taken from: lines as sites print them under a headline, papers that texts are reprinted from."""

from __future__ import annotations

import re

from uniongraph.pages.names import Name, NameReader
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of

_REPRINT = re.compile(
    r"[（(]?(?:据|摘自|转自|原载于?|选自)[：: ]*(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"《(?P<paper>[^》]{2,20})》(?P<rest>[^）)。]{0,40})[）)]?"
)
_BEFORE = re.compile(r"[\s（(\[【\d年月日:：./|-]*")
"""What may stand before the first credit of a site's line: its date."""

_PART = re.compile(r"\S+")


class Sources:
    """Reads sources with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, names: NameReader) -> None:
        self._names = names
        self.words = any_of(lexicon.words("credits", "source"))
        people = any_of(
            w
            for role in ("reporter", "author", "photographer", "editor", "source", "both")
            for w in lexicon.words("credits", role)
        )
        self._nobody = frozenset(lexicon.words("credits", "nobody"))
        roles = any_of([w for role in ("photographer", "text_only") for w in lexicon.words("credits", role)])
        writers = any_of([w for role in ("reporter", "author") for w in lexicon.words("credits", role)])
        self._led = re.compile(rf"(?<= )(?:{writers.pattern}) (?=[\u4e00-\u9fff])")
        self._stroke = re.compile(rf"(?<= )(?:{roles.pattern})/")
        web = any_of(lexicon.words("layout", "web_meta"))
        self._meta = re.compile(rf"(?P<role>{people.pattern})\s*[：:]|(?P<other>{web.pattern})\s*[：:]")

    def reprinted(self, text: str) -> list[Name]:
        """The paper and the author that a text was taken from: （摘自6月1日《某报》　作者　甲）."""
        match = _REPRINT.fullmatch(text.strip())
        if match is None:
            return []
        shift = len(text) - len(text.lstrip())
        paper = Name("source", match["paper"], shift + match.start("paper"), shift + match.end("paper"))
        names = self._names.read(match["rest"], lenient=True) if match["rest"].strip() else []
        if names is None:
            return []
        return [paper, *(n.moved(shift + match.start("rest")) for n in names)]

    def web_line(self, text: str) -> list[Name] | None:
        """Credits of a line as sites print it under a headline: 来源：… 发布时间：… 编辑：…"""
        if "：" not in text and ":" not in text:
            return None
        marks = list(self._meta.finditer(text))
        if not marks or not _BEFORE.fullmatch(text[: marks[0].start()]):
            return None
        if not any(m.group("other") or self.words.fullmatch(m.group("role")) for m in marks) or "。" in text:
            return None
        found: list[Name] = []
        for mark, after in zip(marks, [*marks[1:], None], strict=True):
            if not mark.group("role"):
                continue
            end = after.start() if after else len(text)
            _, roles = self._names.role_of(mark.group("role"))
            value = re.match(r"[\s《“]*+([^》”）)|]*[^》”）)| ])", text[mark.end() : end])
            if value is None or not roles:
                continue
            start = mark.end() + value.start(1)
            if roles == ("source",):
                name = value.group(1)
                if (led := self._stroke.search(name) or self._led.search(name)) is not None:
                    # 来源：某中心　文/甲　图/乙; 来源：某报　记者 甲
                    beside = self._names.read(name[led.start() :])
                    found += [n.moved(start + led.start()) for n in beside or []]
                    name = name[: led.start()].rstrip()
                bodies = list(_PART.finditer(name)) if all(map(self._names.is_body, name.split(" "))) else []
                found += [Name("source", m.group(), start + m.start(), start + m.end()) for m in bodies]
                if not bodies and name not in self._nobody:
                    found.append(Name("source", name, start, start + len(name)))
                rest = text[start + len(name) : end].lstrip("》”）)| ")
                beside = self._names.read(rest) if text[start - 1] == "《" and self._names.has_role(rest) else None
                found += [n.moved(end - len(rest)) for n in beside or []]
                continue
            said = value.group(1)
            while " " in said and not self._names.read(said, lenient=True):
                said = said[: said.rindex(" ")]  # a site's buttons follow the names
            for name in self._names.read(said, lenient=True) or []:
                own = roles if name.role == "author" else (name.role,)  # 作者：本报记者 甲
                found += [Name(role, name.text, name.start + start, name.end + start) for role in own]
        return found

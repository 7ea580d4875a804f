"""What belongs to no article: mastheads, page numbers, rules, contact lines, a site's navigation, tables."""

from __future__ import annotations

import re

from uniongraph.pages.bylines import Bylines
from uniongraph.pages.lines import Line, ends_sentence
from uniongraph.pages.lists import is_frame
from uniongraph.pages.names import MARKED
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of, ends_with, starts_with

_DATE = re.compile(r"(\d{4}) ?[年\-./] ?(\d{1,2}) ?[月\-./] ?(\d{1,2})(?: ?日)?")
_ISSUE = re.compile(r"总第 ?\d+ ?期|第 ?\d+ ?期|星期[一二三四五六日天]|农历")
_NUMBERED_PAPER = re.compile(r"[\u3400-\u9fff]{2,10}[〔\[（(]\d{4}[〕\]）)] ?第?\d{1,4} ?号")
_WRITTEN_DATE = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}版 ?)?"
    r"[一二三四五六七八九〇○零]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_LUNAR = re.compile(
    r"农历 ?[\u4e00-\u9fff]{0,2}年? ?闰?[正冬腊一二三四五六七八九十]{1,2}月[初十廿卅一二三四五六七八九]{1,3}日?"
)
_BUTTONS = re.compile(r"(?:[\[【][^\[\]【】]{2,10}[\]】] ?)+")
"""What a site's page is turned with: [上一版] [下一版] [返回目录]."""
_ISSUE_LINE = re.compile(r"[^，。；：！？“”]{0,8}?[·|｜（( ]?(?:总?第 ?[\d一二三四五六七八九十百]+ ?期)[）)]?")
_NUMBER_ENDS = "期号日）)"
"""How a line ends that tells an issue, a paper's number or a date."""
_CONTACT = re.compile(r"\d{7,}|[：:]|[-—－]\d{3,}")
_COPIES = re.compile(r"(?:报送?|送|发|抄[送报]|主送|主题词)[：:]")
_MARKS_ONLY = re.compile(r"[\W\d_]*+(?:第? ?[0-9A-Z一二三四五六七八九十]{1,4} ?版?|(?:(?<=\d)|(?<=\d ))版)?[\W\d_]*+")
_RULE = re.compile(r"[\s—\-=_*＊·.…~─━◆■□●★☆]{3,}")
_SECTION = re.compile(
    r"\s{0,9}[A-Z]?\d{1,2} ?版? \S{2,8}|0{0,4}[A-Z]?\d{1,2} ?版[：:] ?\S{2,8}|第 ?[A-Z]?\d{1,9} ?版.{0,24}|"
    r"\S{2,6} 第? ?[A-Z]?\d{1,2} ?版?|\S{2,8} [A-Z]\d{1,2} \S{2,4}|.{2,16} ?[·| ] ?.{0,14} [A-Z]\d{1,2}"
)
_CONTENTS = re.compile(r".{2,60}[…．.·]{3,} ?[（(]?\d{1,3}[）)]?")
"""A line of a table of contents, with its page."""
_NUMBERED_TOP = re.compile(r"[A-Z]?\d{1,2} ?版? ")
"""How the line at a page's top begins that names the page and its section."""
_TAG = re.compile(r"!\[[^\]]*\]\(|<[a-z/!]")
_CLAUSES = re.compile(r"[，。；]")
_COLON = re.compile(r"[：:]")
_TITLED = re.compile(r"《([^《》]{2,12})》")
_AROUND = "- —▲▼↑↓"
_PAGE = r"第?+[A-D]?+[一二三四五六七八九十\d]{1,2}+版[ ：:]?+[^，。；;|｜ ]{2,6}+"
_PAGES = re.compile(rf"{_PAGE}(?:[；;|｜ ]{{1,3}}+{_PAGE})++")
"""What stands on which page: 一版 要闻　二版 班组."""
_PINYIN = re.compile(r"[· ]{0,3}[A-Z][A-Z .'·&\-]{5,60}\d{0,2}")
_ADDRESS = re.compile(r"[\w.]@[\w.]|https?://|www\.\w")
# A space before a mark is taken by what stands before it, one after it by the mark: a line is read in one way only.
_NAVIGATION = re.compile(r"[^，。]{1,12}(?:(?:[>|｜»›]{1,2}|(?<= )/(?= )) ?+[^，。>|｜»›/]{1,13}){2,}")


class Furniture:
    """Tells furniture by the layout words of a lexicon."""

    def __init__(self, lexicon: Lexicon, bylines: Bylines) -> None:
        self._bylines = bylines
        self._words = any_of(lexicon.words("layout", "furniture"))
        self._mastheads = lexicon.words("layout", "masthead_ends")
        self._papers = lexicon.words("credits", "paper_ends")
        self._continued = re.compile(
            rf"[（(【▶▷→ ]{{0,12}}(?:{any_of(lexicon.words('layout', 'continued')).pattern})[^，。）)]{{0,14}}[）)】]?"
        )
        hosting = any_of(lexicon.words("layout", "hosting")).pattern
        self._hosts = re.compile(rf"(?:{hosting})[：:]\S.*[ 　](?:{hosting})[：:]\S")
        self._related = lexicon.words("layout", "related")
        self._advertising = frozenset(word[0] for word in lexicon.words("layout", "advertisements"))
        self._advertised = re.compile(
            rf"(?:{any_of(lexicon.words('layout', 'advertisements')).pattern})(?:[ ·|｜：:].{{0,30}})?"
        )
        self._leads_on = re.compile(rf"(?:{any_of(lexicon.words('layout', 'leads_on')).pattern})[：:]")
        self._named = re.compile(rf"(?:{any_of(lexicon.words('layout', 'masthead_names')).pattern})$")
        self._site_words = frozenset(lexicon.words("layout", "site_words"))
        self._site_parts = any_of(lexicon.words("layout", "site_parts"))
        self._invitations = lexicon.words("layout", "invitations")
        self._inviting = frozenset(word[0] for word in self._invitations) | frozenset(_AROUND)
        degrees = any_of(lexicon.words("layout", "degrees")).pattern
        self._degrees = re.compile(rf"\d ?(?:{degrees})")
        self._forecast = lexicon.words("layout", "forecast")
        self._weather = any_of(lexicon.words("layout", "weather"))
        self._rights = any_of(lexicon.words("layout", "rights"))

    def is_rule(self, text: str) -> bool:
        """Whether the line is a rule between articles (----, * * *)."""
        return bool(_RULE.fullmatch(text))

    def is_related(self, text: str) -> bool:
        """Whether the line heads a list of links to other pages, or advertisements."""
        if text[0] in self._advertising and self._advertised.fullmatch(text):
            return True
        bare = text.strip("：: 【】[]■●<>")
        if len(bare) < 8:
            bare = bare.replace(" ", "")
        return (bare if bare.isalnum() else _COLON.split(bare)[0]) in self._related

    def names_hosts(self, text: str) -> bool:
        """Whether the line says who held an event: 主办：某总工会　承办：某协会."""
        return self._hosts.match(text) is not None

    def claims_rights(self, text: str) -> bool:
        """Whether the line says who may print the text."""
        return bool(self._rights.search(text)) and not ends_sentence(text) and len(text) <= 120

    def is_line(self, line: Line, text: str, midst: bool) -> bool:
        """Whether a line is furniture; ``midst``: it stands within a paragraph, where few lines can be."""
        if len(text) <= 16 and _bare(text) in self._site_words and not (midst and ends_sentence(text)):
            return True
        if text[:1] in "[【" and self.is_buttons(text):
            return True
        if text.startswith("农历") and _LUNAR.fullmatch(text):
            return True
        if line.running:
            return not (midst and len(text) <= 20) and self.claims_rights(text)
        if not line.plain and self.is_rule(text):
            return True
        if not line.plain and self.names_hosts(text):
            return False
        if midst and len(text) <= 20 and not self._continued.fullmatch(text):
            return False
        if _MARKS_ONLY.fullmatch(text):
            return True
        if text[-1] in _NUMBER_ENDS and (
            _ISSUE_LINE.fullmatch(text) or _NUMBERED_PAPER.fullmatch(text) or _WRITTEN_DATE.fullmatch(text)
        ):
            return True
        if not line.plain and (is_frame(text) or _PINYIN.fullmatch(text) or _TAG.match(text)):
            return True
        if self._leads_on.match(text) or self.claims_rights(text) or _CONTENTS.fullmatch(text) or _previews(text):
            return True
        if not line.plain:
            if self._bylines.has_editors(text) and len(text) <= 200:
                own = self._bylines.read_line(text) if text[0] in "（(" or self._bylines.leads_writer(text) else None
                return not any(n.role != "editor" for n in own or [])
            if _COPIES.match(text) or (("|" in text or "｜" in text) and self._site_parts.search(text)):
                return True
        if not midst and text[0] in self._inviting and self._invites(text):
            return True
        if len(text) > 120 or ends_sentence(text):
            return False
        if self._continued.fullmatch(text) or (not midst and self._tells_weather(text)):
            return True
        if _ADDRESS.search(text) and len(text) <= 60 and not self._bylines.read_line(text):
            return True
        if not line.plain and _NAVIGATION.fullmatch(text):
            led = text[:1] in "（(" or self._bylines.names.role_word.match(text)
            if not (led and self._bylines.read_line(text)):
                return True
        if _CLAUSES.search(text):
            return False
        if (dated := _DATE.search(text)) and (len(text) - len(dated.group()) <= 40 or len(text.split(" ")) >= 4):
            return True
        if _ISSUE.search(text) and len(text.split(" ")) >= 2 and len(text) <= 60:
            return True
        found = len(self._words.findall(text))
        if found and found >= (1 if _CONTACT.search(text) else 2):
            return True
        if "版" in text and _PAGES.fullmatch(text):
            return True
        return len(text) <= 34 and bool(_SECTION.fullmatch(text))

    def is_buttons(self, text: str) -> bool:
        """Whether the line is nothing but a site's words in brackets."""
        if not _BUTTONS.fullmatch(text):
            return False
        words = [_bare(word) for word in re.split(r"[\]】] ?", text) if word]
        return any(word in self._site_words for word in words) and (len(words) > 1 or len(words[0]) >= 3)

    def _invites(self, text: str) -> bool:
        """Whether a post asks in this line to be followed or passed on."""
        return len(text) <= 30 and bool(starts_with(text.lstrip(_AROUND), self._invitations))

    def _tells_weather(self, text: str) -> bool:
        """Whether the line is a weather report: beside a paper's name, or a forecast (明天小雨转阴，北风3级，16℃)."""
        apart = " " in text and "，" not in text
        if len(text) > 60 or not (apart or starts_with(text, self._forecast)):
            return False
        return bool(self._degrees.search(text) and self._weather.search(text))

    def is_continued(self, text: str) -> bool:
        """Whether the line only says where an article goes on or came from (下转第3版)."""
        return bool(self._continued.search(text))

    def is_paper(self, text: str) -> bool:
        """Whether the text ends as papers' names do."""
        return bool(ends_with(text.split(" ")[0], self._papers))

    def opens_page(self, line: Line, after: Line) -> bool:
        """Whether a short line at the top of a page is its name: under it stands nothing but date or page number."""
        bare = re.sub(r"^《(.*)》$", r"\1", line.text.replace(" ", ""))
        if _NUMBERED_TOP.match(line.text) and _DATE.match(after.text) and len(after.text) <= 16:
            return True
        bare = re.sub(r"[A-Za-z']+", "", bare)
        named = line.text[-1:].isdigit() or any(self._named.search(word) for word in line.text.strip("《》").split(" "))
        if not 2 <= len(bare) <= (14 if named else 6) or re.search(r"[，。：；！？“”《》]", bare):
            return False
        if re.search(r"\d{1,2}:\d{2}", after.text) or len(after.text) > 60:
            return False
        if _DATE.match(after.text) and line.text != bare:
            return True
        rest = _ISSUE.sub("", _DATE.sub("", re.sub(r"第? ?[A-Z]?\d{1,2} ?版", "", after.text)))
        return (len(rest.replace(" ", "")) <= max(12, len(after.text) // 3) and len(rest) < len(after.text)) or bool(
            _MARKS_ONLY.fullmatch(after.text) or _PINYIN.match(after.text)
        )

    def is_bulletin(self, text: str) -> bool:
        """Whether a line is named as bulletins of unions are: 某县工会信息."""
        bare = text.replace(" ", "")
        if (titled := _TITLED.match(bare)) and self.is_paper(titled.group(1)):
            return len(bare) <= 20
        return bare.isalpha() and len(bare) <= 14 and self._named.search(bare) is not None

    def is_masthead(self, text: str, beside_date: bool) -> bool:
        """Whether a short line at a page's edge is the paper's or the section's name."""
        words = [w for w in re.split(r"[ ·|｜]+", text) if w]
        if not words or len(text) > 30 or re.search(r"[，。：；！？“”《》]", text):
            return False
        paper = bool(ends_with(words[0], self._papers)) and len(words[0]) <= 12
        sections = all(len(w) <= 4 or ends_with(w, self._mastheads) for w in words[1:])
        return (paper and sections and (beside_date or len(words) > 1 or len(text) <= 8)) or (
            beside_date and len(text) <= 20 and (bool(ends_with(words[-1], self._mastheads)) or len(text) <= 4)
        )


def _bare(text: str) -> str:
    """The text without blanks and marks."""
    return text if text.isalnum() else "".join(char for char in text if char.isalnum())


def _previews(text: str) -> bool:
    """Whether the line holds headlines of other pages, three or more, each behind its bullet."""
    if text[:1] not in MARKED:
        return False
    heads = [part.strip() for part in text.split(text[0])[1:]]
    return len(heads) > 2 and all(5 <= len(head) <= 30 and not _CLAUSES.search(head) for head in heads)


def date_of(text: str) -> str:
    """The first full date in the text as ISO, or ""."""
    match = _DATE.search(text)
    if not match:
        return ""
    year, month, day = (int(g) for g in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2100 else ""

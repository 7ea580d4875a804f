"""Names that are written with a dot (热依汗古丽·买买提): where they begin and end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from uniongraph.extract.words import Candidate, Reading, Words

CJK = r"[\u3400-\u9fff]"
_LONGEST = 8
_NAMES = frozenset(["PER", "LOC", "nz", "nr", ""])


class DottedNames:
    """Finds names with a dot by the tagger's tokens and by the parts that such names are made of."""

    def __init__(self, words: Words) -> None:
        self._parts = frozenset(words.lexicon.words("Person", "parts"))
        self._follows = frozenset(words.lexicon.words("Person", "follows"))
        self._words = words

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates of a sentence."""
        text = reading.text
        taken = 0
        for match in re.finditer(rf"(?<={CJK})·(?={CJK})", text):
            dot = match.start()
            if dot < taken:
                continue
            start, left = self._start(reading, dot)
            end, right = self._end(reading, dot + 1)
            while text[end : end + 1] == "·" and re.match(CJK, text[end + 1 : end + 2]):
                end, _ = self._end(reading, end + 1)
            near = [
                t
                for t in reading.tokens
                if t.start < end
                and start < t.end
                and t.tag == "PER"
                and len(t.text) > 1
                and t.start <= dot + 1 <= t.end + 1
            ]
            short = (
                dot - start == 1 and (right or (left and end - dot >= 3)) and "·" not in text[end : end + 1]
            )  # 那·朝克图
            if end - dot < 2 or (dot - start < 2 and not short) or not (near or left or right) or start < taken:
                continue
            name = text[start:end]
            quoted = any(b <= start and end <= e for b, e in reading.quotations)
            if (quoted or name.count("·") > 1) and not (left or right or any(t.start < dot < t.end for t in near)):
                continue  # a slogan in parts
            if text[start - 1 : start] == "·" or any(
                n in text[max(0, start - 6) : end + 6] and name in n for n in self._words.names
            ):
                continue
            taken = end
            yield Candidate(start, end, "Person", name, 30)

    def beside(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch is only a part of a name with a dot."""
        return text[end : end + 1] == "·" or text[max(0, start - 1) : start] == "·"

    def common(self, name: str, names: Collection[str]) -> str:
        """The name that several readings of one name share: the shortest that lies in the others."""
        dotted = [n for n in names if "·" in n]
        within = [n for n in dotted if n in name and n != name]
        return min(within, key=lambda n: (len(n), n)) if within else name

    def _start(self, reading: Reading, dot: int) -> tuple[int, bool]:
        """Where the name begins, and whether a known part says so."""
        text = reading.text
        start, known = dot, False
        while part := self._part_before(text, start):
            start, known = start - len(part), True
        tokens = [t for t in reading.tokens if t.start < (start if known else dot)]
        for token in reversed(tokens):
            begin, piece = token.start, text[token.start : min(token.end, dot)]
            if token.end < start or not re.fullmatch(f"{CJK}+", piece) or dot - begin > _LONGEST:
                break
            if token.end > start > begin:  # the part begins within a token
                if token.tag == "PER":
                    start = begin
                continue
            if (
                token.tag == "PER"
                or (start == dot and token.tag in _NAMES)
                or (start == dot and len(piece) >= 2 and token.tag not in ("v", "p", "c", "u"))
            ):
                start = begin
            else:
                break
        return self._completed(text, start), known

    def _part_before(self, text: str, end: int) -> str:
        return next(
            (text[end - n : end] for n in range(min(_LONGEST, end), 1, -1) if text[end - n : end] in self._parts), ""
        )

    def _completed(self, text: str, start: int) -> int:
        """The start, moved left where it cuts a known part in two: 买买|提明."""
        for begin in range(max(0, start - 4), start):
            for length in range(start - begin + 1, _LONGEST):
                if text[begin : begin + length] in self._parts:
                    return begin
        return start

    def _end(self, reading: Reading, begin: int) -> tuple[int, bool]:
        """Where a part that begins after a dot ends, and whether a known part says so."""
        text = reading.text
        longest = max((n for n in range(2, _LONGEST) if text[begin : begin + n] in self._parts), default=0)
        end = begin + longest
        for token in reading.tokens:
            if token.end <= begin or token.start > max(begin, end):
                continue
            if token.start > end > begin:
                break
            piece = text[max(begin, token.start) : token.end]
            if not re.fullmatch(f"{CJK}+", piece):
                break
            if token.tag == "PER" and token.end - begin <= _LONGEST:
                end = max(end, token.end)
            elif end == begin and (token.tag in _NAMES or (len(piece) >= 2 and token.tag in ("n", "v", "a"))):
                end = token.end
            elif end == begin and len(piece) == 1:
                end = token.end
                continue
            elif end - begin == 1 and piece not in self._follows:
                end = token.end
            if token.start >= end:
                break
        while more := next((n for n in range(_LONGEST, 1, -1) if text[end : end + n] in self._parts), 0):
            end += more
        return end, bool(longest)

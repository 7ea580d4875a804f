"""The forms of questions: each a pattern over the letters of a question's words, and what such a question asks.

A question reads like ``wsedt`` (谁 是 响水县总工会 的 主席). Small letters are those of vocabulary.py; capitals are:
N a name, or the holder of a post (响水县总企业经理); E and F names; T and U titles; V a verb; I a noun for the other
end of a fact; Q what is asked for (谁, 哪些企业, 多少家企业, 哪里); C a class; O a credit; H a headline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_MACROS = {
    "N": "(?P<N>f?(?:e(?:d?e)*d?f?t(?=e))?e(?:d?e)*(?:d?f?t)?)",
    "E": "(?P<E>e(?:d?e)*)",
    "F": "(?P<F>e(?:d?e)*)",
    "T": "(?P<T>f?t)",
    "U": "(?P<U>t)",
    "V": "(?P<V>v)",
    "I": "(?P<I>i)",
    "C": "(?P<C>c)",
    "O": "(?P<O>o)",
    "H": "(?P<H>3)",
    "Q": "(?P<Q>w|[qh]d?c?|l)",
}

_MACRO = re.compile(r"\(\?P<\w+>|[A-Z]")  # the names of groups are capitals, too


@dataclass(frozen=True, slots=True)
class Frame:
    """A form of questions: its name, what makes its meaning, a question of the form, and its pattern."""

    name: str
    meaning: str
    example: str
    pattern: str


FRAMES: tuple[Frame, ...] = (
    # posts
    Frame("who is T of E", "holders", "谁是甲会主席", "ws?f?Ed?T"),
    Frame("who holds T of E", "holders", "谁担任甲会主席", "wf?p(?:z?)Ed?T"),
    Frame("who at E holds T", "holders", "谁在甲会当主席", "wzEp?d?T"),
    Frame("T of E is who", "holders", "甲会的主席是谁", "f?Ed?Ts?[wq]"),
    Frame("T of E by whom", "holders", "甲会主席由谁担任", "Ed?Ts?b[wq]p"),
    Frame("E has which T", "holders", "甲会有哪几位副主席", "Eu[wq]p?T"),
    Frame("how many T has E", "holders-count", "甲会有几位副主席", "Eu?(?P<Q>h)T"),
    Frame("T of E, which", "holders", "甲会的副主席有哪些", "f?Ed?Tu[wq]"),
    Frame("T of E, how many", "holders-count", "甲会副主席有几位", "f?Ed?Tu?(?P<Q>h)"),
    Frame("list T of E", "holders", "列出甲会的副主席", "2Ed?T"),
    Frame("T of E", "holders", "甲会的主席", "f?Ed?T"),
    Frame("which C T", "holders-class", "有哪些企业经理", "u?[qwh]Cd?T"),
    Frame("who is C T", "holders-class", "哪些人是企业经理", "ws?p?Cd?T"),
    Frame("C T, which", "holders-class", "企业经理有哪些", "Cd?Tu?[qwh]"),
    Frame("list C T", "holders-class", "列出企业经理", "2Cd?T"),
    Frame("who is T of E and U of F", "two-posts", "谁既是甲会主席又是乙局局长", "ws?Ed?T[as]Fd?U"),
    Frame("E holds which post", "titles", "张三担任什么职务", "(?P<N>e(?:d?e)*)f?(?:s?p|s)qk?d?"),
    Frame("E has which posts", "titles", "张三有哪些职务", "(?P<N>e(?:d?e)*)f?u?[qh]k"),
    Frame("posts of E", "titles", "张三的职务是什么", "(?P<N>e(?:d?e)*)d?f?k[su]?q"),
    Frame("posts of E, bare", "titles", "张三的职务", "(?P<N>e(?:d?e)*)d?f?k"),
    Frame("list posts of E", "titles", "列出张三的职务", "2(?P<N>e(?:d?e)*)d?k"),
    Frame("E at F holds which post", "titles-at", "张三在甲会担任什么职务", "EzFf?[ps]?d?qk?"),
    Frame("post of E at F", "titles-at", "张三在甲会的职务是什么", "EzFd?ks?q"),
    Frame("E is T of where", "posts-where", "张三是哪里的主席", "Ef?[sp](?P<Q>l|qc?)d?T"),
    Frame("E worked where", "works", "张三以前在哪个单位工作", "Efz(?P<Q>l|qc?)p?d?"),
    Frame("E works where", "works", "张三在哪个单位工作", "Nz(?P<Q>l|qc?)p?d?"),
    Frame("E holds posts where", "works", "张三任职在哪里", "Npz?(?P<Q>l|qc?)"),
    Frame("is E T of F", "is-post", "张三是不是甲会主席", "Em+s?p?Fd?Tm?"),
    Frame("whether E is T of F", "is-post", "是否张三是甲会主席", "mEs?p?Fd?T"),
    Frame("E is T of F, is it", "is-post", "张三是甲会主席吗", "Ef?[sp]Fd?Tm"),
    Frame("is T of F E", "is-post", "甲会主席是张三吗", "Fd?Ts?m?s?Em?"),
    # facts by their verb
    Frame("who gave E to F", "gave", "谁授予甲厂乙奖", "QVFd?E"),
    Frame("N gave F what", "gave-what", "甲会授予甲厂什么荣誉", "NVFQ"),
    Frame("who V N", "subject", "谁举办了甲赛", "[u2]?Qz?VN"),
    Frame("who V1 N V2", "subject", "哪些学校到甲厂观摩", "QVN(?P<V2>v)"),
    Frame("who at N V", "subject", "谁在甲厂调研", "QzNV"),
    Frame("who is V by N", "object", "哪些企业被甲会走访过", "u?QbNVd?"),
    Frame("N by whom V", "subject", "甲赛由谁主办", "Ns?b?QVd?"),
    Frame("N has who V", "subject", "甲赛有哪些企业参加", "NuQVd?"),
    Frame("V N is who", "subject", "参加甲赛的有谁", "u?VNd(?P<c>c)?[us]*Q"),
    Frame("list what V N", "subject", "列出参加甲赛的企业", "2VNd?C"),
    Frame("N V what", "object", "甲会举办了哪些活动", "Nu?VQd?"),
    Frame("N V1 what V2", "object", "甲会去哪里考察过", "NVQ(?P<V2>v)"),
    Frame("N and F V what", "both", "甲会和乙会签了什么协议", "NaFu?VQ"),
    Frame("N with whom V F", "with-whom", "甲会和谁一起参加了甲赛", "NaQu?VF"),
    Frame("who with N V F", "with-whom", "谁和张三一起参加了甲赛", "QaNu?VF"),
    Frame("N V which C there are", "object", "甲会举办的活动有哪些", "NVd?C[us]*Q"),
    Frame("N V what is", "object", "甲会举办的是什么", "NVd[us]Q"),
    Frame("list what N V", "object", "列出甲会举办的活动", "2NVd?C"),
    Frame("N at where V", "object-where", "甲赛在哪里举办", "Ns?zQVd?"),
    Frame("N V at where", "object-where", "甲赛举办在哪里", "NVzQ"),
    Frame("is it that N V F", "whether", "甲会参加过乙赛吗", "NVFm"),
    Frame("N whether V F", "whether", "甲会是否参加乙赛", "Nm+VFm?"),
    Frame("whether N V F", "whether", "有没有甲会参加乙赛", "mNVF"),
    Frame("F by N V", "whether-by", "乙赛由甲会举办吗", "Fs?bNVd?m"),
    Frame("F is V by N", "whether-by", "乙赛是甲会举办的吗", "FsNVdm"),
    # two at once
    Frame("N with whom V", "object", "甲会和哪些单位合作", "Naz?Q[um]?Vd?"),
    Frame("with N V who", "with", "跟甲会合作的有谁", "aNu?Vd?(?P<c>c)?[us]*Q"),
    Frame("who with N V", "subject", "哪些单位和甲会合作", "u?QaNu?V"),
    Frame("which C with D V", "classes", "哪些学校和企业有合作", "u?(?P<Q>qc)a(?P<D>c)u?V"),
    Frame("which C V some D", "classes", "哪些企业建了工作室", "u?(?P<Q>w|[qh]c?)V(?P<D>c)"),
    Frame("N and F V, is it", "whether", "甲会和乙会合作过吗", "Na(?P<F>e(?:d?e)*)u?Vm"),
    Frame("N whether and F V", "whether", "甲会是否与乙会合作", "Nm+aFu?Vm?"),
    Frame("N and F whether V", "whether", "甲会与乙会是否合作", "NaFm+u?V"),
    Frame("relation of N and F", "relation", "甲会和乙会有什么关系", "EaFd?z?[usm]*q?d?rs?[qm]?"),
    # places
    Frame("N is where", "where", "甲厂在哪里", "Ns?z?(?P<Q>l)d?"),
    Frame("N is in which C", "where", "甲厂在哪个镇", "Ns?z(?P<Q>qc)d?"),
    Frame("who is at N", "at", "哪些企业在甲镇", "u?QzNd?"),
    Frame("at N there is", "at", "在甲镇有哪些企业", "z(?P<N>e(?:d?e)*)d?(?P<c>c)?[us]Q"),
    # dates
    Frame("N when V", "when", "甲站什么时候成立的", "Ns?nz?Vd?"),
    Frame("N V when", "when", "甲站成立于什么时候", "NV[dz]*n?[us]?n"),
    Frame("N when V F", "when-two", "甲会什么时候走访乙厂", "Ns?n(?:z?)VFv?d?"),
    Frame("N V F when", "when-two", "甲会走访乙厂是什么时候", "NVFd?[us]?n"),
    Frame("when N V F", "when-two", "什么时候甲会走访乙厂", "nNVFd?"),
    # what belongs to a name
    Frame("N has what", "has", "甲会有哪些阵地", "NuQ"),
    Frame("C of N are what", "has", "甲会的阵地有哪些", "Nd?C[us]*Q"),
    Frame("list C of N", "has-class", "列出甲会的阵地", "2Nd?C"),
    Frame("N is of whom", "of", "甲站是哪家公司的", "NsQd"),
    Frame("I of N is who", "noun", "甲赛的主办方是谁", "Nd?I[us]*z?Q"),
    Frame("who is I of N", "noun", "谁是甲赛的主办方", "u?Qs?Nd?I"),
    Frame("N has which I", "noun", "甲会有哪些下属单位", "Nu[qhw]I"),
    Frame("N is I of whom", "noun-of", "张三是哪家公司的员工", "NsQd?I"),
    Frame("I of N", "noun", "甲赛的主办方", "Nd?I"),
    Frame("list I of N", "noun", "列出甲赛的参加者", "2Nd?I"),
    # honours, and what a name is
    Frame("who is N", "who-is", "谁是甲奖", "QsE"),
    Frame("N is who", "is-who", "张三是谁", "Es(?P<Q>w|qc?)"),
    Frame("is N F", "is-a", "张三是甲奖吗", "Em?sm?Fm"),
    Frame("N whether F", "is-a", "张三是不是甲奖", "Em+s?F"),
    Frame("about N", "about", "介绍一下甲会", "[j2]+Ed?j?"),
    Frame("N, about", "about", "甲会的情况", "Ed?js?q?"),
    Frame("other names of N", "names", "甲会的简称是什么", "Ed?[us]*1s?q?"),
    # articles
    Frame("H by whom", "credits-of", "《甲》是谁写的", "Hg?d?s?b?wyd?"),
    Frame("who wrote H", "credits-of", "谁写的《甲》", "ws?yd?Hg?"),
    Frame("O of H is who", "credit-of", "《甲》的作者是谁", "Hg?d?Os?[wq]"),
    Frame("who is O of H", "credit-of", "谁是《甲》的作者", "ws?Hg?d?O"),
    Frame("N wrote what", "articles-by", "张三写过哪些稿件", "Nu?yd?(?P<Q>[qh])g?"),
    Frame("articles that N wrote", "articles-by", "张三写的稿件有哪些", "Nyd?g[us]*(?P<Q>[qh])"),
    Frame("articles of N", "articles-by", "张三有哪些稿件", "Nd?u?(?P<Q>[qh])g"),
    Frame("which articles mention N", "articles-on", "哪些文章提到甲会", "u?(?P<Q>[qh])gxN"),
    Frame("N in which articles", "articles-on", "甲会出现在哪些文章里", "Nxz?(?P<Q>[qh])g"),
    Frame("articles that mention N", "articles-on", "提到甲会的文章有哪些", "xNd?g[us]*(?P<Q>[qh])"),
    Frame("H mentions whom", "mentioned", "《甲》提到了谁", "Hg?xQ"),
    # whole classes
    Frame("which C are there", "class", "有哪些工作室", "[u2]*(?P<Q>[qh]c|h|w)"),
    Frame("C, which", "class", "工作室有哪些", "C[us]*(?P<Q>[qh])"),
    Frame("list C", "class", "列出工作室", "2d?C"),
)  # fmt: skip


@lru_cache(maxsize=1)
def compiled() -> tuple[tuple[Frame, re.Pattern[str]], ...]:
    """The frames with their patterns as regular expressions, in their order."""
    return tuple((frame, re.compile(_MACRO.sub(_expand, frame.pattern))) for frame in FRAMES)


def _expand(found: re.Match[str]) -> str:
    return _MACROS.get(found.group(), found.group())

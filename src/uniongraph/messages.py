"""The words of the command line, English and Chinese side by side.

Only the command line speaks; everything below it raises or returns records. What those carry in English and a
user is likely to meet is worded in Chinese here, by its code or its exception's name.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable, Mapping
from typing import Literal

Language = Literal["en", "zh"]
Say = Callable[..., str]
"""``say("built", pages=3)``: the message of that name with its blanks filled in."""

_MESSAGES: dict[str, tuple[str, str]] = {
    # help texts
    "app": (
        "Builds a knowledge graph from pages of Chinese trade-union news, offline. "
        "Every fact in it can be traced to the words that say it.",
        "把中文地方工会新闻版面离线转换成知识图谱，每一条事实都可以追溯到原文。",
    ),
    "version.help": ("Show the version and stop.", "显示版本号。"),
    "build.help": ("Build a graph from pages.", "从版面构建图谱。"),
    "build.pages": (
        "Files, folders (their .txt and .md, sub-folders too), globs, or - for standard input.",
        "文件、文件夹（含子文件夹中的 .txt 和 .md）、通配符，或用 - 表示标准输入。",
    ),
    "build.output": (
        "The folder to write. It belongs to the build, which replaces it as a whole.",
        "输出文件夹。它归构建所有，每次整体替换。",
    ),
    "build.ontology": ("A folder to use in place of the ontology that is shipped.", "用此文件夹代替自带的本体。"),
    "quiet.help": ("Say nothing but what went wrong.", "只报告出错的情况。"),
    "demo.help": (
        "Build the shipped sample pages.\n\nTheir places are real, their people and firms invented.",
        "构建自带的示例版面。\n\n地名真实，人物与企业均为虚构。",
    ),
    "query.help": (
        "Ask a graph; without a question, list the ready ones.\n\n"
        "A question is the name of a ready one, a SPARQL query, or a file with one.",
        "查询图谱；不给出问题时列出现成问题。\n\n问题可以是现成问题的名称、SPARQL 查询或查询文件。",
    ),
    "query.question": (
        "A file, a SPARQL query, or the name of a ready question.",
        "文件、SPARQL 查询或现成问题的名称。",
    ),
    "in.help": ("The folder of the build.", "构建所在的文件夹。"),
    "query.param": (
        "A value for a ready question, as name=value; --name value says the same.",
        "现成问题的参数，写作 名称=值；也可写作 --名称 值。",
    ),
    "query.format": ("How to print the answer.", "结果的输出格式。"),
    "explain.help": (
        "All that a graph says of an entity, with the words.\n\nEach fact comes with the words that say it.",
        "列出图谱中关于某个实体的全部事实。\n\n每条事实都附有原文。",
    ),
    "explain.entity": ("A name, or an IRI.", "名称或 IRI。"),
    "evaluate.help": (
        "Measure the program on pages with known answers: precision, recall and F1, by class, predicate and rule.",
        "用带标准答案的版面评测程序：按类别、谓词和规则给出精确率、召回率和 F1。",
    ),
    "evaluate.gold": ("The folder of the gold files (NAME.json).", "标准答案（NAME.json）所在的文件夹。"),
    "evaluate.pages": (
        "The folder of the pages, named like their gold files.",
        "版面所在的文件夹，文件名与标准答案相同。",
    ),
    "evaluate.errors": ("List every miss and every wrong one.", "逐条列出漏掉的和错误的结果。"),
    "evaluate.json": ("Write the figures to this file, too.", "把各项数字另存为 JSON 文件。"),
    "validate.help": (
        "Check a build against the ontology's shapes (SHACL).\n\nNeeds pyshacl, which comes with the [test] extra.",
        "用本体的 SHACL 形状校验构建结果。\n\n需要 [test] 附加依赖中的 pyshacl。",
    ),
    "validate.folder": ("The folder of the build.", "构建所在的文件夹。"),
    "ontology.help": (
        "Search the ontology, write it as web pages, or check your own.\n\nWithout a word, list its terms.",
        "查询本体、写成网页，或校验自己的本体。\n\n不给出词语时列出全部术语。",
    ),
    "ontology.word": (
        "A word, in Chinese or in English, of a term, a concept, the lexicon or a place.",
        "词语（中文或英文）：术语、概念、词表或地名中的均可。",
    ),
    "ontology.term": (
        "A class or property: all of its words, or those that contain WORD.",
        "类或属性的名称：列出它的全部词语，或其中含有所给词语者。",
    ),
    "ontology.html": ("Write the ontology as web pages, English and Chinese.", "把本体写成中英文网页。"),
    "ontology.check": (
        "Check an ontology folder that you have changed, before you build with it or send it.",
        "校验改动过的本体文件夹，供构建或提交之前使用。",
    ),
    # progress
    "stage.pages": ("Reading pages", "读取版面"),
    "stage.extract": ("Finding names and facts", "识别名称与事实"),
    "stage.resolve": ("Matching entities", "归并实体"),
    "stage.write": ("Writing the graph", "写出图谱"),
    "stage.evaluate": ("Measuring pages", "评测版面"),
    # figures
    "measure.precision": ("precision", "精确率"),
    "measure.recall": ("recall", "召回率"),
    "measure.right": ("right", "正确"),
    "measure.wrong": ("wrong", "错误"),
    "measure.missed": ("missed", "漏掉"),
    "by_class": ("Classes", "类别"),
    "by_predicate": ("Predicates", "谓词"),
    "by_rule": ("Rules", "规则"),
    "overall": ("All {pages} pages", "全部 {pages} 个版面"),
    "rest": (
        "classes right {classes:.3f}, preferred labels right {labels:.3f}, nodes for two things {merges}, "
        "facts macro F1 {macro:.3f}",
        "类别正确 {classes:.3f}，首选名称正确 {labels:.3f}，混淆两物的节点 {merges}，事实宏平均 F1 {macro:.3f}",
    ),
    # summary
    "built": (
        "Built {pages} pages, {articles} articles, into {output}",
        "已构建 {pages} 个版面、{articles} 篇文章，输出到 {output}",
    ),
    "entities": ("Entities", "实体"),
    "facts": ("Facts", "事实"),
    "class": ("Class", "类别"),
    "predicate": ("Predicate", "关系"),
    "count": ("Count", "数量"),
    "total": ("total", "合计"),
    "problems": (
        "{errors} errors, {warnings} warnings: see report.json",
        "{errors} 个错误，{warnings} 个警告：详见 report.json",
    ),
    "no-problems": ("No problems", "没有问题"),
    "unreadable": ("{unread} of {pages} pages could not be read:", "{pages} 个版面中有 {unread} 个无法读取："),
    "open": ("Open {path} in a browser.", "用浏览器打开 {path}"),
    "ask": ("Ask next:", "接下来可以试试："),
    # answers
    "questions": ("Ready questions", "现成问题"),
    "name": ("Name", "名称"),
    "question": ("Question", "问题"),
    "parameters": ("Parameters", "参数"),
    "rows": ("{rows} rows", "{rows} 行"),
    "yes": ("Yes.", "是。"),
    "no": ("No.", "否。"),
    "other-names": ("Also called", "又名"),
    "articles": ("Articles", "文章"),
    "no-headline": ("(no headline)", "（无标题）"),
    "former": ("former", "曾任"),
    "announced": ("announced", "预告"),
    "inferred": ("inferred", "推断"),
    "role.author": ("author", "作者"),
    "role.reporter": ("reporter", "记者"),
    "role.photographer": ("photographer", "摄影"),
    "role.editor": ("editor", "编辑"),
    "role.source": ("source", "来源"),
    "unknown-entity": ("The graph has nothing called {entity}.", "图谱中没有名为“{entity}”的实体。"),
    "which-entity": (
        "The graph has nothing called {entity}; part of a name is what these have:",
        "图谱中没有名为“{entity}”的实体；名称中含有它的有：",
    ),
    "nothing-found": ("Nothing found.", "没有找到。"),
    "valid": ("Valid: {folder} meets its shapes.", "校验通过：{folder} 符合形状约束。"),
    "invalid": ("{folder} breaks its shapes {count} times:", "{folder} 有 {count} 处不符合形状约束："),
    "warning": ("warning", "警告"),
    "info": ("note", "提示"),
    "error": ("error", "错误"),
    # ontology
    "version": ("Version {version}, from {folder}", "版本 {version}，位于 {folder}"),
    "term": ("Term", "术语"),
    "meaning": ("Meaning", "含义"),
    "words": ("Words", "词语"),
    "word": ("Word", "词语"),
    "where": ("Where", "位置"),
    "owner": ("Of", "所属"),
    "note": ("Note", "备注"),
    "classes": ("Classes", "类"),
    "properties": ("Properties", "属性"),
    "schemes": ("Schemes", "概念体系"),
    "terms": ("Terms", "术语"),
    "concepts": ("Concepts", "概念"),
    "places": ("Places", "地名"),
    "more": ("… {count} more", "……另有 {count} 条"),
    "until": ("{former}, until {year}; today {today}", "{former}，用至 {year} 年；今为 {today}"),
    "unknown-word": ("The ontology has nothing with {word} in it.", "本体中没有含“{word}”的内容。"),
    "wrote": ("Wrote {path}", "已写出 {path}"),
    "checked": (
        "{folder}: {terms} terms and concepts, {words} words, {patterns} patterns, {places} places, {queries} queries",
        "{folder}：{terms} 个术语和概念、{words} 个词语、{patterns} 个句式、{places} 个地名、{queries} 个现成问题",
    ),
    "check-good": ("All is well.", "校验通过。"),
    "check-warned": ("It can be used; look at the {count} warnings.", "可以使用；有 {count} 条警告，请看一看。"),
    "check-bad": ("It cannot be used: {count} errors.", "不能使用：有 {count} 个错误。"),
    # errors
    "unknown-term": (
        "the ontology has no class or property {term}: uniongraph ontology lists them",
        "本体中没有名为 {term} 的类或属性：uniongraph ontology 可列出全部",
    ),
    "failed": ("Error: {text}", "错误：{text}"),
    "no-build": (
        "no build in {folder}; make one with: uniongraph build PAGES -o {folder} (or: uniongraph demo)",
        "{folder} 中没有构建结果；可先运行：uniongraph build 版面 -o {folder}（或 uniongraph demo）",
    ),
    "nothing-built": ("no page could be read, so nothing was built", "没有可以读取的版面，未构建任何内容"),
    "bad-parameter": ("a parameter is written name=value, not {given}", "参数应写作 名称=值，而不是 {given}"),
    "question-first": (
        "the question goes first: uniongraph query QUESTION --name value",
        "问题应写在最前面：uniongraph query 问题 --名称 值",
    ),
    "needs-extra": (
        "this command needs pyshacl: pip install pyshacl",
        "此命令需要 pyshacl：pip install pyshacl",
    ),
}

_PROBLEMS_ZH: dict[str, str] = {
    "page-empty": "文件是空的；请移除，或把版面文字存入其中",
    "page-binary": "不是文本文件；请提供纯文本（.txt 或 .md）版面",
    "page-too-large": "文件过大；请按版面拆分",
    "page-missing": "没有这个文件或文件夹；请检查路径",
    "page-forbidden": "没有读取权限；请修改权限，或复制到自己的文件夹",
    "page-encoding": "编码不是 UTF-8、UTF-16 或 GB18030；请另存为 UTF-8",
    "page-folder": "文件夹中没有版面（.txt 或 .md）；请检查路径",
    "page-unreadable": "文件无法读取；请复制到本地磁盘后重试",
}
"""For a problem's code; the English is the problem's own message."""


def language(environ: Mapping[str, str] = os.environ, windows: bool = sys.platform == "win32") -> Language:
    """``zh`` where the locale is Chinese: the first set of LC_ALL, LC_MESSAGES, LANG, else Windows' own."""
    named = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if not named and windows:
        named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


def speaker(lang: Language) -> Say:
    """The messages in one language."""
    column = 1 if lang == "zh" else 0

    def say(name: str, **blanks: object) -> str:
        return _MESSAGES[name][column].format(**blanks)

    return say


def problem_text(lang: Language, code: str, page: str, message: str) -> str:
    """A problem in the user's language, where there are words for its code; else as it came."""
    if lang == "zh" and code in _PROBLEMS_ZH:
        return f"{page}：{_PROBLEMS_ZH[code]}"
    return message

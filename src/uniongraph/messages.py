"""The words of the command line, English and Chinese side by side.

Only the command line speaks; everything below it raises or returns records. What those carry in English and a
user is likely to meet is worded in Chinese here, by its code or its exception's name.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any, Literal

from uniongraph.messages_ask import MESSAGES as _ASK_MESSAGES
from uniongraph.messages_diff import MESSAGES as _DIFF_MESSAGES
from uniongraph.messages_ontology import MESSAGES as _ONTOLOGY_MESSAGES
from uniongraph.messages_publish import MESSAGES as _PUBLISH_MESSAGES

Language = Literal["en", "zh"]
Say = Callable[..., str]
"""``say("built", pages=3)``: the message of that name with its blanks filled in."""

_MORE = _ASK_MESSAGES | _DIFF_MESSAGES | _ONTOLOGY_MESSAGES | _PUBLISH_MESSAGES

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
        "Files (text, HTML, .docx, PDF, PNG, JPEG), folders with such files, globs, or - for standard input.",
        "文件（文本、HTML、.docx、PDF、PNG、JPEG）、含有这类文件的文件夹、通配符，或用 - 表示标准输入。",
    ),
    "build.output": (
        "The folder to write. It belongs to the build, which replaces it as a whole.",
        "输出文件夹。它归构建所有，每次整体替换。",
    ),
    "build.ontology": ("A folder to use in place of the ontology that is shipped.", "用此文件夹代替自带的本体。"),
    "pattern.help": (
        "How file names tell the issue: {{paper}}, {{date}}, {{edition}}, and {{*}} for the rest.",
        "文件名的写法：{{paper}} 报名、{{date}} 日期、{{edition}} 版次、{{*}} 其他。",
    ),
    "metadata.help": (
        "A CSV file with columns file, paper, date, edition; it counts before file names and mastheads.",
        "CSV 文件，列名为 文件、报纸、日期、版次；优先于文件名和报头。",
    ),
    "pages.help": (
        "Show how pages are read: articles, credits, paragraphs, furniture, problems.\n\n"
        "Numbers in brackets count characters of the page.",
        "显示版面的读取结果：文章、署名、段落、版面附件和问题。\n\n方括号中的数字是版面上的字符位置。",
    ),
    "pages.html": ("Draw the pages in HTML, on standard output.", "输出 HTML 图示到标准输出。"),
    "pages.output": ("Write the HTML to this file.", "把 HTML 写入此文件。"),
    "quiet.help": ("Say nothing but what went wrong.", "只报告出错的情况。"),
    "demo.help": (
        "Build the shipped sample pages.\n\nTheir places are real, their people and firms invented.",
        "构建自带的示例版面。\n\n地名真实，人物与企业均为虚构。",
    ),
    "query.help": (
        "Ask a graph; without a question, list the ready ones.\n\n"
        "A question is the name of a ready one, a SPARQL query, a file with one, or - for standard input.",
        "查询图谱；不给出问题时列出现成问题。\n\n问题可以是现成问题的名称、SPARQL 查询或查询文件；- 表示标准输入。",
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
        "Check a build against the ontology's shapes (SHACL).\n\nNeeds pyshacl, which comes with the [validate] extra.",
        "用本体的 SHACL 形状校验构建结果。\n\n需要 [validate] 附加依赖中的 pyshacl。",
    ),
    "validate.folder": ("The folder of the build.", "构建所在的文件夹。"),
    "verify.help": (
        "Prove that a build is as it was made.\n\nIts files are those that its report names, and each quote stands on "
        "its page where the evidence says.",
        "核验构建结果。\n\n各文件与报告所列一致，每条引文都在版面的所述位置。",
    ),
    "verify.pages": (
        "What the build was given, or the folder with its pages; by default the current one. May be given again.",
        "当初构建的输入，或版面所在的文件夹；默认为当前文件夹。可多次给出。",
    ),
    "serve.help": (
        "Serve a build in a browser and to SPARQL clients.\n\n"
        "Read-only, and for this machine only unless told otherwise. Ctrl+C ends it.",
        "在浏览器中查看构建结果，并提供 SPARQL 服务。\n\n只读；默认仅限本机访问。按 Ctrl+C 结束。",
    ),
    "serve.folder": ("The folder of the build.", "构建所在的文件夹。"),
    "serve.host": (
        "Where to listen; beyond this machine an access token is needed, and made if none is given.",
        "监听地址；对本机以外开放时需要访问令牌，未给出则自动生成。",
    ),
    "serve.port": ("The port; 0 takes a free one.", "端口；0 表示任选一个空闲端口。"),
    "serve.token": ("The access token.", "访问令牌。"),
    "serve.origin": (
        "A site whose pages may ask, such as https://example.org; * for all.",
        "允许跨域访问的站点，例如 https://example.org；* 表示全部。",
    ),
    "serve.seconds": ("Stop a query after so long.", "查询超过此秒数即停止。"),
    "serve.rows": ("Refuse an answer with more rows.", "结果超过此行数则拒绝。"),
    "serve.memory": ("Stop a query that needs more memory.", "查询占用内存超过此值即停止。"),
    "serve.workers": (
        "How many processes answer; by default one for each processor and one more.",
        "查询进程数；默认每个处理器一个，另加一个。",
    ),
    "serving": ("Serving {folder} at {address}", "{folder} 的服务地址：{address}"),
    "build.workers": (
        "How many processes read pages; by default as many as there are processors, one for few pages. "
        "What is built does not depend on it.",
        "读取版面的进程数；默认与处理器数相同，版面少时为一个。结果与此无关。",
    ),
    "build.cache": (
        "Where to keep what was made of each page, so that the next build reads only what changed; "
        "by default the user's cache folder.",
        "保存各版面处理结果的文件夹，下次构建只读取有变化的版面；默认为用户缓存目录。",
    ),
    "build.no-cache": ("Keep nothing, and use nothing that was kept.", "不保存，也不使用已保存的结果。"),
    "build.explorer": (
        "Write graph.html; by default unless the graph is too large for a browser (50,000 entities).",
        "写出 graph.html；默认在图谱过大（5 万个实体）时不写。",
    ),
    "build.ask": (
        "Let questions be asked in graph.html, which makes it some 2.3 MB larger.",
        "使 graph.html 可以直接提问；文件因此增大约 2.3 MB。",
    ),
    "explorer-left-out": (
        "graph.html was left out: the graph is too large for a browser to hold (--explorer writes it all the same)",
        "未写出 graph.html：图谱过大，浏览器无法打开（用 --explorer 可强制写出）",
    ),
    # progress
    "left": ("left:", "剩余："),
    "time-left": ("about {time} left", "约剩 {time}"),
    "stage.read": ("Reading pages", "读取版面"),
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
    "overall": ("{pages:The page|All # pages}", "全部 {pages} 个版面"),
    "rest": (
        "classes right {classes:.3f}, preferred labels right {labels:.3f}, nodes for two things {merges}, "
        "facts macro F1 {macro:.3f}",
        "类别正确 {classes:.3f}，首选名称正确 {labels:.3f}，混淆两物的节点 {merges}，事实宏平均 F1 {macro:.3f}",
    ),
    # summary
    "built": (
        "Built {pages:# page|# pages}, {articles:# article|# articles}, into {output}",
        "已构建 {pages} 个版面、{articles} 篇文章，输出到 {output}",
    ),
    "entities": ("Entities", "实体"),
    "facts": ("Facts", "事实"),
    "class": ("Class", "类别"),
    "predicate": ("Predicate", "关系"),
    "count": ("Count", "数量"),
    "total": ("total", "合计"),
    "problems": (
        "{errors:# error|# errors}, {warnings:# warning|# warnings}: see report.json",
        "{errors} 个错误，{warnings} 个警告：详见 report.json",
    ),
    "no-problems": ("No problems", "没有问题"),
    "unreadable": ("{unread} of {pages:# page|# pages} could not be read:", "{pages} 个版面中有 {unread} 个无法读取："),
    "open": ("Open {path} in a browser.", "用浏览器打开 {path}"),
    "ask": ("Ask next:", "接下来可以试试："),
    # how a page was read
    "read": (
        "{articles:# article|# articles}, {furniture:# line|# lines} of furniture, {problems:# problem|# problems}",
        "{articles} 篇文章，{furniture} 行版面附件，{problems} 个问题",
    ),
    "furniture": ("Furniture", "版面附件"),
    "problem-list": ("Problems", "问题"),
    "part.kicker": ("kicker", "眉题"),
    "part.headline": ("headline", "标题"),
    "part.byline": ("byline", "署名"),
    "part.body": ("text", "正文"),
    "part.caption": ("caption", "图片说明"),
    "part.note": ("note", "编者按"),
    # answers
    "questions": ("Ready questions", "现成问题"),
    "name": ("Name", "名称"),
    "question": ("Question", "问题"),
    "parameters": ("Parameters", "参数"),
    "rows": ("{rows:# row|# rows}", "{rows} 行"),
    "yes": ("Yes.", "是。"),
    "no": ("No.", "否。"),
    "other-names": ("Also called", "又名"),
    "merged": ("One thing, since", "视为同一，因为"),
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
    "invalid": ("{folder} breaks its shapes {count:once|# times}:", "{folder} 有 {count} 处不符合形状约束："),
    "verified": (
        "Verified: {folder} has its {files} files as they were written; {facts} facts have {quotes} quotes, "
        "which stand on {pages} pages, word for word.",
        "核验通过：{folder} 的 {files} 个文件与写出时一致；"
        "{facts} 条事实的 {quotes} 条引文在 {pages} 个版面上逐字相符。",
    ),
    "not-verified": (
        "{folder} is not as it was made, {count:# finding|# findings}:",
        "{folder} 核验未通过，发现 {count} 处：",
    ),
    "verify.file-missing": ("a file of the build is missing", "缺少构建文件"),
    "verify.file-changed": ("a file was changed", "文件已被改动"),
    "verify.file-foreign": ("not a file of the build", "不是构建产生的文件"),
    "verify.page-missing": ("the page is not found (give its place with --pages)", "找不到版面（可用 --pages 指明）"),
    "verify.page-changed": ("the page was changed", "版面已被改动"),
    "verify.page-differs": ("report and evidence name different pages", "报告与出处所指版面不同"),
    "verify.no-quote": ("evidence without a quote", "出处没有引文"),
    "verify.no-place": ("a quote without its place", "引文没有位置"),
    "verify.quote-differs": ("the page has other words there", "版面此处文字与引文不符"),
    "verify.fact-missing": ("evidence for what the graph does not state", "图谱中没有出处所指的事实"),
    "verify.fact-unsaid": ("stated without evidence", "事实没有出处"),
    "look-at": (
        'What a build says of one of these, and on which pages: uniongraph explain "NAME OR IRI" --in "{folder}"',
        '查看构建结果对其中某一项的说法及所在版面：uniongraph explain "名称或 IRI" --in "{folder}"',
    ),
    "warning": ("warning", "警告"),
    "info": ("note", "提示"),
    "error": ("error", "错误"),
    # errors
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
    "page-binary": "不是文本文件；请提供文本、HTML、.docx、PDF、PNG 或 JPEG 版面",
    "page-old-word": "这是旧格式的 Word 文件；请另存为 .docx",
    "page-too-large": "文字超过 20 MB；请按版面拆分",
    "page-file-too-large": "文件超过 200 MB；请按版面拆分",
    "page-unpacks-too-large": "文件解压后远大于一个版面；请把版面文字单独保存",
    "page-too-many-sheets": "PDF 超过 200 页；请按期拆分",
    "page-too-many-pixels": "图片超过 1.5 亿像素；请缩小",
    "page-missing": "没有这个文件或文件夹；请检查路径",
    "page-forbidden": "没有读取权限；请修改权限，或复制到自己的文件夹",
    "page-encoding": "编码不是 UTF-8、UTF-16 或 GB18030；请另存为 UTF-8",
    "page-folder": "文件夹中没有版面；请检查路径",
    "page-unreadable": "文件无法读取；请复制到本地磁盘后重试",
    "page-encrypted": "文件有密码保护；请另存为无密码的文件",
    "page-broken": "文件已损坏，或与扩展名不符；请用原程序打开后重新保存",
    "page-too-slow": "读取时间过长，已停止；请拆分文件，或直接保存文字",
    "page-no-words": "没有找到文字；请直接保存版面文字，或换用更大更清晰的图片",
    "page-needs-ocr": '这是版面图片，识别需要：pip install "uniongraph[ocr]"',
    "page-sheet-needs-ocr": '其中有图片页未读取，识别需要：pip install "uniongraph[ocr]"',
    "page-sheet-broken": "其中有损坏的页，已略过",
    "unplaced": "这一处不属于任何文章",
    "page-same-id": "与另一个输入同名，无法区分；请改名后重试",
    "explorer-left-out": "未写出 graph.html：图谱过大，浏览器无法打开",
    "page-failed": "程序处理此版面时出错，已跳过；详见 report.json，并请报告此问题",
}
"""For a problem's code; the English is the problem's own message."""


def language(environ: Mapping[str, str] = os.environ, windows: bool = sys.platform == "win32") -> Language:
    """``zh`` where the locale is Chinese: the first set of LC_ALL, LC_MESSAGES, LANG, else Windows' own."""
    named = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if not named and windows:
        named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


class _Plurals(Formatter):
    """Blanks like ``{rows:# row|# rows}``: what is said of one, and what of any other number, # being the number."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return (one if value == 1 else many).replace("#", str(value))


def speaker(lang: Language) -> Say:
    """The messages in one language."""
    column = 1 if lang == "zh" else 0
    plurals = _Plurals()

    def say(name: str, **blanks: object) -> str:
        said = _MESSAGES.get(name) or _MORE[name]
        return plurals.format(said[column], **blanks)

    return say


def problem_text(lang: Language, code: str, page: str, message: str) -> str:
    """A problem in the user's language, where there are words for its code; else as it came."""
    if lang == "zh" and code in _PROBLEMS_ZH:
        return f"{page}：{_PROBLEMS_ZH[code]}"
    return message

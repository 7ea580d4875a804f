"""Errors in Chinese: for each sentence that the package may raise, with its blanks, what it says in Chinese.

An error knows its sentence and blanks (errors.py), or else its text is laid against the sentences. What has no words
here is told in English, as it came.
"""

from __future__ import annotations

import re
from functools import lru_cache

from uniongraph.messages import Language
from uniongraph.messages_diff import ERRORS_ZH as _DIFF_ERRORS_ZH
from uniongraph.messages_publish import ERRORS_ZH as _PUBLISH_ERRORS_ZH

ERRORS_ZH: dict[str, str] = {
    **_DIFF_ERRORS_ZH,
    **_PUBLISH_ERRORS_ZH,
    # the output folder
    "another build is being written into {folder}: wait for it to end, or give another folder": (
        "另一次构建正在写入 {folder}：请等它结束，或另选文件夹"
    ),
    "{folder} holds files that no build left there ({name}): move them away, or give an empty or a new folder": (
        "{folder} 中有不是构建产生的文件（{name}）：请先移走，或选择空文件夹、新文件夹"
    ),
    "{folder} is a file: give a folder for the output": "{folder} 是文件：输出需要一个文件夹",
    "{folder} is a link that leads to itself: give a folder": "{folder} 是指向自身的链接：请给出文件夹",
    "{folder} is a whole disk, which cannot be replaced: give a folder on it": (
        "{folder} 是整个磁盘（挂载点），无法整体替换：请选择其中的文件夹"
    ),
    "{folder} cannot be replaced ({reason}): close what uses it, or give another folder": (
        "{folder} 无法替换（{reason}）：请关闭正在使用它的程序，或另选文件夹"
    ),
    "no space is left to write {folder} ({reason}); what was there stays as it was: make room": (
        "磁盘空间不足，无法写入 {folder}（{reason}）；原有内容保持不变：请先腾出空间"
    ),
    "{folder} cannot be written ({reason}); what was there stays as it was: give another folder": (
        "{folder} 无法写入（{reason}）；原有内容保持不变：请另选文件夹"
    ),
    "writing {folder} failed ({reason}); what was there stays as it was": (
        "写入 {folder} 失败（{reason}）；原有内容保持不变"
    ),
    "{fact} has no evidence": "{fact} 没有出处",
    "{fact}, rule {rule}, has evidence that does not stand on the page: {fault}": (
        "{fact}（规则 {rule}）的出处与版面不符：{fault}"
    ),
    # serving
    "{folder} holds no {file}: give the output folder of a build": "{folder} 中没有 {file}：请给出构建的输出文件夹",
    "{folder} cannot be read: {fault}; build it anew": "无法读取 {folder}：{fault}；请重新构建",
    "no worker could be started on {folder}": "无法为 {folder} 启动查询进程",
    "an access token is made of letters, digits and -._~+/= only": "访问令牌只能由字母、数字和 -._~+/= 组成",
    "{host}:{port} cannot be listened on: choose another --port": "无法监听 {host}:{port}：请用 --port 换一个端口",
    # verifying
    "{folder} holds no build with a report.json: {reason}": "{folder} 中没有带 report.json 的构建结果：{reason}",
    "the report.json in {folder} names no inputs and outputs": "{folder} 中的 report.json 没有列出输入和输出",
    "the graph in {folder} cannot be read: {reason}": "无法读取 {folder} 中的图谱：{reason}",
    # the ontology
    "no ontology beside {here}: reinstall uniongraph, or give a folder with --ontology": (
        "{here} 旁没有本体：请重新安装 uniongraph，或用 --ontology 给出文件夹"
    ),
    "{file} is missing: an ontology folder needs uniongraph.ttl, lexicon/*.toml and places.csv "
    "(a file with only the line code,name,level,parent,lon,lat where no places are known)": (
        "缺少 {file}：本体文件夹需要 uniongraph.ttl、lexicon/*.toml 和 places.csv"
        "（没有地名时，places.csv 只需一行 code,name,level,parent,lon,lat）"
    ),
    "{file}, line {line}: ug:{name} is no term of uniongraph.ttl": (
        "{file} 第 {line} 行：uniongraph.ttl 中没有 ug:{name}"
    ),
    "{file} is not UTF-8: {reason}": "{file} 不是 UTF-8 编码：{reason}",
    "{file} cannot be read as Turtle: {reason}": "{file} 不是有效的 Turtle：{reason}",
    "{file} defines no class in {namespace}": "{file} 没有定义 {namespace} 中的类",
    "{folder} holds no .toml file: the lexicon is missing": "{folder} 中没有 .toml 文件：缺少词表",
    "{file} is not valid TOML: {reason}": "{file} 不是有效的 TOML：{reason}",
    "{file}: a pattern starts with a line [[pattern]]": "{file}：句式应以 [[pattern]] 一行开头",
    "{file}: section [{section}] stands in {other} already": "{file}：[{section}] 一节已在 {other} 中出现",
    "{file}: {section} must be a table of word lists": "{file}：{section} 应是由词表组成的表",
    "{file}: [{section}] {key}: {name} is no class of uniongraph.ttl": (
        "{file}：[{section}] {key}：uniongraph.ttl 中没有类 {name}"
    ),
    "{where} lists {words} twice": "{where} 中 {words} 重复",
    "{file}: [{section}] is no class of uniongraph.ttl": "{file}：uniongraph.ttl 中没有 [{section}] 这个类",
    "{file}: [{section}] {key}: the words of a class are the class's own": (
        "{file}：[{section}] {key}：类的词语归类自身所有"
    ),
    "{where} is missing: the list of the terms that these words serve": "{where} 缺失：应列出这些词语所服务的术语",
    "{where}: {name} is no term of uniongraph.ttl": "{where}：uniongraph.ttl 中没有 {name}",
    '{where}: a line is "word" = "word", not {word} = {said}': '{where}：每行应为 "词" = "词"，而不是 {word} = {said}',
    "{where}: {word}: {name} is no class of uniongraph.ttl": "{where}：{word}：uniongraph.ttl 中没有类 {name}",
    "{where}: {name} is no class of uniongraph.ttl": "{where}：uniongraph.ttl 中没有类 {name}",
    "{file}: pattern {name}{fault}": "{file}：句式 {name}{fault}",
    '{where} must be a list of words: ["…", "…"]': '{where} 应是词语列表：["…", "…"]',
    "{where}: {keys} is no key of an entry (word, note, source)": (
        "{where}：词条没有 {keys} 这一项（只有 word、note、source）"
    ),
    "{where} must be a list of words, not {item}": "{where} 应是词语列表，而不是 {item}",
    "{where}: {word} begins or ends with a space": "{where}：{word} 的首尾有空格",
    "{file}, line {line}: a line is code,name,year,became": "{file} 第 {line} 行：每行应为 code,name,year,became",
    "{file}, line {line}: {fault}": "{file} 第 {line} 行：{fault}",
    "{file} is missing{colon}{hint}": "缺少 {file}{colon}{hint}",
    "{file} must start with the columns {columns}": "{file} 的首行应为 {columns}",
    "{file}: pattern {name}: frame {frame} is none of {names}": "{file}：句式 {name}：frame {frame} 不在 {names} 之中",
    "lexicon: [{section}] {name} is no property of uniongraph.ttl": (
        "词表：[{section}]：uniongraph.ttl 中没有属性 {name}"
    ),
    # questions
    "{file} cannot be read: {reason}": "无法读取 {file}：{reason}",
    "{question}: a parameter needs a name, a zh and an en label: {value}": (
        "{question}：参数需要名称、中文和英文标签：{value}"
    ),
    "no ready question and no file {name}; ready are: {ready}": (
        "没有名为 {name} 的现成问题或文件；现成问题有：{ready}"
    ),
    "a parameter of the question stands where it can have no value": "问题的一个参数处在无法赋值的位置",
    "the question has no parameter {names}": "问题没有参数 {names}",
    "the question needs {names}": "问题需要参数 {names}",
    # questions and queries
    "the question could not be answered: {error}": "查询无法完成：{error}",
    "{word} is refused: uniongraph never asks the network. "
    "The folder's graph is asked as it is; what is inferred is in GRAPH <{inferred}>.": (
        "不允许使用 {word}：uniongraph 从不联网。只查询文件夹中的图谱；推断出的内容在 GRAPH <{inferred}> 中。"
    ),
    "{text} is no IRI: {error}": "{text} 不是 IRI：{error}",
    "{path} cannot be read: {error}": "{path} 无法读取：{error}",
    "line {at}, column {place}: {fault}": "第 {at} 行第 {place} 列：{fault}",
    "stopped after {seconds} s: ask for less, or allow more time": (
        "运行 {seconds} 秒后停止：请缩小查询范围，或放宽时限"
    ),
    "stopped: more than {megabytes} MB of memory would be needed; ask for less (LIMIT), or allow more": (
        "已停止：所需内存超过 {megabytes} MB；请缩小查询范围（LIMIT），或放宽限制"
    ),
}
"""For an error's sentence with its blanks, which is English."""

_BLANK = re.compile(r"\{(\w+)\}")


def error_text(lang: Language, error: BaseException) -> str:
    """What an error says in the user's language, where there are words for its sentence; else as it came."""
    if lang == "en":
        return str(error)
    sentence, blanks = getattr(error, "sentence", ""), getattr(error, "blanks", {})
    if sentence in ERRORS_ZH and blanks.keys() >= set(_BLANK.findall(sentence)):
        return _filled(ERRORS_ZH[sentence], blanks)
    for pattern, zh in _patterns():
        if found := pattern.fullmatch(str(error)):
            return _filled(zh, found.groupdict())
    return str(error)


def _filled(sentence: str, blanks: dict[str, object]) -> str:
    return _BLANK.sub(lambda blank: str(blanks[blank[1]]), sentence)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each sentence as a pattern, and its Chinese; those with most words of their own first."""
    ordered = sorted(ERRORS_ZH, key=lambda sentence: (-len(_BLANK.sub("", sentence)), sentence))
    return tuple((re.compile(_pattern(sentence), re.DOTALL), ERRORS_ZH[sentence]) for sentence in ordered)


def _pattern(sentence: str) -> str:
    parts = _BLANK.split(sentence)  # words, name, words, name, …
    return "".join(f"(?P<{part}>.*?)" if i % 2 else re.escape(part) for i, part in enumerate(parts))

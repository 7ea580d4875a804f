"""The words of ``uniongraph ontology``, English and Chinese side by side; see messages.py."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
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
    "unknown-term": (
        "the ontology has no class or property {term}: uniongraph ontology lists them",
        "本体中没有名为 {term} 的类或属性：uniongraph ontology 可列出全部",
    ),
}

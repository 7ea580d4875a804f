"""The words of the commands that answer questions, English and Chinese side by side; see messages.py."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "query.timeout": ("Stop after so many seconds.", "超过此秒数即停止。"),
    "query.memory": (
        "Stop when the query takes more memory than this, in MB (not on Windows).",
        "查询占用内存超过此值（MB）即停止（Windows 上无此限制）。",
    ),
    "not-turtle": (
        "only a graph can be written as Turtle: ask with CONSTRUCT or DESCRIBE",
        "只有图才能写成 Turtle：请用 CONSTRUCT 或 DESCRIBE 查询",
    ),
    "ask.help": (
        "Ask a question in Chinese.\n\nShows the answer, the words of the pages that say it, and the SPARQL query that "
        "was asked. Says so where a question is not understood.",
        "用中文提问。\n\n给出答案、原文依据和所用的 SPARQL 查询；看不懂的问题会直接说明。",
    ),
    "ask.question": ("The question, such as 谁是响水县总工会主席？", "问题，例如：谁是响水县总工会主席？"),
    "ask.format": ("How to print the answer.", "结果的输出格式。"),
    "repl.help": (
        "Ask one SPARQL query after another.\n\nWith a history; completes prefixes, classes, properties and names.",
        "逐条输入 SPARQL 查询。\n\n带历史记录，可补全前缀、类、属性和实体名称。",
    ),
    "repl.welcome": (
        "{folder}: {count:# entity|# entities}. A query ends with an empty line; ? and a question in Chinese; "
        "the name of a ready question; .help; Ctrl+D ends.",
        "{folder}：{count} 个实体。空行结束一条查询；以 ? 开头用中文提问；也可输入现成问题的名称；"
        ".help 查看说明；Ctrl+D 退出。",
    ),
    "repl.commands": (
        "  SELECT …, ASK …, CONSTRUCT …, DESCRIBE …   a query; an empty line ends it\n"
        "  chairs union=响水县                         a ready question with its parameters\n"
        "  ?谁是响水县总工会主席                        a question in Chinese\n"
        "  .questions                                 the ready questions\n"
        "  .prefixes                                  the prefixes\n"
        "  .format csv                                table, csv, tsv, json, xml, markdown or turtle\n"
        "  .quit                                      end",
        "  SELECT …、ASK …、CONSTRUCT …、DESCRIBE …   查询，以空行结束\n"
        "  chairs union=响水县                         现成问题及其参数\n"
        "  ?谁是响水县总工会主席                        用中文提问\n"
        "  .questions                                 列出现成问题\n"
        "  .prefixes                                  列出前缀\n"
        "  .format csv                                table、csv、tsv、json、xml、markdown 或 turtle\n"
        "  .quit                                      退出",
    ),
    "repl.unknown": ("no such command: {command}; .help lists them", "没有这个命令：{command}；.help 列出全部命令"),
    "mcp.help": (
        "Serve a build to programs (Model Context Protocol, stdio).\n\nRead-only. Needs the [mcp] extra.",
        "通过模型上下文协议（MCP，标准输入输出）向程序提供构建结果。\n\n只读；需要 [mcp] 附加依赖。",
    ),
    "mcp.folder": ("The folder of the build.", "构建所在的文件夹。"),
    "needs-mcp": (
        'this command needs mcp: pip install "uniongraph[mcp]"',
        '此命令需要 mcp：pip install "uniongraph[mcp]"',
    ),
    "explain.empty": ("give a name or an IRI", "请给出名称或 IRI"),
    "reply.unknown": (
        "I do not understand this question: the graph has no name and the grammar no word {text}.",
        "看不懂这个问题：“{text}”既不是图谱中的名称，也不是问句中的常用词。",
    ),
    "reply.unknown-form": (
        "I do not understand this question: none of the known forms fits it. Try 谁是…主席？ or …有哪些…？",
        "看不懂这个问题：不合已知的问法。可以试试“谁是…主席？”“…有哪些…？”。",
    ),
    "reply.several": ("Which one do you mean by {text}?", "“{text}”可能指以下几个，请写全名："),
    "reply.guessed": ("Not certain: {text} was taken for {names}.", "不确定：把“{text}”当作{names}。"),
    "reply.namesakes": ("Not certain: several are called {text}: {names}.", "不确定：叫“{text}”的不止一个：{names}。"),
    "reply.beside": (
        "Not certain: the graph does not link {names}; the question was taken to be about the last.",
        "不确定：图谱里看不出{names}有关联；按后一个作答。",
    ),
    "reply.kind": (
        "Not certain: no name has {text} in it, so all of the kind are given.",
        "不确定：没有名称带“{text}”，以下是同类的全部。",
    ),
    "reply.loose": (
        "Not certain: the graph knows posts and belonging, not who counts as {text}; these are all that it has.",
        "不确定：图谱只记任职和所属，不分谁算“{text}”；以下是全部。",
    ),
    "reply.title": (
        "Not certain: nobody is called just {text}; these titles end so.",
        "不确定：没有人的职务恰好是“{text}”，以下是以此结尾的职务。",
    ),
    "reply.no-date": ("The words of the pages give no date.", "原文没有写明时间。"),
    "reply.silent": (
        "The graph says nothing of this. (That does not mean that it is not so.)",
        "图谱里没有记载。（没有记载不等于没有。）",
    ),
    "reply.yes": ("Yes, the pages say so.", "是，原文这样说。"),
    "reply.count": ("{count}", "{count}"),
    "reply.query": ("Asked as:", "所用查询："),
    "doubtful": ("doubtful", "存疑"),
    "reply.more": ("… and {count:# more|# more}", "……另有 {count} 条"),
}  # fmt: skip
"""The names that messages.py has, too, are not repeated here."""
"""For the sentence of a QueryError; see messages.error_text."""

"""The words of ``uniongraph publish``, of clusters and of storages, English and Chinese side by side."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "publish.help": (
        "Send a build to a SPARQL 1.1 store.\n\n"
        "The store has the old build until the new one is there whole. Interrupted, the same command goes on. "
        "Credentials come from the environment: UNIONGRAPH_STORE_USER and UNIONGRAPH_STORE_PASSWORD, or "
        "UNIONGRAPH_STORE_TOKEN.",
        "把构建结果发布到 SPARQL 1.1 图数据库。\n\n"
        "新结果全部送达之前，库中一直是旧结果；中断后重新运行同一命令即可续传。"
        "凭据取自环境变量 UNIONGRAPH_STORE_USER 和 UNIONGRAPH_STORE_PASSWORD，或 UNIONGRAPH_STORE_TOKEN。",
    ),
    "publish.folder": ("The folder of the build.", "构建所在的文件夹。"),
    "publish.endpoint": (
        "The store: its address, or that of its query or update service.",
        "图数据库的地址，或其查询、更新服务的地址。",
    ),
    "publish.graph": (
        "The graph for what is stated; by default the default graph.",
        "存放明述事实的图；默认为缺省图。",
    ),
    "publish.inferred": ("The graph for what only follows.", "存放推断结果的图。"),
    "publish.update": ("Where updates go, if it cannot be worked out.", "更新服务的地址（无法推知时给出）。"),
    "publish.store": ("Where graphs go (Graph Store Protocol), likewise.", "图存储协议服务的地址（同上）。"),
    "publish.chunk": ("Triples in one request.", "每次请求发送的三元组数。"),
    "publish.seconds": ("How long a request may take.", "单次请求的时限（秒）。"),
    "publish.replace": (
        "Replace these graphs even if they hold what was not published by this command.",
        "即使这些图中有并非由本命令发布的内容，也予以替换。",
    ),
    "publish.anew": ("Send all once more, whatever has come before.", "忽略已送达的部分，全部重新发送。"),
    "publish.direct": (
        "Fill the graphs themselves, which must be empty: for builds too large to be moved.",
        "直接写入目标图（必须为空）：用于大到无法移动的构建结果。",
    ),
    "publish.dry-run": ("Say what would be sent, and send nothing.", "只说明将发送什么，不发送。"),
    "build.cluster": (
        "Have pages read by a Dask cluster: its scheduler's address, tcp://HOST:8786. Needs the [cluster] extra.",
        "由 Dask 集群读取版面：调度器的地址，形如 tcp://主机:8786；需要 [cluster] 附加依赖。",
    ),
    "stage.send": ("Sending chunks", "发送数据块"),
    "published": (
        "Published {folder}: {triples:# triple|# triples}, sent in {sent:# chunk|# chunks} of {chunks}.",
        "已发布 {folder}：{triples} 个三元组，共 {chunks} 块，本次发送 {sent} 块。",
    ),
    "publish.current": (
        "The store has this very build already: {folder}, {triples:# triple|# triples}.",
        "库中已是这份构建结果：{folder}，{triples} 个三元组。",
    ),
    "publish.would": (
        "Would send {folder}: {triples:# triple|# triples} in {chunks:# chunk|# chunks}.",
        "将发送 {folder}：{triples} 个三元组，共 {chunks} 块。",
    ),
    "publish.in": ("  {graph}: {triples:# triple|# triples}", "  {graph}：{triples} 个三元组"),
    "publish.default": ("default graph", "缺省图"),
    "publish.shows-all": (
        "A question to this store that names no graph is answered from all of its graphs: "
        "to ask only what is stated, say FROM <{graph}>.",
        "向此库提问时若不指明图，会在全部图中查找；只查明述的事实，请写 FROM <{graph}>。",
    ),
    "publish.ask-at": ("Ask at {address}", "查询地址：{address}"),
}

ERRORS_ZH: dict[str, str] = {
    # clusters and storages
    "a cluster needs the package distributed: {command}": "集群需要 distributed：{command}",
    "no scheduler answers at {address}: {reason}": "{address} 没有调度器应答：{reason}",
    "the cluster at {address} has no workers: start some": "{address} 的集群没有工作进程：请先启动",
    "the scheduler at {address} was lost; the pages that were read are kept: build again": (
        "与 {address} 的调度器失去联系；已读取的版面均已保留：请重新构建"
    ),
    "the worker {worker} does not see {path}: pages of a cluster lie where all its machines see them, "
    "in a shared folder or on a storage (s3://…)": (
        "工作进程 {worker} 看不到 {path}：集群的版面应放在各机器都能看到的共享文件夹或存储（s3://…）中"
    ),
    "the worker {worker} cannot read pages ({reason}): install uniongraph there as it is here": (
        "工作进程 {worker} 无法读取版面（{reason}）：请在那里安装与本机相同的 uniongraph"
    ),
    "the worker {worker} has {theirs}, and here is {ours}: install the same there, or end that worker": (
        "工作进程 {worker} 使用 {theirs}，本机为 {ours}：请在那里安装相同版本，或停止该工作进程"
    ),
    "{address} cannot be listed: {reason}": "无法列出 {address}：{reason}",
    "{address}: pages are not fetched from the web; save them, and give the folder": (
        "{address}：不从网上抓取版面；请先保存到文件夹，再给出该文件夹"
    ),
    "{address}: to read from there install what it needs: {command}": "{address}：读取此处需要安装：{command}",
    # publishing
    "{file} has blank nodes, which no build makes: build it anew": ("{file} 中有空白节点，不是构建产生的：请重新构建"),
    "{address} wants to know who asks: set UNIONGRAPH_STORE_USER and UNIONGRAPH_STORE_PASSWORD, "
    "or UNIONGRAPH_STORE_TOKEN": (
        "{address} 需要凭据：请设置环境变量 UNIONGRAPH_STORE_USER 和 UNIONGRAPH_STORE_PASSWORD，"
        "或 UNIONGRAPH_STORE_TOKEN"
    ),
    "{address} does not take these credentials: check them": "{address} 不接受所给凭据：请核对",
    "{address} does not allow this: it takes no changes, or not yours": (
        "{address} 不允许此操作：它不接受更新，或您没有更新权限"
    ),
    "{address} has moved to {location}: give that": "{address} 已迁至 {location}：请改用新地址",
    "{address} answered {status}: {said}": "{address} 返回 {status}：{said}",
    "{address} took too long: give it more time with --timeout": "{address} 超时：请用 --timeout 放宽时限",
    "{address} cannot be reached: {reason}": "无法连接 {address}：{reason}",
    "{address} answers no SPARQL queries: give the address of the store's query or update service": (
        "{address} 不回答 SPARQL 查询：请给出图数据库查询或更新服务的地址"
    ),
    "{address} is no web address: it begins with http:// or https://": (
        "{address} 不是网址：应以 http:// 或 https:// 开头"
    ),
    "no credentials in an address, where others can read them: set UNIONGRAPH_STORE_USER and "
    "UNIONGRAPH_STORE_PASSWORD": (
        "地址中的凭据可能被他人看到：请改用环境变量 UNIONGRAPH_STORE_USER 和 UNIONGRAPH_STORE_PASSWORD"
    ),
    "{graph} cannot be the name of a graph here: give an IRI for each of --graph and --inferred-graph": (
        "{graph} 不能用作图的名称：请为 --graph 和 --inferred-graph 各给一个 IRI"
    ),
    "the graph {graph} holds {count} triples that were not published by this command: give another "
    "with --graph and --inferred-graph, or allow with --replace that they go": (
        "图 {graph} 中有 {count} 个并非由本命令发布的三元组：请用 --graph 和 --inferred-graph 另选，"
        "或用 --replace 允许替换"
    ),
    "{done} of {chunks} chunks are in the store, and what was published before stays as it was; "
    "the same command goes on: {reason}": (
        "共 {chunks} 块，已送达 {done} 块，先前发布的内容保持不变；重新运行同一命令即可续传：{reason}"
    ),
    "--direct fills empty graphs only, and {graph} holds {count} triples: clear it, or leave out --direct": (
        "--direct 只能写入空的图，而图 {graph} 中有 {count} 个三元组：请先清空，或不用 --direct"
    ),
    "the store has {count} of the {expected} triples that were sent; what was published before "
    "stays as it was: send them once more with --anew": (
        "应有 {expected} 个三元组，库中只有 {count} 个；先前发布的内容保持不变：请用 --anew 重新发送"
    ),
    "publishing was interrupted, and the store has neither graph whole: send them once more with --anew": (
        "发布曾经中断，库中新旧两图均不完整：请用 --anew 重新发送"
    ),
}
"""For an error's sentence with its blanks; see messages_errors.py."""

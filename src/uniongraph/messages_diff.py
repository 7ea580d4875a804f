"""Messages of the command ``diff``, in English and Chinese; see messages.py."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "diff.help": (
        "Say what changed between two builds: entities, facts and pages gone, come and changed.\n\n"
        "Exit code 0 where nothing did, 4 where something did, 1 where there is no build.",
        "比较两次构建：实体、事实和版面的消失、新增与变化。\n\n没有变化时退出码为 0，有变化为 4，没有构建结果为 1。",
    ),
    "diff.before": ("The folder of one build.", "一次构建的文件夹。"),
    "diff.after": ("The folder of the other, later build.", "另一次（较晚）构建的文件夹。"),
    "diff.json": ("All that changed as JSON.", "以 JSON 输出全部变化。"),
    "diff.all": ("List all that changed, not the first 20 of a kind.", "列出全部变化，而非每类前 20 项。"),
    "diff.quiet": ("Say nothing; the exit code tells.", "不输出，仅以退出码表示。"),
    "diff.same": ("Nothing changed.", "没有变化。"),
    "diff.pages": ("Pages", "版面"),
    "diff.gone": ("gone (-)", "消失 (-)"),
    "diff.come": ("come (+)", "新增 (+)"),
    "diff.changed": ("changed (~)", "变化 (~)"),
    "diff.more": ("{count} more; --all lists them", "另有 {count} 项；用 --all 列出"),
    "diff.label": ("name", "名称"),
    "diff.names": ("other names", "其他名称"),
    "diff.place": ("division", "区划"),
    "diff.former": ("former", "曾任"),
    "diff.said": ("said in {before} → {after} places", "出处 {before} → {after}"),
    "diff.announced": ("now only announced", "现仅为预告"),
    "diff.reported": ("now reported", "现已报道"),
}

ERRORS_ZH: dict[str, str] = {
    "{folder} holds no build that can be compared: {name} is missing or broken": (
        "{folder} 中没有可比较的构建结果：{name} 缺失或损坏"
    ),
    "one of the builds has tables without the columns of a build's tables": "其中一次构建的表格缺少应有的列",
}

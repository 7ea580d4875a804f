"""How the program uses its regular expressions: which are searched for, and which are only matched at one place.

Read from the source: what a pattern is named, and which of its methods are called under that name anywhere. A name that
is used in any other way (handed on, kept in a list) counts as searched for, and so does a match at a place that is
given, since a loop may give every place.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

_ONCE = frozenset(["match", "fullmatch"])
_ASIDE = frozenset(["pattern"])
"""What tells the pattern's text, to make others of it, which are looked at themselves."""


class Uses:
    """The uses of regular expressions in the modules of a package."""

    def __init__(self, package: Path) -> None:
        self._trees = {str(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py"))}
        self._searched: set[tuple[str, str]] = set()
        self._calls: dict[str, list[tuple[ast.Call, tuple[ast.AST, ...]]]] = {}
        for file, tree in self._trees.items():
            walked = list(_walk(tree))
            self._calls[file] = [(node, above) for node, above in walked if isinstance(node, ast.Call) and _is_re(node)]
            self._note(file, walked)

    def searched(self, file: str, line: int) -> bool:
        """Whether the pattern that is compiled at a line of a file may be searched for."""
        calls = [one for one in self._calls[file] if one[0].lineno <= line <= (one[0].end_lineno or line)]
        if not calls:
            return True
        call, parents = calls[-1]
        function = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if function != "compile":
            return function not in _ONCE
        holder = parents[-1]
        if isinstance(holder, ast.Attribute) and holder.attr in _ONCE and isinstance(parents[-2], ast.Call):
            return _anywhere(parents[-2])
        if isinstance(holder, ast.Assign | ast.AnnAssign):
            targets = holder.targets if isinstance(holder, ast.Assign) else [holder.target]
            names = [_name(target) for target in targets]
            return any(not name or _known_as(file, name) in self._searched for name in names)
        return True

    def _note(self, file: str, walked: Sequence[tuple[ast.AST, tuple[ast.AST, ...]]]) -> None:
        for node, parents in walked:
            name = _name(node)
            if not name or isinstance(getattr(node, "ctx", None), ast.Store):
                continue
            above = parents[-1] if parents else None
            if isinstance(above, ast.Attribute) and above.value is node:
                if above.attr in _ASIDE:
                    continue
                call = parents[-2] if len(parents) > 1 else None
                if above.attr in _ONCE and isinstance(call, ast.Call) and call.func is above and not _anywhere(call):
                    continue
                if not isinstance(node, ast.Name | ast.Attribute):
                    continue
            elif isinstance(above, ast.alias | ast.ImportFrom):
                continue
            self._searched.add(_known_as(file, name))


def _anywhere(call: ast.Call) -> bool:
    """Whether a match may be asked for at every place: where it is to begin is given, and not where it ends."""
    whole = isinstance(call.func, ast.Attribute) and call.func.attr == "fullmatch" and len(call.args) == 3
    return len(call.args) > 1 and not whole


def _known_as(file: str, name: str) -> tuple[str, str]:
    """The name, with the file where it begins with an underscore: no other uses it."""
    return (file, name) if name.startswith("_") else ("", name)


def _is_re(call: ast.Call) -> bool:
    function = call.func
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re"


def _name(node: ast.AST) -> str:
    """The name of a variable or an attribute."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _walk(tree: ast.AST) -> Iterator[tuple[ast.AST, tuple[ast.AST, ...]]]:
    """Each node with those around it, the outermost first."""
    work: list[tuple[ast.AST, tuple[ast.AST, ...]]] = [(tree, ())]
    while work:
        node, parents = work.pop()
        yield node, parents
        work.extend((child, (*parents, node)) for child in ast.iter_child_nodes(node))

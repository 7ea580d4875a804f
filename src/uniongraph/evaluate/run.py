"""Gold files and pages to figures: each page is read on its own, so that no page helps another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from uniongraph.evaluate.gold import GoldError, load_gold
from uniongraph.evaluate.match import score_page
from uniongraph.evaluate.scores import Scores
from uniongraph.schema import load_schema


def evaluate(
    gold: str | Path,
    pages: str | Path,
    *,
    ontology: str | Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Scores:
    """The figures of the program on the pages for which the folder ``gold`` has a file of the same stem.

    Raises :class:`GoldError` where a gold file is wrong, where its page is missing from the folder ``pages``, or
    where there is no gold at all; and what reading a page or loading the ontology raises.
    """
    from uniongraph.extract import Extractor
    from uniongraph.pages import read_articles
    from uniongraph.pages.files import list_files
    from uniongraph.pages.loading import load_page
    from uniongraph.resolve import resolve

    schema = load_schema(None if ontology is None else Path(ontology))
    paths = sorted(Path(gold).glob("*.json"))
    if not paths:
        raise GoldError(f"{gold}: no gold files (NAME.json) in this folder")
    golds = [load_gold(path, schema) for path in paths]  # every one, before the long work begins
    sources = {Path(source.id).stem: source for source in reversed(list_files([pages]))}
    if missing := [path.name for path in paths if path.stem not in sources]:
        raise GoldError(f"{pages}: no page for {', '.join(missing)}: a page must bear the name of its gold file")
    scores, extractor = Scores(), Extractor(schema)
    for done, (path, wanted) in enumerate(zip(paths, golds, strict=True), 1):
        page = read_articles(load_page(sources[path.stem]), schema)
        score_page(wanted, resolve([page], extractor.read(page), schema), schema, scores)
        if progress:
            progress("evaluate", done, len(paths))
    return scores

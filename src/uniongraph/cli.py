"""The command line: one thin function a command, around the function of the package with the same name.

This is the only place that prints. Answers go to standard output; progress and whatever went wrong go to
standard error. Nothing heavy is imported before a command needs it, so that ``--help`` is immediate.
"""
# no "from __future__ import annotations": typer reads the annotations, and they hold words in the user's language

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uniongraph.cli_ask import Format, QueryCommand, add_commands, complete_question
from uniongraph.cli_diff import add_diff
from uniongraph.cli_ontology import add_ontology
from uniongraph.cli_publish import add_publish
from uniongraph.messages import Language, Say, language, problem_text, speaker
from uniongraph.messages_errors import error_text
from uniongraph.pipeline import DEMO_OUTPUT, NothingBuilt

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from uniongraph.graph.shapes import ShapeReport

BUILT, FAILED, PARTLY_BUILT = 0, 1, 3
"""Exit codes (2 is typer's, for wrong usage). FAILED: nothing built, no such build, no answer, an invalid graph."""

DEMO = Path(DEMO_OUTPUT)


def main() -> None:
    """The entry point of the ``uniongraph`` script."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # pipes on Windows are in the code page of the system
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    make_app(language())(prog_name="uniongraph")


def make_app(lang: Language) -> typer.Typer:
    """The commands, with help and messages in one language."""
    say = speaker(lang)
    app = typer.Typer(
        help=say("app"),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    folder_option = typer.Option("--in", metavar="DIR", help=say("in.help"))
    ontology_option = typer.Option(
        "--ontology", metavar="DIR", exists=True, file_okay=False, help=say("build.ontology"), show_default=False
    )
    quiet_option = typer.Option("--quiet", "-q", help=say("quiet.help"))
    pattern_option = typer.Option(
        "--name-pattern", metavar="PATTERN", help=say("pattern.help"), show_default=False, callback=_checked_pattern
    )
    metadata_option = typer.Option(
        "--metadata", metavar="CSV", exists=True, dir_okay=False, help=say("metadata.help"), show_default=False
    )

    def show_version(wanted: bool) -> None:
        if wanted:
            from uniongraph import __version__

            typer.echo(f"uniongraph {__version__}")
            raise typer.Exit

    @app.callback()
    def root(
        version: Annotated[
            bool, typer.Option("--version", callback=show_version, is_eager=True, help=say("version.help"))
        ] = False,
    ) -> None:
        pass

    @app.command(help=say("build.help"))
    def build(
        pages: Annotated[list[str], typer.Argument(metavar="PAGES", help=say("build.pages"), show_default=False)],
        output: Annotated[
            Path, typer.Option("--output", "-o", metavar="DIR", help=say("build.output"), show_default=False)
        ],
        ontology: Annotated[Path | None, ontology_option] = None,
        name_pattern: Annotated[str | None, pattern_option] = None,
        metadata: Annotated[Path | None, metadata_option] = None,
        cluster: Annotated[
            str | None, typer.Option("--cluster", metavar="ADDRESS", help=say("build.cluster"), show_default=False)
        ] = None,
        workers: Annotated[int, typer.Option(min=0, max=512, help=say("build.workers"), show_default=False)] = 0,
        cache: Annotated[
            Path | None, typer.Option("--cache", metavar="DIR", file_okay=False, help=say("build.cache"))
        ] = None,
        no_cache: Annotated[bool, typer.Option("--no-cache", help=say("build.no-cache"))] = False,
        explorer: Annotated[
            bool | None, typer.Option("--explorer/--no-explorer", help=say("build.explorer"), show_default=False)
        ] = None,
        ask: Annotated[bool, typer.Option("--ask/--no-ask", help=say("build.ask"))] = True,
        quiet: Annotated[bool, quiet_option] = False,
    ) -> None:
        from uniongraph import console, pipeline

        with _told_plainly(lang), _readers(cluster, ontology) as (executor, readers):
            with console.progress(say, quiet) as progress:
                result = pipeline.build(
                    pages, output, ontology=ontology, name_pattern=name_pattern, metadata=metadata, progress=progress,
                    executor=executor, workers=readers or workers, cache=cache or not no_cache, explorer=explorer,
                    ask=ask,
                )  # fmt: skip
            console.show_build(result, say, lang, quiet)
        raise typer.Exit(PARTLY_BUILT if result.unreadable else BUILT)

    @app.command("pages", help=say("pages.help"))
    def show_pages(
        files: Annotated[list[str], typer.Argument(metavar="PAGES", help=say("build.pages"), show_default=False)],
        html: Annotated[bool, typer.Option("--html", help=say("pages.html"))] = False,
        output: Annotated[
            Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("pages.output"), show_default=False)
        ] = None,
        ontology: Annotated[Path | None, ontology_option] = None,
        name_pattern: Annotated[str | None, pattern_option] = None,
        metadata: Annotated[Path | None, metadata_option] = None,
    ) -> None:
        from uniongraph import console, pipeline

        with _told_plainly(lang):
            read = pipeline.read_pages(files, ontology=ontology, name_pattern=name_pattern, metadata=metadata)
            if html or output:
                from uniongraph.export.drawing import draw_pages

                console.show_html(draw_pages(read.pages, lang), output)
            else:
                console.show_pages(read.pages, say, lang)
            console.show_unreadable(read.unreadable, len(read.pages), say, lang)
        raise typer.Exit(BUILT if not read.unreadable else PARTLY_BUILT if read.pages else FAILED)

    @app.command(help=say("demo.help"))
    def demo(
        output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help=say("build.output"))] = DEMO,
        quiet: Annotated[bool, quiet_option] = False,
    ) -> None:
        from uniongraph import console, pipeline

        with _told_plainly(lang):
            with console.progress(say, quiet) as progress:
                result = pipeline.demo(output, progress=progress)
            console.show_build(result, say, lang, quiet)
            if not quiet:
                console.show_next_steps(result, say)
        raise typer.Exit(PARTLY_BUILT if result.unreadable else BUILT)

    @app.command(
        cls=QueryCommand,
        help=say("query.help"),
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
    def query(
        context: typer.Context,
        question: Annotated[
            str | None,
            typer.Argument(help=say("query.question"), show_default=False, autocompletion=complete_question),
        ] = None,
        folder: Annotated[Path, folder_option] = DEMO,
        param: Annotated[
            list[str] | None, typer.Option(metavar="NAME=VALUE", help=say("query.param"), show_default=False)
        ] = None,
        format: Annotated[Format, typer.Option(help=say("query.format"))] = Format.table,
        timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help=say("query.timeout"))] = 60,
        memory: Annotated[int, typer.Option(metavar="MB", min=64, help=say("query.memory"))] = 2048,
        ontology: Annotated[Path | None, ontology_option] = None,
    ) -> None:
        from uniongraph import ask, console, console_ask

        with _told_plainly(lang):
            if question is None:
                console.show_questions(ask.ready_questions(ontology), say, lang)
                return
            parameters = _parameters(question, param or [], context.args, say)
            _check_build(folder, say)
            asked = sys.stdin.read().rstrip() if question == "-" else question
            try:
                found = ask.query_within(folder, asked, parameters, ontology, ask.Limits(timeout, memory))
            except ask.QueryError as error:
                if error.line:
                    console_ask.show_mistake(ask.find_question(asked, ontology).text, error)
                raise
            if format is Format.turtle and found.turtle is None:
                raise CommandError(say("not-turtle"))
            console_ask.show_answer(found, format.value, say)

    @app.command(help=say("explain.help"))
    def explain(
        entity: Annotated[str, typer.Argument(help=say("explain.entity"), show_default=False)],
        folder: Annotated[Path, folder_option] = DEMO,
    ) -> None:
        from uniongraph import ask, console

        if not entity.strip():
            raise typer.BadParameter(say("explain.empty"))
        with _told_plainly(lang):
            _check_build(folder, say)
            explanations = ask.explain(folder, entity)
            found = [explanation for explanation in explanations if not explanation.candidate]
            for explanation in found:
                console.show_explanation(explanation, say, lang)
            if not found:
                console.show_candidates(entity, explanations, say)
        raise typer.Exit(BUILT if found else FAILED)

    @app.command(help=say("evaluate.help"))
    def evaluate(
        gold: Annotated[
            Path, typer.Argument(metavar="GOLD_DIR", exists=True, file_okay=False, help=say("evaluate.gold"))
        ],
        pages: Annotated[
            Path, typer.Argument(metavar="PAGES_DIR", exists=True, file_okay=False, help=say("evaluate.pages"))
        ],
        errors: Annotated[bool, typer.Option("--errors", help=say("evaluate.errors"))] = False,
        json: Annotated[
            Path | None, typer.Option(metavar="FILE", help=say("evaluate.json"), show_default=False)
        ] = None,
        ontology: Annotated[Path | None, ontology_option] = None,
        quiet: Annotated[bool, quiet_option] = False,
    ) -> None:
        from uniongraph import console
        from uniongraph.evaluate import evaluate as measure

        with _told_plainly(lang):
            with console.progress(say, quiet) as progress:
                scores = measure(gold, pages, ontology=ontology, progress=progress)
            console.show_scores(scores, say, errors)
            if json is not None:
                from json import dumps

                json.write_text(dumps(scores.as_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @app.command(help=say("validate.help"))
    def validate(
        folder: Annotated[Path, typer.Argument(metavar="DIR", help=say("validate.folder"))] = DEMO,
        ontology: Annotated[Path | None, ontology_option] = None,
    ) -> None:
        from uniongraph import console

        with _told_plainly(lang):
            _check_build(folder, say)
            report = _validate(folder, ontology, say)
            console.show_validation(report, folder, say, lang)
        raise typer.Exit(BUILT if report.conforms else FAILED)

    @app.command(help=say("verify.help"))
    def verify(
        folder: Annotated[Path, typer.Argument(metavar="DIR", help=say("validate.folder"))] = DEMO,
        pages: Annotated[
            list[str] | None, typer.Option("--pages", metavar="PAGES", help=say("verify.pages"), show_default=False)
        ] = None,
    ) -> None:
        from uniongraph import console
        from uniongraph.pipeline import samples
        from uniongraph.verify import verify as check

        with _told_plainly(lang), samples() as shipped:
            _check_build(folder, say)
            verification = check(folder, pages or [], shipped=shipped)
            console.show_verification(verification, folder, say)
        raise typer.Exit(BUILT if verification.holds else FAILED)

    @app.command(help=say("serve.help"))
    def serve(
        folder: Annotated[Path, typer.Argument(metavar="DIR", help=say("serve.folder"))] = DEMO,
        host: Annotated[str, typer.Option(help=say("serve.host"))] = "127.0.0.1",
        port: Annotated[int, typer.Option(min=0, max=65535, help=say("serve.port"))] = 7878,
        token: Annotated[
            str, typer.Option(envvar="UNIONGRAPH_TOKEN", help=say("serve.token"), show_default=False)
        ] = "",
        origin: Annotated[
            list[str] | None, typer.Option(metavar="ORIGIN", help=say("serve.origin"), show_default=False)
        ] = None,
        seconds: Annotated[float, typer.Option(min=0.1, help=say("serve.seconds"))] = 20,
        rows: Annotated[int, typer.Option(min=1, help=say("serve.rows"))] = 200_000,
        memory: Annotated[int, typer.Option(metavar="MB", min=256, help=say("serve.memory"))] = 1024,
        workers: Annotated[int, typer.Option(min=0, max=64, help=say("serve.workers"), show_default=False)] = 0,
        ontology: Annotated[Path | None, ontology_option] = None,
        quiet: Annotated[bool, quiet_option] = False,
    ) -> None:
        from uniongraph import serve as server
        from uniongraph.serve.settings import usual_workers

        with _told_plainly(lang):
            _check_build(folder, say)
            settings = server.Settings(
                folder, ontology, host, port, token, tuple(origin or ()), workers or usual_workers(),
                server.Limits(seconds=seconds, rows=rows, memory_mb=memory),
            )  # fmt: skip

            def ready(address: str) -> None:
                if not quiet:
                    typer.echo(say("serving", folder=folder, address=address))

            server.serve(settings, ready)

    add_commands(app, say, lang, _told_plainly, _check_build, folder_option, ontology_option)
    add_ontology(app, say, lang, _told_plainly, ontology_option)
    add_diff(app, say, lang, _told_plainly)
    add_publish(app, say, lang, _told_plainly, _check_build, quiet_option)
    return app


def _checked_pattern(pattern: str | None) -> str | None:
    """The pattern; one that cannot be used is wrong usage."""
    from uniongraph.pages.given import BadPattern, name_pattern

    if pattern is not None:
        try:
            name_pattern(pattern)
        except BadPattern as error:
            raise typer.BadParameter(str(error)) from error
    return pattern


class CommandError(Exception):
    """What only the command line knows to be wrong, in the user's words."""


@contextmanager
def _told_plainly(lang: Language) -> Iterator[None]:
    """Turns expected errors into one line on standard error and an exit code, never a traceback.

    Expected is what the package raises with an exception class of its own, and what the system says of files.
    Anything else is a fault of the program, and keeps its traceback.
    """
    say = speaker(lang)
    try:
        yield
    except BrokenPipeError:
        raise
    except Exception as error:
        if not (isinstance(error, OSError) or type(error).__module__.partition(".")[0] == "uniongraph"):
            raise
        text = error_text(lang, error)
        if isinstance(error, NothingBuilt):
            text = say("nothing-built")
        elif isinstance(error, OSError) and error.strerror:
            text = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
        for problem in error.problems if isinstance(error, NothingBuilt) else ():
            typer.echo(problem_text(lang, problem.code, problem.page, problem.message), err=True)
        typer.echo(say("failed", text=" ".join(text.split())), err=True)
        raise typer.Exit(FAILED) from None


@contextmanager
def _readers(cluster: str | None, ontology: Path | None) -> "Iterator[tuple[Executor | None, int]]":
    """Who reads the pages: a cluster's executor and its number of workers, where one is named, else (None, 0)."""
    if cluster is None:
        yield None, 0
        return
    from uniongraph.cluster import connected

    with connected(cluster, ontology) as executor:
        yield executor, executor.workers


def _check_build(folder: Path, say: Say) -> None:
    if not (folder / "graph.ttl").is_file():
        raise CommandError(say("no-build", folder=folder))


def _parameters(question: str, given: list[str], extra: list[str], say: Say) -> dict[str, str]:
    """The values of a ready question's parameters, from ``--param name=value``, ``--name value``, ``--name=value``."""
    if question.startswith("-") and question != "-":
        raise typer.BadParameter(say("question-first"))
    pairs = list(given)
    rest = iter(extra)
    for word in rest:
        if not word.startswith("--"):
            raise typer.BadParameter(say("bad-parameter", given=word))
        pairs.append(word[2:] if "=" in word else f"{word[2:]}={next(rest, '')}")
    parameters: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (name and equals and value):
            raise typer.BadParameter(say("bad-parameter", given=pair))
        parameters[name] = value
    return parameters


def _validate(folder: Path, ontology: Path | None, say: Say) -> "ShapeReport":
    """A build's statements and evidence, held to the shapes; inferences are made from them and need no check."""
    from uniongraph.graph.shapes import validate
    from uniongraph.schema import load_schema

    files = [path for name in ("graph.ttl", "evidence.ttl") if (path := folder / name).is_file()]
    try:
        return validate(files, load_schema(ontology).folder / "shapes.ttl")
    except ModuleNotFoundError as error:
        if error.name != "pyshacl":
            raise
        raise CommandError(say("needs-extra")) from None


if __name__ == "__main__":
    main()

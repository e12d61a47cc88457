"""How a run begins: what the options that commands share decide before a command is called."""

import sys
from collections.abc import Callable
from inspect import Parameter, Signature, get_annotations, signature
from typing import Any

import typer

from itleiter_cli.console.options import (
    STANDARD_OUTPUT,
    Color,
    Format,
    FormatChoice,
    OutputOptions,
    SharedOptions,
    chosen_format,
    file_named,
)
from itleiter_cli.console.output import is_folder
from itleiter_cli.console.session import Session
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Notes


def begin(
    ctx: typer.Context, asked: SharedOptions, *, notes: Notes = "short", unnamed: Format = Format.table
) -> tuple[Session, OutputOptions]:
    """Settle language, data and output; options that would be ignored are refused. Raises UsageProblem.

    ``notes`` and ``unnamed`` are the notes and the format where none are asked for.
    """
    session = ctx.ensure_object(Session)
    session.configure(asked.lang, asked.data)
    output = asked.output
    path = None if output in (None, STANDARD_OUTPUT) else file_named(output, "--output")
    chosen = chosen_format(asked.format, path, unnamed)
    if output and chosen is not Format.datapackage and is_folder(output):
        raise UsageProblem(text("output-is-folder", path=output), text("file-folder-hint"))
    if asked.force and output is None:
        raise UsageProblem(text("force-needs-output"), text("name-the-file"))
    _refuse_what_does_not_fit(chosen, asked)
    if chosen is Format.xlsx and path is None:
        _refuse_a_terminal()
    return session, OutputOptions(
        format=chosen,
        path=path,
        force=asked.force,
        dialect=asked.dialect or "default",
        labels=asked.labels,
        color=asked.color or Color.auto,
        notes=asked.notes or notes,
        header=not asked.no_header,
    )


def with_shared_options(
    *without: str, notes: Notes = "short", unnamed: Format = Format.table, formats: object = FormatChoice
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the shared options, but some; it gets the session and the output that these decide.

    ``notes`` and ``unnamed`` are as in ``begin``, ``formats`` is the option that names formats.
    Typer reads options off a signature, which is put together here.
    """
    hints = {**get_annotations(SharedOptions), "format": formats}
    shared = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[name])
        for name, default in zip(SharedOptions.__struct_fields__, SharedOptions.__struct_defaults__, strict=True)
        if name not in without
    ]

    def give(command: Callable[..., None]) -> Callable[..., None]:
        def run(ctx: typer.Context, **typed: Any) -> None:
            asked = SharedOptions(**{each.name: typed.pop(each.name) for each in shared})
            command(*begin(ctx, asked, notes=notes, unnamed=unnamed), **typed)

        context, *_ = signature(run).parameters.values()
        _, _, *own = signature(command).parameters.values()
        together = [context, *(each.replace(kind=Parameter.KEYWORD_ONLY) for each in own), *shared]
        run.__signature__ = Signature(together)  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in together}
        return run

    return give


def _refuse_what_does_not_fit(chosen: Format, asked: SharedOptions) -> None:
    if asked.dialect is not None and chosen is not Format.csv:
        raise UsageProblem(text("dialect-needs-csv"), text("dialect-needs-csv-hint"))
    if asked.labels and chosen not in (Format.csv, Format.tsv, Format.jsonl):
        raise UsageProblem(text("labels-need-rows"), text("labels-need-rows-hint"))
    if asked.notes is not None and chosen is not Format.table:
        raise UsageProblem(text("notes-need-table"), text("notes-need-table-hint"))
    if asked.color is not None and chosen is not Format.table:
        raise UsageProblem(text("color-needs-table"), text("color-needs-table-hint"))
    if asked.no_header and chosen not in (Format.csv, Format.tsv):
        raise UsageProblem(text("no-header-needs-csv"), text("no-header-needs-csv-hint"))


def _refuse_a_terminal() -> None:
    if sys.stdout is not None and sys.stdout.isatty():
        raise UsageProblem(text("xlsx-needs-file"), text("xlsx-needs-file-hint"))

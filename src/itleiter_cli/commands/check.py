"""``itleiter check``: what is wrong in data of one's own."""

from typing import Annotated

import typer

from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.console.options import (
    ColorChoice,
    Data,
    Dialect,
    Force,
    Format,
    FormatChoice,
    LangChoice,
    NoHeader,
    Output,
)
from itleiter_cli.console.session import begin, print_answer, write_lines
from itleiter_cli.messages.errors import ExitCode
from itleiter_cli.questions.check import check_files


def run(
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE")],
    color: ColorChoice = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    no_header: NoHeader = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Check data of your own: each file laid over the bundled data."""
    session, options = begin(
        ctx, lang, data, format, output, force=force, dialect=dialect, color=color, no_header=no_header
    )
    result = check_files([session.file(file, "FILE") for file in files], session.own, session.language)
    if options.format is Format.table:
        from itleiter_cli.sheets.check import check_lines

        write_lines(options, check_lines(session.language, result))
    else:
        print_answer(session, options, load_catalog(session.own), result)
    if not result.valid:
        raise typer.Exit(ExitCode.INVALID_DATA)

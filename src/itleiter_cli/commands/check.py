"""``itleiter check``: what is wrong in data of one's own."""

from typing import Annotated

import typer

from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.console.begin import with_shared_options
from itleiter_cli.console.options import Format, OutputOptions
from itleiter_cli.console.session import Session, print_answer, write_lines
from itleiter_cli.messages.errors import ExitCode
from itleiter_cli.questions.check import check_files


@with_shared_options("notes", "labels")
def run(
    session: Session,
    options: OutputOptions,
    files: Annotated[list[str], typer.Argument(metavar="FILE")],
) -> None:
    """Check data of your own: each file laid over the bundled data."""
    result = check_files([session.file(file, "FILE") for file in files], session.own, session.language)
    if options.format is Format.table:
        from itleiter_cli.sheets.check import check_lines

        write_lines(options, check_lines(session.language, result))
    else:
        print_answer(session, options, load_catalog(session.own), result)
    if not result.valid:
        raise typer.Exit(ExitCode.INVALID_DATA)

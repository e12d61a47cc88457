"""``itleiter schema``: the JSON Schema of data files and of JSON output."""

from typing import Annotated

import typer

from itleiter_cli.console.options import Data, Force, Format, LangChoice, Output, known_ending
from itleiter_cli.console.session import begin, write
from itleiter_cli.questions.answer import Command
from itleiter_cli.questions.schema import pack_schema, result_schema
from itleiter_cli.writers.json import write_json


def run(
    ctx: typer.Context,
    of: Annotated[Command | None, typer.Option("--of", metavar="COMMAND")] = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Print the JSON Schema of data files or of JSON output."""
    _, options = begin(ctx, lang, data, Format.json, output, force=force)
    known_ending(options.path, ("json", "txt", ""))
    write(options, write_json(pack_schema() if of is None else result_schema(of)).encode())

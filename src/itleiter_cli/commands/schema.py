"""``itleiter schema``: the JSON Schema of data files and of JSON output."""

from typing import Annotated

import typer

from itleiter_cli.catalog.build import read_merged
from itleiter_cli.catalog.bundled import bundled_files
from itleiter_cli.catalog.labels import Names
from itleiter_cli.console.begin import begin
from itleiter_cli.console.options import Data, Force, Format, LangChoice, Output, SharedOptions, known_ending
from itleiter_cli.console.session import write
from itleiter_cli.questions.answer import Command
from itleiter_cli.questions.pack_schema import pack_schema
from itleiter_cli.questions.schema import result_schema
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
    session, options = begin(ctx, SharedOptions(format=Format.json, output=output, force=force, data=data, lang=lang))
    known_ending(options.path, ("json", "txt", ""))
    if of is not None:
        schema = result_schema(of)
    else:
        own = session.own_files()
        known, bundled = read_merged(bundled_files(), own), read_merged(bundled_files(), ())
        defines_terms = known.vocabulary != bundled.vocabulary
        schema = pack_schema(Names([known]), session.language, own=defines_terms)
    write(options, write_json(schema).encode())

"""``itleiter template``: a city as YAML."""

from typing import Annotated

import typer

from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.cities.lookup import find_one_city
from itleiter_cli.console import completion
from itleiter_cli.console.options import Data, Force, Format, LangChoice, Output, known_ending
from itleiter_cli.console.session import begin, write
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.template import city_template, new_template


def run(
    ctx: typer.Context,
    city: Annotated[str | None, typer.Argument(metavar="CITY", autocompletion=completion.complete_city)] = None,
    new: Annotated[str | None, typer.Option("--new", metavar="CITY")] = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Print a city as YAML, to correct it or to start from."""
    session, options = begin(ctx, lang, data, Format.table, output, force=force)
    known_ending(options.path, ("yaml", "yml", "txt", ""))
    named = session.names([city or ""])
    catalog = session.catalog()
    if (city is None) is (new is None):
        raise UsageProblem(text("template-what"), text("template-what-hint"))
    if new is not None:
        written = new_template(catalog, new, session.language)
    else:
        written = city_template(catalog, load_catalog(), find_one_city(catalog, named, "CITY"), session.language)
    write(options, written.encode())

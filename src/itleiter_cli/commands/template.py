"""``itleiter template``: a city as YAML."""

from typing import Annotated

import typer

from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.cities.lookup import find_city
from itleiter_cli.console import completion
from itleiter_cli.console.options import Data, Force, Format, LangChoice, Output, known_ending
from itleiter_cli.console.session import begin, write
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.template import city_template, new_template


def run(
    ctx: typer.Context,
    city: Annotated[
        str | None, typer.Argument(metavar="CITY", help="A city.", autocompletion=completion.complete_city)
    ] = None,
    new: Annotated[
        list[str] | None,
        typer.Option("--new", metavar="CITY", help="The name of a city that is not there yet; repeat it for several."),
    ] = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Print a city as YAML, to correct it or to start from.

    \b
    Examples:
      itleiter template dortmund -o dortmund.yaml
      itleiter template --new Unna -o unna.yaml
      itleiter template --new Unna --new Kamen -o kreis.yaml
    """
    session, options = begin(ctx, lang, data, Format.table, output, force=force)
    known_ending(options.path, ("yaml", "yml", "txt", ""))
    catalog = session.catalog()
    if (city is None) is (not new):
        raise UsageProblem(text("template-what"), text("template-what-hint"))
    if new:
        written = new_template(catalog, new, session.language)
    else:
        written = city_template(catalog, load_catalog(), find_city(catalog, city or ""), session.language)
    write(options, written.encode())

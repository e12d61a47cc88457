"""``itleiter template``: a city as YAML, or cities as a table."""

from collections.abc import Sequence
from typing import Annotated

import typer

from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.cities.lookup import find_cities
from itleiter_cli.console import completion
from itleiter_cli.console.begin import begin
from itleiter_cli.console.options import (
    Data,
    Dialect,
    Force,
    Format,
    LangChoice,
    Output,
    OutputOptions,
    SharedOptions,
    known_ending,
)
from itleiter_cli.console.session import Session, write
from itleiter_cli.messages.errors import NotFound, UsageProblem, text


def run(
    ctx: typer.Context,
    cities: Annotated[list[str] | None, typer.Argument(metavar="CITY", autocompletion=completion.complete_city)] = None,
    new: Annotated[list[str] | None, typer.Option("--new", metavar="CITY")] = None,
    table: Annotated[bool, typer.Option("--table")] = False,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Print a city as YAML, or cities as a table, to correct or to start from."""
    form = Format.csv if table else Format.table
    session, options = begin(
        ctx, SharedOptions(format=form, output=output, force=force, dialect=dialect, data=data, lang=lang)
    )
    known_ending(options.path, ("csv", "txt", "") if table else ("yaml", "yml", "txt", ""))
    named = session.names(cities or ())
    write(options, (_table if table else _pack)(session, options, named, new or ()).encode())


def _pack(session: Session, _: OutputOptions, cities: Sequence[str], new: Sequence[str]) -> str:
    from itleiter_cli.questions.template import city_template, new_template

    catalog = session.catalog()
    if (not cities) is (not new):
        raise UsageProblem(text("template-what"), text("template-what-hint"))
    if new:
        return new_template(catalog, new, session.language)
    found = find_cities(catalog, cities)
    if len(found) > 1:
        raise UsageProblem(text("template-one"), text("template-one-hint"))
    return city_template(catalog, load_catalog(), found[0], session.language)


def _table(session: Session, options: OutputOptions, cities: Sequence[str], new: Sequence[str]) -> str:
    from itleiter_cli.questions.towns_table import towns_table
    from itleiter_cli.writers.delimited import write_csv

    if new:
        raise UsageProblem(text("table-new"), text("table-new-hint"))
    catalog = session.catalog()
    try:
        found = find_cities(catalog, cities)
    except NotFound as problem:
        if problem.hint is not None and problem.hint.key.startswith("see-list"):  # nothing like it is known
            raise NotFound(problem.message, text("table-new-hint")) from None
        raise
    rows = towns_table(catalog, load_catalog(), found, session.language)
    return write_csv(rows, options.dialect)

"""``itleiter sources``: who says so."""

from typing import Annotated

import typer

from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.fields import Field
from itleiter_cli.cities.lookup import find_one_city, is_city_name
from itleiter_cli.console import completion
from itleiter_cli.console.options import (
    SHARED,
    ColorChoice,
    Data,
    Dialect,
    Force,
    FormatChoice,
    Labels,
    LangChoice,
    NoHeader,
    Output,
)
from itleiter_cli.console.session import begin, print_answer
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Notes
from itleiter_cli.questions.sources import all_sources, city_sources, find_source_field


def run(
    ctx: typer.Context,
    city: Annotated[str | None, typer.Argument(metavar="CITY", autocompletion=completion.complete_city)] = None,
    field: Annotated[
        str | None, typer.Argument(metavar="FIELD", autocompletion=completion.complete_source_field)
    ] = None,
    notes: Annotated[
        Notes | None,
        typer.Option("--notes", rich_help_panel=SHARED),
    ] = None,
    color: ColorChoice = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    labels: Labels = False,
    no_header: NoHeader = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Show who says so: all sources, those of a city, or of one field."""
    session, options = begin(
        ctx,
        lang,
        data,
        format,
        output,
        force=force,
        dialect=dialect,
        labels=labels,
        color=color,
        no_header=no_header,
        notes=notes,
        default_notes="full",  # the notes of all other tables say that this is where they are in full
    )
    named = None if city is None else session.names([city])
    catalog = session.catalog()
    if named is None:
        result = all_sources(catalog)
    else:
        chosen = find_one_city(catalog, named, session.metavar("CITY"))
        result = city_sources(catalog, chosen, _find_field(catalog, named[0], field) if field else None)
    print_answer(session, options, catalog, result, everything=True)


def _find_field(catalog: Catalog, city: str, typed: str) -> Field:
    """Find the field of a city; what is none may be the rest of its name. Raises UsageProblem."""
    try:
        return find_source_field(catalog, typed)
    except UsageProblem as problem:
        name = f"{city} {typed}"
        if is_city_name(catalog, name):
            raise UsageProblem(problem.message, text("quote-name", name=name)) from None
        raise

"""``itleiter show``: all that is known about cities."""

import typer

from itleiter_cli.cities.lookup import find_cities
from itleiter_cli.console.options import (
    All,
    Cities,
    ColorChoice,
    Data,
    Dialect,
    Fields,
    Force,
    Format,
    FormatChoice,
    Labels,
    LangChoice,
    NoHeader,
    NotesChoice,
    Output,
)
from itleiter_cli.console.session import begin, print_answer
from itleiter_cli.questions.chosen import choose
from itleiter_cli.questions.show import show_cities


def run(
    ctx: typer.Context,
    cities: Cities,
    fields: Fields = None,
    everything: All = False,
    notes: NotesChoice = None,
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
    """Show everything that is known about a city, or about several."""
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
        notes=notes,
        no_header=no_header,
    )
    named = session.names(cities)
    catalog = session.catalog()
    chosen = find_cities(catalog, named)
    asked = choose(catalog, fields or (), main_only=options.format is Format.table)
    result = show_cities(catalog, chosen, asked.fields)
    print_answer(session, options, catalog, result, everything=everything, columns=asked.columns)

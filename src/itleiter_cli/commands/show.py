"""``itleiter show``: all that is known about cities."""

import typer

from itleiter_cli.cities.fields import choose_fields
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
    NotesChoice,
    Output,
)
from itleiter_cli.console.session import begin, print_answer
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
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Show everything that is known about a city, or about several."""
    session, options = begin(
        ctx, lang, data, format, output, force=force, dialect=dialect, labels=labels, color=color, notes=notes
    )
    named = session.names(cities)
    catalog = session.catalog()
    chosen = find_cities(catalog, named)
    shown = choose_fields(catalog, fields or (), main_only=options.format is Format.table)
    print_answer(session, options, catalog, show_cities(catalog, chosen, shown), everything=everything)

"""``itleiter compare``: cities side by side."""

from typing import Annotated

import typer

from itleiter_cli.catalog.forms import NamedLevel, Period
from itleiter_cli.cities.fields import DISTANCE
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
from itleiter_cli.messages.errors import ExitCode, UsageProblem, text
from itleiter_cli.questions.chosen import choose
from itleiter_cli.questions.compare import compare_cities


def run(
    ctx: typer.Context,
    cities: Cities,
    fields: Fields = None,
    level: Annotated[
        NamedLevel | None, typer.Option("--level", help="Only the cities' own pay figures of this level.")
    ] = None,
    per: Annotated[Period, typer.Option("--per", help="Pay per month or per year (twelve months).")] = "month",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 5 where a chosen field is not comparable.")
    ] = False,
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
    """Put cities side by side, and say what may be compared.

    \b
    Examples:
      itleiter compare muelheim dortmund
      itleiter compare muelheim dortmund --fields pay --per year
      itleiter compare muelheim dortmund -o cities.xlsx
      itleiter compare muelheim dortmund --fields name,pay_low,rent_eur_m2 -f csv
    """
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
    catalog = session.catalog()
    chosen = find_cities(catalog, cities)
    if len(chosen) < 2:
        raise UsageProblem(text("compare-needs-two"), text("compare-needs-two-hint", city=chosen[0].slug))
    # What is judged is shown, so that an exit code is the same in every format.
    main_only = options.format is Format.table and not strict
    asked = choose(catalog, fields or (), also=(DISTANCE,), main_only=main_only)
    result = compare_cities(catalog, chosen, asked.fields, level=level, per=per)
    print_answer(session, options, catalog, result, everything=everything, columns=asked.columns)
    if strict and result.comparability:
        raise typer.Exit(ExitCode.NOT_COMPARABLE)

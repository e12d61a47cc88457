"""``itleiter offer``: where an offer sits."""

from typing import Annotated

import typer

from itleiter_cli.catalog.forms import LARGEST_AMOUNT, NamedLevel, Period
from itleiter_cli.cities.lookup import find_cities
from itleiter_cli.console.completion import complete_city
from itleiter_cli.console.options import (
    All,
    ColorChoice,
    Data,
    Dialect,
    Force,
    FormatChoice,
    LangChoice,
    NoHeader,
    NotesChoice,
    Output,
)
from itleiter_cli.console.session import begin, print_answer
from itleiter_cli.questions.offer import weigh_offer


def run(
    ctx: typer.Context,
    amount: Annotated[
        int,
        typer.Argument(
            metavar="AMOUNT", min=1, max=LARGEST_AMOUNT, help="The gross offer in EUR, without a thousands separator."
        ),
    ],
    cities: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CITY...]", help="Cities; without any, Germany alone.", autocompletion=complete_city),
    ] = None,
    city: Annotated[
        list[str] | None,
        typer.Option("--city", metavar="CITY", help="A city; repeat it for several.", autocompletion=complete_city),
    ] = None,
    per: Annotated[Period, typer.Option("--per", help="Whether the amount is per month or per year.")] = "month",
    payments: Annotated[
        int, typer.Option("--payments", min=12, max=15, help="How often a monthly amount is paid in a year.")
    ] = 12,
    level: Annotated[NamedLevel | None, typer.Option("--level", help="Only figures of this level, or of none.")] = None,
    flat: Annotated[int, typer.Option("--flat", min=1, max=1000, metavar="M2", help="Size of the flat in m².")] = 80,
    everything: All = False,
    notes: NotesChoice = None,
    color: ColorChoice = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Take an amount that looks wrong.")] = False,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    no_header: NoHeader = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Show where an offer sits, and what rent takes of it.

    \b
    Examples:
      itleiter offer 6800 dortmund
      itleiter offer 6800
      itleiter offer 6500 --payments 13 --city dortmund --city muelheim
      itleiter offer 90000 --per year --city kassel --flat 100
    """
    session, options = begin(
        ctx, lang, data, format, output, force=force, dialect=dialect, color=color, notes=notes, no_header=no_header
    )
    catalog = session.catalog()
    result = weigh_offer(
        catalog,
        find_cities(catalog, named) if (named := [*(cities or ()), *(city or ())]) else (),
        amount,
        per=per,
        payments=payments,
        level=level,
        flat_m2=flat,
        anyway=anyway,
    )
    print_answer(session, options, catalog, result, everything=everything)

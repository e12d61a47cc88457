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
    NotesChoice,
    Output,
)
from itleiter_cli.console.session import begin, print_answer
from itleiter_cli.questions.offer import weigh_offer


def run(
    ctx: typer.Context,
    amount: Annotated[
        int,
        typer.Argument(metavar="AMOUNT", min=1, max=LARGEST_AMOUNT),
    ],
    cities: Annotated[
        list[str] | None,
        typer.Argument(metavar="CITY", autocompletion=complete_city),
    ] = None,
    city: Annotated[
        list[str] | None,
        typer.Option("--city", metavar="CITY", autocompletion=complete_city),
    ] = None,
    per: Annotated[Period, typer.Option("--per")] = "month",
    payments: Annotated[int, typer.Option("--payments", metavar="N", min=12, max=15)] = 12,
    level: Annotated[NamedLevel | None, typer.Option("--level")] = None,
    flat: Annotated[int, typer.Option("--flat", min=1, max=1000, metavar="M2")] = 80,
    everything: All = False,
    notes: NotesChoice = None,
    color: ColorChoice = None,
    anyway: Annotated[bool, typer.Option("--anyway")] = False,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Show where an offer sits, and what rent takes of it."""
    session, options = begin(ctx, lang, data, format, output, force=force, dialect=dialect, color=color, notes=notes)
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

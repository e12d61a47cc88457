"""``itleiter offer``: where an offer sits."""

from collections.abc import Sequence
from typing import Annotated

import typer

from itleiter_cli.catalog.forms import NamedLevel, Period
from itleiter_cli.catalog.model import Catalog, City
from itleiter_cli.cities.amounts import is_amount, read_amount
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
from itleiter_cli.messages.errors import NotFound, UsageProblem, text
from itleiter_cli.questions.offer import weigh_offer

_MOST_WORDS = 4
"""An amount has at most so many more words: ``86.400 EUR brutto pro Jahr``."""


def run(
    ctx: typer.Context,
    amount: Annotated[
        str,
        typer.Argument(
            metavar="AMOUNT",
            help="The gross offer in EUR: 7200, 7.200 or 86k, with a period 86.400/year; quote spaces.",
        ),
    ],
    cities: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CITY...]", help="Cities; without any, Germany alone.", autocompletion=complete_city),
    ] = None,
    city: Annotated[
        list[str] | None,
        typer.Option("--city", metavar="CITY", help="A city, or several with commas.", autocompletion=complete_city),
    ] = None,
    per: Annotated[
        Period | None, typer.Option("--per", help="Whether the amount is per month, the default, or per year.")
    ] = None,
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
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Show where an offer sits, and what rent takes of it.

    \b
    Examples:
      itleiter offer 6800 dortmund
      itleiter offer 6800
      itleiter offer 6500 --payments 13 --city dortmund --city muelheim
      itleiter offer 86.400/year stuttgart köln
      itleiter offer 90000 --per year --city kassel --flat 100
    """
    session, options = begin(ctx, lang, data, format, output, force=force, dialect=dialect, color=color, notes=notes)
    offered = read_amount(amount, "AMOUNT")
    if per and offered.per and per != offered.per:
        raise UsageProblem(text("amount-contradicts", typed=amount, per=per), text("amount-contradicts-hint"))
    named = session.names([*(cities or ()), *(city or ())])
    catalog = session.catalog()
    result = weigh_offer(
        catalog,
        _find_cities(catalog, named, amount),
        offered.eur,
        per=per or offered.per or "month",
        payments=payments,
        level=level,
        flat_m2=flat,
        anyway=anyway,
    )
    print_answer(session, options, catalog, result, everything=everything)


def _find_cities(catalog: Catalog, named: Sequence[str], amount: str) -> tuple[City, ...]:
    """Find the cities; where there is none of a name, the words may belong to the amount. Raises NotFound."""
    try:
        return find_cities(catalog, named)
    except NotFound:
        together = (" ".join([amount, *named[:count]]) for count in range(_MOST_WORDS, 0, -1))
        with_spaces = next(filter(is_amount, together), None)
        if with_spaces is None:
            raise
        raise UsageProblem(text("amount-needs-quotes"), text("amount-needs-quotes-hint", amount=with_spaces)) from None

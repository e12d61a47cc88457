"""``itleiter offer``: where an offer sits."""

from collections.abc import Sequence
from typing import Annotated

import typer

from itleiter_cli.catalog.forms import NamedLevel, Period
from itleiter_cli.catalog.model import Catalog, City
from itleiter_cli.cities.amounts import is_amount, read_amount
from itleiter_cli.cities.lookup import find_cities
from itleiter_cli.console.begin import with_shared_options
from itleiter_cli.console.completion import complete_city
from itleiter_cli.console.options import AMOUNT, All, OutputOptions
from itleiter_cli.console.session import Session, print_answer
from itleiter_cli.messages.errors import NotFound, UsageProblem, text
from itleiter_cli.questions.offer import weigh_offer

_MOST_WORDS = 4
"""An amount has at most so many more words: ``86.400 EUR brutto pro Jahr``."""


@with_shared_options("labels")
def run(
    session: Session,
    options: OutputOptions,
    amount: Annotated[
        str,
        typer.Argument(metavar=AMOUNT),
    ],
    cities: Annotated[
        list[str] | None,
        typer.Argument(metavar="CITY", autocompletion=complete_city),
    ] = None,
    city: Annotated[
        list[str] | None,
        typer.Option("--city", metavar="CITY", autocompletion=complete_city),
    ] = None,
    per: Annotated[Period | None, typer.Option("--per")] = None,
    payments: Annotated[int, typer.Option("--payments", metavar="N", min=12, max=15)] = 12,
    level: Annotated[NamedLevel | None, typer.Option("--level")] = None,
    flat: Annotated[int, typer.Option("--flat", min=1, max=1000, metavar="M2")] = 80,
    everything: All = False,
    anyway: Annotated[bool, typer.Option("--anyway")] = False,
) -> None:
    """Show where an offer sits, and what rent takes of it."""
    offered = read_amount(amount, session.metavar(AMOUNT))
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
        per_written=offered.per is not None and per is None,
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

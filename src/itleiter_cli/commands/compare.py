"""``itleiter compare``: cities side by side."""

from typing import Annotated

import typer

from itleiter_cli.catalog.forms import NamedLevel, Period
from itleiter_cli.cities.fields import DISTANCE
from itleiter_cli.cities.lookup import find_cities
from itleiter_cli.console.begin import with_shared_options
from itleiter_cli.console.options import All, Cities, Fields, Format, OutputOptions
from itleiter_cli.console.session import Session, print_answer
from itleiter_cli.messages.errors import ExitCode, UsageProblem, text
from itleiter_cli.questions.chosen import choose
from itleiter_cli.questions.compare import compare_cities


@with_shared_options()
def run(
    session: Session,
    options: OutputOptions,
    cities: Cities,
    fields: Fields = None,
    level: Annotated[NamedLevel | None, typer.Option("--level")] = None,
    per: Annotated[Period, typer.Option("--per")] = "month",
    strict: Annotated[bool, typer.Option("--strict")] = False,
    everything: All = False,
) -> None:
    """Put cities side by side, and say what may be compared."""
    named = session.names(cities)
    catalog = session.catalog()
    chosen = find_cities(catalog, named)
    if len(chosen) < 2:
        raise UsageProblem(text("compare-needs-two"), text("compare-needs-two-hint", city=chosen[0].slug))
    # What is judged is shown, so that an exit code is the same in every format.
    main_only = options.format is Format.table and not strict
    asked = choose(catalog, fields or (), also=(DISTANCE,), main_only=main_only)
    result = compare_cities(catalog, chosen, asked.fields, level=level, per=per)
    print_answer(session, options, catalog, result, everything=everything, columns=asked.columns)
    if strict and result.comparability:
        if options.format is not Format.table:  # which says so itself
            uneven = dict.fromkeys(each.field for each in result.comparability)
            session.notify(text("strict-not-comparable", fields=", ".join(uneven)))
        raise typer.Exit(ExitCode.NOT_COMPARABLE)

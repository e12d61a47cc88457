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
    level: Annotated[NamedLevel | None, typer.Option("--level")] = None,
    per: Annotated[Period, typer.Option("--per")] = "month",
    strict: Annotated[bool, typer.Option("--strict")] = False,
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
    """Put cities side by side, and say what may be compared."""
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
    if len(chosen) < 2:
        raise UsageProblem(text("compare-needs-two"), text("compare-needs-two-hint", city=chosen[0].slug))
    # What is judged is shown, so that an exit code is the same in every format.
    main_only = options.format is Format.table and not strict
    asked = choose(catalog, fields or (), also=(DISTANCE,), main_only=main_only)
    result = compare_cities(catalog, chosen, asked.fields, level=level, per=per)
    print_answer(session, options, catalog, result, everything=everything, columns=asked.columns)
    if strict and result.comparability:
        raise typer.Exit(ExitCode.NOT_COMPARABLE)

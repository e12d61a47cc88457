"""``itleiter terms``: the vocabulary."""

from typing import Annotated

import typer

from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.cities.fields import find_facet
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
from itleiter_cli.messages.language import Notes
from itleiter_cli.questions.terms import list_terms


def run(
    ctx: typer.Context,
    facet: Annotated[str | None, typer.Argument(metavar="FACET", autocompletion=lambda: list(FACETS))] = None,
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
    """Show the vocabulary with its codes and its use."""
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
    result = list_terms(catalog, FACETS if facet is None else (find_facet(facet),))
    print_answer(session, options, catalog, result, everything=True)

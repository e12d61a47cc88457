"""``itleiter terms``: the vocabulary."""

from typing import Annotated

import typer

from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.cities.fields import find_facet
from itleiter_cli.console.options import Data, Dialect, Force, FormatChoice, Labels, LangChoice, Output
from itleiter_cli.console.session import begin, print_answer
from itleiter_cli.questions.terms import list_terms


def run(
    ctx: typer.Context,
    facet: Annotated[
        str | None, typer.Argument(help=f"One of {', '.join(FACETS)}.", autocompletion=lambda: list(FACETS))
    ] = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    labels: Labels = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Show the vocabulary with its codes and its use.

    \b
    Examples:
      itleiter terms
      itleiter terms skills --lang de
      itleiter terms skills -f csv
    """
    session, options = begin(ctx, lang, data, format, output, force=force, dialect=dialect, labels=labels)
    catalog = session.catalog()
    print_answer(session, options, catalog, list_terms(catalog, FACETS if facet is None else (find_facet(facet),)))

"""``itleiter terms``: the vocabulary."""

from typing import Annotated

import typer

from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.cities.fields import find_facet
from itleiter_cli.console.begin import with_shared_options
from itleiter_cli.console.options import OutputOptions
from itleiter_cli.console.session import Session, print_answer
from itleiter_cli.questions.terms import list_terms


@with_shared_options()
def run(
    session: Session,
    options: OutputOptions,
    facet: Annotated[str | None, typer.Argument(metavar="FACET", autocompletion=lambda: list(FACETS))] = None,
) -> None:
    """Show the vocabulary with its codes and its use."""
    catalog = session.catalog()
    result = list_terms(catalog, FACETS if facet is None else (find_facet(facet),))
    print_answer(session, options, catalog, result, everything=True)

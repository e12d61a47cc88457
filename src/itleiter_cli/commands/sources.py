"""``itleiter sources``: who says so."""

from typing import Annotated

import typer

from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.fields import Field
from itleiter_cli.cities.lookup import find_one_city, is_city_name
from itleiter_cli.console import completion
from itleiter_cli.console.begin import with_shared_options
from itleiter_cli.console.options import OutputOptions
from itleiter_cli.console.session import Session, print_answer
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.sources import all_sources, city_sources, find_source_field


@with_shared_options(notes="full")
def run(
    session: Session,
    options: OutputOptions,
    city: Annotated[str | None, typer.Argument(metavar="CITY", autocompletion=completion.complete_city)] = None,
    field: Annotated[
        str | None, typer.Argument(metavar="FIELD", autocompletion=completion.complete_source_field)
    ] = None,
) -> None:
    """Show who says so: all sources, those of a city, or of one field."""
    named = None if city is None else session.names([city])
    catalog = session.catalog()
    if named is None:
        result = all_sources(catalog)
    else:
        chosen = find_one_city(catalog, named, session.metavar("CITY"))
        result = city_sources(catalog, chosen, _find_field(catalog, named[0], field) if field else None)
    print_answer(session, options, catalog, result, everything=True)


def _find_field(catalog: Catalog, city: str, typed: str) -> Field:
    """Find the field of a city; what is none may be the rest of its name. Raises UsageProblem."""
    try:
        return find_source_field(catalog, typed)
    except UsageProblem as problem:
        name = f"{city} {typed}"
        if is_city_name(catalog, name):
            raise UsageProblem(problem.message, text("quote-name", name=name)) from None
        raise

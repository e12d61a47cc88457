"""``itleiter show``: all that is known about cities."""

from itleiter_cli.cities.lookup import find_cities
from itleiter_cli.console.begin import with_shared_options
from itleiter_cli.console.options import All, Cities, Fields, Format, OutputOptions
from itleiter_cli.console.session import Session, print_answer
from itleiter_cli.questions.chosen import choose
from itleiter_cli.questions.show import show_cities


@with_shared_options()
def run(
    session: Session,
    options: OutputOptions,
    cities: Cities,
    fields: Fields = None,
    everything: All = False,
) -> None:
    """Show everything that is known about a city, or about several."""
    named = session.names(cities)
    catalog = session.catalog()
    chosen = find_cities(catalog, named)
    asked = choose(catalog, fields or (), main_only=options.format is Format.table)
    result = show_cities(catalog, chosen, asked.fields)
    print_answer(session, options, catalog, result, everything=everything, columns=asked.columns)

"""``itleiter list``: which cities are there."""

from collections.abc import Sequence
from typing import Annotated

import typer

from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.amounts import read_amount, read_kilometres
from itleiter_cli.cities.fields import DISTANCE, NAME, Field
from itleiter_cli.cities.lookup import find_one_city, find_sectors, find_states, find_terms
from itleiter_cli.cities.pay import fitting_period, per_period, unusual_pay
from itleiter_cli.console import completion
from itleiter_cli.console.begin import with_shared_options
from itleiter_cli.console.options import AMOUNT, All, Fields, Format, Limit, OutputOptions
from itleiter_cli.console.session import Session, print_answer, rows_shown
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.chosen import Chosen, choose
from itleiter_cli.questions.list import DISTANCE_COLUMN, Filters, Listing, find_sort_field, list_cities, table_fields


@with_shared_options()
def run(
    session: Session,
    options: OutputOptions,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="STATE", autocompletion=completion.complete_state),
    ] = None,
    industry: Annotated[
        list[str] | None,
        typer.Option(
            "--industry",
            metavar="INDUSTRY",
            autocompletion=completion.complete_term("industries"),
        ),
    ] = None,
    employer: Annotated[
        list[str] | None,
        typer.Option(
            "--employer",
            metavar="EMPLOYER",
            autocompletion=completion.complete_term("employers"),
        ),
    ] = None,
    sector: Annotated[
        list[str] | None,
        typer.Option(
            "--sector",
            metavar="SECTOR",
            autocompletion=completion.complete_sector,
        ),
    ] = None,
    skill: Annotated[
        list[str] | None,
        typer.Option(
            "--skill",
            metavar="SKILL",
            autocompletion=completion.complete_term("skills"),
        ),
    ] = None,
    min_pay: Annotated[str | None, typer.Option("--min-pay", metavar=AMOUNT)] = None,
    near: Annotated[
        str | None,
        typer.Option("--near", metavar="CITY", autocompletion=completion.complete_city),
    ] = None,
    within: Annotated[str | None, typer.Option("--within", metavar="KM")] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="FIELD",
            autocompletion=completion.complete_sort,
        ),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse")] = False,
    fields: Fields = None,
    limit: Limit = None,
    everything: All = False,
) -> None:
    """List the cities that are there."""
    least = _per_month(min_pay) if min_pay is not None else None
    farthest = read_kilometres(within, "--within") if within is not None else None
    starts = session.names([near], "--near") if near is not None else ()
    catalog = session.catalog()
    by_facet = {"industries": industry, "employers": employer, "skills": skill}
    terms = {facet: find_terms(catalog, facet, by_facet[facet] or ()) for facet in FACETS if by_facet.get(facet)}
    order = _order(catalog, sort, near)
    asked = choose(catalog, fields or (), (DISTANCE,), main_only=False, more_columns=(DISTANCE_COLUMN,))
    _check_start(near, farthest, order, asked)
    filters = Filters(
        states=find_states(catalog, state or ()),
        terms=terms,
        min_pay=least,
        near=find_one_city(catalog, starts, "--near").slug if starts else None,
        within=farthest,
        sectors=find_sectors(catalog, sector or ()),
    )
    chosen: Sequence[Field] | None = asked.fields if fields else None
    if not fields and options.format is Format.table:
        chosen = table_fields(catalog, order, near=near is not None)
    most = rows_shown(options, limit, everything=everything)
    listing = list_cities(catalog, filters, sort=order, reverse=reverse, fields=chosen, limit=most)
    for_screen = most != limit
    shorten = Listing.shortened if for_screen else None
    print_answer(
        session,
        options,
        catalog,
        listing,
        everything=everything,
        for_screen=for_screen,
        shorten=shorten,
        columns=asked.columns,
    )


def _order(catalog: Catalog, sort: str | None, near: str | None) -> Field:
    """Return what the list is sorted by: where nothing is said, names, and around a city the distance from it."""
    return find_sort_field(catalog, sort or (NAME if near is None else DISTANCE).id)


def _check_start(near: str | None, within: float | None, order: Field, asked: Chosen) -> None:
    """Raise UsageProblem where there is nothing to measure a distance from."""
    is_asked = asked.fields == (DISTANCE,) or DISTANCE_COLUMN in asked.columns
    if near is None and (within is not None or order == DISTANCE or is_asked):
        raise UsageProblem(text("near-needed"), text("near-needed-hint"))


def _per_month(min_pay: str) -> int:
    """Return the least pay in EUR per month; what is no pay of its period is asked back. Raises UsageProblem."""
    least = read_amount(min_pay, "--min-pay")
    per = least.per or "month"
    if unusual := unusual_pay(least.eur, per):
        other = fitting_period(least.eur)
        written = text(f"amount-per-{other}", amount=least.eur)
        raise UsageProblem(unusual, text("min-pay-other", written=written) if other else text("min-pay-check"))
    return per_period(least.eur, per, "month")

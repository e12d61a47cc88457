"""``itleiter list``: which cities are there."""

import math
from typing import Annotated

import typer

from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.cities.fields import DISTANCE
from itleiter_cli.cities.lookup import find_city, find_states, find_terms
from itleiter_cli.console import completion
from itleiter_cli.console.options import (
    All,
    ColorChoice,
    Data,
    Dialect,
    Force,
    Format,
    FormatChoice,
    Labels,
    LangChoice,
    Limit,
    NoHeader,
    NotesChoice,
    Output,
)
from itleiter_cli.console.session import begin, print_answer, rows_shown
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.list import Filters, Listing, find_sort_field, list_cities, table_fields


def run(
    ctx: typer.Context,
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state", help="In this state; repeated: in any of them.", autocompletion=completion.complete_state
        ),
    ] = None,
    industry: Annotated[
        list[str] | None,
        typer.Option(
            "--industry",
            help="With this industry, by a text about the job or by pages about the city; repeated: with all.",
            autocompletion=completion.complete_term("industries"),
        ),
    ] = None,
    employer: Annotated[
        list[str] | None,
        typer.Option(
            "--employer",
            help="With this kind of employer, by either; repeated: with all.",
            autocompletion=completion.complete_term("employers"),
        ),
    ] = None,
    skill: Annotated[
        list[str] | None,
        typer.Option(
            "--skill",
            help="Asking for this skill; repeated: for all.",
            autocompletion=completion.complete_term("skills"),
        ),
    ] = None,
    min_pay: Annotated[
        int | None, typer.Option("--min-pay", min=1, metavar="EUR", help="Where pay reaches this much per month.")
    ] = None,
    near: Annotated[
        str | None,
        typer.Option(
            "--near", metavar="CITY", help="Measure the air line from here.", autocompletion=completion.complete_city
        ),
    ] = None,
    within: Annotated[
        float | None, typer.Option("--within", min=0, metavar="KM", help="At most this far from --near.")
    ] = None,
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="FIELD",
            help="Sort by name, state, pay or an indicator, best first.",
            autocompletion=completion.complete_sort,
        ),
    ] = "name",
    reverse: Annotated[
        bool, typer.Option("--reverse", help="Turn the order round; cities without a value stay last.")
    ] = False,
    limit: Limit = None,
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
    """List the cities that are there.

    \b
    Examples:
      itleiter list
      itleiter list --skill sap --sort rent
      itleiter list --near dortmund --within 40 --sort distance
      itleiter list --state NW --min-pay 8000 -f csv
    """
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
    asked = {"industries": industry, "employers": employer, "skills": skill}
    terms = {facet: find_terms(catalog, facet, asked[facet] or ()) for facet in FACETS if asked.get(facet)}
    order = find_sort_field(catalog, sort)
    if within is not None and not math.isfinite(within):
        raise UsageProblem(text("within-no-number"), text("within-no-number-hint"))
    if near is None and (within is not None or order == DISTANCE):
        raise UsageProblem(text("near-needed"), text("near-needed-hint"))
    start = None if near is None else find_city(catalog, near).slug
    filters = Filters(states=find_states(catalog, state or ()), terms=terms, min_pay=min_pay, near=start, within=within)
    fields = table_fields(catalog, order, near=near is not None) if options.format is Format.table else None
    most = rows_shown(options, limit, everything=everything)
    listing = list_cities(catalog, filters, sort=order, reverse=reverse, fields=fields, limit=most)
    for_screen = most != limit
    shorten = Listing.shortened if for_screen else None
    print_answer(session, options, catalog, listing, everything=everything, for_screen=for_screen, shorten=shorten)

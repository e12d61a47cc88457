"""``itleiter rank``: an explained ranking."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated

import typer

from itleiter_cli.catalog.model import Catalog, City
from itleiter_cli.cities.fields import DISTANCE
from itleiter_cli.cities.lookup import find_cities, find_one_city, find_states, find_terms
from itleiter_cli.console import completion
from itleiter_cli.console.begin import with_shared_options
from itleiter_cli.console.options import All, DecisionFile, Have, Limit, OutputOptions
from itleiter_cli.console.session import Session, print_answer, rows_shown
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.criteria import SKILLS
from itleiter_cli.questions.decision import Decision, Missing, read_decision
from itleiter_cli.questions.rank import find_weights, rank_cities, read_weights

_PLACES = 10
"""So many are shown on a terminal."""


@with_shared_options("labels")
def run(
    session: Session,
    options: OutputOptions,
    cities: Annotated[
        list[str] | None,
        typer.Argument(metavar="CITY", autocompletion=completion.complete_city),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="STATE", autocompletion=completion.complete_state),
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(
            "--weight",
            metavar="CRITERION=N",
            autocompletion=completion.complete_weight,
        ),
    ] = None,
    have: Have = None,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="CITY", autocompletion=completion.complete_city),
    ] = None,
    missing: Annotated[Missing | None, typer.Option("--missing")] = None,
    decision_file: DecisionFile = None,
    limit: Limit = None,
    everything: All = False,
) -> None:
    """Rank cities by weights of your own, explained."""
    named = session.names(cities or ())
    starts = session.names(() if start is None else (start,), "--from")
    decision = Decision() if decision_file is None else read_decision(session.file(decision_file, "--profile"))
    catalog = session.catalog()
    chosen = _chosen_cities(catalog, named, state or ())
    kept = [(key, Fraction(str(number))) for key, number in decision.weights.items()]
    weights = find_weights(catalog, read_weights(weight) if weight else kept)
    if start is not None and DISTANCE.id not in weights:
        raise UsageProblem(text("from-needs-distance"), text("from-needs-distance-hint"))
    if have and SKILLS.id not in weights:
        raise UsageProblem(text("have-needs-skills"), text("have-needs-skills-hint"))
    most = rows_shown(options, limit, everything=everything, on_a_terminal=_PLACES)
    result = rank_cities(
        catalog,
        chosen,
        weights,
        have=find_terms(catalog, "skills", have or decision.have),
        start=_start(catalog, starts, decision),
        missing=missing or decision.missing or "neutral",
        limit=most,
    )
    print_answer(session, options, catalog, result, everything=everything, for_screen=most != limit)


def _start(catalog: Catalog, named: Sequence[str], decision: Decision) -> City | None:
    """Return the city that --from names, else the one that the decision keeps, if any."""
    starts = named or ([] if decision.start is None else [decision.start])
    return find_one_city(catalog, starts, "--from") if starts else None


def _chosen_cities(catalog: Catalog, cities: Sequence[str], states: Sequence[str]) -> list[City]:
    """Return the cities that are named and those of the states, in the order of the data; all where none is named."""
    named = find_cities(catalog, cities)
    within = find_states(catalog, states)
    everywhere = not named and not within
    chosen = [city for city in catalog.cities.values() if everywhere or city in named or city.state in within]
    if not chosen:
        raise UsageProblem(text("rank-needs-cities"), text("rank-needs-cities-hint"))
    return chosen

"""``itleiter rank``: an explained ranking."""

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from itleiter_cli.cities.fields import DISTANCE
from itleiter_cli.cities.lookup import find_cities, find_city, find_states, find_terms
from itleiter_cli.console import completion
from itleiter_cli.console.options import Data, Dialect, Force, FormatChoice, Have, LangChoice, MissingOption, Output, Profile
from itleiter_cli.console.session import begin, print_answer, profile_file
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.criteria import SKILLS
from itleiter_cli.questions.decision import read_decision
from itleiter_cli.questions.rank import find_weights, rank_cities, read_weights

if TYPE_CHECKING:
    from itleiter_cli.sheets.sheet import Document


def run(
    ctx: typer.Context,
    cities: Annotated[
        list[str] | None, typer.Argument(metavar="CITY...", help="Cities; else all.", autocompletion=completion.complete_city)
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", help="All cities of this state; repeat it.", autocompletion=completion.complete_state)
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(
            "--weight",
            metavar="CRITERION=N",
            help="Weigh pay, skills, distance or an indicator; repeat it. Else pay=1, rent=1.",
            autocompletion=completion.complete_weight,
        ),
    ] = None,
    have: Have = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="CITY", help="Measure distance from here.", autocompletion=completion.complete_city)
    ] = None,
    missing: Annotated[
        MissingOption | None, typer.Option("--missing", help="A missing value: leave the city out, score 50 (default), or 0.")
    ] = None,
    profile: Profile = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Rank cities by weights of your own, explained.

    \b
    Examples:
      itleiter rank muelheim dortmund essen
      itleiter rank --state NW --weight rent=2 --weight wage_index=1
      itleiter rank --state NW --weight distance=1 --weight pay=2 --from essen
    """
    session, options = begin(ctx, lang, data, format, output, force=force, dialect=dialect)
    catalog = session.catalog()
    decision = read_decision(profile_file(profile))
    named = find_cities(catalog, cities or ())
    states = find_states(catalog, state or ())
    chosen = (
        [city for city in catalog.cities.values() if city in named or city.state in states]
        if named or states
        else list(catalog.cities.values())
    )
    if not chosen:
        raise UsageProblem(text("rank-needs-cities"), text("rank-needs-cities-hint"))
    kept = [(key, Fraction(str(number))) for key, number in decision.weights.items()]
    weights = find_weights(catalog, read_weights(weight) if weight else kept)
    if start is not None and DISTANCE.id not in weights:
        raise UsageProblem(text("from-needs-distance"), text("from-needs-distance-hint"))
    if have and SKILLS.id not in weights:
        raise UsageProblem(text("have-needs-skills"), text("have-needs-skills-hint"))
    origin = decision.start if start is None else start
    result = rank_cities(
        catalog,
        chosen,
        weights,
        have=find_terms(catalog, "skills", have or decision.have),
        start=None if origin is None else find_city(catalog, origin),
        missing=missing.value if missing else decision.missing or "neutral",
    )

    def document() -> "Document":
        from itleiter_cli.sheets.rank import ranking_document

        return ranking_document(catalog, session.language, result)

    print_answer(session, options, "rank", catalog.version, result, document)

"""``itleiter gap``: own skills against those that cities ask for."""

import typer

from itleiter_cli.cities.lookup import find_cities, find_terms
from itleiter_cli.console.options import (
    CityOption,
    Data,
    Dialect,
    Force,
    FormatChoice,
    Have,
    Labels,
    LangChoice,
    Output,
    Profile,
)
from itleiter_cli.console.session import begin, print_answer, profile_file
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.gap import find_gap


def run(
    ctx: typer.Context,
    city: CityOption,
    have: Have = None,
    profile: Profile = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    labels: Labels = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Hold your skills against those that cities ask for.

    \b
    Examples:
      itleiter gap --have sap --have netzwerke --city dortmund
      itleiter gap --have firewall --have cloud --city muelheim --city dortmund
    """
    session, options = begin(ctx, lang, data, format, output, force=force, dialect=dialect, labels=labels)
    catalog = session.catalog()
    own = find_terms(catalog, "skills", have or _kept_skills(profile))
    if not own:
        raise UsageProblem(text("gap-needs-have"), text("see-terms", facet="skills"))
    result = find_gap(catalog, find_cities(catalog, city), own)
    print_answer(session, options, catalog, result)


def _kept_skills(profile: str | None) -> list[str]:
    if profile is None:
        return []
    from itleiter_cli.questions.criteria import read_decision

    return read_decision(profile_file(profile)).have

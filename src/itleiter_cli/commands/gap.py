"""``itleiter gap``: own skills against those that cities ask for."""

import typer

from itleiter_cli.cities.lookup import find_cities, find_terms
from itleiter_cli.console.options import (
    CityOption,
    Data,
    DecisionFile,
    Dialect,
    Force,
    FormatChoice,
    Have,
    Labels,
    LangChoice,
    Output,
    file_named,
)
from itleiter_cli.console.session import begin, print_answer
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.gap import find_gap


def run(
    ctx: typer.Context,
    city: CityOption,
    have: Have = None,
    decision_file: DecisionFile = None,
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
    if not have and decision_file is not None:
        from itleiter_cli.questions.criteria import read_decision

        have = read_decision(file_named(decision_file, "--profile")).have
    own = find_terms(catalog, "skills", have or ())
    if not own:
        raise UsageProblem(text("gap-needs-have"), text("see-terms", facet="skills"))
    print_answer(session, options, catalog, find_gap(catalog, find_cities(catalog, city), own))

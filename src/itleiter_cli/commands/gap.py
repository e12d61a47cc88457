"""``itleiter gap``: own skills against those that cities ask for, or that are asked for in general."""

from typing import Annotated

import typer

from itleiter_cli.cities.lookup import find_cities, find_known_terms
from itleiter_cli.console.begin import with_shared_options
from itleiter_cli.console.completion import complete_city
from itleiter_cli.console.options import SHARED, DecisionFile, Format, Have, OutputOptions, SomeCities
from itleiter_cli.console.session import Session, print_answer
from itleiter_cli.messages.errors import text
from itleiter_cli.questions.gap import find_gap, find_general_gap


@with_shared_options()
def run(
    session: Session,
    options: OutputOptions,
    cities: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CITY",
            autocompletion=complete_city,
        ),
    ] = None,
    city: SomeCities = None,
    have: Have = None,
    decision_file: DecisionFile = None,
    everything: Annotated[bool, typer.Option("--codes", "--all", rich_help_panel=SHARED)] = False,
) -> None:
    """Hold your skills against those that cities ask for."""
    typed = session.names([*(cities or ()), *(city or ())])
    catalog = session.catalog()
    if not have and decision_file is not None:
        from itleiter_cli.questions.decision import read_decision

        have = read_decision(session.file(decision_file, "--profile")).have
    own, unknown = find_known_terms(catalog, "skills", have or ())
    named = find_cities(catalog, typed)
    answer = find_gap(catalog, named, own, unknown) if named else find_general_gap(catalog, own, unknown)
    if unknown and options.format in (Format.csv, Format.tsv, Format.jsonl):  # rows have no place for it
        session.notify(text("gap-unknown-words", words=", ".join(each.word for each in unknown)))
    print_answer(session, options, catalog, answer, everything=everything)

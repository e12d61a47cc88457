"""What was found in files, as a list."""

from collections.abc import Mapping

from itleiter_cli.catalog.model import Catalog
from itleiter_cli.messages.language import Language
from itleiter_cli.messages.spelling import printable
from itleiter_cli.questions.check import Check, CheckedFile, FileProblem, Severity
from itleiter_cli.sheets.sheet import Column, Document, Emphasis, Row, Sheet, cell, looking

_LOOKS: Mapping[Severity, Emphasis] = {"error": "worse", "warning": "caution", "note": "normal"}


def document(_: Catalog, language: Language, check: Check) -> Document:
    """Lay out what was found, a row each, and below it what there is in each file."""
    say = language.say
    sheet = Sheet(
        title=say("check-title", count=len(check.problems)),
        shape="list",
        label_heading=say("check-place"),
        columns=(
            Column(say("check-severity")),
            Column(say("check-path")),
            Column(say("check-message")),
            Column(say("check-hint")),
        ),
        rows=tuple(
            Row(
                each.problem.place,
                (
                    cell(say(f"severity-{each.severity}")),
                    cell(each.problem.path),
                    cell(language.words(each.problem.message)),
                    cell(language.words(each.problem.hint)),
                ),
            )
            for each in check.problems
        ),
        remarks=tuple(_file(language, file) for file in check.files),
    )
    return Document(sheets=(sheet,))


def check_lines(language: Language, check: Check) -> list[str]:
    """Write what was found as editors read it, a line each: place, path, what is wrong, what to do.

    The places of errors and warnings look differently; a warning and a note say what they are.
    """
    return [
        *(_found(language, each) for each in check.problems),
        *(printable(_file(language, file)) for file in check.files if not file.errors),
    ]


def _found(language: Language, found: FileProblem) -> str:
    severity = "" if found.severity == "error" else language.say(f"severity-{found.severity}")
    line = printable(language.problem(found.problem, severity))  # it repeats what files hold, which may be anything
    place = printable(f"{found.problem.place}: {severity}" if severity else found.problem.place)
    return f"{looking(place, _LOOKS[found.severity])}{line.removeprefix(place)}"


def _file(language: Language, file: CheckedFile) -> str:
    counts = {"errors": file.errors, "warnings": file.warnings, "cities": file.cities, "pay": file.pay}
    return language.say("check-file", file=file.file, **counts)

"""What was found in files, as a list."""

from itleiter_cli.catalog.model import Catalog
from itleiter_cli.messages.language import Language
from itleiter_cli.messages.spelling import printable
from itleiter_cli.questions.check import Check, CheckedFile, FileProblem
from itleiter_cli.sheets.sheet import Column, Document, Row, Sheet, cell, looking


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

    The place of an error and of a warning, which says that it is one, look differently.
    """
    return [
        *(_found(language, each) for each in check.problems),
        *(printable(_file(language, file)) for file in check.files if not file.errors),
    ]


def _found(language: Language, found: FileProblem) -> str:
    is_warning = found.severity == "warning"
    severity = language.say("severity-warning") if is_warning else ""
    line = printable(language.problem(found.problem, severity))  # it repeats what files hold, which may be anything
    place = printable(f"{found.problem.place}: {severity}" if severity else found.problem.place)
    return f"{looking(place, 'caution' if is_warning else 'worse')}{line.removeprefix(place)}"


def _file(language: Language, file: CheckedFile) -> str:
    counts = {"errors": file.errors, "warnings": file.warnings, "cities": file.cities, "pay": file.pay}
    return language.say("check-file", file=file.file, **counts)

"""What was found in files, as a list."""

from itleiter_cli.catalog.model import Catalog
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.check import Check, CheckedFile
from itleiter_cli.sheets.sheet import Column, Document, Row, Sheet, cell


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
    """Write what was found as editors read it, a line each: place, path, what is wrong, what to do."""
    warning = language.say("severity-warning")
    return [
        *(language.problem(each.problem, warning if each.severity == "warning" else "") for each in check.problems),
        *(_file(language, file) for file in check.files if not file.errors),
    ]


def _file(language: Language, file: CheckedFile) -> str:
    counts = {"errors": file.errors, "warnings": file.warnings, "cities": file.cities, "pay": file.pay}
    return language.say("check-file", file=file.file, **counts)

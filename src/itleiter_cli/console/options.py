"""The options that commands share, each declared once."""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from itleiter_cli.console import completion
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import LanguageCode, Notes
from itleiter_cli.writers.dialect import CsvDialect


class Format(StrEnum):
    """The formats of every command with data, and ``datapackage``, a folder, which only ``export`` writes."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    jsonl = "jsonl"
    xlsx = "xlsx"
    md = "md"
    html = "html"
    datapackage = "datapackage"


ANSWER_FORMATS = tuple(form for form in Format if form is not Format.datapackage)
"""What an answer can be written in."""


class Color(StrEnum):
    """When a table is coloured: on a terminal that shows colour, always, or never."""

    auto = "auto"
    always = "always"
    never = "never"


class OutputOptions(Struct, frozen=True):
    """Where output goes and in which form; ``notes`` and ``color`` are those of a table, ``header`` of csv and tsv."""

    format: Format
    path: Path | None
    force: bool
    dialect: CsvDialect
    labels: bool
    color: Color
    notes: Notes
    header: bool = True


def _complete(formats: Sequence[Format]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [form for form in formats if form.startswith(incomplete.lower())]

    return complete


# What an option means stands in ``messages.help``, in both languages.
AMOUNT = "AMOUNT"
"""The metavar of an amount of pay; ``session.metavar`` has it in the language of the run."""
SHARED = "shared"
"""The panel of help for options that say what becomes of an answer, and what data it rests on."""

Cities = Annotated[list[str], typer.Argument(metavar="CITY", autocompletion=completion.complete_city)]
Fields = Annotated[
    list[str] | None, typer.Option("--fields", metavar="FIELD", autocompletion=completion.complete_field)
]
FormatChoice = Annotated[
    Format | None,
    typer.Option("--format", "-f", metavar="FORMAT", autocompletion=_complete(ANSWER_FORMATS), rich_help_panel=SHARED),
]
PackageFormatChoice = Annotated[
    Format | None,
    typer.Option("--format", "-f", metavar="FORMAT", autocompletion=_complete([*Format]), rich_help_panel=SHARED),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", rich_help_panel=SHARED)]
Force = Annotated[bool, typer.Option("--force", rich_help_panel=SHARED)]
Dialect = Annotated[CsvDialect | None, typer.Option("--dialect", rich_help_panel=SHARED)]
NoHeader = Annotated[bool, typer.Option("--no-header", rich_help_panel=SHARED)]
Labels = Annotated[bool, typer.Option("--labels", rich_help_panel=SHARED)]
All = Annotated[bool, typer.Option("--all", rich_help_panel=SHARED)]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N")]
NotesChoice = Annotated[Notes | None, typer.Option("--notes", rich_help_panel=SHARED)]
ColorChoice = Annotated[Color | None, typer.Option("--color", rich_help_panel=SHARED)]
Have = Annotated[
    list[str] | None,
    typer.Option("--have", metavar="SKILL", autocompletion=completion.complete_term("skills")),
]
SomeCities = Annotated[
    list[str] | None, typer.Option("--city", metavar="CITY", autocompletion=completion.complete_city)
]
DecisionFile = Annotated[str | None, typer.Option("--profile", metavar="FILE")]
Data = Annotated[list[str] | None, typer.Option("--data", metavar="FILE", rich_help_panel=SHARED)]
LangChoice = Annotated[LanguageCode | None, typer.Option("--lang", rich_help_panel=SHARED)]


class SharedOptions(Struct, frozen=True):
    """What was asked for by the options that commands share, in the order of their help."""

    notes: NotesChoice = None
    color: ColorChoice = None
    format: FormatChoice = None
    output: Output = None
    force: Force = False
    dialect: Dialect = None
    labels: Labels = False
    no_header: NoHeader = False
    data: Data = None
    lang: LangChoice = None


STANDARD_OUTPUT = "-"
"""What --output names standard output by."""


def file_named(written: str, option: str) -> Path:
    """Return the path that an option names. Raises UsageProblem where it names none."""
    if not written:
        raise UsageProblem(text("file-unnamed", option=option), text("name-the-file"))
    return Path(written)


ENDINGS: Mapping[str, Format] = {
    **{each.value: each for each in Format if each not in (Format.table, Format.datapackage)},
    "markdown": Format.md,
    "htm": Format.html,
    "txt": Format.table,
}
"""What the ending of a file says, in small letters and without its point."""


def chosen_format(choice: Format | None, path: Path | None, unnamed: Format) -> Format:
    """Return the format: the choice, else what the file's ending says, else ``unnamed``. Raises UsageProblem."""
    ending = known_ending(path, (*ENDINGS, ""), "ending-unknown", "ending-unknown-hint") if choice is None else ""
    return choice or ENDINGS.get(ending, unnamed)


def known_ending(
    path: Path | None, known: Collection[str], unknown: str = "ending-other", hint: str = "ending-other-hint"
) -> str:
    """Return the ending of a file, in small letters and without its point.

    ``unknown`` and ``hint`` are the keys of what is said where it is none of ``known``. Raises UsageProblem.
    """
    ending = path.suffix.lower().removeprefix(".") if path else ""
    if ending not in known:
        raise UsageProblem(text(unknown, ending=f".{ending}"), text(hint, known=[f".{each}" for each in known if each]))
    return ending

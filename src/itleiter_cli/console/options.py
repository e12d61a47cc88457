"""The options that commands share, each declared once."""

from collections.abc import Collection, Mapping
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
    md = "md"
    html = "html"
    datapackage = "datapackage"


class Color(StrEnum):
    """When a table is coloured: on a terminal that shows colour, always, or never."""

    auto = "auto"
    always = "always"
    never = "never"


class OutputOptions(Struct, frozen=True):
    """Where output goes and in which form; ``notes`` and ``color`` are those of a table."""

    format: Format
    path: Path | None
    force: bool
    dialect: CsvDialect
    labels: bool
    color: Color
    notes: Notes


Cities = Annotated[
    list[str],
    typer.Argument(
        metavar="CITY...",
        help="Cities: name, short name or AGS, with or without umlauts.",
        autocompletion=completion.complete_city,
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--fields",
        metavar="FIELD",
        help="Only these fields, or all; repeat it or separate with commas.",
        autocompletion=completion.complete_field,
    ),
]
FormatChoice = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="Form of the output; else by the ending of --output, else a table. datapackage: only export.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to this file, whole or not at all; - is standard output."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file of --output.")]
Dialect = Annotated[
    CsvDialect | None, typer.Option("--dialect", help="For csv: excel-de is what a German Excel opens by double click.")
]
Labels = Annotated[
    bool, typer.Option("--labels", help="For csv, tsv and jsonl: labels instead of ids in the facet columns.")
]
All = Annotated[bool, typer.Option("--all", help="In a table: everything, not only what decides.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many cities.")]
NotesChoice = Annotated[
    Notes | None,
    typer.Option("--notes", help="Below a table: a line per source (short), all that is known (full), or none."),
]
ColorChoice = Annotated[Color | None, typer.Option("--color", help="Colour a table; auto, the default: on a terminal.")]
Have = Annotated[
    list[str] | None,
    typer.Option(
        "--have",
        metavar="SKILL",
        help="A skill of yours; repeat it or separate with commas.",
        autocompletion=completion.complete_term("skills"),
    ),
]
SomeCities = Annotated[
    list[str] | None,
    typer.Option(
        "--city",
        metavar="CITY",
        help="A city; repeat it for several, or leave it out for heads of IT in general.",
        autocompletion=completion.complete_city,
    ),
]
DecisionFile = Annotated[
    str | None,
    typer.Option(
        "--profile", metavar="FILE", help="A YAML file with weights, have, from and missing; options win over it."
    ),
]
Data = Annotated[
    list[str] | None,
    typer.Option(
        "--data",
        metavar="FILE",
        help="Lay this file (YAML, or a table as CSV), or a folder's *.yaml, over the bundled data; repeat it.",
    ),
]
LangChoice = Annotated[
    LanguageCode | None, typer.Option("--lang", help="Language of the output; else ITLEITER_LANG, else the locale.")
]


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
    "": Format.table,
}
"""What the ending of a file says, in small letters and without its point."""


def chosen_format(choice: Format | None, path: Path | None) -> Format:
    """Return the format: the choice, else what the file's ending says, else a table. Raises UsageProblem."""
    return choice or ENDINGS[known_ending(path, ENDINGS, "ending-unknown", "ending-unknown-hint")]


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

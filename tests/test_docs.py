"""The docs tell the truth: sessions are run, columns and commands compared."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, get_args

import pytest

from conftest import ROOT, Runner
from itleiter_cli.cli import COMMANDS
from itleiter_cli.console.options import Format
from itleiter_cli.messages.columns import MEANINGS, TIDY_COLUMNS
from itleiter_cli.messages.language import Label
from itleiter_cli.questions import gap, offer, profile_record, rank
from itleiter_cli.questions.answer import Column, Command
from itleiter_cli.questions.check import CHECK_COLUMNS
from itleiter_cli.questions.export import ROW_TYPES
from itleiter_cli.questions.sources import SOURCE_COLUMNS
from itleiter_cli.questions.statements import STATEMENT_COLUMNS
from itleiter_cli.questions.terms import VOCABULARY_COLUMNS
from shown import BLOCK, session, typed, write_files

README = ROOT / "README.md"


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go where the files lie that the README shows."""
    write_files(README, tmp_path)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("own_files")
def test_every_console_block_of_the_readme_is_what_one_sees(run: Runner, rewrite: bool) -> None:
    """Commands in the README print what stands below them; --rewrite writes it anew."""
    text = README.read_text(encoding="utf-8")
    shown = BLOCK.sub(lambda match: session(match.group(), lambda line: typed(line, run)), text)
    if rewrite:
        README.write_text(shown, encoding="utf-8")
    assert shown == README.read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) >= 4


def names(columns: tuple[Column[Any], ...]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


COLUMNS = {
    "profile": names(profile_record.PROFILE_COLUMNS),
    "sources": names(SOURCE_COLUMNS),
    "statements": names(STATEMENT_COLUMNS),
    "terms": names(VOCABULARY_COLUMNS),
    "offer": names(offer.OFFER_COLUMNS),
    "gap": names(gap.GAP_COLUMNS),
    "rank": names(rank.RANK_COLUMNS),
    "check": names(CHECK_COLUMNS),
}
"""Of ``compare``, ``show`` and ``list`` the profile record; ``export`` has the tidy tables."""
TIDY = {table: row.__struct_fields__ for table, row in ROW_TYPES.items() if table != "sources"}


@pytest.mark.parametrize(
    ("document", "heading", "columns"),
    [
        pytest.param("README.md", "columns", COLUMNS["profile"], id="profile"),
        *(
            pytest.param("docs/formats.md", f"columns of {table}", columns, id=table)
            for table, columns in COLUMNS.items()
            if table != "profile"
        ),
        *(
            pytest.param(
                "docs/formats.md",
                f"columns of {'city terms' if table == 'terms' else table}",
                columns,
                id=f"{table} table",
            )
            for table, columns in TIDY.items()
        ),
    ],
)
def test_documented_columns_are_the_real_ones(
    document: str, heading: str, columns: tuple[str, ...], rewrite: bool
) -> None:
    """The columns stand in the docs, in order."""
    path = ROOT / document
    text = path.read_text(encoding="utf-8")
    match = re.search(rf"<!-- {heading} -->\n(?:`\w+(?: CITY \[FIELD\])?`: )?`([^`]+)`", text)
    assert match is not None
    if rewrite:
        start, end = match.span(1)
        path.write_text(f"{text[:start]}{','.join(columns)}{text[end:]}", encoding="utf-8")
    else:
        assert match.group(1) == ",".join(columns)


def test_every_command_has_its_columns_in_the_docs() -> None:
    """Three print the profile record and one the tidy tables; each other has columns of its own."""
    assert {*get_args(Command)} - {"compare", "show", "list", "export"} == COLUMNS.keys() - {"profile", "statements"}


def described(table: str) -> dict[str, Label]:
    """Say what each column of a table holds."""
    return {
        name: MEANINGS.get(f"{table}.{name}") or MEANINGS.get(name) or TIDY_COLUMNS[name].meaning
        for name in COLUMNS[table]
    }


def table_of(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Write a table whose first column is code."""
    written = ((f"`{first}`", *(cell.replace("|", r"\|") for cell in others)) for first, *others in rows)
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ("---",) * len(head), *written))


def profile_columns() -> str:
    """List the columns of the profile record."""
    return table_of(("column", "meaning"), ((name, label.en) for name, label in described("profile").items()))


def other_columns() -> str:
    """List the columns of all other tables: a row per meaning, with the tables that have it."""
    where: dict[tuple[str, str], list[str]] = {}
    for table in COLUMNS.keys() - {"profile"}:
        for name, label in described(table).items():
            where.setdefault((name, label.en), []).append("sources CITY" if table == "statements" else table)
    for table, columns in TIDY.items():
        for name in columns:
            where.setdefault((name, TIDY_COLUMNS[name].meaning.en), []).append(f"export {table}")
    rows = ((name, ", ".join(f"`{table}`" for table in sorted(tables)), says) for (name, says), tables in where.items())
    return table_of(("column", "tables", "meaning"), sorted(rows))


@pytest.mark.parametrize(
    ("mark", "current"),
    [
        pytest.param("meaning of the profile", profile_columns, id="profile"),
        pytest.param("meaning of other columns", other_columns, id="others"),
    ],
)
def test_the_tables_of_columns_are_current(mark: str, current: Callable[[], str], rewrite: bool) -> None:
    """docs/formats.md says of each column what messages.columns does; --rewrite writes it anew."""
    path = ROOT / "docs" / "formats.md"
    begin, end = f"<!-- {mark} -->\n", f"<!-- end of {mark} -->"
    before, rest = path.read_text(encoding="utf-8").split(begin)
    written, after = rest.split(end)
    if rewrite:
        path.write_text(f"{before}{begin}{current()}{end}{after}", encoding="utf-8")
        written = current()
    assert written == current()


def test_every_column_has_a_meaning_in_both_languages_and_none_is_left_over() -> None:
    """Of each table for scripts; those of the tidy ones have titles as well, in test_language."""
    labels = [label for table in COLUMNS for label in described(table).values()]
    assert all(side.strip() for label in labels for side in (label.de, label.en))
    own = {f"{table}.{name}" for table, columns in COLUMNS.items() for name in columns}
    apart = {key for key in MEANINGS if "." in key}
    shared = {name for key in own - apart for name in [key.partition(".")[2]]}
    assert MEANINGS.keys() <= own | shared


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_and_stands_in_the_readme(name: str, run: Runner) -> None:
    """Help opens with a sentence and examples, and explains every option."""
    text = run(name, "--help").out
    assert text.index("Examples:") < text.index("Output and data:")
    assert f"  itleiter {name}" in text
    assert f"| `itleiter {name}" in README.read_text(encoding="utf-8")
    for option in re.findall(r"^  (?:-\w, )?--[\w-]+(?: \S+)*$", text, re.MULTILINE):
        following = text[text.index(option) + len(option) :].splitlines()[1]
        assert following.startswith("      "), option


@pytest.mark.usefixtures("own_files")
def test_examples_in_help_run(run: Runner) -> None:
    """What help shows as an example works."""
    examples = {
        line
        for name in ("", *COMMANDS)
        for line in re.findall(r"^    itleiter (.*?)(?:   .*)?$", run(*name.split(), "--help").out, re.MULTILINE)
    }
    assert len(examples) >= len(COMMANDS)
    for example in sorted(examples):
        assert run(*shlex.split(example)).code == 0, example


def test_the_readme_names_every_exit_code() -> None:
    """The table of exit codes is complete."""
    from itleiter_cli.messages.errors import ExitCode

    rows = re.findall(r"^\| (\d+) \|", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(row) for row in rows] == sorted(ExitCode)


@pytest.mark.parametrize("form", [form.value for form in Format if form is not Format.table])
def test_every_format_is_documented_and_has_a_golden_file(form: str) -> None:
    """A row in docs/formats.md, and a file that a reviewer reads; those that are not text have tests of their own."""
    assert f"| `{form}` |" in (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert form in ("datapackage", "xlsx") or any(
        path.suffix == f".{form}" for path in (ROOT / "tests" / "golden").iterdir()
    )

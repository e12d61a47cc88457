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
GERMAN = ROOT / "README.de.md"
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [*sorted(ROOT.glob("*.md")), *DOCS]
SESSIONS = [page for page in PAGES if "```console\n" in page.read_text(encoding="utf-8") and page.stem != "recipes"]
"""Pages that show sessions; those of the recipes, which other programs run as well, have a test of their own."""
CODE = re.compile(r"^```\w+\n.*?^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go where the files lie that the pages show."""
    for page in PAGES:
        write_files(page, tmp_path)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("own_files")
def test_every_console_block_is_what_one_sees(run: Runner, rewrite: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands in the pages print what stands below them, on a German page in German; --rewrite writes it anew."""
    expected: dict[str, str] = {}
    shown: dict[str, str] = {}
    for page in SESSIONS:
        monkeypatch.setenv("ITLEITER_LANG", "de" if page.name.endswith(".de.md") else "")
        text = page.read_text(encoding="utf-8")
        now = BLOCK.sub(lambda match: session(match.group(), lambda line: typed(line, run)), text)
        if rewrite:
            page.write_text(now, encoding="utf-8")
        else:
            expected[page.name], shown[page.name] = text, now
    assert shown == expected


def test_the_readme_fits_on_a_page() -> None:
    """It is the page to start from: six questions and one whole answer, in both languages."""
    for page in (README, GERMAN):
        text = page.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 160
        assert len(BLOCK.findall(text)) == 7
        assert text.count("\n...\n") == 6


def anchors(page: Path) -> set[str]:
    """Return what links to the headings of a page end with on GitHub."""
    headings = re.findall(r"^#+ (.*)$", CODE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Files that pages link to are there, with the heading; what is elsewhere is not asked."""
    for link in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        name, _, anchor = link.partition("#")
        if "://" in link:
            continue
        target = (page.parent / name).resolve() if name else page
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target), link


def test_the_index_has_a_line_for_every_page_of_the_docs() -> None:
    """Once each, and the README leads there."""
    index = ROOT / "docs" / "index.md"
    listed = re.findall(r"^- \[[^\]]+\]\((\w[\w-]*\.md)\): ", index.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == [page.name for page in DOCS if page != index]
    assert "](docs/index.md)" in README.read_text(encoding="utf-8")


def outline(page: Path) -> dict[str, list[str]]:
    """Return what the README has in both languages: depth of headings, commands and options, links and pictures."""
    text = page.read_text(encoding="utf-8")
    words = CODE.sub("", text)
    code = "\n".join([*re.findall(r"^(?:\$ .*|python3 .*)$", text, re.MULTILINE), *re.findall(r"`([^`\n]+)`", words)])
    return {
        "headings": re.findall(r"^(#+|\*\*|- |\| ?`itleiter \w+)", words, re.MULTILINE),
        "commands": re.findall(r"^(?:\$|python3) .*$", text, re.MULTILINE),
        "options": sorted(re.findall(r"--[\w-]+|itleiter(?:-cli)? [a-z]+", code)),
        "links": [link.replace("README.de.md", "README.md").replace(".de.svg", ".svg") for link in LINK.findall(words)],
    }


def test_the_german_readme_says_what_the_english_one_does() -> None:
    """The same headings, points and rows, commands and links, in the same order."""
    english, german = outline(README), outline(GERMAN)
    assert english == german
    assert len(english["commands"]) == 9
    assert len(english["links"]) > 10


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
    ("heading", "columns"),
    [
        *(pytest.param(f"columns of {table}", columns, id=table) for table, columns in COLUMNS.items()),
        *(
            pytest.param(f"columns of {'city terms' if table == 'terms' else table}", columns, id=f"{table} table")
            for table, columns in TIDY.items()
        ),
    ],
)
def test_documented_columns_are_the_real_ones(heading: str, columns: tuple[str, ...], rewrite: bool) -> None:
    """The columns stand in docs/formats.md, in order."""
    path = ROOT / "docs" / "formats.md"
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


def test_the_docs_name_every_exit_code() -> None:
    """The table of exit codes is complete."""
    from itleiter_cli.messages.errors import ExitCode

    rows = re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "formats.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(row) for row in rows] == sorted(ExitCode)


@pytest.mark.parametrize("form", [form.value for form in Format if form is not Format.table])
def test_every_format_is_documented_and_has_a_golden_file(form: str) -> None:
    """A row in docs/formats.md, and a file that a reviewer reads; those that are not text have tests of their own."""
    assert f"| `{form}` |" in (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert form in ("datapackage", "xlsx") or any(
        path.suffix == f".{form}" for path in (ROOT / "tests" / "golden").iterdir()
    )

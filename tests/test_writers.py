"""Rows and sheets as text: nothing is lost, nothing becomes markup or a formula, and tables fit."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from conftest import Runner
from itleiter_cli.questions.answer import Rows
from itleiter_cli.sheets.sheet import Bar, Column, Document, Footnote, Line, Row, Sheet, cell, items
from itleiter_cli.writers.bars import draw_bar
from itleiter_cli.writers.delimited import write_csv, write_tsv
from itleiter_cli.writers.markdown import write_markdown
from itleiter_cli.writers.terminal import write_terminal

words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20)
records = st.lists(
    st.tuples(
        words,
        st.integers() | st.none(),
        st.lists(words.filter(lambda word: "|" not in word and word != ""), max_size=3).map(tuple),
    ),
    max_size=5,
)


@settings(deadline=None, max_examples=60)
@given(records)
def test_csv_and_tsv_come_back_as_they_went(rows: list[tuple[str, int | None, tuple[str, ...]]]) -> None:
    """What Python's csv reads is what was written: text, numbers as digits, lists joined with a bar, None as empty."""
    expected = [
        ["a", "b", "c"],
        *([text, "" if number is None else str(number), "|".join(terms)] for text, number, terms in rows),
    ]
    table = Rows(("a", "b", "c"), tuple(rows))
    assert list(csv.reader(io.StringIO(write_csv(table), newline=""))) == expected
    assert list(csv.reader(io.StringIO(write_tsv(table), newline=""), delimiter="\t")) == expected


def test_line_ends_and_points_follow_the_dialect() -> None:
    """Default: comma, LF, decimal point, no BOM. excel-de: BOM, semicolon, CRLF, decimal comma."""
    table = Rows(("a", "b", "c"), (("x", 6.5, None), ("y", 3, ("p", "q"))))
    assert write_csv(table) == "a,b,c\nx,6.5,\ny,3,p|q\n"
    assert write_tsv(table) == "a\tb\tc\nx\t6.5\t\ny\t3\tp|q\n"
    assert write_csv(table, "excel-de") == "\ufeffa;b;c\r\nx;6,5;\r\ny;3;p|q\r\n"


FORMULAS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "＝",
    "＋",
    "－",
    "＠",
    "﹦",
    "﹢",
    "﹣",
    "﹫",
    "\u00a0=",
    " +",
    "\u3000－",
    "\u2003\u202f@",
    "\n=",
]


@pytest.mark.parametrize("start", FORMULAS)
def test_no_text_becomes_a_formula_in_excel(start: str) -> None:
    """Text that a spreadsheet would compute gets an apostrophe; negative numbers stay numbers; the default stays exact."""
    table = Rows(("a", "b"), ((f"{start}1+1", -5), ((f"{start}1+1", "b"), -0.5)))
    assert list(csv.reader(io.StringIO(write_csv(table, "excel-de")[1:], newline=""), delimiter=";"))[1:] == [
        [f"'{start}1+1", "-5"],
        [f"'{start}1+1|b", "-0,5"],
    ]
    assert list(csv.reader(io.StringIO(write_csv(table), newline="")))[1] == [f"{start}1+1", "-5"]


def test_a_carriage_return_begins_a_cell_in_excel() -> None:
    """So what stands behind it gets an apostrophe, as behind a tab."""
    written = write_csv(Rows(("a",), (("\r1+1",),)), "excel-de")
    assert list(csv.reader(io.StringIO(written[1:], newline=""), delimiter=";"))[1] == ["'\r1+1"]


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "a=1", "a\u00a0=1", "–5", "'=1", "ß", "日=1"])
def test_other_text_stays_as_it_is_in_excel(text: str) -> None:
    """Only what stands first makes a formula; a dash, an apostrophe or a letter does not."""
    written = write_csv(Rows(("a", "b"), ((text, ""),)), "excel-de")
    assert list(csv.reader(io.StringIO(written[1:], newline=""), delimiter=";"))[1] == [text, ""]


def sheet(text: str, label: str = "label") -> Document:
    rows = (Row("Heading"), Row(label, (cell(text), cell("b"))), Row("both", (items([text, "two words"]),), spans=True))
    return Document(
        sheets=(Sheet(title="Title", shape="matrix", columns=(Column("A"), Column("B")), rows=rows),),
        footnotes=(Footnote(1, text),),
    )


def test_markdown_cells_are_safe() -> None:
    """Pipes, stars, brackets and tags are escaped, line breaks become blanks."""
    written = write_markdown(sheet("a|b *c* [d](e) <script>\nnext `f` \\ ~g~ $h$"))
    assert (
        "| label | a\\|b \\*c\\* \\[d\\](e) \\<script\\> next \\`f\\` \\\\ \\~g\\~ \\$h\\$ | b |"
        in written.splitlines()
    )
    assert written.splitlines()[2:4] == ["|  | A | B |", "| --- | --- | --- |"]
    assert "| **Heading** |  |  |" in written.splitlines()


def test_terminal_text_is_no_markup() -> None:
    """Rich markup, escape codes and direction overrides reach the terminal as harmless text."""
    written = write_terminal(
        sheet("[bold]x[/bold] [/y] \x1b[31mred \u202eevil :smile:"), width=100, color=None, encoding="utf-8"
    )
    assert "[bold]x[/bold] [/y] \ufffd[31mred \ufffdevil :smile:" in written
    assert "\x1b" not in written


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_tables_fit_the_encoding(encoding: str) -> None:
    """What an encoding lacks is spelled in ASCII, and columns stay aligned."""
    document = sheet("Mülheim – 6 €/m² „x“ 日本", label="Größe")
    written = write_terminal(document, width=90, color=None, encoding=encoding)
    assert written.encode(encoding).decode(encoding) == written
    line = next(line for line in written.splitlines() if line.startswith("Gr"))
    header = next(line for line in written.splitlines() if line.endswith("B"))
    assert cell_len(line[: line.rindex("b")]) == cell_len(header[: header.rindex("B")])
    if encoding == "ascii":
        assert line.startswith("Groesse")
        assert 'Muelheim - 6 EUR/m2 "x" ??' in line


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=60), st.integers(20, 120))
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    """Whatever the text, a table keeps to its width and is not cut with an ellipsis."""
    document = sheet(text.replace("…", ""))
    written = write_terminal(document, width=width, color=None, encoding="utf-8")
    assert max(cell_len(line) for line in written.splitlines()) <= width
    assert "…" not in written


BARS = [
    pytest.param(Bar("range", 5000, 8500, None, 4000, 9000), "··███████·", id="range: fifths 1 to 4.5 of nine steps"),
    pytest.param(Bar("points", 7000, 8200, None, 4000, 9000), "·····◆··◆·", id="points: only the two values"),
    pytest.param(Bar("quartiles", 4000, 9000, 6000, 4000, 9000), "├───●────┤", id="quartiles: ends and middle"),
    pytest.param(Bar("mean", 6500, 6500, 6500, 4000, 9000), "····●·····", id="mean: one value"),
    pytest.param(Bar("range", 4000, 4000, None, 4000, 5000), "█·········", id="a range of one value"),
]


@pytest.mark.parametrize(("bar", "expected"), BARS)
def test_bars_lie_where_their_amounts_lie(bar: Bar, expected: str) -> None:
    """Ten columns are nine steps from end to end; every kind has its own shape."""
    assert draw_bar(bar, 10) == expected


@pytest.mark.parametrize("columns", [20, 34, 60, 80, 81, 100, 120, 160, 200])
@pytest.mark.parametrize("command", ["compare muelheim dortmund", "show dortmund --lang de", "list", "terms --lang de"])
def test_real_tables_fit_every_terminal(
    command: str, columns: int, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is wider than the terminal, nothing is cut, and every term of the city is there in full."""
    monkeypatch.setenv("COLUMNS", str(columns))
    result = run(*command.split())
    assert result.code == 0
    assert max(cell_len(line) for line in result.out.splitlines()) <= columns
    assert not re.search(r"\S…\s", result.out)  # quartiles have it between blanks, a cut cell at its end
    if columns >= 80 and command == "show dortmund --lang de":
        assert "Verständigung von Werkstatt bis Leitung" in result.out


def test_addresses_stand_unbroken_on_their_own_lines(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """However narrow the terminal, an address can be copied."""
    monkeypatch.setenv("COLUMNS", "30")
    out = run("sources", "dortmund", "pay").out
    assert out.splitlines().count("https://www.wir-lieben-jobs.de/it-leiter-jobs-in-dortmund") == 2


def test_emphasis_is_for_terminals_with_colour() -> None:
    """Bold comes with a colour system only; the words are the same."""
    document = Document(
        sheets=(
            Sheet(title="T", shape="matrix", columns=(Column(""),), rows=(Row("a", ((Line("b", (), "strong"),),)),)),
        )
    )
    plain = write_terminal(document, width=40, color=None, encoding="utf-8")
    colored = write_terminal(document, width=40, color="truecolor", encoding="utf-8")
    assert "\x1b[1mb" in colored
    assert "\x1b" not in plain

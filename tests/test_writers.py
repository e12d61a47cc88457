"""Rows and sheets as text: nothing is lost, nothing becomes markup or a formula, and tables fit."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from conftest import Runner, rounds
from itleiter_cli.questions.answer import Rows
from itleiter_cli.sheets.sheet import Bar, Column, Document, Footnote, Line, Row, Sheet, cell, finding, items
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


@settings(deadline=None, max_examples=rounds(60))
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


@settings(deadline=None, max_examples=rounds(40))
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


REAL_TABLES = [
    "compare muelheim dortmund",
    "compare muelheim dortmund --notes full --fields all --all",
    "compare essen bochum dortmund duisburg muelheim --lang de",
    "show dortmund --lang de",
    "list",
    "offer 6800 --city dortmund --city essen --lang de",
    "rank muelheim dortmund essen",
    "gap --have sap --city dortmund --city muelheim",
    "terms --lang de",
]
WIDTHS = [20, 34, 60, 80, 81, 100, 120, 160, 200]


@pytest.mark.parametrize(
    ("command", "columns"),
    [(command, WIDTHS[(at + 3 * turn) % 9]) for at, command in enumerate(REAL_TABLES) for turn in range(3)],
)
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


def with_findings(text: str, label: str = "Pay", rows: tuple[Row, ...] = ()) -> Document:
    """Say a text in a finding, with the mark of a footnote."""
    found = (finding(label, Line(text, (1,), "better"), Line("second", (), "quiet")), finding("", Line(text)))
    sheet = Sheet(
        title="Title", shape="matrix", columns=(Column("A"), Column("B")), rows=rows, findings=found, remarks=("end",)
    )
    return Document(sheets=(sheet,), footnotes=(Footnote(1, "note"),))


def test_findings_stand_below_the_title() -> None:
    """Each with what it is about before it, its mark behind it, and its further lines below it."""
    lines = write_terminal(with_findings("words"), width=40, color=None, encoding="utf-8").splitlines()
    assert lines[:4] == ["Title", "  Pay  words [1]", "       second", "       words"]
    markdown = write_markdown(with_findings("words")).splitlines()
    assert markdown[:5] == ["## Title", "", r"- **Pay:** words \[1\]; <br>second", "- words", ""]


def test_looks_of_findings_are_for_terminals_with_colour() -> None:
    """Green and dim; the words are the same without."""
    colored = write_terminal(with_findings("words"), width=40, color="standard", encoding="utf-8")
    assert "\x1b[32mwords [1]\x1b[0m" in colored
    assert "\x1b[2msecond\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == write_terminal(
        with_findings("words"), width=40, color=None, encoding="utf-8"
    )


@pytest.mark.parametrize("start", ["- a", "+ a", "1. a", "12) a", "# a", "> a", "=a", "`a", "**a", "<!-- a", "| a |"])
def test_findings_are_safe(start: str) -> None:
    """What begins a list, a heading or a quotation is escaped where no label stands before it; the label always is."""
    line = write_markdown(with_findings(start, label=start)).splitlines()[3]
    assert re.match(r"- (\\|\d+\\)", line)
    labelled = write_markdown(with_findings("a", label="**b** [c]")).splitlines()[2]
    assert labelled == r"- **\*\*b\*\* \[c\]:** a \[1\]; <br>second"
    terminal = write_terminal(
        with_findings("[bold]\x1b[31mred", label="\u202eevil"), width=60, color=None, encoding="utf-8"
    )
    assert "  \ufffdevil  [bold]\ufffd[31mred [1]" in terminal


@settings(deadline=None, max_examples=rounds(40))
@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=60), words, st.integers(20, 120))
def test_no_finding_is_wider_than_the_terminal(text: str, label: str, width: int) -> None:
    """Whatever it says and is about."""
    document = with_findings(text.replace("…", ""), label=label.replace("…", ""))
    written = write_terminal(document, width=width, height=1, color=None, encoding="utf-8")
    assert max(cell_len(line) for line in written.splitlines()) <= width
    assert "…" not in written


SPANNING = (Row("Pay"), Row("A, entry", (cell("5,000"),), spans=True), Row("B, entry", (cell("6,000"),), spans=True))


@pytest.mark.parametrize("width", [30, 80])
def test_a_figure_of_one_city_never_stands_below_the_name_of_another(width: int) -> None:
    """Rows that span the columns stand before the headings, and without others there are no headings."""
    both = with_findings("words", rows=(*SPANNING, Row(""), Row("Rent", (cell("7"), cell("8")))))
    lines = write_terminal(both, width=width, color=None, encoding="utf-8").splitlines()
    assert next(number for number, line in enumerate(lines) if "6,000" in line) < min(
        number for number, line in enumerate(lines) if line.split()[-1:] == ["B"] or line == "A"
    )
    assert write_markdown(both).split("\n\n")[2:4] == [
        "|  |  |\n| --- | --- |\n| **Pay** |  |\n| A, entry | 5,000 |\n| B, entry | 6,000 |",
        "|  | A | B |\n| --- | --- | --- |\n| Rent | 7 | 8 |",
    ]
    alone = with_findings("words", rows=SPANNING)
    lines = write_terminal(alone, width=width, color=None, encoding="utf-8").splitlines()
    assert lines[4:] == ["─" * width, "Pay", "A, entry  5,000", "B, entry  6,000", "─" * width, "end", "", "[1] note"]
    assert write_markdown(alone).split("\n\n")[3] == "end"


@pytest.mark.parametrize("width", [30, 80])
def test_marks_of_headings_are_there_though_nothing_stands_below_them(width: int) -> None:
    """They may say that a city is the user's own."""
    sheet = Sheet(title="T", shape="matrix", columns=(Column("A"), Column("B", footnotes=(1,))), rows=SPANNING)
    document = Document(sheets=(sheet,), footnotes=(Footnote(1, "Your own data: own.yaml."),))
    assert "B [1]" in write_terminal(document, width=width, color=None, encoding="utf-8")
    assert r"|  | A | B \[1\] |" in write_markdown(document)


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

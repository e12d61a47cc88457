"""Markdown renders, in pandoc and as on GitHub, as the tables that were meant, cell by cell, and nothing in the data becomes markup."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from urllib.parse import unquote

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from conftest import Runner
from itleiter_cli.sheets.sheet import NOTHING, Cell, Column, Document, Footnote, Line, Row, Sheet, finding, plain
from itleiter_cli.writers.markdown import write_markdown

HOSTILE = r"""
sources:
  odd:
    publisher: "1. <script>alert(1)</script> | a *b* _c_ `d` [e](https://evil.example) ![f](g) &amp; &copy; \\| ~~h~~ $i$ [^1]"
    title: {de: "x", en: "www.evil.example me@evil.example https://evil.example/?a=b|c :smile: @user #12 <!-- i --> ---"}
    kind: report
    accessed: 2026-01-31
    dated: 2025
    url: https://a.example/x_y_*z*/(1)[2]?q=ab&copy;=<c>`d`\$e$
    licence: {de: "x", en: "<br>|-|-|"}
    note: {de: "x", en: "\\"}
vocabulary:
  skills:
    pipes: {de: "x", en: "C|C++ <b>bold</b>"}
    stars: {de: "x", en: "**ABAP** [x] \\"}
  industries:
    hashes: {de: "x", en: "# heading"}
indicators:
  wage_index: {de: "x", en: "- *wage*", unit: "1|2", decimals: 1, better: high}
  rent_eur_m2: {de: "y", en: "1. rent", unit: "= $m$", decimals: 2, better: low}
cities:
  a-stadt:
    name: "A | *Stadt*"
    state: NW
    text: {source: odd, urls: ["https://b.example/_a_(b"], seen: part, role: related, basis: {de: "x", en: "> quote"}}
    skills: [pipes, stars]
    industries: [hashes]
    indicators: {wage_index: {value: 99.5, year: 2025, source: odd, computed: "a*b*c", note: {de: "x", en: "1) note"}}, rent_eur_m2: {value: 7, source: odd}}
    pay:
      - {role: it-leiter, level: entry, measure: range, low: 4000, high: 5000, period: month, source: odd, context: {de: "x", en: "a|b"}, remark: {de: "x", en: "_r_"}}
  b-stadt:
    name: "- B"
    state: NW
    text: {source: board}
    skills: [stars, cloud]
    indicators: {wage_index: {value: 101.5, year: 2025, source: survey}}
    pay:
      - {role: it-leiter, level: entry, measure: points, low: 4500, high: 6000, period: month, source: survey}
"""

HOSTILE_COMMANDS = [
    "compare a-stadt b-stadt",
    "compare a-stadt b-stadt --fields pay",
    "show a-stadt",
    "list",
    "offer 4500 --city a-stadt",
    "gap --have cloud --city a-stadt",
    "rank a-stadt b-stadt --weight wage=1 --weight rent=1",
    "sources",
    "sources a-stadt",
    "terms skills",
    *(f"export --what {table}" for table in ("cities", "pay", "terms", "indicators", "sources")),
]
REAL_COMMANDS = [
    "compare muelheim dortmund essen",
    "compare muelheim dortmund --lang de",
    "show luebeck",
    "list --near essen --within 30",
    "offer 6800 --city dortmund --city kassel",
    "gap --have sap --city dortmund --city muelheim",
    "gap --have sap",
    "rank muelheim dortmund essen",
    "rank kassel mainz gera --missing exclude --lang de",
    "sources",
    "sources dortmund",
    "terms",
    *(f"export --what {table} --city luebeck --city gera" for table in ("cities", "pay", "terms", "indicators")),
    "export --what sources",
]


class Page(HTMLParser):
    """Rendered Markdown as a reader sees it: headings, tables of cells with their line breaks, paragraphs, items, links and tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.paragraphs: list[str] = []
        self.items: list[str] = []
        self.links: dict[str, str] = {}
        self.tags: set[str] = set()
        self._text = ""
        self._link: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row, a line or a text."""
        self.tags.add(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag == "br":
            self._text += "\n"
        elif tag == "a":
            self._link, self._before = dict(attributes)["href"], self._text
        if tag in ("h2", "th", "td", "p", "li"):
            self._text = ""

    def handle_endtag(self, tag: str) -> None:
        """Keep what was read since the tag began."""
        text = " ".join(self._text.split())
        lines = "\n".join(" ".join(line.split()) for line in self._text.strip().split("\n"))
        if tag in ("th", "td"):
            self.tables[-1][-1].append(lines)
        elif tag == "h2":
            self.headings.append(text)
        elif tag == "p":
            self.paragraphs.append(text)
        elif tag == "li":
            self.items.append(lines)
        elif tag == "a" and self._link is not None:
            self.links[self._text.removeprefix(self._before)] = self._link

    def handle_data(self, data: str) -> None:
        """Collect text."""
        self._text += data


def by_pandoc(text: str) -> str:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    program = ["pandoc", "-f", "gfm", "-t", "html", "--wrap=none"]
    return subprocess.run(
        program, input=text.encode("utf-8"), capture_output=True, check=True, timeout=60
    ).stdout.decode("utf-8")


def as_on_github(text: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE))


def one_below_the_other(lines: Iterable[str]) -> str:
    """Return lines as Markdown parts them: by a break, and before it a semicolon but behind punctuation and addresses."""
    *others, last = [" ".join(plain(line).split()) for line in lines] or [""]
    ended = [line if line.endswith(tuple(".:;,!?")) or line.startswith("http") else f"{line};" for line in others]
    return "\n".join([*ended, last])


def meant(sheet: Sheet) -> list[list[list[str]]]:
    """Return the text of every cell of the tables of a sheet; what is only drawn is not in Markdown.

    Where there are several columns, rows that span them all and stand before all others are a table of their own.
    """

    def words(cell: Cell) -> str:
        return one_below_the_other(line.words() for line in cell if line.text or not line.drawing) or NOTHING

    def laid_out(row: Row, columns: int) -> list[list[str]]:
        lines = [line for cell in row.cells for line in cell]
        if any(line.drawing for line in lines) and not any(line.text or line.items for line in lines):
            return []
        cells = [words(cell) for cell in row.cells]
        return [[plain(row.label), *cells, *[""] * (columns - len(cells))]]

    rows, count, above = list(sheet.labelled_rows), len(sheet.columns), []
    while count > 1 and rows and (rows[0].spans or (not rows[0].cells and any(row.spans for row in rows[1:2]))):
        above += laid_out(rows.pop(0), 1)
    headings = [[sheet.label_heading, *(plain(column.words()) for column in sheet.columns)]]
    below = [line for row in rows for line in laid_out(row, count)]
    marked = any(column.footnotes for column in sheet.columns)
    tables = [above, [*headings, *below]] if marked or any(any(line) for line in below) or not above else [above]
    return [[row for row in table if any(row)] for table in tables]


def unquoted(cell: str) -> str:
    """Return a cell with its addresses as the data has them, the others as they are."""
    return "\n".join(unquote(line) if line.startswith("http") else line for line in cell.split("\n"))


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """What the command hands to the Markdown writer."""
    seen: list[Document] = []

    def write(document: Document) -> str:
        seen.append(document)
        return write_markdown(document)

    monkeypatch.setattr("itleiter_cli.writers.markdown.write_markdown", write)
    return seen


def check(render: Callable[[str], str], command: str, run: Runner, documents: list[Document]) -> Page:
    result = run(*command.split(), "-f", "md")
    assert (result.code, result.err) == (0, "")
    (document,) = documents
    page = Page(render(result.out))
    assert [[[unquoted(cell) for cell in row] for row in table if any(row)] for table in page.tables] == [
        [[unquoted(cell) for cell in row] for row in table]
        for sheet in document.sheets  # pandoc leaves a row of empty headings out
        for table in meant(sheet)
        if table
    ]
    assert page.headings == [" ".join(plain(sheet.title).split()) for sheet in document.sheets]
    footnotes = [
        "\n".join([f"[{note.number}] {' '.join(note.words.split())}", *note.urls]) for note in document.footnotes
    ]
    findings = [
        f"{row.label}: " * bool(row.label) + one_below_the_other(line.words() for line in row.cells[0])
        for sheet in document.sheets
        for row in sheet.findings
    ]
    assert [*map(unquoted, page.items)] == [*map(unquoted, [*findings, *footnotes])]
    remarks = [" ".join(remark.split()) for sheet in document.sheets for remark in sheet.remarks]
    assert [text for text in page.paragraphs if text] == remarks
    assert page.tags <= {
        "h2",
        "table",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "br",
        "strong",
        "p",
        "ul",
        "li",
        "a",
    }
    addresses = {
        line.text
        for sheet in document.sheets
        for row in sheet.labelled_rows
        for cell in row.cells
        for line in cell
        if line.unbroken
    } | {url for note in document.footnotes for url in note.urls}
    assert len(page.links) == len(addresses)
    return page


RENDERERS = pytest.mark.parametrize(
    "render", [pytest.param(by_pandoc, id="pandoc"), pytest.param(as_on_github, id="cmark-gfm")]
)


@RENDERERS
@pytest.mark.parametrize("command", REAL_COMMANDS)
def test_every_command_renders_as_the_table_that_was_meant(
    render: Callable[[str], str], command: str, run: Runner, documents: list[Document]
) -> None:
    """Every sheet is one table with its cells; footnotes are items, remarks paragraphs; addresses alone are links."""
    check(render, command, run, documents)


@RENDERERS
@pytest.mark.parametrize("command", HOSTILE_COMMANDS)
def test_nothing_in_the_data_becomes_markup(
    render: Callable[[str], str], command: str, run: Runner, documents: list[Document], use_data: Callable[..., None]
) -> None:
    """Pipes, breaks, HTML, backslashes, links, headings, emphasis, lists, emoji and mentions stay the text they are."""
    use_data(HOSTILE)
    check(render, command, run, documents)


@RENDERERS
def test_hostile_cells_read_as_they_were_written(
    render: Callable[[str], str], run: Runner, documents: list[Document], use_data: Callable[..., None]
) -> None:
    """Some cells by hand, so that a mistake in the sheet would be seen as well."""
    use_data(HOSTILE)
    page = check(render, "sources", run, documents)
    table = dict(page.tables[page.headings.index("odd")])
    assert table["publisher"] == (
        r"1. <script>alert(1)</script> | a *b* _c_ `d` [e](https://evil.example) ![f](g) &amp; &copy; \| ~~h~~ $i$ [^1]"
    )
    assert (
        table["title"]
        == "www.evil.example me@evil.example https://evil.example/?a=b|c :smile: @user #12 <!-- i --> ---"
    )
    assert table["licence"] == "<br>|-|-|"
    assert table["note"] == "\\"
    address = "https://a.example/x_y_%2Az%2A/%281%29%5B2%5D?q=ab&copy;=%3Cc%3E%60d%60%5C%24e%24"
    assert table["address"] == address
    assert page.links == {address: address}


@RENDERERS
def test_findings_read_as_they_were_meant(
    render: Callable[[str], str], run: Runner, documents: list[Document], use_data: Callable[..., None]
) -> None:
    """By hand: wages of 99.5 are 2 percent below 101.5; the rent of one city is known, whatever its names look like."""
    use_data(HOSTILE)
    page = check(render, "compare a-stadt b-stadt --fields wage,rent", run, documents)
    assert page.items[:2] == [
        "1. rent: A | *Stadt* 7.00 (= $m$); not known for - B [1]",
        "- *wage*: A | *Stadt* 2 % lower: 99.5 and 101.5 1|2 [1][2]",
    ]
    assert "strong" in page.tags


def test_lines_stand_apart_where_nothing_breaks_them() -> None:
    """In plain text, as in a document of a word processor, pandoc leaves breaks of HTML out; signs come no two in a row."""
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    cell = (Line("5,000"), Line("a range:"), Line("above"), Line("Said."), Line("end"))
    sheet = Sheet(title="t", shape="matrix", columns=(Column(""),), rows=(Row("r", (cell,)),))
    notes = (Footnote(1, "words", ("https://a.example/x", "https://b.example/")),)
    written = write_markdown(Document(sheets=(sheet,), footnotes=notes))
    program = ["pandoc", "-f", "gfm", "-t", "plain", "--wrap=none"]
    read = subprocess.run(program, input=written, capture_output=True, check=True, timeout=60, text=True).stdout
    assert "5,000; a range: above; Said. end" in read
    assert "[1] words https://a.example/x https://b.example/" in read


BLOCKS = pytest.mark.parametrize(
    "text",
    [
        "- a",
        "+ a",
        "---",
        "===",
        "1. a",
        "12) a",
        "# a",
        "> a",
        "    a",
        "| a |",
        "<div>",
        "***",
        "`",
        "a\n\n- b",
        "=1+1",
        "-5",
    ],
)


@RENDERERS
@BLOCKS
def test_a_finding_stays_an_item(render: Callable[[str], str], text: str) -> None:
    """Whatever it begins with, and its label; the list is one, within its items are only bold labels and line breaks."""
    found = (finding("", Line(text)), finding(text, Line("words")), finding("", Line(text), Line(text)))
    sheet = Sheet(title="t", shape="list", columns=(Column("a"),), rows=(), findings=found)
    page = Page(render(write_markdown(Document(sheets=(sheet,)))))
    said = " ".join(text.split())
    assert page.items == [said, f"{said}: words", f"{said};\n{said}"]
    assert page.tags <= {"h2", "ul", "li", "strong", "br", "table", "thead", "tbody", "tr", "th", "td"}


@RENDERERS
@BLOCKS
def test_a_remark_stays_a_paragraph(render: Callable[[str], str], text: str) -> None:
    """Whatever a paragraph begins with."""
    page = Page(
        render(write_markdown(Document(sheets=(Sheet(title="t", shape="list", columns=(), rows=(), remarks=(text,)),))))
    )
    assert [paragraph for paragraph in page.paragraphs if paragraph] == [" ".join(text.split())]
    assert page.tags <= {"h2", "table", "thead", "tbody", "tr", "th", "td", "p"}


@pytest.mark.parametrize(
    "text",
    ["@user", "me@evil.example", ":smile:", ":+1:", ":thumbs_up:", "#12", "www.evil.example", "https://evil.example"],
)
def test_no_text_runs_together_to_something_live(text: str) -> None:
    """GitHub looks for mentions, emoji and numbers of issues in each piece of text by itself, so an empty comment parts them."""
    pieces: list[str] = []

    class Pieces(HTMLParser):
        def handle_data(self, data: str) -> None:
            pieces.append(data)

    Pieces(convert_charrefs=True).feed(
        as_on_github(write_markdown(Document(sheets=(), footnotes=(Footnote(1, f"see {text} there"),))))
    )
    joined = "".join(pieces)
    assert f"[1] see {text} there" in joined
    assert not any(text in piece for piece in pieces)

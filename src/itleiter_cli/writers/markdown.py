"""Markdown: pipe tables with cells made safe.

Rows that span all columns are a table of their own before the others, since a cell cannot span columns: what is said of
one city would else stand below the name of another.
"""

import re
from collections.abc import Iterable, Sequence

from itleiter_cli.messages.spelling import escaped_address
from itleiter_cli.sheets.sheet import NOTHING, Cell, Column, Document, Footnote, Row, Sheet, plain, spanning_first

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$^])")
_LIVE = re.compile(r"(?<=:)(?=//|[a-z0-9+\\_-]+:)|(?<=www)(?=\.)|(?<=@)|(?<=#)(?=\d)", re.IGNORECASE)
"""Where plain text would become a link, an emoji or a mention; an empty comment helps where an escape does not."""
_BLOCK = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")
"""Where the beginning of a paragraph would become a list, a heading or a rule."""
_WEB = re.compile(r"https?://[^\s/]")
_ENDED = re.compile(r"(?:[.:;,!?]|https?://\S*)$")
"""Where a line needs no more to part it from the next one; behind an address a sign would become a part of it."""
_ONE_COLUMN = (Column(""),)


def write_markdown(document: Document) -> str:
    """Write sheets as headed pipe tables, remarks as paragraphs, footnotes with their addresses as a list."""
    parts = [part for sheet in document.sheets for part in _sheet(sheet)]
    if document.footnotes:
        parts.append("\n".join(map(_footnote, document.footnotes)))
    return "\n\n".join(parts) + "\n"


def _footnote(note: Footnote) -> str:
    """Write a footnote and below it the addresses that it rests on."""
    return " <br>".join([f"- \\[{note.number}\\] {_safe(note.words)}", *map(_address, note.urls)])


def _address(url: str) -> str:
    """Keep an address of the web clickable; anything else stays text."""
    return escaped_address(url) if _WEB.match(url) else _safe(url)


def _sheet(sheet: Sheet) -> list[str]:
    above, below = spanning_first(sheet.labelled_rows) if len(sheet.columns) > 1 else ((), sheet.labelled_rows)
    is_parted = any(row.cells for row in above)
    return [
        f"## {_safe(sheet.title)}",
        *_findings(sheet.findings),
        *([_table("", _ONE_COLUMN, above)] if is_parted else []),
        *([_table(sheet.label_heading, sheet.columns, below)] if sheet.heads_columns or not is_parted else []),
        *(_paragraph(remark) for remark in sheet.remarks),
    ]


def _table(label_heading: str, columns: Sequence[Column], rows: Sequence[Row]) -> str:
    headings = [label_heading, *(column.words() for column in columns)]
    marks = ["---", *("--:" if column.number else "---" for column in columns)]
    shown = (row for row in rows if row.label or (row.cells and not row.only_draws))
    lines = [_line([_safe(heading) for heading in headings]), _line(marks), *(_row(row, len(columns)) for row in shown)]
    return "\n".join(lines)


def _findings(findings: Sequence[Row]) -> list[str]:
    """Write what a sheet comes to as a list, each with what it is about in bold."""
    lines = []
    for row in findings:
        first, *others = (line.words() for line in row.cells[0])
        begin = f"**{_safe(row.label)}:** {_safe(first)}" if row.label else _paragraph(first)
        lines.append(f"- {_one_below_the_other([begin, *map(_safe, others)])}")
    return ["\n".join(lines)] if lines else []


def _row(row: Row, columns: int) -> str:
    cells = [_cell(cell) for cell in row.cells]
    label = f"**{_safe(row.label)}**" if not cells else _safe(row.label)
    return _line([label, *cells, *[""] * (columns - len(cells))])


def _cell(cell: Cell) -> str:
    lines = (
        escaped_address(line.text) if line.unbroken else _safe(line.words())
        for line in cell
        if line.text or not line.drawing
    )
    return _one_below_the_other(lines) or NOTHING


def _one_below_the_other(lines: Iterable[str]) -> str:
    """Break lines, and part them for readers that know no break: beyond HTML they stand side by side."""
    *others, last = [*lines] or [""]
    return "".join([*(f"{line}{' ' if _ENDED.search(line) else '; '}<br>" for line in others), last])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _paragraph(text: str) -> str:
    return _BLOCK.sub(r"\1\\", _safe(text))


def _safe(text: str) -> str:
    return _LIVE.sub("<!-- -->", _SPECIAL.sub(r"\\\1", " ".join(plain(text).split())))

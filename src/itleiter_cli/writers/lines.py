"""Rows of cells as lines of text, wrapped and styled: the only module that knows Rich."""

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from itleiter_cli.messages.spelling import Speller
from itleiter_cli.sheets.sheet import Emphasis, has_looks, look_left_open, looking, parts_by_look, plain

ColorSystem = Literal["auto", "standard", "256", "truecolor", "windows"]

GAP = 2
"""Columns between two cells."""
HELD_SPACE = "\ue000"  # stands for the spaces within an item while Rich wraps; data cannot hold it
_NARROW = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*"
)  # one column each; measuring takes longer than looking
_STYLES: dict[Emphasis, str] = {
    "normal": "",
    "strong": "bold",
    "quiet": "dim",
    "better": "green",
    "worse": "red",
    "caution": "yellow",
    "own": "not dim magenta",
}
"""Only the eight colours that terminals fit to their ground; bold or bright yellow is too light on white."""

Piece = tuple[str, Emphasis]
"""Text of one look but for the parts within it that have their own, wrapped where it does not fit."""


class Drawn(NamedTuple):
    """A row to draw: the widths of its columns, and the pieces below each other in each; numbers stand at the right."""

    widths: Sequence[int]
    cells: Sequence[Sequence[Piece]]
    gap: int = GAP
    numbers: Sequence[bool] = ()


class Unbroken(NamedTuple):
    """A line that is never wrapped."""

    text: str


def write_lines(rows: Iterable[Drawn | Unbroken], width: int, color: ColorSystem | None, speller: Speller) -> str:
    """Write rows as lines of text, with the codes of a terminal where it shows ``color``; nothing without rows."""
    text = io.StringIO()
    console = Console(
        file=text,
        width=width,
        color_system=color,
        force_terminal=color is not None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    if color is None:  # no segment has a style then, and Rich would look for it in each
        text.writelines(segment.text for segment in _segments(rows, console, dict.fromkeys(_STYLES)))
    else:
        console.print(_Rows(rows), soft_wrap=True)
    lines = text.getvalue().replace(HELD_SPACE, " ").rstrip("\n").split("\n")
    written = speller.glyphs("\n".join(line.rstrip() for line in lines))
    return f"{written}\n" if written else ""


def spelled(text: str, speller: Speller) -> str:
    """Spell words part by part; what begins and ends a look stays."""
    if not has_looks(text):
        return speller.text(text)
    return "".join(looking(speller.text(part), look or "normal") for part, look in parts_by_look(text))


def write_unbroken(texts: Iterable[str], color: ColorSystem | None, speller: Speller) -> str:
    """Write lines that are never wrapped, however wide the terminal is."""
    return write_lines((Unbroken(spelled(text, speller)) for text in texts), 1, color, speller)


class _Rows:
    """Rows for Rich, which prints their colours."""

    def __init__(self, rows: Iterable[Drawn | Unbroken]) -> None:
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        styles = {emphasis: console.get_style(style) if style else None for emphasis, style in _STYLES.items()}
        return _segments(self._rows, console, styles)


def _segments(
    rows: Iterable[Drawn | Unbroken], console: Console, styles: Mapping[Emphasis, Style | None]
) -> Iterator[Segment]:
    """Lay rows out as lines; Rich's own tables measure and split every cell again, which takes ten times as long."""
    for row in rows:
        if isinstance(row, Unbroken):
            yield from _line([(row.text, None)], Drawn((0,), ()), styles)
        elif all(
            len(cell) == 1 and width_of(cell[0][0]) <= width for cell, width in zip(row.cells, row.widths, strict=True)
        ):
            yield from _line([(text, styles[emphasis]) for ((text, emphasis),) in row.cells], row, styles)
        else:
            yield from _lines(console, row, styles)


def _lines(console: Console, row: Drawn, styles: Mapping[Emphasis, Style | None]) -> Iterator[Segment]:
    """Wrap the cells of a row, and draw as many lines as the longest of them has."""
    columns = [
        [(line, styles[emphasis]) for text, emphasis in cell for line in _wrapped(console, text, width)]
        for cell, width in zip(row.cells, row.widths, strict=True)
    ]
    for line in range(max(map(len, columns))):
        yield from _line([column[line] if line < len(column) else ("", None) for column in columns], row, styles)


def _wrapped(console: Console, text: str, width: int) -> Iterable[str]:
    if width_of(text) <= width:
        return [text]
    words = text.replace(" %", f"{HELD_SPACE}%").split(" ")  # a number and its % stay on one line
    if all(word and width_of(word) <= width for word in words):
        return _continued(_filled(words, width))
    return _continued(line.plain.rstrip() for line in Text(text).wrap(console, width, overflow="fold"))


def _continued(lines: Iterable[str]) -> Iterator[str]:
    """Let the look of a part go on in the lines that it was wrapped to."""
    begun = ""
    for line in lines:
        yield begun + line
        begun = look_left_open(begun + line)


def _filled(words: Sequence[str], width: int) -> Iterator[str]:
    """Fill lines with words as Rich does, which takes ten times as long since it could also break words."""
    line = words[0]
    for word in words[1:]:
        if width_of(line) + 1 + width_of(word) <= width:
            line = f"{line} {word}"
        else:
            yield line
            line = word
    yield line


def _line(
    parts: Sequence[tuple[str, Style | None]], row: Drawn, styles: Mapping[Emphasis, Style | None]
) -> Iterator[Segment]:
    """Fill the parts of a line to their columns' widths; what looks the same is one segment."""
    piece = ""
    look: Style | None = None
    for index, (text, style) in enumerate(parts):
        number = bool(row.numbers) and row.numbers[index]
        blanks = " " * (row.widths[index] - width_of(text)) if number or index + 1 < len(parts) else ""
        piece += " " * row.gap if index else ""
        padded = blanks + text if number else text + blanks
        if style is look and not has_looks(padded):
            piece += padded
            continue
        for words, emphasis in parts_by_look(padded):
            of_part = styles[emphasis] if emphasis else None
            of_words = style + of_part if style and of_part else of_part or style
            if of_words is not look:
                yield Segment(piece, look)
                piece, look = "", of_words
            piece += words
    yield Segment(piece, look)
    yield Segment.line()


@cache  # each text is measured for its column, its wrapping and its blanks
def width_of(text: str) -> int:
    """Return the columns of a terminal that a text takes."""
    return len(text) if _NARROW.fullmatch(text) else cell_len(plain(text) if has_looks(text) else text)


def color_of_stdout(*, always: bool = False) -> ColorSystem | None:
    """Return how standard output shows emphasis; None for a file, a pipe, a dumb terminal or NO_COLOR.

    ``always``, it shows the eight colours that every terminal has.
    """
    if always:
        return "standard"
    if sys.stdout is None or os.environ.get("NO_COLOR"):
        return None
    console = Console()
    return (
        cast(ColorSystem | None, console.color_system) if console.is_terminal and not console.is_dumb_terminal else None
    )

"""Bars in the terminal: their ends lie where the scale says, at every width, in Unicode and in ASCII, without colour."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest
from rich.cells import cell_len

from conftest import Runner
from itleiter_cli.sheets.sheet import Bar, Column, Document, Line, Row, Sheet
from itleiter_cli.writers.terminal import write_terminal
from test_streams import COMMAND, start

pytestmark = pytest.mark.usefixtures("frozen")

BAR = re.compile(r"[█◆●○├┤─·▲◉▶]{18,}")
AXIS = re.compile(r"\d{1,2},000 +\d{1,2},000")
ASCII = str.maketrans(
    {"█": "#", "◆": "o", "●": "x", "├": "|", "┤": "|", "─": "-", "·": ".", "▲": "^", "○": "m", "◉": "@", "▶": ">"}
)


class Drawn(NamedTuple):
    """A bar of the output: the column of the screen that it begins in, and its characters."""

    column: int
    bar: str


def bars(text: str) -> list[Drawn]:
    lines = [line for line in text.splitlines() if not re.fullmatch("─+", line)]
    return [Drawn(match.start(), match.group()) for line in lines for match in BAR.finditer(line)]


def axes(text: str) -> list[tuple[int, int]]:
    """Return the first and the last column of every scale."""
    return [(match.start(), match.end() - 1) for line in text.splitlines() for match in AXIS.finditer(line)]


# The scale goes from 4,000 to 9,000. With n columns there are n - 1 steps, and 5,000 lies at (5,000 - 4,000) / 5,000 of them:
# 38 columns, where bars stand below the words: 135.14 EUR a step. 33, beside them: 156.25. 48, the widest: 106.38.
# Columns count from 0.
COMPARED = [
    # terminal, columns of a bar; ends of 5,000-8,500, of 4,500-5,900, of 7,000 and 8,200
    (60, 38, (7, 33), (4, 14), (22, 31)),
    (80, 33, (6, 29), (3, 12), (19, 27)),
    (100, 48, (9, 42), (5, 18), (28, 39)),
    (120, 48, (9, 42), (5, 18), (28, 39)),
    (160, 48, (9, 42), (5, 18), (28, 39)),
    (200, 48, (9, 42), (5, 18), (28, 39)),
]


@pytest.mark.parametrize(("width", "columns", "any_level", "entry", "experienced"), COMPARED)
def test_bars_of_compare_end_where_the_scale_says(
    width: int,
    columns: int,
    any_level: tuple[int, int],
    entry: tuple[int, int],
    experienced: tuple[int, int],
    run: Runner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A range is filled from end to end, points are two, and every bar stands above its scale."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = run("compare", "aaburg", "moehstedt", "--fields", "pay").out
    drawn = bars(out)

    def filled(first: int, last: int) -> str:
        return "·" * first + "█" * (last - first + 1) + "·" * (columns - last - 1)

    def points(first: int, last: int) -> str:
        return "".join("◆" if place in (first, last) else "·" for place in range(columns))

    assert [each.bar for each in drawn] == [filled(*any_level), filled(*entry), points(*experienced)]
    ((first, last),) = axes(out)
    assert last - first + 1 == columns
    assert {each.column for each in drawn} == {first}
    assert max(cell_len(line) for line in out.splitlines()) <= width


# The scale goes from 3,000 to 10,000: 18 columns are 411.8 EUR a step, 38 are 189.2, 48 are 148.9.
OFFERED = [
    # terminal, columns; the offer of 6,800; ends of 4,500-5,900; 7,000 and 8,200; quartiles and mean 3,669, 6,236, 9,797
    (60, 38, 20, (8, 15), (21, 27), (4, 17, 36)),
    (80, 18, 9, (4, 7), (10, 13), (2, 8, 17)),
    (100, 38, 20, (8, 15), (21, 27), (4, 17, 36)),
    (120, 48, 26, (10, 19), (27, 35), (4, 22, 46)),
    (200, 48, 26, (10, 19), (27, 35), (4, 22, 46)),
]


@pytest.mark.parametrize(("width", "columns", "offer", "entry", "points", "quartiles"), OFFERED)
def test_bars_of_offer_end_where_the_scale_says(
    width: int,
    columns: int,
    offer: int,
    entry: tuple[int, int],
    points: tuple[int, int],
    quartiles: tuple[int, int, int],
    run: Runner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The offer stands in the same column of every bar, on one scale, whose ends stand above where there is room."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = run("offer", "6800", "--city", "moehstedt").out
    drawn = bars(out)
    assert {len(each.bar) for each in drawn} == {columns}
    ends = [match.span() for match in re.finditer("3,000 +10,000", out.splitlines()[heading_of(out)])]
    assert ends == ([] if width == 60 else [(drawn[0].column, drawn[0].column + columns)])
    assert [re.search("[▲◉]", each.bar).start() for each in drawn] == [offer] * 3
    range_, pair, state = (each.bar for each in drawn)
    assert (range_.index("█"), range_.rindex("█")) == entry
    assert (pair.index("◆"), pair.rindex("◆")) == points
    assert (state.index("├"), state.index("●"), state.index("┤")) == quartiles
    assert max(cell_len(line) for line in out.splitlines()) <= width


def heading_of(out: str) -> int:
    return next(number for number, line in enumerate(out.splitlines()) if line.startswith("Pay, EUR"))


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160, 200])
@pytest.mark.parametrize(
    "command",
    [
        "compare aaburg moehstedt lindwerder",
        "compare moehstedt eschhafen --per year --lang de",
        "compare aaburg moehstedt --level entry",
        "show lindwerder aaburg",
    ],
)
def test_every_bar_stands_on_its_scale(command: str, width: int, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """All bars have the length of the scale below them and begin in one of its columns; columns stand one below the other."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = run(*command.split()).out
    scale = re.compile(r"\d{1,3}[.,]000 +\d{1,3}[.,]000$")
    ends = [match.span() for line in out.splitlines() for match in scale.finditer(line)]
    drawn = bars(out)
    assert drawn
    assert {(each.column, each.column + len(each.bar)) for each in drawn} <= set(ends)
    assert max(cell_len(line) for line in out.splitlines()) <= width
    assert len({tuple(match.group().split()) for line in out.splitlines() for match in scale.finditer(line)}) == 1


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
def test_ascii_shapes_are_told_apart_and_explained(width: int, encoding: str) -> None:
    """Where the encoding lacks a shape all are drawn in ASCII, in the same columns, and the legend names them so."""
    command = [*COMMAND, "offer", "6800", "--city", "dortmund"]
    rich = start(command, PYTHONIOENCODING="utf-8", COLUMNS=str(width)).stdout.decode("utf-8").splitlines()
    plain = start(command, PYTHONIOENCODING=encoding, COLUMNS=str(width)).stdout.decode(encoding).splitlines()
    expected = [each.bar.translate(ASCII) for each in bars("\n".join(rich))]
    found = [match.group() for line in plain if (match := re.search(r"(?<=  )[.#ox|^@m>-]{20,}$", line))]
    assert found == expected
    assert max(map(len, plain)) <= width
    legend = " ".join("\n".join(plain).split())
    assert (
        "Drawn on one scale: # range, o single points, |-x-| quartiles with their middle, |-m-> first quartile and median, open above, x mean. ^ the offer, @ the offer where a value is."
        in legend
    )
    assert not re.search("[█◆●○├┤·▲◉▶]", "\n".join(plain))


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_every_kind_looks_different_without_colour(encoding: str) -> None:
    """The same two amounts, stated in five ways, and an offer between."""
    shapes = [
        Bar("range", 5000, 8000, None, 4000, 9000),
        Bar("range", 5000, 8000, 6000, 4000, 9000),
        Bar("points", 5000, 8000, None, 4000, 9000),
        Bar("quartiles", 5000, 8000, None, 4000, 9000),
        Bar("quartiles", 5000, 8000, 6000, 4000, 9000),
        Bar("mean", 6000, 6000, 6000, 4000, 9000),
        Bar("median", 6000, 6000, 6000, 4000, 9000),
        Bar("points", 5000, 8000, None, 4000, 9000, 6000),
    ]
    rows = tuple(Row(str(number), ((Line(drawing=bar),),)) for number, bar in enumerate(shapes))
    document = Document(sheets=(Sheet(title="T", shape="matrix", columns=(Column(""),), rows=rows),))
    drawn = [
        line.split()[1] for line in write_terminal(document, width=24, color=None, encoding=encoding).splitlines()[2:]
    ]
    assert drawn == (
        [
            "....#############....",
            "....####x########....",
            "....o...........o....",
            "....|-----------|....",
            "....|---x-------|....",
            "........x............",
            "........m............",
            "....o...^.......o....",
        ]
        if encoding == "ascii"
        else [
            "····█████████████····",
            "····████●████████····",
            "····◆···········◆····",
            "····├───────────┤····",
            "····├───●───────┤····",
            "········●············",
            "········○············",
            "····◆···▲·······◆····",
        ]
    )


def test_the_legend_names_the_shapes_that_are_drawn(run: Runner, use_data: Callable[..., None]) -> None:
    """Quartiles without a middle are not called quartiles with one; a middle on a range is named."""
    figure = "role: it-leiter, level: any, period: month, source: survey"
    use_data(f"""
    cities:
      a: {{name: A, state: NW, pay: [{{{figure}, measure: quartiles, low: 4000, high: 5000}}]}}
      b: {{name: B, state: NW, pay: [{{{figure}, measure: range, low: 4000, mid: 4500, mid_is: median, high: 5000}}]}}
    """)
    alone = run("show", "a").out
    assert "├──┤ quartiles." in alone
    assert "●" not in alone
    assert "█ range, ○ median." in run("show", "b").out
    assert "├──┤ quartiles, █ range, ○ median." in run("compare", "a", "b").out


@pytest.mark.skipif(sys.platform == "win32", reason="needs the locale of POSIX")
def test_a_terminal_in_the_c_locale_gets_ascii() -> None:
    """Without PYTHONIOENCODING as well."""
    done = start(
        [*COMMAND, "compare", "muelheim", "dortmund", "--fields", "pay"],
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    assert f"  {'.' * 6}{'#' * 20}{'.' * 3}" in done.stdout.decode("ascii")

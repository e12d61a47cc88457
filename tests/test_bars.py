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
from processes import fork, start

pytestmark = pytest.mark.usefixtures("frozen")

BAR = re.compile(r"(?<=  )[█◆●○├┤─·▲◉▶]{12,}")
AXIS = re.compile(r"(?<=  )\d{1,3}[.,]000 +\d{1,3}[.,]000$")
SIGNS = {"▲": "^", "◉": "@", "├": "|", "┤": "|", "●": "x", "○": "m", "▶": ">", "◆": "o", "█": "#", "─": "-", "·": "."}


class Drawn(NamedTuple):
    """A bar of the output: the column of the screen that it begins in, and its characters."""

    column: int
    bar: str


def bars(text: str) -> list[Drawn]:
    lines = [line for line in text.splitlines() if not re.fullmatch("─+", line)]
    return [Drawn(match.start(), match.group()) for line in lines for match in BAR.finditer(line)]


def axes(text: str) -> list[tuple[str, int, int]]:
    """Return what every scale has at its ends, and the first and the last column that it takes."""
    found = [match for line in text.splitlines() for match in AXIS.finditer(line)]
    return [(" ".join(match.group().split()), match.start(), match.end() - 1) for match in found]


# The scale goes from 4,000 to 9,000. With n columns there are n - 1 steps, and 5,000 lies at (5,000 - 4,000) / 5,000 of them.
# 17 columns: 312.5 EUR a step; 36: 142.86; 48, the widest: 106.38. Columns count from 0; a half goes to the even one.
# Of 60 columns the labels take 20 at most, of more the 21 of the longest; the widest words take 19, and gaps 2 each.
COMPARED = [
    # terminal, columns of a bar, where it begins; ends of 5,000-8,500, of 4,500-5,900, of 7,000 and 8,200
    (60, 17, 43, (3, 14), (2, 6), (10, 13)),
    (80, 36, 44, (7, 32), (4, 13), (21, 29)),
    (100, 48, 44, (9, 42), (5, 18), (28, 39)),
    (120, 48, 44, (9, 42), (5, 18), (28, 39)),
    (160, 48, 44, (9, 42), (5, 18), (28, 39)),
    (200, 48, 44, (9, 42), (5, 18), (28, 39)),
]


@pytest.mark.parametrize(("width", "columns", "begin", "any_level", "entry", "experienced"), COMPARED)
def test_bars_of_compare_end_where_the_scale_says(
    width: int,
    columns: int,
    begin: int,
    any_level: tuple[int, int],
    entry: tuple[int, int],
    experienced: tuple[int, int],
    run: Runner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A range is filled from end to end, points are two, and each stands behind its words, below the ends of the scale."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = run("compare", "aaburg", "moehstedt", "--fields", "pay").out
    drawn = bars(out)

    def filled(first: int, last: int) -> str:
        return "·" * first + "█" * (last - first + 1) + "·" * (columns - last - 1)

    def points(first: int, last: int) -> str:
        return "".join("◆" if place in (first, last) else "·" for place in range(columns))

    assert [each.bar for each in drawn] == [filled(*any_level), filled(*entry), points(*experienced)]
    assert axes(out) == [("4,000 9,000", begin, begin + columns - 1)]
    assert [each.column for each in drawn] == [begin] * 3
    words = ("5,000–8,500 [1] ", "4,500–5,900 [1] ", "7,000 and 8,200 [1] ")
    assert all(said in line for said, line in zip(words, filter(BAR.search, out.splitlines()), strict=True))
    assert max(cell_len(line) for line in out.splitlines()) <= width


# With all figures the scale goes from 3,000 to 11,000: 38 columns are 216.2 EUR a step, 16 are 533.3, 36 are 228.6, 48 are 170.2.
# At 60 columns the words of quartiles (25) and those behind the drawings (11) leave no room beside them, so that drawings
# stand below their words, as wide as what labels of 20 leave.
OFFERED = [
    # terminal, columns; the offer of 6,800; ends of 4,500-5,900; 7,000 and 8,200; quartiles 3,669, 6,236, 9,797;
    # means 6,300, 6,683, 7,600, 10,583
    (60, 38, 18, (7, 13), (18, 24), (3, 15, 31), (15, 17, 21, 35)),
    (80, 16, 7, (3, 5), (8, 10), (1, 6, 13), (6, 7, 9, 14)),
    (100, 36, 17, (7, 13), (18, 23), (3, 14, 30), (14, 16, 20, 33)),
    (120, 48, 22, (9, 17), (24, 31), (4, 19, 40), (19, 22, 27, 45)),
    (160, 48, 22, (9, 17), (24, 31), (4, 19, 40), (19, 22, 27, 45)),
    (200, 48, 22, (9, 17), (24, 31), (4, 19, 40), (19, 22, 27, 45)),
]


@pytest.mark.parametrize(("width", "columns", "offer", "entry", "points", "quartiles", "means"), OFFERED)
def test_bars_of_offer_end_where_the_scale_says(
    width: int,
    columns: int,
    offer: int,
    entry: tuple[int, int],
    points: tuple[int, int],
    quartiles: tuple[int, int, int],
    means: tuple[int, int, int, int],
    run: Runner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The offer stands in the same column of every bar, on one scale, whose ends stand above."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = run("offer", "6800", "--city", "moehstedt", "--all").out
    drawn = bars(out)
    assert {len(each.bar) for each in drawn} == {columns}
    ((ends, first, last),) = axes(out)
    assert ends == "3,000 11,000"
    assert {each.column for each in drawn} == {first}
    assert last - first + 1 == columns
    assert [re.search("[▲◉]", each.bar).start() for each in drawn] == [offer] * 7
    range_, pair, state, *others = (each.bar for each in drawn)

    def where(bar: str, sign: str, place: int) -> int:
        return bar.find("◉" if place == offer else sign)

    assert (range_.index("█"), range_.rindex("█")) == entry
    assert tuple(where(pair, "◆", place) for place in points[:1]) == points[:1]
    assert pair.rindex("◆") == points[1]
    assert (state.index("├"), state.index("●"), state.index("┤")) == quartiles
    assert [where(bar, "●", mean) for bar, mean in zip(others, means, strict=True)] == list(means)
    assert max(cell_len(line) for line in out.splitlines()) <= width


# Without the other figures it goes to 10,000: 38 columns are 189.2 EUR a step, 18 are 411.8, 48 are 148.9.
DECIDING = [
    # terminal, columns; the offer of 6,800; ends of 4,500-5,900; 7,000 and 8,200; quartiles and mean 3,669, 6,236, 9,797
    (60, 38, 20, (8, 15), (21, 27), (4, 17, 36)),
    (80, 18, 9, (4, 7), (10, 13), (2, 8, 17)),
    (100, 38, 20, (8, 15), (21, 27), (4, 17, 36)),
    (120, 48, 26, (10, 19), (27, 35), (4, 22, 46)),
    (200, 48, 26, (10, 19), (27, 35), (4, 22, 46)),
]


@pytest.mark.parametrize(("width", "columns", "offer", "entry", "points", "quartiles"), DECIDING)
def test_bars_of_the_deciding_figures_end_where_the_scale_says(
    width: int,
    columns: int,
    offer: int,
    entry: tuple[int, int],
    points: tuple[int, int],
    quartiles: tuple[int, int, int],
    run: Runner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is not shown does not stretch the scale of what is."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = run("offer", "6800", "--city", "moehstedt").out
    drawn = bars(out)
    assert {(each.column, len(each.bar)) for each in drawn} == {(drawn[0].column, columns)}
    assert axes(out) == [("3,000 10,000", drawn[0].column, drawn[0].column + columns - 1)]
    assert [re.search("[▲◉]", each.bar).start() for each in drawn] == [offer] * 3
    range_, pair, state = (each.bar for each in drawn)
    assert (range_.index("█"), range_.rindex("█")) == entry
    assert (pair.index("◆"), pair.rindex("◆")) == points
    assert (state.index("├"), state.index("●"), state.index("┤")) == quartiles
    assert max(cell_len(line) for line in out.splitlines()) <= width


@pytest.mark.parametrize(
    ("width", "notes"),
    [(60, "short"), (60, "full"), (80, "short"), (80, "none"), (100, "full"), (120, "short"), (200, "none")],
)
@pytest.mark.parametrize(
    "command",
    [
        "compare aaburg moehstedt",
        "compare moehstedt eschhafen --per year --lang de",
        "compare aaburg moehstedt --level entry",
        "offer 90000 --per year --city aaburg --city gruenfurt --lang de",
        "offer 90000 --per year --city aaburg --city gruenfurt --lang de --all",
        "show lindwerder aaburg",
    ],
)
def test_every_bar_stands_on_its_scale(
    command: str, width: int, notes: str, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All bars begin and end where the scale above them does, however much is noted; all scales are the same."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = run(*command.split(), "--notes", notes).out
    drawn, scales = bars(out), axes(out)
    assert drawn
    assert len({ends for ends, _, _ in scales}) == 1
    narrowest = len(scales[0][0])  # a scale that is wider than its bars still begins where they do
    assert {(each.column, max(len(each.bar), narrowest)) for each in drawn} == {
        (first, last - first + 1) for _, first, last in scales
    }
    assert max(cell_len(line) for line in out.splitlines()) <= width
    lines = out.splitlines()
    headings = [number for number, line in enumerate(lines) if AXIS.search(line)]
    assert all(any(number < at for number in headings) for at, line in enumerate(lines) if BAR.search(line))


# The highest rent, 10.15, takes all columns, the others their share of the eighths: of 96, and of 160.
RENTS = {
    12: ["███████▋", "███████▋", "████████", 12 * "█", "████████▉"],  # 61.5, 61.0, 63.6, 96, 70.7
    20: [12 * "█" + "▊", 12 * "█" + "▊", 13 * "█" + "▎", 20 * "█", 14 * "█" + "▊"],  # 102.5, 101.7, 105.9, 160, 117.7
}


@pytest.mark.parametrize(("width", "columns"), [(80, 12), (120, 12), (160, 20)])
def test_numbers_of_many_cities_are_drawn_from_zero(
    width: int, columns: int, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each behind its number, to an eighth of a column; of pay there are only the amounts."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = run("compare", "aaburg", "moehstedt", "eschhafen", "gruenfurt", "lindwerder").out
    rents = ["6.50", "6.45", "6.72", "10.15", "7.47"]
    assert re.findall(r"(\d+\.\d\d) ([█▏▎▍▌▋▊▉]+)", out) == list(zip(rents, RENTS[columns], strict=True))
    assert not re.search("[◆●○├┤─·▲◉▶]{12,}", out.replace("─" * width, "").split("\n[1]")[0])


# The bundled figures of Dortmund on a scale from 3,000 to 10,000: 14 columns are 538.5 EUR a step, 38 are 189.2, 48 are 148.9.
# What lies above 8,050 begins there, or one column behind the median that it would hide.
PLACES = {
    # columns: the offer; ends of 4,500-5,900; 7,000 and 8,200; 6,305, 7,850 and above 8,050; 3,669, 6,236 and 9,797
    14: (7, (3, 5), (7, 10), (6, 9, 10), (1, 6, 13)),
    38: (20, (8, 15), (21, 27), (17, 26, 27), (4, 17, 36)),
    48: (26, (10, 19), (27, 35), (22, 33, 34), (4, 22, 46)),
}


def drawn_in_ascii(columns: int) -> list[str]:
    """Draw what ``PLACES`` says."""
    offer, entry, points, official, state = PLACES[columns]

    def draw(ends: tuple[int, int], between: str, signs: dict[int, str]) -> str:
        cells = ["." if not ends[0] <= place <= ends[1] else between for place in range(columns)]
        for place, sign in signs.items():
            cells[place] = sign
        cells[offer] = "^" if cells[offer] in ".-" else "@"
        return "".join(cells)

    return [
        draw(entry, "#", {}),
        draw((0, -1), "", dict.fromkeys(points, "o")),
        draw((official[0], official[2]), "-", dict(zip(official, "|m>", strict=True))),
        draw((state[0], state[2]), "-", dict(zip(state, "|x|", strict=True))),
    ]


@pytest.mark.parametrize(
    ("encoding", "width", "columns"),
    [
        # Where dots are spelled, the widest words take 31 columns instead of 27, which leaves no room beside them at 80.
        *(("ascii", width, columns) for width, columns in ((60, 38), (80, 48), (200, 48))),
        *(("cp437", width, columns) for width, columns in ((80, 48), (120, 48))),
        *(("cp1252", width, columns) for width, columns in ((60, 38), (80, 14), (120, 48))),
    ],
)
def test_ascii_shapes_are_told_apart_and_explained(encoding: str, width: int, columns: int) -> None:
    """Where the encoding lacks a shape all are drawn in ASCII, in their columns, and the legend names them so."""
    command = ["offer", "6800", "--city", "dortmund"]
    plain = fork(command, PYTHONIOENCODING=encoding, COLUMNS=str(width)).out.decode(encoding).splitlines()
    found = [match.group() for line in plain if (match := re.search(r"(?<=  )[.#ox|^@m>-]{12,}(?= |$)", line))]
    assert found == drawn_in_ascii(columns)
    assert [(ends, last - first + 1) for ends, first, last in axes("\n".join(plain))] == [("3,000 10,000", columns)]
    assert max(map(len, plain)) <= width
    signs = ["^" * ("^" in "".join(found)), "@" * ("@" in "".join(found))]  # the offer falls on a value at some widths
    keys = f"# range o points m median > open above | | quartiles x mean {' '.join(signs).strip()} offer"
    assert keys in " ".join("\n".join(plain).split())
    full = fork([*command, "--notes", "full", "--all"], PYTHONIOENCODING=encoding, COLUMNS=str(width))
    assert (
        "Drawn: # range, o single points, |-m-> quartile and median, open above, |-x-| quartiles and mean, m median, x mean, |--> first quartile, open above. ^ "
        in " ".join(full.out.decode(encoding).split())
    )
    assert not re.search(f"[{''.join(SIGNS)}]", "\n".join(plain))


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
    assert "\n├ ┤ quartiles\n" in alone
    assert not re.search("[●○▲]", alone.split("\n[1]")[0])
    assert "\n█ range  ○ median\n" in run("show", "b").out
    assert "\n├ ┤ quartiles  █ range  ○ median\n" in run("compare", "a", "b").out
    alone = run("show", "a", "--notes", "full").out
    assert "├──┤ quartiles." in alone
    assert "●" not in alone
    assert "█ range, ○ median." in run("show", "b", "--notes", "full").out
    assert "├──┤ quartiles, █ range, ○ median." in run("compare", "a", "b", "--notes", "full").out


@pytest.mark.skipif(sys.platform == "win32", reason="needs the locale of POSIX")
def test_a_terminal_in_the_c_locale_gets_ascii() -> None:
    """Without PYTHONIOENCODING as well."""
    done = start(
        ["compare", "muelheim", "dortmund", "--fields", "pay"],
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    # 21 columns from 4,000 to 9,000 are 250 EUR a step: 5,000-8,500 lies at 4 to 18.
    assert f"  {'.' * 4}{'#' * 15}{'.' * 2}\n" in done.out.decode("ascii")

"""How wide the columns are on a terminal, and the bars that are drawn within them."""

from collections.abc import Sequence

from itleiter_cli.sheets.sheet import Gauge
from itleiter_cli.writers.bars import draw_gauge
from itleiter_cli.writers.lines import GAP, HELD_SPACE, width_of

REFERENCE_WIDTH = 8
"""The least columns for what values are held against."""
_NARROWEST_BESIDE = 15


def beside(width: int, count: int, references: Sequence[str]) -> int:
    """Return how wide ``count`` columns of ``width`` are that leave room for references, if that is not too narrow."""
    narrower = width + (-GAP - max(REFERENCE_WIDTH, *map(width_of, references))) // count
    return narrower if narrower >= _NARROWEST_BESIDE else width


def fit(
    columns: Sequence[Sequence[str]], numbers: Sequence[bool], room: int, *, whole: bool, roomy: bool = False
) -> list[int] | None:
    """Share ``room`` among columns, each a heading and its cells; numbers never wrap, and where ``whole`` no cell does.

    Headings of numbers take two lines where there is room. None where it is too narrow, or where it is ``roomy`` for
    all that each column would like.
    """
    needed = []
    for (heading, *texts), number in zip(columns, numbers, strict=True):
        longest = max((width_of(text if number or whole else _longest_word(text)) for text in texts), default=1)
        needed.append(max(longest, width_of(_longest_word(heading))))
    if sum(needed) > room:
        return None
    wished = [
        max(map(width_of, texts)) if not number else max(least, _width_in_two_lines(texts[0]))
        for texts, number, least in zip(columns, numbers, needed, strict=True)
    ]
    if roomy and sum(wished) > room:
        return None
    while sum(wished) > room:
        widest = max(range(len(wished)), key=lambda index: wished[index] - needed[index])
        wished[widest] -= 1
    return wished


def _width_in_two_lines(heading: str) -> int:
    """Return the columns that a heading needs if it takes two lines at most."""
    words = heading.split(" ")
    halves = ((words[:number], words[number:]) for number in range(1, len(words) + 1))
    return min(max(width_of(" ".join(half)) for half in both) for both in halves)


def _longest_word(text: str) -> str:
    return max(text.split(), key=width_of, default="")


def with_gauges(table: Sequence[Sequence[str]], gauges: Sequence[Sequence[Gauge | None]], room: int) -> list[list[str]]:
    """Draw bars of up to ``room`` columns behind the numbers of the columns that have them."""
    columns = zip(zip(*table, strict=True), zip(*gauges, strict=True), strict=True)
    widest = [max(map(width_of, texts)) if any(drawn) else None for texts, drawn in columns]
    return [
        [
            text if wide is None else _with_gauge(text, wide, gauge, room)
            for text, gauge, wide in zip(texts, drawn, widest, strict=True)
        ]
        for texts, drawn in zip(table, gauges, strict=True)
    ]


def _with_gauge(text: str, wide: int, gauge: Gauge | None, room: int) -> str:
    bar = draw_gauge(gauge, room) if gauge else ""
    return f"{' ' * (wide - width_of(text))}{text} {bar:<{room}}".replace(" ", HELD_SPACE)

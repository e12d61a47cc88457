"""Pay figures drawn in characters, for the terminal."""

from itleiter_cli.catalog.forms import Measure
from itleiter_cli.sheets.sheet import Bar, Gauge, Stack, looking

_SHADES = "█▒"
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def draw_bar(bar: Bar, width: int) -> str:
    """Draw a figure on its scale in ``width`` columns, every shape told apart without colour, an offer with its own."""
    cells = ["·"] * width

    def place(amount: int) -> int:
        share = (amount - bar.scale_low) / (bar.scale_high - bar.scale_low)
        return round(share * (width - 1))

    low, high = place(bar.low), place(bar.high)
    mid = None if bar.mid is None or bar.measure == "points" else place(bar.mid)
    if bar.is_open:  # the arrow has a place of its own, behind all that is stated
        behind = high if bar.measure != "quartiles" else 1 + max(low, low if mid is None else mid)
        high = min(max(high, behind), width - 1)
        low, mid = min(low, high), None if mid is None else min(mid, high - 1)
    _draw_ends(cells, bar.measure, low, high)
    if mid is not None:
        cells[mid] = "○" if bar.mid_is == "median" or bar.measure == "median" else "●"
    if bar.is_open:
        cells[high] = "▶"
    if bar.mark is not None:
        _draw_mark(cells, place(bar.mark), beyond=bar.is_open and bar.mark > bar.high)
    return "".join(cells)


def draw_gauge(gauge: Gauge, width: int) -> str:
    """Draw a number as a bar of at most ``width`` columns, to an eighth of a column."""
    eighths = round(8 * width * min(1.0, gauge.size / gauge.whole)) if gauge.whole > 0 else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8]


def draw_stack(stack: Stack, width: int) -> str:
    """Draw up to two shares one behind the other in ``width`` columns, the first full, and the rest of the whole."""
    drawn, size = "", 0.0
    for shade, share in zip(_SHADES, stack.shares, strict=False):
        size += share.size
        drawn += shade * (round(width * size / stack.whole) - len(drawn))
    return f"{drawn:░<{width}}"


def _draw_ends(cells: list[str], measure: Measure, low: int, high: int) -> None:
    """Draw what a figure spans; a mean or a median spans nothing."""
    if measure == "range":
        cells[low : high + 1] = "█" * (high + 1 - low)
    elif measure == "points":
        cells[low] = cells[high] = "◆"
    elif measure == "quartiles":
        cells[low : high + 1] = "─" * (high + 1 - low)
        cells[low], cells[high] = "├", "┤"


def _draw_mark(cells: list[str], at: int, *, beyond: bool) -> None:
    """Draw an offer; it and the arrow of an open end, where both have one place, stand side by side."""
    last = len(cells) - 1
    if cells[at] == "▶" and beyond:
        at = min(at + 1, last)
    elif cells[at] == "▶" and at < last:
        cells[at + 1] = "▶"
    cells[at] = looking("▲" if cells[at] in "·─█▶" else "◉", "own")

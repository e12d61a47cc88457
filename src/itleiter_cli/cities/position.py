"""Where an amount of pay sits in a figure."""

from typing import Literal

from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.cities.pay import ends, half_up, per_period

Position = Literal[
    "below",
    "at",
    "within",
    "between",
    "above",
    "lowest_quarter",
    "middle_half",
    "second_quarter",
    "third_quarter",
    "highest_quarter",
    "above_bound",
]


def place(figure: PayFigure, yearly: int) -> Position:
    """Say where EUR ``yearly`` sits in a figure; points, means, ranges and quartiles are never treated alike."""
    if figure.above is not None:
        return _place_in_open(figure, yearly, in_a_year(figure, figure.above))
    low, high = (in_a_year(figure, amount) for amount in ends(figure))
    mid = None if figure.mid is None else in_a_year(figure, figure.mid)
    match figure.measure:
        case "mean" | "median":
            assert mid is not None
            return _outside(yearly, mid, mid) or "at"
        case "points":
            return "at" if yearly in (low, high) else _outside(yearly, low, high) or "between"
        case "range":
            return _outside(yearly, low, high) or "within"
        case "quartiles":
            return _quarter(yearly, low, mid if figure.mid_is == "median" else None, high)


def _place_in_open(figure: PayFigure, yearly: int, bound: int) -> Position:
    """Say where EUR ``yearly`` sits in a figure of which the absent amounts lie above a bound; at it is still below."""
    if yearly > bound:
        return "above_bound"
    if figure.low is None or figure.measure != "quartiles":
        return "below"
    mid = None if figure.mid is None else in_a_year(figure, figure.mid)
    if mid is None:
        return "lowest_quarter" if yearly < in_a_year(figure, figure.low) else "second_quarter"
    return _quarter(yearly, in_a_year(figure, figure.low), mid if figure.mid_is == "median" else None, bound)


def _outside(yearly: int, low: int, high: int) -> Literal["below", "above"] | None:
    return "below" if yearly < low else "above" if yearly > high else None


def _quarter(yearly: int, low: int, median: int | None, high: int) -> Position:
    if yearly < low:
        return "lowest_quarter"
    if yearly > high:
        return "highest_quarter"
    if median is None:
        return "middle_half"
    return "second_quarter" if yearly < median else "third_quarter"


def percent_of_range(figure: PayFigure, yearly: int) -> int | None:
    """Return at how many percent of a range EUR ``yearly`` sits; None outside of it, and for other figures."""
    if place(figure, yearly) != "within" or figure.low is None or figure.high is None:
        return None
    low, high = in_a_year(figure, figure.low), in_a_year(figure, figure.high)
    return half_up(100 * (yearly - low), high - low) if high > low else 100


def in_a_year(figure: PayFigure, amount: int) -> int:
    """Return an amount of a figure in EUR per year."""
    return per_period(amount, figure.period, "year")

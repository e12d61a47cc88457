"""The scale that pay figures are drawn on: its ends and ticks, and what the shapes on it mean."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from itleiter_cli.catalog.forms import Period
from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.cities.pay import ends, per_period
from itleiter_cli.messages.language import Language
from itleiter_cli.sheets.sheet import Axis, Emphasis, Key, Tick

_STEP = 1000
_MOST_STEPS = 5
_SIGNS = {
    "range": "█",
    "points": "◆",
    "quartiles": "├┤",
    "quartile": "├",
    "median": "○",
    "mean": "●",
    "open": "▶",
    "offer": "▲◉",
}


def legend(
    language: Language, figures: Sequence[PayFigure], *, short: bool = False, offer: bool = False
) -> tuple[Key, ...]:
    """Explain the shapes that figures are drawn in, or if ``short`` the signs they are made of.

    The signs of an ``offer`` are explained either way. There is nothing to explain without figures.
    """
    if not figures:
        return ()
    named = dict.fromkeys(sign for figure in figures for sign in _signs(figure)) if short else {}
    if "quartiles" in named:
        named.pop("quartile", None)
    signs = [*named, *(["offer"] if offer else [])]
    looks: Mapping[str, Emphasis] = {"offer": "own"}
    keys = tuple(Key(_SIGNS[sign], language.say(f"legend-short-{sign}"), looks.get(sign, "normal")) for sign in signs)
    return keys if short else (Key("", language.say("legend", shapes=", ".join(_shapes(language, figures)))), *keys)


def _shapes(language: Language, figures: Sequence[PayFigure]) -> Iterator[str]:
    """Name the shapes that figures are drawn in."""
    drawn = [_shape(figure) for figure in figures]
    drawn += [figure.mid_is for figure in figures if figure.mid_is and figure.measure == "range"]
    yield from (language.say(f"legend-{shape}") for shape in dict.fromkeys(drawn))


def _signs(figure: PayFigure) -> Iterator[str]:
    """Name the signs that a figure is drawn with."""
    if figure.measure in ("range", "points"):
        yield figure.measure
    if figure.measure == "quartiles":
        yield "quartiles" if figure.above is None else "quartile"
    if figure.mid is not None and figure.measure != "points":
        yield "median" if figure.mid_is == "median" or figure.measure == "median" else "mean"
    if figure.above is not None:
        yield "open"


def _shape(figure: PayFigure) -> str:
    if figure.above is not None:
        middle = "none" if figure.mid is None else figure.mid_is
        return f"open-quartiles-{middle}" if figure.measure == "quartiles" else "open-middle"
    if figure.measure != "quartiles" or figure.mid_is == "mean":
        return figure.measure
    return "quartiles-alone" if figure.mid is None else "quartiles-median"


def common_scale(figures: Sequence[PayFigure], per: Period, *others: int) -> tuple[int, int] | None:
    """Return the ends of one scale that holds every figure and other amounts, in EUR per ``per``.

    They lie on whole thousands per month or ten thousands per year, and above every bound, so that there is room for
    what lies above it.
    """
    amounts = [per_period(amount, figure.period, per) for figure in figures for amount in ends(figure)]
    if not amounts:
        return None
    amounts += others
    amounts += [per_period(figure.above, figure.period, per) + 1 for figure in figures if figure.above is not None]
    step = _STEP if per == "month" else 10 * _STEP
    low, high = min(amounts) // step * step, -(-max(amounts) // step) * step
    return (low, high) if low < high else (low, low + step)


def axis(language: Language, scale: tuple[int, int]) -> Axis:
    """Draw a scale: its ends, and at most a handful of round amounts."""
    low, high = scale
    step = next(
        step
        for zeros in count()
        for step in (10**zeros, 2 * 10**zeros, 5 * 10**zeros)
        if high - low <= _MOST_STEPS * step
    )
    ticks = tuple(Tick(at, language.number(at)) for at in range(-(-low // step) * step, high + 1, step))
    return Axis(language.number(low), language.number(high), ticks)

"""The arithmetic of pay: periods, the ends of figures, and which figures are used for a city."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from msgspec import Struct

from itleiter_cli.catalog.forms import CITY_STATES, COUNTRY, PROFESSION, Level, Measure, MidIs, Origin, Period
from itleiter_cli.catalog.model import Catalog, City, PayFigure
from itleiter_cli.cities.trust import source_year, trust
from itleiter_cli.messages.errors import Text, text

MONTHS = 12
USUAL_PAY: Mapping[Period, tuple[int, int]] = {"month": (1_500, 30_000), "year": (18_000, 360_000)}
"""EUR that pay for this profession lies between; other amounts are asked about."""

PayDifference = Literal[
    "scope_differs", "level_differs", "measure_differs", "role_differs", "source_differs", "year_differs"
]
"""In what figures differ that may not be held against each other."""

_T = TypeVar("_T", bound=Hashable)


class UsedFigure(Struct, frozen=True):
    """A pay figure and the slug of the city that it is used for: one of the city itself, or one that stands in for it.

    ``cleared`` is where the user has cleared what it stands in for.
    """

    city: str
    figure: PayFigure
    cleared: Origin | None = None

    @property
    def is_fallback(self) -> bool:
        """Whether it was stated about a larger area than the city, which has no figure of its own."""
        return not is_of_city(self.figure, self.city)

    @property
    def origin(self) -> Origin | None:
        """Where in a file of the user's own it stands, or what it rests on."""
        return self.figure.origin or self.cleared


class PayRange(Struct, frozen=True):
    """What several figures span, in EUR per month or year.

    ``measure`` is theirs, or ``envelope`` where they differ in it. ``mid`` is that of a single figure.
    """

    low: int | None = None
    high: int | None = None
    mid: int | None = None
    mid_is: MidIs | None = None
    measure: Measure | Literal["envelope"] | None = None


def figures_used(catalog: Catalog, city: City, level: Level | None = None) -> tuple[UsedFigure, ...]:
    """Return the figures that are used for a city: its own for the profession, else its state's, else the country's.

    A figure that says so never stands in. With ``level``, only the city's own of that level. What stands in for
    figures that the user has cleared rests on that.
    """
    own = tuple(
        UsedFigure(city.slug, figure)
        for figure in city.pay
        if figure.role == PROFESSION and level in (None, figure.level)
    )
    if own or level is not None:
        return own
    cleared = city.origins.get("pay")
    for code in (city.state, COUNTRY):
        state = catalog.states.get(code)
        figures = [figure for figure in state.pay if figure.role == PROFESSION and figure.stands_in] if state else []
        if figures:
            return tuple(UsedFigure(city.slug, figure, cleared) for figure in figures)
        cleared = cleared or (state.origin if state else None)
    return ()


def country_pay(catalog: Catalog, level: Level | None = None) -> tuple[PayFigure, ...]:
    """Return the country's figures that never stand in for a city, and so stand beside all of them.

    Those for the profession come first, of them the newest, and of one year quartiles before a mean or a median. With
    ``level``, only those of that level, or of none.
    """
    state = catalog.states.get(COUNTRY)
    beside = [figure for figure in state.pay if not figure.stands_in] if state else []

    def order(figure: PayFigure) -> tuple[bool, int, bool]:
        year = figure_year(catalog, figure) or 0
        return figure.role != PROFESSION, -year, figure.measure != "quartiles"

    return tuple(sorted((figure for figure in beside if level is None or figure.level in (level, "any")), key=order))


def is_official(catalog: Catalog, figure: PayFigure) -> bool:
    """Whether a figure is the official one of those of ``country_pay``: bundled, counted, and for the profession."""
    counted = figure.origin is None and trust(catalog.sources[figure.source]) == "high"
    return counted and not figure.stands_in and figure.role == PROFESSION


def is_of_city(figure: PayFigure, slug: str) -> bool:
    """Whether a figure used for a city speaks of it: it was stated about it, or about the state that is that city."""
    return figure.scope == "city" or CITY_STATES.get(figure.region) == slug


def shown_first(figures: Sequence[PayFigure]) -> tuple[PayFigure, ...]:
    """Return of the figures of ``country_pay`` the one that is shown where one is enough; all, where none is."""
    return tuple(figures[:1]) if figures and figures[0].role == PROFESSION else tuple(figures)


def pay_range(figures: Sequence[PayFigure], per: Period) -> PayRange:
    """Return what figures span in EUR per ``per``; a year is twelve rounded months, as all columns of pay are.

    The upper end is not known where that of one figure is open, nor the lower one where all stated amounts lie above
    the bound of an open figure: what it leaves out may lie between.
    """
    if not figures:
        return PayRange()
    low, high = _span(figures)
    single = figures[0] if len(figures) == 1 else None

    def from_month(amount: int | None) -> int | None:
        return None if amount is None else per_period(amount, "month", per)

    return PayRange(
        low=from_month(low),
        high=from_month(high),
        mid=from_month(_per_month(single.mid, single.period)) if single and single.mid is not None else None,
        mid_is=single.mid_is if single else None,
        measure=common([figure.measure for figure in figures]) or "envelope",
    )


def _span(figures: Sequence[PayFigure]) -> tuple[int | None, int | None]:
    """Return the ends of what figures span in EUR per month; None where one is not known."""
    amounts = [_per_month(amount, figure.period) for figure in figures for amount in stated(figure)]
    bounds = [_per_month(figure.above, figure.period) for figure in figures if figure.above is not None]
    if not bounds:
        return min(amounts), max(amounts)
    low = min(amounts, default=None)
    return (None if low is None or low > min(bounds) else low), None


def _per_month(amount: int, period: Period) -> int:
    return per_period(amount, period, "month")


def per_period(amount: int, period: Period, per: Period) -> int:
    """Turn EUR per ``period`` into EUR per ``per``: a year is twelve months, halves are rounded up."""
    return amount if period == per else amount * MONTHS if per == "year" else half_up(amount, MONTHS)


def unusual_pay(amount: int, per: Period) -> Text | None:
    """Say that EUR ``per`` month or year lie outside what is usual; None where they do not."""
    least, most = USUAL_PAY[per]
    if least <= amount <= most:
        return None
    return text("amount-unusual", amount=amount, per=text(f"per-{per}"), least=least, most=most)


def fitting_period(amount: int) -> Period | None:
    """Return the period for which an amount is usual; None where it is too small or too large for both."""
    return next((per for per, (least, most) in USUAL_PAY.items() if least <= amount <= most), None)


def half_up(numerator: int, denominator: int) -> int:
    """Divide and round to a whole number, halves up."""
    return (2 * numerator + denominator) // (2 * denominator)


def stated(figure: PayFigure) -> tuple[int, ...]:
    """Return the amounts of a figure that are stated, the lowest first, in EUR per its period; a bound is none."""
    return tuple(amount for amount in (figure.low, figure.mid, figure.high) if amount is not None)


def ends(figure: PayFigure) -> tuple[int, int]:
    """Return what a figure is drawn between, in EUR per its period: a mean or median is both ends, a bound is one."""
    amounts = (*stated(figure), *((figure.above,) if figure.above is not None else ()))
    return min(amounts), max(amounts)


def figure_year(catalog: Catalog, figure: PayFigure) -> int | None:
    """Return the year that a figure speaks of: its own, else that of its source; None where neither says."""
    return source_year(catalog.sources[figure.source]) if figure.year is None else figure.year


def pay_differences(catalog: Catalog, figures: Iterable[Sequence[UsedFigure]]) -> Iterator[PayDifference]:
    """Say in what the figures of cities, some of each, differ."""
    compared: Mapping[PayDifference, Callable[[UsedFigure], str | int | None]] = {
        "scope_differs": lambda used: used.figure.scope if used.is_fallback else "city",
        "level_differs": lambda used: used.figure.level,
        "measure_differs": lambda used: used.figure.measure,
        "role_differs": lambda used: used.figure.role,
        "source_differs": lambda used: used.figure.source,
        "year_differs": lambda used: figure_year(catalog, used.figure),
    }
    of_cities = list(figures)
    for difference, read in compared.items():
        if len({frozenset(map(read, each)) for each in of_cities}) > 1:
            yield difference


def common(values: Sequence[_T]) -> _T | None:
    """Return the value that all have, or None where they differ or there is none."""
    return values[0] if len(set(values)) == 1 else None

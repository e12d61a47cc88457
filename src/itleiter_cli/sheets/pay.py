"""Pay figures as rows: each one line, all drawn on one scale."""

from collections.abc import Iterable, Iterator, Sequence

from itleiter_cli.catalog.forms import PROFESSION, Period
from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.cities.fields import PAY
from itleiter_cli.cities.pay import figure_year
from itleiter_cli.cities.profile import Profile
from itleiter_cli.cities.trust import trust
from itleiter_cli.sheets.scale import axis
from itleiter_cli.sheets.sheet import Cell, Row, cell
from itleiter_cli.sheets.wording import Wording

Scale = tuple[int, int] | None


def pay_rows(
    wording: Wording, profiles: Sequence[Profile], beside: Iterable[PayFigure], per: Period, scale: Scale
) -> Iterator[Row]:
    """Lay out the figures of some cities and those that stand beside them, below a heading with the scale.

    What stands in for several cities is one row, under the name of its state.
    """
    yield heading(wording, per, scale)
    many = len(profiles) > 1
    shown: list[PayFigure] = []
    for profile in profiles:
        for used in profile.pay:
            if used.figure not in shown or not used.is_fallback:
                shown.append(used.figure)
                yield _row(_label(wording, profile, used.figure, many=many), wording.used_figure(used, per, scale))
        for figure in profile.related_pay:
            yield _row(_label(wording, profile, figure, many=many), wording.figure(figure, per, scale))
    if profiles and not shown:
        yield _row(wording.field(PAY), cell(wording.say("nothing-known"), emphasis="quiet"))
    for figure in beside:
        yield _row(label_beside(wording, figure), wording.figure(figure, per, scale, named=True))


def heading(wording: Wording, per: Period, scale: Scale) -> Row:
    """Head figures of pay, with the ends of their scale."""
    words = wording.say("heading-pay", per=wording.say(f"per-{per}"))
    return Row(words, axis=axis(wording.language, scale) if scale else None)


def label_beside(wording: Wording, figure: PayFigure, short: str = "official") -> str:
    """Label a figure that stands beside those of cities; where notes are short, an official one by that sentence."""
    if (
        not wording.notes.are_short
        or trust(wording.catalog.sources[figure.source]) != "high"
        or figure.role != PROFESSION
    ):
        return wording.beside(figure)
    year = wording.year(figure_year(wording.catalog, figure))
    return wording.say(short, region=wording.state(figure.region), year=year)


def _row(label: str, written: Cell) -> Row:
    return Row(label, (written,), spans=True)


def _label(wording: Wording, profile: Profile, figure: PayFigure, *, many: bool) -> str:
    """Say whose figure it is: the city's where there are several, with its level and a role of its own."""
    if figure.scope != "city":
        return wording.state(figure.region)
    level = [] if figure.level == "any" and many else [wording.level(figure.level)]
    role = [] if figure.role == PROFESSION else [wording.role(figure.role)]
    return ", ".join([*([wording.city(profile.slug)] if many else []), *role, *level])

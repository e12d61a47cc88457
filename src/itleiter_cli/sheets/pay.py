"""Pay figures as rows: each one line, all drawn on one scale."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from itleiter_cli.catalog.forms import PROFESSION, Period
from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.cities.fields import PAY
from itleiter_cli.cities.pay import figure_year, is_official
from itleiter_cli.cities.profile import Profile
from itleiter_cli.sheets.scale import axis
from itleiter_cli.sheets.sheet import Cell, Row, cell
from itleiter_cli.sheets.wording import Wording

Scale = tuple[int, int] | None


def pay_rows(
    wording: Wording,
    profiles: Sequence[Profile],
    beside: Iterable[PayFigure],
    per: Period,
    scale: Scale,
    *,
    comparable: bool = True,
) -> Iterator[Row]:
    """Lay out the figures of some cities and those that stand beside them, below a heading with the scale.

    What stands in for several cities is one row, under the name of its state. Figures of cities that are not
    ``comparable`` are shown with caution.
    """
    yield heading(wording, per, scale)
    many = len(profiles) > 1
    shown: list[PayFigure] = []
    for profile in profiles:
        for used in profile.pay:
            if used.figure not in shown or not used.is_fallback:
                shown.append(used.figure)
                written = with_caution(wording.used_figure(used, per, scale), comparable=comparable)
                yield _row(_label(wording, profile, used.figure, many=many), written)
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
    """Label a figure that stands beside those of cities, so that it differs from others of the same people.

    Where notes are short, an official one is labelled by that sentence, and another one without its kind and year.
    """
    year = wording.year(figure_year(wording.catalog, figure))
    if not wording.notes.are_short:
        return f"{wording.beside(figure)}, {wording.measure(figure.measure)}, {year}"
    if not is_official(wording.catalog, figure):
        return wording.beside(figure)
    return wording.say(short, region=wording.state(figure.region), year=year)


def with_caution(written: Cell, *, comparable: bool) -> Cell:
    """Show a figure with caution where it is not comparable, unless it is the user's own or only stands in."""
    first, *others = written
    if comparable or first.emphasis in ("own", "quiet"):
        return written
    return (structs.replace(first, emphasis="caution"), *others)


def _row(label: str, written: Cell) -> Row:
    return Row(label, (written,), spans=True)


def _label(wording: Wording, profile: Profile, figure: PayFigure, *, many: bool) -> str:
    """Say whose figure it is: the city's where there are several, with its level and a role of its own."""
    if figure.scope != "city":
        return wording.state(figure.region)
    level = [] if figure.level == "any" and many else [wording.level(figure.level)]
    role = [] if figure.role == PROFESSION else [wording.role(figure.role)]
    return ", ".join([*([wording.city(profile.slug)] if many else []), *role, *level])

"""The words for findings that several commands have: numbers of cities, official pay, and groups of industries."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from itleiter_cli.catalog.model import Indicator, PayFigure
from itleiter_cli.cities.fields import IndicatorField
from itleiter_cli.questions.finding import Finding, whole_percent
from itleiter_cli.sheets.economy import group_name
from itleiter_cli.sheets.sheet import Line, Row, finding
from itleiter_cli.sheets.wording import Wording

_A_PAIR = 2
Marks = Callable[[Finding], Iterable[int]]
"""Returns the numbers of the footnotes of what a finding rests on."""


def number_row(wording: Wording, found: Finding, field: IndicatorField, marks: Marks) -> Row:
    """Say how the numbers of cities lie to each other, or why nothing can be said."""
    definition, say = field.definition, wording.say
    label = wording.language.label(definition.brief or definition.label)
    names = _names(wording, found)
    if found.code == "missing":
        return finding(label, Line(say("finding-missing", cities=wording.language.listed(names, "or")), (), "quiet"))
    if found.code == "not_comparable":
        return finding(label, Line(say("finding-not_comparable"), (), "caution"))
    written = [
        wording.value_within(slug, field.id, value or 0, found.year)
        for slug, value in zip(found.cities, found.values, strict=True)
    ]
    is_spread = found.code in ("spread", "list_ends")
    values = {
        "first": names[0],
        "last": names[-1],
        "percent": _percent(wording, found),
        "low": written[0],
        "high": written[-1],
        "values": wording.language.listed(written),
        "unit": unit_behind(definition) if is_spread else _unit(field),
        "means": _means(wording, field),
    }
    return finding(label, Line(say(f"finding-{_relation(found)}", **values), tuple(marks(found))))


def _relation(found: Finding) -> str:
    """Name how numbers lie to each other."""
    if found.code == "practically_equal":
        return "equal"
    if found.code in ("spread", "list_ends"):
        return "spread"
    return "higher" if (found.difference or 0) > 0 else "lower"


def _means(wording: Wording, field: IndicatorField) -> str:
    """Say what a number counts, within a sentence; nothing where its word says it."""
    return f", {wording.language.label(field.definition.means)}" if field.definition.means else ""


def _percent(wording: Wording, found: Finding) -> str:
    """Write by how many percent the first value lies from the last; nothing where that cannot be said."""
    if found.difference is None:
        return ""
    return wording.language.number(whole_percent(found.values[0] or 0, found.values[-1] or 0))


def germany_row(wording: Wording, found: Finding, field: IndicatorField, marks: Marks) -> Row:
    """Say how the number of a city lies to that of Germany, or what it is where that is not known."""
    definition = field.definition
    label = wording.language.label(definition.brief or definition.label)
    if found.code == "missing":
        return finding(label, Line(wording.say("nothing-known"), (), "quiet"))
    area = next(iter(found.areas), None)
    values = {
        "value": wording.value_within(found.cities[0], field.id, found.values[0] or 0, found.year),
        "unit": _unit(field),
        "means": _means(wording, field),
        "area": f" ({area})" if area else "",
    }
    if found.germany is None or found.difference is None:
        return finding(label, Line(wording.say("finding-known", **values), tuple(marks(found))))
    values["germany"] = wording.language.number(found.germany, field.definition.decimals)
    values["percent"] = wording.language.number(whole_percent(found.values[0] or 0, found.germany))
    key = "equal" if abs(found.difference) < 1 else "above" if found.difference > 0 else "below"
    return finding(label, Line(wording.say(f"finding-germany-{key}", **values), tuple(marks(found))))


def beside_line(wording: Wording, found: Finding, figure: PayFigure) -> Line:
    """Say what is paid in Germany: officially, in the middle and below a quarter; else also whose pay it is."""
    low, mid = found.values
    number = wording.language.number
    notes = wording.notes.source(figure.source, figure.origin, figure.url)
    if found.code == "pay_beside":
        amounts = wording.amounts(figure, "month")
        return Line(wording.say("finding-beside", label=wording.beside(figure), amounts=amounts), notes)
    if low is None or mid is None:
        return Line(wording.say("finding-official", amounts=wording.amounts(figure, "month")), notes)
    return Line(wording.say("finding-official-quarter", low=number(low), mid=number(mid)), notes)


def sectors_rows(wording: Wording, found: Sequence[Finding], marks: Marks) -> Iterator[Row]:
    """Say what has more jobs in the cities than usual, by how many times; all groups of one city in a line."""
    alone = [each for each in found if len(each.cities) == 1]
    if alone:
        yield _sectors_of_one(wording, alone, tuple(marks(alone[0])))
        return
    for each in found:
        number, factors = wording.language.number, [factor or 0 for factor in each.values]
        year, areas = wording.year(each.year), [area for area in dict.fromkeys(each.areas) if area]
        values = {
            "group": group_name(wording, each.terms[0]),
            "factors": wording.language.listed([number(factor, 1) for factor in factors]),
            "low": number(min(factors), 1),
            "high": number(max(factors), 1),
            "year": wording.say("sectors-of-area", year=year, area=wording.language.listed(areas)) if areas else year,
        }
        key = "finding-sectors" if len(factors) <= _A_PAIR else "finding-sectors-spread"
        yield finding(wording.say("finding-label-sectors"), Line(wording.say(key, **values), tuple(marks(each))))


def _sectors_of_one(wording: Wording, found: Sequence[Finding], marks: tuple[int, ...]) -> Row:
    """Say which groups have more jobs than usual in one city."""
    number, year, area = wording.language.number, wording.year(found[0].year), next(iter(found[0].areas), None)
    groups = [f"{group_name(wording, each.terms[0])} {number(each.values[0] or 0, 1)}×" for each in found]
    year = wording.say("sectors-of-area", year=year, area=area) if area else year
    words = wording.say("finding-sectors-one", groups=", ".join(groups), year=year)
    return finding(wording.say("finding-label-sectors"), Line(words, marks))


def _names(wording: Wording, found: Finding) -> list[str]:
    """Name the cities of a finding, each with the larger area that its number is of."""
    areas = found.areas or (None,) * len(found.cities)
    return [
        f"{wording.city(slug)} ({area})" if area else wording.city(slug)
        for slug, area in zip(found.cities, areas, strict=True)
    ]


def _unit(field: IndicatorField) -> str:
    """Return the unit behind a number; a base, which is none, stands in brackets."""
    definition = field.definition
    return f" ({definition.unit})" if definition.is_base else unit_behind(definition)


def unit_behind(definition: Indicator) -> str:
    """Return the unit to put behind a value; a base is none."""
    return "" if definition.is_base or not definition.unit else f" {definition.unit}"

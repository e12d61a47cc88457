"""The words for findings that several commands have: numbers of cities, official pay, and groups of industries."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from itleiter_cli.catalog.model import Indicator, IndicatorValue, PayFigure
from itleiter_cli.cities.fields import IndicatorField, Kinds
from itleiter_cli.cities.profile import Profile
from itleiter_cli.questions.finding import A_PAIR, Finding, whole_percent
from itleiter_cli.sheets.economy import group_name
from itleiter_cli.sheets.marks import AREA_MARK, area_in_words
from itleiter_cli.sheets.sheet import Line, Row, finding
from itleiter_cli.sheets.wording import Wording

Marks = Callable[[Finding], Iterable[int]]
"""Returns the numbers of the footnotes of what a finding rests on."""


def number_row(wording: Wording, findings: Sequence[Finding], field: IndicatorField, marks: Marks) -> Row:
    """Say how the numbers of cities lie to each other, which cities have none, or why nothing can be said."""
    label = wording.language.label(field.definition.brief or field.definition.label)
    missing = [wording.city(slug) for found in findings if found.code == "missing" for slug in found.cities]
    known = [found for found in findings if found.code != "missing"]
    if not known:
        return finding(label, Line(wording.say("nothing-known"), (), "quiet"))
    (found,) = known
    if found.code == "not_comparable":
        return finding(label, Line(wording.say("finding-not_comparable"), (), "caution"))
    words = _numbers(wording, found, field)
    if missing:
        words = wording.say("finding-but-missing", known=words, cities=wording.language.listed(missing, "or"))
    return finding(label, Line(words, tuple(marks(found))))


def _numbers(wording: Wording, found: Finding, field: IndicatorField) -> str:
    definition = field.definition
    names = [wording.city(slug) for slug in found.cities]
    written = _all_written(wording, field, found)
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
    return wording.say(f"finding-{_relation(found)}", **values)


def _relation(found: Finding) -> str:
    """Name how numbers lie to each other."""
    if found.code == "known":
        return "only"
    if found.code == "practically_equal":
        return "equal"
    if found.code in ("spread", "list_ends"):
        return "spread"
    if found.difference is None:  # nothing is a percentage of zero
        return "apart"
    return "higher" if found.difference > 0 else "lower"


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
    (value,) = _all_written(wording, field, found)
    values = {"value": value, "unit": _unit(field), "means": _means(wording, field)}
    if found.germany is None or found.difference is None:
        return finding(label, Line(wording.say("finding-known", **values), tuple(marks(found))))
    values["germany"] = wording.language.number(found.germany, field.definition.decimals)
    values["percent"] = wording.language.number(whole_percent(found.values[0] or 0, found.germany))
    key = "equal" if abs(found.difference) < 1 else "above" if found.difference > 0 else "below"
    return finding(label, Line(wording.say(f"finding-germany-{key}", **values), tuple(marks(found))))


def beside_line(wording: Wording, found: Finding, figure: PayFigure) -> Line:
    """Say what is paid in Germany: by the official count in the middle, where that is known; else also whose it is."""
    _, mid = found.values
    notes = wording.notes.source(figure.source, figure.origin, figure.url)
    if found.code == "pay_beside":
        amounts = wording.amounts(figure, "month")
        return Line(wording.say("finding-beside", label=wording.beside(figure), amounts=amounts), notes)
    if mid is None:
        return Line(wording.say("finding-official", amounts=wording.amounts(figure, "month")), notes)
    return Line(wording.say("finding-official-median", mid=wording.language.number(mid)), notes)


def sectors_rows(wording: Wording, found: Sequence[Finding], marks: Marks) -> Iterator[Row]:
    """Say what has more jobs in the cities than usual, by how many times; all groups of one city in a line."""
    alone = [each for each in found if len(each.cities) == 1]
    if alone:
        yield _sectors_of_one(wording, alone, tuple(marks(alone[0])))
        return
    for each in found:
        number, factors = wording.language.number, [factor or 0 for factor in each.values]
        values = {
            "group": group_name(wording, each.terms[0]),
            "first": number(factors[0], 1),
            "second": number(factors[-1], 1),
            "low": number(min(factors), 1),
            "high": number(max(factors), 1),
            "year": _year(wording, each),
        }
        key = "finding-sectors" if len(factors) <= A_PAIR else "finding-sectors-spread"
        yield finding(wording.say("finding-label-sectors"), Line(wording.say(key, **values), tuple(marks(each))))


def _sectors_of_one(wording: Wording, found: Sequence[Finding], marks: tuple[int, ...]) -> Row:
    """Say which groups have more jobs than usual in one city."""
    number = wording.language.number
    groups = [
        wording.say("sector-times", group=group_name(wording, each.terms[0]), factor=number(each.values[0] or 0, 1))
        for each in found
    ]
    words = wording.say("finding-sectors-one", groups=", ".join(groups), year=_year(wording, found[0]))
    return finding(wording.say("finding-label-sectors"), Line(words, marks))


def shown_areas(
    profiles: Iterable[Profile], shown: Kinds, read: Callable[[Profile, str], IndicatorValue | None]
) -> list[tuple[str, str | None]]:
    """Return the larger areas, by city, of the values of indicators that are ``read``, and of groups of industries."""
    found: list[tuple[str, str | None]] = []
    for profile in profiles:
        values = (read(profile, field.id) for field in shown.indicators)
        found += [(profile.slug, value.area) for value in values if value]
        sectors = profile.city.sectors if shown.sectors else None
        found += [(profile.slug, sectors.area)] if sectors else []
    return found


def area_rows(
    wording: Wording,
    findings: Iterable[Finding],
    shown: Iterable[tuple[str, str | None]],
    *,
    with_cities: bool,
) -> Iterator[Row]:
    """Name the larger areas, by city, that numbers with the mark of one are of; nothing where there are none.

    Those are the numbers of findings, and what is ``shown`` with marks below them. An area that bears the name of its
    city needs no other.
    """
    areas = [pair for each in findings for pair in zip(each.cities, each.areas, strict=False)]
    found = dict.fromkeys((slug, area_in_words(area)) for slug, area in (*areas, *shown) if area)
    if found:
        named = [
            f"{area} ({name})" if with_cities and (name := wording.city(slug)) not in area else area
            for slug, area in found
        ]
        yield finding(AREA_MARK, Line(wording.say("finding-areas", areas=", ".join(named))))


def _year(wording: Wording, found: Finding) -> str:
    """Say of when a finding is, marked where a number of it is of a larger area."""
    return f"{wording.year(found.year)}{AREA_MARK if any(found.areas) else ''}"


def _all_written(wording: Wording, field: IndicatorField, found: Finding) -> list[str]:
    """Write the numbers of a finding, marked where they are of a larger area."""
    return [
        f"{wording.value_within(slug, field.id, value or 0, found.year)}{AREA_MARK if area else ''}"
        for slug, value, area in zip(
            found.cities, found.values, found.areas or (None,) * len(found.values), strict=True
        )
    ]


def _unit(field: IndicatorField) -> str:
    """Return the unit behind a number; a base, which is none, stands in brackets."""
    definition = field.definition
    return f" ({definition.unit})" if definition.is_base else unit_behind(definition)


def unit_behind(definition: Indicator) -> str:
    """Return the unit to put behind a value; a base is none."""
    return "" if definition.is_base or not definition.unit else f" {definition.unit}"

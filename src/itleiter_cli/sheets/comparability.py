"""The words for whether the pay of cities can be compared."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import structs

from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.cities.fields import PAY, IndicatorField, best_end
from itleiter_cli.cities.pay import figure_year
from itleiter_cli.cities.profile import Profile
from itleiter_cli.questions.compare import Comparison, Reason
from itleiter_cli.questions.finding import A_PAIR, number_finding
from itleiter_cli.sheets.sheet import Emphasis, Gauge
from itleiter_cli.sheets.wording import Wording


def not_comparable(comparison: Comparison) -> frozenset[str]:
    """Return the fields whose values may not be compared; one that only some cities have is missing, not doubtful."""
    return frozenset(entry.field for entry in comparison.comparability if entry.reason != "missing")


def number_look(comparison: Comparison, field: IndicatorField, profile: Profile) -> Emphasis:
    """Show whose number is the user's own, which may not be compared, and else which is best and worst.

    The two last only of numbers that differ, where one direction of them is better.
    """
    values = {each.slug: comparison.compared(each, field.id) for each in comparison.cities}
    own = values[profile.slug]
    if own is None or own.origin:
        return "own" if own else "quiet"
    if field.id in not_comparable(comparison):
        return "caution"
    if field.definition.better == "none" or field.id not in comparison.editions:
        return "normal"
    known = {slug: value for slug, value in values.items() if value}
    found = number_finding(field, known)
    if found.code not in ("differs", "spread"):
        return "normal"
    order = sorted(found.values, key=lambda value: value or 0, reverse=best_end(field) == "high")
    ends: dict[float | None, Emphasis] = {order[0]: "better", order[-1]: "worse"}
    return ends.get(own.value, "normal")


def number_gauge(comparison: Comparison, key: str, value: float) -> Gauge | None:
    """Draw a number from zero up to the highest of its row, with that of Germany; nothing where one is below zero."""
    compared = (comparison.compared(profile, key) for profile in comparison.cities)
    germany = next((each.value for each in comparison.germany if each.indicator == key), None)
    known = [each.value for each in compared if each] + ([] if germany is None else [germany])
    return Gauge(value, max(known), germany) if min(known) >= 0 and max(known) > 0 else None


def pay_sentences(wording: Wording, comparison: Comparison, levels: Sequence[str]) -> Iterator[str]:
    """Say whether the pay of cities can be compared, and if not, why: a sentence per reason, the weightiest first.

    ``levels`` can be compared where that of all figures differs. Where only some cities have figures of their own, the
    other reasons are about those.
    """
    reasons: dict[Reason, Sequence[str]] = {
        entry.reason: entry.cities for entry in comparison.comparability if entry.field == PAY.id
    }
    if not reasons:
        yield _alike(wording, comparison)
    if "missing" in reasons:
        missing = wording.language.listed([wording.city(slug) for slug in reasons["missing"]], "or")
        if comparison.level:
            yield wording.say("pay-missing-level", cities=missing, level=wording.level(comparison.level))
        else:
            yield wording.say("pay-missing", cities=missing)
    if "scope_differs" in reasons:
        yield without_own(wording, comparison)
    yield from (_of_level(wording, comparison, level) for level in levels)
    if "level_differs" in reasons and len(cities := list(_levels(wording, comparison))) > 1:
        yield wording.say("pay-level-differs", cities=", ".join(cities))
    for reason in ("measure_differs", "role_differs", "source_differs", "year_differs"):
        if reason in reasons and len(cities := _cities_by_value(wording, comparison, reason)) > 1:
            yield wording.say(f"pay-{reason.replace('_', '-')}", cities="; ".join(cities))


def without_own(wording: Wording, comparison: Comparison) -> str:
    """Say which cities have no figures of their own, but only what stands in for these; of many, which have some."""
    having = [profile for profile in comparison.cities if profile.pay]
    own: list[Profile] = []
    lacking: list[Profile] = []
    for profile in having:
        (own if profile.has_own_pay else lacking).append(profile)
    if len(lacking) > A_PAIR and own:
        return wording.say("pay-own-only", cities=_listed(wording, own))
    whose = _stand_ins(wording, lacking)
    if not own:
        return wording.say("pay-none-own", whose=whose)
    key = "pay-not-own" if len(lacking) == 1 else "pay-not-own-many"
    return wording.say(key, cities=_listed(wording, lacking), whose=whose)


def _stand_ins(wording: Wording, lacking: Sequence[Profile]) -> str:
    """Name whose figures stand in for those of cities."""
    figures = [figure for profile in lacking for figure in profile.figures]
    regions = list(dict.fromkeys(wording.state(figure.region) for figure in figures))
    if any(figure.scope != "state" for figure in figures):
        return wording.say("only-of-country", regions=wording.language.listed(regions))
    if len(regions) > 1:
        return wording.say("only-of-states")
    return wording.say("only-of-its-state" if len(lacking) == 1 else "only-of-state", state=regions[0])


def _listed(wording: Wording, profiles: Sequence[Profile]) -> str:
    return wording.language.listed([wording.city(profile.slug) for profile in profiles])


def _alike(wording: Wording, comparison: Comparison) -> str:
    """Say what the figures of cities are that may be compared."""
    figures = [figure for profile in comparison.cities for figure in profile.figures]
    undated = any(figure_year(wording.catalog, figure) is None for figure in figures)
    of_cities = _in_cities(wording, comparison, None)
    return wording.say("comparable-undated" if undated else "comparable-yes", figures=of_cities)


def _of_level(wording: Wording, comparison: Comparison, level: str) -> str:
    of_cities = _in_cities(wording, comparison, level)
    return wording.say("pay-level-shared", level=wording.level(level), option=level, figures=of_cities)


def _in_cities(wording: Wording, comparison: Comparison, level: str | None) -> str:
    """Write the figures of each city, or only those of a level, which is not said of each."""
    said = level or comparison.level
    parts = []
    for profile in comparison.cities:
        of_level = [figure for figure in profile.figures if said in (None, figure.level)]
        plain = [structs.replace(figure, level="any") if said else figure for figure in of_level]
        written = "; ".join(wording.in_a_sentence(figure, comparison.per) for figure in plain)
        parts.append(wording.say("pay-in-city", figures=written, city=wording.city(profile.slug)))
    return ", ".join(parts)


def _levels(wording: Wording, comparison: Comparison) -> Iterator[str]:
    listed = wording.language.listed
    for levels, cities in _grouped(wording, comparison, lambda figure: wording.level(figure.level)).items():
        one = len(cities) == 1
        if levels == (wording.level("any"),):
            yield wording.say("city-names-no-level" if one else "cities-name-no-level", cities=listed(cities))
        else:
            yield wording.say(
                "city-names-levels" if one else "cities-name-levels", cities=listed(cities), levels=listed(levels)
            )


def _cities_by_value(wording: Wording, comparison: Comparison, reason: str) -> list[str]:
    descriptions: Mapping[str, Callable[[PayFigure], str]] = {
        "measure_differs": lambda figure: wording.measure(figure.measure),
        "role_differs": lambda figure: wording.role(figure.role),
        "source_differs": lambda figure: wording.catalog.sources[figure.source].publisher,
        "year_differs": lambda figure: wording.year(figure_year(wording.catalog, figure)),
    }
    groups = _grouped(wording, comparison, descriptions[reason])
    return [f"{', '.join(cities)}: {wording.language.listed(described)}" for described, cities in groups.items()]


def _grouped(
    wording: Wording, comparison: Comparison, describe: Callable[[PayFigure], str]
) -> dict[tuple[str, ...], list[str]]:
    """Gather the cities whose figures have the same descriptions; where some have their own, only these."""
    groups: dict[tuple[str, ...], list[str]] = {}
    having = [profile for profile in comparison.cities if profile.pay]
    for profile in [profile for profile in having if profile.has_own_pay] or having:
        described = tuple(dict.fromkeys(describe(figure) for figure in profile.figures))
        groups.setdefault(described, []).append(wording.city(profile.slug))
    return groups

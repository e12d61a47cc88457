"""The words for whether the pay of cities can be compared."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.cities.fields import PAY, IndicatorField, best_end
from itleiter_cli.cities.pay import figure_year
from itleiter_cli.cities.profile import Profile
from itleiter_cli.questions.compare import Comparison, Reason
from itleiter_cli.questions.finding import number_finding
from itleiter_cli.sheets.sheet import Emphasis
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
    found = number_finding(field, values)
    if found.code not in ("differs", "spread"):
        return "normal"
    order = sorted(found.values, key=lambda value: value or 0, reverse=best_end(field) == "high")
    ends: dict[float | None, Emphasis] = {order[0]: "better", order[-1]: "worse"}
    return ends.get(own.value, "normal")


def pay_sentences(wording: Wording, comparison: Comparison) -> Iterator[str]:
    """Say whether the pay of cities can be compared, and if not, why: a sentence per reason, the weightiest first."""
    reasons: dict[Reason, Sequence[str]] = {
        entry.reason: entry.cities for entry in comparison.comparability if entry.field == PAY.id
    }
    names = {profile.slug: wording.city(profile.slug) for profile in comparison.cities}
    if not reasons:
        yield _comparable(wording, comparison)
    if "missing" in reasons:
        missing = wording.language.listed([names[slug] for slug in reasons["missing"]], "or")
        if comparison.level:
            yield wording.say("pay-missing-level", cities=missing, level=wording.level(comparison.level))
        else:
            yield wording.say("pay-missing", cities=missing)
    if "level_differs" in reasons:
        yield wording.say("pay-level-differs", cities=", ".join(_levels(wording, comparison)))
    for reason in ("measure_differs", "scope_differs", "role_differs", "source_differs", "year_differs"):
        if reason in reasons:
            yield wording.say(f"pay-{reason.replace('_', '-')}", cities=_cities_by_value(wording, comparison, reason))


def _comparable(wording: Wording, comparison: Comparison) -> str:
    """Say that figures may be compared, or that they are not figures of the cities at all."""
    figures = [figure for profile in comparison.cities for figure in profile.figures]
    regions = dict.fromkeys(wording.state(figure.region) for figure in figures if figure.scope != "city")
    if regions:
        return wording.say("comparable-regions", regions=wording.language.listed(list(regions)))
    undated = any(figure_year(wording.catalog, figure) is None for figure in figures)
    return wording.say("comparable-undated" if undated else "comparable-yes")


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


def _cities_by_value(wording: Wording, comparison: Comparison, reason: str) -> str:
    descriptions: Mapping[str, Callable[[PayFigure], str]] = {
        "measure_differs": lambda figure: wording.measure(figure.measure),
        "scope_differs": lambda figure: wording.say(f"scope-{figure.scope}"),
        "role_differs": lambda figure: wording.role(figure.role),
        "source_differs": lambda figure: wording.catalog.sources[figure.source].publisher,
        "year_differs": lambda figure: wording.year(figure_year(wording.catalog, figure)),
    }
    groups = _grouped(wording, comparison, descriptions[reason])
    return "; ".join(
        f"{', '.join(cities)}: {wording.language.listed(described)}" for described, cities in groups.items()
    )


def _grouped(
    wording: Wording, comparison: Comparison, describe: Callable[[PayFigure], str]
) -> dict[tuple[str, ...], list[str]]:
    """Gather the cities whose figures have the same descriptions."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for profile in comparison.cities:
        if profile.pay:
            described = tuple(dict.fromkeys(describe(figure) for figure in profile.figures))
            groups.setdefault(described, []).append(wording.city(profile.slug))
    return groups

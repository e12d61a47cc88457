"""The pay of cities in a list: what is written for each, and what has to be kept in mind about it."""

from collections.abc import Iterable, Iterator

from itleiter_cli.catalog.model import PayFigure
from itleiter_cli.cities.pay import figures_used, per_period
from itleiter_cli.cities.profile import Profile
from itleiter_cli.questions.finding import Finding
from itleiter_cli.sheets.sheet import Cell, Emphasis, Line, cell
from itleiter_cli.sheets.wording import Wording

_LEVEL_MARK = "~"
"""Stands behind figures that are of one level only."""


def pay_cell(wording: Wording, profile: Profile) -> Cell:
    """Write what the figures of a city span; in short, what is not of the city itself stands in brackets."""
    if not profile.pay:
        return ()
    written = _span(wording, profile)
    look = _look(profile)
    if not wording.notes.are_short:
        return cell(written, *_footnotes(wording, profile), emphasis=look)
    level = _LEVEL_MARK if _is_of_one_level(profile) else ""
    own = "+" if any(used.origin for used in profile.pay) else ""
    if not profile.has_own_pay:
        return cell(f"({written}{level}){own}", emphasis=look)
    return cell(f"{written}{level}{own} ", emphasis=look)  # a column for the bracket


def _look(profile: Profile) -> Emphasis:
    """Return the look of what figures span: the user's own, others' that stand in, assumed, or any other."""
    if any(figure.origin for figure in profile.figures):
        return "own"
    if not profile.has_own_pay:
        return "quiet"
    return "caution" if any(figure.assumed for figure in profile.figures) else "normal"


def pay_sources(wording: Wording, figures: Iterable[PayFigure]) -> tuple[int, ...]:
    """Return the short footnotes of the sources of pay figures; full ones stand with the figures."""
    if not wording.notes.are_short:
        return ()
    caveats: dict[str, dict[str, None]] = {}
    for figure in figures:
        caveats.setdefault(figure.source, {}).update(dict.fromkeys(wording.caveats(figure)))
    notes = (wording.notes.source(source, None, caveats=each) for source, each in caveats.items())
    return tuple(dict.fromkeys(note for each in notes for note in each))


def pay_legend(wording: Wording, profiles: Iterable[Profile]) -> Iterator[str]:
    """Explain in a line the marks of the pay that is shown."""
    paid = [profile for profile in profiles if profile.pay]
    others = [profile for profile in paid if not profile.has_own_pay]
    ranges = any(profile.range.measure != "quartiles" and profile.range.low != profile.range.high for profile in paid)
    from_country = any(profile.figures[0].scope == "country" for profile in others)
    parts = {
        "list-pay-range": ranges,
        "list-pay-quartiles": any(profile.range.measure == "quartiles" for profile in paid),
        "list-pay-brackets": bool(others) and not from_country,
        "list-pay-brackets-country": from_country,
        "list-pay-level": any(map(_is_of_one_level, paid)),
    }
    said = [wording.say(key) for key, there in parts.items() if there]
    if said:
        yield wording.say("list-pay-short", parts=", ".join(said))


def _is_of_one_level(profile: Profile) -> bool:
    return profile.pay_level in ("entry", "experienced")


def _span(wording: Wording, profile: Profile) -> str:
    pay, number = profile.range, wording.language.number
    low, high = "" if pay.low is None else number(pay.low), "" if pay.high is None else number(pay.high)
    if pay.high is None:
        return _open_ended(wording, profile, low)
    if pay.measure == "quartiles":
        return f"{low}…{high}"
    return low if low == high else wording.say("amounts-range", low=low, mid="", high=high)


def _footnotes(wording: Wording, profile: Profile) -> tuple[int, ...]:
    """Return the one footnote that says all about the pay of a row, which keeps the list narrow."""
    published = [figure for figure in profile.figures if not wording.catalog.sources[figure.source].is_own_file]
    sources = dict.fromkeys(wording.notes.described(wording.catalog.sources[figure.source]) for figure in published)
    urls = [url for figure in published for url in wording.notes.addresses(figure.source, figure.url)]
    return wording.notes.footnote(" ".join((*_about_pay(wording, profile), *sources)), *urls)


def _open_ended(wording: Wording, profile: Profile, low: str) -> str:
    """Write the highest bound that the upper end of the pay of a row lies above, behind the lower end.

    Where that is not known, all that is stated lies above the lowest bound.
    """
    figures = profile.figures
    bounds = [per_period(figure.above, figure.period, profile.per) for figure in figures if figure.above is not None]
    return f"{low}…{wording.above(max(bounds))}" if low else wording.above(min(bounds))


def _about_pay(wording: Wording, profile: Profile) -> Iterator[str]:
    """Say what to keep in mind about the pay of a row."""
    scope = profile.figures[0].scope
    if scope != "city":
        yield wording.say(f"list-pay-from-{scope}")
    if profile.pay_level in ("entry", "experienced"):
        yield wording.say("list-level", level=wording.level(str(profile.pay_level)))
    if profile.range.measure == "quartiles" and profile.range.high is not None:
        yield wording.say("list-quartiles")
    if profile.range.high is None:
        yield wording.say("list-open")
    yield from dict.fromkeys(
        wording.counted_together((figure.role, *figure.counted_with))
        for figure in profile.figures
        if figure.counted_with
    )
    yield from dict.fromkeys(wording.assumed(figure.assumed) for figure in profile.figures if figure.assumed)
    yield from dict.fromkeys(wording.say("own-data", file=used.origin.file) for used in profile.pay if used.origin)


def highest_pay(wording: Wording, found: Finding) -> Line:
    """Say how high pay reaches where it does not reach what was asked for, and whose figure that is."""
    ((slug,), (amount,)) = found.cities, found.values
    used = figures_used(wording.catalog, wording.catalog.cities[slug])
    of_city = any(not each.is_fallback for each in used)
    region = wording.city(slug) if of_city else wording.state(used[0].figure.region)
    words = wording.say("list-highest-pay", amount=wording.language.number(amount or 0), region=region)
    behind = (
        wording.notes.source(each.figure.source, each.origin, each.figure.url, caveats=wording.caveats(each.figure))
        for each in used
    )
    return Line(words, tuple(dict.fromkeys(note for each in behind for note in each)))

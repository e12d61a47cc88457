"""The words for the economy of a city: groups with more jobs than usual, and what pages name for it."""

from collections.abc import Iterable, Iterator
from itertools import product

from itleiter_cli.catalog.economy import Economy, NamedTerm, Sectors
from itleiter_cli.catalog.model import City
from itleiter_cli.cities.economy import newest_year, pages_behind
from itleiter_cli.cities.fields import IndicatorField, NamedField
from itleiter_cli.cities.profile import Profile
from itleiter_cli.cities.sectors import SectorShare, group_left_out
from itleiter_cli.sheets.marks import AREA_MARK, area_in_words
from itleiter_cli.sheets.sheet import Cell, Gauge, Line, cell, items, marked
from itleiter_cli.sheets.wording import Wording


def highest_factor(profiles: Iterable[Profile]) -> float:
    """Return the highest factor of the groups with more jobs than usual, up to which the others are drawn."""
    return max((share.factor or 1 for profile in profiles for share in profile.more_than_usual), default=1)


def more_jobs(
    wording: Wording, profile: Profile, highest: float, *, with_shares: bool, said_above: bool = False
) -> Cell:
    """Say which groups have more jobs than usual, of when and where that is; nothing where all are suppressed.

    With shares, each group says how many of the jobs it has. Who says so, and of when, may be ``said_above``. Factors
    are drawn up to the ``highest`` one, with the share of Germany, which is 1, as a mark.
    """
    sectors = profile.city.sectors
    if sectors is None or not any(share.share is not None for share in profile.sectors):
        return ()
    if not any(share.factor is not None for share in profile.sectors):
        return _alone(wording, profile, sectors, with_shares)
    found = profile.more_than_usual
    notes = (
        *wording.notes.source(sectors.source, sectors.origin),
        *wording.notes.footnote(wording.say("sectors-method")),
        *(note for words in _remarks(wording, profile, sectors) for note in wording.notes.footnote(words)),
    )
    words = [_group(wording, share, with_shares) for share in found] or [_none(wording, profile, sectors)]
    *others, last = words
    below = _reasons_below(wording, profile, sectors)
    if said_above:
        return (_drawn(words, found, highest), *below)
    of = _year(wording, sectors)
    if (found and with_shares) or (sectors.area and not wording.notes.are_short):
        return (_drawn([*others, marked(last, notes)], found, highest), Line(of, emphasis="quiet"), *below)
    return (_drawn([*others, marked(f"{last} ({of})", notes)], found, highest), *below)


def _drawn(words: Iterable[str], found: Iterable[SectorShare], highest: float) -> Line:
    """List groups, each with its factor as a bar, on which the share of Germany is 1."""
    return Line(items=tuple(words), gauges=tuple(Gauge(share.factor or 0, highest, 1) for share in found))


def _reasons_below(wording: Wording, profile: Profile, sectors: Sectors) -> Iterator[Line]:
    """Say below the groups what is to be known of them, where notes have no room for it."""
    if wording.notes.are_short:
        yield from (Line(reason, emphasis="quiet") for reason in _reasons(wording, profile, sectors))


def left_out(wording: Wording, cities: Iterable[City], fields: Iterable[IndicatorField]) -> Iterator[str]:
    """Say why cities have no value of an indicator, where notes have no room for it."""
    for field, city in product(fields, cities) if wording.notes.are_short else ():
        for line in without_value(wording, city, field.id, in_words=True):
            yield wording.say("share-left-out-in", field=wording.field(field), city=city.name, words=line.words())


def _none(wording: Wording, profile: Profile, sectors: Sectors) -> str:
    """Say that no group has more jobs than usual, or none of those of which that can be said."""
    is_open = sectors.left_out or _suppressed(wording, profile)
    return wording.say("sectors-usual-known" if is_open else "sectors-usual")


def _alone(wording: Wording, profile: Profile, sectors: Sectors, with_shares: bool) -> Cell:
    """Say that there is nothing to hold the groups against, with the shares of all groups where asked for."""
    words = wording.say("sectors-alone", day=wording.language.date(sectors.date))
    last = Line(_in_area(wording, sectors, words), wording.notes.source(sectors.source, sectors.origin), "quiet")
    return (*(group_lines(wording, profile.sectors) if with_shares else ()), last)


def named(wording: Wording, profile: Profile, field: NamedField) -> Cell:
    """List what pages name for a city, by the year of the newest and the area; nothing where there are no pages."""
    economy = profile.city.economy
    if economy is None:
        return ()
    terms = profile.named(field.id)
    urls = (page.url for page in pages_behind(economy, terms or (*economy.industries, *economy.employers)) if page.url)
    day = wording.language.date(economy.accessed)
    notes = (
        *wording.notes.footnote(
            wording.say("economy-note", day=day), *urls, brief=wording.say("economy-note-brief", day=day)
        ),
        *wording.notes.own(economy.origin),
    )
    if not terms:
        return cell(wording.say("economy-none"), *notes, emphasis="quiet")
    if wording.notes.are_short:  # years stand before their terms, in one list
        together = [
            f"{year} {name}" if index == 0 else name
            for year, names in _by_year(wording, economy, field, terms)
            for index, name in enumerate(names)
        ]
        return items([*together[:-1], marked(together[-1], notes)])
    *groups, (last, words) = _by_year(wording, economy, field, terms)
    lines = [line for year, names in groups for line in (Line(year, emphasis="quiet"), *items(names))]
    return (*lines, Line(last, emphasis="quiet"), *items([*words[:-1], marked(words[-1], notes)]))


def group_name(wording: Wording, key: str) -> str:
    """Return the label of a group of sections."""
    group = wording.catalog.sectors[key]
    return wording.marked_own(wording.language.label(group.label), group.origin)


def group_lines(wording: Wording, shares: tuple[SectorShare, ...]) -> Cell:
    """Write every group with its employees, its share, that of Germany and the factor, a line each."""
    return tuple(Line(_line(wording, share, _kind(wording, share, shares))) for share in shares)


def group_remarks(wording: Wording, sectors: Sectors) -> Iterator[str]:
    """Say what groups count, and which are left out for what reason."""
    for key, note in sectors.notes.items():
        yield wording.say("sector-note", group=group_name(wording, key), note=wording.language.label(note))
    for key in sectors.left_out:
        yield _left_out(wording, sectors, key)


def share_left_out(wording: Wording, city: City, indicator: str) -> tuple[int, ...]:
    """Return the footnotes that say why a city has no value of an indicator; nothing where no reason is known."""
    group = group_left_out(city, indicator)
    if group is None or city.sectors is None:
        return ()
    words = _left_out(wording, city.sectors, group)
    return (*wording.notes.footnote(words, brief=words), *wording.notes.own(city.sectors.origin))


def without_value(wording: Wording, city: City, indicator: str, *, in_words: bool = False) -> Cell:
    """Say that an indicator is not shown for a city, and why; nothing where no reason is known.

    Where notes are short, the reason stands elsewhere, or with ``in_words`` in the cell.
    """
    group = group_left_out(city, indicator)
    if group is None or city.sectors is None:
        return ()
    if wording.notes.are_short:
        reason = wording.language.label(city.sectors.left_out[group])
        words = wording.say("share-left-out-because", reason=reason) if in_words else wording.say("share-left-out")
        return cell(words, *wording.notes.own(city.sectors.origin), emphasis="quiet")
    return cell(wording.say("share-left-out"), *share_left_out(wording, city, indicator), emphasis="quiet")


def _left_out(wording: Wording, sectors: Sectors, key: str) -> str:
    reason = wording.language.label(sectors.left_out[key])
    return wording.say("sector-left-out", group=group_name(wording, key), note=reason)


def _kind(wording: Wording, share: SectorShare, shares: tuple[SectorShare, ...]) -> str:
    """Say behind the name of a group whose place it takes, and of what it is computed; else nothing."""
    group = wording.catalog.sectors[share.group]
    published = {each.group for each in shares if each.employees is not None}
    kinds: list[str] = []
    if group.instead_of and group.instead_of not in published and share.employees is not None:
        kinds.append(wording.say("sector-in-place", other=group_name(wording, group.instead_of)))
    if group.computed:
        first, second = (group_name(wording, each) for each in group.computed)
        kinds.append(wording.say("sector-computed", first=first, second=second))
    return f" ({'; '.join(kinds)})" if kinds else ""


def _line(wording: Wording, share: SectorShare, kind: str) -> str:
    group, number = f"{group_name(wording, share.group)}{kind}", wording.language.number
    if share.employees is None or share.share is None:
        return wording.say("sector-line-suppressed", group=group)
    here = {"group": group, "employees": number(share.employees), "share": number(100 * share.share, 1)}
    if share.factor is None or share.share_germany is None:
        return wording.say("sector-line-alone", **here)
    germany, factor = number(100 * share.share_germany, 1), number(share.factor, 2)
    line = wording.say("sector-line", **here, germany=germany, factor=factor)
    return wording.say("sector-line-more", line=line) if share.more_than_usual else line


def _group(wording: Wording, share: SectorShare, with_shares: bool) -> str:
    number, factor = wording.language.number, share.factor or 0
    group = group_name(wording, share.group)
    if not with_shares:
        return wording.say("sector-factor", group=group, factor=number(factor, 1))
    return wording.say("sector-share", group=group, factor=number(factor, 2), share=number(100 * (share.share or 0), 1))


def _year(wording: Wording, sectors: Sectors) -> str:
    return _in_area(wording, sectors, str(sectors.date.year))


def _in_area(wording: Wording, sectors: Sectors, words: str) -> str:
    """Name behind some words the larger area that groups are of; short notes mark it, and name it elsewhere."""
    if not sectors.area:
        return words
    if wording.notes.are_short:
        return f"{words}{AREA_MARK}"
    return wording.say("sectors-of-area", year=words, area=area_in_words(sectors.area))


def _remarks(wording: Wording, profile: Profile, sectors: Sectors) -> Iterator[str]:
    """Say what a reader of the groups should know: of what they are computed, and which are suppressed."""
    groups = wording.catalog.sectors
    yield from _reasons(wording, profile, sectors)
    for share in profile.more_than_usual:
        if computed := groups[share.group].computed:
            first, second = (group_name(wording, each) for each in computed)
            yield wording.say("sector-difference", group=group_name(wording, share.group), first=first, second=second)
    suppressed = _suppressed(wording, profile)
    if suppressed:
        yield wording.say("sectors-suppressed", groups="; ".join(group_name(wording, key) for key in suppressed))


def _reasons(wording: Wording, profile: Profile, sectors: Sectors) -> Iterator[str]:
    """Say what the groups that are named count or stand in for, and which are left out for what reason."""
    groups = wording.catalog.sectors
    for share in profile.more_than_usual:
        group = groups[share.group]
        name = group_name(wording, share.group)
        if note := sectors.notes.get(share.group):
            yield wording.say("sector-note", group=name, note=wording.language.label(note))
        if group.instead_of:
            yield wording.say("sector-stands-in", group=name, other=group_name(wording, group.instead_of))
    for key in sectors.left_out:
        yield _left_out(wording, sectors, key)


def _suppressed(wording: Wording, profile: Profile) -> list[str]:
    """Return the groups of which it is not known whether they have more jobs than usual, since nothing stands in."""
    groups = wording.catalog.sectors
    replaced: set[str | None] = set()
    for share in profile.sectors:
        other = groups[share.group].instead_of if share.employees is not None else None
        while other is not None:  # what stands in for one that stands in itself
            replaced.add(other)
            other = groups[other].instead_of
    return [
        share.group
        for share in profile.sectors
        if share.employees is None
        and groups[share.group].least_factor is not None
        and groups[share.group].instead_of is None  # it is nothing that is missed of itself
        and share.group not in replaced
    ]


def _by_year(
    wording: Wording, economy: Economy, field: NamedField, terms: Iterable[NamedTerm]
) -> list[tuple[str, list[str]]]:
    """Gather terms by the year of the newest page that names them and by area: the city alone and newest first."""
    groups: dict[tuple[str, int], list[str]] = {}
    for each in terms:
        key = (each.area or "", -(newest_year(economy, each) or 0))
        groups.setdefault(key, []).append(wording.term(field.facet, each.term))
    return [
        (f"{', '.join(part for part in (wording.year(-year or None), area) if part)}:", groups[area, year])
        for area, year in sorted(groups)
    ]

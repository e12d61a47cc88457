"""Which cities are there: filtered and sorted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from operator import attrgetter
from typing import Literal, assert_never

from msgspec import Struct, structs

from itleiter_cli.catalog.forms import ECONOMY_FACETS, EconomyFacet, FacetName
from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog, City, IndicatorValue, PlainField, Source
from itleiter_cli.catalog.names import words
from itleiter_cli.cities.distance import coordinates_origin, distance_km
from itleiter_cli.cities.economy import areas_alone, named_terms
from itleiter_cli.cities.fields import (
    DISTANCE,
    NAME,
    PAY,
    SAME_MEASURE,
    SECTORS,
    STATE,
    DistanceField,
    FacetField,
    Field,
    IndicatorField,
    NamedField,
    PayField,
    SectorsField,
    all_fields,
    best_end,
    find_field,
    indicator_fields,
    is_indicator,
    is_main,
    widest_edition,
)
from itleiter_cli.cities.profile import Profile, city_profiles, labels_used, sources_used
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import Answer, JsonObject, Rows, labelled
from itleiter_cli.questions.finding import Finding
from itleiter_cli.questions.groups import CityGroup, Editions, grouped
from itleiter_cli.questions.list_findings import list_findings
from itleiter_cli.questions.profile_record import columns_for, profile_json, profile_rows


class Filters(Struct, frozen=True, kw_only=True):
    """What a city must have to be listed: one of the states, all of the terms, ``min_pay`` EUR per month as upper end.

    ``near`` is the slug that distances are measured from, ``within`` how many km of air line at most. In all of the
    groups of sections in ``sectors`` it has more jobs than usual.
    """

    states: tuple[str, ...] = ()
    terms: Mapping[FacetName, tuple[str, ...]] = {}
    min_pay: int | None = None
    near: str | None = None
    within: float | None = None
    sectors: tuple[str, ...] = ()


DISTANCE_COLUMN = "distance_km"
"""The column behind those of the profile record where distances were asked for."""
_INDICATORS_IN_A_TABLE = 3
_FEWEST_SHOWN = 5

NamedIn = Literal["texts", "pages"]


class Found(Struct, frozen=True, kw_only=True):
    """By which list a city has a term, or a kind of it.

    That is a text about the job there, pages about the city's economy, or both. ``in_texts`` and ``on_pages`` are the
    terms that are named there: it or kinds of it. ``areas`` are those that pages name them for, where none names one
    for the city itself.
    """

    city: str
    facet: EconomyFacet
    term: str
    named_in: tuple[NamedIn, ...]
    in_texts: tuple[str, ...] = ()
    on_pages: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


class Listing(Answer, frozen=True, kw_only=True):
    """The cities that fit; ``distances`` are km of air line, where asked for.

    ``unsure`` are slugs left out for a term that their partly seen list may only not show; ``partly`` are slugs left
    out since they name only a part of it. ``sort`` is what orders the list; ``groups`` are there where that is pay or
    an indicator, or where pay was asked for, and ``editions`` is the year of the indicator. ``found`` says by which
    list each city has the industries and employers that were asked for. ``total`` is how many cities fit, of which
    ``cities`` may be the first ones only.
    """

    cities: tuple[Profile, ...]
    wanted: Filters
    distances: Mapping[str, float | None]
    unsure: tuple[str, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]
    fields: tuple[Field, ...]
    partly: tuple[str, ...]
    groups: tuple[CityGroup, ...]
    editions: Editions
    sort: Field
    found: tuple[Found, ...] = ()
    findings: tuple[Finding, ...] = ()
    total: int = 0

    def shown(self, profile: Profile, indicator: str) -> IndicatorValue | None:
        """Return the value of an indicator to show: that of the edition that orders the list, else the newest."""
        return _shown(profile, indicator, self.editions)

    def shortened(self, rows: int) -> "Listing":
        """Return the list without so many of its last cities, of which a few stay.

        A list that was whole loses one more: what is left out is counted in a line of its own.
        """
        is_whole = len(self.cities) == self.total
        cities = self.cities[: max(_FEWEST_SHOWN, len(self.cities) - rows - is_whole)]
        return structs.replace(self, cities=cities, groups=tuple(_first_groups(self.groups, cities)))

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per city, with its distance where that was asked for."""
        columns = columns_for(self.fields, self.cities)
        rows = labelled(profile_rows(self.cities, columns, self.fields), self.terms, labels)
        if self.wanted.near is None:
            return rows
        records = (
            (*record, self.distances[profile.slug]) for record, profile in zip(rows.records, self.cities, strict=True)
        )
        return Rows((*rows.columns, DISTANCE_COLUMN), tuple(records))

    def as_json(self) -> JsonObject:
        """Return the record; profiles keep the columns of their fields, and have their distance where asked for."""
        columns = columns_for(self.fields, self.cities)
        cities = [profile_json(profile, columns) for profile in self.cities]
        if self.wanted.near is not None:
            cities = [{**city, DISTANCE_COLUMN: self.distances[city["city"]]} for city in cities]
        return self.as_object(cities=cities, fields=[field.id for field in self.fields], sort=self.sort.id)


def list_cities(
    catalog: Catalog,
    filters: Filters,
    *,
    sort: Field = NAME,
    reverse: bool = False,
    fields: Sequence[Field] | None = None,
    limit: int | None = None,
) -> Listing:
    """List the cities that fit, sorted by one of ``sort_fields``, with all fields or some; at most the first ``limit``.

    Best first, like with like, those without a value last. What sorts them is a field of theirs as well.
    """
    start = catalog.cities[filters.near] if filters.near else None
    fields = _with_what_sorts(catalog, fields, sort, near=start is not None)
    rests_on = coordinates_origin(start) if start else None
    also = [field for field in _for_filters(filters) if field not in fields]
    profiles = city_profiles(catalog, catalog.cities.values(), (*fields, *also), rests_on=rests_on)
    distances = {slug: distance_km(start, city) for slug, city in catalog.cities.items()} if start else {}
    fitting, unsure, partly = _select(catalog, profiles, distances, filters)
    editions = _editions(fitting, sort)
    by_pay = sort == PAY or filters.min_pay is not None
    groups, ordered = grouped(_sorted(fitting, sort, reverse, distances, editions), sort, editions, by_pay)
    cities = ordered[:limit]
    if also:
        cities = city_profiles(catalog, [profile.city for profile in cities], fields, rests_on=rests_on)
    from_start = {slug: km for slug, km in distances.items() if slug != filters.near}
    return Listing(
        cities=cities,
        wanted=filters,
        distances={profile.slug: distances[profile.slug] for profile in cities} if start else {},
        unsure=tuple(unsure),
        terms=labels_used(catalog, cities),
        sources=sources_used(catalog, cities),
        fields=fields,
        partly=tuple(partly),
        groups=tuple(_first_groups(groups, cities)),
        editions=editions,
        sort=sort,
        found=tuple(_found(catalog, cities, filters)),
        findings=(
            *list_findings(ordered, sort, from_start, editions, groups, start=filters.near, reverse=reverse),
            *(() if ordered else _why_none(catalog, profiles, distances, filters)),
        ),
        total=len(ordered),
    )


def _for_filters(filters: Filters) -> list[Field]:
    """Return the fields that filters look at in profiles; terms are looked up in the city itself."""
    pay: list[Field] = [] if filters.min_pay is None else [PAY]
    return [*pay, SECTORS] if filters.sectors else pay


def _with_what_sorts(catalog: Catalog, fields: Sequence[Field] | None, sort: Field, *, near: bool) -> tuple[Field, ...]:
    """Return fields in the order of the table, all or some, with the one that sorts a list, and distances last."""
    chosen = all_fields(catalog) if fields is None else tuple(fields)
    if sort not in (NAME, DISTANCE, *chosen):
        chosen = tuple(field for field in all_fields(catalog) if field in (sort, *chosen))
    return (*(field for field in chosen if field != DISTANCE), *([DISTANCE] if near else ()))


def _editions(profiles: Iterable[Profile], sort: Field) -> Editions:
    """Return the year of the edition that most cities have of the indicator that they are sorted by."""
    listed = [profile.city for profile in profiles]
    widest = widest_edition(listed, sort.id)
    return {sort.id: widest.year} if widest else {}


def _first_groups(groups: Iterable[CityGroup], cities: Iterable[Profile]) -> Iterator[CityGroup]:
    """Keep of groups the cities that are listed, and of the groups those that still have one."""
    listed = {profile.slug for profile in cities}
    for group in groups:
        if kept := tuple(slug for slug in group.cities if slug in listed):
            yield CityGroup(group.group, kept)


def sort_fields(catalog: Catalog) -> tuple[Field, ...]:
    """Return what a listing can be sorted by."""
    return (*(field for field in PLAIN_FIELDS if field.first), PAY, DISTANCE, *indicator_fields(catalog))


def find_sort_field(catalog: Catalog, typed: str) -> Field:
    """Find the field that is meant to sort by. Raises UsageProblem."""
    return find_field(sort_fields(catalog), typed, "sort-unknown")


def table_fields(catalog: Catalog, sort: Field, *, near: bool) -> tuple[Field, ...]:
    """Return the fields that a table of 80 columns has room for: of the indicators only a few.

    They are the one that it is sorted by, those of the user's own, and main ones, of which none says again what another
    does; a distance takes the room of one.
    """
    indicators = indicator_fields(catalog)
    shown = [field for field in indicators if field == sort or field.definition.origin]
    for field in indicators:
        again = any({field.id, other.id} == {*pair} for other in shown for pair in SAME_MEASURE)
        if field not in shown and is_main(field) and not again and len(shown) < _INDICATORS_IN_A_TABLE - near:
            shown.append(field)
    others = (field for field in all_fields(catalog) if not is_indicator(field))
    return (*others, *sorted(shown, key=lambda field: field != sort))


def names_fields(catalog: Catalog, listing: Listing) -> bool:
    """Whether the fields of a list were named: they are neither all nor those that a table has by itself."""
    fields = tuple(field for field in listing.fields if field != DISTANCE)
    by_itself = table_fields(catalog, listing.sort, near=listing.wanted.near is not None)
    return fields not in (all_fields(catalog), by_itself)


def _select(
    catalog: Catalog, profiles: Iterable[Profile], distances: Mapping[str, float | None], filters: Filters
) -> tuple[list[Profile], list[str], list[str]]:
    """Return profiles that fit, and the slugs left out: ``unsure``, and those that fit ``partly`` (see ``Listing``)."""
    fitting: list[Profile] = []
    unsure: list[str] = []
    partly: list[str] = []
    for profile in profiles:
        city = profile.city
        if not _fits(profile, distances.get(city.slug), filters):
            continue
        lacking = list(_lacking(catalog, city, filters))
        if not lacking:
            fitting.append(profile)
        elif _names_parts(catalog, city, lacking):
            partly.append(city.slug)
        elif not any(city.complete(facet) for facet, _ in lacking):
            unsure.append(city.slug)
    return fitting, unsure, partly


def _why_none(
    catalog: Catalog, profiles: Sequence[Profile], distances: Mapping[str, float | None], filters: Filters
) -> Iterator[Finding]:
    """Say why no city fits: of each filter that alone stands in the way, how many cities all others let through.

    Of pay, it is the highest upper end among these cities, and who has it.
    """

    def others(left_out: Filters) -> list[Profile]:
        return _select(catalog, profiles, distances, left_out)[0]

    found = []
    if filters.min_pay is not None:
        paid = others(structs.replace(filters, min_pay=None))
        known = {profile.slug: profile.range.high for profile in paid if profile.range.high is not None}
        if known:
            highest = max(known, key=lambda slug: known[slug])
            found.append(Finding(code="list_highest_pay", field=PAY.id, cities=(highest,), values=(known[highest],)))
    left_out: dict[str, Filters] = {
        STATE.id: structs.replace(filters, states=()),
        DISTANCE.id: structs.replace(filters, within=None),
        SECTORS.id: structs.replace(filters, sectors=()),
    }
    for facet in filters.terms:
        terms = {other: each for other, each in filters.terms.items() if other != facet}
        left_out[facet] = structs.replace(filters, terms=terms)
    for field, without in left_out.items():
        if without != filters and (count := len(others(without))):
            found.append(Finding(code="list_without", field=field, values=(count,)))
    yield from found or (Finding(code="list_none"),)


def _fits(profile: Profile, distance: float | None, filters: Filters) -> bool:
    """Whether what is known of a city meets all filters but those by terms; an unknown value never does."""
    return (
        (not filters.states or profile.city.state in filters.states)
        and (filters.min_pay is None or (profile.range.high is not None and profile.range.high >= filters.min_pay))
        and (filters.within is None or (distance is not None and distance <= filters.within))
        and {share.group for share in profile.more_than_usual}.issuperset(filters.sectors)
    )


def _lacking(catalog: Catalog, city: City, filters: Filters) -> Iterator[tuple[FacetName, str]]:
    for facet, terms in filters.terms.items():
        implied = catalog.implied(facet, _held(city, facet))
        yield from ((facet, term) for term in terms if term not in implied)


def _names_parts(catalog: Catalog, city: City, lacking: Iterable[tuple[FacetName, str]]) -> bool:
    """Whether a city names a part of each term that it lacks."""
    return all(catalog.parts(facet, _held(city, facet), term) for facet, term in lacking)


def _in_texts(city: City, facet: FacetName) -> tuple[str, ...]:
    return city.facets[facet].terms if facet in city.facets else ()


def _held(city: City, facet: FacetName) -> tuple[str, ...]:
    """Return the terms that a text about the job names for a city, and those that pages about its economy do."""
    return (*_in_texts(city, facet), *named_terms(city, facet))


def _found(catalog: Catalog, profiles: Iterable[Profile], filters: Filters) -> Iterator[Found]:
    for city, facet in product((profile.city for profile in profiles), ECONOMY_FACETS):
        for term in filters.terms.get(facet, ()):
            lists: Mapping[NamedIn, tuple[str, ...]] = {
                "texts": tuple(each for each in _in_texts(city, facet) if term in catalog.implied(facet, [each])),
                "pages": tuple(each for each in named_terms(city, facet) if term in catalog.implied(facet, [each])),
            }
            yield Found(
                city=city.slug,
                facet=facet,
                term=term,
                named_in=tuple(key for key, terms in lists.items() if terms),
                in_texts=lists["texts"],
                on_pages=lists["pages"],
                areas=areas_alone(city, facet, lists["pages"]),
            )


def _sorted(
    profiles: Sequence[Profile],
    sort: Field,
    reverse: bool,
    distances: Mapping[str, float | None],
    editions: Editions,
) -> tuple[Profile, ...]:
    by_name = sorted(profiles, key=lambda profile: (words(profile.city.name), profile.slug))
    values = {profile.slug: _value(profile, sort, distances, editions) for profile in by_name}
    known = [profile for profile in by_name if values[profile.slug] is not None]
    unknown = [profile for profile in by_name if values[profile.slug] is None]
    lowest_first = (best_end(sort) == "low") is not reverse
    if sort in PLAIN_FIELDS:  # turned round, also those that share a value are
        ordered = known if sort == NAME else sorted(known, key=attrgetter(f"city.{sort.id}"))
        return (*(ordered if lowest_first else reversed(ordered)), *unknown)
    by_value = sorted(known, key=lambda profile: float(values[profile.slug] or 0), reverse=not lowest_first)
    return (*by_value, *unknown)


def _value(
    profile: Profile, sort: Field, distances: Mapping[str, float | None], editions: Editions
) -> str | float | None:
    match sort:
        case PlainField():
            fact: str | float | None = getattr(profile.city, sort.id)
            return fact
        case PayField():
            return profile.range.high
        case DistanceField():
            return distances[profile.slug]
        case IndicatorField():
            shown = _shown(profile, sort.id, editions)
            return shown.value if shown else None
        case FacetField() | SectorsField() | NamedField():
            return None  # a list is nothing to sort by
        case _:
            assert_never(sort)


def _shown(profile: Profile, indicator: str, editions: Editions) -> IndicatorValue | None:
    if indicator in editions and (value := profile.edition(indicator, editions[indicator])):
        return value
    return profile.newest(indicator)

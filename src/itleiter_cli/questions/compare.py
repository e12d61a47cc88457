"""Cities side by side: what they share, what only one has, and whether their figures may be compared at all."""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import Literal, assert_never

from msgspec import Struct

from itleiter_cli.catalog.forms import PROFESSION, FacetName, Level, Origin, Period, Seen, TextRole
from itleiter_cli.catalog.model import Catalog, City, IndicatorValue, PayFigure, PlainField, Source
from itleiter_cli.cities.distance import coordinates_origin, distance_km
from itleiter_cli.cities.fields import (
    PAY,
    DistanceField,
    FacetField,
    Field,
    IndicatorField,
    NamedField,
    PayField,
    SectorsField,
    common_edition,
    kinds_of,
)
from itleiter_cli.cities.pay import PayDifference, country_pay, pay_differences
from itleiter_cli.cities.profile import (
    CountryValue,
    Profile,
    city_profiles,
    country_values,
    labels_used,
    sources_used,
)
from itleiter_cli.cities.trust import sources_of
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import Answer, JsonObject, Rows, labelled
from itleiter_cli.questions.finding import (
    Finding,
    deciding_fields,
    number_finding,
    pay_beside,
    pay_finding,
    sectors_finding,
)
from itleiter_cli.questions.profile_record import columns_for, profile_json, profile_rows

Reason = Literal["missing", PayDifference, "seen_differs"]


class Incomparability(Struct, frozen=True):
    """One reason why a field may not be compared.

    ``cities`` are all compared, or for ``missing`` those without a value.
    """

    field: str
    reason: Reason
    cities: tuple[str, ...]


class CityDistance(Struct, frozen=True):
    """The air line between two cities in km; None where coordinates are not known."""

    one: str
    other: str
    km: float | None
    origin: Origin | None


class SharedTerm(Struct, frozen=True):
    """A term that several cities have.

    ``narrower`` says which narrower terms stand for it in a city that does not name it. ``parts`` says which of its
    parts are named by a city that has it only partly, and is not among ``cities``.
    """

    term: str
    cities: tuple[str, ...]
    narrower: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]] = {}


class _Above(Struct, frozen=True):
    """What having a term implies, itself first, and what these are parts of."""

    implied: tuple[str, ...]
    wholes: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Both, the term itself first."""
        return self.implied + self.wholes


class FacetComparison(Struct, frozen=True, kw_only=True):
    """The terms of one facet: held by all cities that have a list, by several, or by one.

    ``partly`` are those held by some of several. ``only_here`` holds where every other list was read in full and is
    about the role; otherwise, or where the own list is about a related role, a term is ``not_seen_elsewhere``.
    """

    facet: FacetName
    shared: tuple[SharedTerm, ...]
    several: tuple[SharedTerm, ...]
    only_here: Mapping[str, tuple[str, ...]]
    not_seen_elsewhere: Mapping[str, tuple[str, ...]]
    partly: tuple[SharedTerm, ...]


class Comparison(Answer, frozen=True, kw_only=True):
    """Cities side by side in the chosen fields.

    ``editions`` are the years of the indicators that are compared: the newest that all cities have that have any. An
    indicator is not among them where there is no such edition. ``germany`` are the values for Germany of the same, and
    ``country_pay`` the figures for Germany that stand beside those of all cities, never for them.
    """

    cities: tuple[Profile, ...]
    fields: tuple[Field, ...]
    per: Period
    level: Level | None
    comparability: tuple[Incomparability, ...]
    facets: tuple[FacetComparison, ...]
    distances: tuple[CityDistance, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]
    editions: Mapping[str, int | None]
    germany: tuple[CountryValue, ...]
    country_pay: tuple[PayFigure, ...]
    findings: tuple[Finding, ...]

    def compared(self, profile: Profile, indicator: str) -> IndicatorValue | None:
        """Return the value of an indicator that is compared, else the newest; None where a city has none."""
        if indicator in self.editions:
            return profile.edition(indicator, self.editions[indicator])
        return profile.newest(indicator)

    def as_rows(self, labels: Language | None = None) -> Rows:
        """Return a row per city."""
        return labelled(
            profile_rows(self.cities, columns_for(self.fields, self.cities), self.fields), self.terms, labels
        )

    def as_json(self) -> JsonObject:
        """Return the record; profiles keep the columns of the chosen fields only."""
        columns = columns_for(self.fields, self.cities)
        return self.as_object(
            cities=[profile_json(profile, columns) for profile in self.cities],
            fields=[field.id for field in self.fields],
        )


def compare_cities(
    catalog: Catalog,
    cities: Sequence[City],
    fields: Sequence[Field],
    *,
    level: Level | None = None,
    per: Period = "month",
) -> Comparison:
    """Put cities side by side in the chosen fields; ``level`` and ``per`` are those of ``city_profiles``."""
    profiles = city_profiles(catalog, cities, fields, level=level, per=per)
    kinds = kinds_of(fields)
    facets = tuple(_compare_facet(catalog, field.id, cities) for field in kinds.facets)
    common = {field.id: common_edition(cities, field.id) for field in kinds.indicators}
    editions = {indicator: edition.year for indicator, edition in common.items() if edition}
    germany = country_values(catalog, editions.items())
    beside = country_pay(catalog, level) if kinds.pay else ()
    comparability = tuple(_comparability(catalog, profiles, fields, editions))
    return Comparison(
        cities=profiles,
        fields=tuple(fields),
        per=per,
        level=level,
        comparability=comparability,
        facets=facets,
        distances=tuple(
            CityDistance(one.slug, other.slug, distance_km(one, other), coordinates_origin(one, other))
            for one, other in combinations(cities if kinds.distance else (), 2)
        ),
        terms=_labels(catalog, profiles, facets),
        sources={
            **sources_used(catalog, profiles),
            **sources_of(catalog, (*(each.source for each in germany), *(figure.source for figure in beside))),
        },
        editions=editions,
        germany=germany,
        country_pay=beside,
        findings=tuple(_findings(catalog, profiles, fields, editions, comparability, facets, beside)),
    )


def _findings(
    catalog: Catalog,
    profiles: Sequence[Profile],
    fields: Sequence[Field],
    editions: Mapping[str, int | None],
    comparability: Sequence[Incomparability],
    facets: Sequence[FacetComparison],
    beside: Sequence[PayFigure],
) -> Iterator[Finding]:
    kinds = kinds_of(fields)
    if kinds.pay:
        found = pay_finding(profiles, [entry.reason for entry in comparability if entry.field == PAY.id])
        yield found
        if found.code != "pay_comparable":
            yield from pay_beside(catalog, beside)
    yield from (_skills_finding(profiles, facet) for facet in facets if facet.facet == "skills")
    for field in deciding_fields(catalog, fields):
        values = {profile.slug: profile.newest(field.id) for profile in profiles}
        if field.id in editions:
            year = editions[field.id]
            yield number_finding(field, {profile.slug: profile.edition(field.id, year) for profile in profiles})
        elif any(values.values()):
            yield Finding(code="not_comparable", field=field.id, cities=tuple(values), reasons=("year_differs",))
    if kinds.sectors:
        yield from islice(sectors_finding(profiles), 1)


def _skills_finding(profiles: Sequence[Profile], facet: FacetComparison) -> Finding:
    """Count what all lists have, and what each has alone, where every list is complete; else say whose lists are."""
    listed = [profile for profile in profiles if "skills" in profile.facets]
    complete = tuple(profile.slug for profile in listed if profile.facets["skills"].complete)
    if len(complete) < len(profiles):
        return Finding(code="skills_known_for", field="skills", cities=complete)
    alone = (len(facet.only_here.get(slug, ())) for slug in complete)
    return Finding(code="skills_shared", field="skills", cities=complete, values=(len(facet.shared), *alone))


def _labels(
    catalog: Catalog, profiles: Sequence[Profile], facets: Sequence[FacetComparison]
) -> dict[str, dict[str, Label]]:
    labels = labels_used(catalog, profiles)
    for facet in facets:
        for shared in (*facet.shared, *facet.several, *facet.partly):
            labels.setdefault(facet.facet, {}).setdefault(shared.term, catalog.terms[facet.facet][shared.term].label)
    return labels


def _comparability(
    catalog: Catalog, profiles: Sequence[Profile], fields: Sequence[Field], editions: Collection[str]
) -> Iterator[Incomparability]:
    for field in fields:
        missing = tuple(profile.slug for profile in profiles if not _has_value(profile, field))
        if missing:
            yield Incomparability(field.id, "missing", missing)
        for reason in _differences(catalog, profiles, field, editions):
            yield Incomparability(field.id, reason, tuple(profile.slug for profile in profiles))


def _has_value(profile: Profile, field: Field) -> bool:
    match field:
        case PlainField():
            return field.comparable == "always" or getattr(profile.city, field.id) is not None
        case PayField():
            return bool(profile.pay)
        case FacetField():
            return field.id in profile.facets
        case SectorsField():
            return bool(profile.sectors)
        case NamedField():
            return bool(profile.economy.get(field.id))
        case IndicatorField():
            return profile.newest(field.id) is not None
        case DistanceField():
            return True  # it is of two cities, so that none lacks it
        case _:
            assert_never(field)


def _differences(
    catalog: Catalog, profiles: Sequence[Profile], field: Field, editions: Collection[str]
) -> Iterator[Reason]:
    match field:
        case PayField():
            yield from pay_differences(catalog, (profile.figures for profile in profiles if profile.pay))
        case FacetField():
            if len(_ways_read(profiles, field.id)) > 1:
                yield "seen_differs"
        case IndicatorField():
            if field.id not in editions and any(profile.newest(field.id) for profile in profiles):
                yield "year_differs"
        case SectorsField():
            if len(_days_of_sectors(profiles)) > 1:
                yield "year_differs"
        case PlainField() | NamedField() | DistanceField():
            pass
        case _:
            assert_never(field)


def _ways_read(profiles: Sequence[Profile], facet: FacetName) -> set[tuple[Seen, TextRole]]:
    """Return how much of the texts behind a facet was read, and what they are about."""
    lists = [profile.facets[facet] for profile in profiles if facet in profile.facets]
    return {(each.seen, each.role) for each in lists}


def _days_of_sectors(profiles: Sequence[Profile]) -> set[datetime.date]:
    """Return the days that the employees by group are of."""
    return {profile.city.sectors.date for profile in profiles if profile.city.sectors}


def _compare_facet(catalog: Catalog, facet: FacetName, cities: Sequence[City]) -> FacetComparison:
    """Sort the terms of a facet by who has them.

    A narrower term counts as the broader one, a part as having the whole *partly*.
    """
    named = {city.slug: city.facets[facet].terms for city in cities if facet in city.facets}
    common = _common_terms(catalog, facet, named)
    alone = _terms_of_one(named, common)
    certain = _certain_cities(facet, cities)
    return FacetComparison(
        facet=facet,
        shared=tuple(each for each in common if len(each.cities) == len(named)),
        several=tuple(each for each in common if len(each.cities) < len(named) and not each.parts),
        only_here={slug: terms for slug, terms in alone.items() if slug in certain},
        not_seen_elsewhere={slug: terms for slug, terms in alone.items() if slug not in certain},
        partly=tuple(each for each in common if each.parts),
    )


def _common_terms(catalog: Catalog, facet: FacetName, named: Mapping[str, Sequence[str]]) -> list[SharedTerm]:
    """Return the terms that at least two cities have, in full or in part, in the order in which cities name them."""
    above = {term: _above(catalog, facet, term) for terms in named.values() for term in terms}
    order = dict.fromkeys(each for one in above.values() for each in one.all)
    above.update((term, _above(catalog, facet, term)) for term in order if term not in above)
    found = {term: _shared_term(term, named, above) for term in order}
    several = (each for each in found.values() if len(each.cities) + len(each.parts) > 1)
    return [each for each in several if _is_informative(each, found, above)]


def _terms_of_one(named: Mapping[str, Sequence[str]], common: Sequence[SharedTerm]) -> dict[str, tuple[str, ...]]:
    """Return per city the terms that are in no common one: neither the same, nor counted as it or as a part of it."""
    counted = {(slug, each.term) for each in common for slug in each.cities}
    for each in common:
        for counted_as in (each.narrower, each.parts):
            counted.update((slug, term) for slug, terms in counted_as.items() for term in terms)
    alone = {slug: tuple(term for term in terms if (slug, term) not in counted) for slug, terms in named.items()}
    return {slug: terms for slug, terms in alone.items() if terms}


def _certain_cities(facet: FacetName, cities: Sequence[City]) -> set[str]:
    """Return the cities of whose own terms it is certain that the others lack them."""
    about_role = {city.slug for city in cities if facet in city.facets and city.facets[facet].role == PROFESSION}
    return {slug for slug in about_role if all(city.complete(facet) for city in cities if city.slug != slug)}


def _above(catalog: Catalog, facet: FacetName, term: str) -> _Above:
    implied = (term, *sorted(catalog.broader(facet, term)))
    return _Above(implied, tuple(whole for each in implied for whole in catalog.terms[facet][each].part_of))


def _shared_term(term: str, named: Mapping[str, Sequence[str]], above: Mapping[str, _Above]) -> SharedTerm:
    has = tuple(slug for slug, terms in named.items() if any(term in above[each].implied for each in terms))
    narrower = {
        slug: tuple(other for other in named[slug] if term in above[other].implied)
        for slug in has
        if term not in named[slug]
    }
    parts = {
        slug: tuple(other for other in terms if term in above[other].wholes)
        for slug, terms in named.items()
        if slug not in has
    }
    return SharedTerm(term, has, narrower, {slug: terms for slug, terms in parts.items() if terms})


def _is_informative(shared: SharedTerm, found: Mapping[str, SharedTerm], above: Mapping[str, _Above]) -> bool:
    """Whether some city names a term itself, or it tells more than one below it that the same cities have."""
    if len(shared.narrower) < len(shared.cities):
        return True
    below = (other for other in found.values() if shared.term in above[other.term].all and other is not shared)
    return not any(set(other.cities) == {*shared.cities, *shared.parts} for other in below)

"""Cities side by side: what they share, what only one has, and whether their figures may be compared at all."""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import Literal, assert_never, get_args

from msgspec import Struct

from itleiter_cli.catalog.forms import FacetName, Level, NamedLevel, Origin, Period, Seen, TextRole
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
    has_main_fields,
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
    number_findings,
    pay_beside,
    pay_finding,
    sectors_finding,
)
from itleiter_cli.questions.profile_record import columns_for, profile_json, profile_rows
from itleiter_cli.questions.shared_terms import FacetComparison, compare_facet, terms_finding

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
    facets = tuple(compare_facet(catalog, field.id, cities) for field in kinds.facets)
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
        reasons = [entry.reason for entry in comparability if entry.field == PAY.id]
        levels = _comparable_levels(catalog, profiles) if "level_differs" in reasons else ()
        found = pay_finding(profiles, reasons, levels)
        yield found
        if found.code != "pay_comparable":
            yield from pay_beside(catalog, beside)
    is_alone = not has_main_fields(catalog, fields)
    yield from (terms_finding(profiles, facet) for facet in facets if is_alone or facet.facet == "skills")
    for field in deciding_fields(catalog, fields):
        values = {profile.slug: profile.newest(field.id) for profile in profiles}
        if field.id in editions or not any(values.values()):
            year = editions.get(field.id)
            yield from number_findings(field, {profile.slug: profile.edition(field.id, year) for profile in profiles})
        else:
            yield Finding(code="not_comparable", field=field.id, cities=tuple(values), reasons=("year_differs",))
    if kinds.sectors:
        yield from islice(sectors_finding(profiles), 1)


def _labels(
    catalog: Catalog, profiles: Sequence[Profile], facets: Sequence[FacetComparison]
) -> dict[str, dict[str, Label]]:
    labels = labels_used(catalog, profiles)
    for facet in facets:
        for shared in (*facet.shared, *facet.several, *facet.partly):
            labels[facet.facet].setdefault(shared.term, catalog.terms[facet.facet][shared.term].label)
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
            return getattr(profile.city, field.id) is not None
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
            yield from pay_differences(catalog, (profile.pay for profile in profiles if profile.pay))
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


def _comparable_levels(catalog: Catalog, profiles: Sequence[Profile]) -> Iterator[NamedLevel]:
    """Give the levels that all cities name with figures of one kind."""
    for level in get_args(NamedLevel):
        of_level = [[used for used in profile.pay if used.figure.level == level] for profile in profiles]
        if all(of_level) and not any(pay_differences(catalog, of_level)):
            yield level

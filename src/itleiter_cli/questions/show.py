"""What is known about some cities, one after the other."""

from collections.abc import Iterator, Mapping, Sequence

from itleiter_cli.catalog.model import Catalog, City, PayFigure, Source
from itleiter_cli.cities.fields import Field, has_main_fields, kinds_of
from itleiter_cli.cities.pay import country_pay
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
    germany_finding,
    pay_beside,
    pay_finding,
    sectors_finding,
)
from itleiter_cli.questions.profile_record import columns_for, profile_json, profile_rows


class Profiles(Answer, frozen=True, kw_only=True):
    """Profiles of some cities in the chosen fields, one after the other.

    ``germany`` are the values for Germany of the editions of indicators that the profiles have, ``country_pay`` the
    figures for Germany that stand beside those of all cities, never for them. ``findings`` are those of one city after
    the other; what is official for Germany stands once, with the first.
    """

    cities: tuple[Profile, ...]
    fields: tuple[Field, ...]
    terms: Mapping[str, Mapping[str, Label]]
    sources: Mapping[str, Source]
    germany: tuple[CountryValue, ...]
    country_pay: tuple[PayFigure, ...]
    findings: tuple[Finding, ...]

    def country_value(self, indicator: str, year: int | None) -> CountryValue | None:
        """Return the value for Germany of one edition of an indicator, or None."""
        return next((each for each in self.germany if (each.indicator, each.year) == (indicator, year)), None)

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


def show_cities(catalog: Catalog, cities: Sequence[City], fields: Sequence[Field]) -> Profiles:
    """Gather the profiles of some cities in the chosen fields."""
    beside = country_pay(catalog) if kinds_of(fields).pay else ()
    profiles = city_profiles(catalog, cities, fields)
    germany = country_values(
        catalog,
        (
            (key, edition.year)
            for profile in profiles
            for key, editions in profile.indicators.items()
            for edition in editions
        ),
    )
    return Profiles(
        cities=profiles,
        fields=tuple(fields),
        terms=labels_used(catalog, profiles),
        sources={
            **sources_used(catalog, profiles),
            **sources_of(catalog, (*(each.source for each in germany), *(figure.source for figure in beside))),
        },
        germany=germany,
        country_pay=beside,
        findings=tuple(
            dict.fromkeys(
                found for profile in profiles for found in _findings(catalog, profile, fields, germany, beside)
            )
        ),
    )


def _findings(
    catalog: Catalog,
    profile: Profile,
    fields: Sequence[Field],
    germany: Sequence[CountryValue],
    beside: Sequence[PayFigure],
) -> Iterator[Finding]:
    kinds = kinds_of(fields)
    if kinds.pay:
        yield pay_finding([profile], ())
        yield from pay_beside(catalog, beside)
    for facet in kinds.facets if not has_main_fields(catalog, fields) else ():
        listed = profile.facets.get(facet.id)
        if listed is None:
            yield Finding(code="missing", field=facet.id, cities=(profile.slug,))
        else:
            reasons = () if listed.complete else ("seen_part",) if listed.seen == "part" else ("role_related",)
            count = len(listed.terms)
            yield Finding(code="terms_listed", field=facet.id, cities=(profile.slug,), values=(count,), reasons=reasons)
    for field in deciding_fields(catalog, fields):
        value = profile.newest(field.id)
        if value is None:
            yield Finding(code="missing", field=field.id, cities=(profile.slug,))
            continue
        of_edition = (each for each in germany if (each.indicator, each.year) == (field.id, value.year))
        yield germany_finding(field, profile.slug, value, next(of_edition, None))
    if kinds.sectors:
        yield from sectors_finding([profile])

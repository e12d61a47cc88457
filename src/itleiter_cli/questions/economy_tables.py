"""The tidy tables of a city's economy: employees by group of sections, and what pages name for it."""

import datetime
from collections.abc import Iterator
from operator import attrgetter
from typing import Annotated, NamedTuple

from msgspec import Meta

from itleiter_cli.catalog.economy import ALL_SECTORS, Economy, NamedTerm, Page, SectorGroup, Sectors
from itleiter_cli.catalog.forms import (
    COUNTRY,
    ECONOMY_FACETS,
    EconomyFacet,
    PageKind,
    Scope,
    Seen,
    place_of,
)
from itleiter_cli.catalog.model import Catalog, City, Source, Term
from itleiter_cli.catalog.patterns import NonBlank, SectorId, Slug, Url
from itleiter_cli.cities.sectors import SectorShare, country_shares, sector_shares
from itleiter_cli.messages.language import Label
from itleiter_cli.questions.answer import Column

PageNumber = Annotated[int, Meta(ge=1)]
PageDate = Annotated[str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
"""A year, a month or a day."""
Region = Annotated[str, Meta(pattern=r"^([a-z][a-z0-9-]*|[A-Z]{2})$")]
"""The slug of a city, or the two letters of a state or the country."""


class SectorObservation(NamedTuple):
    """A group of sections in a city, or in the country where ``city`` is None, and its source."""

    city: str | None
    sectors: Sectors
    share: SectorShare
    group: SectorGroup
    source: Source

    @property
    def remark(self) -> Label | None:
        """Why the group is left out, else what its number counts."""
        return self.sectors.left_out.get(self.share.group) or self.sectors.notes.get(self.share.group)


class NamedObservation(NamedTuple):
    """A term that a page names for the economy of a city."""

    city: City
    economy: Economy
    facet: EconomyFacet
    named: NamedTerm
    term: Term
    page: Page


def _scope(each: SectorObservation) -> Scope:
    return "country" if each.city is None else "city"


def _more_than_usual(each: SectorObservation) -> bool | None:
    return None if each.share.factor is None else each.share.more_than_usual  # without a factor it is not known


SECTOR_COLUMNS: tuple[Column[SectorObservation], ...] = (
    Column("city", Slug | None, attrgetter("city")),
    Column("scope", Scope, _scope),
    Column("region", Region, lambda each: each.city or COUNTRY),
    Column("area", NonBlank | None, attrgetter("sectors.area")),
    Column("group", SectorId, attrgetter("share.group")),
    Column("label_de", NonBlank, attrgetter("group.de")),
    Column("label_en", NonBlank, attrgetter("group.en")),
    Column("employees", int | None, attrgetter("share.employees")),
    Column("share", float | None, attrgetter("share.share")),
    Column("share_germany", float | None, attrgetter("share.share_germany")),
    Column("factor", float | None, attrgetter("share.factor")),
    Column("more_than_usual", bool | None, _more_than_usual),
    Column("computed", NonBlank | None, attrgetter("share.computed")),
    Column("remark_de", str | None, lambda each: each.remark.de if each.remark else None),
    Column("remark_en", str | None, lambda each: each.remark.en if each.remark else None),
    Column("date", datetime.date, attrgetter("sectors.date")),
    Column("source", NonBlank, attrgetter("sectors.source")),
    Column("source_url", Url | None, attrgetter("source.url")),
    Column("pack", str | None, lambda each: place_of(each.sectors.origin)),
)

NAMED_COLUMNS: tuple[Column[NamedObservation], ...] = (
    Column("city", Slug, attrgetter("city.slug")),
    Column("facet", EconomyFacet, attrgetter("facet")),
    Column("term", Slug, attrgetter("named.term")),
    Column("term_de", NonBlank, attrgetter("term.de")),
    Column("term_en", NonBlank, attrgetter("term.en")),
    Column("area", NonBlank | None, attrgetter("named.area")),
    Column("page", PageNumber, attrgetter("page.number")),
    Column("page_publisher", NonBlank, attrgetter("page.publisher")),
    Column("page_url", Url | None, attrgetter("page.url")),
    Column("page_dated", PageDate | None, lambda each: None if each.page.dated is None else str(each.page.dated)),
    Column("page_kind", PageKind, attrgetter("page.kind")),
    Column("page_seen", Seen, attrgetter("page.seen")),
    Column("accessed", datetime.date, attrgetter("economy.accessed")),
    Column("pack", str | None, lambda each: place_of(each.economy.origin)),
)


def sector_observations(catalog: Catalog) -> Iterator[SectorObservation]:
    """Return the groups of the country and of each city, all employees first."""
    country = catalog.states.get(COUNTRY)
    if country is not None and country.sectors is not None:
        yield from _of_region(catalog, None, country.sectors, country_shares(catalog))
    for city in catalog.cities.values():
        if city.sectors is not None:
            yield from _of_region(catalog, city.slug, city.sectors, sector_shares(catalog, city))


def _of_region(
    catalog: Catalog, city: str | None, sectors: Sectors, shares: tuple[SectorShare, ...]
) -> Iterator[SectorObservation]:
    everyone = SectorShare(group=ALL_SECTORS, employees=sectors.employees[ALL_SECTORS], share=1.0)
    for share in (everyone, *shares):
        group, source = catalog.sectors[share.group], catalog.sources[sectors.source]
        yield SectorObservation(city, sectors, share, group, source)


def named_observations(catalog: Catalog) -> Iterator[NamedObservation]:
    """Return what pages name for each city, once for each page."""
    return (
        NamedObservation(city, city.economy, facet, named, catalog.terms[facet][named.term], page)
        for city in catalog.cities.values()
        if city.economy is not None
        for facet in ECONOMY_FACETS
        for named in city.economy.named(facet)
        for page in city.economy.pages_of(named)
    )

"""What is known of the economy of a city: employees by group of sections, and what pages name for it."""

import datetime
from collections.abc import Mapping

from msgspec import Struct

from itleiter_cli.catalog.forms import EconomyFacet, Origin, PageKind, Seen, Worded
from itleiter_cli.messages.language import Label

ALL_SECTORS = "TOTAL"
"""The group that holds all employees."""


class SectorGroup(Worded, frozen=True, kw_only=True):
    """A group of sections of WZ 2008.

    ``least_factor`` is the factor from which it has more jobs than usual; without it, it is never said to have.
    ``instead_of`` is the group that it takes the place of where that one is suppressed. ``computed`` are the two groups
    whose difference it is.
    """

    least_factor: float | None = None
    instead_of: str | None = None
    computed: tuple[str, str] | None = None
    origin: Origin | None = None


class Sectors(Struct, frozen=True, kw_only=True):
    """Employees by group of sections, at the place of work, in a city, in the ``area`` around it, or in the country.

    None stands for a number that the source suppresses. Groups that are ``left_out`` are never said to have more jobs
    than usual, for the reason given; ``notes`` say what a group's number counts.
    """

    date: datetime.date
    source: str
    area: str | None = None
    employees: Mapping[str, int | None]
    left_out: Mapping[str, Label] = {}
    notes: Mapping[str, Label] = {}
    origin: Origin | None = None


class Page(Struct, frozen=True, kw_only=True):
    """A page about the economy of a city, and how much of it was read; ``dated`` may be as little as a year."""

    number: int
    publisher: str
    url: str | None = None
    dated: int | str | None = None
    kind: PageKind
    seen: Seen


class NamedTerm(Struct, frozen=True, kw_only=True):
    """An industry or a kind of employers that pages name for a city, or for the ``area`` around it."""

    term: str
    pages: tuple[int, ...]
    area: str | None = None


class Economy(Struct, frozen=True, kw_only=True):
    """What pages name as the economy of a city; it says nothing about the job, and what is absent is not named."""

    accessed: datetime.date
    pages: tuple[Page, ...]
    industries: tuple[NamedTerm, ...] = ()
    employers: tuple[NamedTerm, ...] = ()
    origin: Origin | None = None

    def named(self, facet: EconomyFacet) -> tuple[NamedTerm, ...]:
        """Return what is named in a facet."""
        return self.industries if facet == "industries" else self.employers

    def pages_of(self, named: NamedTerm) -> tuple[Page, ...]:
        """Return the pages that name something."""
        return tuple(page for page in self.pages if page.number in named.pages)

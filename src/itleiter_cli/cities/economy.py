"""What pages name as the economy of a city: of when it is, and which pages some lists rest on."""

from collections.abc import Collection, Iterable

from itleiter_cli.catalog.economy import Economy, NamedTerm, Page
from itleiter_cli.catalog.forms import ECONOMY_FACETS, EconomyFacet, FacetName, year_of
from itleiter_cli.catalog.model import City


def newest_year(economy: Economy, named: NamedTerm) -> int | None:
    """Return the year of the newest page that names something, None where all of them are undated."""
    return max((year for page in economy.pages_of(named) if (year := year_of(page.dated)) is not None), default=None)


def pages_behind(economy: Economy, named: Iterable[NamedTerm]) -> tuple[Page, ...]:
    """Return the pages that name any of some terms, in their order."""
    numbers = {number for each in named for number in each.pages}
    return tuple(page for page in economy.pages if page.number in numbers)


def named_terms(city: City, facet: FacetName) -> tuple[str, ...]:
    """Return the terms of a facet that pages name for a city; they never name skills, culture or training."""
    if city.economy is None:
        return ()
    return tuple(named.term for each in ECONOMY_FACETS if each == facet for named in city.economy.named(each))


def areas_alone(city: City, facet: EconomyFacet, terms: Collection[str]) -> tuple[str, ...]:
    """Return the areas that pages name some terms for, each once; nothing where they name one for the city itself."""
    named = [each for each in city.economy.named(facet) if each.term in terms] if city.economy else []
    areas = tuple(dict.fromkeys(each.area for each in named if each.area is not None))
    return areas if all(each.area is not None for each in named) else ()

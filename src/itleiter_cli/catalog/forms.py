"""The forms that records and entries share: what a number must keep to, closed sets of choices, origins."""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from itleiter_cli.messages.language import Label

LARGEST_AMOUNT = 10_000_000
"""In EUR, of any period."""
Amount = Annotated[int, Meta(ge=1, le=LARGEST_AMOUNT)]
"""EUR per month or per year."""
Persons = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Times = Annotated[int, Meta(ge=0, le=10_000)]
"""How often something was found."""
Year = Annotated[int, Meta(ge=1900, le=2100)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
EscoId = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Number = Annotated[int, Meta(ge=-(10**12), le=10**12)] | Annotated[float, Meta(ge=-1e12, le=1e12)]

FacetName = Literal["industries", "employers", "skills", "culture", "training"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)
NamedLevel = Literal["entry", "experienced"]
Level = Literal[NamedLevel, "any"]
Measure = Literal["range", "points", "quartiles", "mean", "median"]
MidIs = Literal["mean", "median"]
Period = Literal["month", "year"]
Basis = Literal["gross"]
Assumable = Literal["period", "basis"]
Scope = Literal["city", "state", "country"]
Seen = Literal["full", "part"]
TextRole = Literal["it-leiter", "related"]
Coverage = Literal["there", "partly"]
COVERAGES: tuple[Coverage, ...] = get_args(Coverage)
EscoMatch = Literal["exact", "close", "narrow", "broad"]
"""Of the ESCO skill with the term: narrow and broad say that the ESCO skill is narrower or broader."""
EscoRelation = Literal["essential", "optional"]
ESCO_RELATIONS: tuple[EscoRelation, ...] = get_args(EscoRelation)
EconomyFacet = Literal["industries", "employers"]
ECONOMY_FACETS: tuple[EconomyFacet, ...] = get_args(EconomyFacet)
PageKind = Literal["city", "agency", "chamber", "press", "encyclopedia", "other"]
CodeScheme = Literal["esco", "kldb2010", "onet"]
End = Literal["low", "high"]
"""An end of an order: the lowest or earliest, or the highest."""
Better = Literal[End, "none"]
SourceKind = Literal["statistic", "salary-database", "report", "job-board-text", "register", "gazetteer", "own-data"]

PROFESSION: Literal["it-leiter"] = "it-leiter"
COUNTRY = "DE"
CITY_STATES: Mapping[str, str] = {"BE": "berlin", "HH": "hamburg"}
"""The states that are one city, with its slug: their figures are the city's, and stand in for a part of it."""


class Origin(Struct, frozen=True):
    """Where in a file of the user's own something stands, or what it rests on; lines count from 1.

    What is bundled has no origin.
    """

    file: str
    line: int


def place_of(origin: Origin | None) -> str | None:
    """Write the file and the line of what is the user's own: ``mine.yaml:12``."""
    return None if origin is None else f"{origin.file}:{origin.line}"


class Worded(Struct, frozen=True, kw_only=True):
    """What has words in both languages."""

    de: str
    en: str

    @property
    def label(self) -> Label:
        """The words in both languages."""
        return Label(self.de, self.en)


def year_of(dated: int | str | None) -> int | None:
    """Return the year of a year, a month or a day, None for what is undated."""
    return None if dated is None else int(str(dated)[:4])

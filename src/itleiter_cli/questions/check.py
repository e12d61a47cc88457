"""What is wrong in files of the user's own, each laid over the bundled data, and what might be."""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path as FilePath
from typing import Literal, NamedTuple

from msgspec import Struct, UnsetType

from itleiter_cli.catalog.build import build_catalog, merged, read_own
from itleiter_cli.catalog.bundled import bundled_files
from itleiter_cli.catalog.economy import ALL_SECTORS
from itleiter_cli.catalog.entries import (
    AddedPay,
    AnyFacet,
    AnyPay,
    AnyValue,
    CityEntry,
    FacetEntry,
    Pack,
    PayEntry,
    StateEntry,
    ValueEntry,
    figures_of,
)
from itleiter_cli.catalog.files import files_of, shown_name
from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.catalog.merge import stated_paths
from itleiter_cli.catalog.model import Catalog, City, PayFigure, Source
from itleiter_cli.catalog.names import foldings, nearest_keys, without_title
from itleiter_cli.catalog.packs import PackFile, read_pack
from itleiter_cli.catalog.yaml_values import Path
from itleiter_cli.cities.pay import figure_year, fitting_period, unusual_pay
from itleiter_cli.cities.sectors import SHARES
from itleiter_cli.cities.trust import count_uses, source_year
from itleiter_cli.messages.errors import InvalidData, Problem, Text, text
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import Answer, Column, JsonObject, Rows, objects_of, rows_of

_QUOTES = "„“”‚‘’«»‹›"
"""What a word processor makes of quotes; YAML takes them for letters."""

Severity = Literal["error", "warning", "note"]
"""Only an error makes a file invalid; a note says what follows from what is right."""


class FileProblem(NamedTuple):
    """Something that is wrong in a file, or might be.

    Line and column count from 1; ``code`` is the same in every language.
    """

    problem: Problem
    severity: Severity
    language: Language


CHECK_COLUMNS: tuple[Column[FileProblem], ...] = (
    Column("file", str, attrgetter("problem.file")),
    Column("line", int, attrgetter("problem.line")),
    Column("column", int, attrgetter("problem.column")),
    Column("severity", Severity, attrgetter("severity")),
    Column("path", str, attrgetter("problem.path")),
    Column("code", str, attrgetter("problem.message.key")),
    Column("message", str, lambda each: each.language.words(each.problem.message)),
    Column("hint", str, lambda each: each.language.words(each.problem.hint)),
)


class CheckedFile(Struct, frozen=True, kw_only=True):
    """A file that was checked: how much was found, and how many cities and pay figures it has."""

    file: str
    errors: int
    warnings: int
    cities: int
    pay: int
    notes: int


class Check(Answer, frozen=True, kw_only=True):
    """What was found in some files, file by file, errors before warnings, these before notes."""

    files: tuple[CheckedFile, ...]
    problems: tuple[FileProblem, ...]
    sources: Mapping[str, Source] = {}

    @property
    def valid(self) -> bool:
        """Whether there is nothing but warnings and notes."""
        return not any(file.errors for file in self.files)

    def as_rows(self, labels: Language | None = None) -> Rows:  # noqa: ARG002
        """Return a row per finding."""
        return rows_of(self.problems, CHECK_COLUMNS)

    def as_json(self) -> JsonObject:
        """Return the record; its problems have the columns of the rows."""
        return self.as_object(problems=objects_of(self.problems, CHECK_COLUMNS))


def check_files(paths: Sequence[FilePath], base: Sequence[FilePath], language: Language) -> Check:
    """Check files, each for itself laid over the bundled data and ``base``; say what was found in a language.

    Raises InvalidData where ``base`` itself cannot be used.
    """
    below = [read_pack(path)[0] for path in bundled_files()]
    below += [file for file, _ in read_own((path for each in base for path in files_of(each)), below)]
    if base:
        build_catalog(below, "")
    checked = [_check(file, below, language) for path in paths for file in _packs(path, below)]
    return Check(
        files=tuple(file for file, _ in checked),
        problems=tuple(finding for _, findings in checked for finding in findings),
    )


def _packs(path: FilePath, below: Sequence[PackFile]) -> Iterator[PackFile]:
    try:
        files = files_of(path)
    except InvalidData as error:
        yield PackFile(shown_name(path), "", Pack(), error.problems)
        return
    for file in files:
        others = [each for each in below if each.name != shown_name(file)]
        yield read_own([file], others)[0][0]


def _check(file: PackFile, below: Sequence[PackFile], language: Language) -> tuple[CheckedFile, list[FileProblem]]:
    errors: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()
    notes: Sequence[Problem] = ()
    others = [pack for pack in below if pack.name != file.name]
    known = merged(others)
    try:
        catalog = build_catalog([*others, file], "")
    except InvalidData as invalid:
        errors = invalid.problems
    else:
        warnings = sorted(_warnings(file, others, catalog), key=lambda problem: (problem.line, problem.column))
        notes = list(_notes(file, known, catalog))
    checked = CheckedFile(
        file=file.name,
        errors=len(errors),
        warnings=len(warnings),
        cities=len(file.pack.cities),
        pay=_count_stated_figures(file, known),
        notes=len(notes),
    )
    return checked, [
        *(FileProblem(problem, "error", language) for problem in errors),
        *(FileProblem(problem, "warning", language) for problem in warnings),
        *(FileProblem(problem, "note", language) for problem in notes),
    ]


def _regions(pack: Pack) -> Iterator[tuple[Path, CityEntry | StateEntry]]:
    yield from ((("states", code), state) for code, state in pack.states.items())
    yield from ((("cities", slug), city) for slug, city in pack.cities.items())


def _count_stated_figures(file: PackFile, below: Pack) -> int:
    """Count the pay figures of the file itself, without those that a table leaves as they were."""
    before = dict(_regions(below)) if file.is_table else {}
    return sum(len(_stated_figures(entry, before.get(path))) for path, entry in _regions(file.pack))


def _stated_figures(entry: CityEntry | StateEntry, before: CityEntry | StateEntry | None) -> list[PayEntry]:
    known = figures_of(before.pay) if before is not None and isinstance(entry.pay, list) else ()
    return [figure for figure in figures_of(entry.pay) if figure not in known]


def _notes(file: PackFile, below: Pack, catalog: Catalog) -> Iterator[Problem]:
    """Say where a list of pay figures takes the place of others, which `add` keeps, and where a table is as known."""
    if file.is_table and not any(stated_paths(file.pack)):
        yield file.problem((), text("table-as-known"), text("table-as-known-hint"))
    stated = dict(_regions(below))
    for path, entry in _regions(file.pack):
        before = figures_of(stated[path].pay) if path in stated else ()
        replaces = isinstance(entry.pay, list) or (file.is_table and entry.pay is None)
        if replaces and (lost := sum(not _is_among(figure, figures_of(entry.pay)) for figure in before)):
            form = text("pay-replaced-hint", form="pay: {add: [...]}")
            message, hint = text("pay-replaced", count=lost), text("pay-cleared-hint") if file.is_table else form
            yield file.problem((*path, "pay"), message, hint)
    yield from _replaced_terms(file, below)
    if file.is_table:
        yield from _beside(file, catalog)


def _beside(file: PackFile, catalog: Catalog) -> Iterator[Problem]:
    """Say where a pay figure of a table stands beside one of the same role, level, measure and period."""
    for path, entry in _regions(file.pack):
        if isinstance(entry.pay, AddedPay):
            pay = (catalog.cities if path[0] == "cities" else catalog.states)[str(path[1])].pay
            known = pay[: len(pay) - len(entry.pay.add)]
            for index, each in enumerate(pay[len(known) :]):
                kind = (each.role, each.level, each.measure, each.period)
                for other in known:
                    if (other.role, other.level, other.measure, other.period) == kind:
                        place = (*path, "pay", "add", index)
                        yield file.problem(place, _stands_beside(catalog, each, other), text("pay-beside-hint"))


def _stands_beside(catalog: Catalog, figure: PayFigure, known: PayFigure) -> Text:
    source = catalog.sources[known.source]
    year = figure_year(catalog, known)
    return text(
        "pay-beside",
        amounts=_amounts(figure),
        known=_amounts(known),
        source=source.brief or source.publisher,
        year=text("undated") if year is None else str(year),
    )


def _amounts(figure: PayFigure) -> Text:
    """Name the amounts that a figure has, from the lowest; an open end is named by its bound."""
    there: list[int | Text] = [each for each in (figure.low, figure.mid, figure.high) if each is not None]
    if figure.above is not None:
        there.append(text("amounts-above", bound=figure.above))
    if len(there) == 1:
        return text("amounts-mean", mid=there[0])
    if len(there) == 2:
        key = figure.measure if figure.measure in ("range", "points") else "quartiles"
        return text(f"amounts-{key}", low=there[0], high=there[1])
    return text("amounts-quartiles-mid", low=there[0], mid=there[1], high=there[2])


def _replaced_terms(file: PackFile, below: Pack) -> Iterator[Problem]:
    for slug, city in file.pack.cities.items():
        for facet in FACETS:
            terms = _terms(getattr(city, facet))
            known = _terms(getattr(below.cities[slug], facet)) if slug in below.cities else set()
            is_cleared = file.is_table and getattr(city, facet) is None
            if (terms or is_cleared) and (without := known - terms):
                hint = text("pay-cleared-hint") if is_cleared else text("terms-replaced-hint", slug=slug)
                message = text("terms-replaced", count=len(without))
                yield file.problem(("cities", slug, facet), message, hint)


def _terms(facet: AnyFacet) -> set[str]:
    return set(facet.terms if isinstance(facet, FacetEntry) else facet or ())


def _is_among(figure: PayEntry, others: Sequence[PayEntry]) -> bool:
    return any(figure.states_same_as(other) for other in others)


def _warnings(file: PackFile, others: Sequence[PackFile], catalog: Catalog) -> Iterator[Problem]:
    """Go through what a person would ask back about."""
    if not any(stated_paths(file.pack)) and not file.is_table:
        yield file.problem((), text("file-empty"), text("file-empty-hint"))
    yield from _unused_sources(file, catalog)
    for code, state in file.pack.states.items():
        yield from _pay(file, catalog, ("states", code, "pay"), state.pay, catalog.states[code].pay)
    for slug, entry in file.pack.cities.items():
        yield from _city_warnings(file, others, catalog, slug, entry)


def _city_warnings(
    file: PackFile, others: Sequence[PackFile], catalog: Catalog, slug: str, entry: CityEntry
) -> Iterator[Problem]:
    yield from _pay(file, catalog, ("cities", slug, "pay"), entry.pay, catalog.cities[slug].pay)
    yield from _indicators(file, catalog, slug)
    yield from _derived(file, catalog, slug, entry)
    yield from _place(file, catalog.cities[slug], entry)
    other_names = [other.pack.cities[slug].name for other in others if slug in other.pack.cities]
    if isinstance(entry.name, str) and entry.name not in other_names:
        yield from _repeated_name(file, catalog, slug, entry.name)
        if entry.name[0] in _QUOTES:
            message = text("name-quoted", name=entry.name)
            hint = text("name-quoted-hint", plain=entry.name.strip(_QUOTES))
            yield file.problem(("cities", slug, "name"), message, hint)
    if file.is_table and not other_names:
        yield from _near_name(file, others, catalog.cities[slug].name, slug)
    if entry.text and not any(getattr(entry, facet) for facet in FACETS):
        yield file.problem(("cities", slug, "text"), text("text-without-facets"), text("text-without-facets-hint"))


def _near_name(file: PackFile, others: Sequence[PackFile], called: str, slug: str) -> Iterator[Problem]:
    """Ask about a new town of a table that is spelled nearly as a known one; of the same name is asked about apart."""
    cities = (each for other in others for each in other.pack.cities.items())
    known = {key: (key, city.name) for key, city in cities if isinstance(city.name, str)}
    near = nearest_keys(known, called)
    if near and not any(known[key][1] == called for key in near):
        message = text("name-near", name=called, cities=near)
        yield file.problem(("cities", slug, "name"), message, text("name-near-hint"))


def _unused_sources(file: PackFile, catalog: Catalog) -> Iterator[Problem]:
    figures, facets = count_uses(catalog)
    for key in file.pack.sources:
        if key not in figures and key not in facets and not catalog.sources[key].covers:
            yield file.problem(("sources", key), text("source-unused", key=key), text("source-unused-hint"))


def _pay(file: PackFile, catalog: Catalog, path: Path, stated: AnyPay, used: Sequence[PayFigure]) -> Iterator[Problem]:
    """Ask about the figures that the file states, which are the last of those used."""
    path = (*path, "add") if isinstance(stated, AddedPay) else path
    for index, figure in enumerate(used[len(used) - len(figures_of(stated)) :]):
        if figure.origin is None or figure.origin.file != file.name:
            continue  # what a table leaves as it was
        if figure_year(catalog, figure) is None:
            yield _undated(file, (*path, index))
        amounts = (("low", figure.low), ("mid", figure.mid), ("high", figure.high), ("above", figure.above))
        for name, amount in amounts:
            if amount is not None and (unusual := unusual_pay(amount, figure.period)) is not None:
                other = fitting_period(amount)
                hint = text("amount-other-period-hint", per=other) if other else text("amount-unusual-hint")
                yield file.problem((*path, index, name), unusual, hint)


def _indicators(file: PackFile, catalog: Catalog, slug: str) -> Iterator[Problem]:
    for key, written in (file.pack.cities[slug].indicators or {}).items():
        place: Path = ("cities", slug, "indicators", key)
        editions = catalog.cities[slug].indicators.get(key, ())
        if any(edition.year is None and source_year(catalog.sources[edition.source]) is None for edition in editions):
            yield _undated(file, place)
        usual = catalog.indicators[key].usual
        for path, value in _values(place, written):
            if usual is not None and not usual.low <= value <= usual.high:
                message = text("value-unusual", value=value, least=usual.low, most=usual.high)
                yield file.problem(path, message, text("value-unusual-hint"))


def _derived(file: PackFile, catalog: Catalog, slug: str, entry: CityEntry) -> Iterator[Problem]:
    """Ask about computed values of which the file changes what they are computed from, but not themselves."""
    stated = entry.indicators or {}
    changed: dict[str, Path] = {}
    if "median_pay" in stated:
        changed["wage_index"] = ("cities", slug, "indicators", "median_pay")
    if not isinstance(entry.sectors, UnsetType):
        changed.update((key, ("cities", slug, "sectors")) for key in SHARES)
    city = catalog.cities[slug]
    behind = _computed_from(city)
    for key, path in changed.items():
        computed = next((each.computed for each in city.indicators.get(key, ()) if each.computed), None)
        if key not in stated and computed and not (behind[key] and behind[key].issubset(computed.split())):
            label = Label(de=catalog.indicators[key].label.de, en=key)
            message = text("derived-value", indicator=label if file.is_table else key, city=slug, computed=computed)
            yield file.problem(path, message, text("derived-value-hint"))


def _computed_from(city: City) -> dict[str, set[str]]:
    """Return the numbers that computed indicators of a city are computed from, as they are written."""
    employees = city.sectors.employees if city.sectors else {}
    return {
        "wage_index": {str(each.value) for each in city.indicators.get("median_pay", ())[:1]},
        **{key: {str(employees.get(each)) for each in (group, ALL_SECTORS)} for key, group in SHARES.items()},
    }


def _values(path: Path, written: AnyValue) -> Iterator[tuple[Path, int | float]]:
    """Return the values of an indicator with where they are written."""
    if isinstance(written, list):
        yield from (((*path, index, "value"), edition.value) for index, edition in enumerate(written))
    elif isinstance(written, ValueEntry):
        yield (*path, "value"), written.value
    elif written is not None:
        yield path, written


def _place(file: PackFile, city: City, entry: CityEntry) -> Iterator[Problem]:
    written = next((field for field in ("lat", "lon") if isinstance(getattr(entry, field), float)), None)
    if written is None or city.lat is None or city.lon is None or _in_germany(city.lat, city.lon):
        return
    path: Path = ("cities", city.slug, written)
    if _in_germany(city.lon, city.lat):
        yield file.problem(path, text("place-swapped"), text("place-swapped-hint", lat=city.lon, lon=city.lat))
    else:
        yield file.problem(path, text("place-abroad", lat=city.lat, lon=city.lon), text("place-abroad-hint"))


def _in_germany(lat: float, lon: float) -> bool:
    """Whether degrees lie within the northernmost, southernmost, westernmost and easternmost place of Germany."""
    return 47.2 <= lat <= 55.1 and 5.8 <= lon <= 15.1


def _repeated_name(file: PackFile, catalog: Catalog, slug: str, name: str) -> Iterator[Problem]:
    """Ask about a city that is called as another: names may repeat, but mostly the other one was meant."""
    keys = sorted(foldings(name) | foldings(without_title(name)))
    cities = dict.fromkeys(other for key in keys for other in catalog.named.get(key, ()) if other != slug)
    if cities:
        yield file.problem(
            ("cities", slug, "name"), text("name-repeated", cities=list(cities)), text("name-repeated-hint")
        )


def _undated(file: PackFile, path: Path) -> Problem:
    return file.problem(path, text("figure-undated"), text("figure-undated-hint"))

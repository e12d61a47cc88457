"""Build what is stated about a city, a state or the country: pay figures, editions of indicators, lists of terms."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
from msgspec import UnsetType

from itleiter_cli.catalog.context import Context, Problems
from itleiter_cli.catalog.economy import ALL_SECTORS, Economy, NamedTerm, Page, Sectors
from itleiter_cli.catalog.entries import (
    AnyFacet,
    AnyPay,
    AnyValue,
    CityEntry,
    EconomyEntry,
    FacetEntry,
    NamedTermEntry,
    PayEntry,
    SectorsEntry,
    StateEntry,
    ValueEntry,
    as_label,
    figures_of,
)
from itleiter_cli.catalog.forms import COUNTRY, ECONOMY_FACETS, PROFESSION, EconomyFacet, FacetName, Scope
from itleiter_cli.catalog.model import FacetList, IndicatorValue, PayFigure, implied
from itleiter_cli.catalog.yaml_values import Path
from itleiter_cli.messages.errors import text


def build_pay(
    context: Context,
    path: Path,
    pay: AnyPay,
    scope: Scope,
) -> tuple[PayFigure, ...]:
    """Build the pay figures that stand at a path, and add problems of roles, amounts and sources."""
    return tuple(_figure(context, (*path, index), entry, scope) for index, entry in enumerate(figures_of(pay)))


def build_values(context: Context, path: Path, entry: CityEntry | StateEntry) -> dict[str, tuple[IndicatorValue, ...]]:
    """Build the editions of the indicators of a city or the country, newest first.

    Adds problems of indicators, decimals, years and sources.
    """
    values: dict[str, tuple[IndicatorValue, ...]] = {}
    for key, written in (entry.indicators or {}).items():
        here: Path = (*path, "indicators", key)
        context.problems.require_known(here, key, context.merged.indicators, "indicator")
        editions = list(_editions(context, here, key, written))
        if len({edition.year for edition in editions}) < len(editions):
            context.problems.add(here, text("edition-twice"), text("edition-twice-hint"))
        if editions:
            values[key] = tuple(sorted(editions, key=lambda edition: edition.year or 0, reverse=True))
    return values


def build_facet(context: Context, path: Path, name: FacetName, entry: CityEntry) -> FacetList | None:
    """Build the list of a city's terms in a facet, None where there is none, and add problems of terms and sources."""
    facet: AnyFacet = getattr(entry, name)
    if not isinstance(facet, FacetEntry) or not facet.terms:  # merging made records of plain lists
        return None
    here: Path = (*path, name)
    _check_terms(context, here, name, facet.terms)
    from_text = entry.text.source if entry.text else None  # checked once for all facets
    source = (
        facet.source if facet.source is not None and facet.source == from_text else _source(context, here, facet.source)
    )
    return FacetList(
        terms=tuple(facet.terms),
        source=source,
        urls=tuple(facet.urls or ()),
        role=facet.role or PROFESSION,
        seen=facet.seen or "full",
        basis=as_label(facet.basis) if facet.basis else None,
        origin=context.ownership.origin(here, ("sources", source), *_own_terms(context, name, facet.terms)),
    )


def build_sectors(context: Context, path: Path, entry: SectorsEntry | UnsetType | None) -> Sectors | None:
    """Build the employees by group of sections, and add problems of groups, totals and sources."""
    if not entry:
        return None
    here: Path = (*path, "sectors")
    for field in ("employees", "left_out", "notes"):
        for key in getattr(entry, field):
            context.problems.require_known((*here, field, key), key, context.merged.sectors, "sector")
    if not entry.employees.get(ALL_SECTORS):
        context.problems.add((*here, "employees"), text("sectors-total"), text("sectors-total-hint"))
    _check_employees(context, (*here, "employees"), entry.employees)
    source = _source(context, here, entry.source)
    return Sectors(
        date=entry.date,
        source=source,
        area=entry.area,
        employees=entry.employees,
        left_out=entry.left_out,
        notes=entry.notes,
        origin=context.ownership.origin(here, ("sources", source), *_behind_factors(context)),
    )


def _check_employees(context: Context, path: Path, employees: Mapping[str, int | None]) -> None:
    """Add problems of groups with more employees than there are, and of those that are computed from others."""
    total = employees.get(ALL_SECTORS)
    for key, number in employees.items():
        if total and number is not None and number > total:
            message = text("sectors-above-total", group=key, employees=number, total=total)
            context.problems.add((*path, key), message, text("sectors-above-total-hint"))
    for key, group in context.merged.sectors.items():
        if not group.computed:
            continue
        first, second = group.computed
        if key in employees:
            to_mend = context.ownership.first_own((*path, key), ("sectors", key, "computed"))
            context.problems.add(
                to_mend, text("sectors-computed", group=key, first=first, second=second), text("sectors-computed-hint")
            )
        whole, part = employees.get(first), employees.get(second)
        if first != ALL_SECTORS and whole is not None and part is not None and part > whole:
            message = text("sectors-difference", group=key, first=first, second=second, whole=whole, part=part)
            context.problems.add((*path, second), message, text("sectors-above-total-hint"))


def _behind_factors(context: Context) -> Iterator[Path]:
    """Name what factors rest on besides the numbers of a city: those of the country, and the groups' definitions."""
    yield "states", COUNTRY, "sectors"
    yield from (("sectors", key) for key in context.merged.sectors)


def build_economy(context: Context, path: Path, entry: EconomyEntry | UnsetType | None) -> Economy | None:
    """Build what pages name as the economy of a city, and add problems of terms and of pages that are not there."""
    if not entry:
        return None
    here: Path = (*path, "economy")
    for index, page in enumerate(entry.pages):
        context.problems.require_day((*here, "pages", index, "dated"), page.dated)
    numbers = [page.number for page in entry.pages]
    for index, number in enumerate(numbers):
        if number in numbers[:index]:
            context.problems.add((*here, "pages", index), text("page-twice", number=number), text("page-twice-hint"))
    named = {facet: _named(context, (*here, facet), facet, entry.named(facet), numbers) for facet in ECONOMY_FACETS}
    terms = (
        each for facet in ECONOMY_FACETS for each in _own_terms(context, facet, [e.term for e in entry.named(facet)])
    )
    return Economy(
        accessed=entry.accessed,
        pages=tuple(Page(**msgspec.structs.asdict(page)) for page in entry.pages),
        **named,
        origin=context.ownership.origin(here, *terms),
    )


def _named(
    context: Context, path: Path, facet: EconomyFacet, entries: Sequence[NamedTermEntry], numbers: Sequence[int]
) -> tuple[NamedTerm, ...]:
    known = context.merged.vocabulary.terms(facet)
    before: set[str] = set()
    for index, entry in enumerate(entries):
        here: Path = (*path, index)
        context.problems.require_known((*here, "term"), entry.term, known, facet)
        if entry.term in before:
            context.problems.add(here, text("term-twice", term=entry.term), text("term-twice-hint"))
        before.add(entry.term)
        for place, number in enumerate(entry.pages):
            if number not in numbers:
                message = text("page-unknown", number=number)
                context.problems.add((*here, "pages", place), message, text("page-unknown-hint"))
    return tuple(NamedTerm(term=entry.term, pages=tuple(entry.pages), area=entry.area) for entry in entries)


def _source(context: Context, path: Path, source: str | None) -> str:
    """Return the id of the source of what stands at a path.

    It is the one that is named there, else the file of the user's own that it is in.
    """
    if source is not None:
        context.problems.require_known((*path, "source"), source, context.merged.sources, "source")
        return source
    owner = context.ownership.owner(path)
    if owner is not None:
        return context.file_sources.id_of(owner)
    context.problems.add(path, text("source-missing", field="source"), text("source-missing-hint"))
    return ""


def _figure(context: Context, path: Path, entry: PayEntry, scope: Scope) -> PayFigure:
    problems, roles = context.problems, context.merged.vocabulary.roles
    problems.require_known((*path, "role"), entry.role, roles, "role")
    for index, role in enumerate(entry.counted_with):
        problems.require_known((*path, "counted_with", index), role, roles, "role")
    if not problems.left_out((*path, "measure")):
        _check_amounts(problems, path, entry)
    mid_is = entry.measure if entry.measure in ("mean", "median") else entry.mid_is
    if entry.mid_is is not None and entry.mid_is != mid_is:
        problems.add((*path, "mid_is"), text("mid-is-differs", measure=entry.measure), text("mid-is-differs-hint"))
    if entry.mid is not None and mid_is is None:
        problems.add(path, text("field-missing", field="mid_is"), text("field-missing-hint", field="mid_is"))
    source = _source(context, path, entry.source)
    changed = {
        "mid_is": mid_is,
        "source": source,
        "assumed": tuple(entry.assumed),
        "counted_with": tuple(entry.counted_with),
        "origin": context.ownership.origin(path, ("sources", source), ("vocabulary", "roles", entry.role)),
    }
    return PayFigure(**{**msgspec.structs.asdict(entry), **changed}, scope=scope, region=str(path[1]))


def _check_amounts(problems: Problems, path: Path, entry: PayEntry) -> None:
    needed = ("mid",) if entry.measure in ("mean", "median") else ("low", "high")
    open_end = needed[-1] if entry.measure in ("mean", "median", "quartiles") and entry.above is not None else None
    for name in needed:
        if getattr(entry, name) is None and name != open_end:
            problems.add(
                path, text("amount-missing", measure=entry.measure, field=name), text("amount-missing-hint", field=name)
            )
    amounts = [(name, amount) for name in ("low", "mid", "high") if (amount := getattr(entry, name)) is not None]
    for (lower, less), (upper, more) in pairwise(amounts):
        if less > more:
            message = text("amounts-order", lower=lower, less=less, upper=upper, more=more)
            problems.add((*path, lower), message, text("amounts-order-hint"))
    if entry.above is not None:
        _check_bound(problems, path, entry, entry.above)
    if len(set(entry.assumed)) < len(entry.assumed):
        problems.add((*path, "assumed"), text("assumed-twice"), text("term-twice-hint"))


def _check_bound(problems: Problems, path: Path, entry: PayEntry, above: int) -> None:
    """Add a problem where no amount is open above a bound, or where one that is stated lies above it."""
    measured = ("low", "mid", "high") if entry.measure == "quartiles" else ("mid",)
    if entry.measure in ("range", "points") or getattr(entry, measured[-1]) is not None:
        problems.add((*path, "above"), text("above-closed", measure=entry.measure), text("above-closed-hint"))
    for name in measured:
        amount = getattr(entry, name)
        if amount is not None and amount > above:
            message = text("amounts-order", lower=name, less=amount, upper="above", more=above)
            problems.add((*path, "above"), message, text("amounts-order-hint"))


def _editions(context: Context, path: Path, key: str, written: AnyValue) -> Iterator[IndicatorValue]:
    if written is None:
        return
    definition = context.merged.indicators.get(key)
    decimals = definition.decimals if definition is not None else None
    is_list = isinstance(written, list)
    for index, each in enumerate(written if isinstance(written, list) else [written]):
        here: Path = (*path, index) if is_list else path
        entry = each if isinstance(each, ValueEntry) else ValueEntry(value=each)
        if isinstance(decimals, int) and round(entry.value, decimals) != entry.value:
            message = text("decimals", written=f"{entry.value}", decimals=decimals)
            to_mend = context.ownership.first_own(here, ("indicators", key, "decimals"))
            context.problems.add(to_mend, message, text("decimals-hint"))
        source = _source(context, here, entry.source)
        year = entry.year if entry.year is not None else context.merged.year_of(source)
        origin = context.ownership.origin(here, ("indicators", key), ("sources", source))
        yield IndicatorValue(**{**msgspec.structs.asdict(entry), "source": source, "year": year}, origin=origin)


def _check_terms(context: Context, path: Path, facet: FacetName, terms: Sequence[str]) -> None:
    known = context.merged.vocabulary.terms(facet)
    distinct = set(terms)
    if len(distinct) == len(terms) and distinct <= known.keys():
        return
    before: set[str] = set()
    for index, term in enumerate(terms):
        if term not in known:
            context.problems.require_known(_term_path(context, path, index), term, known, facet)
        if term in before:
            context.problems.add(
                _term_path(context, path, index), text("term-twice", term=term), text("term-twice-hint")
            )
        before.add(term)


def _term_path(context: Context, facet: Path, index: int) -> Path:
    """Return where the latest file that has the facet wrote a term: in a plain list, or under terms."""
    file = next(file for file in reversed(context.files) if file.depth(facet) == len(facet))
    under_terms: Path = (*facet, "terms")
    return (*under_terms, index) if file.depth(under_terms) == len(under_terms) else (*facet, index)


def _own_terms(context: Context, facet: FacetName, terms: Sequence[str]) -> Iterator[Path]:
    """Name the user's own terms among some, and among what these imply."""
    if facet in context.ownership.facets:
        entries = context.merged.vocabulary.terms(facet)
        every = implied(terms, lambda term: entries[term].broader or () if term in entries else ())
        yield from (("vocabulary", facet, term) for term in every)

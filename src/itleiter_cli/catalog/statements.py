"""Build what is stated about a city, a state or the country: pay figures, editions of indicators, lists of terms."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec import UnsetType

from itleiter_cli.catalog.context import Context, Problems
from itleiter_cli.catalog.entries import AnyFacet, AnyValue, CityEntry, FacetEntry, PayEntry, ValueEntry, as_label
from itleiter_cli.catalog.model import PROFESSION, FacetList, FacetName, IndicatorValue, PayFigure, Scope, implied
from itleiter_cli.catalog.yaml_values import Path
from itleiter_cli.messages.errors import text


def build_pay(
    context: Context,
    path: Path,
    entries: Sequence[PayEntry] | UnsetType | None,
    scope: Scope,
) -> tuple[PayFigure, ...]:
    """Build the pay figures that stand at a path, and add problems of roles, amounts and sources."""
    return tuple(_figure(context, (*path, index), entry, scope) for index, entry in enumerate(entries or ()))


def build_values(context: Context, path: Path, entry: CityEntry) -> dict[str, tuple[IndicatorValue, ...]]:
    """Build the editions of a city's indicators, newest first.

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
    for name in needed:
        if getattr(entry, name) is None:
            problems.add(
                path, text("amount-missing", measure=entry.measure, field=name), text("amount-missing-hint", field=name)
            )
    amounts = [(name, amount) for name in ("low", "mid", "high") if (amount := getattr(entry, name)) is not None]
    for (lower, less), (upper, more) in pairwise(amounts):
        if less > more:
            message = text("amounts-order", lower=lower, less=less, upper=upper, more=more)
            problems.add((*path, lower), message, text("amounts-order-hint"))
    if len(set(entry.assumed)) < len(entry.assumed):
        problems.add((*path, "assumed"), text("assumed-twice"), text("term-twice-hint"))


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
        year = entry.year if entry.year is not None else _dated_in(context, source)
        origin = context.ownership.origin(here, ("indicators", key), ("sources", source))
        yield IndicatorValue(**{**msgspec.structs.asdict(entry), "source": source, "year": year}, origin=origin)


def _dated_in(context: Context, source: str) -> int | None:
    """Return the year that the figures of a source speak of, or None."""
    entry = context.merged.sources.get(source)
    if entry is None or isinstance(entry.dated, UnsetType) or entry.dated is None:
        return None
    return entry.dated if isinstance(entry.dated, int) else entry.dated.year


def _check_terms(context: Context, path: Path, facet: FacetName, terms: Sequence[str]) -> None:
    known = context.merged.vocabulary.terms(facet)
    distinct = set(terms)
    if len(distinct) == len(terms) and distinct <= known.keys():
        return
    before: set[str] = set()
    for index, term in enumerate(terms):
        if term not in known:
            context.problems.require_known(_term_path(context, path, index), term, known, "term")
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

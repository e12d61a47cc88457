"""Lay packs over each other, check what they say together, and make the catalog of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path as FilePath
from typing import TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from itleiter_cli.errors import InvalidData, Problem, Text, text
from itleiter_cli.language import Label
from itleiter_cli.model import (
    COUNTRY,
    FACETS,
    PROFESSION,
    Catalog,
    City,
    FacetList,
    FacetName,
    Indicator,
    IndicatorValue,
    PayFigure,
    Source,
    State,
    Term,
)
from itleiter_cli.names import city_keys, fold, foldings
from itleiter_cli.packs import (
    AnyFacet,
    AnyValue,
    CityEntry,
    Entry,
    FacetEntry,
    Pack,
    PackFile,
    PayEntry,
    TermEntry,
    TextEntry,
    ValueEntry,
    VocabularyEntry,
    read_pack,
)
from itleiter_cli.yaml_values import Path

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Entry)

_PACKAGE = FilePath(__file__).parent
_DEFINING = ("sources", "vocabulary", "indicators", "states")
_IN_WHEEL = _PACKAGE / "data"
_IN_CHECKOUT = _PACKAGE.parent.parent / "data"


def bundled_files() -> list[FilePath]:
    """List the bundled data files: beside the package in a wheel, at the root in a checkout."""
    folder = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT
    return sorted(folder.glob("*.yaml"))


def load_catalog(files: Sequence[FilePath] | None = None) -> Catalog:
    """Read files, the bundled ones where none are named, lay them over each other in order, and return the catalog.

    Raises InvalidData with every problem of all files.
    """
    packs: list[PackFile] = []
    digest = hashlib.sha256()
    for path in bundled_files() if files is None else files:
        pack, content = read_pack(path)
        packs.append(pack)
        digest.update(content)
    return build_catalog(packs, digest.hexdigest()[:12])


def build_catalog(packs: Sequence[PackFile], version: str) -> Catalog:
    """Lay packs over each other and make the catalog of them. Raises InvalidData with every problem of all packs."""
    laid = Pack()
    for file in packs:
        laid = lay(laid, file.pack)
    builder = _Builder(packs, laid)
    catalog = builder.catalog(version)
    if builder.problems:
        raise InvalidData(builder.problems)
    return catalog


def lay(below: Pack, above: Pack) -> Pack:
    """Lay one pack over another: field by field, the upper wins; aliases add up, indicators merge."""
    vocabulary = VocabularyEntry(
        **{facet: _lay_all(getattr(below.vocabulary, facet), getattr(above.vocabulary, facet), _lay_fields) for facet in FACETS},
        roles={**below.vocabulary.roles, **above.vocabulary.roles},
    )
    return Pack(
        sources=_lay_all(below.sources, above.sources, _lay_fields),
        vocabulary=vocabulary,
        indicators=_lay_all(below.indicators, above.indicators, _lay_fields),
        states=_lay_all(below.states, above.states, _lay_fields),
        cities=_lay_all(below.cities, above.cities, _lay_city),
    )


def _lay_all(below: Mapping[str, _T], above: Mapping[str, _T], one: Callable[[_T, _T], _T]) -> dict[str, _T]:
    laid = dict(below)
    for key, entry in above.items():
        laid[key] = one(laid[key], entry) if key in laid else entry
    return laid


def _lay_fields(below: _E, above: _E) -> _E:
    said = {name: value for name in above.__struct_fields__ if (value := getattr(above, name)) is not UNSET}
    return msgspec.structs.replace(below, **said)


def _lay_city(below: CityEntry, above: CityEntry) -> CityEntry:
    below, above = _settled(below), _settled(above)
    laid = _lay_fields(below, above)
    if above.aliases and below.aliases:
        laid = msgspec.structs.replace(laid, aliases=list(dict.fromkeys([*below.aliases, *above.aliases])))
    if above.indicators and below.indicators:
        laid = msgspec.structs.replace(laid, indicators={**below.indicators, **above.indicators})
    return laid


def _settled(entry: CityEntry) -> CityEntry:
    """Give each facet the provenance of the text it stands beside, so that no other text is laid under it."""
    facets = {name: _settled_facet(facet, entry.text or TextEntry()) for name in FACETS if (facet := getattr(entry, name))}
    return msgspec.structs.replace(entry, **facets)


def _settled_facet(facet: list[str] | FacetEntry, beside: TextEntry) -> FacetEntry:
    entry = FacetEntry(terms=facet) if isinstance(facet, list) else facet
    default = TextEntry() if entry.source is not None else beside
    return FacetEntry(
        terms=entry.terms,
        source=entry.source or default.source,
        urls=default.urls if entry.urls is None else entry.urls,
        role=entry.role or default.role,
        seen=entry.seen or default.seen,
        basis=entry.basis or default.basis,
    )


class _Builder:
    """Makes the model's records of laid entries, noting what does not fit together."""

    def __init__(self, packs: Sequence[PackFile], laid: Pack) -> None:
        self._packs = packs
        self._laid = laid
        self._terms: Mapping[FacetName, Mapping[str, TermEntry]] = {facet: getattr(laid.vocabulary, facet) for facet in FACETS}
        self._left_out = {path for pack in packs for path in pack.left_out}
        self._found: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in each pack and between them, in the order of files and lines."""
        order = {pack.name: place for place, pack in enumerate(self._packs)}
        every = [*(problem for pack in self._packs for problem in pack.problems), *self._found]
        return tuple(sorted(every, key=lambda problem: (order[problem.file], problem.line, problem.column)))

    def catalog(self, version: str) -> Catalog:
        catalog = Catalog(
            version=version,
            sources=self._sources(),
            terms={facet: self._vocabulary(facet) for facet in FACETS},
            roles=dict(self._laid.vocabulary.roles),
            indicators=self._indicators(),
            states=self._states(),
            cities=self._cities(),
        )
        self._check_names()
        return catalog

    def _note(self, path: Path, message: Text, hint: Text) -> None:
        if self._follows(path, message):
            return
        # The latest file that says most about the path is the one to mend.
        file = max(reversed(self._packs), key=lambda pack: pack.depth(path))
        self._found.append(file.problem(path, message, hint))

    def _follows(self, path: Path, message: Text) -> bool:
        """Whether a problem only follows from something that was refused already."""
        field, key = message.values.get("field"), message.values.get("key")
        missing_but_refused = field is not None and (*path, field) in self._left_out
        named_but_refused = any(out[0] in _DEFINING and out[-1] == key for out in self._left_out if out)
        return missing_but_refused or named_but_refused or any(path[: len(out)] == out for out in self._left_out)

    def _has(self, path: Path, entry: Entry, *required: str) -> bool:
        missing = [name for name in required if getattr(entry, name) is UNSET]
        for name in missing:
            self._note(path, text("field-missing", field=name), text("field-missing-hint", field=name))
        return not missing

    def _known(self, path: Path, key: str, known: Collection[str], what: str) -> None:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = text("field-unknown-near", near=near[0]) if near else text(f"unknown-{what}-hint")
            self._note(path, text(f"unknown-{what}", key=key), hint)

    def _sources(self) -> dict[str, Source]:
        return {
            key: Source(
                publisher=_given(entry.publisher),
                title=_both(entry.title),
                kind=_given(entry.kind),
                dated=None if isinstance(entry.dated, UnsetType) else entry.dated,
                accessed=_given(entry.accessed),
                url=_optional(entry.url),
                licence=_both(entry.licence) if entry.licence else None,
                method=_both(entry.method) if entry.method else None,
                note=_optional(entry.note),
                covers=tuple(entry.covers or ()),
            )
            for key, entry in self._laid.sources.items()
            if self._has(("sources", key), entry, "publisher", "title", "kind", "accessed")
        }

    def _vocabulary(self, facet: FacetName) -> dict[str, Term]:
        entries: Mapping[str, TermEntry] = getattr(self._laid.vocabulary, facet)
        terms: dict[str, Term] = {}
        for key, entry in entries.items():
            path: Path = ("vocabulary", facet, key)
            for index, above in enumerate(entry.broader or ()):
                self._known((*path, "broader", index), above, entries, "term")
            for index, skill in enumerate(entry.trains or ()):
                self._known((*path, "trains", index), skill, self._terms["skills"], "term")
            if key in _all_broader(key, entries):
                self._note((*path, "broader"), text("broader-circle", key=key), text("broader-circle-hint"))
            if self._has(path, entry, "de", "en"):
                terms[key] = Term(
                    de=_given(entry.de),
                    en=_given(entry.en),
                    esco=_optional(entry.esco),
                    wz2008=_optional(entry.wz2008),
                    broader=tuple(entry.broader or ()),
                    trains=tuple(entry.trains or ()),
                )
        return terms

    def _indicators(self) -> dict[str, Indicator]:
        return {
            key: Indicator(
                de=_given(entry.de),
                en=_given(entry.en),
                unit=_given(entry.unit),
                decimals=_given(entry.decimals),
                better=_given(entry.better),
            )
            for key, entry in self._laid.indicators.items()
            if self._has(("indicators", key), entry, "de", "en", "unit", "decimals", "better")
        }

    def _states(self) -> dict[str, State]:
        states: dict[str, State] = {}
        for key, entry in self._laid.states.items():
            path: Path = ("states", key)
            pay = self._pay((*path, "pay"), entry.pay)
            if self._has(path, entry, "name"):
                states[key] = State(name=_given(entry.name), pay=pay)
        return states

    def _cities(self) -> dict[str, City]:
        cities: dict[str, City] = {}
        for slug, entry in self._laid.cities.items():
            path: Path = ("cities", slug)
            complete = self._has(path, entry, "name", "state")
            if entry.text and entry.text.source:
                self._known((*path, "text", "source"), entry.text.source, self._laid.sources, "source")
            indicators = self._values(path, entry)
            facets = {name: made for name in FACETS if (made := self._facet(path, name, entry)) is not None}
            pay = self._pay((*path, "pay"), entry.pay)
            if isinstance(entry.state, str):
                self._known((*path, "state"), entry.state, self._laid.states.keys() - {COUNTRY}, "state")
            if complete:
                cities[slug] = City(
                    slug=slug,
                    name=_given(entry.name),
                    state=_given(entry.state),
                    aliases=tuple(entry.aliases or ()),
                    ags=_optional(entry.ags),
                    lat=_optional(entry.lat),
                    lon=_optional(entry.lon),
                    indicators=indicators,
                    facets=facets,
                    pay=pay,
                )
        return cities

    def _values(self, path: Path, entry: CityEntry) -> dict[str, tuple[IndicatorValue, ...]]:
        values: dict[str, tuple[IndicatorValue, ...]] = {}
        for key, written in (entry.indicators or {}).items():
            here: Path = (*path, "indicators", key)
            self._known(here, key, self._laid.indicators, "indicator")
            editions = list(self._editions(here, key, written))
            years = [edition.year for edition in editions]
            if len(set(years)) < len(years):
                self._note(here, text("edition-twice"), text("edition-twice-hint"))
            if editions:
                values[key] = tuple(sorted(editions, key=lambda edition: edition.year or 0, reverse=True))
        return values

    def _editions(self, path: Path, key: str, written: AnyValue) -> Iterable[IndicatorValue]:
        if written is None:
            return
        is_list = isinstance(written, list)
        for index, each in enumerate(written if isinstance(written, list) else [written]):
            here: Path = (*path, index) if is_list else path
            entry = each if isinstance(each, ValueEntry) else ValueEntry(value=each)
            definition = self._laid.indicators.get(key)
            if definition is not None and isinstance(definition.decimals, int) and round(entry.value, definition.decimals) != entry.value:
                self._note(here, text("decimals", written=f"{entry.value}", decimals=definition.decimals), text("decimals-hint"))
            source = self._source(here, entry.source)
            fields = msgspec.structs.asdict(entry)
            yield IndicatorValue(**{**fields, "source": source})

    def _facet(self, path: Path, name: FacetName, entry: CityEntry) -> FacetList | None:
        written: AnyFacet = getattr(entry, name)
        facet = _settled_facet(written, entry.text or TextEntry()) if written else None
        if facet is None or not facet.terms:
            return None
        here: Path = (*path, name)
        for index, term in enumerate(facet.terms):
            if term not in self._terms[name]:
                self._known(self._term_path(here, index), term, self._terms[name], "term")
            if term in facet.terms[:index]:
                self._note(self._term_path(here, index), text("term-twice", term=term), text("term-twice-hint"))
        from_text = entry.text.source if entry.text else None  # checked once for all facets
        source = facet.source if facet.source is not None and facet.source == from_text else self._source(here, facet.source)
        return FacetList(
            terms=tuple(facet.terms),
            source=source,
            urls=tuple(facet.urls or ()),
            role=facet.role or PROFESSION,
            seen=facet.seen or "full",
            basis=_both(facet.basis) if facet.basis else None,
        )

    def _term_path(self, facet: Path, index: int) -> Path:
        """Return where the latest file that has the facet wrote a term: in a plain list, or under terms."""
        file = next(pack for pack in reversed(self._packs) if pack.depth(facet) == len(facet))
        under_terms: Path = (*facet, "terms")
        return (*under_terms, index) if file.depth(under_terms) == len(under_terms) else (*facet, index)

    def _pay(self, path: Path, entries: list[PayEntry] | UnsetType | None) -> tuple[PayFigure, ...]:
        return tuple(self._figure((*path, index), entry) for index, entry in enumerate(entries or ()))

    def _figure(self, path: Path, entry: PayEntry) -> PayFigure:
        self._known((*path, "role"), entry.role, self._laid.vocabulary.roles, "role")
        for index, role in enumerate(entry.counted_with):
            self._known((*path, "counted_with", index), role, self._laid.vocabulary.roles, "role")
        if (*path, "measure") not in self._left_out:
            self._check_amounts(path, entry)
        mid_is = entry.measure if entry.measure in ("mean", "median") else entry.mid_is
        if entry.mid_is is not None and entry.mid_is != mid_is:
            self._note((*path, "mid_is"), text("mid-is-differs", measure=entry.measure), text("mid-is-differs-hint"))
        if entry.mid is not None and mid_is is None:
            self._note(path, text("field-missing", field="mid_is"), text("field-missing-hint", field="mid_is"))
        fields = msgspec.structs.asdict(entry)
        own = {
            "mid_is": mid_is,
            "source": self._source(path, entry.source),
            "assumed": tuple(entry.assumed),
            "counted_with": tuple(entry.counted_with),
        }
        return PayFigure(**{**fields, **own})

    def _check_amounts(self, path: Path, entry: PayEntry) -> None:
        needed = ("mid",) if entry.measure in ("mean", "median") else ("low", "high")
        for name in needed:
            if getattr(entry, name) is None:
                self._note(path, text("amount-missing", measure=entry.measure, field=name), text("amount-missing-hint", field=name))
        amounts = [(name, amount) for name in ("low", "mid", "high") if (amount := getattr(entry, name)) is not None]
        for (lower, less), (upper, more) in pairwise(amounts):
            if less > more:
                message = text("amounts-order", lower=lower, less=less, upper=upper, more=more)
                self._note((*path, lower), message, text("amounts-order-hint"))
        if len(set(entry.assumed)) < len(entry.assumed):
            self._note((*path, "assumed"), text("assumed-twice"), text("term-twice-hint"))

    def _source(self, path: Path, source: str | None) -> str:
        if source is None:
            self._note(path, text("source-missing", field="source"), text("source-missing-hint"))
            return ""
        self._known((*path, "source"), source, self._laid.sources, "source")
        return source

    def _check_names(self) -> None:
        owners: dict[str, set[str]] = {}
        for slug, entry in self._laid.cities.items():
            names = [slug, *(entry.aliases or ()), *([entry.name] if isinstance(entry.name, str) else ())]
            for key in city_keys(names, entry.ags or None):
                owners.setdefault(key, set()).add(slug)
        told: set[frozenset[str]] = set()
        for slug, entry in reversed(self._laid.cities.items()):
            for alias in entry.aliases or ():
                others = sorted(other for key in foldings(alias) for other in owners.get(key, ()) if other != slug)
                if not fold(alias):
                    self._note(self._alias_path(slug, alias), text("alias-empty", alias=alias), text("alias-empty-hint"))
                elif others and frozenset((slug, *others, fold(alias))) not in told:
                    told.add(frozenset((slug, *others, fold(alias))))
                    self._note(self._alias_path(slug, alias), text("alias-taken", alias=alias, city=others[0]), text("alias-taken-hint"))
            others = sorted(other for other in owners.get(entry.ags or "", ()) if other != slug)
            if others and frozenset((slug, *others)) not in told:
                told.add(frozenset((slug, *others)))
                self._note(("cities", slug, "ags"), text("ags-taken", ags=str(entry.ags), city=others[0]), text("ags-taken-hint"))

    def _alias_path(self, slug: str, alias: str) -> Path:
        """Return where the latest file that gives an alias wrote it."""
        for pack in reversed(self._packs):
            aliases = pack.pack.cities[slug].aliases if slug in pack.pack.cities else UNSET
            if aliases and alias in aliases:
                return ("cities", slug, "aliases", aliases.index(alias))
        return ("cities", slug, "aliases")


def _given(value: _T | UnsetType) -> _T:
    """Return what an entry says in a field that was checked to be there."""
    assert not isinstance(value, UnsetType)
    return value


def _optional(value: _T | UnsetType | None) -> _T | None:
    return None if isinstance(value, UnsetType) else value


def _both(words: Label | str | UnsetType) -> Label:
    return Label(words, words) if isinstance(words, str) else _given(words)


def _all_broader(key: str, entries: Mapping[str, TermEntry]) -> set[str]:
    found: set[str] = set()
    waiting = [key]
    while waiting:
        for above in entries.get(waiting.pop(), TermEntry()).broader or ():
            if above not in found:
                found.add(above)
                waiting.append(above)
    return found

"""Lay packs over each other, check what they say together, and make the catalog of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path as FilePath
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from itleiter_cli.catalog.columns import FIELD_NAMES, is_taken
from itleiter_cli.catalog.entries import (
    AnyFacet,
    AnyValue,
    CityEntry,
    Entry,
    FacetEntry,
    Pack,
    PayEntry,
    StateEntry,
    TermEntry,
    TextEntry,
    ValueEntry,
    VocabularyEntry,
)
from itleiter_cli.catalog.files import files_of
from itleiter_cli.catalog.model import (
    COUNTRY,
    FACETS,
    PLAIN_FIELDS,
    PROFESSION,
    Catalog,
    City,
    FacetList,
    FacetName,
    Indicator,
    IndicatorValue,
    Origin,
    PayFigure,
    Role,
    Scope,
    Source,
    State,
    Term,
    implied,
)
from itleiter_cli.catalog.names import city_keys, fold, foldings, nearest, words
from itleiter_cli.catalog.packs import PackFile, read_pack
from itleiter_cli.catalog.yaml_values import MAX_PROBLEMS, Path
from itleiter_cli.messages.errors import InvalidData, Problem, Text, TextValue, text
from itleiter_cli.messages.language import Label

Relation = Literal["broader", "part_of"]

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Entry)
_Aliases = list[str] | UnsetType | None
_Named = Literal["states", "cities"]
"""Sections whose entries have aliases."""

_DEFINING = {"sources": 2, "vocabulary": 3, "indicators": 2, "states": 2}
"""Sections, and how many steps lead to an id in them."""
_NAMED_IN = {
    "unknown-source": "sources",
    "unknown-term": "vocabulary",
    "unknown-role": "vocabulary",
    "unknown-indicator": "indicators",
    "unknown-state": "states",
}
_PLAIN = (*(field.id for field in PLAIN_FIELDS), "aliases")
_OWN_DATA = Label(de="eigene Angaben", en="own data")
_MOST_SUGGESTIONS = 100


def read_catalog(bundled: Sequence[FilePath], own: Sequence[FilePath] = ()) -> Catalog:
    """Read the bundled files and lay files or folders of the user's own over them, in order; return the catalog.

    Raises InvalidData with every problem of all files.
    """
    read = [read_pack(path) for path in bundled]
    read += [read_pack(path, own=True) for each in own for path in files_of(each)]
    digest = hashlib.sha256(b"".join(content for _, content in read))
    return build_catalog([pack for pack, _ in read], digest.hexdigest()[:12])


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
        states=_lay_all(below.states, above.states, _lay_state),
        cities=_lay_all(below.cities, {slug: _settled(entry) for slug, entry in above.cities.items()}, _lay_city),
    )


def _lay_all(below: Mapping[str, _T], above: Mapping[str, _T], one: Callable[[_T, _T], _T]) -> dict[str, _T]:
    laid = dict(below)
    for key, entry in above.items():
        laid[key] = one(laid[key], entry) if key in laid else entry
    return laid


def _lay_fields(below: _E, above: _E) -> _E:
    said = {name: value for name in above.__struct_fields__ if (value := getattr(above, name)) is not UNSET}
    return msgspec.structs.replace(below, **said)


def _lay_state(below: StateEntry, above: StateEntry) -> StateEntry:
    return msgspec.structs.replace(_lay_fields(below, above), aliases=_lay_aliases(below.aliases, above.aliases))


def _lay_city(below: CityEntry, above: CityEntry) -> CityEntry:
    laid = msgspec.structs.replace(_lay_fields(below, above), aliases=_lay_aliases(below.aliases, above.aliases))
    if below.indicators and isinstance(above.indicators, dict):
        laid = msgspec.structs.replace(laid, indicators={**below.indicators, **above.indicators})
    return laid


def _lay_aliases(below: _Aliases, above: _Aliases) -> _Aliases:
    if isinstance(below, list) and isinstance(above, list):
        return list(dict.fromkeys([*below, *above]))
    return below if above is UNSET else above


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
        self._left_out_sections = {out[0] for out in self._left_out if out and len(out) < _DEFINING.get(str(out[0]), 0)}
        self._found: list[Problem] = []
        self._told: set[tuple[Path, str, TextValue | None]] = set()
        self._suggestions: dict[tuple[str, str], list[str]] = {}
        self._own = {path: pack for pack in packs if pack.own for path in said(pack.pack)}
        self._own_facets = {path[1] for path in self._own if path[0] == "vocabulary"}
        self._own_sources: dict[str, PackFile] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in each pack and between them, in the order of files and lines."""
        order = {pack.name: place for place, pack in enumerate(self._packs)}
        every = [*(problem for pack in self._packs for problem in pack.problems), *self._found]
        return tuple(sorted(every, key=lambda problem: (order[problem.file], problem.line, problem.column)))

    def catalog(self, version: str) -> Catalog:
        states, cities = self._states(), self._cities()  # first, since they may turn files into sources
        return Catalog(
            version=version,
            sources=self._sources(),
            terms={facet: self._vocabulary(facet) for facet in FACETS},
            roles={
                key: Role(de=label.de, en=label.en, origin=self._origin(("vocabulary", "roles", key)))
                for key, label in self._laid.vocabulary.roles.items()
            },
            indicators=self._indicators(),
            states=states,
            cities=cities,
            named=self._names(),
        )

    def _owner(self, path: Path) -> PackFile | None:
        """Return the file of the user's own that said what stands at a path, or None where it is bundled."""
        own = self._own
        return own.get(path[:4]) or own.get(path[:3]) or own.get(path[:2]) if own else None

    def _origin(self, path: Path, *rests_on: Path) -> Origin | None:
        """Return where something stands in a file of the user's own, or the first such thing that it rests on."""
        for each in (path, *rests_on):
            owner = self._owner(each)
            if owner is not None:
                return owner.origin(each)
        return None

    def _own_first(self, *paths: Path) -> Path:
        """Of paths that do not go together, return the one to mend: the first in a file of the user's own, else the first."""
        return next((path for path in paths if self._owner(path) is not None), paths[0])

    def _note(self, path: Path, message: Text, hint: Text) -> None:
        same = (path, message.key, message.values.get("field"))
        if len(self._found) >= MAX_PROBLEMS or same in self._told or self._follows(path, message):
            return
        self._told.add(same)
        # The latest file that says most about the path is the one to mend.
        file = max(reversed(self._packs), key=lambda pack: pack.depth(path))
        self._found.append(file.problem(path, message, hint))

    def _follows(self, path: Path, message: Text) -> bool:
        """Whether a problem only follows from something that was refused already."""
        field = message.values.get("field")
        missing_but_refused = field is not None and (*path, field) in self._left_out
        unknown_as_all_are = _NAMED_IN.get(message.key) in self._left_out_sections
        return missing_but_refused or unknown_as_all_are or any(path[:steps] in self._left_out for steps in range(len(path) + 1))

    def _has(self, path: Path, entry: Entry, *required: str) -> bool:
        missing = [name for name in required if getattr(entry, name) is UNSET]
        for name in missing:
            self._note(path, text("field-missing", field=name), text("field-missing-hint", field=name))
        return not missing

    def _known(self, path: Path, key: str, known: Collection[str], what: str) -> None:
        if key not in known:
            near = self._near(what, key, known)
            hint = text("field-unknown-near", near=near[0]) if near else text(f"unknown-{what}-hint")
            self._note(path, text(f"unknown-{what}", key=key), hint)

    def _near(self, what: str, key: str, known: Collection[str]) -> list[str]:
        """Look for a near name, once for each key and for the first few only: it takes long."""
        if (what, key) not in self._suggestions:
            self._suggestions[what, key] = nearest(key, known) if len(self._suggestions) < _MOST_SUGGESTIONS else []
        return self._suggestions[what, key]

    def _sources(self) -> dict[str, Source]:
        declared = {
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
                origin=self._origin(("sources", key)),
            )
            for key, entry in self._laid.sources.items()
            if self._has(("sources", key), entry, "publisher", "title", "kind", "accessed")
        }
        files = {
            key: Source(publisher=file.name, title=_OWN_DATA, kind="own-data", accessed=None, origin=Origin(file.name, 1))
            for key, file in self._own_sources.items()
        }
        return {**declared, **files}

    def _vocabulary(self, facet: FacetName) -> dict[str, Term]:
        entries: Mapping[str, TermEntry] = getattr(self._laid.vocabulary, facet)
        terms: dict[str, Term] = {}
        for key, relation in _circles(entries):
            self._note(
                ("vocabulary", facet, key, relation),
                text("broader-circle" if relation == "broader" else "part-circle", key=key),
                text("broader-circle-hint"),
            )
        for key, entry in entries.items():
            path: Path = ("vocabulary", facet, key)
            for relation, terms_above in (("broader", entry.broader), ("part_of", entry.part_of)):
                for index, above in enumerate(terms_above or ()):
                    self._known((*path, relation, index), above, entries, "term")
            for index, skill in enumerate(entry.trains or ()):
                self._known((*path, "trains", index), skill, self._terms["skills"], "term")
            if self._has(path, entry, "de", "en"):
                terms[key] = Term(
                    de=_given(entry.de),
                    en=_given(entry.en),
                    esco=_optional(entry.esco),
                    wz2008=_optional(entry.wz2008),
                    broader=tuple(entry.broader or ()),
                    part_of=tuple(entry.part_of or ()),
                    trains=tuple(entry.trains or ()),
                    origin=self._origin(path),
                )
        return terms

    def _check_indicator_names(self) -> None:
        """Note indicators whose id or words mean something else already; of two indicators, what was said later is told."""
        meaning = {key: field for field, names in FIELD_NAMES.items() for name in (field, *names) for key in foldings(name)}
        ids: set[str] = set()
        for indicator, part, name in self._indicator_names():
            path: Path = ("indicators", indicator, part) if part else ("indicators", indicator)
            other = next((meaning[key] for key in sorted(foldings(name)) if meaning.get(key, indicator) != indicator), None)
            if not part and is_taken(name):
                self._note(path, text("id-taken", key=name), text("id-taken-hint"))
            elif other is not None:
                self._note(path, text("name-taken", name=name, other=other), text("name-taken-hint" if part else "id-taken-hint"))
            for key in foldings(name):
                meaning.setdefault(key, indicator)
            if not part:
                ids.add(name)
                for dated in (name, name.removesuffix("_year")):
                    if {dated, f"{dated}_year"} <= ids:
                        self._note(path, text("year-taken", column=f"{dated}_year", indicator=dated), text("id-taken-hint"))

    def _indicator_names(self) -> Iterator[tuple[str, str, str]]:
        """Name the ids of indicators and their words, with the field that has them, in the order of the files that said them."""
        said_in: dict[tuple[str, str], int] = {}
        for place, pack in enumerate(self._packs):
            for key, entry in pack.pack.indicators.items():
                said_in.setdefault((key, ""), place)
                said_in |= {(key, part): place for part in ("de", "en") if isinstance(getattr(entry, part), str)}
        for key, part in sorted(said_in, key=lambda each: said_in[each]):
            yield key, part, getattr(self._laid.indicators[key], part) if part else key

    def _indicators(self) -> dict[str, Indicator]:
        self._check_indicator_names()
        for key, entry in self._laid.indicators.items():
            if entry.usual and entry.usual.low > entry.usual.high:
                message = text("amounts-order", lower="low", less=entry.usual.low, upper="high", more=entry.usual.high)
                self._note(("indicators", key, "usual", "low"), message, text("amounts-order-hint"))
        return {
            key: Indicator(
                de=_given(entry.de),
                en=_given(entry.en),
                unit=_given(entry.unit),
                decimals=_given(entry.decimals),
                better=_given(entry.better),
                usual=_optional(entry.usual),
                origin=self._origin(("indicators", key)),
            )
            for key, entry in self._laid.indicators.items()
            if self._has(("indicators", key), entry, "de", "en", "unit", "decimals", "better")
        }

    def _states(self) -> dict[str, State]:
        states: dict[str, State] = {}
        for key, entry in self._laid.states.items():
            path: Path = ("states", key)
            pay = self._pay((*path, "pay"), entry.pay, "country" if key == COUNTRY else "state")
            if self._has(path, entry, "name"):
                states[key] = State(
                    name=_given(entry.name),
                    aliases=tuple(entry.aliases or ()),
                    pay=pay,
                    origin=self._origin((*path, "name"), (*path, "pay")),
                )
        self._check_state_names()
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
            pay = self._pay((*path, "pay"), entry.pay, "city")
            if isinstance(entry.state, str):
                self._known((*path, "state"), entry.state, self._laid.states.keys() - {COUNTRY}, "state")
            if complete:
                cities[slug] = City(
                    slug=slug,
                    **_plain_values(entry),
                    aliases=tuple(entry.aliases or ()),
                    indicators=indicators,
                    facets=facets,
                    pay=pay,
                    origins=self._origins(path, entry),
                )
        return cities

    def _origins(self, path: Path, entry: CityEntry) -> dict[str, Origin]:
        """Return where the plain fields stand in files of the user's own, and what these have cleared."""
        cleared: dict[str, Path] = {field: (*path, field) for field in ("pay", *FACETS) if not getattr(entry, field)}
        cleared |= {key: (*path, "indicators", key) for key, value in (entry.indicators or {}).items() if value is None}
        plain: dict[str, Path] = {field: (*path, field) for field in _PLAIN}
        origins: dict[str, Origin] = {}
        for field, where in {**plain, **cleared}.items():
            owner = self._owner(where)
            if owner is not None and (field not in cleared or self._was_there(str(path[1]), field)):
                self._own_source(owner)
                origins[field] = owner.origin(where)
        return origins

    def _was_there(self, slug: str, field: str) -> bool:
        """Whether any file says something in a field that was cleared in the end."""
        entries = [pack.pack.cities[slug] for pack in self._packs if slug in pack.pack.cities]
        return any(getattr(entry, field, None) or (entry.indicators or {}).get(field) is not None for entry in entries)

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
                message = text("decimals", written=f"{entry.value}", decimals=definition.decimals)
                self._note(self._own_first(here, ("indicators", key, "decimals")), message, text("decimals-hint"))
            fields = msgspec.structs.asdict(entry)
            source = self._source(here, entry.source)
            yield IndicatorValue(**{**fields, "source": source}, origin=self._origin(here, ("indicators", key), ("sources", source)))

    def _facet(self, path: Path, name: FacetName, entry: CityEntry) -> FacetList | None:
        written: AnyFacet = getattr(entry, name)
        facet = written if isinstance(written, FacetEntry) else None  # laying settled it
        if facet is None or not facet.terms:
            return None
        here: Path = (*path, name)
        self._check_terms(here, name, facet.terms)
        from_text = entry.text.source if entry.text else None  # checked once for all facets
        source = facet.source if facet.source is not None and facet.source == from_text else self._source(here, facet.source)
        return FacetList(
            terms=tuple(facet.terms),
            source=source,
            urls=tuple(facet.urls or ()),
            role=facet.role or PROFESSION,
            seen=facet.seen or "full",
            basis=_both(facet.basis) if facet.basis else None,
            origin=self._origin(here, ("sources", source), *self._own_terms(name, facet.terms)),
        )

    def _check_terms(self, path: Path, facet: FacetName, terms: Sequence[str]) -> None:
        known = self._terms[facet]
        distinct = set(terms)
        if len(distinct) == len(terms) and distinct <= known.keys():
            return
        before: set[str] = set()
        for index, term in enumerate(terms):
            if term not in known:
                self._known(self._term_path(path, index), term, known, "term")
            if term in before:
                self._note(self._term_path(path, index), text("term-twice", term=term), text("term-twice-hint"))
            before.add(term)

    def _own_terms(self, facet: FacetName, terms: Sequence[str]) -> Iterator[Path]:
        """Name the user's own terms among some, and among what these imply."""
        if facet in self._own_facets:
            entries = self._terms[facet]
            yield from (
                ("vocabulary", facet, term) for term in implied(terms, lambda key: entries[key].broader or () if key in entries else ())
            )

    def _term_path(self, facet: Path, index: int) -> Path:
        """Return where the latest file that has the facet wrote a term: in a plain list, or under terms."""
        file = next(pack for pack in reversed(self._packs) if pack.depth(facet) == len(facet))
        under_terms: Path = (*facet, "terms")
        return (*under_terms, index) if file.depth(under_terms) == len(under_terms) else (*facet, index)

    def _pay(self, path: Path, entries: list[PayEntry] | UnsetType | None, scope: Scope) -> tuple[PayFigure, ...]:
        return tuple(self._figure((*path, index), entry, scope) for index, entry in enumerate(entries or ()))

    def _figure(self, path: Path, entry: PayEntry, scope: Scope) -> PayFigure:
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
        own_source = self._source(path, entry.source)
        own = {
            "mid_is": mid_is,
            "source": own_source,
            "assumed": tuple(entry.assumed),
            "counted_with": tuple(entry.counted_with),
        }
        rests_on: list[Path] = [("sources", own_source), ("vocabulary", "roles", entry.role)]
        return PayFigure(**{**fields, **own}, origin=self._origin(path, *rests_on), scope=scope, region=str(path[1]))

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
            owner = self._owner(path)
            if owner is not None:
                return self._own_source(owner)
            self._note(path, text("source-missing", field="source"), text("source-missing-hint"))
            return ""
        self._known((*path, "source"), source, self._laid.sources, "source")
        return source

    def _own_source(self, file: PackFile) -> str:
        """Return the id of a file as a source, made of its name: ``pack-mine`` for ``mine.yaml``."""
        known = next((key for key, source in self._own_sources.items() if source is file), None)
        if known is not None:
            return known
        stem = "-".join(words(FilePath(file.name).stem)) or "file"
        numbered = (f"pack-{stem}{number}" for number in ("", *(f"-{count}" for count in range(2, 1000))))
        key = next(key for key in numbered if key not in self._laid.sources and key not in self._own_sources)
        self._own_sources[key] = file
        return key

    def _names(self) -> dict[str, tuple[str, ...]]:
        """Gather what cities are found by, and note aliases and codes by which two of them would be."""
        owners: dict[str, list[str]] = {}
        named: dict[str, str] = {}
        codes: dict[str, str] = {}
        for slug, entry in self._laid.cities.items():
            names = [slug, *([entry.name] if isinstance(entry.name, str) else ())]
            code = entry.ags or None
            for key in city_keys(names, code):
                named.setdefault(key, slug)
            for key in city_keys((*names, *(entry.aliases or ())), code):
                owners.setdefault(key, []).append(slug)
            if code is not None and codes.setdefault(code, slug) != slug:
                self._note_code(slug, code, codes[code])
        self._check_aliases("cities", owners, named)
        return {key: tuple(slugs) for key, slugs in owners.items()}

    def _check_state_names(self) -> None:
        """Note aliases by which two states would be found."""
        owners: dict[str, list[str]] = {}
        named: dict[str, str] = {}
        for code, entry in self._laid.states.items():
            names = [code, *([entry.name.de, entry.name.en] if isinstance(entry.name, Label) else ())]
            for key in {key for name in names for key in foldings(name)}:
                named.setdefault(key, code)
            for key in {key for name in (*names, *(entry.aliases or ())) for key in foldings(name)}:
                owners.setdefault(key, []).append(code)
        self._check_aliases("states", owners, named)

    def _check_aliases(self, section: _Named, owners: Mapping[str, Sequence[str]], named: Mapping[str, str]) -> None:
        """Note aliases without letters, and those that are the name of another city or state, or were given to another first."""
        entries: Mapping[str, CityEntry | StateEntry] = getattr(self._laid, section)
        for key, entry in entries.items():
            for alias in entry.aliases or ():
                if not fold(alias):
                    self._note(self._alias_path(section, key, alias)[0], text("alias-empty", alias=alias), text("alias-empty-hint"))
                    continue
                first = (named.get(each, owners[each][0]) for each in sorted(foldings(alias)))
                other = next((each for each in first if each != key), None)
                if other is not None:
                    self._note_alias(section, key, alias, other)

    def _note_code(self, slug: str, code: str, other: str) -> None:
        path = self._own_first(("cities", slug, "ags"), ("cities", other, "ags"))
        city = other if path[1] == slug else slug
        self._note(path, text("ags-taken", ags=code, city=city), text("ags-taken-hint"))

    def _note_alias(self, section: _Named, key: str, alias: str, other: str) -> None:
        """Note that an alias means another city or state too: at the alias, or at the other where only that is the user's own."""
        path, own = self._alias_path(section, key, alias)
        same = (each for each in getattr(self._laid, section)[other].aliases or () if foldings(each) & foldings(alias))
        theirs = next((each for each in same if self._alias_path(section, other, each)[1]), None)
        if not own and theirs is not None:
            self._note(self._alias_path(section, other, theirs)[0], text("alias-taken", alias=theirs, owner=key), text("alias-taken-hint"))
        elif own or self._owner((section, other, "name")) is None:
            self._note(path, text("alias-taken", alias=alias, owner=other), text("alias-taken-hint"))
        else:
            self._note((section, other), text("alias-taken", alias=alias, owner=key), text("owner-taken-hint"))

    def _alias_path(self, section: _Named, key: str, alias: str) -> tuple[Path, bool]:
        """Return where the latest file that gives an alias wrote it, and whether that file is the user's own."""
        for pack in reversed(self._packs):
            entries: Mapping[str, CityEntry | StateEntry] = getattr(pack.pack, section)
            aliases = entries[key].aliases if key in entries else UNSET
            if aliases and alias in aliases:
                return (section, key, "aliases", aliases.index(alias)), pack.own
        return (section, key, "aliases"), False


def said(pack: Pack) -> Iterator[Path]:
    """Name the paths that a pack says something about, down to what is replaced as a whole when packs are laid over each other."""
    for section in ("sources", "indicators"):
        for key in getattr(pack, section):
            yield (section, key)
    for facet in (*FACETS, "roles"):
        for key in getattr(pack.vocabulary, facet):
            yield ("vocabulary", facet, key)
    for code, state in pack.states.items():
        yield from (("states", code, field) for field in state.__struct_fields__ if getattr(state, field) is not UNSET)
    for slug, city in pack.cities.items():
        for field in city.__struct_fields__:
            if getattr(city, field) is not UNSET and field != "indicators":
                yield ("cities", slug, field)
        yield from (("cities", slug, "indicators", key) for key in city.indicators or ())


def _plain_values(entry: CityEntry) -> dict[str, Any]:
    return {field.id: _optional(getattr(entry, field.id)) for field in PLAIN_FIELDS}


def _given(value: _T | UnsetType) -> _T:
    """Return what an entry says in a field that was checked to be there."""
    assert not isinstance(value, UnsetType)
    return value


def _optional(value: _T | UnsetType | None) -> _T | None:
    return None if isinstance(value, UnsetType) else value


def _both(words: Label | str | UnsetType) -> Label:
    return Label(words, words) if isinstance(words, str) else _given(words)


def _circles(entries: Mapping[str, TermEntry]) -> list[tuple[str, Relation]]:
    """Return a term of each circle of terms that are above themselves, and the relation that leads on from it."""
    left = {
        key: {above for above in (*(entry.broader or ()), *(entry.part_of or ())) if above in entries} for key, entry in entries.items()
    }
    below: dict[str, list[str]] = {}
    for key, above in left.items():
        for each in above:
            below.setdefault(each, []).append(key)
    free = [key for key, above in left.items() if not above]
    found: list[tuple[str, Relation]] = []
    while left:
        while free:  # take away what leads out of every circle
            key = free.pop()
            if left.pop(key, None) is not None:
                for under in below.get(key, ()):
                    if under in left:
                        left[under].discard(key)
                        if not left[under]:
                            free.append(under)
        if left:  # all that is left leads into a circle
            walk: dict[str, None] = {}
            step = next(iter(left))
            while step not in walk:
                walk[step] = None
                step = min(left[step])
            found.append((step, "broader" if min(left[step]) in (entries[step].broader or ()) else "part_of"))
            free.append(step)
    return found

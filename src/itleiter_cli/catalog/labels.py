"""Ids for the labels, names and aliases that stand in a pack of the user's own, so that all else sees ids only."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast, get_args

import msgspec

from itleiter_cli.catalog.conversion import Mismatch
from itleiter_cli.catalog.entries import Pack
from itleiter_cli.catalog.forms import (
    FACETS,
    Basis,
    Better,
    Level,
    Measure,
    MidIs,
    PageKind,
    Period,
    Seen,
    SourceKind,
    TextRole,
)
from itleiter_cli.catalog.names import foldings, nearest_keys, without_title
from itleiter_cli.catalog.patterns import is_id, is_region_code, is_slug, slug_of
from itleiter_cli.catalog.yaml_errors import Mark
from itleiter_cli.catalog.yaml_values import Path, Places, YamlValue
from itleiter_cli.messages.errors import text
from itleiter_cli.messages.language import texts

Rule = Mapping[str, "str | Rule"]
"""What stands below a field: by its name, the kind of id that it is, or what stands below it in turn."""

ITEMS, ANY, KEYS = "[]", "*", "<keys>"
"""Below a rule: the entries of a list, the values of every other key, and the keys themselves."""


def _facet(facet: str) -> Rule:
    return {ITEMS: facet, "terms": {ITEMS: facet}, "source": "source", "role": "text-role", "seen": "seen"}


_VALUES: Rule = {KEYS: "indicator", ANY: {"source": "source", ITEMS: {"source": "source"}}}
_FIGURE: Rule = {
    "role": "role",
    "level": "level",
    "measure": "measure",
    "period": "period",
    "basis": "basis",
    "mid_is": "mid-is",
    "source": "source",
    "counted_with": {ITEMS: "role"},
}
_PAY: Rule = {ITEMS: _FIGURE, "add": {ITEMS: _FIGURE}}
_SECTORS: Rule = {"source": "source", **{field: {KEYS: "sector"} for field in ("employees", "left_out", "notes")}}
_ECONOMY: Rule = {
    "pages": {ITEMS: {"kind": "page-kind", "seen": "seen"}},
    **{facet: {ITEMS: {"term": facet}} for facet in ("industries", "employers")},
}
CITY: Rule = {
    "state": "state",
    "indicators": _VALUES,
    "pay": _PAY,
    "sectors": _SECTORS,
    "economy": _ECONOMY,
    "text": {"source": "source", "role": "text-role", "seen": "seen"},
    **{facet: _facet(facet) for facet in FACETS},
}
PACK: Rule = {
    "sources": {KEYS: "source", ANY: {"kind": "source-kind"}},
    "vocabulary": {
        "roles": {KEYS: "role"},
        **{
            facet: {
                KEYS: facet,
                ANY: {"broader": {ITEMS: facet}, "part_of": {ITEMS: facet}, "trains": {ITEMS: "skills"}},
            }
            for facet in FACETS
        },
    },
    "indicators": {KEYS: "indicator", ANY: {"better": "better"}},
    "sectors": {KEYS: "sector", ANY: {"instead_of": "sector", "computed": {ITEMS: "sector"}}},
    "profession": {"skills": {ITEMS: {"term": "skills"}}, "sources": {ITEMS: "source"}},
    "states": {KEYS: "state", ANY: {"pay": _PAY, "indicators": _VALUES, "sectors": _SECTORS}},
    "cities": {KEYS: "city", ANY: CITY},
}
"""Where ids stand in a pack."""


class _Section(NamedTuple):
    """Where things of a kind are defined, what a definition has at least, and which of it are names."""

    path: tuple[str, ...]
    needed: tuple[str, ...]
    names: tuple[str, ...]


_SECTIONS: Mapping[str, _Section] = {
    "source": _Section(("sources",), ("publisher", "title", "kind", "accessed"), ("title", "brief")),
    **{facet: _Section(("vocabulary", facet), ("de", "en"), ("de", "en", "aliases")) for facet in FACETS},
    "role": _Section(("vocabulary", "roles"), ("de", "en"), ("de", "en")),
    "indicator": _Section(("indicators",), ("de", "en", "unit", "decimals", "better"), ("de", "en", "brief")),
    "sector": _Section(("sectors",), ("de", "en"), ("de", "en")),
    "state": _Section(("states",), ("name",), ("name", "aliases")),
    "city": _Section(("cities",), ("name", "state"), ("name", "aliases")),
}

CHOICES: Mapping[str, object] = {
    "level": Level,
    "measure": Measure,
    "mid-is": MidIs,
    "period": Period,
    "basis": Basis,
    "better": Better,
    "seen": Seen,
    "text-role": TextRole,
    "source-kind": SourceKind,
    "page-kind": PageKind,
}
_MORE_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "level": {"entry": ("Berufseinstieg",), "experienced": ("Berufserfahrung", "Erfahren"), "any": ("alle",)},
    "measure": {"range": ("von bis",), "mean": ("Durchschnitt", "average")},
    "mid-is": {"mean": ("Mittelwert", "Durchschnitt", "average")},
    "period": {
        "month": ("Monat", "im Monat", "pro Monat", "monatlich", "monthly", "per month", "p.m."),
        "year": ("Jahr", "im Jahr", "pro Jahr", "jährlich", "yearly", "per year", "p.a."),
    },
    "basis": {"gross": ("brutto",)},
    "better": {"low": ("niedrig",), "high": ("hoch",), "none": ("keins",)},
    "seen": {"full": ("ganz", "vollständig"), "part": ("teilweise", "zum Teil")},
}
"""Words that people write for a choice besides those that tables have for it."""
_SENTENCES = {
    "level": "level-",
    "measure": "measure-",
    "mid-is": "measure-",
    "seen": "page-seen-",
    "page-kind": "page-kind-",
    "source-kind": "kind-of-source-",
}
"""What the keys of the words that tables have for a choice begin with."""


class Names:
    """What ids of each kind are known, and by which names each is found.

    They are those of packs, and of values of files that are about to become packs, where these define them in full.
    """

    def __init__(self, packs: Sequence[Pack], values: Sequence[YamlValue] = ()) -> None:
        self._packs = packs
        self._values = values
        self._full: dict[str, dict[str, dict[str, YamlValue]]] = {}
        self._ids: dict[str, frozenset[str]] = {}
        self._names: dict[str, dict[str, tuple[str, ...]]] = {}
        self._found: dict[str, dict[str, list[str]]] = {}

    def ids(self, kind: str) -> frozenset[str]:
        """Return the ids of a kind."""
        if kind not in self._ids:
            if kind in CHOICES:
                self._ids[kind] = frozenset(_choices(kind))
            else:
                of_packs = (_of_pack(pack, _SECTIONS[kind]) for pack in self._packs)
                self._ids[kind] = frozenset(key for each in (*of_packs, self._defined(kind)) for key in each)
        return self._ids[kind]

    def names(self, kind: str) -> Mapping[str, tuple[str, ...]]:
        """Return by the ids of a kind the names that each is found by: the id, labels in both languages, aliases."""
        if kind not in self._names:
            self._names[kind] = dict(_choices(kind)) if kind in CHOICES else self._names_defined(kind)
        return self._names[kind]

    def meant(self, kind: str, typed: str) -> list[str]:
        """Return the ids of a kind that what was typed is a name of; an id itself means nothing else."""
        if typed in self.ids(kind):
            return [typed]
        if kind not in self._found:
            found: dict[str, list[str]] = {}
            for key, names in self.names(kind).items():
                for spelling in {each for name in names for each in foldings(name)} - {""}:
                    found.setdefault(spelling, []).append(key)
            self._found[kind] = found
        spellings = foldings(typed) | (foldings(without_title(typed)) if kind == "city" else frozenset())
        return sorted({key for each in spellings for key in self._found[kind].get(each, ())})

    def id_of(self, kind: str, typed: str) -> str:
        """Return the one id of a kind that what was typed is a name of, else what was typed."""
        if typed in self.ids(kind):
            return typed
        meant = self.meant(kind, typed)
        return meant[0] if len(meant) == 1 else typed

    def near(self, kind: str, typed: str) -> list[str]:
        """Return the ids of a kind of which a name is nearest to what was typed."""
        return nearest_keys(self.names(kind), typed)

    def forget(self, kind: str) -> None:
        """Look anew at what is defined of a kind: values have ids in the place of labels by now."""
        for known in (self._full, self._ids, self._names, self._found):
            known.pop(kind, None)

    def state_of(self, city: str) -> object:
        """Return the state that a city lies in, None where none is known."""
        stated = (pack.cities[city].state for pack in self._packs if city in pack.cities)
        return next(
            (state for state in stated if isinstance(state, str)), self._defined("city").get(city, {}).get("state")
        )

    def _defined(self, kind: str) -> dict[str, dict[str, YamlValue]]:
        """Return what values define of a kind in full, or add to what packs define."""
        if kind in self._full:
            return self._full[kind]
        section = _SECTIONS[kind]
        stated: dict[str, dict[str, YamlValue]] = {}
        for value in self._values:
            for key, entry in _below(value, section.path).items():
                if isinstance(entry, dict):
                    stated[key] = {**stated.get(key, {}), **entry}
        fits = is_region_code if kind == "state" else is_id
        needed = set(section.needed)
        known = {key for pack in self._packs for key in _of_pack(pack, section)}
        self._full[kind] = {
            key: entry for key, entry in stated.items() if key in known or (fits(key) and entry.keys() >= needed)
        }
        return self._full[kind]

    def _names_defined(self, kind: str) -> dict[str, tuple[str, ...]]:
        section = _SECTIONS[kind]
        written: list[Mapping[str, Mapping[str, YamlValue]]] = [
            msgspec.to_builtins(_of_pack(pack, section)) for pack in self._packs
        ]
        names: dict[str, list[str]] = {}
        for entries in (*written, self._defined(kind)):
            for key, entry in entries.items():
                known = names.setdefault(key, [key])
                known += [name for field in section.names for name in _words(entry.get(field))]
        return {key: tuple(dict.fromkeys(known)) for key, known in names.items()}


def _section_path(kind: str) -> Path:
    return _SECTIONS[kind].path


def _of_pack(pack: Pack, section: _Section) -> Mapping[str, object]:
    entries: Any = pack
    for step in section.path:
        entries = getattr(entries, step)
    return cast(Mapping[str, object], entries)


def _below(value: YamlValue, path: Sequence[str]) -> dict[str, YamlValue]:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _words(written: YamlValue) -> Iterator[str]:
    """Return the names in a text, in a list, or in words in both languages."""
    if isinstance(written, str):
        yield written
    elif isinstance(written, list | dict):
        yield from (
            each for each in (written.values() if isinstance(written, dict) else written) if isinstance(each, str)
        )


def _choices(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return by the values of a closed set of choices the words for each."""
    more, begins = _MORE_WORDS.get(kind, {}), _SENTENCES.get(kind)
    words_of = {choice: texts().get(f"{begins}{choice}", ()) if begins else () for choice in get_args(CHOICES[kind])}
    return {choice: (choice, *words_, *more.get(choice, ())) for choice, words_ in words_of.items()}


class Renamed(NamedTuple):
    """What putting ids in the place of labels has refused, and by the path of each renamed key its id."""

    mismatches: list[Mismatch]
    keys: Mapping[Path, str]

    def path(self, written: Path) -> Path:
        """Return the path with ids of what was written at a path with labels."""
        path: Path = ()
        for step in written:
            path = (*path, self.keys.get((*path, step), step))
        return path


def put_ids(value: YamlValue, places: Places, names: Names) -> Renamed:
    """Put ids in the place of labels, in the values of a pack themselves, and keep the places of what is renamed.

    What is no label of anything, or of several things, stays as it is: whoever builds the catalog says so. Two names
    of one thing are refused here, since only one can be kept.
    """
    putter = _Putter(names)
    putter.put(value, PACK, (), places)
    return Renamed(putter.mismatches, putter.renamed)


def _below_places(places: Places | Mark | None, step: str | int) -> Places | Mark | None:
    return places.below.get(step) if isinstance(places, Places) else None


class _Putter:
    def __init__(self, names: Names) -> None:
        self._names = names
        self.mismatches: list[Mismatch] = []
        self.renamed: dict[Path, str] = {}

    def put(self, value: YamlValue, rule: Rule, path: Path, places: Places | Mark | None) -> None:
        """Put ids in the place of labels below a list or a mapping."""
        if isinstance(value, list):
            self._put_list(value, rule.get(ITEMS), path, places)
        elif isinstance(value, dict):
            keys = rule.get(KEYS)
            if isinstance(keys, str) and not value.keys() <= self._names.ids(keys):
                self._rename(value, keys, path, places)
                if path == _section_path(keys) and keys != "city":
                    self._names.forget(keys)
            self._put_fields(value, rule, path, places)

    def _put_list(
        self, value: list[YamlValue], rule: "str | Rule | None", path: Path, places: Places | Mark | None
    ) -> None:
        if isinstance(rule, str):
            known = self._names.ids(rule)
            value[:] = [
                self._names.id_of(rule, item) if isinstance(item, str) and item not in known else item for item in value
            ]
        elif rule is not None:
            for index, item in enumerate(value):
                if isinstance(item, (list, dict)):
                    self.put(item, rule, (*path, index), _below_places(places, index))

    def _put_fields(self, value: dict[str, YamlValue], rule: Rule, path: Path, places: Places | Mark | None) -> None:
        others = rule.get(ANY)
        for key, item in value.items():
            below = rule.get(key, others)
            if isinstance(below, str):
                value[key] = self._names.id_of(below, item) if isinstance(item, str) else item
            elif below is not None and isinstance(item, (list, dict)):
                self.put(item, below, (*path, key), _below_places(places, key))

    def _rename(self, value: dict[str, YamlValue], kind: str, path: Path, places: Places | Mark | None) -> None:
        """Put ids in the place of keys, in their order."""
        written = list(value.items())
        value.clear()
        first: dict[str, str] = {}
        for key, item in written:
            renamed = self._city(key, item, path) if kind == "city" else self._names.id_of(kind, key)
            if renamed is None:
                continue
            if renamed in value:
                message = text("label-twice", key=key, other=first[renamed], id=renamed)
                self.mismatches.append(Mismatch((*path, key), message, text("yaml-duplicate-hint"), (*path, key)))
                continue
            value[renamed] = item
            first[renamed] = key
            if renamed != key:
                self.renamed[*path, key] = renamed
                if isinstance(places, Places) and key in places.below:
                    places.below[renamed] = places.below[key]

    def _city(self, key: str, entry: YamlValue, path: Path) -> str | None:
        """Return the slug that the key of a city means, for a new one that of its name; None where it is refused.

        An entry that says it lies in another state, or has another name, is another city.
        """
        names = self._names
        if key in names.ids("city"):
            return key
        fields = entry if isinstance(entry, dict) else {}
        state, name = fields.get("state"), fields.get("name")
        meant = [
            slug
            for slug in names.meant("city", key)
            if (not isinstance(state, str) or self._names.id_of("state", state) == names.state_of(slug))
            and (not isinstance(name, str) or slug in names.meant("city", name))
        ]
        if len(meant) > 1:
            message = text("label-ambiguous", key=key, candidates=meant)
            self.mismatches.append(Mismatch((*path, key), message, text("label-ambiguous-hint"), (*path, key)))
            return None
        if meant or is_slug(key):
            return meant[0] if meant else key
        slug = slug_of(key)
        if slug is None:
            return key
        fields.setdefault("name", key)
        return slug

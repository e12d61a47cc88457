"""Read YAML text into plain values, with the place of each: the only module that knows YAML.

Values are built from parser events: the C loader itself dies on deep nesting, and events give duplicate keys, aliases,
scalars as they are written, lines and columns in one pass.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import yaml

from itleiter_cli.errors import Text, text

YamlValue = None | bool | int | float | str | datetime.date | list["YamlValue"] | dict[str, "YamlValue"]
Path = tuple[str | int, ...]

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 50
MAX_DIGITS = 18

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML without libyaml has the slow one only
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(\.[0-9]{3})+")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+")
_YES_OR_NO = frozenset(["yes", "no", "on", "off", "true", "false"])
_VALUE_LOST = ("yaml-alias", "yaml-grouped", "yaml-digits", "yaml-leading-zero", "yaml-day")
_COORDINATES = ("lat", "lon")  # three decimals are usual here, not a thousands separator


class Place(NamedTuple):
    """Line and column, counted from 1."""

    line: int
    column: int


class YamlProblem(NamedTuple):
    """One thing that the text itself gets wrong, before any meaning."""

    place: Place
    path: Path
    message: Text
    hint: Text

    @property
    def value_lost(self) -> bool:
        """Whether the value that was meant is not known."""
        return self.message.key in _VALUE_LOST


class YamlDocument(NamedTuple):
    """The value of a text and what is wrong with it; the value is whole only where nothing is."""

    value: YamlValue
    problems: tuple[YamlProblem, ...]


def read_yaml(source: str) -> YamlDocument:
    """Read one YAML document of mappings, lists and scalars; anything that could be misread is a problem."""
    reader = _Reader()
    value = reader.document(source)
    return YamlDocument(value, tuple(reader.problems))


def places(source: str) -> Mapping[Path, Place]:
    """Find where each value of a text begins; keys of a mapping count as the beginning of their value."""
    reader = _Reader(places={})
    reader.document(source)
    return reader.places or {}


class _Stop(Exception):
    """The rest of the text cannot be read."""


class _Reader:
    """Builds a value from events, noting problems and, where asked for, places."""

    def __init__(self, places: dict[Path, Place] | None = None) -> None:
        self.problems: list[YamlProblem] = []
        self.places = places

    def document(self, source: str) -> YamlValue:
        try:
            events = self._events(source)
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    value = self._value(next(events), events, ())
                    self._only_document(events)
                    return value
        except _Stop:
            pass
        return None

    def _events(self, source: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(source, Loader=_PARSER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
            self._note(place, (), text("yaml-syntax", detail=str(error.problem or error.context)), text("yaml-syntax-hint"))
            raise _Stop from error
        except yaml.reader.ReaderError as error:
            refused = yaml.reader.Reader.NON_PRINTABLE.search(source)  # the error counts bytes, or characters, by loader
            before = source[: refused.start()] if refused else ""
            place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
            self._note(place, (), text("yaml-character"), text("yaml-character-hint"))
            raise _Stop from error

    def _only_document(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._note(_place(event), (), text("yaml-second-document"), text("yaml-second-document-hint"))
                return

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> YamlValue:
        if self.places is not None:
            self.places.setdefault(path, _place(event))
        if isinstance(event, yaml.AliasEvent):
            self._note(_place(event), path, text("yaml-alias"), text("yaml-alias-hint"))
            return None
        self._refuse_extras(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if len(path) >= MAX_DEPTH:
            self._note(_place(event), path, text("yaml-depth", limit=MAX_DEPTH), text("yaml-depth-hint"))
            raise _Stop
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path)
        return self._mapping(events, path)

    def _refuse_extras(self, event: yaml.Event, path: Path) -> None:
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self._note(_place(event), path, text("yaml-anchor"), text("yaml-alias-hint"))
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            self._note(_place(event), path, text("yaml-tag", tag=event.tag), text("yaml-tag-hint"))

    def _list(self, events: Iterator[yaml.Event], path: Path) -> YamlValue:
        items: list[YamlValue] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> YamlValue:
        entries: dict[str, YamlValue] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, path)
            if key in entries:
                self._note(_place(event), (*path, key), text("yaml-duplicate", key=key), text("yaml-duplicate-hint"))
                self._forget((*path, key))
            if self.places is not None:
                self.places.setdefault((*path, key), _place(event))
            entries[key] = self._value(next(events), events, (*path, key))
        return entries

    def _forget(self, path: Path) -> None:
        """Drop the places of the first of two equal keys: the second one is judged."""
        for known in [known for known in self.places or () if known[: len(path)] == path]:
            (self.places or {}).pop(known, None)

    def _key(self, event: yaml.Event, path: Path) -> str:
        if isinstance(event, yaml.AliasEvent):
            self._note(_place(event), path, text("yaml-alias"), text("yaml-alias-hint"))
            raise _Stop
        if not isinstance(event, yaml.ScalarEvent):
            self._note(_place(event), path, text("yaml-key"), text("yaml-key-hint"))
            raise _Stop
        if event.value == "<<" and event.implicit[0]:
            self._note(_place(event), path, text("yaml-merge"), text("yaml-alias-hint"))
        self._refuse_extras(event, path)
        self._check_characters(event, path)
        return str(event.value)

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> YamlValue:
        written: str = event.value
        if not event.implicit[0]:
            self._check_characters(event, path)
            return written
        if written in ("", "~", "null", "Null", "NULL"):
            return None
        if written[0] in "0123456789+-":
            return self._number_or_day(event, path)
        if written.lower() in _YES_OR_NO:
            return written.lower() in ("yes", "on", "true")
        self._check_characters(event, path)
        return written

    def _number_or_day(self, event: yaml.ScalarEvent, path: Path) -> YamlValue:
        written: str = event.value
        if _WHOLE.fullmatch(written):
            if len(written) <= MAX_DIGITS:
                return int(written)
            self._note(_place(event), path, text("yaml-digits", limit=MAX_DIGITS), text("yaml-digits-hint"))
        elif _GROUPED.fullmatch(written) and not (path and path[-1] in _COORDINATES):
            self._note(
                _place(event), path, text("yaml-grouped", written=written), text("yaml-grouped-hint", plain=written.replace(".", ""))
            )
        elif _DECIMAL.fullmatch(written):
            return float(written)
        elif _LEADING_ZERO.fullmatch(written):
            self._note(_place(event), path, text("yaml-leading-zero", written=written), text("yaml-leading-zero-hint"))
        elif _DAY.fullmatch(written):
            try:
                return datetime.date.fromisoformat(written)
            except ValueError:
                self._note(_place(event), path, text("yaml-day", written=written), text("yaml-day-hint"))
        else:
            self._check_characters(event, path)
        return written

    def _check_characters(self, event: yaml.ScalarEvent, path: Path) -> None:
        written: str = event.value
        if written.isprintable():
            return
        for character in written:
            if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
                code = f"U+{ord(character):04X}"
                self._note(_place(event), path, text("yaml-control", code=code), text("yaml-control-hint"))
                return

    def _note(self, place: Place, path: Path, message: Text, hint: Text) -> None:
        self.problems.append(YamlProblem(place, path, message, hint))


def _place(event: yaml.Event) -> Place:
    assert event.start_mark is not None
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)

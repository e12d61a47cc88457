"""Read YAML text into plain values, with the place of each: the only module that knows YAML.

Values are built from parser events: the C loader itself dies on deep nesting, and events give duplicate keys, aliases,
scalars as they are written, lines and columns in one pass.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import yaml

from itleiter_cli.catalog.yaml_errors import Mark, explain
from itleiter_cli.messages.errors import Text, text

YamlValue = None | bool | int | float | str | datetime.date | list["YamlValue"] | dict[str, "YamlValue"]
Path = tuple[str | int, ...]

MAX_DEPTH = 50
MAX_DIGITS = 18
MAX_VALUES = 1_000_000
MAX_PROBLEMS = 1_000

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML without libyaml has the slow one only
# What large files are made of, looked up once.
_Scalar, _MappingEnd, _ListEnd = yaml.ScalarEvent, yaml.MappingEndEvent, yaml.SequenceEndEvent
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(\.[0-9]{3})+")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+")
_YES_OR_NO = frozenset(["yes", "no", "on", "off", "true", "false"])
_VALUE_LOST = ("yaml-alias", "yaml-grouped", "yaml-digits", "yaml-leading-zero", "yaml-day", "yaml-duplicate")
_WIDTH = 130
_REFUSED = (
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Cn",
    "Zl",
    "Zp",
)  # categories of Unicode: controls, formats, unassigned, separators of lines
# Letters, marks and symbols that show nothing or only change how others look.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U0001d159\U000e0100-\U000e01ef]"
)
_AMOUNTS = frozenset(("low", "mid", "high", "above"))
"""Fields that hold whole EUR."""
_COORDINATES = ("lat", "lon")  # three decimals are usual here, not a thousands separator

_PARSERS_OWN_DEPTH = "maximum nesting depth"
"""What PyYAML 6.0.4 and newer say of more levels than they read at all; older ones have no limit."""


class Place(NamedTuple):
    """Line and column, counted from 1."""

    line: int
    column: int


class Places:
    """Where a value begins, and below it the places of what it holds.

    Keys of a mapping count as the beginning of their value. Marks are kept as the parser gives them: making a place of
    each would take a tenth of the reading.
    """

    __slots__ = ("below", "mark")

    def __init__(self, mark: Mark | None) -> None:
        self.mark = mark
        self.below: dict[str | int, Places | Mark | None] = {}

    def nearest(self, path: Path) -> tuple[int, Place]:
        """Return how many steps of a path there are, and the place of the last of them."""
        depth, mark = self._walk(path)
        return depth, _place(mark)

    def line(self, path: Path) -> int:
        """Return the line of the last step of a path that there is, counted from 1."""
        _, mark = self._walk(path)
        return 1 if mark is None else mark.line + 1

    def _walk(self, path: Path) -> tuple[int, Mark | None]:
        places: Places | Mark | None = self
        depth = 0
        for step in path:
            if not isinstance(places, Places) or step not in places.below:
                break
            places = places.below[step]
            depth += 1
        return depth, places.mark if isinstance(places, Places) else places


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
    places: Places


def read_yaml(source: str, *, with_places: bool = False) -> YamlDocument:
    """Read one YAML document of mappings, lists and scalars; anything that could be misread is a problem.

    ``places`` are those of every value, or, without ``with_places``, of the document alone.
    """
    reader = _Reader(with_places)
    value = reader.document(source)
    return YamlDocument(value, tuple(reader.problems), reader.places)


def write_yaml(value: dict[str, YamlValue], *, spread: bool = False) -> str:
    """Write fields as YAML that ``read_yaml`` reads as the same values.

    What holds nothing deeper stands on one line, unless ``spread``.
    """
    flow = False if spread else None
    return yaml.dump(value, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=flow)


class _Writer(yaml.SafeDumper):
    """Writes scalars so that they cannot be misread, lists indented, and everything in full."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True

    def text(self, written: str) -> yaml.ScalarNode:
        looks_like_a_number = written[:1] in tuple("0123456789+-")
        return self.represent_scalar("tag:yaml.org,2002:str", written, '"' if looks_like_a_number else None)

    def decimal(self, number: float) -> yaml.ScalarNode:
        written = f"{Decimal(repr(number)):f}"
        unmistakable = f"{written}0" if _GROUPED.fullmatch(written) else written
        return self.represent_scalar("tag:yaml.org,2002:float", unmistakable)


_Writer.add_representer(str, _Writer.text)
_Writer.add_representer(float, _Writer.decimal)


class _Stop(Exception):
    """The rest of the text cannot be read."""


class _Reader:
    """Builds a value from events, with its problems and, where asked for, places."""

    def __init__(self, with_places: bool) -> None:
        self.problems: list[YamlProblem] = []
        self.places = Places(None)
        self._with_places = with_places
        self._values = 0
        self._common_keys: set[str] = set()
        """Keys that were read once and are fine, which spares most of the checks."""
        self._common_texts: set[str] = set()
        """The same for texts without quotes."""

    def document(self, source: str) -> YamlValue:
        try:
            return self._document(source)
        except _Stop:
            pass
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = str(error.problem or error.context)
            if mark is None or _PARSERS_OWN_DEPTH in problem:
                self._add_at(_place(mark), (), text("yaml-depth", limit=MAX_DEPTH), text("yaml-depth-hint"))
            else:
                why = explain(source, problem, mark, str(error.context), error.context_mark)
                self._add_at(_place(why), (), why.message, why.hint)
        except yaml.reader.ReaderError:
            refused = yaml.reader.Reader.NON_PRINTABLE.search(
                source
            )  # the error counts bytes, or characters, by loader
            before = source[: refused.start()] if refused else ""
            place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
            self._add_at(place, (), text("yaml-character"), text("yaml-character-hint"))
        return None

    def _document(self, source: str) -> YamlValue:
        parser = _PARSER(source)
        try:
            events: Iterator[yaml.Event] = iter(parser.get_event, None)
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    first = next(events)
                    self.places = Places(first.start_mark)
                    value = self._value(first, events, (), self.places)
                    self._only_document(events)
                    return value
        finally:
            parser.dispose()
        return None

    def _only_document(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._add(event, (), text("yaml-second-document"), text("yaml-second-document-hint"))
                return

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path, places: Places) -> YamlValue:
        if isinstance(event, yaml.AliasEvent):
            self._add(event, path, text("yaml-alias"), text("yaml-alias-hint"))
            return None
        self._refuse_extras(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if len(path) >= MAX_DEPTH:
            self._add(event, path, text("yaml-depth", limit=MAX_DEPTH), text("yaml-depth-hint"))
            raise _Stop
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path, places)
        return self._mapping(events, path, places)

    def _refuse_extras(self, event: yaml.Event, path: Path) -> None:
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self._add(event, path, text("yaml-anchor"), text("yaml-alias-hint"))
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            self._add(event, path, text("yaml-tag", tag=event.tag), text("yaml-tag-hint"))

    def _list(self, events: Iterator[yaml.Event], path: Path, places: Places) -> YamlValue:
        items: list[YamlValue] = []
        for event in events:
            if isinstance(event, _ListEnd):
                break
            items.append(self._held(event, event, events, path, len(items), places))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: Path, places: Places) -> YamlValue:
        entries: dict[str, YamlValue] = {}
        for event in events:
            if isinstance(event, _MappingEnd):
                break
            key = self._key(event, path)
            if key in entries:  # the second one is checked
                self._add(event, (*path, key), text("yaml-duplicate", key=key), text("yaml-duplicate-hint"))
            entries[key] = self._held(event, next(events), events, path, key, places)
        return entries

    def _held(
        self,
        start: yaml.Event,
        event: yaml.Event,
        events: Iterator[yaml.Event],
        path: Path,
        step: str | int,
        places: Places,
    ) -> YamlValue:
        """Build what a list or a mapping at a path holds at a step, and keep where it starts."""
        self._values += 1
        if self._values > MAX_VALUES:
            self._add(event, (), text("yaml-values", limit=MAX_VALUES), text("file-too-large-hint"))
            raise _Stop
        below = places
        if isinstance(event, _Scalar):
            if self._with_places:
                places.below[step] = start.start_mark
            if event.anchor is None and event.tag is None:
                if event.implicit[0] and event.value in self._common_texts:
                    text_again: str = event.value
                    return text_again
                return self._scalar(event, (*path, step))
        elif self._with_places:
            below = places.below[step] = Places(start.start_mark)
        return self._value(event, events, (*path, step), below)

    def _key(self, event: yaml.Event, path: Path) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            if isinstance(event, yaml.AliasEvent):
                self._add(event, path, text("yaml-alias"), text("yaml-alias-hint"))
            else:
                self._add(event, path, text("yaml-key"), text("yaml-key-hint"))
            raise _Stop
        key: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event, path)
        if key in self._common_keys:
            return key
        if key == "<<" and event.implicit[0]:
            self._add(event, path, text("yaml-merge"), text("yaml-alias-hint"))
        elif key.isidentifier() and key.isascii():
            self._common_keys.add(key)
        if key[:1].isspace() and event.implicit[0]:
            self._add(
                event, (*path, key), text("yaml-space", key=key.strip(), code=_code(key)), text("yaml-space-hint")
            )
        self._check_characters(event, path)
        return key

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
        if written.isascii() and written.isprintable():
            self._common_texts.add(written)
        else:
            self._check_characters(event, path)
        return written

    def _number_or_day(self, event: yaml.ScalarEvent, path: Path) -> YamlValue:
        written: str = event.value
        if _WHOLE.fullmatch(written):
            if len(written) <= MAX_DIGITS:
                return int(written)
            self._add(event, path, text("yaml-digits", limit=MAX_DIGITS), text("yaml-digits-hint"))
        elif _GROUPED.fullmatch(written) and not (path and path[-1] in _COORDINATES):
            hint = "yaml-grouped-amount-hint" if path and path[-1] in _AMOUNTS else "yaml-grouped-hint"
            self._add(event, path, text("yaml-grouped", written=written), text(hint, plain=written.replace(".", "")))
        elif _DECIMAL.fullmatch(written):
            return float(written)
        elif _LEADING_ZERO.fullmatch(written):
            self._add(
                event, path, text("yaml-leading-zero", written=written), text("yaml-leading-zero-hint", written=written)
            )
        elif _DAY.fullmatch(written):
            try:
                return datetime.date.fromisoformat(written)
            except ValueError:
                self._add(event, path, text("yaml-day", written=written), text("yaml-day-hint"))
        else:
            self._check_characters(event, path)
        return written

    def _check_characters(self, event: yaml.ScalarEvent, path: Path) -> None:
        refused = refused_character(event.value)
        if refused is not None:
            self._add(event, path, refused, text("yaml-control-hint"))

    def _add(self, event: yaml.Event, path: Path, message: Text, hint: Text) -> None:
        self._add_at(_place(event.start_mark), path, message, hint)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def _add_at(self, place: Place, path: Path, message: Text, hint: Text) -> None:
        self.problems.append(YamlProblem(place, path, message, hint))


def refused_character(written: str) -> Text | None:
    """Name the first character of a text that cannot be seen, or None; data may hold none."""
    if written.isascii() and written.isprintable():
        return None
    attached = unicodedata.category(written[:1] or " ").startswith("M")
    for character in written:
        refused = unicodedata.category(character) in _REFUSED
        if refused or attached or _UNSEEN.match(character):
            return text("yaml-control" if refused else "yaml-unseen", code=_code(character))
    return None


def _code(character: str) -> str:
    return f"U+{ord(character[0]):04X}"


def _place(mark: Mark | None) -> Place:
    return Place(1, 1) if mark is None else Place(mark.line + 1, mark.column + 1)

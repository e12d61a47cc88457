"""Read a pack, one YAML file, into checked records of what is written in it; nothing is laid over anything yet."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Annotated, NamedTuple, TypeVar, cast

import msgspec
import msgspec.inspect as shapes
from msgspec import UNSET, Meta, Struct, UnsetType

from itleiter_cli.catalog.files import decoded, read_bytes, shown_name
from itleiter_cli.catalog.model import (
    ADDRESS,
    PROFESSION,
    SOMETHING,
    Ags,
    Alias,
    Amount,
    Assumable,
    Basis,
    Better,
    Esco,
    IndicatorId,
    Latitude,
    Level,
    Longitude,
    Measure,
    MidIs,
    Number,
    Origin,
    Period,
    PlainId,
    RegionCode,
    Seen,
    Slug,
    SourceKind,
    TextRole,
    Url,
    Usual,
    Words,
    Wz2008,
    Year,
)
from itleiter_cli.catalog.names import nearest
from itleiter_cli.catalog.yaml_values import MAX_PROBLEMS, Path, Places, YamlDocument, YamlValue, read_yaml
from itleiter_cli.messages.errors import InvalidData, Problem, Text, shortened, text
from itleiter_cli.messages.language import Label

_S = TypeVar("_S", bound=Struct)

_LOGIN = re.compile(r"[a-z]+:[/\\]*[^/\\?#]*@", re.IGNORECASE)


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what a pack says: UNSET means that it says nothing, None that it clears what was said before."""


class SourceEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about a source."""

    publisher: Words | UnsetType = UNSET
    title: Label | Words | UnsetType = UNSET
    kind: SourceKind | UnsetType = UNSET
    accessed: datetime.date | UnsetType = UNSET
    dated: datetime.date | Year | UnsetType | None = UNSET
    url: Url | UnsetType | None = UNSET
    licence: Label | Words | UnsetType | None = UNSET
    method: Label | Words | UnsetType | None = UNSET
    note: Label | UnsetType | None = UNSET
    covers: list[PlainId] | UnsetType | None = UNSET


class TermEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about a term."""

    de: Words | UnsetType = UNSET
    en: Words | UnsetType = UNSET
    esco: Esco | UnsetType | None = UNSET
    wz2008: Wz2008 | UnsetType | None = UNSET
    broader: list[Slug] | UnsetType | None = UNSET
    part_of: list[Slug] | UnsetType | None = UNSET
    trains: list[Slug] | UnsetType | None = UNSET


class VocabularyEntry(Entry, frozen=True, kw_only=True):
    """The terms that a pack names, per facet, and the labels of roles."""

    industries: dict[Slug, TermEntry] = {}
    employers: dict[Slug, TermEntry] = {}
    skills: dict[Slug, TermEntry] = {}
    culture: dict[Slug, TermEntry] = {}
    training: dict[Slug, TermEntry] = {}
    roles: dict[Slug, Label] = {}


class IndicatorEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about the meaning of an indicator."""

    de: Words | UnsetType = UNSET
    en: Words | UnsetType = UNSET
    unit: Annotated[str, Meta(max_length=40)] | UnsetType = UNSET
    decimals: Annotated[int, Meta(ge=0, le=6)] | UnsetType = UNSET
    better: Better | UnsetType = UNSET
    usual: Usual | UnsetType | None = UNSET


class PayEntry(Entry, frozen=True, kw_only=True):
    """A pay figure as a pack states it; amounts in EUR per ``period``."""

    role: Slug
    level: Level
    measure: Measure
    low: Amount | None = None
    mid: Amount | None = None
    high: Amount | None = None
    mid_is: MidIs | None = None
    period: Period
    basis: Basis = "gross"
    assumed: list[Assumable] = []
    counted_with: list[Slug] = []
    year: Year | None = None
    source: Slug | None = None
    url: Url | None = None
    context: Label | None = None
    remark: Label | None = None


class StateEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about a state, or under ``DE`` about the country."""

    name: Label | UnsetType = UNSET
    aliases: list[Alias] | UnsetType | None = UNSET
    pay: list[PayEntry] | UnsetType | None = UNSET


class ValueEntry(Entry, frozen=True, kw_only=True):
    """One edition of an indicator as a pack states it."""

    value: Number
    year: Year | None = None
    source: Slug | None = None
    url: Url | None = None
    computed: Words | None = None
    area: Words | None = None
    note: Label | None = None


class TextEntry(Entry, frozen=True, kw_only=True):
    """Where the facets of a city come from, unless a facet says otherwise."""

    source: Slug | None = None
    urls: list[Url] = []
    role: TextRole = PROFESSION
    seen: Seen = "full"
    basis: Label | Words | None = None


class FacetEntry(Entry, frozen=True, kw_only=True):
    """The terms of a facet with a provenance of their own."""

    terms: list[Slug]
    source: Slug | None = None
    urls: list[Url] | None = None
    role: TextRole | None = None
    seen: Seen | None = None
    basis: Label | Words | None = None


AnyValue = Number | ValueEntry | list[ValueEntry] | None
AnyFacet = list[Slug] | FacetEntry | None | UnsetType


class CityEntry(Entry, frozen=True, kw_only=True):
    """What a pack says about a city."""

    name: Words | UnsetType = UNSET
    state: RegionCode | UnsetType = UNSET
    aliases: list[Alias] | UnsetType | None = UNSET
    ags: Ags | UnsetType | None = UNSET
    lat: Latitude | UnsetType | None = UNSET
    lon: Longitude | UnsetType | None = UNSET
    indicators: dict[IndicatorId, AnyValue] | UnsetType | None = UNSET
    text: TextEntry | UnsetType | None = UNSET
    industries: AnyFacet = UNSET
    employers: AnyFacet = UNSET
    skills: AnyFacet = UNSET
    culture: AnyFacet = UNSET
    training: AnyFacet = UNSET
    pay: list[PayEntry] | UnsetType | None = UNSET


class Pack(Entry, frozen=True, kw_only=True):
    """The sections of a pack, each optional."""

    sources: dict[Slug, SourceEntry] = {}
    vocabulary: VocabularyEntry = VocabularyEntry()
    indicators: dict[IndicatorId, IndicatorEntry] = {}
    states: dict[RegionCode, StateEntry] = {}
    cities: dict[Slug, CityEntry] = {}


class PackFile:
    """A pack with the file it was read from, so that a problem found later can still name its line.

    ``own`` is a file of the user's, laid over the bundled ones. Where the file has problems, ``pack`` is what is left without
    them, and ``left_out`` are the paths of what was taken away.
    """

    def __init__(
        self,
        name: str,
        content: str,
        pack: Pack,
        problems: Sequence[Problem] = (),
        left_out: Sequence[Path] = (),
        *,
        own: bool = False,
        places: Places | None = None,
    ) -> None:
        self.name = name
        self.content = content
        self.pack = pack
        self.problems = tuple(problems)
        self.left_out = tuple(left_out)
        self.own = own
        self._places = places

    def problem(self, path: Path, message: Text, hint: Text) -> Problem:
        """Make a problem of something at ``path``, at the nearest place that the file has for it."""
        _, place = self._known_places().nearest(path)
        return Problem(self.name, *place, write_path(path), message, hint)

    def depth(self, path: Path) -> int:
        """How many steps of ``path`` this file has."""
        return self._known_places().nearest(path)[0]

    def origin(self, path: Path) -> Origin:
        """Return where the file has something, or what is nearest to it."""
        return Origin(self.name, self._known_places().line(path))

    def _known_places(self) -> Places:
        if self._places is None:
            self._places = read_yaml(self.content, with_places=True).places
        return self._places


def read_pack(path: FilePath, *, own: bool = False) -> tuple[PackFile, bytes]:
    """Read one file, ``-`` being standard input, and check it on its own; return it with its problems, and its bytes."""
    name, content = shown_name(path), b""
    try:
        content = read_bytes(path)
        return parse_pack(name, decoded(name, content), own=own), content
    except InvalidData as error:
        return PackFile(name, "", Pack(), error.problems, own=own), content


def read_values(path: FilePath, shape: type[_S]) -> tuple[_S | None, Sequence[Problem]]:
    """Read one file into a record of another shape, by the same rules; return it with its problems."""
    name = shown_name(path)
    content = decoded(name, read_bytes(path))
    document = read_yaml(content)
    file = PackFile(name, content, Pack())
    record, findings = _convert(_without_empty(document.value), shape)
    return record, _all_problems(file, document, findings)


def parse_pack(name: str, content: str, *, own: bool = False) -> PackFile:
    """Check the text of a pack on its own, and return it with its problems."""
    document = read_yaml(content, with_places=own)
    places = document.places if own else None
    pack, findings = _convert(_without_empty(document.value), Pack)
    file = PackFile(name, content, Pack(), places=places)
    left_out = [problem.path for problem in document.problems if problem.value_lost] + [finding.mended for finding in findings]
    return PackFile(name, content, pack or Pack(), _all_problems(file, document, findings), left_out, own=own, places=places)


def _without_empty(value: YamlValue) -> YamlValue:
    """Take an empty file for an empty mapping, and leave sections out that have nothing below them."""
    if isinstance(value, dict):
        return {section: entries for section, entries in value.items() if entries is not None}
    return {} if value is None else value


def _all_problems(file: PackFile, document: YamlDocument, findings: Sequence[_Finding]) -> list[Problem]:
    """Join what the text gets wrong with what its values do, each path once, in the order of the file, up to the limit."""
    problems = [Problem(file.name, *each.place, write_path(each.path), each.message, each.hint) for each in document.problems]
    already = {problem.path for problem in problems}
    told = (finding for finding in findings if finding.path != finding.mended or write_path(finding.path) not in already)
    problems += [file.problem(finding.path, finding.message, finding.hint) for finding in told]
    return sorted(problems, key=lambda problem: (problem.line, problem.column))[:MAX_PROBLEMS]


def write_path(path: Path) -> str:
    """Write a path as ``cities.dortmund.pay[0].low``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{shortened(step, 100)}" for step in path).removeprefix(".")


class _Finding(NamedTuple):
    """Something that does not fit, and what stands in for it at ``mended`` so that the rest can be judged; None leaves it out."""

    path: Path
    message: Text
    hint: Text
    mended: Path
    stand_in: YamlValue = None


def _convert(value: YamlValue, shape: type[_S]) -> tuple[_S | None, list[_Finding]]:
    """Turn values into a record; where they do not fit, say why and put a stand-in there."""
    try:
        return msgspec.convert(value, shape, builtin_types=(datetime.date,)), []
    except msgspec.ValidationError as error:
        findings: list[_Finding] = []
        _judge(value, shapes.type_info(shape), (), findings)
        for finding in findings:
            value = _mended(value, finding.mended, finding.stand_in)
        try:
            return msgspec.convert(value, shape, builtin_types=(datetime.date,)), findings
        except msgspec.ValidationError:
            other = _Finding((), text("value-other", detail=str(error)), text("value-other-hint"), ())
            return None, findings or [other]


def _mended(value: YamlValue, path: Path, stand_in: YamlValue) -> YamlValue:
    """Put a stand-in where a path leads; None leaves out what stands there. The values are changed: nothing else holds them."""
    if not path:
        return stand_in
    *above, last = path
    holder = value
    for step in above:
        if isinstance(holder, dict) and isinstance(step, str):
            holder = holder.get(step)
        elif isinstance(holder, list) and isinstance(step, int):
            holder = holder[step]
    if isinstance(holder, list) and isinstance(last, int):
        holder[last] = stand_in
    elif isinstance(holder, dict) and isinstance(last, str):
        if stand_in is None:
            holder.pop(last, None)
        else:
            holder[last] = stand_in
    return value


_STAND_INS = ("left-out", "https://left-out", "XX", "00000000")


def _stand_in(shape: shapes.Type) -> YamlValue:
    """Return some value of a shape, for what is required but does not fit."""
    match shape:
        case shapes.LiteralType(values=values):
            return str(values[0])
        case shapes.StrType():
            return next((each for each in _STAND_INS if _fits(each, shape)), None)
        case shapes.IntType():
            return 2000
        case shapes.FloatType():
            return 0.0
        case shapes.DateType():
            return datetime.date(2000, 1, 1)
        case shapes.StructType(fields=fields):
            return {field.encode_name: _stand_in(field.type) for field in fields if field.required}
        case shapes.DictType():
            return {}
        case shapes.ListType():
            return []
        case shapes.UnionType(types=types):
            return _stand_in(types[0])
    return None


def _judge(value: YamlValue, shape: shapes.Type, path: Path, findings: list[_Finding]) -> None:
    """Walk a refused value field by field; the quick check stops at the first problem."""
    if len(findings) >= MAX_PROBLEMS:
        return
    if isinstance(shape, shapes.UnionType):
        _judge_union(value, shape, path, findings)
    elif isinstance(shape, shapes.StructType) and isinstance(value, dict):
        _judge_struct(value, shape, path, findings)
    elif isinstance(shape, shapes.DictType) and isinstance(value, dict):
        for key, item in value.items():
            before = len(findings)
            _judge(key, shape.key_type, (*path, key), findings)
            if len(findings) == before:
                _judge(item, shape.value_type, (*path, key), findings)
                _keep(findings, before, (*path, key), shape.value_type)
    elif isinstance(shape, shapes.ListType) and isinstance(value, list):
        for index, item in enumerate(value):
            before = len(findings)
            _judge(item, shape.item_type, (*path, index), findings)
            _keep(findings, before, (*path, index), shape.item_type)
    else:
        _judge_scalar(value, shape, path, findings)


def _keep(findings: list[_Finding], since: int, path: Path, shape: shapes.Type) -> None:
    """Let a stand-in take the place of what may not be left out."""
    findings[since:] = [each._replace(stand_in=_stand_in(shape)) if each.mended == path else each for each in findings[since:]]


def _judge_union(value: YamlValue, shape: shapes.UnionType, path: Path, findings: list[_Finding]) -> None:
    alternatives = [each for each in shape.types if not isinstance(each, shapes.NoneType)]
    if value is None and shape.includes_none:
        return
    matching = next((each for each in alternatives if _same_kind(value, each)), None)
    if matching is not None:
        _judge(value, matching, path, findings)
    else:
        findings.append(_Finding(path, _expected(value, alternatives), text("value-type-hint"), path))


def _same_kind(value: YamlValue, shape: shapes.Type) -> bool:
    match value:
        case dict():
            return isinstance(shape, shapes.StructType | shapes.DictType)
        case list():
            return isinstance(shape, shapes.ListType)
        case str():
            return isinstance(shape, shapes.StrType | shapes.LiteralType)
        case bool():
            return False
        case int():
            return isinstance(shape, shapes.IntType | shapes.FloatType)
        case float():
            return isinstance(shape, shapes.FloatType)
        case datetime.date():
            return isinstance(shape, shapes.DateType)
    return False


def _judge_struct(value: dict[str, YamlValue], shape: shapes.StructType, path: Path, findings: list[_Finding]) -> None:
    fields = {field.encode_name: field for field in shape.fields}
    for key, item in value.items():
        if key in fields:
            before = len(findings)
            _judge(item, fields[key].type, (*path, key), findings)
            if fields[key].required:
                _keep(findings, before, (*path, key), fields[key].type)
        else:
            near = nearest(key, fields)
            hint = text("field-unknown-near", near=near[0]) if near else text("field-unknown-known", known=list(fields))
            findings.append(_Finding((*path, key), text("field-unknown", field=key), hint, (*path, key)))
    for name, field in fields.items():
        if field.required and name not in value:
            message, hint = text("field-missing", field=name), text("field-missing-hint", field=name)
            findings.append(_Finding(path, message, hint, (*path, name), _stand_in(field.type)))


def _judge_scalar(value: YamlValue, shape: shapes.Type, path: Path, findings: list[_Finding]) -> None:
    if not _same_kind(value, shape):
        findings.append(_Finding(path, _expected(value, [shape]), text("value-type-hint"), path))
        return
    match shape:
        case shapes.LiteralType(values=values) if value not in values:
            known = [str(each) for each in values]
            near = nearest(str(value), known)
            hint = text("field-unknown-near", near=near[0]) if near else text("choice-hint", known=known)
            findings.append(_Finding(path, text("choice", written=str(value)), hint, path))
        case shapes.IntType(ge=low, le=high) | shapes.FloatType(ge=low, le=high) if isinstance(value, int | float):
            if (low is not None and value < low) or (high is not None and value > high):
                bounds = text("number-bounds-hint", low=f"{low:.15g}", high=f"{high:.15g}")
                findings.append(_Finding(path, text("number-bounds", written=f"{value}"), bounds, path))
        case shapes.StrType(pattern=pattern) if not _fits(value, shape):
            if pattern == ADDRESS and _LOGIN.match(str(value)):  # not repeated in the message: it holds a secret
                findings.append(_Finding(path, text("address-login"), text("address-login-hint"), path))
                return
            findings.append(_Finding(path, text("text-form", written=str(value)[:60]), _form_hint(shape), path))


def _fits(value: YamlValue, shape: shapes.StrType) -> bool:
    limits = Meta(pattern=shape.pattern, min_length=shape.min_length, max_length=shape.max_length)
    try:
        msgspec.convert(value, cast(type[str], Annotated[str, limits]))
    except msgspec.ValidationError:
        return False
    return True


def _form_hint(shape: shapes.StrType) -> Text:
    if shape.pattern not in (None, SOMETHING):
        return text("text-pattern-hint", pattern=shape.pattern or "")
    return text("text-length-hint", low=shape.min_length or 0, high=shape.max_length or 0)


_KINDS: Mapping[type[shapes.Type], str] = {
    shapes.StructType: "kind-fields",
    shapes.DictType: "kind-fields",
    shapes.ListType: "kind-list",
    shapes.StrType: "kind-text",
    shapes.LiteralType: "kind-text",
    shapes.IntType: "kind-whole-number",
    shapes.FloatType: "kind-number",
    shapes.DateType: "kind-date",
}


def _expected(value: YamlValue, alternatives: list[shapes.Type]) -> Text:
    keys = dict.fromkeys(_KINDS[type(each)] for each in alternatives if type(each) in _KINDS)
    return text("value-type", expected=[text(key) for key in keys], found=_found(value))


def _found(value: YamlValue) -> Text:
    match value:
        case None:
            return text("found-null")
        case dict():
            return text("kind-fields")
        case list():
            return text("kind-list")
        case bool():
            return text("found-yes-no")
        case str():
            return text("found-text", written=value[:40])
    return text("found-other", written=str(value)[:40])

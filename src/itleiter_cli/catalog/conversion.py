"""Convert plain values into records, and say of each that does not fit where it stands and why."""

import datetime
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Annotated, Any, NamedTuple, TypeVar, cast

import msgspec
import msgspec.inspect as shapes
from msgspec import Meta, Struct

from itleiter_cli.catalog.advice import bounds_hint, form_hint, pay_form, type_hint
from itleiter_cli.catalog.names import nearest
from itleiter_cli.catalog.patterns import ADDRESS, SOMETHING
from itleiter_cli.catalog.yaml_values import MAX_PROBLEMS, Path, YamlValue
from itleiter_cli.messages.errors import Text, text

_S = TypeVar("_S", bound=Struct)

_SHAPES_OF: Mapping[type, tuple[type[shapes.Type], ...]] = {
    dict: (shapes.StructType, shapes.DictType),
    list: (shapes.ListType, shapes.VarTupleType),
    str: (shapes.StrType, shapes.LiteralType),
    int: (shapes.IntType, shapes.FloatType),
    float: (shapes.FloatType,),
    bool: (shapes.BoolType,),
    datetime.date: (shapes.DateType,),
    type(None): (shapes.NoneType,),
}
"""The shapes that a value of each type may have."""

_KINDS: Mapping[type[shapes.Type], str] = {
    shapes.StructType: "kind-fields",
    shapes.DictType: "kind-fields",
    shapes.ListType: "kind-list",
    shapes.VarTupleType: "kind-list",
    shapes.StrType: "kind-text",
    shapes.LiteralType: "kind-text",
    shapes.IntType: "kind-whole-number",
    shapes.FloatType: "kind-number",
    shapes.DateType: "kind-date",
    shapes.BoolType: "found-yes-no",
}

_LOGIN = re.compile(r"(?:^|[a-z]:|//)[/\\]*[^/\\?#]*(?:[@＠﹫]|%40)", re.IGNORECASE)


class Mismatch(NamedTuple):
    """Something that does not fit, and the placeholder put at ``replaced`` so that the rest can be checked.

    None leaves it out.
    """

    path: Path
    message: Text
    hint: Text
    replaced: Path
    placeholder: YamlValue = None


UnknownField = Callable[[Path, str, YamlValue, Collection[str]], Text | None]
"""What to do about a field that is unknown at a path, by its name, its value and the fields that there are."""


def convert(
    value: YamlValue, shape: type[_S], unknown_field: UnknownField | None = None
) -> tuple[_S | None, list[Mismatch]]:
    """Turn values into a record; where they do not fit, say why and put a placeholder there, or leave them out.

    The values themselves are changed then. The record is None where even placeholders do not make one.
    """
    try:
        return msgspec.convert(value, shape, builtin_types=(datetime.date,)), []
    except msgspec.ValidationError as error:
        mismatches: list[Mismatch] = []
        _check(value, shapes.type_info(shape), (), _Found(mismatches, unknown_field))
        for mismatch in mismatches:
            value = _with_placeholder(value, mismatch)
        try:
            return msgspec.convert(value, shape, builtin_types=(datetime.date,)), mismatches
        except msgspec.ValidationError:
            return None, mismatches or [
                Mismatch((), text("value-other", detail=str(error)), text("value-other-hint"), ())
            ]


def _with_placeholder(value: YamlValue, mismatch: Mismatch) -> YamlValue:
    if not mismatch.replaced:
        return mismatch.placeholder
    *above, last = mismatch.replaced
    holder: Any = value  # a mapping or a list at every step: that is how the path was found
    for step in above:
        holder = holder[step]
    if mismatch.placeholder is None and isinstance(holder, dict):
        holder.pop(last, None)
    else:
        holder[last] = mismatch.placeholder
    return value


def _placeholder(shape: shapes.Type) -> YamlValue:
    """Return some value of a shape.

    Records are made of whole values only, so something has to stand for what is required.
    """
    match shape:
        case shapes.LiteralType(values=values):
            return str(values[0])
        case shapes.StrType(pattern=pattern):
            return "https://left-out" if pattern == ADDRESS else "left-out"
        case shapes.IntType() | shapes.FloatType():
            return 2000
        case shapes.StructType(fields=fields):
            return {field.encode_name: _placeholder(field.type) for field in fields if field.required}
        case shapes.ListType() | shapes.VarTupleType():
            return []
        case shapes.DictType():
            return {}
        case shapes.UnionType(types=types):
            return _placeholder(types[0])
    return None


class _Found(NamedTuple):
    """What does not fit so far, and who says what to do about unknown fields."""

    mismatches: list[Mismatch]
    unknown_field: UnknownField | None


def _check(value: YamlValue, shape: shapes.Type, path: Path, found: _Found) -> None:
    """Walk a refused value field by field; the quick check stops at the first problem."""
    if len(found.mismatches) >= MAX_PROBLEMS:
        return
    alternatives = _meant(value, shape.types if isinstance(shape, shapes.UnionType) else (shape,))
    fitting = next((each for each in alternatives if isinstance(each, _SHAPES_OF.get(type(value), ()))), None)
    if fitting is None:
        found.mismatches.append(_wrong_type(value, alternatives, path))
    elif isinstance(fitting, shapes.StructType) and isinstance(value, dict):
        _check_fields(value, fitting, path, found)
    elif isinstance(fitting, shapes.DictType) and isinstance(value, dict):
        _check_entries(value, fitting, path, found)
    elif isinstance(fitting, shapes.ListType | shapes.VarTupleType) and isinstance(value, list):
        for index, item in enumerate(value):
            _check_required(item, fitting.item_type, (*path, index), found)
    else:
        _check_scalar(value, fitting, path, found)


def _check_entries(value: dict[str, YamlValue], shape: shapes.DictType, path: Path, found: _Found) -> None:
    """Check what stands by keys."""
    unindented = _unindented(value, shape)
    for key, item in value.items():
        if key in unindented:
            owner = unindented[key]
            message = text("field-unindented", field=key, owner=owner) if owner else text("record-empty", owner=key)
            hint = text("field-unindented-hint", owner=owner or key)
            found.mismatches.append(Mismatch((*path, key), message, hint, (*path, key)))
            continue
        before = len(found.mismatches)
        _check(key, shape.key_type, (*path, key), found)
        if len(found.mismatches) == before:
            _check_required(item, shape.value_type, (*path, key), found)


def _unindented(value: dict[str, YamlValue], shape: shapes.DictType) -> Mapping[str, str]:
    """Return by fields that stand beside the record that they belong into its key, and by that key nothing."""
    names = _names(shape.value_type) if isinstance(shape.value_type, shapes.StructType) else set()
    found: dict[str, str] = {}
    owner = None
    for key, item in value.items():
        if item is None and key not in names:
            owner = key
        elif owner is not None and key in names:
            found[key] = owner
        else:
            owner = None
    return {**dict.fromkeys(found.values(), ""), **found} if found else {}


def _meant(value: YamlValue, alternatives: Sequence[shapes.Type]) -> Sequence[shapes.Type]:
    """Of a list and a record that may stand somewhere, return the list alone for fields that an entry of it has.

    A pay figure without its dash has such fields.
    """
    listed = next((each for each in alternatives if isinstance(each, shapes.ListType)), None)
    record = next((each for each in alternatives if isinstance(each, shapes.StructType)), None)
    if not isinstance(value, dict) or listed is None or record is None:
        return alternatives
    is_entry = isinstance(listed.item_type, shapes.StructType) and value.keys() & _names(listed.item_type)
    return [listed] if is_entry and not value.keys() & _names(record) else alternatives


def _names(shape: shapes.StructType) -> set[str]:
    return {field.encode_name for field in shape.fields}


def _wrong_type(value: YamlValue, alternatives: Sequence[shapes.Type], path: Path) -> Mismatch:
    kinds = list(dict.fromkeys(_KINDS[type(each)] for each in alternatives if type(each) in _KINDS))
    if "kind-number" in kinds:
        kinds = [kind for kind in kinds if kind != "kind-whole-number"]
    message = text("value-type", expected=[text(key) for key in kinds], found=_described(value))
    return Mismatch(path, message, _wrong_type_hint(value, alternatives, kinds, path), path)


def _wrong_type_hint(value: YamlValue, alternatives: Sequence[shapes.Type], kinds: list[str], path: Path) -> Text:
    if path[-1:] == ("pay",) and isinstance(value, str | int | float):
        return text("pay-form-hint", form=pay_form(value))
    if path == ("cities",) and isinstance(value, list):
        return text("towns-list-hint")
    literals = [shape for shape in alternatives if isinstance(shape, shapes.LiteralType)]
    choices = [str(each) for shape in literals for each in shape.values]
    return text("choice-hint", known=choices) if choices else type_hint(value, kinds)


def _check_required(value: YamlValue, shape: shapes.Type, path: Path, found: _Found) -> None:
    """Check what may not be left out: where it does not fit as a whole, a placeholder takes its place."""
    before = len(found.mismatches)
    _check(value, shape, path, found)
    for index, mismatch in enumerate(found.mismatches[before:], before):
        if mismatch.replaced == path:
            found.mismatches[index] = mismatch._replace(placeholder=_placeholder(shape))


def _check_fields(value: dict[str, YamlValue], shape: shapes.StructType, path: Path, found: _Found) -> None:
    fields = {field.encode_name: field for field in shape.fields}
    for key, item in value.items():
        if key in fields:
            check = _check_required if fields[key].required else _check
            check(item, fields[key].type, (*path, key), found)
        else:
            hint = _unknown_field_hint(value, key, fields, path, found)
            found.mismatches.append(Mismatch((*path, key), text("field-unknown", field=key), hint, (*path, key)))
    for name, field in fields.items():
        if field.required and name not in value:
            message, hint = text("field-missing", field=name), text("field-missing-hint", field=name)
            if isinstance(field.type, shapes.LiteralType):
                hint = text("field-missing-choice-hint", field=name, known=[str(each) for each in field.type.values])
            if name == "terms" and "add" in value:
                hint = text("add-only-pay-hint")
            found.mismatches.append(Mismatch(path, message, hint, (*path, name), _placeholder(field.type)))


def _unknown_field_hint(
    value: dict[str, YamlValue], field: str, fields: Collection[str], path: Path, found: _Found
) -> Text:
    keys = list(value)
    before = value[keys[keys.index(field) - 1]]
    if field.isdecimal() and value[field] is None and isinstance(before, int):  # {value: 9,5}
        return text("decimal-comma-hint", written=f"{before}.{field}")
    hint = found.unknown_field(path, field, value[field], fields) if found.unknown_field else None
    if hint is not None:
        return hint
    near = nearest(field, fields)
    return text("field-unknown-near", near=near[0]) if near else text("field-unknown-known", known=list(fields))


def _check_scalar(value: YamlValue, shape: shapes.Type, path: Path, found: _Found) -> None:
    match shape:
        case shapes.LiteralType(values=values) if value not in values:
            known = [str(each) for each in values]
            near = nearest(str(value), known)
            hint = text("field-unknown-near", near=near[0]) if near else text("choice-hint", known=known)
            if known == ["gross"]:
                hint = text("basis-hint")
            found.mismatches.append(Mismatch(path, text("choice", written=str(value)), hint, path))
        case shapes.IntType(ge=low, le=high) | shapes.FloatType(ge=low, le=high) if isinstance(value, int | float):
            if (low is not None and value < low) or (high is not None and value > high):
                hint = bounds_hint(value, low, high)
                found.mismatches.append(Mismatch(path, text("number-bounds", written=f"{value}"), hint, path))
        case shapes.StrType(pattern=pattern) if not _fits(value, shape):
            message, hint = text("text-form", written=str(value)[:60]), _form_hint(shape, str(value))
            if pattern == ADDRESS and _LOGIN.search(str(value)):  # not repeated in the message: it holds a secret
                message, hint = text("address-login"), text("address-login-hint")
            found.mismatches.append(Mismatch(path, message, hint, path))


def _fits(value: YamlValue, shape: shapes.StrType) -> bool:
    limits = Meta(pattern=shape.pattern, min_length=shape.min_length, max_length=shape.max_length)
    try:
        msgspec.convert(value, cast(type[str], Annotated[str, limits]))
    except msgspec.ValidationError:
        return False
    return True


def _form_hint(shape: shapes.StrType, written: str) -> Text:
    if shape.pattern not in (None, SOMETHING):
        return form_hint(shape.pattern or "", written)
    return text("text-length-hint", low=shape.min_length or 0, high=shape.max_length or 0)


def _described(value: YamlValue) -> Text:
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

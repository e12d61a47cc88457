"""Convert plain values into records, and say of each that does not fit where it stands and why."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, NamedTuple, TypeVar, cast

import msgspec
import msgspec.inspect as shapes
from msgspec import Meta, Struct

from itleiter_cli.catalog.names import nearest
from itleiter_cli.catalog.patterns import ADDRESS, DATE, SOMETHING
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


def convert(value: YamlValue, shape: type[_S]) -> tuple[_S | None, list[Mismatch]]:
    """Turn values into a record; where they do not fit, say why and put a placeholder there, or leave them out.

    The values themselves are changed then. The record is None where even placeholders do not make one.
    """
    try:
        return msgspec.convert(value, shape, builtin_types=(datetime.date,)), []
    except msgspec.ValidationError as error:
        mismatches: list[Mismatch] = []
        _check(value, shapes.type_info(shape), (), mismatches)
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


def _check(value: YamlValue, shape: shapes.Type, path: Path, mismatches: list[Mismatch]) -> None:
    """Walk a refused value field by field; the quick check stops at the first problem."""
    if len(mismatches) >= MAX_PROBLEMS:
        return
    alternatives = shape.types if isinstance(shape, shapes.UnionType) else (shape,)
    fitting = next((each for each in alternatives if isinstance(each, _SHAPES_OF.get(type(value), ()))), None)
    if fitting is None:
        mismatches.append(Mismatch(path, _wrong_type(value, alternatives), text("value-type-hint"), path))
    elif isinstance(fitting, shapes.StructType) and isinstance(value, dict):
        _check_fields(value, fitting, path, mismatches)
    elif isinstance(fitting, shapes.DictType) and isinstance(value, dict):
        for key, item in value.items():
            before = len(mismatches)
            _check(key, fitting.key_type, (*path, key), mismatches)
            if len(mismatches) == before:
                _check_required(item, fitting.value_type, (*path, key), mismatches)
    elif isinstance(fitting, shapes.ListType | shapes.VarTupleType) and isinstance(value, list):
        for index, item in enumerate(value):
            _check_required(item, fitting.item_type, (*path, index), mismatches)
    else:
        _check_scalar(value, fitting, path, mismatches)


def _check_required(value: YamlValue, shape: shapes.Type, path: Path, mismatches: list[Mismatch]) -> None:
    """Check what may not be left out: where it does not fit as a whole, a placeholder takes its place."""
    before = len(mismatches)
    _check(value, shape, path, mismatches)
    for index, mismatch in enumerate(mismatches[before:], before):
        if mismatch.replaced == path:
            mismatches[index] = mismatch._replace(placeholder=_placeholder(shape))


def _check_fields(
    value: dict[str, YamlValue], shape: shapes.StructType, path: Path, mismatches: list[Mismatch]
) -> None:
    fields = {field.encode_name: field for field in shape.fields}
    for key, item in value.items():
        if key in fields:
            check = _check_required if fields[key].required else _check
            check(item, fields[key].type, (*path, key), mismatches)
        else:
            near = nearest(key, fields)
            hint = text("field-unknown-near", near=near[0]) if near else text("field-unknown-known", known=list(fields))
            mismatches.append(Mismatch((*path, key), text("field-unknown", field=key), hint, (*path, key)))
    for name, field in fields.items():
        if field.required and name not in value:
            message, hint = text("field-missing", field=name), text("field-missing-hint", field=name)
            mismatches.append(Mismatch(path, message, hint, (*path, name), _placeholder(field.type)))


def _check_scalar(value: YamlValue, shape: shapes.Type, path: Path, mismatches: list[Mismatch]) -> None:
    match shape:
        case shapes.LiteralType(values=values) if value not in values:
            known = [str(each) for each in values]
            near = nearest(str(value), known)
            hint = text("field-unknown-near", near=near[0]) if near else text("choice-hint", known=known)
            mismatches.append(Mismatch(path, text("choice", written=str(value)), hint, path))
        case shapes.IntType(ge=low, le=high) | shapes.FloatType(ge=low, le=high) if isinstance(value, int | float):
            if (low is not None and value < low) or (high is not None and value > high):
                bounds = text("number-bounds-hint", low=f"{low:.15g}", high=f"{high:.15g}")
                mismatches.append(Mismatch(path, text("number-bounds", written=f"{value}"), bounds, path))
        case shapes.StrType(pattern=pattern) if not _fits(value, shape):
            message, hint = text("text-form", written=str(value)[:60]), _form_hint(shape)
            if pattern == ADDRESS and _LOGIN.search(str(value)):  # not repeated in the message: it holds a secret
                message, hint = text("address-login"), text("address-login-hint")
            mismatches.append(Mismatch(path, message, hint, path))


def _fits(value: YamlValue, shape: shapes.StrType) -> bool:
    limits = Meta(pattern=shape.pattern, min_length=shape.min_length, max_length=shape.max_length)
    try:
        msgspec.convert(value, cast(type[str], Annotated[str, limits]))
    except msgspec.ValidationError:
        return False
    return True


def _form_hint(shape: shapes.StrType) -> Text:
    if shape.pattern == DATE:
        return text("date-hint")
    if shape.pattern not in (None, SOMETHING):
        return text("text-pattern-hint", pattern=shape.pattern or "")
    return text("text-length-hint", low=shape.min_length or 0, high=shape.max_length or 0)


def _wrong_type(value: YamlValue, alternatives: Iterable[shapes.Type]) -> Text:
    keys = dict.fromkeys(_KINDS[type(each)] for each in alternatives if type(each) in _KINDS)
    return text("value-type", expected=[text(key) for key in keys], found=_described(value))


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

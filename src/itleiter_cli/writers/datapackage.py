"""The tidy tables as a Data Package: CSV files and a ``datapackage.json`` that says what each column holds.

Form: Data Package, version 2.0 (https://datapackage.org/standard/data-package/).
"""

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast, get_args

import msgspec
import msgspec.inspect as shapes
from msgspec import Struct, structs

from itleiter_cli import __version__
from itleiter_cli.catalog.bundled import LICENCES, licences_file
from itleiter_cli.catalog.forms import COUNTRY
from itleiter_cli.catalog.model import Catalog, Source
from itleiter_cli.messages.columns import (
    KEYWORDS,
    LICENCE,
    NAMED_PAGES,
    NAMED_PAGES_LICENCE,
    PACKAGE,
    TABLES,
    TIDY_COLUMNS,
)
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import JsonObject
from itleiter_cli.questions.export import CURRENCY, ROW_TYPES, TableName, tidy_table
from itleiter_cli.writers.delimited import write_csv
from itleiter_cli.writers.json import write_json

DESCRIPTOR = "datapackage.json"
_NAME = "itleiter"
_AUTHORS = "The itleiter authors"
_NEVER = datetime.date(1970, 1, 1)
"""The day of data without a source that was read."""
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TABLES: tuple[TableName, ...] = get_args(TableName)
_PRIMARY_KEYS: Mapping[TableName, tuple[str, ...]] = {
    "cities": ("city",),
    "terms": ("city", "facet", "term"),
    "sources": ("source",),
    "sectors": ("region", "group"),
    "economy": ("city", "facet", "term", "page"),
}
_UNIQUE_KEYS: Mapping[TableName, tuple[tuple[str, ...], ...]] = {
    "indicators": (("city", "indicator", "year"),)  # the year may be missing
}
_REFERENCES: Mapping[str, TableName] = {"city": "cities", "source": "sources"}
_AMOUNTS = ("low", "mid", "high", "above")
_UNITS: Mapping[str, str] = {"lat": "deg", "lon": "deg", **dict.fromkeys(_AMOUNTS, CURRENCY)}
_DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}
_DATED = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


class _Part(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """Base of the parts of the descriptor of which some may be missing: nothing where there is nothing to say.

    Names are written as the standard has them. Parts that are always whole are objects in its words.
    """


class Constraints(_Part, frozen=True, kw_only=True):
    """What a value of a column must keep to."""

    required: bool = False
    unique: bool = False
    min_length: int | None = None
    max_length: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    enum: tuple[str, ...] = ()


class Category(_Part, frozen=True, kw_only=True):
    """An id that stands in a column, and its label where no other has the same."""

    value: str
    label: str | None = None


class FieldDescriptor(_Part, frozen=True, kw_only=True):
    """A column. ``unit`` is a property of our own, which the standard allows."""

    name: str
    type: str
    title: str
    description: str
    unit: str | None = None
    delimiter: str | None = None
    categories: tuple[Category, ...] = ()
    constraints: Constraints | None = None


class Schema(_Part, frozen=True, kw_only=True):
    """The columns of a table, in order, and its keys; an empty cell is a missing value."""

    fields: tuple[FieldDescriptor, ...]
    missing_values: tuple[str, ...]
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[JsonObject, ...] = ()


class SourceItem(_Part, frozen=True, kw_only=True):
    """A source: title, address, what its figures are dated, and, as a property of our own, its licence in words."""

    title: str
    path: str | None = None
    version: str | None = None
    licence: str | None = None


class _Named(Struct):
    name: str


def package_files(catalog: Catalog, language: Language) -> dict[str, bytes]:
    """Return the files of the package by name: a CSV per tidy table, as ``export`` prints it, and the descriptor."""
    ours = {"name": "MIT", "path": "https://opensource.org/license/mit", "title": language.label(LICENCE)}
    resources: list[JsonObject] = []
    files: dict[str, bytes] = {}
    for name in _TABLES:
        table = tidy_table(catalog, name, language)
        content = write_csv(table.as_rows()).encode("utf-8")
        files[f"{name}.csv"] = content
        on_pages = name == "economy" and table.rows.records
        sources = _pages(language) if on_pages else _sources(table.sources.values(), language)
        resources.append(
            {
                "name": name,
                "type": "table",
                "path": f"{name}.csv",
                "title": language.label(TABLES[name].title),
                "description": language.label(TABLES[name].meaning),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "dialect": _DIALECT,
                "schema": _schema(catalog, language, name),
                **sources,
                "licenses": [ours, *(_page_licences(language) if on_pages else _licences(table.sources, language))],
            }
        )
    package = {
        "$schema": _PROFILE,
        "name": _NAME,
        "title": language.label(PACKAGE.title),
        "description": language.label(PACKAGE.meaning),
        "version": f"{__version__}+{catalog.version}",
        "created": _created(catalog),
        "contributors": [{"title": _AUTHORS, "roles": ["author"]}],
        "keywords": [language.label(keyword) for keyword in KEYWORDS],
        "licenses": [ours],
        **_sources(catalog.sources.values(), language),
        "resources": resources,
    }
    return {**files, LICENCES: licences_file().read_bytes(), DESCRIPTOR: write_json(package).encode("utf-8")}


def is_own_package(folder: Path) -> bool:
    """Whether a folder holds a descriptor that ``package_files`` made, of whatever version. Raises OSError."""
    try:
        content = (folder / DESCRIPTOR).read_text(encoding="utf-8")  # msgspec skips over bytes that are not
        return msgspec.json.decode(content, type=_Named).name == _NAME
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _sources(sources: Iterable[Source], language: Language) -> Mapping[str, Sequence[SourceItem]]:
    """Return the property that names sources; there is none where nothing rests on any."""
    items = [
        SourceItem(
            title=f"{source.publisher}: {language.label(source.title)}",
            path=source.url,
            version=None if source.dated is None else str(source.dated),
            licence=language.label(source.licence) if source.licence else None,
        )
        for source in sources
    ]
    return {"sources": items} if items else {}


def _pages(language: Language) -> Mapping[str, Sequence[SourceItem]]:
    """Return the property that names sources for rows that rest on pages, which stand in the rows themselves."""
    return {"sources": [SourceItem(title=language.label(NAMED_PAGES), licence=language.label(NAMED_PAGES_LICENCE))]}


def _created(catalog: Catalog) -> str:
    """Return when the data was: the last day that a source was read, so that the same data is the same package."""
    read = (source.accessed for source in catalog.sources.values() if source.accessed)
    return f"{max(read, default=_NEVER)}T00:00:00Z"


def _licences(sources: Mapping[str, Source], language: Language) -> Iterator[JsonObject]:
    """Give the licences of sources: each that SPDX knows once, and of every other source what is said of its terms."""
    known = dict.fromkeys(source.spdx for source in sources.values() if source.spdx)
    for spdx in known:  # a LicenseRef is in no list
        page = {} if spdx.startswith("LicenseRef-") else {"path": f"https://spdx.org/licenses/{spdx}.html"}
        yield {"name": spdx, **page}
    for key, source in sources.items():
        if source.licence and not source.spdx:
            yield _reference(key, source.licence, language)


def _page_licences(language: Language) -> Iterator[JsonObject]:
    yield _reference("named-pages", NAMED_PAGES_LICENCE, language)


def _reference(name: str, terms: Label, language: Language) -> JsonObject:
    """Refer to the file that says of all sources under which terms they are."""
    return {"name": f"LicenseRef-{name}", "path": LICENCES, "title": language.label(terms)}


def _schema(catalog: Catalog, language: Language, table: TableName) -> Schema:
    columns = cast(shapes.StructType, shapes.type_info(ROW_TYPES[table])).fields
    key = _PRIMARY_KEYS.get(table, ())
    return Schema(
        fields=tuple(_field(catalog, language, key, column) for column in columns),
        missing_values=("",),
        primary_key=key,
        unique_keys=_UNIQUE_KEYS.get(table, ()),
        foreign_keys=tuple(
            {"fields": [column], "reference": {"resource": other, "fields": [column]}}
            for column, other in _REFERENCES.items()
            if column in ROW_TYPES[table].__struct_fields__ and other != table
        ),
    )


def _field(catalog: Catalog, language: Language, key: tuple[str, ...], column: shapes.Field) -> FieldDescriptor:
    kind, constraints = _kind(column.type)
    categories = _categories(catalog, language, column.name)
    constraints = structs.replace(
        constraints,
        required=constraints.required or column.name in key,
        unique=key == (column.name,),
        enum=constraints.enum or tuple(category.value for category in categories),
    )
    return FieldDescriptor(
        name=column.name,
        type=kind,
        title=language.label(TIDY_COLUMNS[column.name].title),
        description=language.label(TIDY_COLUMNS[column.name].meaning),
        unit=_UNITS.get(column.name),
        delimiter="|" if kind == "list" else None,
        categories=categories,
        constraints=None if constraints == Constraints() else constraints,
    )


def _categories(catalog: Catalog, language: Language, column: str) -> tuple[Category, ...]:
    """Return the ids that the data in use has for a column, with their labels."""
    labels: Mapping[str, Mapping[str, Label]] = {
        "state": {code: state.name for code, state in catalog.states.items() if code != COUNTRY},
        "role": catalog.roles,
        "indicator": {key: indicator.label for key, indicator in catalog.indicators.items()},
    }
    written = {value: language.label(label) for value, label in labels.get(column, {}).items()}
    same = Counter(written.values())
    return tuple(Category(value=value, label=label if same[label] == 1 else None) for value, label in written.items())


def _kind(shape: shapes.Type) -> tuple[str, Constraints]:
    """Return the standard's name of a type and what its values must keep to."""
    match shape:
        case shapes.UnionType(types=types):
            return _union(
                [each for each in types if not isinstance(each, shapes.NoneType)], optional=shape.includes_none
            )
        case shapes.StrType(min_length=shortest, max_length=longest, pattern=pattern):
            never_empty = pattern is not None or bool(shortest)  # an empty cell would be read as a missing value
            return "string", Constraints(
                required=never_empty, min_length=shortest, max_length=longest, pattern=_whole(pattern)
            )
        case shapes.LiteralType(values=values):
            return "string", Constraints(required=True, enum=tuple(map(str, values)))
        case shapes.IntType(ge=minimum, le=maximum):
            return "integer", Constraints(required=True, minimum=minimum, maximum=maximum)
        case shapes.BoolType():
            return "boolean", Constraints(required=True)
        case shapes.FloatType(ge=minimum, le=maximum):
            return "number", Constraints(required=True, minimum=minimum, maximum=maximum)
        case shapes.DateType():
            return "date", Constraints(required=True)
        case shapes.VarTupleType():
            return "list", Constraints()  # an empty list is an empty cell
    raise NotImplementedError(shape)


def _union(kinds: list[shapes.Type], *, optional: bool) -> tuple[str, Constraints]:
    if len(kinds) == 1:
        kind, constraints = _kind(kinds[0])
    elif any(isinstance(each, shapes.StrType) for each in kinds):  # a year, or as text a month or a day
        kind, constraints = "string", Constraints(required=True, pattern=_DATED)
    else:
        kind, constraints = _kind(next(each for each in kinds if isinstance(each, shapes.FloatType)))
    return kind, structs.replace(constraints, required=constraints.required and not optional)


def _whole(pattern: str | None) -> str | None:
    """Make a pattern one for the whole value: ours may match anywhere in it, those of the standard may not."""
    return pattern if pattern is None or pattern.startswith("^") else f"^.*{pattern}.*$"

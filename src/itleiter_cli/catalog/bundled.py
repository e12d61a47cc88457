"""The data in use: the bundled data, read from its snapshot where there is one, and the user's own merged over it.

A wheel carries a snapshot of the checked bundled data, which is read without YAML, and of which a city, a source, a
term or a state is only read when it is asked for. A checkout has none and reads the files.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Raw, Struct, structs

from itleiter_cli.catalog.economy import SectorGroup
from itleiter_cli.catalog.forms import FacetName
from itleiter_cli.catalog.model import Catalog, City, Indicator, Role, Source, State, Term

if TYPE_CHECKING:
    from itleiter_cli.catalog.profession import Profession

_T = TypeVar("_T")

SNAPSHOT = "catalog.msgpack"
LICENCES = "DATA_LICENSES.md"

_PACKAGE = Path(__file__).parent.parent
_IN_WHEEL = _PACKAGE / "data"
_IN_CHECKOUT = _PACKAGE.parent.parent / "data"


def data_folder() -> Path:
    """Return the folder of the bundled data: beside the package in a wheel, at the root in a checkout."""
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT


def licences_file() -> Path:
    """Return the file with the terms that the data is under: beside the data in a wheel, at the root in a checkout."""
    beside = data_folder() / LICENCES
    return beside if beside.is_file() else data_folder().parent / LICENCES


def bundled_files() -> list[Path]:
    """List the bundled data files."""
    return sorted(data_folder().glob("*.yaml"))


def own_files(environment: Mapping[str, str]) -> list[Path]:
    """Return the files and folders that ``ITLEITER_DATA`` names, separated as the system separates paths."""
    return [Path(each) for each in environment.get("ITLEITER_DATA", "").split(os.pathsep) if each]


def load_catalog(own: Sequence[Path] = ()) -> Catalog:
    """Return the bundled data with files or folders of the user's own merged over it, in order.

    Raises InvalidData with every problem of all files.
    """
    files = bundled_files()
    snapshot = files[0].with_name(SNAPSHOT)
    if not own and snapshot.is_file():
        return catalog_of_snapshot(snapshot.read_bytes())
    from itleiter_cli.catalog.build import read_catalog

    return read_catalog(files, own)


def write_snapshots(bundled: Sequence[Path], folder: Path) -> list[Path]:
    """Write what is read without YAML into a folder: the catalog, and the pack of each file, which own data needs."""
    from itleiter_cli.catalog.build import read_catalog
    from itleiter_cli.catalog.packs import PACK_SNAPSHOT, read_pack

    catalog = folder / SNAPSHOT
    catalog.write_bytes(snapshot_of(read_catalog(bundled)))
    written = [catalog]
    for path in bundled:
        written.append(folder / path.with_suffix(PACK_SNAPSHOT).name)
        written[-1].write_bytes(msgspec.msgpack.encode(read_pack(path)[0].pack))
    return written


def snapshot_of(catalog: Catalog) -> bytes:
    """Return the snapshot of a catalog."""
    return msgspec.msgpack.encode(_without_defaults(structs.asdict(catalog)))


def _without_defaults(value: object) -> object:
    """Write records without the fields that are as they are by default, as most are: there is less to read then."""
    if isinstance(value, Struct):
        fields = ((field, getattr(value, field.name)) for field in structs.fields(type(value)))
        return {field.name: _without_defaults(each) for field, each in fields if each != field.default}
    if isinstance(value, Mapping):
        return {key: _without_defaults(each) for key, each in value.items()}
    return [_without_defaults(each) for each in value] if isinstance(value, tuple) else value


def catalog_of_snapshot(snapshot: bytes) -> Catalog:
    """Return the catalog that a snapshot is of."""
    read = msgspec.msgpack.decode(snapshot, type=_Snapshot)
    return Catalog(
        version=read.version,
        sources=_Records(read.sources, _read_as(Source)),
        terms={facet: _Records(terms, _read_as(Term)) for facet, terms in read.terms.items()},
        roles=read.roles,
        indicators=read.indicators,
        sectors=read.sectors,
        professions=_Records(read.professions, _read_profession),
        states=_Records(read.states, _read_as(State)),
        cities=_Records(read.cities, _read_as(City)),
        named=read.named,
        names=read.names,
    )


class _Snapshot(Struct, frozen=True, kw_only=True):
    """A catalog of which those records are left as they are written that a run has need of only some of."""

    version: str
    sources: Mapping[str, Raw]
    terms: Mapping[FacetName, Mapping[str, Raw]]
    roles: Mapping[str, Role]
    indicators: Mapping[str, Indicator]
    sectors: Mapping[str, SectorGroup]
    professions: Mapping[str, Raw]
    states: Mapping[str, Raw]
    cities: Mapping[str, Raw]
    named: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]


def _read_as(record: type[_T]) -> Callable[[Raw], _T]:
    return msgspec.msgpack.Decoder(record).decode


def _read_profession(written: Raw) -> "Profession":
    from itleiter_cli.catalog.profession import Profession

    return msgspec.msgpack.decode(written, type=Profession)


class _Records(Mapping[str, _T]):
    """Records of a snapshot by their keys; each is read once, when it is asked for."""

    def __init__(self, written: Mapping[str, Raw], read: Callable[[Raw], _T]) -> None:
        self._written = written
        self._read = read
        self._known: dict[str, _T] = {}

    def __getitem__(self, key: str) -> _T:
        record = self._known.get(key)
        if record is None:
            record = self._known[key] = self._read(self._written[key])
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)

    def __contains__(self, key: object) -> bool:
        return key in self._written

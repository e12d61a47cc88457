"""The data in use: the bundled data, read from its snapshot where there is one, and the user's own merged over it.

A wheel carries a snapshot of the checked bundled data, which is read without YAML, and of which a city is only read
when it is asked for. A checkout has none and reads the files.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Raw

from itleiter_cli.catalog.model import Catalog, City

SNAPSHOT = "catalog.msgpack"

_PACKAGE = Path(__file__).parent.parent
_IN_WHEEL = _PACKAGE / "data"
_IN_CHECKOUT = _PACKAGE.parent.parent / "data"


def data_folder() -> Path:
    """Return the folder of the bundled data: beside the package in a wheel, at the root in a checkout."""
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT


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


def snapshot_of(catalog: Catalog) -> bytes:
    """Return the snapshot of a catalog: all but its cities, and each city by its slug."""
    cities = {slug: Raw(msgspec.msgpack.encode(city)) for slug, city in catalog.cities.items()}
    return msgspec.msgpack.encode((msgspec.structs.replace(catalog, cities={}), cities))


def catalog_of_snapshot(snapshot: bytes) -> Catalog:
    """Return the catalog that a snapshot is of."""
    catalog, cities = msgspec.msgpack.decode(snapshot, type=tuple[Catalog, dict[str, Raw]])
    return msgspec.structs.replace(catalog, cities=_Cities(cities))


class _Cities(Mapping[str, City]):
    """The cities of a snapshot, by their slugs; each is read once, when it is asked for."""

    def __init__(self, written: Mapping[str, Raw]) -> None:
        self._written = written
        self._read: dict[str, City] = {}

    def __getitem__(self, slug: str) -> City:
        if slug not in self._read:
            self._read[slug] = msgspec.msgpack.decode(self._written[slug], type=City)
        return self._read[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)

    def __contains__(self, slug: object) -> bool:
        return slug in self._written

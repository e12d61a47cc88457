"""The data in use: the bundled data, read from its snapshot where there is one, and the user's own merged over it.

A wheel carries a snapshot of the checked bundled data, which is read without YAML. A checkout has none and reads the
files.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from itleiter_cli.catalog.model import Catalog

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
        return msgspec.msgpack.decode(snapshot.read_bytes(), type=Catalog)
    from itleiter_cli.catalog.build import read_catalog

    return read_catalog(files, own)


def snapshot_of(catalog: Catalog) -> bytes:
    """Return the snapshot of a catalog."""
    return msgspec.msgpack.encode(catalog)

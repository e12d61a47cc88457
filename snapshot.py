"""While a wheel is built: check the bundled data and put its snapshot into the wheel, which is read without YAML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SnapshotHook(BuildHookInterface):  # type: ignore[type-arg]  # the builder's own configuration is not used
    """Makes the snapshot; an editable install has none and reads the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the snapshot to a file of its own, and name its place in the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from itleiter_cli.catalog.build import read_catalog
        from itleiter_cli.catalog.bundled import SNAPSHOT, bundled_files, snapshot_of

        self._folder = tempfile.TemporaryDirectory()
        snapshot = Path(self._folder.name) / SNAPSHOT
        snapshot.write_bytes(snapshot_of(read_catalog(bundled_files())))
        build_data["force_include"][str(snapshot)] = f"itleiter_cli/data/{SNAPSHOT}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made on the way."""
        if version != "editable":
            self._folder.cleanup()

"""While a wheel is built: check the bundled data and put its snapshots into the wheel, which are read without YAML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SnapshotHook(BuildHookInterface):  # type: ignore[type-arg]  # the builder's own configuration is not used
    """Makes the snapshots; an editable install has none and reads the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the snapshots to files of their own, and name their places in the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from itleiter_cli.catalog.bundled import bundled_files, write_snapshots

        self._folder = tempfile.TemporaryDirectory()
        for snapshot in write_snapshots(bundled_files(), Path(self._folder.name)):
            build_data["force_include"][str(snapshot)] = f"itleiter_cli/data/{snapshot.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made on the way."""
        if version != "editable":
            self._folder.cleanup()

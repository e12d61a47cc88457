"""While an archive is built: make the README its description, without links into the repository, dead elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_INTO_THE_REPOSITORY = r"\[([^\]]*)\]\((?!https?:)[^)]*\)"


class DescriptionHook(MetadataHookInterface):
    """Leaves the words of such links, and nothing of pictures and of links on a line of their own."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the description that package indexes show."""
        readme = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        without_lines = re.sub(rf"^!?{_INTO_THE_REPOSITORY}\n\n", "", readme, flags=re.MULTILINE)
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": re.sub(_INTO_THE_REPOSITORY, r"\1", without_lines),
        }

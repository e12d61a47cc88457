"""Reports are valid HTML by the Nu validator, the one of the W3C: they have no error."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from every_report import package, write_every_report

JAVA = shutil.which("java")
NU = package("ITLEITER_VNU_JAR")


@pytest.mark.skipif(JAVA is None or NU is None, reason="needs Java, and ITLEITER_VNU_JAR with the place of vnu.jar")
def test_every_report_is_valid(tmp_path: Path) -> None:
    """One run for all files, since the validator is slow to start."""
    reports = write_every_report(tmp_path)
    call = [
        JAVA,
        "-Xss4m",
        "-jar",
        NU,
        "--format",
        "json",
        "--errors-only",
        "--exit-zero-always",
        "--stdout",
        *reports.values(),
    ]
    checked = subprocess.run(call, capture_output=True, text=True, check=True, timeout=600)
    errors = json.loads(checked.stdout)["messages"]
    assert Counter(f"{Path(each['url']).stem}: {each['message']}" for each in errors) == {}

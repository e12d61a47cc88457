"""How long the tables of usual questions are on a terminal of 80 columns, over the bundled data."""

from __future__ import annotations

import pytest

from conftest import Runner

LENGTHS = [
    # gap
    ("gap dortmund --have systemadministration,netzwerke,firewall,cloud", 22),
    ("gap --have systemadministration,netzwerke,firewall,cloud,linux", 28),
    ("gap dortmund", 22),
    ("gap", 24),
]


@pytest.mark.parametrize(("arguments", "most"), LENGTHS)
def test_a_screen_is_short(arguments: str, most: int, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """In German at most a tenth longer than in English."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "200")
    english = run(*arguments.split(), "--lang", "en").out.count("\n")
    german = run(*arguments.split(), "--lang", "de").out.count("\n")
    assert (english <= most, german <= most * 1.1) == (True, True), (english, german)

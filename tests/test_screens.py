"""What a person sees on a terminal: how long answers are, that they come first, and that nothing honest is lost."""

from __future__ import annotations

import pytest

from conftest import Runner

# At 80 columns and 200 rows, in English; German may be a tenth longer.
LENGTHS = [
    ("compare muelheim dortmund", 72),
    ("show essen", 44),
    ("show dortmund", 50),
    ("compare muenchen koeln", 52),
    ("compare essen bochum", 52),
    ("gap dortmund --have systemadministration,netzwerke,firewall,cloud", 22),
    ("gap --have systemadministration,netzwerke,firewall,cloud,linux", 28),
    ("gap dortmund", 22),
    ("gap", 24),
    ("rank --state NW --limit 10", 26),
    ("list --near essen --within 40 --sort rent --all", 36),
    ("compare berlin hamburg muenchen koeln frankfurt", 52),
    ("offer 7200 stuttgart", 18),
    ("offer 6800 dortmund", 20),
    ("offer 85000 --per year kassel", 20),
    ("offer 6800 dortmund essen muenchen", 30),
    ("offer 7200", 11),
]


@pytest.fixture(autouse=True)
def tall_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "200")


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize(("command", "most"), LENGTHS)
def test_answers_are_short(command: str, most: int, lang: str, run: Runner) -> None:
    """Everything that is asked most often fits on a screen or little more."""
    lines = run(*command.split(), "--lang", lang).out.splitlines()
    assert len(lines) <= (most if lang == "en" else most * 11 // 10)
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(("command", "most"), LENGTHS)
def test_the_answer_stands_in_the_first_eight_lines(command: str, most: int, run: Runner) -> None:
    """Title and findings come before the first rule."""
    lines = run(*command.split()).out.splitlines()
    assert 1 <= next(number for number, line in enumerate(lines) if line.startswith("───")) <= 8

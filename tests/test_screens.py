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
    ("list --sort pay --limit 10", 31),
    ("compare berlin hamburg muenchen koeln frankfurt", 52),
    ("offer 7200 stuttgart", 18),
    ("offer 6800 dortmund", 20),
    ("offer 85000 --per year kassel", 20),
    ("offer 6800 dortmund essen muenchen", 31),
    ("offer 7200", 11),
]


@pytest.fixture(autouse=True)
def tall_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "200")


@pytest.mark.parametrize(("command", "most"), LENGTHS)
def test_answers_are_short_and_come_first(command: str, most: int, run: Runner) -> None:
    """What is asked most often fits on a screen or little more; title and findings come before the first rule."""
    english, german = (run(*command.split(), "--lang", lang).out.splitlines() for lang in ("en", "de"))
    assert (len(english) <= most, len(german) <= most * 11 // 10) == (True, True)
    assert max(map(len, (*english, *german))) <= 80
    assert 1 <= next(number for number, line in enumerate(english) if line.startswith("───")) <= 8


LISTS = [
    "list",
    "list --sort rent --lang de",
    "list --sort pay",
    "list --near essen --within 40 --sort rent",
    "list --industry industry",
]


@pytest.mark.parametrize(
    ("command", "height"),
    [*((command, 24) for command in LISTS), ("list", 33), ("list", 50), *((command, 34) for command in LISTS[1:])],
)
def test_a_list_on_a_terminal_has_as_many_rows_as_fit(
    command: str, height: int, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the prompt below it nothing scrolls away; what is left out is counted, and nothing is said twice."""
    whole = run(*command.split()).out.splitlines()
    monkeypatch.setattr("itleiter_cli.writers.screen.height_of_terminal", lambda: height)
    lines = run(*command.split()).out.splitlines()
    assert len(lines) < height
    assert lines.count(whole[0]) == 1
    cut = [line for line in lines if line.endswith(": --all.")]
    assert len(cut) == (len(whole) >= height)
    if not cut:
        assert lines == whole
    assert len(run(*command.split(), "--all").out.splitlines()) >= len(whole)


def test_a_terminal_gets_ten_places_and_a_limit_as_many_as_it_says(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe gets every place; on a terminal there are ten, unless a number or all are asked for."""

    def places(*options: str) -> int:
        rules = [
            number
            for number, line in enumerate(run("rank", "--state", "NW", *options).out.splitlines())
            if line[0] == "─"
        ]
        return rules[1] - rules[0] - 2

    assert places() == 33
    monkeypatch.setattr("itleiter_cli.writers.screen.height_of_terminal", lambda: 200)
    assert (places(), places("--limit", "3")) == (10, 3)
    assert run("rank", "--state", "NW", "--all").out.count("\n") > 33
    assert run("rank", "--state", "NW", "-f", "csv").out.count("\n") == 1 + 2 * 33

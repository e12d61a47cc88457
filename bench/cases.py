"""What is measured against what, and the targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SIZES = (92, 1_000, 11_000)
"""Profiles in the made packs: as many as are bundled, some, and as many as Germany has municipalities."""


def pack_name(profiles: int) -> str:
    """Return the file name of a made pack."""
    return f"pack-{profiles}.yaml"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A command, what its time is held against, and the ratio that is aimed at.

    The times of all commands in ``against`` are added. The ratio may reach ``target``; with ``below`` it must not.
    With ``memory`` it is not time that is held against time, but peak memory.
    """

    name: str
    title: str
    command: str
    against: tuple[str, ...]
    against_title: str
    target: float
    below: bool = False
    same_output: bool = False
    slow: bool = False
    memory: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def commands(self) -> tuple[str, ...]:
        """All commands of one round, the measured one first."""
        return (self.command, *self.against)

    @property
    def needs_data(self) -> bool:
        """Whether the case needs the option for a pack of one's own."""
        return "--data" in self.command.split()

    def met(self, ratio: float) -> bool:
        """Whether a ratio is what is aimed at."""
        return ratio < self.target if self.below else ratio <= self.target


FIVE_CITIES = "berlin hamburg muenchen koeln frankfurt"
_BIG = pack_name(SIZES[-1])
_READ_AND_COMPARE = (f"python bare_load.py {_BIG}", "itleiter compare muelheim dortmund")
_READ_AND_COMPARE_TITLE = "bare load of the pack + bundled `compare`"

CASES = (
    Case(
        name="compare-table",
        title="`compare`, two cities, table with everything",
        command="itleiter compare muelheim dortmund --fields all --all --notes full",
        against=("floor-table",),
        against_title="floor, the same with Rich",
        target=1.25,
    ),
    Case(
        name="compare-five",
        title="`compare`, five cities, table with everything",
        command=f"itleiter compare {FIVE_CITIES} --fields all --all --notes full",
        against=("floor-five",),
        against_title="floor, the same with Rich",
        target=1.35,
    ),
    Case(
        name="compare-memory",
        title="`compare`, two cities, table with everything: peak memory",
        command="itleiter compare muelheim dortmund --fields all --all --notes full",
        against=("floor-table",),
        against_title="floor, the same with Rich",
        target=1.35,
        memory=True,
    ),
    Case(
        name="compare-csv",
        title="`compare --format csv`, two cities",
        command="itleiter compare muelheim dortmund --format csv",
        against=("floor-compare",),
        against_title="floor, same CSV",
        target=1.35,
        same_output=True,
    ),
    Case(
        name="show-csv",
        title="`show --format csv`, one city",
        command="itleiter show dortmund --format csv",
        against=("floor-show",),
        against_title="floor, same CSV",
        target=1.35,
        same_output=True,
    ),
    Case(
        name="list-csv",
        title="`list --format csv`, all cities",
        command="itleiter list --format csv",
        against=("floor-list",),
        against_title="floor, same CSV",
        target=1.50,
        same_output=True,
    ),
    Case(
        name="list-xlsx",
        title="`list -o list.xlsx`, all cities",
        command="itleiter list -o list.xlsx --force",
        against=("floor-workbook",),
        against_title="floor, same cells with XlsxWriter",
        target=1.60,
    ),
    Case(
        name="help",
        title="`--help`",
        command="itleiter --help",
        against=("floor-help --help",),
        against_title="floor with as many commands",
        target=1.25,
    ),
    Case(
        name="completion",
        title="completion of a city name",
        command="itleiter",
        against=("floor-complete",),
        against_title="floor's completion, as many names",
        target=1.35,
        same_output=True,
        environment={
            "_ITLEITER_COMPLETE": "complete_bash",
            "_FLOOR_COMPLETE_COMPLETE": "complete_bash",
            "COMP_WORDS": "itleiter show dor",
            "COMP_CWORD": "2",
        },
    ),
    Case(
        name="compare-11000",
        title="`compare`, with a pack of 11,000 profiles",
        command=f"itleiter compare muelheim dortmund --data {_BIG}",
        against=_READ_AND_COMPARE,
        against_title=_READ_AND_COMPARE_TITLE,
        target=1.00,
        slow=True,
    ),
    Case(
        name="list-11000",
        title="`list`, with a pack of 11,000 profiles",
        command=f"itleiter list --data {_BIG}",
        against=_READ_AND_COMPARE,
        against_title=_READ_AND_COMPARE_TITLE,
        target=1.50,
        slow=True,
    ),
    Case(
        name="rank-11000",
        title="`rank`, with a pack of 11,000 profiles",
        command=f"itleiter rank --data {_BIG}",
        against=_READ_AND_COMPARE,
        against_title=_READ_AND_COMPARE_TITLE,
        target=1.50,
        slow=True,
    ),
    Case(
        name="list-csvlook",
        title="`list`, all cities, table",
        command="itleiter list",
        against=("csvlook list.csv",),
        against_title="csvkit's `csvlook`, same rows",
        target=0.95,
        below=True,
    ),
)

GROWTH = {
    "`list`": "itleiter list --data {pack}",
    "`list --format csv`": "itleiter list --format csv --data {pack}",
    "bare load of the pack": "python bare_load.py {pack}",
}
"""What is run with packs of every size, to see how its cost grows."""

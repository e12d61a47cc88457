"""Measure whole processes in turn, A, B, A, B, and so on: time with hyperfine, peak memory with GNU time."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

Round = tuple[float, ...]
"""Seconds of each command of a round, or the MiB of memory that it takes at most."""


class Failed(Exception):
    """A command cannot be measured."""


class _Run(msgspec.Struct):
    times: list[float]


class _Export(msgspec.Struct):
    results: list[_Run]


@dataclass(frozen=True)
class Place:
    """Where commands run: the working folder and the whole environment."""

    folder: Path
    environment: Mapping[str, str]

    def ask(self, command: str, extra: Mapping[str, str] | None = None) -> str:
        """Run a command and return what it printed. Raises Failed where its exit code is not 0."""
        words = command.split()
        environment = {**self.environment, **(extra or {})}
        program = shutil.which(words[0], path=environment["PATH"])
        if program is None:
            raise Failed(f"{words[0]} was not found")
        done = subprocess.run(
            [program, *words[1:]], cwd=self.folder, env=environment, capture_output=True, text=True, encoding="utf-8"
        )
        if done.returncode:
            raise Failed(f"{command}: exit code {done.returncode}\n{done.stderr}")
        return done.stdout


def in_turn(
    place: Place, commands: Sequence[str], *, rounds: int, warm_up: int, extra: Mapping[str, str] | None = None
) -> list[Round]:
    """Run commands one after the other, as often as there are rounds, and return the seconds of each round.

    Output is discarded; hyperfine itself fails on an exit code that is not 0. Raises Failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder, "times.json")
        options = ["--shell=none", "--style=none", "--runs=1", f"--export-json={export}"]
        done = subprocess.run(
            [_hyperfine(), *options, *(list(commands) * (warm_up + rounds))],
            cwd=place.folder,
            env={**place.environment, **(extra or {})},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise Failed(f"{' | '.join(commands)}: {done.stderr}")
        results = msgspec.json.decode(export.read_bytes(), type=_Export).results
    seconds = [run.times[0] for run in results]
    every = [tuple(seconds[start : start + len(commands)]) for start in range(0, len(seconds), len(commands))]
    return every[warm_up:]


def memory_in_turn(place: Place, commands: Sequence[str], *, rounds: int) -> list[Round]:
    """Run commands one after the other, as often as there are rounds, and return the peak memory of each round.

    It is the resident set that the kernel reports; GNU time starts each command, since what is forked from here would
    begin with the memory of this process. Output is discarded. Raises Failed.
    """
    return [tuple(_peak_memory(place, command) for command in commands) for _ in range(rounds)]


def _peak_memory(place: Place, command: str) -> float:
    gnu_time = shutil.which("time")
    if gnu_time is None:
        raise Failed("GNU time was not found; on Debian: apt-get install time")
    words = [gnu_time, "-q", "-f", "%M", *command.split()]
    done = subprocess.run(words, cwd=place.folder, env=place.environment, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{command}: {done.stderr}")
    return int(done.stderr.splitlines()[-1]) / 1024


def hyperfine_version() -> str:
    """Return the version of hyperfine."""
    return subprocess.run([_hyperfine(), "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]


def _hyperfine() -> str:
    found = shutil.which("hyperfine")
    if found is None:
        raise Failed("hyperfine was not found; on Debian: apt-get install hyperfine")
    return found


@dataclass(frozen=True)
class Ratio:
    """The median of the ratios of all pairs, and the quartiles around it."""

    median: float
    low: float
    high: float
    pairs: int


def ratio(rounds: Sequence[Round]) -> Ratio:
    """Hold the first command of each round against the sum of the others."""
    low, median, high = statistics.quantiles(
        [first / sum(others) for first, *others in rounds], n=4, method="inclusive"
    )
    return Ratio(median, low, high, len(rounds))

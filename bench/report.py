"""The figures as a table for the terminal, and as docs/performance.md."""

from __future__ import annotations

import os
import platform
import re
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cases import GROWTH, SIZES, Case
from timing import Ratio, Round, ratio

BY_HAND = ("What limits it now", "What was tried")
"""Parts of the document that people write; they stay as they are."""

_INTRODUCTION = """\
# Performance

How long itleiter takes, and how much memory, against programs that do as little as possible. \
`python bench/run.py --write` measures and writes this file;
what stands between the marks `by hand` is left as it is.
"""
_METHOD = """\
## Method

Whole processes are timed by hyperfine without a shell, in pairs run in turn on one machine: the command, what it is \
held against, the
command again, and so on. The ratio is the median of the ratios of all pairs; the spread runs from their lower to \
their upper quartile.
Peak memory is the resident set that GNU time reports, in pairs as well.
Warm-up rounds ({warm_up}) are not counted. Output is discarded, exit codes are checked, and where both print
the same CSV or the same completion, that is checked too. Seconds depend on the machine and stand here only for \
orientation.

- itleiter is installed from its wheel. Terminals are 80 columns wide, the language is English, and nothing is kept \
between runs.
- A **floor** is the smallest Typer program that prints the same: one command with one option, installed with the same \
kind of
  script, without Rich for its help, its data written into it as Python lists. The floor of `compare` prints heading, \
rows and
  footnotes of the same text with Rich, without the drawn bars; that of `--help` has as many commands, each with one \
option and
  nothing to do; that of completion looks through the same names; that of a workbook \
writes the
  same cells, without looks.
- A **bare load** is `yaml.load` with the C loader and the garbage collector off, in a process that does nothing else.
- `csvlook` reads what `itleiter list --format csv` prints.
- Packs are made up, the same on every run, about {bytes_each} bytes a profile, with facets of the bundled vocabulary, \
two
  indicators and a pay figure; they are laid over the bundled data.
"""


@dataclass(frozen=True)
class Result:
    """What measuring a case gave; no rounds where it could not be measured."""

    case: Case
    rounds: Sequence[Round]

    @property
    def ratio(self) -> Ratio | None:
        """The ratio of the case, if it was measured."""
        return ratio(self.rounds) if self.rounds else None

    @property
    def verdict(self) -> str:
        """Whether the target is met."""
        found = self.ratio
        if found is None:
            return "not available"
        return "met" if self.case.met(found.median) else "**missed**"


def pipe_table(results: Iterable[Result]) -> str:
    """Return the table of targets as Markdown."""
    head = ("case", "held against", "target", "ratio", "spread", "pairs", "seconds or MiB", "verdict")
    return _pipes(head, [_cells(result) for result in results])


def _cells(result: Result) -> tuple[str, ...]:
    case, found = result.case, result.ratio
    target = f"{'<' if case.below else '≤'} {case.target:.2f}"
    if found is None:
        return (case.title, case.against_title, target, "", "", "", "", result.verdict)
    own = statistics.median(first for first, *_ in result.rounds)
    other = statistics.median(sum(others) for _, *others in result.rounds)
    spread = f"{found.low:.2f}–{found.high:.2f}"
    measured = f"{own:.0f} MiB / {other:.0f} MiB" if case.memory else f"{own:.3f} / {other:.3f}"
    return (
        case.title,
        case.against_title,
        target,
        f"{found.median:.2f}",
        spread,
        str(found.pairs),
        measured,
        result.verdict,
    )


def growth_table(rounds: Sequence[Round]) -> str:
    """Return how cost grows with the pack, as Markdown.

    A round has every command with packs of every size, size by size.
    """
    head = ("profiles", *(title for name in GROWTH for title in (name, "times the first")))
    rows = []
    for place, profiles in enumerate(SIZES):
        cells = [f"{profiles:,}"]
        for number in range(len(GROWTH)):
            index = place * len(GROWTH) + number
            times = statistics.median(each[index] / each[number] for each in rounds)
            cells += [f"{statistics.median(each[index] for each in rounds):.2f} s", f"{times:.1f}"]
        rows.append(tuple(cells))
    return _pipes(head, rows)


def _pipes(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def document(
    results: Sequence[Result],
    growth: Sequence[Round],
    versions: Mapping[str, str],
    method: Mapping[str, str],
    before: str,
) -> str:
    """Return docs/performance.md; parts written by hand are taken from the text that it had ``before``."""
    growth_text = growth_table(growth) if growth else "Not available: the command takes no pack of one's own.\n"
    parts = [
        _INTRODUCTION,
        f"## Results\n\n{_sentence(results)}\n\n{pipe_table(results)}\n"
        "Seconds and MiB are those of the command / of what it is held against.\n",
        f"## How cost grows\n\nMedians, with packs of so many profiles laid over the bundled data.\n\n{growth_text}",
        *(_by_hand(title, before) for title in BY_HAND),
        _METHOD.format(**method),
        f"## Versions and machine\n\n{_machine()}\n\n{_pipes(('package', 'version'), versions.items())}",
    ]
    return "\n".join(parts)


def _sentence(results: Sequence[Result]) -> str:
    missed = [result.case.title for result in results if result.ratio is not None and result.verdict != "met"]
    unknown = [result.case.title for result in results if result.ratio is None]
    said = [f"{sum(result.verdict == 'met' for result in results)} of {len(results)} targets are met."]
    if missed:
        said.append(f"Missed: {'; '.join(missed)}.")
    if unknown:
        said.append(f"Not available: {'; '.join(unknown)}.")
    return " ".join(said)


def _by_hand(title: str, before: str) -> str:
    start, end = f"<!-- by hand: {title} -->", "<!-- end by hand -->"
    written = re.search(rf"{re.escape(start)}\n(.*?){re.escape(end)}", before, re.DOTALL)
    body = written.group(1) if written else f"## {title}\n\n"
    return f"{start}\n{body}{end}\n"


def _machine() -> str:
    return f"{platform.system()}, {_processor()}, {os.cpu_count()} cores."


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    described = known.read_text(encoding="utf-8") if known.exists() else ""
    model = re.search(r"^model name\s*: (.+)$", described, re.MULTILINE)
    return model.group(1) if model else platform.processor()

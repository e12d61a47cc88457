"""Measure itleiter against its targets.

    python bench/run.py                             the whole table, about ten minutes
    python bench/run.py --quick                     with few rounds, for a first look
    python bench/run.py --only compare-table,help   single cases
    python bench/run.py --write                     the whole table, and docs/performance.md

Run it from a checkout with the development tools installed. It builds the wheel, installs it in a scratch folder with
the dependency versions of this environment, writes the floor apps and the packs, and times whole processes with
hyperfine, and takes memory with GNU time, which have to be installed (Debian: ``apt-get install hyperfine time``).
``docs/performance.md`` says what is held against what.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import report
import scratch
from cases import CASES, GROWTH, SIZES, Case, pack_name
from timing import Failed, Place, Round, in_turn, memory_in_turn

DOCUMENT = scratch.ROOT / "docs" / "performance.md"


@dataclass(frozen=True)
class Rounds:
    """How often a round is repeated: of quick commands, and of those that take seconds."""

    quick: int
    slow: int


CAREFUL, HASTY = Rounds(quick=40, slow=9), Rounds(quick=8, slow=3)
WARM_UP = Rounds(quick=3, slow=1)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print and where asked for write; 1 where something failed. A target that is missed is no failure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="CASE,...", help=f"these cases: {', '.join(case.name for case in CASES)}")
    parser.add_argument("--quick", action="store_true", help="few rounds")
    parser.add_argument("--write", action="store_true", help=f"write docs/{DOCUMENT.name}")
    options = parser.parse_args(argv)
    names = options.only.split(",") if options.only else [case.name for case in CASES]
    unknown = set(names) - {case.name for case in CASES}
    if unknown:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    if options.write and options.only:
        parser.error("--write needs all cases")
    cases = [case for case in CASES if case.name in names]
    try:
        with tempfile.TemporaryDirectory() as folder:
            _measure(
                Path(folder), cases, HASTY if options.quick else CAREFUL, write=options.write, growth=not options.only
            )
    except Failed as reason:
        print(f"error: {reason}", file=sys.stderr)
        return 1
    return 0


def _measure(folder: Path, cases: Sequence[Case], rounds: Rounds, *, write: bool, growth: bool) -> None:
    _say("building wheel, environments, floor apps and packs")
    place = scratch.prepare(folder, cases)
    data = scratch.knows_data(place)
    results = [_result(place, case, rounds, available=data or not case.needs_data) for case in cases]
    grown = _growth(place, rounds) if growth and data else []
    print(report.pipe_table(results))
    if grown:
        print(report.growth_table(grown))
    if write:
        profiles = SIZES[-1]
        size = (folder / pack_name(profiles)).stat().st_size
        method = {
            "warm_up": f"{WARM_UP.quick}, with large packs {WARM_UP.slow}",
            "bytes_each": f"{size / profiles:.0f}",
        }
        before = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
        DOCUMENT.write_text(report.document(results, grown, scratch.versions(place), method, before), encoding="utf-8")


def _result(place: Place, case: Case, rounds: Rounds, *, available: bool) -> report.Result:
    if not available:
        return report.Result(case, [])
    _say(case.name)
    scratch.check(place, case)
    if case.memory:
        return report.Result(case, memory_in_turn(place, case.commands, rounds=rounds.quick))
    count, warm_up = (rounds.slow, WARM_UP.slow) if case.slow else (rounds.quick, WARM_UP.quick)
    return report.Result(case, in_turn(place, case.commands, rounds=count, warm_up=warm_up, extra=case.environment))


def _growth(place: Place, rounds: Rounds) -> list[Round]:
    _say("growth")
    commands = [command.format(pack=pack_name(profiles)) for profiles in SIZES for command in GROWTH.values()]
    return in_turn(place, commands, rounds=rounds.slow, warm_up=WARM_UP.slow)


def _say(doing: str) -> None:
    print(f"{doing} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())

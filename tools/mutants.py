"""Try whether the tests notice changes of the pure rooms, and say which changes they do not notice.

mutmut changes functions in small ways, one change a mutant. The tests run once without a change, which shows which of
them call which function; then those run for each mutant, the quickest first, until one fails and so kills it. Stock
mutmut starts pytest for each mutant, which takes longer than the tests: here each runs in a fork of one pytest that has
collected all tests. All happens in a copy of the checkout, with the extra ``mutation`` installed:

``python tools/mutants.py --budget 5`` (all, in a quarter of an hour), ``python tools/mutants.py cities questions/rank``
(a room, a module), ``python tools/mutants.py questions --sample 500 --seed 1`` (drawn). Survivors that
``tools/survivors.toml`` does not name are printed and end it with exit code 1, as does what is named and is no change.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import gc
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import Phase, settings
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.state import state

ROOT = Path(__file__).parent.parent
PACKAGE = Path("src/itleiter_cli")
ROOMS = ("cities", "questions")
NAMED = ROOT / "tools" / "survivors.toml"
NOT_ASKED = (
    *("architecture", "bars", "bench", "browser", "city_map", "colors", "data_style", "docs", "editor"),
    *("fault_injection", "faults", "fuzz", "help", "html", "language", "mistakes", "output", "packs", "pictures"),
    *("readers", "recipes", "screens", "sheets", "spoken_german", "start", "streams", "valid_html", "valid_packs"),
    *("writers", "xlsx"),
)
"""Test files that are about other rooms, start processes, draw examples or take long."""
QUIET = ("-qq", "-s", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:randomly")


class Mutant(NamedTuple):
    """A change of a function; ``key`` is what selects it."""

    key: str
    shown: str
    """Module and function, and below them the lines that are changed, before and after."""


def mutate(file: Path) -> list[Mutant]:
    """Write all mutants of a module into it, to be selected by their keys, and return them."""
    mutated = mutate_file_contents(str(file), file.read_text(encoding="utf-8"))
    file.write_text(mutated.code, encoding="utf-8")
    module = ".".join(file.with_suffix("").parts[1:])
    functions = {
        node.name: ast.unparse(node).replace(node.name, "", 1).splitlines()  # it bears the number of the mutant
        for node in ast.walk(ast.parse(mutated.code))
        if isinstance(node, ast.FunctionDef)
    }
    mutants = []
    for name in mutated.mutant_names:
        function = name.rpartition("__mutmut_")[0]
        difference = difflib.ndiff(functions[f"{function}__mutmut_orig"], functions[name])
        change = "\n".join(f"{line[0]} {line[2:].strip()}" for line in difference if line[0] in "+-")
        name_in_source = function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
        place = f"{'/'.join(file.with_suffix('').parts[2:])} {name_in_source}"
        mutants.append(Mutant(f"{module}.{name}", f"{place}\n{change}"))
    return mutants


NO_CHANGE = Mutant("", "")
"""What must survive: tests that fail in a fork for reasons of their own would kill everything."""


class Trial:
    """A pytest plugin that runs the tests of each mutant in a fork of this process."""

    def __init__(
        self, mutants: Sequence[Mutant], named: Collection[str], files: Sequence[str], processes: int, budget: float
    ) -> None:
        self.mutants, self.named, self.files, self.processes, self.budget = mutants, named, files, processes, budget
        self.killer = ""
        self.failed: Callable[[], None] = lambda: None
        self.seconds: list[float] = []
        self.running: dict[int, tuple[Mutant, int, list[int]]] = {}
        self.survivors: list[Mutant] = []
        self.killed = self.stopped = 0

    def pytest_sessionstart(self) -> None:
        """Let drawn examples end with the first that fails; to look for the smallest takes long."""
        settings.register_profile("mutants", settings(), phases=(Phase.explicit, Phase.generate), database=None)
        settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        """Note that a test failed, before pytest says why, which takes longer than most tests."""
        if call.excinfo and not call.excinfo.errisinstance(pytest.skip.Exception):
            self.failed()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run all tests once without a change, then those of each mutant."""
        self.session = session
        self.at_import = state()._stats.copy()
        state()._stats.clear()
        failing: list[str] = []
        cost: list[float] = []
        tests_of: dict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(session.items):
            self.failed = partial(failing.append, item.nodeid)
            started = time.monotonic()
            self.run_test(item)
            self.seconds.append(time.monotonic() - started)
            cost.append(self.seconds[-1] * len(state()._stats))
            for function in state()._stats:
                tests_of[function].append(number)
            state()._stats.clear()
        if failing:
            raise pytest.UsageError("these fail without a change: " + " ".join(failing))
        for tests in tests_of.values():
            tests.sort(key=cost.__getitem__)
        gc.collect()
        gc.freeze()  # else each fork would copy what it collects
        self.start(NO_CHANGE, list(range(len(cost))))
        for done, mutant in enumerate(self.mutants, 1):
            self.start(mutant, tests_of[mutant.key.rpartition("__mutmut_")[0]])
            print(
                f"\r{done} of {len(self.mutants)}, {len(self.survivors)} survived", end=" ", file=sys.stderr, flush=True
            )
        while self.running:
            self.finish()
        at_import = [mutant for mutant in self.survivors if self.runs_at_import(mutant)]
        if at_import and self.is_killed_in_new_process(NO_CHANGE):
            raise pytest.UsageError(f"a new process fails without a change: {self.killer}")
        with ThreadPoolExecutor(self.processes) as pool:
            for mutant, is_killed in zip(at_import, pool.map(self.is_killed_in_new_process, at_import), strict=True):
                if is_killed:
                    self.survivors.remove(mutant)
                    self.killed += 1
                elif mutant.shown not in self.named:
                    print(f"\n{mutant.shown}", flush=True)
        return True

    def runs_at_import(self, mutant: Mutant) -> bool:
        """Whether the function runs while modules are imported, which a fork has done already, without the change."""
        return mutant.key.rpartition("__mutmut_")[0] in self.at_import

    def is_killed_in_new_process(self, mutant: Mutant) -> bool:
        """Try a mutant in a process that imports all anew; the test file that killed the last one goes first."""
        options = [*QUIET, f"--basetemp=temporary-{mutant.key}"]
        files = sorted(self.files, key=lambda file: file != self.killer)
        try:
            run = subprocess.run(
                [sys.executable, "-m", "pytest", "-x", *options, *files],
                env={**os.environ, "MUTANT_UNDER_TEST": mutant.key, "PYTHONPATH": "src"},
                check=False,
                capture_output=True,
                text=True,
                timeout=60 + 5 * self.processes * sum(self.seconds),
            )
        except subprocess.TimeoutExpired:  # a change may never come to an end
            self.stopped += 1
            return True
        if failed := re.search(r"^(?:FAILED|ERROR) (tests/\w+\.py)", run.stdout, re.MULTILINE):
            self.killer = failed[1]
        return run.returncode != 0  # failed tests, modules that cannot be imported, or a crash

    def run_test(self, item: pytest.Item) -> None:
        """Run a test; what a session's fixtures made stays for the next."""
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=self.session)

    def start(self, mutant: Mutant, tests: list[int]) -> None:
        """Try a mutant in a fork, once there is room for one more."""
        while len(self.running) >= self.processes:
            self.finish()
        reader, writer = os.pipe()
        pid = os.fork()
        if not pid:
            self.try_one(mutant, tests, writer)
        os.close(writer)
        self.running[pid] = (mutant, reader, tests)

    def try_one(self, mutant: Mutant, tests: Sequence[int], writer: int) -> None:
        """In the fork: run the tests until one fails, tell its number, and leave."""
        os.environ["MUTANT_UNDER_TEST"] = mutant.key
        budget = self.budget if mutant.key else float("inf")
        asked = sum(self.seconds[each] for each in tests)
        signal.setitimer(
            signal.ITIMER_PROF, 10 + 5 * min(asked, budget)
        )  # of computing: a change may never come to an end
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in (1, 2):
            os.dup2(null, descriptor)
        code = 1
        try:
            for number in tests:
                budget -= self.seconds[number]
                if budget < 0:
                    break
                self.failed = partial(_leave, writer, number)
                self.run_test(self.session.items[number])
            code = 0
        finally:
            os._exit(code)

    def finish(self) -> None:
        """Wait for a fork and count its mutant; a test that killed it goes first with the next of its function."""
        pid, status = os.wait()
        mutant, reader, tests = self.running.pop(pid)
        killer = os.read(reader, 20)
        os.close(reader)
        if mutant is NO_CHANGE:
            if status:
                raise pytest.UsageError(f"a fork fails without a change: {self.session.items[int(killer or 0)].nodeid}")
        elif not status:
            self.survivors.append(mutant)
            if mutant.shown not in self.named and not self.runs_at_import(mutant):
                print(f"\n{mutant.shown}", flush=True)
        else:
            self.killed += 1
            self.stopped += not killer
            if killer:
                tests.remove(int(killer))
                tests.insert(0, int(killer))


def _leave(writer: int, number: int) -> None:
    """Tell the number of the test that failed, and leave the fork."""
    os.write(writer, str(number).encode())
    os._exit(1)


def main() -> int:
    """Try the mutants that are asked for, and tell the survivors that are not named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", default=ROOMS, help="rooms, or modules as in questions/rank")
    parser.add_argument("--sample", type=int, help="how many mutants to draw; all without it")
    parser.add_argument("--seed", type=int, default=0, help="another seed draws others")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--budget", type=float, default=float("inf"), help="seconds of tests for a mutant; all without it"
    )
    parser.add_argument("--named", action="store_true", help="only those that tools/survivors.toml names")
    parser.add_argument("--tests", nargs="*", help="test files, in place of those that are asked else")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for name in filter(None, tracked.split("\0")):
            if (ROOT / name).is_file():
                (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, Path(folder) / name)
        os.chdir(folder)
        return try_all(options)


def files_of(name: str) -> Iterator[Path]:
    """Go through the modules of a room, or the one that is named."""
    path = PACKAGE / name
    yield from sorted(path.glob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def try_all(options: argparse.Namespace) -> int:
    """Mutate the copy that is the current folder, try the mutants, and tell what came of it."""
    named = tomllib.loads(NAMED.read_text(encoding="utf-8"))["reason"]
    equivalent = {shown.strip(): reason["equivalent"] for reason in named for shown in reason["mutants"]}
    mutants = [mutant for name in options.modules for file in files_of(name) for mutant in mutate(file)]
    there = {mutant.shown for mutant in mutants}
    gone = [shown for shown in equivalent if shown not in there and is_of(shown, options.modules)]
    if options.named:
        mutants = [mutant for mutant in mutants if mutant.shown in equivalent]
    if options.sample and options.sample < len(mutants):
        mutants = random.Random(options.seed).sample(mutants, options.sample)
    asked = options.tests or [
        str(file) for file in sorted(Path("tests").glob("test_*.py")) if file.stem[5:] not in NOT_ASKED
    ]
    sys.path.insert(0, str(Path("src").absolute()))
    sys.dont_write_bytecode = True
    trial = Trial(mutants, () if options.named else equivalent, asked, options.processes, options.budget)
    os.environ["MUTANT_UNDER_TEST"] = "stats"
    code = pytest.main([*QUIET, "--basetemp=temporary", *asked], [trial])
    if code:
        return int(code)
    left = Counter(equivalent.get(mutant.shown) for mutant in trial.survivors)
    alive = len(mutants) - left[True]
    print(
        f"\n{len(mutants)} mutants, {trial.killed} killed ({trial.stopped} of them by time or a crash),"
        f" {left[True]} equivalent, {left[False] + left[None]} survived ({left[None]} of them not named):"
        f" {trial.killed / alive:.1%}"
    )
    for shown in gone:
        print(f"\n{NAMED.name} names what is no change any more:\n{shown}")
    return int(left[None] > 0 or bool(gone))


def is_of(shown: str, names: Sequence[str]) -> bool:
    """Whether a mutant is of one of the rooms or modules."""
    module = shown.split()[0]
    return module in names or module.partition("/")[0] in names


if __name__ == "__main__":
    sys.exit(main())

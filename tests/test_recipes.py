"""The recipes of docs/recipes.md run, and print what stands below them."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, Runner
from processes import COMMAND, SECONDS, environment
from shown import session, typed, write_files

RECIPES = ROOT / "docs" / "recipes.md"
RECIPE = re.compile(r"```(?:(console)\n(.*?)|(python|r|yaml)\n([^`]*)```\n\n```text\n(.*?))```", re.DOTALL)
"""A session, or a program or the steps of a job with what they print in a block of their own."""
TEXT = RECIPES.read_text(encoding="utf-8")
ALONE = re.compile(r"itleiter [^|;>]*( \| head -n \d+)?")
"""A line that needs no shell."""
STARTS = {
    "console": ["sh", "-ec"],
    "python": [sys.executable, "-c"],
    "r": ["Rscript", "--vanilla", "-e"],
    "yaml": ["sh", "-ec"],
}


def started(language: str, code: str) -> str:
    """Run some code in a process of its own and return what it prints."""
    path = os.pathsep.join((str(Path("bin").resolve()), os.environ["PATH"]))
    settings = environment(PATH=path, ITLEITER_LANG="en", LC_ALL="C.UTF-8")
    done = subprocess.run(
        [*STARTS[language], code], env=settings, capture_output=True, encoding="utf-8", check=False, timeout=SECONDS
    )
    assert (done.returncode, done.stderr) == (0, ""), code
    return done.stdout


def run_recipe(match: re.Match[str], run: Runner) -> str:
    """Run a recipe and return its block, or both of them, as they should read."""

    def shell(line: str) -> str:
        return typed(line, run) if ALONE.fullmatch(line) else started("console", line)

    console, lines, language, code, _ = match.groups()
    if console:
        return f"```console\n{session(lines, shell)}```"
    if language == "yaml":
        printed = "".join(shell(step["run"]) for step in yaml.safe_load(code)["steps"])
    else:
        printed = started(language, code)
    return f"```{language}\n{code}```\n\n```text\n{printed.rstrip()}\n```"


def missing(match: re.Match[str]) -> str | None:
    """Say what a recipe needs and this machine lacks."""
    language, code = match[1] or match[3], match[2] or match[4]
    programs = [STARTS[language][0], *re.findall(r"\b(?:jq|mlr)\b", code)]
    packages = re.findall(r"^import (\w+)", code, re.MULTILINE) if language == "python" else []
    lacking = [f"{name} is not installed" for name in programs if shutil.which(name) is None]
    absent = [name for name in packages if importlib.util.find_spec(name) is None]
    lacking += [f"{name} is not installed (the extra recipes has it)" for name in absent]
    return "; ".join(lacking) or None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner) -> None:
    """Go where the command is, the files that the page shows, and those that its first recipe writes."""
    if os.name == "nt":
        pytest.skip("needs the shell of POSIX")
    monkeypatch.chdir(tmp_path)
    write_files(RECIPES, tmp_path)
    script = tmp_path / "bin" / "itleiter"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    first = next(RECIPE.finditer(TEXT))
    assert run_recipe(first, run) == first[0]


def name_of(match: re.Match[str]) -> str:
    """Name a recipe by the heading above it."""
    return re.findall(r"^## (.*)", TEXT[: match.start()], re.MULTILINE)[-1]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("match", [pytest.param(match, id=name_of(match)) for match in RECIPE.finditer(TEXT)][1:])
def test_a_recipe_prints_what_stands_below_it(match: re.Match[str], run: Runner, rewrite: bool) -> None:
    """Each rests on the first one alone, which the fixture runs; --rewrite writes the outputs anew."""
    if reason := missing(match):
        pytest.skip(reason)
    block = run_recipe(match, run)
    if rewrite:
        RECIPES.write_text(RECIPES.read_text(encoding="utf-8").replace(match[0], block), encoding="utf-8")
        return
    assert block == match[0]


def test_no_block_is_left_out() -> None:
    """What is no file and no output is run, the job among them."""
    fences = Counter(re.findall(r"^```(\w+)$", TEXT, re.MULTILINE))
    runs = Counter(match[1] or match[3] for match in RECIPE.finditer(TEXT))
    assert fences.keys() == STARTS.keys() | {"text"}
    assert runs["yaml"] == 1
    assert all(runs[language] == fences[language] for language in ("console", "python", "r"))

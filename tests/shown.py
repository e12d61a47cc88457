"""What the docs show: sessions at the command line, and files."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

from conftest import Runner

OWN_FILE = re.compile(r"```yaml\n(# (\w+\.yaml)\n.*?)```", re.DOTALL)
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def session(block: str, shell: Callable[[str], str]) -> str:
    """Run the commands of a console block and return the block as it should read; ``shell`` returns what one prints.

    A last line ``...`` says that the answer goes on: as many lines are shown as stand above it.
    """
    parts = []
    for line, below in COMMAND.findall(block):
        shown = shell(line)
        if below.endswith("...\n"):
            lines = shown.splitlines(keepends=True)
            count = len(below.splitlines()) - 1
            assert 0 < count < len(lines), f"{line} has {len(lines)} lines"
            shown = "".join([*lines[:count], "...\n"])
        parts.append(f"$ {line}\n{shown}")
    return "".join(parts)


def typed(line: str, run: Runner) -> str:
    """Run itleiter in this process, perhaps with ``head`` behind it, and return what it prints."""
    command, _, head = line.partition(" | head -n ")
    program, *argv = shlex.split(command)
    assert program == "itleiter"
    result = run(*argv)
    assert result.code == 0, result.err
    return "".join(result.out.splitlines(keepends=True)[: int(head) if head else None])


def write_files(document: Path, folder: Path) -> None:
    """Write the YAML files that a document shows: blocks whose first line is a comment with the name."""
    for content, name in OWN_FILE.findall(document.read_text(encoding="utf-8")):
        (folder / name).write_text(content, encoding="utf-8")

"""What the docs show: sessions at the command line, and files."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

from conftest import Runner

OWN_FILE = re.compile(r"```yaml\n(# (\w+\.yaml)\n.*?)```", re.DOTALL)
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def session(block: str, shell: Callable[[str], str]) -> str:
    """Run the commands of a console block and return the block as it should read; ``shell`` returns what one prints."""
    return "".join(f"{line}\n{shell(line[2:])}" for line in block.splitlines() if line.startswith("$ "))


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

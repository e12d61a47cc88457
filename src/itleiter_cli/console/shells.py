"""What bash, zsh and fish hand over when they complete, and what they expect back: the scripts are Typer's."""

import os
import re
import shlex

from typer import _completion_shared
from typer._click.shell_completion import CompletionItem, ShellComplete, add_completion_class, split_arg_string
from typer._completion_classes import BashComplete, FishComplete, ZshComplete

_UNQUOTED = r"[^\w\u0300-\u036F.,=/@%+:-]"
"""What bash must not read as it stands."""
_END = "."
"""Marks the end of what was typed, so that a word that is not begun yet is one."""
_NO_SPACE = """    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
    return 0"""
"""Ends the script of bash: a number follows ``rent=`` at once."""


def register_shells() -> None:
    """Take the place of Typer's own, which know neither ``--city=dor`` nor the quotes of bash."""
    scripts = _completion_shared._completion_scripts  # Typer has no other way to a script
    scripts["bash"] = _completion_shared.COMPLETION_SCRIPT_BASH.replace("    return 0", _NO_SPACE)
    for each in (Bash, Zsh, Fish):
        add_completion_class(each, each.name)


class _WholeWord(ShellComplete):
    """Shells put what they get in the place of a whole word, of which Typer completes only what follows ``--city=``."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is completed, and this, with its quoted blanks."""
        *words, last = split_arg_string(f"{os.environ['_TYPER_COMPLETE_ARGS']}{_END}")
        return words[1:], last.removesuffix(_END)

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what the word can become."""
        option = re.match("--[^=]+=|", incomplete)
        before = option.group() if option else ""
        return [
            CompletionItem(f"{before}{item.value}", help=item.help)
            for item in super().get_completions(args, incomplete)
        ]


class Bash(_WholeWord, BashComplete):
    """Bash splits words at ``=`` and ``:``, keeps their quotes, and replaces the last piece by what it gets."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is completed, and this, as they were before bash split them."""
        typed, place = os.environ["COMP_WORDS"], int(os.environ["COMP_CWORD"])
        pieces = typed.split("\n" if "\n" in typed else " ")[: place + 1]
        pieces += [""] * (place + 1 - len(pieces))
        self._quoted = pieces[-1][:1] in ("'", '"')
        words: list[str] = []
        self._before = 0  # how much of the last word stands before its last piece
        joins = False
        for piece in pieces:
            split_off = re.fullmatch("[=:]+", piece) is not None
            plain = "".join(split_arg_string(piece))
            self._before = len(words[-1]) if words and (joins or split_off) else 0
            if self._before:
                words[-1] += plain
            else:
                words.append(plain)
            joins = split_off
        self._before += len(pieces[-1]) if joins else 0
        return words[1:-1], words[-1]

    def format_completion(self, item: CompletionItem) -> str:
        """Return what takes the place of the last piece, safe where no quote is open."""
        value = item.value[self._before :]
        return value if self._quoted else re.sub(_UNQUOTED, r"\\\g<0>", value)


class Zsh(_WholeWord, ZshComplete):
    """Zsh quotes what it gets."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what the word can become, and remember it."""
        self._items = super().get_completions(args, incomplete)
        return self._items

    def complete(self) -> str:
        """Return what zsh evaluates; behind ``rent=`` it leaves no space, since a number follows."""
        written = super().complete()
        values = [item.value for item in self._items]
        ready = values and all(value.endswith("=") for value in values)
        return f"compadd -S '' -- {shlex.join(values)}" if ready else written


class Fish(_WholeWord, FishComplete):
    """Fish quotes what it gets."""

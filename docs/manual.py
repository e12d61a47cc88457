"""Write the manual pages in docs/man from the texts of help: ``python docs/manual.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import typer
from typer.main import get_command

from itleiter_cli.cli import COMMANDS, command_line
from itleiter_cli.console.help import Description, Entry, Group, describe
from itleiter_cli.console.session import Session
from itleiter_cli.messages.help import ENVIRONMENT, EXITS, MANUAL
from itleiter_cli.messages.language import Language, LanguageCode

DAY = "2026-11-30"
"""The day of the pages, which readers of manuals expect; it is changed by hand."""

PAGES: Mapping[LanguageCode, Path] = {
    "en": Path(__file__).parent / "man" / "itleiter.1",
    "de": Path(__file__).parent / "man" / "itleiter.de.1",
}


def main() -> None:
    """Write both pages."""
    for code, path in PAGES.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(manual(Language(code)), encoding="ascii")


def manual(language: Language) -> str:
    """Return the page in a language, as man(7) source in ASCII."""
    whole = get_command(command_line(["help", *COMMANDS], (), language))
    assert isinstance(whole, Group)
    top = typer.Context(whole, info_name="itleiter", obj=Session(language.code), **whole.context_settings)
    described = describe(top, language)
    each = [
        describe(typer.Context(command, parent=top, info_name=name), language)
        for name, command in whole.commands.items()
    ]
    return "\n".join(map(_in_ascii, _lines(described, each, language))) + "\n"


def _lines(whole: Description, commands: list[Description], language: Language) -> Iterator[str]:
    counted = Counter(each for command in commands for each in command.shared)
    shared = [each for each, count in counted.items() if count > 1]  # what one command has by itself stands with it

    def heading(key: str) -> str:
        return f'.SH "{language.side(MANUAL[key])}"'

    yield '.\\" Written by docs/manual.py from the texts of help; not to be edited.'
    yield f'.TH ITLEITER 1 {DAY} itleiter "{language.side(MANUAL["section"])}"'
    yield from (
        ".nr HY 0",
        ".ad l",
    )  # Words are left whole, since programs would part German ones as if they were English
    yield from (heading("name"), f"itleiter \\- {_escaped(language.side(MANUAL['brief']))}")
    yield from (heading("synopsis"), *_usage(whole))
    yield from (heading("description"), _escaped(whole.sentence), _escaped(whole.more))
    yield from (".PP", ".EX", *map(_escaped, whole.examples), ".EE")
    yield heading("commands")
    for command in commands:
        yield f".SS {command.called.split()[-1]}"
        yield from _usage(command)
        yield from (".PP", _escaped(command.sentence), *filter(None, [_escaped(command.more)]))
        own = [each for each in command.shared if each not in shared]
        yield from _entries([*command.arguments, *command.options, *own])
        yield from (".PP", ".EX", *map(_escaped, command.examples), ".EE")
    yield from (heading("shared"), _escaped(language.side(MANUAL["shared-say"])), *_entries(shared))
    yield from (heading("options"), *_entries(each for each in whole.options if each not in shared))
    yield heading("exit")
    yield from _entries(Entry(str(code), language.side(sides)) for code, sides in EXITS.items())
    yield heading("environment")
    yield from _entries(Entry(name, language.side(sides)) for name, sides in ENVIRONMENT.items())


def _usage(command: Description) -> list[str]:
    return [f".B {_escaped(command.called)}", _escaped(command.takes)]


def _entries(entries: Iterable[Entry]) -> Iterator[str]:
    for each in entries:
        yield from (".TP", f".B {_escaped(each.name)}", _escaped(each.meaning))


def _escaped(words: str) -> str:
    """Write text so that it stands as it is: backslashes, dashes of options, and what begins a line."""
    written = words.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{written}" if written[:1] in (".", "'") else written


def _in_ascii(line: str) -> str:
    return "".join(mark if mark.isascii() else f"\\[u{ord(mark):04X}]" for mark in line)


if __name__ == "__main__":
    main()

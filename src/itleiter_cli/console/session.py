"""One run of the command: its language, its data, its answer in the chosen format, and a spinner where it waits."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from itleiter_cli.catalog.files import STANDARD_INPUT
from itleiter_cli.console.options import (
    Color,
    Format,
    OutputOptions,
    file_named,
)
from itleiter_cli.console.output import write_file, write_stderr, write_stdout
from itleiter_cli.messages.errors import Text, UsageProblem, text
from itleiter_cli.messages.help import METAVARS
from itleiter_cli.messages.language import LanguageCode, choose_language
from itleiter_cli.messages.spelling import Speller

if TYPE_CHECKING:  # each run imports what it needs
    from itleiter_cli.catalog.model import Catalog
    from itleiter_cli.questions.answer import Answer, Rows
    from itleiter_cli.sheets.sheet import Document, View
    from itleiter_cli.writers.lines import ColorSystem

_A = TypeVar("_A", bound="Answer")

PATIENCE_SECONDS = 0.5
"""How long nothing is shown."""
_OF_ROWS = (Format.csv, Format.tsv, Format.jsonl, Format.xlsx)
_FEWEST_ROWS = 5
_LINES_AROUND_ROWS = 8
"""What a table has at least above and below its rows, and the prompt."""
_MOST_TRIES = 3
"""So often a table is made shorter until it fits on the screen."""


class Session:
    """What one run knows: its language, also when an error ends it, and the user's own files that options name.

    ``lang`` is what the words of the command line name, which options then decide.
    """

    def __init__(self, lang: str | None = None) -> None:
        self.language = choose_language(lang, os.environ)
        self.own: list[Path] = []
        self._read_by: str | None = None
        """What reads standard input, which can be read once."""

    def configure(self, lang: LanguageCode | None, data: Sequence[str] | None) -> None:
        """Take the language that an option names, and files of the user's own, laid over the data in this order."""
        if lang is not None:
            self.language = choose_language(lang, os.environ)
        self.own += [self.file(each, "--data") for each in data or ()]

    def file(self, written: str, what: str) -> Path:
        """Return the path that an option or argument names; one of a run may be standard input. Raises UsageProblem."""
        if written == STANDARD_INPUT:
            self._take_standard_input(what)
        return file_named(written, what)

    def metavar(self, key: str) -> str:
        """Return what help calls an argument: ``CITY``, ``STADT``."""
        return self.language.side(METAVARS[key])

    def names(self, typed: Sequence[str], what: str | None = None) -> list[str]:
        """Return the names of cities that were typed; in the place of ``-`` the lines of standard input, as one text.

        Empty lines and those that begin with # are left out; ``what`` is the option, without it CITY. Raises
        UsageProblem where no line is left, and InvalidData.
        """
        what = what or self.metavar("CITY")
        return [self._names_of_standard_input(what) if each == STANDARD_INPUT else each for each in typed]

    def _names_of_standard_input(self, what: str) -> str:
        from itleiter_cli.catalog.files import decoded, read_bytes, shown_name

        self._take_standard_input(what)
        if sys.stdin is not None and sys.stdin.isatty():
            self.notify(text("type-names"))
        place = Path(STANDARD_INPUT)
        lines = [line.strip() for line in decoded(shown_name(place), read_bytes(place)).splitlines()]
        names = [line for line in lines if line and not line.startswith("#")]
        if not names:
            raise UsageProblem(text("no-names"), text("no-names-hint"))
        return "\n".join(names)

    def _take_standard_input(self, what: str) -> None:
        if self._read_by is not None:
            same = self._read_by == what
            message = text("standard-input-again" if same else "standard-input-twice", one=self._read_by, other=what)
            raise UsageProblem(message, text("standard-input-twice-hint"))
        self._read_by = what

    def notify(self, message: Text) -> None:
        """Print a sentence beside the answer, on standard error."""
        write_stderr([self.language.words(message)])

    def own_files(self) -> list[Path]:
        """Return the user's own files that options name, or else the environment."""
        from itleiter_cli.catalog.bundled import own_files

        own = self.own or own_files(os.environ)
        if not self.own and Path(STANDARD_INPUT) in own:
            self._take_standard_input("ITLEITER_DATA")
        return own

    def catalog(self) -> "Catalog":
        """Load the data in use: bundled, and over it the files of options or the environment. Raises InvalidData."""
        from itleiter_cli.catalog.bundled import load_catalog

        own = self.own_files()
        if not own:
            return load_catalog()
        with _spinner(self.language.say("reading")):
            return load_catalog(own)


def rows_shown(
    options: OutputOptions, limit: int | None, *, everything: bool, on_a_terminal: int | None = None
) -> int | None:
    """Return how many rows to show: what was asked for, else on a terminal a number or what its screen has room for.

    None is all.
    """
    if limit is not None or everything or options.format is not Format.table or options.path is not None:
        return limit
    from itleiter_cli.writers.screen import height_of_terminal

    height = height_of_terminal()
    if height is None:
        return None
    return on_a_terminal or max(_FEWEST_ROWS, height - _LINES_AROUND_ROWS)


def print_answer(
    session: Session,
    options: OutputOptions,
    catalog: "Catalog",
    answer: _A,
    *,
    everything: bool | None = None,
    for_screen: bool = False,
    shorten: Callable[[_A, int], _A] | None = None,
    columns: Sequence[str] = (),
) -> None:
    """Print an answer in the chosen format, importing only what that needs. Raises CannotWrite and UsageProblem.

    Where not ``everything`` was asked for, a table is brief; all other formats hold all. None is for answers that are
    never brief. ``for_screen`` says that it has only the rows that suit a screen; ``shorten`` takes so many of these
    from a table that is longer than the screen. ``columns`` are those to print of its rows, where not all.
    """
    if columns and options.format not in _OF_ROWS:
        raise UsageProblem(text("columns-need-rows", columns=", ".join(columns)), text("columns-need-rows-hint"))
    view = _view(options, everything, for_screen=for_screen)
    for _ in range(_MOST_TRIES if shorten else 0):  # fewer rows may be laid out in other columns, which takes more
        lines = _lines_too_many(_document(session, catalog, answer, view), options)
        if not lines or shorten is None:
            break
        answer = shorten(answer, lines)
    write(options, _written(session, options, catalog, answer, view, columns))


def _written(
    session: Session,
    options: OutputOptions,
    catalog: "Catalog",
    answer: "Answer",
    view: "View | None",
    columns: Sequence[str],
) -> bytes:
    match options.format:
        case Format.table:
            return _table(_document(session, catalog, answer, view), options)
        case Format.csv:
            from itleiter_cli.writers.delimited import write_csv

            return write_csv(_rows(session, options, answer, columns), options.dialect, header=options.header).encode()
        case Format.tsv:
            from itleiter_cli.writers.delimited import write_tsv

            return write_tsv(_rows(session, options, answer, columns), header=options.header).encode()
        case Format.jsonl:
            from itleiter_cli.writers.json import write_jsonl

            return write_jsonl(_rows(session, options, answer, columns)).encode()
        case Format.json:
            from itleiter_cli.questions.answer import envelope
            from itleiter_cli.writers.json import write_json

            return write_json(envelope(answer, catalog.version, session.language.code)).encode()
        case Format.xlsx:
            from itleiter_cli.sheets.workbook import workbook
            from itleiter_cli.writers.xlsx import write_xlsx

            rows = _rows(session, options, answer, columns)
            document = _document(session, catalog, answer)
            return write_xlsx(workbook(catalog, session.language, answer, rows, document))
        case Format.md:
            from itleiter_cli.writers.markdown import write_markdown

            return write_markdown(_document(session, catalog, answer)).encode()
        case Format.html:
            from itleiter_cli.writers.html import write_html

            return write_html(_document(session, catalog, answer), session.language).encode()
        case Format.datapackage:
            raise UsageProblem(text("datapackage-is-for-export"), text("datapackage-is-for-export-hint"))


def _rows(session: Session, options: OutputOptions, answer: "Answer", columns: Sequence[str]) -> "Rows":
    """Return the rows of an answer, for people with labels, and of the columns those that were named."""
    rows = answer.as_rows(session.language if options.labels or options.format is Format.xlsx else None)
    return rows.only(columns) if columns else rows


def _view(options: OutputOptions, everything: bool | None, *, for_screen: bool) -> "View | None":
    """Say how much a table shows; None where that is all: for answers that are never brief, and in other formats."""
    if everything is None or options.format is not Format.table:
        return None
    from itleiter_cli.sheets.sheet import View
    from itleiter_cli.writers.screen import width_of_terminal

    return View(notes=options.notes, everything=everything, width=width_of_terminal(), for_screen=for_screen)


def _document(session: Session, catalog: "Catalog", answer: "Answer", view: "View | None" = None) -> "Document":
    """Word an answer for people, by the one sheet that bears the name of its command.

    Only sheets of commands that can show less than everything have a view.
    """
    from itleiter_cli.questions.answer import command_of

    sheet = import_module(f"itleiter_cli.sheets.{command_of(type(answer))}")
    document: Document = sheet.document(catalog, session.language, answer, *([view] if view else []))
    return document


def write_lines(options: OutputOptions, lines: Sequence[str]) -> None:
    """Print lines of text for people, coloured as a table would be. Raises CannotWrite."""
    from itleiter_cli.sheets.sheet import plain

    encoding = _encoding(options)
    speller = Speller(encoding)
    # Rich takes longer to import than all else here, and most of these lines are read by editors.
    if options.color is Color.always or (sys.stdout is not None and sys.stdout.isatty()):
        from itleiter_cli.writers.lines import write_unbroken

        written = write_unbroken(lines, _color(options), speller)
    else:
        written = "".join(f"{speller.text(plain(line))}\n" for line in lines)
    write(options, written.encode(encoding, errors="replace"))


def write(options: OutputOptions, content: bytes) -> None:
    """Print bytes where they go: to a file, or to standard output. Raises CannotWrite."""
    if options.path is None:
        write_stdout(content)
    else:
        write_file(options.path, content, force=options.force)


def _lines_too_many(document: "Document", options: OutputOptions) -> int:
    """Return by how many lines a table and the prompt below it are longer than the screen."""
    from itleiter_cli.writers.screen import height_of_terminal, width_of_terminal
    from itleiter_cli.writers.terminal import write_terminal

    drawn = write_terminal(document, width=width_of_terminal(), color=None, encoding=_encoding(options))
    return max(0, drawn.count("\n") + 1 - (height_of_terminal() or 0))


def _color(options: OutputOptions) -> "ColorSystem | None":
    """Return how colours are shown: a file has some only where they are asked for always."""
    from itleiter_cli.writers.lines import color_of_stdout

    if options.color is Color.never or (options.path is not None and options.color is not Color.always):
        return None
    return color_of_stdout(always=options.color is Color.always)


def _table(document: "Document", options: OutputOptions) -> bytes:
    from itleiter_cli.writers.screen import height_of_terminal, width_of_terminal
    from itleiter_cli.writers.terminal import write_terminal

    encoding = _encoding(options)
    to_screen = options.path is None
    height, color = height_of_terminal() if to_screen else None, _color(options)
    written = write_terminal(document, width=width_of_terminal(), height=height, color=color, encoding=encoding)
    return written.encode(encoding, errors="replace")


def _encoding(options: OutputOptions) -> str:
    return sys.stdout.encoding if sys.stdout and options.path is None else "utf-8"


@contextmanager
def _spinner(words: str) -> Iterator[None]:
    """Show a spinner with some words on standard error where something takes long, and where that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(done, words), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _watch(done: threading.Event, words: str) -> None:
    if done.wait(PATIENCE_SECONDS):
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(words)):
        done.wait()

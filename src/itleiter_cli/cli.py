"""The command line: which commands there are, and what a run ends with."""

import os
import platform
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer
from typer._click import ClickException  # no public name in Typer 0.26 to 0.28
from typer.main import get_command

from itleiter_cli import __version__
from itleiter_cli.console.help import Command, Group
from itleiter_cli.console.options import Data, LangChoice
from itleiter_cli.console.output import cannot_write, silence_stdout, write_stderr
from itleiter_cli.console.session import Session
from itleiter_cli.console.usage import usage_problem
from itleiter_cli.messages import help as texts
from itleiter_cli.messages.errors import ExitCode, InvalidData, ItleiterError
from itleiter_cli.messages.language import Language, language_typed

COMMANDS = (
    *("compare", "show", "list", "offer", "gap", "rank", "sources", "terms", "export", "schema", "check", "template"),
    "help",
)
"""Every command, a module of ``commands`` each; what it is for stands in ``messages.help``."""

_INSTALLING = frozenset(("--install-completion", "--show-completion"))
_COMPLETED_WORDS = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")
"""Where shells put the words that are completed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    stdout = sys.stdout
    words = sys.argv[1:] if argv is None else list(argv)
    session = Session(language_typed(words, COMMANDS))
    try:
        completed = _completed_words()
        command = get_command(command_line(words, completed, session.language))
        if completed or not _INSTALLING.isdisjoint(words):
            from itleiter_cli.console.shells import register_shells

            register_shells()
        code = command(args=None if argv is None else words, prog_name="itleiter", obj=session, standalone_mode=False)
        return code if isinstance(code, int) else ExitCode.OK
    except SystemExit as end:
        if sys.stdout is not stdout:  # Typer puts a wrapper there when the reader of its help has left
            silence_stdout()
            return ExitCode.OK
        return end.code if isinstance(end.code, int) else ExitCode.OK
    except ClickException as error:
        _show_error(usage_problem(error, session.language), session.language)
        return error.exit_code
    except ItleiterError as error:
        _show_error(error, session.language)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OSError as error:  # Typer prints help and versions, and installs completion, itself
        silence_stdout()
        _show_error(cannot_write(error), session.language)
        return ExitCode.UNEXPECTED


def _completed_words() -> list[str]:
    """Return the words on the line that a shell completes, whatever quotes they are in."""
    typed = " ".join(os.environ.get(name, "") for name in _COMPLETED_WORDS)
    return re.findall(r"\w+", typed.replace("\\", ""))


def command_line(words: Sequence[str], completed: Sequence[str], language: Language) -> typer.Typer:
    """Build the command line for the words that were typed, or that a shell completes.

    To start quickly, it imports only commands that may be called. Where the first word is a command, there is no other,
    unless it asks for help. Else, of a command whose name is not among the words, only its name and its sentence are
    known.
    """
    alone = words[:1] if words and words[0] in COMMANDS and words[0] != "help" and not completed else []
    app = typer.Typer(
        cls=Group,
        invoke_without_command=True,
        rich_markup_mode=None,  # help stays plain text: nothing typed is markup, and Rich is not imported for it
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(itleiter)
    for name in alone or COMMANDS:
        called = name in words or name in completed
        run = import_module(f"itleiter_cli.commands.{name}").run if called else _not_called
        app.command(name, cls=Command, help=None if alone else language.side(texts.COMMANDS[name]))(run)
    return app


def _not_called() -> None:
    raise AssertionError("a command was called whose name was not typed")


def itleiter(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V")] = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Settle what goes for every command, and answer where none is called."""
    session = ctx.ensure_object(Session)
    session.configure(None, data)  # ``lang`` was found in the words, also one behind the command, which wins
    if version:
        typer.echo(f"itleiter {__version__} (data {session.catalog().version}, Python {platform.python_version()})")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def _show_error(error: ItleiterError, language: Language) -> None:
    lines = [f"{language.say('error')}: {language.words(error.message)}"]
    if error.hint is not None:
        lines[0] += f"; {language.words(error.hint)}"
    if isinstance(error, InvalidData):
        lines += map(language.problem, error.problems)
    write_stderr(lines)

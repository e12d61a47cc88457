"""The command line: which commands there are, and what a run ends with."""

import io
import os
import platform
import re
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Annotated

import typer
from typer._click.exceptions import ClickException  # no public name has ``show`` in Typer 0.26 to 0.28

from itleiter_cli import __version__
from itleiter_cli.console.options import Data, LangChoice
from itleiter_cli.console.output import cannot_write, silence_stdout, write_stderr
from itleiter_cli.console.session import Session
from itleiter_cli.messages.errors import ExitCode, InvalidData, ItleiterError
from itleiter_cli.messages.language import Language

COMMANDS: Mapping[str, str] = {
    "compare": "Put cities side by side, and say what may be compared.",
    "show": "Show everything that is known about a city, or about several.",
    "list": "List the cities that are there.",
    "offer": "Show where an offer sits, and what rent takes of it.",
    "gap": "Hold your skills against those that cities ask for.",
    "rank": "Rank cities by weights of your own, explained.",
    "sources": "Show who says so: all sources, those of a city, or of one field.",
    "terms": "Show the vocabulary with its codes and its use.",
    "export": "Export all data as tidy tables, a row per observation.",
    "schema": "Print the JSON Schema of data files or of JSON output.",
    "check": "Check data of your own: each file laid over the bundled data.",
    "template": "Print a city as YAML, or cities as a table, to correct or to start from.",
}
"""Every command, a module of ``commands`` each, and the first sentence of its help."""

_COMPLETED_WORDS = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")
"""Where shells put the words that are completed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    session = Session()
    stdout = sys.stdout
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        app = command_line(words, _completed_words())
        code = app(args=None if argv is None else words, prog_name="itleiter", obj=session, standalone_mode=False)
        return code if isinstance(code, int) else ExitCode.OK
    except SystemExit as end:
        if sys.stdout is not stdout:  # Typer puts a wrapper there when the reader of its help has left
            silence_stdout()
            return ExitCode.OK
        return end.code if isinstance(end.code, int) else ExitCode.OK
    except ClickException as error:
        _show_usage_error(error)
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


def command_line(words: Sequence[str], completed: Sequence[str] = ()) -> typer.Typer:
    """Build the command line for the words that were typed, or that a shell completes.

    Where the first word is a command, there is no other. Else, of a command whose name is not among the words, only its
    name and its sentence are known.
    """
    known = [words[0]] if words and words[0] in COMMANDS and not completed else list(COMMANDS)
    app = typer.Typer(
        invoke_without_command=True,
        rich_markup_mode=None,  # help stays plain text: nothing typed is markup, and Rich is not imported for it
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(itleiter)
    for name in known:
        if name in words or name in completed:
            app.command(name)(import_module(f"itleiter_cli.commands.{name}").run)
        else:
            app.command(name, help=COMMANDS[name])(_not_called)
    return app


def _not_called() -> None:
    raise AssertionError("a command was called whose name was not typed")


def itleiter(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", help="Show the versions of itleiter, of the data in use and of Python."),
    ] = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Compare German cities for one profession: the IT-Leiter, head of IT.

    \b
    Examples:
      itleiter compare muelheim dortmund              side by side, as a table
      itleiter show dortmund                          all that is known about one city
      itleiter compare muelheim dortmund -f csv       the same for scripts
      itleiter sources dortmund pay                   who says so

    Everything works offline, and every figure names its source.
    """
    session = ctx.ensure_object(Session)
    session.settle(lang, data)
    if version:
        typer.echo(f"itleiter {__version__} (data {session.catalog().version}, Python {platform.python_version()})")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit(ExitCode.USAGE)


def _show_usage_error(error: ClickException) -> None:
    """Print what Typer says about the command line; it repeats what was typed."""
    shown = io.StringIO()
    error.show(shown)
    write_stderr(shown.getvalue().splitlines())


def _show_error(error: ItleiterError, language: Language) -> None:
    lines = [f"{language.say('error')}: {language.words(error.message)}"]
    if error.hint is not None:
        lines[0] += f"; {language.words(error.hint)}"
    if isinstance(error, InvalidData):
        lines += map(language.problem, error.problems)
    write_stderr(lines)

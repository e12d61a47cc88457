"""``itleiter help``: what the whole is for, or one command."""

from typing import Annotated

import typer

from itleiter_cli.console.help import Group
from itleiter_cli.console.options import LangChoice
from itleiter_cli.console.session import Session


def _complete_command(ctx: typer.Context, incomplete: str) -> list[str]:
    return [name for name in _whole(ctx).commands if name.startswith(incomplete.lower())]


def run(
    ctx: typer.Context,
    command: Annotated[str | None, typer.Argument(metavar="COMMAND", autocompletion=_complete_command)] = None,
    lang: LangChoice = None,
) -> None:
    """Show this help, or that of a command."""
    ctx.ensure_object(Session).configure(lang, None)
    whole = ctx.find_root()
    if command is None:
        typer.echo(whole.get_help())
        return
    name, asked, _ = _whole(ctx).resolve_command(whole, [command])
    if asked is not None:
        typer.echo(typer.Context(asked, parent=whole, info_name=name).get_help())


def _whole(ctx: typer.Context) -> Group:
    whole = ctx.find_root().command
    assert isinstance(whole, Group)
    return whole

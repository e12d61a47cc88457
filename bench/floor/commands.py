"""The smallest Typer program with as many commands as itleiter: each has one option and does nothing."""

import typer

COMMANDS: list[tuple[str, str]] = []

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


def do_nothing(plain: bool = False) -> None:
    """Do nothing."""


for name, sentence in COMMANDS:
    app.command(name, help=sentence)(do_nothing)

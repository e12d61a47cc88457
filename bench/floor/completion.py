"""The smallest Typer program that completes the name of a city."""

from typing import Annotated

import typer

CITIES: list[tuple[str, str]] = []

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


def complete_city(incomplete: str) -> list[tuple[str, str]]:
    """Offer the cities that begin like this."""
    return [(slug, name) for slug, name in CITIES if slug.startswith(incomplete)]


@app.command()
def show(cities: Annotated[list[str], typer.Argument(autocompletion=complete_city)], plain: bool = False) -> None:
    """Do nothing."""

"""The smallest Typer program that prints the same CSV as a command of itleiter."""

import csv
import sys

import typer

ROWS: list[tuple[str, ...]] = []

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def print_records(plain: bool = False) -> None:
    """Print the records."""
    csv.writer(sys.stdout, lineterminator="\n").writerows(ROWS)

"""The smallest Typer program that prints with Rich what ``itleiter compare`` does: a title, a table, its footnotes."""

import typer
from rich.console import Console
from rich.table import Table

TITLE = ""
ROWS: list[tuple[str, ...]] = []
NOTES: list[tuple[str, ...]] = []

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def print_table(plain: bool = False) -> None:
    """Print the table."""
    table = Table(*ROWS[0])
    for row in ROWS[1:]:
        table.add_row(*row)
    notes = Table.grid()
    for note in NOTES:
        notes.add_row(*note)
    console = Console()
    console.print(TITLE)
    console.print(table)
    console.print(notes)

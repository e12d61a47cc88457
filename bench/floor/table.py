"""The smallest Typer program that prints with Rich what ``itleiter compare`` does, from title to footnotes."""

import typer
from rich.console import Console
from rich.table import Table

TITLE = ""
FINDINGS: list[tuple[str, ...]] = []
ROWS: list[tuple[str, ...]] = []
NOTES: list[tuple[str, ...]] = []

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


def grid(lines: list[tuple[str, ...]]) -> Table:
    """Lay lines out in columns without a frame."""
    table = Table.grid()
    for line in lines:
        table.add_row(*line)
    return table


@app.command()
def print_table(plain: bool = False) -> None:
    """Print the table."""
    table = Table(*ROWS[0])
    for row in ROWS[1:]:
        table.add_row(*row)
    console = Console()
    console.print(TITLE)
    console.print(grid(FINDINGS))
    console.print(table)
    console.print(grid(NOTES))

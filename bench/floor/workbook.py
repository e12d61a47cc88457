"""The smallest Typer program that writes the same workbook as a command of itleiter, cell by cell."""

import datetime  # noqa: F401  # the sheets hold days

import typer
from xlsxwriter import Workbook

SHEETS: list[tuple[str, list[tuple[object, ...]]]] = []

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def write_workbook(plain: bool = False) -> None:
    """Write the workbook."""
    only_text = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with Workbook("floor.xlsx", {"in_memory": True, **only_text}) as book:
        for name, rows in SHEETS:
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)

"""``itleiter export``: the whole data set."""

from typing import Annotated, get_args

import typer

from itleiter_cli.cities.lookup import find_cities
from itleiter_cli.console import completion
from itleiter_cli.console.begin import with_shared_options
from itleiter_cli.console.options import Format, OutputOptions, PackageFormatChoice
from itleiter_cli.console.session import Session, print_answer
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.questions.export import TableName, tidy_table, wide_indicators


@with_shared_options("notes", "labels", unnamed=Format.csv, formats=PackageFormatChoice)
def run(
    session: Session,
    options: OutputOptions,
    what: Annotated[TableName | None, typer.Option("--what", metavar="TABLE")] = None,
    city: Annotated[
        list[str] | None, typer.Option("--city", metavar="CITY", autocompletion=completion.complete_city)
    ] = None,
    wide: Annotated[bool, typer.Option("--wide")] = False,
) -> None:
    """Export all data as tidy tables, a row per observation."""
    if options.format is Format.datapackage:
        if city or wide:
            raise UsageProblem(text("datapackage-is-whole"), text("datapackage-is-whole-hint"))
        _export_package(session, options, what)
        return
    if what is None:
        raise UsageProblem(text("export-needs-what"), text("export-needs-what-hint", known=get_args(TableName)))
    if wide and what != "indicators":
        raise UsageProblem(text("wide-needs-indicators"), text("wide-needs-indicators-hint"))
    if city and what == "sources":
        raise UsageProblem(text("sources-of-no-city"), text("sources-of-no-city-hint"))
    named = session.names(city or ())
    catalog = session.catalog()
    chosen = [each.slug for each in find_cities(catalog, named)] if named else []
    table = wide_indicators(catalog, chosen) if wide else tidy_table(catalog, what, session.language, chosen)
    print_answer(session, options, catalog, table)


def _export_package(session: Session, options: OutputOptions, what: TableName | None) -> None:
    from itleiter_cli.console.folder import restore_replaced, write_folder
    from itleiter_cli.writers.datapackage import is_own_package, package_files

    if what is not None:
        raise UsageProblem(text("datapackage-takes-no-what"), text("datapackage-takes-no-what-hint"))
    if options.path is None:
        raise UsageProblem(text("datapackage-needs-output"), text("datapackage-needs-output-hint"))
    if restore_replaced(options.path, is_own_package):
        session.notify(text("folder-put-back", path=str(options.path)))
    write_folder(
        options.path, package_files(session.catalog(), session.language), force=options.force, is_own=is_own_package
    )

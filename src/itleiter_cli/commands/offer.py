"""``itleiter offer``: where an offer sits."""

from typing import TYPE_CHECKING, Annotated

import typer

from itleiter_cli.cities.lookup import find_cities
from itleiter_cli.console.options import CityOption, Data, Dialect, Force, FormatChoice, LangChoice, LevelOption, Output, PerOption
from itleiter_cli.console.session import begin, print_answer
from itleiter_cli.questions.offer import weigh_offer

if TYPE_CHECKING:
    from itleiter_cli.sheets.sheet import Document


def run(
    ctx: typer.Context,
    amount: Annotated[
        int,
        typer.Argument(metavar="AMOUNT", min=1, max=10_000_000, help="The gross offer in EUR, without a thousands separator."),
    ],
    city: CityOption,
    per: Annotated[PerOption, typer.Option("--per", help="Whether the amount is per month or per year.")] = PerOption.month,
    payments: Annotated[int, typer.Option("--payments", min=12, max=15, help="How often a monthly amount is paid in a year.")] = 12,
    level: Annotated[LevelOption | None, typer.Option("--level", help="Only figures of this level, or of none.")] = None,
    flat: Annotated[int, typer.Option("--flat", min=1, max=1000, metavar="M2", help="Size of the flat in m².")] = 80,
    anyway: Annotated[bool, typer.Option("--anyway", help="Take an amount that looks wrong.")] = False,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Show where an offer sits, and what it leaves after rent.

    \b
    Examples:
      itleiter offer 6800 --city dortmund
      itleiter offer 6500 --payments 13 --city dortmund --city muelheim
      itleiter offer 90000 --per year --city kassel --flat 100
    """
    session, options = begin(ctx, lang, data, format, output, force=force, dialect=dialect)
    catalog = session.catalog()
    result = weigh_offer(
        catalog,
        find_cities(catalog, city),
        amount,
        per=per.value,
        payments=payments,
        level=level.value if level else None,
        flat_m2=flat,
        anyway=anyway,
    )

    def document() -> "Document":
        from itleiter_cli.sheets.offer import offer_document

        return offer_document(catalog, session.language, result)

    print_answer(session, options, "offer", catalog.version, result, document)

"""The command line: one short function per command, and the only place that prints and exits."""

from __future__ import annotations

import contextlib
import io
import math
import os
import platform
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Protocol, TextIO, cast, get_args

import typer

from itleiter_cli import __version__, completion
from itleiter_cli.catalog import load_catalog, own_files
from itleiter_cli.check import check_files
from itleiter_cli.compare import compare_cities
from itleiter_cli.decision import read_decision
from itleiter_cli.distance import DISTANCE
from itleiter_cli.envelope import Command, envelope, pack_schema, result_schema
from itleiter_cli.errors import ExitCode, InvalidData, ItleiterError, Problem, UsageProblem, text
from itleiter_cli.fields import choose_fields, find_facet
from itleiter_cli.gap import find_gap
from itleiter_cli.language import Language, choose_language
from itleiter_cli.listing import Wanted, find_sort_key, find_states, list_cities
from itleiter_cli.lookup import find_cities, find_city, find_terms
from itleiter_cli.model import FACETS, Catalog
from itleiter_cli.offer import weigh_offer
from itleiter_cli.options import (
    Cities,
    CityOption,
    CsvDialect,
    Data,
    Dialect,
    Fields,
    Force,
    Format,
    FormatChoice,
    Have,
    Labels,
    Lang,
    LangChoice,
    LevelOption,
    MissingOption,
    Output,
    OutputOptions,
    PerOption,
    Profile,
    chosen_format,
    file_named,
)
from itleiter_cli.output import cannot_write, silence_stdout, write_file, write_stdout
from itleiter_cli.profile import show_cities
from itleiter_cli.provenance import all_sources, city_sources, find_source_field
from itleiter_cli.rank import SKILLS, find_weights, rank_cities, read_weights
from itleiter_cli.rows import Result, rows_of
from itleiter_cli.sheets.check import check_document, check_lines
from itleiter_cli.sheets.compare import comparison_document
from itleiter_cli.sheets.gap import gap_document
from itleiter_cli.sheets.listing import listing_document
from itleiter_cli.sheets.offer import offer_document
from itleiter_cli.sheets.rank import ranking_document
from itleiter_cli.sheets.sheet import Document
from itleiter_cli.sheets.show import profiles_document
from itleiter_cli.sheets.sources import sources_document
from itleiter_cli.sheets.tables import table_document
from itleiter_cli.sheets.terms import terms_document
from itleiter_cli.spelling import Speller
from itleiter_cli.tables import TableName, tidy_table
from itleiter_cli.template import city_template, new_template
from itleiter_cli.vocabulary import list_terms
from itleiter_cli.writers.delimited import write_csv, write_tsv
from itleiter_cli.writers.json import write_json, write_jsonl
from itleiter_cli.writers.markdown import write_markdown

app = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,  # help stays plain text: nothing typed is markup, and Rich is not imported for it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class Session:
    """What one run of the command knows: its language, also when an error ends it, and its data."""

    def __init__(self) -> None:
        self.language = choose_language(None, os.environ)
        self._own: list[Path] = []

    def speak(self, lang: Lang | None) -> None:
        """Change the language where an option says so."""
        if lang is not None:
            self.language = choose_language(lang.value, os.environ)

    def lay(self, data: Sequence[str] | None) -> None:
        """Add files of the user's own, laid over the bundled data in this order."""
        self._own += [file_named(each, "--data") for each in data or ()]

    @property
    def named(self) -> Sequence[Path]:
        """The files of the user's own that options name."""
        return self._own

    def catalog(self) -> Catalog:
        """Load the data in use: the files of the options, else of the environment, over the bundled ones. Raises InvalidData."""
        return load_catalog(self._own or own_files(os.environ))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    session = Session()
    stdout = sys.stdout
    try:
        code = app(args=None if argv is None else list(argv), prog_name="itleiter", obj=session, standalone_mode=False)
        return code if isinstance(code, int) else ExitCode.OK
    except SystemExit as end:
        if sys.stdout is not stdout:  # Typer puts a wrapper there when the reader of its help has left
            silence_stdout()
            return ExitCode.OK
        return end.code if isinstance(end.code, int) else ExitCode.OK
    except typer.TyperException as error:
        _show_usage_error(cast(_Shown, error))
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


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"itleiter {__version__} (data {load_catalog().version}, Python {platform.python_version()})")
        raise typer.Exit


@app.callback()
def itleiter(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_show_version, is_eager=True, help="Show the versions of itleiter, its data and Python."),
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
    session.speak(lang)
    session.lay(data)
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit(ExitCode.USAGE)


@app.command()
def compare(
    ctx: typer.Context,
    cities: Cities,
    fields: Fields = None,
    level: Annotated[LevelOption | None, typer.Option("--level", help="Only the cities' own pay figures of this level.")] = None,
    per: Annotated[PerOption, typer.Option("--per", help="Pay per month or per year (twelve months).")] = PerOption.month,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 5 where a chosen field is not comparable.")] = False,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    labels: Labels = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Put cities side by side, and say what may be compared.

    \b
    Examples:
      itleiter compare muelheim dortmund
      itleiter compare muelheim dortmund --fields pay --per year
      itleiter compare muelheim dortmund -o cities.csv --dialect excel-de
    """
    session, options = _start(ctx, lang, data, format, output, force, dialect, labels)
    catalog = session.catalog()
    chosen = find_cities(catalog, cities)
    if len(chosen) < 2:
        raise UsageProblem(text("compare-needs-two"), text("compare-needs-two-hint", city=chosen[0].slug))
    wanted = choose_fields(catalog, fields or (), also=(DISTANCE,))
    result = compare_cities(catalog, chosen, wanted, level=level.value if level else None, per=per.value)
    _print(session, options, "compare", catalog, result, lambda: comparison_document(catalog, session.language, result))
    if strict and result.comparability:
        raise typer.Exit(ExitCode.NOT_COMPARABLE)


@app.command()
def show(
    ctx: typer.Context,
    cities: Cities,
    fields: Fields = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    labels: Labels = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Show everything that is known about a city, or about several.

    \b
    Examples:
      itleiter show dortmund
      itleiter show muelheim --lang de
      itleiter show dortmund -f json
    """
    session, options = _start(ctx, lang, data, format, output, force, dialect, labels)
    catalog = session.catalog()
    result = show_cities(catalog, find_cities(catalog, cities), choose_fields(catalog, fields or ()))
    _print(session, options, "show", catalog, result, lambda: profiles_document(catalog, session.language, result))


@app.command("list")
def list_(
    ctx: typer.Context,
    state: Annotated[
        list[str] | None, typer.Option("--state", help="In this state; repeated: in any of them.", autocompletion=completion.complete_state)
    ] = None,
    industry: Annotated[
        list[str] | None,
        typer.Option("--industry", help="With this industry; repeated: with all.", autocompletion=completion.complete_term("industries")),
    ] = None,
    employer: Annotated[
        list[str] | None,
        typer.Option(
            "--employer", help="With this kind of employer; repeated: with all.", autocompletion=completion.complete_term("employers")
        ),
    ] = None,
    skill: Annotated[
        list[str] | None,
        typer.Option("--skill", help="Asking for this skill; repeated: for all.", autocompletion=completion.complete_term("skills")),
    ] = None,
    min_pay: Annotated[int | None, typer.Option("--min-pay", min=1, metavar="EUR", help="Where pay reaches this much per month.")] = None,
    near: Annotated[
        str | None, typer.Option("--near", metavar="CITY", help="Measure the air line from here.", autocompletion=completion.complete_city)
    ] = None,
    within: Annotated[float | None, typer.Option("--within", min=0, metavar="KM", help="At most this far from --near.")] = None,
    sort: Annotated[
        str,
        typer.Option(
            "--sort", metavar="FIELD", help="Sort by name, state, pay or an indicator, best first.", autocompletion=completion.complete_sort
        ),
    ] = "name",
    reverse: Annotated[bool, typer.Option("--reverse", help="Turn the order round; cities without a value stay last.")] = False,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    labels: Labels = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """List the cities that are there.

    \b
    Examples:
      itleiter list
      itleiter list --skill sap --sort rent
      itleiter list --near dortmund --within 40 --sort distance
      itleiter list --state NW --min-pay 8000 -f csv
    """
    session, options = _start(ctx, lang, data, format, output, force, dialect, labels)
    catalog = session.catalog()
    asked = {"industries": industry, "employers": employer, "skills": skill}
    terms = {facet: find_terms(catalog, facet, asked[facet] or ()) for facet in FACETS if asked.get(facet)}
    order = find_sort_key(catalog, sort)
    if within is not None and not math.isfinite(within):
        raise UsageProblem(text("within-no-number"), text("within-no-number-hint"))
    if near is None and (within is not None or order == DISTANCE):
        raise UsageProblem(text("near-needed"), text("near-needed-hint"))
    start = None if near is None else find_city(catalog, near).slug
    wanted = Wanted(states=find_states(catalog, state or ()), terms=terms, min_pay=min_pay, near=start, within=within)
    result = list_cities(catalog, wanted, sort=order, reverse=reverse)
    _print(session, options, "list", catalog, result, lambda: listing_document(catalog, session.language, result))


@app.command()
def offer(
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
    session, options = _start(ctx, lang, data, format, output, force, dialect, False)
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
    _print(session, options, "offer", catalog, result, lambda: offer_document(catalog, session.language, result))


@app.command()
def gap(
    ctx: typer.Context,
    city: CityOption,
    have: Have = None,
    profile: Profile = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    labels: Labels = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Hold your skills against those that cities ask for.

    \b
    Examples:
      itleiter gap --have sap --have netzwerke --city dortmund
      itleiter gap --have firewall --have cloud --city muelheim --city dortmund
    """
    session, options = _start(ctx, lang, data, format, output, force, dialect, labels)
    catalog = session.catalog()
    own = find_terms(catalog, "skills", have or read_decision(_profile(profile)).have)
    if not own:
        raise UsageProblem(text("gap-needs-have"), text("see-terms", facet="skills"))
    result = find_gap(catalog, find_cities(catalog, city), own)
    _print(session, options, "gap", catalog, result, lambda: gap_document(catalog, session.language, result))


@app.command()
def rank(
    ctx: typer.Context,
    cities: Annotated[
        list[str] | None, typer.Argument(metavar="CITY...", help="Cities; else all.", autocompletion=completion.complete_city)
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", help="All cities of this state; repeat it.", autocompletion=completion.complete_state)
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(
            "--weight",
            metavar="CRITERION=N",
            help="Weigh pay, skills, distance or an indicator; repeat it. Else pay=1, rent=1.",
            autocompletion=completion.complete_weight,
        ),
    ] = None,
    have: Have = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="CITY", help="Measure distance from here.", autocompletion=completion.complete_city)
    ] = None,
    missing: Annotated[
        MissingOption | None, typer.Option("--missing", help="A missing value: leave the city out, score 50 (default), or 0.")
    ] = None,
    profile: Profile = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Rank cities by weights of your own, explained.

    \b
    Examples:
      itleiter rank muelheim dortmund essen
      itleiter rank --state NW --weight rent=2 --weight wage_index=1
      itleiter rank --state NW --weight distance=1 --weight pay=2 --from essen
    """
    session, options = _start(ctx, lang, data, format, output, force, dialect, False)
    catalog = session.catalog()
    decision = read_decision(_profile(profile))
    named = find_cities(catalog, cities or ())
    states = find_states(catalog, state or ())
    chosen = (
        [city for city in catalog.cities.values() if city in named or city.state in states]
        if named or states
        else list(catalog.cities.values())
    )
    if not chosen:
        raise UsageProblem(text("rank-needs-cities"), text("rank-needs-cities-hint"))
    kept = [(key, Fraction(str(number))) for key, number in decision.weights.items()]
    weights = find_weights(catalog, read_weights(weight) if weight else kept)
    if start is not None and DISTANCE not in weights:
        raise UsageProblem(text("from-needs-distance"), text("from-needs-distance-hint"))
    if have and SKILLS not in weights:
        raise UsageProblem(text("have-needs-skills"), text("have-needs-skills-hint"))
    origin = decision.start if start is None else start
    result = rank_cities(
        catalog,
        chosen,
        weights,
        have=find_terms(catalog, "skills", have or decision.have),
        start=None if origin is None else find_city(catalog, origin),
        missing=missing.value if missing else decision.missing or "neutral",
    )
    _print(session, options, "rank", catalog, result, lambda: ranking_document(catalog, session.language, result))


@app.command()
def sources(
    ctx: typer.Context,
    city: Annotated[str | None, typer.Argument(help="Only what stands behind this city.", autocompletion=completion.complete_city)] = None,
    field: Annotated[str | None, typer.Argument(help="Only this field of it.", autocompletion=completion.complete_source_field)] = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    labels: Labels = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Show who says so: all sources, those of a city, or of one field.

    \b
    Examples:
      itleiter sources
      itleiter sources dortmund
      itleiter sources dortmund pay
    """
    session, options = _start(ctx, lang, data, format, output, force, dialect, labels)
    catalog = session.catalog()
    if city is None:
        result = all_sources(catalog)
    else:
        result = city_sources(catalog, find_city(catalog, city), find_source_field(catalog, field) if field else None)
    _print(session, options, "sources", catalog, result, lambda: sources_document(catalog, session.language, result))


@app.command()
def terms(
    ctx: typer.Context,
    facet: Annotated[str | None, typer.Argument(help=f"One of {', '.join(FACETS)}.", autocompletion=lambda: list(FACETS))] = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    labels: Labels = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Show the vocabulary with its codes and its use.

    \b
    Examples:
      itleiter terms
      itleiter terms skills --lang de
      itleiter terms skills -f csv
    """
    session, options = _start(ctx, lang, data, format, output, force, dialect, labels)
    catalog = session.catalog()
    result = list_terms(catalog, FACETS if facet is None else (find_facet(catalog, facet),))
    _print(session, options, "terms", catalog, result, lambda: terms_document(session.language, result))


@app.command()
def export(
    ctx: typer.Context,
    what: Annotated[TableName | None, typer.Option("--what", help="The table to export; all of them with --format datapackage.")] = None,
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Export all data as tidy tables, a row per observation.

    The format is csv unless you choose another; datapackage is a folder with all tables and their description.

    \b
    Examples:
      itleiter export --what pay
      itleiter export --what indicators -o indicators.csv
      itleiter export --what terms -f jsonl
      itleiter export --format datapackage -o itleiter-data
    """
    form = Format.csv if format is None and output is None else format
    session, options = _start(ctx, lang, data, form, output, force, dialect, False)
    if options.format is Format.datapackage:
        _export_package(session, options, what)
        return
    if what is None:
        raise UsageProblem(text("export-needs-what"), text("export-needs-what-hint", known=get_args(TableName)))
    catalog = session.catalog()
    result = tidy_table(catalog, what, session.language)
    _print(session, options, "export", catalog, result, lambda: table_document(what, rows_of(result)))


@app.command()
def schema(
    ctx: typer.Context,
    of: Annotated[Command | None, typer.Option("--of", help="The JSON output of this command; else the form of a data file.")] = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Print the JSON Schema of data files or of JSON output.

    \b
    Examples:
      itleiter schema
      itleiter schema --of compare
    """
    _, options = _start(ctx, lang, data, Format.json, output, force, None, False)
    _write(options, write_json(pack_schema() if of is None else result_schema(of)).encode())


def _profile(written: str | None) -> Path | None:
    return None if written is None else file_named(written, "--profile")


@app.command()
def check(
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files or folders of your own; - is standard input.")],
    format: FormatChoice = None,
    output: Output = None,
    force: Force = False,
    dialect: Dialect = None,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Check data of your own: each file laid over the bundled data.

    Exits with 4 where something is wrong; warnings leave 0. ITLEITER_DATA is not read here.

    \b
    Examples:
      itleiter check mine.yaml
      itleiter check mine.yaml --format json
    """
    session, options = _start(ctx, lang, data, format, output, force, dialect, False)
    result = check_files([file_named(file, "FILE") for file in files], session.named, session.language)
    if options.format is Format.table:
        _write(options, _lines(check_lines(session.language, result), options))
    else:
        _print(session, options, "check", load_catalog(), result, lambda: check_document(session.language, result))
    if not result.valid:
        raise typer.Exit(ExitCode.INVALID_DATA)


@app.command()
def template(
    ctx: typer.Context,
    city: Annotated[str | None, typer.Argument(metavar="CITY", help="A city.", autocompletion=completion.complete_city)] = None,
    new: Annotated[str | None, typer.Option("--new", metavar="CITY", help="The name of a city that is not there yet.")] = None,
    output: Output = None,
    force: Force = False,
    data: Data = None,
    lang: LangChoice = None,
) -> None:
    """Print a city as YAML, to correct it or to start from.

    \b
    Examples:
      itleiter template dortmund -o dortmund.yaml
      itleiter template --new Unna -o unna.yaml
    """
    session, options = _start(ctx, lang, data, None, output, force, None, False)
    catalog = session.catalog()
    if (city is None) is (new is None):
        raise UsageProblem(text("template-what"), text("template-what-hint"))
    if new is not None:
        written = new_template(catalog, new, session.language)
    else:
        written = city_template(catalog, find_city(catalog, city or ""), session.language)
    _write(options, written.encode())


def _start(
    ctx: typer.Context,
    lang: Lang | None,
    data: Sequence[str] | None,
    format: Format | None,
    output: str | None,
    force: bool,
    dialect: CsvDialect | None,
    labels: bool,
) -> tuple[Session, OutputOptions]:
    """Settle language and output; options that would be ignored are refused."""
    session = ctx.ensure_object(Session)
    session.speak(lang)
    session.lay(data)
    path = file_named(output, "--output") if output is not None else None
    chosen = chosen_format(format, path)
    if dialect is not None and chosen is not Format.csv:
        raise UsageProblem(text("dialect-needs-csv"), text("dialect-needs-csv-hint"))
    if labels and chosen not in (Format.csv, Format.tsv, Format.jsonl):
        raise UsageProblem(text("labels-need-rows"), text("labels-need-rows-hint"))
    if force and output is None:
        raise UsageProblem(text("force-needs-output"), text("force-needs-output-hint"))
    return session, OutputOptions(chosen, path, force, dialect or CsvDialect.default, labels)


def _print(
    session: Session, options: OutputOptions, command: Command, catalog: Catalog, result: Result, document: Callable[[], Document]
) -> None:
    labels = session.language if options.labels else None
    match options.format:
        case Format.table:
            _write(options, _table(document(), options))
            return
        case Format.csv:
            written = write_csv(rows_of(result, labels), options.dialect.value)
        case Format.tsv:
            written = write_tsv(rows_of(result, labels))
        case Format.jsonl:
            written = write_jsonl(rows_of(result, labels))
        case Format.json:
            written = write_json(envelope(command, result, catalog.version, session.language.code))
        case Format.md:
            written = write_markdown(document())
        case Format.html:
            from itleiter_cli.writers.html import write_html  # with Jinja2, which no other format needs

            written = write_html(document(), session.language)
        case Format.datapackage:
            raise UsageProblem(text("datapackage-is-for-export"), text("datapackage-is-for-export-hint"))
    _write(options, written.encode("utf-8"))


def _export_package(session: Session, options: OutputOptions, what: TableName | None) -> None:
    from itleiter_cli.datapackage import is_own_package, package_files
    from itleiter_cli.folder import write_folder

    if what is not None:
        raise UsageProblem(text("datapackage-takes-no-what"), text("datapackage-takes-no-what-hint"))
    if options.path is None:
        raise UsageProblem(text("datapackage-needs-output"), text("datapackage-needs-output-hint"))
    write_folder(options.path, package_files(session.catalog(), session.language), force=options.force, is_own=is_own_package)


def _table(document: Document, options: OutputOptions) -> bytes:
    from itleiter_cli.writers.terminal import color_of_stdout, width_of_terminal, write_terminal

    to_file = options.path is not None
    encoding = _encoding(options)
    color = None if to_file else color_of_stdout()
    return write_terminal(document, width=width_of_terminal(), color=color, encoding=encoding).encode(encoding, errors="replace")


def _lines(lines: Sequence[str], options: OutputOptions) -> bytes:
    encoding = _encoding(options)
    speller = Speller(encoding)
    return "".join(f"{speller.text(line)}\n" for line in lines).encode(encoding, errors="replace")


def _encoding(options: OutputOptions) -> str:
    return sys.stdout.encoding if sys.stdout and options.path is None else "utf-8"


def _write(options: OutputOptions, content: bytes) -> None:
    if options.path is None:
        write_stdout(content)
    else:
        write_file(options.path, content, force=options.force)


class _Shown(Protocol):
    """An error that Typer words itself; its class is not public."""

    def show(self, file: TextIO) -> None: ...


def _show_usage_error(error: _Shown) -> None:
    """Print what Typer says about the command line; it repeats what was typed."""
    said = io.StringIO()
    error.show(said)
    _print_to_stderr(said.getvalue().splitlines())


def _show_error(error: ItleiterError, language: Language) -> None:
    lines = [f"{language.say('error')}: {language.words(error.message)}"]
    if error.hint is not None:
        lines[0] += f"; {language.words(error.hint)}"
    if isinstance(error, InvalidData):
        lines += [_problem(problem, language) for problem in error.problems]
    _print_to_stderr(lines)


def _print_to_stderr(lines: Sequence[str]) -> None:
    if sys.stderr is None:
        return
    speller = Speller(sys.stderr.encoding)
    with contextlib.suppress(OSError):  # the exit code still tells
        print("\n".join(map(speller.text, lines)), file=sys.stderr, flush=True)


def _problem(problem: Problem, language: Language) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}"
    key = "problem" if problem.path else "problem-without-path"
    return language.say(key, place=place, path=problem.path, message=problem.message, hint=problem.hint)

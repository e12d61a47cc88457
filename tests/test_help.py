"""Help, usage errors and the manual: in the language of the run, and said of every parameter that there is."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from types import ModuleType

import pytest
import typer
from typer.core import TyperOption
from typer.main import get_command

from conftest import ROOT, Runner
from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.cli import COMMANDS, command_line
from itleiter_cli.console.help import Description, Group, describe, parameter_key
from itleiter_cli.console.session import Session
from itleiter_cli.messages import help as texts
from itleiter_cli.messages.errors import ExitCode
from itleiter_cli.messages.language import Language, language_typed

TABLES = (
    *(texts.COMMANDS, texts.MORE, texts.FIRST_STEPS, texts.PARAMETERS, texts.METAVARS, texts.WORDS, texts.MANUAL),
    *(texts.EXITS, texts.ENVIRONMENT),
)
ALIKE = {
    *("itleiter", "IT", "AGS", "Tab", "EUR", "KM", "km", "M", "N", "m²", "YAML", "JSON", "Python", "Excel", "CSV"),
    *("Form", "In", "in", "per", "so", "offline", "k", "J", "xlsx"),
}
"""Words that both languages have, beside what is typed: options, choices, names of formats and fields."""


def contexts() -> Iterator[typer.Context]:
    """Yield the whole and each command, all of them built."""
    whole = get_command(command_line(["help", *COMMANDS], (), Language("en")))
    assert isinstance(whole, Group)
    top = typer.Context(whole, info_name="itleiter", obj=Session(), **whole.context_settings)
    yield top
    for name, command in whole.commands.items():
        yield typer.Context(command, parent=top, info_name=name)


def described(code: str) -> list[Description]:
    return [describe(ctx, Language("de" if code == "de" else "en")) for ctx in contexts()]


def test_every_parameter_has_its_meaning_in_the_table() -> None:
    """And every meaning and metavar a parameter that has it; an option that takes a value says what is meant."""
    used: set[str] = set()
    metavars = {"COMMAND"}
    for ctx in contexts():
        for parameter in ctx.command.get_params(ctx):
            key = parameter_key(parameter)
            used.add(next(each for each in (f"{ctx.info_name} {key}", key) if each in texts.PARAMETERS))
            metavars |= {parameter.metavar} if parameter.metavar else set()
            if isinstance(parameter, TyperOption) and not parameter.is_flag:
                assert parameter.metavar or getattr(parameter.type, "choices", ()), key
    assert used == texts.PARAMETERS.keys()
    assert metavars == texts.METAVARS.keys()


def test_the_tables_of_help_are_complete() -> None:
    """A sentence and examples for each command, a meaning for each exit code, all facets named, both languages."""
    assert set(COMMANDS) == texts.COMMANDS.keys() - {""} == texts.EXAMPLES.keys()
    assert texts.MORE.keys() <= texts.COMMANDS.keys()
    assert sorted(ExitCode) == list(texts.EXITS)
    assert all(facet in side for facet in FACETS for side in texts.PARAMETERS["terms FACET"])
    assert all(side.strip() for table in TABLES for sides in table.values() for side in sides)


def words(description: Description) -> set[str]:
    """Return the words of a description but for options, choices and what is typed as it stands."""
    entries = [*description.arguments, *description.options, *description.shared, *description.commands]
    said = [description.sentence, description.more, description.takes]
    said += [re.sub(r"\[.*?\]|\(\w+\)", "", each.meaning) for each in entries]
    said += [each.name.split(" ", 1)[-1] for each in description.options if "|" not in each.name]
    plain = re.sub(r"--?[\w-]+|[A-Z]+_[A-Z]+|[a-z_]+=\d", "", " ".join(said))
    return set(re.findall(r"[^\W\d_]+", plain))


def test_german_help_is_german() -> None:
    """It shares with English help only what is typed, and words of both languages."""
    typed = {*FACETS, *("name", "state", "pay", "distance", "weights", "have", "from", "missing", "all")}
    typed |= {"csv", "tsv", "jsonl", "datapackage", "excel", "yaml", "auto", "neutral", "full"}
    for english, german in zip(described("en"), described("de"), strict=True):
        assert words(german) & words(english) <= ALIKE | typed, german.called


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("--lang de --help", "de", id="before"),
        pytest.param("show --help --lang=de", "de", id="after, joined"),
        pytest.param("--lang de show --help --lang en", "en", id="twice: the last"),
        pytest.param("show --help --lang xx", None, id="no language: as the environment says"),
        pytest.param("show --lang", None, id="nothing named"),
        pytest.param("-- show --lang de --help", "de", id="what ends the options of the whole"),
        pytest.param("show -- --lang de", None, id="no option any more"),
        pytest.param("nonsense --lang de", "de", id="no command"),
    ],
)
def test_the_language_is_found_in_what_was_typed(typed: str, code: str | None) -> None:
    """As options would settle it, which help and usage errors come before."""
    assert language_typed(typed.split(), COMMANDS) == code


def test_help_is_in_the_language_of_the_run(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the whole and of a command, by option or environment, with the shared options last."""
    assert run("--help").out.startswith("Usage: itleiter [OPTIONS] COMMAND ...\n")
    text = run("offer", "--help", "--lang", "de").out
    assert text.startswith("Aufruf: itleiter offer [OPTIONEN] BETRAG [STADT...]\n")
    places = [text.index(f"\n{key}:") for key in ("Argumente", "Optionen", "Ausgabe und Daten")]
    assert sorted(places) == places > [text.index("Beispiele:")]
    assert "[12 bis 15; Vorgabe: 12]" in text
    monkeypatch.setenv("ITLEITER_LANG", "de")
    assert run("offer", "-h").out == text
    assert run("offer", "-h", "--lang", "en").out.startswith("Usage: itleiter offer [OPTIONS] AMOUNT [CITY...]\n")


def test_there_are_three_ways_to_help(run: Runner) -> None:
    """Nothing typed, ``help`` and ``--help``; of a command, two."""
    assert run() == run("help") == run("--help")
    assert run("help", "gap", "--lang", "de") == run("gap", "--help", "--lang", "de")
    assert run("help", "help").code == 0


@pytest.mark.parametrize(("first", "last", "begins"), [("en", "de", "Aufruf: "), ("de", "en", "Usage: ")])
def test_help_and_run_take_the_last_language(first: str, last: str, begins: str, run: Runner) -> None:
    """Also where the first one stands before the command, which settles it before the help of the command comes."""
    typed = ("--lang", first, "list", "--lang", last)
    assert run(*typed, "--help").out.startswith(begins)
    assert run(*typed, "-f", "json").out == run("list", "--lang", last, "-f", "json").out


@pytest.mark.parametrize(("command", "offers"), [("compare", False), ("export", True)])
def test_only_formats_that_a_command_writes_are_offered(
    command: str, offers: bool, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In its help and by the shell; others are still told where they belong."""
    options = run(command, "--help").out.split("Output and data:")[1]
    assert ("datapackage" in options) is offers
    monkeypatch.setenv("_ITLEITER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"itleiter\n{command}\n--format\n=\nd")
    monkeypatch.setenv("COMP_CWORD", "4")
    assert run().out.split() == (["datapackage"] if offers else [])


@pytest.mark.parametrize(
    ("typed", "english", "german"),
    [
        pytest.param(
            "compare",
            "CITY is missing; `itleiter compare --help` shows how it is used",
            "STADT fehlt; `itleiter compare --help` zeigt, wie es geht",
            id="missing",
        ),
        pytest.param(
            "list --formt csv",
            "there is no option “--formt”; did you mean --format, --sort or --force?",
            "es gibt keine Option „--formt“; meinten Sie --format, --sort oder --force?",
            id="no such option",
        ),
        pytest.param(
            "comp",
            "there is no command “comp”; did you mean compare?",
            "es gibt keinen Befehl „comp“; meinten Sie compare?",
            id="no such command",
        ),
        pytest.param(
            "help xyz",
            "there is no command “xyz”; `itleiter help` shows all commands",
            "es gibt keinen Befehl „xyz“; `itleiter help` zeigt alle Befehle",
            id="help of none",
        ),
        pytest.param(
            "compare a b --per=week",
            "--per does not take “week”; choose from month or year",
            "--per kennt „week“ nicht; wählen Sie month oder year",
            id="no choice",
        ),
        pytest.param(
            "list --limit many",
            "--limit takes a whole number (at least 1), not “many”; `itleiter list --help` shows how it is used",
            "--limit nimmt eine ganze Zahl (mindestens 1), nicht „many“; `itleiter list --help` zeigt, wie es geht",
            id="no number",
        ),
        pytest.param(
            "show dortmund --force=x",
            "--force takes no value; `itleiter show --help` shows how it is used",
            "--force nimmt keinen Wert; `itleiter show --help` zeigt, wie es geht",
            id="a flag with a value",
        ),
        pytest.param(
            "show dortmund --output",
            "--output needs a value; `itleiter show --help` shows how it is used",
            "--output braucht einen Wert; `itleiter show --help` zeigt, wie es geht",
            id="an option without",
        ),
        pytest.param(
            "list --near Mülheim an der Ruhr",
            "“an der Ruhr” is too much; put words that belong together in quotes; `itleiter list --help` shows how it is used",
            "„an der Ruhr“ ist zu viel; setzen Sie Wörter, die zusammengehören, in Anführungszeichen; "
            "`itleiter list --help` zeigt, wie es geht",
            id="left over behind an option",
        ),
        pytest.param(
            "sources Bergisch Gladbach",
            'there is no field “Gladbach”, or it fits several; put the name in quotes: "Bergisch Gladbach"',
            "es gibt kein Feld „Gladbach“, oder es passt auf mehrere; "
            'setzen Sie den Namen in Anführungszeichen: "Bergisch Gladbach"',
            id="the rest of a name",
        ),
        pytest.param(
            "--show-completion csh",
            "“csh” is too much; choose from bash, zsh, fish, powershell or pwsh",
            "„csh“ ist zu viel; wählen Sie bash, zsh, fish, powershell oder pwsh",
            id="no shell that is known",
        ),
        pytest.param(
            "terms skills b",
            "“b” is too much; `itleiter terms --help` shows how it is used",
            "„b“ ist zu viel; `itleiter terms --help` zeigt, wie es geht",
            id="left over",
        ),
    ],
)
def test_usage_errors_are_in_the_language_of_the_run(
    typed: str, english: str, german: str, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On one line of standard error, with what to do next."""
    assert run(*typed.split()) == (2, "", f"Error: {english}\n")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert run(*typed.split()) == (2, "", f"Fehler: {german}\n")


@pytest.mark.parametrize(
    ("shell", "words", "offered"),
    [
        pytest.param("bash", ["show", "mün"], ["münchen", "münster"], id="umlaut in small letters"),
        pytest.param("bash", ["show", "mu\u0308n"], ["mu\u0308nchen", "mu\u0308nster"], id="umlaut in two parts"),
        pytest.param("bash", ["show", "MÜLH"], ["MÜLHeim"], id="capitals"),
        pytest.param("bash", ["show", "mulh"], ["mulheim-an-der-ruhr"], id="without dots"),
        pytest.param("bash", ["show", '"Mülheim an'], ["Mülheim an der Ruhr"], id="in quotes"),
        pytest.param("bash", ["show", "mülheim\\ an"], ["mülheim\\ an\\ der\\ ruhr"], id="a blank escaped"),
        pytest.param("bash", ["gap", "--have", "netz"], ["netzwerke"], id="a German label"),
        pytest.param("bash", ["gap", "--have", "sap,fire"], ["sap,firewall"], id="after a comma"),
        pytest.param("bash", ["gap", "--have", "firewall,fire"], [], id="what is in the list already"),
        pytest.param("bash", ["gap", "--have", '"sap, fire'], ["sap, firewall"], id="comma and blank in quotes"),
        pytest.param("bash", ["gap", "--city", "=", "dor"], ["dortmund"], id="bash splits at ="),
        pytest.param("bash", ["gap", "--city", "=", "kiel", "--have", "=", '"netz'], ["netzwerke"], id="twice"),
        pytest.param("bash", ["gap", '"--city=dor'], ["--city=dortmund"], id="= in quotes"),
        pytest.param("bash", ["show", '"halle (s'], ["halle (saale"], id="a bracket in quotes"),
        pytest.param("bash", ["rank", "--weight", "rent", "="], [], id="a number is yours"),
        pytest.param("bash", ["hel"], ["help"], id="help"),
        pytest.param("bash", ["help", "comp"], ["compare"], id="help of a command"),
        pytest.param("zsh", ["gap", "--city=dor"], ["--city=dortmund"], id="zsh replaces the word"),
        pytest.param("zsh", ["show", "Frankfurt\\ "], ["Frankfurt am main"], id="zsh after a blank escaped"),
        pytest.param("fish", ["show", "'frankfurt "], ["frankfurt am main"], id="fish after a blank in quotes"),
        pytest.param("zsh", ["gap", "--have", "'sap;fire"], [], id="zsh would run what follows a semicolon"),
        pytest.param("fish", ["gap", "--city=Dor"], ["--city=Dortmund"], id="fish too"),
        pytest.param("fish", ["list", "--format=js"], ["--format=json", "--format=jsonl"], id="choices"),
        pytest.param("fish", ["show", "mülheim\\ an"], ["mülheim an der ruhr"], id="fish quotes itself"),
    ],
)
def test_the_shell_completes_as_people_type(
    shell: str, words: list[str], offered: list[str], run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes on with the words as this shell hands them over."""
    for name, value in {
        "_ITLEITER_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "\n".join(["itleiter", *words]),
        "COMP_CWORD": str(len(words)),
        "_TYPER_COMPLETE_ARGS": " ".join(["itleiter", *words]),
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }.items():
        monkeypatch.setenv(name, value)
    out = run().out
    values = re.findall('"([^"]*)":', out) if shell == "zsh" else [line.split("\t")[0] for line in out.splitlines()]
    assert [each for each in values if each] == offered


def test_a_shell_can_be_named(run: Runner) -> None:
    """Whatever shell this is typed in."""
    assert run("--show-completion", "zsh").out.startswith("#compdef itleiter")
    assert "compopt -o nospace" in run("--show-completion", "bash").out


def test_zsh_leaves_no_space_where_a_number_follows(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """As bash does by its script, and fish by itself."""
    monkeypatch.setenv("_ITLEITER_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "itleiter rank --weight ren")
    assert run().out == "compadd -S '' -- rent_eur_m2=\n"


@pytest.fixture(scope="module")
def manual() -> ModuleType:
    spec = importlib.util.spec_from_file_location("manual", ROOT / "docs" / "manual.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_manual_is_current_and_lies_in_the_wheel(manual: ModuleType, rewrite: bool) -> None:
    """Each page is what docs/manual.py writes now; --rewrite writes them anew."""
    if rewrite:
        manual.main()
    for code, page in manual.PAGES.items():
        assert page.read_text(encoding="ascii") == manual.manual(Language(code))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"] == {
        str(manual.PAGES["en"].relative_to(ROOT)): "share/man/man1/itleiter.1",
        str(manual.PAGES["de"].relative_to(ROOT)): "share/man/de/man1/itleiter.1",
    }


@pytest.mark.parametrize("program", ["mandoc -T lint -W warning", "groff -man -ww -z"])
def test_readers_of_manuals_find_nothing_wrong(program: str, manual: ModuleType) -> None:
    """Neither warns; long lines are style only."""
    name, *options = program.split()
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run([name, *options, *manual.PAGES.values()], capture_output=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"", b"")

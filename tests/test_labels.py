"""Labels, names and aliases in a file of one's own: they mean what the ids mean, and nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from conftest import Runner, parse_pack
from itleiter_cli.catalog.build import build_catalog, read_catalog
from itleiter_cli.catalog.bundled import bundled_files
from itleiter_cli.catalog.packs import PackFile, read_pack
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import labels_of

IDS = """\
vocabulary:
  skills:
    mainframe: {de: Großrechner, en: Mainframe, broader: [it-operations]}
    cloud: {aliases: [Wolke]}
sources:
  survey: {publisher: Me, title: Umfrage 2026, kind: report, accessed: 2026-05-01}
states:
  NW: {pay: {add: [{role: it-leiter, level: any, measure: mean, mid: 7000, period: month, source: survey}]}}
cities:
  muelheim-an-der-ruhr:
    indicators: {asking_rent_eur_m2: {value: 9.5, year: 2026, source: survey}}
    skills: [networks, sap, mainframe, cloud]
    industries: {terms: [logistics], seen: part}
  unna:
    name: Unna
    state: NW
    pay:
      - {role: it-leiter, level: entry, measure: range, low: 5000, high: 7000, period: month, year: 2026}
      - {role: it-manager, level: experienced, measure: median, mid: 90000, period: year, basis: gross, counted_with: [it-leiter]}
"""
LABELS = """\
vocabulary:
  skills:
    mainframe: {de: Großrechner, en: Mainframe, broader: [Keeping IT running]}
    Cloud: {aliases: [Wolke]}
sources:
  survey: {publisher: Me, title: Umfrage 2026, kind: Gehaltsreport, accessed: 2026-05-01}
states:
  NRW: {pay: {add: [{role: IT-Leiter, level: ohne Stufe, measure: Durchschnitt, mid: 7000, period: monatlich, source: survey}]}}
cities:
  Mülheim/Ruhr:
    indicators: {Angebotsmiete: {value: 9.5, year: 2026, source: Umfrage 2026}}
    skills: [NETZWERKE, Sap, grossrechner, Wolke]
    Branchen: {terms: [Logistik], seen: zum Teil}
  Unna:
    name: Unna
    state: Nordrhein-Westfalen
    pay:
      - {role: IT-Leiter/in, level: Einstieg, measure: Spanne, low: 5000, high: 7000, period: Monat, year: 2026}
      - {role: IT-Manager, level: Erfahrung, measure: Median, mid: 90000, period: Jahr, basis: brutto, counted_with: [IT-Leiter]}
""".replace("Branchen:", "industries:")


@pytest.fixture(scope="module")
def below() -> list[PackFile]:
    return [read_pack(path)[0] for path in bundled_files()]


def catalog(below: list[PackFile], text: str) -> object:
    return msgspec.to_builtins(build_catalog([*below, parse_pack("mine.yaml", text, own=True, below=below)], ""))


def test_a_file_with_labels_means_what_it_means_with_ids(below: list[PackFile]) -> None:
    """Down to the lines where all of it stands."""
    assert catalog(below, LABELS) == catalog(below, IDS)


def test_a_new_city_is_called_as_its_key(below: list[PackFile]) -> None:
    """It needs nothing but its state, and one by the name of a known city that lies elsewhere is another."""
    short = "cities:\n  Lünen an der Lippe:\n    state: NRW\n"
    long = "cities:\n  luenen-an-der-lippe:\n    {name: Lünen an der Lippe, state: NW}\n"
    names = [parse_pack("mine.yaml", text, own=True, below=below).pack.cities for text in (short, long)]
    assert names[0] == names[1]
    elsewhere = parse_pack("mine.yaml", "cities: {Essen: {state: NI, aliases: [Bad Essen]}}", own=True, below=below)
    assert elsewhere.pack.cities["essen"].name == "Essen"  # the same slug: the merge then moves the known city


def test_labels_of_other_files_are_known_in_any_order(tmp_path: Path, run: Runner) -> None:
    (tmp_path / "a.yaml").write_text("cities: {dortmund: {skills: [Großrechner]}}", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        "vocabulary: {skills: {mainframe: {de: Großrechner, en: Mainframe}}}", encoding="utf-8"
    )
    done = run("show", "dortmund", "--fields", "skills", "-f", "csv", "--data", str(tmp_path))
    assert "mainframe" in done.out


def test_tables_and_files_know_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table knows the labels of the files below it, and a file the towns of a table by their names."""
    monkeypatch.chdir(tmp_path)
    words = "vocabulary: {skills: {mainframe: {de: Großrechner, en: Mainframe}}}\n"
    survey = "sources: {survey: {publisher: Me, title: Umfrage, kind: Gehaltsreport, accessed: 2026-05-01}}\n"
    Path("words.yaml").write_text(words + survey, encoding="utf-8")
    Path("towns.csv").write_text(
        "name,state,aliases,skills\nUnna in Westfalen,NRW,Unna|Hellweg,Großrechner\n", encoding="utf-8"
    )
    Path("pay.csv").write_text(
        "city,role,level,measure,low,high,period,year,source,basis\n"
        "Hellweg,IT-Leiter,Einstieg,von bis,5000,6000,monatlich,2026,Umfrage,brutto\n",
        encoding="utf-8",
    )
    Path("more.yaml").write_text("cities: {Hellweg: {lat: 51.5}}\n", encoding="utf-8")
    read = read_catalog(bundled_files(), [Path(each) for each in ("words.yaml", "towns.csv", "pay.csv", "more.yaml")])
    city = read.cities["unna-in-westfalen"]
    assert (city.lat, city.facets["skills"].terms) == (51.5, ("mainframe",))
    (figure,) = city.pay
    assert (figure.role, figure.level, figure.measure) == ("it-leiter", "entry", "range")
    assert (figure.period, figure.basis, figure.source) == ("month", "gross", "survey")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        pytest.param(
            "vocabulary: {skills: {a: {de: Kram, en: A}, b: {de: Kram, en: B}}}\ncities: {dortmund: {skills: [kram]}}",
            "2:30: cities.dortmund.skills[0]", "“kram” may mean a or b; write the one that you mean", id="two terms",
        ),
        pytest.param(
            "cities: {a: {name: Aa, state: NW, aliases: [Zz]}, b: {name: Zz, state: NW}}\n",
            "1:45: cities.a.aliases[0]", "“Zz” belongs to b already", id="an alias is a name",
        ),
        pytest.param(
            "cities: {a: {name: Zz, state: NW}, b: {name: Zz, state: NW}, zZ: {lat: 51.5}}\n",
            "1:62: cities.zZ", "“zZ” may mean a or b", id="two cities",
        ),
        pytest.param(
            "cities: {dortmund: {skills: [Industrie]}}", "1:30: cities.dortmund.skills[0]",
            "there is no term “Industrie”; it belongs under industries", id="term of another list",
        ),
        pytest.param(
            "cities: {Dortmund: {indicators: {Miete kalt: 9,7}}}", "1:48: cities.dortmund.indicators.7", "with a decimal point, not a comma", id="decimal comma",
        ),
        pytest.param(
            "cities:\n  Dortmund:\n    indicators:\n      Miete kalt: 12.345\n", "4:19: cities.dortmund.indicators.rent_eur_m2",
            "may be read in two ways", id="a path has ids",
        ),
    ],
)  # fmt: skip
def test_what_is_no_label_of_one_thing(text: str, place: str, said: str, tmp_path: Path, run: Runner) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    done = run("check", str(file))
    assert done.code == 4
    assert any(line.startswith(f"{file}:{place}") and said in line for line in done.out.splitlines()), done.out
    assert len(json.loads(run("check", str(file), "-f", "json").out)["problems"]) == 1


def test_nothing_has_no_label() -> None:
    """What is absent stays so, of one id and of several."""
    labels = {"sap": Label("SAP-Kenntnisse", "Knowing SAP")}
    values = ("sap", ("sap", "sap"), (), None)
    found = [labels_of(value, labels, Language("en")) for value in values]
    assert found == ["Knowing SAP", ("Knowing SAP", "Knowing SAP"), (), None]

"""The program that writes official figures into the data files: small tables in, known YAML out."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from conftest import ROOT

INDICATORS = """\
slug,indicator,value,unit,period,area_type,area_name,source_id,note
DE,median_pay,4000,EUR,2024-12-31,country,Deutschland,press,
bach,unemployment_rate,5.50,percent,2023,city,"Bach, Stadt",labour,
bach,median_pay,4150,EUR,2024-12-31,city,"Bach, Stadt",pay,
bach,asking_rent_eur_m2,9.10,EUR/m2,2025,city,"Bach, Stadt",adverts,"INKAR 2025 has 11 EUR/m2 for 2024 (whole EUR); another base of adverts, no trend"
auen,median_pay,3901,EUR,2024-12-31,kreis,Auen,pay,
"""
EMPLOYEES = """\
slug,area_type,area_name,area_key,wz2008,employees,flag,reference_date,source_id
bach,city,Bach,01001,TOTAL,3000,,2020-06-30,counts
bach,city,Bach,01001,J,200,,2020-06-30,counts
bach,city,Bach,01001,B-E,,suppressed,2020-06-30,counts
auen,kreis,"Auen, Kreis",01002,TOTAL,800,,2020-06-30,counts
auen,kreis,"Auen, Kreis",01002,J,5,,2020-06-30,counts
auen,kreis,"Auen, Kreis",01002,B-E,300,,2020-06-30,counts
"""
TOTALS = """\
area,wz2008,name_de,employees,flag,reference_date,source_id
Deutschland,TOTAL,Insgesamt,10000,,2020-06-30,counts
Deutschland,J,IT,350,,2020-06-30,counts
Deutschland,B-E,Industrie,2500,,2020-06-30,counts
"""
BY_HAND = """\
# What stands above the figures stays.

sectors:
  TOTAL: {de: alle, en: all}
  B-E: {de: Industrie, en: industry, least_factor: 1.25}
  A-F: {de: Rest, en: rest, computed: [TOTAL, B-E]}
  J: {de: IT, en: IT, least_factor: 1.25}

cities:
  bach:
    sectors:
      date: 2018-06-30
      source: older
      employees: {TOTAL: 1}
      left_out: {J: {de: Ein Ausreißer, en: An outlier}}
      notes: {B-E: {de: Samt Hafen, en: The port included}}
"""
SECTORS = """\
# What stands above the figures stays.

sectors:
  TOTAL: {de: alle, en: all}
  B-E: {de: Industrie, en: industry, least_factor: 1.25}
  A-F: {de: Rest, en: rest, computed: [TOTAL, B-E]}
  J: {de: IT, en: IT, least_factor: 1.25}

states:
  DE:
    sectors:
      date: 2020-06-30
      source: counts
      employees: {TOTAL: 10000, B-E: 2500, J: 350}

cities:
  auen:
    sectors:
      date: 2020-06-30
      source: counts
      area: "Auen, Kreis"
      employees: {TOTAL: 800, B-E: 300, J: 5}

  bach:
    sectors:
      date: 2020-06-30
      source: counts
      employees: {TOTAL: 3000, B-E: null, J: 200}
      left_out: {J: {de: Ein Ausreißer, en: An outlier}}
      notes: {B-E: {de: Samt Hafen, en: The port included}}
"""
OFFICIAL = """\
states:
  DE:
    indicators:
      median_pay: {value: 4000, year: 2024, source: press}
      wage_index: {value: 100.0, year: 2024, source: press, computed: "100 * 4000 / 4000"}
      it_jobs_share: {value: 3.50, year: 2020, source: counts, computed: "100 * 350 / 10000"}

cities:
  auen:
    indicators:
      median_pay: {value: 3901, year: 2024, source: pay, area: "Auen, Kreis"}
      wage_index: {value: 97.5, year: 2024, source: pay, computed: "100 * 3901 / 4000", area: "Auen, Kreis"}
      it_jobs_share: {value: 0.63, year: 2020, source: counts, computed: "100 * 5 / 800", area: "Auen, Kreis"}

  bach:
    indicators:
      median_pay: {value: 4150, year: 2024, source: pay}
      wage_index: {value: 103.8, year: 2024, source: pay, computed: "100 * 4150 / 4000"}
      asking_rent_eur_m2:
        value: 9.10
        year: 2025
        source: adverts
        note:
          de: "INKAR 2025 nennt 11 Euro für 2024 (ganze Euro), aus anderen Inseraten: kein Trend"
          en: "INKAR 2025 says 11 euros for 2024 (whole euros), from other adverts: no trend"
      unemployment_rate: {value: 5.50, year: 2023, source: labour}
"""
"""3901 / 40 is 97.525, 4150 / 40 is 103.75 and 5 / 8 is 0.625: halves are rounded up. Bach's section J is left out."""


@pytest.fixture(scope="module")
def official() -> ModuleType:
    """The program as a module; it is no part of the package."""
    spec = importlib.util.spec_from_file_location("official", ROOT / "tools" / "official.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lay(folder: Path, indicators: str = INDICATORS, employees: str = EMPLOYEES, totals: str = TOTALS) -> list[str]:
    """Write the tables and a file of groups into a folder, and return the arguments of the program."""
    (folder / "sectors.yaml").write_text(BY_HAND, encoding="utf-8")
    names = ("indicators.csv", "industries.csv", "totals.csv")
    for name, text in zip(names, (indicators, employees, totals), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return [*(str(folder / name) for name in names), "--data", str(folder)]


def test_tables_become_the_data_files(official: ModuleType, tmp_path: Path) -> None:
    """Computed values carry their arithmetic, areas are named, suppressed cells are null, what is by hand stays."""
    official.main(lay(tmp_path))
    assert (tmp_path / "sectors.yaml").read_text(encoding="utf-8") == SECTORS
    written = (tmp_path / "official.yaml").read_text(encoding="utf-8")
    assert written.startswith("# yaml-language-server: $schema=pack.schema.json\n")
    assert written[written.index("states:") :] == OFFICIAL


def test_the_same_tables_give_the_same_bytes(official: ModuleType, tmp_path: Path) -> None:
    """A second run, over what the first one wrote, changes nothing; nor does another order of the rows."""
    arguments = lay(tmp_path)
    official.main(arguments)
    first = {name: (tmp_path / name).read_bytes() for name in ("official.yaml", "sectors.yaml")}
    official.main(arguments)
    assert {name: (tmp_path / name).read_bytes() for name in first} == first
    for name in ("indicators.csv", "industries.csv", "totals.csv"):
        head, *rows = (tmp_path / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (tmp_path / name).write_text("".join([head, *reversed(rows)]), encoding="utf-8")
    official.main(arguments)
    assert {name: (tmp_path / name).read_bytes() for name in first} == first


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        pytest.param(
            {"indicators": INDICATORS + 'bach,median_pay,4151,EUR,2024-12-31,city,"Bach, Stadt",pay,\n'},
            "bach has median_pay twice",
            id="a figure twice",
        ),
        pytest.param(
            {"indicators": INDICATORS + "bach,sunshine,5,h,2024,city,Bach,pay,\n"}, "sunshine", id="unknown indicator"
        ),
        pytest.param(
            {"indicators": INDICATORS + "auen,asking_rent_eur_m2,8,EUR/m2,2025,kreis,Auen,adverts,some remark\n"},
            "'some remark' is a note",
            id="unknown note",
        ),
        pytest.param(
            {"indicators": INDICATORS + "cella,median_pay,4100,EUR,2024-12-31,city,Cella,pay,\n"},
            "Only in one table: cella",
            id="a city in one table only",
        ),
        pytest.param(
            {"employees": EMPLOYEES + "bach,city,Bach,01001,J,7,,2020-06-30,counts\n"},
            "a second row",
            id="a cell twice",
        ),
        pytest.param(
            {"employees": EMPLOYEES + "bach,city,Bach,01001,K,7,,2021-06-30,counts\n"},
            r"industries.csv:8: bach is counted on 2021-06-30, .*industries.csv:2 on 2020-06-30: write",
            id="two days",
        ),
        pytest.param(
            {"totals": TOTALS.replace("2020-06-30", "2019-06-30")},
            r"totals.csv:2: DE is counted on 2019-06-30, .*industries.csv:2 on 2020-06-30: write",
            id="Germany on another day",
        ),
        pytest.param(
            {"employees": EMPLOYEES + "bach,city,Bach,01001,K,7,,2020-06-30,other\n"},
            "another source",
            id="two sources",
        ),
        pytest.param(
            {"indicators": INDICATORS.replace("auen,median_pay,3901,EUR,2024", "auen,median_pay,3901,EUR,2025")},
            r"indicators.csv:6: auen has median_pay of 2025-12-31, .*indicators.csv:2 is of 2024-12-31: write",
            id="cities and Germany of two years",
        ),
        pytest.param(
            {"indicators": INDICATORS.replace("auen,median_pay,3901,", "auen,median_pay,,")},
            r"indicators.csv:6: value '' cannot be read: write the number as published",
            id="no value",
        ),
        pytest.param(
            {"indicators": INDICATORS.replace("3901", "NaN")}, "indicators.csv:6: value 'NaN'", id="not a number"
        ),
        pytest.param(
            {"indicators": INDICATORS + "auen,degree_share,15,percent,,kreis,Auen,labour,\n"},
            "indicators.csv:7: period '' cannot be read: write the year",
            id="no period",
        ),
        pytest.param(
            {"indicators": INDICATORS.replace("DE,median_pay", "DE,degree_share")},
            "DE has no median_pay",
            id="no pay of Germany",
        ),
        pytest.param(
            {"employees": EMPLOYEES.replace("B-E,300,", "B-E,300.5,")},
            r"industries.csv:7: employees '300.5' cannot be read: write a whole number",
            id="half an employee",
        ),
        pytest.param(
            {"totals": TOTALS.replace("10000,,2020-06-30", "10000,,2020")},
            r"totals.csv:2: reference_date '2020' cannot be read: write the day",
            id="no day",
        ),
        pytest.param(
            {"employees": EMPLOYEES + "bach,city,Bach,01001,K,7,,2020-06-30,counts\n"},
            "does not define: K",
            id="unknown group",
        ),
        pytest.param(
            {
                "employees": "\n".join(line for line in EMPLOYEES.splitlines() if not line.startswith("bach")),
                "indicators": "\n".join(line for line in INDICATORS.splitlines() if not line.startswith("bach")),
            },
            "has cities that the tables lack: bach",
            id="a city with remarks by hand is gone",
        ),
    ],
)
def test_what_does_not_fit_stops_before_anything_is_written(
    official: ModuleType, tmp_path: Path, tables: dict[str, str], message: str
) -> None:
    """The file of groups stays as it was, and no other is there."""
    arguments = lay(tmp_path, **tables)
    with pytest.raises(SystemExit, match=message):
        official.main(arguments)
    assert (tmp_path / "sectors.yaml").read_text(encoding="utf-8") == BY_HAND
    assert not (tmp_path / "official.yaml").exists()

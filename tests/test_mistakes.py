"""Mistakes that people make in a file of their own, and what must be said so that they can mend it from that alone."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import Runner

UNNA = "cities:\n  unna:\n    name: Unna\n    state: NW\n"


def figure(**changed: str) -> str:
    """Write Unna with one pay figure; its fields stand in lines of their own, ``low`` in line 9."""
    fields = {"role": "it-leiter", "level": "any", "measure": "range", "low": "5000", "high": "7000", "period": "month"}
    written = {**fields, "year": "2026", **changed}
    lines = "\n        ".join(f"{name}: {value}" for name, value in written.items() if value)
    return f"{UNNA}    pay:\n      - {lines}\n"


class Mistake(NamedTuple):
    """A file, where it is to be mended, and what must be said in both languages: what is wrong or what to do."""

    content: str | bytes
    place: str
    english: str
    german: str


MISTAKES = {
    # The wrong level, the wrong name
    "city-at-the-top": Mistake(
        "unna:\n  name: Unna\n  state: NW\n", "1:1: unna", "write “cities:” above it, and indent unna:", "schreiben Sie „cities:“ darüber"
    ),
    "indicator-beside-name": Mistake(
        f"{UNNA}    rent_eur_m2: 9.5\n", "5:5: cities.unna.rent_eur_m2", "it belongs under “indicators:” (cities.unna)", "es gehört unter „indicators:“ (cities.unna)"
    ),
    "amount-beside-name": Mistake(
        f"{UNNA}    low: 5000\n", "5:5: cities.unna.low", "into a figure under “pay:” (cities.unna)", "in eine Angabe unter „pay:“ (cities.unna)"
    ),
    "section-in-a-city": Mistake(
        f"{UNNA}    vocabulary: {{}}\n", "5:5: cities.unna.vocabulary", "write it at the beginning of a line", "schreiben Sie es an den Anfang einer Zeile"
    ),
    "salary": Mistake(f"{UNNA}    salary: []\n", "5:5: cities.unna.salary", "write pay in place of salary", "schreiben Sie pay statt salary"),
    "german-field": Mistake(f"{UNNA}    Kenntnisse: [SAP]\n", "5:5: cities.unna.Kenntnisse", "write skills in place of Kenntnisse", "schreiben Sie skills statt Kenntnisse"),
    "unknown-field": Mistake(f"{UNNA}    mayor: Somebody\n", "5:5: cities.unna.mayor", "no field “mayor” here; choose from name, state", "kein Feld „mayor“; wählen Sie name, state"),
    # What is meant is not known
    "skill-mistyped": Mistake(f"{UNNA}    skills: [netzwrke]\n", "5:14: cities.unna.skills[0]", "did you mean networks?", "meinten Sie networks?"),
    "skill-that-is-not-there": Mistake(f"{UNNA}    skills: [nosuchskill]\n", "5:14: cities.unna.skills[0]", "add it under vocabulary.skills in this file", "ergänzen Sie ihn in dieser Datei unter vocabulary.skills"),
    "city-mistyped": Mistake("cities:\n  dortmnd:\n    lat: 51.5\n", "2:3: cities.dortmnd", "did you mean dortmund? For a new city add name and state", "meinten Sie dortmund? Für eine neue Stadt"),
    "state-that-is-none": Mistake(UNNA.replace("NW", "Ruhrgebiet"), "4:5: cities.unna.state", "no state “Ruhrgebiet”; choose from BB, BE", "kein Bundesland „Ruhrgebiet“; wählen Sie BB, BE"),
    "label-of-two": Mistake(f"{UNNA}    indicators: {{Miete: 9.5}}\n", "5:18: cities.unna.indicators.Miete", "“Miete” may mean asking_rent_eur_m2 or rent_eur_m2", "„Miete“ kann asking_rent_eur_m2 oder rent_eur_m2 bedeuten"),
    "level-that-is-none": Mistake(figure(level="senior"), "7:9: cities.unna.pay[0].level", "choose from any, entry or experienced", "wählen Sie any, entry oder experienced"),
    "country-at-the-top": Mistake("country:\n  pay: []\n", "1:1: country", "it is DE under “states:”", "das ist DE unter „states:“"),
    "state-at-the-top": Mistake("state: NRW\n", "1:1: state", "it is NW under “states:”", "das ist NW unter „states:“"),
    "fields-beside-their-town": Mistake("cities:\n  essen:\n  name: Essen\n", "3:3: cities.name", "indent the fields of essen by two more spaces than essen:", "rücken Sie die Felder von essen zwei Leerzeichen weiter ein"),
    "towns-as-a-list": Mistake("cities:\n  - name: Unna\n", "1:1: cities", "in place of its dash, as “unna:”", "statt des Strichs den Kurznamen der Stadt"),
    "pay-as-fields": Mistake(f"{UNNA}    pay: {{low: 5000, high: 7000}}\n", "5:5: cities.unna.pay", "measure: range, low: 5000, high: 7000, period: month}]", "in einer Zeile: pay: [{"),
    "salary-as-a-number": Mistake(f"{UNNA}    salary: 6500\n", "5:5: cities.unna.salary", "write pay: [{role: it-leiter, level: any, measure: mean, mid: 6500, period: month}]", "schreiben Sie pay: [{"),
    "pay-as-a-range": Mistake(f"{UNNA}    pay: 60k - 80k\n", "5:5: cities.unna.pay", "measure: range, low: 60000, high: 80000, period: year}]", "schreiben Sie pay: [{"),
    "add-to-skills": Mistake(f"{UNNA}    skills: {{add: [SAP]}}\n", "5:14: cities.unna.skills.add", "only pay has add: write the whole list", "nur pay kennt add: schreiben Sie die ganze Liste"),
    "net-pay": Mistake(figure(basis="netto"), "13:9: cities.unna.pay[0].basis", "only gross pay can be given", "nur Bruttogehälter sind möglich"),
    "source-without-kind": Mistake("sources:\n  mine: {publisher: Me, title: T}\n", "2:3: sources.mine", "add kind: statistic, salary-database", "ergänzen Sie kind: statistic, salary-database"),
    "source-without-day": Mistake("sources:\n  mine: {publisher: Me, title: T, kind: report}\n", "2:3: sources.mine", "add accessed: YYYY-MM-DD", "ergänzen Sie accessed: JJJJ-MM-TT"),
    "skills-of-a-known-town": Mistake("cities: {dortmund: {skills: [SAP]}}\n", "1:21: note: cities.dortmund.skills", "terms that stood here are no longer used", "Begriffe, die hier standen, werden nicht mehr genutzt"),
    "state-left-empty": Mistake(UNNA.replace(" NW", ""), "4:5: cities.unna.state", "choose from BB, BE", "wählen Sie BB, BE"),
    "dash-too-far": Mistake(f"{UNNA}    skills:\n      - SAP\n       - Cloud\n", "6:9: cities.unna.skills[0]", "the line “- Cloud” is indented too far", "die Zeile „- Cloud“ ist zu weit eingerückt"),
    "backslash-in-a-path": Mistake('cities:\n  unna:\n    name: "C:\\Users"\n', "3:", "put the text in single quotes", "in einfache Anführungszeichen"),
    # Numbers and days
    "decimal-comma": Mistake(f"{UNNA}    indicators:\n      rent_eur_m2: 9,5\n", "6:7: cities.unna.indicators.rent_eur_m2", "without quotes and units: 9.5", "ohne Anführungszeichen und Einheit: 9.5"),
    "decimal-comma-in-braces": Mistake(f"{UNNA}    indicators: {{rent_eur_m2: {{value: 9,5, year: 2026}}}}\n", "5:41: cities.unna.indicators.rent_eur_m2.5", "a decimal point in place of the comma: 9.5", "einen Punkt statt des Kommas: 9.5"),
    "thousands": Mistake(f"{UNNA}    indicators:\n      population: 59.500\n", "6:19: cities.unna.indicators.population", "write 59500 for thousands", "schreiben Sie 59500 für Tausender"),
    "k": Mistake(figure(low="60k", high="80 Tsd.", period="year"), "9:9: cities.unna.pay[0].low", "without quotes and units: 60000", "ohne Anführungszeichen und Einheit: 60000"),
    "range-as-text": Mistake(figure(low="60-80k", high="", period="year"), "9:9: cities.unna.pay[0].low", "low: 60000 and high: 80000", "low: 60000 und high: 80000"),
    "euro": Mistake(figure(low="5.000 €"), "9:9: cities.unna.pay[0].low", "without quotes and units: 5000", "ohne Anführungszeichen und Einheit: 5000"),
    "percent": Mistake(f"{UNNA}    indicators:\n      unemployment_rate: 7,5 %\n", "6:7: cities.unna.indicators.unemployment_rate", "without quotes and units: 7.5", "ohne Anführungszeichen und Einheit: 7.5"),
    "negative-rent": Mistake(f"{UNNA}    indicators: {{rent_eur_m2: {{value: -9.5, year: 2026}}}}\n", "5:32: warning: cities.unna.indicators.rent_eur_m2.value", "-9.5 lies outside 1 to 50; check the value, its sign", "prüfen Sie Wert, Vorzeichen"),
    "yearly-for-monthly": Mistake(figure(period="year"), "9:9: warning: cities.unna.pay[0].low", "write period: month", "schreiben Sie period: month"),
    "low-above-high": Mistake(figure(low="8000"), "9:9: cities.unna.pay[0].low", "low (8,000) is above high (7,000); check both amounts", "low (8.000) liegt über high (7.000)"),
    "year-of-two-digits": Mistake(figure(year="26"), "12:9: cities.unna.pay[0].year", "write all four digits: 2026", "schreiben Sie alle vier Ziffern: 2026"),
    "day-for-a-year": Mistake(figure(year="2026-05-01"), "12:9: cities.unna.pay[0].year", "found 2026-05-01; write 2026", "gefunden: 2026-05-01; schreiben Sie 2026"),
    "german-day": Mistake("sources:\n  mine: {publisher: Me, title: T, kind: report, accessed: 1.5.2026}\n", "2:49: sources.mine.accessed", "write 2026-05-01", "schreiben Sie 2026-05-01"),
    "not-known": Mistake(f"{UNNA}    indicators:\n      rent_eur_m2: k.A.\n", "6:7: cities.unna.indicators.rent_eur_m2", "where nothing is known, delete the line", "ist nichts bekannt, löschen Sie die Zeile"),
    "key-without-quotes": Mistake(f"{UNNA}    ags: 05978036\n", "5:10: cities.unna.ags", 'put a code in quotes: "05978036"', 'setzen Sie eine Kennziffer in Anführungszeichen: "05978036"'),
    # Texts and lists
    "address-without-scheme": Mistake(figure(url="www.example.org/pay"), "13:9: cities.unna.pay[0].url", "write https://www.example.org/pay", "schreiben Sie https://www.example.org/pay"),
    "text-for-a-list": Mistake(f"{UNNA}    skills: Netzwerke; SAP\n", "5:5: cities.unna.skills", "write a list, with brackets and commas: [Netzwerke, SAP]", "schreiben Sie eine Liste, mit Klammern und Kommas: [Netzwerke, SAP]"),
    "semicolons-in-a-list": Mistake(f"{UNNA}    skills: [Netzwerke; SAP]\n", "5:14: cities.unna.skills[0]", "with brackets and commas: [Netzwerke, SAP]", "mit Klammern und Kommas: [Netzwerke, SAP]"),
    "list-for-a-value": Mistake(f"{UNNA}    lat: [51.5]\n", "5:5: cities.unna.lat", "found a list; write 51.5", "gefunden: eine Liste; schreiben Sie 51.5"),
    "figure-without-dash": Mistake(f"{UNNA}    pay:\n      role: it-leiter\n", "5:5: cities.unna.pay", "write “- ” before the first of these fields", "schreiben Sie „- “ vor das erste dieser Felder"),
    "city-twice": Mistake(f"{UNNA}  unna:\n    lat: 51.5\n", "5:3: cities.unna", "“unna” stands here twice; keep one of the two", "„unna“ steht hier zweimal"),
    "city-by-two-names": Mistake("cities:\n  dortmund: {lat: 51.5}\n  Dortmund: {lon: 7.5}\n", "3:3: cities.Dortmund", "“Dortmund” and “dortmund” both mean dortmund", "„Dortmund“ und „dortmund“ bedeuten beide dortmund"),
    "quotes-of-a-word-processor": Mistake(UNNA.replace("name: Unna", "name: „Unna“"), "3:5: warning: cities.unna.name", "leave them out: Unna", "lassen Sie sie weg: Unna"),
    # YAML
    "tab": Mistake("cities:\n\tunna:\n\t\tname: Unna\n", "2:1", "indented with a tab; use spaces instead", "mit einem Tabulator eingerückt; nehmen Sie stattdessen Leerzeichen"),
    "no-space-behind-colon": Mistake("cities:\n  unna:\n    name:Unna\n    state: NW\n", "3:5", "write name: Unna", "schreiben Sie name: Unna"),
    "no-colon": Mistake("cities:\n  unna\n    name: Unna\n", "2:3", "there is no colon behind “unna”", "hinter „unna“ fehlt ein Doppelpunkt"),
    "equal-signs": Mistake("cities:\n  unna:\n    name = Unna\n", "2:3: cities.unna", "write “name: value” below it, with a colon", "schreiben Sie darunter „Name: Wert“, mit Doppelpunkt"),
    "open-quote": Mistake('cities:\n  unna:\n    name: "Unna\n    state: NW\n', "3:11", 'end the text with the same straight "', 'mit dem gleichen geraden "'),
    "colon-in-a-text": Mistake("cities:\n  unna:\n    name: Unna: Stadt\n", "3:15", 'put the text in quotes: name: "Unna: Stadt"', 'in Anführungszeichen: name: "Unna: Stadt"'),
    "indentation": Mistake("cities:\n  unna:\n    name: Unna\n   state: NW\n", "4:4", "begins with 3 spaces, which fits none above it", "beginnt mit 3 Leerzeichen, was zu keiner darüber passt"),
    "indentation-in-a-list": Mistake(f"{UNNA}    pay:\n      - role: it-leiter\n       level: any\n", "7:8", "the line above has 6 before its dash; a field of the same entry begins with 8", "die Zeile darüber hat 6 vor ihrem Strich"),
    "list-behind-its-field": Mistake(f"{UNNA}    pay: - role: it-leiter\n", "5:10", "from the dash (-) on to a line of its own", "ab dem Strich (-) in eine eigene Zeile"),
    "dash-for-nothing": Mistake(f"{UNNA}    lat: -\n    lon: 7.69\n", "5:10", "delete this line", "löschen Sie diese Zeile"),
    "open-bracket": Mistake(f"{UNNA}    skills: [SAP\n    lat: 51.5\n", "5:13", "end it with ]", "beenden Sie sie mit ]"),
    "percent-sign-first": Mistake(f"{UNNA}    indicators:\n      unemployment_rate: %7.5\n", "6:26", "write a percentage as its number alone", "schreiben Sie von Prozenten nur die Zahl"),
    "backslash": Mistake('cities:\n  unna:\n    name: "Un\\Ma"\n', "3:14", "put the text in single quotes", "in einfache Anführungszeichen"),
    # Files
    "empty": Mistake("", "1:1: warning", "`itleiter template CITY` prints a city", "`itleiter template STADT` gibt eine Stadt"),
    "windows-encoding": Mistake(UNNA.replace("Unna", "Mülheim").encode("cp1252"), "3:12", "“Save as” with the encoding UTF-8", "„Speichern unter“ mit der Codierung UTF-8"),
    "utf-16": Mistake(UNNA.encode("utf-16"), "1:1", "saved as UTF-16 (“Unicode”); save the file as UTF-8", "als UTF-16 („Unicode“) gespeichert"),
    "xlsx": Mistake(b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)), "1:1", "copy what stands in it into a plain text file", "kopieren Sie den Inhalt in eine reine Textdatei"),
    "csv": Mistake("name;state;rent\nUnna;NW;9,5\n", "1:1", "a data file begins with a section like cities:", "eine Datendatei beginnt mit einem Abschnitt wie cities:"),
    "hard-spaces": Mistake("cities:\n\u00a0\u00a0unna:\n    name: Unna\n", "2:1", "type it anew with the space bar", "tippen Sie sie mit der Leertaste neu"),
}  # fmt: skip
"""By a name for it, each mistake; those that are none any more stand in ``test_labels``."""

NEVER_SHOWN = (
    "^[",
    "\\s",
    "[a-z]",
    "found character",
    "did not find",
    "mapping values",
    "block ",
    "expected <",
    "{written}",
)
"""Parts of regular expressions, of what the parser says, and of what was not filled in."""


@pytest.mark.parametrize("lang", ["en", "de"])
def test_each_message_says_where_what_and_what_to_do(
    lang: str, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, mistake in MISTAKES.items():
        content = mistake.content.encode() if isinstance(mistake.content, str) else mistake.content
        Path(f"{name}.yaml").write_bytes(content)
    said = run("check", *(f"{name}.yaml" for name in MISTAKES), "--lang", lang).out.splitlines()
    assert not [line for line in said if any(part in line for part in NEVER_SHOWN)]
    for name, mistake in MISTAKES.items():
        place = (
            mistake.place.replace("warning", "Warnung").replace("note", "Hinweis") if lang == "de" else mistake.place
        )
        words = mistake.english if lang == "en" else mistake.german
        lines = [line for line in said if line.startswith(f"{name}.yaml:")]
        assert any(line.startswith(f"{name}.yaml:{place}") and words in line for line in lines), (name, lines)

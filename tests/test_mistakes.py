"""Mistakes that people make in a file of their own, and what must be said so that they can mend it from that alone."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from conftest import Runner
from itleiter_cli.catalog.packs import PackFile
from itleiter_cli.messages.language import Language, LanguageCode
from itleiter_cli.questions.check import Check, check_files
from read_once import read_once

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
    "colon-in-a-term": Mistake(f"{UNNA}    training: Zertifikate: ja\n", "5:26", "a list has terms alone, as `itleiter terms training` prints them, in brackets, with commas between them: training: [Zertifikate]", "eine Liste hat nur Begriffe, wie `itleiter terms training` sie ausgibt, in Klammern, mit Kommas dazwischen: training: [Zertifikate]"),
    "colon-between-two-terms": Mistake(f"{UNNA}    skills: Cloud: SAP\n", "5:18", "skills: [Cloud, SAP]", "skills: [Cloud, SAP]"),
    "colon-behind-a-list": Mistake(f"{UNNA}    skills: [SAP]: x\n", "5:18", "this line has a second colon; put the text in quotes", "diese Zeile hat einen zweiten Doppelpunkt; setzen Sie den Text in Anführungszeichen"),
    "only-a-language": Mistake(f"{UNNA}    aliases:\n      - de:\n", "6:9: cities.unna.aliases[0]", "found fields; correct the value", "gefunden: Felder; berichtigen Sie den Wert"),
    "fields-in-a-text": Mistake(f"{UNNA}    aliases:\n      - Foo: {{a: b}}\n", "6:9: cities.unna.aliases[0]", "found fields; correct the value", "gefunden: Felder; berichtigen Sie den Wert"),
    "quotes-before-a-colon": Mistake(f"{UNNA}    aliases:\n      - 'Bad \"U\"': Stadt\n", "6:9: cities.unna.aliases[0]", "found fields; correct the value", "gefunden: Felder; berichtigen Sie den Wert"),
    "colon-in-a-line-of-a-list": Mistake(f"{UNNA}    training:\n      - Zertifikate: ja\n", "6:9: cities.unna.training[0]", "found fields; write Zertifikate", "gefunden: Felder; schreiben Sie Zertifikate"),
    "colon-that-says-more": Mistake(f"{UNNA}    aliases:\n      - Unna: Kreisstadt\n", "6:9: cities.unna.aliases[0]", 'found fields; write "Unna: Kreisstadt"', 'gefunden: Felder; schreiben Sie "Unna: Kreisstadt"'),
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
    "add-on-one-line": Mistake(f"{UNNA}    pay: add: [{{role: it-leiter}}]\n", "5:13", "move the part from “add:” on to a line of its own", "setzen Sie alles ab „add:“ in eine eigene Zeile"),
    "dash-without-space": Mistake(f"{UNNA}    skills:\n    -SAP\n    -Cloud\n", "6:5", "no space behind the dash; write - SAP", "hinter dem Strich fehlt das Leerzeichen; schreiben Sie - SAP"),
    "bars-for-a-list": Mistake(f"{UNNA}    skills: SAP | Cloud\n", "5:5: cities.unna.skills", "with brackets and commas: [SAP, Cloud]", "mit Klammern und Kommas: [SAP, Cloud]"),
    "two-years": Mistake(figure(year="2024/25"), "12:9: cities.unna.pay[0].year", "write the year alone: 2024", "schreiben Sie nur das Jahr: 2024"),
    "month-and-year": Mistake(figure(year="Mai 2026"), "12:9: cities.unna.pay[0].year", "write the year alone: 2026", "schreiben Sie nur das Jahr: 2026"),
    "dollars": Mistake(figure(low="$65k", period="year"), "9:9: cities.unna.pay[0].low", "amounts are in EUR: convert it", "Beträge stehen in EUR: rechnen Sie um"),
    "net-in-the-amount": Mistake(figure(low="5000 netto"), "9:9: cities.unna.pay[0].low", "only gross pay can be given", "nur Bruttogehälter sind möglich"),
    "millions": Mistake(f"{UNNA}    indicators:\n      population: 0,6 Mio\n", "6:7: cities.unna.indicators.population", "without quotes and units: 600000", "ohne Anführungszeichen und Einheit: 600000"),
    "about": Mistake(figure(low="~5000", high="ca. 7.200,-"), "9:9: cities.unna.pay[0].low", "without quotes and units: 5000", "ohne Anführungszeichen und Einheit: 5000"),
    "power-of-ten": Mistake(figure(low="4.5e3"), "9:9: cities.unna.pay[0].low", "without quotes and units: 4500", "ohne Anführungszeichen und Einheit: 4500"),
    # Files
    "empty": Mistake("", "1:1: warning", "`itleiter template CITY` prints a city", "`itleiter template STADT` gibt eine Stadt"),
    "windows-encoding": Mistake(UNNA.replace("Unna", "Mülheim").encode("cp1252"), "3:12", "“Save as” with the encoding UTF-8", "„Speichern unter“ mit der Codierung UTF-8"),
    "utf-16": Mistake(UNNA.encode("utf-16"), "1:1", "saved as UTF-16 (“Unicode”); save the file as UTF-8", "als UTF-16 („Unicode“) gespeichert"),
    "xlsx": Mistake(b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)), "1:1", "copy what stands in it into a plain text file", "kopieren Sie den Inhalt in eine reine Textdatei"),
    "csv": Mistake("name;state;rent\nUnna;NW;9,5\n", "1:3: C1 rent", "did you mean rent_eur_m2", "meinten Sie Miete kalt"),
    "hard-spaces": Mistake("cities:\n\u00a0\u00a0unna:\n    name: Unna\n", "2:1", "type it anew with the space bar", "tippen Sie sie mit der Leertaste neu"),
}  # fmt: skip
"""By a name for it, each mistake; those that are none any more stand in ``test_labels``."""

HEADINGS = ("Stadt", "Bundesland", "Miete kalt", "Miete kalt Jahr", "Einwohner", "Kenntnisse")
PAY = tuple(f"Gehalt 1 {part}" for part in ("Stufe", "Art", "von", "bis", "Zeitraum", "Jahr"))


def row(town: str = "Dortmund", **cells: str) -> str:
    """Write a German table with one row; cells by the last word of their heading, ``kalt_Jahr`` being two."""
    known = {heading.split()[-1]: heading for heading in (*HEADINGS, *PAY)} | {"kalt_Jahr": "Miete kalt Jahr"}
    written = {"Stadt": town} | {known[name]: cell for name, cell in cells.items()}
    return "\n".join([";".join((*HEADINGS, *PAY)), ";".join(written.get(each, "") for each in (*HEADINGS, *PAY)), ""])


def pay(**changed: str) -> str:
    """Write a German table with one pay figure."""
    return row(**{"Art": "Spanne", "von": "5000", "bis": "7000", "Zeitraum": "Monat", "Jahr": "2026", **changed})


TIDY = "Stadt;Rolle;Stufe;Art;von;bis;Zeitraum;Jahr\n"
TABLES = {
    # The form of the table
    "headings-below": Mistake(f"Dortmund;NW\n{row()}", "1:1", "these seem to stand in row 2; delete the rows above", "stehen anscheinend in Zeile 2; löschen Sie die Zeilen über"),
    "two-rows-of-headings": Mistake(f";;Gehalt 1;;Gehalt 2\n{row()}", "1:1", "these seem to stand in row 2", "stehen anscheinend in Zeile 2"),
    "headings-alone": Mistake("Stadt;Miete kalt\n;\n", "1:1: A1 Stadt", "there is no row; write a town into the row below", "steht keine Zeile; schreiben Sie eine Stadt in die Zeile darunter"),
    "title-alone": Mistake("Meine Städte 2026;;\nDortmund;9,5;2026\n", "2:1", "no headings above this row; insert a row of headings", "fügen Sie über der ersten Stadt eine Zeile mit Überschriften ein"),
    "no-headings": Mistake("Dortmund;9,5\nEssen;9\n", "1:1: A1 Dortmund", "insert a row of headings above the first town", "fügen Sie über der ersten Stadt eine Zeile mit Überschriften ein"),
    "headings-again": Mistake(f"{row()}{row('Essen')}", "3:1: A3 Stadt", "this row repeats the headings; delete it", "diese Zeile wiederholt die Überschriften; löschen Sie sie"),
    "towns-as-columns": Mistake("Stadt;Dortmund;Essen\nMiete kalt;9;8\n", "1:1: A1 Stadt", "the towns stand beside one another, not below; a town is a row, not a column: swap rows and columns", "die Städte stehen nebeneinander statt untereinander; eine Stadt ist eine Zeile, keine Spalte: vertauschen Sie Zeilen und Spalten"),
    "terms-as-columns": Mistake("Stadt;SAP\nDortmund;x\n", "1:2: B1 SAP", "write it into the cells of the column skills", "schreiben Sie ihn in die Zellen der Spalte Kenntnisse"),
    "bars-between-columns": Mistake("Stadt|Miete kalt\nDortmund|9\n", "1:1: A1 Stadt|Miete kalt", "put ; or , between columns in place of |", "trennen Sie Spalten mit ; oder , statt mit |"),
    "no-column-of-towns": Mistake("Ort;Miete kalt\nDortmund;9\n", "1:1: A1 Ort", "no column names the towns; give the column of their names the heading city", "geben Sie der Spalte mit ihren Namen die Überschrift Stadt"),
    "merged-cells": Mistake(f"{pay()};;;;;;Einstieg;Spanne;5000;6000;Monat;2026\n", "3:1: A3 Stadt", "for a second pay figure of a town its row has the columns pay2", "für ein zweites Gehalt einer Stadt gibt es in ihrer Zeile die Spalten Gehalt 2"),
    # Towns
    "towns-beside-one-another-but-the-corner": Mistake("Essen;Dortmund;Frankfurt am Main\nMiete kalt;8,10;7,60\n", "1:1: A1 Essen", "write city into this cell, then swap rows and columns", "schreiben Sie Stadt in diese Zelle und vertauschen Sie dann Zeilen und Spalten"),
    "towns-beside-one-another-below-states": Mistake("Bundesland;Dortmund;Essen\nMiete kalt;9;8\n", "1:1: A1 Bundesland", "write city into this cell, then swap", "schreiben Sie Stadt in diese Zelle und vertauschen Sie dann"),
    "towns-beside-one-another-from-the-corner": Mistake("Dortmund;Essen\n8,1;7,9\n", "1:1: A1 Dortmund", "swap rows and columns", "vertauschen Sie Zeilen und Spalten"),
    "sums": Mistake(row("Durchschnitt", kalt="8,2"), "2:1: A2 Stadt", "if this row is about no town, delete it", "wenn die Zeile von keiner Stadt handelt, löschen Sie sie"),
    "new-without-state": Mistake(row("Unna"), "2:1: A2 Stadt", "fill in the column state;", "füllen Sie die Spalte Bundesland aus;"),
    "state-behind-a-town": Mistake(row("Dortmund (NRW)"), "2:1: A2 Stadt", "did you mean dortmund?", "meinten Sie dortmund?"),
    "another-frankfurt": Mistake(row("Frankfurt", Bundesland="Brandenburg"), "2:2: B2 Bundesland", "“Frankfurt” is frankfurt-am-main in HE", "für eine andere Stadt dieses Namens schreiben Sie ihren vollen Namen"),
    "state-cleared": Mistake(row(Bundesland="-"), "2:2: B2 Bundesland", "a town cannot be without state", "eine Stadt kann nicht ohne Bundesland sein"),
    "alias-for-nothing": Mistake("Stadt;Weitere Namen\nDortmund;k. A.\n", "2:2: B2 Weitere Namen", "leave the cell empty where nothing is known", "lassen Sie die Zelle leer, wo nichts bekannt ist"),
    "swapped-degrees": Mistake("Stadt;Breite;Länge\nDortmund;7,46;51,5\n", "2:2: warning: B2 Breite", "write 51.5 into the column lat and 7.46 into lon", "schreiben Sie 51,5 in die Spalte Breite und 7,46 in die Spalte Länge"),
    # Numbers and years
    "nothing": Mistake(row(kalt="k. A."), "2:3: C2 Miete kalt", "leave the cell empty where nothing is known", "lassen Sie die Zelle leer, wo nichts bekannt ist"),
    "of-a-formula": Mistake(row(kalt="#NAME?"), "2:3: C2 Miete kalt", "“#NAME?” is a formula or its error; write the value", "schreiben Sie den Wert"),
    "a-rent-from-to": Mistake(row(kalt="8,50 bis 9,20"), "2:3: C2 Miete kalt", "write one number in place of a range", "schreiben Sie eine einzige Zahl statt einer Spanne"),
    "a-rent-in-percent": Mistake(row(kalt="75 %"), "2:3: C2 Miete kalt", "write the number alone, in EUR/m²", "schreiben Sie nur die Zahl, in EUR/m²"),
    "about-a-rent": Mistake(row(kalt="ca. 9,50 €/qm"), "2:3: C2 Miete kalt", "write 9.5", "schreiben Sie 9,5"),
    "half-a-million": Mistake(row(Einwohner="0,6 Mio"), "2:5: E2 Einwohner", "write 600000", "schreiben Sie 600000"),
    "a-year-from-to": Mistake(row(kalt="9,5", kalt_Jahr="2024/25"), "2:4: D2 Miete kalt Jahr", "“2024/25” is not a year; write the year alone: 2024", "„2024/25“ ist kein Jahr; schreiben Sie nur das Jahr: 2024"),
    "a-day": Mistake(row(kalt="9,5", kalt_Jahr="01.05.2026"), "2:4: D2 Miete kalt Jahr", "write the year alone: 2026", "schreiben Sie nur das Jahr: 2026"),
    "value-for-its-year": Mistake(row(kalt="2026", kalt_Jahr="9,5"), "2:4: D2 Miete kalt Jahr", "write a year of four digits, as 2026", "schreiben Sie ein Jahr mit vier Ziffern, wie 2026"),
    "no-year": Mistake(row(kalt="9,5"), "2:4: warning: D2 Miete kalt Jahr", "fill in this cell", "füllen Sie diese Zelle aus"),
    "no-column-of-years": Mistake("Stadt;Miete kalt\nDortmund;9,5\n", "2:2: warning: B2 Miete kalt", "add the column rent_eur_m2_year", "ergänzen Sie die Spalte Miete kalt Jahr"),
    "computed-from-it": Mistake("Stadt;Medianlohn (Monat);Medianlohn (Monat) Jahr\nDortmund;4200;2025\n", "2:2: warning: B2 Medianlohn (Monat)", "or - if it is not known", "Lohnindex von dortmund ist noch berechnet"),
    # Pay
    "thousands-by-k": Mistake(pay(von="65k"), "2:9: I2 Gehalt 1 von", "write 65000", "schreiben Sie 65000"),
    "from-to-in-a-cell": Mistake(pay(von="65-80", bis=""), "2:9: I2 Gehalt 1 von", "write 65000 and 80000 into two cells", "schreiben Sie 65000 und 80000 in zwei Zellen"),
    "no-cents": Mistake(pay(von="5.000,-/Monat"), "2:9: I2 Gehalt 1 von", "write 5000", "schreiben Sie 5000"),
    "francs": Mistake(pay(von="5.000 CHF"), "2:9: I2 Gehalt 1 von", "amounts are in EUR, not in CHF; convert them", "Beträge stehen in EUR, nicht in CHF; rechnen Sie sie um"),
    "year-as-month": Mistake(pay(von="60000", bis="80000"), "2:9: warning: I2 Gehalt 1 von", "write year into the column pay1_period", "schreiben Sie Jahr in die Spalte Gehalt 1 Zeitraum"),
    "no-upper-amount": Mistake("Stadt;Gehalt 1 Art;Gehalt 1 von;Gehalt 1 Zeitraum\nDortmund;Spanne;5000;Monat\n", "2:2: B2 Gehalt 1 Art", "add the column pay1_high", "ergänzen Sie die Spalte Gehalt 1 bis"),
    "figure-of-another-number": Mistake("Stadt;Gehalt 1 Art;Gehalt 1 ab\nDortmund;Spanne;5000\n", "1:3: C1 Gehalt 1 ab", "did you mean pay1_low", "meinten Sie Gehalt 1 von"),
    "level-of-their-own": Mistake(pay(Stufe="Senior"), "2:7: G2 Gehalt 1 Stufe", "choose from entry, experienced or", "wählen Sie Einstieg, Erfahrung oder ohne Stufe"),
    "twice-in-a-row": Mistake("\n".join(f"{line};{more}" for line, more in zip(pay().splitlines(), (";".join(PAY).replace("1", "2"), ";Spanne;5000;7000;Monat;2026"), strict=True)), "2:14: N2 Gehalt 2 Art", "the same pay figure stands here twice", "dieselbe Gehaltsangabe steht hier zweimal"),
    "beside-a-known-one": Mistake(pay(Stufe="Einstieg", von="4600", bis="5900"), "2:7: note: G2 Gehalt 1 Stufe", "a known pay figure of its kind stands beside 4,600–5,900: 4,500–5,900 (wir-lieben-jobs.de, undated)", "neben 4.600–5.900 steht eine bekannte Gehaltsangabe derselben Art: 4.500–5.900 (wir-lieben-jobs.de, undatiert)"),
    "dash-in-a-tidy-table": Mistake(f"{TIDY}Dortmund;IT-Leiter;;Spanne;-;7000;Monat;2026\n", "2:5: E2 von", "empty this cell; a table of pay figures only adds", "leeren Sie diese Zelle; eine Tabelle von Gehältern fügt nur hinzu"),
    "beside-in-a-tidy-table": Mistake(f"{TIDY}Dortmund;IT-Leiter;Einstieg;Spanne;4600;5900;Monat;2026\n", "2:2: note: B2 Rolle", "a table of pay figures only adds", "eine Tabelle von Gehältern fügt nur hinzu"),
    "state-in-a-tidy-table": Mistake(f"{TIDY}Bayern;IT-Leiter;;Spanne;5000;7000;Monat;2026\n", "2:1: A2 Stadt", "write state into the column scope", "schreiben Sie Bundesland in die Spalte scope"),
    "no-year-in-a-tidy-table": Mistake(f"{TIDY}Dortmund;IT-Leiter;;Spanne;5000;7000;Monat;\n", "2:8: warning: H2 Jahr", "fill in this cell", "füllen Sie diese Zelle aus"),
    # Terms
    "commas-between-terms": Mistake(row(Kenntnisse="Netzwerke, SAP und Cloud"), "2:6: F2 Kenntnisse", "write Netzwerke | SAP | Cloud", "schreiben Sie Netzwerke | SAP | Cloud"),
    "no-terms": Mistake(row(Kenntnisse="keine Angabe"), "2:6: F2 Kenntnisse", "leave the cell empty where nothing is known", "lassen Sie die Zelle leer, wo nichts bekannt ist"),
    "fewer-terms": Mistake(row(Kenntnisse="SAP"), "2:6: note: F2 Kenntnisse", "`itleiter template --table dortmund` prints them", "`itleiter template --table dortmund` gibt sie aus"),
}  # fmt: skip
"""Those of people who keep towns in a spreadsheet."""

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


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """What is found in all of them over a few towns, which are quicker than all; it is said in both languages."""
    towns = ("dortmund", "essen", "frankfurt-am-main")

    def with_few_towns(path: Path) -> tuple[PackFile, bytes]:
        file, content = read_once(path)
        few = {slug: city for slug, city in file.pack.cities.items() if slug in towns}
        return PackFile(file.name, file.content, msgspec.structs.replace(file.pack, cities=few)), content

    folder = tmp_path_factory.mktemp("mistakes")
    files = []
    for ending, mistakes in (("yaml", MISTAKES), ("csv", TABLES)):
        for name, mistake in mistakes.items():
            files.append(folder / f"{name}.{ending}")
            files[-1].write_bytes(mistake.content.encode() if isinstance(mistake.content, str) else mistake.content)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("itleiter_cli.questions.check.read_pack", with_few_towns)
        return check_files(files, (), Language("en"))


@pytest.mark.parametrize("code", ["en", "de"])
def test_each_message_says_where_what_and_what_to_do(code: LanguageCode, checked: Check) -> None:
    language = Language(code)
    said = [
        language.problem(
            each.problem, "" if each.severity == "error" else language.say(f"severity-{each.severity}")
        ).removeprefix(f"{Path(each.problem.file).parent}/")
        for each in checked.problems
    ]
    assert not [line for line in said if any(part in line for part in NEVER_SHOWN)]
    for ending, mistakes in (("yaml", MISTAKES), ("csv", TABLES)):
        for name, mistake in mistakes.items():
            place, words = mistake.place, mistake.english
            if code == "de":
                place, words = place.replace("warning", "Warnung").replace("note", "Hinweis"), mistake.german
            lines = [line for line in said if line.startswith(f"{name}.{ending}:")]
            assert any(line.startswith(f"{name}.{ending}:{place}") and words in line for line in lines), (name, lines)


def test_a_title_above_the_headings_is_passed_over(tmp_path: Path, run: Runner) -> None:
    """Whatever separators stand in it."""
    file = tmp_path / "towns.csv"
    file.write_text("Städte, Mieten, Gehälter, Stand 2026;\n;\nStadt;AGS\nDortmund;99999999\n", encoding="utf-8")
    assert run("show", "dortmund", "--fields", "ags", "-f", "csv", "--data", str(file)).out.splitlines()[1:] == [
        "dortmund,Dortmund,99999999,from_pack"
    ]

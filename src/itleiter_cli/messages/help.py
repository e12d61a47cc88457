"""What help and the manual say of commands and their parameters, as (English, German)."""

from collections.abc import Mapping, Sequence

COMMANDS: Mapping[str, tuple[str, str]] = {
    "": (
        "Compare German cities for one profession: the IT-Leiter, head of IT.",
        "Vergleicht deutsche Städte für einen Beruf: IT-Leiter/in.",
    ),
    "compare": (
        "Put cities side by side, and say what may be compared.",
        "Stellt Städte nebeneinander und sagt, was sich vergleichen lässt.",
    ),
    "show": (
        "Show everything that is known about a city, or about several.",
        "Zeigt alles, was über eine oder mehrere Städte bekannt ist.",
    ),
    "list": ("List the cities that are there.", "Zeigt, welche Städte es gibt."),
    "offer": (
        "Show where an offer sits, and what rent takes of it.",
        "Zeigt, wo ein Angebot liegt und was die Miete davon nimmt.",
    ),
    "gap": (
        "Hold your skills against those that cities ask for.",
        "Vergleicht Ihre Kenntnisse mit dem, was verlangt wird.",
    ),
    "rank": (
        "Rank cities by weights of your own, explained.",
        "Ordnet Städte nach Ihren eigenen Gewichten, mit Begründung.",
    ),
    "sources": (
        "Show who says so: all sources, those of a city, or of one field.",
        "Zeigt die Quellen: alle, die einer Stadt oder die eines Felds.",
    ),
    "terms": (
        "Show the vocabulary with its codes and its use.",
        "Zeigt die Begriffe mit ihren Codes, und wie oft sie vorkommen.",
    ),
    "export": (
        "Export all data as tidy tables, a row per observation.",
        "Gibt alle Daten als Tabellen aus, eine Zeile je Angabe.",
    ),
    "schema": (
        "Print the JSON Schema of data files or of JSON output.",
        "Gibt das JSON-Schema der Datendateien oder der JSON-Ausgabe aus.",
    ),
    "check": (
        "Check data of your own: each file laid over the bundled data.",
        "Prüft eigene Daten: jede Datei, über die mitgelieferten gelegt.",
    ),
    "template": (
        "Print a city as YAML, or cities as a table, to correct or to start from.",
        "Gibt eine Stadt als YAML oder Städte als Tabelle aus, zum Korrigieren oder als Vorlage.",
    ),
    "help": ("Show this help, or that of a command.", "Zeigt diese Hilfe oder die eines Befehls."),
}
"""The first sentence on each command, and on the whole (an empty name)."""

MORE: Mapping[str, tuple[str, str]] = {
    "": (
        "Everything works offline, and every figure names its source.",
        "Alles geht offline, und jede Zahl nennt ihre Quelle.",
    ),
    "gap": (
        "Without a city: against what is asked of heads of IT in general. Without skills: only what is asked for.",
        "Ohne Stadt: was von IT-Leitungen allgemein verlangt wird. Ohne Kenntnisse: nur, was verlangt wird.",
    ),
    "export": (
        "The format datapackage is a folder with all tables and their description.",
        "Das Format datapackage ist ein Ordner mit allen Tabellen und ihrer Beschreibung.",
    ),
    "check": (
        "Exits with 4 where something is wrong; warnings leave 0. ITLEITER_DATA is not read here.",
        "Endet mit 4, wenn etwas falsch ist, bei bloßen Warnungen mit 0. ITLEITER_DATA wird hier nicht gelesen.",
    ),
}
"""What else is said of a command."""

FIRST_STEPS: Mapping[str, tuple[str, str]] = {
    "itleiter compare muelheim dortmund": ("side by side, as a table", "nebeneinander, als Tabelle"),
    "itleiter show dortmund": ("all that is known about one city", "alles über eine Stadt"),
    "itleiter compare muelheim dortmund -f csv": ("the same for scripts", "dasselbe für Skripte"),
    "itleiter sources dortmund pay": ("who says so", "wer das sagt"),
}
"""The examples of the whole, and what they give."""

EXAMPLES: Mapping[str, Sequence[str]] = {
    "compare": (
        "itleiter compare muelheim dortmund",
        "itleiter compare muelheim dortmund --fields pay --per year",
        "itleiter compare muelheim dortmund -o cities.xlsx",
        "itleiter compare muelheim dortmund --fields name,pay_low,rent_eur_m2 -f csv",
    ),
    "show": ("itleiter show dortmund", "itleiter show muelheim --lang de", "itleiter show dortmund -f json"),
    "list": (
        "itleiter list",
        "itleiter list --skill sap --sort rent",
        "itleiter list --near dortmund --within 40 --sort distance",
        "itleiter list --state NW --fields name,rent_eur_m2 -f csv",
    ),
    "offer": (
        "itleiter offer 6800 dortmund",
        "itleiter offer 6800",
        "itleiter offer 6500 --payments 13 --city dortmund --city muelheim",
        "itleiter offer '86k p.a.' stuttgart köln",
        "itleiter offer 90000 --per year --city kassel --flat 100",
    ),
    "gap": (
        "itleiter gap dortmund --have systemadministration,netzwerke,firewall,cloud",
        "itleiter gap muelheim dortmund --have firewall --have cloud",
        "itleiter gap --have firewall,cloud",
        "itleiter gap",
        "itleiter gap dortmund",
    ),
    "rank": (
        "itleiter rank muelheim dortmund essen",
        "itleiter rank --state NW --weight rent=2 --weight wage_index=1",
        "itleiter rank --state NW --weight distance=1 --weight pay=2 --from essen",
    ),
    "sources": ("itleiter sources", "itleiter sources dortmund", "itleiter sources dortmund pay"),
    "terms": ("itleiter terms", "itleiter terms skills --lang de", "itleiter terms skills -f csv"),
    "export": (
        "itleiter export --what pay",
        "itleiter export --what indicators -o indicators.csv",
        "itleiter export --what terms -f jsonl",
        "itleiter export --what sectors --city dortmund",
        "itleiter export --what indicators --wide -o indicators.xlsx",
        "itleiter export --format datapackage -o itleiter-data",
    ),
    "schema": ("itleiter schema", "itleiter schema --data mine.yaml", "itleiter schema --of compare"),
    "check": ("itleiter check mine.yaml", "itleiter check mine.yaml --format json"),
    "template": (
        "itleiter template dortmund -o dortmund.yaml",
        "itleiter template --new Unna -o unna.yaml",
        "itleiter template --new Unna --new Kamen -o kreis.yaml",
        "itleiter template --table dortmund essen -o towns.csv --dialect excel-de",
    ),
    "help": ("itleiter help", "itleiter help compare"),
}
"""The examples of each command."""

# The key is an option's name or an argument's metavar; behind a command's name (``gap CITY``), it is of that alone.
PARAMETERS: Mapping[str, tuple[str, str]] = {
    # Arguments, by their metavar
    "CITY": (
        "Cities: name, short name or AGS; commas separate several, - reads names from standard input.",
        "Städte: Name, Kurzname oder AGS; mehrere mit Kommas, - liest Namen von der Standardeingabe.",
    ),
    "gap CITY": (
        "Cities, as with --city; none for heads of IT in general.",
        "Städte, wie mit --city; ohne: IT-Leitungen allgemein.",
    ),
    "offer CITY": ("Cities; without any, Germany alone.", "Städte; ohne: nur Deutschland."),
    "rank CITY": ("Cities; else all.", "Städte; sonst alle."),
    "sources CITY": ("Only what stands behind this city.", "Nur, worauf diese Stadt beruht."),
    "template CITY": (
        "A city; with --table several, or none for the headings alone.",
        "Eine Stadt; mit --table mehrere, oder keine: nur die Überschriften.",
    ),
    "sources FIELD": ("Only this field of it.", "Davon nur dieses Feld."),
    "offer AMOUNT": (
        "The gross offer in EUR: 7200, 7.200 or 86k, with a period 86.400/year; quote spaces.",
        "Das Angebot in EUR brutto: 7200, 7.200 oder 86k, mit Zeitraum 86.400/Jahr; mit Leerzeichen: in Anführungszeichen.",
    ),
    "terms FACET": (
        "One of industries, employers, skills, culture and training.",
        "Eines von industries, employers, skills, culture und training.",
    ),
    "check FILE": (
        "Files or folders of your own, YAML or tables as CSV; - is standard input.",
        "Eigene Dateien oder Ordner, YAML oder Tabellen als CSV; - ist die Standardeingabe.",
    ),
    "help COMMAND": ("A command; without one, the whole.", "Ein Befehl; ohne: das Ganze."),
    # Options of several commands
    "--fields": (
        "Only these fields, or all; or in csv, tsv, jsonl and xlsx only these columns. Repeat it or use commas.",
        "Nur diese Felder, oder all; in csv, tsv, jsonl und xlsx auch nur diese Spalten. Mehrmals oder mit Kommas.",
    ),
    "list --fields": (
        "Only these fields and what sorts the list; or in csv, tsv, jsonl and xlsx only these columns.",
        "Nur diese Felder und wonach sortiert ist; in csv, tsv, jsonl und xlsx auch nur diese Spalten.",
    ),
    "--have": (
        "A skill of yours; repeat it or separate with commas.",
        "Was Sie können; mehrmals oder mit Kommas.",
    ),
    "--city": ("A city, or several with commas.", "Eine Stadt, oder mehrere mit Kommas."),
    "--profile": (
        "A YAML file with weights, have, from and missing; options win over it.",
        "Eine YAML-Datei mit weights, have, from und missing; Optionen gehen vor.",
    ),
    "--limit": ("At most so many cities.", "Höchstens so viele Städte."),
    # Options that commands share
    "--format": (
        "Form of the output; else by the ending of --output, else a table.",
        "Form der Ausgabe; sonst nach der Endung von --output, sonst eine Tabelle.",
    ),
    "--output": (
        "Write to this file, whole or not at all; - is standard output.",
        "In diese Datei schreiben, ganz oder gar nicht; - ist die Standardausgabe.",
    ),
    "--force": ("Overwrite the file of --output.", "Die Datei von --output überschreiben."),
    "--dialect": (
        "For csv: with excel-de, a German Excel opens the file by double click.",
        "Bei csv: mit excel-de öffnet sich die Datei in einem deutschen Excel per Doppelklick.",
    ),
    "--no-header": ("For csv and tsv: no line of column names.", "Bei csv und tsv: ohne Zeile der Spaltennamen."),
    "--labels": (
        "For csv, tsv and jsonl: labels instead of ids in the facet columns.",
        "Bei csv, tsv und jsonl: Bezeichnungen statt Kennungen.",
    ),
    "--all": (
        "In a table: everything, not only what decides.",
        "In einer Tabelle: alles, nicht nur, worauf es ankommt.",
    ),
    "--notes": (
        "Below a table: a line per source (short), all that is known (full), or none.",
        "Unter einer Tabelle: eine Zeile je Quelle (short), alles dazu (full) oder nichts (none).",
    ),
    "--color": (
        "Colour a table; auto, the default: on a terminal.",
        "Tabellen in Farbe; auto, die Vorgabe: nur in einem Terminal.",
    ),
    "--data": (
        "Lay this file (YAML, or a table as CSV), or the *.yaml of a folder, over the bundled data; repeat it.",
        "Diese Datei (YAML, oder eine Tabelle als CSV), oder die *.yaml eines Ordners, über die mitgelieferten Daten legen; auch mehrmals.",
    ),
    "--lang": (
        "Language of the output; else ITLEITER_LANG, else the locale.",
        "Sprache der Ausgabe; sonst ITLEITER_LANG, sonst die des Systems.",
    ),
    "--help": ("Show this help.", "Diese Hilfe zeigen."),
    # Options of the whole
    "--version": (
        "Show the versions of itleiter, of the data in use and of Python.",
        "Die Versionen von itleiter, der Daten und von Python zeigen.",
    ),
    "--install-completion": (
        "Let this shell complete with Tab.",
        "Das Ergänzen mit Tab für diese Shell einrichten.",
    ),
    "--show-completion": (
        "Show what would be installed for it.",
        "Zeigen, was dafür eingerichtet würde.",
    ),
    # Options of one command
    "compare --level": (
        "Only the cities' own pay figures of this level.",
        "Nur eigene Gehaltsangaben der Städte für diese Stufe.",
    ),
    "compare --per": ("Pay per month or per year (twelve months).", "Gehalt pro Monat oder pro Jahr (zwölf Monate)."),
    "compare --strict": (
        "Exit with 5 where a chosen field is not comparable.",
        "Mit 5 enden, wenn ein gewähltes Feld nicht vergleichbar ist.",
    ),
    "list --state": ("In this state; repeated: in any of them.", "In diesem Bundesland; mehrmals: in einem davon."),
    "list --industry": (
        "With this industry, by a text about the job or by pages about the city; repeated: with all.",
        "Mit dieser Branche, laut einem Text über die Stelle oder Seiten über die Stadt; mehrmals: mit allen.",
    ),
    "list --employer": (
        "With this kind of employer, likewise; repeated: with all.",
        "Mit dieser Art von Arbeitgeber, ebenso; mehrmals: mit allen.",
    ),
    "list --skill": ("Asking for this skill; repeated: for all.", "Wo diese Kenntnis verlangt wird; mehrmals: alle."),
    "list --sector": (
        "With more jobs than usual in this group of sections (J, or IT); repeated: in all.",
        "Mit mehr Arbeitsplätzen als üblich in dieser Gruppe (J oder IT); mehrmals: in allen.",
    ),
    "list --min-pay": (
        "Where pay reaches this much per month, or 86k/year.",
        "Wo das Gehalt im Monat so viel erreicht, oder 86k/Jahr.",
    ),
    "list --near": ("Measure the air line from here.", "Luftlinie von hier messen."),
    "list --within": (
        "At most this far from --near, in km: 40 or 12.5.",
        "Höchstens so weit von --near entfernt, in km: 40 oder 12,5.",
    ),
    "list --sort": (
        "Sort by name, state, pay, distance or an indicator, best first; else by name, with --near by distance.",
        "Nach name, state, pay, distance oder einer Kennzahl ordnen, das Beste zuerst; sonst nach name, mit --near nach distance.",
    ),
    "list --reverse": (
        "Turn the order round; cities without a value stay last.",
        "Umgekehrt ordnen; Städte ohne Wert bleiben am Ende.",
    ),
    "offer --per": (
        "Whether the amount is per month, the default, or per year.",
        "Ob der Betrag pro Monat gilt, wie ohne Angabe, oder pro Jahr.",
    ),
    "offer --payments": (
        "How often a monthly amount is paid in a year.",
        "Wie oft im Jahr ein Monatsbetrag gezahlt wird.",
    ),
    "offer --level": ("Only figures of this level, or of none.", "Nur Angaben für diese Stufe, oder ohne Stufe."),
    "offer --flat": ("Size of the flat in m².", "Größe der Wohnung in m²."),
    "offer --anyway": ("Take an amount that looks wrong.", "Auch einen Betrag nehmen, der falsch aussieht."),
    "gap --city": (
        "A city, or several with commas; leave it out for heads of IT in general.",
        "Eine Stadt, oder mehrere mit Kommas; ohne: IT-Leitungen allgemein.",
    ),
    "gap --codes": (
        "In a table: also codes, evidence, and all training.",
        "In einer Tabelle: auch Codes, Belege und alle Weiterbildungen.",
    ),
    "rank --state": ("All cities of this state; repeat it.", "Alle Städte dieses Bundeslands; auch mehrmals."),
    "rank --weight": (
        "Weigh pay, skills, distance or an indicator; repeat it. Else pay=1, rent=1.",
        "pay, skills, distance oder eine Kennzahl gewichten; auch mehrmals. Sonst pay=1, rent=1.",
    ),
    "rank --from": ("Measure distance from here.", "Entfernung von hier messen."),
    "rank --missing": (
        "A missing value: leave the city out (exclude), score 50, of skills the mean (neutral, the default), or 0 (worst).",
        "Fehlt ein Wert: die Stadt weglassen (exclude), 50 geben (neutral, die Vorgabe) oder 0 (worst).",
    ),
    "sources --notes": (
        "Sources: in full (full, the default here), a line each (short), or below statements none.",
        "Quellen: ausführlich (full, hier die Vorgabe), in je einer Zeile (short) oder, unter Angaben, gar nicht (none).",
    ),
    "terms --notes": (
        "What is to be known about codes: only its count (short), all (full), or none.",
        "Was zu Codes zu wissen ist: nur die Anzahl (short), alles (full) oder nichts (none).",
    ),
    "export --format": (
        "Form of the output; else by the ending of --output, else csv.",
        "Form der Ausgabe; sonst nach der Endung von --output, sonst csv.",
    ),
    "export --what": (
        "The table to export; all of them with --format datapackage.",
        "Welche Tabelle; mit --format datapackage alle.",
    ),
    "export --city": ("Only the rows of this city; repeat it.", "Nur die Zeilen dieser Stadt; auch mehrmals."),
    "export --wide": (
        "For indicators: a row per city, a column for each, the newest edition.",
        "Bei Kennzahlen: eine Zeile je Stadt, eine Spalte je Kennzahl, der neueste Stand.",
    ),
    "schema --of": (
        "The JSON output of this command; else the form of a data file.",
        "Die JSON-Ausgabe dieses Befehls; sonst die Form einer Datendatei.",
    ),
    "template --table": (
        "A table for a spreadsheet, a row per city, to fill in and use as data.",
        "Eine Tabelle zum Ausfüllen, eine Zeile je Stadt, die sich als Daten lesen lässt.",
    ),
    "template --dialect": (
        "For --table: with excel-de, a German Excel opens the file by double click.",
        "Bei --table: mit excel-de öffnet sich die Datei in einem deutschen Excel per Doppelklick.",
    ),
    "template --new": (
        "The name of a city that is not there yet; repeat it for several.",
        "Der Name einer Stadt, die noch nicht dabei ist; auch mehrmals.",
    ),
}
"""What each parameter means."""

METAVARS: Mapping[str, tuple[str, str]] = {
    "AMOUNT": ("AMOUNT", "BETRAG"),
    "CITY": ("CITY", "STADT"),
    "COMMAND": ("COMMAND", "BEFEHL"),
    "CRITERION=N": ("CRITERION=N", "KRITERIUM=N"),
    "EMPLOYER": ("EMPLOYER", "ARBEITGEBER"),
    "FACET": ("FACET", "FACETTE"),
    "FIELD": ("FIELD", "FELD"),
    "FILE": ("FILE", "DATEI"),
    "FORMAT": ("FORMAT", "FORMAT"),
    "INDUSTRY": ("INDUSTRY", "BRANCHE"),
    "KM": ("KM", "KM"),
    "M2": ("M2", "M2"),
    "N": ("N", "N"),
    "SECTOR": ("SECTOR", "GRUPPE"),
    "SKILL": ("SKILL", "KENNTNIS"),
    "STATE": ("STATE", "LAND"),
    "TABLE": ("TABLE", "TABELLE"),
}
"""What is to be typed in the place of a word in capitals."""

WORDS: Mapping[str, tuple[str, str]] = {
    "usage": ("Usage", "Aufruf"),
    "options-metavar": ("[OPTIONS]", "[OPTIONEN]"),
    "command-metavar": ("COMMAND ...", "BEFEHL ..."),
    "examples": ("Examples", "Beispiele"),
    "arguments": ("Arguments", "Argumente"),
    "options": ("Options", "Optionen"),
    "shared": ("Output and data", "Ausgabe und Daten"),
    "commands": ("Commands", "Befehle"),
    "default": ("default: {value}", "Vorgabe: {value}"),
    "at-least": ("at least {low}", "mindestens {low}"),
    "at-most": ("at most {high}", "höchstens {high}"),
    "from-to": ("{low} to {high}", "{low} bis {high}"),
}
"""What stands around the parameters."""

MANUAL: Mapping[str, tuple[str, str]] = {
    "section": ("User Commands", "Dienstprogramme für Benutzer"),
    "name": ("NAME", "NAME"),
    "brief": ("compare German cities for a head of IT", "deutsche Städte für die IT-Leitung vergleichen"),
    "synopsis": ("SYNOPSIS", "ÜBERSICHT"),
    "description": ("DESCRIPTION", "BESCHREIBUNG"),
    "options": ("OTHER OPTIONS", "WEITERE OPTIONEN"),
    "commands": ("COMMANDS", "BEFEHLE"),
    "shared": ("OUTPUT AND DATA", "AUSGABE UND DATEN"),
    "exit": ("EXIT STATUS", "RÜCKGABEWERT"),
    "environment": ("ENVIRONMENT", "UMGEBUNGSVARIABLEN"),
    "shared-say": (
        "Most commands take these options; the help of a command names those that it takes.",
        "Diese Optionen haben die meisten Befehle; die Hilfe eines Befehls nennt seine.",
    ),
}
"""The headings of the manual, and what it says besides help."""

EXITS: Mapping[int, tuple[str, str]] = {
    0: ("Done.", "Erledigt."),
    1: (
        "Unexpected, or the output could not be written.",
        "Unerwartetes, oder die Ausgabe ließ sich nicht schreiben.",
    ),
    2: (
        "The command line is wrong, or the file is there already.",
        "Der Aufruf stimmt nicht, oder die Datei gibt es schon.",
    ),
    3: (
        "A city, state or term is not found, or fits several.",
        "Stadt, Bundesland oder Begriff nicht gefunden oder nicht eindeutig.",
    ),
    4: ("A data file is not valid.", "Eine Datendatei ist nicht gültig."),
    5: (
        "--strict, and a chosen field is not comparable.",
        "--strict, und ein gewähltes Feld ist nicht vergleichbar.",
    ),
    130: ("Interrupted.", "Unterbrochen."),
}
"""What each exit code means."""

ENVIRONMENT: Mapping[str, tuple[str, str]] = {
    "ITLEITER_LANG": ("Language: de or en; --lang goes first.", "Sprache: de oder en; --lang geht vor."),
    "ITLEITER_DATA": (
        "Files or folders of your own to lay over the bundled data, separated as in PATH; --data goes first.",
        "Eigene Dateien oder Ordner, die über die mitgelieferten Daten gelegt werden, getrennt wie in PATH; --data geht vor.",
    ),
    "LC_ALL, LC_MESSAGES, LANG": (
        "The locale, where nothing else names a language.",
        "Die Sprache des Systems, wenn sonst nichts eine nennt.",
    ),
    "NO_COLOR": ("No colours, unless --color always.", "Keine Farben, außer mit --color always."),
}
"""What is read from the environment."""

"""Whatever is in a file or on the command line: no traceback, no crash, no hang, and a documented exit code.

The suite runs a few examples, or some more where ``TEST_ROUNDS=many`` is set; ``python -m pytest tests/test_fuzz.py --hypothesis-profile long`` runs many.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT, rounds
from itleiter_cli.catalog.bundled import bundled_files, load_catalog
from itleiter_cli.cli import COMMANDS
from itleiter_cli.messages.errors import ExitCode
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.template import city_template
from processes import SECONDS, Ended, Server
from test_own_data import OWN

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to see a crash in a process of its own")

DATA = load_catalog()
SEEDS = [
    OWN.encode(),
    *(
        city_template(DATA, DATA, DATA.cities[slug], Language("en")).encode()
        for slug in ("dortmund", "chemnitz", "luebeck", "berlin")
    ),
    *(path.read_bytes()[:6000].rsplit(b"\n", 1)[0] + b"\n" for path in bundled_files()),
]
OPTIONS = sorted(
    {
        name
        for path in ("cli.py", "console/options.py")
        for name in re.findall(r'"(--?[a-z][a-z-]*)"', (ROOT / "src/itleiter_cli" / path).read_text())
    }
)
OPTIONS = [name for name in OPTIONS if name not in ("--install-completion", "--show-completion")]
WORDS = ["dortmund", "muelheim", "essen", "unna", "05913000", "nw", "pay", "skills", "rent", "6800", "pay=1", "rent=0.5", "cloud", "csv", "json", "md", "table",
         "jsonl", "tsv", "de", "en", "year", "entry", "excel-de", "pay,rent", "90", "-", "/dev/null", "mine.yaml"]  # fmt: skip
SHOWS = [["list", "-f", "csv"], ["show", "dortmund", "unna"], ["compare", "dortmund", "unna", "-f", "md"], ["sources", "dortmund"], ["export", "--what", "pay", "-f", "jsonl"],
         ["rank", "--state", "NW"], ["offer", "6000", "--city", "dortmund"], ["gap", "--have", "cloud", "--city", "dortmund", "-f", "json"], ["terms"], ["template", "dortmund"]]  # fmt: skip
PIECES = [b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"[" * 2000, b"{" * 2000, b"&a ", b"*a", b"<<: *a\n", b"!!python/object/apply:os.system ", b"--- \n", b"...\n", b"\t",
          b"45.000", b"010", b"9" * 400, b".nan", b"-.inf", b"no", b"2025-02-30", b"\xe2\x80\xae", b"\x1b[31m", b"\xc2\x85", b"[red]", b"'", b'"', b"|\n", b">-\n", b"? ", b": ", b"- ",
          b"null", b"~", b"1e999", b"0x1F", b"12:30", b"%YAML 1.1\n", b"@", b"`", b"# ", b"=1+1", b"\xf0\x9f\x8f\x99", b"\xf4\x8f\xbf\xbf", b"\xed\xa0\x80", b"a" * 5000]  # fmt: skip
ODD: list[Any] = [None, True, False, 0, -1, 10**18, 10**400, 1.5, float("nan"), float("inf"), 1e300, "", " ", "no", "45.000", "010", "\u202e", "\x1b[31m", "a\nb", "🏙️", "é" * 50,
                  "x" * 3000, [], {}, [[]], [{}], {"a": 1}, ["cloud", "cloud"], {"de": "a", "en": "b"}, "dortmund", "DE", "XX", "it-leiter", "http://x y"]  # fmt: skip


EXAMPLES = settings.default.max_examples if settings.get_current_profile_name() == "long" else rounds(40)
bounded = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def acceptable(done: Ended, codes: set[int]) -> None:
    assert done.code >= 0, f"ended by signal {-done.code} (14: longer than {SECONDS} seconds): {done.err[-2000:]!r}"
    assert done.code in codes, (done.code, done.err[-2000:])
    assert b"Traceback" not in done.err
    assert b"Traceback" not in done.out
    assert b"\x1b" not in done.err + done.out
    done.err.decode("utf-8")
    done.out.decode("utf-8")


def mutated_bytes(source: bytes, chance: random.Random) -> bytes:
    """Cut, repeat, exchange and insert pieces of a text, a few times."""
    text = bytearray(source)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 1, 1, 2, 5, 20, 200]))
        text[start:end] = chance.choice(
            [
                b"",
                bytes([chance.randrange(256)]),
                chance.choice(PIECES),
                bytes(text[start:end]) * 2,
                bytes(text[end : end + 30]),
            ]
        )
    return bytes(text)


def mutated_values(value: Any, chance: random.Random) -> Any:
    """Change values somewhere in a structure: put odd ones in, take some out, move others to another place."""
    if chance.random() < 0.06:
        return chance.choice(ODD)
    if isinstance(value, dict):
        items = [
            (
                chance.choice([key, key, key, key, key, key, "zzz", 5, ""]) if chance.random() < 0.04 else key,
                mutated_values(each, chance),
            )
            for key, each in value.items()
        ]
        return dict(items[: chance.randint(0, len(items))] if chance.random() < 0.05 else items)
    if isinstance(value, list):
        items = [mutated_values(each, chance) for each in value]
        return items * 2 if chance.random() < 0.05 else items
    return value


@bounded
@given(seed=st.integers(0, 2**32), source=st.sampled_from(SEEDS))
def test_files_changed_as_bytes(server: Server, tmp_path: Path, seed: int, source: bytes) -> None:
    """A file is checked, and then used: both end as documented, and agree on whether it is valid."""
    (tmp_path / "mine.yaml").write_bytes(mutated_bytes(source, random.Random(seed)))
    use(server, tmp_path / "mine.yaml", seed)


@bounded
@given(seed=st.integers(0, 2**32), source=st.sampled_from(SEEDS))
def test_files_changed_as_structures(server: Server, tmp_path: Path, seed: int, source: bytes) -> None:
    """The same for files that are YAML still, with values that do not belong."""
    chance = random.Random(seed)
    changed = mutated_values(yaml.safe_load(source), chance)
    (tmp_path / "mine.yaml").write_text(
        yaml.safe_dump(changed, allow_unicode=chance.random() < 0.5), encoding="utf-8", errors="surrogatepass"
    )
    use(server, tmp_path / "mine.yaml", seed)


def use(server: Server, file: Path, seed: int) -> None:
    checked = server.run(["check", str(file)])
    acceptable(checked, {ExitCode.OK, ExitCode.INVALID_DATA})
    used = server.run([*SHOWS[seed % len(SHOWS)], "--data", str(file)])
    expected = (
        {ExitCode.OK, ExitCode.NOT_FOUND, ExitCode.USAGE} if checked.code == ExitCode.OK else {ExitCode.INVALID_DATA}
    )
    acceptable(used, expected)


ARGUMENT = (
    st.sampled_from(WORDS)
    | st.sampled_from(OPTIONS)
    | st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=12)
    | st.sampled_from(
        [
            "",
            "9" * 400,
            "1e999",
            "nan",
            "-1",
            "../",
            "\u202e",
            "\x1b[31m",
            "[red]",
            "=",
            "pay=",
            "=3",
            "x" * 5000,
            "--",
            "\udcff",
            "a\nb",
        ]
    )
)


@bounded
@given(
    command=st.sampled_from(list(COMMANDS)),
    arguments=st.lists(ARGUMENT, max_size=7),
    early=st.lists(ARGUMENT, max_size=1),
)
def test_command_lines(server: Server, command: str, arguments: list[str], early: list[str]) -> None:
    """Any words and options in any order; files they name may be written in a folder of their own."""
    acceptable(server.run([*early, command, *arguments]), set(ExitCode) - {ExitCode.INTERRUPTED})

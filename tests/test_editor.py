"""What an editor makes of the schema of data files: the YAML language server completes, explains and marks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Runner

SERVER = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
TEXT = """\
# yaml-language-server: $schema=pack.schema.json
cities:
  dortmund:
    skills: [netw, nosuchskill, Netzwerke]
    pay:
      - {role: it-leiter, level: senior, measure: range, low: 5000, high: 6000, period: month}
"""


class Editor:
    """Speaks the Language Server Protocol with a server on its standard streams."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        self._server = server
        self._last = 0

    def tell(self, method: str, params: Any, **more: Any) -> None:
        self._send({"method": method, "params": params, **more})

    def ask(self, method: str, params: Any) -> Any:
        self._last += 1
        self.tell(method, params, id=self._last)
        return self.wait(lambda message: message.get("id") == self._last and "method" not in message)["result"]

    def wait(self, wanted: Callable[[Any], object]) -> Any:
        """Read messages up to one that is wanted; what the server asks for is answered with nothing."""
        assert self._server.stdout is not None
        while True:
            length = 0
            while line := self._server.stdout.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            assert length, "the server has ended"
            message = json.loads(self._server.stdout.read(length))
            if wanted(message):
                return message
            if "id" in message and "method" in message:
                answer = [{}] if message["method"] == "workspace/configuration" else None
                self._send({"id": message["id"], "result": answer})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._server.stdin.flush()


@pytest.fixture
def editor(tmp_path: Path, run: Runner) -> Iterator[tuple[Editor, str]]:
    """Open a file beside the schema, and return the editor and the file's address."""
    if SERVER is None:
        pytest.skip("no yaml-language-server on the path, nor in YAML_LANGUAGE_SERVER")
    assert run("schema", "-o", str(tmp_path / "pack.schema.json")).code == 0
    address = (tmp_path / "mine.yaml").as_uri()
    with subprocess.Popen([SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        editor = Editor(server)
        editor.ask("initialize", {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}})
        editor.tell("initialized", {})
        settings = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}
        editor.tell("workspace/didChangeConfiguration", {"settings": settings})
        document = {"uri": address, "languageId": "yaml", "version": 1, "text": TEXT}
        editor.tell("textDocument/didOpen", {"textDocument": document})
        patience = threading.Timer(60, server.kill)
        patience.start()
        yield editor, address
        patience.cancel()
        server.kill()


def test_an_editor_completes_explains_and_marks(editor: tuple[Editor, str]) -> None:
    speaks, address = editor
    marked = speaks.wait(
        lambda message: message.get("method") == "textDocument/publishDiagnostics" and message["params"]["diagnostics"]
    )
    lines = TEXT.splitlines()
    spans = [each["range"] for each in marked["params"]["diagnostics"]]
    words = [lines[each["start"]["line"]][each["start"]["character"] : each["end"]["character"]] for each in spans]
    assert sorted(words) == ["netw, nosuchskill", "senior"]  # what is wrong in one way is joined; a label is right
    skills = {"textDocument": {"uri": address}, "position": {"line": 3, "character": 15}}
    completed = {
        each["label"]: each["documentation"] for each in speaks.ask("textDocument/completion", skills)["items"]
    }
    assert completed["networks"].startswith("Netzwerke · Networks")
    field = {"textDocument": {"uri": address}, "position": {"line": 3, "character": 6}}
    assert "Skills that are asked for" in speaks.ask("textDocument/hover", field)["contents"]["value"]

"""The JSON object that a command prints around its answer."""

from __future__ import annotations

from typing import Literal

from itleiter_cli.messages.language import LanguageCode
from itleiter_cli.questions.answer import Answer, JsonObject

Command = Literal["compare", "show", "list", "offer", "gap", "rank", "sources", "terms", "export", "check"]
SCHEMA_VERSION = 1


def envelope(command: Command, answer: Answer, data_version: str, language: LanguageCode) -> JsonObject:
    """Return the JSON object of an answer."""
    return {"schema": f"itleiter/{command}/{SCHEMA_VERSION}", "data_version": data_version, "lang": language, **answer.as_json()}

"""The JSON object that a command prints around its answer."""

from __future__ import annotations

from typing import Literal, cast

from itleiter_cli.messages.language import LanguageCode
from itleiter_cli.questions.answer import Answer, JsonObject

Command = Literal["compare", "show", "list", "offer", "gap", "rank", "sources", "terms", "export", "check"]
"""The commands that have an answer; its type stands in the module of ``questions`` that bears the command's name."""

SCHEMA_VERSION = 1


def command_of(answer: type[Answer]) -> Command:
    """Return the command that a type of answer belongs to."""
    return cast(Command, answer.__module__.rpartition(".")[2])


def envelope(answer: Answer, data_version: str, language: LanguageCode) -> JsonObject:
    """Return the JSON object of an answer."""
    schema = f"itleiter/{command_of(type(answer))}/{SCHEMA_VERSION}"
    return {"schema": schema, "data_version": data_version, "lang": language, **answer.as_json()}

"""JSON and JSON Lines."""

import msgspec

from itleiter_cli.questions.answer import JsonObject, Rows


def write_json(value: JsonObject) -> str:
    """Write an object as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def write_jsonl(rows: Rows) -> str:
    """Write an object a line; lists are arrays, absent is null."""
    return "".join(
        msgspec.json.encode(dict(zip(rows.columns, record, strict=True))).decode() + "\n" for record in rows.records
    )

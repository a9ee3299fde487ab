"""The JSON Schema that lets an editor complete and check a setting file while it is typed.

It is kinder than the loader: families share it, so nothing is required, and what one value can't show
(a date in the calendar, a file that exists) is left to the loader.
"""

from __future__ import annotations

import json
from typing import Any, get_type_hints

from macros.setting.describe import Shape, shape_of
from macros.setting.families import other_words
from macros.setting.group import Group
from macros.setting.model import Setting

_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_FORMS: dict[str, dict[str, Any]] = {
    "yes or no": {"enum": ["yes", "no", True, False]},
    "date": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "number": {"type": "integer", "minimum": 0, "maximum": 999},
    "telephone number": {"type": ["string", "integer"]},
    "e-mail address": {"type": "string", "pattern": "@"},
    "web address": {"type": "string", "pattern": "^https?://"},
    "colour": {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
    "file name": {"type": "string", "pattern": r"\.([Ss][Vv][Gg]|[Pp][Nn][Gg])$"},
    "register key": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "document id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "key": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
}
_TO_CONFIRM: dict[str, Any] = {"const": "to confirm"}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a setting or family file."""
    definitions: dict[str, Any] = {}
    top = _object(Setting, "", definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A policypack setting",
        "description": "The facts about one school, provider or partnership, or of a family of them.",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Return the schema as the text of settings/setting.schema.json."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


def _object(group: type[Group], path: str, definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for name, hint in get_type_hints(group, include_extras=True).items():
        field = group.model_fields.get(name)
        if field is None:
            continue
        below = f"{path}.{name}" if path else name
        described = {"description": field.description, **_value(shape_of(hint), below, definitions)}
        if not field.is_required():
            described = _or_empty(described)
        properties[name] = described
    for spelled, name in other_words(path, properties):
        properties[spelled] = properties[name]
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _value(shape: Shape, path: str, definitions: dict[str, Any]) -> dict[str, Any]:
    ways: list[dict[str, Any]]
    if shape.group:
        name = shape.group.__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _object(shape.group, path, definitions)
        ways = [{"$ref": f"#/$defs/{name}"}]
        if shape.group.text_key:
            ways.append({"type": "string"})
    elif shape.form == "list" and shape.member:
        member = _value(shape.member, path, definitions)
        ways = [{"type": "array", "items": member}]
        if shape.member.form == "answer":
            ways.append(member)
        elif shape.member.form == "text":
            ways.append({"type": "string"})
    elif shape.form == "blocks" and shape.member:
        ways = [{"type": "object", "additionalProperties": _value(shape.member, path, definitions)}]
    elif shape.form == "answer":
        ways = [{"enum": list(shape.answers)}]
        if shape.more:
            ways.append({"type": "string", "pattern": f"^{shape.answers[-1]} "})
    else:
        ways = [_FORMS.get(shape.form, _TEXT)]
    if shape.confirm and {"type": "string"} not in ways and ways != [_TEXT]:
        ways.append(_TO_CONFIRM)
    return ways[0] if len(ways) == 1 else {"anyOf": ways}


def _or_empty(described: dict[str, Any]) -> dict[str, Any]:
    description = described.pop("description")
    ways = described.get("anyOf", [described])
    return {"description": description, "anyOf": [*ways, {"type": "null"}]}

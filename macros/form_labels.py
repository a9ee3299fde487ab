"""Which fields of a form show their label, seen on the finished Markdown with what stands beside them."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(?P<close>/?)span(?P<rest>[^>]*)>")
_MARKER = re.compile(r"^\s*(?:[-*+]\s+|\d+[.)]\s+)?")


def label_lone_fields(text: str) -> str:
    """Return Markdown in which every field that stands alone shows its label.

    Alone is a paragraph or a list's item that holds fields and no word. Beside words, and in a table's
    cell, the words are the label and the field's own is for listeners only. Lines stay what they were.
    """
    lines = text.split("\n")
    unit: list[int] = []
    for index, line in enumerate([*lines, ""]):
        marker = _MARKER.match(line)
        begins = bool(marker and marker[0].strip())
        if unit and (begins or not line.strip()):
            if all(_only_fields(lines[number]) for number in unit):
                for number in unit:
                    lines[number] = lines[number].replace(
                        '<span class="form-field ', '<span class="form-field form-labelled '
                    )
            unit = []
        if line.strip():
            unit.append(index)
    return "\n".join(lines)


def _only_fields(line: str) -> bool:
    """Say whether a line is a list's marker and fields that show no label yet, and nothing else."""
    marker = _MARKER.match(line)
    position, depth, fields = marker.end() if marker else 0, 0, 0
    for tag in _TAG.finditer(line):
        if depth == 0:
            if line[position : tag.start()].strip() or "form-labelled" in tag["rest"]:
                return False
            if 'class="form-field ' not in tag["rest"]:
                return False
            fields += 1
        depth += -1 if tag["close"] else 1
        position = tag.end()
    return fields > 0 and depth == 0 and not line[position:].strip()

"""What a screen reader says of a PDF from first to last: worked out from its structure tree and its fields.

A line is what is said in one breath. Kinds come first, as most screen readers have it: "Heading level 2:",
"List, 3 items", "Edit, required:". What the tree doesn't hold isn't said.
"""

from __future__ import annotations

import re
from typing import Any

from pikepdf import Dictionary

from tests.paper.reading import Reading, kind

_REQUIRED, _MULTILINE, _RADIO = 1 << 1, 1 << 12, 1 << 15
_LINES = {"Caption", "TOCI", "TR", "TD", "LI"}
_BULLETS = {"•": "Bullet:", "–": "Dash:"}


def spoken(reading: Reading, element: Any = None) -> str:
    """Return all that is said, a line a breath."""
    voice = _Voice(reading)
    voice.visit(reading.root if element is None else element)
    voice.breathe()
    return "\n".join(voice.lines) + "\n"


class _Voice:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.lines: list[str] = []
        self._breath: list[str] = []
        self._group = ""

    def breathe(self, *said: str) -> None:
        """End the breath, then say each of `said` in one of its own."""
        words = re.sub(r"\s+", " ", " ".join(self._breath).replace("\xad ", "").replace("\xad", "")).strip()
        words = re.sub(r" ([.,;:!?)”’])", r"\1", re.sub(r"([(“]|\S/) ", r"\1", words))
        self._breath.clear()
        self.lines += [line for line in (words, *said) if line]

    def visit(self, element: Any) -> None:
        name = kind(element)
        say = getattr(self, f"_{name.lower()}", None)
        if say is not None:
            say(element)
        elif re.fullmatch(r"H\d", name):
            self._aloud(f"Heading level {name[1]}:", element)
        elif name in _LINES:
            self.breathe()
            self._inside(element)
            self.breathe()
        else:
            self._inside(element)

    def _inside(self, element: Any) -> None:
        reading = self._reading
        for item in reading.children(element):
            if isinstance(item, tuple):
                self._breath.append(reading.text_of_mark.get(item, ""))
            elif item.get("/S") is not None:
                self.visit(item)

    def _aloud(self, before: str, element: Any) -> None:
        self.breathe()
        self._breath.append(before)
        self._inside(element)
        self.breathe()

    def _l(self, element: Any) -> None:
        items = len(self._reading.kids(element))
        self.breathe(f"List, {items} item{'' if items == 1 else 's'}")
        self._inside(element)
        self.breathe("End of list")

    def _lbl(self, element: Any) -> None:
        label = self._reading.text(element)
        self.breathe()
        self._breath.append(_BULLETS.get(label, label))

    def _lbody(self, element: Any) -> None:
        self._inside(element)
        self.breathe()

    def _p(self, element: Any) -> None:
        # The first words of an item follow its bullet in one breath: nothing is ended before them.
        self._inside(element)
        self.breathe()

    def _table(self, element: Any) -> None:
        reading = self._reading
        rows = [row for row in reading.walk(element) if kind(row) == "TR"]
        columns = max((len(reading.kids(row)) for row in rows), default=0)
        self.breathe(f"Table, {len(rows)} rows, {columns} columns")
        self._inside(element)
        self.breathe("End of table")

    def _th(self, element: Any) -> None:
        row = any(owned.get("/Scope") == "/Row" for owned in _attributes(element))
        self._aloud("Row:" if row else "Column:", element)

    def _figure(self, element: Any) -> None:
        self.breathe(f"Picture: {element.get('/Alt', 'without a description')}")

    def _link(self, element: Any) -> None:
        # Its description, as far as that says all its words; a page number behind them isn't in it.
        held = [item for item in self._reading.children(element) if _is(item, "/Link")]
        words = self._reading.text(element)
        said = str(held[0].get("/Contents", "")) if held else ""
        self._breath.append(f"link: {said}{words.removeprefix(said) if words.startswith(said) else ''}")

    def _form(self, element: Any) -> None:
        for widget in self._reading.children(element):
            if _is(widget, "/Widget"):
                self.breathe(*self._field(widget))

    def _field(self, widget: Any) -> list[str]:
        field = widget if "/FT" in widget else widget.Parent
        flags = int(field.get("/Ff", 0))
        label, type_ = str(field.get("/TU", "")), str(field.FT)
        must = ", required" if flags & _REQUIRED else ""
        if type_ == "/Btn" and flags & _RADIO:
            buttons = list(field.Kids)
            at = [button.objgen for button in buttons].index(widget.objgen) + 1
            group = [f"Group{must}: {label}"] if at == 1 else []
            return [*group, f"Radio button, {at} of {len(buttons)}: {widget.get('/TU', '')}"]
        kinds = {"/Btn": "Tick box", "/Sig": "Signature field", "/Ch": "Choice", "/Tx": "Edit"}
        several = ", several lines" if type_ == "/Tx" and flags & _MULTILINE else ""
        return [f"{kinds[type_]}{several}{must}: {label}"]


def _is(item: Any, subtype: str) -> bool:
    return isinstance(item, Dictionary) and item.get("/Subtype") == subtype


def _attributes(element: Any) -> list[Any]:
    found = element.get("/A", [])
    return [found] if isinstance(found, Dictionary) else list(found)

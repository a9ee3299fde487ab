"""Forms: the calls that print what a page declares under `fields:`.

A call prints one piece of raw HTML that looks right on the web and on paper and says, in `data-`
attributes, what it is, so that the fillable PDF can put a real field in its place. Nothing in here
knows which of the three it will be.

`overrides/print/forms.css` gives the pieces their looks on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from macros.form_fields import Column, FieldSpec, check_names, checked_name
from macros.jinja import escape_markdown
from macros.problems import did_you_mean

__all__ = ["SIGNERS", "Column", "FieldSpec", "check_names", "form_calls", "spoken_rows"]

YES_NO_NOT_SURE = ("Yes", "No", "Not sure")
DATE_HINT = "day / month / year"


@dataclass(frozen=True)
class Signer:
    """Who signs: `who` may hold words of the language; `role` is what is asked besides, or nothing."""

    who: str
    role: str = ""


# What a page may write in signature('...').
SIGNERS: Mapping[str, Signer] = {
    "learner": Signer("{{ Learner }}"),
    "parent": Signer("{{ Parent }}"),
    "staff": Signer("Signed by", "Role"),
    "trainee": Signer("{{ Adult_learner }}"),
    "mentor": Signer("Mentor"),
    "practitioner": Signer("{{ Practitioner }}"),
    "visitor": Signer("Visitor", "Organisation"),
    "volunteer": Signer("Volunteer", "Role"),
    "safeguarding_lead": Signer("{{ Dsl }}"),
    "leader": Signer("{{ Leader }}"),
    "board": Signer("For the {{ board }}", "Role"),
    "approver": Signer("By whoever approves it", "Role"),
    "setting": Signer("For {{ setting }}", "Role"),
    "host_school": Signer("For the host school", "Role"),
}


def form_calls(
    document_id: str, fields: Mapping[str, FieldSpec], words: Callable[[str], str]
) -> dict[str, Callable[..., Markup]]:
    """Return the calls `field`, `choice`, `rows` and `signature` for one document.

    `document_id` begins every field's name in the PDF. `words` fills the words of the language in a
    text of the front matter and returns plain text, as `Meta.plain` does; what it returns is escaped
    here, for Markdown and for HTML. A call that a page gets wrong raises LookupError (no such field or
    signer) or TypeError (a field of another type), with a sentence for the author.
    """
    page = _Page(document_id, {name: _spoken(spec, words) for name, spec in fields.items()}, words)
    return {"field": page.field, "choice": page.choice, "rows": page.rows, "signature": page.signature}


@dataclass(frozen=True)
class _Page:
    document_id: str
    fields: Mapping[str, FieldSpec]
    words: Callable[[str], str]

    def field(self, name: str, label: bool = False) -> Markup:
        """Print one field to stand in a sentence, a list or a table's cell; `label` shows its label too."""
        spec = self._spec(name)
        if spec.type == "table":
            raise TypeError(f"{name} is a table; write rows('{name}', 10) on a line of its own")
        return _inline(self.document_id, name, spec, label)

    def choice(self, name: str, label: bool = False) -> Markup:
        """Print the boxes of a choice (yes / no / not sure) to stand in a sentence or a cell."""
        spec = self._spec(name)
        if spec.type not in ("choice", "yes-no-notsure"):
            raise TypeError(
                f"{name} is of the type {spec.type}; write type: yes-no-notsure, or field('{name}')"
            )
        return _inline(self.document_id, name, spec, label)

    def rows(self, name: str, blank: int = 0) -> Markup:
        """Print a table with the rows it declares and `blank` empty ones; it stands on its own line."""
        spec = self._spec(name)
        if spec.type != "table":
            raise TypeError(f"{name} is of the type {spec.type}; rows() needs type: table with columns")
        if not 0 <= blank <= 200 or not (blank or spec.rows):
            raise TypeError(f"say how many empty rows to print: rows('{name}', 10)")
        return _table(self.document_id, name, spec, blank)

    def signature(self, who: str, role: str | bool = True, name: str = "", required: bool = True) -> Markup:
        """Print where one person signs: signature, printed name, a role where it matters, date.

        `who` is a key of SIGNERS. `role` asks for something else ("Relationship to the child") or, when
        False, for nothing. Give a second block for the same `who` its own `name`. With `required` false a
        PDF can go back without it; the page says who leaves it empty.
        """
        signer = SIGNERS.get(who)
        if signer is None:
            raise LookupError(
                f"nobody called {who} signs here{did_you_mean(who, SIGNERS)} (known: {', '.join(SIGNERS)})"
            )
        asked = signer.role if role is True else role or ""
        return _signature(
            self.document_id, checked_name(name or who), self.words(signer.who), asked, required=required
        )

    def _spec(self, name: str) -> FieldSpec:
        spec = self.fields.get(name)
        if spec is None:
            raise LookupError(
                f"{name} is not declared under fields:{did_you_mean(name, self.fields)}; "
                f"add {name}: {{label: ..., type: text}}"
            )
        return spec


def _spoken(spec: FieldSpec, words: Callable[[str], str]) -> FieldSpec:
    """Return `spec` with the setting's words in everything that is printed of it."""
    columns = tuple(
        column.model_copy(update={"label": words(column.label), "options": tuple(map(words, column.options))})
        for column in spec.columns
    )
    return spec.model_copy(
        update={
            "label": words(spec.label),
            "options": tuple(map(words, spec.options)),
            "columns": columns,
            "rows": spoken_rows(spec, words),
        }
    )


def spoken_rows(spec: FieldSpec, words: Callable[[str], str]) -> tuple[tuple[str, ...], ...]:
    """Return the rows that a table declares, in the setting's words; one that says nothing is left out.

    So a row may stand in a condition: `"{% if has.eyfs %}Do cameras stay outside?{% endif %}"`.
    """
    rows = (tuple(map(words, row)) for row in spec.rows)
    return tuple(row for row in rows if any(cell.strip() for cell in row))


def _attributes(
    document_id: str,
    name: str,
    kind: str,
    label: str,
    *,
    required: bool = False,
    more: Mapping[str, str] | None = None,
) -> str:
    """Return what the fillable PDF needs to know of a field, as HTML attributes."""
    pairs = {"form": document_id, "field": name, "type": kind, "label": label}
    if required:
        pairs["required"] = "yes"
    pairs.update(more or {})
    return "".join(f' data-{key}="{escape_markdown(value)}"' for key, value in pairs.items())


def _blank(kind: str, options: tuple[str, ...], width: int | None, lines: int) -> str:
    """Return what is drawn to write on or to tick."""
    size = f' style="width:{width}mm"' if width else ""
    if kind == "tick":
        return '<span class="form-box"></span>'
    if kind in ("choice", "yes-no-notsure"):
        return " ".join(
            f'<span class="form-option"><span class="form-box"></span> {escape_markdown(option)}</span>'
            for option in options or YES_NO_NOT_SURE
        )
    if kind == "date":
        return f'<span class="form-blank form-date"{size}></span> <span class="form-hint">{DATE_HINT}</span>'
    if kind == "lines":
        return '<span class="form-rule"></span>' * lines
    return f'<span class="form-blank"{size}></span>'


def _choices(kind: str, options: tuple[str, ...]) -> dict[str, str]:
    if kind not in ("choice", "yes-no-notsure"):
        return {}
    return {"options": "|".join(options or YES_NO_NOT_SURE)}


def _inline(document_id: str, name: str, spec: FieldSpec, shown: bool) -> Markup:
    more = _choices(spec.type, spec.options)
    if spec.type == "lines":
        more["lines"] = str(spec.lines)
    attributes = _attributes(document_id, name, spec.type, spec.label, required=spec.required, more=more)
    classes = f"form-field form-{spec.type}" + (" form-labelled" if shown else "")
    label = f'<span class="form-label">{escape_markdown(spec.label)}</span>'
    blank = _blank(spec.type, spec.options, spec.width, spec.lines)
    inner = f"{blank} {label}" if spec.type == "tick" else f"{label} {blank}"
    return Markup(f'<span class="{classes}"{attributes}>{inner}</span>')


def _table(document_id: str, name: str, spec: FieldSpec, blank: int) -> Markup:
    total = sum(column.width or 0 for column in spec.columns)
    whole = all(column.width for column in spec.columns)
    columns = "".join(f"<col{_share(column, total)}>" for column in spec.columns) if whole else ""
    head = "".join(
        f'<th scope="col">{escape_markdown(column.label)}{_hint(column)}</th>' for column in spec.columns
    )
    body = []
    for number in range(1, len(spec.rows) + blank + 1):
        printed = spec.rows[number - 1] if number <= len(spec.rows) else ()
        cells = "".join(
            _printed_cell(printed[index], first=index == 0)
            if index < len(printed) and printed[index]
            else _blank_cell(
                document_id, f"{name}_{number}_{column.name}", column, _row_label(spec, printed, number)
            )
            for index, column in enumerate(spec.columns)
        )
        body.append(f"<tr>{cells}</tr>")
    classes = "form-table form-wide" if spec.wide else "form-table"
    # On paper its last row may be repeated, until the page is full.
    repeated = f' data-rows="{name}" data-blank="{blank}"' if blank else ""
    return Markup(
        f'<div class="{classes}" style="--form-row:{spec.row_height}mm"{repeated}>'
        f'<table aria-label="{escape_markdown(spec.label)}">'
        f"{f'<colgroup>{columns}</colgroup>' if columns else ''}"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _share(column: Column, total: int) -> str:
    return f' style="width:{100 * (column.width or 0) / total:.1f}%"'


def _hint(column: Column) -> str:
    return f' <span class="form-hint">{DATE_HINT}</span>' if column.type == "date" else ""


def _printed_cell(text: str, *, first: bool) -> str:
    return f'<th scope="row">{escape_markdown(text)}</th>' if first else f"<td>{escape_markdown(text)}</td>"


def _row_label(spec: FieldSpec, printed: tuple[str, ...], number: int) -> str:
    """Return what a listener is told of a row: the words that it begins with, or its table and number."""
    row = printed[0] if printed and printed[0] else f"{spec.label}, row {number}"
    return row if row.endswith(("?", "!", ".")) else f"{row}:"


def _blank_cell(document_id: str, name: str, column: Column, row: str) -> str:
    more = _choices(column.type, column.options)
    attributes = _attributes(document_id, name, column.type, f"{row} {column.label}", more=more)
    boxes = _blank(column.type, column.options, None, 0) if column.type not in ("text", "date") else ""
    return f'<td class="form-cell form-{column.type}"{attributes}>{boxes}</td>'


# A block headed "Signed by" or "Checked by" names nobody.
_WHOEVER = "Whoever signs"
# `form-signature` is the block's own class.
_PART_CLASSES = {"signature": "signature-line"}


def _signature(document_id: str, name: str, who: str, role: str, *, required: bool) -> Markup:
    """Return a signature block on one line of source, so that it can stand in a list too."""
    # What is printed over each line, and what a listener is told who comes to it by the tab key.
    parts = [("signature", "signature", "Signature", "sign here"), ("name", "text", "Printed name", "name")]
    if role:
        parts.append(("role", "text", role, role))
    parts.append(("date", "date", "Date", "date of signing"))
    signer = _WHOEVER if who.endswith(" by") else who
    cells = " ".join(
        f'<span class="form-field form-part form-{_PART_CLASSES.get(part, part)}"'
        f"{_attributes(document_id, f'{name}_{part}', kind, f'{signer}: {spoken}', required=required)}>"
        f'<span class="form-label">{escape_markdown(label)}'
        f"{f' <span class=form-hint>{DATE_HINT}</span>' if kind == 'date' else ''}</span>"
        f'<span class="form-blank"></span></span>'
        for part, kind, label, spoken in parts
    )
    return Markup(
        f'<div class="form-signature{" form-with-role" if role else ""}" '
        f'data-signature="{escape_markdown(name)}">'
        f'<p class="form-who">{escape_markdown(who)}</p><p class="form-parts">{cells}</p></div>'
    )

"""The pieces that a form is printed of: fields, tables to fill in, signature blocks.

Each is raw HTML that looks right on the web and on paper and says, in `data-` attributes, what it is, so
that the fillable PDF can put a real field in its place. Nothing in here knows which of the three it will be.

`overrides/print/forms.css` gives the pieces their looks on paper.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from macros.form_fields import Column, FieldSpec
from macros.jinja import escape_markdown

YES_NO_NOT_SURE = ("Yes", "No", "Not sure")
DATE_HINT = "day / month / year"
# A block headed "Signed by" or "Checked by" names nobody.
_WHOEVER = "Whoever signs"
# `form-signature` is the block's own class.
_PART_CLASSES = {"signature": "signature-line"}


def inline(document_id: str, name: str, spec: FieldSpec, shown: bool) -> Markup:
    """Return one field of the document `document_id`, for a sentence or a cell; its label may be `shown`."""
    more = _choices(spec.type, spec.options)
    if spec.type == "lines":
        more["lines"] = str(spec.lines)
    attributes = _attributes(document_id, name, spec.type, spec.label, required=spec.required, more=more)
    classes = f"form-field form-{spec.type}" + (" form-labelled" if shown else "")
    label = f'<span class="form-label">{escape_markdown(spec.label)}</span>'
    blank = _blank(spec.type, spec.options, spec.width, spec.lines)
    inner = f"{blank} {label}" if spec.type == "tick" else f"{label} {blank}"
    return Markup(f'<span class="{classes}"{attributes}>{inner}</span>')


def table(document_id: str, name: str, spec: FieldSpec, blank: int) -> Markup:
    """Return a table with its printed rows and `blank` empty ones."""
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


def signature_block(document_id: str, name: str, who: str, role: str, *, required: bool) -> Markup:
    """Return where `who` signs, with a `role` to write unless that is empty.

    It is one line of source, so that it can stand in a list too.
    """
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

"""Forms: the calls that print what a page declares under `fields:`, piece by piece (`form_pieces.py`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from macros.form_fields import Column, FieldSpec, check_names, checked_name
from macros.form_pieces import inline, signature_block, table
from macros.problems import did_you_mean

__all__ = ["SIGNERS", "Column", "FieldSpec", "check_names", "form_calls", "spoken_rows"]


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
        return inline(self.document_id, name, spec, label)

    def choice(self, name: str, label: bool = False) -> Markup:
        """Print the boxes of a choice (yes / no / not sure) to stand in a sentence or a cell."""
        spec = self._spec(name)
        if spec.type not in ("choice", "yes-no-notsure"):
            raise TypeError(
                f"{name} is of the type {spec.type}; write type: yes-no-notsure, or field('{name}')"
            )
        return inline(self.document_id, name, spec, label)

    def rows(self, name: str, blank: int = 0) -> Markup:
        """Print a table with the rows it declares and `blank` empty ones; it stands on its own line."""
        spec = self._spec(name)
        if spec.type != "table":
            raise TypeError(f"{name} is of the type {spec.type}; rows() needs type: table with columns")
        if not 0 <= blank <= 200 or not (blank or spec.rows):
            raise TypeError(f"say how many empty rows to print: rows('{name}', 10)")
        return table(self.document_id, name, spec, blank)

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
        return signature_block(
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

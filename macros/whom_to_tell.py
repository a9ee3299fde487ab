"""The table "Whom do I tell?": one row for each worry, and in each cell somebody to turn to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from markupsafe import Markup

from macros.links import capital

COLUMNS = ("What happened", "Tell now", "If not there", "If it is about them", "Also tell", "Write it in")


@dataclass(frozen=True)
class Row:
    """One worry. A cell without words is a child whom nobody was told about: it raises ValueError."""

    what: Markup
    now: Markup
    not_there: Markup
    about_them: Markup
    also: Markup
    write: Markup

    def __post_init__(self) -> None:
        for column, cell in zip(COLUMNS, self.cells, strict=True):
            if not cell.striptags().strip():
                raise ValueError(f"whom_to_tell: {column!r} is empty for {self.what.striptags()!r}")

    @property
    def cells(self) -> tuple[Markup, ...]:
        """The cells from left to right, each beginning with a capital."""
        return tuple(capital(cell) for cell in astuple(self))


def table(rows: Iterable[Row], numbers: Markup) -> Markup:
    """Return the rows as one block of HTML. The website adds what a phone needs (macros/tables.py).

    `numbers` are those that the words of the cells ring; shown on paper only; empty for none.
    """
    head = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    above = f'<p class="on-paper"><strong>Numbers:</strong> {numbers}.</p>' if numbers else ""
    return Markup(
        f'<div class="whom-to-tell">{above}<table><caption>What happened, and whom to tell</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(map(_html, rows))}</tbody></table></div>"
    )


def _html(row: Row) -> str:
    what, *rest = row.cells
    return f'<tr><th scope="row">{what}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"

"""What a form prints in a table's rows, said on another page: the words are written once, in the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from macros.documents import Page
from macros.forms import FieldSpec, spoken_rows
from macros.jinja import escape_markdown
from macros.problems import did_you_mean


def printed_rows_call(pages: Mapping[str, Page], words: Callable[[str], str]) -> Callable[[str, str], Markup]:
    """Return the call `printed_rows('leaders-action-table', 'filtering')` for one setting.

    `pages` are all documents there are: the words may be said by a setting that has left the form itself
    out. `words` fills the words of the language in a text of the front matter. The call gives a Markdown
    list of what stands first in each row, and raises LookupError for a document, a table or a row that
    isn't there.
    """

    def printed_rows(document: str, table: str) -> Markup:
        page = pages.get(document)
        if page is None:
            raise LookupError(f"there is no document {document}{did_you_mean(document, pages)}")
        rows = spoken_rows(_table(page, table), words)
        texts = [row[0] for row in rows if row[0].strip()]
        if not texts:
            raise LookupError(
                f"the table {table} of {document} prints no rows in this setting; ask first with an if"
            )
        return Markup("\n").join(Markup("- ") + escape_markdown(text) for text in texts)

    return printed_rows


def _table(page: Page, name: str) -> FieldSpec:
    tables = {key: spec for key, spec in page.about.fields.items() if spec.type == "table"}
    if name not in tables:
        known = did_you_mean(name, tables) or f" (tables: {', '.join(tables) or 'none'})"
        raise LookupError(f"{page.id} has no table {name}{known}")
    return tables[name]

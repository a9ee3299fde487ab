"""One document as a printed page: composed here, laid out by the engine.

`compose` knows nothing of WeasyPrint and nothing of settings: it is given a finished document, the
letterhead and what the caller has worked out for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from macros.standing import (
    capital,
    compact_facts,
    control_rows,
    foot_status,
    short_mark,
    state_in_words,
)

from .addresses import (
    TYPED_OFF_A_SHEET,
    TYPED_OUT_OF_A_TEXT,
    keep_whole,
    print_below,
    print_beside,
)
from .blank_rows import add_rows
from .body import Body, Entry
from .cards import fill_a_sheet
from .edition import A4, Edition
from .fields import fillable as with_fields
from .line_ends import (
    box_on_paper,
    keep_last_words_together,
    keep_numbers_whole,
    with_last_words_whole,
)
from .printable import Printable, PrintedMeta, has_own_leaf
from .sheet import (
    Letterhead,
    PageBoxes,
    environment,
    out_of_date,
    print_sheet,
    qr_code,
    running_head,
    short_address,
    sized_code,
    stamp_rectangle,
)
from .signing import NEEDED, fill_in, mark_needed, note_at_the_end, part_to_return
from .stacking import stack_tables
from .tables import shape_tables
from .web_pages import TITLE, WEB_PAGES, listed, named_only

__all__ = [
    "Letterhead",
    "Printable",
    "compose",
    "has_own_leaf",
    "stamp_rectangle",
]

_HAVE_NUMBERS = ("worried", "help-card", "pocket-card")
_SHORT_GUIDE = 4
_TIGHT = 2
"""From this step on the head and the places to sign are lower too."""

_CORNER_MM = 20
"""So wide a margin has room for a code beside the foot, and a printer reaches it."""

_LONG_CONTENTS = 34
"""So many rows fill a page; with more, only the main headings are listed."""


def compose(
    document: Printable,
    letterhead: Letterhead,
    *,
    address: str = "",
    danger: str = "",
    label: str = "",
    belongs_to: str = "",
    appendices: Sequence[tuple[str, str]] = (),
    contents: bool = False,
    goes_back: str = "",
    address_of: Callable[[str], str | None] = lambda _: None,
    snug: int = 0,
    rows: int = 0,
    values: Mapping[str, str] | None = None,
    fillable: bool = False,
    edition: Edition = A4,
) -> str:
    """Return the whole HTML page of a document, ready to be laid out in an edition.

    `address` is the live page (https), empty when there is none yet; `danger` the box "If a child may be in
    danger now"; `label` an appendix's ("Appendix 2") and `belongs_to` the title of its policy; `appendices`
    the labels and titles that follow a policy, for its contents; `contents` prints them, with page numbers
    beside references too: for documents of `CONTENTS_FROM_PAGES` or more. `goes_back` says who gets a form or
    a signed part back, and how long it is kept. `address_of` turns a link to another document into an
    address, or None for plain words. `snug`, 0 to `SNUGGEST`, sets a short document closer, so that it keeps
    to its sides: never below 10 pt, and one side of one leaf not below 10.5. `rows` is how many blank rows
    more than its page says a form's last table gets; `values` are texts for its fields, by their names.
    `fillable` puts real fields in the place of lines and boxes.
    """
    meta, status = document.meta, document.status
    compact = bool(label) or is_compact(meta)
    own_leaf = has_own_leaf(meta)
    body = Body.of(document.html)
    body.drop_screen_aids()
    entries = body.contents(deepest=3) if contents else []
    if len(entries) + sum(len(entry.below) for entry in entries) + len(appendices) > _LONG_CONTENTS:
        entries = body.contents(deepest=2)
    body.settle_links(address_of)
    body.name_appendices(appendices)
    keep_numbers_whole(body.root)
    keep_last_words_together(body.root)
    if address:
        body.list_pages_by_address(address)
    if contents:
        body.point_to_pages()
    body.hang_numbers()
    if meta.budget != 1:
        print_below(body.root, everywhere=meta.kind == "resource")
    # In a long text addresses would take pages; a leaf that is signed or hung up has no list at its end.
    if is_compact(meta) and meta.kind != "resource":
        on_its_leaf = meta.budget == 1 or meta.kind == "agreement"
        print_beside(body.root, TYPED_OFF_A_SHEET if on_its_leaf else TYPED_OUT_OF_A_TEXT)
        if len(named_only(body.root)) == 1:
            print_beside(body.root, TYPED_OFF_A_SHEET)
    keep_whole(body.root)
    web_pages = named_only(body.root)
    if entries and web_pages:
        entries.append(Entry(WEB_PAGES, "", TITLE))
    add_rows(body.root, rows)
    fill_in(body.root, values or {})
    if edition.stack_from:
        stack_tables(body.root, edition.stack_from)
    landscape = shape_tables(body.root) or (meta.landscape and body.holds("form-wide"))
    if edition.keeps_to_pages:
        fill_a_sheet(body.root, snug)
    body.tick_lists()
    body.keep_together()
    needed = NEEDED if mark_needed(body.root) else ""
    if meta.kind == "agreement" and meta.returns:
        part_to_return(
            body.root,
            f"{capital(meta.short)}, {_sentences(_lower(foot_status(status)))} {goes_back}".rstrip(),
            needed=needed,
            own_leaf=own_leaf,
            head=f"{capital(meta.short)}, version {status.version}, {letterhead.name}",
        )
    elif goes_back or needed:
        note_at_the_end(body.root, goes_back, needed=needed)
    if meta.kind in ("agreement", "form") or any(map(body.holds, _HAVE_NUMBERS)):
        danger = ""
    in_short = body.take_in_short()
    text = body.html()
    kept = meta.kind in ("policy", "guide") and meta.budget != 1
    page = print_sheet(
        "document.html.j2",
        letterhead,
        _boxes(document, letterhead, address, label),
        title=f"{meta.title} · {letterhead.name}",
        edition=edition,
        description=meta.summary,
        dated=(status.approved_on or status.text_date).isoformat(),
        classes=_classes(meta, compact=compact, snug=snug, sideways=landscape),
        landscape=landscape,
        belongs=f"{label} of the {_lower(belongs_to)}" if label and belongs_to else label,
        heading=meta.title,
        summary=with_last_words_whole(meta.summary),
        compact=compact,
        state=status.words if compact else state_in_words(status),
        facts=compact_facts(status),
        control=control_rows(status),
        address=address,
        short=short_address(address),
        qr=qr_code(address) if address and not compact else "",
        foot_code=sized_code(address) if address and compact and edition.outer_mm >= _CORNER_MM else "",
        in_short=in_short,
        danger=box_on_paper(danger) if danger else "",
        contents=_contents(entries, appendices, bound=edition is A4) if contents else Markup(""),
        text=text,
        version=status.version,
        stacked=edition.stack_from is not None,
        what_changed=tuple(status.what_changed) if kept else (),
        changes=meta.changes if kept else (),
        web_pages=listed(web_pages, in_a_line=compact),
    )
    return with_fields(page) if fillable else page


def is_compact(meta: PrintedMeta) -> bool:
    """Say whether a document gets the head of three lines: all but policies and longer guides do."""
    if meta.kind == "policy":
        return False
    return meta.kind != "guide" or (meta.budget is not None and meta.budget <= _SHORT_GUIDE)


def _classes(meta: PrintedMeta, *, compact: bool, snug: int, sideways: bool) -> str:
    classes = [f"kind-{meta.kind}"]
    for name, wanted in (
        ("numbered", meta.numbered),
        ("compact", compact),
        ("easy-read", meta.easy_read),
        ("sideways", sideways),
        (f"snug snug-{snug}", snug > 0),
        ("tight", snug >= _TIGHT),
        ("sheet", snug > 0 and meta.budget == 1 and not sideways),
    ):
        if wanted:
            classes.append(name)
    return " ".join(classes)


def _boxes(document: Printable, letterhead: Letterhead, address: str, label: str) -> PageBoxes:
    marks = [label, short_mark(document.status), "EXAMPLE" if letterhead.example else ""]
    if document.meta.confidential:
        marks.append("CONFIDENTIAL WHEN COMPLETED")
    return PageBoxes(
        head=running_head(letterhead, document.meta.title),
        mark=" · ".join(filter(None, marks)),
        foot=(foot_status(document.status), out_of_date(address)),
    )


def _contents(entries: Sequence[object], appendices: Sequence[tuple[str, str]], *, bound: bool) -> Markup:
    template = environment().get_template("contents.html.j2")
    return Markup(template.render(entries=entries, appendices=appendices, bound=bound))


def _sentences(line: str) -> str:
    """Return a line in sentences: a voice passes over the dots between its parts.

    >>> _sentences("version 1 · Draft")
    'version 1. Draft.'
    """
    return "".join(f"{part}. " for part in line.split(" · ")).rstrip()


def _lower(text: str) -> str:
    """Return `text` with a small letter at its start, unless its first word is an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]

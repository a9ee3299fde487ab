"""What a pack has besides its documents: a cover with contents, and a sheet to say what one has read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from macros.forms import FieldSpec, form_calls

from .body import Body
from .edition import A4, Edition
from .fields import fillable as with_fields
from .line_ends import box_on_paper, with_last_words_whole, with_pairs_whole
from .sheet import Letterhead, PageBoxes, out_of_date, print_sheet, qr_code, running_head, short_address
from .signing import NEEDED, mark_needed

COVER_FROM_PAGES = 9
"""A pack with so many pages gets a cover; a thinner one is its documents and nothing else."""

SHEET_ID = "read-and-sign-sheet"


class Plan(Protocol):
    """Which pack; `macros.packs.PackPlan` is one."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...


@dataclass(frozen=True)
class PackEntry:
    """A document in a pack: `status` is the words at its foot, `start` the pack page it begins on (from 1).

    With its `id` the contents lead to it: the engine settles `doc/<id>` when it joins the pack.
    """

    title: str
    status: str
    start: int
    pages: int
    id: str = ""


def compose_pack_front(
    plan: Plan,
    entries: Sequence[PackEntry],
    letterhead: Letterhead,
    *,
    sheet: PackEntry | None = None,
    address: str = "",
    danger: str = "",
    edition: Edition = A4,
) -> str:
    """Return cover and contents as a page of HTML: two pages, three for very long lists.

    `entries` count in the pack's own numbers, the front included: lay it out once with any numbers to learn
    how many pages it takes. `sheet` is the one to sign, at the end of the pack. `address` is where the latest
    texts are (https), empty when there is none.
    """
    drafts = sum("draft" in entry.status.lower() for entry in entries)
    return print_sheet(
        "pack_front.html.j2",
        letterhead,
        _boxes(plan.title, letterhead, address),
        title=f"{plan.title} · {letterhead.name}",
        edition=edition,
        description=plan.summary,
        classes="pack",
        heading=with_pairs_whole(plan.title),
        summary=with_last_words_whole(plan.summary),
        state=_state(drafts, len(entries)),
        entries=[*entries, sheet] if sheet else entries,
        danger=box_on_paper(danger) if danger else "",
        address=address,
        short=short_address(address),
        qr=qr_code(address) if address else "",
    )


def compose_read_and_sign(
    plan: Plan,
    entries: Sequence[PackEntry],
    letterhead: Letterhead,
    *,
    return_to: str = "",
    signer: str = "Signed by",
    role: str = "",
    address: str = "",
    fillable: bool = False,
    edition: Edition = A4,
) -> str:
    """Return the sheet on which one person ticks what they have read in a pack, and signs.

    `signer` heads the place to sign; `role` is asked for besides, when given. The ticks have the names
    `read_1`, `read_2` ... in the order of the entries. An entry without pages is given separately.
    """
    ticks = {
        f"read_{number}": FieldSpec(label=f"I have read: {entry.title}", type="tick")
        for number, entry in enumerate(entries, 1)
    }
    calls = form_calls(SHEET_ID, ticks, lambda text: text)
    rows = [
        {
            "title": entry.title,
            "status": entry.status,
            "pages": entry.pages or "",
            "box": _cell(calls["field"](name)),
        }
        for name, entry in zip(ticks, entries, strict=True)
    ]
    signature = Body.of(signed_by(SHEET_ID, signer, role))
    mark_needed(signature.root)
    page = print_sheet(
        "read_and_sign.html.j2",
        letterhead,
        _boxes(f"Read and sign: {plan.title}", letterhead, address),
        title=f"Read and sign: {plan.title} · {letterhead.name}",
        edition=edition,
        classes="compact kind-form",
        pack=plan.title,
        entries=rows,
        signature=signature.html(),
        needed=NEEDED,
        return_to=return_to,
    )
    return with_fields(page) if fillable else page


def signed_by(document_id: str, who: str, role: str = "") -> Markup:
    """Return a block to sign for anybody, called `who`."""
    # The staff's block with the words of the one who signs here.
    call = form_calls(document_id, {}, lambda _: who)["signature"]
    return call("staff", role=role or False, name="signed")


def _cell(field: Markup) -> Markup:
    return Markup('<td class="form-tick">{}</td>').format(field)


def _boxes(title: str, letterhead: Letterhead, address: str) -> PageBoxes:
    return PageBoxes(
        head=running_head(letterhead, title),
        mark="EXAMPLE" if letterhead.example else "",
        foot=(title, out_of_date(address)),
    )


def _state(drafts: int, documents: int) -> str:
    if not drafts:
        return f"{documents} documents, all approved."
    if drafts == documents:
        return f"DRAFT: none of its {documents} documents has been approved yet."
    return f"{documents} documents; {drafts} of them {'is' if drafts == 1 else 'are'} still a DRAFT."

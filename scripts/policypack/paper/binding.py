"""Binding: a policy with its appendices, and packs, joined from documents that are laid out already."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from macros.features import features
from macros.packs import PackPlan
from macros.render import Document
from macros.setting import Setting
from macros.standing import foot_status
from policypack.paper.booklet import impose, sheets_of
from policypack.paper.cards import has_cards
from policypack.paper.edition import A4, A5, Edition
from policypack.paper.engine.about import About
from policypack.paper.engine.joining import Numbering, Part, Reserved, join, page_numbers
from policypack.paper.fitting import pages_allowed, text_pages
from policypack.paper.pack_pages import (
    COVER_FROM_PAGES,
    SHEET_ID,
    PackEntry,
    compose_pack_front,
    compose_read_and_sign,
)
from policypack.paper.press import Press

FRONT_ID = "pack-front"
Bound = tuple[bytes, int, tuple[str, ...]]


def bind_document(press: Press, document: Document, edition: Edition = A4) -> Bound:
    """Return a document's PDF, its pages and what is worth telling; on A4 a policy comes with its appendices.

    An appendix that fewer people may read than the policy isn't bound in; the contents say who keeps it. In
    the other editions no document has more pages than its own: each appendix comes by itself.
    """
    laid = press.document(document, edition=edition)
    if edition is not A4:
        return laid.pdf, laid.pages, ()
    allowed = pages_allowed(document.meta)
    notes: tuple[str, ...] = ()
    if allowed and (pages := text_pages(laid)) > allowed:
        notes = (f"{document.meta.title} has {pages} pages; it should have {allowed} at most",)
    bound = [
        (label, other)
        for label, other in press.appendices(document)
        if other.meta.public or not document.meta.public
    ]
    starts = _on_the_right([document, *(other for _, other in bound)])
    appendices = [
        Part(
            press.document(other, label, document.meta.title),
            f"{label}: {other.meta.title}",
            start_on_right=right,
        )
        for (label, other), right in zip(bound, starts[1:], strict=True)
    ]
    if not appendices:
        return laid.pdf, laid.pages, notes
    parts = [Part(laid, document.meta.title), *appendices]
    content = join(
        parts,
        title=f"{document.meta.title} · {press.letterhead.name}",
        author=press.letterhead.name,
        subject=document.meta.summary,
        created=document.status.text_date,
        modified=document.status.approved_on or document.status.text_date,
        stamp=press.stamp("Page {page} of {pages} with appendices"),
    )
    return content, page_numbers(parts).pages, notes


def bind_pack(press: Press, plan: PackPlan, edition: Edition = A4) -> Bound:
    """Return a pack's PDF: cover and contents when it is long, its documents, and a sheet to sign.

    A document with a leaf that goes back, or is cut up, starts on a right-hand page, and so does the next
    one: whoever hands the leaf in, or cuts cards out of it, loses nothing else.
    """
    documents = [press.pack.documents[name] for name in plan.documents]
    body = inside(press, documents, edition)
    if plan.read_and_sign:
        body = [*body, _sheet(press, plan, documents, body, edition)]
    parts = body
    if page_numbers(body).pages >= COVER_FROM_PAGES:
        parts = [_front(press, plan, documents, body, edition), *body]
    dates = [each.status.text_date for each in documents]
    content = join(
        parts,
        title=f"{press.title(plan.title, edition)} · {press.letterhead.name}",
        author=press.letterhead.name,
        subject=plan.summary,
        created=min(dates),
        modified=max(dates),
        stamp=press.stamp("Pack page {page} of {pages}", edition),
    )
    return content, page_numbers(parts).pages, ()


def bind_booklet(press: Press, plan: PackPlan) -> Bound:
    """Return a pack as a booklet to fold: its A5 pages on A4 sheets, and how to print them."""
    content, pages, _ = bind_pack(press, plan, A5)
    title = f"{plan.title} · Booklet · {press.letterhead.name}"
    dates = [press.pack.documents[name].status.text_date for name in plan.documents]
    about = About(title, press.letterhead.name, plan.summary, created=min(dates), modified=max(dates))
    booklet = impose(content, about)
    sheets = sheets_of(pages)
    note = (
        f"{plan.title}, booklet: print two-sided on A4, flip on the short edge, then fold "
        f"({sheets} sheet{'' if sheets == 1 else 's'})"
    )
    return booklet, 2 * sheets, (note,)


def inside(press: Press, documents: Sequence[Document], edition: Edition = A4) -> list[Part]:
    """Return the documents of a pack as parts of it, each laid out once and for all packs."""
    return [
        Part(press.document(each, edition=edition), each.meta.title, start_on_right=right)
        for each, right in zip(documents, _on_the_right(documents), strict=True)
    ]


def _on_the_right(documents: Sequence[Document]) -> list[bool]:
    """Say of each document whether it starts on a right-hand page.

    What is handed in whole, or cut up, has leaves of its own: nobody hands in the back of another text.
    """
    leaves = [each.meta.returns or bool(each.meta.return_to) or has_cards(each.html) for each in documents]
    return [here or before for here, before in zip(leaves, [False, *leaves], strict=False)]


def _front(
    press: Press, plan: PackPlan, documents: Sequence[Document], body: Sequence[Part], edition: Edition
) -> Part:
    """Lay out cover and contents last, with the numbers that the pack has by then."""
    compose = partial(
        compose_pack_front,
        plan,
        letterhead=press.letterhead,
        address=press.address("index") or "",
        danger=press.danger(),
        edition=edition,
    )
    pages = 2
    for _ in range(2):  # A third page of contents moves every number by one, once.
        numbering = page_numbers([Reserved(pages), *body])
        entries = _entries(documents, body, numbering, first=1)
        sheet = (
            PackEntry("Read and sign", "To hand in", numbering.first[-1], body[-1].laid_out.pages, SHEET_ID)
            if plan.read_and_sign
            else None
        )
        laid = press.sheet(compose(entries, sheet=sheet), FRONT_ID, plan.title, plan.summary)
        if laid.pages == pages:
            break
        pages = laid.pages
    return Part(laid, "Contents")


def _sheet(
    press: Press,
    plan: PackPlan,
    documents: Sequence[Document],
    parts: Sequence[Part],
    edition: Edition,
) -> Part:
    """Lay out the sheet to sign: what was read, not the blank forms, and what is handed out besides."""
    person = press.pack.setting.people.safeguarding_lead
    entries = _entries(documents, parts, page_numbers(parts), first=0)
    kinds = {each.id: each.meta.kind for each in documents}
    entries = [entry for entry in entries if kinds[entry.id] != "form"]
    entries += read_besides(press.pack.setting, [each.id for each in documents])
    page = compose_read_and_sign(
        plan,
        entries,
        press.letterhead,
        return_to=str(person.post),
        signer="Signed by",
        role="Role",
        address=press.address("index") or "",
        fillable=True,
        edition=edition,
    )
    title = f"Read and sign: {plan.title}"
    return Part(press.sheet(page, SHEET_ID, title, plan.summary), "Read and sign", start_on_right=True)


def read_besides(setting: Setting, documents: Collection[str]) -> list[PackEntry]:
    """Return what is read besides a pack by whoever signs the staff's or the trainees' agreement in it.

    On placement a trainee reads ours and each host school's: those are ticked on its placement sheet.
    """
    trainees = "trainee-agreement" in documents
    if not trainees and "staff-agreement" not in documents:
        return []
    placed = trainees and features(setting)["host_schools"]
    known = setting.our_policies
    ours = [
        str(getattr(known.get(key), "title", "") or plain) + (" (ours)" if placed else "")
        for key, plain in (
            ("child_protection", "Child protection policy"),
            ("staff_conduct", "Staff code of conduct"),
        )
    ]
    titles = [*ours, "Keeping children safe in education, Part One"]
    entries = [PackEntry(title, "Given separately", 0, 0) for title in titles]
    if placed:
        entries.append(PackEntry("The policies of each host school", "See its placement sheet", 0, 0))
    return entries


def _entries(
    documents: Sequence[Document], parts: Sequence[Part], numbering: Numbering, first: int
) -> list[PackEntry]:
    return [
        PackEntry(document.meta.title, foot_status(document.status), start, part.laid_out.pages, document.id)
        for document, part, start in zip(documents, parts, numbering.first[first:], strict=False)
    ]

"""Something for staff or the office on the public website."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from macros.render import Document
from policypack.checks.finding import Finding
from policypack.checks.outputs.check import OutputCheck
from policypack.checks.outputs.outputs import Built, Outputs
from policypack.checks.outputs.passages import Hit
from policypack.checks.outputs.private_texts import private_rows, rows_among, secrets, titles
from policypack.paper.edition import BOOKLET, EDITIONS

_ADDRESS = re.compile(r"""[^\s<>"'()]*/[^\s<>"'()]*""")
# A name of a file or folder in an address.
_NAME = re.compile(r"[\w.-]+")


def look(outputs: Outputs) -> Iterator[Finding]:
    """Yield private documents on the website, addresses of them, their sentences, and private values."""
    private = [document for document in outputs.pack.documents.values() if not document.meta.public]
    names = {name: whom for document in private for name, whom in _names(document)}
    names |= {f"pack-{plan.key}.pdf": plan.publish for plan in outputs.pack.packs if not plan.public}
    names |= {f"pack-{plan.key}-{BOOKLET}.pdf": "office" for plan in outputs.pack.packs}
    names |= {f"{sheet}.pdf": "office" for sheet in ("facts", "to-confirm")}
    rows = private_rows(outputs)
    hidden = list(secrets(outputs.setting))
    for file in outputs.public:
        if whom := names.get(file.path.name) or names.get(file.path.parent.name):
            yield outputs.on(
                file.name, 0, CHECK.code, f"is for {_whom(whom)} only, and this folder is public"
            )
            continue
        yield from _addresses(outputs, file, names)
        yield from _titles(outputs, file, private)
        for secret in hidden:
            for hit in secret.found_by.hits(file.said):
                message = f'"{hit.words}" is {secret.whose}, which is for staff only; take it off the page'
                yield outputs.at(file, hit, CHECK.code, message)
        told: set[int] = set()
        for hit, document in rows_among(file.said, rows):
            if id(hit.piece) not in told:
                told.add(id(hit.piece))
                message = (
                    f'"{hit.words} ..." stands only in "{document.meta.title}", which is for'
                    f" {_whom(document.meta.publish)}; take it off the page, or publish that document"
                )
                yield outputs.at(file, hit, CHECK.code, message)


def _names(document: Document) -> Iterator[tuple[str, str]]:
    for name in (document.id, *(f"{document.id}-{edition.key}" for edition in EDITIONS)):
        yield name, document.meta.publish
        yield f"{name}.pdf", document.meta.publish


def _whom(publish: str) -> str:
    return "the office" if publish == "office" else "staff"


def _addresses(outputs: Outputs, file: Built, names: dict[str, str]) -> Iterator[Finding]:
    """Addresses of pages and files that only the private folder has, in links, index and sitemap."""
    own = urlsplit(str(outputs.setting.who_we_are.website or "")).hostname or ""
    if file.page:
        for element in file.page.tree.iter():
            for attribute in ("href", "src", "data", "content"):
                value = element.get(attribute) if isinstance(element.tag, str) else None
                if value and (whom := _private_name(value, names, own)):
                    message = f"{value} is the address of what is for {_whom(whom)} only"
                    yield outputs.on(file.name, element.sourceline or 0, CHECK.code, message)
        return
    if file.suffix in (".css", ".js", ".svg"):
        return
    for piece in file.said.pieces:
        for match in _ADDRESS.finditer(piece.text) if not piece.seen and piece.where != "in its name" else ():
            if whom := _private_name(match[0], names, own):
                message = f"{match[0]} is the address of what is for {_whom(whom)} only"
                yield outputs.at(file, Hit(piece, *match.span()), CHECK.code, message)


def _private_name(address: str, names: dict[str, str], own: str) -> str:
    """Return for whom a file or folder is that an address names, if it isn't for everybody.

    A file elsewhere may have any name; `own` is the website's host.
    """
    if " " in address.strip() or not ("/" in address or "." in address):
        return ""  # words, not an address
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("", "http", "https") or (parts.hostname or own) != own:
        return ""
    return next((names[name] for name in _NAME.findall(unquote(parts.path)) if name in names), "")


def _titles(outputs: Outputs, file: Built, private: list[Document]) -> Iterator[Finding]:
    known = {document.meta.title.casefold(): document for document in private}
    for document in outputs.pack.documents.values():
        if document.meta.public:
            known.pop(document.meta.title.casefold(), None)
    found = list(titles(file.page)) if file.page else []
    if file.pdf:
        found.append((0, file.pdf.facts.get("Title", "")))
    for line, words in found:
        said = re.split(r" [–·] ", words)[0].casefold()
        if private_one := known.get(said):
            whom = _whom(private_one.meta.publish)
            message = f'its title is "{private_one.meta.title}", a document for {whom} only'
            yield outputs.on(file.name, line, CHECK.code, message)


CHECK = OutputCheck(
    code="E703",
    name="what is for staff or the office, in public",
    why="""A website without a log-in is public, its search index and its PDFs included: whoever knows an
    address has the file. Checklists, names of people and what staff are told about learners
    as a group belong in the private folder. A link to them tells outsiders what there is to ask for.""",
    bad='<p><a href="../../pdf/self-audit.pdf">Self-audit</a></p>',
    good="<p>Our self-audit is kept by the safeguarding lead.</p>",
    look=look,
)

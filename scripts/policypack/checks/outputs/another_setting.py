"""Something that belongs to another setting."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from policypack.checks.finding import Finding
from policypack.checks.outputs.check import OutputCheck
from policypack.checks.outputs.identity import Identifier, covered, identifiers, own_texts
from policypack.checks.outputs.outputs import Outputs
from policypack.checks.outputs.passages import Hit


def look(outputs: Outputs) -> Iterator[Finding]:
    """Yield each place where another setting's name, person, contact, provider, council or logo stands."""
    texts = outputs.once(own_texts)
    own = {each.words.casefold() for each in identifiers(outputs.setting)}
    pages = {document.id for document in outputs.pack.documents.values()}
    foreign: dict[str, Identifier] = {}
    for other in outputs.others:
        for each in identifiers(other):
            if each.words.casefold() not in own and each.words not in pages:
                foreign.setdefault(each.words.casefold(), each)
    # An address before the domain that is a part of it.
    ordered = sorted(foreign.values(), key=lambda each: -len(each.words))
    for file in outputs.files.values():
        told: list[Hit] = []
        for each in ordered:
            for hit in each.hits(file.said):
                if not (hit.within(told) or covered(hit, texts) or each.words.lower() in texts):
                    told.append(hit)
                    message = (
                        f'"{hit.words}" is the {each.what} of another setting ({each.slug});'
                        " find where it comes from, and build again"
                    )
                    yield outputs.at(file, hit, CHECK.code, message)
    yield from _logos(outputs)


def _logos(outputs: Outputs) -> Iterator[Finding]:
    logo = outputs.setting.logo
    ours = _digest(logo.read_bytes()) if logo else ""
    theirs = {_digest(other.logo.read_bytes()): other.slug for other in outputs.others if other.logo}
    for file in outputs.public:
        if file.suffix in (".svg", ".png"):
            slug = theirs.get(digest := _digest(file.path.read_bytes()))
            if slug and digest != ours:
                yield outputs.on(file.name, 0, CHECK.code, f"is the logo of another setting ({slug})")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


CHECK = OutputCheck(
    code="E701",
    name="what belongs to another setting",
    why="""One source serves many settings, so the worst slip is one school's name, telephone number or person
    in another's policy: a parent rings a stranger, and nobody trusts the rest. Policies copied from a
    neighbour carry such names for years, in the properties of files most of all. Looked through are pages,
    search index, feeds, pictures, and the texts, links and properties of the PDFs.""",
    bad='<p>Ring the school office: <a href="tel:+441632960100">01632 960100</a>.</p>',
    good="<p>Ring Childline, 0800 1111.</p>",
    look=look,
)

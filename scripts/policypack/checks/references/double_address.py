"""Addresses and names that two things have, so that a reference to one could mean the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from macros.numbering import Section
from macros.references import Filled
from macros.written_model import FrontMatter
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.references.addresses import Address, addresses
from policypack.checks.sources import Sources
from policypack.checks.texts import Text


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each address given twice in a text, each name of two documents, each reference to either."""
    for _, group in groupby(sources.texts, key=lambda text: text.slug):
        texts = {text.document.id: text for text in group}
        yield from _same_names(sources, texts)
        for text in texts.values():
            yield from _same_addresses(sources, text)
            for reference in text.document.references:
                target = texts.get(reference.document)
                if target is not None:
                    yield from _same_headings(sources, text, reference, target)


def _same_addresses(sources: Sources, text: Text) -> Iterator[Finding]:
    first: dict[str, Address] = {}
    given = (address for address in addresses(text) if not address.made)
    for address in sorted(given, key=lambda address: address.line):
        before = first.setdefault(address.id, address)
        if before is not address:
            other = text.origin(before.line)
            called = f' of "{before.words}"' if before.words else ""
            message = (
                f"#{address.id} is the address{called} already ({other.file}:{other.line});"
                f" give this one its own, such as {{#{address.id}-2}}"
            )
            yield sources.at(text, address.line, CHECK.code, message, f"#{address.id}")


def _same_names(sources: Sources, texts: dict[str, Text]) -> Iterator[Finding]:
    for key in ("short", "title"):
        first: dict[str, Text] = {}
        for text in texts.values():
            meta = text.document.meta
            name = getattr(meta, key)
            before = first.setdefault(name.casefold(), text)
            if before is not text:
                file = text.origin(0).file
                place = FrontMatter(sources.root / file, file).tree[key].origin
                other = before.origin(0).file
                message = (
                    f'"{name}" is the {key} of {other} too; a reference to either could mean both:'
                    " give each its own name"
                )
                yield Finding(file, place.line, place.column, CHECK.code, message, (text.slug,))


def _same_headings(sources: Sources, text: Text, reference: Filled, target: Text) -> Iterator[Finding]:
    sections = target.document.sections
    meant = sections.get(reference.anchor)
    if meant is None or meant.number:
        return
    if any(_reads_like(other, meant) for other in sections.values()):
        message = (
            f"two headings of {target.origin(0).file} read “{meant.text}”,"
            " and this reference could mean either; give one other words"
        )
        yield sources.at(text, reference.line + 2, CHECK.code, message, f"#{reference.anchor})")


def _reads_like(other: Section, meant: Section) -> bool:
    return other.line != meant.line and not other.number and other.text.casefold() == meant.text.casefold()


CHECK = Check(
    code="E202",
    name="an address or a name that two things have",
    why="""A link can lead to one place only. Where two headings of a page have the same address, it leads to
    the first, whichever was meant; where two documents or two headings have the same name, a reader on
    paper can't tell which of them a reference means.""",
    bad="## Phones {#phones}\n\nText.\n\n## Watches {#phones}\n\nText.",
    good="## Phones {#phones}\n\nText.\n\n## Watches {#watches}\n\nText.",
    look=look,
)

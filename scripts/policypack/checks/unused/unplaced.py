"""Parts that no page includes, fields that no page prints, documents that nothing leads to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from jinja2 import nodes

from macros.readings import every
from macros.templates import PARTS
from policypack.checks.check import Check
from policypack.checks.control.places import front_matter_at
from policypack.checks.finding import Finding
from policypack.checks.law.calls import calls
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile, Text
from policypack.checks.unused.whole import is_whole

# The home page is where everybody begins; news is listed by the site, and the office has its folder.
_LISTED = ("home", "news", "post")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each part, field and document that has no place."""
    if not is_whole(sources):
        return
    yield from _parts(sources)
    for source in sources.files:
        if source.page and source.page.about.fields:
            yield from _fields(sources, source)
    for slug in sources.packs:
        yield from _documents(sources, slug)


def _parts(sources: Sources) -> Iterator[Finding]:
    included = {
        f"{PARTS}/{include.template.value}"
        for source in sources.files
        if (tree := sources.tree(source))
        for include in every(tree, nodes.Include)
        if isinstance(include.template, nodes.Const)
    }
    for source in sources.files:
        if source.page is None and source.file not in included:
            name = posixpath.basename(source.file)
            message = (
                f'no page includes this part; write {{% include "{name}" %}} in one, or take the file out'
            )
            yield Finding(source.file, 1, 1, CHECK.code, message)


def _fields(sources: Sources, source: SourceFile) -> Iterator[Finding]:
    tree = sources.tree(source)
    if tree is None or source.page is None:
        return
    # A part may print a field too, and a loop's field has no name here.
    looped = any(
        isinstance(call.node, nodes.Name)
        and call.node.name in ("field", "choice", "rows")
        and not (call.args and isinstance(call.args[0], nodes.Const))
        for call in every(tree, nodes.Call)
    )
    trees = [tree, *(part for one in sources.files if one.page is None and (part := sources.tree(one)))]
    placed = {call.key for one in trees for call in calls(one) if call.is_field}
    for name in source.page.about.fields if not looped else ():
        if name not in placed:
            place = front_matter_at(sources.root, source.file, ("fields", name))
            message = f"{name} is declared, but the form never prints it; place it, or take it out"
            yield Finding(source.file, place.line, place.column, CHECK.code, message)


def _documents(sources: Sources, slug: str) -> Iterator[Finding]:
    pack = sources.packs[slug]
    led_to = {name for plan in pack.packs for name in plan.documents}
    texts = [text for text in sources.texts if text.slug == slug]
    for text in texts:
        led_to |= set(text.document.meta.appendices)
        led_to |= {ref.document for ref in text.document.references if ref.document != text.document.id}
        led_to |= {name for name in _linked(text) if name != text.document.id}
    for document in pack.documents.values():
        kept_apart = document.meta.kind in _LISTED or document.meta.publish == "office"
        if document.id not in led_to and not kept_apart and len(texts) > 1:
            message = (
                f"nothing leads to {document.id}: no page refers to it or lists it, and it is in no pack;"
                " refer to it, or put it into docs/_packs.yml"
            )
            yield Finding(f"docs/{document.path}", 1, 1, CHECK.code, message, (slug,))


def _linked(text: Text) -> Iterator[str]:
    for token in text.tokens:
        for child in token.children or ():
            address = str(child.attrGet("href") or "") if child.type == "link_open" else ""
            path = address.partition("#")[0]
            if path.endswith(".md"):
                yield posixpath.basename(path).removesuffix(".md")


CHECK = Check(
    code="W604",
    name="a part, a field or a document without a place",
    why="""What nothing includes, prints or leads to is never read, and is kept up to date for nobody; or a
    line that should have placed it was lost.""",
    bad="""---
title: "Tried form"
short: "tried form"
kind: form
audience: [everyone]
publish: office
for: [everyone]
summary: "A page to try a check on."
fields:
  full_name: {label: Name, type: text}
  day: {label: Date, type: date}
changes: [{version: "1", date: 2026-11-22, text: This page is new.}]
---
Your name: {{ field('full_name') }}

See also [](../policies/tried.md).
""",
    good="""---
title: "Tried form"
short: "tried form"
kind: form
audience: [everyone]
publish: office
for: [everyone]
summary: "A page to try a check on."
fields:
  full_name: {label: Name, type: text}
  day: {label: Date, type: date}
changes: [{version: "1", date: 2026-11-22, text: This page is new.}]
---
Your name: {{ field('full_name') }}

Today: {{ field('day') }}

See also [](../policies/tried.md).
""",
    look=look,
    file="docs/forms/tried-form.md",
)

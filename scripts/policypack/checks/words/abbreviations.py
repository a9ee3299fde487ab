"""Abbreviations that nobody explains, and terms that are explained for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from macros.setting import Setting
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.checks.texts import Text
from policypack.checks.words.definitions import unused_terms
from policypack.checks.words.titles import inside

_LETTERS = re.compile(r"(?<![\w./@-])(?P<letters>[A-Z]{2,6}|[A-Z][a-z]?[A-Z]{1,4})s?(?![\w@/-])")
_IN_BRACKETS = re.compile(r"(?P<before>[\w’'-][^()\n.;:]*)\((?:the )?(?P<letters>[A-Z][A-Za-z]*[A-Z])s?\)")
_BEFORE_BRACKETS = re.compile(r"\b(?P<letters>[A-Z]{2,6})s? \((?P<long>[^()]{8,})\)")
_SAID = re.compile(
    r"\b(?:[Tt]he |[Aa]n? )?(?P<letters>[A-Z]{2,6})s? (?:here )?"
    r"(?:(?:is|are) (?:the|a|an|its|our)|means?|stands? for)\b"
    r"|\((?:its|the|our|their) (?P<inside>[A-Z]{2,6})\b"
    r"|\b(?P<after>[A-Z]{2,6}), (?:which (?:is|means|stands)|short for) |(?P<bold>\b[A-Z]{2,6})\*{0,2}: "
)
# A post is known by its letters, which people here say all day.
_POST = re.compile(r"\b(?:Lead|Officer)s? \((?:the )?$")
# A form has no room, and its readers have the policy; a post is about something else.
_SHORT_TEXTS = frozenset({"form", "news", "post"})
# The words of the language that print a post in full, and its letters.
_IN_FULL = re.compile(r"\{\{ ?\w*[Ss]afeguarding_leads?(?:\.s)? ?\}\}")
_SHORT = re.compile(r"\{\{ ?\w*[Dd]sls?(?:\.s)? ?\}\}")
# What no reader of these pages needs explained.
_KNOWN = (
    "AI IT ICT PDF SIM UK USB TV ID PIN QR GPS EU GP CV CCTV OK AM PM BBC VPN URL HTML CSV XLSX MP US"
    " SMS DVD PC NHS FAQ CEO PSHE AA DBS"
)


@dataclass
class _Letters:
    uses: list[tuple[int, int]] = field(default_factory=list)
    explained: list[tuple[int, int]] = field(default_factory=list)
    said: bool = False
    of_a_post: bool = False


class Names:
    """What the register says that letters stand for, and letters that are all of a name: NSPCC."""

    def __init__(self, sources: Sources) -> None:
        self.of: dict[str, list[str]] = {}
        self.alone: set[str] = set()
        for entry in sources.register.entries if sources.register else ():
            for called in entry.also_called:
                self.of.setdefault(called, []).append(entry.title.partition(" (")[0])
            if entry.kind in ("organisation", "helpline", "tool", "resource"):
                name = entry.title.partition(" (")[0]
                self.alone |= {match["letters"] for match in _LETTERS.finditer(name)}


def look(sources: Sources) -> Iterator[Finding]:
    """Yield, document by document, what isn't explained at its first use, or is explained for nothing."""
    alone = sources.once(Names).alone
    known = {slug: {*_KNOWN.split(), *alone, *_own(sources, slug)} for slug in sources.packs}
    for text in sources.texts:
        if text.document.meta.kind not in _SHORT_TEXTS:
            yield from _in_letters(sources, text, known[text.slug])
        yield from _unused_terms(sources, text)


def _own(sources: Sources, slug: str) -> Set[str]:
    """Return the letters that a setting's own names and values hold."""
    setting: Setting = sources.settings[slug]
    said = [str(setting.who_we_are.name), str(setting.who_we_are.short_name)]
    lines = {(origin.file, origin.line) for origin in setting.origins.values()}
    for blocks in sources.values.values():
        for block in blocks:
            origin = block.origin(0)
            if (origin.file, origin.line) in lines and not block.key.startswith("people.safeguarding_lead"):
                said.append(re.sub(r"\bDSL\b", "", block.text))
    return {match["letters"] for text in said for match in _LETTERS.finditer(text)}


def _in_letters(sources: Sources, text: Text, known: Set[str]) -> Iterator[Finding]:
    found: dict[str, _Letters] = {}
    blocks = text.blocks
    for number, block in enumerate(blocks):
        if not _LETTERS.search(block.text):
            continue
        official = block.outside
        for pattern in (_IN_BRACKETS, _BEFORE_BRACKETS) if "(" in block.text else ():
            for match in pattern.finditer(block.text):
                if not inside(match.start("letters"), list(official)):
                    place = (number, match.start("letters"))
                    explained = found.setdefault(match["letters"], _Letters())
                    explained.explained.append(place)
                    explained.of_a_post |= bool(_POST.search(block.text, 0, match.start("letters")))
        for match in _SAID.finditer(block.text):
            letters = next(filter(None, match.groups()))
            found.setdefault(letters, _Letters()).said = True
        for match in _LETTERS.finditer(block.text):
            if not inside(match.start(), list(official)):
                found.setdefault(match["letters"], _Letters()).uses.append((number, match.start()))
    names = sources.once(Names).of
    for letters, seen in found.items():
        if any(name in text.document.text for name in names.get(letters, ())):
            seen.said = True
        for place, message in _wrong(letters, seen, known):
            origin = blocks[place[0]].origin(place[1])
            again = place in seen.explained[1:]
            if _in_the_source(sources.line(origin.file, origin.line), letters, again=again):
                yield sources.at_origin(origin, CHECK.code, message, letters, (text.slug,))


def _wrong(letters: str, seen: _Letters, known: Set[str]) -> Iterator[tuple[tuple[int, int], str]]:
    if not seen.uses:
        return
    if len(seen.explained) > 1:
        yield seen.explained[1], f"{letters} is explained twice; the second time the letters are enough"
    if letters in known:
        return
    if len(seen.uses) == len(seen.explained) == 1 and not seen.of_a_post:
        yield seen.explained[0], f"{letters} is never used again; leave the letters out"
    if seen.said:
        return
    if not seen.explained:
        yield seen.uses[0], f"{letters} isn't explained; say it in full first, with {letters} in brackets"
    elif seen.uses[0] < seen.explained[0] and seen.uses[0][0] != seen.explained[0][0]:
        yield seen.uses[0], f"{letters} is explained only further down; explain it here, at its first use"


def _in_the_source(written: str, letters: str, *, again: bool) -> bool:
    """Return whether a page types the letters at this line, or prints them with a word of the language."""
    if again:
        return f"({letters})" in written or bool(_IN_FULL.search(written))
    return letters in written or bool(_SHORT.search(written))


def _unused_terms(sources: Sources, text: Text) -> Iterator[Finding]:
    for term in unused_terms(text, sources.packs[text.slug].documents.values()):
        message = f'"{term.words}" is explained and never used again; take the explanation out'
        yield sources.at_origin(term.origin, CHECK.code, message, term.words, (text.slug,))


CHECK = Check(
    code="W304",
    name="letters without a meaning, or a term that nobody uses",
    why="""Parents, and staff in their first week, don't know what a LADO is. Each document says it in full
    where the letters first stand, once; a definition that nothing uses is one more thing to read.""",
    bad="Tell the MASH, and ask the MASH for advice.",
    good="Tell the multi-agency safeguarding hub (MASH), and ask the MASH for advice.",
    look=look,
)

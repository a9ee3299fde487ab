"""Numbers of sections, appendices and pages that somebody typed."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.sources import Sources
from policypack.checks.texts import Text

_ONE = r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Z]|[IVX]{2,4})"
_SPELT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_NUMBER = rf"(?:{_ONE}|{_SPELT})\b(?!\.\d)(?:(?:,| and| or| to|–|-)\s?(?:{_ONE}|{_SPELT})\b)*"
_TYPED = re.compile(
    rf"(?<![\w-])(?P<said>(?i:sections?|appendix|appendices|annexe?s?|chapters?)\s{_NUMBER}"
    # "Put it on the table 5 minutes before": a table is named without an article.
    rf"|(?<!the )(?<!a )(?<!our )(?i:paragraphs?|clauses?|tables?|figures?|parts?)\s{_ONE}\b"
    r"|(?i:sect?\.|app\.|para\.|pages?|pp?\.|§+)\s?\d[\d.–-]*\b"
    r"|(?<=[sS]ee )(?:\d{1,2}(?:\.\d{1,2})+)\b"
    r"|(?i:(?<=see )|(?<=in )|(?<=under )|(?<=from ))(?:step|point|item|row|question|box|rule)\s\d\d?\b"
    r"|(?i:second|third|fourth|fifth|sixth|seventh|eighth|\d(?:st|nd|rd|th))\s(?:appendix|annexe?|section))\b"
)
_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|(?i:section|appendix|part|chapter)\s(?:\d{1,2}|[A-Z])\b[:.]?)\s*\S"
)
# Another's text keeps its own numbers: "section 175 of the Education Act", "a section 47 enquiry".
_OF_ANOTHER = re.compile(
    r"(?:(?:,| and| or)\s\w+\s(?:\d[\d.]*|[A-Z])\b)*\s+(?:of|to|in)\s+(?:(?:the|its|their)\s+)?"
    r"(?:[A-Z]|(?:\w+\s){0,3}(?:act|regulations|guidance|code|standards?|framework|report)\b)"
    r"|\s+(?:(?:[A-Z]\w*\s){1,6})?(?:Act|Regulations|Order|Code)\b"
    r"|\s+(?:enquir|assessment|audit|direction|dut|order|investigation|notice|meeting|power|referral|appeal)"
)
_OF = re.compile(r"\s+(?:of|to|in)\s+(?:(?:the|our|this)\s+)?")
_FILLED = "\ufffc"
_MOST_SECTIONS = 30


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each number of a section, appendix, table or page that isn't a filled reference."""
    valued = list(_values(sources))
    yield from valued
    # What a page prints of a value is told where the value is written.
    in_values = {found.message for found in valued}
    for text in sources.texts:
        filled = _filled(text)
        ours = _names(sources, text)
        for line, spoken in _spoken(text):
            words = spoken
            for reference in filled.get(line, ()):
                words = words.replace(reference, _FILLED, 1)
            for match in _TYPED.finditer(words):
                if not _is_another(match["said"], words[match.end() :], ours):
                    if _in_words(match["said"]) in in_values and not _stands_there(
                        sources, text, line, match
                    ):
                        continue
                    message = (
                        f'"{match["said"]}" is typed, and stays when the numbers change;'
                        " write an empty reference to what it means, such as [](#training)"
                    )
                    yield sources.at(text, line, CHECK.code, message, match["said"])
        yield from _headings(sources, text)
    yield from _front_matter(sources)


def _headings(sources: Sources, text: Text) -> Iterator[Finding]:
    for heading in text.headings:
        words = text.words(heading)
        match = _HEADING.match(words)
        if match and heading.level > 1:
            message = f'the heading "{words}" brings a number of its own; they are counted for each setting'
            yield sources.at(text, heading.line, CHECK.code, message, match[0])


def _front_matter(sources: Sources) -> Iterator[Finding]:
    for source in sources.files:
        if source.page is None:
            continue
        about = source.page.about
        labels = (spec.label for spec in about.fields.values())
        changes = (change.text for change in about.changes)
        for text in (about.title, about.short, about.summary, about.keep_for, *changes, *labels):
            for match in _TYPED.finditer(text):
                if not _is_another(match["said"], text[match.end() :], ()):
                    yield sources.in_front_matter(source, CHECK.code, _in_words(match["said"]), match["said"])


def _values(sources: Sources) -> Iterator[Finding]:
    for file, blocks in sources.values.items():
        for block in blocks if file.startswith("settings/") else ():
            for match in _TYPED.finditer(block.text):
                if not _is_another(match["said"], block.text[match.end() :], ()):
                    message = _in_words(match["said"])
                    yield sources.at_origin(block.origin(match.start()), CHECK.code, message, match["said"])


def _in_words(said: str) -> str:
    return f'"{said}" is typed, and stays when the numbers change; name it in words'


def _stands_there(sources: Sources, text: Text, line: int, match: re.Match[str]) -> bool:
    origin = text.origin(line)
    return match["said"] in sources.line(origin.file, origin.line)


def _is_another(said: str, after: str, ours: Sequence[str]) -> bool:
    """Return whether a number belongs to a law or another's text, or is no number at all."""
    kind, _, number = said.casefold().partition(" ")
    if number in ("a", "i") and not kind.startswith(("appendi", "annex")):
        return True  # "In this section I ..."
    of = _OF.match(after)
    if of and after[of.end() :].casefold().startswith((_FILLED, *ours)):
        return False
    whole = re.match(r"\d+", number)
    return bool(_OF_ANOTHER.match(after)) or (
        kind.startswith("section") and whole is not None and int(whole[0]) > _MOST_SECTIONS
    )


def _names(sources: Sources, text: Text) -> Sequence[str]:
    documents = sources.packs[text.slug].documents.values()
    return [name.casefold() for each in documents for name in (each.meta.short, each.meta.title)]


def _filled(text: Text) -> Mapping[int, Sequence[str]]:
    """Return the words of the filled references of each line; two lines of title stand above them."""
    found: dict[int, list[str]] = defaultdict(list)
    for reference in text.document.references:
        found[reference.line + 2].append(html.unescape(reference.words))
    return found


def _spoken(text: Text) -> Iterator[tuple[int, str]]:
    """Yield each line's own words, with its number from 0: no code, no addresses, no markup, no headings."""
    in_heading = False
    for token in text.tokens:
        if token.type in ("heading_open", "heading_close"):
            in_heading = token.type == "heading_open"
        if token.type != "inline" or token.map is None or in_heading:
            continue
        line, words = token.map[0], ""
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                yield line, words
                line, words = line + 1, ""
            elif child.type == "text":
                words += child.content
        yield line, words


CHECK = Check(
    code="W205",
    name="a typed number where a reference belongs",
    why="""In one real policy 8 of 12 references to appendices named the wrong one: somebody had put a new
    appendix in the middle. Numbers of sections and appendices are counted for each setting, and pages for
    each printing, so a typed one is wrong sooner or later. An empty reference is never.""",
    bad="Sign the agreement (see appendix 3), as section 4.2 asks.\n\n## Training {#training}\n\nText.",
    good="Sign the agreement, as [](#training) asks.\n\n## Training {#training}\n\nText.",
    look=look,
)

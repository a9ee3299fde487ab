"""Signs and marks that editing leaves in a text: empty brackets, spaces, markup, small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policypack.checks.prose import BREAK, FILLED, REFERENCE, Block
from policypack.checks.sources import Sources
from policypack.checks.words.titles import Titles, inside

_SIGNS: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern), wrong)
    for pattern, wrong in (
        (
            rf" (?<=[\w)’”{FILLED[1:-1]}] ) *(?:[,;](?! *\))|[.!?](?=[ \n]|$)|['’]s\b)",
            "has a space before the sign",
        ),
        (
            r"[,;](?<=[a-z][,;])(?=[A-Za-z])|[.?!](?<=[a-z]{2}[.?!])(?=[A-Z][a-z])",
            "needs a space behind the sign",
        ),
        (
            r"[.;:?!](?<=[\w)’”][.;:?!]) ?[-*–•+] ?(?=[A-Z])|[•·▪◦‣●○■]|[.?!](?<=[a-z)][.?!])"
            r" \d{1,2}[.)] (?=[A-Z])"
            r"|(?:^|(?<=\n))[-+](?=[A-Za-z])",
            "is an entry of a list that has lost its own line",
        ),
        (
            r":(?<=[a-z]:)(?<!mailto:)(?=[A-Za-z])|\)(?<!\(s\))(?=[A-Za-z])"
            r"|\((?<=[a-z]{2}\()(?=[A-Za-z])(?!(?:s|es|ren|ies|ing)\))",
            "needs a space beside the sign",
        ),
        (rf"(?<![\w'’&./<{FILLED[1:-1]}-])[b-hj-z](?![\w'’&./)>-])", "is a letter alone"),
        (r"\.\.(?<!\.\.\.)(?!\.)|,[,.;]|;[;,.]|[:;,] +[,;.](?=[ \n]|$)|[?!]\.(?!\.)", "is one sign too many"),
        (r"\([ \n]*\)|\[ *\]|“ *”|\( *,|, *\)", "is empty"),
        (r"  +(?<=[^\s|]  )(?=[^\s|])", "is two spaces inside a sentence"),
        (
            r"\*\*|\*(?<![\w*]\*)(?=\w)|\*(?<=\w\*)(?!\w)|__(?<!\w__)(?=\w)|\]\(|!\[|\{[%#{:]|[%}]\}"
            r"|&(?:\w+|#\d+);|</?\w+>|<!--",
            "is left-over markup",
        ),
        (
            r"Error! (?:Reference source|Bookmark)\w*[^.\n]*|\[(?:[Ii]nsert|[Ee]nter|[Aa]dd|[Nn]ame of"
            r"|[Yy]our|[Ss]chool|[Ii]mage|[Pp]icture|[Ll]ogo)\b[^\]\n]*\]|<insert[^>\n]*>|[Ll]orem ipsum"
            r"|\b(?:TODO|TBC|XXX+|FIXME)\b|\.(?:png|jpe?g|gif|docx?)\b|�|â€\S*|Â",
            "is left over from another file",
        ),
    )
)
# Only where one of these stands is there anything to look for.
_ANY = re.compile(
    r" [,;.!?'’]|[,;.?!][^\s\d)’”\"'\ufdd0]|\(\s*[),]|  |[*_\[\]{}<&�âÂ]"
    r"|(?<![\w'’&./-])[b-hj-z](?![\w'’&./)-])"
    r"|[•·▪◦‣●○■]|[.;:?!] [-*–•+]|[.?!] \d{1,2}[.)] |(?:^|\n)[-+][A-Za-z]|[a-z]:[A-Za-z]|\)[A-Za-z]"
    r"|[a-z]\([A-Za-z]"
    r"|[:;,] +[,;.]|, *\)|“ *”|Error!|orem ipsum|TODO|TBC|XXX|FIXME"
)
_SENTENCE = re.compile(rf"[.?!](?<=[a-z)’”0-9{FILLED[1:-1]}][.?!])[ \n]+(?P<word>[a-z][\w'’]*)")
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|ed|eds|p|pp|no|a\.m|p\.m|approx|incl|esp|St|Dr|Mr|Ms|Mrs)\.|\.\.\.)$"
)


class Seen(NamedTuple):
    """A piece of residue: where it stands, the words to point at, and what is wrong and right."""

    at: int
    said: str
    message: str


def clean(text: str) -> str:
    """Return a text as a message shows it, three dots for what the language prints."""
    return " ".join(re.sub(rf"{FILLED}|{BREAK}|{REFERENCE}", "…", text).split())


def short(before: str) -> bool:
    """Return whether a text ends with a full stop that ends no sentence: e.g."""
    return bool(_SHORT.search(before))


def signs(block: Block) -> Iterator[Seen]:
    """Yield each sign or mark that stands wrong."""
    text = block.text
    if not _ANY.search(text):
        return
    for pattern, wrong in _SIGNS:
        for match in pattern.finditer(text):
            begin = text.rfind(" ", 0, max(match.start() - 1, 0)) + 1
            shown = clean(text[begin : match.end()]) or match[0]
            yield Seen(match.start(), match[0].strip() or match[0], f'"{shown}": "{match[0]}" {wrong}')


def unbalanced(text: str) -> Iterator[Seen]:
    """Yield what is opened and not closed, or the other way round, in a block of a finished text."""
    for opens, closes in ("()", "[]", "“”"):
        if (number := text.count(opens)) != text.count(closes):
            sign, other = (opens, closes) if number > text.count(closes) else (closes, opens)
            yield Seen(text.rfind(sign), sign, f'"{sign}" stands without its "{other}"')
    if '"' in text and text.count('"') % 2:
        yield Seen(text.rfind('"'), '"', "a quotation mark stands without its other one")


def small_letters(sources: Sources, block: Block) -> Iterator[Seen]:
    """Yield each sentence that begins with a small letter."""
    official: list[tuple[int, int]] | None = None
    for match in _SENTENCE.finditer(block.text):
        if short(block.text[: match.start() + 1]):
            continue
        if official is None:
            official = [*sources.once(Titles).spans(block.text), *block.leaning, *block.outside]
        if not inside(match.start(), official):
            word = match["word"]
            message = f'"{word}" begins a sentence; write "{word[:1].upper()}{word[1:]}"'
            yield Seen(match.start("word"), word, message)

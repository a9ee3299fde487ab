"""What goes wrong around the words of the language in a page: `a {{ a_learner }}`, `{{ learners }}to`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

from macros.words import NOUNS, vocabulary
from policypack.checks.prose import FILLED, Block, Shadow
from policypack.checks.words.residue_signs import Seen, short

_VOCABULARY = vocabulary()
_FILLED = re.compile(FILLED)
_SENTENCE_ENDS = re.compile(rf"[a-z)’”{FILLED[1:-1]}][.?!][ \n]+$")
_SENTENCE = re.compile(r"[^\n]*[.?!](?:\n|$)")
_DETERMINER = re.compile(r"(?<!\w)(a|an|the|our|your|its|their|my)[ \n]+$", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?<!\w)(in|at|on)[ \n]+$", re.IGNORECASE)
_SINGLE = frozenset(f"{one[:1].upper()}{one[1:]}" for one in NOUNS)
_SEVERAL = {several: one for one, several in NOUNS.items()}
_ONE_BEFORE = re.compile(r"(?<!\w)(an?|each|every|another)[ \n]+$", re.IGNORECASE)
_SEVERAL_BEFORE = re.compile(
    r"(?<!\w)(many|both|these|those|several|few|fewer|two|three|other|most|all)[ \n]+$", re.IGNORECASE
)
_BARE_BEFORE = re.compile(
    r"(?<!\w)(?:and|or|of|with|to|by|for|from|about|tell|tells|ask|asks|help|helps|protect|keep"
    r"|between)[ \n]+$"
)
_NO_NOUN_BEHIND = re.compile(
    r"[.,;:!?)]|[ \n]+(?:and|or|is|are|has|have|will|must|can|may|who|that|when|if|to|in|on|at|with"
    r"|from|safe)\b|$"
)
# Words that go on from a name and are no noun of its own: the {{ setting }} community.
_GOES_ON = (
    "is|was|are|were|has|had|have|will|would|must|can|could|may|might|should|does|did|do|and|or|but|to|in|for"
    "|with|who|which|that|of|at|on|by|from|as|if|when|where|because|so|than|first|also|never|always|then|now|only"
    "|often|still|already|sometimes|itself|usually|agrees?|allows?|asks?|asked|checks?|chooses?|decides?"
    "|expects?|finds?|follows?|gives?|gave|holds?|keeps?|kept|knows?|learns?|looks?|makes?|made|means|meets?"
    "|needs|offers?|pays?|places|prints?|promises|provides?|publishes|puts?|reads?|records?|reports?|runs?"
    "|says?|said|sees?|sends?|sent|shares?|shows?|stays?|takes?|took|teaches|tells?|told|thinks?|trains?|uses"
    "|used|wants?|works|writes?|wrote"
)
_NOUN_FOLLOWS = re.compile(rf"[ \n]+(?!(?:{_GOES_ON}|\w+ly)\b)[a-z]")


def in_language(block: Block, plain: Shadow) -> Iterator[Seen]:
    """Yield what is wrong beside each word of the language in a block of a page as written."""
    for match in _FILLED.finditer(block.text):
        name = _name(plain, match[0])
        if name and (wrong := _around(name, block, match.start())):
            yield Seen(match.start(), f"{{{{ {name}", wrong)


def _name(plain: Shadow, character: str) -> str:
    """Return the word of the language that a character stands for (`learner.s`), or an empty text."""
    node = plain.expression(character)
    trail: list[str] = []
    while isinstance(node, nodes.Getattr):
        trail.append(node.attr)
        node = node.node
    if isinstance(node, nodes.Name) and node.name in _VOCABULARY:
        return ".".join([node.name, *reversed(trail)])
    return ""


def _around(name: str, block: Block, at: int) -> str:
    text, word = block.text, name.partition(".")[0]
    before, behind = text[:at], text[at + 1 :]
    shown = f"{{{{ {name} }}}}"
    if behind[:1] == "s" and not behind[1:2].isalnum():
        return f"{shown}s: write the word for several of them"
    if behind[:1].isalpha() or before[-1:].isalpha():
        return f"{shown} runs into the word beside it; put a space between them"
    if re.match(r"['’]s?(?!\w)", behind):
        return f"{shown}{behind[:2]}: write {{{{ {name.removesuffix('.s')}.s }}}}"
    if word[:1].isupper() and re.search(r"[a-z0-9,;)] $", before.replace("\n", " ")):
        return f"{shown} has a capital in the middle of a sentence; write {{{{ {_small(name)} }}}}"
    if word[:1].islower() and word != "setting" and _begins(before, behind, block):
        return f"{shown} begins a sentence; write {{{{ {name[:1].upper()}{name[1:]} }}}}"
    if found := _DETERMINER.search(before):
        if re.match(r"(?i)(?:an?|the)_", word):
            return f'"{found[1]}" stands before {shown}, which brings its own article; keep one'
        if word == "setting" and (name.endswith(".s") or not _NOUN_FOLLOWS.match(behind)):
            return f'"{found[1]}" stands before {shown}; a name brings no article'
    begins = block.kind == "paragraph" and not block.key and not before.strip()
    if name in _SINGLE and begins and re.match(r"[ \n]+[a-z]", behind):
        key = word.lower()
        several = f"{NOUNS[key][:1].upper()}{NOUNS[key][1:]}"
        return f"{shown} needs an article, or means several: write {{{{ The_{key} }}}} or {{{{ {several} }}}}"
    if wrong := _number(word, name, before, behind):
        return f"{shown} {wrong}"
    if word.casefold() == "in_place" and (found := _PREPOSITION.search(before)):
        return f'"{found[1]}" stands before {shown}, which brings its own; keep one'
    return ""


def _number(word: str, name: str, before: str, behind: str) -> str:
    """Return what is wrong with one where several are meant, or the other way round."""
    key = word.lower()
    if not _NO_NOUN_BEHIND.match(behind):  # these learner agreements
        return ""
    if key in _SEVERAL and (found := _ONE_BEFORE.search(before)):
        write = name.replace(word, _SEVERAL[key])
        return f'means several, and "{found[1]}" one; write {{{{ {write} }}}}'
    if key in NOUNS and (found := _SEVERAL_BEFORE.search(before)):
        write = name.replace(word, NOUNS[key])
        return f'means one, and "{found[1]}" several; write {{{{ {write} }}}}'
    if key in NOUNS and name == word and _BARE_BEFORE.search(before):
        return f"needs an article, or means several: write {{{{ the_{key} }}}} or {{{{ {NOUNS[key]} }}}}"
    return ""


def _begins(before: str, behind: str, block: Block) -> bool:
    """Return whether a sentence begins between two pieces of a text."""
    if before.strip():
        return bool(_SENTENCE_ENDS.search(before)) and not short(before.rstrip())
    if block.key.rpartition(".")[2] in ("title", "label"):
        return True
    return block.kind in ("paragraph", "value") and bool(_SENTENCE.match(behind))


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]

"""Terms that a text explains and then never uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markdown_it.token import Token

from macros.origins import Origin
from macros.render import Document
from policypack.checks.prose import Block
from policypack.checks.texts import Text

# What stands behind a marked term that is explained, and before one.
_MEANS = re.compile(r"[”\"’']?[ \n]+(?:here )?(?:also )?(?:means?|stands? for|refers? to|describes?)\b")
_IS = re.compile(
    r"[”\"’']?[ \n]+(?:here )?(?:also )?"
    r"(?:(?:is|are) (?:an?|any\w*|the|what|when|where|who\w*|how|each|every\w*|some\w*|one|all|our"
    r"|your|another)\b)"
)
_EXPLAINED_BEFORE = re.compile(
    r"(?:\b(?:called|known as|referred to as|named|call (?:it|this|that|these|them|such \w+)"
    r"|(?:which|that|what) we call)"
    r"|\([^()]{0,20}\b(?:below|here|in short)?|\b(?:[Bb]y|term|word|phrase))"
    r"[ \n]+(?:(?:an?|the|our|your)[ \n]+)?[“\"‘]?$|\((?:the |an? |our )?[“\"‘]?$"
)
_PLAIN = re.compile(
    r"[“\"](?P<quoted>[^“”\"\n]{3,40})[”\"],? (?:here )?(?:also )?(?:means?|stands? for|refers? to)\b"
    r"|[“\"](?P<is>[^“”\"\n]{3,40})[”\"] (?:is|are) (?:an?|the|any\w*|what|when|where|who\w*)\b"
    r"|\b[Bb]y (?:an? |the )?[“\"]?(?P<by>[a-z][\w -]{2,40}?)[”\"]?,? we mean\b"
    r"|(?:^|[.?!] |\n)(?:An? |The )?(?P<here>[A-Z]?[\w’'-]+(?: [\w’'-]+){0,3}) here (?:also"
    r" )?(?:means?|stands? for)\b"
    r"|\b[Ii]n this (?:policy|guide|page|agreement|document|section|form),? (?:an? |the )?[“\"]?"
    r"(?P<inhere>[\w’'-]+(?: [\w’'-]+){0,3}?)[”\"]? (?:means?|stands? for|refers? to)\b"
    r"|\((?:the |an? |our )?[“\"](?P<short>[^“”\"\n]{3,40})[”\"]\)"
    r"|\b(?:called|known as|call (?:it|this|that|these|them)|referred to as) (?:an? |the )?"
    r"[“\"](?P<called>[^“”\"\n]{3,40})[”\"]"
)
_MAY_BE = re.compile(r"[”\"] (?:is|are) |mean|stand|refers|called|known as|call |\([^)]{0,5}[“\"]")
_SHORTEST = 3


class Term(NamedTuple):
    """A term that is explained: where it was written, and its words.

    `here` says that the text gives it a meaning of its own; else another document may use it as well.
    """

    origin: Origin
    words: str
    here: bool


def unused_terms(text: Text, others: Iterable[Document]) -> Iterator[Term]:
    """Yield each term that a finished text explains and never uses again, nor any of the `others`."""
    whole = ""
    for term in _explained(text):
        if len(term.words) < _SHORTEST:
            continue
        whole = whole or _folded("\n".join(block.text for block in text.blocks))
        stem = _stem(_folded(term.words))
        if len(re.findall(rf"(?<!\w){re.escape(stem)}", whole)) < 2 and (
            term.here or not _said_in(others, stem, text)
        ):
            yield term


def _said_in(documents: Iterable[Document], stem: str, but: Text) -> bool:
    word = re.compile(re.escape(stem).replace(r"\ ", r"[\s-]"))
    return any(
        word.search(document.text.casefold()) for document in documents if document is not but.document
    )


def _explained(text: Text) -> Iterator[Term]:
    for token in text.tokens:
        if (
            token.type == "inline"
            and token.map is not None
            and ("*" in token.content or "_" in token.content)
        ):
            yield from _marked(text, token, token.map[0])
    for block in text.blocks:
        if _MAY_BE.search(block.text):
            yield from _unmarked(block)


def _marked(text: Text, token: Token, line: int) -> Iterator[Term]:
    """Yield the terms in bold or italics that are explained where they stand."""
    children = token.children or []
    before, linked = "", False
    for at, child in enumerate(children):
        linked = child.type == "link_open" or (linked and child.type != "link_close")
        if not linked and child.type in ("strong_open", "em_open"):
            types = [one.type for one in children[at:]]
            end = at + types.index(child.type.replace("open", "close"))
            words = "".join(map(_said, children[at + 1 : end]))
            behind = "".join(map(_said, children[end + 1 :]))
            here = bool(_MEANS.match(behind))
            if here or _IS.match(behind) or _EXPLAINED_BEFORE.search(before):
                yield Term(text.origin(line + before.count("\n")), words, here)
        before += _said(child)


def _said(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def _unmarked(block: Block) -> Iterator[Term]:
    for match in _PLAIN.finditer(block.text):
        words = next(filter(None, match.groups()))
        yield Term(block.origin(match.start(match.lastgroup or 0)), words, here=match.lastgroup != "is")


def _folded(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text.casefold().replace("’", "'"))


def _stem(term: str) -> str:
    """Return a term without the ending that its plural changes."""
    return term[:-1] if len(term) > 4 and term[-1] in "sy" else term

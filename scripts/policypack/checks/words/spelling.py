"""Words that no British dictionary has, American spellings among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import Block
from policypack.checks.sources import Sources
from policypack.checks.words.glued import Glue
from policypack.checks.words.titles import Titles, without

OWN_WORDS = "docs/_words.txt"
WORD = re.compile(r"(?<![\w@./&#-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w@/&]|\.\w)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What an American spelling has, and what a British one has instead.
_AMERICAN = (
    *(("or", "our"), ("iz", "is"), ("yz", "ys"), ("er", "re"), ("og", "ogue"), ("ens", "enc"), ("e", "ae")),
    *(("l", "ll"), ("ll", "l"), ("m", "mme"), ("gray", "grey"), ("mom", "mum"), ("gm", "gem"), ("e", "oe")),
)


# So often a page says a word before a name that is like it is taken for a slip.
_OFTEN = 3
_POSTS = re.compile(r"\.post$|\.title$|^approval\.|\.pastoral\.|\.training_needs_seen_by\.")


class Dictionary:
    """The British word list and the project's own words, as they are asked for by the checks."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        british = (Path(__file__).parent / "british.txt").read_text(encoding="utf-8").split("\n")
        self._british = frozenset(british)
        official = frozenset(_words_of(sources.once(Titles).register))
        said = frozenset(_words_of(self._said_by_settings()))
        names = official | said
        self._known = {*british, *self._own, *names}
        self._official = frozenset(word.casefold() for word in official)
        # In other capitals a name is another check's matter.
        self._names_folded = frozenset(word.casefold() for word in names)
        self._seen: dict[str, bool] = {}
        self._unknown: dict[str, Sequence[re.Match[str]]] = {}

    @cached_property
    def _own(self) -> frozenset[str]:
        path = self._sources.root / OWN_WORDS
        return frozenset(path.read_text(encoding="utf-8").split() if path.is_file() else ())

    def _said_by_settings(self) -> Iterator[str]:
        """Yield the names that settings have: nobody spells a name."""
        for file, blocks in self._sources.values.items():
            for block in blocks if file.startswith("settings/") else ():
                yield from (match[0] for match in WORD.finditer(block.text) if match[0] != match[0].lower())
        for setting in self._sources.settings.values():
            yield str(setting.who_we_are.name)
            yield str(setting.who_we_are.short_name)
            yield from (str(area.council) for area in setting.our_areas or ())

    def ordinary(self, word: str) -> bool:
        """Return whether the British list itself has this word, letter by letter."""
        return word in self._british

    def own(self, word: str) -> bool:
        """Return whether the project's own list has this word, letter by letter."""
        return word in self._own

    def only_a_name(self, word: str) -> bool:
        """Return whether a word in small letters is in the British list with a capital only: monday."""
        return word not in self._known and word.capitalize() in self._british

    def has(self, word: str) -> bool:
        """Return whether a word is spelt as in England, or is the project's own; hyphens join right words."""
        known = self._seen.get(word)
        if known is None:
            known = self._seen[word] = self._has(word.replace("’", "'"))
        return known

    def _has(self, word: str) -> bool:
        bare = re.sub(r"'s?$", "", word)
        for form in (bare, word):
            small = form.casefold()
            if form in self._known or small in self._known or small in self._names_folded:
                return True
        if bare.isupper() or (len(bare) > 1 and bare[-1] == "s" and bare[:-1].isupper()):
            return True  # letters that stand for words: explained or not is another check's matter
        if bare.isupper() is False and bare[1:] != bare[1:].lower() and "-" not in bare:
            return bare in self._known
        return "-" in bare and all(part and self.has(part) for part in bare.split("-"))

    def unknown(self, text: str) -> Sequence[re.Match[str]]:
        """Return the words of a text that aren't right, found once for all who ask."""
        if text not in self._unknown:
            self._unknown[text] = [match for match in WORD.finditer(text) if not self.has(match[0])]
        return self._unknown[text]

    def nearest(self, word: str) -> str:
        """Return the word that was meant, as far as can be told, or an empty text."""
        small = word.casefold().replace("’", "'")
        for american, british in _AMERICAN:
            for at in (match.start() for match in re.finditer(american, small)):
                candidate = small[:at] + british + small[at + len(american) :]
                if candidate in self._known:
                    return _cased(candidate, word)
        close = {candidate for candidate in _one_letter_off(small) if candidate in self._known}
        if not close:
            return ""
        letters = sorted(small)
        best = max(sorted(close), key=lambda one: (self._common[one], sorted(one) == letters))
        return _cased(best, word)

    def slip(self, word: str) -> str:
        """Return the word that a post, a title or a setting's own word meant by one in no list, or nothing.

        A word with a capital may be a name; it is a slip where the pages often use a word that is nearly the
        same.
        """
        bare = re.sub(r"['’]s?$", "", word)
        if bare[1:] != bare[1:].lower() or len(bare) < 4 or self._is_listed(bare):
            return ""
        capital = bare[:1].isupper()
        if capital and len(bare) < 5:
            return ""
        small = bare.casefold()
        if meant := self._british_for(small):
            return _cased(meant, bare)
        near = {one for one in _one_letter_off(small) if one in self._usual and self._is_listed(one)}
        if not near:
            usual = sorted(one for one in self._usual if len(one) > 4)
            near = {one for one in get_close_matches(small, usual, 3, 0.85) if self._is_listed(one)}
        if near:
            return _cased(max(sorted(near), key=lambda one: self._common[one]), bare)
        if capital:
            return ""
        ordinary = [one for one in _one_letter_off(small) if self.ordinary(one)]
        return min(ordinary, key=lambda one: sorted(one) != sorted(small), default="")

    @cached_property
    def _usual(self) -> frozenset[str]:
        """What pages say often, and settings call things."""
        often = {word for word, times in self._common.items() if times >= _OFTEN}
        said = (block.text for blocks in self._sources.own_words.values() for block in blocks)
        return frozenset(often | {word.casefold() for word in _words_of(said)})

    def _is_listed(self, word: str) -> bool:
        for form in (word, word.casefold()):
            if form in self._british or form in self._own or form in self._official:
                return True
        return "-" in word and all(len(part) < 4 or self._is_listed(part) for part in word.split("-"))

    def _british_for(self, small: str) -> str:
        for american, british in _AMERICAN:
            for match in re.finditer(american, small):
                candidate = small[: match.start()] + british + small[match.end() :]
                if candidate in self._british:
                    return candidate
        return ""

    @cached_property
    def _common(self) -> Counter[str]:
        """How often the pages use each word."""
        return Counter(
            match[0].casefold()
            for blocks in self._sources.written.values()
            for block in blocks
            for match in WORD.finditer(block.text)
        )


def _words_of(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for match in WORD.finditer(text):
            yield match[0]
            yield from match[0].split("-")


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _one_letter_off(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        if tail:
            yield head + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each word of pages, settings' values and the register's sentences that no British list has."""
    for blocks in sources.written.values():
        for block in blocks:
            yield from _in_block(sources, block)
    # Where one entry can't be read, nobody knows the titles of the others, which spell as they like.
    for blocks in sources.values.values() if sources.register else ():
        for block in blocks:
            yield from _in_block(sources, block)
            if _POSTS.search(block.key):
                yield from _slips(sources, block, names=True)
    for blocks in sources.own_words.values():
        for block in blocks:
            yield from _slips(sources, block)


def _slips(sources: Sources, block: Block, *, names: bool = False) -> Iterator[Finding]:
    """Yield each slip in a post or title, or in what a setting or family calls something.

    With `names` only words with a capital: the others are told with the words of any text.
    """
    dictionary = sources.once(Dictionary)
    for match in WORD.finditer(block.text):
        if names and match[0][:1].islower():
            continue
        if meant := dictionary.slip(match[0]):
            message = f'"{match[0]}" is in no word list; did you mean "{meant}"?'
            message += f" (If it is right, add it to {OWN_WORDS}.)"
            yield sources.at_origin(block.origin(match.start()), CHECK.code, message, match[0])


def _in_block(sources: Sources, block: Block) -> Iterator[Finding]:
    dictionary = sources.once(Dictionary)
    unknown = dictionary.unknown(block.text)
    if not unknown:
        return
    official = [*sources.once(Titles).spans(block.text), *block.outside]
    clear = without(block.text, official, "¤")
    for match in unknown:
        if clear[match.start()] == "¤" or sources.once(Glue).parts(match[0]):
            continue
        meant = dictionary.nearest(match[0])
        hint = f'did you mean "{meant}"?' if meant else f"if it is right, add it to {OWN_WORDS}"
        message = f'"{match[0]}" isn\'t in the British word list; {hint}'
        yield sources.at_origin(block.origin(match.start()), CHECK.code, message, match[0])


CHECK = Check(
    code="W307",
    name="spelling, as in England",
    why="""A misspelt word costs trust, and an American one says that a text was copied from elsewhere. Words
    of the project that no dictionary has stand in docs/_words.txt, one a line. Names and official titles
    are nobody's spelling mistakes, but where a word of a post is nearly another one.""",
    bad="We recieve reports and organize training.",
    good="We receive reports and organise training.",
    look=look,
)

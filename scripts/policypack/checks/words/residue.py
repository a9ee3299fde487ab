"""What find-and-replace and careless editing leave behind, in the pages and in what they become."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jinja2 import nodes

from macros.words import article, vocabulary
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import BREAK, FILLED, REFERENCE, Block, Shadow
from policypack.checks.sources import Sources, Text
from policypack.checks.words.glued import Glue
from policypack.checks.words.spelling import WORD, Dictionary
from policypack.checks.words.titles import Titles, inside

_GAP = r"[ \n]+"
_TWICE = re.compile(rf"(?<![\w'’-])(\w[\w'’]*(?: \w[\w'’]*){{0,2}}){_GAP}\1(?![\w'’-])", re.IGNORECASE)
_MAY_BE_TWICE = frozenset({"that", "had", "no", "bye", "s", "1", "2"})
_SIGNS: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"(?<=[\w)’”\ue000-\uf8ff]) +(?:[,;](?! *\))|[.!?](?=[ \n]|$)|['’]s\b)"), "has a space before the sign"),
    (re.compile(r"(?<=[a-z])[,;](?=[A-Za-z])|(?<=[a-z]{2})[.?!](?=[A-Z][a-z])"), "needs a space behind the sign"),
    (re.compile(r"(?<![\w'’&./-])[b-hj-z](?![\w'’&./)-])"), "is a letter alone"),
    (re.compile(r"(?<!\.)\.\.(?!\.)|,[,.;]|;[;,.]|[:;,] +[,;.](?=[ \n]|$)|[?!]\.(?!\.)"), "is one sign too many"),
    (re.compile(r"\([ \n]*\)|\[ *\]|“ *”|\( *,|, *\)"), "is empty"),
    (re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|])"), "is two spaces inside a sentence"),
    (re.compile(r"\*\*|(?<![\w*])\*(?=\w)|(?<=\w)\*(?!\w)|(?<!\w)__(?=\w)|\]\(|!\[|\{[%#{:]|[%}]\}|&(?:\w+|#\d+);|</?\w+>|<!--"), "is left-over markup"),
    (re.compile(r"Error! (?:Reference source|Bookmark)\w*[^.\n]*|\[(?:insert|enter|add|name of|your|school)\b[^\]\n]*\]|<insert[^>\n]*>|\blorem ipsum\b|\b(?:TODO|TBC|XXX+|FIXME)\b|\b[\w-]+\.(?:png|jpe?g|gif|docx?)\b|\[(?:image|picture|logo)\b[^\]\n]*\]|�|â€\S*|Â", re.IGNORECASE), "is left over from another file"),
)
_SENTENCE = re.compile(r"(?<=[a-z)’”0-9\ue000-\uf8ff][.?!])[ \n]+(?P<word>[a-z][\w'’]*)")
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|ed|eds|p|pp|no|a\.m|p\.m|approx|incl|esp|St|Dr|Mr|Ms|Mrs)\.|\.\.\.)$")
_ARTICLE = re.compile(rf"(?<![\w'’.-])(?P<article>[Aa]n?){_GAP}(?P<word>[a-z][a-z'’-]*)")
_S_S = re.compile(r"(?<![\w'’])(?P<many>\w+s)['’]s(?!\w)")
_DETERMINERS = re.compile(rf"(?<![\w'’-])(?:a|an|the|our|your|its|their|my)(?P<gap>{_GAP})(?:a|an|the|our|your|its|their|my)(?![\w'’-])", re.IGNORECASE)
_FILLED = re.compile(FILLED)


@dataclass(frozen=True)
class _Seen:
    """A piece of residue: where, the words to show and point at, and what is wrong and right."""

    at: int
    said: str
    message: str


def look(sources: Sources) -> Iterator[Finding]:
    """Yield the residue in pages and values, then what only shows when a setting's words are in."""
    told: set[tuple[str, int]] = set()
    for file, blocks in sources.written.items():
        for block in blocks:
            yield from _told(sources, block, _typed(sources, block), told)
        yield from _in_language(sources, file, told)
    for blocks in sources.values.values():
        for block in blocks:
            yield from _told(sources, block, _typed(sources, block), told)
    for text in sources.texts:
        for block in text.blocks:
            yield from _told(sources, block, _finished(sources, text, block), told, (text.slug,))


def _told(
    sources: Sources,
    block: Block,
    seen: Iterator[_Seen],
    told: set[tuple[str, int]],
    settings: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """Yield findings; a finished text tells only what its source didn't."""
    for one in seen:
        origin = block.origin(one.at)
        finding = sources.at_origin(origin, CHECK.code, one.message, one.said, settings)
        if not settings:
            told.add((finding.file, finding.line))
        elif (finding.file, finding.line) in told:
            continue
        yield finding


def _typed(sources: Sources, block: Block) -> Iterator[_Seen]:
    text = block.text
    yield from _doubled(text)
    for pattern, wrong in _SIGNS:
        for match in pattern.finditer(text):
            begin = text.rfind(" ", 0, max(match.start() - 1, 0)) + 1
            shown = _clean(text[begin : match.end()]).strip() or match[0]
            yield _Seen(match.start(), match[0].strip() or "  ", f'"{shown}": "{match[0]}" {wrong}')
    yield from _small_letters(sources, block)
    yield from _articles(text)
    for match in _S_S.finditer(text):
        if sources.learn(Dictionary).ordinary(match["many"][:-1].casefold()):
            right = f"{match['many']}'"
            yield _Seen(match.start(), match[0], f'"{match[0]}" has an s too many; write "{right}"')
    dictionary = sources.learn(Dictionary)
    for match in WORD.finditer(text):
        if not dictionary.has(match[0]) and (parts := sources.learn(Glue).parts(match[0])):
            message = f'"{match[0]}" ran together; write "{parts[0]} {parts[1]}", in the language\'s words'
            yield _Seen(match.start(), match[0], message)


def _doubled(text: str) -> Iterator[_Seen]:
    for match in _TWICE.finditer(text):
        said = match[1]
        if said.casefold() not in _MAY_BE_TWICE and not said.isdigit():
            yield _Seen(match.start(), match[0].split("\n")[0], f'"{_clean(match[0])}" says "{said}" twice')
    for match in _DETERMINERS.finditer(text):
        first, second = match[0].split()
        if first.casefold() != second.casefold():
            yield _Seen(match.start(), match[0].split("\n")[0], f'"{_clean(match[0])}" has two articles; keep one')


def _small_letters(sources: Sources, block: Block) -> Iterator[_Seen]:
    official: list[tuple[int, int]] | None = None
    for match in _SENTENCE.finditer(block.text):
        before = block.text[: match.start()]
        if _SHORT.search(before):
            continue
        if official is None:
            official = [*sources.learn(Titles).spans(block.text), *block.leaning, *block.outside]
        if not inside(match.start() - 1, official):
            word = match["word"]
            message = f'"{word}" begins a sentence; write "{word[:1].upper()}{word[1:]}"'
            yield _Seen(match.start("word"), word, message)


def _articles(text: str) -> Iterator[_Seen]:
    for match in _ARTICLE.finditer(text):
        right = article(match["word"])
        if right != match["article"].casefold():
            message = f'"{_clean(match[0])}": write "{right} {match["word"]}"'
            yield _Seen(match.start(), match[0].split("\n")[0], message)


def _in_language(sources: Sources, file: str, told: set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield what is wrong around the words of the language in a page: glue, capitals and articles."""
    plain = sources.shadows[file]
    for block in sources.written[file]:
        if block.key:
            continue
        for match in _FILLED.finditer(block.text):
            name = _name(plain, match[0])
            if name and (wrong := _around(name, block, match.start())):
                near = f"{{{{ {name}"
                finding = sources.at_origin(block.origin(match.start()), CHECK.code, wrong, near)
                told.add((finding.file, finding.line))
                yield finding


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


_VOCABULARY = vocabulary()


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
    begins = not before.strip() or re.search(r"[a-z)’”\ue000-\uf8ff][.?!][ \n]+$", before)
    whole = not before.strip() and block.kind == "paragraph" and re.match(r"[^\n]*[.?!](?:\n|$)", behind)
    begins = bool(begins) and (bool(before.strip()) or bool(whole)) and not _SHORT.search(before.rstrip())
    if word[:1].islower() and word != "setting" and begins:
        return f"{shown} begins a sentence; write {{{{ {name[:1].upper()}{name[1:]} }}}}"
    if found := re.search(r"(?i)(?<!\w)(a|an|the|our|your|its|their|my)[ \n]+$", before):
        if re.match(r"(?i)(?:an?|the)_", word):
            return f'"{found[1]}" stands before {shown}, which brings its own article; keep one'
        if word.casefold() == "setting" and _alone(name, behind):
            return f'"{found[1]}" stands before {shown}; a name brings no article'
    if found := re.search(r"(?i)(?<!\w)(in|at|on)[ \n]+$", before):
        if word.casefold() == "in_place":
            return f'"{found[1]}" stands before {shown}, which brings its own; keep one'
    return ""


def _alone(name: str, behind: str) -> bool:
    """Return whether a name isn't followed by a noun that the article could belong to."""
    return name.endswith(".s") or not re.match(r"[ \n]+(?!is\b|has\b|will\b|must\b|can\b|and\b|or\b|to\b|in\b|for\b|with\b|does\b|keeps\b|says\b|who\b|of\b|at\b|on\b)[a-z]", behind)


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _finished(sources: Sources, text: Text, block: Block) -> Iterator[_Seen]:
    yield from _doubled(block.text)
    yield from _articles(block.text)
    for match in re.finditer(r"\{\{|\{%|\}\}|%\}", block.text):
        yield _Seen(match.start(), match[0], f'"{match[0]}" is left over from the language')
    setting = sources.settings[text.slug]
    for name in {str(setting.who_we_are.name), str(setting.who_we_are.short_name or "")}:
        if name and name in block.text:
            for match in re.finditer(rf"(?i)(?<!\w)(?:a|an|the|our|your)[ \n]+{re.escape(name)}['’]s?", block.text):
                yield _Seen(match.start(), match[0], f'"{_clean(match[0])}": a name brings no article; take it out')
    for match in _S_S.finditer(block.text):
        if sources.learn(Dictionary).ordinary(match["many"][:-1].casefold()):
            yield _Seen(match.start(), match[0], f'"{match[0]}" has an s too many')


def _clean(text: str) -> str:
    return " ".join(re.sub(rf"{FILLED}|{BREAK}|{REFERENCE}", "…", text).split())


_Looker = Callable[[Sources, Block], Iterator[_Seen]]

CHECK = Check(
    code="E305",
    name="residue of find-and-replace and of editing",
    why="""In one real policy nine phrases had been corrupted by find-and-replace: "traineesto", "the B2
    Mentoring's", a title of the Department with "mentoring provision" in it. Words that ran together or
    stand twice, an article too many, empty brackets and left-over marks each say that nobody has read it.""",
    bad="We keep the the record () safe .",
    good="We keep the record safe.",
    look=look,
)

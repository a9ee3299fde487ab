"""Old, hyphened and wrongly capitalised forms of the words that a reader knows in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.register import GONE
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import FILLED, Block
from policypack.checks.sources import Sources
from policypack.checks.words.capitals import capitals
from policypack.checks.words.hyphens import Compounds
from policypack.checks.words.phrases import Phrases, words_of
from policypack.checks.words.spelling import WORD, Dictionary
from policypack.checks.words.titles import Titles, inside

_FORMS: Mapping[str, tuple[str, ...]] = {
    "email": ("e-mail",),
    "emails": ("e-mails",),
    "online": ("on-line", "on line"),
    "offline": ("off-line",),
    "website": ("web site", "web-site"),
    "websites": ("web sites", "web-sites"),
    "cyberbullying": ("cyber bullying", "cyber-bullying"),
    "online safety": ("e-safety", "esafety", "e safety", "cyber safety", "cybersafety"),
    "sharing nudes": ("sexting", "youth produced sexual imagery", "youth-produced sexual imagery"),
    "child-on-child": ("peer-on-peer", "peer on peer", "child on child"),
    "early career teacher": ("NQT", "newly qualified teacher"),
    "early career teachers": ("NQTs", "newly qualified teachers"),
    "safeguarding partnership": ("LSCB", "local safeguarding children board", "safeguarding children board"),
    "images of child sexual abuse": ("child pornography", "child porn", "kiddie porn"),
    "smartphone": ("smart phone", "smart-phone"),
    "smartphones": ("smart phones", "smart-phones"),
    "wellbeing": ("well-being", "well being"),
    "whistleblowing": ("whistle-blowing", "whistle blowing"),
    "passphrase": ("pass phrase", "pass-phrase"),
    "password": ("pass word", "pass-word"),
    "passwords": ("pass words", "pass-words"),
    "username": ("user name", "user-name"),
    "safeguarding": ("safe guarding", "safe-guarding"),
    "anti-bullying": ("anti bullying", "antibullying"),
    "deepfake": ("deep fake", "deep-fake"),
    "deepfakes": ("deep fakes", "deep-fakes"),
    "chatbot": ("chat bot", "chat-bot"),
    "chatbots": ("chat bots", "chat-bots"),
    "screenshot": ("screen shot", "screen-shot"),
    "multi-factor": ("multi factor", "multifactor"),
    "online safety lead": ("e-safety lead",),
    "SEND": ("SEN", "SEN/D"),
    "internet": ("world wide web", "information superhighway"),
    "log-in": ("login", "logon"),
    "log-ins": ("logins", "logons"),
    "children's services": ("childrens services", "social services", "childrens' services"),
    "they": ("he/she", "she/he", "s/he", "he or she", "him/her"),
    "their": ("his/her", "her/his"),
    "ongoing": ("on-going",),
    "in line with": ("in-line with",),
    "children's": ("childrens", "childrens'"),
}
_BY_USE = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        (r"\b(?:to|can|must|will|may|[Pp]lease|[Tt]hey|[Yy]ou|[Ww]e|I|not|who) (log-in|login)\b", "log in"),
        (r"\b(?:your|my|own|another's|person's|guest|user) (log in)s?\b(?! (?:the|a|our)\b)", "log-in"),
        (r"\b(?:to|can|must|will|may|please|they|you|we|I|not|who) (sign-in)\b", "sign in"),
        (
            r"\b(?:to|can|must|will|may|please|they|you|we|I|not|who) (log-off|log-out|sign-out)\b",
            "two words",
        ),
        (r"(?<=[a-z,;] )(Internet)\b(?! [A-Z])", "internet"),
        (r"(?<=[a-z,;] )(Online Safety|Online safety|E-Safety)(?! (?:Act|Lead|Log|Bill))\b", "online safety"),
        (r"(?<=[a-z,;] )(Social Media|Social media)\b", "social media"),
        (r"(?<=[a-z,;] )(Key Stage|Key stage)\b", "key stage"),
        (r"(?<=[a-z,;] )(Police)\b(?! Act)", "police"),
        (r"(?<=[a-z,;] )(Filtering and Monitoring|Acceptable Use(?: Policy| Agreement)?)\b", "small letters"),
        (r"(?<=[a-z,;] )(Cyberbullying)\b", "small letters"),
        (r"(?<=[a-z,;] )(Safeguarding(?! (?:[Ll]ead|Children|Partnership|[Gg]overnor)))\b", "small letters"),
        (
            r"\b([Dd]esignated (?!Safeguarding Lead\b)[Ss]afeguarding [Ll]ead)\b",
            "Designated Safeguarding Lead",
        ),
        (r"\b(designated Safeguarding Lead)\b", "Designated Safeguarding Lead"),
        (rf"(?<!esignated )(?<=[a-z,;{FILLED[1:-1]}] )(Safeguarding [Ll]ead)\b", "safeguarding lead"),
        (r"\b([Ww]ifi|[Ww]i-fi|WIFI|WiFi|WI-FI)\b", "Wi-Fi"),
        (r"\b((?:[Uu]nder|[Oo]ver)[- ]\d+['’]s)\b", "under-18s, without an apostrophe"),
        (r"\b(D\.S\.L\.?|A\.I\.|L\.A\.D\.O\.?)", "the letters without full stops"),
    )
)
_MAY_BE = re.compile(
    r"log-|login|log in|sign-|Internet|Online|Social|Stage|stage|Police|Filtering and|Acceptable|Cyber"
    r"|Safeguarding|safeguarding lead|[Ww][Ii]-?[Ff][Ii]|D\.S|A\.I|L\.A|E-Safety|\d['’]s"
)
_COMMON_NAMES = (
    "DSL LADO KCSIE DfE PSHE GDPR CCTV USB YouTube WhatsApp TikTok Snapchat Instagram Facebook Google"
    " Microsoft Ofsted UKCIS CEOP NSPCC RSHE SCITT PDF ICT LGfL"
)


class Forms:
    """The other forms of each term, and the one way in which each name is written."""

    def __init__(self, sources: Sources) -> None:
        self.right = {wrong.casefold(): right for right, wrongs in _FORMS.items() for wrong in wrongs}
        self.compounds = sources.once(Compounds)
        self.phrases = Phrases({**self.compounds.right, **self.right})
        dictionary = sources.once(Dictionary)
        names: dict[str, set[str]] = {}
        for text in (*sources.once(Titles).register, *_COMMON_NAMES.split()):
            for match in WORD.finditer(text):
                word = match[0].removesuffix("'s").removesuffix("’s")
                # A capital inside, or a name that is one word: Childline, but not the Cyber of a longer name.
                named = word[1:] != word[1:].lower() or (word == text and word != word.lower())
                if (
                    named
                    and len(word) > 2
                    and "-" not in word
                    and not dictionary.ordinary(word.lower())
                    and not dictionary.own(word.lower())
                ):
                    names.setdefault(word.casefold(), set()).add(word)
        self.names = names


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each term in a form that isn't ours, in pages, settings' values and the register's sentences."""
    for blocks in sources.written.values():
        for block in blocks:
            yield from _in_block(sources, block, page=True)
    for file, blocks in sources.values.items():
        # Where one entry can't be read, nobody knows which of the others are of the past.
        if file.startswith("docs/") and not sources.register:
            continue
        for block in blocks:
            entry = sources.register.by_key.get(block.key.partition(".")[0]) if sources.register else None
            if entry is None or entry.status not in GONE:  # what is gone may be called what it was called
                yield from _in_block(sources, block)


def _in_block(sources: Sources, block: Block, *, page: bool = False) -> Iterator[Finding]:
    forms = sources.once(Forms)
    found = []
    for one in forms.phrases.find(block.text):
        if one.phrase in forms.right:
            found.append((one.start, one.said, forms.right[one.phrase]))
        elif forms.compounds.needs_hyphen(block.text, one):
            found.append((one.start, one.said, forms.compounds.right[one.phrase]))
    if _MAY_BE.search(block.text):
        found += [
            (m.start(1), m[1], right) for pattern, right in _BY_USE for m in pattern.finditer(block.text)
        ]
    words = words_of(block.text)
    for number, word in enumerate(words.folded):
        known = forms.names.get(word) or forms.names.get(word.removesuffix("'s"))
        if known:
            start, end = words.spans[number]
            bare = block.text[start:end].removesuffix("'s").removesuffix("’s")
            if bare not in known and not _in_an_address(block.text, start, end):
                found.append((start, bare, max(known)))
    found += forms.compounds.other(block.text)
    if page:  # a setting's file names its posts as it likes
        found += capitals(sources, block.text)
    if not found:
        return
    official = [*sources.once(Titles).exact(block.text), *block.outside, *block.leaning]
    told: set[int] = set()
    for at, said, right in found:
        if at not in told and not inside(at, official):
            told.add(at)
            shown = f'"{right}"' if right not in ("two words", "small letters") else right
            message = f'"{said}" is written otherwise here: {shown}'
            yield sources.at_origin(block.origin(at), CHECK.code, message, said)


def _in_an_address(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in ("@", ".", "/", "#") or bool(re.match(r"\.\w|[@/_]", text[end:]))


CHECK = Check(
    code="W303",
    name="a term in an old form, or with other hyphens or capitals",
    why="""Readers search for one form of a word, and an old one (e-safety, sexting, peer-on-peer, NQT, LSCB)
    says that a text is old. Each term has one form in all pages, the names of posts and bodies too.""",
    bad="Send an e-mail to the designated safeguarding lead about peer-on-peer abuse.",
    good="Send an email to the host school's Designated Safeguarding Lead about child-on-child abuse.",
    look=look,
)

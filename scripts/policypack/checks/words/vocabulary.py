"""The words of every setting and family, learnt from their files: what a shared page must not type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.setting import Setting, ToConfirm
from macros.setting.source import Source
from macros.setting.tree import Branch, Leaf
from macros.words import NOUNS, abbreviation, plural, words
from policypack.checks.sources import Sources
from policypack.checks.words.phrases import Phrases

# A nursery calls its learners children; so does the law, of everybody's. A page has training sessions and
# line managers, whatever a setting calls its own.
_EVERYDAY = frozenset(
    {
        *("child", "children", "young person", "young people", "adult", "adults", "member", "members"),
        *("session", "sessions", "manager", "managers", "leader", "leaders", "group", "groups", "team"),
        *("service", "services", "club", "clubs", "base", "site", "community"),
    }
)
_WORDS_OF_A_FAMILY = {"parents": "parent", "everyone": "community", "students": "learner"}
# A family's own words for these are too common to forbid: provision, session.
_COMMON = frozenset({"place", "session"})
# What a council is called besides its area.
_COUNCIL = re.compile(
    r"\b(?:the|council|county|city|borough|metropolitan|district|london|royal|of|and)\b", re.IGNORECASE
)
COUNCIL = "council"
_POSTS = {"safeguarding_lead", "leader_contact"}


@dataclass(frozen=True)
class Learnt:
    """A word that some setting prints: `keys` are what a page writes for it, `several` whether it is many."""

    word: str
    keys: tuple[str, ...]

    def written(self, found: str, before: str) -> str:
        """Return what to write in place of `found`, with the article that stands `before` it if any."""
        bare = re.sub(r"(?:['’]s|['’])$", "", found)
        possessive = ".s" if bare != found else ""
        capital = found[:1].isupper() and not self.word[:1].isupper()
        if self.keys[0] == COUNCIL:
            return "what the council's calls print: numbers() or lado()"
        options = []
        for key in self.keys:
            name = key
            if re.fullmatch(r"[a-z_]+", key) and key not in ("setting", "in_place", "community"):
                if re.search(r"(?i)(?:^|\W)(?:a|an)$", before) and key in NOUNS:
                    name = f"{'A' if before[-2:].strip()[:1] == 'A' else 'a'}_{key}"
                elif re.search(r"(?i)(?:^|\W)the$", before):
                    name = f"{'The' if before.endswith('The') else 'the'}_{key}"
                elif capital:
                    name = key[:1].upper() + key[1:]
            options.append(f"{{{{ {name}{possessive} }}}}")
        return " or ".join(dict.fromkeys(options))


class Vocabulary:
    """What all settings and families call things."""

    def __init__(self, sources: Sources) -> None:
        """Learn from the settings that can be read and from the families' files."""
        self._sources = sources
        self.by_word: dict[str, Learnt] = {}
        self.own: dict[str, Mapping[str, frozenset[str]]] = {}
        for slug, setting in sources.settings.items():
            self.own[slug] = _forms(setting)
            for key, forms in self.own[slug].items():
                for form in forms:
                    self._learn(form, key)
            for name, call in _names(setting):
                self._learn(name, call)
        for key, form in self._of_families():
            self._learn(form, key)

    def _learn(self, word: str, key: str) -> None:
        folded = word.casefold()
        if folded in _EVERYDAY:
            return
        known = self.by_word.get(folded)
        if known is None:
            self.by_word[folded] = Learnt(word, (key,))
        elif key not in known.keys:
            self.by_word[folded] = Learnt(known.word, (*known.keys, key))

    def _of_families(self) -> Iterator[tuple[str, str]]:
        for path in sorted((self._sources.root / "settings" / "families").glob("*.yml")):
            said = Source(path, path.name).tree.get("our_words")
            for key, written in said.items() if isinstance(said, Branch) else ():
                key = _WORDS_OF_A_FAMILY.get(key, key)
                one = written.get("one") if isinstance(written, Branch) else written
                many = written.get("many") if isinstance(written, Branch) else None
                if isinstance(one, Leaf) and not one.to_confirm and key in NOUNS and key not in _COMMON:
                    yield key, str(one)
                    yield NOUNS[key], str(many or plural(one))

    @cached_property
    def phrases(self) -> Phrases:
        """Finds every learnt word or name."""
        return Phrases(self.by_word)

    def foreign(self, slug: str) -> Mapping[str, Learnt]:
        """Return what other settings call things and this one doesn't, by folded word."""
        own = {form.casefold() for forms in self.own[slug].values() for form in forms}
        return {word: learnt for word, learnt in self.by_word.items() if word not in own}


def _forms(setting: Setting) -> Mapping[str, frozenset[str]]:
    """Return each key of the language with what this setting prints for it, one and several."""
    said = words(setting)
    found: dict[str, frozenset[str]] = {}
    for key, keys in NOUNS.items():
        for name in (key, keys):
            if name in said:
                found[name] = frozenset({str(said[name])})
    for name in ("in_place", "community"):
        if " " in said[name]:
            found[name] = frozenset({str(said[name])})
    lead = str(said["safeguarding_lead"])
    if abbreviation(lead) != lead:
        bare = lead.rpartition(" (")[0]
        found["safeguarding_lead"] |= {bare}
        found["safeguarding_leads"] |= {plural(bare)}
    return found


def _names(setting: Setting) -> Iterator[tuple[str, str]]:
    """Yield each name of the setting's own, with what a page writes for it."""
    who = setting.who_we_are
    yield str(who.name), "setting"
    if who.short_name:
        yield str(who.short_name), "setting.short"
    for name in {str(who.name), str(who.short_name or "")}:
        for part in name.split():
            # B2, SCITT: a part that no sentence needs for anything else.
            if len(part) > 1 and part.upper() == part:
                yield part, "setting"
    for area in setting.our_areas or ():
        council = area.council
        if council and not isinstance(council, ToConfirm):
            yield str(council), COUNCIL
            area_name = " ".join(_COUNCIL.sub(" ", str(council)).split())
            if area_name:
                yield area_name, COUNCIL
    for key in type(setting.people).model_fields:
        post = getattr(getattr(setting.people, key), "post", None)
        if key not in _POSTS and post and not isinstance(post, ToConfirm) and " " in str(post):
            yield str(post), f"person('{key}')"

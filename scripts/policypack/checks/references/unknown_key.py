"""Keys in calls that there are none of: law, documents, posts, policies, fields, parts, audiences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import get_args

from macros.documents import Audience
from macros.forms import SIGNERS
from macros.problems import did_you_mean
from macros.reach import POSTS
from macros.register_entry import Audience as RegisterAudience
from macros.setting.people import People
from macros.setting.tree import Branch
from macros.templates import PARTS
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.references.keys import Key, keys
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile

_FIXED: Mapping[str, tuple[str, Collection[str]]] = {
    "register audience": ("{} is not an audience", get_args(RegisterAudience)),
    "audience": ("{} is not an audience", get_args(Audience)),
    "part of resources": ("resources has no part {}", ("all", "helplines", "others")),
    "post": ("people.{} is not a post", People.model_fields),
    "person": ("people.{} is not the post of a person", POSTS),
    "signer": ("nobody called {} signs here", SIGNERS),
}


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each key that names nothing, wherever it stands; branches that no setting prints, too."""
    named = {source.file: list(keys(sources, source)) for source in sources.files}
    known = _Known(sources, named)
    for source in sources.files:
        for key in named[source.file]:
            message = known.fault(key, source)
            if message:
                yield source.finding(CHECK.code, key.line, key.column, message)


class _Known:
    """What keys there are, of each kind."""

    def __init__(self, sources: Sources, named: Mapping[str, list[Key]]) -> None:
        self._sources = sources
        self._parts = [
            source.file.removeprefix(f"{PARTS}/") for source in sources.files if source.page is None
        ]
        self._users: dict[str, set[str]] = defaultdict(set)
        for file, found in named.items():
            for key in found:
                if key.kind == "part":
                    self._users[f"{PARTS}/{key.name}"].add(file)
        # As written, so that a setting with a mistake elsewhere still has its policies.
        trees = sources.settings_as_written.values()
        written = (tree.get("our_policies") for tree in trees)
        self._policies = {key for policies in written if isinstance(policies, Branch) for key in policies}
        self._said = Counter(key.name for found in named.values() for key in found if key.kind == "policy")

    def fault(self, key: Key, source: SourceFile) -> str:
        """Return what is wrong with a key, or an empty text."""
        if key.kind in _FIXED:
            said, known = _FIXED[key.kind]
            return "" if key.name in known else said.format(key.name) + _hint(key.name, known)
        if key.kind == "register":
            return self._register_fault(key.name)
        if key.kind == "document":
            library = self._sources.library
            # Where one page's front matter can't be read, nobody knows the others either.
            if library is None or key.name in (pages := library.pages):
                return ""
            return f"there is no document {key.name}{did_you_mean(key.name, pages)}"
        if key.kind == "part":
            if key.name in self._parts:
                return ""
            return f"there is no part {key.name} in {PARTS}{did_you_mean(key.name, self._parts)}"
        if key.kind == "picture":
            pictures = [path.stem for path in (self._sources.root / "docs" / "pictures").glob("*.svg")]
            if key.name in pictures:
                return ""
            return f"there is no picture {key.name}{did_you_mean(key.name, pictures)}"
        if key.kind == "field":
            return self._field_fault(key.name, source)
        return self._policy_fault(key.name)

    def _register_fault(self, name: str) -> str:
        register = self._sources.register
        if register is None or name in register:
            return ""
        try:
            register[name]
        except KeyError as error:
            return str(error.args[0])
        return ""

    def _field_fault(self, name: str, source: SourceFile) -> str:
        known = self._fields(source.file, set())
        if name in known or (source.page is None and not self._users[source.file]):
            return ""
        near = did_you_mean(name, known)
        return f"{name} is not declared under fields:{near or '; declare it in the front matter'}"

    def _fields(self, file: str, seen: set[str]) -> set[str]:
        """Return the fields of a page, or of all pages that include a part."""
        page = next((source.page for source in self._sources.files if source.file == file), None)
        if page is not None:
            return set(page.about.fields)
        seen.add(file)
        return {name for user in self._users[file] - seen for name in self._fields(user, seen)}

    def _policy_fault(self, name: str) -> str:
        """Return that no setting has the policy; a word that the pages use again and again is one, though."""
        if name in self._policies or self._said[name] > 1:
            return ""
        hint = did_you_mean(name, self._policies) or f"; there are {', '.join(sorted(self._policies))}"
        return f"no setting has a policy {name} under our_policies{hint}"


def _hint(name: str, known: Collection[str]) -> str:
    return did_you_mean(name, known) or f"; there are {', '.join(known)}"


CHECK = Check(
    code="E201",
    name="a key that names nothing",
    why="""Law, documents, posts, policies and fields are named by their keys, so that one correction reaches
    every page. A misspelt key would leave a hole in a sentence; here all of them are told at once, also
    those in passages that none of the settings prints today.""",
    bad="Read {{ cite('kcsei') }}.",
    good="Read {{ cite('kcsie') }}.",
    look=look,
)

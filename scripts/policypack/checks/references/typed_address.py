"""Addresses and numbers of others that a page brings itself: they belong into the register."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from macros.register import Register
from macros.register_entry import LAW, PUBLICATIONS, Entry
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.prose import Block
from policypack.checks.references.typed_links import typed_links
from policypack.checks.sources import Sources

_NUMBER = r"(?:\+44|\b0)[\d ()-]{7,14}\d\b"
_TYPED = re.compile(
    rf"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<address>(?:https?://|www\.)[^\s<>()]+[\w/])"
    rf"|(?P<number>{_NUMBER}|\b116 ?\d{{3}}\b)"
)
_MAY_BE = re.compile(r"[@:]|www\.|\d ?\d{2}")
# Hosts of so many different things that only the whole address says which is meant.
_SHARED = 12


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each address of a website, e-mail address and telephone number that is typed into a page."""
    if sources.register is None:
        return
    known = _Known(sources.register)
    for source in sources.files:
        for link in typed_links(sources, source):
            if link.outside:
                message = known.message(link.target)
                yield source.finding(CHECK.code, link.line + 1, link.column, message)
        for block in sources.written.get(source.file, ()):
            yield from _in_words(sources, block, known)


def _in_words(sources: Sources, block: Block, known: _Known) -> Iterator[Finding]:
    if not _MAY_BE.search(block.text):
        return
    for match in _TYPED.finditer(block.text):
        # A link's own words are told with the link.
        if not any(begin <= match.start() < end for begin, end in block.outside):
            yield sources.at_origin(
                block.origin(match.start()), CHECK.code, known.message(match[0]), match[0]
            )


class _Known:
    """The register's entries by their addresses and numbers."""

    def __init__(self, register: Register) -> None:
        # Of the editions at one address, the one in force.
        entries = sorted(register.entries, key=lambda entry: entry.current)
        self._by_number = {_digits(entry.phone): entry for entry in entries if entry.phone}
        self._by_address = {_address(str(entry.url)): entry for entry in entries}
        hosts: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            hosts[_address(str(entry.url)).partition("/")[0]].append(entry)
        self._by_host: Mapping[str, Sequence[Entry]] = hosts

    def message(self, written: str) -> str:
        """Return what to write instead of a typed address or number."""
        scheme, _, rest = written.partition(":")
        if scheme == "mailto" or ("@" in written and "/" not in written):
            return (
                f"{rest if scheme == 'mailto' else written} is typed into a page that every setting has;"
                " it belongs into a setting's file or the register"
            )
        number = _digits(rest if scheme == "tel" else written)
        if scheme == "tel" or (number and not re.search(r"[a-z]", written)):
            if entry := self._by_number.get(number):
                return _instead(written, "helpline", entry)
            return (
                f"{written} is typed into a page that every setting has; it belongs into a setting's file or"
                " the register, where somebody looks after it"
            )
        if entry := self._meant(_address(written)):
            call = "cite" if entry.kind in PUBLICATIONS | LAW else "helpline" if entry.phone else "link"
            return _instead(written, call, entry)
        return (
            f"{written} is typed, and nobody hears when it moves; put it into docs/_register,"
            " and write {{ link('its-key') }}"
        )

    def _meant(self, address: str) -> Entry | None:
        """Return the entry at an address, or the one of its host that is nearest to it."""
        beside = self._by_host.get(address.partition("/")[0], ())
        if address in self._by_address or not 0 < len(beside) <= _SHARED:
            return self._by_address.get(address)
        return max(beside, key=lambda entry: _alike(_address(str(entry.url)), address))


def _alike(one: str, other: str) -> tuple[int, int]:
    """Return how many steps two addresses share from the left; of equals the shorter is nearer."""
    shared = 0
    for here, there in zip(one.split("/"), other.split("/"), strict=False):
        if here != there:
            break
        shared += 1
    return shared, -len(one)


def _instead(written: str, call: str, entry: Entry) -> str:
    return f"{written} is typed; write {{{{ {call}('{entry.key}') }}}}, and it is mended in one place"


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number.replace("+44", "0"))


def _address(url: str) -> str:
    """Return an address as it can be compared: host and path."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    return f"{parts.netloc.removeprefix('www.')}{parts.path}".rstrip("/").lower()


CHECK = Check(
    code="W219",
    name="an address or a number that is typed",
    why="""Organisations move, helplines get new numbers, and e-mail addresses belong to one setting. What
    stands in the register, or in a setting's file, is looked at once a year and mended in one place; what is
    typed into a page stays wrong until a reader in need has tried it.""",
    bad="Ring [Childline](https://www.childline.org.uk/) on 0800 1111.",
    good="Ring {{ helpline('childline') }}.",
    look=look,
)

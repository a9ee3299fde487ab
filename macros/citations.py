"""What a page may say of the register: cite a law, link an organisation, give a helpline, list resources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from macros.jinja import escape_markdown
from macros.register import GONE, Entry, Register
from macros.register_entry import PUBLICATIONS
from macros.setting import Phone, Setting

_LONGEST_ADDRESS = 40
_SITES_OF_MANY = ("gov.uk",)
_KNOWN_BY_HEART = 3
"""A number with so many digits is its own name: 999."""

_SENTENCE_ENDS = re.compile(r"(?<=[.?!]) ")


def citation_calls(setting: Setting, register: Register) -> dict[str, Callable[..., Markup | bool]]:
    """Return the calls that stand on the register, for one setting's pages; each gives inline Markdown.

    A call raises LookupError, with a sentence for the author, for a key that isn't in the register and for
    an entry that is gone (superseded, withdrawn, closed, moved) where the passage isn't marked as history.
    """
    return {
        "cite": lambda key, history=False: _cite(_entry(register, key, history=history)),
        "link": lambda key, history=False: _link(_entry(register, key, history=history)),
        "url": lambda key: Markup(_address(_entry(register, key).url)),
        "helpline": lambda key: _helpline(_entry(register, key)),
        "binds": lambda key: _entry(register, key).binds_setting(setting),
        "resources": lambda audience, part="all": _resources(register, setting, audience, part),
    }


class OutOfForce(LookupError):
    """Law or guidance that is gone, cited as if it weren't."""

    code = "E106"


def _entry(register: Register, key: str, *, history: bool = False) -> Entry:
    try:
        entry = register[key]
    except KeyError as error:
        raise LookupError(error.args[0]) from None
    if entry.status in GONE and not history:
        instead = f"cite {entry.superseded_by} instead" if entry.superseded_by else "take it out"
        raise OutOfForce(
            f"{key} ({entry.title}) {GONE[entry.status]}; {instead},"
            f" or write history=True where the passage is about the past"
        )
    return entry


def _cite(entry: Entry) -> Markup:
    """Return the linked title and its year: `[*Working together*](https://...) (2026)`."""
    return _link(entry) + (Markup(f" ({entry.year})") if entry.year else Markup(""))


def _link(entry: Entry) -> Markup:
    """Return the linked title; no link where the entry is gone, for its address shows something else now."""
    title = escape_markdown(entry.title)
    if entry.kind in PUBLICATIONS:  # in italics; an Act, an organisation or a service isn't
        title = Markup("*") + title + Markup("*")
    return title if entry.status in GONE else Markup(f"[{title}]({_address(entry.url)})")


def _address(url: str) -> str:
    """Return `url` as it can stand in a Markdown link."""
    return quote(url, safe="/:?#@!$&'+,;=%~._-")


def _helpline(entry: Entry) -> Markup:
    """Return a link that says whom it rings, with hours if known: `[Childline, 0800 1111](tel:...)`.

    A service without a telephone is linked to its website.
    """
    if not entry.phone:
        return _link(entry)
    name = f"{entry.title}, {entry.phone}"
    hours = f" ({escape_markdown(entry.hours)})" if entry.hours else ""
    return Markup(f"[{escape_markdown(name)}]({_tel(entry)}){hours}")


def _tel(entry: Entry) -> str:
    return f"tel:{Phone.parse(entry.phone).tel}"


def _resources(register: Register, setting: Setting, audience: str, part: str) -> Markup:
    """Return a definition list for one audience, helplines first: what it is, who it is for, how to reach it.

    `part` is "helplines", "others" or "all". Raise LookupError where nothing is left to list.
    """
    wanted = {"all": (True, False), "helplines": (True,), "others": (False,)}
    if part not in wanted:
        raise LookupError(f"resources has no part {part}; write helplines, others or all")
    chosen = [
        entry
        for entry in register.for_readers(audience, setting)
        if (entry.kind == "helpline") in wanted[part]
    ]
    if not chosen:
        raise LookupError(f"the register has nothing in force for {audience} ({part})")
    return Markup("\n\n").join(map(_definition, chosen))


def _definition(entry: Entry) -> Markup:
    lines = [f"{_link(entry)}", f":   {_sentence(entry.use)}"]
    lines += [f"    {sentence}" for sentence in _for_whom_and_how(entry)]
    return Markup("\n".join(lines))


def _for_whom_and_how(entry: Entry) -> Iterator[str]:
    yield f"It is for {_sentence(entry.who)}"
    if entry.phone:
        hours = f", {escape_markdown(entry.hours)}" if entry.hours else ""
        said = f"{entry.title} on {entry.phone}" if len(entry.phone) > _KNOWN_BY_HEART else entry.phone
        yield f"Call [{escape_markdown(said)}]({_tel(entry)}){hours}."
    if entry.email:
        yield f"Write to [{escape_markdown(entry.email)}](mailto:{_address(entry.email)})."
    if entry.how:
        yield from map(_sentence, _SENTENCE_ENDS.split(entry.how))
    # Paper has no links to follow, so the address is said as well.
    yield f"Website: {escape_markdown(_spoken_address(entry.url))}"


def _sentence(text: str) -> str:
    shown = escape_markdown(text)
    return shown if shown.endswith((".", "?", "!")) else f"{shown}."


def _spoken_address(url: str) -> str:
    """Return an address as people write it: childline.org.uk/remove; the site alone when it is long.

    On a site of many bodies nobody finds a page from there: it is looked for by its name.
    """
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    whole = f"{host}{parts.path.rstrip('/')}"
    if len(whole) <= _LONGEST_ADDRESS and not parts.query:
        return whole
    return f"{host}; search there for its name." if host in _SITES_OF_MANY else host

"""Policies that a setting keeps elsewhere: their one title, and the list of those that a page names.

Which ones a page names is known only when all of it is rendered. So each title carries an invisible
mark, the list stands as one, and both are taken out behind Jinja.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from macros.jinja import MARK_TO_CONFIRM, escape_markdown
from macros.links import capital
from macros.origins import Origin, Traced
from macros.problems import Problem
from macros.setting import Setting

_NAMED, _LIST, _END = "\x04", "\x06", "\x05"
_MARK = re.compile(f"{_NAMED}([^{_END}]*){_END}")
_PLACE = re.compile(f"^(?P<indent> *){_LIST}(?P<also>[^{_END}]*){_END}$")


def named(setting: Setting, key: str, *, begins: bool = False) -> Markup:
    """Return what `policy(key)` prints: the title, marked as named."""
    return Markup(f"{_NAMED}{key}{_END}") + titled(setting, key, begins=begins)


def place_of_list(*also: str) -> Markup:
    """Return what `linked_policies()` prints at first; `also` are listed, too, if the setting has them."""
    return Markup(f"{_LIST}{' '.join(also)}{_END}")


def titled(setting: Setting, key: str, *, begins: bool) -> Markup:
    """Return a policy's own title; while it has none, plain words, with a capital if it `begins` a line."""
    policy = setting.our_policies.get(key)
    if policy is None or not policy.title:
        plain = key.replace("_", " ")
        kind = "" if plain.endswith("procedure") else " policy"
        words = Markup(f"{escape_markdown(plain)}{kind} ({MARK_TO_CONFIRM})")
        return capital(words) if begins else words
    title = escape_markdown(str(policy.title))
    where = str(policy.where or "")
    return Markup(f"[{title}]({where})") if where.startswith(("http://", "https://")) else title


def without_marks(text: str) -> str:
    """Return a rendered piece without the marks of named policies: for what is no page."""
    return _MARK.sub("", text)


def listed_in(traced: Traced, setting: Setting, problems: list[Problem]) -> Traced:
    """Return a page's text without marks, its lists of linked policies filled.

    Listed is what the page names, in the order of the setting's file; what that file doesn't have comes
    last, to confirm. A list with nothing to list, or in the middle of a line, is added to `problems`.
    """
    if _NAMED not in traced.text and _LIST not in traced.text:
        return traced
    keys = [match[1] for match in _MARK.finditer(traced.text)]
    texts: list[str] = []
    origins: list[Origin] = []
    for line, origin in zip(_MARK.sub("", traced.text).split("\n"), traced.origins, strict=True):
        place = _PLACE.match(line)
        lines = [line]
        if place:
            lines = [f"{place['indent']}- {title}" for title in _titles(setting, keys, place["also"].split())]
        elif _LIST in line:
            problems.append(_wrong(origin, "linked_policies() is a list; write it on a line of its own"))
        if not lines:
            problems.append(_wrong(origin, "this page names no policy; take linked_policies() out"))
        texts += lines
        origins += [origin] * len(lines)
    return Traced("\n".join(texts), origins)


def _titles(setting: Setting, keys: list[str], also: list[str]) -> Iterator[Markup]:
    wanted = {*keys, *also}
    ours = [key for key in setting.our_policies if key in wanted]
    for key in dict.fromkeys([*ours, *keys]):
        yield titled(setting, key, begins=True)


def _wrong(origin: Origin, message: str) -> Problem:
    return Problem(origin.file, origin.line, 1, message)

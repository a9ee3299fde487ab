"""A page's text through Jinja: its names are checked first, and each line keeps its origin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2

from macros.documents import Page
from macros.jinja import Language as Grammar
from macros.language import Speech
from macros.names import NameCheck
from macros.origins import Marks, Origin, Traced, trace
from macros.problems import Problem
from macros.words import vocabulary

PARTS = "docs/_parts"
_UNDEFINED = re.compile(r"'(\w+)' is undefined")
_INSIDE = re.compile(r"^[\w.<>]+\(\) (?=got|takes|missing)")


class _Registry:
    """What mkdocs-macros offers to a module that defines the language, without MkDocs."""

    def __init__(self) -> None:
        self.variables: dict[str, Any] = {}
        self.macros: dict[str, Callable[..., Any]] = {}

    def macro(self, function: Callable[..., Any], name: str = "") -> Any:
        self.macros[name or function.__name__] = function
        return function


class Templates:
    """The pages of one setting as templates; parts that several pages include are compiled once."""

    def __init__(self, speech: Speech, root: Path) -> None:
        """Define the language through the same `define` that mkdocs-macros gets. `root` is the project."""
        registry = _Registry()
        speech.define(registry)
        self._variables = registry.variables
        self._parts = root / PARTS
        self._pages = {page.file: page for page in speech.library.pages.values()}
        # Template name -> file, and the lines of front matter before its text.
        self._places = {page.file: (page.file, page.body_line) for page in self._pages.values()}
        self._environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(self._load),
            undefined=jinja2.StrictUndefined,
            extensions=[Grammar, Marks],
            bytecode_cache=speech.readings.pages,
        )
        self._environment.globals.update(registry.macros)
        known = {*registry.macros, *registry.variables, *self._environment.globals, *vocabulary()}
        self._names = NameCheck(
            self._environment, speech.readings, self._parts, known, speech.variables, registry.macros
        )

    def fill(self, page: Page, problems: list[Problem]) -> Traced | None:
        """Return the page's text after Jinja, or None with the reason added to `problems`."""
        found = self._names.of_page(page)
        if found:
            problems += found
            return None
        stand_in = SimpleNamespace(file=SimpleNamespace(src_uri=page.path), meta={})
        try:
            template = self._environment.get_template(page.file)
            marked = template.render({**self._variables, "page": stand_in})
        except Exception as error:
            problems.append(self._problem(error, page))
            return None
        return trace(marked, self._places, Origin(page.file, page.body_line + 1))

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name in self._pages:
            return self._pages[name].body, name, lambda: True
        part = self._parts / name
        if not part.is_file() or ".." in name:
            return None
        self._places[name] = (f"{PARTS}/{name}", 0)
        return part.read_text(encoding="utf-8"), f"{PARTS}/{name}", lambda: True

    def _problem(self, error: Exception, page: Page) -> Problem:
        """Return what a failed page says, at the innermost line of a page or part on the way to it."""
        before = dict(self._places.values())
        place = Origin(page.file, page.body_line + 1)
        for file, line in _frames(error):
            if file in before:
                place = Origin(file, line + before[file])
        if isinstance(error, jinja2.TemplateSyntaxError) and (error.filename or "") in before:
            place = Origin(error.filename or "", error.lineno + before[error.filename or ""])
        return Problem(place.file, place.line, 1, _message(error), code=getattr(error, "code", "") or "")


def _message(error: Exception) -> str:
    if isinstance(error, jinja2.UndefinedError) and (match := _UNDEFINED.match(error.message or "")):
        return f"this setting has no word for {match[1]}; ask first, as in {{% if has.trainees %}}"
    message = str(error.args[0] if isinstance(error, KeyError) and error.args else error)
    # Python names the function inside, which no author knows.
    return _INSIDE.sub("this call ", message) or type(error).__name__


def _frames(error: Exception) -> Iterator[tuple[str, int]]:
    trail = error.__traceback__
    while trail is not None:
        yield trail.tb_frame.f_code.co_filename, trail.tb_lineno
        trail = trail.tb_next

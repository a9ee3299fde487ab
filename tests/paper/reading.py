"""A PDF as a machine reads it: what its content says, where, in which role. For tests, with pikepdf alone."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Pdf

from tests.paper.content import Code, Drawn, Font, Piece, read_page


class Reading:
    """An opened PDF with its content, its structure and what ties the two together."""

    def __init__(self, pdf: bytes | Path) -> None:
        self.pdf = Pdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf)
        self._page_of = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self._pages: dict[tuple[int, int], range] = {}

    @cached_property
    def pieces(self) -> list[Piece]:
        """All text of all pages, in the order in which it is drawn."""
        return [piece for page in self._drawn for piece in page.pieces]

    @cached_property
    def marks(self) -> set[tuple[int, int]]:
        """Every piece of content that has a number, by page and number, text or not."""
        return {(number, mark) for number, page in enumerate(self._drawn) for mark in page.marks}

    @cached_property
    def unmarked(self) -> set[tuple[int, str]]:
        """Page and operator of whatever is painted, text apart, as neither content nor artifact."""
        return {(number, operator) for number, page in enumerate(self._drawn) for operator in page.unmarked}

    @cached_property
    def codes(self) -> list[set[Code]]:
        """The codes to scan of each page."""
        return [page.codes for page in self._drawn]

    @cached_property
    def _drawn(self) -> list[Drawn]:
        return [read_page(page, number, self.fonts) for number, page in enumerate(self.pdf.pages)]

    @cached_property
    def fonts(self) -> dict[str, Font]:
        found: dict[str, Font] = {}
        for page in self.pdf.pages:
            for font in page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).values():
                found.setdefault(str(font.BaseFont), Font(font))
        return found

    @cached_property
    def text_of_mark(self) -> dict[tuple[int, int], str]:
        found: dict[tuple[int, int], str] = {}
        for piece in self.pieces:
            if piece.mcid is not None:
                key = (piece.page, piece.mcid)
                found[key] = found.get(key, "") + piece.text
        return found

    # the tree

    @property
    def root(self) -> Any:
        """The tree's first element, the Document."""
        return self.pdf.Root.StructTreeRoot.K[0]

    def kids(self, element: Any) -> list[Any]:
        """Children that are elements."""
        return [
            kid
            for kid in _list(element.get("/K", Array()))
            if isinstance(kid, Dictionary) and kid.get("/S") is not None
        ]

    def walk(self, element: Any = None) -> Iterator[Any]:
        element = self.root if element is None else element
        yield element
        for kid in self.kids(element):
            yield from self.walk(kid)

    def elements(self, *kinds: str) -> list[Any]:
        return [element for element in self.walk() if kind(element) in kinds]

    def children(self, element: Any) -> Iterator[Any]:
        """What an element holds itself, in reading order: marks (page, number), annotations, elements."""
        home = self._page_of.get(element.Pg.objgen) if "/Pg" in element else None
        for kid in _list(element.get("/K", Array())):
            if isinstance(kid, int):
                assert home is not None, "a mark in an element without a page"
                yield home, kid
            elif kid.get("/Type") == "/MCR":
                yield self._page_of[kid.Pg.objgen], int(kid.MCID)
            elif kid.get("/Type") == "/OBJR":
                yield kid.Obj
            elif kid.get("/S") is not None:
                yield kid

    def content(self, element: Any) -> Iterator[tuple[int, int] | Any]:
        """An element's own content: (page, number) pairs, and annotations."""
        return (item for item in self.children(element) if isinstance(item, tuple) or "/S" not in item)

    def below(self, element: Any = None, beside: Callable[[Any], bool] = lambda _: False) -> Iterator[Any]:
        """All that stands below an element, in reading order, as `children` has it.

        An element comes before what it holds; one that is `beside` the text is left out with it all.
        """
        for item in self.children(self.root if element is None else element):
            if isinstance(item, tuple) or "/S" not in item:
                yield item
            elif not beside(item):
                yield item
                yield from self.below(item, beside)

    def marks_below(self, element: Any) -> Iterator[tuple[int, int]]:
        """The marks (page, number) below an element."""
        return (item for item in self.below(element) if isinstance(item, tuple))

    def text(self, element: Any = None, beside: Callable[[Any], bool] = lambda _: False) -> str:
        """What an element says, through the tree, in reading order."""
        said = (
            self.text_of_mark.get(item, "") for item in self.below(element, beside) if isinstance(item, tuple)
        )
        return re.sub(r"\s+", " ", " ".join(words.strip() for words in said if words.strip()))

    def pages(self, element: Any) -> range:
        """The pages (from 0) on which an element stands; all of them for the whole tree."""
        if element == self.root:
            return range(len(self.pdf.pages))
        if element.objgen not in self._pages:
            found = [
                item[0] if isinstance(item, tuple) else self.page_of_annotation(item)
                for item in self.below(element)
                if isinstance(item, tuple) or "/S" not in item
            ]
            self._pages[element.objgen] = range(min(found), max(found) + 1)
        return self._pages[element.objgen]

    @cached_property
    def margins(self) -> list[str]:
        """What stands in the margins of each page, as pagination artifacts."""
        found = ["" for _ in self.pdf.pages]
        for piece in self.pieces:
            if piece.artifact == "Pagination":
                found[piece.page] += piece.text
        return found

    @cached_property
    def places(self) -> dict[str, Any]:
        """The named destinations."""
        return self.destinations()

    def annotations(self, subtype: str) -> list[tuple[int, Any]]:
        return [
            (number, annotation)
            for number, page in enumerate(self.pdf.pages)
            for annotation in page.obj.get("/Annots", Array())
            if annotation.Subtype == subtype
        ]

    def page_of_annotation(self, annotation: Any) -> int:
        """The page (from 0) that an annotation stands on."""
        return self._page_with[annotation.objgen]

    @cached_property
    def _page_with(self) -> dict[tuple[int, int], int]:
        return {
            annotation.objgen: number
            for number, page in enumerate(self.pdf.pages)
            for annotation in page.obj.get("/Annots", Array())
        }

    def destinations(self) -> dict[str, Any]:
        names = _list(
            self.pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
        )
        return {str(name): place for name, place in zip(names[::2], names[1::2], strict=True)}

    def page_number(self, place: Any) -> int:
        """The page (from 1) of an explicit destination."""
        return self._page_of[place[0].objgen] + 1

    def parents(self) -> dict[int, Any]:
        numbers = _list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}

    def fields(self) -> dict[str, Any]:
        """The fields by their full names."""
        found: dict[str, Any] = {}
        self.clashes: list[str] = []

        def visit(field: Any, above: str) -> None:
            name = f"{above}.{field.T}" if above and "/T" in field else above or str(field.get("/T", ""))
            below = [kid for kid in field.get("/Kids", Array()) if "/T" in kid]
            if below:
                for kid in below:
                    visit(kid, name)
            else:
                if name in found:
                    self.clashes.append(name)
                found[name] = field

        for top in self.pdf.Root.get("/AcroForm", Dictionary()).get("/Fields", Array()):
            visit(top, "")
        return found


def kind(element: Any) -> str:
    """An element's structure type, without the slash."""
    return str(element.S)[1:]


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else [value]

"""The structure tree of a PDF that is being written, as plain objects that repairs can move about.

WeasyPrint keeps the tree in pydyf dictionaries that refer to each other by number, on which moving one
element means mending four references. `read` turns it into `Element`s, repairs change those, `write` puts
them back: parents, pages and the parent tree (ISO 32000-1, 14.7) are computed, so they can't disagree.
"""

from __future__ import annotations

from typing import Any

import pydyf  # type: ignore[import-untyped]

from .elements import Element, Handle, Mark


class Paper:
    """A PDF that is being written: its objects, its pages, its tree.

    `root` is the tree's Document element. `furniture` are the marks that no element of the tree holds:
    text in the pages' margins. `stray` are the annotations there.
    """

    def __init__(self, pdf: Any, boxes: dict[int, Any]) -> None:
        self.pdf = pdf
        self._boxes = boxes
        self._slots: list[int] = []
        self._page_of = {bytes(ref): number for number, ref in enumerate(pdf.page_references)}
        self.pages: list[Any] = [self.at(ref) for ref in pdf.page_references]
        self._streams: dict[int, dict[int, int]] = {}
        self._tree_root = self.at(pdf.catalog["StructTreeRoot"])
        self._parents = self.at(self._tree_root["ParentTree"])
        seen: set[int | tuple[int, int]] = set()
        self._root_dictionary = self.at(self._tree_root["K"][0])
        self.root = self._read(self._root_dictionary, seen)
        self.furniture, self.stray = self._outside(seen)

    def at(self, reference: bytes) -> Any:
        """The object that `reference` names."""
        return self.pdf.objects[int(bytes(reference).split()[0])]

    def add(self, thing: Any) -> bytes:
        """Put `thing` into the file and return its reference."""
        self.pdf.add_object(thing)
        return bytes(thing.reference)

    def forget(self, thing: Any) -> None:
        """Take an object that nothing refers to any longer out of the file; its number is used again."""
        self._slots.append(thing.number)

    # reading

    def _read(self, source: Any, seen: set[int | tuple[int, int]]) -> Element:
        box = self._boxes.get(source.number)
        element = Element(source["S"][1:], box=box, number=source.number)
        if box is not None:
            element.html, element.tag = box.element, box.element_tag or ""
        if "Alt" in source:
            element.entries["Alt"] = source["Alt"]
        if "A" in source and "O" in source["A"]:
            owner = source["A"]["O"][1:]
            element.attributes[owner] = {key: value for key, value in source["A"].items() if key != "O"}
        if source is not self._root_dictionary:
            self._slots.append(source.number)
        page = self._page_of.get(bytes(source.get("Pg", b"")), 0)
        for kid in source["K"]:
            if isinstance(kid, int):
                seen.add((page, kid))
                element.children.append(Mark(page, kid))
                continue
            found = self.at(kid)
            if found["Type"] == "/OBJR":
                self._slots.append(found.number)
                annotation = self.at(found["Obj"])
                seen.add(annotation.number)
                element.children.append(Handle(self._page_of[bytes(found["Pg"])], annotation))
                continue
            child = self._read(found, seen)
            if child.kind == "Span" and child.box is None:
                # One per line of text: the text's own element can hold its marks.
                element.children.extend(child.children)
            else:
                element.children.append(child)
        return element

    def _outside(self, seen: set[int | tuple[int, int]]) -> tuple[list[Mark], list[Any]]:
        marks: list[Mark] = []
        numbers = self._parents["Nums"]
        for page, below in zip(numbers[::2], numbers[1::2], strict=True):
            if isinstance(below, list):
                outside = [n for n in range(len(below)) if (page, n) not in seen]
                marks += [Mark(page, n) for n in outside]
                self._slots += [self.at(below[n]).number for n in outside]
        stray = [
            self.at(ref)
            for page in self.pages
            for ref in page.get("Annots", [])
            if self.at(ref).number not in seen
        ]
        return marks, stray

    # the pages' content

    def make_artifact(self, mark: Mark, kind: str) -> None:
        """Turn content into an artifact of `kind` ("Layout", "Pagination"): there for the eye alone.

        Take the mark out of the tree as well.
        """
        stream = self.at(self.pages[mark.page]["Contents"]).stream
        if mark.page not in self._streams:
            self._streams[mark.page] = {
                operand["MCID"]: place
                for place, operand in enumerate(stream)
                if isinstance(operand, dict) and "MCID" in operand
            }
        place = self._streams[mark.page][mark.number]
        stream[place - 1 : place + 1] = ["/Artifact", pydyf.Dictionary({"Type": f"/{kind}"})]

    def drop_annotation(self, annotation: Any) -> None:
        """Take an annotation off its page."""
        reference = bytes(annotation.reference)
        for page in self.pages:
            if "Annots" in page:
                page["Annots"] = pydyf.Array(ref for ref in page["Annots"] if bytes(ref) != reference)
                if not page["Annots"]:
                    del page["Annots"]

    def discard(self, element: Element) -> None:
        """Turn all content below `element` into artifacts and drop its links."""
        for leaf in element.leaves():
            if isinstance(leaf, Mark):
                self.make_artifact(leaf, "Layout")
            else:
                self.drop_annotation(leaf.annotation)
        element.children.clear()

    # writing

    def write(self) -> None:
        """Put the tree back into the file."""
        slots = sorted(set(self._slots), reverse=True)
        by_page: list[dict[int, bytes]] = [{} for _ in self.pages]
        by_annotation: list[tuple[Any, bytes]] = []
        references = self.pdf.page_references

        def put(element: Element, parent: bytes, dictionary: Any) -> bytes:
            reference = bytes(dictionary.reference)
            home = next((leaf.page for leaf in element.leaves()), None)
            dictionary.update(
                {"Type": "/StructElem", "S": f"/{element.kind}", "P": parent, **element.entries}
            )
            if home is not None:
                dictionary["Pg"] = references[home]
            owners = [
                pydyf.Dictionary({"O": f"/{owner}", **values})
                for owner, values in element.attributes.items()
                if values
            ]
            if owners:
                dictionary["A"] = owners[0] if len(owners) == 1 else pydyf.Array(owners)
            kids = dictionary["K"] = pydyf.Array()
            for child in element.children:
                if isinstance(child, Element):
                    kids.append(put(child, reference, self._slot(slots, child)))
                elif isinstance(child, Mark):
                    by_page[child.page][child.number] = reference
                    here = pydyf.Dictionary(
                        {"Type": "/MCR", "Pg": references[child.page], "MCID": child.number}
                    )
                    kids.append(child.number if child.page == home else here)
                else:
                    by_annotation.append((child.annotation, reference))
                    target = {
                        "Type": "/OBJR",
                        "Obj": child.annotation.reference,
                        "Pg": references[child.page],
                    }
                    kids.append(pydyf.Dictionary(target))
            return reference

        self.root.number = self._root_dictionary.number
        put(self.root, bytes(self._tree_root.reference), self._root_dictionary)
        numbers = pydyf.Array()
        for page, marks in enumerate(by_page):
            numbers.append(page)
            numbers.append(pydyf.Array(marks.get(n, b"null") for n in range(max(marks, default=-1) + 1)))
        for key, (annotation, reference) in enumerate(by_annotation, start=len(by_page)):
            annotation["StructParent"] = key
            numbers.append(key)
            numbers.append(reference)
        self._parents["Nums"] = numbers
        self._tree_root["ParentTreeNextKey"] = len(by_page) + len(by_annotation)
        for number in slots:
            self.pdf.objects[number] = _Nothing()

    def _slot(self, slots: list[int], element: Element) -> Any:
        """A new dictionary for `element`, in the place of one that WeasyPrint made, if any is left."""
        dictionary = pydyf.Dictionary()
        if slots:
            dictionary.number = slots.pop()
            self.pdf.objects[dictionary.number] = dictionary
        else:
            self.pdf.add_object(dictionary)
        element.number = dictionary.number
        return dictionary


class _Nothing(pydyf.Object):  # type: ignore[misc]
    """The free entry of a number that is no longer used: it isn't written, only told as free."""

    def __init__(self) -> None:
        super().__init__()
        # The end of the list of free entries, never to be used again (ISO 32000-1, 7.5.4).
        self.number, self.generation, self.free = 0, 65535, "f"

"""The repairs, in their order, on one PDF just before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element as HtmlElement

import pydyf  # type: ignore[import-untyped]

from .about import About
from .attached import Attached, attach
from .profile import Profile
from .repair import (
    broken,
    contents,
    decoration,
    destinations,
    figures,
    flow,
    forms,
    links,
    lists,
    metadata,
    tables,
)
from .tree import Paper

PRODUCER = "policypack, WeasyPrint 70"


@dataclass
class Finisher:
    """Mends one document's PDF. `references` and `messages` are filled when it has run."""

    document_id: str
    profile: Profile
    about: About
    document: Any
    html: HtmlElement
    live_address: links.LiveAddress
    files: Sequence[Attached] = ()
    references: list[links.Reference] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def __call__(self, pdf: Any, boxes: dict[int, Any]) -> None:
        paper = Paper(pdf, boxes)
        parents = {child: parent for parent in self.html.iter() for child in parent}
        decoration.furnish(paper)
        self.messages += decoration.hide(paper, parents)
        broken.mend(paper)
        links.describe(paper, self.html)
        self.messages += forms.complete(paper, self.html, parents, self.document, self.document_id)
        figures.place(paper)
        lists.order(paper)
        tables.head(paper)
        flow.settle(paper, self.about.language)
        contents.list_contents(paper)
        links.name_places(paper, self.document_id)
        self.references, lost = links.resolve(paper, self.live_address)
        self.messages += lost
        paper.write()
        if self.profile is Profile.PDF_UA_2:
            destinations.lead_to_structure(paper, self.html, parents, self.document_id)
        attach(paper, self.files, self.about.modified)
        self._describe(paper)

    def _describe(self, paper: Paper) -> None:
        pdf = paper.pdf
        pdf.catalog["Lang"] = pydyf.String(self.about.language)
        packet = metadata.packet(self.profile, self.about, PRODUCER, with_files=bool(self.files))
        paper.at(pdf.catalog["Metadata"]).stream = [packet]
        pdf.info.clear()
        if self.profile is Profile.PDF_UA_1:
            facts = metadata.information(self.about, PRODUCER)
            pdf.info.update({key: pydyf.String(value) for key, value in facts.items()})

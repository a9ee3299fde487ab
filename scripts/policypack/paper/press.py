"""The press: lays out the documents of one setting, each once in each form that it is needed in."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from markupsafe import Markup

from macros.colour import palette
from macros.contacts import deputy_by_phone
from macros.pictures import FOLDER as PICTURES
from macros.reach import Reach
from macros.render import Document, Pack
from macros.returns import goes_back
from policypack.paper.edition import A4, Edition
from policypack.paper.engine import Attached, LaidOut, Profile, lay_out
from policypack.paper.engine.stamping import Stamp
from policypack.paper.fitting import Fit, compose_edition, compose_to_fit, likely
from policypack.paper.pages import Letterhead, compose
from policypack.paper.source import text_of

STAMP_FONT = "atkinson-hyperlegible-next-latin-400-normal.woff2"
MM = 72 / 25.4  # points


@dataclass
class Press:
    """Prints the documents of one setting; each is laid out once in each form that it is needed in."""

    pack: Pack
    root: Path
    letterhead: Letterhead
    done: dict[tuple[str, str, str], LaidOut] = field(default_factory=dict)
    fits: dict[str, Fit] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack, root: Path) -> Press:
        """Return the press with the setting's letterhead."""
        setting = pack.setting
        colours = palette(str(setting.look.main_colour), str(setting.look.second_colour))
        letterhead = Letterhead(
            name=str(setting.who_we_are.name),
            short_name=str(setting.who_we_are.short_name),
            logo=f"setting/{setting.logo.name}" if setting.logo else "",
            heading=colours.paper_heading,
            line=colours.paper_line,
            example=setting.example,
            other_formats=pack.calls["formats_line"](),
        )
        return cls(pack, root, letterhead)

    @property
    def profile(self) -> Profile:
        """Return the standards that every PDF of the setting keeps."""
        return Profile[self.pack.setting.pdf.profile.name]

    @property
    def sources(self) -> dict[str, Path]:
        """Return the only folders that a layout may load from."""
        return {
            "assets/": self.root / "overrides" / "assets",
            # A page's `../pictures/` leads here: no address climbs above the pack.
            f"{PICTURES}/": self.root / "docs" / PICTURES,
            "setting/": self.pack.setting.folder,
        }

    def document(
        self, document: Document, label: str = "", policy: str = "", edition: Edition = A4
    ) -> LaidOut:
        """Lay out one document, as an appendix of `policy` when it has a `label`, in an edition."""
        key = (document.id, label, edition.key)
        if key not in self.done:
            lay_out = partial(self._lay_out, document, edition)
            composed = self._composer(document, label, policy, edition)
            if edition is A4:
                begin = self.fits.get(document.id) or likely(len(document.text.split()))
                self.done[key], self.fits[document.id] = compose_to_fit(document, lay_out, composed, begin)
            else:
                # No edition is fitted anew: A4 says whether a document is long, and how close it is set.
                self.document(document, label, policy)
                known = self.fits[document.id]
                fit = known if edition.keeps_to_pages else Fit(known.contents)
                self.done[key] = compose_edition(document, edition.bare_mm, lay_out, composed, fit)
        return self.done[key]

    def filled_in(self, document: Document, values: Mapping[str, str], title: str) -> LaidOut:
        """Lay out a form with texts in its fields, by their names, and a title of its own."""
        self.document(document)
        summary, written = document.meta.summary, document.status.text_date
        laid, _ = compose_to_fit(
            document,
            lambda page: self.sheet(page, document.id, title, summary, written),
            partial(self._composer(document, "", "", A4), values=values),
            self.fits[document.id],
        )
        return laid

    def _composer(self, document: Document, label: str, policy: str, edition: Edition) -> Callable[..., str]:
        return partial(
            compose,
            document,
            self.letterhead,
            edition=edition,
            address=self.address(document.id) or "",
            danger=self.danger(),
            label=label,
            belongs_to=policy,
            appendices=self._appendix_titles(document),
            goes_back=goes_back(self.pack.setting, document.meta),
            address_of=partial(self._inside, document),
            fillable=bool(document.meta.fields) or "form-signature" in document.html,
        )

    def appendices(self, document: Document) -> list[tuple[str, Document]]:
        """Return label and document of each appendix, in order."""
        names = document.meta.appendices
        return [(f"Appendix {n}", self.pack.documents[name]) for n, name in enumerate(names, start=1)]

    def _appendix_titles(self, document: Document) -> list[tuple[str, str]]:
        """Return label and title of each appendix; one that only staff have says so."""
        return [
            (
                label,
                other.meta.title
                if other.meta.public or not document.meta.public
                else f"{other.meta.title} (for staff; not in the public copy)",
            )
            for label, other in self.appendices(document)
        ]

    def _lay_out(self, document: Document, edition: Edition, page: str) -> LaidOut:
        meta, status = document.meta, document.status
        modified = status.approved_on or status.text_date
        text = text_of(document, partial(self._live, document))
        title = self.title(meta.title, edition)
        return self.sheet(page, document.id, title, meta.summary, status.text_date, modified, text)

    def title(self, title: str, edition: Edition = A4) -> str:
        """Return the title of a PDF without the setting's name, which comes last."""
        return f"{title} · {edition.words}" if edition.words else title

    def sheet(
        self,
        page: str,
        name: str,
        title: str,
        summary: str,
        created: datetime.date | None = None,
        modified: datetime.date | None = None,
        source: Attached | None = None,
    ) -> LaidOut:
        """Lay out any composed page of the setting; `name` begins its fields' names.

        PDF/A-4f wants a file attached: the page's `source`. A page without one goes into a pack only.
        """
        return lay_out(
            page,
            document_id=name,
            sources=self.sources,
            title=f"{title} · {self.letterhead.name}",
            author=self.letterhead.name,
            subject=summary,
            created=created,
            modified=modified,
            profile=self.profile,
            live_address=self.address,
            files=[source] if source and self.profile is Profile.PDF_UA_2 else [],
        )

    def stamp(self, words: str, edition: Edition = A4) -> Stamp:
        """Return how a pack numbers its pages, in the corner that every page keeps free for it."""
        font = self.sources["assets/"] / "fonts" / STAMP_FONT
        return Stamp(
            font,
            words,
            "right",
            edge=edition.outer_mm * MM,
            even_edge=edition.inner_mm * MM,
            bottom=edition.stamp_bottom_mm * MM,
            width=max(170.0, edition.stamp_mm[0] * MM),
            size=edition.stamp_pt,
        )

    def address(self, name: str, anchor: str = "") -> str | None:
        """Return the public address of a document's page, or None where it has none yet."""
        website = self.pack.setting.who_we_are.website
        document = self.pack.documents.get(name)
        if not website or document is None or not document.meta.public:
            return None
        page = "" if document.path == "index.md" else document.path.removesuffix(".md") + "/"
        return f"{str(website).rstrip('/')}/{page}{'#' + anchor if anchor else ''}"

    def danger(self) -> Markup:
        """Return the box that stands on every first page: danger, whom to tell first, then our people.

        A deputy or a council without a confirmed number isn't in it.
        """
        reach = Reach(self.pack.setting, self.pack.register)
        said = [self.pack.calls["tell_first"]()]
        if deputy := deputy_by_phone(reach):
            said.append(Markup("Not there? {}").format(deputy))
        if nights := reach.councils.nights:
            said.append(Markup("Nights and weekends: {}").format(nights))
        box = Markup("<p><strong>If a child may be in danger now, ring 999.</strong> {}.</p>")
        return box.format(Markup(". ").join(said))

    def _live(self, document: Document, href: str) -> str | None:
        """Return the public address of a link to another page, or None."""
        name, _, anchor = (self._inside(document, href) or "").removeprefix("doc/").partition("#")
        return self.address(name, anchor)

    def _inside(self, document: Document, href: str) -> str | None:
        """Return `doc/<id>#<anchor>` for a link to another page, which the layout then settles."""
        path, _, anchor = href.partition("#")
        full = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), path))
        name = posixpath.basename(full).removesuffix(".md")
        if name not in self.pack.documents:
            return None
        return f"doc/{name}{'#' + anchor if anchor else ''}"

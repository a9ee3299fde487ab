"""How a setting's PDFs are made."""

from __future__ import annotations

from macros.setting.choices import PdfEdition, PdfProfile
from macros.setting.group import Group, key
from macros.setting.typed import ListOf


class Paper(Group):
    """The PDFs: which standards they keep, and what is made besides A4. A setting calls the group `pdf`."""

    profile: PdfProfile = key(
        "The standards that each PDF keeps: pdf-ua-1 is PDF/A-3a with PDF/UA-1, which readers and archives "
        "know best; pdf-ua-2 is PDF/A-4f with PDF/UA-2, the newer pair, and carries its text in Markdown.",
        default=PdfProfile.PDF_UA_1,
    )
    editions: ListOf[PdfEdition] = key(
        "What is made besides A4: large-print (18 point) of all that people read or sign, ink-saver of every "
        "document, a5 of agreements and single pages, booklet of the packs for learners and families.",
        default=(),
    )

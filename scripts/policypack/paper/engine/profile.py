"""The standards that a PDF claims in its metadata and keeps."""

from __future__ import annotations

from enum import Enum


class Profile(Enum):
    """A pair of standards kept by one file: one for archives (PDF/A), one for readers (PDF/UA)."""

    PDF_UA_1 = "pdf/ua-1"
    """PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), in PDF 1.7."""

    PDF_UA_2 = "pdf/ua-2"
    """PDF/A-4 (ISO 19005-4) and PDF/UA-2 (ISO 14289-2), in PDF 2.0; PDF/A-4f when a file is attached."""

    @property
    def variant(self) -> str:
        """The WeasyPrint variant to start from."""
        return "pdf/a-3a" if self is Profile.PDF_UA_1 else "pdf/a-4f"

    @property
    def pdf_version(self) -> str:
        return "1.7" if self is Profile.PDF_UA_1 else "2.0"

    @property
    def ua_part(self) -> int:
        return 1 if self is Profile.PDF_UA_1 else 2

    def archive_mark(self, *, with_files: bool) -> str:
        """The attributes of PDF/A identification in XMP, for a PDF with or without files attached."""
        if self is Profile.PDF_UA_1:
            return 'pdfaid:part="3" pdfaid:conformance="A"'
        return 'pdfaid:part="4" pdfaid:rev="2020"' + (' pdfaid:conformance="F"' if with_files else "")

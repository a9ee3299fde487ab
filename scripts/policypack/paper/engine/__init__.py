"""The paper engine: HTML to accessible, archival PDFs, and packs of them.

    from policypack.paper.engine import Part, Stamp, join, lay_out

It knows nothing of settings and documents, and imports WeasyPrint only when something is laid out.
"""

from __future__ import annotations

from .attached import Attached
from .errors import PaperError
from .joining import Numbering, Part, Reserved, join, page_numbers
from .layout import Bookmark, LaidOut, lay_out
from .profile import Profile
from .stamping import Stamp

__all__ = [
    "Attached",
    "Bookmark",
    "LaidOut",
    "Numbering",
    "PaperError",
    "Part",
    "Profile",
    "Reserved",
    "Stamp",
    "join",
    "lay_out",
    "page_numbers",
]

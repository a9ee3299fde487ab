"""The kinds of single values that a setting holds, each made from one written text.

Every parser takes the text as it stands in the file and raises `Wrong` with a sentence for the writer.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema

from macros.setting.typed import ListOf, Parsed, Wrong, parsing

_LONGEST_TEXT = 600
_LONGEST_NAME = 120
# Marks that turn the reading direction round or can't be seen (Unicode TR 36).
_UNSEEN = frozenset("\u061c\u200b\u200e\u200f\u2060\ufeff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})")
_SPOKEN = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_MAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@" + _HOST.pattern, re.IGNORECASE)


def text(written: str) -> str:
    """Return the text with runs of white space as one space; refuse what can't be seen or printed."""
    for sign in written:
        if sign in _UNSEEN:
            raise Wrong(f"has an invisible mark (U+{ord(sign):04X}) in it; delete the line and type it again")
        if unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") and not sign.isspace():
            raise Wrong(f"has a character that can't be printed (U+{ord(sign):04X}); delete it")
    clean = " ".join(written.split())
    if not clean:
        raise Wrong("is empty; write it, or take the line out")
    if len(clean) > _LONGEST_TEXT:
        raise Wrong(f"has {len(clean)} characters; keep a fact to {_LONGEST_TEXT}")
    return clean


def name(written: str) -> str:
    """Return a name or title: a text of at most 120 characters."""
    clean = text(written)
    if len(clean) > _LONGEST_NAME:
        raise Wrong(f"has {len(clean)} characters; a name has {_LONGEST_NAME} at most")
    return clean


def yes_no(written: str) -> bool:
    """Return True for yes and False for no."""
    answer = _YES.get(written.strip().lower())
    if answer is None:
        raise Wrong(f"is yes or no, not {shown(written)}")
    return answer


def day(written: str) -> datetime.date:
    """Return the date written as year-month-day (ISO 8601, 2022-12-01)."""
    clean = written.strip()
    if match := _ISO.fullmatch(clean):
        try:
            found = datetime.date(*map(int, match.groups()))
        except ValueError:
            raise Wrong(f"{clean} isn't a day in the calendar") from None
        if not 1990 <= found.year <= 2100:
            raise Wrong(f"{clean}: is the year right?")
        return found
    meant = _day_meant(clean)
    hint = f"write {meant}" if meant else "write year-month-day, for example 2026-09-01"
    raise Wrong(f"{shown(clean)} isn't a date we can be sure of; {hint}", meant)


def _day_meant(clean: str) -> str:
    parts: tuple[int, int, int] | None = None
    if match := _SLASHED.fullmatch(clean):
        year = int(match[3])
        parts = (year if year > 99 else 2000 + year, int(match[2]), int(match[1]))
    elif (match := _SPOKEN.fullmatch(clean)) and match[2].lower() in _MONTHS:
        parts = (int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    elif match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", clean):
        parts = (int(match[1]), int(match[2]), int(match[3]))
    try:
        return datetime.date(*parts).isoformat() if parts else ""
    except ValueError:
        return ""


def number(written: str) -> int:
    """Return a whole number from 0 to 999."""
    clean = written.strip()
    if not re.fullmatch(r"[0-9]{1,3}", clean):
        raise Wrong(f"is a whole number such as 2, not {shown(clean)}")
    return int(clean)


def document_id(written: str) -> str:
    """Return a document's id, such as online-safety-policy."""
    return _hyphened(written, "the id of a document, such as online-safety-policy")


def register_key(written: str) -> str:
    """Return a key of the register, such as kirklees-scp; whether it exists is checked where it is cited."""
    return _hyphened(written, "a key of the register, such as kirklees-scp")


def pack_key(written: str) -> str:
    """Return the key of a pack, such as host-schools; underscores count as hyphens."""
    return _hyphened(written.replace("_", "-"), "the key of a pack, such as host-schools")


def key_name(written: str) -> str:
    """Return a key that a setting chooses itself: small letters, digits and underscores."""
    clean = written.strip()
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,60}", clean):
        meant = re.sub(r"[^a-z0-9]+", "_", clean.lower()).strip("_")
        raise Wrong(f"{shown(clean)} can't be a key; use small letters and underscores", meant)
    return clean


def _hyphened(written: str, what: str) -> str:
    clean = written.strip()
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", clean) or len(clean) > 80:
        meant = re.sub(r"[^a-z0-9]+", "-", clean.lower()).strip("-")
        raise Wrong(f"{shown(clean)} isn't {what} (small letters and hyphens)", meant)
    return clean


def file_name(written: str) -> str:
    """Return the name of a file in the setting's own folder; a path to anywhere else is refused."""
    clean = text(written)
    if "/" in clean or "\\" in clean or clean.startswith(".") or ":" in clean:
        raise Wrong("must be a file in the setting's own folder: copy it there and write only its name")
    if not clean.lower().endswith((".svg", ".png")):
        raise Wrong("must be an SVG or PNG picture, such as logo.svg")
    return clean


def shown(written: str) -> str:
    """Return a text as a message quotes it: short and printable."""
    clean = "".join(sign if sign.isprintable() else "?" for sign in " ".join(written.split()))
    return f'"{clean[:60]}{"..." if len(clean) > 60 else ""}"'


class Email(str):
    """An e-mail address."""

    __slots__ = ()

    @classmethod
    def parse(cls, written: str) -> Email:
        """Return the address, or raise `Wrong`."""
        clean = text(written)
        bare = re.sub(r"^mailto:", "", clean, flags=re.IGNORECASE)
        if not _MAIL.fullmatch(bare) or ".." in bare or len(bare) > 254:
            raise Wrong(f"{shown(clean)} isn't an e-mail address, such as office@our-school.sch.uk")
        return cls(bare)

    @property
    def domain(self) -> str:
        """What stands after the @, in small letters."""
        return self.rpartition("@")[2].lower()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return parsing(cls.parse)


class Url(str):
    """An address in the web, http or https."""

    __slots__ = ()

    @classmethod
    def parse(cls, written: str) -> Url:
        """Return the address, or raise `Wrong`."""
        clean = text(written)
        if re.match(r"[a-z0-9-]+\.[a-z0-9.-]+[^:@\s]*$", clean, re.IGNORECASE):
            raise Wrong("must start with https://", f"https://{clean}")
        try:
            parts = urlsplit(clean)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise Wrong(f"{shown(clean)} isn't a web address") from None
        if parts.scheme.lower() not in ("http", "https"):
            raise Wrong(f"{shown(clean)} isn't a web address that starts with https://")
        if " " in clean or not _HOST.fullmatch(host) or parts.username is not None or port == 0:
            raise Wrong(
                f"{shown(clean)} isn't a complete web address, such as https://www.our-school.sch.uk/"
            )
        if re.search(r"[\"'<>\\^`{}|]", clean):
            raise Wrong(f"{shown(clean)} has signs in it that a web address can't have")
        return cls(clean)

    @property
    def domain(self) -> str:
        """The host, in small letters."""
        return (urlsplit(self).hostname or "").lower()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return parsing(cls.parse)


class Colour(str):
    """A colour as #rrggbb, in small letters."""

    __slots__ = ()

    @classmethod
    def parse(cls, written: str) -> Colour:
        """Return the colour, or raise `Wrong`."""
        clean = written.strip().lower()
        if re.fullmatch(r"#[0-9a-f]{6}", clean):
            return cls(clean)
        if re.fullmatch(r"[0-9a-f]{6}", clean):
            raise Wrong("needs a # in front and quotes around it", f'"#{clean}"')
        if re.fullmatch(r"#?[0-9a-f]{3}", clean):
            six = "".join(2 * sign for sign in clean.lstrip("#"))
            raise Wrong("needs six signs after the #", f'"#{six}"')
        raise Wrong(f'{shown(clean)} isn\'t a colour such as "#1f4e79" (in quotes)')

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return parsing(cls.parse)


Text = Annotated[str, Parsed(text, "text")]
Name = Annotated[str, Parsed(name, "text")]
YesNo = Annotated[bool, Parsed(yes_no, "yes or no")]
Day = Annotated[datetime.date, Parsed(day, "date")]
Number = Annotated[int, Parsed(number, "number")]
DocumentId = Annotated[str, Parsed(document_id, "document id")]
RegisterKey = Annotated[str, Parsed(register_key, "register key")]
KeyName = Annotated[str, Parsed(key_name, "key")]
FileName = Annotated[str, Parsed(file_name, "file name")]
Texts = ListOf[Text]

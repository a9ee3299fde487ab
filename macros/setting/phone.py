"""Telephone numbers of the United Kingdom, and the ones that belong to nobody."""

from __future__ import annotations

import re
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema

from macros.setting.typed import Wrong, parsing
from macros.setting.values import shown, text

_SHORT = frozenset({"999", "101", "111", "112", "105", "116000", "116111", "116123", "08001111"})
_EXTENSION = re.compile(r"\s*(?:,|\bext\.?|\bextension|\bx)\s*(\d{1,6})$", re.IGNORECASE)
# Numbers that Ofcom keeps free for drama: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
_DRAMA = re.compile(
    r"01632960\d{3}"
    r"|01(?:13|14|15|16|17|18|21|31|41|51|61)4960\d{3}"
    r"|01914980\d{3}"
    r"|02079460\d{3}|02896496\d{3}|02920180\d{3}"
    r"|07700900\d{3}|08081570\d{3}|09098790\d{3}|03069990\d{3}"
)


class Phone(str):
    """A telephone number as it is printed, for example 01484 221000 or 020 7946 0000 ext 5."""

    __slots__ = ()

    @classmethod
    def parse(cls, written: str) -> Phone:
        """Return the number, its zero kept and the writer's own groups kept; or raise `Wrong`."""
        clean = text(written)
        bare, extension = clean, ""
        if match := _EXTENSION.search(clean):
            bare, extension = clean[: match.start()], f" ext {match[1]}"
        bare = re.sub(r"^(?:\+44|0044)\s*(?:\(0\))?\s*", "0", bare)
        spaced = " ".join(re.sub(r"[()\-\u2010-\u2013./]", " ", bare).split())
        digits = spaced.replace(" ", "")
        if not digits.isascii() or not digits.isdigit():
            raise Wrong(f"{shown(clean)} isn't a telephone number, such as 01484 221000")
        if digits in _SHORT:
            return cls(("0800 1111" if digits == "08001111" else spaced) + extension)
        if not digits.startswith("0"):
            meant = "0" + spaced if len(digits) in (9, 10) else ""
            raise Wrong(f"{shown(clean)} has no 0 in front; British numbers start with 0", meant)
        if digits[1] in "046" or not _long_enough(digits):
            raise Wrong(f"{shown(clean)} has {len(digits)} digits; is one missing or too many?")
        return cls((spaced if " " in spaced else _grouped(digits)) + extension)

    @property
    def digits(self) -> str:
        """The number without spaces and extension."""
        return _EXTENSION.sub("", self).replace(" ", "")

    @property
    def tel(self) -> str:
        """What stands after `tel:`: E.164 (+441484221000, RFC 3966), short numbers as they are."""
        extension = _EXTENSION.search(self)
        number = self.digits if self.digits in _SHORT else "+44" + self.digits[1:]
        return f"{number};ext={extension[1]}" if extension else number

    @property
    def invented(self) -> bool:
        """Whether Ofcom keeps this number free for plays and films, so that it reaches nobody."""
        return is_drama(self.digits)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return parsing(cls.parse)


def is_drama(digits: str) -> bool:
    """Whether Ofcom keeps the number free for plays and films."""
    return _DRAMA.fullmatch(digits) is not None


def is_placeholder(digits: str) -> bool:
    """Whether somebody typed the first number that came to mind: 01234 567890, 07000 000000."""
    return digits in ("01234567890", "01234567891", "07123456789") or len(set(digits[-7:])) == 1


def _long_enough(digits: str) -> bool:
    # Eleven digits with the zero; some older 01 areas and 0800 numbers have ten.
    return len(digits) == 11 or (len(digits) == 10 and digits[:2] in ("01", "08"))


def _grouped(digits: str) -> str:
    if digits.startswith("02"):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if re.match(r"03|08|09|011|01\d1", digits):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return f"{digits[:5]} {digits[5:]}"

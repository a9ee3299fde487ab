"""What the print pages need to know of a document."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Protocol

from macros.standing import Standing


class EditionNote(Protocol):
    """What one edition of the shared text changed."""

    @property
    def version(self) -> str: ...
    @property
    def date(self) -> datetime.date: ...
    @property
    def text(self) -> str: ...
    @property
    def sign_again(self) -> bool: ...


class PrintedMeta(Protocol):
    """What a document says of itself; `macros.documents.Meta` is one."""

    @property
    def title(self) -> str: ...
    @property
    def short(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def audience(self) -> Sequence[str]: ...
    @property
    def publish(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def numbered(self) -> bool: ...
    @property
    def budget(self) -> int | None: ...
    @property
    def returns(self) -> bool: ...
    @property
    def landscape(self) -> bool: ...
    @property
    def confidential(self) -> bool: ...
    @property
    def easy_read(self) -> bool: ...
    @property
    def changes(self) -> Sequence[EditionNote]: ...


class Printable(Protocol):
    """A finished document of one setting; `macros.render.Document` is one."""

    @property
    def id(self) -> str: ...
    @property
    def meta(self) -> PrintedMeta: ...
    @property
    def status(self) -> Standing: ...
    @property
    def html(self) -> str: ...


def has_own_leaf(meta: PrintedMeta) -> bool:
    """Say whether the part to sign stands on a leaf of its own, so that the rules stay with who signs them.

    A one-sided agreement is signed where it is read, and so is an easy-read one: two sides of one leaf.
    The leaf comes on top of the document's budget.
    """
    return meta.kind == "agreement" and meta.returns and meta.budget != 1 and not meta.easy_read

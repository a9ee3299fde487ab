"""The base of every group of keys, and how a key is declared with its sentence and its question."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticUndefined

from macros.setting.tree import Branch, Items, Leaf, Written
from macros.setting.typed import refuse

_REQUIRED: Any = PydanticUndefined


def key(
    says: str,
    *,
    ask: str = "",
    who: str = "",
    needed: bool = False,
    default: Any = None,
) -> Any:
    """Declare one optional key of a group.

    `says` is its sentence in the JSON Schema and in settings/README.md. A `needed` key that is absent
    or empty counts as `to confirm`; `ask` is then the question ({who}: whose fact it is). `who` names in
    words what the keys below it are about. `default` is the value of an absent key that isn't needed.
    """
    extra: dict[str, Any] = {"ask": ask, "who": who, "needed": needed}
    return Field(default=default, description=says, json_schema_extra=extra)


def required(says: str) -> Any:
    """Declare a key that must be written and can't be left to confirm."""
    extra: dict[str, Any] = {"ask": "", "who": "", "needed": False}
    return Field(default=_REQUIRED, description=says, json_schema_extra=extra)


def traits(field: Any) -> dict[str, Any]:
    """Return what `key` recorded about a field: ask, who, needed."""
    extra = field.json_schema_extra
    return extra if isinstance(extra, dict) else {}


class Group(BaseModel):
    """A group of keys in a setting file: frozen, typed, unknown keys refused."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", arbitrary_types_allowed=True)

    text_key: ClassVar[str] = ""
    """The key that a single text stands for (`it_help: IT Operations` is its post)."""
    confirm_key: ClassVar[str] = ""
    """The key that carries `to confirm` when it is said of the whole group; else every needed key does."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, written: Any) -> Any:
        if not isinstance(written, Written):
            return written
        branch = cls._prepare(cls._as_branch(written))
        read: dict[str, Written] = {}
        for name, child in branch.items():
            field = cls.model_fields.get(name)
            if field is None:
                child.siblings = tuple(cls.model_fields)
            elif isinstance(child, Leaf) and child.empty and not field.is_required():
                continue
            read[name] = child
        for name, field in cls.model_fields.items():
            trait = traits(field)
            one_group = isinstance(field.annotation, type) and issubclass(field.annotation, Group)
            if name not in read and (one_group or trait.get("needed")):
                whole = one_group and not getattr(field.annotation, "confirm_key", "")
                read[name] = branch.missing(name, "" if whole else "to confirm")
                read[name].absent = bool(getattr(field.annotation, "text_key", ""))
                if name in branch:
                    read[name].origin = branch[name].origin
            if name in read:
                child = read[name]
                asked = branch.question if name == cls.confirm_key else ""
                child.question = child.question or asked or trait.get("ask", "").format(who=branch.who)
                child.who = child.who or trait.get("who", "").format(who=branch.who)
        return branch.like(read)

    @classmethod
    def _prepare(cls, branch: Branch) -> Branch:
        """Rewrite what is written before it is typed; for groups with short forms."""
        return branch

    @classmethod
    def _as_branch(cls, written: Written) -> Branch:
        if isinstance(written, Branch):
            return written
        if isinstance(written, Items):
            raise refuse("needs keys below it, not a list")
        branch = Branch()
        branch.__dict__.update(written.__dict__)
        if isinstance(written, Leaf) and not written.empty:
            if written.to_confirm:
                if cls.confirm_key:
                    branch[cls.confirm_key] = written
                elif cls.text_key:
                    raise refuse("can't be left to confirm: the text can't be made without it")
                elif not any(traits(field).get("needed") for field in cls.model_fields.values()):
                    raise refuse("can't be left to confirm as a whole; write to confirm behind its keys")
            elif cls.text_key:
                branch[cls.text_key] = written
            else:
                raise refuse(f"needs keys below it ({', '.join(list(cls.model_fields)[:4])} ...), not a text")
        return branch

"""How a written text becomes a typed value: the two markers that the model's annotations carry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Generic, TypeVar, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from macros.setting.to_confirm import ToConfirm
from macros.setting.tree import Branch, Items, Leaf, Written

T = TypeVar("T")


class Wrong(ValueError):
    """A value that can't be used. The text says what is wrong and what would be right.

    `instead` is the text to write instead, if that is known.
    """

    def __init__(self, message: str, instead: str = "") -> None:
        super().__init__(message)
        self.instead = instead


def refuse(message: str, instead: str = "", at: Written | None = None) -> PydanticCustomError:
    """Return the error that carries `message` through pydantic to the list of problems.

    `instead` is what to write instead, `at` the value it is about when that isn't the one in hand.
    """
    return PydanticCustomError("wrong", "{message}", {"message": message, "instead": instead, "at": at})


def parsing(parse: Callable[[str], T]) -> CoreSchema:
    """Return the schema of a value that `parse` makes from one written text; it raises `Wrong`."""

    def typed(written: Any) -> T:
        if isinstance(written, Branch | Items):
            raise refuse("must be one text here, not a list or further keys")
        if isinstance(written, Leaf):
            if written.to_confirm:
                raise refuse("can't be left to confirm: the text can't be made without it")
            if written.empty:
                raise refuse("is empty; write it, or take the line out")
        try:
            return parse(str(written))
        except Wrong as wrong:
            raise refuse(str(wrong), wrong.instead) from None

    return core_schema.no_info_plain_validator_function(
        typed, serialization=core_schema.to_string_ser_schema()
    )


class Parsed:
    """Marks a plain type (`str`, `bool`, `date`) with the function that makes it from a text."""

    def __init__(self, parse: Callable[[str], Any], kind: str) -> None:
        self.parse = parse
        self.kind = kind

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return parsing(self.parse)


class MayBeToConfirm:
    """Marks a fact: a written `to confirm` becomes a `ToConfirm`, an empty value None."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = next(arg for arg in get_args(source) if arg is not ToConfirm)

        def typed(written: Any, go_on: Callable[[Any], Any]) -> Any:
            if isinstance(written, Leaf):
                if written.to_confirm:
                    return ToConfirm(written.path, written.question, written.origin)
                if written.empty:
                    return None
            return go_on(written)

        return core_schema.no_info_wrap_validator_function(typed, handler.generate_schema(inner))


class AsList:
    """Marks a tuple: one text counts as a list of one, a text with commas is asked for in brackets."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        member = handler.generate_schema(get_args(source)[0])

        def typed(written: Any, go_on: Callable[[Any], Any]) -> Any:
            if isinstance(written, Leaf):
                if written.empty or written.lower() == "none":
                    return ()
                if "," in written:
                    raise refuse("is a list: put it in brackets", f"[{written}]")
                return go_on((written,))
            if isinstance(written, Branch):
                raise refuse("is a list: start each line below it with a hyphen, or put it in brackets [ ]")
            if any(isinstance(member, Leaf) and member.to_confirm for member in written):
                raise refuse("is to confirm in part: write only what is known, or  to confirm  for the whole")
            return go_on(tuple(written))

        return core_schema.no_info_wrap_validator_function(
            typed, core_schema.tuple_variable_schema(member, strict=True)
        )


class FrozenMap(Mapping[str, T], Generic[T]):
    """A mapping that can't be changed."""

    def __init__(self, pairs: Mapping[str, T] | None = None) -> None:
        self._pairs: dict[str, T] = dict(pairs or {})

    def __getitem__(self, key: str) -> T:
        return self._pairs[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __hash__(self) -> int:
        return hash(tuple(self._pairs))

    def __repr__(self) -> str:
        return f"FrozenMap({self._pairs!r})"


class ByName:
    """Marks a mapping whose keys the setting chooses; `parse_key` checks them."""

    def __init__(self, parse_key: Callable[[str], str]) -> None:
        self.parse_key = parse_key

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        value = handler.generate_schema(get_args(source)[0])

        def typed(written: Any, go_on: Callable[[Any], Any]) -> Any:
            if isinstance(written, Leaf) and written.empty:
                return FrozenMap()
            if not isinstance(written, Branch):
                raise refuse("needs keys below it, each with a colon")
            named = {}
            for key, below in written.items():
                below.who = below.who or key.replace("_", " ").replace("-", " ")
                leaf = Leaf(key)
                leaf.placed(below.key_origin, below.path)
                leaf.spelled = below.spelled
                named[leaf] = below
            return FrozenMap(go_on(named))

        def key(written: Any) -> str:
            try:
                return self.parse_key(str(written))
            except Wrong as wrong:
                raise refuse(str(wrong)) from None

        return core_schema.no_info_wrap_validator_function(
            typed, core_schema.dict_schema(core_schema.no_info_plain_validator_function(key), value)
        )


Fact = Annotated[T | ToConfirm, MayBeToConfirm()]
ListOf = Annotated[tuple[T, ...], AsList()]

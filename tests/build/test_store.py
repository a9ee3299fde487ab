"""A new output takes the last good one's place whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policypack.store import Store


def build(store: Store, digest: str, text: str) -> None:
    """Make one output with one page."""
    with store.staging("school", digest) as folder:
        (folder / "site").mkdir()
        (folder / "site" / "index.html").write_text(text, encoding="utf-8")
    store.show("school", digest)


def shown(store: Store) -> str:
    """Return the page that stands there now."""
    return (store.output / "school" / "site" / "index.html").read_text(encoding="utf-8")


def test_what_was_built_last_is_shown(tmp_path: Path) -> None:
    """The link is changed to the new output, and an old one can be shown again without building."""
    store = Store(tmp_path)
    build(store, "one", "first")
    build(store, "two", "second")
    assert shown(store) == "second"
    assert store.has("school", "one")
    store.show("school", "one")
    assert shown(store) == "first"


def test_a_failed_build_leaves_the_last_good_one(tmp_path: Path) -> None:
    """Nothing half-written is ever shown, and nothing of it is left behind."""
    store = Store(tmp_path)
    build(store, "one", "first")

    def fail(folder: Path) -> None:
        (folder / "half.html").write_text("half", encoding="utf-8")
        raise RuntimeError("no paper")

    with pytest.raises(RuntimeError), store.staging("school", "two") as folder:
        fail(folder)
    assert shown(store) == "first"
    assert not store.has("school", "two")
    assert list(tmp_path.rglob("half.html")) == []


def test_only_the_last_two_outputs_are_kept(tmp_path: Path) -> None:
    """The folder doesn't grow for ever."""
    store = Store(tmp_path)
    for number in range(5):
        build(store, f"d{number}", str(number))
        os.utime(tmp_path / ".store" / "school" / f"d{number}", (number, number))
    kept = {path.name for path in (tmp_path / ".store" / "school").iterdir()}
    assert "d4" in kept
    assert len(kept) == 2


def test_without_links_a_folder_is_moved_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows without developer mode can't make links; the result is the same."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("links are not allowed")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    store = Store(tmp_path)
    build(store, "one", "first")
    build(store, "two", "second")
    assert shown(store) == "second"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".school")] == []


@pytest.mark.parametrize("crashed", ["before the new one was in", "after"])
def test_a_crash_between_two_renames_is_undone(tmp_path: Path, crashed: str) -> None:
    """The next run puts the last good output back, or finishes the change."""
    store = Store(tmp_path)
    good, old = tmp_path / "school", tmp_path / ".school.old"
    old.mkdir()
    (old / "page").write_text("first", encoding="utf-8")
    if crashed == "after":
        good.mkdir()
        (good / "page").write_text("second", encoding="utf-8")
    store.recover("school")
    assert (good / "page").read_text(encoding="utf-8") == ("second" if crashed == "after" else "first")
    assert not old.exists()

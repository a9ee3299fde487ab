"""The shared pages change, and every reference of every setting is still right: tried on the real ones."""

from __future__ import annotations

import datetime
import html
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from macros.render import Document, Pack, render
from macros.setting import load_setting, setting_slugs
from macros.setting.control import Documents

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)
SLUGS = setting_slugs(ROOT)
POLICY = "policies/online-safety-policy.md"
Changed = Callable[..., Mapping[str, Pack]]

_HEADING = re.compile(r"^#{2,4} (?:(?P<number>\d+(?:\.\d+)*) )?(?P<text>.*?) \{#(?P<id>[\w-]+)[^}]*\}$", re.M)


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Return a function that renders every setting from pages with one piece of text replaced."""

    def packs(page: str, old: str, new: str) -> Mapping[str, Pack]:
        (tmp_path / "settings").symlink_to(ROOT / "settings")
        shutil.copytree(ROOT / "docs", tmp_path / "docs")
        path = tmp_path / "docs" / page
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
        return {slug: render(load_setting(tmp_path, slug), tmp_path, today=TODAY) for slug in SLUGS}

    return packs


def printed(document: Document) -> Mapping[str, tuple[str, str]]:
    """Return number and words of each heading, read from the page itself, by its address."""
    return {match["id"]: (match["number"] or "", match["text"]) for match in _HEADING.finditer(document.text)}


def wrong(pack: Pack) -> Iterator[str]:
    """Yield each reference whose words aren't what a reader finds at its target."""
    for document in pack.documents.values():
        for reference in document.references:
            target = pack.documents[reference.document]
            named = f"the {target.meta.short}"
            if target.id in document.meta.appendices:
                named = f"appendix {document.meta.appendices.index(target.id) + 1}"
            right = named
            if reference.anchor:
                number, text = printed(target)[reference.anchor]
                right = f"section {number}" if number else f"“{text}”"
                if target is not document:
                    right += f" {'of' if number else 'in'} {named}"
            if html.unescape(reference.words).casefold() != html.unescape(right).casefold():
                yield f"{document.path}: {reference.words}, not {right}"


def numbers(pack: Pack) -> Mapping[str, str]:
    """Return the policy's section numbers by address."""
    policy = pack.documents["online-safety-policy"]
    return {address: number for address, (number, _) in printed(policy).items()}


def count(pack: Pack) -> int:
    """Return how many references a setting's pages hold."""
    return sum(len(document.references) for document in pack.documents.values())


def test_every_reference_says_what_stands_at_its_target(packs: Mapping[str, Pack]) -> None:
    """Section numbers as printed, appendices as this setting counts them, titles of all else."""
    for pack in packs.values():
        assert count(pack) > 50
        assert list(wrong(pack)) == []


def test_a_heading_gets_other_words(changed: Changed, packs: Mapping[str, Pack]) -> None:
    """Its number, its address and all references stay."""
    after = changed(POLICY, "## Training {#training}", "## How we learn {#training}")
    for slug, pack in after.items():
        assert list(wrong(pack)) == []
        assert numbers(pack) == numbers(packs[slug])
        assert "How we learn {#training}" in pack.documents["online-safety-policy"].text
        assert count(pack) == count(packs[slug])


def test_a_heading_without_a_number_gets_other_words(changed: Changed) -> None:
    """A reference that quotes it quotes the new words, from other documents too."""
    after = changed("guides/parents-summary.md", "## At home {#at-home}", "## Where you live {#at-home}")
    quoted = "“Where you live” in the summary for parents and carers"
    words = [
        reference.words
        for document in after["example-kent-school"].documents.values()
        for reference in document.references
    ]
    assert quoted in words
    assert all(list(wrong(pack)) == [] for pack in after.values())


def test_a_section_in_the_middle_moves_those_behind_it(changed: Changed, packs: Mapping[str, Pack]) -> None:
    """By one, in every setting, and each reference with them; addresses stay."""
    heading = "## Training {#training}"
    after = changed(POLICY, heading, f"## Watches {{#watches}}\n\nAs in [](#training).\n\n{heading}")
    for slug, pack in after.items():
        before, now = numbers(packs[slug]), numbers(pack)
        assert set(now) == {*before, "watches"}
        assert now["watches"] == before["training"]
        for address in ("training", "review", "linked"):
            assert int(now[address]) == int(before[address]) + 1
        assert now["roles"] == before["roles"]
        assert list(wrong(pack)) == []
        assert f"As in [section {now['training']}](#training)." in pack.documents["online-safety-policy"].text


def test_a_section_for_some_settings_moves_theirs_alone(changed: Changed, packs: Mapping[str, Pack]) -> None:
    """What one setting prints more renumbers nobody else's policy."""
    heading = "## Training {#training}"
    added = f"{{% if has.host_schools %}}\n## Watches {{#watches}}\n\nText.\n\n{{% endif %}}\n{heading}"
    after = changed(POLICY, heading, added)
    for slug, pack in after.items():
        assert (numbers(pack) == numbers(packs[slug])) == (slug != "scitt-partnership")
        assert list(wrong(pack)) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_an_appendix_is_left_out_by_one_setting(slug: str, packs: Mapping[str, Pack]) -> None:
    """Those behind it move up in this setting, wherever they are named; nothing names the one left out."""
    setting = packs[slug].setting
    before = packs[slug].documents["online-safety-policy"].meta.appendices
    dropped = next(name for name in before if name in ("visitor-agreement", "self-audit"))
    assert dropped != before[-1], "the one left out must have another behind it"
    without = setting.model_copy(update={"documents": Documents(include=(), exclude=(dropped,))})
    pack = render(without.placed(slug, setting.folder, setting.origins), ROOT, today=TODAY)
    policy = pack.documents["online-safety-policy"]
    assert policy.meta.appendices == tuple(name for name in before if name != dropped)
    assert list(wrong(pack)) == []
    named = {reference.document for each in pack.documents.values() for reference in each.references}
    assert dropped not in named
    log = [each.words.casefold() for each in policy.references if each.document == "incident-log"]
    assert log
    assert set(log) == {f"appendix {len(before) - 1}"}

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from macros.problems import Problems
from macros.setting import load_setting, setting_slugs
from macros.setting.describe import key_table, keys
from macros.setting.flat import flat
from macros.setting.schema import schema_text
from policypack.settings_command import NAMES_START, TABLE_STARTS, names_table, settings

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "settings").glob("*/*.yml"))


@pytest.mark.parametrize("slug", setting_slugs(ROOT))
def test_every_setting_loads_as_a_draft(slug: str) -> None:
    """Each folder of settings can be used, and nobody has approved anything in it yet."""
    setting = load_setting(ROOT, slug)
    assert setting.logo is not None
    assert setting.logo.is_file()
    assert all(approval.status == "draft" for approval in setting.approval.values())


def test_no_real_setting_has_an_own_number() -> None:
    """B2 and the SCITT ship without any telephone number or mailbox; only the example has invented ones."""
    for slug in ("b2-mentoring", "scitt-partnership"):
        values = [line for line in flat(load_setting(ROOT, slug)) if line.path.startswith("people.")]
        assert not [
            line for line in values if line.path.endswith((".phone", ".email")) and not line.to_confirm
        ]
    assert len(load_setting(ROOT, "example-kent-school").to_confirm()) == 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_names_its_schema(path: Path) -> None:
    """Editors complete and check each setting and family from its first line on."""
    assert path.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../setting.schema.json\n"
    )


def test_the_schema_is_up_to_date() -> None:
    """The committed JSON Schema is the model's (policypack settings refresh)."""
    assert (ROOT / "settings" / "setting.schema.json").read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_schema_knows_every_key_in_use(path: Path) -> None:
    """An editor marks no key of our own files as unknown, in whatever word for learners."""
    schema = json.loads(schema_text())

    def unknown(node: object, allowed: dict[str, Any], where: str) -> list[str]:
        ways = [allowed, *allowed.get("anyOf", [])]
        ways += [schema["$defs"][way["$ref"].rpartition("/")[2]] for way in ways if "$ref" in way]
        found: list[str] = []
        if isinstance(node, dict):
            known = {name: value for way in ways for name, value in way.get("properties", {}).items()}
            free = next(
                (way["additionalProperties"] for way in ways if way.get("additionalProperties")), None
            )
            for name, value in node.items():
                if name in known or free:
                    found += unknown(value, known.get(name) or free or {}, f"{where}.{name}")
                else:
                    found.append(f"{where}.{name}")
        elif isinstance(node, list):
            items: dict[str, Any] = next((way["items"] for way in ways if "items" in way), {})
            for value in node:
                found += unknown(value, items, where)
        return found

    assert unknown(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader), schema, "") == []


def test_the_readme_describes_every_key() -> None:
    """settings/README.md holds each key with its sentence, as the model says it."""
    readme = (ROOT / "settings" / "README.md").read_text(encoding="utf-8")
    assert readme.endswith(TABLE_STARTS + "\n" + key_table())
    assert NAMES_START + "\n" + names_table(ROOT) in readme
    for key in keys():
        assert key.says.endswith("."), key.path
        assert key.says in readme, key.path


def test_list_and_show() -> None:
    """In a pipe, each fact is one line: path, value, file and line."""
    listed = CliRunner().invoke(settings, ["list"])
    assert listed.exit_code == 0
    assert "b2-mentoring\tB2 Mentoring\t" in listed.output
    shown = CliRunner().invoke(settings, ["show", "b2-mentoring"])
    assert "our_words.leader.one\tCEO\tsettings/b2-mentoring/setting.yml:" in shown.output
    assert (
        "our_words.parent.one\tparent or carer\tsettings/families/alternative-providers.yml:" in shown.output
    )
    assert "who_we_are.website\tto confirm\t" in shown.output
    asked = CliRunner().invoke(settings, ["show", "b2-mentoring", "--to-confirm"])
    assert (
        "\tWhich telephone number reaches the safeguarding lead?\tsettings/b2-mentoring/setting.yml:"
        in asked.output
    )


def test_an_unknown_setting_is_answered_with_the_nearest(write: Callable[..., Path]) -> None:
    """A misspelled name on the command line gets the right one; a broken setting doesn't hide the others."""
    shown = CliRunner().invoke(settings, ["show", "b2-mentorin"])
    assert isinstance(shown.exception, Problems)
    assert "did you mean b2-mentoring?" in str(shown.exception)
    root = write("family: base\nrules: {x: y}\n")
    listed = CliRunner().invoke(settings, ["--root", str(root), "list"])
    assert listed.exit_code == 1
    assert "ours\tcan't be read" in listed.output


@settings_of_hypothesis(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    place=st.floats(0, 1),
    cut=st.integers(0, 12),
    put=st.text("\t\n:#{}[]'\"&*!|>%@-, x0\u202e\x07\u00e9", max_size=4),
)
def test_a_slip_of_the_hand_never_ends_in_a_traceback(
    place: float, cut: int, put: str, write: Callable[..., Path]
) -> None:
    """Whatever is deleted or typed anywhere in a setting, it loads or says what is wrong and where."""
    text = (ROOT / "settings" / "b2-mentoring" / "setting.yml").read_text(encoding="utf-8")
    at = int(place * len(text))
    family = (ROOT / "settings" / "families" / "alternative-providers.yml").read_text(encoding="utf-8")
    slipped = (text[:at] + put + text[at + cut :]).replace("logo: logo.svg", "logo:")
    root = write(slipped, {"alternative-providers": family})
    try:
        load_setting(root, "ours")
        files = {"settings/ours/setting.yml"}
    except Problems as problems:
        files = {problem.file for problem in problems.problems}
    assert files <= {"settings/ours/setting.yml", "settings/families/alternative-providers.yml"}

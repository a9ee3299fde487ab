"""`policypack settings`: which settings there are, and where each of their facts comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from macros.features import NAMES
from macros.library import Library
from macros.packs import Shelf
from macros.problems import Problems
from macros.setting import load_setting, setting_slugs
from macros.setting.describe import key_table
from macros.setting.flat import flat
from macros.setting.schema import schema_text

ROOT = Path(__file__).resolve().parents[2]
NAMES_START = "<!-- names: made by `policypack settings refresh`, don't edit to the next mark -->\n"
NAMES_END = "<!-- end of names -->\n"
TABLE_STARTS = "<!-- keys: made by `policypack settings refresh`, don't edit below -->\n"


@click.group()
@click.option("--root", type=click.Path(path_type=Path, exists=True), default=ROOT, hidden=True)
@click.pass_context
def settings(context: click.Context, root: Path) -> None:
    """Settings: the facts of each school, provider or partnership."""
    context.obj = root


@settings.command("list")
@click.pass_obj
def list_settings(root: Path) -> None:
    """List the settings with what they are and how much is still to confirm."""
    rows = []
    wrong: list[str] = []
    for slug in setting_slugs(root):
        try:
            setting = load_setting(root, slug)
        except Problems as problems:
            rows.append((slug, "can't be read", "", ""))
            wrong += [str(problem) for problem in problems.problems]
            continue
        name = setting.who_we_are.name + (" (example)" if setting.example else "")
        rows.append((slug, name, str(setting.who_we_are.kind), str(len(setting.to_confirm()))))
    _print(("setting", "name", "kind", "to confirm"), rows)
    if wrong:
        click.echo("\n" + "\n".join(wrong), err=True)
        raise SystemExit(1)


@settings.command()
@click.argument("slug", metavar="SETTING")
@click.option("--to-confirm", "open_only", is_flag=True, help="Only what is still to confirm, as questions.")
@click.pass_obj
def show(root: Path, slug: str, open_only: bool) -> None:
    """Show each fact of SETTING and the file and line it comes from."""
    setting = load_setting(root, slug)
    unknown = setting.to_confirm()
    if open_only:
        _print(
            ("fact", "question", "answer it in"),
            [(fact.path, fact.question, str(fact.origin)) for fact in unknown],
        )
    else:
        _print(
            ("fact", "value", "comes from"),
            [(line.path, line.value, _place(line.origin, line.to_confirm)) for line in flat(setting)],
        )
    click.echo(f"\n{len(unknown)} still to confirm." if unknown else "\nNothing is left to confirm.")


@settings.command()
@click.pass_obj
def refresh(root: Path) -> None:
    """Write settings/setting.schema.json and the table of keys in settings/README.md from the model."""
    (root / "settings" / "setting.schema.json").write_text(schema_text(), encoding="utf-8")
    readme = root / "settings" / "README.md"
    words, _, rest = readme.read_text(encoding="utf-8").partition(NAMES_START)
    after = rest.partition(NAMES_END)[2].partition(TABLE_STARTS)[0]
    text = f"{words}{NAMES_START}\n{names_table(root)}\n{NAMES_END}{after}{TABLE_STARTS}\n{key_table()}"
    readme.write_text(text, encoding="utf-8")
    click.echo("settings/setting.schema.json and settings/README.md are up to date.")


def names_table(root: Path) -> str:
    """Return the Markdown that names every document and pack, and who has it."""
    library = Library.load(root)
    lines = ["| document | who has it | who may read it |", "| --- | --- | --- |"]
    for page in sorted(library.pages.values(), key=lambda page: page.id):
        about = page.about
        kept = "; can't be left out" if about.essential else ""
        lines.append(f"| `{page.id}` | {_who(about.needs)}{kept} | {_READERS[about.publish]} |")
    lines += ["", "| pack | who has it |", "| --- | --- |"]
    for key, pack in Shelf.load(root, library.pages).packs.items():
        lines.append(f"| `{key}` | {_who(pack.needs)} |")
    return "\n".join(lines) + "\n"


_READERS = {"public": "everybody", "staff": "staff", "office": "the office"}


def _who(needs: Sequence[str]) -> str:
    return ", or ".join(dict.fromkeys(NAMES[name] for name in needs))


def _place(origin: object, to_confirm: bool) -> str:
    if origin is not None:
        return str(origin)
    return "not written yet" if to_confirm else "the usual value"


def _print(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table on a terminal, and one line of tab-separated texts per row into a file or pipe."""
    console = Console(highlight=False)
    if not console.is_terminal:
        for row in rows:
            click.echo("\t".join(row))
        return
    table = Table(*heads, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        marked = [Text(cell, style="bold yellow" if cell == "to confirm" else "") for cell in row]
        table.add_row(*marked)
    console.print(table)

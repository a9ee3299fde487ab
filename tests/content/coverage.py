"""Where the pack says each point that the source documents made, and why it leaves some out.

`coverage.yml` is the map. A point is kept by the words that say it: they must stand in the named section
of the built text of every setting that the point concerns, so a sentence can't get lost unnoticed.

`python -m tests.content.coverage [FILE]` prints what is wrong with a map, then the table of verdicts.
"""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.render import Pack, render
from macros.setting import load_setting, setting_slugs
from tests.content.points import FILE, ROOT, Coverage, Said, expand, load, source_of
from tests.content.sections import Texts, one_line, parts_of

_GUIDES = ("guide", "resource", "home", "news")


def packs_of(root: Path = ROOT) -> dict[str, Pack]:
    """Return the finished texts of every setting."""
    today = datetime.date(2026, 11, 22)
    return {slug: render(load_setting(root, slug), root, today=today) for slug in setting_slugs(root)}


def findings(coverage: Coverage, texts: Texts) -> Iterator[str]:
    """Yield what is wrong: an anchor or words that aren't there, a setting that no verdict speaks of."""
    slugs = tuple(texts.packs)
    for key, point in coverage.points.items():
        source = coverage.sources.get(source_of(key, coverage.sources))
        if source is None:
            yield f"{key}: begins with none of the sources {', '.join(coverage.sources)}"
            continue
        spoken: set[str] = set()
        for said in point.said:
            spoken.update(expand(said.settings, slugs))
            yield from (f"{key}: {fault}" for fault in _faults(said, texts, slugs))
        for left in point.left_out:
            named = set(expand(left.settings, slugs))
            if clash := spoken & named:
                yield f"{key}: said for {', '.join(sorted(clash))}, and left out as well"
            spoken |= named
        for left in source.left_out:
            spoken.update(expand(left.settings, slugs))
        if missing := sorted(set(slugs) - spoken):
            yield f"{key}: nothing is said of {', '.join(missing)}"
        if unknown := sorted(spoken - set(slugs)):
            yield f"{key}: there is no setting {', '.join(unknown)}"


def _faults(said: Said, texts: Texts, slugs: Sequence[str]) -> Iterator[str]:
    for slug in expand(said.settings, slugs):
        if slug not in slugs:
            continue
        try:
            section = texts.section(slug, said.at)
            plain = texts.plain(slug)
            wanted = [one_line(plain(piece)) for piece in said.words]
        except Exception as error:
            yield f"{said.at}: {error}"
            continue
        for piece in wanted:
            if piece not in section:
                yield f'{said.at} in {slug} doesn\'t say "{piece}"'


def verdicts(coverage: Coverage, texts: Texts) -> dict[str, Counter[str]]:
    """Return, for each source, how many points came to which end."""
    kinds = {
        name: document.meta.kind for pack in texts.packs.values() for name, document in pack.documents.items()
    }
    table: dict[str, Counter[str]] = {name: Counter() for name in coverage.sources}
    for key, point in coverage.points.items():
        name = source_of(key, coverage.sources)
        places = {kinds.get(parts_of(said.at)[0]) for said in point.said}
        if not places:
            verdict = point.left_out[0].why if point.left_out else "not concerned"
        elif name in ("B2", "SC") and places <= set(_GUIDES):
            verdict = "moved to a guide"
        else:
            verdict = "said"
        table[name][verdict] += 1
    return table


def main(path: Path) -> int:
    """Print what is wrong with the map at `path`, and its table; return the exit code."""
    texts = Texts(packs_of())
    coverage = load(path)
    wrong = list(findings(coverage, texts))
    print("\n".join(wrong) or "nothing is wrong")
    for name, counts in verdicts(coverage, texts).items():
        print(name, sum(counts.values()), dict(counts))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / FILE))

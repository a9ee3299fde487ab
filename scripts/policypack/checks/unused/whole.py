"""Whether everything could be read, so that what nothing seems to use is really used by nothing."""

from __future__ import annotations

from policypack.checks.sources import Sources


def is_whole(sources: Sources) -> bool:
    """Return whether every page, part and setting could be read and every page rendered.

    What a broken page would have used isn't to blame: who mends the page sees what is unused then.
    """
    return sources.once(_is_whole)


def _is_whole(sources: Sources) -> bool:
    if sources.library is None or sources.register is None or len(sources.packs) < len(sources.slugs):
        return False
    if any(sources.tree(source) is None for source in sources.files):
        return False
    return all(
        name in pack.documents
        for pack in sources.packs.values()
        for name in sources.library.pages
        if pack.calls["adopted"](name)
    )

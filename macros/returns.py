"""Who gets a filled-in form or a signed agreement back, and how long it is kept."""

from __future__ import annotations

from macros.documents import Meta
from macros.links import with_article
from macros.setting import Setting


def goes_back(setting: Setting, meta: Meta) -> str:
    """Return it in a sentence each, as plain text: "Return it to our DSL. We keep it until you leave us."

    Empty for a document that isn't handed in. A post that is to confirm isn't named.
    """
    sentences = []
    if meta.return_to:
        person = getattr(setting.people, meta.return_to, None)
        post = str(getattr(person, "post", person) or "")
        if post:
            sentences.append(f"Return it to {with_article(post, 'our')}.")
    if meta.keep_for:
        kept = meta.keep_for.rstrip(".")
        sentences.append(f"We keep it {kept[:1].lower()}{kept[1:]}.")
    return " ".join(sentences)

"""The list "I am a ..." of the first screen: one door for each kind of reader the setting has."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from macros.jinja import escape_markdown
from macros.reach import Reach

# Only public documents: a door that leads to a staff page would be a dead link on the site.
_FOLDERS = {
    "for-parents": "resources",
    "for-learners": "resources",
    "for-staff": "resources",
    "for-mentors": "resources",
    "before-first-day": "guides",
    "who-does-what": "guides",
    "visitor-agreement": "agreements",
    "online-safety-policy": "policies",
}


def doors_of(reach: Reach, adopted: Collection[str]) -> Callable[[Context], Markup]:
    """Return the call `doors()`: a Markdown list of links to documents in `adopted`, one for each reader."""

    @pass_context
    def doors(context: Context) -> Markup:
        """Return the list, its links relative to the page that asks."""
        here = posixpath.dirname(context["page"].file.src_uri) or "."
        return Markup("\n").join(
            Markup("- [{}]({})").format(
                escape_markdown(reader), posixpath.relpath(f"{_FOLDERS[document]}/{document}.md", here)
            )
            for reader, document in _readers(reach)
            if document in adopted
        )

    return doors


def _readers(reach: Reach) -> Iterator[tuple[str, str]]:
    words, has = reach.words, reach.has
    if has["host_schools"]:
        yield words["adult_learner"], "before-first-day"
        yield f"mentor of {words['a_adult_learner']}", "for-mentors"
        yield "host school", "who-does-what"
        yield "tutor, partner or member of staff", "for-staff"
    else:
        yield words["parent"], "for-parents"
        yield words["learner"], "for-learners"
        yield f"{words['practitioner']} or member of staff", "for-staff"
        if has["trainees"]:
            yield words["adult_learner"], "before-first-day"
            yield f"mentor of {words['a_adult_learner']}", "for-mentors"
    yield "visitor", "visitor-agreement"
    if has["commissioners"]:
        yield "school or council", "online-safety-policy"

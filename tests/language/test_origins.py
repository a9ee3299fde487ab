"""Each line of a finished text knows the line that somebody can change."""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from macros.jinja import Language
from macros.origins import Marks, Origin, trace

PAGE = """One {{ x }}
{% if true %}
## two {#id}
{% endif %}

{% for i in [1, 2] %}
| {{ i }} | z |
{% endfor %}
{## a note
for authors ##}
{% include "part" %}
after {{ several() }}
end {% if false %}gone{% endif %} fin
"""
SOURCES = {"page": PAGE, "part": "first of the part\n{{ x }} second\n"}


def rendered(*extensions: type) -> str:
    """Return the page's text with the extensions given."""
    environment = jinja2.Environment(loader=jinja2.DictLoader(SOURCES), extensions=list(extensions))
    environment.globals["several"] = lambda: Markup("1\n2")
    return environment.get_template("page").render(x="A&B")


def test_lines_point_home_through_conditions_loops_parts_and_calls() -> None:
    """A finding in a part points to the part, in a call's second line to the call."""
    files = {"page": ("docs/page.md", 10), "part": ("docs/_parts/part.md", 0)}
    traced = trace(rendered(Language, Marks), files, Origin("docs/page.md", 11))
    told = dict(zip(traced.text.split("\n"), traced.origins, strict=True))
    assert told["One A&#38;B"] == Origin("docs/page.md", 11)
    assert told["## two {#id}"] == Origin("docs/page.md", 13)
    assert told["| 2 | z |"] == Origin("docs/page.md", 17)
    assert told["first of the part"] == Origin("docs/_parts/part.md", 1)
    assert told["A&#38;B second"] == Origin("docs/_parts/part.md", 2)
    assert told["after 1"] == Origin("docs/page.md", 22)
    assert told["2"] == Origin("docs/page.md", 22)
    assert told["end  fin"] == Origin("docs/page.md", 23)


def test_a_line_that_begins_with_a_word_is_its_own_and_not_the_branch_before() -> None:
    """Nothing stands before the word, so the branch above, which nobody prints, must not be told."""
    source = "head\n\n{% if false %}\n{{ x }} one\n{% else %}\n{{ x }} two\n{% endif %}\n"
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page": source}), extensions=[Language, Marks])
    text = environment.get_template("page").render(x="A")
    traced = trace(text, {"page": ("docs/page.md", 0)}, Origin("docs/page.md", 1))
    assert dict(zip(traced.text.split("\n"), traced.origins, strict=True))["A two"].line == 6


def test_the_marks_leave_no_trace() -> None:
    """The traced text is, to the character, what Jinja gives without marks (so mkdocs-macros' text)."""
    files = {"page": ("docs/page.md", 0), "part": ("docs/_parts/part.md", 0)}
    assert trace(rendered(Language, Marks), files, Origin("docs/page.md", 1)).text == rendered(Language)

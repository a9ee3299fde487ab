"""A fault of syntax, or of what a call is given, is told where a person has to change something."""

from __future__ import annotations

import jinja2
import pytest
from jinja2 import meta, nodes

from macros.arguments import Arguments
from macros.jinja import Language
from macros.syntax import fault

ENVIRONMENT = jinja2.Environment(extensions=[Language])


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("a\n{% if x %}\nb\nc\n", 2, "this {% if %} has no {% endif %}"),
        ("{% if x %}\n{% if y %}\n{% endif %}\nend", 1, "this {% if %} has no {% endif %}"),
        ("{% set x = 1 %}\n{% for y in z %}\n", 2, "this {% for %} has no {% endfor %}"),
        ("a\n{% if x\n- {{ y }}: c.\n{% endif %}\n", 2, "end it with %}"),
        ("a {{ x\nb {{ y }}\n", 1, "end it with }}"),
        ("a\n{{ f('a }}\nb 'c'", 2, "expected token"),
        ("a\n{{ f('a }}\nb", 2, "a quotation mark is opened here and never closed"),
        ("{% if x %}\n{% endfi %}", 2, "there is no tag endfi; did you mean endif?"),
        ("a\n{% endif %}", 2, "belongs to nothing that is open"),
        ("{% if x %}\n{% else if y %}\n{% endif %}", 2, "write elif"),
        ("{% if a = 'b' %}x{% endif %}", 1, "write =="),
        ("a\n{{ x | uper }}", 2, "there is no filter uper; did you mean upper?"),
        ("a\n{{ f('a' }}", 2, "expected ')'"),
    ],
)
def test_a_fault_of_syntax_is_told_at_its_tag(source: str, line: int, says: str) -> None:
    """An unclosed tag is told where it begins, not where Jinja stumbles over what follows."""
    with pytest.raises(jinja2.TemplateSyntaxError) as caught:
        meta.find_undeclared_variables(ENVIRONMENT.parse(source))
    told = fault(ENVIRONMENT, source, caught.value)
    assert told.line == line
    assert says in told.message


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ("cite('kcsie', histroy=true)", "cite() takes no histroy; did you mean history?"),
        ("cite()", "cite(): missing a required argument: 'key'; write cite(key, history)"),
        ("cite('a', false, 'b')", "too many positional arguments"),
        ("here(1)", "too many positional arguments; write here()"),
        ("cite('kcsie')", ""),
        ("cite(key='kcsie', history=true)", ""),
        ("here()", ""),
        ("cite(*several)", ""),
        ("unknown(1, 2, 3)", ""),
    ],
)
def test_a_call_is_told_what_it_does_not_take(call: str, says: str) -> None:
    """In an author's words, and for calls that are given the page as well."""
    arguments = Arguments(
        {"cite": lambda key, history=False: key, "here": jinja2.pass_context(lambda page: 1)}
    )
    node = next(ENVIRONMENT.parse(f"{{{{ {call} }}}}").find_all(nodes.Call))
    assert (says in arguments.fault(node)) if says else not arguments.fault(node)

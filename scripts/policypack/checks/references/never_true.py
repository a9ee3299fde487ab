"""Conditions that a fact can never meet, or that are met whatever it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

from macros.problems import did_you_mean
from macros.readings import every
from policypack.checks.check import Check
from policypack.checks.finding import Finding
from policypack.checks.references.facts import Fact, Facts
from policypack.checks.sources import Sources
from policypack.checks.texts import SourceFile

# What is no text in Python, so that a text beside it is never equal.
_NO_TEXT = ("yes or no", "number", "date")


def look(sources: Sources) -> Iterator[Finding]:
    """Yield each comparison with a value that the fact can't have, in every branch of every page and part."""
    for source in sources.files:
        tree = sources.tree(source)
        if tree is None:
            continue
        found = list(every(tree, nodes.Compare, nodes.If, nodes.CondExpr, nodes.Assign, nodes.For))
        facts = Facts(found)
        for node in found:
            if isinstance(node, nodes.Compare):
                for constant, message in _faults(node, facts):
                    yield _finding(source, constant, message)
            elif isinstance(node, nodes.If | nodes.CondExpr):
                for constant in _texts_alone(node.test):
                    message = (
                        f"'{constant.value}' alone is always true;"
                        " write what is compared with it, or ask with in ('one', 'two')"
                    )
                    yield _finding(source, constant, message)


def _faults(comparison: nodes.Compare, facts: Facts) -> Iterator[tuple[nodes.Const, str]]:
    left: nodes.Node = comparison.expr
    for operand in comparison.ops:
        right = operand.expr
        if operand.op in ("eq", "ne"):
            for one, other in ((left, right), (right, left)):
                if isinstance(other, nodes.Const) and (fact := facts.of(one)):
                    yield from _said(other, _unequal(fact, other.value))
        elif operand.op in ("in", "notin"):
            if isinstance(right, nodes.List | nodes.Tuple) and (fact := facts.of(left)):
                for item in right.items:
                    if isinstance(item, nodes.Const):
                        yield from _said(item, _unequal(fact, item.value))
            elif isinstance(left, nodes.Const) and (fact := facts.of(right)):
                yield from _said(left, _not_among(fact, left.value))
        left = right


def _said(constant: nodes.Const, message: str) -> Iterator[tuple[nodes.Const, str]]:
    if message:
        yield constant, message


def _unequal(fact: Fact, value: object) -> str:
    """Return why a fact never equals a value, or an empty text."""
    form = fact.shape.form
    if form == "answer" and isinstance(value, str):
        return _no_answer(fact, value) if value not in fact.values else ""
    if form == "list" and isinstance(value, str):
        return f"{fact.path} is a list; write '{value}' in {fact.path}"
    if form == "group" and isinstance(value, str):
        return f"{fact.path} is a group of facts; name the one that is meant"
    if form in _NO_TEXT and isinstance(value, str):
        return (
            f"{fact.path} is yes or no, never the text '{value}'; write only {fact.path}, or not {fact.path}"
            if form == "yes or no"
            else f"{fact.path} is a {form}, never the text '{value}'; take the quotes away"
        )
    return ""


def _not_among(fact: Fact, value: object) -> str:
    """Return why a value never stands in a fact, or an empty text."""
    if not isinstance(value, str) or not fact.values:
        return ""
    among = value in fact.values if fact.shape.form == "list" else any(value in one for one in fact.values)
    return "" if among else _no_answer(fact, value)


def _no_answer(fact: Fact, value: str) -> str:
    near = did_you_mean(value.lower().replace(" ", "_"), fact.values)
    return f"{fact.path} is never '{value}'{near or '; it is ' + ' or '.join(fact.values)}"


def _texts_alone(test: nodes.Node) -> Iterator[nodes.Const]:
    """Yield each text that stands by itself among the alternatives of a condition: `x == 'a' or 'b'`."""
    if isinstance(test, nodes.Const) and isinstance(test.value, str):
        yield test
    elif isinstance(test, nodes.And | nodes.Or):
        yield from _texts_alone(test.left)
        yield from _texts_alone(test.right)
    elif isinstance(test, nodes.Not):
        yield from _texts_alone(test.node)


def _finding(source: SourceFile, constant: nodes.Const, message: str) -> Finding:
    line = source.lines[constant.lineno - 1]
    found = re.search(rf"""(["']){re.escape(str(constant.value))}\1""", line)
    return source.finding(CHECK.code, constant.lineno, found.start() + 1 if found else 1, message)


CHECK = Check(
    code="E206",
    name="a condition that a fact can never meet",
    why="""A setting's answers are codes such as phone_free. A condition that asks for another word is never
    met: its passage is printed in no setting, and nobody notices a sentence that isn't there. The answers
    there are stand in settings/README.md; here a hyphen for an underscore is found in every branch.""",
    bad="{% if facts.rules.learners_phones == 'phone-free' %}\nPhones stay at home.\n{% endif %}",
    good="{% if facts.rules.learners_phones == 'phone_free' %}\nPhones stay at home.\n{% endif %}",
    look=look,
)

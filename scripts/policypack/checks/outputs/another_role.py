"""A word for people that only another setting uses."""

from __future__ import annotations

from collections.abc import Iterator

from policypack.checks.finding import Finding
from policypack.checks.outputs.check import OutputCheck
from policypack.checks.outputs.identity import covered, own_texts
from policypack.checks.outputs.outputs import Outputs
from policypack.checks.outputs.passages import Hit
from policypack.checks.outputs.roles import foreign_roles


def look(outputs: Outputs) -> Iterator[Finding]:
    """Yield each place that a reader sees and that calls people as only another setting does."""
    texts = outputs.once(own_texts)
    foreign = sorted(foreign_roles(outputs), key=lambda role: -len(role[0]))
    for file in outputs.files.values():
        told: list[Hit] = []
        for word, slug in foreign:
            for hit in file.said.hits(word, exact=word.isupper()):
                if hit.piece.seen and not hit.within(told) and not covered(hit, texts):
                    told.append(hit)
                    message = f'"{hit.words}" is a word of another setting ({slug}): {hit.near}'
                    yield outputs.at(file, hit, CHECK.code, message)


CHECK = OutputCheck(
    code="W702",
    name="a word for people that only another setting uses",
    why="""Who reads "governors" in the policy of a company, or "pupils" where everybody says "students", sees
    that the text was made for somebody else and stops believing it. Titles of law and guidance, the
    setting's own facts, and a partnership's passages about its host schools keep such words by right.""",
    bad="<p>Our governors read this policy each year.</p>",
    good="<p>Our Directors read this policy each year.</p>",
    look=look,
)

"""The tests of every built PDF can fail: a sound one passes, and each fault put into it is told."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from policypack.paper.sheet import short_address
from tests.paper import hostile
from tests.paper.furniture import contents, running_heads
from tests.paper.order import Around, disagreements
from tests.paper.reading import Reading, kind
from tests.paper.source import Source
from tests.paper.spoken import spoken
from tests.paper.structure import findings

ROWS = "".join(f"<tr><th scope=row>Row {n}</th><td>About {n}</td></tr>" for n in range(1, 61))
TEXT = f"""<h1>Phones</h1>
<h2 id="first">1 First</h2>
<p>One paragraph with <a href="#second">section 2</a><span class="at-page" data-target="#second"></span>.</p>
<p>Another with <a href="https://example.org/help">a helpline</a> (example.org/help).</p>
<ul><li>one<ul><li>one a</li></ul></li><li>two</li></ul>
<h2 id="second">2 Second</h2>
<p>Name: <input type="text" name="who" data-field="who" title="Your name">
and <input type="text" name="age" data-field="age" title="Your age"></p>
<table><thead><tr><th>No</th><th>What</th></tr></thead><tbody>{ROWS}</tbody></table>"""
AT_PAGE = '.at-page::after { content: ", page\\a0" target-counter(attr(data-target url), page) }'
CONTENTS = (
    '<nav class="toc"><h2>Contents</h2><ul><li><a href="#first">1 First</a></li>'
    '<li><a href="#second">2 Second</a></li></ul></nav>'
)
AROUND = Around(
    above=[],
    below=["Contents"],
    behind=[],
    address=short_address,
    leads_to=lambda href: f"phones:{href[1:]}" if href.startswith("#") else href,
    headings=["Contents"],
)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A document of a few pages, laid out with contents and running heads."""
    body = TEXT.replace("</h1>", "</h1>" + CONTENTS, 1)
    return hostile.laid_out(hostile.page(body, AT_PAGE), tmp_path_factory.mktemp("setting"), "phones").pdf


def told(reading: Reading) -> str:
    """Return all that is wrong with a PDF of the text."""
    source = Source.of(TEXT, on_the_web=False)
    said = findings(reading) + disagreements(reading, reading.root, "phones", source, AROUND)
    said += running_heads(reading, reading.root, "Tŷ Dŵr School & Nursery", "")
    said += contents(reading, reading.root, "phones", source, [])
    return "\n".join(said)


def test_a_sound_pdf_has_no_fault(pdf: bytes) -> None:
    """Nothing is told of a document that is as it should be."""
    assert told(Reading(pdf)) == ""


def place_of(reading: Reading, words: str) -> tuple[Any, int]:
    """Return the parent of the innermost element that begins with `words`, and its place there."""
    for parent in reversed(list(reading.walk())):
        for place, kid in enumerate(parent.get("/K", Array())):
            if isinstance(kid, Dictionary) and "/S" in kid and reading.text(kid).startswith(words):
                return parent, place
    raise AssertionError(words)


def swap(reading: Reading) -> None:
    """Read the second paragraph before the first."""
    parent, place = place_of(reading, "One paragraph")
    parent.K[place], parent.K[place + 1] = parent.K[place + 1], parent.K[place]


def drop(reading: Reading) -> None:
    """Read the second paragraph no more."""
    parent, place = place_of(reading, "Another")
    del parent.K[place]


def repeat(reading: Reading) -> None:
    """Read the second paragraph twice."""
    parent, place = place_of(reading, "Another")
    parent.K.append(parent.K[place])


def read_the_head(reading: Reading) -> None:
    """Tag the running head of the second page."""
    page = reading.pdf.pages[1].obj
    content, times = re.subn(
        rb"/Artifact\s*<<[^>]*Pagination[^>]*>>\s*BDC",
        b"/P <</MCID 9999>> BDC",
        page.Contents.read_bytes(),
        count=1,
    )
    assert times == 1
    page.Contents = reading.pdf.make_stream(content)
    reading.root.K.append(
        Dictionary(Type=Name.StructElem, S=Name.P, P=reading.root, Pg=page, K=Array([9999]))
    )


def leave_text_alone(reading: Reading) -> None:
    """Draw a head that is neither content nor artifact."""
    page = reading.pdf.pages[1].obj
    artifact = re.compile(rb"/Artifact\s*<<[^>]*Pagination[^>]*>>\s*BDC(.*?)EMC", re.DOTALL)
    content = artifact.sub(rb"\1", page.Contents.read_bytes(), count=1)
    page.Contents = reading.pdf.make_stream(content)


def cut_the_table(reading: Reading) -> None:
    """Make two tables of one, as each page of a table is for WeasyPrint."""
    parent, place = place_of(reading, "No What")
    table = parent.K[place]
    body = reading.kids(table)[1]
    rest = Array(list(body.K)[30:])
    body.K = Array(list(body.K)[:30])
    parent.K.append(Dictionary(Type=Name.StructElem, S=Name.Table, P=parent, K=rest))


def no_scope(reading: Reading) -> None:
    """Let a header say no more what it heads."""
    cell = next(element for element in reading.walk() if kind(element) == "TH")
    del cell.A


def take_the_nested_list_out(reading: Reading) -> None:
    """Put a nested list beside its item."""
    outer = reading.elements("L")[0]
    body = reading.kids(reading.kids(outer)[0])[1]
    inner = next(kid for kid in reading.kids(body) if kind(kid) == "L")
    body.K = Array([kid for kid in body.K if kid != inner])
    outer.K.append(inner)


def say_here(reading: Reading) -> None:
    """Describe a link by a word that says nothing."""
    reading.annotations("/Link")[-1][1].Contents = String("here")


def lead_elsewhere(reading: Reading) -> None:
    """Give a link another address."""
    reading.annotations("/Link")[-1][1].A.URI = String("https://example.org/other")


def drop_a_link(reading: Reading) -> None:
    """Take the annotation of a link away."""
    page = reading.pdf.pages[0].obj
    page.Annots = Array([each for each in page.Annots if "/A" not in each])
    element = next(element for element in reading.elements("Link") if "helpline" in reading.text(element))
    element.K = Array([kid for kid in element.K if not isinstance(kid, Dictionary)])


def skip_a_level(reading: Reading) -> None:
    """Make the second heading one of the fourth level."""
    reading.elements("H2")[1].S = Name.H4


def swap_fields(reading: Reading) -> None:
    """Come to the second field first."""
    first, second = reading.elements("Form")
    first.K, second.K = second.K, first.K


def wrong_page(reading: Reading) -> None:
    """Let the contents lead to another place than they say."""
    links = [link for _, link in reading.annotations("/Link") if "/Dest" in link]
    links[0].Dest = String("phones:second")


def move_the_place(reading: Reading) -> None:
    """Let a place be on another page than a reference to it says."""
    reading.places["phones:second"][0] = reading.pdf.pages[2].obj


FAULTS: dict[Callable[[Reading], None], str] = {
    swap: "neither text nor known: 'Anotherwith",
    drop: "lost, or not in its place: 'Anotherwith'",
    repeat: "at the end: 'Anotherwith",
    read_the_head: "neither text nor known",
    leave_text_alone: "is neither content nor artifact",
    cut_the_table: "tables with the cells and headers",
    no_scope: "doesn't say what it heads",
    take_the_nested_list_out: "a L in a L",
    say_here: "doesn't say where it leads",
    lead_elsewhere: "no link 'a helpline' to https://example.org/help",
    drop_a_link: "no link 'a helpline' to https://example.org/help",
    skip_a_level: "comes after level 2",
    swap_fields: "fields ['age', 'who'] instead of ['who', 'age']",
    wrong_page: "the contents list",
    move_the_place: "a reference says page 1; phones:second is on page 3",
}


@pytest.mark.parametrize(
    ("fault", "said"), [pytest.param(*each, id=each[0].__name__) for each in FAULTS.items()]
)
def test_a_fault_is_told(pdf: bytes, fault: Callable[[Reading], None], said: str) -> None:
    """Each kind of fault that a PDF may have is found, in words."""
    fault(broken := Reading(pdf))
    assert said in told(rewritten(broken))


def rewritten(reading: Reading) -> Reading:
    """Save a PDF with the fault in it, and read it anew."""
    saved = io.BytesIO()
    reading.pdf.save(saved)
    return Reading(saved.getvalue())


def test_a_voice_says_what_each_thing_is(pdf: bytes) -> None:
    """Kinds come first; a list and a table say how long they are; a field is asked for where it stands."""
    said = spoken(Reading(pdf)).splitlines()
    assert said[4 : said.index("Row: Row 2")] == [
        "Heading level 2: 1 First",
        "One paragraph with link: section 2: Second, page 1.",
        "Another with link: a helpline (example.org/help).",
        "List, 2 items",
        "Bullet: one",
        "List, 1 item",
        "Dash: one a",
        "End of list",
        "Bullet: two",
        "End of list",
        "Heading level 2: 2 Second",
        "Name:",
        "Edit: Your name",
        "and",
        "Edit: Your age",
        "Table, 61 rows, 2 columns",
        "Column: No",
        "Column: What",
        "Row: Row 1",
        "About 1",
    ]
    assert said[-2:] == ["About 60", "End of table"]

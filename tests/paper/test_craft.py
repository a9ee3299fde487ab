"""The checks of the craft see what they are for: each fault that is set on purpose is found once."""

from __future__ import annotations

import io
from pathlib import Path

from pikepdf import Pdf

from tests.paper import hostile
from tests.paper.craft import findings
from tests.paper.typeset import Typeset

# Four lines of 10 mm fill a page, if they have no margins.
STYLE = """
@page { size: 120mm 65mm; margin: 10mm; @top-left { content: none } @bottom-left { content: none }
  @bottom-right { content: none } }
html { font-size: 12pt; line-height: 10mm; orphans: 1; widows: 1 }
h1, h2, p, ul, li, table { margin: 0; padding: 0; font-size: 12pt; line-height: 10mm; break-after: auto }
td, th { border: 0; padding: 0 } ul { list-style: none }
.next { break-before: page }
"""
LINES = "<br>".join("abcde")
HEAD = "<thead><tr><th scope=col>A</th><th scope=col>B</th></tr></thead>"
ROWS = "".join(f"<tr><td>{n}</td><td>{n}</td></tr>" for n in range(6))


def found(body: str, folder: Path) -> list[str]:
    """Lay out a body and return what is badly set in it."""
    pdf = hostile.laid_out(hostile.page(body, STYLE), folder, "craft").pdf
    with Pdf.open(io.BytesIO(pdf)) as opened:
        return findings(Typeset(opened))


def test_what_stands_alone_is_found(tmp_path: Path) -> None:
    """A heading and a lead-in at the foot, a last line on top, a lone entry and row, a bare last page."""
    body = f"""<h1>One</h1><p>a<br>b</p><h2>Two</h2>
<p class="next">c<br>d<br>What to do:</p>
<ul class="next"><li>e</li><li>f</li><li>g</li><li>h</li><li>i</li></ul>
<p class="next">{LINES}</p>
<p class="next">j<br>k</p><table>{HEAD}<tbody>{ROWS}</tbody></table><p style="color: #888">Pale.</p>"""
    assert found(body, tmp_path) == [
        "stranded: page 1: H2 'Two' stands at the foot, what follows overleaf",
        "stranded: page 2: P 'cdWhat to do:' stands at the foot, what follows overleaf",
        "lone_line: page 6: one line of P 'abcde' stands alone",
        "lone_entry: page 4: one line of the list L 'efghi' stands alone",
        "lone_row: page 7: one row of the table Table 'AB001122334455' stands at the foot",
        "bare_page: page 9: only 3 lines",
        "pale_text: page 9: text of 3.5:1",
    ]


def test_what_is_well_set_is_left_alone(tmp_path: Path) -> None:
    """A heading with its text, a paragraph cut in the middle, a table in two halves."""
    body = f"""<h1>One</h1><h2>Two</h2><p>a<br>b<br>c<br>d</p>
<p class="next">What to do:</p><ul><li>e</li></ul>
<table class="next">{HEAD}<tbody>{ROWS}</tbody></table>
<p class="next" style="line-height: 5mm">{"a<br>" * 8}</p>"""
    assert found(body, tmp_path) == []

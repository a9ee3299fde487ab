"""A page with everything that has gone wrong on paper before, and how to lay it out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policypack.paper.engine import LaidOut, lay_out

ASSETS = Path(__file__).resolve().parents[2] / "overrides" / "assets"
STAMP_FONT = ASSETS / "fonts" / "atkinson-hyperlegible-next-latin-400-normal.woff2"
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
<rect width="10" height="10" fill="#1f4e79"/></svg>"""

STYLE = """
@page { size: A4; margin: 22mm 20mm;
  @top-left { content: "Tŷ Dŵr School & Nursery"; font: 8pt PackText, PackTextExt }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt PackText, PackTextExt }
  @bottom-left { content: element(foot) } }
html { font: 11pt/1.4 PackText, PackTextExt }
code { font-family: PackMono, PackMonoExt }
li ul { list-style-type: "– " }
.foot { position: running(foot); font-size: 8pt }
table { border-collapse: collapse; width: 100% }
td, th { border: 0.5pt solid; padding: 2pt; text-align: left }
input, textarea, select { font: 11pt PackForm; border: 0.5pt solid }
input[type=text] { width: 60mm; height: 6mm }
input[type=checkbox], input[type=radio] { width: 4mm; height: 4mm }
textarea { display: block; width: 100%; height: 30mm }
.toc ul { list-style: none }
.toc a::after { content: " " target-counter(attr(href url), page) }
img { width: 20mm }
.wide { overflow-wrap: anywhere }
"""

ROWS = "".join(
    f"<tr><td>{n}</td><th scope=row>Row {n}</th><td>About thing {n}{', and more' * (n % 9)}</td></tr>"
    for n in range(1, 91)
)
ITEMS = "".join(f"<li>Item {n}{' and on' * (n % 23)}<ul><li>Sub {n}</li></ul></li>" for n in range(1, 61))

BODY = f"""
<p class="foot running">Printed copies may be out of date:
<a href="https://kent-school.example/">the website</a></p>
<header><p>Draft &amp; not yet approved</p></header>
<h1 id="top">Online safety &amp; you</h1>
<nav class="toc"><h2>Contents</h2><ul>
  <li><a href="#lists">Lists</a><ul><li><a href="#loose">Loose lists</a></li></ul></li>
  <li><a href="#tables">Tables</a></li>
  <li><a href="#form">The form</a></li>
</ul></nav>
<h2 id="lists">Lists</h2>
<p>Call <a href="tel:01632960123"><strong>01632 960123</strong></a> or write to
<a href="mailto:office@kent-school.example">the office</a>; see <a href="https://example.org/a?b=1&amp;c=2"><code>a?b=1</code>
and so many more words that this link is surely broken over two lines</a> of this page. Look at
<a href="doc/staff-agreement#phones">the staff agreement</a>.
<span lang="cy">Mae'r tŷ ger y dŵr: ŵ ŷ Ŵ Ŷ â î ô.</span></p>
<ul><li>one
<ul>
<li>one a</li>
<li>one b<ol><li>deep</li></ol></li>
</ul>
after the nested list</li><li>two</li></ul>
<h3 id="loose">Loose lists</h3>
<ol><li><p>First paragraph.</p><p>Second paragraph.</p></li>
<li><p>Second item</p><ul><li><p>inner</p></li></ul></li></ol>
<dl><dt>Term one</dt><dd>Meaning one</dd><dd>Meaning two</dd>
<dt>Term two</dt><dd><p>Meaning three</p></dd></dl>
<blockquote>Only words</blockquote>
<figure><img src="setting/logo.svg" alt="A blue square"><figcaption>The logo</figcaption></figure>
<p><img src="setting/logo.svg" alt=""> Words beside decoration. <span aria-hidden="true">decoration</span></p>
<div>Words in a box</div>
<p class="wide">{"verylong" * 15}</p>
<h2 id="tables">Tables</h2>
<table id="long"><caption>All the rows</caption>
<thead><tr><th>No</th><th>What</th><th>About</th></tr></thead><tbody>{ROWS}</tbody></table>
<table><tr><td></td><th colspan="2">Both</th></tr><tr><th>x</th><td rowspan=2>y</td><td>z</td></tr>
<tr><th>x2</th><td>z2</td></tr></table>
<ol id="many">{ITEMS}</ol>
<h2 id="form">The form</h2>
<form>
<p><label for="n">Your name</label> <input type="text" id="n" name="full_name" required maxlength="60"></p>
<p><label for="m">The setting</label> <input type="text" id="m" name="setting" value="Zoë (O'Neil) Ltd"></p>
<p><label>I agree <input type="checkbox" name="agree"></label></p>
<fieldset><legend>May we use photographs?</legend>
<label><input type="radio" name="photo" value="yes"> Yes</label>
<label><input type="radio" name="photo" value="no"> No</label>
<label><input type="radio" name="photo" value="unsure"> Not sure</label></fieldset>
<p><label for="t">What happened</label><textarea id="t" name="what"></textarea></p>
<p><label for="s">How</label>
<select id="s" name="how"><option value="">Choose</option>
<option value="a">By &amp; by</option></select></p>
<p><label for="sig">Signed</label> <input type="text" id="sig" name="signed" data-signature></p>
</form>
"""


def page(body: str = BODY, style: str = "", title: str = "Online safety &amp; you") -> str:
    """A complete page around `body`."""
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="assets/css/paper-fonts.css"><style>{STYLE}{style}</style></head>'
        f"<body>{body}</body></html>"
    )


def laid_out(html: str, folder: Path, document_id: str = "hostile", **options: Any) -> LaidOut:
    """Lay out `html` with the pack's assets, and `folder` as the setting's."""
    sources: Mapping[str, Path] = {"assets/": ASSETS, "setting/": folder}
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    about = {"title": "Online safety & you", "author": "Tŷ Dŵr School & Nursery", **options}
    return lay_out(html, document_id=document_id, sources=sources, **about)

"""Traces of the machine, the person or the moment that built the outputs."""

from __future__ import annotations

import getpass
import re
import socket
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from policypack.checks.finding import Finding
from policypack.checks.outputs.check import OutputCheck
from policypack.checks.outputs.outputs import Built, Outputs
from policypack.checks.outputs.passages import Hit

_PATH = re.compile(
    r"(?<![\w.:/-])/(?:home|Users|root|tmp|var/folders|private/var|mnt|builds)/[\w.@~-]+"
    r"|\bfile:///?\S+|(?<![\w/])[A-Za-z]:\\[\w .-]+"
)
# A day may be said; an hour is when somebody built it. News has midnights.
_MOMENT = re.compile(
    r"\b20\d\d-\d\d-\d\d[T ](?!00:00(?::00)?\b)\d\d:\d\d|\b20\d\d-\d\d-\d\d[T ]00:00:(?!00)\d\d"
)
_PDF_MOMENT = re.compile(r"D:\d{8}(?!0{6}|0{4}(?!\d))\d{4,}")
_PROGRAMS = (".js", ".css")


def look(outputs: Outputs) -> Iterator[Finding]:
    """Yield paths, names of the machine and its user, moments, and a PDF that names another author."""
    pattern = _traces(outputs.root)
    for file in outputs.files.values():
        if file.suffix in _PROGRAMS:
            continue
        for piece in file.said.pieces:
            # An address may begin at the website's own start, whatever that is called.
            rooted = piece.text.startswith("/") and piece.where.endswith(("'s href", "'s src"))
            match = None if rooted else pattern.search(piece.text)
            if match is None and not piece.seen:
                match = _MOMENT.search(piece.text) or _PDF_MOMENT.search(piece.text)
            if match:
                what = "tells when it was built" if match[0][0] in "2D" else "tells where it was built"
                yield outputs.at(file, Hit(piece, *match.span()), CHECK.code, f"{what}: {match[0]}")
        yield from _properties(outputs, file)


@cache
def _traces(root: Path) -> re.Pattern[str]:
    """Return the pattern of what this machine is called: the project's folder, its user, itself."""
    words = [rf"(?<![\w.:/-]){re.escape(str(root.resolve()))}(?![\w-])"]
    host = socket.gethostname()
    if len(host) > 5 and re.search(r"\d|-", host):
        # One word could be anybody's: a machine may be called "school".
        words.append(rf"(?<![\w-]){re.escape(host)}(?![\w-])")
    try:
        user = getpass.getuser()
        words.append(rf"(?<![\w-]){re.escape(user)}@{re.escape(host)}")
    except (OSError, KeyError):
        pass
    return re.compile("|".join([*words, _PATH.pattern]))


def _properties(outputs: Outputs, file: Built) -> Iterator[Finding]:
    """A PDF's author is the setting, in both of its lists of properties."""
    if file.pdf is None:
        return
    name = str(outputs.setting.who_we_are.name)
    author = file.pdf.facts.get("Author", "")
    if author != name:
        message = (
            f'its author is "{author}" and should be "{name}"' if author else f'its author should be "{name}"'
        )
        yield outputs.on(file.name, 0, CHECK.code, message)
    creators = re.findall(r"<dc:creator>(.*?)</dc:creator>", file.pdf.metadata, re.DOTALL)
    for creator in creators:
        said = re.sub(r"<[^>]+>", "", creator).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
        if said.strip() != name:
            yield outputs.on(
                file.name, 0, CHECK.code, f'its creator (XMP) is "{said.strip()}", not "{name}"', 2
            )
    producer = file.pdf.facts.get("Producer", "")
    extra = set(file.pdf.facts) - {
        "Title",
        "Author",
        "Subject",
        "Producer",
        "CreationDate",
        "ModDate",
        "Keywords",
    }
    if "policypack" not in producer:
        yield outputs.on(
            file.name, 0, CHECK.code, f'was not made by policypack ("{producer}"); build it here'
        )
    elif extra:
        told = ", ".join(f"{key}: {file.pdf.facts[key]}" for key in sorted(extra))
        yield outputs.on(file.name, 0, CHECK.code, f"its properties say more than they should ({told})")


CHECK = OutputCheck(
    code="E708",
    name="a trace of who built it, where and when",
    why="""Paths and names of computers tell outsiders how a school's machines are called and who sits there,
    and an hour in a file makes every build differ. "Author: a person who left in 2019" is what most schools'
    PDFs say. The author of a policy is the setting.""",
    bad="<!-- built from /home/office-pc/policies -->",
    good="<!-- the list of policies -->",
    look=look,
)

"""A logo's file: a picture from the setting's own folder that asks nothing of anybody else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

_LARGEST = 500_000
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "handler", "set", "animate", "audio", "video", "a"})
_POINTS = ("href", "src")
_INSIDE = ("#", "data:image/png;", "data:image/jpeg;")


def faults_of_logo(folder: Path, name: str) -> Iterator[str]:
    """Yield what is wrong with the picture `name` in `folder`, in words; nothing when it can be used."""
    file = folder / name
    if not file.is_file():
        pictures = sorted(path.name for path in folder.glob("*") if path.suffix.lower() in (".svg", ".png"))
        has = f"; there is {', '.join(pictures)}" if pictures else "; copy it there or take the line out"
        yield f"there is no file {name} in this folder{has}"
        return
    if not file.resolve().is_relative_to(folder.resolve()):
        yield f"{name} only points to a file outside this folder; copy the file itself here"
        return
    content = file.read_bytes()
    if len(content) > _LARGEST:
        yield f"{name} is too large ({len(content) // 1000} kB); 500 kB is the most"
    elif file.suffix.lower() == ".png":
        if not content.startswith(b"\x89PNG\r\n\x1a\n"):
            yield f"{name} isn't a PNG picture inside, whatever its name says"
    else:
        yield from _faults_of_svg(name, content)


def _faults_of_svg(name: str, content: bytes) -> Iterator[str]:
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content, re.IGNORECASE):
        yield f"{name} has a DOCTYPE in it; save it as a plain SVG"
        return
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        yield f"{name} isn't a readable SVG ({error})"
        return
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        yield f"{name} isn't an SVG picture inside, whatever its name says"
        return
    if "viewBox" not in root.attrib and not {"width", "height"} <= root.attrib.keys():
        yield f"{name} says no size (viewBox); save it again as a plain SVG"
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag.lower() in _ACTIVE:
            yield f"{name} has <{tag}> in it, which a logo doesn't need; save it as a plain SVG"
        if tag == "style" and (fault := _fault_of_style(element.text or "")):
            yield f"{name} {fault}"
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2].lower()
            if attribute.startswith("on"):
                yield f"{name} has a script ({attribute}) in it; save it as a plain SVG"
            elif attribute in _POINTS and not value.strip().startswith(_INSIDE):
                yield f"{name} fetches {value[:40]} from elsewhere; put the picture into the file"
            elif fault := _fault_of_style(value):
                yield f"{name} {fault}"


def _fault_of_style(style: str) -> str:
    if "@import" in style or re.search(r"url\(\s*[\"']?\s*(?!#)[^)\s]", style):
        return "fetches something from elsewhere in its styles; save it as a plain SVG"
    return ""

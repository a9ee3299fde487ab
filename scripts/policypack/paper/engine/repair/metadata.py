"""What a PDF says about itself, with the marks of both its standards in one RDF.

WeasyPrint knows one variant at a time and would add a second rdf:RDF, which readers ignore.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from ..about import About
from ..profile import Profile

# PDF/A-1 to 3 want every property outside their own list described (ISO 19005-3, 6.6.2.3).
_UA_SCHEMA = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>'
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def packet(profile: Profile, about: About, producer: str, *, with_files: bool = False) -> bytes:
    """Return the XMP packet of a PDF (ISO 16684-1), which has files attached or none."""
    facts = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>",
        f"<dc:title>{_alternatives(about.title)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:description>{_alternatives(about.subject)}</dc:description>" if about.subject else "",
        f"<pdf:Producer>{escape(producer)}</pdf:Producer>",
        f"<xmp:CreateDate>{about.created.isoformat()}</xmp:CreateDate>" if about.created else "",
        f"<xmp:ModifyDate>{about.modified.isoformat()}</xmp:ModifyDate>" if about.modified else "",
    ]
    ua_revision = ' pdfuaid:rev="2024"' if profile is Profile.PDF_UA_2 else ""
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        f' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" {profile.archive_mark(with_files=with_files)}'
        f' pdfuaid:part="{profile.ua_part}"{ua_revision}/>'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"{''.join(facts)}</rdf:Description>"
        f"{_UA_SCHEMA if profile is Profile.PDF_UA_1 else ''}"
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return text.encode()


def information(about: About, producer: str) -> dict[str, str]:
    """Return the same facts for the document information dictionary (ISO 32000-1, 14.3.3)."""
    facts = {
        "Title": about.title,
        "Author": about.author,
        "Subject": about.subject,
        "Producer": producer,
        "CreationDate": f"D:{about.created:%Y%m%d}" if about.created else "",
        "ModDate": f"D:{about.modified:%Y%m%d}" if about.modified else "",
    }
    return {key: value for key, value in facts.items() if value}


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'

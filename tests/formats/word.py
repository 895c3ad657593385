"""Makes Word documents for tests."""

from __future__ import annotations

import zipfile
from io import BytesIO

__all__ = ["document", "package", "paragraph", "run", "unpacked"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = ("Title", "Subtitle", "Byline", "Caption", "Quote", "heading 1", "heading 2")


def run(text: str, properties: str = "") -> str:
    """A run of formatting; ``text`` is XML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; ``style`` is the name of a style, whose identifier is another."""
    named = f'<w:pStyle w:val="{style}1"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def document(*paragraphs: str, head: str = "") -> bytes:
    """A document of these paragraphs."""
    xml = f"{head}<w:document {_W}><w:body>{''.join(paragraphs)}<w:sectPr/></w:body></w:document>"
    return package({"word/document.xml": xml.encode()})


def package(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of parts beside the usual ones."""
    styles = "".join(
        f'<w:style w:styleId="{name}1"><w:name w:val="{name}"/></w:style>' for name in _STYLES
    )
    usual = {
        "[Content_Types].xml": b"<Types/>",
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>".encode(),
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in (usual | parts).items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 3, 11, 10, 0, 0)), content, compression)
    return target.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file by their names."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

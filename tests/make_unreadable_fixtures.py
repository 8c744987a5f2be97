"""Make the documents that cannot be read, each beside the name of the error it gives.

Run `python tests/make_unreadable_fixtures.py`. Every file is made here, from nothing but its
format's own syntax, and is the same on every run.
"""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Final

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

FOLDER: Final = Path(__file__).parent.parent / "fixtures" / "unreadable"
SAMPLE: Final = FOLDER.parent / "reports" / "critical-minerals"


def pdf(text: str | None, encryption: StandardEncryption | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True, encrypt=encryption)
    if text is None:
        canvas.rect(100, 100, 300, 500, fill=1)
    else:
        canvas.drawString(72, 720, text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def ole2(stream: str) -> bytes:
    """Write the smallest compound file that names one stream, as Office looks for it."""
    signature = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header = signature + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack(
        "<IIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0
    )
    header += struct.pack("<109I", *([0xFFFFFFFF] * 109))
    name = stream.encode("utf-16-le")
    entry = name + bytes(64 - len(name)) + struct.pack("<HBB", len(name) + 2, 2, 1) + bytes(60)
    return header[:512].ljust(512, b"\0") + bytes(512) + entry.ljust(512, b"\0")


def cases() -> dict[str, tuple[bytes, str]]:
    """Give file name → (bytes, name of the error)."""
    sample_pdf = (SAMPLE / "source.pdf").read_bytes()
    sample_docx = (SAMPLE / "source.docx").read_bytes()
    secret = StandardEncryption("the user password", "the owner password", strength=128)
    return {
        "empty.txt": (b"", "EmptyFileError"),
        "empty.pdf": (b"", "EmptyFileError"),
        "empty.docx": (b"", "EmptyFileError"),
        "only-white-space.txt": (b" \n\n\t\n", "NoTextError"),
        "binary.txt": (b"Title: \0\1\2\0\0\3" * 50, "UnsupportedFormatError"),
        "legacy.doc": (ole2("WordDocument"), "UnsupportedFormatError"),
        "picture.png": (png(), "UnsupportedFormatError"),
        "picture-called.pdf": (png(), "UnsupportedFormatError"),
        # What a download leaves that was cut off before its first byte: the space, reserved.
        "zeros.pdf": (bytes(2000), "CorruptDocumentError"),
        "zeros.docx": (bytes(2000), "CorruptDocumentError"),
        "beheaded.docx": (sample_docx[40:], "CorruptDocumentError"),
        "truncated.pdf": (sample_pdf[:400], "CorruptDocumentError"),
        "truncated.docx": (sample_docx[:4000], "CorruptDocumentError"),
        "scan-without-text.pdf": (pdf(None), "NoTextError"),
        "password.pdf": (pdf("Title: Behind a password", secret), "EncryptedDocumentError"),
        "password.docx": (ole2("EncryptedPackage"), "EncryptedDocumentError"),
    }


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (data, error) in cases().items():
        (FOLDER / name).write_bytes(data)
        (FOLDER / f"{name}.error").write_text(f"{error}\n", encoding="utf-8")

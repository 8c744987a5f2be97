"""Target: coverage-guided fuzzing of one reader, in this process.

    pip install -e '.[fuzz]'
    python tests/fuzz/target.py text|docx|pdf [libFuzzer's options] [corpus folder]

Any bytes give a record or a documented error; anything else is a find, which libFuzzer writes to a
file. A PDF that passes the preflight and still ends this process is a find as well.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["capesdoc"]):
    import capesdoc
    from capesdoc import pipeline
    from capesdoc.readers import docx, pdf, text

READERS = {"text": text.read_text, "docx": docx.read_docx, "pdf": pdf.read_pdf}

SMALL = capesdoc.Limits(
    pages=50, text_characters=500_000, part_bytes=4 << 20, stream_bytes=4 << 20, xml_nodes=100_000
)
"""Room for any fault, and none for a run that is merely long."""


def main() -> None:
    name = sys.argv.pop(1)
    reader = capesdoc.Reader(
        name=name, recognises=lambda content: True, suffixes=(), read=READERS[name]
    )

    def one_input(data: bytes) -> None:
        try:
            report = pipeline.parse(data, limits=SMALL, readers=(reader,))
        except capesdoc.CapesdocError:
            return
        assert capesdoc.from_json(capesdoc.to_json(report).encode()) == report

    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in READERS:
        sys.exit(f"usage: python {Path(__file__).name} text|docx|pdf [options] [corpus]")
    main()

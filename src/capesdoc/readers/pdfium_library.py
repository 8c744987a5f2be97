"""PDFium's shared library, opened directly: the few functions that reading lines needs.

The library is the one that pypdfium2 installs. Importing pypdfium2 costs some 40 ms, because it
declares every function of PDFium; opening the same file with the prototypes below costs 3
(docs/adr/0015). The per-line functions are bound without argument types and keep the interpreter
lock, which makes a call three times cheaper. The price is care: a plain integer is passed as a C
`int`, so that every handle must be wrapped in `c_void_p`.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os.path
import sys
import threading
from functools import cache
from typing import Any, Final

from capesdoc.readers.pdfium_answers import Answers

__all__ = ["LOCK", "Pdfium", "load_pdfium"]

LOCK: Final = threading.RLock()
"""PDFium is not thread-safe, and loading it is not either: hold this round a document."""

_FILE_NAMES: Final = {"win32": "pdfium.dll", "cygwin": "pdfium.dll", "darwin": "libpdfium.dylib"}

_HANDLE: Final = ctypes.c_void_p
_INT: Final = ctypes.c_int
_FLOAT: Final = ctypes.c_float


_BUFFER_UNITS: Final = 1 << 14
"""UTF-16 units of the text buffer at first: three full pages of print."""


class _Configuration(ctypes.Structure):
    """`FPDF_LIBRARY_CONFIG`, version 2."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("user_font_paths", ctypes.c_void_p),
        ("isolate", ctypes.c_void_p),
        ("v8_slot", ctypes.c_uint),
    )


class Pdfium:
    """The functions of PDFium, under the names they have there without their prefix.

    Those of a document or page are declared in full and release the interpreter lock. Those asked
    for every line take what they are given.
    """

    def __init__(self, path: str) -> None:
        slow, quick = ctypes.CDLL(path), ctypes.PyDLL(path)

        def declare(name: str, result: Any, *arguments: Any) -> Any:
            function = getattr(slow, name)
            function.restype = result
            function.argtypes = arguments
            return function

        def bare(name: str, result: Any = _INT) -> Any:
            # A view of its own on the symbol: `quick` hands out one function object a name.
            function = quick[name]
            function.restype = result
            return function

        # `size_t` is declared here, since an untyped integer would be cut to 32 bits.
        self.load_document = declare(
            "FPDF_LoadMemDocument64", _HANDLE, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p
        )
        self.close_document = declare("FPDF_CloseDocument", None, _HANDLE)
        self.last_error = declare("FPDF_GetLastError", ctypes.c_ulong)
        self.page_count = declare("FPDF_GetPageCount", _INT, _HANDLE)
        self.permissions = declare("FPDF_GetDocPermissions", ctypes.c_ulong, _HANDLE)
        self.security_revision = declare("FPDF_GetSecurityHandlerRevision", _INT, _HANDLE)
        self.load_page = declare("FPDF_LoadPage", _HANDLE, _HANDLE, _INT)
        self.close_page = declare("FPDF_ClosePage", None, _HANDLE)
        self.load_text = declare("FPDFText_LoadPage", _HANDLE, _HANDLE)
        self.close_text = declare("FPDFText_ClosePage", None, _HANDLE)
        self.count_characters = declare("FPDFText_CountChars", _INT, _HANDLE)
        self.get_text = declare("FPDFText_GetText", _INT, _HANDLE, _INT, _INT, _HANDLE)
        self.page_width = declare("FPDF_GetPageWidthF", _FLOAT, _HANDLE)
        self.page_height = declare("FPDF_GetPageHeightF", _FLOAT, _HANDLE)
        self.page_rotation = declare("FPDFPage_GetRotation", _INT, _HANDLE)
        self.page_box = declare("FPDF_GetPageBoundingBox", _INT, _HANDLE, _HANDLE)
        self.count_objects = declare("FPDFPage_CountObjects", _INT, _HANDLE)
        self.get_object = declare("FPDFPage_GetObject", _HANDLE, _HANDLE, _INT)

        self.is_tagged = declare("FPDFCatalog_IsTagged", _INT, _HANDLE)
        self.structure_tree = declare("FPDF_StructTree_GetForPage", _HANDLE, _HANDLE)
        self.close_structure_tree = declare("FPDF_StructTree_Close", None, _HANDLE)
        self.count_structure_roots = declare("FPDF_StructTree_CountChildren", _INT, _HANDLE)
        self.structure_root = declare("FPDF_StructTree_GetChildAtIndex", _HANDLE, _HANDLE, _INT)

        self.element_type = bare("FPDF_StructElement_GetType", ctypes.c_ulong)
        self.count_element_children = bare("FPDF_StructElement_CountChildren")
        self.element_child = bare("FPDF_StructElement_GetChildAtIndex", ctypes.c_void_p)
        self.element_content = bare("FPDF_StructElement_GetChildMarkedContentID")
        self.marked_content = bare("FPDFPageObj_GetMarkedContentID")
        self.count_annotations = declare("FPDFPage_GetAnnotCount", _INT, _HANDLE)
        self.get_annotation = declare("FPDFPage_GetAnnot", _HANDLE, _HANDLE, _INT)
        self.annotation_kind = declare("FPDFAnnot_GetSubtype", _INT, _HANDLE)
        self.close_annotation = declare("FPDFPage_CloseAnnot", None, _HANDLE)
        self.flatten = declare("FPDFPage_Flatten", _INT, _HANDLE, _INT)

        # What they give is whether the character is there, and only those that are are asked.
        self.loose_box = bare("FPDFText_GetLooseCharBox", None)
        self.origin = bare("FPDFText_GetCharOrigin", None)
        self.text_object = bare("FPDFText_GetTextObject", ctypes.c_void_p)
        self.character_index = bare("FPDFText_GetCharIndexFromTextIndex")
        self.matrix = bare("FPDFText_GetMatrix", None)
        self.font_size = bare("FPDFText_GetFontSize", ctypes.c_double)
        self.render_mode = bare("FPDFTextObj_GetTextRenderMode")
        self.font = bare("FPDFTextObj_GetFont", ctypes.c_void_p)
        self.font_name = bare("FPDFFont_GetBaseFontName", ctypes.c_size_t)
        self.font_flags = bare("FPDFFont_GetFlags")
        self.fill_colour = bare("FPDFPageObj_GetFillColor")
        self.object_type = bare("FPDFPageObj_GetType")
        self.object_bounds = bare("FPDFPageObj_GetBounds")
        self.object_matrix = bare("FPDFPageObj_GetMatrix")
        self.clip_path = bare("FPDFPageObj_GetClipPath", ctypes.c_void_p)
        self.count_clips = bare("FPDFClipPath_CountPaths")
        self.count_clip_segments = bare("FPDFClipPath_CountPathSegments")
        self.clip_segment = bare("FPDFClipPath_GetPathSegment", ctypes.c_void_p)
        self.segment_point = bare("FPDFPathSegment_GetPoint")
        self.count_marks = bare("FPDFPageObj_CountMarks")
        self.get_mark = bare("FPDFPageObj_GetMark", ctypes.c_void_p)
        self.mark_name = bare("FPDFPageObjMark_GetName")
        self.mark_text = bare("FPDFPageObjMark_GetParamStringValue")

        self._buffer = (ctypes.c_ushort * _BUFFER_UNITS)()
        # Where it answers the questions of a line or word; one page is read at a time.
        self.boxes = Answers("f", 4)
        self.matrices = Answers("f", 6)
        self.points = Answers("d", 2, apart=True)
        self.colours = Answers("I", 4, apart=True)
        self.bounds = Answers("f", 4, apart=True)
        self.path_points = Answers("f", 2, apart=True)

        # PDFium initialises itself once and takes no notice of a second call, so that it does not
        # matter whether pypdfium2 was, or is later, imported in the same process.
        initialise = declare("FPDF_InitLibraryWithConfig", None, ctypes.POINTER(_Configuration))
        initialise(ctypes.byref(_Configuration(version=2)))

    def text_buffer(self, units: int) -> Any:
        """Give a buffer of at least so many UTF-16 units; it is the same one until it grows."""
        if units > len(self._buffer):
            self._buffer = (ctypes.c_ushort * (2 * units))()
        return self._buffer


@cache
def load_pdfium() -> Pdfium:
    """Open the library once a process."""
    return Pdfium(_library_path())


def _library_path() -> str:
    spec = importlib.util.find_spec("pypdfium2_raw")
    if spec is not None and spec.origin is not None:
        name = _FILE_NAMES.get(sys.platform, "libpdfium.so")
        # No pathlib: it is slow to load, and nothing else here needs it.
        path = os.path.join(os.path.dirname(spec.origin), name)  # noqa: PTH118, PTH120
        if os.path.exists(path):  # noqa: PTH110
            return path
    # Where the file stands is pypdfium2's own affair: where it moved, it knows itself.
    import pypdfium2.raw

    return str(pypdfium2.raw._libs["pdfium"]._name)

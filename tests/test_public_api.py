"""The public surface: what is exported, what importing costs, what survives pickling."""

from __future__ import annotations

import inspect
import pickle
import subprocess
import sys

import pytest

import capesdoc
from capesdoc import errors

_PUBLIC = [
    "READERS",
    "Action",
    "Boundary",
    "CapesdocError",
    "Cell",
    "Content",
    "CorruptDocumentError",
    "CrashedError",
    "DateOrder",
    "DateRange",
    "Diagnostic",
    "DifferentRunError",
    "Edit",
    "EmptyFileError",
    "EncryptedDocumentError",
    "EventReport",
    "Explanation",
    "Failed",
    "FailureKind",
    "Field",
    "FieldReading",
    "Layout",
    "LimitExceededError",
    "Limits",
    "Line",
    "Marks",
    "MissingFileError",
    "Mode",
    "NameCollisionError",
    "NoTextError",
    "NotAFileError",
    "Origin",
    "Page",
    "Paragraph",
    "ParagraphKind",
    "Parsed",
    "Part",
    "Person",
    "Precision",
    "Problem",
    "Profile",
    "ProfileError",
    "ReadError",
    "ReadOptions",
    "Reader",
    "RecordFormatError",
    "Role",
    "Section",
    "Severity",
    "SourceDocument",
    "Span",
    "StrictError",
    "TimeRange",
    "UnsupportedFormatError",
    "Venue",
    "__version__",
    "explain",
    "from_dict",
    "from_json",
    "json_schema",
    "parse",
    "parse_isolated",
    "parse_many",
    "parse_text",
    "to_dict",
    "to_json",
]

_HEAVY = ["pdfplumber", "pypdfium2", "pypdfium2_raw", "docx", "lxml", "cattrs", "orjson"]

_ERRORS = [getattr(errors, name) for name in errors.__all__]


def test_the_public_names_are_these() -> None:
    assert sorted(capesdoc.__all__) == sorted(_PUBLIC)


@pytest.mark.parametrize("name", _PUBLIC)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(capesdoc, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert value.__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = capesdoc.nothing_of_the_kind


def _modules_after(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("code", ["import capesdoc", "from capesdoc import EventReport, parse"])
def test_importing_loads_none_of_the_heavy_libraries(code: str) -> None:
    assert not _modules_after(code).intersection(_HEAVY)


def test_parsing_text_loads_none_of_the_heavy_libraries() -> None:
    code = "import capesdoc; capesdoc.parse_text('Title: A\\n\\nText.')"
    assert not _modules_after(code).intersection(_HEAVY)


@pytest.mark.parametrize("error", _ERRORS, ids=lambda error: error.__name__)
def test_every_error_pickles_with_all_it_carries(error: type[capesdoc.CapesdocError]) -> None:
    if error is capesdoc.LimitExceededError:
        made: capesdoc.CapesdocError = capesdoc.LimitExceededError(
            "too much", limit="pages", value=9, allowed=5, source="a.pdf"
        )
    elif issubclass(error, (capesdoc.RecordFormatError, capesdoc.StrictError)):
        made = error("no", problems=("x @ $",), source="a.pdf")
    else:
        made = error("no", source="a.pdf")
    again = pickle.loads(pickle.dumps(made))
    assert type(again) is error
    assert vars(again) == vars(made)
    assert str(again) == str(made)


@pytest.mark.parametrize("error", _ERRORS, ids=lambda error: error.__name__)
def test_every_error_has_a_code_of_its_own(error: type[capesdoc.CapesdocError]) -> None:
    assert [other for other in _ERRORS if other.code == error.code] == [error]


def test_records_are_frozen() -> None:
    report = capesdoc.parse_text("Title: A\n\nText.")
    with pytest.raises(AttributeError):
        report.title = "B"  # type: ignore[misc]


def test_records_are_hashable() -> None:
    text = "Title: A\n\nText."
    assert len({capesdoc.parse_text(text), capesdoc.parse_text(text)}) == 1

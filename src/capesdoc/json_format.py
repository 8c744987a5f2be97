"""JSON: the one place that knows cattrs and the JSON library."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

import attrs

from capesdoc.errors import RecordFormatError
from capesdoc.findings import Diagnostic
from capesdoc.patterns import compile_later
from capesdoc.record import SCHEMA_VERSION, EventReport

if TYPE_CHECKING:
    # Imported where it is used: it costs more than to start and to write a record together.
    from cattrs import Converter

__all__ = ["from_dict", "from_json", "json_schema", "make_converter", "to_dict", "to_json"]

_ONE_LINE = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


_ACTING = compile_later("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON itself leaves as it is: delete, the second set of controls, direction, line ends."""

_TELLING: Final = (0x7F, 0x81, 0x8E, 0x8F, *range(0xA8, 0xAF), 0xC2, 0xD8, 0xED)
"""Bytes of which each character of `_ACTING` has one: curly quotes, dashes and bullets have none. A
single byte is looked for at a fiftieth of the cost of a look at each."""

_PLAIN: Final = bytes([*b"\n", *range(0x20, 0x7F)])
"""Bytes that nothing in `_ACTING` is made of: taking them out is quicker than looking at each."""


def to_json(report: EventReport, *, indent: int | None = None) -> str:
    """Write a record as JSON.

    The same record gives the same text on every machine, with or without orjson. Characters that a
    terminal acts on, or that turn text round, stand escaped in it, as JSON may do with
    any character: they mean the same when read, and nothing when printed.

    Args:
        report: The record.
        indent: Spaces of indentation for people; None for one line.
    """
    written = _written(to_dict(report), indent)
    text = str(written, "utf-8", "surrogatepass")
    if not any(map(written.__contains__, _TELLING)):
        return text
    odd = written.translate(None, _PLAIN)
    # Of most records nothing is left but quotation marks and dashes, which all can be printed.
    if odd and not (signs := str(odd, "utf-8", "surrogatepass")).isprintable():
        return _ACTING.sub(_escape, text) if _ACTING.search(signs) else text
    return text


def _written(data: object, indent: int | None) -> bytes:
    if indent is not None:
        return _encoded(json.dumps(data, ensure_ascii=False, indent=indent))
    fast = _fast_writer()
    if fast is not None:
        try:
            return fast(data)
        except TypeError:
            pass  # a lone surrogate: the slow way can write it
    return _encoded(_ONE_LINE.encode(data))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


@cache
def _fast_writer() -> Callable[[object], bytes] | None:
    try:
        from orjson import dumps
    except ImportError:  # the extra `fast` is not installed: the same bytes, more slowly
        return None
    return dumps


@cache
def _reader() -> Callable[[str | bytes], Any]:
    try:
        from orjson import loads
    except ImportError:
        return json.loads
    return loads


def from_json(text: str | bytes) -> EventReport:
    """Read a record that `to_json` wrote.

    Raises:
        RecordFormatError: It is not JSON, or not a record; `.problems` names each path.
    """
    try:
        data = _reader()(text)
    except ValueError as error:
        raise RecordFormatError(f"is not JSON ({error})", problems=(f"{error} @ $",)) from error
    except RecursionError as error:
        raise RecordFormatError("is nested too deeply", problems=("too deep @ $",)) from error
    return from_dict(data)


def to_dict(report: EventReport) -> dict[str, Any]:
    """Give a record as plain dicts, lists, strings and numbers, in the order of the contract."""
    if not isinstance(report, EventReport):
        raise TypeError(
            f"a {type(report).__name__!r} is no record: give the EventReport that parse() returns, "
            "or the `report` of a Parsed"
        )
    data: dict[str, Any] = _fast_converter().unstructure(report)
    return data


def _minutes(time: datetime.time) -> str:
    return time.isoformat(timespec="minutes")


def from_dict(data: Mapping[str, Any]) -> EventReport:
    """Read a record that `to_dict` gave.

    Raises:
        RecordFormatError: It is not a record; `.problems` names each path.
    """
    _check_version(data)
    try:
        report = _fast_converter().structure(data, EventReport)
    except Exception:
        # The fast converter stops at the first fault without its path: ask the careful one.
        report = _structure_carefully(data)
    if not report.diagnostics:
        return report
    named = tuple(attrs.evolve(one, source=report.source.name) for one in report.diagnostics)
    return attrs.evolve(report, diagnostics=named)


def _structure_carefully(data: Mapping[str, Any]) -> EventReport:
    try:
        return _careful_converter().structure(data, EventReport)
    except Exception as error:
        from cattrs import transform_error

        problems = tuple(transform_error(error))
        raise RecordFormatError(
            "is not a record: " + "; ".join(problems), problems=problems
        ) from error


def _check_version(data: object) -> None:
    if not isinstance(data, Mapping):
        problem = "invalid value for type, expected an object @ $"
        raise RecordFormatError(f"is not a record: {problem}", problems=(problem,))
    version = data.get("schema_version")
    if not isinstance(version, str):
        problem = "required field missing @ $.schema_version"
        raise RecordFormatError(f"is not a record: {problem}", problems=(problem,))
    major, _, minor = version.partition(".")
    known_major, _, known_minor = SCHEMA_VERSION.partition(".")
    if not (major.isdecimal() and minor.isdecimal()):
        problem = f"schema_version {version!r} is not <major>.<minor> @ $.schema_version"
        raise RecordFormatError(f"is not a record: {problem}", problems=(problem,))
    if int(major) != int(known_major) or int(minor) > int(known_minor):
        problem = (
            f"schema_version {version} is not readable by this version of capesdoc, "
            f"which knows {SCHEMA_VERSION}: install a matching release @ $.schema_version"
        )
        raise RecordFormatError(problem, problems=(problem,))


@cache
def json_schema_text() -> str:
    """Give the JSON Schema as it ships in the package."""
    from importlib import resources

    return resources.files("capesdoc").joinpath("record.schema.json").read_text("utf-8")


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a record."""
    schema: dict[str, Any] = json.loads(json_schema_text())
    return schema


def make_converter(*, detailed_validation: bool = True) -> Converter:
    """Make a cattrs converter for records, to which hooks can be added.

    Unknown keys and wrong types are refused; nothing is coerced (`"3"` is no number).
    """
    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    converter = Converter(
        forbid_extra_keys=True,
        detailed_validation=detailed_validation,
        unstruct_collection_overrides={tuple: list},
    )
    for kind in (str, int, float, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    # A hook serves subclasses too, and a StrEnum is a str: it needs one of its own.
    converter.register_structure_hook(StrEnum, lambda value, kind: kind(value))
    converter.register_structure_hook(datetime.date, lambda value, _: _date(value))
    converter.register_structure_hook(datetime.time, lambda value, _: _time(value))
    converter.register_unstructure_hook(StrEnum, attrgetter("_value_"))
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    converter.register_unstructure_hook(datetime.time, _minutes)
    converter.register_unstructure_hook_factory(_is_optional, _optional)
    converter.register_unstructure_hook_factory(_is_tuple, _listed)
    converter.register_unstructure_hook_factory(_holds_records, _tabled)
    hidden = override(omit=True)
    converter.register_unstructure_hook(
        Diagnostic, make_dict_unstructure_fn(Diagnostic, converter, source=hidden)
    )
    # Made only once a record is read back.
    converter.register_structure_hook_factory(
        lambda kind: kind is Diagnostic,
        lambda kind: make_dict_structure_fn(
            kind, converter, source=hidden, _cattrs_forbid_extra_keys=True
        ),
    )
    return converter


def _is_optional(kind: object) -> bool:
    return get_origin(kind) is UnionType and len(get_args(kind)) == 2 and NoneType in get_args(kind)


def _optional(kind: Any, converter: Converter) -> Callable[[Any], Any]:
    """Give the hook of `X | None`; where JSON holds an X as it is, none is called."""
    from cattrs.fns import identity

    (one,) = [each for each in get_args(kind) if each is not NoneType]
    hook = converter.get_unstructure_hook(one)
    return identity if hook is identity else lambda value: None if value is None else hook(value)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _listed(kind: Any, converter: Converter) -> Callable[[Any], Any]:
    """Give the hook that makes a list of a tuple, quicker than one for any iterable."""
    from cattrs.fns import identity

    hooks = [converter.get_unstructure_hook(one) for one in get_args(kind) if one is not Ellipsis]
    if all(hook is identity for hook in hooks):
        return list
    if get_args(kind)[-1] is not Ellipsis:
        return lambda values: [hook(one) for hook, one in zip(hooks, values, strict=True)]
    (hook,) = hooks
    return lambda values: list(map(hook, values))


def _holds_records(kind: object) -> bool:
    """Whether a tuple holds records that JSON shows whole, each as an object."""
    return _is_tuple(kind) and attrs.has(one := get_args(kind)[0]) and one is not Diagnostic


def _tabled(kind: Any, converter: Converter) -> Callable[[Any], Any]:
    """Give the hook that makes a list of dicts of a tuple of records.

    It is written as one expression, as cattrs writes one for each class, so that no function is
    called for each paragraph and each of its spans.
    """
    hooks: dict[str, Any] = {}
    text = f"lambda it: {_as_text('it', kind, converter, hooks)}"
    hook: Callable[[Any], Any] = eval(text, hooks)  # noqa: S307 — names of our own classes
    return hook


def _as_text(value: str, kind: Any, converter: Converter, hooks: dict[str, Any]) -> str:
    """Write the expression that gives a value as JSON holds it; hooks it calls are added."""
    from cattrs.fns import identity

    if _is_optional(kind):
        (inner,) = [each for each in get_args(kind) if each is not NoneType]
        text = _as_text(value, inner, converter, hooks)
        return value if text == value else f"(None if {value} is None else {text})"
    if _holds_records(kind):
        record = get_args(kind)[0]
        attrs.resolve_types(record)
        one = f"one{value.count('.')}"
        pairs = [
            f"{field.name!r}: {_as_text(f'{one}.{field.name}', field.type, converter, hooks)}"
            for field in attrs.fields(record)
        ]
        return f"[{{{', '.join(pairs)}}} for {one} in {value}]"
    hook = converter.get_unstructure_hook(kind)
    if hook is identity:
        return value
    name = f"hook{len(hooks)}"
    hooks[name] = hook
    return f"{name}({value})"


def _exactly(kind: type) -> Callable[[object, object], object]:
    def check(value: object, _: object) -> object:
        # bool is an int and an int may stand for a float; nothing else may stand for another.
        if type(value) is kind or (kind is float and type(value) is int):
            return value
        raise ValueError(f"expected {kind.__name__}, got {type(value).__name__}")

    return check


def _date(value: object) -> datetime.date:
    if isinstance(value, str) and len(value) == len("2025-11-07"):
        return datetime.date.fromisoformat(value)
    raise ValueError(f"expected YYYY-MM-DD, got {value!r}")


def _time(value: object) -> datetime.time:
    if isinstance(value, str) and len(value) == len("15:30"):
        return datetime.time.fromisoformat(value)
    raise ValueError(f"expected HH:MM, got {value!r}")


@cache
def _fast_converter() -> Converter:
    return make_converter(detailed_validation=False)


@cache
def _careful_converter() -> Converter:
    return make_converter()

"""Patterns that are compiled late: all of them compile, and then behave as compiled ones do."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

import capesdoc
from capesdoc.patterns import Pattern, compile_later


def _late_patterns() -> dict[str, re.Pattern[str]]:
    names = [module.name for module in pkgutil.walk_packages(capesdoc.__path__, "capesdoc.")]
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    return {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Pattern)
    }


def test_every_pattern_of_the_package_compiles() -> None:
    patterns = _late_patterns()

    assert len(patterns) > 50
    for pattern in patterns.values():
        re.compile(pattern.pattern, pattern.flags)


def test_a_late_pattern_finds_what_a_compiled_one_finds() -> None:
    late, early = compile_later(r"(?P<a>x)y", re.IGNORECASE), re.compile(r"(?P<a>x)y", re.I)

    assert late.sub("-", "aXYb") == early.sub("-", "aXYb") == "a-b"
    assert late.groupindex == early.groupindex
    assert [found.span() for found in late.finditer("xyxy")] == [(0, 2), (2, 4)]


def test_a_late_pattern_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError, match="search_all"):
        compile_later("x").search_all  # type: ignore[attr-defined]  # noqa: B018


def test_a_late_pattern_is_a_plain_one_once_it_is_used() -> None:
    late = compile_later("x")
    assert hasattr(type(late), "__getattr__")

    assert late.search("x")

    assert type(late) is Pattern
    assert not hasattr(type(late), "__getattr__")


def test_a_bad_pattern_is_refused_at_its_first_use() -> None:
    bad = compile_later("(")

    with pytest.raises(re.error):
        bad.search("x")

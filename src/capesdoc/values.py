"""Values: what the classes of documents, records and stages are made with.

attrs writes the methods of a class as text and compiles them, and a process that reads one document
does so for thirty classes: a seventh of its work. What a method need not be compiled for is shared
by all of them here. `typing.NamedTuple` compiles every annotation, which nobody asks for
afterwards, and that for sixty classes: another tenth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

__all__ = ["NamedTuple", "filled", "light", "value"]

filled: Final = tuple.__new__
"""Makes a named tuple of a tuple of all its values, those with defaults too: without the function
that a call of its class goes through, which is a third of making one."""

if TYPE_CHECKING:
    # Type checkers know these by name. They see `light` as frozen too; see below.
    from typing import NamedTuple

    from attrs import frozen as light
    from attrs import frozen as value
else:
    from collections import namedtuple
    from functools import partial

    import attrs

    class _Rows(type):
        """Makes a named tuple of a class body as `typing` does, and leaves annotations as text."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            # A generic one is left to `typing`; annotations stand here as every module of the
            # package imports them from the future.
            (_,), annotations = bases, body["__annotations__"]
            made = namedtuple(
                name,
                annotations,
                defaults=[body[field] for field in annotations if field in body],
                module=body["__module__"],
            )
            made.__annotations__ = annotations
            for key, member in body.items():
                if key not in annotations and key not in ("__annotations__", "__module__"):
                    setattr(made, key, member)
            return made

    class NamedTuple(metaclass=_Rows):
        """The base that a class body names; what is made is a tuple, and no subclass of this."""

    def _written(self):
        # As attrs writes it; no value here can hold itself.
        shown = [
            f"{one.name}={getattr(self, one.name)!r}" for one in self.__attrs_attrs__ if one.repr
        ]
        return f"{type(self).__qualname__.rsplit('>.', 1)[-1]}({', '.join(shown)})"

    def _held(self):
        return tuple([getattr(self, one.name) for one in self.__attrs_attrs__ if one.eq])

    def _equals(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _held(self) == _held(other)

    def _hashed(self):
        return hash((self.__class__, _held(self)))

    def _with_shared_methods(decorate, cls=None, **options):
        if cls is None:
            return partial(_with_shared_methods, decorate, **options)
        if "__repr__" not in cls.__dict__:
            cls.__repr__ = _written
        # attrs leaves alone what a class has of its own. Writing these two for each class was 3 %
        # of a start; tests hold them to what attrs would write. No value is compared in the course
        # of reading a document.
        if "__eq__" not in cls.__dict__ and not options.keys() & {"eq", "cache_hash"}:
            cls.__eq__, cls.__hash__ = _equals, _hashed
        return decorate(repr=False, **options)(cls)

    value = partial(_with_shared_methods, attrs.frozen)
    # A page makes some fifty lines with a layout each, and a truly frozen class pays an
    # `object.__setattr__` call for every attribute: 2.4 times the cost (docs/performance.md).
    # Only at run time is the guard left out. Those that a reader makes for each line take their
    # values by position as well: a keyword costs as much as its value.
    light = partial(_with_shared_methods, attrs.define)

"""Values: the decorators of the classes that documents and records are made of.

attrs writes the methods of a class as text and compiles them, and a process that reads one document
does so for thirty classes: a seventh of its work. What a method need not be compiled for is shared
by all of them here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["light", "value"]

if TYPE_CHECKING:
    # Type checkers know these by name. They see `light` as frozen too; see below.
    from attrs import frozen as light
    from attrs import frozen as value
else:
    from functools import partial

    import attrs

    def _written(self):
        # As attrs writes it; no value here can hold itself.
        shown = [
            f"{one.name}={getattr(self, one.name)!r}" for one in self.__attrs_attrs__ if one.repr
        ]
        return f"{type(self).__qualname__.rsplit('>.', 1)[-1]}({', '.join(shown)})"

    def _with_shared_repr(decorate, **options):
        def make(cls):
            if "__repr__" not in cls.__dict__:
                cls.__repr__ = _written
            return decorate(repr=False, **options)(cls)

        return make

    value = partial(_with_shared_repr, attrs.frozen)
    # A page makes some fifty lines with a layout each, and a truly frozen class pays an
    # `object.__setattr__` call for every attribute: 2.4 times the cost (docs/performance.md).
    # Only at run time is the guard left out.
    light = partial(_with_shared_repr, attrs.define, unsafe_hash=True)

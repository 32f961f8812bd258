"""``NamedTuple``, used as typing's, whose classes are made in a quarter of the time that collections takes: 5 % of a short run.

typing compiles the type of each field of each class at every start, and nothing asks for them; collections compiles what makes
each class's tuples.  Here all classes of as many fields are copies of one of collections', under their own names.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple
    from functools import cache
    from types import FunctionType

    class NamedTupleMaker(type):
        """Makes of a class with annotated fields a named tuple with these fields, their defaults, and all else the class has."""

        def __new__(cls, name, bases, body):
            """Give the named tuple; of ``NamedTuple`` itself, which has no base, the class as it is."""
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            pattern, properties, new = _pattern(len(fields))
            code = new.__code__.replace(
                co_name="__new__", co_qualname=f"{name}.__new__", co_varnames=(new.__code__.co_varnames[0], *fields)
            )
            made = {
                "__doc__": f"{name}({', '.join(fields)})",
                "__new__": FunctionType(code, new.__globals__, "__new__", tuple(defaults.values())),
                "_field_defaults": defaults,
                "_fields": fields,
                "__match_args__": fields,
                "__repr__": _represent,
                "_replace": _replace,
            }
            return type(name, (tuple,), {**pattern, **made, **dict(zip(fields, properties, strict=True)), **body})

    class NamedTuple(metaclass=NamedTupleMaker):
        """A tuple whose fields have names and, at their end, defaults."""

    @cache
    def _pattern(count):
        """Give what all named tuples of ``count`` fields have alike, what finds each field in a tuple, and what makes a tuple."""
        names = [f"field{number}" for number in range(count)]
        pattern = namedtuple("Pattern", names)  # a collection of garbage would empty a class that nobody holds while it is copied
        alike = dict(vars(pattern))
        return alike, [alike.pop(name) for name in names], alike.pop("__new__").__func__

    def _represent(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self, strict=True))})"

    def _replace(self, /, **changes):
        """Give the tuple with other values of some fields."""
        replaced = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"no fields of {type(self).__name__}: {list(changes)}")
        return replaced

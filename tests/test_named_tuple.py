"""Our named tuple is typing's, but for what is never asked of it."""

from __future__ import annotations

import ast
import gc
import pickle
from pathlib import Path
from typing import Any
from typing import NamedTuple as TypingNamedTuple

import pytest

import faqprint
from faqprint.named_tuple import NamedTuple

from .syntax_trees import nodes_of

SOURCE = Path(faqprint.__file__).parent


class Own(NamedTuple):
    """A place."""

    x: int
    #: Of a type that is nowhere.
    y: Nowhere | None = None  # type: ignore[name-defined]  # noqa: F821

    @property
    def sum(self) -> int:
        """Both."""
        return self.x + (self.y or 0)

    @classmethod
    def at(cls, x: int) -> Own:
        """On the axis."""
        return cls(x)


class Theirs(TypingNamedTuple):
    """A place."""

    x: int
    y: Nowhere | None = None  # type: ignore[name-defined]  # noqa: F821


class Further(Own):
    """A named tuple that is made of another."""


@pytest.mark.parametrize("name", ["_fields", "_field_defaults", "__doc__", "__module__", "__match_args__"])
def test_class_says_what_one_of_typings_says(name: str) -> None:
    """Its fields, what they are by default, what it is for and where."""
    assert getattr(Own, name) == getattr(Theirs, name)


def test_value_is_a_tuple_with_names() -> None:
    """It is made, shown, taken apart and changed like one."""
    value = Own(1, y=2)
    assert tuple(value) == (value.x, value.y) == (1, 2) and repr(value) == "Own(x=1, y=2)"
    assert value._replace(x=3) == Own(3, 2) and value._asdict() == {"x": 1, "y": 2}
    assert (value.sum, Own.at(4).x, Own(5).y) == (3, 4, None)
    assert pickle.loads(pickle.dumps(value)) == value and type(pickle.loads(pickle.dumps(value))) is Own
    with pytest.raises(AttributeError):
        value.x = 2  # type: ignore[misc]


@pytest.mark.parametrize("kind", [Own, Theirs])
def test_field_that_is_missing_or_unknown_is_refused_by_name(kind: type[Own]) -> None:
    """As typing's class does it."""
    with pytest.raises(TypeError, match=rf"{kind.__name__}\.__new__\(\) missing 1 required positional argument: 'x'"):
        kind(y=1)  # type: ignore[call-arg]  # it is the mistake that is tried
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        kind(1, z=1)  # type: ignore[call-arg]  # as above
    with pytest.raises(ValueError, match="'z'"):
        kind(1)._replace(z=1)  # type: ignore[call-arg]  # as above
    with pytest.raises(TypeError, match="Expected 2 arguments, got 1"):
        kind._make([1])


def test_garbage_that_is_collected_meanwhile() -> None:
    """A start at which it fell into the making of the first class of its length ended in ``KeyError: 'field0'``."""
    metaclass: Any = type(NamedTuple)
    before = gc.get_threshold()
    gc.freeze()  # what is older is not looked through each time
    gc.set_threshold(1, 1, 1)
    try:
        for count in range(61, 91):  # no class has so many
            fields = {f"a{number}": int for number in range(count)}
            made = metaclass(f"Long{count}", (NamedTuple,), {"__annotations__": fields, "__module__": __name__})
            assert made(*range(count)) == tuple(range(count))
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def test_class_below_another_keeps_its_fields() -> None:
    """And its own name."""
    assert repr(Further(1)) == "Further(x=1, y=None)" and issubclass(Further, Own)


def test_no_module_takes_typings() -> None:
    """Each class of typing's costs every start a tenth of a millisecond."""
    imports = [
        (path.name, node.lineno)
        for path in SOURCE.rglob("*.py")
        if path.name != "named_tuple.py"
        for node in nodes_of(path)
        if isinstance(node, ast.ImportFrom) and node.module == "typing" and "NamedTuple" in {name.name for name in node.names}
    ]
    assert imports == []

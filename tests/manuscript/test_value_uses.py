"""Which values use which: rings, and texts that become too long, by the thousand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faqprint.errors import ContentError
from faqprint.limits import VALUE_CHARACTERS
from faqprint.manuscript.model import Appendix, Inline
from faqprint.manuscript.value_uses import long_values, value_rings
from faqprint.manuscript.values import Binding, resolve, value_inline

from ..conftest import Faults


def values_of(**texts: str) -> dict[str, Inline]:
    """Give values by their texts, in which ``<x>`` stands for ``{{x}}``."""
    return {name: value_inline(text.replace("<", "{{").replace(">", "}}")) for name, text in texts.items()}


def chain(count: int, piece: str = "{}") -> dict[str, Inline]:
    """Give values of which each uses the next."""
    texts = {f"v{n}": piece.format(f"<v{n + 1}>") for n in range(count)}
    return values_of(**texts, **{f"v{count}": "あ"})


@pytest.mark.parametrize(
    ("texts", "rings"),
    [
        ({"a": "<a>"}, {"a": "a → a"}),
        ({"a": "<b>", "b": "<a>"}, {"a": "a → b → a", "b": "b → a → b"}),
        ({"a": "<b>", "b": "x<c>", "c": "<b>"}, {"b": "b → c → b", "c": "c → b → c"}),
        ({"a": "<b><b>", "b": "x"}, {}),
        ({"a": "<b><c>", "b": "<d>", "c": "<d>", "d": "x"}, {}),
        ({"a": "<nobody>"}, {}),
    ],
)
def test_rings_are_found(texts: dict[str, str], rings: dict[str, str]) -> None:
    """At each of their values; what only leads into one is none, nor what is used twice."""
    assert value_rings(values_of(**texts)) == rings


def test_a_long_ring_is_told_once() -> None:
    """At its first value, with some of its names (of 10,000 values 0.1.1 did not come to an end)."""
    values = values_of(**{f"v{n}": f"<v{(n + 1) % 10_000}>" for n in range(10_000)})
    assert value_rings(values) == {"v0": "v0 → v1 → v2 → v3 → v4 → v5 → v6 → v7 → … → v0"}


def test_a_long_chain_is_no_ring_and_prints() -> None:
    """10,000 values of which each uses the next (0.1.1: exit 3 at 1,000)."""
    values = chain(10_000)
    assert value_rings(values) == {} == long_values(values)


def test_doubling_is_told_where_it_becomes_too_long() -> None:
    """22 levels of it took 23 s and 800 MB; those above it are not told as well."""
    values = chain(22, "{0}{0}")
    assert long_values(values) == {"v8": 2**14}
    assert long_values(chain(13, "{0}{0}")) == {}


def test_a_value_may_be_as_long_as_the_limit() -> None:
    """And the one that uses it and says more is told, with its length."""
    values = values_of(a="<b>い", b="<c><c>", c="あ" * (VALUE_CHARACTERS // 2))
    assert long_values(values) == {"a": VALUE_CHARACTERS + 1}


def test_the_content_is_refused_at_the_value(faults_of: Faults) -> None:
    """With the length that it would have."""
    texts = "".join(f'  v{n}: "{{{{v{n + 1}}}}}{{{{v{n + 1}}}}}"\n' for n in range(22))
    faults = faults_of(f"title: 別紙\nvalues:\n{texts}  v22: あ\nsections: [faq.yaml]\n")
    assert [(fault.code, fault.place.line) for fault in faults] == [("value-too-long", 11)]
    assert dict(faults[0].values)["length"] == "16,384"


def test_values_of_a_branch_are_bounded_too(load_one: Callable[..., Appendix]) -> None:
    """What its own values come to is only known with them."""

    appendix = load_one("title: '{{a}}'\nvalues: {a: 'x{{b}}', b: y, c: z}\nsections: [faq.yaml]\n")
    with pytest.raises(ContentError) as caught:
        resolve(appendix, {"b": "{{c}}" * 200, "c": "あ" * 100})
    assert [fault.code for fault in caught.value.faults] == ["value-too-long"]
    assert len(Binding(appendix, {"b": "{{c}}" * 100, "c": "あ" * 100}).value("b")) == VALUE_CHARACTERS
    long = {f"v{n}": "{{" + f"v{n + 1}" + "}}" for n in range(5_000)} | {"v5000": "終"}
    assert resolve(appendix, {"a": "{{v0}}", **long}).title.text == "終"
    with pytest.raises(ContentError) as caught:
        resolve(appendix, {"a": "{{v0}}", **long, "v5000": "{{a}}"})
    assert dict(caught.value.faults[0].values)["ring"].endswith("… → a")

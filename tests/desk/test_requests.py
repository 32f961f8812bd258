"""The fields of a request."""

from __future__ import annotations

import pytest

from faqprint.desk.answers import RefusedRequestError
from faqprint.desk.requests import read_object, take_direction, take_flag, take_number, take_path, take_text


def test_a_body_is_an_object_or_nothing() -> None:
    """Nothing is an empty object; anything else is refused."""
    assert read_object(b" ") == {} and read_object('{"a": "あ"}'.encode()) == {"a": "あ"}
    for wrong in (b"1", b"[]", b"{", b"\xff\xfe", b'{"a": "\\udc00"}', b"[" * 50_000):
        with pytest.raises(RefusedRequestError) as caught:
            read_object(wrong)
        assert caught.value.status == 400


def test_texts_have_lf_and_truths_are_words() -> None:
    """As YAML has them."""
    body = {"text": "a\r\nb\rc", "flag": True, "number": 1.5, "whole": 20.0}
    assert [take_text(body, key) for key in body] == ["a\nb\nc", "true", "1.5", "20"]
    assert take_text({}, "name", "x") == "x"


def test_numbers_keep_all_their_digits() -> None:
    """1234567 became 1.23457e+06, and one that no float holds an error of the program."""
    for digits in ("1234567", "20261127", "0.1234567", "9" * 400):
        assert take_text(read_object(f'{{"value": {digits}}}'.encode()), "value") == digits


def test_fields_have_their_kind() -> None:
    """A field of another kind is refused by its name."""
    assert take_number({"n": 3}, "n") == 3 and take_path({"p": ["a", 0]}, "p") == ("a", 0)
    assert take_flag({}, "f") is False and take_direction({"by": -1}) == -1
    for wrong in (
        lambda: take_number({"n": True}, "n"),
        lambda: take_text({"t": []}, "t"),
        lambda: take_path({"p": [True]}, "p"),
        lambda: take_path({"p": []}, "p"),
        lambda: take_flag({"f": 1}, "f"),
        lambda: take_direction({"by": 2}),
    ):
        with pytest.raises(RefusedRequestError):
            wrong()

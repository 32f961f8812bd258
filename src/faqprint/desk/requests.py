"""The fields of a request's object, taken with the kind that they must have; of another they raise ``RefusedRequestError``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..source.spans import NodePath
from .answers import RefusedRequestError

#: Steps that a path may have.
_STEPS = 12


def read_object(content: bytes) -> dict[str, Any]:
    """Read a request's body: an object of JSON, or nothing, which is an empty one; else raises ``RefusedRequestError``."""
    try:
        body = json.loads(content) if content.strip() else {}
        if not isinstance(body, dict):
            raise ValueError("no object")
        json.dumps(body, ensure_ascii=False).encode()  # halves of characters cannot be written to any file
    except (ValueError, RecursionError) as error:
        raise RefusedRequestError(400, "desk-request", reason=f"JSON: {type(error).__name__}") from None
    return body


def take_number(body: Mapping[str, Any], key: str) -> int:
    """Give a whole number that a request has; raises ``RefusedRequestError`` if it has none."""
    value = body.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise RefusedRequestError(400, "desk-request", reason=key)
    return value


def take_text(body: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """Give a text, its lines parted by LF; a number or a truth value as YAML has it."""
    value = body.get(key, default)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return json.dumps(value).removesuffix(".0")
    if not isinstance(value, str):
        raise RefusedRequestError(400, "desk-request", reason=key)
    return value.replace("\r\n", "\n").replace("\r", "\n")


def take_flag(body: Mapping[str, Any], key: str) -> bool:
    """Give whether something is so; it need not be said."""
    value = body.get(key, False)
    if not isinstance(value, bool):
        raise RefusedRequestError(400, "desk-request", reason=key)
    return value


def take_path(body: Mapping[str, Any], key: str) -> NodePath:
    """Give a path of keys and places."""
    value = body.get(key)
    if (
        not isinstance(value, list)
        or not 0 < len(value) <= _STEPS
        or not all(isinstance(step, str | int) and not isinstance(step, bool) for step in value)
    ):
        raise RefusedRequestError(400, "desk-request", reason=key)
    return tuple(value)


def take_direction(body: Mapping[str, Any]) -> int:
    """Give 1 for down and -1 for up; raises ``RefusedRequestError`` for all else."""
    by = take_number(body, "by")
    if by not in (-1, 1):
        raise RefusedRequestError(400, "desk-request", reason="by")
    return by

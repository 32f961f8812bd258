"""The syntax trees of sources and tests, each parsed once for all tests that look at it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def tree_of(path: Path) -> ast.Module:
    """Give the syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Give all nodes of a module's tree, outer ones first."""
    return tuple(ast.walk(tree_of(path)))

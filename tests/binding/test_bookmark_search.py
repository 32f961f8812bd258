"""Which bookmark is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.binding.bookmark_search import find_titles, fold_title

PATHS = [
    ("はじめに",),
    ("Ⅰ．基本",),
    ("Ⅰ．基本", "第３編　電子証明書"),
    ("Ⅰ．基本", "第３編　電子証明書", "４章　管理者の電子証明書を取得する"),
    ("Ⅰ．基本", "第３編　電子証明書", "５章　概要"),
    ("Ⅰ．基本", "第４編"),
    ("Ⅰ．基本", "第４編", "３章　利用者の電子証明書を取得する"),
    ("Ⅰ．基本", "第４編", "５章　概要"),
    ("Ⅱ．応用",),
    ("Ⅱ．応用", "1.2 Batch transfer"),
    ("別紙２　推奨環境",),
]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("はじめに", [0]),
        ("別紙2 推奨環境", [10]),
        ("別紙２　推奨 環境", [10]),
        ("1.2Batch transfer", [9]),
        ("Ⅰ．基本　第３編４章　管理者の電子証明書を取得する", [3]),
        ("I.基本 第3編 4章 管理者の電子証明書を取得する", [3]),
        ("第４編３章　利用者の電子証明書を取得する", [6]),
        ("Ⅰ．基本　３章　利用者の電子証明書を取得する", [6]),
        ("Ⅰ．基本　第３編　電子証明書　４章　管理者の電子証明書を取得する", [3]),
        ("利用者の電子証明書を取得する", [6]),
        ("第４編　概要", [7]),
        ("５章　概要", [4, 7]),
        ("Ⅰ．基本　第３編４章", [3]),
        ("第３編", [2]),
        ("Ⅱ．応用　４章　管理者の電子証明書を取得する", []),
        ("推奨", []),
        ("別紙２", [10]),
        ("別紙２１", []),
        ("", []),
        ("　", []),
    ],
)
def test_titles_as_they_are_written(written: str, found: list[int]) -> None:
    """Width and spaces do not count; a path may leave titles out and name some by their number."""
    assert find_titles(written, PATHS) == found


def test_the_title_itself_comes_first() -> None:
    """Before others of which it is a part."""
    assert find_titles("概要", [("1　概要",), ("概要",), ("概要", "2")]) == [1]


@given(
    st.lists(st.lists(st.text("あ第１章. 　3編", min_size=1, max_size=6), min_size=1, max_size=3), max_size=4),
    st.text(max_size=8),
)
def test_any_titles(paths: list[list[str]], written: str) -> None:
    """A whole path always finds a bookmark that says the same, and nothing is found that is not there."""
    assert {*find_titles(written, paths)} <= {*range(len(paths))}
    for place, path in enumerate(paths):
        if fold_title(path[-1]):
            assert any(fold_title("".join(paths[one])).endswith(fold_title(path[-1])) for one in find_titles(path[-1], paths))
            assert place in find_titles(path[-1], [paths[place] if one == place else ["別"] for one in range(len(paths))])

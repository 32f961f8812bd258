"""A small appendix with a branch list, for tests that make editions."""

from pathlib import Path

import pytest

APPENDIX = """\
title: 別紙３　ＦＡＱ
manual: 操作説明書
publisher: ○○信用金庫
version: 第1.0版
date: 2026-11-22
values: {desk: 事務部, tel: 000－000－0000, fax: 000－000－0001}
sections:
  - type: faq
    title: よくあるご質問
    categories:
      - name: 全般
        questions:
          - {question: 利用時間を教えてください。, answer: 平日の９時から１５時までです。}
          - {question: 印鑑は要りますか。, answer: 要りません。}
  - type: contact
    title: お問い合わせ
    desks: [{name: "{{desk}}", tel: "{{tel}}", fax: "{{fax}}"}]
"""
BRANCHES = """\
code,name,desk,tel,fax
001,本店営業部,本店の課,000－000－0100,000－000－0101
002,髙田支店,髙田の係,000－000－0200,000－000－0201
003,辻\U000e0100本支店,辻\U000e0100本の係,000－000－0300,-
004,港町支店,,000－000－0400,000－000－0401
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The appendix; its list lies beside it."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "appendix.yaml").write_text(APPENDIX, "utf-8")
    (folder / "branches.csv").write_text(BRANCHES, "utf-8")
    return folder / "appendix.yaml"

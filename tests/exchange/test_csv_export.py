"""Questions as CSV: as typed, and flat for other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.errors import ContentError, UsageError
from faqprint.exchange.csv_export import write_csv, write_flat
from faqprint.exchange.owner import questions_of
from faqprint.manuscript.load import load
from faqprint.manuscript.values import resolve

from .test_workbook_export import sheet

APPENDIX = """\
title: 題
values: {tel: "0120"}
sections:
- type: faq
  title: 題
  categories:
  - name: 区
    questions:
    - question: "**{{tel}}**は？"
      id: tel
      answer: |
        【見出し】
        ※注は[[tel]]
        （１）一
          ・二
        参照　別紙２

        | 月 | 額 |
        |---|---|
        | 一 | 二 |
    - {question: =1, answer: 案内は https://example.jp}
"""


def test_records() -> None:
    """A byte order mark, CR LF between records, LF within, and a mark before what would be computed."""
    assert write_csv([sheet()]).decode("utf-8") == (
        "\ufeffNo,区分,質問,回答,id\r\n1,全般,問,\"答\n二行目\",a\r\n2,全般,'=1+1,'+81,\r\n3,他,''引用,_x000D_,\r\n"
    )


def test_other_encoding() -> None:
    """cp932 if that is wished; a character that it has not is told, and nothing lost."""
    assert "問".encode("cp932") in write_csv([sheet()], "cp932")
    with pytest.raises(ContentError) as error:
        write_csv([sheet((("1", "区", "𠮷野", "한", ""),))], "cp932")
    assert [dict(fault.values)["text"] for fault in error.value.faults] == ["𠮷", "한"]


def test_nothing_to_write() -> None:
    """A content without questions is refused."""
    with pytest.raises(UsageError):
        write_csv([sheet()._replace(faq=False)])


def test_flat(tmp_path: Path) -> None:
    """Values are put in, marks at the start of lines stay, and a long answer is told."""
    path = tmp_path / "appendix.yaml"
    path.write_text(APPENDIX, "utf-8")
    content, warnings = write_flat(questions_of(resolve(load(path), {}), path), 20)
    assert content.decode() == (
        "区分,質問,回答\r\n"
        '区,0120は？,"【見出し】\n※注はNo.1\n（１）一\n  ・二\n参照　別紙２\n\n| 月 | 額 |\n|---|---|\n| 一 | 二 |"\r\n'
        "区,'=1,案内は https://example.jp\r\n"
    )
    assert [(fault.code, fault.place.line) for fault in warnings] == [("answer-long", 9), ("answer-long", 21)]


def test_flat_tables_and_links(tmp_path: Path) -> None:
    """What a cell over several rows says is said in each; a line's end in a cell and a URL behind a link stay."""
    path = tmp_path / "appendix.yaml"
    table = "[案内](https://a.jp/)\n        | 日 | 時 |\n        |---|---|\n        | 平日 | 昼<br>夜 |\n        | ^^ | 朝 |"
    path.write_text(APPENDIX.replace("【見出し】", table), "utf-8")
    content, _ = write_flat(questions_of(resolve(load(path), {}), path))
    assert "案内（https://a.jp/）\n| 日 | 時 |\n|---|---|\n| 平日 | 昼<br>夜 |\n| 平日 | 朝 |\n" in content.decode("utf-8-sig")


def test_flat_in_another_encoding(tmp_path: Path) -> None:
    """cp932 if that is wished, which was UTF-8 all the same; a question with a character that it has not is told at its place."""
    path = tmp_path / "appendix.yaml"
    path.write_text(APPENDIX, "utf-8")
    asked = questions_of(resolve(load(path), {}), path)
    assert write_flat(asked, encoding="cp932")[0].decode("cp932") == write_flat(asked)[0].decode()
    path.write_text(APPENDIX.replace('tel: "0120"', "tel: 한국").replace("案内は", "𠮷野は"), "utf-8")
    with pytest.raises(ContentError) as error:
        write_flat(questions_of(resolve(load(path), {}), path), 20, "cp932")
    told = [(fault.severity, fault.place.line, dict(fault.values).get("text")) for fault in error.value.faults]
    assert told == [("error", 9, "국한"), ("error", 21, "𠮷"), ("warning", 9, None), ("warning", 21, None)]

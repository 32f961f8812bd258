"""The appendix in content/: its sections, questions and facts (the wording is the desk's own)."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from faqprint.cli import main as cli
from faqprint.manuscript.load import read

CONTENT = Path(__file__).parent.parent / "content"

SETTINGS = "「別紙２　推奨環境とパソコンの設定について」"
ADMINISTRATOR = "「Ⅰ．基本　第３編４章　管理者の電子証明書を取得する」"
USER = "「Ⅰ．基本　第４編３章　利用者の電子証明書を取得する」"
SPLIT = ("１つの利用者ＩＤにつき１枚", "台数と同じ数の利用者ＩＤ")

#: 区分, what the question is about, what its answer says, where its 参照 points.
FACTS: list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
    ("利用環境", ("携帯電話",), ("対応しておりません",), ()),
    ("利用環境", ("機種", "ＯＳ", "ブラウザ"), (), (SETTINGS,)),
    ("利用環境", ("海外",), ("日本語を表示", "法律", "制度", "通信"), ()),
    ("利用環境", ("１台のパソコン",), ("「利用者ＩＤ」", "中断", "終了", "ログアウト"), ()),
    ("利用環境", ("社内ＬＡＮ",), ("インターネット", "設定", "ネットワーク管理者"), ()),
    ("利用環境", ("会社", "自宅"), ("認証区分", "【電子証明書方式", "【ＩＤ・パスワード方式", *SPLIT), ()),
    ("利用環境", ("複数のパソコン", "同時"), ("別々の利用者ＩＤ", "ログイン"), ()),
    ("電子証明書", ("電子証明書とは",), ("身分証明書", "保存", "提示", "端末認証"), ()),
    ("電子証明書", ("電子証明書方式",), ("ログイン", "端末認証", "「暗証番号」"), ()),
    ("電子証明書", ("電子証明書方式", "パソコン"), (), (SETTINGS,)),
    ("電子証明書", ("１人", "何台か"), SPLIT, (ADMINISTRATOR, USER)),
    ("電子証明書", ("電子証明書", "なくした"), ("第三者", "失効", "事故登録", "当金庫まで"), ()),
    ("電子証明書", ("解約", "新規"), ("内容が変わる", "取得"), ()),
    ("電子証明書", ("消して",), ("再発行", "利用者", "管理者", "所定の手続き"), ()),
    ("電子証明書", ("更新", "有効期限"), ("ログイン前", "電子証明書取得"), (ADMINISTRATOR, USER)),
    ("その他", ("電子メールアドレス",), ("必要です",), ()),
    ("その他", ("なくした",), ("必要ありません", "電子証明書方式", "失効", "事故登録"), ()),
    ("その他", ("故障",), ("必要ありません", "電子証明書方式", "再発行"), ()),
]


def section(name: str) -> Any:
    """One file of the content as plain YAML, every scalar as text."""
    return yaml.load((CONTENT / name).read_text("utf-8"), Loader=yaml.BaseLoader)


def questions() -> list[tuple[str, str, str]]:
    """(区分, 質問, 回答) of every row in print order."""
    return [
        (category["name"], row["question"], row["answer"])
        for category in section("faq.yaml")["categories"]
        for row in category["questions"]
    ]


def test_sections_stand_in_print_order() -> None:
    """FAQ, contact desk, checklist, warnings, memo."""
    names = section("appendix.yaml")["sections"]
    assert [section(name)["type"] for name in names] == ["faq", "contact", "checklist", "notice", "memo"]


def test_three_categories_of_seven_eight_and_three() -> None:
    """Eighteen questions in three categories, in the table's order."""
    assert [row[0] for row in questions()] == ["利用環境"] * 7 + ["電子証明書"] * 8 + ["その他"] * 3


@pytest.mark.parametrize("number", range(18))
def test_question_keeps_its_facts(number: int) -> None:
    """Category, subject, what the answer says, and the target of its 参照 (or that it has none)."""
    category, question, answer = questions()[number]
    expected_category, subject, facts, targets = FACTS[number]
    reference = "".join(re.findall(r"^参照　(.*)$", answer, re.MULTILINE))
    body = re.sub(r"^参照　.*$", "", answer, flags=re.MULTILINE)
    assert category == expected_category
    assert [word for word in subject if word not in question] == []
    assert [fact for fact in facts if fact not in body] == []
    assert re.findall(r"「.*?」", reference) == list(targets)


def test_contact_desk() -> None:
    """One desk whose name and numbers are values that a branch may replace."""
    contact, values = section("contact.yaml"), section("appendix.yaml")["values"]
    assert contact["title"] == "【お問い合わせ先】"
    assert contact["desks"] == [{"name": "{{desk}}", "tel": "{{tel}}", "fax": "{{fax}}"}]
    assert values == {
        "service": "法人ＩＢサービス",
        "desk": "○○信用金庫　事務部",
        "tel": "000－000－0000",
        "fax": "000－000－0001",
    }


def test_checklist_warnings_and_memo() -> None:
    """Seven items, the first with its ※ note; two warnings; the memo page."""
    items = section("checklist.yaml")["items"]
    assert len(items) == 7
    assert "サービスパック" in items[0]["note"]
    assert items[0]["note"].startswith("※")
    subjects = ["利用者ＩＤ", "ログインの方式", "画面", "日時", "エラーメッセージ", "状況"]
    assert [subject for subject, item in zip(subjects, items[1:], strict=True) if subject not in item] == []
    notice = section("notice.yaml")
    assert notice["label"] == "重要"
    assert len(notice["items"]) == 2
    assert "暗証番号" in notice["items"][0]
    assert "お取引店" in notice["items"][1]
    assert section("memo.yaml")["label"] == "【メモ欄】"


@pytest.mark.parametrize(
    "slip", ["管理書", "ログオン", "ユーザ", "ID", "IB", "次頁", "手続(?!き)", "(?<!利用者)ＩＤ(?!・パスワード)"]
)
def test_one_word_for_one_thing(slip: str) -> None:
    """Slips and second spellings of the same word stay out of what is printed."""
    printed = "\n".join(
        line for path in sorted(CONTENT.glob("*.yaml")) for line in path.read_text("utf-8").splitlines() if line[:1] != "#"
    )
    assert re.findall(slip, printed) == []


def test_twelve_branches() -> None:
    """Twelve branches, each with its own name and numbers, no cell empty."""
    with open(CONTENT / "branches.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 12
    assert list(rows[0]) == ["code", "name", "desk", "tel", "fax"]
    assert all(all(row.values()) for row in rows)
    for column in rows[0]:
        assert len({row[column] for row in rows}) == 12


def test_every_file_says_what_it_is_and_names_its_schema() -> None:
    """A comment for the person who opens it, and the line that makes an editor check it."""
    for path in CONTENT.glob("*.yaml"):
        first, second, *_ = path.read_text("utf-8").splitlines()
        assert re.match(r"# .*[ぁ-ん]", first), path.name
        assert second == "# yaml-language-server: $schema=appendix.schema.json", path.name


def test_schema_beside_the_content_is_the_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """What an editor checks by is what ``faqprint schema`` prints (renewed by it: ``> content/appendix.schema.json``)."""
    assert cli.main(["schema"]) == 0
    assert (CONTENT / "appendix.schema.json").read_text("utf-8") == capsys.readouterr().out


def test_content_is_sound() -> None:
    """The program reads it without an error or a warning."""
    appendix, faults = read(CONTENT / "appendix.yaml")
    assert appendix is not None
    assert faults == ()

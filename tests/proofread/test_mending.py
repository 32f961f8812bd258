"""What can be mended without asking is, in place, to a fixed point, and nothing else is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqprint.proofread.mending import mend_content
from faqprint.source.yaml_source import YamlSource

from .conftest import FAQ, Write, faq_of

APPENDIX = "title: 別紙\nvalues: {name: ﾃｽﾄ, tel: 000-000ー0000}\nsections: [faq.yaml]\n"


def mend(path: Path) -> bool:
    """Mend the files of an appendix as the command does; say whether any changed."""
    mended = mend_content(path)
    for name, content in mended.files.items():
        name.write_bytes(content)
    return bool(mended.files)


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("ﾃｽﾄです。", "テストです。"),
        (">-  # 覚え\n          ﾃｽﾄです。", ">-  # 覚え\n          テストです。"),
        ("利用できますか?はい。。", "利用できますか？はい。"),
        ("設定によっては ご利用いただけません", "設定によってはご利用いただけません。"),
        ("'お待ちください。。'  # 覚え 。。", "'お待ちください。'  # 覚え 。。"),
        ('"Its か?"', '"Its か？"'),
        ("参照：別紙２", "参照　別紙２"),
        ("参照　設定は、「別紙２」参照", "参照　設定は、「別紙２」"),
        ("desk＠example.jp です。", "desk@example.jp です。"),
        ("見え\u2060ない。", "見えない。"),
        ("見え\u2028な\ufeffい。", "見えない。"),
        ("電話は 096-326ー9407 です。", "電話は 096-326-9407 です。"),
        ("https://x.jp/?a。。b。。[[ﾃ]]", "https://x.jp/?a。b。[[ﾃ]]"),
        ('"あ\\u3044か?"', '"あ\\u3044か？"'),
        ('"Its\\tか?"', '"Its\\tか？"'),
        ("見え\u200bない。", "見え\u200bない。"),
        ("ご利用できません。", "ご利用できません。"),
    ],
)
def test_what_is_mended(write: Write, answer: str, right: str) -> None:
    """And what is not: names, ids, comments, what its author must say."""
    faq = faq_of("い。").replace("answer: い。", f"answer: {answer}\n        id: ﾃ")
    path = write("title: 別紙\nsections: [faq.yaml]\n", faq=faq)
    assert mend(path) == (answer != right)
    assert path.with_name("faq.yaml").read_text("utf-8") == faq.replace(answer, right)
    assert not mend(path)


def test_values_are_mended_where_they_are_defined(write: Write) -> None:
    """And never their names."""
    path = write(APPENDIX.replace("name: ", "ﾅﾏｴ: "), faq=faq_of("{{ﾅﾏｴ}}は{{tel}}です。"))
    assert mend(path)
    assert path.read_text("utf-8") == APPENDIX.replace("name: ﾃｽﾄ", "ﾅﾏｴ: テスト").replace("ー0000", "-0000")
    assert "{{ﾅﾏｴ}}は{{tel}}です。" in path.with_name("faq.yaml").read_text("utf-8")


def test_lines_of_a_text_that_do_not_change_stay_to_the_byte(write: Write) -> None:
    """White lines, line ends, a byte order mark, comments."""
    faq = FAQ.replace(
        "answer: {0}", "answer: |  # 覚え\n          はい。。\n            \n          いいえ。\n\n          終わり。"
    )
    raw = b"\xef\xbb\xbf" + faq.replace("\n", "\r\n").encode()
    path = write("title: 別紙\nsections: [faq.yaml]\n", faq=raw)
    assert mend(path)
    assert path.with_name("faq.yaml").read_bytes() == raw.replace("。。".encode(), "。".encode())


def test_what_is_ignored_off_or_allowed_is_not_mended(write: Write) -> None:
    """As it is not told."""
    faq = faq_of("か?").replace("        answer", "        # faqprint: ignore mark-half\n        answer")
    assert not mend(write("title: 別紙\nsections: [faq.yaml]\n", faq=faq))
    assert not mend(write("title: 別紙\nproofread: {rules: {mark-half: off}}\nsections: [faq.yaml]\n", faq=faq_of("か?")))
    assert not mend(write("title: 別紙\nproofread: {allow: ['か?']}\nsections: [faq.yaml]\n", faq=faq_of("か?")))


def test_nothing_of_a_content_with_errors_is_mended(write: Write) -> None:
    """It may not be read as it is meant."""
    path = write("title: 別紙\nsections: [faq.yaml, none.yaml]\n", faq=faq_of("か?"))
    assert mend_content(path) == ({}, ())


def test_a_dictionary_mends_to_a_fixed_point(write: Write) -> None:
    """What one rule makes another may mend."""
    path = write("title: 別紙\nproofread: {dictionary: [prh.yml]}\nsections: [faq.yaml]\n", faq=faq_of("甲です。"))
    path.with_name("prh.yml").write_text("rules: [{expected: 乙, pattern: 甲}, {expected: 丙, pattern: 乙}]\n", "utf-8")
    assert mend(path)
    assert "丙です。" in path.with_name("faq.yaml").read_text("utf-8")
    assert not mend(path)


@pytest.mark.parametrize("other", ["甲", "丙"])
def test_rules_that_go_round_in_a_circle_change_nothing(write: Write, other: str) -> None:
    """A second run must find what the first one left."""
    rules = f"{{expected: 乙, pattern: 甲}}, {{expected: {other}, pattern: 乙}}, {{expected: 甲, pattern: 丙}}"
    path = write("title: 別紙\nproofread: {dictionary: [prh.yml]}\nsections: [faq.yaml]\n", faq=faq_of("甲です。"))
    path.with_name("prh.yml").write_text(f"rules: [{rules}]\n", "utf-8")
    assert not mend(path)


def test_a_rule_that_grows_without_end_changes_nothing(write: Write) -> None:
    """Nor does the next run."""
    path = write("title: 別紙\nproofread: {dictionary: [prh.yml]}\nsections: [faq.yaml]\n", faq=faq_of("甲です。"))
    path.with_name("prh.yml").write_text("rules: [{expected: $1$1, pattern: /(甲+)/}]\n", "utf-8")
    mended = mend_content(path)
    assert mended.files == {}


def test_a_text_that_would_be_at_fault_stays_and_the_others_are_mended(write: Write) -> None:
    """Nothing was mended of a content with one such text."""
    faq = faq_of("甲の項です。") + "      - question: ﾃｽﾄ?\n        answer: ﾃｽﾄです。。\n"
    path = write("title: 別紙\nproofread: {dictionary: [prh.yml]}\nsections: [faq.yaml]\n", faq=faq)
    path.with_name("prh.yml").write_text("rules: [{expected: '[[甲]]', pattern: 甲の項}]\n", "utf-8")
    assert mend(path)
    text = path.with_name("faq.yaml").read_text("utf-8")
    assert "answer: 甲の項です。\n" in text and "question: テスト?\n        answer: テストです。\n" in text.replace("？", "?")
    assert not mend(path)


def test_changed_lines_are_given_with_what_they_were(write: Write) -> None:
    """For whoever wants to see before anything is written."""
    path = write("title: 別紙\nsections: [faq.yaml]\n", faq=faq_of("はい。。\nいいえ。"))
    (line,) = mend_content(path).lines
    assert (line.file, line.line, line.before.strip(), line.after.strip()) == ("faq.yaml", 8, "はい。。", "はい。")


PIECES = [
    "ご利用",
    "できますか",
    "?",
    "。",
    "、",
    " ",
    "　",
    "ﾃｽﾄ",
    "{{name}}",
    "[[q]]",
    "https://x.jp/?か",
    "**",
    "参照",
    "：",
    "・",
    "#",
    "ください",
    "\n",
    "（",
    "「別紙」",
    "'",
    '"',
    ":",
    "a＠b.jp",
    "\\",
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14), st.sampled_from(["|", '"', "'"]))
def test_mending_comes_to_an_end_and_touches_no_name(write: Write, pieces: list[str], style: str) -> None:
    """A second run is byte-equal; ids, values' names, addresses, comments and all other texts are what they were."""
    answer = "".join(pieces).strip(" 　\n") or "い"
    quoted = {
        "|": "|  # 覚え か?\n" + "\n".join(f"          {line}" if line.strip() else "" for line in answer.split("\n")),
        '"': '"' + answer.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"  # 覚え か?',
        "'": "'" + answer.replace("'", "''").replace("\n", "") + "'  # 覚え か?",
    }[style]
    faq = FAQ.replace("answer: {0}", f"answer: {quoted}\n        id: q")
    path = write(APPENDIX, faq=faq)
    before = {name: path.with_name(name).read_bytes() for name in ("appendix.yaml", "faq.yaml")}
    mend(path)
    after = {name: path.with_name(name).read_bytes() for name in before}
    assert not mend(path)
    assert {name: path.with_name(name).read_bytes() for name in before} == after
    texts = [list(YamlSource("f.yaml", content["faq.yaml"]).scalars()) for content in (before, after)]
    assert [one.text for one in texts[0] if one is not texts[0][-2]] == [one.text for one in texts[1] if one is not texts[1][-2]]
    names = r"\{\{name\}\}|\[\[q\]\]|https://[!-~]+"
    assert re.findall(names, texts[0][-2].text) == re.findall(names, texts[1][-2].text)
    assert "# 覚え か?" in after["faq.yaml"].decode()


def test_the_address_of_a_desk_or_in_a_value_is_let_alone(write: Write) -> None:
    """Its か? was か？ then, and led elsewhere."""
    desks = "type: contact\ntitle: 窓口\ndesks:\n  - {name: 事務部, url: 'https://example.jp/か?'}\n"
    assert not mend(write("title: 別紙\nsections: [desks.yaml]\n", desks=desks))
    values = "values: {home: 'https://窓口.example.jp/か?', own: 'か、{{home}}です。'}\n"
    assert not mend(write(f"title: 別紙\n{values}sections: [faq.yaml]\n", faq=faq_of("{{home}}と{{own}}")))

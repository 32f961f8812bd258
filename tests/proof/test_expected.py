"""What an appendix must print, from its content alone: every word once, in reading order, with the question it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from faqprint.manuscript.model import Appendix
from faqprint.manuscript.values import resolve
from faqprint.proof.expected import Passage, expected_passages

Load = Callable[..., Appendix]

FAQ = """\
type: faq
title: ＦＡＱ
intro: 前書き
categories:
  - name: 区分一
    questions:
      - question: 問一
        answer: |
          答一

          ・項目
          ※注
          参照 別紙
      - {question: 問二, answer: 答二}
  - name: 区分二
    questions:
      - {question: 問三, answer: "| 種類 | 額 |\\n|---|---|\\n| 同行 | 110円 |"}
"""


def texts(load_one: Load, appendix: str, **files: str) -> list[str]:
    """The texts of the passages of an appendix, empty ones left out."""
    return [passage.text for passage in passages(load_one, appendix, **files) if passage.text]


def passages(load_one: Load, appendix: str, **files: str) -> list[Passage]:
    """The passages of an appendix whose values are put in."""
    return expected_passages(resolve(load_one(appendix, **files), {}))


def test_the_table_of_questions(load_one: Load) -> None:
    """Title, intro, heads; of each row its No, its category's name once, its question, its answer; marks by themselves."""
    found = passages(load_one, "title: 別紙\nsections: [faq.yaml]\n", faq=FAQ)
    assert [(p.text, p.question) for p in found if p.text] == [
        *[(text, "") for text in ("ＦＡＱ", "前書き", "No", "区分", "質問", "回答")],
        *[(text, "1") for text in ("1", "区分一", "問一", "答一", "・", "項目", "※", "注", "参照", "別紙")],
        *[(text, "2") for text in ("2", "問二", "答二")],
        *[(text, "3") for text in ("3", "区分二", "問三", "種類", "額", "同行", "110円")],
    ]


def test_anchors_begin_with_their_passages(load_one: Load) -> None:
    """A section with its title, a question with its No, a category with that of its first question."""
    found = passages(load_one, "title: 別紙\nsections: [faq.yaml]\n", faq=FAQ)
    assert {p.begins: p.text for p in found if p.begins} == {
        ("s1",): "ＦＡＱ",
        ("q1", "c1"): "1",
        ("q2",): "2",
        ("q3", "c3"): "3",
    }


def test_sections_print_the_words_that_nobody_typed(load_one: Load) -> None:
    """Marks before items, words before the lines of a desk, labels; what is left out is not printed."""
    appendix = """\
title: 別紙
sections:
  - {type: contact, title: 連絡先, desks: [{name: 事務部, tel: '03', hours: 平日}]}
  - {type: checklist, items: [一, {text: 二, note: ※注}], boxes: true}
  - {type: checklist, items: [三]}
  - {type: notice, items: [四, ◆五, QR https://x.jp 案内]}
  - {type: text, title: 文章, body: 本文}
  - {type: memo, fields: [氏名], return_to: 提出先}
"""
    assert texts(load_one, appendix) == [
        *("連絡先", "事務部", "ＴＥＬ：", "03", "受付時間：", "平日"),
        *("□", "一", "□", "二", "※", "注"),
        *("◆", "三"),
        *("重要", "◆", "四", "◆", "五", "◆", "案内", "https://x.jp"),
        *("文章", "本文"),
        *("【メモ欄】", "氏名", "提出先"),
    ]


def test_values_are_printed_and_marks_are_not(load_one: Load) -> None:
    """As they were put in; emphasis and links leave their words."""
    appendix = """\
title: 別紙
values: {tel: '03'}
sections:
  - {type: text, body: '**強調** {{tel}} [[q]] https://x.jp'}
  - type: faq
    title: ＦＡＱ
    categories: [{name: 区分, questions: [{question: 問, answer: 答, id: q}]}]
"""
    assert "強調 03 No.1 https://x.jp" in texts(load_one, appendix)


def test_the_contents_name_what_they_lead_to(load_one: Load) -> None:
    """Sections and categories by their titles, each followed by the label of its page; what has no title is left out."""
    appendix = """\
title: 別紙
toc: true
revisions: [{version: 第1版, note: 初版}]
sections: [faq.yaml, {type: text, body: 無題}, {type: notice, label: 注意, items: [あ]}, {type: memo, title: メモ}]
"""
    found = passages(load_one, appendix, faq=FAQ)
    contents = found[: next(n for n, p in enumerate(found) if p.begins)]
    assert [(p.text, p.page_of) for p in contents] == [
        ("目次", ""),
        *[("ＦＡＱ", ""), ("", "s1"), ("区分一", ""), ("", "c1"), ("区分二", ""), ("", "c3")],
        *[("注意", ""), ("", "s3"), ("改訂履歴", ""), ("", "revisions"), ("メモ", ""), ("", "s4")],
    ]


def test_a_list_of_questions_and_a_mark_come_first(load_one: Load) -> None:
    """The mark in the head before all else; of each question its No, its words, the label of its page."""
    found = passages(load_one, "title: 別紙\ntoc: questions\nmark: 社外秘\nsections: [faq.yaml]\n", faq=FAQ)
    assert (found[0].text, found[0].in_head) == ("社外秘", True)
    assert not any(passage.in_head for passage in found[1:])
    contents = found[1 : next(n for n, p in enumerate(found) if p.begins)]
    assert [p.text or p.page_of for p in contents] == [
        *("目次", "ＦＡＱ", "s1", "区分一", "c1", "1", "問一", "q1", "2", "問二", "q2"),
        *("区分二", "c3", "3", "問三", "q3"),
    ]


def test_the_revisions_stand_before_the_memos_at_the_end(load_one: Load) -> None:
    """A memo before other sections keeps its place."""
    appendix = """\
title: 別紙
revisions: [{version: 第1版, date: 2026-11-22, note: 初版}]
sections: [{type: memo, title: 先}, {type: text, title: 文, body: 本文}, {type: memo, title: 後}]
"""
    assert texts(load_one, appendix) == [
        *("先", "【メモ欄】", "文", "本文"),
        *("改訂履歴", "版", "日付", "内容", "第1版", "令和8年11月22日", "初版"),
        *("後", "【メモ欄】"),
    ]

"""Values put in: as they are, links apart, and nothing else touched."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faqprint.errors import ContentError
from faqprint.manuscript.model import Appendix, Contact, FaqSection, Inline, Notice, Paragraph, Span
from faqprint.manuscript.values import Binding, Holding, resolve

Load = Callable[..., Appendix]

APPENDIX = """\
title: '{{short}}ＦＡＱ'
values:
  short: 別紙
  desk: 本店 {{tel}}
  tel: 000-111
  mail: a@b.jp
  fax: ''
sections:
  - faq.yaml
  - type: contact
    title: 窓口
    desks:
      - {name: '{{desk}}', tel: '{{tel}}', fax: 'ＦＡＸ {{fax}}', email: '{{mail}}'}
  - type: notice
    items: ['**{{tel}}**へ{{mail}}', あ]
"""
FAQ = """\
type: faq
title: ＦＡＱ
categories:
  - name: 区分
    questions:
      - {question: あ, answer: い}
      - question: 番号は？
        answer: |
          ◆{{tel}}
          | {{tel}} | a |
          |---|---|
          そのまま
"""


def first_lines(appendix: Appendix) -> list[str]:
    """Give the contact lines."""
    contact = appendix.sections[1]
    assert isinstance(contact, Contact)
    return [line.text for line in contact.desks[0]]


def test_values_enter_as_they_are(load_one: Load) -> None:
    """A value may use others; marks in it print; its addresses become links."""
    loaded = load_one(APPENDIX, faq=FAQ)
    appendix = resolve(loaded)
    assert appendix.title.text == "別紙ＦＡＱ"
    assert first_lines(appendix) == ["本店 000-111", "000-111", "", "a@b.jp", "", ""]
    notice = appendix.sections[2]
    assert isinstance(notice, Notice)
    spans = (Span(0, 7, strong=True), Span(8, 14, link="mailto:a@b.jp"))
    assert notice.items[0].text == (Paragraph(Inline("000-111へa@b.jp", spans)),)


@pytest.mark.parametrize(
    ("site", "text"),
    [
        ("https://a.jp", "詳しくは案内（https://a.jp）、https://a.jp/x（https://a.jp/x）を。"),
        ("", "詳しくは案内、/x（/x）を。"),
    ],
)
def test_brackets_go_with_an_address_that_is_wholly_a_value_and_empty(load_one: Load, site: str, text: str) -> None:
    """Behind the words of a link; one that has something in them keeps them."""
    items = "['詳しくは[案内]({{site}})、{{site}}/x（{{site}}/x）を。']"
    content = f"title: 別紙\nvalues: {{site: ''}}\nsections:\n  - {{type: notice, items: {items}}}\n"
    notice = resolve(load_one(content), {"site": site}).sections[0]
    assert isinstance(notice, Notice)
    (block,) = notice.items[0].text
    assert isinstance(block, Paragraph) and block.body.text == text


def test_branch_values_come_first(load_one: Load) -> None:
    """An edition's value stands in place of the appendix's, in other values too; marks and bars in it are text."""
    appendix = resolve(load_one(APPENDIX, faq=FAQ), {"tel": "**{{short}}|◆[[x]]", "fax": "9"}, "支店")
    assert first_lines(appendix)[:3] == ["本店 **別紙|◆[[x]]", "**別紙|◆[[x]]", "ＦＡＸ 9"]
    assert appendix.branch == "支店"
    section = appendix.sections[0]
    assert isinstance(section, FaqSection)
    assert "**別紙|◆[[x]]" in str(section.categories[0].questions[1].answer[1])


def test_what_holds_no_value_stays_the_same_object(load_one: Load) -> None:
    """Questions, blocks and sections without values keep their identity; so does a whole appendix."""
    loaded = load_one(APPENDIX, faq=FAQ)
    appendix = resolve(loaded)
    before, after = loaded.sections[0], appendix.sections[0]
    assert isinstance(before, FaqSection) and isinstance(after, FaqSection)
    assert after.categories[0].questions[0] is before.categories[0].questions[0]
    assert after.categories[0].questions[1] is not before.categories[0].questions[1]
    assert after.categories[0].questions[1].question is before.categories[0].questions[1].question
    assert after.categories[0].questions[1].answer[-1] is before.categories[0].questions[1].answer[-1]
    assert resolve(appendix) is appendix
    assert "{{" not in str(appendix.sections) + str(appendix.title)


def test_where_values_stand_is_found_once(load_one: Load) -> None:
    """Bindings that share what they found give what each would give by itself."""
    loaded = load_one(APPENDIX, faq=FAQ)
    known: Holding = {}
    for tel in ("1", "2", ""):
        values = {"tel": tel, "fax": tel}
        shared, alone = (Binding(loaded, values, *more) for more in ((known,), ()))
        assert [shared.put(section) for section in loaded.sections] == [alone.put(section) for section in loaded.sections]
        assert shared.put(loaded.sections) == resolve(loaded, values).sections
    assert all(known[id(holder)][0] is holder for holder, _ in known.values())


def test_escaped_braces_in_a_value_print(load_one: Load) -> None:
    r"""``\{{`` in a value prints the braces."""
    appendix = resolve(load_one("title: '{{a}}'\nvalues: {a: '\\{{b}}'}\nsections: [faq.yaml]\n"))
    assert appendix.title.text == "{{b}}"


@pytest.mark.parametrize(
    ("values", "code"),
    [({"tel": "{{nobody}}"}, "unknown-value"), ({"tel": "{{desk}}"}, "value-cycle"), ({"tel": "a\nb"}, "line-feed-in-value")],
)
def test_bad_branch_values_are_refused(load_one: Load, values: dict[str, str], code: str) -> None:
    """A branch's value may not use an unknown one, itself, or hold a line feed."""
    with pytest.raises(ContentError) as caught:
        resolve(load_one(APPENDIX, faq=FAQ), values)
    assert [fault.code for fault in caught.value.faults] == [code]

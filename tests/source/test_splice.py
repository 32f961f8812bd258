"""Changes in place: what was meant is read back, and everything else stays to the byte."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqprint.source.changes import Changes, NewItem, NewText, OldItem, SpliceError, expect
from faqprint.source.spans import MappingSpan, NodePath, NodeSpan, SequenceSpan, SpanText, plain_value, spans_of
from faqprint.source.splice import prove_splice, splice, splice_unproved

ROOT = Path(__file__).parents[2]

HAND = """\
# ＦＡＱの原稿
type: faq
title: "よくある ご質問"   # 題

categories:
  # 一つ目の区分
  - name: 全般
    questions:
      - question: 利用時間は？
        answer: |
          平日の９時から
          １５時までです。\x20\x20

          ※祝日を除く
      # 印鑑のこと
      - question: '印鑑は''要り''ますか？'
        answer: 要りません。 # 確認ずみ

      - question: "{{service}}とは？"
        id: what
        answer: |2-
            字下げのある行
          ふつうの行

  - name: その他
    questions:
    - question: 無印
      answer:
        # 下に書く
        べた書き
    - {question: 流し書き, answer: "改行\\nあり"}
# おわり
"""

JSON = json.dumps(
    {
        "type": "faq",
        "title": "ＦＡＱ",
        "categories": [
            {"name": "全般", "questions": [{"question": f"問{n}", "answer": f"答{n}\n二行目"} for n in range(3)]},
            {"name": "他", "questions": [{"question": "問", "answer": "答", "id": "x"}]},
        ],
    },
    ensure_ascii=False,
    indent=1,
)

FILES = {
    "hand": HAND,
    "crlf": HAND.replace("\n", "\r\n"),
    "bom": "\ufeff" + HAND,
    "no end": HAND.removesuffix("\n# おわり\n"),
    "json": JSON,
    "json in a line": json.dumps(json.loads(JSON), ensure_ascii=False),
    "pyyaml": yaml.safe_dump(json.loads(JSON), allow_unicode=True),
    "pyyaml in ascii": yaml.safe_dump(json.loads(JSON)),
    **{str(path.relative_to(ROOT)): path.read_text("utf-8") for path in sorted((ROOT / "content").glob("*.yaml"))},
    **{str(path.relative_to(ROOT)): path.read_text("utf-8") for path in sorted((ROOT / "src/faqprint/starter").glob("*.yaml"))},
}
#: Texts that are hard to write.
TEXTS = (
    "新しい答えです。", "二行の\n答えです。", "a: b", "番号 #3", "'引用'と\"二重\"", "- 箇条", "", "  字下げ\n戻る",
    "行末 \nの空白", "\n空行から", "途中に\n\n空行", "[重要]お知らせ", "{{name}}です", "yes", "0120", "終わりの：", "コロン:",
    "\\n と打った", "※注\n　※字下げの注", "#で始まる", "タブ\tあり", "|縦棒", "100%", "@家", "長い" * 200, "𠮷と髙", "* 星",
    "前\n# 見出しではない\n後", "---", "...",
)  # fmt: skip


def lists(node: NodeSpan | None, path: NodePath = ()) -> list[tuple[NodePath, SequenceSpan]]:
    """Every list that holds mappings, with its path."""
    if isinstance(node, MappingSpan):
        return [found for key, child in node.entries for found in lists(child, (*path, key.text))]
    if isinstance(node, SequenceSpan):
        own = [(path, node)] if node.items and all(isinstance(item, MappingSpan) for item in node.items) else []
        return own + [found for number, child in enumerate(node.items) for found in lists(child, (*path, number))]
    return []


def comments(text: str) -> list[str]:
    """The comment tokens of a text: the lines that begin with #, outside of blocks as far as the parser knows."""
    spans = sorted((span.start, span.end) for _, span in spans_of(SpanText.read(text.encode()).root))
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        inside = any(start < at + len(line) and at < end for start, end in spans if "\n" in text[start:end])
        if line.lstrip(" ").startswith("#") and not inside:
            found.append(line.strip())
        at += len(line)
    return found


@cache
def source_of(name: str) -> SpanText:
    """One of the files, read once for all texts."""
    return SpanText.read(FILES[name].encode())


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_any_scalar_takes_any_text(text: str) -> None:
    """The text is read back; what stands before and behind the scalar is as it was, its comments among it."""
    for name, file in FILES.items():
        content = file.encode()
        source = source_of(name)
        for path, span in list(spans_of(source.root))[:: max(1, len(file) // 3000)]:
            changed = splice_unproved(source, {path: text})
            proved = prove_splice(source, {path: text}, changed)
            assert plain_value(proved.root) == expect(source.root, {path: text}), name
            after = changed.decode().removeprefix("\ufeff")
            assert after[: span.start] == source.text[: span.start], name
            assert after.endswith(source.text[source.line_end(span.end) :]), name
            assert changed.startswith(b"\xef\xbb\xbf") == content.startswith(b"\xef\xbb\xbf"), name


@pytest.mark.parametrize("name", FILES)
def test_nothing_changed_nothing_touched(name: str) -> None:
    """The same texts in the same order leave the bytes as they are."""
    content = FILES[name].encode()
    source = SpanText.read(content)
    changes: dict[NodePath, object] = {path: span.text for path, span in spans_of(source.root)}
    changes |= {path: [OldItem((*path, n)) for n in range(len(node.items))] for path, node in lists(source.root)}
    assert splice(content, changes) == content  # type: ignore[arg-type]  # built of both kinds


@given(st.sampled_from(sorted(FILES)), st.randoms(use_true_random=False))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_edits(name: str, chance: random.Random) -> None:
    """Texts, keys and items changed together: what was meant is read back, and no comment is lost but a removed item's."""
    content = FILES[name].encode()
    source = SpanText.read(content)
    changes: dict[NodePath, object] = {}
    scalars = [path for path, _ in spans_of(source.root)]
    for path in chance.sample(scalars, min(len(scalars), chance.randrange(4))):
        changes[path] = chance.choice(TEXTS)
    pools = lists(source.root)
    removed = False
    if pools:
        path, node = chance.choice(pools)
        items: list[OldItem | NewItem] = [OldItem((*path, number)) for number in range(len(node.items))]
        for _ in range(chance.randrange(1, 4)):
            deed = chance.randrange(4)
            if deed == 0:
                items.insert(
                    chance.randrange(len(items) + 1), NewItem((("question", chance.choice(TEXTS)), ("answer", "答\nえ")))
                )
            elif deed == 1 and len(items) > 1:
                items.pop(chance.randrange(len(items)))
                removed = True
            else:
                items.append(items.pop(chance.randrange(len(items))))
        changes[path] = items
    typed: Changes = changes  # type: ignore[assignment]  # built of both kinds
    changed = splice(content, typed)
    assert plain_value(SpanText.read(changed).root) == expect(source.root, typed)
    if not removed:
        assert sorted(comments(changed.decode())) == sorted(comments(content.decode()))


def test_form_of_the_file_is_kept() -> None:
    """Quotes stay quotes, a block stays a block, a plain text stays plain where it can, and comments stay where they were."""
    q: NodePath = ("categories", 0, "questions")
    changed = splice(
        HAND.encode(),
        {
            (*q, 0, "answer"): "一行です。",
            (*q, 1, "question"): "印鑑は'本当に'要りますか？",
            (*q, 1, "answer"): "要ります。\n必ずです。",
            (*q, 2, "question"): "別の問い",
        },
    ).decode()
    assert "answer: |\n          一行です。\n      # 印鑑のこと\n" in changed
    assert (
        "question: '印鑑は''本当に''要りますか？'\n        answer: | # 確認ずみ\n          要ります。\n          必ずです。\n\n"
        in changed
    )
    assert 'question: "別の問い"\n' in changed


def test_moved_item_takes_its_comment_along() -> None:
    """The comment right above goes with the question; blank lines stay where they were."""
    q: NodePath = ("categories", 0, "questions")
    changed = splice(HAND.encode(), {q: [OldItem((*q, 1)), OldItem((*q, 0)), OldItem((*q, 2))]}).decode()
    assert "    questions:\n      # 印鑑のこと\n      - question: '印鑑は''要り''ますか？'\n" in changed
    assert "        answer: 要りません。 # 確認ずみ\n      - question: 利用" in changed


def test_item_of_another_list_takes_that_one_s_indent() -> None:
    """A question moved to a category that is indented otherwise is indented as that, its block's lines with it."""
    one, two = ("categories", 0, "questions"), ("categories", 1, "questions")
    changes: Changes = {
        one: [OldItem((*one, 1)), OldItem((*one, 2))],
        two: [OldItem((*one, 0)), OldItem((*two, 0)), OldItem((*two, 1))],
    }
    changed = splice(HAND.encode(), changes).decode()
    assert "  - name: その他\n    questions:\n    - question: 利用時間は？\n      answer: |\n        平日の９時から\n" in changed


def test_new_item_is_written_as_its_neighbours() -> None:
    """Its dash and keys stand where theirs do; texts of several lines are blocks."""
    q: NodePath = ("categories", 0, "questions")
    new = NewItem((("question", "新しい問い"), ("answer", "一行\n二行"), ("id", "new")))
    changed = splice(HAND.encode(), {q: [*(OldItem((*q, n)) for n in range(3)), new]}).decode()
    assert (
        "      - question: 新しい問い\n        answer: |\n          一行\n          二行\n        id: new\n\n  - name: その他\n"
        in changed
    )


def test_key_is_added_and_removed() -> None:
    """A key goes to the end of its mapping; one that goes takes its lines along."""
    q: NodePath = ("categories", 0, "questions")
    changed = splice(HAND.encode(), {(*q, 1, "id"): "seal", (*q, 2, "id"): None}).decode()
    assert "        answer: 要りません。 # 確認ずみ\n        id: seal\n\n" in changed
    assert "id: what" not in changed


def test_list_is_added() -> None:
    """A list that a file did not have is written at its end."""
    changed = splice("title: 別紙\n".encode(), {("revisions",): [NewItem((("version", "第1.0版"), ("note", "初版")))]})
    assert changed.decode() == "title: 別紙\nrevisions:\n  - version: 第1.0版\n    note: 初版\n"


@pytest.mark.parametrize(
    "changes",
    [
        {("categories", 9): "x"},
        {("categories",): "x"},
        {("title", "x"): "y"},
        {("categories", 0, "questions"): []},
        {("categories", 0, "questions", 0, "question"): None},
    ],
)
def test_what_cannot_be_done_is_refused(changes: Changes) -> None:
    """Nothing is written where there is nothing, where something else stands, or where nothing would be left."""
    with pytest.raises(SpliceError):
        splice(HAND.encode(), changes)


def test_an_anchor_that_is_used_elsewhere_goes_alone() -> None:
    """Changed where it is named, the text stays where an alias repeats it: that was refused."""
    assert splice(b"a: &x one\nb: *x\n", {("a",): "two"}) == b"a: two\nb: one\n"
    assert splice(b"a: &x one\nb: *x\n", {("b",): "two"}) == b"a: &x one\nb: two\n"


def test_spaces_at_the_end_of_a_block_go_with_it() -> None:
    """A last line that ended with spaces once left them behind the new text."""
    before = "a: |\n  一\n  二\u3000 \n\nb: c\n"
    assert splice(before.encode(), {("a",): "一\n三"}).decode() == "a: |\n  一\n  三\n\nb: c\n"


@pytest.mark.parametrize("text", ["[{a: [{b: x}]}, {a: [{b: y}]}]", "- a:\n  - b: x\n- a:\n  - b: y\n"])
def test_only_item_of_a_list_moves(text: str) -> None:
    """An item that was all of its list once became what that list became."""
    first, second = OldItem((0, "a", 0)), OldItem((1, "a", 0))
    assert splice(text.encode(), {(0, "a"): [second], (1, "a"): [first]}).decode() == text.translate({120: "y", 121: "x"})


def test_last_key_goes_and_another_comes() -> None:
    """A key that was added behind one that goes once went with it."""
    changes: Changes = {("b",): None, ("c",): "三", ("d",): "四"}
    assert splice(b"a: 1 # x\nb: 2\n", changes).decode() == "a: 1 # x\nc: 三\nd: 四\n"
    assert splice(b"{a: 1, b: 2}", changes).decode() == "{a: 1, c: 三, d: 四}"


def test_aliases_of_a_text_that_changes_say_what_they_said() -> None:
    """They were left without what they named: nothing could be saved."""
    text = "a: &n 同じ\nb: *n\nc: [*n, x]\nd: &n 別\ne: *n\nf: *n\n"
    assert splice(text.encode(), {("a",): "新"}).decode() == text.replace("&n 同じ", "新").replace("*n", "同じ", 2)
    assert splice(text.encode(), {("d",): "新", ("f",): "外"}).decode() == text[: text.index("&n 別")] + "新\ne: 別\nf: 外\n"
    block = "a: &n |\n  一\n  二\nb: *n\n"
    assert splice(block.encode(), {("a",): "新"}).decode() == "a: &n |\n  新\nb: |\n  一\n  二\n"


def test_new_text_in_a_list() -> None:
    """An item that is a text alone, in lines and in brackets."""
    items: Changes = {(): [NewText("新: しい"), OldItem((0,))]}
    assert splice("- 一 # x\n".encode(), items).decode() == '- "新: しい"\n- 一 # x\n'
    assert splice('["一"]'.encode(), items).decode() == '["新: しい", "一"]'


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_of_a_block_that_do_not_change_stay_to_the_byte(newline: str) -> None:
    """A white line may hold any number of spaces: they went when another line changed."""
    text = "a: |  # 覚え\n    はい\n       \n  \n    いいえ\nb: 後\n".replace("\n", newline).replace(" " * 7, " " * 4)
    assert splice(text.encode(), {("a",): "はい\n\n\nいえ"}).decode() == text.replace("いいえ", "いえ")


def test_a_mapping_is_begun() -> None:
    """Where there was no such key: in lines, with lists in it; over one that is there it is refused."""
    changes: Changes = {("margins",): NewItem((("top", "20"), ("names", (NewText("a"), NewText("b: c")))))}
    content = b"paper: A4   # c\r\nbase: large\r\n"
    assert splice(content, changes) == content + b'margins:\r\n  top: 20\r\n  names:\r\n    - a\r\n    - "b: c"\r\n'
    with pytest.raises(SpliceError):
        splice(content, {("paper",): NewItem((("top", "20"),))})
    assert splice(b"{a: b}", {("margins",): NewItem((("top", "20"),))}) == b"{a: b, margins: {top: 20}}"


def test_what_is_spliced_without_a_proof_is_proved_later() -> None:
    """The same bytes; read again they must say what was meant, and where each node stands in them is given."""
    before = SpanText.read(HAND.encode())
    changes: Changes = {("title",): "別の題"}
    after = splice_unproved(before, changes)
    assert after == splice(HAND.encode(), changes)
    assert prove_splice(before, changes, after) == SpanText.read(after)
    for wrong in (HAND.encode(), b"a: [", b"\xff"):
        with pytest.raises(SpliceError):
            prove_splice(before, changes, wrong)

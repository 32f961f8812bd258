"""A YAML file as it is typed over."""

from __future__ import annotations

import pytest

from faqprint.desk.drafted_file import DraftedFile
from faqprint.source.changes import NewItem, OldItem, SpliceError

QUESTION = ("questions", 0, "answer")
TEXT = "# c\nquestions:\n  - question: q   # 一\n    answer: a\n  - question: r\n    answer: |\n      b\n"


def test_what_is_typed_to_and_fro_is_what_it_was() -> None:
    """To the byte, though it was a plain text, a block and a plain text again."""
    file = DraftedFile(TEXT.encode())
    assert file.type_text({QUESTION: "x\ny"}) == TEXT.replace("answer: a", "answer: |\n      x\n      y").encode()
    assert file.text_at(QUESTION) == "x\ny"
    assert file.type_text({QUESTION: "a"}) == TEXT.encode()


def test_keys_come_and_go_while_it_is_typed() -> None:
    """A key that was put in and taken away again leaves nothing."""
    file = DraftedFile(TEXT.encode())
    path = ("questions", 0, "id")
    assert file.type_text({path: "x"}) == TEXT.replace("answer: a\n", "answer: a\n    id: x\n").encode()
    assert file.text_at(path) == "x"
    assert file.type_text({path: None}) == TEXT.encode()
    assert file.text_at(path) is None


def test_a_list_is_changed_over_what_was_typed() -> None:
    """Both are there, and what is typed next goes where the items are then."""
    file = DraftedFile(TEXT.encode())
    file.type_text({QUESTION: "typed"})
    file.change_lists({("questions",): [OldItem(("questions", 1)), OldItem(("questions", 0)), NewItem((("question", "n"),))]})
    assert file.text_at(("questions", 1, "answer")) == "typed"
    assert file.type_text({("questions", 1, "answer"): "again"}).endswith(
        "- question: q   # 一\n    answer: again\n  - question: n\n".encode()
    )


def test_a_line_that_yaml_cannot_read_stays_until_it_is_typed_over() -> None:
    """The file is read with it mended; other texts are changed in place around it."""
    faulty = TEXT.replace("answer: a", "answer: 注意: a")
    file = DraftedFile(faulty.encode())
    assert file.text_at(QUESTION) == "注意: a"
    assert file.type_text({("questions", 1, "answer"): "c"}) == faulty.replace("      b\n", "      c\n").encode()
    file.reread()
    assert file.change_lists({("questions",): [OldItem(("questions", 1)), OldItem(("questions", 0))]}).endswith(
        "- question: q   # 一\n    answer: 注意: a\n".encode()
    )
    assert "answer: 'なおした'\n" in file.type_text({("questions", 1, "answer"): "なおした"}).decode()


@pytest.mark.parametrize("control", ["\x1b", "\0", "\x85"])
def test_a_control_that_was_typed_is_kept_until_it_is_typed_over(control: str) -> None:
    """It is a fault, but nothing for which the file could not be written: that was refused as YAML that takes no changes."""
    file = DraftedFile(TEXT.encode())
    typed = file.type_text({QUESTION: f"a{control}b"})
    file.reread()
    assert file.content == typed
    turned = file.change_lists({("questions",): [OldItem(("questions", 1)), OldItem(("questions", 0))]})
    assert typed.split(b"answer: ")[1].split(b"\n")[0] in turned
    assert file.type_text({("questions", 1, "answer"): "ab"}).endswith(b'answer: "ab"\n')


def test_what_cannot_be_read_cannot_be_changed() -> None:
    """Nor can a change that is none."""
    with pytest.raises(SpliceError):
        assert DraftedFile(b"a: \xff").spans
    with pytest.raises(SpliceError):
        DraftedFile(TEXT.encode()).type_text({("questions", 9, "answer"): "x"})


def test_other_bytes_are_taken_as_they_are() -> None:
    """What was typed before is gone."""
    file = DraftedFile(TEXT.encode())
    file.type_text({QUESTION: "x"})
    file.renew(TEXT.encode())
    assert file.text_at(QUESTION) == "a" and file.content == TEXT.encode()

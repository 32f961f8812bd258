"""One content at the desk: saving, undoing, other hands, what survives."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.desk import question_edits as edits
from faqprint.desk.answers import RefusedRequestError
from faqprint.desk.draft import ChangedFilesError
from faqprint.desk.session import FaultyDraftError, Session
from faqprint.errors import MachineError
from faqprint.source.changes import SpliceError

from .browser import FAQ, FILES, Browser, open_session, write_content


def type_answer(session: Session, number: int, text: str) -> None:
    """Type an answer."""
    session.act(lambda: edits.type_field(session, number, "answer", text, goes_on=False))


def faq_of(session: Session) -> Path:
    """The file of the questions."""
    return session.folder / "faq.yaml"


def test_typing_changes_the_pages_and_not_the_files(appendix: Path) -> None:
    """Until it is saved; then the bytes of the text alone are others."""
    session = open_session(appendix)
    type_answer(session, 1, "はい。")
    assert session.shown is not None and session.layout == 2
    assert faq_of(session).read_text("utf-8") == FAQ
    session.save(faulty=False)
    assert faq_of(session).read_text("utf-8") == FAQ.replace("ご利用いただけません。   #", "はい。   #")
    assert session.draft.is_saved


def test_undo_goes_past_saves_down_to_the_first_bytes(appendix: Path) -> None:
    """And up again."""
    session = open_session(appendix)
    texts = [FAQ]
    for text in ("一", "二", "三"):
        type_answer(session, 1, text)
        session.save(faulty=False)
        texts.append(faq_of(session).read_text("utf-8"))
    for wanted in texts[-2::-1]:
        session.act(session.draft.undo)
        session.save(faulty=False)
        assert faq_of(session).read_text("utf-8") == wanted
    assert not session.draft.history.can_undo
    for wanted in texts[1:]:
        session.act(session.draft.redo)
        session.save(faulty=False)
        assert faq_of(session).read_text("utf-8") == wanted
    assert not session.draft.history.can_redo


def test_typed_to_and_fro_it_is_saved(appendix: Path) -> None:
    """A text that is what it was is what it was to the byte: nothing is to be saved or undone."""
    session = open_session(appendix)
    for text in ("はい。\nた", "はい。\nただし例外があります。"):
        session.act(lambda text=text: edits.type_field(session, 2, "answer", text, goes_on=True))  # type: ignore[misc]
    assert session.draft.is_saved and not session.draft.history.can_undo


def test_a_fault_is_saved_only_where_that_is_said(appendix: Path) -> None:
    """The file stays as it was before."""
    session = open_session(appendix)
    type_answer(session, 1, "")
    with pytest.raises(FaultyDraftError):
        session.save(faulty=False)
    assert faq_of(session).read_text("utf-8") == FAQ
    session.save(faulty=True)
    assert 'answer: ""   # 変わる見込み' in faq_of(session).read_text("utf-8")


def test_a_branch_list_at_fault_is_a_fault_too(appendix: Path) -> None:
    """Its pages are there, and yet it is not saved without that being said."""
    (appendix.parent / "branches.csv").write_text("code,name\n001,\n", "utf-8")
    session = open_session(appendix)
    assert session.shown is not None and session.is_faulty
    type_answer(session, 1, "はい。")
    with pytest.raises(FaultyDraftError):
        session.save(faulty=False)


# --- other hands ----------------------------------------------------------------------------------------------------------


def test_what_others_change_is_shown(appendix: Path) -> None:
    """Within a look of the program: another answer, another style, a branch more, a file that was missing."""
    session = open_session(appendix)
    assert not session.look()
    faq_of(session).write_text(FAQ.replace("要りません", "要ります"), "utf-8")
    assert session.look() and edits.question_of(session, 3)["answer"] == "要ります。"
    (appendix.parent / "branches.csv").write_text(FILES["branches.csv"] + "003,西支店,1\r\n", "utf-8")
    assert session.look() and len(session.branch_codes()) == 3
    (appendix.parent / "style.yaml").write_text("paper: B5\n", "utf-8")
    appendix.write_text(FILES["appendix.yaml"] + "style: style.yaml\n", "utf-8")
    assert session.look() and session.shown is not None and session.shown.layout is not None
    assert session.shown.layout.width < 520
    (appendix.parent / "style.yaml").write_text("paper: A4\n", "utf-8")
    assert session.look() and session.shown.layout is not None and session.shown.layout.width > 590
    assert session.draft.is_saved and session.conflict() is None
    assert not session.look()


def test_files_that_others_take_away_are_told_until_they_are_back(appendix: Path) -> None:
    """The last good pages stay; nothing that is typed meanwhile breaks."""
    browser = Browser(open_session(appendix))
    for name, code in (("contact.yaml", "listed-file-missing"), ("appendix.yaml", "appendix-missing")):
        (appendix.parent / name).unlink()
        browser.session.look()
        state = browser.get("/state")
        assert [fault["code"] for fault in state["faults"]] == [code] and state["pages"] and not state["empty"]
        assert browser.get("/form/3")["fields"] == [] and browser.get("/question/1")["answer"]
        browser.put("/draft", 422, question=1, field="answer", value=name)
        browser.put("/undo", 422)
    appendix.write_text("type: faq\ntitle: x\n", "utf-8")
    browser.session.look()
    assert browser.get("/state")["faults"][0]["code"] == "section-as-appendix"
    write_content(appendix.parent)
    browser.session.look()
    assert browser.get("/state")["faults"] == [] and browser.get("/form/3")["fields"]


def test_undo_stops_where_another_hand_wrote(appendix: Path) -> None:
    """What others wrote is not taken back; steps of other files are."""
    session = open_session(appendix)
    type_answer(session, 1, "はい。")
    session.save(faulty=False)
    faq_of(session).write_text(FAQ.replace("要りません", "要ります"), "utf-8")
    assert session.look()
    assert not session.draft.history.can_undo


def test_nothing_is_written_over_what_others_wrote(appendix: Path) -> None:
    """A draft of a file that others changed is not saved, and both are kept until somebody says what is to become of it."""
    session = open_session(appendix)
    type_answer(session, 1, "わたしの文")
    theirs = FAQ.replace("要りません", "要ります")
    faq_of(session).write_text(theirs, "utf-8")
    with pytest.raises(ChangedFilesError):
        session.save(faulty=False)
    assert session.conflict() == {"files": ["faq.yaml"]}
    assert faq_of(session).read_text("utf-8") == theirs
    assert edits.question_of(session, 1)["answer"] == "わたしの文"


def test_my_words_are_put_over_theirs(appendix: Path) -> None:
    """「自分の文を残す」: what they changed elsewhere stays; undo gives their file."""
    session = open_session(appendix)
    type_answer(session, 1, "わたしの文")
    theirs = FAQ.replace("要りません", "要ります")
    faq_of(session).write_text(theirs, "utf-8")
    session.look()
    session.settle(mine=True)
    session.save(faulty=False)
    assert faq_of(session).read_text("utf-8") == theirs.replace("ご利用いただけません。   #", "わたしの文   #")
    session.act(session.draft.undo)
    session.save(faulty=False)
    assert faq_of(session).read_text("utf-8") == theirs


def test_their_words_are_read_again(appendix: Path) -> None:
    """「読み直す」."""
    session = open_session(appendix)
    type_answer(session, 1, "わたしの文")
    faq_of(session).write_text(FAQ.replace("要りません", "要ります"), "utf-8")
    session.look()
    session.settle(mine=False)
    assert session.draft.is_saved and session.conflict() is None
    assert edits.question_of(session, 1)["answer"] == "ご利用いただけません。"


def test_a_file_that_is_not_drafted_is_taken_as_others_wrote_it(appendix: Path) -> None:
    """The draft of another file stays, and there is nothing to settle."""
    session = open_session(appendix)
    type_answer(session, 1, "わたしの文")
    (appendix.parent / "contact.yaml").write_text(FILES["contact.yaml"].replace("お問い合わせ", "連絡先"), "utf-8")
    assert session.look() and session.conflict() is None
    session.save(faulty=False)
    assert "わたしの文" in faq_of(session).read_text("utf-8")
    assert "連絡先" in (appendix.parent / "contact.yaml").read_text("utf-8")


def test_two_desks_on_one_folder(appendix: Path) -> None:
    """The second that saves is told of the first; what is the same in both is no conflict."""
    one, other = open_session(appendix), open_session(appendix)
    type_answer(one, 1, "一つ目の机")
    type_answer(other, 1, "二つ目の机")
    one.save(faulty=False)
    with pytest.raises(ChangedFilesError):
        other.save(faulty=False)
    assert "一つ目の机" in faq_of(one).read_text("utf-8")
    type_answer(other, 1, "一つ目の机")
    other.look()
    assert other.conflict() is None and other.draft.is_saved


def test_of_desks_that_save_at_once_one_is_told(appendix: Path, tmp_path: Path) -> None:
    """However close: what the first wrote is what lies there, and the others have a conflict."""
    for _ in range(4):
        sessions = [open_session(appendix, tmp_path / "cache") for _ in range(4)]
        for number, session in enumerate(sessions):
            type_answer(session, 1, f"机{number}の文{_}")
        done: list[int] = []

        def save(number: int, session: Session, done: list[int] = done) -> None:
            with contextlib.suppress(ChangedFilesError):
                session.save(faulty=False)
                done.append(number)

        threads = [threading.Thread(target=save, args=one) for one in enumerate(sessions)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        (winner,) = done
        assert f"机{winner}の文" in faq_of(sessions[0]).read_text("utf-8")
        assert [session.conflict() is None for session in sessions] == [number == winner for number in range(4)]
        for session in sessions:
            session.settle(mine=False)
            session.close()


def test_what_others_write_while_the_disk_takes_its_time_stays(appendix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at once more when all lies ready."""
    session = open_session(appendix)
    type_answer(session, 1, "わたしの文")
    theirs = FAQ.replace("要りません", "要ります")
    sync = os.fsync

    def wait(file: int) -> None:
        sync(file)
        faq_of(session).write_text(theirs, "utf-8")

    monkeypatch.setattr(os, "fsync", wait)
    with pytest.raises(ChangedFilesError):
        session.save(faulty=False)
    assert faq_of(session).read_text("utf-8") == theirs and session.conflict() == {"files": ["faq.yaml"]}
    assert sorted(path.name for path in appendix.parent.iterdir()) == sorted(FILES)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_that_is_swapped_in_is_not_written_through(appendix: Path, tmp_path: Path) -> None:
    """Neither where it leads, nor over it, whatever lies there."""
    session = open_session(appendix)
    type_answer(session, 1, "わたしの文")
    elsewhere = tmp_path / "secret.yaml"
    elsewhere.write_text(FAQ, "utf-8")  # the very bytes that the file had
    faq_of(session).unlink()
    faq_of(session).symlink_to(elsewhere)
    with pytest.raises(ChangedFilesError):
        session.save(faulty=True)
    assert elsewhere.read_text("utf-8") == FAQ and faq_of(session).is_symlink()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_of_the_clerk_s_own_is_written_through(appendix: Path, tmp_path: Path) -> None:
    """One that was there when the desk was opened."""
    shared = appendix.parent / "shared.yaml"
    (appendix.parent / "faq.yaml").rename(shared)
    (appendix.parent / "faq.yaml").symlink_to("shared.yaml")
    session = open_session(appendix)
    type_answer(session, 1, "わたしの文")
    session.save(faulty=False)
    assert faq_of(session).is_symlink() and "わたしの文" in shared.read_text("utf-8")


def test_a_full_disk_keeps_the_old_files_and_the_draft(appendix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All files as they were, nothing beside them; saved once there is room."""
    session = open_session(appendix)
    type_answer(session, 1, "わたしの文")

    def refuse(*args: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        with pytest.raises(MachineError) as caught:
            session.save(faulty=False)
        told = Browser(session).put("/save", 503)["faults"][0]
    assert caught.value.code == told["code"] == "disk-full"
    assert {path.name: path.read_bytes() for path in appendix.parent.iterdir()} == {
        name: text.encode() for name, text in FILES.items()
    }
    assert not session.draft.is_saved
    session.save(faulty=False)
    assert "わたしの文" in faq_of(session).read_text("utf-8")


# --- what survives ----------------------------------------------------------------------------------------------------------


def test_a_draft_survives_the_program(appendix: Path, tmp_path: Path) -> None:
    """Kept at every key; offered at the next start, taken or dropped."""
    cache = tmp_path / "cache"
    session = open_session(appendix, cache)
    assert session.offer is None
    type_answer(session, 1, "わたしの文")
    session.close()  # as the system does when a process is killed
    again = open_session(appendix, cache)
    assert again.offer is not None and again.draft.is_saved
    again.take_offer(take=True)
    assert edits.question_of(again, 1)["answer"] == "わたしの文" and not again.draft.is_saved
    again.save(faulty=False)
    again.close()
    assert open_session(appendix, cache).offer is None


def test_a_draft_that_is_dropped_is_gone(appendix: Path, tmp_path: Path) -> None:
    """And a draft that is saved or undone is none."""
    session = open_session(appendix, tmp_path / "cache")
    type_answer(session, 1, "わたしの文")
    session.close()
    session = open_session(appendix, tmp_path / "cache")
    session.take_offer(take=False)
    assert session.draft.is_saved
    type_answer(session, 1, "x")
    session.act(session.draft.undo)
    session.close()
    assert open_session(appendix, tmp_path / "cache").offer is None


def test_an_offer_waits_until_somebody_answers(appendix: Path, tmp_path: Path) -> None:
    """What is typed meanwhile does not write over it."""
    session = open_session(appendix, tmp_path / "cache")
    type_answer(session, 1, "先の下書き")
    session.close()
    session = open_session(appendix, tmp_path / "cache")
    type_answer(session, 2, "あとの文")
    session.take_offer(take=True)
    assert edits.question_of(session, 1)["answer"] == "先の下書き"
    assert edits.question_of(session, 2)["answer"] == "あとの文"  # was gone, but for 元に戻す


def test_drafts_that_nobody_answered_for_are_offered_one_after_the_other(appendix: Path, tmp_path: Path) -> None:
    """The first was written over by the second, and its text was lost."""
    for number, text in enumerate(("先の下書き", "あとの下書き"), 1):
        session = open_session(appendix, tmp_path / "cache")
        type_answer(session, number, text)
        session.close()
    session = open_session(appendix, tmp_path / "cache")
    session.take_offer(take=True)
    assert session.offer is not None and edits.question_of(session, 2)["answer"] == "あとの下書き"
    session.take_offer(take=True)
    assert session.offer is None
    assert [edits.question_of(session, number)["answer"] for number in (1, 2)] == ["先の下書き", "あとの下書き"]


def test_a_draft_of_a_file_that_others_changed_since_is_to_be_settled(appendix: Path, tmp_path: Path) -> None:
    """Nothing of theirs is written over."""
    session = open_session(appendix, tmp_path / "cache")
    type_answer(session, 1, "わたしの文")
    session.close()
    theirs = FAQ.replace("要りません", "要ります")
    faq_of(session).write_text(theirs, "utf-8")
    session = open_session(appendix, tmp_path / "cache")
    session.take_offer(take=True)
    assert session.conflict() == {"files": ["faq.yaml"]}
    with pytest.raises(ChangedFilesError):
        session.save(faulty=False)
    session.settle(mine=True)
    session.save(faulty=False)
    assert faq_of(session).read_text("utf-8") == theirs.replace("ご利用いただけません。   #", "わたしの文   #")


def test_an_empty_folder_is_offered_the_starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written at once, whole, and opened."""
    monkeypatch.chdir(tmp_path)
    browser = Browser(open_session(Path("content/appendix.yaml")))
    assert browser.get("/state")["empty"]
    browser.put("/draft", 404, question=1, field="answer", value="x")
    browser.put("/draft", starter=True)
    state = browser.get("/state")
    assert not state["empty"] and state["pages"] and state["saved"]
    assert (tmp_path / "content" / "faq.yaml").exists()


def test_content_that_comes_later_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written by another program into the empty folder."""
    monkeypatch.chdir(tmp_path)
    session = open_session(Path("content/appendix.yaml"))
    write_content(Path("content"))
    assert session.look() and session.shown is not None


# --- whatever is done -------------------------------------------------------------------------------------------------------

TEXTS = st.text(st.sampled_from("あ漢、。:#'\"-|>{}[]&*!%@`,? \n　１a※"), max_size=12).map(lambda text: text.strip("\n"))
STEPS = st.one_of(
    st.tuples(st.just("type"), st.integers(1, 5), st.sampled_from(edits.FIELDS), TEXTS),
    st.tuples(st.sampled_from(["add", "delete", "up", "down"]), st.integers(1, 5)),
    st.tuples(st.just("to"), st.integers(1, 5), st.integers(1, 3)),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "save"])),
)
Listed = list[tuple[str, list[dict[str, str]]]]


def listed_in(content: str) -> Listed:
    """What a file of questions says, read by YAML's own rules."""
    read = yaml.load(content, yaml.BaseLoader)
    return [
        (category["name"], [{key: str(text).rstrip("\n") for key, text in asked.items()} for asked in category["questions"]])
        for category in read["categories"]
    ]


def do(listed: Listed, step: tuple[Any, ...]) -> Listed | None:
    """What a step makes of a list of questions; ``None``: it cannot be done."""
    after = [(name, [dict(one) for one in asked]) for name, asked in listed]
    places = [(i, j) for i, (_, asked) in enumerate(after) for j in range(len(asked))]
    if step[1] > len(places):
        return None
    i, j = places[step[1] - 1]
    asked = after[i][1]
    if step[0] == "type":
        if step[3] or step[2] in ("question", "answer"):
            asked[j][step[2]] = step[3]
        else:
            asked[j].pop(step[2], None)
    elif step[0] == "add":
        asked.insert(j + 1, {"question": "（新しい質問）", "answer": "（回答）"})
    elif step[0] == "delete":
        asked.pop(j)
    elif step[0] == "to":
        if step[2] > len(after):
            return None
        if step[2] - 1 != i:
            after[step[2] - 1][1].append(asked.pop(j))
    else:
        by = 1 if step[0] == "down" else -1
        one = asked.pop(j)
        if 0 <= j + by <= len(asked):
            asked.insert(j + by, one)
        elif 0 <= i + by < len(after):
            others = after[i + by][1]
            others.insert(0 if by > 0 else len(others), one)
        else:
            return None
    kept = [category for category in after if category[1]]
    return kept or None


def act(session: Session, step: tuple[Any, ...]) -> None:
    """Do a step at the desk."""
    kind, number = step[0], step[1]
    if kind == "type":
        session.act(lambda: edits.type_field(session, number, step[2], step[3], goes_on=False))
    elif kind == "add":
        session.act(lambda: edits.add_question(session, number))
    elif kind == "delete":
        session.act(lambda: edits.delete_question(session, number))
    elif kind == "to":
        session.act(lambda: edits.set_category(session, number, step[2]))
    else:
        session.act(lambda: edits.move_question(session, number, 1 if kind == "down" else -1))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@settings(max_examples=40)
@given(steps=st.lists(STEPS, max_size=14))
def test_any_sequence_of_acts_changes_what_was_meant_alone(
    tmp_path_factory: pytest.TempPathFactory, newline: str, steps: list[tuple[Any, ...]]
) -> None:
    """After every act the file says what was meant, comments stay, undo gives the very bytes, and the first ones at the end."""
    first = ("\ufeff" + FAQ if newline == "\r\n" else FAQ).replace("\n", newline).encode()
    path = write_content(tmp_path_factory.mktemp("desk"), faq=first)
    session = open_session(path)
    file = faq_of(session)
    past, future = [first], []
    listed = listed_in(first.decode("utf-8-sig"))
    for step in steps:
        now = session.draft.now[file]
        assert now is not None
        if step[0] == "save":
            session.save(faulty=True)
            assert file.read_bytes() == now and session.draft.is_saved
        elif step[0] == "undo":
            if session.draft.history.can_undo:
                future.append(past.pop())
                session.act(session.draft.undo)
                assert session.draft.now[file] == past[-1]
        elif step[0] == "redo":
            if session.draft.history.can_redo:
                past.append(future.pop())
                session.act(session.draft.redo)
                assert session.draft.now[file] == past[-1]
        else:
            meant = do(listed, step)
            try:
                act(session, step)
            except (RefusedRequestError, SpliceError):
                assert session.draft.now[file] == now  # refused, and nothing changed
                continue
            assert meant is not None
            after = session.draft.now[file]
            assert after is not None
            if after != now:
                past.append(after)
                future.clear()
        content = session.draft.now[file]
        assert content is not None and past[-1] == content
        assert content.startswith(b"\xef\xbb\xbf") == first.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\r\n") == (content.count(b"\n") if newline == "\r\n" else 0)
        read = listed_in(content.decode("utf-8-sig"))
        assert step[0] in ("save", "undo", "redo") or read == meant
        listed = read
        text = content.decode()
        assert "# 質問の表" in text and "# 見出し" in text
        asked_for = [asked["question"] for _, group in read for asked in group]
        assert "携帯電話から利用できますか？" not in asked_for or ("# 一番の質問" in text and "# 変わる見込み" in text)
        assert "利用環境" not in [name for name, _ in read] or "# はじめの区分" in text
    while session.draft.history.can_undo:
        session.act(session.draft.undo)
    session.save(faulty=True)
    assert file.read_bytes() == first

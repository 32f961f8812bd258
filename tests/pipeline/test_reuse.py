"""What builds leave for the next: the same bytes as without it, whatever has happened to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqprint.errors import ContentError
from faqprint.export.painter import Painter
from faqprint.layout.display_list import Page
from faqprint.layout.page_builder import PageBuilder
from faqprint.layout.table import FaqFragment
from faqprint.pipeline.build import build
from faqprint.storage import disk_cache
from faqprint.storage.disk_cache import DiskCache, cache_key
from faqprint.storage.fingerprint import fingerprint
from faqprint.storage.packing import unwrap, wrap
from faqprint.text.tables import FontTables

paint = Painter.paint

ANSWERS = (
    "画面の案内のとおりに操作すると、すぐに使えるようになります。",
    "手数料は**無料**です。\n※ただし、窓口では110円かかります。\n参照　「別紙1」",
    "次のものをお持ちください。\n・通帳\n・お届けの印鑑\n（１）番号札を取ります。\n  ①窓口へお越しください。",
    "【はじめに】\n長い説明です。" + "ご利用の条件は、お取引によって異なります。" * 30,
    "| 時間 | 手数料 |\n|---|---|\n| 9：00～15：00 | 無料 |\n| それより後 | 110円 |\n表のとおりです。",
    "https://example.com/ をご覧ください。\n\n[[first]]も見てください。",
    "[[first:page]]をご覧ください。\n| 頁 | 月 |\n|---|---|\n| [[first:page]] | 四 |",
    "\n".join(f"（{number}）手順を守って、順に操作してください。" for number in range(1, 40)),
)
QUESTIONS = (
    "いつから使えますか？",
    "「手数料」はいくらですか？",
    "届け出の内容を変えるには、どのような書類が必要になりますか？",
    "麒麟とは何ですか？",
    "**憂鬱**なときは？",
    "（顰蹙）！",
)
#: Keys of the appendix and of its section, which are laid over those of ``content``.
KEYS: tuple[dict[str, object], ...] = (
    {},
    {"numbering": "category"},
    {"numbering": "category", "number": "{c}-{n}"},
    {"toc": "questions", "mark": "社外秘"},
    {"number": "とても長い番号{n}"},
)
STYLES: tuple[dict[str, object], ...] = ({}, {"leading": 1.7}, {"line": {"adjust": "none"}}, {"running_numbers": True})

Row = tuple[int, str, str]  # category, question, answer


def content(rows: list[Row], keys: Mapping[str, object]) -> str:
    """An appendix as YAML, whose strings JSON's are, too."""
    categories: list[dict[str, object]] = []
    for number, (category, question, answer) in enumerate(rows):
        asked = {"question": question, "answer": answer} | ({} if number else {"id": "first"})
        if not categories or categories[-1]["name"] != f"区分{category}":
            categories.append({"name": f"区分{category}", "questions": []})
        questions = categories[-1]["questions"]
        assert isinstance(questions, list)
        questions.append(asked)
    section: dict[str, object] = {"type": "faq", "title": "質問", "intro": "よくあるご質問です。", "categories": categories}
    appendix: dict[str, object] = {"title": "別紙　ＦＡＱ", "style": "style.yaml", "sections": [section]}
    for key, value in keys.items():
        (section if key.startswith("number") else appendix)[key] = value
    return json.dumps(appendix, ensure_ascii=False)


ROWS: list[Row] = [(number // 5, QUESTIONS[number % 3] + f"（{number}）", ANSWERS[number % 5]) for number in range(40)]

rows = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(QUESTIONS), st.sampled_from(ANSWERS)), min_size=1, max_size=24)
versions = st.tuples(rows, st.sampled_from(STYLES), st.sampled_from(KEYS))


class Desk:
    """A folder with an appendix and a cache of its own."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "appendix.yaml"
        self.cache = folder / "cache"

    def write(
        self, rows: list[Row], style: Mapping[str, object] | None = None, keys: Mapping[str, object] = MappingProxyType({})
    ) -> None:
        """Write the appendix and its style."""
        self.file.write_text(content(rows, keys), "utf-8")
        self.file.with_name("style.yaml").write_text(json.dumps({"base": "standard", **(style or {})}), "utf-8")

    def build(self, *, cache: bool = True) -> bytes:
        """Give the PDF."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("FAQPRINT_CACHE", str(self.cache))
            build(self.file, out := self.file.with_suffix(".pdf"), proof=False, cache=cache)
        return out.read_bytes()

    @property
    def kept(self) -> Path:
        """The only file in the cache of what builds left."""
        (path,) = (self.cache / "build").iterdir()
        return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with an appendix of some pages."""
    made = Desk(tmp_path)
    made.write(ROWS)
    return made


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=versions, data=st.data())
def test_build_with_what_another_version_left_is_the_build_without(
    before: tuple[list[Row], dict[str, object], dict[str, object]], data: st.DataObject
) -> None:
    """Rows changed, added, removed and moved, styles, numbers and what is listed changed: the same bytes, twice."""
    old, style, keys = before
    row = st.sampled_from(old) | st.tuples(st.integers(0, 2), st.sampled_from(QUESTIONS), st.sampled_from(ANSWERS))
    after = data.draw(st.just(old) | st.permutations(old) | st.lists(row, min_size=1, max_size=24))
    other, others = data.draw(st.just(style) | st.sampled_from(STYLES)), data.draw(st.just(keys) | st.sampled_from(KEYS))
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.write(old, style, keys)
        desk.build()
        desk.write(list(after), other, others)
        expected = desk.build(cache=False)
        assert desk.build() == expected
        assert desk.build() == expected


@pytest.mark.parametrize(("before", "after"), [(0, 1), (1, 0), (1, 2), (2, 4), (0, 3), (3, 0)])
def test_pages_that_differ_in_nothing_but_numbers_are_drawn_anew(desk: Desk, before: int, after: int) -> None:
    """Pages that hold nothing but rows, which are the same, and print another No (a digest without it drew the old one)."""
    desk.write(ROWS, keys=KEYS[before])
    desk.build()
    desk.write(ROWS, keys=KEYS[after])
    assert desk.build() == desk.build(cache=False)


def test_one_word_edited_in_each_row_by_turns(desk: Desk) -> None:
    """Each time the cache is of the version before."""
    desk.build()
    for number in range(0, len(ROWS), 7):
        edited = list(ROWS)
        edited[number] = (ROWS[number][0], ROWS[number][1].replace("ますか", "ますでしょうか"), ROWS[number][2])
        desk.write(edited)
        assert desk.build() == desk.build(cache=False)


def test_only_changed_pages_are_drawn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """One word in the middle: its page, and those that hold more than a part of the table, or its head."""
    drawn: list[int] = []
    paint, place = Painter.paint, FaqFragment.place

    def note_paint(painter: Painter, page: Page) -> object:
        drawn.append(page.number)
        return paint(painter, page)

    def note_place(fragment: FaqFragment, x: float, y: float, sheet: PageBuilder) -> None:
        drawn.append(sheet.number)
        place(fragment, x, y, sheet)

    monkeypatch.setattr(Painter, "paint", note_paint)
    monkeypatch.setattr(FaqFragment, "place", note_place)
    desk.write(ROWS * 2)
    desk.build()
    last = max(drawn)
    assert drawn == [page for page in range(1, last + 1) for _ in range(2)]
    drawn.clear()
    desk.build()
    assert drawn == [1, 1]
    drawn.clear()
    edited = list(ROWS * 2)
    edited[40] = (*edited[40][:2], edited[40][2].replace("操作", "入力"))
    desk.write(edited)
    made = desk.build()
    changed = drawn[-1]
    assert drawn == [1, 1, changed, changed]
    assert 1 < changed < last
    assert made == desk.build(cache=False)


def test_characters_that_leave_the_document_leave_its_fonts(desk: Desk) -> None:
    """Whether a character that only changed pages were known to show stands on another page is found out by reading them."""
    rare = ["麒", "麟", "憂", "鬱", "顰", "蹙"]

    def write(*marks: str) -> None:
        desk.write([(c, f"{q}{marks[number // 13 % len(marks)]}", a) for number, (c, q, a) in enumerate(ROWS * 2)])

    for marks in (
        rare,
        rare[1:],
        rare[:2],
        [f"**{mark}**" for mark in rare],
        ["麒", "**麟**"],
        ["**麒**", "麟"],
        [""],
        rare[::-1],
    ):
        write(*marks)
        assert desk.build() == desk.build(cache=False)


def swapped(data: bytes) -> bytes:
    """One bit turned in the middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[:100],
        lambda data: data[:-1],
        swapped,
        lambda data: data * 2,
        lambda data: b"\0" * 4096,
    ],
    ids=["empty", "head", "cut", "bit", "double", "zeros"],
)
def test_damaged_cache_is_not_believed(desk: Desk, harm: Callable[[bytes], bytes]) -> None:
    """All is made anew, and the cache is whole again."""
    expected = desk.build()
    whole = desk.kept.read_bytes()
    desk.kept.write_bytes(harm(whole))
    assert desk.build() == expected
    assert desk.kept.read_bytes() == whole


def test_cache_of_another_document_or_program_is_not_believed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file under a name that is not its own, and one that another version wrote."""
    expected = desk.build()
    own = desk.kept.read_bytes()
    other = desk.kept.with_name(cache_key(b"other"))
    desk.kept.rename(other)
    assert desk.build() == expected
    mine = next(path for path in other.parent.iterdir() if path != other)
    assert mine.read_bytes() == own
    mine.unlink()
    other.rename(mine)
    monkeypatch.setattr(disk_cache, "fingerprint", lambda: b"another program")
    assert desk.build() == expected
    assert mine.read_bytes() != own


def values_of(value: bytes) -> tuple[bytes, list[bytes]]:
    """The keys in what a build left, and the values."""
    keys, *values = unwrap(value)
    return keys, values


def of_another(value: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """What a build left, each value changed."""
    keys, values = values_of(value)
    return wrap([keys, *map(change, values)])


#: What can be wrong with values that are whole, as nobody but a fault of our own would leave them.
WRONG: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda value: b"",
    "zeros": lambda value: bytes(4096),
    "ones": lambda value: b"\xff" * 4096,
    "cut": lambda value: value[: len(value) // 2],
    "more": lambda value: value + b"more",
    "values without ends": lambda value: of_another(value, lambda inner: inner[:-3]),
    "values of each other": lambda value: wrap([values_of(value)[0], *values_of(value)[1][::-1]]),
    "rows too low": lambda value: of_another(value, lambda inner: bytes(8) + inner[8:] if len(inner) < 400 else inner),
    "a letter of another page": lambda value: of_another(value, lambda inner: inner.replace("麟".encode(), "案".encode())),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_values_that_are_whole_and_wrong_heal(desk: Desk, monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    """Each file of the cache by itself: it had been exit 4 at every run until it was deleted."""
    desk.write([*ROWS[:15], (9, "麒麟とは？", "動物です。")])
    monkeypatch.setenv("FAQPRINT_CACHE", str(desk.cache))
    out = desk.file.with_suffix(".pdf")
    build(desk.file, out)
    expected = out.read_bytes()
    cache = DiskCache(desk.cache, fingerprint())
    whole = {path: path.read_bytes() for path in desk.cache.rglob("*") if path.is_file()}
    assert {path.parent.name for path in whole} == {"face", "build"}
    for path, content in whole.items():
        name = f"{path.parent.name}/{path.name}"
        value = cache.get(name)
        assert value is not None
        if path.name.endswith("-dictionaries"):  # they are asked for when there is no font
            desk.kept.unlink()
        try:
            cache.put(name, WRONG[wrong](value))
        except (IndexError, ValueError):  # no values in there
            continue
        for _ in range(2):
            build(desk.file, out)
            assert out.read_bytes() == expected
        assert path.read_bytes() == content


def test_tables_of_another_face_heal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole and right, but of another font: other glyphs, which the proof sees."""
    monkeypatch.setenv("FAQPRINT_CACHE", str(desk.cache))
    out = desk.file.with_suffix(".pdf")
    build(desk.file, out)
    expected = out.read_bytes()
    cache = DiskCache(desk.cache, fingerprint())
    first, second = (f"face/{path.name}" for path in sorted((desk.cache / "face").glob("*-tables"))[:2])
    value = cache.get(second)
    assert value is not None
    cache.put(first, value)
    desk.kept.unlink()
    for _ in range(2):
        build(desk.file, out)
        assert out.read_bytes() == expected


def test_a_fault_of_the_content_is_told_though_a_cache_is_wrong(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table without characters is no reason to tell the clerk that a font lacks them; what it lacks is told."""
    monkeypatch.setenv("FAQPRINT_CACHE", str(desk.cache))
    out = desk.file.with_suffix(".pdf")
    build(desk.file, out)
    cache = DiskCache(desk.cache, fingerprint())
    for path in (desk.cache / "face").glob("*-tables"):
        value = cache.get(f"face/{path.name}")
        assert value is not None
        tables = FontTables.unpack(value)
        cache.put(f"face/{path.name}", tables._replace(code_points=tables.code_points[:9], glyphs=tables.glyphs[:9]).pack())
    desk.write([*ROWS, (9, "\U0001f3e6とは？", "銀行です。")])
    with pytest.raises(ContentError) as raised:
        build(desk.file, out)
    assert [(fault.code, dict(fault.values)["text"]) for fault in raised.value.faults] == [("missing-glyph", "\U0001f3e6")]


def test_only_rows_of_the_last_build_stay(desk: Desk) -> None:
    """The document bounds the file; an unchanged document does not write it anew."""
    desk.build()
    size, written = desk.kept.stat().st_size, desk.kept.stat().st_ino
    desk.build()
    assert desk.kept.stat().st_ino == written
    desk.write(ROWS[:3])
    desk.build()
    assert desk.kept.stat().st_size < size / 2


def test_without_cache_nothing_is_touched(desk: Desk) -> None:
    """Neither made nor changed; nor is it with a password."""
    desk.build(cache=False)
    assert not desk.cache.exists()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAQPRINT_CACHE", str(desk.cache))
        build(desk.file, desk.file.with_suffix(".pdf"), proof=False, password="secret")
    assert not desk.cache.exists()
    desk.build()
    before = desk.kept.stat()
    desk.build(cache=False)
    assert desk.kept.stat() == before


def test_a_cache_made_under_umask_002_is_used(desk: Desk) -> None:
    """A group's machine: the folder that the program had made itself was distrusted for good, and no file in it ever read."""
    out = str(desk.file.with_suffix(".pdf"))
    command = [sys.executable, "-m", "faqprint", "build", str(desk.file), "--no-proof", "-o", out]
    environment = {**os.environ, "FAQPRINT_CACHE": str(desk.cache)}
    for _ in range(2):
        subprocess.run(command, env=environment, umask=0o002, check=True)
        used = [path for path in desk.cache.rglob("*") if path.is_file() and path.stat().st_mtime > 1000]
        for path in used:
            os.utime(path, (0, 0))
    assert {path.name.partition("-")[2] for path in used} == {"", "tables"}  # of the build, and of each face
    assert (desk.cache.stat().st_mode | desk.kept.parent.stat().st_mode) & 0o777 == 0o700


def test_cache_that_cannot_be_written_lets_the_build_be(desk: Desk) -> None:
    """A file where the folder should be, and a folder that the system refuses."""
    expected = desk.build(cache=False)
    desk.cache.write_bytes(b"")
    assert desk.build() == expected
    assert desk.cache.read_bytes() == b""
    desk.cache.unlink()
    desk.cache.symlink_to("/proc/self")
    assert desk.build() == expected


def test_faults_and_report_are_the_same_from_a_warm_cache(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that was cut is told each time (LB-14); the lines are counted although none was set."""
    desk.write([*ROWS, (9, "語は" + "a" * 80 + "ですか？", "はい。")])
    monkeypatch.setenv("FAQPRINT_CACHE", str(desk.cache))
    out = desk.file.with_suffix(".pdf")
    made = [build(desk.file, out, proof=False, cache=cache) for cache in (False, True, True)]
    assert [fault.code for fault in made[0].warnings] == ["word-cut"]
    assert [report.warnings for report in made] == [made[0].warnings] * 3
    assert [report.typesetting() for report in made] == [made[0].typesetting()] * 3


def test_proof_finds_nothing_in_a_build_from_the_cache(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was left is proved as what was set."""
    monkeypatch.setenv("FAQPRINT_CACHE", str(desk.cache))
    for _ in range(2):
        build(desk.file, desk.file.with_suffix(".pdf"))
    assert desk.file.with_suffix(".pdf").read_bytes() == desk.build(cache=False)


def test_two_processes_share_the_cache(desk: Desk) -> None:
    """Both make the right file, and leave a cache that is right."""
    expected = desk.build(cache=False)
    environment = {**os.environ, "FAQPRINT_CACHE": str(desk.cache)}
    for _ in range(2):  # without a cache, and with one
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "faqprint", "build", desk.file, "--no-proof", "-o", desk.file.with_name(f"{number}.pdf")],
                env=environment,
            )
            for number in range(2)
        ]
        assert [process.wait() for process in started] == [0, 0]
        assert [desk.file.with_name(f"{number}.pdf").read_bytes() for number in range(2)] == [expected] * 2
    painted: list[Page] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Painter, "paint", lambda painter, page: painted.append(page) or paint(painter, page))  # type: ignore[func-returns-value]
        assert desk.build() == expected
    assert [page.number for page in painted] == [1]


def said(pdf: bytes) -> set[str]:
    """What the links of a file say to those who do not see them."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return {str(note.Contents) for page in file.pages for note in page.get("/Annots", pikepdf.Array())}


def test_a_link_says_its_question_as_it_reads_now(desk: Desk) -> None:
    """A row and a page that are as they were lead to a question that is not."""
    linking = [*ROWS, *((9, f"よくある質問（{number}）", "[[first]]もご覧ください。") for number in range(40))]
    desk.write(linking)
    assert said(desk.build()) == {"No.1　いつから使えますか？（0）"}
    desk.write([(0, "**いつまで**使えますか？", ANSWERS[0]), *linking[1:]])
    assert said(desk.build()) == {"No.1　いつまで使えますか？"}
    assert desk.build() == desk.build(cache=False)


def test_heads_of_kept_rows_are_of_the_level_that_they_have_now(desk: Desk) -> None:
    """Whether a title stands above them is no word of the row."""
    rows: list[Row] = [(0, f"質問（{number}）", "【初めに】\n答えです。") for number in range(9)]
    desk.write(rows)
    desk.build()
    text = desk.file.read_text("utf-8")
    for old, new in (
        ('"title": "質問"', '"title": "{{none}}"'),
        ('"intro": "よくあるご質問です。", ', ""),
        ('"sections"', '"values": {"none": ""}, "sections"'),
    ):
        assert old in text
        text = text.replace(old, new)
    desk.file.write_text(text, "utf-8")
    assert desk.build() == desk.build(cache=False)

"""Editions against plain builds of the same values: the same in everything but the extent of their fonts."""

import random
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import uharfbuzz as hb

from faqprint.distribution.edition_maker import EditionMaker, MadeEdition, look_at_editions
from faqprint.distribution.folder import make_editions
from faqprint.distribution.verify import verify
from faqprint.errors import ContentError
from faqprint.manuscript.branches import Branch, read_branches
from faqprint.manuscript.load import load
from faqprint.pipeline.build import build
from faqprint.storage.disk_cache import NO_CACHE, DiskCache
from faqprint.text.fonts import find_font
from tests.pictures.files import jpeg, plain

from ..export.painted import note_painted

#: Values of every length: a page more or less, a line more or less, an empty contact line.
ROWS = """\
code,name,desk,tel,fax
1,本,係,000,-
2,港町支店,港町の係,000－000－0200,000－000－0201
3,髙辻\U000e0100支店,○○信用金庫　髙辻\U000e0100支店　業務第二課　法人担当,0120－000－300,000－000－0301
4,長い名前の支店長い名前の支店長い名前の支店長い名前の支店長い名前の支店長い名前の支店長い名前の,係,000－000－0400,000－000－0401
5,東支店,-,-,-
"""


#: The section that prints the values, on a page of its own.
CONTACT = "type: contact\n    page_break: before\n"


@pytest.fixture
def listed(content: Path) -> list[Branch]:
    """The branches of the rows above, beside an appendix that prints a value in every answer."""
    text = content.read_text("utf-8")
    for answer in ("平日の９時から１５時までです。", "要りません。"):
        assert f"answer: {answer}" in text
        text = text.replace(f"answer: {answer}", f'answer: "{{{{desk}}}}：{answer * 9}"')
    content.write_text(text, "utf-8")
    content.with_name("branches.csv").write_text(ROWS, "utf-8")
    return list(read_branches(load(content)).branches)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages that are drawn from now on, one by one."""
    return note_painted(monkeypatch)


def streams(page: pikepdf.Page) -> bytes:
    """A page's operators."""
    return (
        b"\n".join(part.read_bytes() for part in page.Contents)
        if isinstance(page.Contents, pikepdf.Array)
        else page.Contents.read_bytes()
    )


def tree(element: Any, pages: dict[Any, int]) -> object:
    """The structure below an element: kinds, attributes, marks and their pages, without object numbers."""
    if isinstance(element, pikepdf.Array):
        return [tree(item, pages) for item in element]
    if not isinstance(element, pikepdf.Dictionary):
        return str(element)
    return {
        key: pages.get(value.objgen, "?") if key == "/Pg" else tree(value, pages)
        for key, value in element.items()
        if key not in ("/P", "/Obj")
    }


def test_edition_is_a_plain_build_but_for_its_fonts(content: Path, listed: list[Branch], tmp_path: Path) -> None:
    """Page streams, structure, bookmarks, facts and texts are those of ``build --edition``; the file is hardly larger."""
    maker = EditionMaker(load(content))
    for branch in listed:
        made = maker.make(branch, whole=True)
        plain = tmp_path / "plain.pdf"
        build(content, plain, edition=branch.code)
        (tmp_path / "edition.pdf").write_bytes(made.pdf)
        with pikepdf.open(plain) as one, pikepdf.open(tmp_path / "edition.pdf") as other:
            assert len(one.pages) == len(other.pages) == made.pages
            assert list(map(streams, one.pages)) == list(map(streams, other.pages))
            numbers = [{page.objgen: n for n, page in enumerate(pdf.pages)} for pdf in (one, other)]
            roots = [tree(pdf.Root.StructTreeRoot.K, pages) for pdf, pages in zip((one, other), numbers, strict=True)]
            assert roots[0] == roots[1]
            assert one.Root.Metadata.read_bytes() == other.Root.Metadata.read_bytes()
            assert str(one.docinfo) == str(other.docinfo)
        assert len(made.pdf) <= 1.35 * plain.stat().st_size


def test_order_does_not_matter(content: Path, listed: list[Branch]) -> None:
    """What was made before leaves no trace in an edition."""
    forwards = EditionMaker(load(content))
    made = {branch.code: forwards.make(branch).pdf for branch in listed}
    backwards = EditionMaker(load(content))
    for branch in reversed(listed):
        assert backwards.make(branch).pdf == made[branch.code]
        assert EditionMaker(load(content)).make(branch).pdf == made[branch.code]


def test_only_pages_that_differ_are_drawn(content: Path, listed: list[Branch], drawn: list[int]) -> None:
    """Of each edition those on which something else stands; in another order they come out the same."""
    content.write_text(content.read_text("utf-8").replace('"{{desk}}：', '"'), "utf-8")  # in the last section only
    before = "sections:\n  - {type: text, title: 先頭, body: 同じ本文}\n"
    content.write_text(content.read_text("utf-8").replace("sections:\n", before).replace("type: contact\n", CONTACT), "utf-8")
    rows = "".join(f"{i},支店{i}号,係{'髙辻麴'[i % 3]}{i},000－{i:03},{i:03}－000\n" for i in range(9))
    content.with_name("branches.csv").write_text(f"code,name,desk,tel,fax\n{rows}", "utf-8")
    maker = EditionMaker(load(content))
    alike = read_branches(load(content)).branches
    made = [maker.make(branch).pdf for branch in alike]
    assert drawn == [1, *[2] * len(alike)]
    maker.make(listed[3])  # a page more
    assert [maker.make(branch).pdf for branch in reversed(alike)] == made[::-1]


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize("seed", range(3))
def test_editions_of_every_shape_are_what_each_is_alone(content: Path, seed: int) -> None:
    """Names and values of any length, with links, marks and nothing at all, one after the other in one maker."""
    rolls = random.Random(seed)

    def words(most: int) -> str:
        text = "".join(rolls.choices("東京都支店営業部港町係髙麴ＡＢ１２abc 「」（）。・－", k=rolls.randint(1, most))).strip()
        return (text or "係") + rolls.choice(["", "", "", "辻\U000e0100", " a@b.jp"])

    rows = ["code,name,desk,tel,fax"]
    for code in range(40):
        values = (rolls.choice(["-", "000－000", words(9), words(900)]) for _ in range(3))
        rows.append(",".join((f"{code:03}", words(rolls.choice([9, 9, 70])), *values)))
    content.with_name("branches.csv").write_text("\n".join(rows) + "\n", "utf-8")
    branches = read_branches(load(content)).branches
    maker = EditionMaker(load(content))
    made = maker.make_all(branches)
    assert len({edition.pages for edition in made if isinstance(edition, MadeEdition)}) > 1
    for place in rolls.sample(range(40), 6):
        assert EditionMaker(load(content)).make(branches[place], whole=True)[:5] == made[place][:5]  # type: ignore[index]  # an error has no parts: the test would fail here


def test_edition_that_cannot_be_made_is_its_error(content: Path) -> None:
    """Of editions that are made together one with a character that no font has is an error, and the others are made."""
    content.with_name("branches.csv").write_text("code,name,desk\n001,本店,係\n002,東,\U0001f3e6\n003,西,係\n", "utf-8")
    maker = EditionMaker(load(content))
    branches = read_branches(load(content)).branches
    one, none, other = maker.make_all(branches, proof=True, whole={"001", "002"})
    assert isinstance(none, ContentError) and [fault.place.line for fault in none.faults] == [3]
    assert (one, other) == (maker.make(branches[0]), maker.make(branches[2]))


def test_what_is_kept_between_runs_changes_no_byte(content: Path, listed: list[Branch], tmp_path: Path) -> None:
    """Editions with an empty cache, with a filled one and with none are the same, and have the same inputs."""
    made = []
    for cache in (NO_CACHE, DiskCache(tmp_path / "cache"), DiskCache(tmp_path / "cache")):
        maker = EditionMaker(load(content), None, cache)
        made.append([(maker.sources_digest(branch), maker.make(branch).pdf) for branch in listed])
        maker.save()
    assert made[0] == made[1] == made[2]
    assert {path.name for path in (tmp_path / "cache").iterdir()} == {"build", "face"}


@pytest.mark.parametrize("kind", ["build", "face"])
@pytest.mark.parametrize("value", [b"", bytes(4096), b"\xff" * 99, None], ids=["nothing", "zeros", "ones", "of another"])
def test_kept_values_that_are_whole_and_wrong_heal(
    content: Path, listed: list[Branch], tmp_path: Path, kind: str, value: bytes | None
) -> None:
    """It had been a fault of every run until the cache was deleted; the next run finds the right ones."""
    cache = DiskCache(tmp_path / "cache")
    right = EditionMaker(load(content), None, cache)
    made = [right.make(branch, whole=True).pdf for branch in listed]
    right.save()
    whole = {path: path.read_bytes() for path in (tmp_path / "cache" / kind).iterdir()}
    others = dict(zip(whole, [*whole][1:] + [*whole][:1], strict=True))
    for path in whole:
        wrong = cache.get(f"{kind}/{others[path].name}") if value is None else value
        assert wrong is not None
        cache.put(f"{kind}/{path.name}", wrong)
    maker = EditionMaker(load(content), None, DiskCache(tmp_path / "cache"))
    assert [maker.make(branch, whole=True).pdf for branch in listed] == made
    maker.save()
    again = EditionMaker(load(content), None, DiskCache(tmp_path / "cache"))
    assert [again.make(branch, whole=True).pdf for branch in listed] == made


def test_what_a_value_provokes_is_told_at_its_cell(content: Path) -> None:
    """A word of a branch that is cut and a character without a glyph are told at row and column, in editions and in check."""
    url = "https://example.co.jp/" + "a" * 300
    branches = content.with_name("branches.csv")
    branches.write_text(f"code,name,desk,tel,fax\n001,本店,{url},1,2\n002,東,係,3,4\n003,西,\U0001f3e6,5,6\n", "utf-8")
    expected = [("branch-word-cut", 2, 3), ("missing-glyph", 4, 3)]
    summary = make_editions(content, content.parent / "out")
    assert [(f.code, f.place.line, f.place.column) for f in summary.faults] == expected
    assert summary.made == ["001", "002"]
    assert [(f.code, f.place.line, f.place.column) for f in look_at_editions(content)] == expected


def test_cut_word_that_a_value_only_begins_is_told_at_its_cell(content: Path) -> None:
    """A word is cut that the text around a value makes too long, in one edition only: its cell is told, and no other's."""
    text = content.read_text("utf-8")
    assert "{{tel}}" in text
    content.write_text(text.replace("{{tel}}", "{{tel}}" + "x" * 60), "utf-8")
    rows = f"code,name,desk,tel,fax\n001,本店,係,-,1\n002,東,係,{'y' * 60},2\n003,西,係,-,3\n"
    content.with_name("branches.csv").write_text(rows, "utf-8")
    faults = look_at_editions(content)
    assert [(f.code, f.place.line, f.place.column, dict(f.values)["text"]) for f in faults] == [
        ("branch-word-cut", 3, 4, "y" * 60 + "x" * 60)
    ]


def test_value_through_a_value(content: Path, tmp_path: Path) -> None:
    """A column that only another cell prints is no unused one, and each edition has its own."""
    rows = "code,name,desk,tel,fax,area\n001,本店,係,{{area}}－1,1,03\n002,東,係,{{area}}－1,2,06\n"
    content.with_name("branches.csv").write_text(rows, "utf-8")
    listed = read_branches(load(content))
    assert not listed.warnings
    maker = EditionMaker(load(content))
    digests = {branch.code: (maker.sources_digest(branch), maker.values(branch)["tel"]) for branch in listed.branches}
    assert digests["001"][0] != digests["002"][0]
    assert [told for _, told in digests.values()] == ["03－1", "06－1"]
    for branch in listed.branches:
        (tmp_path / "edition.pdf").write_bytes(maker.make(branch, whole=True).pdf)
        with pikepdf.open(tmp_path / "edition.pdf") as pdf:
            assert len(pdf.pages) == 1
    moved = rows.replace(",03\n", ",04\n")
    content.with_name("branches.csv").write_text(moved, "utf-8")
    again = {branch.code: maker.sources_digest(branch) for branch in read_branches(load(content)).branches}
    assert again["001"] != digests["001"][0]
    assert again["002"] == digests["002"][0]


def test_fallback_that_one_edition_alone_needs(content: Path, tmp_path: Path) -> None:
    """A face that only one branch's name asks for is in that edition's file and in no other's."""
    wanted = hb.SubsetInput()
    face = hb.Face(hb.Blob.from_file_path(str(find_font("BIZUDMincho-Regular.ttf"))))
    wanted.unicode_set.update(code for code in face.unicodes if code != ord("髙"))
    poor = tmp_path / "poor.ttf"
    poor.write_bytes(hb.subset(face, wanted).blob.data)
    style = f"fonts: {{text: {poor.as_posix()}, fallback: [BIZUDMincho-Regular.ttf]}}\n"
    content.with_name("style.yaml").write_text(style, "utf-8")
    content.write_text(f"style: style.yaml\n{content.read_text('utf-8')}", "utf-8")
    content.with_name("branches.csv").write_text("code,name,desk\n001,本店,係\n002,髙田支店,係\n003,西,係\n", "utf-8")
    maker = EditionMaker(load(content))
    for branch in read_branches(load(content)).branches:
        made = maker.make(branch, whole=True)
        build(content, tmp_path / "plain.pdf", edition=branch.code)
        (tmp_path / "edition.pdf").write_bytes(made.pdf)
        for name in ("plain.pdf", "edition.pdf"):
            with pikepdf.open(tmp_path / name) as pdf:
                assert len(pdf.pages[0].Resources.Font) == (3 if branch.code == "002" else 2)


def test_pages_of_a_long_appendix_are_drawn_once(content: Path, drawn: list[int]) -> None:
    """An appendix of more pages than are usually kept: of the second edition none is drawn, whatever foot it has."""
    text = content.read_text("utf-8")
    begin = text.index("sections:")
    sections = "".join(f"  - {{type: text, title: 節{i}, page_break: before, body: 本文}}\n" for i in range(140))
    content.write_text(text[:begin] + "sections:\n" + sections, "utf-8")
    rows = "".join(f"{i:03},{'長い名前の' * (12 * (i % 2))}支店\n" for i in range(6))
    content.with_name("branches.csv").write_text(f"code,name\n{rows}", "utf-8")
    maker = EditionMaker(load(content))
    for branch in read_branches(load(content)).branches:
        assert maker.make(branch).pages == 140
    assert len(drawn) == 2 * 140


def test_a_link_says_the_question_as_its_branch_reads_it(content: Path) -> None:
    """A value in a question is heard where a link leads to it, each branch's own."""
    text = content.read_text("utf-8")
    for old, new in (
        ("question: 印鑑は要りますか。", "id: seal, question: '{{desk}}で印鑑は要りますか。'"),
        ("answer: 平日の９時から１５時までです。", "answer: '[[seal]]をご覧ください。'"),
    ):
        assert old in text
        text = text.replace(old, new)
    content.write_text(text, "utf-8")
    maker = EditionMaker(load(content))
    for branch in read_branches(load(content)).branches[:2]:
        with pikepdf.open(BytesIO(maker.make(branch).pdf)) as pdf:
            (link,) = pdf.pages[0].Annots
            assert str(link.Contents) == f"No.2　{branch.values['desk']}で印鑑は要りますか。"


#: A picture whose words and a code whose URL hold values.
FIGURES = """\
title: 別紙
values: {name_: 本店, site: "https://www.example.jp/"}
sections:
  - type: text
    title: ご案内
    body: |
      次の画面です。
      ![{{name_}}の画面](a.png)
      QR {{site}} {{name_}}
"""


def test_editions_share_a_picture_and_have_codes_of_their_own(tmp_path: Path) -> None:
    """An edition is made from the picture's bytes, too; a URL that is none is told at the branch's row."""
    path, picture = tmp_path / "appendix.yaml", tmp_path / "a.png"
    path.write_text(FIGURES, "utf-8")
    picture.write_bytes(plain())
    rows = "code,name,name_,site\n1,東,東,https://www.example.jp/east\n2,西,西,https://www.example.jp/west\n3,南,南,例え\n"
    path.with_name("branches.csv").write_text(rows, "utf-8")
    appendix = load(path)
    branches = read_branches(appendix).branches
    maker = EditionMaker(appendix)
    made = [maker.make(branch, proof=True, whole=True).pdf for branch in branches[:2]]
    objects = []
    for content in made:
        with pikepdf.open(BytesIO(content)) as pdf:
            objects.append([(name, thing.read_raw_bytes()) for name, thing in pdf.pages[0].Resources.XObject.items()])
            assert pdf.Root.OutputIntents[0].DestOutputProfile.N == 3
    assert objects[0] == objects[1]
    assert made[0] != made[1]
    with pytest.raises(ContentError) as raised:
        maker.make(branches[2])
    (fault,) = raised.value.faults
    assert (fault.place.line, fault.code) == (4, "qr-not-url")
    assert "appendix.yaml:9 の行に値を入れたもの" in fault.message()  # which code it is was not said
    before = maker.sources_digest(branches[0])
    picture.write_bytes(plain(sample=91))
    assert EditionMaker(load(path)).sources_digest(branches[0]) != before


def test_few_editions_of_large_pictures_are_made_together(tmp_path: Path) -> None:
    """Each stands in memory with its pictures until it is written: 64 with one of 10 MB took 665 MB, and 222 MB before that."""
    from PIL import Image

    path, picture = tmp_path / "appendix.yaml", tmp_path / "a.jpg"
    path.write_text(FIGURES.replace("a.png", "a.jpg"), "utf-8")
    picture.write_bytes(jpeg())
    assert EditionMaker(load(path)).at_once == 64
    Image.effect_noise((2000, 2000), 120).save(picture, quality=95)
    assert 1 < EditionMaker(load(path)).at_once <= (64 << 20) // picture.stat().st_size < 64


def test_a_value_in_the_words_of_a_picture_alone_is_found_again(tmp_path: Path) -> None:
    """It is not printed: a folder's verify told it missing."""
    path, out = tmp_path / "appendix.yaml", tmp_path / "out"
    path.write_text(FIGURES.replace(" {{name_}}\n", "\n"), "utf-8")
    path.with_name("a.png").write_bytes(plain())
    path.with_name("branches.csv").write_text("code,name,name_,site\n1,東,東の窓口,https://www.example.jp/\n", "utf-8")
    make_editions(path, out)
    assert verify(out).sound

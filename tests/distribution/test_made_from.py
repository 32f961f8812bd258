"""What an edition is made from: whatever changes it changes the digest, and nothing else does."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faqprint.distribution.branch_values import BranchValues
from faqprint.distribution.folder import make_editions
from faqprint.distribution.made_from import EditionInputs, stale_editions
from faqprint.distribution.manifest import Manifest, ManifestOrigin, read_manifest
from faqprint.manuscript.branches import read_branches
from faqprint.manuscript.load import load
from faqprint.manuscript.values import resolve
from faqprint.pipeline.composition import load_faces
from faqprint.storage.fingerprint import version

from .folders import edit


def digests(content: Path, date: datetime | None = None) -> dict[str, str]:
    """The digest of each edition of a content, by code."""
    appendix = load(content)
    inputs = EditionInputs(appendix, BranchValues(appendix), load_faces(resolve(appendix)), date)
    return {branch.code: inputs.sources_digest(branch) for branch in read_branches(appendix).branches}


def test_each_edition_has_a_digest_of_its_own(content: Path) -> None:
    """The same in every run."""
    made = digests(content)
    assert len({*made.values()}) == 4
    assert digests(content) == made


def test_a_branch_s_values_are_its_edition_s_alone(content: Path) -> None:
    """A value, a name; what no edition prints does not count."""
    before = digests(content)
    edit(content.with_name("branches.csv"), "000－000－0200", "000－000－0299")
    after = digests(content)
    assert {code for code in before if before[code] != after[code]} == {"002"}


@pytest.mark.parametrize(("old", "new"), [("要りません。", "要ります。"), ("date: 2026-11-22", "date: 2026-11-23")])
def test_the_content_is_every_edition_s(content: Path, old: str, new: str) -> None:
    """Any of its bytes."""
    before = digests(content)
    edit(content, old, new)
    after = digests(content)
    assert all(before[code] != after[code] for code in before)


def test_style_and_date_count(content: Path) -> None:
    """Whatever the pages depend on."""
    before = digests(content)
    assert digests(content, datetime(2027, 1, 2, tzinfo=UTC)) != before
    edit(content, "title: 別紙３", "style: large\ntitle: 別紙３")
    assert {*digests(content).values()}.isdisjoint(before.values())


def test_the_machine_does_not_count(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another place of the content and its font, another zlib: on Windows every edition counted as stale."""
    font = content.with_name("書体.ttf")
    font.write_bytes(Path("fonts/BIZUDGothic-Regular.ttf").read_bytes())
    content.with_name("体裁.yaml").write_text("fonts: {text: 書体.ttf}\n", "utf-8")
    edit(content, "title: 別紙３", "style: 体裁.yaml\ntitle: 別紙３")
    before = digests(content)
    elsewhere = tmp_path / "よそ"
    shutil.copytree(content.parent, elsewhere)
    monkeypatch.setattr("zlib.ZLIB_RUNTIME_VERSION", "1.3.1.zlib-ng")
    assert digests(elsewhere / content.name) == before
    another = shutil.copytree(elsewhere, tmp_path / "別")  # Windows lets nobody write a font that is open
    (another / font.name).write_bytes(Path("fonts/BIZUDMincho-Regular.ttf").read_bytes())
    assert {*digests(another / content.name).values()}.isdisjoint(before.values())


def test_a_package_counts_where_it_has_a_say(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """budoux where lines break between phrases, and not elsewhere."""
    before = digests(content)
    monkeypatch.setattr("faqprint.distribution.made_from.version", lambda name: "0" if name == "budoux" else version(name))
    assert {*digests(content).values()}.isdisjoint(before.values())
    content.with_name("体裁.yaml").write_text("line: {wrap: char}\n", "utf-8")
    edit(content, "title: 別紙３", "style: 体裁.yaml\ntitle: 別紙３")
    without = digests(content)
    monkeypatch.undo()
    assert digests(content) == without


@pytest.fixture
def made(content: Path) -> tuple[Path, Manifest]:
    """A folder of editions, and its manifest."""
    folder = content.parent / "out"
    make_editions(content, folder)
    manifest = read_manifest(folder)
    assert manifest is not None
    return folder, manifest


def stale(made: tuple[Path, Manifest]) -> tuple[str, ...]:
    """The codes of the editions that are not of today."""
    folder, manifest = made
    return stale_editions(folder, manifest.origin, manifest.entries, {})


def test_editions_of_today_are_not_stale(made: tuple[Path, Manifest]) -> None:
    """Nothing changed since."""
    assert stale(made) == ()


def test_editions_that_would_be_made_anew(content: Path, made: tuple[Path, Manifest]) -> None:
    """One by its own values, all by the content; one that is no longer listed, too."""
    path = content.with_name("branches.csv")
    edit(path, "000－000－0200", "000－000－0299")
    assert stale(made) == ("002",)
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    assert stale(made) == ("002", "004")
    edit(content, "要りません。", "要ります。")
    assert stale(made) == ("001", "002", "003", "004")


def test_of_a_content_that_is_unsound_now_all_are_stale(content: Path, made: tuple[Path, Manifest]) -> None:
    """What was printed was sound."""
    content.write_text("title: [", "utf-8")
    assert stale(made) == ("001", "002", "003", "004")


def test_where_the_content_is_gone_nothing_is_known(content: Path, made: tuple[Path, Manifest]) -> None:
    """The folder may have been handed on without it."""
    content.unlink()
    assert stale(made) == ()
    folder, manifest = made
    assert stale_editions(folder, None, manifest.entries, {}) == ()
    assert stale_editions(folder, ManifestOrigin("nowhere.yaml"), manifest.entries, {}) == ()

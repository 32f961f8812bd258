"""Contents that are compared: where they lie, and what reading them gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.errors import ContentError, UsageError
from faqprint.manuscript.model import Contact
from faqprint.pipeline.build import build
from faqprint.pipeline.compared_content import ComparedContent, locate, read_compared
from tests.pictures.files import jpeg, plain

from ..git_runs import git


@pytest.fixture
def committed(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The appendix and its branch list, committed; the folder above them is the current one."""
    monkeypatch.chdir(content.parents[1])
    git(content.parents[1], "init", "-q")
    git(content.parents[1], "add", "-A")
    git(content.parents[1], "commit", "-qm", "one")
    return Path("content/appendix.yaml")


def telephone(made: ComparedContent) -> str:
    """The number of the only desk."""
    contact = made.appendix.sections[1]
    assert isinstance(contact, Contact)
    return contact.desks[0].tel.text


def test_folder_and_appendix(content: Path) -> None:
    """A folder is its appendix.yaml."""
    assert locate(str(content.parent)).path == locate(str(content)).path == content
    made = read_compared(locate(str(content.parent)))
    assert made.source == str(content.parent) and telephone(made) == "000－000－0000"


def test_values_of_a_branch(content: Path) -> None:
    """By its code, or by name."""
    assert telephone(read_compared(locate(str(content)), "001")) == "000－000－0100"
    assert telephone(read_compared(locate(str(content)), values={"tel": "9"})) == "9"


def test_revision_with_its_own_branch_list(committed: Path) -> None:
    """Everything comes from the revision, whatever lies there now."""
    text = committed.read_text("utf-8")
    committed.write_text(text.replace("000－000－0000", "0"), "utf-8")
    (committed.parent / "branches.csv").write_text("code,name,tel\n001,本店,1\n", "utf-8")
    located = locate("HEAD", committed)
    assert not located.is_in_pdf and located.source == "HEAD"
    assert telephone(read_compared(located)) == "000－000－0000"
    assert telephone(read_compared(located, "001")) == "000－000－0100"


def test_style_of_the_revision(committed: Path) -> None:
    """The file beside the appendix, as it was."""
    (committed.parent / "own.yaml").write_text("base: large\n", "utf-8")
    committed.write_text(committed.read_text("utf-8") + "style: own.yaml\n", "utf-8")
    git(Path(), "add", "-A")
    git(Path(), "commit", "-qm", "two")
    (committed.parent / "own.yaml").write_text("base: standard\n", "utf-8")
    assert read_compared(locate("HEAD", committed)).appendix.style.sizes.table == 12


def test_existing_path_wins_and_git_forces(committed: Path) -> None:
    """A folder called as a revision is the folder."""
    git(Path(), "tag", "old")
    Path("old").mkdir()
    Path("old/appendix.yaml").write_text(committed.read_text("utf-8").replace("000－000－0000", "7"), "utf-8")
    assert telephone(read_compared(locate("old", committed))) == "7"
    assert telephone(read_compared(locate("git:old", committed))) == "000－000－0000"


def test_faults_of_a_revision_have_its_name(committed: Path) -> None:
    """REV:file:line."""
    text = committed.read_text("utf-8")
    committed.write_text(text.replace("type: contact", "type: contakt"), "utf-8")
    git(Path(), "commit", "-qam", "bad")
    committed.write_text(text, "utf-8")
    with pytest.raises(ContentError) as raised:
        read_compared(locate("HEAD", committed))
    line = text.split("\n").index("  - type: contact") + 1
    assert [(fault.place.file, fault.place.line) for fault in raised.value.faults] == [("HEAD:content/appendix.yaml", line)]


def test_pdf_with_its_source(content: Path, tmp_path: Path) -> None:
    """From any machine: the content itself may be gone."""
    build(content, tmp_path / "old.pdf", attach_source=True, cache=False)
    content.write_text("title: 別紙\nsections: []\n", "utf-8")
    located = locate(str(tmp_path / "old.pdf"))
    assert located.is_in_pdf and telephone(read_compared(located)) == "000－000－0000"


@pytest.mark.parametrize(
    ("data", "code"), [(b"%PDF-1.7\n%%EOF", "diff-pdf-damaged"), (b"text", "diff-pdf-damaged"), (b"", "diff-pdf-damaged")]
)
def test_pdf_that_is_none(tmp_path: Path, data: bytes, code: str) -> None:
    """Told as such."""
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(UsageError) as raised:
        locate(str(tmp_path / "a.pdf"))
    assert raised.value.code == code


def test_pdf_without_source_and_with_a_password(content: Path, tmp_path: Path) -> None:
    """Each with its own advice."""
    build(content, tmp_path / "bare.pdf", cache=False)
    build(content, tmp_path / "locked.pdf", attach_source=True, password="secret", cache=False)  # a test's own
    for name, code in (("bare.pdf", "diff-pdf-bare"), ("locked.pdf", "diff-pdf-encrypted")):
        with pytest.raises(UsageError) as raised:
            locate(str(tmp_path / name))
        assert raised.value.code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.yaml", "diff-nothing"),
        ("none.pdf", "diff-nothing"),
        ("v9", "git-revision-unknown"),
        ("git:", "git-revision-unknown"),
        ("none/of/them", "git-revision-unknown"),
    ],
)
def test_name_that_is_nothing(committed: Path, name: str, code: str) -> None:
    """A name with the end of a file is no revision."""
    with pytest.raises(UsageError) as raised:
        locate(name, committed)
    assert raised.value.code == code


def test_revision_without_the_appendix(committed: Path) -> None:
    """The content stood elsewhere then."""
    with pytest.raises(UsageError) as raised:
        locate("HEAD", Path("elsewhere/appendix.yaml"))
    assert raised.value.code == "git-appendix-missing"


def test_no_such_branch(content: Path) -> None:
    """In the list of that content."""
    with pytest.raises(UsageError) as raised:
        read_compared(locate(str(content)), "999")
    assert raised.value.code == "edition-unknown"


def test_pictures_of_a_revision_and_of_a_pdf(committed: Path, tmp_path: Path) -> None:
    """They are those of then, not the files that lie there now, nor missing (both were told as missing)."""
    picture = committed.parent / "a.png"
    text = committed.read_text("utf-8")
    committed.write_text(f"{text.rstrip()}\n  - {{type: text, body: '![絵](a.png)'}}\n", "utf-8")
    picture.write_bytes(plain())
    git(Path(), "add", "-A")
    git(Path(), "commit", "-qm", "picture")
    build(committed, tmp_path / "old.pdf", attach_source=True)
    picture.write_bytes(jpeg())
    for name in ("HEAD", str(tmp_path / "old.pdf")):
        ((found, read),) = read_compared(locate(name)).appendix.pictures
        assert (found, read.content) == ("a.png", plain())

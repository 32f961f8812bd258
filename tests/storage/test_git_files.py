"""Files of a git revision, read without a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.errors import MachineError, UsageError
from faqprint.storage.git_files import read_revision

from ..git_runs import git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two revisions of a folder with a sub-folder and a name that is not ASCII."""
    root = tmp_path / "repository"
    (root / "原稿" / "images").mkdir(parents=True)
    git(root, "init", "-q")
    (root / "原稿" / "appendix.yaml").write_bytes(b"title: 1\r\n")
    (root / "原稿" / "images" / "図.png").write_bytes(b"\x00\x01")
    (root / "other.txt").write_text("other")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    git(root, "tag", "v1.0")
    (root / "原稿" / "appendix.yaml").write_bytes(b"title: 2\r\n")
    git(root, "commit", "-qam", "two")
    return root


def test_files_of_a_folder(repository: Path) -> None:
    """By their names from the folder on, byte by byte; no file outside it, and the folder stays as it is."""
    files = read_revision("v1.0", repository / "原稿")
    assert files == {"appendix.yaml": b"title: 1\r\n", "images/図.png": b"\x00\x01"}
    assert read_revision("HEAD", repository / "原稿")["appendix.yaml"] == b"title: 2\r\n"
    assert (repository / "原稿" / "appendix.yaml").read_bytes() == b"title: 2\r\n"
    assert read_revision("HEAD~1", repository).keys() == {"other.txt", "原稿/appendix.yaml", "原稿/images/図.png"}


def test_folder_that_is_gone_now(repository: Path) -> None:
    """It is found in the revision all the same; one that never was has no files."""
    git(repository, "mv", "原稿", "content")
    git(repository, "commit", "-qm", "three")
    assert read_revision("v1.0", repository / "原稿")["appendix.yaml"] == b"title: 1\r\n"
    assert read_revision("v1.0", repository / "none") == {}


def test_relative_folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From wherever the program runs."""
    monkeypatch.chdir(repository / "原稿")
    assert "appendix.yaml" in read_revision("v1.0", Path())
    monkeypatch.chdir(repository)
    assert "appendix.yaml" in read_revision("v1.0", Path("原稿"))


@pytest.mark.parametrize("revision", ["v9.9", "--all", "HEAD:other.txt", "", "-n1", "HEAD~9"])
def test_unknown_revision(repository: Path, revision: str) -> None:
    """Whatever it looks like, it is never taken for an option of git."""
    with pytest.raises(UsageError) as raised:
        read_revision(revision, repository)
    assert raised.value.code == "git-revision-unknown"


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder lies in none."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(UsageError) as raised:
        read_revision("HEAD", tmp_path)
    assert raised.value.code == "git-no-repository"


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine lacks it."""
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(MachineError) as raised:
        read_revision("HEAD", repository)
    assert raised.value.code == "git-missing"


def test_shallow_clone(repository: Path, tmp_path: Path) -> None:
    """What is not there is told of as such."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    assert read_revision("HEAD", clone / "原稿")["appendix.yaml"] == b"title: 2\r\n"
    with pytest.raises(UsageError) as raised:
        read_revision("HEAD~1", clone)
    assert raised.value.code == "git-shallow"


def test_links_are_not_followed(repository: Path) -> None:
    """They may lead anywhere."""
    (repository / "原稿" / "link.yaml").symlink_to("/etc/hostname")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "link")
    assert "link.yaml" not in read_revision("HEAD", repository / "原稿")


def drop_object(repository: Path, name: str) -> None:
    """Take a revision's object out of the repository."""
    identity = git(repository, "rev-parse", name)
    (repository / ".git" / "objects" / identity[:2] / identity[2:]).unlink()


@pytest.mark.parametrize("name", ["v1.0:原稿/appendix.yaml", "v1.0:原稿"])
def test_an_object_that_is_not_there_is_told(repository: Path, name: str) -> None:
    """It ended in exit 4."""
    drop_object(repository, name)
    with pytest.raises(UsageError) as raised:
        read_revision("v1.0", repository)
    assert raised.value.code == "git-file-missing"


def test_no_command_of_a_repository_from_elsewhere_is_run(repository: Path, tmp_path: Path) -> None:
    """Its remote was a command of its own, which ran where an object was missing."""
    git(repository, "config", "remote.origin.url", f"ext::touch {tmp_path}/run")
    for key, value in {
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
        "core.repositoryformatversion": "1",
        "protocol.ext.allow": "always",
    }.items():
        git(repository, "config", key, value)
    drop_object(repository, "v1.0:原稿/appendix.yaml")
    with pytest.raises(UsageError):
        read_revision("v1.0", repository)
    assert not (tmp_path / "run").exists()

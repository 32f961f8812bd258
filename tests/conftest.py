"""What tests of several rooms need: a cache folder that is not the user's own, small contents, and what reading them gives."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqprint.errors import Fault
from faqprint.manuscript.load import read
from faqprint.manuscript.model import Appendix
from faqprint.storage.other_process import can_be_copied

# What hypothesis looks for is the same in every run of the suite, however slow the machine; HYPOTHESIS_PROFILE=full looks anew.
settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
settings.register_profile("full", deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("full" if os.environ.get("HYPOTHESIS_PROFILE") == "full" else "suite")

# What is imported and collected lives as long as the run: nobody looks for cycles in it. The program runs without a collector;
# the tests leave cycles, which would come to gigabytes.
gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Do once for all processes what each would do before its first tests: what one leaves in files, the others find."""
    process = getattr(session.config, "workerinput", None)
    if process is None or session.config.args != session.config.getini("testpaths"):
        return
    number = int(process["workerid"].removeprefix("gw"))
    import_tests(number, process["workercount"])
    if number < len(PREPARATIONS):
        PREPARATIONS[number]()


def import_tests(number: int, count: int) -> None:
    """Import all tests, in pairs of processes from places between them on, one forwards, one backwards: each meets another."""
    root = Path(__file__).parent
    modules = [path for path in sorted(root.rglob("test_*.py")) if path.parent.name != "browser"]
    first = len(modules) * (number // 2) // (count - count // 2)
    ordered = modules[first:] + modules[:first]
    for path in reversed(ordered) if number % 2 else ordered:
        with suppress(Exception, pytest.skip.Exception):  # it is told when it is collected
            import_module(".".join(path.relative_to(root.parent).with_suffix("").parts))


@settings(max_examples=1)
@given(st.integers())
def gather_constants(_: int) -> None:
    """Let hypothesis look for constants in all modules, which it does at the first example."""


def find_characters() -> None:
    """Let hypothesis try which characters there are."""
    st.text().validate()


#: What hypothesis keeps in files, by the number of the process that makes it.
PREPARATIONS = (find_characters, gather_constants)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """From here on, look for cycles in what the tests leave; as often as Python does it would take a seventh of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    gc.enable()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave what copies the process to one that can be copied: those of -n auto have other threads."""
    if item.get_closest_marker("copied") and not can_be_copied():
        item.add_marker(pytest.mark.skip(reason="this process cannot be copied: the Makefile runs it in one that can"))


def pytest_unconfigure() -> None:
    """Leave what the run leaves: pytest would look for cycles in it ten times and Python again at its end, for seconds."""
    gc.freeze()


APPENDIX = """\
title: 別紙３　ＦＡＱ
manual: 操作説明書
publisher: ○○信用金庫
version: 第1.0版
date: 2026-11-22
values: {desk: 事務部, tel: 000－000－0000, fax: 000－000－0001}
sections:
  - type: faq
    title: よくあるご質問
    categories:
      - name: 全般
        questions:
          - {question: 利用時間を教えてください。, answer: 平日の９時から１５時までです。}
          - {question: 印鑑は要りますか。, answer: 要りません。}
  - type: contact
    title: お問い合わせ
    desks: [{name: "{{desk}}", tel: "{{tel}}", fax: "{{fax}}"}]
"""
BRANCHES = """\
code,name,desk,tel,fax
001,本店営業部,本店の課,000－000－0100,000－000－0101
002,髙田支店,髙田の係,000－000－0200,000－000－0201
003,辻\U000e0100本支店,辻\U000e0100本の係,000－000－0300,-
004,港町支店,,000－000－0400,000－000－0401
"""


FAQ = """\
type: faq
title: ＦＡＱ
categories:
  - name: 利用環境
    questions:
      - question: 携帯電話でも利用できますか？
        answer: ご利用いただけません。
"""

Write = Callable[..., Path]
Faults = Callable[..., tuple[Fault, ...]]


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The cache folder of this run, for the processes that tests start, too."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAQPRINT_CACHE", str(folder))
        yield folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The appendix; its list lies beside it."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "appendix.yaml").write_text(APPENDIX, "utf-8")
    (folder / "branches.csv").write_text(BRANCHES, "utf-8")
    return folder / "appendix.yaml"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files into an empty current folder; ``appendix`` and ``faq`` are ``appendix.yaml`` and ``faq.yaml``."""
    monkeypatch.chdir(tmp_path)

    def write_files(appendix: str | bytes = "title: 別紙\nsections: [faq.yaml]\n", **files: str | bytes) -> Path:
        for name, content in {"appendix": appendix, "faq": FAQ, **files}.items():
            path = tmp_path / f"{name}.yaml"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Path("appendix.yaml")

    return write_files


@pytest.fixture
def load_one(write: Write) -> Callable[..., Appendix]:
    """Give the appendix of files that have no fault."""

    def load_files(appendix: str = "title: 別紙\nsections: [faq.yaml]\n", **files: str) -> Appendix:
        loaded, faults = read(os.fspath(write(appendix, **files)))
        assert faults == ()
        assert loaded is not None
        return loaded

    return load_files


@pytest.fixture
def faults_of(write: Write) -> Faults:
    """Give the faults of files."""
    return lambda *args, **files: read(write(*args, **files))[1]


@pytest.fixture
def two(content: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A content as it was, and as it is now."""
    old = tmp_path / "old"
    shutil.copytree(content.parent, old)
    text = content.read_text("utf-8").replace("９時から１５時", "９時から１７時").replace("第1.0版", "第1.1版")
    content.write_text(text, "utf-8")
    return old, content

"""What a rule is made of, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable

from faqprint.errors import Place
from faqprint.manuscript.model import Appendix
from faqprint.manuscript.source_text import BranchText, SourceText
from faqprint.proofread.printed_copy import PrintedCopy
from faqprint.proofread.rule import Galley, Remark
from faqprint.source.yaml_source import YamlSource

Load = Callable[..., Appendix]


def test_the_appendix_s_own_texts_are_those_of_its_files(load_one: Load) -> None:
    """In their order, without those of the branch list."""
    source = YamlSource("f.yaml", "a: あ\nb: い\n".encode())
    own = [SourceText("a", "question", Place("f.yaml", 1, 1), True, source, scalar) for scalar in source.scalars()]
    texts = (own[0], BranchText("本店", Place("b.csv", 2, 1)), own[1])
    galley = Galley(load_one(), texts, {"f.yaml": source}, PrintedCopy(texts))
    assert list(galley.own_texts) == own


def test_a_remark_may_leave_the_mending_to_the_author() -> None:
    """Then it says nothing of what should stand there."""
    remark = Remark(BranchText("本店", Place("b.csv", 2, 1)), 0, 1)
    assert (remark.values, remark.mended) == ((), None)

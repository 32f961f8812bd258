"""A 新旧対照表 beside each edition, with its branch's values: ``faqprint editions --compare OLD``.

What the tables were made from stands in a file of its own beside the manifest, whose keys are fixed: only what changed is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..compare.comparison import compare
from ..compare.printed_table import TableOptions
from ..errors import CodedError, UsageError
from ..manuscript.branches import Branch, read_branches
from ..manuscript.model import Appendix
from ..manuscript.values import resolve
from ..pipeline.compared_content import LocatedContent, locate, put_named_pages, read_compared
from ..pipeline.diff import print_comparison
from ..storage.files import write_atomic
from .file_record import write_record
from .manifest import file_sha256
from .strays import TABLE_ENDING
from .table_record import TABLE_RECORD, read_table_record


def table_file(branch: Branch) -> str:
    """Give the name of a branch's table: that of its edition with ``_新旧対照表``."""
    return branch.file.removesuffix(".pdf") + TABLE_ENDING


class TableMaker:
    """Makes the tables of a run."""

    def __init__(self, appendix: Appendix, old: str) -> None:
        """``appendix`` as loaded; ``old``: the content that it is compared with.  Raises what reading that does."""
        self._appendix = appendix
        located = locate(old, Path(appendix.path))
        self._old = read_compared(located)
        assert self._old.examined.appendix
        self._old_appendix = self._old.examined.appendix  # values not put in
        self._old_values = _values_by_code(self._old_appendix, located)

    def write(
        self, folder: Path, branches: Sequence[Branch], made_from: Mapping[str, str], *, anew: bool, proof: bool
    ) -> tuple[list[str], list[tuple[str, CodedError]]]:
        """Write the tables that are not as they should be: gives their files, and those that could not be made with why.

        ``made_from``: the digest of what each edition is made from, by its code.
        """
        record = {} if anew else read_table_record(folder) or {}
        made: list[str] = []
        failures: list[tuple[str, CodedError]] = []
        for branch in branches:
            # the values that it has now if the old content does not know it
            file, values = table_file(branch), self._old_values.get(branch.code, branch.values)
            key = self._digest(made_from[branch.code], values)
            if record.get(file) == (key, file_sha256(folder / file)):
                continue
            try:
                pdf = self._make(branch, values, proof=proof)
                write_atomic(folder / file, pdf)
            except CodedError as error:
                failures.append((file, error))
                continue
            record[file] = key, hashlib.sha256(pdf).hexdigest()
            made.append(file)
        if made:
            write_record(folder / TABLE_RECORD, record)
        return made, failures

    def _digest(self, made_from: str, values: Mapping[str, str]) -> str:
        old = self._old.appendix
        pictures = [(name, picture.sha256) for name, picture in old.pictures]
        inputs = [made_from, self._old.source, old.inputs, pictures, sorted(values.items())]
        return hashlib.sha256(ascii(inputs).encode()).hexdigest()

    def _make(self, branch: Branch, values: Mapping[str, str], *, proof: bool) -> bytes:
        old = put_named_pages(resolve(self._old_appendix, values))
        new = put_named_pages(resolve(self._appendix, branch.values, branch.name))
        comparison = compare(old, new, (self._old.source, new.path))
        return print_comparison(new, comparison, TableOptions(), proof=proof)[0]


def _values_by_code(appendix: Appendix, located: LocatedContent) -> Mapping[str, Mapping[str, str]]:
    """The values of a content's branches; none if it has no list."""
    try:
        return {branch.code: branch.values for branch in read_branches(appendix, overlay=located.overlay).branches}
    except UsageError:
        return {}

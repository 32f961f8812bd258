"""The reasons of changes: a YAML file that says for a No or an id why the question changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..compare.comparison import Comparison
from ..compare.printed_table import reason_of
from ..errors import ContentError, Fault, UsageError, read_error
from ..limits import SpecialFileError
from ..named_tuple import NamedTuple
from ..source.nodes import MappingNode, Scalar
from ..source.yaml_source import read_source


class Reasons(NamedTuple):
    """Words by No or id, and a warning for each that no change has."""

    words: Mapping[str, str]
    warnings: tuple[Fault, ...]


def read_reasons(name: str, comparison: Comparison) -> Reasons:
    """Read the file; raises ``ContentError`` with its faults, ``UsageError`` if there is none."""
    try:
        source = read_source(Path(name), Path(name).as_posix())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise UsageError("reasons-missing", file=name) from None
    except SpecialFileError:
        raise UsageError("not-a-file", file=name) from None
    except OSError as error:
        raise read_error(error, name) from None
    faults = list(source.faults)
    if not isinstance(source.root, MappingNode):
        raise ContentError([*faults, *([] if faults else [source.fault_at(1, 1, "reasons-form")])])
    words: dict[str, str] = {}
    warnings: list[Fault] = []
    for key, node in source.root.entries:
        if not isinstance(node, Scalar):
            faults.append(source.fault(node, "reasons-form"))
            continue
        names = (key.text, f"旧{key.text}")  # a No that no change has now may be that of a question that is gone
        called = next((one for one in names if any(reason_of(row, {one: "1"}) for row in comparison.changes)), None)
        words[called or key.text] = " ".join(node.text.split())
        if called is None:
            warnings.append(source.fault(key, "reason-unused", key=key.text)._replace(severity="warning"))
    if any(fault.severity == "error" for fault in faults):
        raise ContentError(faults)
    return Reasons(words, tuple(warnings))

"""``faqprint check``: everything that ``build`` would refuse, warnings, and what a proofreader would mark."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from .options import add_appendix, add_branches
from .outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..proofread.mending import MendedLine
    from ..proofread.rule import ProofreadingRule
    from .progress import Progress
    from .words import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``check``."""
    add_appendix(parser, words)
    parser.add_argument("--edition", metavar="CODE", help=words.pick("この支店の版を確かめる", "check this branch's edition"))
    add_branches(parser, words)
    parser.add_argument(
        "--strict", action="store_true", help=words.pick("警告があれば終了コードを 1 にする", "exit 1 on warnings, too")
    )
    parser.add_argument(
        "--info", action="store_true", help=words.pick("参考（info）の指摘も表示する", "show what is only worth a thought, too")
    )
    parser.add_argument(
        "--rules", action="store_true", help=words.pick("校正の規則の一覧を表示する", "list the rules of proofreading")
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help=words.pick("自動で直せる所を、原稿の中で直す", "mend in the content what can be mended without asking"),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=words.pick("--fix で何が変わるかだけを表示する", "with --fix: write nothing, show what would change"),
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Tell everything that ``build`` would refuse, and warnings; or list the rules, or mend first what can be.

    Raises ``UsageError`` for options that exclude each other, and what ``check`` and ``mend_content`` do.
    """
    if options.rules:
        return _rules(words)
    if options.dry_run and not options.fix:
        raise UsageError("arguments", reason=words.pick("--dry-run は --fix とともに使います", "--dry-run goes with --fix"))
    from ..distribution.check import check as check_all

    told: list[str] = []
    result: dict[str, Any] = {}
    if options.fix:
        from ..proofread.mending import mend_content
        from ..storage.files import write_all

        mended = mend_content(options.appendix, options.branches)
        if not options.dry_run:
            write_all(mended.files)
        told.append(_changes(mended.lines, options.dry_run, words))
        result["mended"] = [line._asdict() for line in mended.lines]
    faults = check_all(options.appendix, edition=options.edition, branches=options.branches, info=options.info)
    errors, warnings, infos = (sum(fault.severity == kind for fault in faults) for kind in ("error", "warning", "info"))
    counts = {"errors": errors, "warnings": warnings} | ({"infos": infos} if options.info else {})
    code = "checked-bad" if errors else "checked-warned" if warnings else "checked"
    told.append(words(code, **{name: str(count) for name, count in counts.items()}))
    return Outcome(
        status=int(errors > 0 or (options.strict and warnings > 0)),
        report="\n".join(told),
        result=counts | result,
        faults=faults,
    )


def _changes(lines: Sequence[MendedLine], planned: bool, words: Words) -> str:
    """Tell how many lines are mended; of those that only would be, each before and after."""
    files = {line.file for line in lines}
    code = "nothing-to-mend" if not lines else "mending-planned" if planned else "mended"
    told = [words(code, lines=str(len(lines)), files=str(len(files)))]
    if planned:
        for line in lines:
            told += [f"{line.file}:{line.line}:", *(f"  - {row}" for row in line.before.split("\n"))]
            told += [f"  + {row}" for row in line.after.split("\n")]
    return "\n".join(told)


def _rules(words: Words) -> Outcome:
    """List the rules."""
    from ..proofread.rules import RULES

    rows = [_row(rule, words) for rule in RULES]
    width = max(len(row["id"]) for row in rows) + 2
    lines = [
        f"{row['id']:<{width}}{row['level']:<9}{'F' if row['fixable'] else '-'}  {row['title']}\n"
        f"{'':<{width}}{words('rule-example', bad=_in_one_line(row['bad']), good=_in_one_line(row['good']))}"
        for row in rows
    ]
    return Outcome(report="\n".join([*lines, "", words("rules-legend")]), result={"rules": rows})


def _row(rule: ProofreadingRule, words: Words) -> dict[str, Any]:
    row = {"id": rule.id, "level": rule.level, "title": words.pick(*rule.title), "fixable": rule.fixable}
    row |= {"bad": rule.example.bad, "good": rule.example.good, "where": rule.example.where, "settings": rule.example.settings}
    return row if rule.most is None else row | {"max": rule.most}


def _in_one_line(example: str) -> str:
    """Give an example in one line."""
    text = example.strip('"').replace("\\n", "\n").strip()
    line = " / ".join(line.strip() for line in text.split("\n"))
    return line if len(line) <= 80 else line[:80] + "…"

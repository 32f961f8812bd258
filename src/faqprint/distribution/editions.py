"""The editions of all branches, for scripts: what ``faqprint editions`` does, with its options by name."""

from __future__ import annotations

import os
from collections.abc import Collection

from .summary import ProgressCallback, Summary


def editions(
    path: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    branches: str | os.PathLike[str] | None = None,
    only: Collection[str] = (),
    prune: bool = False,
    dry_run: bool = False,
    strict: bool = False,
    compare: str | os.PathLike[str] = "",
    impose: str = "",
    merge: str | os.PathLike[str] = "",
    jobs: int | None = None,
    scheduler: str = "",
    zip: bool = False,
    zip_each: bool = False,
    ledger: bool = True,
    proof: bool = True,
    cache: bool = True,
    progress: ProgressCallback | None = None,
) -> Summary:
    """Bring a folder of editions up to date, and say what was done; only what changed is made.

    ``only``: the codes of the branches that are made; ``jobs``: processes (``None``: as many as pay); ``progress`` is told
    (done, to do, code).  The others are the verb's options.  An edition that cannot be made or written is in the summary's
    ``faults`` or ``failures``.  Raises ``ContentError`` for what is wrong with the content or the list as a whole,
    ``UsageError``, and ``MachineError`` if the folder is in use.
    """
    from .folder import make_editions  # the typesetter with them
    from .folder_run import EditionOptions

    options = EditionOptions(
        only=frozenset(only),
        prune=prune,
        dry_run=dry_run,
        anew=not cache,
        jobs=jobs or 0,
        scheduler=scheduler,
        zip=zip,
        zip_each=zip_each,
        ledger=ledger,
        proof=proof,
        strict=strict,
        compare=os.fspath(compare),
        impose=impose,
        merge=os.fspath(merge),
    )
    return make_editions(path, folder, branches=branches, options=options, progress=progress)

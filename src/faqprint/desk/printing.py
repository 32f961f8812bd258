"""The PDF of a draft as it is shown, proved."""

from __future__ import annotations

import os
from functools import partial

from ..pipeline.build import MakeOptions, Prepared, make
from ..storage.disk_cache import make_with, user_cache
from .session import FaultyDraftError, Session


def print_draft(session: Session) -> bytes:
    """Give the PDF of the pages that are shown.  Raises ``FaultyDraftError``, and ``ProofError`` as ``build`` does."""
    with session.lock:
        laid = session.laid
        if laid is None or laid.appendix is None or laid.layout is None:
            raise FaultyDraftError
    prepared = Prepared(laid.appendix, (), laid.examined.contents)
    return make_with(user_cache(os.environ), partial(make, prepared, MakeOptions())).pdf

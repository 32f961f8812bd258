"""What the desk answers with: faults as ``--json`` tells them, and refusals with their status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import CodedError, ContentError, FaqprintError, Fault, MachineError
from ..messages.desk import DESK_SENTENCES
from ..messages.sentences import error_record, fault_record
from ..storage.files import system_error

#: The status of HTTP by an error's exit status (FM-64).
_STATUS = {1: 422, 2: 400, 3: 503, 4: 500}


class RefusedRequestError(Exception):
    """A request that is not granted: its status of HTTP, the code of its sentence, and what else is answered."""

    def __init__(self, status: int, code: str, also: Mapping[str, Any] = {}, /, **values: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.values = values
        self.also = also

    def body(self, lang: str) -> dict[str, Any]:
        """Give the answer's object."""
        template = DESK_SENTENCES[self.code][lang == "en"]
        return refusal(self.code, template.format(**self.values)) | dict(self.also)


def refusal(code: str, message: str, file: str = "") -> dict[str, Any]:
    """Give the object of FM-63 for an error without a place in the content."""
    return {"ok": False, "faults": [error_record(code, message, file)], "result": {}}


def refusal_of(error: Exception, lang: str) -> tuple[int, dict[str, Any]]:
    """Give the HTTP status of an error and its object (FM-63); what nobody foresaw is raised again."""
    if isinstance(error, RefusedRequestError):
        return error.status, error.body(lang)
    if isinstance(error, ModuleNotFoundError) and not (error.name or "faqprint").startswith("faqprint"):
        error = MachineError("package-missing", name=error.name or "")
    if isinstance(error, OSError):
        error = system_error(error, error.filename if isinstance(error.filename, str) else "")
    if isinstance(error, ContentError):
        return 422, {"ok": False, "faults": records(error.faults, lang), "result": {}}
    if isinstance(error, CodedError):
        return _STATUS[error.exit_status], refusal(error.code, error.message(lang), error.values.get("file", ""))
    if isinstance(error, FaqprintError):
        return _STATUS[error.exit_status], refusal("own-fault", error.message(lang))
    raise error


def records(faults: Sequence[Fault], lang: str) -> list[dict[str, Any]]:
    """Give faults as FM-63 has them."""
    return [fault_record(fault, lang) for fault in faults]

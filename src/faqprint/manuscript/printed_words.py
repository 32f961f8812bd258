"""Words and marks that are printed though nobody types them: compositor and proof both take them from here (PX-3)."""

from __future__ import annotations

import unicodedata
from typing import Final

#: Words before the lines of a desk.
TEL: Final = "ＴＥＬ："
FAX: Final = "ＦＡＸ："
EMAIL: Final = "Ｅメール："
URL: Final = "ＵＲＬ："
HOURS: Final = "受付時間："
#: Marks before the items of a checklist, a notice, and a checklist to tick.
DIAMOND: Final = "◆"
TICK: Final = "□"
#: Titles of the parts that have none of their own.
REVISIONS: Final = "改訂履歴"
REVISION_HEADS: Final = ("版", "日付", "内容")
CONTENTS: Final = "目次"
#: The heads of the columns of questions.
PRINTED_HEADS: Final = ("No", "区分", "質問", "回答")
#: Below the No of a row that goes on from the page before (TB-9).
CONTINUED: Final = "続き"
#: In a field of a memo that takes a date.
DATE_MARKS: Final = ("年", "月", "日")
#: Behind the number of a page that is named.
PAGE_WORD: Final = "ページ"
#: What stands before the words of a picture where it is not drawn, and before the URL of a code.
PICTURE_WORDS: Final = "画像："
QR_LINE: Final = "QR"
#: What a code is called to those who do not see it; not printed.
QR_CODE: Final = "QRコード"
#: The word on the badge of a reference (TB-12).
REFERENCE_WORD: Final = "参照"


def is_visible(text: str) -> bool:
    """Whether a text prints anything but spaces and characters of no width."""
    return any(not character.isspace() and unicodedata.category(character) != "Cf" for character in text)

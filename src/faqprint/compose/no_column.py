"""The No column, as wide as its widest entry asks (FM-41)."""

from __future__ import annotations

from functools import partial

from ..errors import LayoutError
from ..layout.geometry import Columns, columns, no_measure
from ..manuscript.model import Appendix, FaqSection, Question
from ..named_tuple import NamedTuple
from ..storage.memory_cache import Memoizer, identity, make_anew
from ..style import Style
from ..text.setter import Typesetter
from ..units import EM, ceil_half


class NoColumn(NamedTuple):
    """What the No column of all tables of an appendix must hold."""

    #: How many questions there are.
    questions: int
    #: The widest No, in em of its size, and what it prints.
    widest: float
    printed: str
    #: The question of that No, if it is not its running number.
    question: Question | None

    def columns(self, style: Style, width: float) -> Columns:
        """Work out the measures of a table's columns for a type area of ``width`` pt (``layout.geometry``).

        Raises ``LayoutError``: ``no-too-wide`` at the question if nothing but its No is in the way.
        """
        try:
            return columns(style, width, self.questions, self.widest)
        except LayoutError as error:
            least, measure = no_measure(self.questions), ceil_half(self.widest)
            if error.code == "no-too-narrow" or self.question is None or measure <= least:
                raise
            while (measure := measure - 0.5) >= least:
                if _fits(style, width, self.questions, measure):
                    raise LayoutError(
                        "no-too-wide", place=self.question.place, no=self.printed, most=f"{measure:g}", half=f"{2 * measure:g}"
                    ) from error
            raise


def _fits(style: Style, width: float, questions: int, widest: float) -> bool:
    try:
        columns(style, width, questions, widest)
    except LayoutError:
        return False
    return True


def no_column(appendix: Appendix, setter: Typesetter, memo: Memoizer = make_anew) -> NoColumn:
    """Look for the widest No of an appendix; ``memo`` has those of the sections of editions before."""
    columns = [
        memo(("no", identity(section)), partial(_of_section, section, setter))
        for section in appendix.sections
        if isinstance(section, FaqSection)
    ]
    count = sum(column.questions for column in columns)
    last = NoColumn(count, setter.measure_of(str(count)) / EM, str(count), None)
    return max((last, *columns), key=lambda column: column.widest)._replace(questions=count)


def _of_section(section: FaqSection, setter: Typesetter) -> NoColumn:
    """How many questions a section has, and the widest of the No that are not their running numbers."""
    count = sum(len(category.questions) for category in section.categories)
    own = [question for category in section.categories for question in category.questions if question.no]
    widths = [setter.measure_of(question.no) for question in own]
    if not own:
        return NoColumn(count, 0.0, "", None)
    widest = own[widths.index(max(widths))]
    return NoColumn(count, max(widths) / EM, widest.no, widest)

"""Mistakes between brackets, in YAML's own lists and in JSON: the first thing that cannot stand where it stands.

By hand, because a parser tells where it gave up, which is often far behind the slip, and in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from .flow_signs import other_signs
from .flow_texts import escape_mistake, text_mistake
from .flow_tokens import OPENERS, FlowToken, OpenBracket, next_token, skip_white
from .yaml_mistake import CURLY, YamlMistake, depth, open_quote_at, quote_yaml

_WIDE: Final = str.maketrans("］｝，、：", "]},,:")
#: A word that is a key, not a part of a text that holds a colon.
_KEY: Final = re.compile(r"[ \t]([A-Za-z_]+):$")
#: A full-width comma between two things, not within a text.
_WIDE_COMMA: Final = re.compile(r"""[，、]\s*(?:["'\[{]|[A-Za-z_]+\s*:|$)""")
_CURLY: Final = re.compile(f"[{''.join(sorted(CURLY))}]")
_REST: Final = re.compile(r"[ \t]*(?:#(?:\s.*)?$)?")
#: Tokens that are looked at before giving up.
_MOST: Final = 200_000


def flow_mistakes(lines: Sequence[str], row: int, column: int) -> Iterator[YamlMistake]:
    """Give what may be wrong with the brackets that open at ``row`` and ``column`` (from 0): the likeliest first."""
    yield from _Walker(lines, row, column).walk()


class _Walker:
    """One walk over the tokens from an opening bracket on."""

    def __init__(self, lines: Sequence[str], row: int, column: int) -> None:
        self.lines = lines
        self.opened: list[OpenBracket] = []
        self.row, self.column = row, column
        self.last: FlowToken | None = None
        self.closed: OpenBracket | None = None

    def walk(self) -> Iterator[YamlMistake]:
        """Go on to the first mistake, or to the end of the brackets."""
        for _ in range(_MOST):
            behind_key = bool(self.opened) and self.opened[-1].expects == ":"
            token = next_token(self.lines, self.row, self.column, behind_key)
            self.row, self.column = token.end_row, token.end
            if token.kind == "end":
                yield from self._open_brackets()
                return
            found = list(self._look(token))
            if found:
                yield from found
                return
            self.last = token
            if not self.opened:
                yield from self._look_behind()
                return

    # --- what may stand where

    def _look(self, token: FlowToken) -> Iterator[YamlMistake]:
        """Give what is wrong with a token at its place, or take it."""
        expects = self.opened[-1].expects if self.opened else "value"
        if token.kind == "open":
            yield from self._open_quote(token)
            return
        yield from other_signs(self.lines, token, self.last, expects)
        if token.kind == "quoted":
            yield from self._look_into(token)
        if expects == "," and token.kind not in (",", "]", "}"):
            if not self._goes_on(token):
                yield from self._missing_comma(token)
            return
        if expects == ":" and token.kind != ":":
            if token.kind in (",", "}") or self._goes_on(token):
                self._expect("key" if token.kind == "," else ":")
                yield from self._close(token) if token.kind == "}" else ()
            else:
                yield from self._no_colon(token)
            return
        if token.kind in OPENERS:
            if expects == "key":
                yield from self._no_opener(token)
                return
            self._take(token)
            self.opened.append(OpenBracket(token.kind, token.row, token.column, "key" if token.kind == "{" else "value"))
        elif token.kind in ("]", "}"):
            yield from self._close(token)
        elif token.kind == ",":
            if expects in ("value", "key") and self.last and self.last.kind == ",":
                yield self._without(token, "comma-twice")
            self._expect("key" if self.opened[-1].sign == "{" else "value")
        elif token.kind == ":":
            yield from self._tight_colon(token)
            self._expect("value")
        else:
            yield from self._look_at_text(token)
            self._take(token)

    def _tight_colon(self, token: FlowToken) -> Iterator[YamlMistake]:
        """A plain key's colon without a space behind it."""
        if (
            self.last
            and self.last.kind == "plain"
            and self.lines[token.row][token.end : token.end + 1] not in ("", " ", "\t", ",")
        ):
            yield self._put(token.row, token.end, " ", "colon-space", at=token.column)

    def _take(self, token: FlowToken) -> None:
        """Note that a key or a value stands where one was expected."""
        if self.opened:
            self._expect(":" if self.opened[-1].expects == "key" else ",")

    def _expect(self, what: str) -> None:
        self.opened[-1] = self.opened[-1]._replace(expects=what)

    def _goes_on(self, token: FlowToken) -> bool:
        """Whether a plain text goes on in another line."""
        return token.kind == "plain" and self.last is not None and self.last.kind == "plain" and token.row > self.last.row

    def _close(self, token: FlowToken) -> Iterator[YamlMistake]:
        opened = self.opened[-1]
        if OPENERS[opened.sign] == token.kind:
            self.closed = self.opened.pop()
            return
        wanted = OPENERS[opened.sign]
        line = self.lines[token.row]
        values = {"bracket": opened.sign, "closer": wanted}
        if len(self.opened) > 1 and OPENERS[self.opened[-2].sign] == token.kind:
            yield self._put(token.row, token.column, wanted, "bracket-missing", values)
        replaced = line[: token.column] + wanted + line[token.column + 1 :]
        yield YamlMistake(token.row + 1, token.column + 1, "bracket-other", values, old=line, mended=replaced)
        yield self._without(token, "bracket-extra")
        if self.last and self.last.kind == "quoted":
            yield from self._quote_inside(token)

    def _look_behind(self) -> Iterator[YamlMistake]:
        """All brackets are closed: nothing but a comment may follow on the line."""
        row, column = self.row, self.column
        line = self.lines[row]
        match = _REST.match(line, column)
        at = match.end() if match else column
        if at < len(line) and line[at] in "]},":
            token = FlowToken(line[at], row, at, row, at + 1)
            yield self._without(token, "comma-extra" if line[at] == "," else "bracket-extra")

    # --- mistakes

    def _put(self, row: int, column: int, text: str, code: str, values: Mapping[str, str] = {}, *, at: int = -1) -> YamlMistake:
        """Make the mistake that something is missing at a place; it is told ``at`` another one."""
        line = self.lines[row]
        mended = line[:column] + text + line[column:]
        return YamlMistake(row + 1, (column if at < 0 else at) + 1, code, values, old=line, mended=mended)

    def _without(self, token: FlowToken, code: str) -> YamlMistake:
        """Make the mistake that a token is too many."""
        line = self.lines[token.row]
        mended = line[: token.column] + line[token.end :]
        return YamlMistake(token.row + 1, token.column + 1, code, {"sign": token.kind}, old=line, mended=mended)

    def _look_into(self, token: FlowToken) -> Iterator[YamlMistake]:
        """A backslash in a double-quoted text that means nothing."""
        if self.lines[token.row][token.column] == '"' and token.row == token.end_row:
            mistake = escape_mistake(self.lines, token.row, token.column)
            if mistake:
                yield mistake

    def _look_at_text(self, token: FlowToken) -> Iterator[YamlMistake]:
        """A plain text that needs quotes, or has but the second of them."""
        line = self.lines[token.row]
        text = line[token.column : token.end]
        if token.kind != "plain" or not text:
            return
        closing = re.compile(r"""(?:[^"'\\]|\\.)*(["'])(?=\s*(?:[,:\]}]|$))""").match(line, token.column)
        if closing and not re.search(r"[:,\[{]\s*$", line[token.column : closing.end() - 1]):
            values, mended = {"quote": closing[1]}, open_quote_at(line, token.column, closing[1])
            yield YamlMistake(token.row + 1, token.column + 1, "quote-unopened", values, old=line, mended=mended)
        if mistake := text_mistake(self.lines, token.row, token.column, token.end):
            yield mistake

    def _no_colon(self, token: FlowToken) -> Iterator[YamlMistake]:
        """A key, and behind it no colon."""
        assert self.last is not None
        last, line = self.last, self.lines[self.last.end_row]
        if line[last.end : last.end + 1] == "：":
            mended = f"{line[: last.end]}: {line[last.end + 1 :].lstrip()}"
            yield YamlMistake(last.end_row + 1, last.end + 1, "wide-colon", old=line, mended=mended)
            return
        if last.kind == "quoted" and token.kind == "plain":
            yield from self._quote_inside(token)
        yield self._put(last.end_row, last.end, ":", "colon-missing")

    def _missing_comma(self, token: FlowToken) -> Iterator[YamlMistake]:
        """Two values, and no comma between them."""
        assert self.last is not None
        last, line = self.last, self.lines[self.last.end_row]
        row, at = skip_white(self.lines, last.end_row, last.end)
        if row == last.end_row and (_WIDE_COMMA.match(line, at) or line[at : at + 1] in ("］", "｝")):
            mended = line[:at] + line[at].translate(_WIDE) + line[at + 1 :]
            code = "wide-comma" if line[at] in "，、" else "wide-bracket"
            yield YamlMistake(
                row + 1, at + 1, code, {"sign": line[at], "narrow": line[at].translate(_WIDE)}, old=line, mended=mended
            )
        if token.kind == ":":
            opened = self.opened[-1]
            if opened.sign == "[":  # a key in a list: its brace is missing
                yield self._put(last.row, last.column, "{", "bracket-missing", {"bracket": "}", "closer": "{"})
            if last.kind == "plain":
                yield from self._colon_in_text(last)
                return
        if last.kind == "quoted":
            yield from self._quote_inside(token)
        elif token.row == last.end_row:
            yield from self._bracket_in_text(token)
        yield from self._close_line()
        yield self._put(last.end_row, last.end, ",", "comma-missing")

    def _no_opener(self, token: FlowToken) -> Iterator[YamlMistake]:
        """A bracket where a key should stand: the one before it is not closed, or the list has no bracket."""
        last = self.last
        if last is not None and last.kind == ",":
            yield self._put(last.row, last.column, "}", "bracket-missing", {"bracket": "{", "closer": "}"})
        if self.closed is not None:
            at = self.closed
            yield self._put(at.row, at.column, "[", "bracket-missing", {"bracket": "]", "closer": "["})
        if last is not None and last.kind == "{":
            line = self.lines[last.row]
            mended = line[: last.column] + "[" + line[last.end :]
            yield YamlMistake(last.row + 1, last.column + 1, "bracket-list", old=line, mended=mended)
            yield self._without(last, "bracket-extra")

    def _bracket_in_text(self, token: FlowToken) -> Iterator[YamlMistake]:
        """A bracket within a plain text, or at its beginning."""
        line = self.lines[token.row]
        start = -1
        if self.last is None or (self.last.end_row, self.last.end) != (token.row, token.column):
            return
        if token.kind in OPENERS and self.last.kind == "plain":
            start = self.last.column
        elif self.closed and self.closed.row == token.row:
            start = self.closed.column
        match = re.compile(r"[\[{]?[^,\[\]{}]*(?:[\[{][^\[\]{}]*[\]}][^,\[\]{}]*)*").match(line, start) if start >= 0 else None
        if match and re.search(r"[\[{]", match[0]):
            text = match[0].rstrip()
            if text[:1] in OPENERS and (whole := re.compile(r"[\[{][^\[\]{}]*[\]}][^,\[\]{}]*").match(line, start)):
                text = whole[0].rstrip()
            mended = line[:start] + quote_yaml(text) + line[start + len(text) :]
            sign = "[" if "[" in text else "{"
            yield YamlMistake(token.row + 1, start + 1, "trap-start", {"start": sign}, old=line, mended=mended, length=len(text))

    def _colon_in_text(self, last: FlowToken) -> Iterator[YamlMistake]:
        """A colon behind a value: it belongs to the text, or the comma before a key is missing."""
        line = self.lines[last.row]
        end = len(line.rstrip())
        if line[last.end + 1 :].lstrip()[:1] in OPENERS:
            opened = self.opened[-1]
            yield YamlMistake(opened.row + 1, opened.column + 1, "bracket", {"bracket": opened.sign})
            return
        if key := _KEY.search(line[: last.end + 1], last.column):
            mended = line[: key.start()].rstrip() + ", " + line[key.start(1) :]
            yield YamlMistake(last.row + 1, key.start() + 1, "comma-missing", old=line, mended=mended)
        match = re.compile(r"[^,\[\]{}]*").match(line, last.column, end)
        text = match[0].rstrip() if match else line[last.column : last.end]
        mended = line[: last.column] + quote_yaml(text) + line[last.column + len(text) :]
        yield YamlMistake(last.row + 1, last.end + 1, "trap-colon", old=line, mended=mended)
        yield from self._close_line()

    def _quote_inside(self, token: FlowToken) -> Iterator[YamlMistake]:
        """A text in quotes that ended too early or too late: its own end is missing, or it holds quotes."""
        last = self.last
        if last is None or last.row != last.end_row:
            if last is not None:
                yield from self._open_quote(last)
            return
        line = self.lines[last.row]
        quote = line[last.column]
        body = line[last.column + 1 : last.end - 1]
        values = {"quote": quote}
        if curly := _CURLY.search(line, last.column + 1, last.end):
            mended = line[: curly.start()] + quote + line[curly.end() :]
            told = {"quote": curly[0], "straight": quote}
            yield YamlMistake(last.row + 1, curly.start() + 1, "wide-quote", told, old=line, mended=mended)
        if name := re.match(r"[A-Za-z_]+(?=\s*:)", body):
            at = last.column + 1 + name.end()
            mended = line[:at] + quote + line[at:]
            yield YamlMistake(
                last.row + 1, last.column + 1, "open-quote", values, length=at - last.column, old=line, mended=mended
            )
        if cut := re.search(r"(?:\s*[\]}])*\s*[,:]\s*$|[\]}]+\s*,?\s*$", body):  # it closed where the next one should begin
            at = last.column + 1 + cut.start()
            mended = line[:at] + quote + line[at:]
            length = at - last.column
            yield YamlMistake(last.row + 1, last.column + 1, "open-quote", values, old=line, mended=mended, length=length)
        ends = [m.start() for m in re.finditer(rf"{quote}(?=\s*(?:[,:\]}}]|$))", line[last.end :])]
        for end in ends[:3]:
            stop = last.end + end
            inner = line[last.column + 1 : stop]
            escaped = inner.replace("'", "''") if quote == "'" else re.sub(r'(?<!\\)"', r"\\" + '"', inner)
            mended = line[: last.column + 1] + escaped + line[stop:]
            yield YamlMistake(last.row + 1, last.end, "quote-in-text", values, old=line, mended=mended)
        if token.kind == "plain" and token.row == last.row and not line[last.end : token.column].strip():
            mended = (
                line[: last.end - 1] + line[last.end - 1 : token.end].replace(quote, "", 1).rstrip() + quote + line[token.end :]
            )
            yield YamlMistake(last.row + 1, last.end, "quote-in-text", values, old=line, mended=mended)

    def _open_quote(self, token: FlowToken) -> Iterator[YamlMistake]:
        """A quote without its fellow on the line."""
        line = self.lines[token.row]
        quote = line[token.column]
        length = len(line.rstrip()) - token.column
        if curly := _CURLY.search(line, token.column + 1):
            mended = line[: curly.start()] + quote + line[curly.end() :]
            values = {"quote": curly[0], "straight": quote}
            yield YamlMistake(token.row + 1, curly.start() + 1, "wide-quote", values, old=line, mended=mended)
        tail = re.search(r"[\]},\s]*$", line)
        first = max(tail.start(), token.column + 1) if tail else len(line)
        key = re.search(r"""\s*,\s*(?:"|'|[A-Za-z_]+\s*:)""", line[token.column :])
        stops = [token.column + key.start()] if key else []
        if name := re.compile(r"""["'][A-Za-z_]+(?=\s*:)""").match(line, token.column):
            stops.insert(0, name.end())
        stops += [at for at in range(first, len(line.rstrip()) + 1) if at == len(line.rstrip()) or line[at] in "]},"]
        for at in stops[:8]:
            mended = line[:at] + quote + line[at:]
            yield YamlMistake(
                token.row + 1, token.column + 1, "open-quote", {"quote": quote}, old=line, mended=mended, length=length
            )
        yield YamlMistake(token.row + 1, token.column + 1, "unclosed-quote", {"quote": quote}, length=length)

    def _close_line(self) -> Iterator[YamlMistake]:
        """The brackets that a line opened are not closed at its end."""
        opened = self.opened[-1]
        line = self.lines[opened.row]
        match = re.compile(r"(.*?)(?P<comma>,?)\s*(?:\s#\s.*)?$").match(line)
        end = match.end(1) if match else len(line)
        if not line[opened.column + 1 : end].strip():
            return  # what it holds stands below
        closers = ""
        for bracket in reversed(self.opened):
            if bracket.row != opened.row:
                break
            closers += OPENERS[bracket.sign]
            if line[end - 1] in "］｝":
                mended = line[: end - 1] + closers + line[end:]
                values = {"sign": line[end - 1], "narrow": closers}
                yield YamlMistake(opened.row + 1, end, "wide-bracket", values, old=line, mended=mended)
            mended = line[:end] + closers + line[end:]
            values = {"bracket": opened.sign, "closer": closers}
            yield YamlMistake(opened.row + 1, opened.column + 1, "bracket", values, old=line, mended=mended)

    def _open_brackets(self) -> Iterator[YamlMistake]:
        """The text ends, and brackets are open."""
        if not self.opened:
            return
        opened = self.opened[-1]
        values = {"bracket": opened.sign, "closer": OPENERS[opened.sign]}
        yield from self._close_line()
        margin = depth(self.lines[opened.row])
        last = max((row for row, line in enumerate(self.lines) if line.strip()), default=opened.row)
        for row in range(opened.row + 1, last + 1):  # a line that stands no deeper than the bracket's is outside it
            if self.lines[row].strip() and depth(self.lines[row]) <= margin:
                above = max(at for at in range(row) if self.lines[at].strip())
                line = self.lines[above]
                end = len(line.rstrip().rstrip(","))
                yield self._put(above, end, OPENERS[opened.sign], "bracket-missing", values)
                break
        closers = "".join(OPENERS[bracket.sign] for bracket in reversed(self.opened))
        yield self._put(last, len(self.lines[last].rstrip()), closers, "bracket-missing", values | {"closer": closers})
        yield YamlMistake(opened.row + 1, opened.column + 1, "bracket", values)

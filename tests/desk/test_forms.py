"""Forms, as fields and lists of one shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from faqprint.manuscript.content_schema import APPENDIX, SECTIONS, STYLE
from faqprint.manuscript.schema_kinds import Either, Kind, ListOf, Named, Shape
from faqprint.messages.desk import FIELD_LABELS

from .browser import APPENDIX as APPENDIX_TEXT
from .browser import Browser


def field(form: dict[str, Any], *path: str | int) -> dict[str, Any]:
    """The field of a form at a path."""
    fields = [*form["fields"], *(one for listed in form["lists"] for item in listed["items"] for one in item["fields"])]
    found: dict[str, Any] = next(one for one in fields if one["path"] == list(path))
    return found


def named_paths(kind: Kind, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The names that lead to each field and list of a table of keys."""
    if isinstance(kind, Shape):
        for key in kind.keys:
            yield from named_paths(key.kind, (*path, key.name))
    elif isinstance(kind, ListOf | Named):
        yield path
        yield from named_paths(kind.kind, path)
    else:
        yield from named_paths(kind.shape, path) if isinstance(kind, Either) else (path,)


def test_every_key_has_a_label() -> None:
    """In the words of those who type there: a new key would be shown by its name, in English."""
    paths = {path for shape in (APPENDIX, STYLE, *SECTIONS.values()) for path in named_paths(shape, ())}
    shown = {path for path in paths if {"type", "sections", "proofread", "questions"}.isdisjoint(path)}
    assert ("fonts", "text") in shown
    assert {path for path in shown if ".".join(path[-2:]) not in FIELD_LABELS and path[-1] not in FIELD_LABELS} == set()


def test_every_form_of_the_outline_is_there(browser: Browser) -> None:
    """By its number, with its kind, file and faults."""
    for entry in browser.get("/state")["outline"]:
        form = browser.get(f"/form/{entry['form']}")
        assert (form["form"], form["kind"]) == (entry["form"], entry["kind"])
        assert form["fields"] or form["lists"]
        for one in form["fields"]:
            assert {"path", "label", "kind", "value", "help", "marks"} <= one.keys() and one["label"]
            assert one["kind"] in ("line", "text", "choice", "check", "number")
            assert (one["kind"] == "choice") == ("choices" in one)


def test_every_key_of_the_tables_has_its_field(browser: Browser) -> None:
    """Those of the appendix, of each kind of section, and of the style, those of its mappings among them."""
    forms = {form["kind"]: form for number in range(1, 9) for form in [browser.get(f"/form/{number}")]}
    for kind, shape in {"appendix": APPENDIX, "style": STYLE, **SECTIONS}.items():
        shown = {one["path"][0] for one in (*forms[kind]["fields"], *forms[kind]["lists"])}
        assert shown == {key.name for key in shape.keys} - {"type", "sections", "proofread"}


def test_fields_have_the_kind_of_their_key(browser: Browser) -> None:
    """A choice offers its words, and to leave it out; a text may have marks."""
    style = browser.get("/form/8")
    assert [one["value"] for one in field(style, "paper")["choices"]] == ["", "A4", "B5", "A5", "Letter"]
    assert (field(style, "margins", "top")["kind"], field(style, "duplex")["kind"]) == ("number", "check")
    appendix = browser.get("/form/1")
    assert [one["value"] for one in field(appendix, "toc")["choices"]] == ["", "true", "false", "categories", "questions"]
    assert field(appendix, "values", "tel")["value"] == "000－000－0000" and field(appendix, "title")["required"]
    faq = browser.get("/form/2")
    assert (field(faq, "intro")["kind"], field(faq, "intro")["marks"]) == ("text", True)
    assert field(faq, "categories", 1, "name")["value"] == "その他"


def test_items_are_shown_whether_they_are_texts_or_mappings(browser: Browser) -> None:
    """A text alone has a field for its note, too."""
    form = browser.get("/form/4")
    assert field(form, "items", 0)["value"] == "画面の名前" and field(form, "items", 0, "note")["value"] == ""
    assert field(form, "items", 1, "text")["value"] == "日時" and field(form, "items", 1, "note")["value"] == "※時刻も"
    assert [item["title"] for item in form["lists"][0]["items"]] == ["画面の名前", "日時"]


def test_a_file_that_cannot_be_taken_apart_is_shown_whole(browser: Browser) -> None:
    """So that it can be mended here, its byte order mark and line ends as they were."""
    path = browser.session.folder / "contact.yaml"
    path.write_bytes(b"\xef\xbb\xbftype: contact\r\n]]]\r\n")
    browser.session.look()
    form = browser.get("/form/3")
    assert [one["path"] for one in form["fields"]] == [["file"]] and form["faults"]
    browser.put("/draft", form=3, path=["file"], value="type: contact\ntitle: x\ndesks:\n  - name: y\n")
    assert browser.session.draft.now[path] == b"\xef\xbb\xbftype: contact\r\ntitle: x\r\ndesks:\r\n  - name: y\r\n"
    assert field(browser.get("/form/3"), "desks", 0, "name")["value"] == "y"


def test_an_appendix_that_cannot_be_taken_apart_is_shown_whole(browser: Browser) -> None:
    """Also one in the code of another program, which is UTF-8 once it is typed over."""
    for content, shown in ((b"]]]\n", "]]]\n"), ("title: 別紙\n".encode("cp932"), "title: 別紙\n")):
        browser.session.path.write_bytes(content)
        browser.session.look()
        assert [one["path"] for one in browser.get("/form/1")["fields"]] == [["file"]]
        assert browser.get("/form/1")["fields"][0]["value"] == shown
        browser.put("/draft", form=1, path=["file"], value=APPENDIX_TEXT)
        assert browser.draft("appendix.yaml") == APPENDIX_TEXT and browser.get("/state")["faults"] == []
        browser.put("/undo", 422)

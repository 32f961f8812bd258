"""The JSON Schema agrees with the reading of the content, wherever a schema can say it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from faqprint.errors import Fault
from faqprint.manuscript.content_schema import APPENDIX as APPENDIX_SHAPE
from faqprint.manuscript.content_schema import SECTIONS
from faqprint.manuscript.json_schema import schema
from faqprint.manuscript.load import read

from .test_load import APPENDIX, BAD, BAD_FAQ, MINIMAL, questions
from .test_styles import BAD_STYLES, WHOLE

VALIDATOR = jsonschema.Draft202012Validator(schema())
CONTENT = Path(__file__).parents[2] / "content"

#: The file is no YAML, or not the YAML that was meant: an editor's parser tells of it before any schema is asked.
NOT_AS_MEANT = {"tab-in-text", "wide-colon", "dash-space", "trap-colon", "repeated-key"}
#: What a schema of one file cannot say, and why.
BEYOND_A_SCHEMA = {
    # it takes other places of the content, or other files
    *("unknown-value", "value-cycle", "value-too-long", "unknown-id", "repeated-id", "margins-too-wide"),
    *(
        "listed-file-missing",
        "listed-file-outside",
        "listed-file-link",
        "listed-file-is-folder",
        "listed-file-loops",
        "font-not-there",
        "font-kind",
    ),
    # the marks within a text
    *("ruby", "unclosed-value", "unclosed-reference", "table-cells", "joined-nothing-above", "joined-row"),
    # a number's range, once every scalar is taken as text
    *("out-of-range", "not-a-multiple"),
}


def as_text(text: str) -> Any:
    """Parse YAML with every scalar as text, as this format takes it."""
    return yaml.load(text, yaml.BaseLoader)


def test_schema_is_a_schema() -> None:
    """It is valid itself, can be written as JSON, and describes its keys in Japanese."""
    jsonschema.Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()
    assert (
        "回答"
        in schema()["$defs"]["faq"]["properties"]["categories"]["items"]["properties"]["questions"]["items"]["properties"][
            "answer"
        ]["description"]
    )


def test_every_key_is_in_the_schema() -> None:
    """The tables and the schema know the same keys."""
    for shape in (APPENDIX_SHAPE, *SECTIONS.values()):
        assert list(schema()["$defs"][shape.name]["properties"]) == [key.name for key in shape.keys]


GOOD = [
    APPENDIX,
    WHOLE,
    questions("{question: あ, answer: い, id: a}"),
    "type: memo\n",
    "type: contact\ntitle: あ\nintro:\ndesks: [{name: い, tel: ''}]\n",
    "title: あ\ndate:\nvalues:\nrevisions:\nsections: [a.yaml]\n",
    "sizes: {table: 8}\n",
]


@pytest.mark.parametrize("text", GOOD)
def test_good_file_is_valid(text: str) -> None:
    """What is read without a fault is valid, as texts and as YAML's own kinds."""
    VALIDATOR.validate(as_text(text))


def test_editors_kinds_are_valid() -> None:
    """An editor that takes 0120 for a number, true for a flag and nothing for null has nothing to complain of."""
    VALIDATOR.validate(
        {"title": 120, "toc": True, "values": {"tel": 120, "a": None}, "sections": [{"type": "memo", "ruled": True}]}
    )
    VALIDATOR.validate({"sizes": {"table": 9.5}, "duplex": False, "measures": {"no": 2.5}})
    for toc in (False, "false", "questions", "categories", None):
        VALIDATOR.validate({"title": "題", "toc": toc, "sections": [{"type": "memo"}]})
    assert not VALIDATOR.is_valid({"title": "題", "toc": "question", "sections": [{"type": "memo"}]})
    for style in ({"sizes": {"table": 7}}, {"measures": {"no": 2.3}}, {"rules": {"inner": 0.1}}):
        assert not VALIDATOR.is_valid(style)


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.yaml")), ids=lambda path: path.name)
def test_shipped_content_is_valid(path: Path) -> None:
    """The starter's files please reader and validator alike."""
    VALIDATOR.validate(as_text(path.read_text(encoding="utf-8")))


def test_shipped_content_has_no_fault() -> None:
    """The starter as a whole is read without fault or warning."""
    assert read(CONTENT / "appendix.yaml")[1] == ()


#: Files that are valid alone: a month's days cannot be counted, and the fault of a listed file is that file's.
VALID_ALONE = ("title: 別紙\ndate: 2026-02-30\nsections: [faq.yaml]\n", MINIMAL + "appendix.yaml\n")

BAD_FILES = [(row[0], row[1]) for row in BAD if row[2] == "appendix"]
BAD_FILES += [(row[0], row[1]) for row in BAD_FAQ]
BAD_FILES += [(row[0], row[1]) for row in BAD_STYLES]
BAD_FILES += [
    (MINIMAL + "{type: text, body: あ, title: [い]}\n", "want-text"),
    (MINIMAL + "{type: checklist, items: [{text: あ, nota: い}]}\n", "unknown-key"),
    (MINIMAL + "{type: checklist, items: [{note: あ}]}\n", "missing-key"),
    (MINIMAL + "{type: checklist}\n", "missing-key"),
    (MINIMAL + "{type: faq, title: あ, categories: い}\n", "want-list"),
]


@pytest.mark.parametrize(("text", "code"), BAD_FILES)
def test_bad_file_is_invalid_where_a_schema_can_say_it(text: str, code: str) -> None:
    """Reader and validator refuse the same files; what only the reader can know is listed by name."""
    try:
        content = as_text(text)
    except yaml.YAMLError:
        assert code in NOT_AS_MEANT
        return
    if code in NOT_AS_MEANT:
        return
    assert VALIDATOR.is_valid(content) == (code in BEYOND_A_SCHEMA or text in VALID_ALONE)


def test_reader_finds_the_added_ones(write: Callable[..., Path]) -> None:
    """The files added here are bad to the reader, too, by the code that stands beside them."""
    for text, code in BAD_FILES[-5:]:
        faults: tuple[Fault, ...] = read(write(text))[1]
        assert [fault.code for fault in faults] == [code]


@pytest.mark.parametrize(
    ("keys", "valid"),
    [
        ({"number": "{c}-{n}"}, True),
        ({"number": "第{ s }節 {n}", "numbering": "section"}, True),
        ({"number": "{x}"}, False),
        ({"number": "{n"}, False),
        ({"number": "{{n}}"}, False),
        ({"numbering": "sections"}, False),
    ],
)
def test_patterns_of_numbers_are_checked(keys: dict[str, str], valid: bool) -> None:
    """As they are read."""
    questions = [{"question": "問", "answer": "答", "code": "Q{1}"}]
    section = {"type": "faq", "title": "題", "categories": [{"name": "区", "questions": questions}], **keys}
    assert VALIDATOR.is_valid(section) == valid
    questions[0]["code"] = "{{x}}"
    assert not VALIDATOR.is_valid(section)


@pytest.mark.parametrize(
    ("settings", "valid"),
    [
        ("{rules: {keigo: off, period: {level: info, max: 3}}, allow: [語], dictionary: [prh.yml]}", True),
        ("{rules: {kiego: off}}", False),
        ("{rules: {keigo: loud}}", False),
        ("{rule: {keigo: off}}", False),
        ("{}", True),
    ],
)
def test_proofreading_s_settings_know_the_rules_by_name(settings: str, valid: bool) -> None:
    """Those that the schema is given; an editor may read ``off`` as a flag."""
    validator = jsonschema.Draft202012Validator(schema({"keigo": "敬語", "period": "句点"}))
    text = f"title: 別紙\nproofread: {settings}\nsections: [a.yaml]\n"
    assert validator.is_valid(as_text(text)) == valid
    assert validator.is_valid(yaml.safe_load(text)) == valid

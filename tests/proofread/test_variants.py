"""The rarer form of a word is marked, with the counts of both and the first line of the commoner."""

from __future__ import annotations

from pathlib import Path

from .conftest import FAQ, Find, faq_of

PAIRS = [
    tuple(line.split("|"))
    for line in (Path(__file__).parent / "variant_pairs.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def test_most_pairs_of_the_style_guides_are_found(find: Find) -> None:
    """At least 85 in a hundred, each at the form that slips in, in a content that uses the other one four times."""
    assert len(PAIRS) >= 60
    missed = []
    for usual, rare in PAIRS:
        answer = "\n".join([*([f"{usual}。"] * 4), rare if rare.endswith("．") else f"{rare}。"])
        found = [fault for fault in find("", faq=faq_of(answer)) if fault.code.startswith("vary-")]
        if [fault.place.line for fault in found if fault.severity == "warning"] != [12]:
            missed.append((usual, rare, [(fault.code, fault.place.line) for fault in found]))
    assert len(missed) <= 0.15 * len(PAIRS), missed


def test_no_pair_is_found_where_only_one_form_is_used(find: Find) -> None:
    """Neither in the usual form nor in the other one."""
    for form in (form for pair in PAIRS for form in pair if not form.endswith("．")):
        found = find("", faq=faq_of("\n".join([f"{form}。"] * 5)))
        assert [fault for fault in found if fault.code.startswith("vary-")] == [], form


def test_the_rarer_form_names_the_commoner_one_with_counts_and_its_first_line(find: Find) -> None:
    """Wherever it stands; the counts are of the whole content."""
    (fault,) = find("vary-term", "ログインして、\nログインとログオンを選びます。")
    assert (fault.place.line, fault.place.column) == (9, 16)
    values = dict(fault.values)
    assert (values["written"], values["count"], values["usual"], values["usual_count"]) == ("ログオン", "1", "ログイン", "2")
    assert (values["file"], values["line"], values["more"]) == ("faq.yaml", "8", "")


def test_a_form_is_told_once_with_its_further_lines(find: Find) -> None:
    """A finding for each would hide the others."""
    (fault,) = find("vary-term", "ログインの、\nログインと、\nログインです。\nログオンと、\nログオンです。")
    assert dict(fault.values)["more"] == " faq.yaml:12"
    assert fault.place.line == 11


def test_of_two_as_common_the_later_one_is_marked(find: Find) -> None:
    """Somebody has to be."""
    (fault,) = find("vary-term", "ログオンとログインです。")
    assert dict(fault.values)["written"] == "ログイン"


def test_a_value_counts_as_often_as_it_prints_and_is_marked_where_it_is_defined(find: Find) -> None:
    """Three uses, one place."""
    appendix = "title: 別紙\nvalues: {do: ログオン}\nsections: [faq.yaml]\n"
    faq = FAQ.replace("{0}", "ログインして、ログインします。")
    (fault,) = find("vary-term", appendix=appendix, faq=faq.replace("何ですか？", '"{{do}}ですか？"'))
    assert (fault.place.file, fault.place.line) == ("appendix.yaml", 2)
    answer = "|\n          ログインして、ログインします。{{do}}、{{do}}、{{do}}です。"
    (fault,) = find("vary-term", appendix=appendix, faq=FAQ.replace("{0}", answer))
    assert (fault.place.file, fault.place.line, dict(fault.values)["usual_count"]) == ("faq.yaml", 8, "3")


def test_an_ignored_place_leaves_the_next_one(find: Find) -> None:
    """A form is told at its first place that is not ignored."""
    faq = (
        "type: faq\ntitle: ＦＡＱ\ncategories:\n  - name: 操作\n    questions:\n"
        "      - {question: 何ですか？, answer: ログインとログインとログインです。}\n"
        "      # faqprint: ignore vary-term\n"
        "      - {question: 何でしょうか？, answer: ログオンです。}\n"
        "      - {question: 何か？, answer: ログオンです。}\n"
    )
    (fault,) = find("vary-term", faq=faq)
    assert fault.place.line == 9

"""Pairs of contents and what a comparison of each must tell: its lines, with the changed words in ［］."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from .contents import FEE, HOURS, LIMIT, LOCK, PHONE, SAFE, content, faq, question


class ContentPair(NamedTuple):
    """Two contents as YAML, and the lines that ``diff`` tells of them."""

    old: str
    new: str
    lines: tuple[str, ...]


def ask(**changes: str) -> dict[str, str]:
    """The question of the fees with some of its texts changed."""
    return {**FEE, **changes}


def one(*questions: dict[str, str], **head: Any) -> str:
    """A content with one category."""
    return content(faq({"全般": list(questions)}), **head)


def answers(old: str, new: str, *lines: str) -> ContentPair:
    """A question whose answer changed."""
    return ContentPair(one(HOURS, ask(answer=old)), one(HOURS, ask(answer=new)), lines)


def sections(old: dict[str, Any], new: dict[str, Any], *lines: str) -> ContentPair:
    """A section beside the questions that changed."""
    return ContentPair(content(faq({"全般": [HOURS]}), old), content(faq({"全般": [HOURS]}), new), lines)


DESK: Final = {"name": "事務部", "tel": "000－000－0000", "fax": "000－000－0001", "hours": "平日９時～１７時"}
CONTACT: Final = {"type": "contact", "title": "お問い合わせ先", "desks": [DESK]}
CHECKLIST: Final = {
    "type": "checklist",
    "title": "確認事項",
    "items": ["申込書を受け取る", {"text": "本人確認をする", "note": "写しを取る"}],
}
NOTICE: Final = {
    "type": "notice",
    "label": "重要",
    "items": ["パスワードは誰にも教えないでください。", "当金庫がお尋ねすることはありません。"],
}
MEMO: Final = {"type": "memo", "title": "控え", "fields": ["所属", "氏名"], "return_to": "事務部"}
TEXT: Final = {
    "type": "text",
    "title": "はじめに",
    "body": "この資料は店内用です。\n◆ 社外に出さないこと。\n◆ 古い版は捨てること。",
}
TABLE: Final = "手数料は次のとおりです。\n| 区分 | 金額 |\n|---|---|\n| 同一店 | 110円 |\n| 他店 | 330円 |"
SPLIT: Final = "手続きには印鑑が必要です。本人確認書類もお持ちください。"

PAIRS: Final[dict[str, ContentPair]] = {
    "same": ContentPair(one(HOURS, FEE), one(HOURS, FEE), ()),
    "price": answers(
        "手数料は330円です。", "手数料は440円です。", "No.2 変更 回答: 手数料は［330円］です。 → 手数料は［440円］です。"
    ),
    "value only": ContentPair(
        one(ask(answer="電話は{{tel}}です。"), values={"tel": "000－111－0000"}),
        one(ask(answer="電話は{{tel}}です。"), values={"tel": "000－222－0000"}),
        ("No.1 変更 回答: 電話は［000－111－0000］です。 → 電話は［000－222－0000］です。",),
    ),
    "value in place of words": ContentPair(
        one(ask(answer="電話は000－111－0000です。")),
        one(ask(answer="電話は{{tel}}です。"), values={"tel": "000－111－0000"}),
        (),
    ),
    "renumbered": ContentPair(one(HOURS, FEE, LOCK), one(FEE, LOCK), ("旧No.1 削除 ［サービスの利用時間を教えてください。］",)),
    "added in front": ContentPair(one(FEE, LOCK), one(HOURS, FEE, LOCK), ("No.1 新設 ［サービスの利用時間を教えてください。］",)),
    "reference follows": ContentPair(
        one(HOURS, ask(answer="[[lock]]をご覧ください。"), {**LOCK, "id": "lock"}),
        one(ask(answer="[[lock]]をご覧ください。"), {**LOCK, "id": "lock"}, HOURS),
        ("No.3 移動 （移動、旧 No.1）",),
    ),
    "reference leads elsewhere": ContentPair(
        one({**HOURS, "id": "hours"}, ask(answer="[[lock]]をご覧ください。"), {**LOCK, "id": "lock"}),
        one({**HOURS, "id": "hours"}, ask(answer="[[hours]]をご覧ください。"), {**LOCK, "id": "lock"}),
        ("No.2 変更 回答: ［No.3］をご覧ください。 → ［No.1］をご覧ください。",),
    ),
    "moved": ContentPair(one(HOURS, FEE, LOCK, SAFE), one(LOCK, HOURS, FEE, SAFE), ("No.1 移動 （移動、旧 No.3）",)),
    "moved to another category": ContentPair(
        content(faq({"全般": [HOURS, FEE], "安全": [LOCK]})),
        content(faq({"全般": [HOURS], "安全": [FEE, LOCK]})),
        ("No.2 移動 （移動、旧 No.2）",),
    ),
    "moved and changed": ContentPair(
        one(HOURS, FEE, LOCK),
        one(ask(answer="同一店あては無料、他店あては440円です。"), HOURS, LOCK),
        (
            "No.1 変更 回答: 同一店あては無料、他店あては［330円］です。 → 同一店あては無料、他店あては［440円］です。",
            "No.2 移動 （移動、旧 No.1）",
        ),
    ),
    "renamed category": ContentPair(
        content(faq({"全般": [HOURS, FEE], "安全": [LOCK]})),
        content(faq({"ご利用": [HOURS, FEE], "安全": [LOCK]})),
        ("区分「ご利用」 変更 名前: ［全般］ → ［ご利用］",),
    ),
    "category that is new": ContentPair(
        content(faq({"全般": [HOURS, FEE, LOCK, SAFE]})),
        content(faq({"全般": [HOURS, FEE, LOCK], "安全": [SAFE]})),
        (
            "区分「安全」 新設",
            "No.4 移動 （移動、旧 No.4）",
        ),
    ),
    "category that is gone": ContentPair(
        content(faq({"全般": [HOURS], "安全": [SAFE]})),
        content(faq({"全般": [HOURS]})),
        (
            "区分「安全」 削除",
            "旧No.2 削除 ［電子証明書とは何ですか。］",
        ),
    ),
    "split": ContentPair(
        one(ask(question=LOCK["question"], answer=f"窓口で再発行します。{SPLIT}"), HOURS),
        one(
            ask(question=LOCK["question"], answer="窓口で再発行します。"), question("何を持っていけばよいですか。", SPLIT), HOURS
        ),
        (
            "No.1 変更 回答: 窓口で再発行します。［手続きには印鑑が必要です。本人確認書類もお持ちください。］ → "
            "窓口で再発行します。",
            "No.2 新設 旧No.1から分割 ［何を持っていけばよいですか。］",
        ),
    ),
    "merged": ContentPair(
        one(
            ask(question=LOCK["question"], answer="窓口で再発行します。"), question("何を持っていけばよいですか。", SPLIT), HOURS
        ),
        one(ask(question=LOCK["question"], answer=f"窓口で再発行します。{SPLIT}"), HOURS),
        (
            "No.1 変更 回答: 窓口で再発行します。 → "
            "窓口で再発行します。［手続きには印鑑が必要です。本人確認書類もお持ちください。］",
            "旧No.2 削除 No.1に統合 ［何を持っていけばよいですか。］",
        ),
    ),
    "all reworded": ContentPair(
        one(HOURS, LOCK, PHONE),
        one(
            question("サービスは何時から何時まで利用できますか。", "平日の９時から１９時まで利用できます。"),
            question(
                "パスワードを忘れたときはどうしますか。", "お取引店の窓口で再発行を申し込んでください。印鑑をお持ちください。"
            ),
            question("スマートフォンでも使えますか。", "お使いになれません。パソコンが要ります。"),
        ),
        (
            "No.1 変更 質問: サービス［の利用時間を教えてください］。 → サービス［は何時から何時まで利用できますか］。 "
            "回答: 平日の９時から１９時まで［ご利用いただけます］。 → 平日の９時から１９時まで［利用できます］。",
            "No.2 変更 質問: パスワードを忘れ［ました］。 → パスワードを忘れ［たときはどうしますか］。 "
            "回答: お取引店の窓口で再発行［の手続きをしてください］。［手続きには印鑑が必要です］。 → "
            "お取引店の窓口で再発行［を申し込んでください］。［印鑑をお持ちください］。",
            "No.3 変更 質問: スマートフォン［で］使えますか。 → スマートフォン［でも］使えますか。 "
            "回答: ［使えません］。パソコン［をご用意ください］。 → ［お使いになれません］。パソコン［が要ります］。",
        ),
    ),
    "same id, all else new": ContentPair(
        one({**HOURS, "id": "a"}),
        one({**PHONE, "id": "a"}),
        (
            "No.1 変更 質問: ［サービスの利用時間を教えてください］。 → ［スマートフォンで使えますか］。 "
            "回答: ［平日の９時から１９時までご利用いただけます］。 → ［使えません］。［パソコンをご用意ください。］",
        ),
    ),
    "id given": ContentPair(one(HOURS, FEE), one({**HOURS, "id": "hours"}, FEE), ()),
    "id changed": ContentPair(one({**HOURS, "id": "h1"}), one({**HOURS, "id": "h2"}), ()),
    "width of letters in the question": ContentPair(
        one(question("ＩＤとは何ですか。", "番号です。")),
        one(question("IDとは何ですか。", "番号です。")),
        ("No.1 変更 質問: ［ＩＤ］とは何ですか。 → ［ID］とは何ですか。",),
    ),
    "question reworded": ContentPair(
        one(HOURS, FEE),
        one(HOURS, ask(question="他店あての振込手数料はいくらですか。")),
        ("No.2 変更 質問: 振込手数料はいくらですか。 → ［他店あての］振込手数料はいくらですか。",),
    ),
    "two that share an answer": ContentPair(
        one(question("印鑑は要りますか。", "要りません。"), question("通帳は要りますか。", "要りません。")),
        one(question("通帳は要りますか。", "要りません。"), question("印鑑は必要ですか。", "要りません。")),
        ("No.2 変更 （移動、旧 No.1） 質問: 印鑑は［要りますか］。 → 印鑑は［必要ですか］。",),
    ),
    "cell of a table": answers(
        TABLE, TABLE.replace("330円", "440円"), "No.2 変更 回答: | 他店 | ［330円］ | → | 他店 | ［440円］ |"
    ),
    "row of a table": answers(
        TABLE,
        f"{TABLE}\n| 他行 | 550円 |",
        "No.2 変更 回答: （なし） → ［| 他行 | 550円 |］",
    ),
    "note added": answers(
        "手数料は330円です。",
        "手数料は330円です。\n※ 消費税を含みます。",
        "No.2 変更 回答: （なし） → ［※消費税を含みます。］",
    ),
    "note's mark": answers(
        "手数料は330円です。\n※ 税込みです。",
        "手数料は330円です。\n（注） 税込みです。",
        "No.2 変更 回答: ［※］税込みです。 → ［（注）］税込みです。",
    ),
    "paragraph removed": answers(
        "税込みです。\n手数料は330円です。\n口座から引き落とします。",
        "税込みです。\n口座から引き落とします。",
        "No.2 変更 回答: ［手数料は330円です。］ → （なし）",
    ),
    "paragraph parted": answers(
        "税込みです。口座から引き落とします。",
        "税込みです。\n口座から引き落とします。",
        "No.2 変更 回答: 税込みです［。］口座から引き落とします。 → 税込みです［。］／口座から引き落とします。",
    ),
    "paragraphs exchanged": answers(
        "税込みです。\n口座から引き落とします。",
        "口座から引き落とします。\n税込みです。",
        "No.2 変更 回答: ［税込みです。］ → ［税込みです。］",
    ),
    "pattern of numbers": ContentPair(
        content(faq({"全般": [HOURS, FEE]})),
        content(faq({"全般": [HOURS, ask(answer="無料です。")]}, number="{c}-{n}")),
        ("No.1-2 変更 回答: ［同一店あては無料、他店あては330円］です。 → ［無料］です。",),
    ),
    "mark of the appendix": ContentPair(
        one(HOURS, mark="社外秘"), one(HOURS, mark="部外秘"), ("見出し「別紙３　ＦＡＱ」 変更 表示: ［社外秘］ → ［部外秘］",)
    ),
    "words in bold": answers("**税込み**です。", "税込みです。"),
    "link": answers(
        "https://example.jp/a を開きます。",
        "https://example.jp/b を開きます。",
        "No.2 変更 回答: ［https://example.jp/a］ を開きます。 → ［https://example.jp/b］ を開きます。",
    ),
    "heading": answers(
        "【手数料】\n330円です。", "【振込手数料】\n330円です。", "No.2 変更 回答: 【［手数料］】 → 【［振込手数料］】"
    ),
    "title and intro": ContentPair(
        content(faq({"全般": [HOURS]}, intro="窓口用です。")),
        content(faq({"全般": [HOURS]}, intro="電話用です。") | {"title": "よくあるご質問"}),
        ("見出し「よくあるご質問」 変更 題: ［ＦＡＱ］ → ［よくあるご質問］ 前書き: ［窓口用］です。 → ［電話用］です。",),
    ),
    "version and date": ContentPair(
        one(HOURS, version="第1.0版", date="2026-01-01"), one(HOURS, version="第1.1版", date="2026-02-02"), ()
    ),
    "title of the appendix": ContentPair(
        one(HOURS),
        one(HOURS, title="別紙４　ＦＡＱ"),
        ("見出し「別紙４\u3000ＦＡＱ」 変更 題: ［別紙３］\u3000ＦＡＱ → ［別紙４］\u3000ＦＡＱ",),
    ),
    "desk's telephone": sections(
        CONTACT,
        {**CONTACT, "desks": [{**DESK, "tel": "000－000－0009"}]},
        "窓口「事務部」 変更 電話: ［000－000－0000］ → ［000－000－0009］",
    ),
    "desk added": sections(
        CONTACT, {**CONTACT, "desks": [DESK, {"name": "夜間窓口", "tel": "000－000－0005"}]}, "窓口「夜間窓口」 新設"
    ),
    "item of a checklist": sections(
        CHECKLIST,
        {**CHECKLIST, "items": ["申込書を受け取る", {"text": "本人確認をする", "note": "写しは取らない"}, "控えを渡す"]},
        "項目「本人確認をする」 変更 注記: 写し［を取る］ → 写し［は取らない］",
        "項目「控えを渡す」 新設",
    ),
    "items exchanged": sections(
        CHECKLIST, {**CHECKLIST, "items": CHECKLIST["items"][::-1]}, "項目「本人確認をする」 移動 （移動）"
    ),
    "notice": sections(NOTICE, {**NOTICE, "items": [NOTICE["items"][0]]}, "項目「当金庫がお尋ねすることはありません。」 削除"),
    "memo": sections(
        MEMO, {**MEMO, "fields": ["所属", "氏名", "日付"]}, "見出し「控え」 変更 記入欄: 所属、氏名 → 所属、氏名［、日付］"
    ),
    "text section": sections(
        TEXT,
        {**TEXT, "body": TEXT["body"].replace("店内用", "本部用")},
        "本文「この資料は本部用です。」 変更 文: この資料は［店内用］です。 → この資料は［本部用］です。",
    ),
    "section added": ContentPair(
        content(faq({"全般": [HOURS]})),
        content(faq({"全般": [HOURS]}), NOTICE),
        (
            "見出し「重要」 新設",
            "項目「パスワードは誰にも教えないでください。」 新設",
            "項目「当金庫がお尋ねすることはありません。」 新設",
        ),
    ),
    "limit": ContentPair(
        one(LIMIT),
        one({**LIMIT, "answer": "契約ごとに五千万円です。上限は届け出により変えられます。"}),
        (
            "No.1 変更 回答: 契約ごとに［一千万円］です。上限は届け出により変えられます。 → "
            "契約ごとに［五千万円］です。上限は届け出により変えられます。",
        ),
    ),
}
#: The same content in YAML's other forms: what changed is how it is typed.
FORMS: Final = (
    "title: 別紙３\nsections:\n  - type: faq\n    title: ＦＡＱ\n    categories:\n      - name: 全般\n        questions:\n"
    "          - question: 何時からですか。\n            answer: |\n              ９時です。\n              １５時までです。\n",
    "# 版の覚え\ntitle: '別紙３'\nversion: 第9版\nsections:\n- {type: faq, title: \"ＦＡＱ\", categories: [{name: 全般,\n"
    '    questions: [{question: 何時からですか。, answer: "９時です。\\n１５時までです。"}]}]}\n',
)

"""Any text, measure and options, for the properties of lines."""

from __future__ import annotations

from hypothesis import strategies as st

PLAIN = [*"あいうえおかきっゃーァッ漢字国語一二十々ゝ、。，．・：；？！（）「」『』…‥―〜‐＜＞￥％ 　◆※()[]!?.,-/円゛゜㎥℃▲&=*+"]
WORDS = [
    "ID",
    "SP2",
    "1,000",
    "ＯＳ",
    "１０",
    "１．５",
    "096-326-9407",
    "０９６（３２６）９４０７",
    "abc def",
    "……",
    "。」",
    "」）、",
    "（「",
    "１，０００円",
    "９：００",
    "￥１０",
    "Ｎｏ．５",
    "※１",
    "user(s)",
    "10%OFF",
]
RARE = [
    "info@example.jp",
    "https://x.jp/a/b?c=1",
    "葛\U000e0100",
    "か\u309a",
    "ｶﾞ",
    "ﾊﾟ",
    "\u00a0",
    "\u2060",
    "\u200b",
    "𠮷",
    "①",
    "It’s",
    "“OK”",
    "“確認”",
    "«",
    "»",
    "≪",
    '"',
    "C#",
    "\u00ad",
    "co\u00adop",
    "я",
    "\n",
]

plain_texts = st.lists(st.sampled_from(PLAIN + WORDS), max_size=40).map("".join)
texts = st.lists(st.sampled_from(PLAIN + WORDS + RARE), max_size=40).map("".join)
measures = st.integers(1, 60).map(lambda halves: halves / 2)
plain_options = st.fixed_dictionaries(
    {
        "kinsoku": st.sampled_from(["strict", "normal", "loose"]),
        "spacing": st.sampled_from(["jlreq", "fixed"]),
        "line_end": st.sampled_from(["half", "full"]),
        "adjust": st.sampled_from(["shrink", "none"]),
        "last_min": st.integers(1, 3),
    }
)
options = st.tuples(
    plain_options,
    st.fixed_dictionaries({"hang": st.sampled_from(["none", "allow"]), "autospace": st.sampled_from([0, 0.125, 0.25])}),
).map(lambda both: both[0] | both[1])

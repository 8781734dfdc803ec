"""Bytes of a text file -> its characters, and how sure the encoding is.

A mark at the beginning decides; then strict UTF-8; then the best-scored of gb18030, cp950 and big5hkscs, cp1252 and
UTF-16 without a mark, which is a guess and is called one. Refuses to know: files, formats.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
SUPERSETS: Final = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "big5": "cp950"}
"""What is stated, and what browsers read it as (WHATWG Encoding)."""
SAMPLE: Final = 65_536
"""So many bytes are scored; the whole is decoded once the choice is made."""
FEW: Final = 0.001
"""Up to this share of bad bytes a text is UTF-8 with damage rather than another encoding."""

_SIMPLIFIED: Final = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着"
    "等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新"
    "线内数正心反你明看原又利比或但质气第向道此变条只没结解问意建月公无系很情者最立代想已通并提直题程展五果料员位入常文总次品式活设及管特件长"
    "求基资边流路级少图统接知较将组见计别手期论运农指几九区强放决西被做必先回则任取据处南给光门即保北造百规领七海口东导器世金增争济思术极交受"
    "联认六共权收证改清美再转更单风万每目至达报完类八离华名确科信节整元况今集传许步需段研界市商周技备半省约支团称值号率选标亿营净额润期销"
)
_TRADITIONAL: Final = (
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著"
    "等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新"
    "線內數正心反你明看原又利比或但質氣第向道此變條只沒結解問意建月公無系很情者最立代想已通並提直題程展五果料員位入常文總次品式活設及管特件長"
    "求基資邊流路級少圖統接知較將組見計別手期論運農指幾九區強放決西被做必先回則任取據處南給光門即保北造百規領七海口東導器世金增爭濟思術極交受"
    "聯認六共權收證改清美再轉更單風萬每目至達報完類八離華名確科信節整元況今集傳許步需段研界市商週技備半省約支團稱值號率選標億營淨額潤期銷"
)
_POINTS: Final = "，。、：；？！“”‘’「」『』（）《》％—…·　０１２３４５６７８９"
_COMMON: Final = {
    "gb18030": frozenset(_SIMPLIFIED + _POINTS),
    "cp950": frozenset(_TRADITIONAL + _POINTS),
    "big5hkscs": frozenset(_TRADITIONAL + _POINTS),
}
_EITHER: Final = frozenset(_SIMPLIFIED + _TRADITIONAL + _POINTS)
_WESTERN_SIGNS: Final = frozenset("€£¥§°±²³µ·½¼¾«»–—‘’“”…•×®©™¢ ¿¡ªº")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, without a byte-order mark, and where they come from."""

    text: str
    encoding: str
    is_guess: bool = False
    damage: int = 0
    """How many places could not be decoded and hold U+FFFD."""

    def notice(self) -> str | None:
        """What a reader of the report has to know of the decoding; None when it is certain and whole."""
        if self.damage:
            return (
                f"{self.damage} place(s) are not valid {self.encoding} and were replaced by U+FFFD; "
                "numbers there may be wrong: save the file as UTF-8"
            )
        if self.is_guess:
            return f"the encoding is not stated and was guessed as {self.encoding}; save the file as UTF-8 to be sure"
        return None


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The text of a content; `declared` is an encoding that the format itself states (HTML, XML, mail)."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _lenient(content[len(mark) :], encoding)
    if declared and (known := _known(declared)):
        text = _strict(content, known)
        if text is not None:
            return Decoded(text, known)
    text = _strict(content, "utf-8")
    # UTF-16 of ASCII is valid UTF-8 as well, with a zero beside each letter, which no text has.
    if text is not None and "\0" not in text[:SAMPLE]:
        return Decoded(text, "utf-8")
    guess = _guess(content)
    return guess if text is None or guess.encoding.startswith("utf-16") else Decoded(text, "utf-8")


def is_binary(content: bytes) -> bool:
    """Whether the bytes are no text in any encoding known here."""
    head = content[:SAMPLE]
    if not head or any(head.startswith(mark) for mark, _ in MARKS):
        return False
    if b"\0" in head:
        return not any(_utf16_score(head, e) > 0 for e in ("utf-16-le", "utf-16-be"))
    controls = sum(head.count(bytes((c,))) for c in range(32) if c not in (7, 8, 9, 10, 11, 12, 13, 26, 27))
    return controls > max(2, len(head) // 50)


def _known(name: str) -> str | None:
    try:
        known = codecs.lookup(name.strip().strip("\"'")).name
    except LookupError:
        return None
    return SUPERSETS.get(known, known)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError, UnicodeError):
        return None


def _lenient(content: bytes, encoding: str) -> Decoded:
    text = _strict(content, encoding)
    if text is not None:
        return Decoded(text, encoding)
    own = "\ufffd".encode(encoding, "ignore")
    before = content.count(own) if own else 0
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, damage=max(1, text.count("\ufffd") - before))


def _guess(content: bytes) -> Decoded:
    as_utf8 = _lenient(content, "utf-8")
    foreign = sum(1 for b in content[:SAMPLE] if b >= 0x80)
    if b"\0" not in content[:SAMPLE] and (
        (as_utf8.damage <= 2 and foreign > 20 * as_utf8.damage) or as_utf8.damage < FEW * foreign
    ):
        return as_utf8
    scored = sorted(((score, i, name) for i, (name, score) in enumerate(_scores(content))), key=lambda s: (-s[0], s[1]))
    for score, _, name in scored:
        if score <= 0:
            break
        text = _strict(content, name)
        if text is not None:
            return Decoded(text, name, is_guess=True)
    if scored and scored[0][0] > 0:
        best = _lenient(content, scored[0][2])
        return Decoded(best.text, best.encoding, is_guess=True, damage=best.damage)
    return Decoded(as_utf8.text, "utf-8", damage=as_utf8.damage)


def _scores(content: bytes) -> Iterator[tuple[str, float]]:
    sample = content[:SAMPLE]
    for encoding, common in _COMMON.items():
        yield encoding, _chinese_score(sample, encoding, common)
    yield "cp1252", _western_score(sample)
    for encoding in ("utf-16-le", "utf-16-be"):
        yield encoding, _utf16_score(sample, encoding)


def _chinese_score(sample: bytes, encoding: str, common: frozenset[str]) -> float:
    """Share of everyday characters among those beyond ASCII, less the share of what no text has."""
    text = _sampled(sample, encoding)
    if text is None:
        return -1.0
    foreign = [c for c in text if c > "\x7f"]
    if not foreign:
        return -1.0
    good = sum(c in common for c in foreign)
    bad = sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" or "\x80" <= c <= "\x9f" for c in foreign)
    return (good - 3 * bad) / len(foreign)


def _western_score(sample: bytes) -> float:
    """Share of bytes beyond ASCII that stand as Western letters and signs do: alone, or beside ASCII letters."""
    text = _sampled(sample, "cp1252")
    if text is None:
        return -1.0
    good = total = 0
    for i, c in enumerate(text):
        if c <= "\x7f":
            continue
        total += 1
        beside = text[i - 1 : i] + text[i + 1 : i + 2]
        alone = all(b <= "\x7f" for b in beside)
        if c.isalpha():
            good += alone and any(b.isalpha() for b in beside)
        else:
            good += alone and c in _WESTERN_SIGNS
    return good / total * 0.9 if total else -1.0


def _utf16_score(sample: bytes, encoding: str) -> float:
    """UTF-16 without a mark shows itself by zero bytes on one side of each ASCII character."""
    zeros = sample.count(0)
    if zeros < max(2, len(sample) // 200):
        return -1.0
    side = sample[1::2] if encoding == "utf-16-le" else sample[::2]
    if side.count(0) < 0.95 * zeros:
        return -1.0
    text = _sampled(sample[: len(sample) // 2 * 2], encoding)
    if not text:
        return -1.0
    shown = sum(c.isalnum() or c in _EITHER or c in " \r\n\t.,:;%$()-'\"/|" for c in text)
    return shown / len(text) if shown > 0.7 * len(text) else -1.0


def _sampled(sample: bytes, encoding: str) -> str | None:
    """The sample decoded; a character cut off at its end is no mistake."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        return decoder.decode(sample, final=len(sample) < SAMPLE)
    except UnicodeDecodeError as error:
        # A stray byte in a long text is damage; many are another encoding.
        text = sample.decode(encoding, "replace")
        return text if error.start > 200 and text.count("\ufffd") * 200 < len(text) else None

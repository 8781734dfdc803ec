"""What looks like a number and is none: words, names, codes, list marks, citations, labels.

Comes in: a text and the place of digits or a numeral. Goes out: where the name ends, or nothing.
The words are data (`languages/*.toml`). Refuses to know: values, units.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from claims.language import data

URL: Final = re.compile(r"(?:https?://|www\.|ftp://)[^\s<>\"'，。；、（）\u4e00-\u9fff]+")
MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
LONGEST_NAME: Final = 64
"""Of a mail address, up to its @."""
TOKEN: Final = re.compile(r"[A-Za-z0-9_]*(?:[-./'’][A-Za-z0-9_]+)*")
CHAIN: Final = re.compile(
    r"(?<=[0-9日][ \t])[0-9]{1,2}(?:[:：][0-9]{2}){1,2}[ \t]{1,4}[0-9]{1,7}(?=[ \t]{0,4}(?:\n|$))"  # 2025-01-28 10:30 5
    r"|[0-9]+(?:[:：][0-9]{2}){1,2}(?![0-9])(?:\.[0-9]+)?"  # 10:30, 10:30:05
    r"|[0-9]{1,3}(?:[:：∶比][0-9]{1,3})+(?![0-9.,万萬亿億%])"  # 3:1, 87比82
    r"|[0-9]{1,4}(?:-[0-9]{1,5}){2,}"  # 400-820-8820, 28-01-2025
    r"|[0-9]{3,4}-[0-9]{7,8}(?![0-9])"  # 010-12345678
    r"|0[0-9]-[0-3][0-9](?![0-9])"  # 06-14
    r"|0[0-9]{6,}(?![0-9])"  # 051267369525
    r"|[0-9]{3}-[0-9]{4}(?![0-9]|[ ]?[A-Za-z%$€£\u4e00-\u9fff])"  # 555-0123
    r"|[0-9]{1,4}(?:/[0-9]{1,4}){2,}"  # 5/17/2018
    r"|[0-9]{1,2}(?:,[0-9]{1,2}){1,6}-(?=[A-Za-z(])"  # 2,3-b
    r"|[0-9]+(?:\.[0-9]+){2,}"  # 192.168.1.2, 1.3.5
    r"|[0-9]{1,4}(?:,[0-9]{1,4}){63,}"  # so many without a blank are data, no claims
)
LIST_MARK: Final = re.compile(r"[0-9]{1,3}(?:[.．]?[)）]|[.．、](?![0-9]))[ \t\u3000]*(?=\S)")
CITATION: Final = re.compile(r"\[[0-9]{1,3}(?:[ ]?[,，–-][ ]?[0-9]{1,3})*\]|〔[0-9]{1,4}〕|［[0-9]{1,3}］")
NAME_BEFORE: Final = re.compile(r"[A-Za-z&][A-Za-z&.'-]*$")
INDEX_ZH: Final = (
    *(
        "标普",
        "標普",
        "标准普尔",
        "標準普爾",
        "沪深",
        "滬深",
        "上证",
        "上證",
        "中证",
        "中證",
        "创业板",
        "科创",
        "科創",
        "恒生",
        "富时",
        "富時",
        "日经",
        "日經",
        "罗素",
        "羅素",
    ),
    *(
        "纳斯达克",
        "納斯達克",
        "纳指",
        "财富",
        "財富",
        "波音",
        "空客",
        "歼",
        "殲",
        "运",
        "東風",
        "东风",
        "长征",
        "長征",
        "神舟",
        "嫦娥",
        "天宫",
        "天宮",
        "型号",
        "編號",
        "编号",
    ),
    *(
        "QQ",
        "电话",
        "電話",
        "热线",
        "熱線",
        "邮编",
        "郵編",
        "代码",
        "代碼",
        "证券代码",
        "订单号",
        "版本",
        "车牌",
        "房间",
        "门牌",
        "航班",
        "尾号",
        "账号",
        "帳號",
        "号码",
        "號碼",
    ),
)
NUMBER_WORD: Final = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty|hundred|thousand"
    r"|[一二三四五六七八九十百千])[ ]?[(（]$"
)
"""Thirty (30) states a number twice; (30) elsewhere is a mark."""
VERSION: Final = re.compile(r"[0-9]{1,2}\.[0-9](?![0-9%])")
INLINE_BEFORE: Final = frozenset(" \t\u3000。；;：:？?！!")
INLINE_MARK: Final = re.compile(r"[0-9]{1,2}(?:、|[.．])(?=[\u3400-\u9fff])")
"""2、住院费: the mark of a list that runs on in one line."""
HAN_MARK: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:、(?![一二三四五六七八九十0-9])|[)）](?=[\u3400-\u9fff])|(?<=[；;：:].)[，,](?=[\u3400-\u9fff]))"
)
CLOCK: Final = re.compile(r"[ ]?(?:GMT|UTC|EST|EDT|PST|PDT|CET|BST|hrs|hours local)\b")
SET: Final = re.compile(r"\{[0-9, ]{1,40}\}")
VOLUME: Final = re.compile(r" \((?:19|20)[0-9]{2}[a-z]?\)")
"""Behind the number of a volume stands the year in brackets."""
RANGE_ON: Final = re.compile(r"[ ]?(?:to|–|-|~|±)[ ]?[0-9.]")
NOTHING: Final[tuple[tuple[str, int], ...]] = ()
BRACKETED: Final = re.compile(r"[0-9]{1,2}[)）](?=[ \t]?[^\W\d_])")


@cache
def _idioms() -> dict[str, tuple[tuple[str, int], ...]]:
    """Words with a numeral in them, by two characters at each place: that and the next; at the end `<` and the two."""
    found: dict[str, set[tuple[str, int]]] = {}
    for word in data("zh")["words"]["idioms"]:
        for place in range(len(word)):
            key = word[place : place + 2] if place + 1 < len(word) else f"<{word[place - 1 : place + 1]}"
            found.setdefault(key, set()).add((word, place))
    return {key: tuple(sorted(words, key=lambda entry: -len(entry[0]))) for key, words in found.items()}


def idiom_end(text: str, i: int) -> int:
    """Where the word ends that the numeral at `i` is part of; 0 where it is part of none."""
    idioms = _idioms()
    words = idioms.get(text[i : i + 2], NOTHING)
    if i:
        words += idioms.get(f"<{text[i - 1 : i + 1]}", NOTHING)
    best = 0
    for word, place in words:
        begin = i - place
        if begin >= 0 and text.startswith(word, begin) and begin + len(word) > best:
            best = begin + len(word)
    if best and text[best - 2 : best + 1] in _measured():
        return 0
    return 0 if best and text[best : best + 1] in HEIGHT_GOES_ON and _is_height(text, best) else best


@cache
def _measured() -> frozenset[str]:
    """Words that a character more makes a measure of: 一刻 is a moment, 一刻钟 a quarter of an hour."""
    return frozenset(data("zh")["words"]["idioms_measured"])


HEIGHT_GOES_ON: Final = frozenset("十百千万萬点點米公丈层層尺余餘")
SCHOOL_YEAR: Final = frozenset("高大初")


def _is_height(text: str, end: int) -> bool:
    """楼高三百米: what would be a year of school (高三) is a number that goes on."""
    return text[end - 2 : end - 1] in SCHOOL_YEAR and text[end - 1] in "一二三四五六七八九"


def skipped(text: str) -> list[tuple[int, int]]:
    """Addresses of pages and people, whose digits are no numbers; in order."""
    pages = [match.span() for match in URL.finditer(text)] if "://" in text or "www." in text else []
    if "@" not in text:
        return pages
    found: list[tuple[int, int]] = []
    end = 0
    at = text.find("@")
    while at >= 0:
        begin, stop = at, max(end, at - LONGEST_NAME)
        while begin > stop and (text[begin - 1].isalnum() or text[begin - 1] in "_.+-"):
            begin -= 1
        person = MAIL.match(text, begin) if begin < at else None
        if person is not None:
            found.append(person.span())
            end = person.end()
        at = text.find("@", max(at + 1, end))
    return sorted([*pages, *found])


def token_end(text: str, i: int) -> int:
    """Where the run of letters, digits and joiners ends that holds the place."""
    match = TOKEN.match(text, i)
    return match.end() if match is not None and match.end() > i else i + 1


def chain_end(text: str, i: int) -> int:
    """Where a chain of digits ends that is a time, a date, a telephone number, a version or an address; 0 for none."""
    match = CHAIN.match(text, i)
    return match.end() if match is not None else 0


def mark_end(text: str, i: int) -> int:
    """Where a list mark or a citation ends that the digits at `i` make; 0 for none."""
    before = text[i - 1] if i else "\n"
    if before in INLINE_BEFORE and (match := INLINE_MARK.match(text, i)) is not None:
        return match.end()
    if before in "[［〔":
        match = CITATION.match(text, i - 1)
        return match.end() if match is not None else 0
    if before == "\n" or (before in " \t\u3000" and _starts_line(text, i)):
        match = LIST_MARK.match(text, i)
        return match.end() if match is not None else 0
    if before == "{":
        match = SET.match(text, i - 1)
        return match.end() if match is not None else 0
    if before in "(（":
        match = None if NUMBER_WORD.search(text, max(0, i - 14), i) else BRACKETED.match(text, i)
        return match.end() if match is not None else 0
    return 0


def han_mark_end(text: str, i: int) -> int:
    """Where a list mark in Chinese characters ends (二、起源, （三）支付); 0 for none."""
    before = text[i - 1] if i else "\n"
    if before not in INLINE_BEFORE and before not in "\n(（":
        return 0
    match = HAN_MARK.match(text, i)
    if match is None or (text[match.end() - 1] in ")）") != (before in "(（"):
        return 0
    return match.end()


def _starts_line(text: str, i: int) -> bool:
    stop = max(0, i - 8)
    while i > stop and text[i - 1] in " \t\u3000":
        i -= 1
    return i == 0 or text[i - 1] == "\n"


def is_labelled(text: str, start: int, last_end: int = -1, *, by_shape: bool = True) -> bool:
    """Whether a label or a name stands right before the digits: Table 3, iPhone 15, 标普500, Llama 3.2."""
    if start == 0:
        return False
    i = start - 1
    if text[i] in " \u00a0" and i:
        i -= 1
    if i < last_end:
        return False
    char = text[i]
    if char in "#®™©(+":
        return _is_marked(text, i, start)
    if "\u0391" <= char <= "\u03c9":
        return by_shape and not text[max(0, i - 1) : i].isalpha()
    if char >= "\u2e80":
        return text.endswith(INDEX_ZH, max(0, i - 4), i + 1) or (
            (by_shape or text.startswith("所示", _digits_end(text, start))) and _is_picture(text, i)
        )
    if char == "-" and i and i + 1 == start and "\u3400" <= text[i - 1] < "\ua000" and i > last_end:
        return by_shape and text[i - 1] not in MEASURED  # 歼-20, 长征-5
    if char in "0123456789,-–&" or (
        char.isalpha() and text.endswith(("and", "or", "to", "through"), max(0, i - 7), i + 1)
    ):
        return _in_label_list(text, start)
    if not (char.isalpha() or char in ".&"):
        return False
    return _is_label_word(text, i + 1, start, glued=i + 1 == start, by_shape=by_shape)


def _is_marked(text: str, i: int, start: int) -> bool:
    """Whether the sign before the digits makes a label of them: #3, a reference in brackets, U+0022."""
    if text[i] == "+":
        return text[max(0, i - 1) : i] in ("U", "u") and not text[max(0, i - 2) : i - 1].isalnum()
    return text[i] != "(" or _is_reference(text, i, start)


MEASURED: Final = frozenset("为為是至到达達约約降跌升涨漲率幅差度在于於年月日十百千万萬亿億元人个個")
PICTURES: Final = frozenset("图圖表式")
PICTURE: Final = re.compile(
    r"(?:^|[^\u3400-\u9fff]|[如见見附和与與在据據由看从從及或于於照])(?:图|圖|表|图表|圖表|式)$"
)


def _is_picture(text: str, i: int) -> bool:
    """图1, 见表2: the number of a picture or table; not 列表5 or 手表3."""
    return text[i] in PICTURES and PICTURE.search(text, max(0, i - 3), i + 1) is not None


LABEL_LIST: Final = re.compile(
    r"([A-Za-z&.]{1,20})[ \u00a0](?:[0-9]{1,4}[a-z]?(?:,| and| or| to| through|[ ]?[-–&])[ ]?){1,12}$"
)
JOINED: Final = re.compile(r"[0-9][a-z]?(?:,| and| or| to| through|[ ]?[-–&])[ ]?$")
"""A number with the joint behind it: without one there is no list, which is a cheaper look."""
LONGEST_JOINT: Final = 11


def _in_label_list(text: str, start: int) -> bool:
    """Figures 3, 4 and 5: a label holds for the whole list."""
    if JOINED.search(text, max(0, start - LONGEST_JOINT), start) is None:
        return False
    window = text[max(0, start - 60) : start]
    if window.lower() == window.upper():
        return False
    match = LABEL_LIST.search(window)
    return match is not None and match.group(1).lower() in _labels()


REFERENCE: Final = re.compile(r"([A-Za-z]{2,12}\.?)[ \u00a0]?\($")


def _is_reference(text: str, i: int, start: int) -> bool:
    """Equation (19), section (2.1), Eqs. (3, 4): the number of a part of the text, in brackets."""
    if text[_digits_end(text, start) :][:1] not in (")", ","):
        return False
    match = REFERENCE.search(text, max(0, i - 14), i + 1)
    return match is not None and match.group(1).lower() in _set("references")


def _is_label_word(text: str, end: int, start: int, *, glued: bool, by_shape: bool) -> bool:
    window = text[max(0, end - 24) : end]
    match = NAME_BEFORE.search(window)
    if match is None:
        return False
    word = match.group()
    lower = word.lower()
    if lower in _labels() or _second_word(word) in _labels() or (lower in ("last", "of") and _is_round(text, start)):
        return True
    if not by_shape:
        return False
    if RANGE_ON.match(text, _digits_end(text, start)):
        return False
    if len(word) == 1 and not glued and (word not in "aAI" or (word == "A" and end > 2 and text[end - 3].islower())):
        return True
    if not word[0].isupper() or glued or lower in _plain():
        return False
    begin = end - len(word)
    previous = text[max(0, begin - 2) : begin].strip(" ")
    starts_sentence = begin == 0 or previous[-1:] in ("", "\n", ".", "!", "?", "。", "“", '"', ":", "•", "-")
    return not starts_sentence or VERSION.match(text, start) is not None


ROUND_NAME: Final = re.compile(r"(?:[Ll]ast|[Rr]ound of|[Ll]ast-|[Rr]ound-of-)[ ]?$")
ROUND_SIZE: Final = re.compile(
    r"(?:16|32|64|128)(?![0-9]|[.,][0-9]|[ ]?%"
    r"|[ -](?!(?:of|in|at|after|and|on|against|tie|clash|match|game|stage|exit)\b)[a-z])"
)


def _is_round(text: str, start: int) -> bool:
    """The last 16, the round of 32: a stage of a contest."""
    return ROUND_NAME.search(text, max(0, start - 10), start) is not None and ROUND_SIZE.match(text, start) is not None


def _second_word(word: str) -> str:
    """The label that ran into the word before it (inTable 6); empty for none."""
    if word[1:].islower():
        return ""
    cut = max(
        (i for i in range(1, len(word)) if word[i].isupper() and (word[i - 1].islower() or word[i - 1] == ".")),
        default=0,
    )
    return word[cut:].lower() if cut else ""


def _digits_end(text: str, i: int) -> int:
    while i < len(text) and (text[i].isdecimal() or text[i] == "."):
        i += 1
    return i


@cache
def _labels() -> frozenset[str]:
    return frozenset(data("en")["words"]["labels"])


@cache
def _plain() -> frozenset[str]:
    return frozenset(data("en")["words"]["plain_capitals"])


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase in data("en")["words"]["phrases"]:
        for word in re.split(r"[ -]", phrase):
            found.setdefault(word, []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


def phrase_end(text: str, start: int, end: int) -> int:
    """Where a set phrase ends that the number word is part of (one another, Big Four); 0 for none."""
    phrases = _phrases().get(text[start:end].lower())
    if phrases is None:
        return 0
    window_start = max(0, start - 24)
    window = text[window_start : end + 24].lower()
    for phrase in phrases:
        at = window.find(phrase)
        if (
            at >= 0
            and window_start + at <= start < window_start + at + len(phrase)
            and not window[at + len(phrase) : at + len(phrase) + 1].isalnum()
        ):
            return max(end, window_start + at + len(phrase))
    return 0


def is_pronoun(text: str, start: int, end: int) -> bool:
    """Whether `one` stands for a thing rather than counts it: the one, one of, no one."""
    words = data("en")["words"]
    before = text[max(0, start - 12) : start].rstrip().rpartition(" ")[2].lower().strip("\"'“(")
    after = text[end : end + 14].lstrip(" -").partition(" ")[0].lower().strip(".,;:!?\"'”)")
    return (
        before in _set("one_not_after")
        or after in _set("one_not_before")
        or (not after and bool(words) and bool(before))
    )


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(data("en")["words"][name])

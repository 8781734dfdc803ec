"""Values of cells and their number formats -> what the spreadsheet shows: `0,"千元"`, `#,##0,,"M"`, `yyyy"年"m"月"`.

The grammar is that of ECMA-376 part 1, 18.8.30 and 18.8.31. Decimal throughout. Refuses to know: workbooks, colours,
the width of columns.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from fractions import Fraction
from typing import Final

Value = str | bool | int | float | Decimal | dt.datetime | dt.date | dt.time | dt.timedelta

GENERAL_DIGITS: Final = 11
"""So many digits a cell in the format General shows at most."""
_TOKEN: Final = re.compile(
    r"""(?P<quoted>"[^"]*"?)|[\\!](?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]"""
    r"""|(?P<general>General)|(?P<ampm>AM/PM|A/P|上午/下午)"""
    r"""|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|[aA]{3,4}|[eE](?![+-]))"""
    r"""|(?P<exponent>[eE][+-])|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)"""
    r"""|(?P<slash>/)|(?P<at>@)|(?P<other>.)""",
    re.DOTALL,
)
# `!` escapes like a backslash in Chinese and Japanese workbooks: `0!.0,"万"` shows 1500000 as 150.0万.
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED: Final = re.compile(r"[hH]+|[mM]+|[sS]+")
_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
_ALL_MONTHS: Final = (*_MONTHS, "November", "December")
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_ZH: Final = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class _Token:
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class _Section:
    tokens: tuple[_Token, ...]
    condition: tuple[str, Decimal] | None

    def has(self, role: str) -> bool:
        return any(t.role == role for t in self.tokens)


def shown(value: Value, code: str) -> str:
    """What a cell of this value and number format shows."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value if code == "General" else _text_shown(value, _sections(code))
    if code == "General" and isinstance(value, int | float):
        plain = repr(value)
        if len(plain) <= GENERAL_DIGITS and "e" not in plain:
            return plain.removesuffix(".0")  # the common case, decided without the grammar
    sections = _sections(code)
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        return _date_shown(value, sections[0])
    try:
        return _number_shown(value if isinstance(value, Decimal) else Decimal(repr(value)), sections)
    except (InvalidOperation, ValueError, OverflowError):
        return str(value)


def _text_shown(value: str, sections: tuple[_Section, ...]) -> str:
    section = next((s for s in sections if s.has("at")), None)
    return "".join(value if t.role == "at" else _literal(t) for t in section.tokens) if section else value


@functools.lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    out: list[_Section] = []
    tokens: list[_Token] = []
    condition = None
    for found in _TOKEN.finditer(code or "General"):
        role = found.lastgroup or "other"
        text = found[role]
        if role == "other" and text == ";":
            out.append(_Section(tuple(tokens), condition))
            tokens, condition = [], None
        elif role == "bracket":
            asked = _CONDITION.fullmatch(text)
            condition = (asked[1], Decimal(asked[2])) if asked else condition
            tokens.extend(_bracketed(text))
        else:
            tokens.append(_Token(role, text))
    out.append(_Section(tuple(tokens), condition))
    return tuple(out)


def _bracketed(text: str) -> list[_Token]:
    """`[$¥-804]` shows its sign, `[h]` counts hours on; colours and conditions show nothing."""
    if text.startswith("$"):
        return [_Token("escaped", text[1:].partition("-")[0])]
    return [_Token("elapsed", text.lower())] if _ELAPSED.fullmatch(text) else []


def _literal(token: _Token) -> str:
    if token.role == "quoted":
        return token.text.strip('"')
    if token.role == "space":
        return " "
    return "" if token.role in ("fill", "bracket") else token.text


# Numbers.


def _number_shown(value: Decimal, sections: tuple[_Section, ...]) -> str:
    section, is_signed = _section_for(value, sections)
    if section.has("general") or not section.tokens:
        body = "".join(_general(abs(value)) if t.role == "general" else _literal(t) for t in section.tokens)
        return ("-" if value < 0 and is_signed else "") + body
    if section.has("date") or section.has("elapsed"):
        return _general(value)  # a number in a format of dates that lies outside of all dates
    if section.has("at") and not section.has("digit"):
        return "".join(_general(value) if t.role == "at" else _literal(t) for t in section.tokens)
    body = _filled(abs(value), section)
    is_minus = value < 0 and is_signed and any(c in "123456789" for c in body)
    return ("-" if is_minus else "") + body


def _section_for(value: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section, bool]:
    """The section a number is shown by, and whether a minus stands before it."""
    if any(s.condition for s in sections):
        for section in sections:
            if section.condition is None or _holds(value, section.condition):
                return section, True
        return sections[-1], True
    numeric = [s for s in sections[:3] if not (s.has("at") and len(sections) > 1)] or list(sections[:1])
    if value < 0 and len(numeric) > 1:
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], True


def _holds(value: Decimal, condition: tuple[str, Decimal]) -> bool:
    sign, limit = condition
    return {
        "<": value < limit,
        ">": value > limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[sign]


def _general(value: Decimal) -> str:
    if value == value.to_integral_value():
        return format(value.to_integral_value(), "f")
    with localcontext() as context:
        context.prec = GENERAL_DIGITS - 1
        context.rounding = ROUND_HALF_UP
        short = (+value).normalize()
    return format(short, "f")


def _filled(value: Decimal, section: _Section) -> str:
    tokens = section.tokens
    digits = [i for i, t in enumerate(tokens) if t.role == "digit"]
    if not digits:
        return "".join("%" if t.role == "percent" else "" if t.role == "comma" else _literal(t) for t in tokens)
    if section.has("exponent"):
        return _scientific(value, tokens)
    if any(t.role == "slash" for t in tokens[digits[0] : digits[-1]]):
        return _fraction(value, tokens, digits)
    value = value * 100 ** sum(t.role == "percent" for t in tokens)
    point = next((i for i, t in enumerate(tokens) if t.role == "point"), None)
    whole = [i for i in digits if point is None or i < point]
    decimals = [i for i in digits if point is not None and i > point]
    scaling = _commas_after(tokens, whole[-1] if whole else digits[-1]) + (
        _commas_after(tokens, decimals[-1]) if decimals else 0
    )
    is_grouped = any(t.role == "comma" for t in tokens[whole[0] : whole[-1]]) if whole else False
    value = _rounded(value.scaleb(-3 * scaling), len(decimals))
    return _placed(value, tokens, whole, decimals, is_grouped=is_grouped)


def _commas_after(tokens: tuple[_Token, ...], last: int) -> int:
    count = 0
    for token in tokens[last + 1 :]:
        if token.role != "comma":
            break
        count += 1
    return count


def _rounded(value: Decimal, places: int) -> Decimal:
    with localcontext() as context:
        context.prec = 400
        return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _placed(
    value: Decimal, tokens: tuple[_Token, ...], whole: list[int], decimals: list[int], *, is_grouped: bool
) -> str:
    integer, _, part = format(value, "f").partition(".")
    integer = integer.lstrip("0")
    least = sum(tokens[i].text == "0" for i in whole)
    integer = integer.rjust(least, "0") if whole else integer or ""
    if is_grouped:
        integer = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", integer)
    kept = part.rstrip("0")
    least_part = max((k + 1 for k, i in enumerate(decimals) if tokens[i].text in "0?"), default=0)
    part = part[: max(len(kept), least_part)]
    pieces = _over(integer, whole, is_grouped=is_grouped)
    out: list[str] = []
    for i, token in enumerate(tokens):
        if i in pieces:
            out.append(pieces[i])
        elif decimals and i == decimals[0]:
            out.append(part)
        elif token.role == "point":
            out.append("." if part or decimals == [] or least_part else "")
        elif token.role == "percent":
            out.append("%")
        elif token.role not in ("digit", "comma"):
            out.append(_literal(token))
    return "".join(out)


def _over(integer: str, whole: list[int], *, is_grouped: bool) -> dict[int, str]:
    """The digits over the places of the format, from the right; the first place takes all that are left."""
    if not whole:
        return {}
    if is_grouped:
        return {whole[0]: integer}
    pieces: dict[int, str] = {}
    left = integer
    for i in reversed(whole[1:]):
        pieces[i], left = left[-1:], left[:-1]
    return pieces | {whole[0]: left}


def _scientific(value: Decimal, tokens: tuple[_Token, ...]) -> str:
    mark = next(i for i, t in enumerate(tokens) if t.role == "exponent")
    point = next((i for i, t in enumerate(tokens[:mark]) if t.role == "point"), mark)
    places = sum(t.role == "digit" for t in tokens[point:mark])
    width = sum(t.role == "digit" for t in tokens[mark:])
    if value == 0:
        power, mantissa = 0, _rounded(value, places)
    else:
        power = value.adjusted()
        mantissa = _rounded(value.scaleb(-power), places)
        if mantissa >= 10:
            power, mantissa = power + 1, _rounded(mantissa / 10, places)
    sign = "-" if power < 0 else "+" if tokens[mark].text.endswith("+") else ""
    return f"{mantissa:f}E{sign}{abs(power):0{width}d}"


def _fraction(value: Decimal, tokens: tuple[_Token, ...], digits: list[int]) -> str:
    slash = next(i for i, t in enumerate(tokens) if t.role == "slash" and i > digits[0])
    places = sum(i > slash for i in digits)
    exact = Fraction(value)
    has_whole = any(t.role == "other" and t.text == " " for t in tokens[digits[0] : slash])
    integer = int(exact) if has_whole else 0
    rest = (exact - integer).limit_denominator(10**places - 1)
    if rest == 1:
        integer, rest = integer + 1, Fraction(0)
    if not rest:
        return str(integer)
    return f"{integer} {rest.numerator}/{rest.denominator}" if integer else f"{rest.numerator}/{rest.denominator}"


# Dates.


def _date_shown(value: dt.datetime | dt.date | dt.time | dt.timedelta, section: _Section) -> str:
    if not section.has("date") and not section.has("elapsed"):
        return value.isoformat(" ") if isinstance(value, dt.datetime) else str(value)
    has_half_days = section.has("ampm")
    out: list[str] = []
    tokens = section.tokens
    for i, token in enumerate(tokens):
        if token.role == "date":
            out.append(_date_part(value, token.text, is_minute=_is_minute(tokens, i), has_half_days=has_half_days))
        elif token.role == "elapsed":
            out.append(_elapsed(value, token.text))
        elif token.role == "ampm":
            names = token.text.split("/")
            out.append(names[0] if getattr(value, "hour", 0) < 12 else names[1])
        else:
            out.append(_literal(token))
    return "".join(out)


def _is_minute(tokens: tuple[_Token, ...], i: int) -> bool:
    """`m` counts minutes behind hours or before seconds, months elsewhere."""
    before = next((t.text.lower()[0] for t in reversed(tokens[:i]) if t.role in ("date", "elapsed")), "")
    after = next((t.text.lower()[0] for t in tokens[i + 1 :] if t.role in ("date", "elapsed")), "")
    return before == "h" or after == "s"


def _date_part(value: object, code: str, *, is_minute: bool, has_half_days: bool) -> str:
    letter, width = code[0].lower(), len(code)
    if letter in "hs" or (letter == "m" and is_minute):
        return _clock_part(value, letter, code, has_half_days=has_half_days)
    if not isinstance(value, dt.date):
        return "0"
    if letter in "ye":
        return f"{value.year % 100:02d}" if width == 2 else f"{value.year:04d}"
    if letter == "a":
        return ("星期" if width == 4 else "") + _DAYS_ZH[value.weekday()]
    number, name = (value.month, _ALL_MONTHS[value.month - 1]) if letter == "m" else (value.day, _DAYS[value.weekday()])
    if width >= 3:
        return name[0] if width == 5 else name[:3] if width == 3 else name
    return f"{number:0{width}d}"


def _clock_part(value: object, letter: str, code: str, *, has_half_days: bool) -> str:
    seconds = _seconds(value)
    if letter == "h":
        hour = int(seconds // 3600) % 24
        hour = (hour % 12 or 12) if has_half_days else hour
        return f"{hour:0{min(2, len(code))}d}"
    if letter == "m":
        return f"{int(seconds // 60) % 60:0{min(2, len(code))}d}"
    width = min(2, len(code.partition(".")[0]))
    return f"{int(seconds) % 60:0{width}d}"


def _elapsed(value: object, code: str) -> str:
    per = {"h": 3600, "m": 60, "s": 1}[code[0]]
    return f"{int(_seconds(value, whole=True) // per):0{len(code)}d}"


def _seconds(value: object, *, whole: bool = False) -> float:
    if isinstance(value, dt.timedelta):
        return value.total_seconds()
    if isinstance(value, dt.datetime) and whole:
        return (value - dt.datetime(1899, 12, 30)).total_seconds()  # noqa: DTZ001 - a workbook has no time zones
    if isinstance(value, dt.datetime | dt.time):
        return value.hour * 3600 + value.minute * 60 + value.second
    return 0

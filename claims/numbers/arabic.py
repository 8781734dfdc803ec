"""Numbers in digits: text and place in, exact digits out.

Reads 1,234 / 1 234 / １２３４ / 12,34,567 / 1.234,5 / .5 / 2e5 / 1.3x10^6 / 3/4 / 1 1/2 / ½ / 2^5.
Refuses to know: scale words, units, languages, and whether the digits are a name or a code (`names`).
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Final

from claims.numbers.digits import MOST_DIGITS, MOST_EXPONENT, Numeral, decimal_of, grain_of, of_fraction

D: Final = "[0-9０-９]"
HAN: Final = r"[\u3400-\u9fff]"
FULL_WIDTH: Final = {
    **{ord("０") + i: ord("0") + i for i in range(10)},
    **dict.fromkeys(map(ord, " \u00a0\u2009\u202f\u3000,，'’")),
    ord("．"): ord("."),
}
COMMA_UNITS: Final = (
    r"(?:°|€|(?:km|cm|mm|m|kg|mg|g|l|ml|kWh|MWh|GWh|TWh|kW|MW|GW|Mio|Mrd|Millionen|Milliarden|millions?|milliards?"
    r"|millones|milhões|milioni|miliardi|Euro|euros?|EUR|Prozent|Prozentpunkten?|Promille|pour cent|por ciento"
    r"|por cento|per cento|procenta?|procent)(?![A-Za-z]))"
)
"""What stands behind a number in figures with a decimal comma: 12,5 km, 1,5 Millionen."""
SHAPE: Final = re.compile(
    rf"""
    # 0,15 and 0,006, but not the list of {{0,1}}
    (?P<zero>(?<![(\[{{])(?<!{D},)0,{D}{{1,6}}(?![,.]?{D}))
    # 1,234,567.8
  | (?P<us>{D}{{1,3}}(?:,{D}{{3}}){{1,40}}(?!,?{D})
      |[０-９]{{1,3}}(?:，[０-９]{{3}}){{1,40}}(?!，?[０-９]))(?P<usd>[.．]{D}+)?
  | (?P<indian>{D}{{1,2}}(?:,{D}{{2}}){{1,40}},{D}{{3}}(?![,，]?{D}))(?P<ind>[.．]{D}+)?   # 12,34,567
  # 1 234 567, thin or fixed spaces
  | (?P<spaced>{D}{{1,3}}(?:[\u00a0\u2009\u202f]{D}{{3}}){{1,40}}(?!{D}))(?P<spd>[.．]{D}+)?
  # 1 234 567, 40 000, plain spaces
  | (?P<loose>{D}{{1,3}}(?:(?:[ ]{D}{{3}}){{2,40}}|[ ]000)(?![ ]?{D}))(?P<lod>[.．]{D}+)?
  # 约2 300人: in a Chinese sentence, which parts two numbers by more than a blank
  | (?P<hongkong>(?<={HAN})(?<![图圖表第章节節卷期版号號年月日]){D}{{1,3}}[ ]{D}{{3}}(?={HAN}))
  | (?P<europe>{D}{{1,3}}(?:\.{D}{{3}}){{1,40}},{D}{{1,2}}(?![,.]?{D}))   # 1.111,11
  | (?P<thousands>{D}{{1,3}}(?:\.{D}{{3}}){{2,40}}(?![,.]?{D}))   # 1.234.567
  # 5,15 %, 3,5 bis 5 %, 12,5 km
  | (?P<comma>(?<!{D},){D}{{1,3}},{D}{{1,3}}
      (?=[ ]?[%‰]|[ ](?:à|bis|to|und|et|a|al|até|e)[ ]{D}{{1,3}}(?:,{D}{{1,3}})?[ ]?[%‰])
      |(?<!{D},){D}{{1,4}},{D}{{1,2}}(?=[ ]?{COMMA_UNITS}))
  | (?P<swiss>{D}{{1,3}}(?:['’]{D}{{3}}){{1,40}}(?!['’]?{D}))(?P<swd>[.．]{D}+)?   # 1'234'567
  | (?P<plain>{D}+(?:[.．]{D}+)?)
  | (?P<point>[.．]{D}+)
""",
    re.VERBOSE,
)
SIMPLE: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?(?![0-9０-９,，.．'’eEｅx×·∙*✕^/／⁄½-¾⅐-⅞ \u00a0\u2009\u202f−])")
"""By far the most numbers: nothing follows that could belong to them."""
EXPONENT: Final = re.compile(
    r"[eEｅ]([+\-−–－]?[0-9０-９]{1,9})(?![0-9A-Za-z.])"
    r"|[ ]?[x×·∙*✕][ ]?10(?:[ ]?\^[ ]?([+\-−–]?[0-9]{1,9})"
    r"|[ ]?([\-−–][ ]?[0-9]{1,3})|[ ]([0-9]{1,2})(?![0-9.,])|([⁺⁻⁰¹²³⁴-⁹]+))"
)
TEN_TO: Final = re.compile(r"[ ]?−([0-9]{1,2})(?![0-9.])")
POWER: Final = re.compile(r"\^([+\-−]?-?[0-9]{1,3})(?![0-9.])")
FRACTION: Final = re.compile(r"[ ]?[/／⁄][ ]?([0-9０-９]{1,6})(?![0-9０-９/／]|[.,][0-9０-９])")
MIXED: Final = re.compile(
    r"[ ]{1,2}([0-9０-９]{1,3})[/／⁄]([0-9０-９]{1,3})(?![0-9０-９/／]|[.,][0-9０-９])|([½⅓⅔¼¾⅕-⅞⅐⅑⅒])"
)
HYPHENED: Final = re.compile(
    r"-([1-9])/([2-9]|1[06])(?=[ -]?(?:inch|in\b|percent|%|miles?\b|hours?\b|years?\b|feet|foot|ft\b|cups?\b"
    r"|pounds?\b|lbs?\b"
    r"|gallons?\b|yards?\b|days?\b|weeks?\b|months?\b|times\b|acres?\b|ounces?\b|oz\b|quarts?\b|t(?:ea|able)spoon|points?\b|\"))"
)
"""2-1/2 inches: the whole and its part, as carpenters and cooks write it."""
SUPERSCRIPT: Final = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
VULGAR: Final = {c: Fraction(unicodedata.numeric(c)).limit_denominator(100) for c in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"}


def folded(written: str) -> str:
    """ASCII digits without grouping marks."""
    return written if written.isascii() and written.isdecimal() else written.translate(FULL_WIDTH)


def plain(text: str, start: int) -> Numeral | None:
    """The number at `start`: grouping and decimals only."""
    match = SHAPE.match(text, start)
    if match is None or match.end() - start > 2 * MOST_DIGITS:
        return None
    written = match.group()
    kind = match.lastgroup
    if kind == "europe":
        written = written.replace(".", "").replace(",", ".")
    elif kind in ("comma", "zero"):
        written = written.replace(",", ".")
    elif kind == "thousands":
        written = written.replace(".", "")
    else:
        written = folded(written)
    found = decimal_of(written)
    if found is None:
        return None
    value, place, grain = found
    return Numeral(start, match.end(), value, place, grain, written)


def read(text: str, start: int) -> Numeral | None:
    """The number at `start` with exponent, power or fraction."""
    match = SIMPLE.match(text, start)
    if match is not None:
        written = match.group()
        if text[match.end() : match.end() + 1] == "-" and (part := HYPHENED.match(text, match.end())) is not None:
            whole = int(written) if written.isdecimal() else 0
            fraction = whole + Fraction(int(part.group(1)), int(part.group(2)))
            return _fraction(fraction, start, part.end(), text[start : part.end()]) if 0 < whole < 1000 else None
        found = decimal_of(written)
        return Numeral(start, match.end(), found[0], found[1], found[2], written) if found is not None else None
    if text[start] in VULGAR:
        return _fraction(VULGAR[text[start]], start, start + 1, text[start])
    digits = plain(text, start)
    if digits is None:
        return None
    following = text[digits.end : digits.end + 1]
    if not following or following in ",.，。)、%;":
        return digits
    if digits.written == "10" and following in " −" and (match := TEN_TO.match(text, digits.end)):
        return _ten_to(digits, match)
    if following in " /／⁄½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞" and digits.place == 0:
        return _with_fraction(text, digits) or _with_exponent(text, digits) or digits
    return _with_exponent(text, digits) or digits


def _fraction(value: Fraction, start: int, end: int, written: str) -> Numeral:
    decimal = of_fraction(value)
    return Numeral(start, end, decimal, grain_of(decimal), grain_of(decimal), written, fraction=value)


def _ten_to(digits: Numeral, match: re.Match[str]) -> Numeral | None:
    """10 −7: a power of ten whose exponent lost its place on extraction from a page."""
    found = decimal_of("1", -int(match.group(1)))
    return Numeral(digits.start, match.end(), *found, digits.written + match.group()) if found else None


def _with_exponent(text: str, digits: Numeral) -> Numeral | None:
    if text[digits.end] not in "eEｅ x×·∙*✕^":
        return None
    match = EXPONENT.match(text, digits.end)
    if match is not None:
        sign_and_digits = match.group(match.lastindex or 1).translate(SUPERSCRIPT).translate(FULL_WIDTH)
        exponent = int(re.sub("[−–－]", "-", sign_and_digits).replace(" ", ""))
        if abs(exponent) > MOST_EXPONENT:
            return None
        found = decimal_of(digits.written, exponent)
        written = text[digits.end - len(digits.written) : match.end()]
        return Numeral(digits.start, match.end(), *found, written) if found else None
    match = POWER.match(text, digits.end)
    return _power(digits, match) if match is not None else None


def _power(digits: Numeral, match: re.Match[str]) -> Numeral | None:
    """2^5, 2.5^-1, and the doubled sign of 1.1^--23."""
    exponent = int(match.group(1).replace("−", "-").replace("--", "").replace("+", ""))
    if not digits.value or abs(exponent) * len(digits.written) > MOST_DIGITS:
        return None
    value = Fraction(digits.value) ** exponent
    return _fraction(value, digits.start, match.end(), digits.written + match.group())


def _with_fraction(text: str, digits: Numeral) -> Numeral | None:
    """3/4, 1 1/2, 1½."""
    match = MIXED.match(text, digits.end)
    if match is not None:
        part = VULGAR[match.group(3)] if match.group(3) else _quotient(match.group(1), match.group(2))
        if not part:
            return None
        written = text[digits.end - len(digits.written) : match.end()]
        return _fraction(Fraction(digits.value or 0) + part, digits.start, match.end(), written)
    match = FRACTION.match(text, digits.end)
    if match is None or len(digits.written) > 7:
        return None
    value = _quotient(digits.written, match.group(1))
    return _fraction(value, digits.start, match.end(), digits.written + match.group()) if value is not None else None


def _quotient(top: str, bottom: str) -> Fraction | None:
    below = int(folded(bottom))
    return Fraction(int(folded(top)), below) if below else None

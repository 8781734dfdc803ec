"""Words that are always a unit, but of which kind only the words around them tell: 度, 分, 块, 级, 点, 平, 寸, pound.

Comes in: a text, where the word begins and ends, and its usual meaning. Goes out: its meaning there.
Refuses to know: values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from claims.frozen import changed
from claims.scripts import simplified
from claims.unit_words.catalogue import Entry
from claims.unit_words.guards import END_OF_PHRASE

Meaning = Callable[[str, int, int, Entry], Entry | None]
"""None: no unit at all at this place."""

STOP: Final = re.compile(r"[。；;！？!?\n]")
TEMPERATURE: Final = (
    "摄氏",
    "气温",
    "水温",
    "体温",
    "室温",
    "温度",
    "高温",
    "低温",
    "升温",
    "降温",
    "零下",
    "零上",
    "负",
    "℃",
    "发烧",
    "高烧",
    "加热",
    "冷却",
)
ELECTRICITY: Final = ("用电", "耗电", "电量", "发电", "电费", "电力", "省电", "节电")
INDEX: Final = (
    "指数",
    "股",
    "收报",
    "收于",
    "上涨",
    "下跌",
    "大涨",
    "大跌",
    "涨",
    "跌",
    "大盘",
    "关口",
    "点位",
    "指",
    "期货",
    "开盘",
    "盘中",
    "评分",
    "得分",
)
FLOOR: Final = ("房", "面积", "住", "户型", "均价", "建筑", "装修", "室", "厅")
SCALE_BEFORE: Final = re.compile(r"([摄攝华華])氏[ ]?[-−]?[0-9.]{1,8}[ ]?$")
ALERT_REACH: Final = 16
ALERT_FOLLOWS: Final = re.compile(
    r"(?:地震)?(?:应急|應急|救援|抗震)?(?:响应|響應|应变|應變|预警|預警|警报|警報|应急|應急)"
)
ALERT_PRECEDES: Final = re.compile(
    r"(?:响应|響應|应变|應變|预警|預警|警报|警報)[^,,。;；]{0,8}[为為至到成][一二三四特ⅠⅡⅢⅣ1-4]$|(?:应急|應急)[一二三四特ⅠⅡⅢⅣ1-4]$"
)
"""Between an alert or a response and its level: 响应级别提升至二级, 地震应急三级响应."""

SECONDS_FOLLOW: Final = re.compile(r"\s?(?:\d{1,2}|[一二三四五]?十?[一二三四五六七八九]?)\s?秒")
PIECE_IS_MONEY: Final = frozenset("钱錢的左多一二三四五六七八九半买買0123456789")
LARGE: Final = re.compile(r"(?:million|billion|\dm|\dbn|\dm )\s?$", re.IGNORECASE)
WEIGHT: Final = re.compile(r"weigh|heav|\blbs?\b|mass|\btons?\b|pounds of", re.IGNORECASE)
WEATHER: Final = re.compile(r"pressure|hurricane|cyclone|typhoon|storm|depression", re.IGNORECASE)
OTHER_MONEY: Final = re.compile(r"[£€$]|euro|dollar|sterling|\bGBP\b")


def _near(text: str, start: int, end: int, before: int = 18, after: int = 8) -> str:
    """The simplified words around, within the sentence."""
    left = STOP.split(text[max(0, start - before) : start])[-1]
    return simplified(left + "|" + STOP.split(text[end : end + after])[0])


def degree(text: str, start: int, end: int, entry: Entry) -> Entry | None:
    """度 alone: of temperature, of electricity, else of an angle."""
    if entry.unit != "degree":
        return entry
    near = _near(text, start, end)
    if "华氏" in near:
        return changed(entry, unit="degree_Fahrenheit")
    if any(word in near for word in TEMPERATURE):
        return changed(entry, unit="degree_Celsius")
    return changed(entry, unit="kilowatt_hour") if any(word in near for word in ELECTRICITY) else entry


def degree_sign(text: str, start: int, _end: int, entry: Entry) -> Entry | None:
    """摄氏37°: the name of the scale before the number."""
    scale = SCALE_BEFORE.search(text, max(0, start - 12), start) if entry.unit == "degree" else None
    if scale is None:
        return entry
    return changed(entry, unit="degree_Fahrenheit" if scale.group(1) in "华華" else "degree_Celsius")


def minute(text: str, start: int, end: int, entry: Entry) -> Entry | None:
    """分 behind yuan is a coin, behind hours or before seconds a minute; elsewhere a point of a score."""
    if entry.unit != "point":
        return entry
    near = text[max(0, start - 7) : start]
    if re.search(r"[元角块塊毛蚊]", near[-5:]):
        return changed(entry, unit="CNY_fen", kind="money", noun="")
    if "时" in near or "時" in near or SECONDS_FOLLOW.match(text, end):
        return changed(entry, unit="minute", kind="duration", noun="")
    return entry


def piece(text: str, _start: int, end: int, entry: Entry) -> Entry | None:
    """块 alone is money unless something that comes in pieces follows."""
    following = text[end : end + 1]
    if entry.unit != "CNY" or following in PIECE_IS_MONEY or END_OF_PHRASE.match(text[end : end + 2]):
        return entry
    return Entry(None, "count", noun="块", guard="classifier")


def grade(text: str, start: int, end: int, entry: Entry) -> Entry | None:
    """级 measures an earthquake where one is near; elsewhere, and of an alert or a response to one, it is a level."""
    if entry.unit != "level" or "震" not in _near(text, start, end, before=24):
        return entry
    is_of_alert = ALERT_FOLLOWS.match(text, end) or ALERT_PRECEDES.search(text[max(0, start - ALERT_REACH) : start])
    return entry if is_of_alert else changed(entry, unit="magnitude")


def point(text: str, start: int, end: int, entry: Entry) -> Entry | None:
    """点 is a point of an index or a score where one is near; elsewhere the hour of a clock."""
    number = re.search(r"[\d,]+(?:\.\d+)?\s?$", text[max(0, start - 12) : start])
    is_large = number is not None and ("." in number.group() or len(number.group().strip()) > 2)
    if entry.unit != "point" or is_large or any(word in _near(text, start, end, 24, 10) for word in INDEX):
        return entry
    return None


def flat(text: str, start: int, end: int, entry: Entry) -> Entry | None:
    """平 is a square metre of a home, else a drawn match."""
    is_floor = any(word in _near(text, start, end) for word in FLOOR)
    return Entry("meter**2", "measure") if entry.unit == "draw" and is_floor else entry


def thumb(text: str, start: int, _end: int, entry: Entry) -> Entry | None:
    """寸 behind 尺 is Chinese; elsewhere an inch, as screens and tyres are measured."""
    is_chinese = entry.unit != "inch" or "尺" in text[max(0, start - 4) : start]
    return changed(entry, unit="cun") if is_chinese else entry


def pound(text: str, start: int, end: int, entry: Entry) -> Entry | None:
    """Millions of pounds, and pounds beside other money, are sterling; elsewhere a mass."""
    if entry.unit != "pound" or text[end : end + 4] == " of " or WEIGHT.search(text[max(0, start - 60) : end + 20]):
        return entry
    is_money = LARGE.search(text[max(0, start - 10) : start]) or OTHER_MONEY.search(text[max(0, start - 60) : end + 40])
    return changed(entry, unit="GBP", kind="money") if is_money else entry


def millibar(text: str, start: int, end: int, entry: Entry) -> Entry | None:
    """A millibar is meant by mb beside words of weather; elsewhere a megabit, as its letters say."""
    is_weather = WEATHER.search(text[max(0, start - 60) : end + 30]) is not None
    return changed(entry, unit="millibar") if entry.unit == "megabit" and is_weather else entry


MEANINGS: Final[dict[str, Meaning]] = {
    "度": degree,
    "°": degree_sign,
    "分": minute,
    "块": piece,
    "塊": piece,
    "级": grade,
    "級": grade,
    "点": point,
    "點": point,
    "平": flat,
    "寸": thumb,
    "pound": pound,
    "pounds": pound,
    "mb": millibar,
}
"""By the whole word."""

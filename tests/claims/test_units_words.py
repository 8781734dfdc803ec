"""What stands behind and before a number names its unit, and what does not is left alone."""

from __future__ import annotations

import pytest

from claims import extract, units


def read(text: str) -> tuple[str | None, str, str] | None:
    """The unit behind the bar, its kind, and what of the text it takes."""
    number, bar, rest = text.partition("|")
    assert bar
    match = units.after(number + rest, len(number))
    return None if match is None else (match.unit, match.kind, (number + rest)[match.start : match.end])


@pytest.mark.parametrize(
    ("text", "unit", "kind", "taken"),
    [
        ("涨了5|公里", "kilometer", "measure", "公里"),
        ("12,500| ft", "foot", "measure", "ft"),
        ("6|-foot wall", "foot", "measure", "foot"),
        ("10|-year-old boy", "year", "duration", "year-old"),
        ("3|歲", "year", "duration", "歲"),
        ("100| km/h", "kilometer/hour", "rate", "km/h"),
        ("100|公里每小时", "kilometer/hour", "rate", "公里每小时"),
        ("4000|元/吨", "CNY/metric_ton", "rate", "元/吨"),
        ("80|美元/桶", "USD/oil_barrel", "rate", "美元/桶"),
        ("80| dollars per barrel", "USD/oil_barrel", "rate", "dollars per barrel"),
        ("80| dollars a barrel", "USD/oil_barrel", "rate", "dollars a barrel"),
        ("5| mg/L", "milligram/liter", "rate", "mg/L"),
        ("5| mg L−1", "milligram/liter", "rate", "mg L−1"),
        ("5| m s-1", "meter/second", "rate", "m s-1"),
        ("5| W m−2 K−1", "watt/meter**2/kelvin", "rate", "W m−2 K−1"),
        ("1.4| g/cm 3, dry", "gram/centimeter**3", "rate", "g/cm 3"),
        ("9.8| m/s²", "meter/second**2", "rate", "m/s²"),
        ("30| m2 of floor", "meter**2", "measure", "m2"),
        ("30| square kilometres", "kilometer**2", "measure", "square kilometres"),
        ("20|平方公里", "kilometer**2", "measure", "平方公里"),
        ("278.8萬| GPU 小時", "GPU*hour", "count", "GPU 小時"),
        ("20| person-days", "person*day", "count", "person-days"),
        ("5| kWh", "kilowatt_hour", "measure", "kWh"),
        ("5| MW", "megawatt", "measure", "MW"),
        ("5| mW", "milliwatt", "measure", "mW"),
        ("50| mm Hg", "millimeter_Hg", "measure", "mm Hg"),
        ("0.5| µM", "micromolar", "measure", "µM"),
        ("20| (kg)", "kilogram", "measure", " (kg)"),
        ("3| ＫＧ", "kilogram", "measure", "ＫＧ"),
        ("3|ｋｍ", "kilometer", "measure", "ｋｍ"),
        ("2.5|個百分點", "percentage_point", "percent", "個百分點"),
        ("30| basis points", "basis_point", "percent", "basis points"),
        ("7.65|倍", "x", "multiple", "倍"),
        ("3|x faster", "x", "multiple", "x"),
        ("5|塊錢", "CNY", "money", "塊錢"),
        ("6|個月大", "month", "duration", "個月大"),
        ("5| consecutive days", "day", "duration", "consecutive days"),
        ("30万|次/日", "occurrence/day", "rate", "次/日"),
        ("50|c", "USD_cent", "money", "c"),
        ("300| K", "kelvin", "measure", "K"),
        ("5元6角3|分", "CNY_fen", "money", "分"),
        ("5 ft 2| in", "inch", "measure", "in"),
        ("6'2|\"", "inch", "measure", '"'),
    ],
)
def test_a_unit_is_read_behind_a_number(text: str, unit: str, kind: str, taken: str) -> None:
    assert read(text) == (unit, kind, taken)


@pytest.mark.parametrize(
    ("text", "unit", "noun"),
    [
        ("900| troops", "person", "troops"),
        ("900| U.S. troops", "person", "troops"),
        ("12| Chinese companies", "company", "companies"),
        ("30| company executives", "person", "executives"),
        ("2,048| H800 GPUs", "GPU", "gpus"),
        ("三|家中国科技公司", "company", "家"),
        ("六|個企業", "company", "个"),
        ("五|家银行", "bank", "家"),
        ("5|个token", "token", "个token"),
        ("200| 名學生", "person", "名"),
        ("2,048| 個 H800 GPU", "GPU", "个"),
        ("20| widgets", None, "widgets"),
        ("8|个", None, "个"),
    ],
)
def test_what_is_counted_is_found_behind_the_number(text: str, unit: str | None, noun: str) -> None:
    number, _, rest = text.partition("|")
    match = units.after(number + rest, len(number))
    assert match is not None
    assert (match.unit, match.kind, match.noun) == (unit, "count", noun)


@pytest.mark.parametrize(
    "text",
    [
        "5|元素",
        "12| in Paris",
        "the 1980|s",
        "1920|x1080",
        "3| x 4",
        "5|, and",
        "5| said",
        "24703|m212",
        "8|核电",
        "21|st head coach",
        "4:49| pm",
        "203| HR",
        "一|两个小时",
        "三|伏天",
        "下午4|点",
        "Fig. 5|d",
        "1| 国际",
        "the 1983| film",
        "the planet reported around HD 188753| A",
    ],
)
def test_what_is_no_unit_is_left_alone(text: str) -> None:
    found = read(text)
    assert found is None or found[0] is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("屏幕40|寸", "inch"),
        ("三尺两|寸", "cun"),
        ("120|平的房子", "meter**2"),
        ("里氏6.8|级地震", "magnitude"),
        ("10|级伤残", "level"),
        ("沪指收报3300|点", "point"),
        ("5|块钱", "CNY"),
        ("2048|块H800 GPU", "GPU"),
        ("2小时05|分", "minute"),
        ("74 million| pounds", "GBP"),
        ("weighs 130| pounds", "pound"),
        ("a timeout of 30|s", "second"),
        ("central pressure of 920| mb", "millibar"),
        ("华氏温度100|度", "degree_Fahrenheit"),
        ("气温降到5|度", "degree_Celsius"),
        ("全年用电300|度", "kilowatt_hour"),
        ("旋转90|度", "degree"),
    ],
)
def test_the_words_around_tell_which_unit_a_word_is(text: str, unit: str) -> None:
    found = read(text)
    assert found is not None
    assert found[0] == unit


@pytest.mark.parametrize(
    ("text", "unit", "sign"),
    [
        ("cost $", "USD", "$"),
        ("US$", "USD", "US$"),
        ("共NT$", "TWD", "NT$"),
        ("HK$ ", "HKD", "HK$"),
        ("c $ ", "CAD", "c $"),
        ("€", "EUR", "€"),
        ("RMB ", "CNY", "RMB"),
        ("人民幣", "CNY", "人民幣"),
        ("usd ", "USD", "usd"),
        ("＄", "USD", "＄"),
        ("¥", "CNY", "¥"),
        ("JP¥", "JPY", "JP¥"),
    ],
)
def test_a_currency_is_read_before_a_number(text: str, unit: str, sign: str) -> None:
    match = units.before(text + "5", len(text))
    assert match is not None
    assert (match.unit, match.kind, text[match.start : match.end]) == (unit, "money", sign)


@pytest.mark.parametrize("text", ["about ", "farms ", "PHP ", "PAUSD ", "", "约", "ALL "])
def test_words_before_a_number_are_no_currency(text: str) -> None:
    assert units.before(text + "5", len(text)) is None


def test_a_word_before_can_name_a_unit_without_being_part_of_the_span() -> None:
    match = units.before("magnitude 7.1", 10)
    assert match is not None
    assert (match.unit, match.start, match.end) == ("magnitude", 10, 10)


def test_a_scale_letter_glued_to_a_code_is_a_multiplier() -> None:
    match = units.after("12 MUSD", 2)
    assert match is not None
    assert match.unit == "USD"
    assert match.multiplier == 1_000_000


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("瑞典克朗", "SEK"),
        ("阿根廷比索", "ARS"),
        (" Polish zlotys", "PLN"),
        (" Danish kroner", "DKK"),
        ("匈牙利福林", "HUF"),
        ("越南盾", "VND"),
    ],
)
def test_names_of_currencies_come_from_cldr(name: str, code: str) -> None:
    match = units.after("12" + name, 2)
    assert match is not None
    assert match.unit == code


@pytest.mark.parametrize(("text", "value"), [("A 15-member panel met.", 15), ("a 2,140-member assembly", 2140)])
def test_members_are_people(text: str, value: int) -> None:
    found = extract(text)
    assert [(c.quantity.value, c.quantity.unit) for c in found] == [(value, "person")]

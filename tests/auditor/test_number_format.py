"""Number formats show what a spreadsheet shows."""

from __future__ import annotations

import datetime as dt

import pytest

from auditor.reading.number_format import Value, shown

DAY = dt.date(2024, 3, 5)
MOMENT = dt.datetime.fromisoformat("2024-03-05T14:05")


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.1234, "0.0%", "12.3%"),
        (1234567, '0,"千元"', "1235千元"),
        (1234567890, '#,##0,,"M"', "1,235M"),
        (1234567890, '#,##0.0,,"M"', "1,234.6M"),
        (1500000, '0!.0,"万"', "150.0万"),
        (-5, "#,##0_);[Red]\\(#,##0\\)", "(5)"),
        (0, '0;-0;"-"', "-"),
        (1234.5, "General", "1234.5"),
        (0.1 + 0.2, "General", "0.3"),
        (123456789012345, "General", "123456789012345"),
        (5, "[$¥-804]#,##0.00", "¥5.00"),
        (12, '0"个"', "12个"),
        (1e9, '[>=100000000]0.00,,"百万";0', "1000.00百万"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (-0.001, "0.0", "0.0"),
        (2.5, "0", "3"),
        (7, "000", "007"),
        (5551234, "000-0000", "555-1234"),
        (1234567, "0.00E+00", "1.23E+06"),
        (2.25, "# ?/?", "2 1/4"),
        ("abc", '@"!"', "abc!"),
        (True, "General", "TRUE"),
        (DAY, 'yyyy"年"m"月"d"日"', "2024年3月5日"),
        (MOMENT, "yyyy-mm-dd hh:mm", "2024-03-05 14:05"),
        (MOMENT, "h:mm AM/PM", "2:05 PM"),
        (DAY, "mmm-yy", "Mar-24"),
        (dt.timedelta(hours=30), "[h]:mm", "30:00"),
    ],
)
def test_a_value_is_shown_as_its_format_says(value: Value, code: str, text: str) -> None:
    assert shown(value, code).strip() == text

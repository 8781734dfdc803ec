"""A step told in round numbers is not called a plain error."""

from __future__ import annotations

import pytest

from auditor import audit
from auditor.document import Document


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Attendance fell by 1,200 to 8,790 from 10,004 a year before.", "warning"),
        ("Attendance fell by 1,320 to 8,790 from 10,004 a year before.", "error"),
        ("人数增加2400人,从11062人增至13477人。", "warning"),
        ("人数增加2450人,从11062人增至13477人。", "error"),
    ],
)
def test_a_step_rounded_to_hundreds_is_a_warning(text: str, severity: str) -> None:
    (finding,) = (f for f in audit([Document.from_text("a.txt", text)]).findings if f.code == "MTH503")
    assert finding.severity == severity

"""Bytes become the characters that were meant; a guess is called one."""

from __future__ import annotations

import codecs

import pytest

from auditor.reading import encodings

SIMPLIFIED = "公司去年的营业收入为三十二亿元，同比增长百分之五，净利润为五亿元。"
TRADITIONAL = "公司去年的營業收入為三十二億元，同比增長百分之五，淨利潤為五億元。"
WESTERN = "Le café coûte 5 €, soit 10 % de plus — “très cher”."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED[:12], "gb18030"),
        ("营收5亿元", "gb18030"),
        (TRADITIONAL, "cp950"),
        (WESTERN, "cp1252"),
        ("Price: £5m – up 10%", "cp1252"),
        ("Sales rose 5% to 3.2bn\n" * 3, "utf-16-le"),
        ("营收5亿元\r\n同比增长5%\r\n" * 5, "utf-16-be"),
    ],
)
def test_an_encoding_that_is_not_stated_is_guessed_and_said(text: str, encoding: str) -> None:
    decoded = encodings.decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.is_guess
    assert encoding in (decoded.notice() or "")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_a_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    decoded = encodings.decode(mark + SIMPLIFIED.encode(encoding))
    assert (decoded.text, decoded.is_guess, decoded.notice()) == (SIMPLIFIED, False, None)


def test_a_few_bad_bytes_are_damage_not_another_encoding() -> None:
    content = (SIMPLIFIED * 30).encode()
    decoded = encodings.decode(content[:100] + b"\xff" + content[100:])
    assert decoded.encoding == "utf-8"
    assert "U+FFFD" in (decoded.notice() or "")


def test_a_western_text_with_bytes_that_mean_nothing_is_read_and_said() -> None:
    decoded = encodings.decode((WESTERN * 9).encode("cp1252") + b"\x81\x8d")
    assert "très cher" in decoded.text
    assert decoded.notice()


def test_a_text_cut_within_a_character_is_utf_8() -> None:
    decoded = encodings.decode(SIMPLIFIED.encode()[:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.damage == 1


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_what_a_format_states_is_used(declared: str) -> None:
    assert encodings.decode(SIMPLIFIED.encode("gb18030"), declared).text == SIMPLIFIED


def test_an_encoding_nobody_knows_is_passed_over() -> None:
    assert encodings.decode(SIMPLIFIED.encode(), "x-nothing").text == SIMPLIFIED


@pytest.mark.parametrize("content", [b"\0\1\2\3", b"\x7fELF\x02\x01\0\0", bytes(range(256)) * 4])
def test_bytes_of_a_program_are_no_text(content: bytes) -> None:
    assert encodings.is_binary(content)


@pytest.mark.parametrize("content", [b"", b"plain", SIMPLIFIED.encode("gb18030"), "a\n5".encode("utf-16-le") * 20])
def test_text_in_any_encoding_is_text(content: bytes) -> None:
    assert not encodings.is_binary(content)

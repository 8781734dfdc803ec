"""The rolling hash of lines by which GitHub's code scanning tells an old result from a new one.

Comes in: a text. Goes out: one hash for each line: of the 100 characters that follow its beginning, blanks and tabs
left out, every line end counted as one line feed, and a count of equal hashes. The algorithm is that of
`src/fingerprints.ts` in github/codeql-action; its published hashes are our tests. Refuses to know: findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

BLOCK = 100
_MODULUS = 37
_MASK = (1 << 64) - 1
_LEAVES = pow(_MODULUS, BLOCK, 1 << 64)
_END = 0xFFFF
_BLANK = frozenset((0x20, 0x09))
_LF, _CR = 0x0A, 0x0D


def line_hashes(text: str) -> list[str]:
    """The hash of every line, in order; an empty text has one line."""
    window = [0] * BLOCK
    begins = [False] * BLOCK
    seen: Counter[str] = Counter()
    found: list[str] = []
    value, index = 0, 0
    for unit, begins_line in _padded(_units(text)):
        if begins[index]:
            name = f"{value:x}"
            seen[name] += 1
            found.append(f"{name}:{seen[name]}")
        begins[index] = begins_line
        value = (value * _MODULUS + unit - _LEAVES * window[index]) & _MASK
        window[index] = unit
        index = (index + 1) % BLOCK
    return found


def _padded(units: Iterable[int]) -> Iterator[tuple[int, bool]]:
    """Each unit, and whether a line begins with it; at the end as many zeros as flush the window."""
    begins = True
    for unit in units:
        yield unit, begins
        begins = unit == _LF
    yield _END, begins
    for _ in range(BLOCK):
        yield 0, False


def _units(text: str) -> Iterator[int]:
    """UTF-16 units without blanks and tabs, every line end one line feed."""
    after_return = False
    encoded = text.encode("utf-16-le", "surrogatepass")
    for unit in memoryview(encoded).cast("H"):
        if unit in _BLANK or (after_return and unit == _LF):
            after_return = False
            continue
        after_return = unit == _CR
        yield _LF if after_return else unit

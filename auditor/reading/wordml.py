"""WordprocessingML elements -> what a reader of the page sees: runs of text with their kinds, and text boxes in them.

Tracked insertions in, deletions out; fields by their result; marks of notes are no text. Refuses to know: parts,
tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The namespace of strict documents, which say the same in other words."""

DELETED: Final = frozenset((W + "del", W + "moveFrom"))
INSERTED: Final = frozenset((W + "ins", W + "moveTo"))
WRAPPERS: Final = frozenset(
    W + t for t in ("hyperlink", "smartTag", "customXml", "fldSimple", "sdtContent", "dir", "bdo")
)
PAGE_FIELDS: Final = frozenset(("PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "SECTION"))
"""Fields whose result counts pages and nothing else."""
DEEPEST: Final = 100

_BREAKS: Final = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_RAISED: Final = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED: Final = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


@dataclass(slots=True)
class Inline:
    """What the paragraphs of one block hold; grows within one walk."""

    runs: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """Contents of text boxes, in order."""
    alternatives: list[str] = field(default_factory=list)
    """Alternative texts of pictures and charts."""
    comments: list[str] = field(default_factory=list)
    """Numbers of the comments that point here."""
    pictures: int = 0
    fields: list[list[str]] = field(default_factory=list)
    """Open fields: [instruction, "result" once its result has begun]."""
    is_cut: bool = False
    """Whether something was nested too deep to be followed."""

    @property
    def text(self) -> str:
        """The runs as one text."""
        return "".join(t for t, _ in self.runs)


def read_paragraph(paragraph: Element, inline: Inline, kind: str = "", depth: int = 0) -> None:
    """Adds what a paragraph, or an element within one, shows."""
    if depth > DEEPEST:
        inline.is_cut = True
        return
    for child in paragraph:
        if child.tag == W + "r":
            _read_run(child, inline, kind, depth)
        elif child.tag in INSERTED:
            read_paragraph(child, inline, "insertion", depth + 1)
        elif child.tag not in DELETED and isinstance(child.tag, str):
            _read_wrapper(child, inline, kind, depth)


def _read_wrapper(element: Element, inline: Inline, kind: str, depth: int) -> None:
    tag = element.tag
    if tag == W + "fldSimple" and field_name(element.get(W + "instr", "")) in PAGE_FIELDS:
        return
    if tag in WRAPPERS or tag == W + "p":
        read_paragraph(element, inline, kind, depth + 1)
    elif tag == W + "sdt":
        for content in element.iterchildren(W + "sdtContent"):
            read_paragraph(content, inline, kind, depth + 1)
    elif tag.startswith(M):
        inline.runs.append(("".join(t.text or "" for t in element.iter(M + "t")), kind))
    elif tag == MC + "AlternateContent":
        _read_drawing(element, inline)


def _read_run(run: Element, inline: Inline, kind: str, depth: int) -> None:
    look = run.find(W + "rPr")
    raised = ""
    if look is not None:
        if _is_on(look, "strike") or _is_on(look, "dstrike"):
            return
        if _is_on(look, "vanish"):
            kind = "hidden"
        align = look.find(W + "vertAlign")
        raised = align.get(W + "val", "") if align is not None else ""
    for child in run:
        _read_run_child(child, inline, kind, raised, depth)


def _read_run_child(child: Element, inline: Inline, kind: str, raised: str, depth: int) -> None:
    tag = child.tag
    if tag == W + "fldChar":
        _step_field(child.get(W + "fldCharType", ""), inline)
    elif tag == W + "instrText":
        if inline.fields and len(inline.fields[-1]) == 1:
            inline.fields[-1][0] += child.text or ""
    elif any(len(f) == 1 or field_name(f[0]) in PAGE_FIELDS for f in inline.fields):
        return
    elif tag == W + "ruby":
        for base in child.iterchildren(W + "rubyBase"):
            read_paragraph(base, inline, kind, depth + 1)
    elif tag in _DRAWN:
        _read_drawing(child, inline)
    elif tag == W + "commentReference":
        inline.comments.append(child.get(W + "id", ""))
    elif text := _shown(child, raised):
        inline.runs.append((text, kind))


_DRAWN: Final = frozenset((W + "drawing", W + "pict", W + "object", MC + "AlternateContent"))


def _shown(child: Element, raised: str) -> str:
    """The characters that a child of a run shows."""
    if child.tag == W + "sym":
        return _symbol(child)
    if child.tag != W + "t":
        return _BREAKS.get(child.tag, "")
    text = child.text or ""
    if raised == "superscript":
        return text.translate(_RAISED)
    return text.translate(_LOWERED) if raised == "subscript" else text


def _step_field(step: str, inline: Inline) -> None:
    if step == "begin":
        inline.fields.append([""])
    elif step == "separate" and inline.fields:
        inline.fields[-1].append("result")
    elif step == "end" and inline.fields:
        inline.fields.pop()


def field_name(instruction: str) -> str:
    """The name of a field: ` PAGE MERGEFORMAT ` is PAGE."""
    words = instruction.split()
    return words[0].upper() if words else ""


def _symbol(element: Element) -> str:
    """The character of a symbol; those of symbol fonts lie in the private area and say nothing."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if code < 0xD800 else ""


def _read_drawing(drawing: Element, inline: Inline) -> None:
    """Text boxes and alternative texts; of two versions of one drawing the first is what Word shows."""
    for element in _chosen(drawing):
        tag = element.tag
        if tag == W + "txbxContent":
            inline.boxes.append(element)
        elif isinstance(tag, str) and tag.endswith("}docPr"):
            words = element.get("descr") or ""
            if words.strip():
                inline.alternatives.append(words)
        elif isinstance(tag, str) and tag.endswith(("}blip", "}imagedata")):
            inline.pictures += 1


def _chosen(element: Element) -> Iterator[Element]:
    """An element and all in it, without second versions and without the inside of text boxes."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        yield current
        if current.tag == W + "txbxContent":
            continue
        if current.tag == MC + "AlternateContent":
            choice = current.find(MC + "Choice")
            best = choice if choice is not None else current.find(MC + "Fallback")
            waiting.extend([best] if best is not None else [])
        else:
            waiting.extend(reversed(current))


def _is_on(look: Element, name: str) -> bool:
    flag = look.find(W + name)
    return flag is not None and flag.get(W + "val", "true") not in ("false", "0", "none", "off")

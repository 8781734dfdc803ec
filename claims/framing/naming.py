"""The names of a sentence: those of the lexicon with their versions, and unknown ones by their shape.

Comes in: a scene and the capitalised words of its text. Goes out: mentions in order of place, each with whether it
hangs on a preposition. Refuses to know: which of them a number is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from operator import attrgetter
from typing import Final

from claims.framing.aliases import Capitals, versioned
from claims.framing.scenes import NONE, Mention, Scene, Word
from claims.frozen import changed
from claims.lexicon import PLACES, words
from claims.numbers import designators

VERSION = re.compile(
    r"[ -]?[A-Za-z]{1,2}-?\d{1,4}(?:\.\d+)*[A-Za-z]{0,2}(?![A-Za-z0-9])(?: (?:Pro|Max|Plus|Ultra|Mini|Lite)\b)?"
)
"""R1, -V3, o1, H800, k1.5 behind a company or product."""
NUMBERED = re.compile(
    r"[ -]?(?:\d{1,3}(?:\.\d+)*[A-Za-z]{0,2}(?![A-Za-z0-9_%]|[.,]\d|[万亿个款名元年月日])"
    r"(?: (?:Pro|Max|Plus|Ultra|Mini|Sonnet|Opus|Haiku|Turbo))?|(?:Pro|Max|Ultra)\b)"
)
"""4o, 3.2, 16 Pro behind the name of a product family."""
GLUED = re.compile(r"[a-z]{5}\d|[a-z]{4}[A-Z]")
"""Parameters671, LengthUp: cells run together, no names."""
INITIAL = re.compile(r" (?:[A-Z]\.? )+")
"""Brian G. Nichols is Brian Nichols elsewhere."""
LATIN_NAME = re.compile(r"[A-Z][A-Za-z][A-Za-z0-9&.+-]*(?: [A-Z][A-Za-z0-9&.+-]*){0,3}")
"""A Latin name inside Chinese text."""
NAME_ENDS: Final = frozenset(
    "的由在与和对从向被为是及、于至到将把了着说称家位名这那该本此其某各每多两我贵有据让给使一座所条间栋也都还就只若没"
)
"""Characters at which the name of an organisation cannot go on to the left."""
VERSIONED: Final = frozenset({"family", "company"})
BEFORE_VERSION: Final = frozenset(" -0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
LATIN_BEFORE: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
OBLIQUE_BEFORE: Final = frozenset("在从对向给被由跟以把将让使据于来自赴除因按经随受")
BEFORE_PARTY: Final = (
    *("比肩", "媲美", "超越", "赶超", "对标", "不输", "落后", "超过", "击败", "战胜", "收购"),
    *("根据", "位于", "来自", "针对", "包括", "例如", "对于", "相比", "与", "同"),
)
"""Words behind which a name is the other party, a place or an example."""
LAST_OF_PARTY: Final = frozenset(word[-1] for word in BEFORE_PARTY)
LAST_OF_OBLIQUE: Final = OBLIQUE_BEFORE | LAST_OF_PARTY


place_of = attrgetter("start", "end", "name")


def mentions(scene: Scene, capitals: Capitals) -> list[Mention]:
    """The names of a scene: those of the lexicon with their versions, and unknown ones by their shape."""
    known = list(joined(scene)) if scene.mentions else []
    unknown = latin_unknown(scene, capitals, known) if scene.latin else han_unknown(scene, known)
    found = [
        Mention(m.start, m.end, m.name, m.kind, oblique=True) if is_oblique(scene, m) else m
        for m in (*known, *unknown)
        if not claimed(scene, m.start, m.end)
    ]
    if unknown:
        found.sort(key=place_of)
    return found


def joined(scene: Scene) -> Iterator[Mention]:
    """The lexicon's names, a product or maker joined to the version behind it, a maker to its product."""
    last_end = -1
    waiting: Mention | None = None
    origin: int | None = None
    for mention, following in zip_longest(scene.mentions, scene.mentions[1:]):
        if mention.start < last_end:
            continue
        if following and following.start == mention.start:
            waiting = mention
            continue
        may_be_versioned = waiting is not None or mention.kind in VERSIONED
        whole = with_version(scene, mention, waiting) if may_be_versioned else mention
        waiting = None
        if following and whole.kind in PLACES and following.start == whole.end and following.kind not in PLACES:
            origin = whole.start if origin is None else origin
            continue
        if following and whole.kind == "company" and following.kind == "family" and following.start - whole.end <= 1:
            continue
        last_end = whole.end
        yield whole if origin is None else changed(whole, start=origin)
        origin = None


def with_version(scene: Scene, mention: Mention, other: Mention | None) -> Mention:
    """The mention, taken together with a version behind it; without one, a name of maker and product is the maker's."""
    product, plain = (mention, mention) if other is None else parted(mention, other)
    if (product.kind not in VERSIONED and plain.kind not in VERSIONED) or mention.name[-1].isdecimal():
        return plain
    end = mention.end
    found: re.Match[str] | None = None
    if other is not None or scene.text[end : end + 1] in BEFORE_VERSION:
        found = VERSION.match(scene.text, end, min(scene.end, end + 24))
        if found is None and product.kind == "family":
            found = NUMBERED.match(scene.text, end, min(scene.end, end + 24))
    if found is None or not found[0].strip(" -") or claimed(scene, end, found.end()):
        return changed(plain, name=plain.name.removesuffix("-")) if plain.name[-1] == "-" else plain
    return Mention(mention.start, found.end(), versioned(product.name, found[0]), "family")


def parted(one: Mention, other: Mention) -> tuple[Mention, Mention]:
    """Of two names in one place the product, and the one that stands where no version follows: the maker."""
    product = other if one.kind != "family" and other.kind == "family" else one
    plain = other if one.kind == "family" and other.kind != "family" else one
    return product, plain


def claimed(scene: Scene, start: int, end: int) -> bool:
    """Whether a number that is more than bare digits overlaps, so that this is no name: `Llama 2` may swallow a 2,
    never `2 million`.
    """
    for reading in scene.readings:
        if reading.start < end and start < reading.end:
            inside = start < reading.start and reading.end <= end
            bare = reading.quantity.kind == "count" and reading.quantity.unit is None
            if not (inside and bare) and not (reading.quantity.kind == "rank" and start == reading.start):
                return True
    return False


def latin_unknown(scene: Scene, capitals: Capitals, known: list[Mention]) -> list[Mention]:
    """Capitalised runs that the lexicon does not know; a run around a place or a first name takes its place."""
    names: list[Mention] = []
    first = bisect_left(capitals.starts, scene.start)
    last = bisect_left(capitals.starts, scene.end)
    for start, end in capitals.runs[first:last]:
        run = scene.text[start : min(end, scene.end)]
        if " " in run:
            names.extend(run_names(scene, capitals, known, start, run))
        elif not is_no_name(run):
            name = one_name(scene, capitals, known, start, run)
            if name is not None:
                names.append(name)
    return names


def is_no_name(word: str) -> bool:
    """Whether a capitalised word begins sentences and titles, but names nothing."""
    return word.rstrip(".").lower() in words("no_name")


def run_names(scene: Scene, capitals: Capitals, known: list[Mention], start: int, run: str) -> Iterator[Mention]:
    """The names in one run, parted at words that are no names."""
    part_start = start
    kept: list[str] = []
    for word in [*run.split(" "), ""]:
        if word and (not is_no_name(word) or (kept and closes_name(word, kept))):
            kept.append(word)
            continue
        if kept:
            name = " ".join(kept)
            mention = one_name(scene, capitals, known, part_start, name)
            if mention is not None:
                yield mention
            part_start += len(name) + 1
            kept = []
        part_start += len(word) + 1


GRADES: Final = frozenset({"pro", "max", "plus", "ultra", "mini", "lite"})


def closes_name(word: str, kept: Sequence[str]) -> bool:
    """Whether a word that names nothing belongs to the name before it: Mercy Hospital, X2 Pro."""
    lower = word.lower()
    if lower in GRADES:
        return kept[-1][-1].isdecimal() or kept[-1][-2:-1].isdecimal()
    return lower in words("structure") and not kept[-1].endswith(("'s", "’s"))


def one_name(scene: Scene, capitals: Capitals, known: list[Mention], start: int, name: str) -> Mention | None:
    """The name at a place, unless the lexicon has it or it only begins a sentence."""
    name = name.removesuffix("'s").removesuffix("’s").rstrip(".")
    single = " " not in name
    full = (capitals.last_names or {}).get(name) if single else None
    if single and full is None and capitals.hardly(name, begins=False):
        return None
    end = start + len(name)
    whole = designators.reach(scene, start, end)
    if whole > end and not is_no_name(name) and (full is None or not capitals.hardly(name, begins=False)):
        return designated(scene, known, start, end, whole)
    if single and full is None and start == scene.start and capitals.hardly(name, begins=True):
        return None
    inside = [m for m in known if m.start < end and start < m.end] if known else []
    if overlaps(scene.measures, start, end) or is_glued(name):
        return None
    first = (name if single else name[: name.index(" ")]).lower()
    is_first = first in words("first_name")
    named = not single and is_first
    if inside:
        if single or inside[0].end >= end or not (named or all(m.kind in PLACES or m.kind == "person" for m in inside)):
            return None
        for mention in inside:
            known.remove(mention)
    kind = "person" if full is not None or is_first else "unknown"
    return Mention(start, end, full or (name if single else INITIAL.sub(" ", name)), kind)


def is_glued(name: str) -> bool:
    """Whether a name is cells run together; a plain word is not."""
    return not (name.isalpha() and name[1:].islower()) and GLUED.search(name) is not None


def designated(scene: Scene, known: list[Mention], start: int, end: int, whole: int) -> Mention | None:
    """A name with its number or kind of thing, unless the lexicon has more than a place there."""
    inside = [m for m in known if m.start < whole and start < m.end]
    if any(m.kind not in PLACES for m in inside) or (inside and scene.text[end + 1].isdecimal()):
        return None
    if any(w.start < end and start < w.end for w in scene.measures):
        return None
    for mention in inside:
        known.remove(mention)
    return Mention(start, whole, scene.text[start:whole], "unknown")


def han_unknown(scene: Scene, known: list[Mention]) -> list[Mention]:
    """Latin runs, organisations by their last word and quoted titles in a Chinese sentence."""
    text = scene.text
    names = latin_runs(scene, known)
    for start, end in designators.han_designated(scene):
        if freed(known, start, end):
            names.append(Mention(start, end, designators.spelled(text[start:end]), "unknown"))
    for word in scene.words.get("ending", NONE):
        if not overlaps(known, word.start, word.end):
            start = organisation_start(scene, word.start)
            name = text[start : word.end]
            if (
                2 <= word.start - start <= 6
                and scene.folded[start : word.end] not in words("not_a_name")
                and (freed if word.term.part == "structure" else free)(known, start, word.end)
            ):
                names.append(Mention(start, word.end, name, "unknown"))
    return names


CODED: Final = re.compile(r"[A-Z]{4,}-\d{1,2}")
"""ARROW-1: a study or mission, unlike other words all in capitals."""


def latin_runs(scene: Scene, known: list[Mention]) -> list[Mention]:
    """Latin names in a Chinese sentence, with the number behind them."""
    text = scene.text
    names: list[Mention] = []
    for found in LATIN_NAME.finditer(text, scene.start, scene.end):
        if found.start() > scene.start and scene.folded[found.start() - 1] in LATIN_BEFORE:
            continue
        name = found[0].rstrip(".-&+")
        if name.lower() in words("no_name") or overlaps(known, found.start(), found.end()):
            continue
        if name.isupper() and CODED.fullmatch(name) is None:
            continue
        end = designators.numbered(scene, found.start(), found.start() + len(name))
        names.append(Mention(found.start(), end, text[found.start() : end], "unknown"))
    return names


OTHERS: Final = frozenset({"name", "scope", "nothing"})
"""Shelves whose words may be part of a name."""


def organisation_start(scene: Scene, end: int) -> int:
    """Where the name begins that goes on to an organisation's last word."""
    floor = scene.start
    for shelf, standing in scene.words.items():
        if shelf not in OTHERS:
            floor = max(floor, max((w.end for w in standing if w.end <= end), default=floor))
    at = end
    while (
        at > floor and end - at < 8 and "㐀" <= scene.folded[at - 1] <= "鿿" and scene.folded[at - 1] not in NAME_ENDS
    ):
        at -= 1
    return at


def free(known: Sequence[Mention], start: int, end: int) -> bool:
    """Whether no known name stands there."""
    return not overlaps(known, start, end)


def freed(known: list[Mention], start: int, end: int) -> bool:
    """Whether nothing but a place stands there, which then is part of the name: 杭州六小龙."""
    inside = [m for m in known if m.start < end and start < m.end]
    if any(m.kind not in PLACES or m.start < start for m in inside):
        return False
    for mention in inside:
        known.remove(mention)
    return True


def overlaps(known: Sequence[Mention | Word], start: int, end: int) -> bool:
    """Whether a known name or term stands there already."""
    for mention in known:  # noqa: SIM110 - an `any` of a generator costs three times as much
        if mention.start < end and start < mention.end:
            return True
    return False


STUDY: Final = re.compile(r" (?:study|trial|survey|experiment|test|mission|cohort|race|season|round)\b")
"""In the ARROW-1 study: what the sentence is about, though it hangs on a preposition."""


def is_oblique(scene: Scene, mention: Mention) -> bool:
    """Whether the name hangs on a preposition, and so is a place, source, means or party."""
    start = mention.start
    if not scene.latin and (start <= scene.start or scene.folded[start - 1] not in LAST_OF_OBLIQUE):
        return False
    before = scene.folded[max(scene.start, start - 12) : start]
    if scene.latin:
        before = before.rstrip()
        last = before[before.rfind(" ") + 1 :]
        if mention.start - scene.start < 9 and mention.name[-1].isdecimal() and STUDY.match(scene.folded, mention.end):
            return False
        if last == "the":
            last = before.removesuffix("the").rstrip().rsplit(" ", 1)[-1]
        return last in words("oblique")
    if scene.folded.startswith("为例", mention.end):
        return False
    if before[-1] in OBLIQUE_BEFORE:
        return not before.endswith(("现在", "存在", "实在", "正在", "反对"))
    return before[-1] in LAST_OF_PARTY and before.endswith(BEFORE_PARTY)

"""Quickly made values are as frozen, equal and portable as any frozen dataclass."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from claims.frozen import quickly_made
from claims.values import Quantity


@quickly_made
@dataclass(frozen=True, slots=True)
class Point:
    """Two numbers and a list of its own."""

    x: int
    y: int = 2
    notes: list[str] = field(default_factory=list)


def test_fields_and_defaults_are_those_of_the_dataclass() -> None:
    assert (Point(1).x, Point(1).y, Point(1, y=3).y) == (1, 2, 3)


def test_each_instance_gets_a_default_of_its_own_from_a_factory() -> None:
    assert Point(1).notes is not Point(1).notes


def test_a_value_cannot_be_changed() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 5  # type: ignore[misc]  # what is tested


def test_a_missing_field_is_an_error() -> None:
    with pytest.raises(TypeError, match="x"):
        Point()  # type: ignore[call-arg]  # what is tested


def test_equality_replacing_and_pickling_work() -> None:
    point = Point(1, 5)
    assert replace(point, y=2) == Point(1)
    assert pickle.loads(pickle.dumps(point)) == point  # noqa: S301 - its own bytes


def test_quantities_hash_as_values() -> None:
    assert hash(Quantity("count", noun="人")) == hash(Quantity("count", noun="人"))

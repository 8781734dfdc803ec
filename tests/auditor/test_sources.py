"""Paths in, documents out: files, folders, standard input; what cannot be read is said, the rest goes on."""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from auditor import sources
from auditor.options import Options


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def names(loaded: sources.Loaded, folder: Path) -> list[str]:
    return [d.name.removeprefix(f"{folder}/") for d in loaded.documents]


def reasons(loaded: sources.Loaded) -> dict[str, str]:
    return {s.document.rpartition("/")[2]: s.reason for s in loaded.skips}


def test_a_folder_gives_its_documents_in_order_of_name(tmp_path: Path) -> None:
    put(tmp_path, b_txt="b 1", a_md="a 2", sub__c_html="<p>c 3")
    assert names(sources.load([tmp_path], Options()), tmp_path) == ["a.md", "b.txt", "sub/c.html"]


def test_names_are_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, docs__a_txt="a 1", b_txt="b 2")
    monkeypatch.chdir(tmp_path)
    assert [d.name for d in sources.load([".", "docs"], Options()).documents] == ["b.txt", "docs/a.txt"]
    assert [d.name for d in sources.load(["docs/"], Options()).documents] == ["docs/a.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, a_txt="a 1")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    loaded = sources.load([tmp_path, tmp_path / "a.txt", tmp_path / "link.txt"], Options())
    assert names(loaded, tmp_path) == ["a.txt"]


def test_a_path_that_does_not_exist_is_missing_and_the_rest_is_read(tmp_path: Path) -> None:
    put(tmp_path, a_txt="a 1")
    loaded = sources.load([tmp_path / "gone.txt", tmp_path / "a.txt"], Options())
    assert names(loaded, tmp_path) == ["a.txt"]
    assert loaded.missing == (str(tmp_path / "gone.txt"),)


def test_hidden_ignored_and_excluded_files_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, a_txt="1", drop_txt="2", out__x_txt="3", node_modules__y_md="4", keep__drop_txt="5", z_md="6")
    (tmp_path / ".hidden.txt").write_text("7")
    (tmp_path / ".gitignore").write_text("out/\n/drop.txt\n")
    (tmp_path / "node.modules").rename(tmp_path / "node_modules")
    assert names(sources.load([tmp_path], Options(exclude=("*.md",))), tmp_path) == ["a.txt", "keep/drop.txt"]
    everything = sources.load([tmp_path], Options(gitignore=False))
    assert "out/x.txt" in names(everything, tmp_path)


def test_patterns_to_include_choose_also_source_text(tmp_path: Path) -> None:
    put(tmp_path, a_txt="1", b_py="timeout = 2")
    assert names(sources.load([tmp_path], Options()), tmp_path) == ["a.txt"]
    assert names(sources.load([tmp_path], Options(include=("*.py",))), tmp_path) == ["b.py"]


def test_what_is_no_document_is_said(tmp_path: Path) -> None:
    put(tmp_path, a_txt="1", empty_txt="")
    (tmp_path / "b.bin").write_bytes(b"\0\1\2")
    (tmp_path / "p.png").write_bytes(b"\x89PNG")
    loaded = sources.load([tmp_path], Options())
    assert "no reader" in reasons(loaded)["b.bin"]
    assert any("pictures" in r for r in reasons(loaded).values())
    (empty,) = [d for d in loaded.documents if d.name.endswith("empty.txt")]
    assert "empty" in empty.skips[0].reason


def test_links_out_of_the_folder_are_not_followed_but_said(tmp_path: Path) -> None:
    inside = put(tmp_path / "in", a_txt="1")
    put(tmp_path / "out", other_txt="2")
    (inside / "link.txt").symlink_to(tmp_path / "out" / "other.txt")
    (inside / "folder").symlink_to(tmp_path / "out")
    (inside / "loop").symlink_to(inside)
    (inside / "nowhere.txt").symlink_to(tmp_path / "gone")
    loaded = sources.load([inside], Options())
    assert names(loaded, inside) == ["a.txt"]
    assert set(reasons(loaded)) == {"link.txt", "folder", "nowhere.txt"}
    assert len(sources.load([inside / "link.txt"], Options()).documents) == 1, "a link that is named is meant"


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "regular file" in reasons(sources.load([tmp_path], Options()))["pipe.txt"]
    assert "regular file" in reasons(sources.load([tmp_path / "pipe.txt"], Options()))["pipe.txt"]


def test_a_file_without_permission_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a_txt="1", b_txt="2")
    real = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    loaded = sources.load([tmp_path], Options())
    assert names(loaded, tmp_path) == ["b.txt"]
    assert "permission" in reasons(loaded)["a.txt"]


def test_a_file_over_the_limit_is_said(tmp_path: Path) -> None:
    put(tmp_path, a_txt="123456", b_txt="1")
    loaded = sources.load([tmp_path], Options(max_file_bytes=5))
    assert names(loaded, tmp_path) == ["b.txt"]
    assert "limit" in reasons(loaded)["a.txt"]


def test_a_file_that_grows_while_it_is_read_is_read_as_it_was_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, a_txt="first 1")
    real = os.fstat
    calls: list[int] = []

    def growing(descriptor: int) -> os.stat_result | SimpleNamespace:
        calls.append(descriptor)
        found = real(descriptor)
        return found if len(calls) % 2 else SimpleNamespace(st_size=found.st_size + 9)

    monkeypatch.setattr(sources.os, "fstat", growing)
    (document,) = sources.load([tmp_path / "a.txt"], Options()).documents
    assert document.text == "first 1"
    assert "changed" in document.skips[0].reason


def test_standard_input_is_read_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"five 5")))
    (document,) = sources.load(["-"], Options()).documents
    assert (document.name, document.text) == ("-", "five 5")
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"123456")))
    assert "limit" in sources.load(["-"], Options(max_file_bytes=5)).skips[0].reason


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (skip,) = sources.load([tmp_path], Options()).skips
    assert "no file" in skip.reason


def test_a_name_that_is_no_text_is_shown_with_a_replacement(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(b"five 5")
    (document,) = sources.load([tmp_path], Options()).documents
    assert document.name.endswith("\ufffd.txt")


def test_line_ends_are_kept_and_a_mark_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone 1\r\ntwo 2\r\n")
    (document,) = sources.load([tmp_path / "a.txt"], Options()).documents
    assert document.text == "one 1\r\ntwo 2\r\n"

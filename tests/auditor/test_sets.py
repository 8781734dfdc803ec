"""Named sets, translations by name, authority."""

from pathlib import Path

import pytest

from auditor import Document, Options, audit
from auditor.cli import run
from auditor.options import DocumentSet
from auditor.sets import assigned
from reports import Report


def named(*names: str) -> list[Document]:
    return [Document.from_text(name, "") for name in names]


def test_names_that_differ_in_the_language_alone_are_translations() -> None:
    found = {
        d.name: d.pair
        for d in assigned(named("docs/zh/limits.md", "docs/en/limits.md", "docs/en/lonely.md"), Options())
    }
    assert found == {
        "docs/zh/limits.md": "docs/*/limits.md",
        "docs/en/limits.md": "docs/*/limits.md",
        "docs/en/lonely.md": None,
    }
    found = {
        d.name: d.pair for d in assigned(named("README.zh-CN.md", "README.en.md", "zebra.md", "ent.md"), Options())
    }
    assert found == {"README.zh-CN.md": "README.*.md", "README.en.md": "README.*.md", "zebra.md": None, "ent.md": None}


def test_a_pattern_of_the_settings_says_where_the_language_stands() -> None:
    documents = assigned(named("site/zh/a.md", "site/en/a.md"), Options(pairs=("site/{lang}/**",)))
    assert {d.tongue for d in documents} == {"zh", "en"}
    assert {d.pair for d in documents} == {"site/*/a.md"}


def test_documents_of_different_sets_are_not_held_against_one_another() -> None:
    old, new = "哈威克大桥全长1240米。", "哈威克大桥全长1420米。"
    documents = [Document.from_text("v1/a.txt", old), Document.from_text("v2/a.txt", new)]
    assert audit(documents).exit_code() == 1
    sets = (DocumentSet(name="one", include=("v1/**",)), DocumentSet(name="two", include=("v2/**",)))
    assert not audit(assigned(documents, Options(set=sets))).findings


def test_the_lesser_authority_is_named_as_the_side_to_mend() -> None:
    documents = [
        Document.from_text("a-draft.txt", "哈威克大桥全长1240米。"),
        Document.from_text("z-official.txt", "哈威克大桥全长1420米。"),
    ]
    for first, order in (("a-draft.txt", "z-*"), ("z-official.txt", "a-*")):
        report = audit(assigned(documents, Options(authority=(order,))))
        assert report.findings[0].places[0].document == first


def test_a_figure_dropped_in_one_language_is_found() -> None:
    documents = named("docs/en/limits.md", "docs/zh/limits.md")
    texts = {
        "docs/en/limits.md": "A project holds 500 files of up to 25 MB. Requests time out after 30 seconds. "
        "The plan allows 1,000 calls.",
        "docs/zh/limits.md": "一个项目最多可容纳500个文件,单个文件不超过25 MB。请求在30秒后超时。",
    }
    report = audit(assigned([Document.from_text(d.name, texts[d.name]) for d in documents], Options()))
    found = [f for f in report.findings if f.code == "NUM112"]
    assert [f.places[0].quote.split()[0] for f in found] == ["1,000"]


def test_a_tolerance_of_the_settings_lets_close_numbers_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("哈威克大桥全长1241米。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("哈威克大桥全长1247米。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "a.txt", "b.txt", "--fail-on", "warning"]) == 1
    assert run(["check", "a.txt", "b.txt", "--fail-on", "warning", "--config", "tolerance={'*'='0.5%'}"]) == 0
    assert run(["check", "a.txt", "b.txt", "--config", "tolerance={'*'='half'}"]) == 2


def test_a_rule_can_be_left_out_for_some_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("哈威克大桥全长1240米。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("哈威克大桥全长1520米。", encoding="utf-8")
    (tmp_path / "auditor.toml").write_text('[per-path-ignores]\n"b.*" = ["NUM"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "a.txt", "b.txt"]) == 0
    assert run(["check", "a.txt", "b.txt", "--isolated"]) == 1


def test_a_reader_can_teach_names_and_measures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Zephyrine's throughflow came to 4,120 litres in 2024.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("2024年泽菲林的贯流量为4,520升。", encoding="utf-8")
    (tmp_path / "auditor.toml").write_text(
        '[aliases.names]\nZephyrine = ["泽菲林"]\n[aliases.measures]\nthroughflow = ["贯流量"]\n', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert run(["check", "a.txt", "b.txt", "-o", "json=run.json"]) in (0, 1)
    claims = Report.model_validate_json((tmp_path / "run.json").read_bytes()).claims
    assert {(c.subject, c.measure) for c in claims if c.kind == "measure"} == {("Zephyrine", "throughflow")}

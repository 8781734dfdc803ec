from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.settings import nearest_file, resolve, shown


def test_the_command_line_outranks_the_environment_and_that_the_file(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text('fail-on = "note"\nlink-confidence = 0.6\njobs = 2\n', encoding="utf-8")
    environment = {"AUDITOR_FAIL_ON": "warning", "AUDITOR_JOBS": "3"}
    settings = resolve({"jobs": 4}, environment=environment, folder=tmp_path)
    assert settings.options.link_confidence == 0.6
    assert settings.options.fail_on == "warning"
    assert settings.options.jobs == 4
    assert settings.origin["fail_on"] == "environment"
    assert settings.origin["jobs"] == "command line"
    assert settings.origin["link_confidence"] == str(tmp_path / "auditor.toml")


def test_the_nearest_file_wins_and_a_project_without_the_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.auditor]\nfail-on = "note"\n', encoding="utf-8")
    inner = tmp_path / "docs" / "deep"
    inner.mkdir(parents=True)
    (tmp_path / "docs" / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert nearest_file(inner) == tmp_path / "pyproject.toml"
    (inner / "auditor.toml").write_text("", encoding="utf-8")
    assert nearest_file(inner) == inner / "auditor.toml"


def test_isolated_takes_no_notice_of_files_and_environment(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text('fail-on = "note"\n', encoding="utf-8")
    settings = resolve({}, environment={"AUDITOR_JOBS": "3"}, folder=tmp_path, isolated=True)
    assert (settings.options.fail_on, settings.options.jobs) == ("error", 1)


@pytest.mark.parametrize(
    ("text", "hint"),
    [("fial-on = 'error'", "fail-on"), ("ignroe = ['NUM']", "ignore"), ("link_confidenc = 1", "link-confidence")],
)
def test_a_wrong_key_gets_its_nearest_right_one(tmp_path: Path, text: str, hint: str) -> None:
    (tmp_path / "auditor.toml").write_text(text, encoding="utf-8")
    with pytest.raises(AuditorError, match=f"did you mean {hint}"):
        resolve({}, folder=tmp_path)


def test_a_wrong_value_names_its_key_and_where_it_was_set(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text("link-confidence = 7", encoding="utf-8")
    with pytest.raises(AuditorError, match=r"auditor\.toml: link-confidence: .*less than or equal to 1"):
        resolve({}, folder=tmp_path)


def test_a_file_that_is_not_toml_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text("fail-on = \n", encoding="utf-8")
    with pytest.raises(AuditorError, match=r"not valid TOML.*line 1"):
        resolve({}, folder=tmp_path)


def test_config_pairs_take_toml_values_and_bare_words(tmp_path: Path) -> None:
    settings = resolve(
        {}, config=["select=NUM109,STY", 'tolerance={revenue="0.5%"}', "fail-on=note"], folder=tmp_path, isolated=True
    )
    assert settings.options.select == ("NUM109", "STY")
    assert settings.options.tolerance == {"revenue": "0.5%"}
    assert settings.options.fail_on == "note"
    with pytest.raises(AuditorError, match="KEY=VALUE"):
        resolve({}, config=["strict"], isolated=True)


def test_aliases_may_stand_in_a_table_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_text('[aliases.names]\nOrion = ["奥瑞恩", "ORN"]\n', encoding="utf-8")
    assert resolve({}, folder=tmp_path).options.names == {"Orion": ("奥瑞恩", "ORN")}


def test_every_setting_is_shown_with_its_origin(tmp_path: Path) -> None:
    lines = shown(resolve({"strict": True}, folder=tmp_path, isolated=True)).splitlines()
    assert "strict = True  # command line" in lines
    assert "fail-on = 'error'  # default" in lines

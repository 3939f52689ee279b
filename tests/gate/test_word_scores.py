"""Scores in reports: by the lexicon or a model, with reasons; what only a model supports fails no gate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.cli.plain_check import Call, run_check

TEXT = (
    "Council passes budget\n\n"
    "The council passed a disgraceful budget on Monday after a vitriolic and reckless debate.\n\n"
    "Ana Petrova, the mayor, said it was sound. The vote was held at noon.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def checked(
    article: Path, capfdbinary: pytest.CaptureFixture[bytes], **options: object
) -> tuple[int, dict[str, object]]:
    code = run_check(Call([str(article)], "en", "json", **options))  # type: ignore[arg-type]
    return code, json.loads(capfdbinary.readouterr().out)["articles"][0]


def findings(report: dict[str, object]) -> list[dict[str, object]]:
    found = report["findings"]
    assert isinstance(found, list)
    return found


def test_nothing_is_added_unless_asked_for(article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, report = checked(article, capfdbinary)
    assert not any("score" in one or "reasons" in one for one in findings(report))


def test_the_lexicons_reasons_add_up(article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, report = checked(article, capfdbinary, explain=True)
    said = [one for one in findings(report) if "score" in one]
    assert said
    for one in said:
        assert one["scored_by"] == "lexicon"
        reasons = one["reasons"]
        assert isinstance(reasons, list)
        assert sum(reason["weight"] for reason in reasons) == pytest.approx(one["score"], abs=0.004)


def test_a_model_scores_words_and_sentences(article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, report = checked(article, capfdbinary, model="words-en", explain=True)
    disgraceful = next(one for one in findings(report) if one["quoted"] == "disgraceful")
    assert disgraceful["scored_by"] == "words-en"
    assert disgraceful["reasons"]
    scores = report["scores"]
    assert isinstance(scores, dict)
    sentences = scores["model"]["sentences"]
    highest = max(sentences, key=lambda one: one["score"])
    assert "disgraceful" in TEXT[highest["start"] : highest["end"]]


def test_what_only_the_model_supports_fails_no_gate(
    article: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    policy = tmp_path / "provenance.toml"
    policy.write_text(
        'model = "words-en"\nfail_on = "note"\n[[rule]]\nmatch = "*"\nseverity = "off"\n'
        '[[rule]]\nmatch = "loaded/model"\nseverity = "error"\n',
        encoding="utf-8",
    )
    code, report = checked(article, capfdbinary)
    alone = findings(report)
    assert {one["rule"] for one in alone} == {"loaded/model"}
    assert "vitriolic" in {one["quoted"] for one in alone}
    assert {one["severity"] for one in alone} == {"note"}
    assert code == 0


def test_a_text_in_another_language_says_that_the_model_has_no_say(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "b.txt"
    path.write_text("El consejo aprobó un presupuesto vergonzoso el lunes.\n", encoding="utf-8")
    assert run_check(Call([str(path)], "es", "json", model="words-en")) == 0
    report = json.loads(capfdbinary.readouterr().out)["articles"][0]
    assert any("words-en is for 'en'" in note for note in report["notes"])


def test_a_model_that_is_not_there_is_a_mistake(article: Path) -> None:
    from provenance.errors import UsageError

    with pytest.raises(UsageError, match="no model 'words-xx'"):
        run_check(Call([str(article)], "en", "json", model="words-xx"))


def test_the_terminal_shows_reasons(article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    run_check(Call([str(article)], "en", "terminal", model="words-en", explain=True))
    shown = capfdbinary.readouterr().out.decode()
    assert "Scores" in shown
    assert "“disgraceful”" in shown
    assert "by words-en" in shown
    assert "strength 3" in shown

"""The policy: found by walking up, read strictly, each value with its origin; no input makes it crash or slip by."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.article.read import read_many, read_text
from provenance.errors import UsageError
from provenance.gate.check import check_article
from provenance.gate.globs import fits
from provenance.gate.new_policy import new_policy
from provenance.gate.policy import DEFAULTS, Policy, Setting
from provenance.gate.policy_check import check_policy, known_rules
from provenance.gate.policy_place import nearest_policy
from provenance.gate.policy_reading import read_policy
from provenance.gate.publication import Asked, Desk
from provenance.gate.report import Report
from provenance.gate.required import ELEMENTS
from provenance.gate.toml_lines import key_lines, line_of
from provenance.lexicon.lexicon import Lexicon
from tests.conftest import CASES, ROOT

OWN = CASES / "articles" / "relayed.txt"


def policy_in(folder: Path, text: str, name: str = "provenance.toml") -> Policy:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_policy(path)


def checked(folder: Path, policy: str, article: str = "", name: str = "article.md", **asked: Any) -> Report:
    (folder / "provenance.toml").write_text(policy, encoding="utf-8")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(article or OWN.read_text(encoding="utf-8"), encoding="utf-8")
    return Desk(Asked(**asked)).check(read_many([str(path)]))


def test_the_nearest_policy_wins(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    article = str(inner / "x.txt")
    assert not nearest_policy(article).startswith(str(tmp_path))
    (tmp_path / "pyproject.toml").write_text("[tool.provenance]\nhouse = 'bbc'\n")
    assert nearest_policy(article) == str(tmp_path / "pyproject.toml")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nprovenance = 1\n[project]\nname='provenance'\n")
    assert nearest_policy(article) == str(tmp_path / "pyproject.toml")
    (tmp_path / "a" / "provenance.toml").write_text("")
    assert nearest_policy(article) == str(tmp_path / "a" / "provenance.toml")


@pytest.mark.parametrize(
    "text",
    [
        "[tool.provenance]\nhouse = 'bbc'",
        "[ tool . 'provenance' ]\nhouse = 'bbc'",
        "tool.provenance.house = 'bbc'",
        "[tool]\nprovenance = { house = 'bbc' }",
        "[tool]\nprovenance.house = 'bbc'",
        "[tool.x]\n[[tool.provenance.rule]]\nmatch = '*'\nseverity = 'off'\n[tool.provenance]\nhouse = 'bbc'",
    ],
)
def test_every_spelling_in_pyproject_is_seen(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert nearest_policy(str(tmp_path / "x.txt")) == str(tmp_path / "pyproject.toml")
    assert read_policy(tmp_path / "pyproject.toml").layer["house"].value == "bbc"


def test_a_broken_pyproject_that_names_us_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.provenance]\nhouse = \n")
    (tmp_path / "x.txt").write_text("The march ended at noon and nobody was hurt.")
    with pytest.raises(UsageError, match="TOML") as error:
        Desk().check(read_many([str(tmp_path / "x.txt")]))
    assert error.value.where.endswith("pyproject.toml:2")


@pytest.mark.parametrize(
    ("text", "line", "says", "mend"),
    [
        ("# x\nhose = 'bbc'", 2, "unknown key `hose`", "house"),
        ("[limits]\nsizes = 3", 2, "unknown key `sizes`", "size"),
        ("[[rule]]\nmatch = '*'\nseverity = 'off'\n[[rule]]\nmatch = '*'\nseverty = 'off'", 6, "severty", "severity"),
        ("[[rule]]\nmatch = '*'\nseverity = 'fatal'", 3, "'fatal'", ""),
        ("[[rule]]\nseverity = 'error'", 1, "`match` is missing", ""),
        ("[[rule]]\nmatch='*'\nvoice = ['onw']\nseverity='off'", 3, "'onw'", "own"),
        ("fail_on = 'eror'", 1, "'eror'", "error"),
        ("advisory = 'yes'", 1, "true or false", ""),
        ("\nrequire = ['translater']", 2, "'translater'", "translator"),
        ("languages = ['xx']", 1, "no language", ""),
        ("lexicons = ['nowhere']", 1, "no folder", ""),
        ("[limits]\nsize = '2 parsec'", 2, "size", ""),
        ("[limits]\nsize = 0", 2, "size", ""),
        ("limits = 3", 1, "table", ""),
        ("rule = 3", 1, "array of tables", ""),
        ("[[override]]\nhouse = 'bbc'", 1, "`files` is missing", ""),
        ("[[override]]\nfiles = ['*']\nhuose = 'bbc'", 3, "huose", "house"),
        ("[[glossary]]\nterm = '...'", 2, "holds no word", ""),
        ("house = ['bbc']", 1, "string", ""),
        ("a = \n", 1, "TOML", ""),
    ],
)
def test_a_slip_is_refused_with_its_line(tmp_path: Path, text: str, line: int, says: str, mend: str) -> None:
    with pytest.raises(UsageError) as error:
        policy_in(tmp_path, text)
    assert error.value.where == f"{tmp_path / 'provenance.toml'}:{line}"
    assert says in str(error.value)
    assert mend in error.value.mend
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("house = 'bcb'", "`bbc`"),
        ("disputes = ['cypruss']", "`cyprus`"),
        ("[[rule]]\nmatch = 'loadde/*'\nseverity = 'off'", "`loaded/*`"),
        ("[[rule]]\nmatch = '*'\nconcepts = ['regimme']\nseverity = 'off'", "`regime`"),
        ("[[override]]\nfiles = ['*']\nhouse = 'guardien'", "`guardian`"),
    ],
)
def test_names_that_nobody_knows_are_refused(tmp_path: Path, lexicon: Lexicon, text: str, says: str) -> None:
    with pytest.raises(UsageError) as error:
        check_policy(policy_in(tmp_path, text), lexicon)
    assert says in error.value.mend
    assert "provenance.toml:" in error.value.where


def test_layers_and_origins(tmp_path: Path) -> None:
    policy = policy_in(
        tmp_path,
        "house = 'bbc'\nfail_on = 'warning'\n[[override]]\nfiles = ['opinion/**']\nfail_on = 'never'\n"
        "[[override]]\nfiles = ['*.html']\n[[override.rule]]\nmatch = '*'\nseverity = 'off'\n",
    )
    plain = policy.settings(str(tmp_path / "a.txt"))
    assert (plain.house, plain.fail_on, plain.rules) == ("bbc", "warning", ())
    assert plain.origin("house").endswith("provenance.toml:1")
    assert plain.origin("limits.size") == "default"
    opinion = policy.settings(str(tmp_path / "opinion" / "x" / "a.txt"), {"house": Setting("ap", "command line")})
    assert (opinion.house, opinion.fail_on) == ("ap", "never")
    assert opinion.origin("house") == "command line"
    assert opinion.origin("fail_on").endswith("provenance.toml:5")
    assert len(policy.settings(str(tmp_path / "x" / "a.html")).rules) == 1


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "a/b.md", True), ("a/*.md", "a/b/c.md", False), ("a/**", "a/b/c.md", True),
        ("**/c.md", "c.md", True), ("a/**/c.md", "a/c.md", True), ("a/", "a/b.md", True), ("a", "ab", False),
        ("?.md", "x.md", True), ("[x].md", "x.md", False), ("./a/*", "a/b", True),
    ],
)  # fmt: skip
def test_file_patterns(tmp_path: Path, pattern: str, path: str, expected: bool) -> None:
    assert fits(str(tmp_path / path), (pattern,), tmp_path) is expected


def test_rules_raise_lower_and_switch_off(tmp_path: Path) -> None:
    report = checked(
        tmp_path,
        "[[rule]]\nmatch = 'loaded/*'\nvoice = ['own']\nseverity = 'error'\n"
        "[[rule]]\nmatch = 'loaded/*'\nconcepts = ['occupation']\nseverity = 'note'\n"
        "[[rule]]\nmatch = ['sources/*', 'chain/*']\nseverity = 'off'\n",
    )
    found = report.articles[0].findings
    assert {one.severity for one in found if one.concept == "liberate"} == {"error"}
    assert {one.severity for one in found if one.concept == "occupation"} == {"note"}
    assert not [one for one in found if one.rule.startswith(("sources/", "chain/"))]
    assert (report.verdict, report.exit_code) == ("fail", 1)
    assert any("house's own policy" in note and ":1)" in note for note in report.articles[0].notes)


def test_an_override_and_advisory_fail_nothing(tmp_path: Path) -> None:
    rule = "[[rule]]\nmatch = 'loaded/*'\nseverity = 'error'\n"
    assert checked(tmp_path, rule).exit_code == 1
    assert checked(tmp_path, "advisory = true\n" + rule).exit_code == 0
    override = rule + "[[override]]\nfiles = ['opinion/**']\nfail_on = 'never'\n"
    assert checked(tmp_path, override, name="opinion/a.md").exit_code == 0
    assert checked(tmp_path, override, name="news/a.md").exit_code == 1


def test_the_glossary_of_the_house(tmp_path: Path) -> None:
    text = (
        "The council spoke of corridor projects on Monday, and planned a Corridor project for the north.\n\n"
        "“A corridor project is what we need in this town,” said Mayor Anna Lind on Monday.\n"
    )
    report = checked(
        tmp_path, "[[glossary]]\nterm = 'corridor project*'\ninstead = ['planned road']\nseverity = 'error'\n", text
    )
    found = [one for one in report.articles[0].findings if one.rule == "glossary/avoid"]
    assert [one.quoted for one in found] == ["corridor projects", "Corridor project"]
    assert all(one.instead == ("planned road",) and one.severity == "error" for one in found)
    assert len({one.fingerprint for one in found}) == 2
    assert report.exit_code == 1


@pytest.mark.parametrize("element", ELEMENTS)
def test_required_elements(tmp_path: Path, element: str) -> None:
    """The relayed page lacks these; a page that gives them all passes."""
    lacking = {"original-link", "original-language", "original-date", "primary-text", "publisher", "author", "date"}
    rules = {one.rule for one in checked(tmp_path, f"require = ['{element}']").articles[0].findings}
    assert (f"chain/required-{element}" in rules) is (element in lacking | {"two-sources"})
    whole = (
        "---\ntitle: Talks on the road\nauthor: Anna Lind\ndate: 2024-05-01\noutlet: The Lake Courier\n"
        "original_url: https://example.org/a\noriginal_date: 2024-04-30\n---\n"
        "The council met on Monday, Mayor Anna Lind said. The road is closed until June, the fire service said.\n\n"
        "The work will last for three weeks, and a bus will run instead.\n"
    )
    if element not in ("two-sources", "source"):
        report = checked(tmp_path, f"require = ['{element}']", whole)
        assert not [one for one in report.articles[0].findings if one.rule.startswith("chain/required")]


def test_a_translation_without_a_translator_is_stopped(tmp_path: Path) -> None:
    text = "---\ntitle: Talks\noriginal_language: es\n---\nThe council met on Monday and closed the road for a week.\n"
    report = checked(tmp_path, "require = ['translator']", text)
    assert [one.rule for one in report.articles[0].findings if one.severity == "error"] == ["chain/required-translator"]
    assert report.exit_code == 1


def test_size_and_languages_are_reported_as_not_checked(tmp_path: Path) -> None:
    report = checked(tmp_path, "[limits]\nsize = 100")
    assert (report.exit_code, len(report.problems), report.articles) == (2, 1, ())
    report = checked(tmp_path, "languages = ['es']")
    assert report.exit_code == 2
    assert "provenance.toml:1" in report.problems[0].message


def test_disputes_limit_what_switches_on(tmp_path: Path) -> None:
    assert any(one.dispute for one in checked(tmp_path, "").articles[0].findings)
    assert not any(one.dispute for one in checked(tmp_path, "disputes = ['cyprus']").articles[0].findings)


def test_own_lexicons(tmp_path: Path) -> None:
    folder = tmp_path / "own" / "framing" / "en"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(
        (ROOT / "lexicons/framing/en/agency.toml").read_text(encoding="utf-8").split("[[")[0]
    )
    report = checked(tmp_path, "lexicons = ['own']")
    assert report.exit_code in (0, 1)


def test_every_rule_that_is_emitted_is_known(lexicon: Lexicon) -> None:
    known = known_rules(lexicon)
    paths = [OWN, *(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md", ".html"))]
    for article in read_many(map(str, paths)):
        for finding in check_article(article, lexicon).findings:  # type: ignore[arg-type]
            assert finding.rule in known


@pytest.mark.parametrize("house", ["neutral", "bbc", "un"])
def test_init_writes_a_policy_that_holds(tmp_path: Path, lexicon: Lexicon, house: str) -> None:
    text = new_policy(lexicon, house, ["en", "es"])
    check_policy(policy_in(tmp_path, text), lexicon)
    live = "\n".join(line.removeprefix("# ") if _is_example(line) else line for line in text.splitlines())
    assert "\n[[override]]" in live
    for name in ("lexicon",):
        (tmp_path / name).mkdir()
    policy = policy_in(tmp_path, live)
    check_policy(policy, lexicon)
    assert set(policy.layer) == set(DEFAULTS)
    with pytest.raises(UsageError, match="bbb"):
        new_policy(lexicon, "bbb", ["en"])
    with pytest.raises(UsageError, match="xx"):
        new_policy(lexicon, house, ["xx"])


def _is_example(line: str) -> bool:
    return line.startswith("# ") and (line.startswith("# [") or line[2:].partition(" = ")[1] == " = ")


def test_read_text_articles_use_the_policy_of_their_name(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text("fail_on = 'note'")
    article = read_text(OWN.read_text(encoding="utf-8"), name=str(tmp_path / "x.txt"), language="en")
    assert Desk().check([article]).verdict == "fail"


# --- whatever somebody writes ---

KEYS = st.sampled_from(
    ["house", "languages", "disputes", "fail_on", "advisory", "lexicons", "require", "baseline", "waivers", "limits",
     "rule", "glossary", "override", "match", "severity", "voice", "files", "term", "x"]
)  # fmt: skip
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.booleans(), st.integers(-5, 10**9), st.text(max_size=12), st.sampled_from(["error", "own", "en", "*"])
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


def attempt(read: Callable[[], Policy]) -> tuple[Policy | None, UsageError | None]:
    """The policy, or the one error that says why there is none."""
    try:
        return read(), None
    except UsageError as error:
        return None, error


def toml_value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    if isinstance(value, str):
        return (
            json.dumps(value, ensure_ascii=True).replace("\\u007f", "\x7f")
            if value.isascii()
            else json.dumps("".join(char for char in value if not "\ud800" <= char <= "\udfff"), ensure_ascii=False)
        )
    return json.dumps(value)


@settings(max_examples=120, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_table_is_a_policy_or_one_clear_line(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("policy")
    text = "".join(f"{key} = {toml_value(value)}\n" for key, value in data.items())
    policy, refused = attempt(lambda: policy_in(folder, text))
    if refused is not None:
        assert "\n" not in str(refused)
        assert "provenance.toml" in refused.where
    elif policy is not None:
        assert set(data) <= {*policy.layer, "override", "waivers", "limits"} | {
            key for key in data if data[key] in ({}, [])
        }


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_refused_or_read(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "provenance.toml"
    path.write_bytes(content)
    _, refused = attempt(lambda: read_policy(path))
    assert refused is None or refused.where.startswith(str(path))


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        policy_in(tmp_path, "house = " + "[" * 100_000)
    with pytest.raises(UsageError):
        policy_in(tmp_path, "house = " + "[" * 5000 + "]" * 5000)


SCALARS = st.one_of(
    st.integers(0, 99).map(str),
    st.sampled_from(['"a # b"', "'[x'", '"""m\n[t]\nk = 1\n"""', "'''\n# y\n'''", "[1,\n 2 # ]\n]"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["[t", "[[a", ""]), SCALARS, st.integers(0, 2)), max_size=8))
def test_lines_of_keys_are_where_they_stand(rows: list[tuple[str, str, int]]) -> None:
    text, expected, tables = "", {}, 0
    base: tuple[str | int, ...] = ()
    for number, (head, value, blank) in enumerate(rows):
        text += "# c = 1\n" * blank
        if head == "[t":
            base = (f"t{number}",)
            text += f"[t{number}]\n"
        elif head == "[[a":
            base = ("a", tables)
            tables += 1
            text += "[[a]]\n"
        expected[(*base, f"k{number}")] = text.count("\n") + 1
        text += f"k{number} = {value}\n"
    tomllib.loads(text)
    lines = key_lines(text)
    for key, line in expected.items():
        assert line_of(lines, key) == line

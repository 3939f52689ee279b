"""What editor plug-ins send and read: forms however labelled, marked-up text, both halves of a check, UTF-16."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.gate.publication import Asked
from provenance.gate.publication import Desk as Gate
from provenance.lexicon.lexicon import Lexicon
from provenance.server.answers import Desk
from provenance.server.bodies import form
from provenance.server.languagetool import Question, answer
from provenance.server.settings import WorkerSettings
from provenance.server.task import Task
from tests.server.conftest import Running

CUE = "The army liberated Shusha in Nagorno-Karabakh, and Baku celebrated."
LONG = f"{CUE} Officials in Baku said the town was calm. Nobody else was asked about it that day."


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(WorkerSettings())


def asked(lexicon: Lexicon, **fields: str) -> list[dict[str, Any]]:
    gate = Gate(Asked(beside=False))
    gate.shelf.lexicons[()] = lexicon
    matches: list[dict[str, Any]] = answer(Question(fields, lexicon), gate)[0]["matches"]
    return matches


def utf16(text: str, offset: int, length: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def no_null(value: Any, where: str = "$") -> None:
    assert value is not None, where
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        no_null(one, f"{where}.{key}")


@pytest.mark.parametrize("media", ["application/x-www-form-urlencoded", "application/json", "text/plain", "nonsense"])
def test_a_form_is_a_form_however_it_is_labelled(server: Running, media: str) -> None:
    body = urlencode({"text": CUE, "language": "en-GB"}).encode()
    reply = server.ask("/v2/check", body, Content_Type=media)
    assert reply.status == 200
    found = reply.json
    no_null(found)
    assert found["language"]["code"] == "en-GB"
    assert found["language"]["detectedLanguage"]["code"] == "en"
    (match,) = [one for one in found["matches"] if one["rule"]["id"].startswith("loaded/legit")]
    assert utf16(CUE, match["offset"], match["length"]) == "liberated"
    context = match["context"]
    assert utf16(context["text"], context["offset"], context["length"]) == "liberated"
    assert match["sentence"] == CUE
    assert match["rule"]["category"]["id"] == "LOADED"
    assert {"message", "shortMessage", "replacements", "rule"} <= set(match)
    assert {"id", "description", "issueType", "category"} <= set(match["rule"])


def test_fields_may_stand_in_the_address_too(server: Running) -> None:
    assert server.ask("/v2/check?language=en", urlencode({"text": CUE}).encode()).json["matches"]


def test_languages_and_info(server: Running) -> None:
    codes = {one["longCode"] for one in server.ask("/v2/languages").json}
    assert {"en", "en-US", "de-DE", "ru-RU"} <= codes
    no_null(server.ask("/v2/languages").json)
    assert server.ask("/v2/info").json["software"]["apiVersion"] == 1


def test_offsets_count_markup_and_wide_characters() -> None:
    parts = [
        {"markup": "<p title='😀'>"}, {"text": "😀 The army "}, {"markup": "<b>"}, {"text": "liber"},
        {"markup": "</b>"}, {"text": "ated Shusha in Nagorno-Karabakh, and Baku"},
        {"markup": "<br>", "interpretAs": "\n"}, {"text": "celebrated."}, {"markup": "</p>"},
    ]  # fmt: skip
    whole = "".join(next(iter(part.values())) for part in parts)
    matches = asked(Lexicon(), data=json.dumps({"annotation": parts}), language="en")
    (match,) = [one for one in matches if one["rule"]["id"].startswith("loaded/legit")]
    assert utf16(whole, match["offset"], match["length"]) == "liber</b>ated"
    assert match["sentence"] == "😀 The army liberated Shusha in Nagorno-Karabakh, and Baku\ncelebrated."


def test_the_two_halves_give_every_finding_once(lexicon: Lexicon) -> None:
    def found(mode: str) -> list[tuple[int, int, str]]:
        matches = asked(lexicon, text=LONG, language="en", mode=mode, level="picky")
        return sorted((one["offset"], one["length"], one["rule"]["id"]) for one in matches)

    whole, words, both = found("textLevelOnly"), found("allButTextLevelOnly"), found("all")
    assert whole
    assert words
    assert sorted(whole + words) == both
    assert len(set(both)) == len(both)
    assert all(length > 0 for _, length, _ in both)


def test_rules_can_be_chosen(lexicon: Lexicon) -> None:
    rules = {one["rule"]["id"] for one in asked(lexicon, text=LONG, language="en")}
    one = sorted(rules)[0]
    assert one not in {m["rule"]["id"] for m in asked(lexicon, text=LONG, language="en", disabledRules=one)}
    chosen = asked(lexicon, text=LONG, language="en", enabledOnly="true", enabledCategories="LOADED")
    assert {m["rule"]["category"]["id"] for m in chosen} == {"LOADED"}


def test_nothing_is_suggested_for_other_peoples_words(lexicon: Lexicon) -> None:
    text = f"“We {CUE[4:]}” the minister said in Baku."
    text = "“The army liberated Shusha in Nagorno-Karabakh,” the minister said in Baku."
    for match in asked(lexicon, text=text, language="en", level="picky"):
        if "liberated" in text[match["offset"] : match["offset"] + match["length"]]:
            assert match["replacements"] == []


def test_the_language_is_told_and_a_text_that_is_not_checked_is_said_to_be(desk: Desk) -> None:
    def sent(**fields: str) -> Any:
        return json.loads(desk.answer(Task("languagetool", urlencode(fields).encode())).body)

    assert sent(text=LONG, language="auto")["language"]["code"] == "en"
    unknown = sent(text="Qwzt xkcd vbnm plokij", language="auto")
    assert unknown["matches"] == []
    assert unknown["warnings"] == {"incompleteResults": True}
    no_null(unknown)
    assert sent(text="", language="auto")["warnings"] == {"incompleteResults": False}


@pytest.mark.parametrize(
    "fields",
    [
        {"language": "en"},
        {"text": "a", "language": "xx-YY"},
        {"text": "a", "mode": "half"},
        {"text": "a", "level": "very"},
        {"data": "{", "language": "en"},
        {"data": "[]", "language": "en"},
        {"data": '{"annotation": [{}]}'},
        {"data": '{"annotation": [{"text": "a", "markup": "b"}]}'},
        {"data": '{"annotation": [{"text": "\\ud800"}]}'},
        {"data": '{"annotation": ' + "[" * 5000},
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(desk: Desk, fields: dict[str, str]) -> None:
    refused = desk.answer(Task("languagetool", urlencode(fields).encode()))
    assert refused.status == 400
    assert refused.media.startswith("text/plain")
    assert refused.body.startswith(b"Error: ")


_parts = st.lists(
    st.one_of(
        st.fixed_dictionaries({"text": st.text(max_size=40) | st.sampled_from([CUE, "😀", "liberated ", "\r\n"])}),
        st.fixed_dictionaries({"markup": st.text(max_size=10)}, optional={"interpretAs": st.text(max_size=3)}),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(
    parts=_parts,
    mode=st.sampled_from(["", "all", "textLevelOnly", "allButTextLevelOnly"]),
    language=st.sampled_from(["auto", "en", "en-US", "ru-RU", "ar"]),
)
def test_any_annotated_text_is_answered_with_spans_inside_it(
    desk: Desk, parts: list[dict[str, str]], mode: str, language: str
) -> None:
    fields = {"data": json.dumps({"annotation": parts}), "mode": mode, "language": language, "level": "picky"}
    made = desk.answer(Task("languagetool", urlencode(fields).encode()))
    assert made.status == 200, made.body
    whole = "".join(part.get("text", part.get("markup", "")) for part in parts)
    units = len(whole.encode("utf-16-le")) // 2
    found = json.loads(made.body)
    no_null(found)
    for match in found["matches"]:
        assert 0 <= match["offset"] < match["offset"] + match["length"] <= units
        context = match["context"]
        assert utf16(context["text"], context["offset"], context["length"])


@settings(max_examples=300, deadline=None)
@given(body=st.binary(max_size=300), media=st.sampled_from(["", "application/json", "multipart/form-data"]))
def test_any_body_is_answered_or_refused(desk: Desk, body: bytes, media: str) -> None:
    for route in ("languagetool", "check", "trace", "compare", "page"):
        made = desk.answer(Task(route, body, body, media))  # type: ignore[arg-type]
        assert made.status in (200, 400, 422), made.body


@settings(max_examples=200, deadline=None)
@given(fields=st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=20), max_size=8))
def test_a_form_reads_back(fields: dict[str, str]) -> None:
    assert form(urlencode(fields).encode()) == fields


def test_the_client_of_another_project_reads_it(server: Running) -> None:
    client = pytest.importorskip("language_tool_python")
    text = f"😀 {LONG}"
    for language in ("en-US", "auto"):
        tool = client.LanguageTool(language, remote_server=server.url)
        matches = tool.check(text)
        (match,) = [one for one in matches if one.rule_id.startswith("loaded/legit")]
        assert text[match.offset : match.offset + match.error_length] == "liberated"
        assert match.category == "LOADED"
        assert "liberated" in match.context
        assert tool.check("") == []
        tool.disabled_categories = {"LOADED"}
        assert not any(one.category == "LOADED" for one in tool.check(text))
        tool.close()

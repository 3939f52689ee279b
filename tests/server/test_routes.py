"""The routes as a program meets them: the command line's JSON, clear refusals, no word of a text in the log."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.server.conftest import Running

CUE = "The army liberated Shusha in Nagorno-Karabakh, and Baku celebrated."
RELAY = (ROOT / "examples" / "relay.txt").read_text(encoding="utf-8")
Start = Callable[..., Running]


def cli(*arguments: str) -> tuple[int, Any]:
    command = [sys.executable, "-c", "from provenance.cli import main; main()", *arguments, "--format", "json"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False, timeout=120)
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("command", ["check", "trace"])
def test_the_answer_is_the_json_of_the_command_line(server: Running, command: str) -> None:
    path = "examples/relay.txt"
    answer = server.ask(f"/v1/{command}", {"texts": [{"text": RELAY, "name": path}]})
    code, report = cli(command, path)
    assert answer.status == 200
    assert answer.json == report
    assert answer.headers["x-exit-code"] == str(code)


def test_comparing_is_the_same_too(server: Running) -> None:
    paths = ["examples/relay.txt", "examples/voskevan.md"]
    texts = [{"text": (ROOT / path).read_text("utf-8"), "name": path} for path in paths]
    assert server.ask("/v1/compare", {"texts": texts}).json == cli("compare", *paths)[1]


@pytest.mark.parametrize("command", ["check", "trace"])
def test_laid_against_a_source_it_is_the_command_line_with_against(server: Running, command: str) -> None:
    paths = ["examples/call.en.txt", "examples/call.es.txt"]
    texts = [{"text": (ROOT / path).read_text("utf-8"), "name": path} for path in paths]
    answer = server.ask(f"/v1/{command}", {"texts": texts[:1], "sources": texts[1:]})
    assert answer.json == cli(command, paths[0], "--against", paths[1])[1]
    assert "number-changed" in answer.text


def test_a_source_that_cannot_be_read_is_a_problem_and_never_a_pass(server: Running) -> None:
    answer = server.ask("/v1/check", {"text": CUE, "language": "en", "sources": ["", CUE]})
    assert answer.headers["x-exit-code"] == "2"
    assert [one["path"] for one in answer.json["problems"]] == ["source 1"]
    assert "nothing is laid against it" in answer.json["problems"][0]["message"]


def test_sources_that_make_no_sense_are_refused(server: Running) -> None:
    for sources, place in ((["a", {"name": "b"}], "sources[1]"), (["x"] * 21, "sources")):
        answer = server.ask("/v1/check", {"text": CUE, "language": "en", "sources": sources})
        assert answer.status == 422
        assert place in answer.json["error"]
    assert server.ask("/v1/compare", {"texts": [CUE, CUE], "sources": [CUE]}).status == 422


def test_no_waiver_is_looked_for_beside_a_name_that_somebody_sent(server: Running, tmp_path: Path) -> None:
    waiver = '[[allow]]\nrule = "drift/cut"\nreason = "x"\nby = "y"\n'
    (tmp_path / "call.txt.waivers.toml").write_text(waiver, encoding="utf-8")
    text = {"text": (ROOT / "examples/call.en.txt").read_text("utf-8"), "name": str(tmp_path / "call.txt")}
    source = (ROOT / "examples/call.es.txt").read_text("utf-8")
    answer = server.ask("/v1/trace", {"texts": [text], "sources": [source]})
    assert [one["intended"] for one in answer.json["articles"][0]["drift"][0]["differences"]] == [None] * 5


def test_the_threshold_and_the_house_count(server: Running) -> None:
    body = {"text": CUE, "language": "en"}
    assert server.ask("/v1/check", {**body, "house": "bbc"}).headers["x-exit-code"] == "0"
    assert server.ask("/v1/check", body).headers["x-exit-code"] == "0"
    failed = server.ask("/v1/check", {**body, "fail_on": "warning"})
    assert (failed.json["verdict"], failed.headers["x-exit-code"]) == ("fail", "1")


def test_what_cannot_be_read_is_a_problem_and_never_a_pass(server: Running) -> None:
    texts = ["", {"content": base64.b64encode(b"%PDF-1.7").decode(), "name": "x.pdf"}, {"text": CUE}]
    answer = server.ask("/v1/check", {"texts": texts, "language": "en"})
    assert answer.headers["x-exit-code"] == "2"
    assert [one["path"] for one in answer.json["problems"]] == ["text 1", "x.pdf"]
    assert len(answer.json["articles"]) == 1


def test_files_are_read_as_files(server: Running) -> None:
    page = "<html lang=en><h1>A town changes hands</h1><p>" + CUE
    for text in ({"content": base64.b64encode(page.encode("cp1252")).decode(), "name": "a.html"},
                 {"text": page, "format": "html"}, {"text": page, "name": "b.HTML"}):  # fmt: skip
        report = server.ask("/v1/check", {"texts": [text]}).json
        assert report["articles"][0]["headline"] == "A town changes hands"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[" * 100_000, 422),
        (b'{"texts": ' + b"[" * 100_000, 422),
        (b'{"text": "\xff"}', 400),
        (b'{"text": "\\ud800"}', 400),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"text": "a", "texts": ["b"]}', 422),
        (b'{"texts": []}', 422),
        (b'{"texts": [{"name": "a"}]}', 422),
        (b'{"text": "a", "languages": "en"}', 422),
        (b'{"text": "a", "fail_on": "warnings"}', 422),
        (b'{"text": "a", "house": "nobody"}', 422),
        (b'{"text": null}', 422),
    ],
)
def test_a_body_that_makes_no_sense_is_refused_with_its_mend(server: Running, body: bytes, status: int) -> None:
    answer = server.ask("/v1/check", body)
    assert answer.status == status
    assert answer.json["error"]
    assert answer.json["mend"]
    assert server.ask("/healthz").json["processes"] == 1


def test_an_unknown_page_and_a_wrong_method(server: Running) -> None:
    assert server.ask("/v1/nothing").status == 404
    assert server.ask("/v1/check").status == 405
    assert server.ask("/", b"x").status == 405


def test_request_ids_come_back_and_odd_ones_do_not(server: Running) -> None:
    assert server.ask("/healthz", X_Request_Id="desk-7.a").headers["x-request-id"] == "desk-7.a"
    made = server.ask("/v1/check", b"{", X_Request_Id="a b<script>").headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{32}", made)


def test_the_description_and_its_page_ask_for_nothing_else(server: Running) -> None:
    spec = server.ask("/openapi.json").json
    assert spec["openapi"].startswith("3.1")
    page = server.ask("/docs")
    for path in spec["paths"]:
        assert path in page.text
    for one in (page, server.ask("/")):
        assert "default-src 'none'" in one.headers["content-security-policy"]
        assert not re.search(r'(?:src|href)="(?:https?:)?//', one.text)
        assert "@import" not in one.text
        assert "url(" not in one.text


def test_counters_count(server: Running) -> None:
    def count(text: str) -> int:
        found = re.search(r'provenance_requests_total\{route="/v1/check",status="200"\} (\d+)', text)
        return int(found[1]) if found else 0

    before = count(server.ask("/metrics").text)
    server.ask("/v1/check", {"text": CUE})
    after = server.ask("/metrics").text
    assert count(after) == before + 1
    assert 'provenance_request_seconds_bucket{route="/v1/check",le="+Inf"}' in after
    for line in after.splitlines():
        assert re.fullmatch(r'# (HELP|TYPE) \w+ .+|\w+(\{[a-z]+="[^"{}]*"(,[a-z]+="[^"{}]*")*\})? [0-9.e+-]+', line)


def test_no_word_of_a_text_is_logged(start: Start) -> None:
    running = start("--workers", "1")
    word = "Quellimbra"
    running.ask("/v1/check", {"text": f"{word} liberated the town.", "house": word})
    running.ask("/v1/check", {"text": f"{word} liberated the town.", "language": "en"})
    running.ask("/v1/check", f'{{"text": "{word}'.encode())
    running.ask(f"/v1/check/{word}?text={word}")
    running.ask("/v2/check", f"text={word}&language=en&mode={word}".encode())
    running.ask("/v1/page", f"text={word}+liberated+the+town.".encode())
    assert running.stop() == 0
    log = "".join(running.log)
    assert word not in log
    assert log.count("/v1/check") == 3
    assert "other 404" in log


def test_a_token_is_asked_for_everywhere_but_at_the_door(start: Start) -> None:
    running = start("--workers", "1", env={**os.environ, "PROVENANCE_TOKEN": "desk secret"})
    body = {"text": CUE}
    assert running.ask("/v1/check", body).status == 401
    assert running.ask("/v1/check", body, Authorization="Bearer wrong").status == 401
    assert running.ask("/v1/check", body, Authorization="Bearer désk").status == 401
    assert running.ask("/metrics").status == 401
    assert running.ask("/v1/check", body, Authorization="Bearer desk secret").status == 200
    assert running.ask("/v2/check", b"language=en&text=Hello").status == 401
    assert running.ask("/v2/check", b"language=en&text=Hello&apiKey=desk+secret").status == 200
    for path in ("/", "/docs", "/healthz", "/v2/languages"):
        assert running.ask(path).status == 200
    assert "www-authenticate" in running.ask("/metrics").headers
    running.stop()
    assert "desk secret" not in "".join(running.log)


def test_a_body_that_is_too_large_is_refused_and_said_to_be(start: Start) -> None:
    running = start("--workers", "1", "--max-size", "0.05")
    assert running.ask("/v1/check", {"text": "a b " * 10_000}).status == 200
    refused = running.ask("/v1/check", {"text": "a b " * 100_000})
    assert (refused.status, "larger than" in refused.json["error"]) == (413, True)
    # A body of unknown length is counted as it comes.
    with socket.create_connection(("127.0.0.1", running.port), timeout=20) as raw:
        raw.sendall(b"POST /v1/check HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(10):
            raw.sendall(b"2710\r\n" + b"a" * 10_000 + b"\r\n")
        raw.sendall(b"0\r\n\r\n")
        assert b" 413 " in raw.recv(100)
    assert running.ask("/v1/check", {"text": CUE}, Content_Encoding="gzip").status == 415
    assert running.ask("/v1/check", {"text": CUE}).status == 200


def test_a_check_that_takes_too_long_is_ended_and_the_next_one_works(start: Start) -> None:
    running = start("--workers", "1", "--time-limit", "0.4")
    begun = time.perf_counter()
    answer = running.ask("/v1/check", {"text": f"{CUE} " * 30_000, "language": "en"})
    assert answer.status == 503
    assert "longer than 0.4 seconds" in answer.json["error"]
    assert answer.headers["retry-after"] == "1"
    assert time.perf_counter() - begun < 5
    for _ in range(100):
        if running.ask("/healthz").status == 200:
            break
        time.sleep(0.1)
    assert running.ask("/v1/check", {"text": CUE}).status == 200
    assert "provenance_processes_replaced_total 1" in running.ask("/metrics").text


def test_a_slow_body_is_given_up(start: Start) -> None:
    running = start("--workers", "1", "--time-limit", "0.5")
    with socket.create_connection(("127.0.0.1", running.port), timeout=20) as raw:
        raw.sendall(b"POST /v1/check HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")
        assert b" 408 " in raw.recv(100)


def test_what_is_being_checked_is_finished_before_the_server_ends(start: Start) -> None:
    running = start("--workers", "1")
    found: list[int] = []
    thread = threading.Thread(
        target=lambda: found.append(running.ask("/v1/check", {"text": f"{CUE} " * 3_000, "language": "en"}).status)
    )
    thread.start()
    time.sleep(0.3)
    assert running.stop() == 0
    thread.join()
    assert found == [200]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_killed_server_leaves_no_process_behind(start: Start) -> None:
    running = start("--workers", "2")
    children = [
        int(one.name)
        for one in Path("/proc").glob("[0-9]*")
        if f" {running.process.pid} " in f"{(one / 'stat').read_text().rpartition(')')[2]}"[:20]
    ]
    assert len(children) == 2
    running.stop(signal.SIGKILL)
    for _ in range(100):
        if not any(Path(f"/proc/{one}").exists() for one in children):
            break
        time.sleep(0.1)
    assert not any(Path(f"/proc/{one}").exists() for one in children)


@pytest.mark.parametrize("options", [["--lexicons", "/nowhere"], ["--house", "nobody"], ["--host", "256.1.1.1"]])
def test_a_setting_that_makes_no_sense_ends_it_with_2(options: list[str]) -> None:
    command = [sys.executable, "-c", "from provenance.cli import main; main()", "serve", "--port", "0", *options]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False, timeout=60, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("provenance: ")
    assert "Traceback" not in done.stderr


def test_broken_lexicons_end_it_with_2_and_their_line(tmp_path: Path) -> None:
    folder = tmp_path / "framing" / "en"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text("[[concept]]\nid = 3\n", encoding="utf-8")
    command = [sys.executable, "-c", "from provenance.cli import main; main()", "serve", "--port", "0"]
    done = subprocess.run(
        [*command, "--lexicons", str(tmp_path)], capture_output=True, cwd=ROOT, check=False, timeout=60, text=True
    )
    assert done.returncode == 2
    assert "own.toml:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_browser_add_on_may_ask_where_it_is_named(start: Start) -> None:
    running = start("--workers", "1", "--allow-origin", "https://desk.example", "--token", "t")
    asked = {"Origin": "https://desk.example", "Access-Control-Request-Method": "POST"}
    allowed = running.ask("/v2/check", method="OPTIONS", **asked)
    assert (allowed.status, allowed.headers["access-control-allow-origin"]) == (200, "https://desk.example")
    other = running.ask("/v2/check", b"text=a&language=en&apiKey=t", Origin="https://other.example")
    assert "access-control-allow-origin" not in other.headers


def test_a_port_that_is_taken_is_said_to_be(server: Running) -> None:
    command = [sys.executable, "-c", "from provenance.cli import main; main()", "serve", "--port", str(server.port)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False, timeout=60, text=True)
    assert done.returncode == 2
    assert "cannot listen" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "word " * 400_000,
        "“" * 100_000,
        "<div>" * 10_000 + "x",
        "a\x00b " * 50_000,
        "&lol;" * 100_000,
        "a" * 1_000_000 + "!",
        "((((((((((" * 50_000,
    ],
    ids=["one line", "quotes", "nesting", "NULs", "entities", "one word", "brackets"],
)
@pytest.mark.parametrize("format", ["plain", "html"])
def test_hostile_texts_are_answered_or_refused(server: Running, text: str, format: str) -> None:
    answer = server.ask("/v1/check", {"text": text, "format": format, "language": "en"})
    assert answer.status in (200, 503)
    assert server.ask("/v1/check", {"text": CUE}).status in (200, 503)


def test_a_request_may_name_a_model_that_the_operator_named_and_no_other(start: Start, tmp_path: Path) -> None:
    running = start("--model", "words-en")
    text = "The regime insisted on Monday that its vitriolic critics were traitors."
    asked = {"text": text, "language": "en", "model": "words-en", "explain": True}
    found = running.ask("/v1/check", asked).json["articles"][0]
    assert found["scores"]["model"]["name"] == "words-en"
    assert all(one["scored_by"] == "words-en" and one["reasons"] for one in found["findings"] if "score" in one)
    assert any("score" in one for one in found["findings"])
    for name in ("words-xx", str(tmp_path), "../words-en", "", "weights/words-en"):
        refused = running.ask("/v1/check", asked | {"model": name})
        assert refused.status == 422
        assert refused.json == {"error": "no model of this name", "mend": "known: words-en"}
    page = running.ask("/v1/page", {"text": text, "language": "en", "model": "words-en", "explain": True})
    assert "by words-en: " in page.text


def test_scores_by_the_lexicon_are_explained_without_any_model(server: Running) -> None:
    text = "The regime insisted on Monday that the harbour was open."
    found = server.ask("/v1/check", {"text": text, "language": "en", "explain": True}).json["articles"][0]["findings"]
    assert any(one["scored_by"] == "lexicon" and one["reasons"] for one in found if "score" in one)
    plain = server.ask("/v1/check", {"text": text, "language": "en"}).json["articles"][0]["findings"]
    assert not any("reasons" in one for one in plain)
    assert server.ask("/v1/check", {"text": text, "explain": "yes"}).status == 422
    assert "known: none" in server.ask("/v1/check", {"text": text, "model": "words-en"}).json["mend"]


def test_a_model_that_is_not_there_ends_the_start(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from provenance.cli import main; main()", "serve", "--port", "0", "--model"]
    for folder, said in (("words-xx", "there is no model"), (".", "there is no model")):
        done = subprocess.run([*command, folder], capture_output=True, text=True, cwd=tmp_path, check=False, timeout=60)
        assert done.returncode == 2
        assert said in done.stderr
        assert "one of ours: words-en" in done.stderr

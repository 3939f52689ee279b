"""The server under load, on this machine alone: checks a second, delays, memory, and what a sudden end leaves behind.

Protocol: the server is started on a free port of 127.0.0.1 with as many processes as there are cores. Eight clients,
each on a connection of its own, send 10,000 checks of 500 words made from the examples; each text carries a word of
its own in its headline, and that word and no other must come back. Then the same at half the rate that was reached,
for the delays of a server that is not full. Then the server is killed in the middle of such a load, its processes
must be gone, and a new one must answer as the first did. Clients and server share the cores.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

CLIENTS, CHECKS, WORDS, HALF_SECONDS = 8, 10_000, 500, 10
EXAMPLES = Path(__file__).parent.parent / "examples"
_MARK = re.compile(rb"marker[0-9]{6}")
_START = "import sys; from provenance.cli import main; sys.argv = ['provenance', *sys.argv[1:]]; main()"


class Server:
    """A server of our own, on a free port."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-c", _START, "serve", "--port", "0", "--quiet", *options]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                break
        else:
            raise SystemExit("the server did not start")
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self._await_health()

    def _await_health(self) -> None:
        for _ in range(600):
            try:
                client = Client(self.port)
                if client.send("GET", "/healthz", b"")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise SystemExit("the server did not become ready")

    def processes(self) -> list[int]:
        """The server's process and its children."""
        found = [self.process.pid]
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            if parent == self.process.pid:
                found.append(int(folder.name))
        return found

    def memory(self) -> float:
        """Resident megabytes of all processes."""
        total = 0
        for one in self.processes():
            found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{one}/status").read_text())
            total += int(found[1]) if found else 0
        return total / 1024

    def seconds(self) -> tuple[float, float]:
        """Processor seconds of the front and of the processes that check, up to now."""
        used = []
        for one in self.processes():
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            used.append((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
        return used[0], sum(used[1:])

    def stop(self) -> tuple[int, float]:
        """Ask it to end; its exit code and the seconds it took."""
        begun = time.perf_counter()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30), time.perf_counter() - begun


class Client:
    """One connection that is kept open."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, method: str, path: str, body: bytes) -> tuple[int, bytes]:
        """One request; status and body."""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n\r\n"
        self.socket.sendall(head.encode() + body)
        content = b""
        while (end := content.find(b"\r\n\r\n")) < 0:
            content += self._piece()
        length = re.search(rb"(?i)content-length: *(\d+)", content[:end])
        size = end + 4 + (int(length[1]) if length else 0)
        while len(content) < size:
            content += self._piece()
        return int(content[9:12]), content[end + 4 : size]

    def _piece(self) -> bytes:
        piece = self.socket.recv(65536)
        if not piece:
            raise ConnectionError("the server hung up")
        return piece


class Load:
    """Checks sent by several clients; `rate` paces them, 0 is as fast as they come."""

    def __init__(self, port: int, checks: int, rate: float = 0) -> None:
        self.port, self.checks, self.rate = port, checks, rate
        self.delays: list[float] = []
        self.wrong: list[str] = []
        self.lost = 0
        self._next = 0
        self._lock = threading.Lock()

    def run(self) -> float:
        """Send them all; the seconds it took."""
        begun = time.perf_counter()
        threads = [threading.Thread(target=self._client, args=(begun,)) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.perf_counter() - begun

    def _client(self, begun: float) -> None:
        client = Client(self.port)
        while True:
            with self._lock:
                number = self._next
                if number >= self.checks:
                    return
                self._next += 1
            if self.rate:
                time.sleep(max(begun + number / self.rate - time.perf_counter(), 0))
            body = request(number)
            sent = time.perf_counter()
            try:
                status, answer = client.send("POST", "/v1/check", body)
            except OSError:
                self.lost += 1
                return
            self.delays.append(time.perf_counter() - sent)
            marks = set(_MARK.findall(answer))
            if status != 200 or marks != {f"marker{number:06}".encode()}:
                self.wrong.append(f"check {number}: status {status}, markers {sorted(marks)[:3]}")

    def percentile(self, share: float) -> float:
        """A percentile of the delays in milliseconds."""
        return 1000 * sorted(self.delays)[min(int(share * len(self.delays)), len(self.delays) - 1)]


def _paragraphs() -> list[str]:
    """Running text of the examples."""
    texts = [(EXAMPLES / name).read_text(encoding="utf-8") for name in ("meridiana.txt", "relay.txt")]
    return [part for text in texts for part in text.split("\n\n") if len(part.split()) > 12]


_BODY = " ".join("\n\n".join(_paragraphs() * 4).split(" ")[: WORDS - 6])


def request(number: int) -> bytes:
    """The check of a text of 500 words that no other check has."""
    text = f"Council of the valley hears marker{number:06}\n\n{_BODY}"
    return json.dumps({"text": text, "language": "en"}).encode()


def main() -> None:
    """Print rates, delays and memory; exit with an error where an answer is lost, mixed up or wrong."""
    if not Path("/proc/self/status").exists():
        print("skipped: memory is read from /proc")
        return
    print(f"load average before: {os.getloadavg()[0]:.2f}; {os.cpu_count()} cores; {CLIENTS} clients on them too")
    server = Server()
    Load(server.port, 200).run()
    first = Client(server.port).send("POST", "/v1/check", request(0))[1]
    before = server.memory()
    load = Load(server.port, CHECKS)
    used, ours = server.seconds(), time.process_time()
    seconds = load.run()
    _tell("full load", load, seconds)
    spent = [1000 * (now - then) / CHECKS for now, then in zip(server.seconds(), used, strict=True)]
    ours = 1000 * (time.process_time() - ours) / CHECKS
    print(f"  processor time a check: front {spent[0]:.2f} ms, checking {spent[1]:.2f} ms, clients {ours:.2f} ms")
    reached = len(load.delays) / seconds
    half = Load(server.port, int(reached / 2 * HALF_SECONDS), reached / 2)
    _tell("half load", half, half.run())
    print(f"  memory of all processes: {before:.0f} MB at start, {server.memory():.0f} MB at end")
    code, took = server.stop()
    print(f"  SIGTERM: exit {code} after {took:.2f} s")
    failed = [*load.wrong, *half.wrong] + [f"{load.lost + half.lost} lost"] * bool(load.lost + half.lost)
    if len(load.delays) != CHECKS:
        failed.append(f"{CHECKS - len(load.delays)} checks without an answer")
    failed += _killed(first)
    for line in failed[:10]:
        print(f"  WRONG: {line}")
    if failed:
        raise SystemExit(1)
    print("  none lost, none mixed up")


def _tell(name: str, load: Load, seconds: float) -> None:
    print(
        f"{name}: {len(load.delays)} checks of {WORDS} words in {seconds:.1f} s, {len(load.delays) / seconds:.0f}/s, "
        f"p50 {1000 * statistics.median(load.delays):.1f} ms, p99 {load.percentile(0.99):.1f} ms, "
        f"load average {os.getloadavg()[0]:.2f}"
    )


def _killed(first: bytes) -> list[str]:
    """Kill a server under load and start another: what is wrong then."""
    wrong: list[str] = []
    server = Server()
    load = Load(server.port, CHECKS)
    thread = threading.Thread(target=load.run)
    thread.start()
    time.sleep(1)
    processes = server.processes()
    server.process.kill()
    server.process.wait()
    thread.join()
    begun = time.perf_counter()
    while any(_runs(one) for one in processes) and time.perf_counter() - begun < 10:
        time.sleep(0.02)
    gone = time.perf_counter() - begun
    if any(_runs(one) for one in processes):
        wrong.append("processes outlived their server")
    wrong += load.wrong
    begun = time.perf_counter()
    again = Server()
    ready = time.perf_counter() - begun
    answer: Any = Client(again.port).send("POST", "/v1/check", request(0))[1]
    if answer != first:
        wrong.append("after kill -9 a new server answers otherwise")
    again.stop()
    print(
        f"kill -9 after {len(load.delays)} checks: its processes gone after {gone:.2f} s, "
        f"a new server ready after {ready:.2f} s, same answer: {answer == first}"
    )
    return wrong


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


if __name__ == "__main__":
    main()

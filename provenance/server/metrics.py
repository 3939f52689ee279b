"""What the server counts: requests, seconds, words, refusals. Never what was in them."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter, defaultdict

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Counters since the server started."""

    def __init__(self) -> None:
        self.started = time.time()
        self.requests: Counter[tuple[str, int]] = Counter()
        self.refused: Counter[str] = Counter()
        self.words = 0
        self.open = 0
        self._seconds: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(_BUCKETS) + 1))
        self._sums: defaultdict[str, float] = defaultdict(float)

    def seen(self, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        self.requests[route, status] += 1
        self._seconds[route][bisect_left(_BUCKETS, seconds)] += 1
        self._sums[route] += seconds

    def render(self, *, processes: int, waiting: int, replaced: int) -> str:
        """All counters in the text format of Prometheus."""
        lines = ["# HELP provenance_requests_total Requests answered.", "# TYPE provenance_requests_total counter"]
        for (route, status), count in sorted(self.requests.items()):
            lines.append(f'provenance_requests_total{{route="{route}",status="{status}"}} {count}')
        lines += self._histogram()
        lines += ["# HELP provenance_refused_total Checks not made.", "# TYPE provenance_refused_total counter"]
        lines += [f'provenance_refused_total{{reason="{one}"}} {count}' for one, count in sorted(self.refused.items())]
        for name, kind, what, value in (
            ("words_total", "counter", "Words checked.", self.words),
            ("requests_open", "gauge", "Requests being answered.", self.open),
            ("processes", "gauge", "Processes that check.", processes),
            ("checks_waiting", "gauge", "Checks that wait for a process.", waiting),
            ("processes_replaced_total", "counter", "Processes that were ended and replaced.", replaced),
            ("start_time_seconds", "gauge", "When the server started, in seconds since 1970.", self.started),
        ):
            lines += [f"# HELP provenance_{name} {what}", f"# TYPE provenance_{name} {kind}"]
            lines.append(f"provenance_{name} {value}")
        return "\n".join(lines) + "\n"

    def _histogram(self) -> list[str]:
        name = "provenance_request_seconds"
        lines = [f"# HELP {name} Seconds until a request was answered.", f"# TYPE {name} histogram"]
        for route, counts in sorted(self._seconds.items()):
            total = 0
            for bound, count in zip((*_BUCKETS, "+Inf"), counts, strict=True):
                total += count
                lines.append(f'{name}_bucket{{route="{route}",le="{bound}"}} {total}')
            lines.append(f'{name}_sum{{route="{route}"}} {self._sums[route]:.6f}')
            lines.append(f'{name}_count{{route="{route}"}} {total}')
        return lines

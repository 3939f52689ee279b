"""A process that checks: one request at a time over standard input and output, until the front hangs up.

A check that runs too long can only be ended with its process, and a process that ends takes no other with it.
"""

from __future__ import annotations

import gc
import os
import signal
import struct
import sys
from typing import BinaryIO

import msgspec

from provenance.errors import ProvenanceError
from provenance.server.answers import Desk
from provenance.server.settings import WorkerSettings
from provenance.server.task import Task

LENGTH = struct.Struct(">I")
READY, BROKEN = b"ready", b"broken:"
# Seconds beyond the limit after which a process whose front is gone ends itself.
_GRACE = 3


def serve(source: BinaryIO, sink: BinaryIO, settings: WorkerSettings) -> None:
    """Answer frame by frame."""
    try:
        desk = Desk(settings)
        first = desk.answer(Task("check", b'{"text": "The first text is read before anybody waits for it."}'))
        if first.status != 200:
            raise ProvenanceError(first.body.decode("utf-8", "replace"))
    except ProvenanceError as error:
        _write(sink, BROKEN + str(error).encode("utf-8", "replace"))
        return
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    decoder = msgspec.msgpack.Decoder(Task)
    encode = msgspec.msgpack.Encoder().encode
    _write(sink, READY)
    while (content := _read(source)) is not None:
        _alarm(int(settings.seconds) + _GRACE)
        answer = encode(desk.answer(decoder.decode(content)))
        _alarm(0)
        _write(sink, answer)


def _alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _read(source: BinaryIO) -> bytes | None:
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(head)
    content = source.read(size)
    return content if len(content) == size else None


def _write(sink: BinaryIO, content: bytes) -> None:
    sink.write(LENGTH.pack(len(content)) + content)
    sink.flush()


def main() -> None:
    """Run as `python -m provenance.server.worker SETTINGS`."""
    # The front decides when to end; a signal to the whole group must not cut a check short.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    settings = msgspec.json.decode(sys.argv[1], type=WorkerSettings)
    if settings.config:
        # Seen from its own folder, a policy is named in answers without telling where it lies.
        folder, name = os.path.split(settings.config)
        os.chdir(folder)
        settings = msgspec.structs.replace(settings, config=name)
    # Whatever prints goes to standard error: standard output carries frames alone.
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        serve(sys.stdin.buffer, sink, settings)
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()

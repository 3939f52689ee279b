"""The command line: parse, call one verb, render, exit."""

from __future__ import annotations

import gc
import os
import sys


def console() -> None:
    """The `provenance` command: `main`, and out at once after a check.

    Taking a lexicon of a hundred thousand values apart again would cost a fifth of a cold check.
    """
    try:
        main()
    except SystemExit as leaving:
        if sys.argv[1:2] == ["check"] and isinstance(leaving.code, int):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(leaving.code)
        raise


def main() -> None:
    """Run the command line; the process exits with 0 pass or review, 1 fail, 2 not checked, 3 our bug."""
    # A short run makes little garbage; collecting while modules load costs a tenth of a cold start.
    gc.disable()
    from provenance.errors import ProvenanceError

    try:
        _run()
    except ProvenanceError as error:
        sys.stderr.write(f"provenance: {error}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except RecursionError:
        sys.stderr.write("provenance: the input is nested too deeply to read\n")
        sys.exit(2)
    except Exception as error:
        if "PROVENANCE_TRACEBACK" in os.environ:
            raise
        mend = "please report it; PROVENANCE_TRACEBACK=1 shows where"
        sys.stderr.write(f"provenance: our bug: {type(error).__name__}: {error} ({mend})\n")
        sys.exit(3)


def _run() -> None:
    from provenance.cli.plain_check import plain_check

    code = plain_check(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    # Whatever runs longer than a check wants its garbage collected.
    gc.enable()
    if sys.argv[1:] == ["lsp"]:
        # An editor waits for its first diagnostics; the command-line framework would only delay them.
        from provenance.cli.lsp import lsp

        lsp()
        sys.exit(0)
    from provenance.cli.app import app

    app(prog_name="provenance")

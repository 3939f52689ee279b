"""The house keeps its plan: wings import only wings above them, files and functions stay small and explained."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "provenance"

# A wing may import only wings above it.
LADDER = (
    "_version", "errors", "text", "lexicon", "article", "framing", "chain", "compare", "gate", "learn", "archive",
    "formats", "lsp", "server", "cli",
)  # fmt: skip
FACE = "__init__"
FILES = sorted(PACKAGE.rglob("*.py"))
BANNED = {"utils", "util", "helpers", "helper", "manager", "core", "common", "misc"}
# Tables of irregular words are long and belong together.
LONG_TABLES = {"forms"}


def wing_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> list[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("provenance"):
            found.append((node.lineno, node.module))
        elif isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names if alias.name.startswith("provenance")]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downhill(path: Path) -> None:
    wing = wing_of(path)
    assert wing in (*LADDER, FACE), f"{path} is in no wing of the ladder"
    for line, module in imports_of(path):
        parts = module.split(".")
        other = parts[1] if len(parts) > 1 else FACE
        assert other in LADDER, f"{path}:{line} imports {module}, which is in no wing"
        if wing != FACE:
            assert LADDER.index(other) <= LADDER.index(wing), f"{path}:{line}: {wing} may not import {other}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_explain_themselves_and_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), f"{path}: a module's docstring says why it exists"
    assert path.stem not in BANNED, f"{path}: name it after what it does"
    limit = 420 if LONG_TABLES & set(path.parts) else 320
    assert text.count("\n") <= limit, f"{path}: {text.count(chr(10))} lines; is it two rooms?"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= 60, f"{path}:{node.lineno} {node.name}: {length} lines"
            public = not node.name.startswith("_")
            if public and node in tree.body:
                assert ast.get_docstring(node), f"{path}:{node.lineno} {node.name}: say in a sentence what it gives"


def test_the_median_file_is_short() -> None:
    lengths = sorted(path.read_text(encoding="utf-8").count("\n") for path in FILES)
    assert lengths[len(lengths) // 2] <= 140


def test_no_print_in_the_library() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print", f"{path}:{node.lineno} prints"


def test_imports_make_no_circle() -> None:
    modules = {
        ".".join(("provenance", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in FILES
    }
    # Only what runs at import counts: imports inside functions are there to be lazy.
    graph: dict[str, set[str]] = {}
    for name, path in modules.items():
        body = ast.parse(path.read_text(encoding="utf-8")).body
        graph[name] = {
            node.module for node in body if isinstance(node, ast.ImportFrom) and node.module and node.module in modules
        }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, f"a circle of imports: {' → '.join((*above, name))}"
        if name not in done:
            for other in graph[name]:
                visit(other, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())

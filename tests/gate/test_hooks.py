"""The hook under the real pre-commit, and the script of the GitHub Action, in throwaway repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CASES, ROOT

yaml = pytest.importorskip("yaml", reason="PyYAML comes with pre-commit, which is not installed")
OWN = (CASES / "articles" / "relayed.txt").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
ERRORS = "[[rule]]\nmatch = 'loaded/*'\nvoice = ['own']\nseverity = 'error'\n"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def environment(folder: Path) -> dict[str, str]:
    """The command of this checkout first on the path, and nothing of pre-commit's in the home folder."""
    script = folder / "bin" / "provenance"
    script.parent.mkdir(exist_ok=True)
    script.write_text(f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\n"
                      "from provenance.cli import main\nmain()\n")  # fmt: skip
    script.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "PRE_COMMIT"))}
    return kept | {"PATH": f"{script.parent}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT_HOME": str(folder / "home")}


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """A repository with an article and our hooks, run from the command on the path instead of a fresh install."""
    hooks: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["provenance", "provenance-advisory"]
    assert all(hook["language"] == "python" for hook in hooks)
    for hook in hooks:
        hook["language"] = "system"
    source = tmp_path / "hooks"
    source.mkdir()
    (source / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump(hooks))
    git(source, "init", "-q")
    git(source, "add", "-A")
    git(source, "commit", "-qm", "hooks")
    folder = tmp_path / "user"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "a.txt").write_text(OWN, encoding="utf-8")
    (folder / "data.json").write_text("{}")
    config = {
        "repos": [{"repo": str(source), "rev": git(source, "rev-parse", "HEAD"), "hooks": [{"id": "provenance"}]}]
    }
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git(folder, "add", "-A")
    return folder


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_hook_with_the_real_pre_commit(user: Path, tmp_path: Path) -> None:
    tool = shutil.which("pre-commit", path=str(BIN)) or shutil.which("pre-commit")
    if tool is None:
        pytest.skip("pre-commit is not installed")

    def hook(name: str = "provenance") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [tool, "run", name, "--all-files"], cwd=user, capture_output=True, text=True, check=False, timeout=300,
            env=environment(tmp_path),
        )  # fmt: skip

    first = hook()
    assert first.returncode == 0, first.stdout + first.stderr
    (user / "provenance.toml").write_text(ERRORS)
    failed = hook()
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "exit code: 1" in failed.stdout
    assert "“liberated”" in failed.stdout
    (user / "provenance.toml").write_text("hose = 1")
    assert "exit code: 2" in hook().stdout
    config = (user / ".pre-commit-config.yaml").read_text()
    (user / ".pre-commit-config.yaml").write_text(config.replace("id: provenance", "id: provenance-advisory"))
    (user / "provenance.toml").write_text(ERRORS)
    git(user, "add", "-A")
    assert hook("provenance-advisory").returncode == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(("advisory", "code"), [("false", 1), ("true", 0)])
def test_the_script_of_the_action(tmp_path: Path, advisory: str, code: int) -> None:
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = next(one for one in action["runs"]["steps"] if one.get("id") == "check")
    assert "${{" not in step["run"], "inputs come through the environment, never into the script"
    values = {name: str(one.get("default", "")) for name, one in action["inputs"].items()}
    values |= {"paths": "a b.txt\n\n$(touch hacked).txt", "sarif": "out.sarif", "advisory": advisory}
    given = {
        name: values[expression.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, expression in step["env"].items()
    }
    (tmp_path / "a b.txt").write_text(OWN, encoding="utf-8")
    (tmp_path / "$(touch hacked).txt").write_text(OWN, encoding="utf-8")
    (tmp_path / "provenance.toml").write_text(ERRORS)
    files = {"GITHUB_OUTPUT": str(tmp_path / "output"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=tmp_path, check=False,
        capture_output=True, text=True, timeout=120, env=environment(tmp_path) | given | files,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    assert (tmp_path / "output").read_text() == f"exit-code={code}\n"
    assert done.stdout.startswith("::error file=a b.txt,line=")
    assert (tmp_path / "summary").read_text(encoding="utf-8").startswith("## Provenance")
    assert (tmp_path / "out.sarif").exists()
    assert not (tmp_path / "hacked").exists()

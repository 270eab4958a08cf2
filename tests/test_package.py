"""The wheel carries what the demo needs; the README shows what the demo prints."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_wheel_alone_runs_the_demo_outside_the_checkout(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    inside = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(inside)
    assert (inside / "claimtrack" / "py.typed").exists()
    assert list((inside / "claimtrack" / "sources").glob("*.toml"))
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "import claimtrack; print(claimtrack.__file__); from claimtrack.cli import main; main()",
            "demo",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(inside)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(inside) in ran.stdout
    assert "anthropic-spacex-colossus" in ran.stdout


def test_no_pin_names_a_registry() -> None:
    for name in ("constraints.txt", "constraints-dev.txt"):
        lines = (ROOT / name).read_text().splitlines()
        assert all("://" not in line and not line.startswith("-") for line in lines)
        assert all("--hash=sha256:" in line or "==" in line for line in lines if line.strip())

"""Checks of the package: its lowest supported dependencies, and the contents of the wheel and the sdist.

``python tools/package.py lowest FILE`` writes the lowest versions as requirements; ``… check FOLDER`` builds both
archives twice, fails if they differ or contain a file that should not be there, and leaves them there; ``… audit FILE``
asks pip-audit about the versions in a requirements file, and says so if no vulnerability index can be reached; ``… urls
ADDRESS`` states the address of the repository in ``pyproject.toml``, as the release workflow does before it builds.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

ROOT: Final = Path(__file__).parent.parent
EPOCH: Final = "1700000000"
"""The modification time of all files in an archive (SOURCE_DATE_EPOCH): it makes builds reproducible."""
WHEEL: Final = re.compile(
    r"vnclean/(?:[\w/]+\.py|py\.typed|[\w/]+\.(?:tsv|txt|css|json))|vnclean-[\d.]+\.dist-info/[\w./]+"
)
SDIST: Final = re.compile(
    r"(?:src/vnclean|tests|benchmarks|tools|docs|examples)/.+|(?:README|CHANGELOG|CONTRIBUTING)\.md|LICENSE|Makefile|PKG-INFO"
    r"|REUSE\.toml|mkdocs\.yml|CITATION\.cff|LICENSES/MIT\.txt|pyproject\.toml|noxfile\.py|\.gitignore"
)
FORBIDDEN: Final = re.compile(r"(?:^|/)(?:__pycache__|\.hypothesis|fuzzing|\.git)(?:/|$)|\.(?:pyc|sqlite|so|orig)$")


def lowest(target: Path) -> None:
    """Write the runtime dependencies as requirements, at the lowest versions allowed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    target.write_text("".join(f"{each.replace('>=', '==')}\n" for each in project["dependencies"]), encoding="utf-8")


def urls(address: str, project: Path = ROOT / "pyproject.toml") -> None:
    """Add the table of project URLs to ``pyproject.toml``; exit with a message if it has one, or for no web address."""
    text = project.read_text(encoding="utf-8")
    if "urls" in tomllib.loads(text)["project"]:
        sys.exit(f"{project} has a table of URLs")
    if not re.fullmatch(r"https://[^\s/\"\\]+(?:/[^\s/\"\\]+)+", address):
        sys.exit(f"{address!r} is not the address of a repository")
    paths = {
        "Source": "",
        "Documentation": "/tree/main/docs",
        "Issues": "/issues",
        "Changelog": "/blob/main/CHANGELOG.md",
    }
    table = "".join(f'{name} = "{address}{path}"\n' for name, path in paths.items())
    head, mark, rest = text.partition("[project.optional-dependencies]")
    project.write_text(f"{head}[project.urls]\n{table}\n{mark}{rest}", encoding="utf-8")


def audit(requirements: Path) -> None:
    """Look up known vulnerabilities; raise ``SystemExit`` if there is one."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--no-deps",
        "--disable-pip",
        "--progress-spinner",
        "off",
        "-f",
        "json",
    ]
    done = subprocess.run([*command, "-r", str(requirements)], capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)["dependencies"]
    except ValueError:
        print(f"nothing was audited: {done.stderr.strip().splitlines()[-1:]}")
        return
    asked = [each for each in found if "vulns" in each]
    if weak := [f"{each['name']} {each['version']}: {each['vulns'][0]['id']}" for each in asked if each["vulns"]]:
        sys.exit(f"known weaknesses: {', '.join(weak)}")
    if not asked:
        print("nothing was audited: no index of weaknesses could be asked")
        return
    print(f"{len(asked)} of {len(found)} packages could be audited; no weakness is known of them")


def check(folder: Path) -> None:
    """Build both archives twice and check their contents; raise ``SystemExit`` with a message if something is wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as other:
        first, second = _built(folder), _built(Path(other))
        _compare(first, second)
    wheel, sdist = first
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(name for name in names if name.endswith("/METADATA"))).decode()
    _hold(names, WHEEL, wheel)
    if "vnclean/py.typed" not in names or not any(name.endswith("/licenses/LICENSE") for name in names):
        sys.exit(f"{wheel.name} has no py.typed, or no LICENSE")
    if "License-Expression: MIT" not in metadata.splitlines():
        sys.exit(f"{wheel.name} states no SPDX expression")
    with tarfile.open(sdist) as packed:
        members = packed.getmembers()
        _hold([str(PurePosixPath(*PurePosixPath(each.name).parts[1:])) for each in members], SDIST, sdist)
        if links := [each.name for each in members if not each.isreg() and not each.isdir()]:
            sys.exit(f"{sdist.name} holds {links[0]}, which is not a file")
    print(f"{wheel.name}: {len(names)} files, {sdist.name}: {len(members)}; built the same twice, nothing else in them")


def _compare(first: list[Path], second: list[Path]) -> None:
    for one, two in zip(first, second, strict=True):
        if hashlib.sha256(one.read_bytes()).digest() != hashlib.sha256(two.read_bytes()).digest():
            sys.exit(f"{one.name} is not built the same twice")


def _built(folder: Path) -> list[Path]:
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return sorted(folder.iterdir())


def _hold(names: list[str], allowed: re.Pattern[str], archive: Path) -> None:
    """Exit with a message if an archive contains a file that is not allowed."""
    for name in names:
        if FORBIDDEN.search(name) or not allowed.fullmatch(name):
            sys.exit(f"{archive.name} holds {name}, which it should not")


def main(act: str, target: str) -> None:
    """Run one of the commands."""
    if act == "urls":
        urls(target)
        return
    acts: dict[str, Callable[[Path], None]] = {"lowest": lowest, "check": check, "audit": audit}
    acts[act](Path(target))


if __name__ == "__main__":
    main(*sys.argv[1:])

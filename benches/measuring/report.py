"""What was measured, in words and tables."""
import datetime
import os
import platform
import re
import statistics
import subprocess
from pathlib import Path

from .process import place
from .programs import ROOT, version

SAID = {
    "cold": "Nothing there but the sources",
    "same": "Nothing changed since the last build",
    "change": "One figure of one disclosure changed",
    "new": "One disclosure added",
    "style": "The style sheet changed",
    "template": "The template of districts changed (danbiet: of all units)",
}

SHORT = {"cold": "cold", "same": "nothing changed", "change": "one figure", "new": "one document more",
         "style": "style sheet", "template": "one template"}

# Zola has no package in the registries; what it took on 23 November 2026 on two cores of an AMD EPYC,
# memory file system, version 0.22.1, on the same content with templates of the same sort (wall s,
# processor s, peak MiB).
RECORDED = {
    400: {"zola, YAML, minified": (0.43, 0.60, 68), "zola, TOML": (0.32, 0.41, 67)},
    4000: {"zola, YAML, minified": (4.41, 6.15, 415), "zola, TOML": (3.44, 4.65, 413)},
    40000: {"zola, TOML": (36.6, 48.6, 3202)},
}


def machine(tools):
    info = Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.+)", info)
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    system = re.search(r'PRETTY_NAME="(.+)"', Path("/etc/os-release").read_text())
    kernel = re.match(r"\d+\.\d+", platform.release())
    rust = subprocess.run(["rustc", "--version"], capture_output=True, text=True).stdout.split()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    versions = ", ".join(f"{tool} {version(tool)}" for tool in tools) or "none"
    return (f"{os.cpu_count()} processors ({model[1] if model else platform.machine()}), "
            f"{int(memory[1]) / 2**20:.0f} GiB, {system[1] if system else platform.system()}, "
            f"Linux {kernel[0] if kernel else '?'}, Rust {rust[1] if len(rust) > 1 else '?'}, "
            f"commit {commit or '?'}, load {os.getloadavg()[0]:.1f} at the end. Beside it: {versions}. "
            f"Sources and output {'on a memory file system' if place() else 'on a disk'}.")


OF_BUILDS = """Whole processes, {rounds} in turn, medians (least to most). Processor time is that of the process and all it
started. “×” is how many times what danbiet took in the same run. “Others” is how many processors the rest of the
machine kept busy meanwhile: the wall is to be read with it, the processor time stands for itself. The floor reads,
renders and writes the same pages and does nothing else. danbiet has two pages a commune more than the others."""

OF_SERVERS = """The persons of one household are changed in one file, {edits} times; then two pages are asked for every 2 ms until
both show the new sums: its list and its district. danbiet adds the district up itself; the others have the
district's sum in a second file, saved in the same moment."""


def table(size, mode, measured, missing):
    """`measured`: (program, its runs), danbiet first."""
    rows = ["| | wall s | CPU s | peak MiB | files | MB | wall × | CPU × | others |", "|---|---|---|---|---|---|---|---|---|"]
    first = {key: middle(measured[0][1], key) for key in ("wall", "cpu")}
    for name, runs in measured:
        walls = [run["wall"] for run in runs]
        spread = f" ({min(walls):.2f}–{max(walls):.2f})" if len(walls) > 1 else ""
        ratios = [times(middle(runs, key) / first[key]) for key in ("wall", "cpu")]
        rows.append(f"| {name} | {middle(runs, 'wall'):.2f}{spread} | {middle(runs, 'cpu'):.2f} | {middle(runs, 'peak'):.0f} | "
                    f"{runs[-1]['files']:,} | {runs[-1]['bytes'] / 1e6:.1f} | {' | '.join(ratios)} | {middle(runs, 'others'):.1f} |")
    if "zola" in missing and mode == "cold":
        for name, (wall, cpu, peak) in RECORDED.get(size, {}).items():
            rows.append(f"| {name}: not installed; recorded, cold | ({wall}) | ({cpu}) | ({peak}) | | | | | |")
    return f"### {SAID[mode]}\n\n" + "\n".join(rows)


def summary(sizes):
    """One line a size and mode, for the README. `sizes`: (size, {mode: measured}). The others are given by
    the fastest of them in that mode, or from scratch where that mode was not measured: they build all again."""
    rows = ["| disclosures | | danbiet: wall s | CPU s | peak MiB | fastest other: wall s | CPU s | peak MiB | wall × | CPU × |",
            "|---|---|---|---|---|---|---|---|---|---|"]
    for size, modes in sizes:
        for mode, measured in modes.items():
            for name, runs in measured:
                if not name.startswith(("danbiet", "floor")):
                    continue
                own = [middle(runs, key) for key in ("wall", "cpu", "peak")]
                what = SHORT[mode] + name.removeprefix("danbiet").replace("floor", ", the floor")
                cells = [f"{size:,}", what, *(f"{n:.2f}" for n in own[:2]), f"{own[2]:.0f}"]
                other = fastest(measured) or fastest(modes.get("cold", []))
                if other:
                    best, costs = other
                    cells += [f"{best} {costs[0]:.2f}", f"{costs[1]:.2f}", f"{costs[2]:.0f}",
                              times(costs[0] / own[0]), times(costs[1] / own[1])]
                rows.append("| " + " | ".join(cells + [""] * (10 - len(cells))) + " |")
    return "\n".join(rows)


def fastest(measured):
    """The other program that took the least time, and what it took."""
    others = [(name, [middle(runs, key) for key in ("wall", "cpu", "peak")])
              for name, runs in measured if not name.startswith(("danbiet", "floor"))]
    return min(others, key=lambda pair: pair[1][0], default=None)


def times(ratio):
    return f"{ratio:.2f}" if ratio < 2 else f"{ratio:.1f}"


def middle(runs, key):
    return statistics.median(run[key] for run in runs)


def weights(said):
    """The pages that danbiet itself names as the heaviest of their sort: bytes as gzip sends them."""
    found = re.findall(r"^  (\S+) +(\d+) B  ", said, re.M)
    return ", ".join(f"{sort} {int(size):,}" for sort, size in found)


def latencies(rows):
    """Rows of (program, size, seconds to the first page, seconds of each edit, peak MiB)."""
    lines = ["| server | disclosures | first page s | edits | median ms | 95th percentile ms | most ms | peak MiB |",
             "|---|---|---|---|---|---|---|---|"]
    for name, size, up, took, peak in rows:
        ms = sorted(second * 1000 for second in took)
        if not ms:
            lines.append(f"| {name} | {size:,} | {up:.1f} | 0 | not seen in time | | | {peak:.0f} |")
            continue
        late = ms[min(len(ms) - 1, -(-len(ms) * 95 // 100) - 1)]
        lines.append(f"| {name} | {size:,} | {up:.1f} | {len(ms)} | {statistics.median(ms):.0f} | {late:.0f} | {ms[-1]:.0f} | {peak:.0f} |")
    return "\n".join(lines)


def saved(text, name=""):
    path = ROOT / "benches/results" / f"{datetime.date.today()}{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path.relative_to(ROOT)

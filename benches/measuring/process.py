"""One whole process: wall, processor time, peak memory; and what a folder holds."""
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path


def run(command, folder=None):
    """Runs a command to its end. Processor time is that of the process and all it started; the peak
    is that of the largest of them; `others` is how many processors the rest of the machine used."""
    busy, began = busy_seconds(), time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{said[-3000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    others = max(0.0, busy_seconds() - busy - cpu) / wall
    return {"wall": wall, "cpu": cpu, "peak": usage.ru_maxrss / 1024, "others": others, "said": said}


def busy_seconds():
    """Processor seconds that all programs of the machine have used."""
    first = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    user, nice, system, _, _, irq, soft = map(int, first[:7])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")


def counted(folder):
    """Files below a folder, and their bytes."""
    sizes = [(Path(at) / name).lstat().st_size for at, _, names in os.walk(folder) for name in names]
    return len(sizes), sum(sizes)


def removed(*paths):
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()


def place():
    """A memory file system, where there is one: other programs' disk writes stay out."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else None


def say(line):
    print(line, file=sys.stderr, flush=True)

"""From a saved file to the changed pages, under each program's own development server.

The persons of one household are changed in one file; then the page of its list and the page of its
district are asked for until both show the new sums. danbiet adds the district up itself; the others
have the sum in the district's own file, which is saved in the same moment. Only processes that were
started here are ended.
"""
import http.client
import re
import signal
import socket
import subprocess
import time

from .process import removed

STEP = 0.002
LONGEST = 240
# Servers that gather changes, or delay, must not have the next edit fall into the last one's wake.
PAUSE = 0.5


class Server:
    def __init__(self, name, form, command, left=()):
        self.name, self.form, self.words, self.left = name, form, command, left

    def command(self, site, port):
        return [str(word).replace("SITE", str(site)).replace("PORT", str(port)) for word in self.words]


def servers(target, found):
    list_of = [Server("danbiet serve", "danbiet",
                      [target / "danbiet", "serve", "--site", "SITE", "--out", "SITE/public", "--port", "PORT"],
                      ("public", ".danbiet-cache", ".danbiet-public"))]
    if "hugo" in found:
        path = found["hugo"][1].words[0]
        list_of.append(Server("hugo server, TOML", "hugo-toml", [path, "server", "--source", "SITE", "--port", "PORT"]))
    if "zola" in found:
        path = found["zola"][1].words[0]
        list_of.append(Server("zola serve, TOML", "zola-toml", [path, "--root", "SITE", "serve", "--port", "PORT"]))
    if "eleventy" in found:
        path = found["eleventy"][0].words[0]
        list_of.append(Server("eleventy --serve", "eleventy", [path, "--serve", "--port=PORT"]))
        list_of.append(Server("eleventy --serve --incremental", "eleventy", [path, "--serve", "--incremental", "--port=PORT"]))
    return list_of


def measure(server, edits, count):
    """Seconds until the first page, seconds of each edit that was seen, peak MiB."""
    site, port = edits.site, free_port()
    removed(*(site / name for name in server.left))
    unit = edits.file.parent.parent if edits.file.parent.name.isdigit() else edits.file.parent
    district = District(unit.parent, site)
    page = f"/{unit.relative_to(site / 'content')}/2024/ho-ngheo/"
    began = time.perf_counter()
    process = subprocess.Popen(server.command(site, port), cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    took, peak = [], 0
    try:
        if not until(lambda: "Tổng cộng" in get(port, page)):
            return LONGEST, took, peak
        up = time.perf_counter() - began
        own, all_of = shown_total(get(port, page)), district.shown(get(port, district.address))
        time.sleep(2)
        for number in range(count):
            change = edits.set_members(11 + number)
            district.write(all_of + change)
            saved = time.perf_counter()
            there = until(lambda: shown_total(get(port, page)) == own + change
                          and district.shown(get(port, district.address)) == all_of + change)
            if not there:
                break
            took.append(time.perf_counter() - saved)
            time.sleep(PAUSE)
        peak = peak_of(process.pid)
    finally:
        edits.file.write_text(edits.before, encoding="utf-8")
        district.put_back()
        ended(process)
    return up, took, peak


class District:
    """The page of a district, and the file in which the others have its sums."""

    def __init__(self, folder, site):
        self.address = f"/{folder.relative_to(site / 'content')}/"
        files = [folder / name for name in ("_index.md", "index.md") if (folder / name).exists()]
        self.file = files[0] if files else None
        self.before = self.file.read_text(encoding="utf-8") if self.file else ""

    def shown(self, html):
        found = re.search(r"Số khẩu</th><td>([\d.]+)", html)
        return int(found[1].replace(".", "")) if found else None

    def write(self, persons):
        if self.file:
            grouped = f"{persons:,}".replace(",", ".")
            new = re.sub(r"(Số khẩu\"?\n\s*sum(?::| =) )\"[\d.]+\"", rf'\g<1>"{grouped}"', self.before, count=1)
            self.file.write_text(new, encoding="utf-8")

    def put_back(self):
        if self.file:
            self.file.write_text(self.before, encoding="utf-8")


def shown_total(html):
    found = re.search(r"Tổng cộng</th><td></td><td></td><td>(\d+)", html)
    return int(found[1]) if found else None


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.read().decode("utf-8", "replace") if answer.status == 200 else ""
    except OSError:
        return ""
    except http.client.HTTPException:
        return ""
    finally:
        connection.close()


def until(what):
    end = time.perf_counter() + LONGEST
    while time.perf_counter() < end:
        if what():
            return True
        time.sleep(STEP)
    return False


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def peak_of(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) / 1024


def ended(process):
    process.send_signal(signal.SIGINT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

"""How each program wants the corpus: danbiet's files, and front matter for the others.

All forms have the same fields with the same values, one a line; what differs is syntax. Dates are
written out for the others, and so are sums, so that their templates only print.
"""
import shutil
from pathlib import Path

from content import YEAR, spoken

HERE = Path(__file__).parent
PHRASE = f"năm {YEAR}"


def short(day):
    return day.strftime("%d/%m/%Y")


# --- syntax ------------------------------------------------------------------------------------


def yaml_scalar(value):
    if isinstance(value, int):
        return str(value)
    plain = value[:1].isalpha() and not any(sign in value for sign in (": ", " #", '"', "\xa0"))
    return value if plain else '"' + value.replace('"', '\\"') + '"'


def yaml_fields(fields, pad=""):
    return "".join(f"{pad}{key}: {yaml_scalar(value)}\n" for key, value in fields.items())


def yaml_rows(rows, pad=""):
    lines = []
    for row in rows:
        lead = f"{pad}- "
        for key, value in row.items():
            lines.append(f"{lead}{key}: {yaml_scalar(value)}\n")
            lead = f"{pad}  "
    return "".join(lines)


def toml_scalar(value):
    return str(value) if isinstance(value, int) else '"' + value.replace('"', '\\"') + '"'


def toml_fields(fields):
    return "".join(f"{key} = {toml_scalar(value)}\n" for key, value in fields.items())


def toml_rows(rows, name):
    return "".join(f"[[{name}]]\n{toml_fields(row)}" for row in rows)


def yaml_matter(top, box, fields, lists):
    """Front matter: the program's own keys at the top, ours in a box where it has one."""
    pad = "  " if box else ""
    text = "---\n" + yaml_fields(top) + (f"{box}:\n" if box else "") + yaml_fields(fields, pad)
    for name, rows in lists.items():
        text += f"{pad}{name}:\n{yaml_rows(rows, pad + '  ')}" if rows else ""
    return text + "---\n"


def toml_matter(top, box, fields, lists):
    text = "+++\n" + toml_fields(top) + f"[{box}]\n" + toml_fields(fields)
    for name, rows in lists.items():
        text += toml_rows(rows, f"{box}.{name}")
    return text + "+++\n"


# --- danbiet -----------------------------------------------------------------------------------


class Danbiet:
    """`content/UNIT/YEAR/KIND.yaml`, or `.md` for a report; kinds and theme beside it."""

    FORMS = {"poor-households": "households", "budget-estimate": "budget", "budget-execution": "budget",
             "anti-corruption": "indicators"}

    def __init__(self, root):
        self.root = root

    def disclosure(self, commune, one):
        text = yaml_fields(dict(kind=one["kind"], period=YEAR, title=one["title"]))
        text += f"decision:\n  number: {yaml_scalar(one['number'])}\n  signed: {one['signed']}\n  signer: {one['signer']}\n"
        text += f"published: {one['published']}\n"
        if one["kind"] != "anti-corruption":
            text += "money: đồng\n"
        text += f"tables:\n  {self.FORMS[one['kind']]}:\n{yaml_rows(one['rows'], '    ')}"
        if one["body"]:
            text = f"---\n{text}---\n\n{one['body']}"
        ending = "md" if one["body"] else "yaml"
        put(self.root / "content" / commune["path"] / str(YEAR) / f"{one['address']}.{ending}", text)

    def unit(self, unit):
        fields = dict(code=unit["code"], level=unit["level"], name=unit["name"])
        put(self.root / "content" / unit["path"] / "unit.yaml", yaml_fields(fields))

    def site(self, _provinces):
        shutil.copytree(HERE / "danbiet", self.root, dirs_exist_ok=True)
        styles = self.root / "themes/plain/styles"
        styles.mkdir(exist_ok=True)
        shutil.copy(HERE / "style.css", styles / "site.css")


# --- the others --------------------------------------------------------------------------------


class Peer:
    """A page for each disclosure and unit, all data in its front matter."""

    def __init__(self, root):
        self.root = root

    def disclosure(self, commune, one):
        fields = dict(kind=one["kind"], number=one["number"], signed=short(one["signed"]), signer=one["signer"],
                      published=short(one["published"]), **one["totals"])
        top = dict(title=one["title"], weight=one["weight"], **self.template(one["kind"]), **self.address(commune, one))
        matter = self.MATTER(top, self.BOX, fields, dict(rows=one["rows"]))
        put(self.root / "content" / self.file(commune, one), f"{matter}\n{one['body']}")

    def unit(self, unit):
        of = self.communes_below(unit)
        rows = [dict(group=f"{group} {PHRASE}", label=label, sum=spoken(number, money), of=f"{count}/{of}")
                for (group, label), (number, money, count) in unit["sums"].items()] if unit["below"] else []
        top = dict(title=unit["name"], weight=unit["weight"], **self.template(unit["level"]), **self.OF_UNITS)
        matter = self.MATTER(top, self.BOX, dict(level=unit["level"]), dict(sums=rows))
        put(self.root / "content" / unit["path"] / self.INDEX, matter)

    def site(self, _provinces):
        top = dict(title="Cổng mẫu", weight=1, **self.template("home"), **self.OF_UNITS)
        put(self.root / "content" / self.INDEX, self.MATTER(top, self.BOX, dict(level="home"), {}))
        shutil.copytree(HERE / self.FOLDER, self.root, dirs_exist_ok=True)
        (self.root / "static").mkdir(exist_ok=True)
        shutil.copy(HERE / "style.css", self.root / "static/style.css")

    def communes_below(self, unit):
        return sum(map(self.communes_below, unit["below"])) if unit["below"] else 1

    def file(self, commune, one):
        return f"{commune['path']}/{YEAR}/{one['address']}.md"

    def address(self, _commune, _one):
        return {}


class HugoYaml(Peer):
    FOLDER, BOX, INDEX, OF_UNITS, MATTER = "hugo", "params", "_index.md", {}, staticmethod(yaml_matter)

    def template(self, name):
        return dict(layout=name)


class HugoToml(HugoYaml):
    MATTER = staticmethod(toml_matter)


class ZolaYaml(Peer):
    FOLDER, BOX, INDEX, OF_UNITS = "zola", "extra", "_index.md", dict(sort_by="weight")
    MATTER = staticmethod(yaml_matter)

    def template(self, name):
        return dict(template=f"{name}.html")

    # A folder without a page of its own would hide its pages from the unit's: they stand beside it.
    def file(self, commune, one):
        return f"{commune['path']}/{one['address']}.md"

    def address(self, commune, one):
        return dict(path=f"{commune['path']}/{YEAR}/{one['address']}")


class ZolaToml(ZolaYaml):
    MATTER = staticmethod(toml_matter)


class Eleventy(Peer):
    FOLDER, BOX, INDEX, OF_UNITS, MATTER = "eleventy", "", "index.md", {}, staticmethod(yaml_matter)

    def template(self, name):
        return dict(layout=f"{name}.11ty.cjs")


ALL = {"danbiet": Danbiet, "hugo-yaml": HugoYaml, "hugo-toml": HugoToml, "zola-yaml": ZolaYaml,
       "zola-toml": ZolaToml, "eleventy": Eleventy}


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")

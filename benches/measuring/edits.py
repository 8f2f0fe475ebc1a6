"""What is done to a site between two builds: the same for every program, in its own form.

Each is a new edit every time, so that a build after it has something to do.
"""
import re

YEAR, OTHER_YEAR = "2024", "2023"


class Edits:
    """The edits of one site; of the plain corpus, or of the one with everything."""

    def __init__(self, site, form):
        self.site, self.form = site, form
        lists = sorted((site / "content").glob("**/ho-ngheo.*"))
        self.lists, self.number = lists, 0
        self.file = lists[len(lists) // 2]
        self.before = self.file.read_text(encoding="utf-8")

    def change(self):
        """Another figure in one disclosure: the persons of the first household.

        With everything, lists are past their posting and only counts are left on their pages, so there
        the first household goes from one class to the other.
        """
        self.number += 1
        if self.form == "everything":
            self.other_class()
        else:
            self.set_members(1 + self.number % 8)

    def other_class(self):
        text = self.file.read_text(encoding="utf-8")
        other = {"poor": "near-poor", "near-poor": "poor"}
        text = re.sub(r"(\bclass: )([a-z-]+)", lambda found: found[1] + other[found[2]], text, count=1)
        self.file.write_text(text, encoding="utf-8")

    def set_members(self, members):
        """Gives the total that the page must show then, and the difference to what it was at first."""
        found = re.search(r"\b(members(?::| =) )(\d+)", self.before)
        difference = members - int(found[2])
        text = self.before[:found.start()] + found[1] + str(members) + self.before[found.end():]
        total = re.search(r"^(\s*total_members(?::| =) )(\d+)", text, re.M)
        if total:
            text = text[:total.start()] + total[1] + str(int(total[2]) + difference) + text[total.end():]
        self.file.write_text(text, encoding="utf-8")
        return difference

    def new(self):
        """One disclosure more: last year's list of another commune each time."""
        self.number += 1
        model = self.lists[self.number % len(self.lists)]
        text = model.read_text(encoding="utf-8").replace(f"period: {YEAR}", f"period: {OTHER_YEAR}", 1)
        text = text.replace(f"/{YEAR}/", f"/{OTHER_YEAR}/", 1)
        if model.parent.name == YEAR:
            new = model.parent.parent / OTHER_YEAR / model.name
        else:
            new = model.with_stem(f"{model.stem}-{OTHER_YEAR}")
        new.parent.mkdir(exist_ok=True)
        new.write_text(text, encoding="utf-8")

    def style(self):
        """One rule more in the style sheet."""
        self.number += 1
        file = next(self.site.glob("themes/*/styles/site.css"), self.site / "static/style.css")
        with file.open("a", encoding="utf-8") as style:
            style.write(f".moi-{self.number}{{margin:{self.number}px}}\n")

    def template(self):
        """Another word in the template of districts; danbiet has one for all units."""
        self.number += 1
        names = ["themes/*/pages/unit.html", "layouts/district.html", "templates/district.html",
                 "_includes/district.11ty.cjs"]
        file = next(path for name in names for path in self.site.glob(name))
        text = file.read_text(encoding="utf-8")
        new = re.sub(r"Đơn vị trực thuộc( \d+)?|(?<=</h1>)(?:<p>\d+</p>)?", self.other_word, text, count=1)
        file.write_text(new, encoding="utf-8")

    def other_word(self, found):
        return f"Đơn vị trực thuộc {self.number}" if found[0].startswith("Đ") else f"<p>{self.number}</p>"


MODES = {"cold": None, "same": None, "change": Edits.change, "new": Edits.new, "style": Edits.style,
         "template": Edits.template}

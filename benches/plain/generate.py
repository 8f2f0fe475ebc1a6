#!/usr/bin/env python3
"""Writes one corpus, equal in content, as a site for danbiet and for each other program.

    benches/generate --plain --communes 1000 DIR            4,000 disclosures, all forms
    benches/generate --plain --communes 100 --forms danbiet,hugo-toml DIR

DIR holds a folder for each form: danbiet (YAML), hugo-yaml, hugo-toml, zola-yaml, zola-toml, eleventy
(YAML), and truth.json, what the pages must add up to. The others are favoured: the sums of a list and
of a unit are written into their sources, while danbiet adds them up.
"""
import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import content  # noqa: E402
import forms  # noqa: E402


def main():
    asked = arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for form in asked.forms:
        if (asked.folder / form).exists():
            sys.exit(f"{asked.folder / form} is there already: name a new folder")
    truth = write(asked.folder, asked.forms, asked.communes, asked.seed)
    (asked.folder / "truth.json").write_text(json.dumps(truth) + "\n", encoding="utf-8")
    print(f"{truth['communes']} communes, {truth['disclosures']} disclosures, {truth['rows']} rows: {', '.join(asked.forms)}")


def arguments():
    parser = argparse.ArgumentParser(prog="benches/generate --plain", description=__doc__.split("\n")[0])
    parser.add_argument("--communes", type=int, required=True, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--forms", default=",".join(forms.ALL), metavar="A,B")
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    asked.forms = asked.forms.split(",")
    for form in asked.forms:
        if form not in forms.ALL:
            parser.error(f"no form {form}: one of {', '.join(forms.ALL)}")
    return asked


def write(folder, chosen, communes, seed):
    """All of it; gives what the pages must add up to."""
    truth = dict(communes=communes, disclosures=0, rows=0, units=0, sums={})
    writers = [forms.ALL[form](folder / form) for form in chosen]
    provinces = content.provinces(communes)
    for province in provinces:
        for district in province["below"]:
            for commune in district["below"]:
                made = content.disclosures(commune, seed)
                commune["sums"] = {}
                for one in made:
                    add(commune["sums"], {(group, label): (number, money, 1) for group, label, number, money in one["figures"]})
                    for writer in writers:
                        writer.disclosure(commune, one)
                truth["disclosures"] += len(made)
                truth["rows"] += sum(len(one["rows"]) for one in made)
            sum_up(district)
        sum_up(province)
        for (group, label), (number, _, _) in province["sums"].items():
            key = f"{group}: {label}"
            truth["sums"][key] = truth["sums"].get(key, 0) + number
        truth["units"] += 1 + len(province["below"])
        for unit in [province, *province["below"], *(c for d in province["below"] for c in d["below"])]:
            for writer in writers:
                writer.unit(unit)
    for writer in writers:
        writer.site(provinces)
    return truth


def sum_up(unit):
    unit["sums"] = {}
    for below in unit["below"]:
        add(unit["sums"], below["sums"])


def add(sums, more):
    for key, (number, money, count) in more.items():
        before = sums.get(key, (0, money, 0))
        sums[key] = (before[0] + number, money, before[2] + count)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Counts the matrix of indicators again, from an export and spec/ alone.

    curl -s  https://<depositary>/export/<size>/register.ndjson -o register.ndjson
    curl -s  https://<depositary>/export/<size>/words.ndjson -o words.ndjson
    python3 indicators.py register.ndjson words.ndjson --call <call> --day 2027-06-30

prints the columns of /<call>/indicators.csv that are counted, in the order of that file. What rules ask is told by
status.py beside it, day by day; catalogues are read from words.ndjson, and no file of figures is. The codebook of the call,
/<call>/indicators/codebook, says in words what is done here. Python's standard library is all that it needs.
"""

import argparse
import base64
import collections
import csv
import hashlib
import json
import sys

from status import ONE, Moves, Register, Signatory, day, days_later, digest, months_later

CODES = ["not-asked", "not-due", "not-reported", "declined", "not-applicable", "withheld-by-party", "withheld-by-law"]
OF_DATES = ["not-asked", "not-due", "not-reported"]
STANDINGS = ["given", "in-part", *CODES, "several", "elsewhere"]
COLUMNS = (
    ["catalogue", "indicator", "from", "until", "usual", "asked"]
    + [one.replace("-", "_") for one in STANDINGS]
    + ["unasked_given", "unasked_missing", "cells_given"]
    + ["cells_" + one.replace("-", "_") for one in CODES]
    + ["silent_not_due", "silent_not_reported", "unknown", "unknown_given", "unknown_missing"]
)


def read_words(lines):
    """Files by their digests. Each is checked: the hash of its salt and its bytes is its name."""
    found = {}
    for line in lines:
        one = json.loads(line)
        if one["salt"] is None:
            continue
        salt, data = base64.b64decode(one["salt"]), base64.b64decode(one["bytes"])
        name = base64.urlsafe_b64encode(hashlib.sha256(salt + data).digest()).decode().rstrip("=")
        if one["digest"] != "sha256:" + name:
            raise ValueError("%s is not the hash of its bytes" % one["digest"])
        found[one["digest"]] = data
    return found


class Catalogue:
    """Its editions by the end of a day, with what each asks of which kinds; None where its file is withheld."""

    def __init__(self, name, editions, words):
        self.name = name
        self.editions = []
        for _, row in sorted(editions.items()):
            data = words.get(row["data"]["digest"])
            asks = None
            if data is not None:
                asks = {one["id"]: (one["how"], one["kinds"]) for one in json.loads(data)["indicators"]}
            self.editions.append({"day": day(row["day"]), "ids": [one["id"] for one in row["indicators"]], "asks": asks})

    def indicators(self):
        """Those of the newest edition, then what older ones alone had."""
        found = {}
        for edition in reversed(self.editions):
            for one in edition["ids"]:
                found.setdefault(one)
        return list(found)

    def asks(self, indicator, on, kind):
        """Or None where that is not known: the statement lists the indicator, and the file is withheld."""
        known = [edition for edition in self.editions if edition["day"] <= on]
        if not known or indicator not in known[-1]["ids"]:
            return False
        if known[-1]["asks"] is None:
            return None
        how, kinds = known[-1]["asks"][indicator]
        return how == "reported" and (kinds is None or kind in kinds)


class Party:
    """What was ever asked of one party by a clause that asks for figures, as it stood on the last day on which it was."""

    def __init__(self, register, call, party, on):
        self.row = register.get("parties", party)
        self.on = on
        self.filings = [
            (row["catalogue"], day(row["day"]), row["periods"])
            for (table, key), row in register.rows.items()
            if table == "figures" and key.startswith("%s/%s/" % (call, party)) and day(row["day"]) <= on
        ]
        self.windows = []
        if register.get("signatures", call, party) is None:
            return
        signatory = Signatory(register, call, party)
        signed = [day(one["day"]) for one in signatory.events]
        told, later = set(), None
        date = on
        while signed and date >= min(signed):
            policy = None if signatory.has_ended(date) else signatory.policy(date)
            clauses = {one["id"]: one for one in (policy or {}).get("clauses", [])}
            # A window that was asked yesterday and is not today closed with one of these.
            now = self.bound(signatory, date)
            if now != later and any("indicators" in one["asks"] for one in clauses.values()):
                for one in signatory.asked(date, Moves(register, call, date)):
                    clause = clauses[one["clause"]]
                    name = digest(clause), one["due"]
                    if "indicators" not in clause["asks"] or name in told:
                        continue
                    told.add(name)
                    if date == on or one["state"] in ("met", "overdue"):
                        self.windows.append((clause, one))
            later = now
            date -= ONE

    def bound(self, signatory, on):
        bound = signatory.binding(on)
        held = [
            one["class"]
            for one in signatory.classes
            if day(one["day"]) < on and (one["ended"] is None or on < day(one["ended"]["day"]))
        ]
        return bound, bound and signatory.last_yes(on), signatory.has_ended(on), self.kind(on), held

    def kind(self, on):
        found = None
        versions = self.row["versions"]
        for one, following in zip(versions, [*versions[1:], None]):
            if following is not None and following["from"] == one["from"]:
                continue
            counts = days_later(day(one["from"]), 0 if one["from"] == versions[0]["from"] else 1)
            if counts <= on:
                found = one["kind"]
        return found

    def bounds(self, catalogue, indicator, period):
        """
        Since when it was bound, and the last day on which nobody is late, None for whom nothing was asked; and whether it
        is known that it was. A window that may have asked counts too.
        """
        found = []
        is_known = False
        until = day(period[1])
        for clause, one in self.windows:
            due, since, opens, last = (day(one[name]) for name in ("due", "since", "opens", "last"))
            if clause["asks"]["indicators"] != catalogue.name or not since <= until < due:
                continue
            if until < before(clause["cycle"], due, since):
                continue
            days = [opens, self.reported(catalogue, opens, last, period)]
            asks = [catalogue.asks(indicator, on, self.kind(on)) for on in days]
            if False in asks:
                continue
            found.append((since, last))
            is_known = is_known or None not in asks
        bounds = (min(one for one, _ in found), max(last for _, last in found)) if found else None
        return bounds, is_known

    def ends_asked(self, catalogue):
        """Of each window from when on a period ends that it is about, and before when."""
        for clause, one in self.windows:
            due, since = day(one["due"]), day(one["since"])
            if clause["asks"]["indicators"] == catalogue:
                yield max(since, before(clause["cycle"], due, since)), due

    def reported(self, catalogue, opens, last, period):
        """The last day in the window on which it reported of these days, or the first that was late, or until when it can."""
        found = [
            filed
            for name, filed, periods in self.filings
            if name == catalogue.name and filed >= opens
            if any(overlap(period, (one["from"], one["until"])) for one in periods)
        ]
        in_time = [filed for filed in found if filed <= last]
        return max(in_time) if in_time else min(found) if found else min(last, self.on)


def before(cycle, due, since):
    """The due day of the window before."""
    if "months" not in cycle:
        return since
    first = day(cycle["due"]) if cycle["by"] == "calendar" else days_later(since, cycle["due"])
    k = 0
    while months_later(first, k * cycle["months"]) < due:
        k += 1
    return months_later(first, (k - 1) * cycle["months"])


def overlap(a, b):
    return a[0] <= b[1] and b[0] <= a[1]


class Usual:
    """The periods in which missing answers are counted. `pooled` and `used` have a set of periods for each party."""

    def __init__(self, pooled, asked, on):
        self.asked, self.on = asked, on
        pooled = self.over(pooled)
        self.leads = leads(pooled)
        by = collections.Counter(period for its in pooled for period in its)
        most = max(by.values(), default=0)
        self.least = max(most / 2, 2 if any(self.is_asked(one) for one in by) else min(2, most))
        leading = {one for one in by if self.leads[month(one)]["length"] == length(one)}
        meant = {one for one in leading if self.is_meant(one, by)}
        for period in sorted(leading):
            if any(days_later(day(one[1]), 1) == day(period[0]) and length(one) == length(period) for one in meant):
                meant.add(period)
        self.of_catalogue = apart({one: by[one] for one in meant}, [])

    def of(self, used):
        used = self.over(used)
        own = leads(used)
        by = collections.Counter(period for its in used for period in its)
        counted = {}
        for period in by:
            lead, common = own[month(period)], self.leads[month(period)]
            if lead["length"] != length(period) or not self.is_meant(period, by):
                continue
            if lead["length"] == common["length"]:
                is_own = True
            elif rough(lead["length"]) > rough(common["length"]):
                is_own = lead["by"] * 3 >= common["of"] and lead["by"] >= min(2, common["of"])
            else:
                is_own = lead["by"] * 2 > common["of"]
            if is_own:
                counted[period] = by[period]
        return apart(counted, self.of_catalogue)

    def over(self, used):
        found = [{one for one in its if day(one[1]) < self.on} for its in used]
        return [its for its in found if its]

    def is_asked(self, period):
        return any(first <= day(period[1]) < due for first, due in self.asked)

    def is_meant(self, period, by):
        return by[period] >= self.least or self.is_asked(period)


def leads(used):
    """By month: the length of periods by which most report. A party counts by those that ended in it, or last before it."""
    found = {}
    for end in sorted({month(period) for its in used for period in its}):
        by, of = collections.Counter(), 0
        for its in used:
            ends = [month(period) for period in its if month(period) <= end]
            if ends:
                of += 1
                by.update({length(period) for period in its if month(period) == max(ends)})
        best = max(by, key=lambda one: (by[one], rough(one) <= 366, rough(one)))
        found[end] = {"length": best, "by": by[best], "of": of}
    return found


def apart(used, others):
    taken = []
    for period in [*sorted(used, key=lambda one: (-used[one], one)), *others]:
        if not any(overlap(period, one) for one in taken):
            taken.append(period)
    return taken


def month(period):
    return period[1][:7]


def rough(one):
    kind, many = one
    return many * 30.43 if kind == "months" else many


def length(period):
    first, following = day(period[0]), days_later(day(period[1]), 1)
    months = (following.year - first.year) * 12 + following.month - first.month
    if months > 0 and following.day == first.day:
        return "months", months
    return "days", (following - first).days


def standing(cells, follows):
    """What a party that was asked cannot choose is what follows from dates and rules."""
    codes = {follows if follows and code in OF_DATES else code for code in cells["missing"]}
    if cells["given"] > 0:
        return "in-part" if codes else "given"
    return codes.pop() if len(codes) == 1 else "several"


def answers(cells, until, filed):
    """A value or a reason of the party's own, for days that were over when it was filed."""
    return day(until) <= filed and (cells["given"] > 0 or any(code not in OF_DATES for code in cells["missing"]))


def answered(period, own, since, last):
    """Whether answers for other periods leave no day open that its party owed, or none of which it could tell in time."""
    others = sorted(one for one, (cells, filed) in own.items() if answers(cells, one[1], filed))
    first, until = max(day(period[0]), since), day(period[1])
    while first <= until:
        on = [one for one in others if day(one[0]) <= first <= day(one[1])]
        if not on:
            ending = [one for one in others if days_later(day(one[1]), 1) == first]
            return any(length(one) == length(period) and following(one) > last for one in ending)
        first = days_later(max(day(one[1]) for one in on), 1)
    return True


def following(period):
    """The last day of the next period that is as long."""
    first = days_later(day(period[1]), 1)
    kind, many = length(period)
    return days_later(months_later(first, many) if kind == "months" else days_later(first, many), -1)


def told_by(register, call, catalogue, on):
    """Of each party and indicator what it said last of each period, and the day of that."""
    sayings = collections.defaultdict(list)
    for (table, key), row in register.rows.items():
        if table != "figures" or not key.startswith(call + "/") or row["catalogue"] != catalogue:
            continue
        known = [one for one in [row, *row["corrections"]] if day(one["day"]) <= on]
        if day(row["day"]) <= on:
            sayings[key.split("/")[1]].append(max(known, key=lambda one: one["entry"]))
    found = {}
    for party, all_ in sayings.items():
        found[party] = collections.defaultdict(dict)
        for one in sorted(all_, key=lambda it: it["entry"]):
            for period in one["periods"]:
                for cells in period["indicators"]:
                    found[party][cells["id"]][period["from"], period["until"]] = cells, day(one["day"])
    return found


def rows_of(register, call, catalogue, told, parties, on):
    pooled = [{period for periods in its.values() for period in periods} for its in told.values()]
    used = collections.defaultdict(list)
    for its in told.values():
        for indicator, periods in its.items():
            used[indicator].append(set(periods))
    asked = {ends for party in parties.values() for ends in party.ends_asked(catalogue.name)}
    usual = Usual(pooled, asked, on)
    for indicator in catalogue.indicators():
        commonly = set(usual.of(used[indicator]))
        counts = {period: collections.Counter() for period in commonly}
        for name, party in parties.items():
            own = told.get(name, {}).get(indicator, {})
            for period in commonly | set(own):
                bounds, is_known = party.bounds(catalogue, indicator, period)
                since, last = bounds or (None, None)
                count = counts.setdefault(period, collections.Counter())
                if last is None:
                    follows = None
                elif is_known:
                    follows = "not-reported" if on > last else "not-due"
                else:
                    follows = "unknown"
                    count["unknown"] += 1
                if period in own:
                    cells, _ = own[period]
                    how = standing(cells, follows)
                    if follows == "unknown":
                        if how != "unknown":
                            count["unknown_given" if how in ("given", "in-part") else "unknown_missing"] += 1
                    elif last is not None:
                        count["asked"] += 1
                        count[how] += 1
                        if how == follows and list(cells["missing"]) != [how]:
                            count["silent_" + how] += 1
                    elif how != "not-asked":
                        count["unasked_given" if how in ("given", "in-part") else "unasked_missing"] += 1
                    count["cells_given"] += cells["given"]
                    for code, n in cells["missing"].items():
                        count["cells_" + code] += n
                elif last is not None and is_known:
                    count["asked"] += 1
                    if answered(period, own, since, last):
                        count["elsewhere"] += 1
                    else:
                        count[follows] += 1
                        count["silent_" + follows] += 1
        for period in sorted(counts):
            named = {key.replace("-", "_"): n for key, n in counts[period].items()}
            is_usual = "yes" if period in commonly else "no"
            yield [catalogue.name, indicator, *period, is_usual] + [named.get(one, 0) for one in COLUMNS[5:]]


def tell(register, words, call, on):
    editions = collections.defaultdict(dict)
    for (table, key), row in register.rows.items():
        if table == "indicatorEditions" and key.startswith(call + "/") and day(row["day"]) <= on:
            _, name, number = key.split("/")
            editions[name][int(number)] = row
    reported = {
        key.split("/")[1]
        for (table, key), row in register.rows.items()
        if table == "figures" and key.startswith(call + "/") and day(row["day"]) <= on
    }
    names = sorted(set(register.under("signatures", call)) | reported)
    parties = {name: Party(register, call, name, on) for name in names}
    for name in sorted(editions):
        catalogue = Catalogue(name, editions[name], words)
        told = told_by(register, call, name, on)
        yield from rows_of(register, call, catalogue, told, parties, on)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("register", help="register.ndjson")
    parser.add_argument("words", help="words.ndjson")
    parser.add_argument("--call", required=True)
    parser.add_argument("--day", required=True, type=day)
    asked = parser.parse_args()
    try:
        with open(asked.register, encoding="utf-8") as lines:
            register = Register(lines)
        with open(asked.words, encoding="utf-8") as lines:
            words = read_words(lines)
    except (ValueError, TypeError, KeyError) as error:
        parser.error("this is no export of a register: %s" % error)
    if register.get("calls", asked.call) is None:
        parser.error("the register has no call %s" % asked.call)
    out = csv.writer(sys.stdout)
    out.writerow(COLUMNS)
    out.writerows(tell(register, words, asked.call, asked.day))


if __name__ == "__main__":
    main()

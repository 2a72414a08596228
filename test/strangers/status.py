#!/usr/bin/env python3
"""What clauses ask, and where commitments stand, from an export, spec/register.md and spec/commitments.md alone.

    curl -sL https://<depositary>/export/latest -o register.ndjson
    python3 status.py register.ndjson --call <call> --day 2027-06-30 [--day ...] [--party <id>]

prints a line of JSON for each party that has signed, and each day. It is written from the sections "How days move", "What
clauses ask" and "Where a commitment stands", sentence by sentence and day by day, slowly; it shares no line with the
software that serves the register. Python's standard library is all that it needs.
"""

import argparse
import base64
import datetime
import functools
import hashlib
import json
import sys

LAST = datetime.date.max  # 9999-12-31
ONE = datetime.timedelta(days=1)


def day(text):
    return datetime.date.fromisoformat(text)


def days_later(date, n):
    try:
        return date + datetime.timedelta(days=n)
    except OverflowError:
        return LAST


def months_later(date, m):
    count = date.year * 12 + date.month - 1 + m
    year, month = count // 12, count % 12 + 1
    if year > 9999:
        return LAST
    for last in (date.day, 30, 29, 28):
        if last <= date.day:
            try:
                return datetime.date(year, month, last)
            except ValueError:
                continue


def digest(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    hashed = hashlib.sha256(text.encode()).digest()
    return "sha256:" + base64.urlsafe_b64encode(hashed).decode().rstrip("=")


class Register:
    """The rows of an export, by table and key."""

    def __init__(self, lines):
        self.rows = {}
        for line in lines:
            one = json.loads(line)
            if "table" in one:
                self.rows[one["table"], one["key"]] = one["row"]

    def get(self, table, *key):
        return self.rows.get((table, "/".join(key)))

    def under(self, table, call):
        return [key.split("/")[1] for (name, key) in self.rows if name == table and key.startswith(call + "/")]


class Moves:
    """How days move: what is known of it on a day."""

    def __init__(self, register, call, on):
        extensions = (register.get("extensions", call) or {}).get("extensions", [])
        self.extensions = [one for one in extensions if day(one["day"]) <= on]
        interruptions = (register.get("interruptions", "log") or {}).get("interruptions", [])
        self.shut = {}
        for one in interruptions:
            if day(one["day"]) > on:
                continue
            end = datetime.datetime.fromisoformat(one["until"].rstrip("Z")) - datetime.timedelta(seconds=1)
            date = day(one["from"][:10])
            while date <= end.date():
                self.shut.setdefault(date, one["entry"])
                date += ONE

    def last(self, run, n):
        """The last of n days of a run, and the entries that moved it."""
        opens, due, clause = run
        mine = [
            one
            for one in self.extensions
            if day(one["from"]) <= due <= day(one["until"]) and one["clause"] in (None, clause)
        ]
        found = days_later(due, n + sum(one["days"] for one in mine))
        moved = {one["entry"] for one in mine}
        for shut in sorted(date for date in self.shut if date >= opens):
            if shut > found:
                break
            found = days_later(found, 1)
            moved.add(self.shut[shut])
        return found, sorted(moved)


STATES_NOT = {"accepted", "declared", "narrowed", "reserved"}
ENDS = {"withdrawn", "removed", "invalidated"}


class Signatory:
    """One party on one call."""

    def __init__(self, register, call, party):
        self.register, self.call = register, call
        self.row = register.get("parties", party)
        self.events = register.get("signatures", call, party)["events"]
        self.classes = (register.get("classes", call, party) or {}).get("classes", [])
        schedule = register.get("schedules", call, party) or {}
        self.commitments = schedule.get("commitments", [])
        self.reports = schedule.get("reports", [])
        self.policies = register.get("calls", call)["policies"]
        self.binding = functools.lru_cache(maxsize=None)(self._binding)

    # Which policy binds

    def _binding(self, on):
        events = [one for one in self.events if day(one["day"]) <= on]
        policies = [one for one in self.policies if day(one["day"]) <= on]
        signed = [i for i, one in enumerate(events) if "manifest" in one]
        states = [one for one in events if one["what"] not in STATES_NOT]
        if not signed or states[-1]["what"] in ENDS:
            return None
        s = events[signed[-1]]
        y = self.yes(events)
        place = y.get("yes", y.get("sealed", y["entry"]))
        bound = y["policy"]
        n = [one["noticeDays"] for one in self.policies if one["policy"] == bound][0]
        if n is None:
            return bound
        gaps = list(s.get("gaps", []))
        ended = None
        for one in events[signed[-1] :]:
            if one["what"] in ("removed", "invalidated"):
                ended = one["day"]
            elif one["what"] == "restored":
                gaps.append({"ended": ended, "restored": one["day"]})
        for i, one in enumerate(policies):
            if one["entry"] <= place:
                continue
            f = days_later(day(one["day"]), n + 1)
            for gap in gaps:
                if day(gap["ended"]) < f:
                    f = max(f, days_later(day(gap["restored"]), n + 1))
            replaced = i + 1 < len(policies) and day(policies[i + 1]["day"]) <= f
            if f <= on and not replaced:
                bound = one["policy"]
        return bound

    def yes(self, events):
        s = [one for one in events if "manifest" in one][-1]
        after = s.get("sealed", s["entry"])
        accepted = [one for one in events if one["what"] == "accepted" and one["entry"] > after]
        return accepted[-1] if accepted else s

    def last_yes(self, on):
        return self.yes([one for one in self.events if day(one["day"]) <= on])["policy"]

    def policy(self, on):
        bound = self.binding(on)
        return None if bound is None else self.register.get("policies", self.call, bound)["policy"]

    def has_ended(self, on):
        return "ended" in self.row and day(self.row["ended"]["day"]) <= on

    # What clauses ask

    def since(self, clause, policy, on):
        all_days = [self.bound_since(digest(clause), on)]
        if "kinds" in clause["of"]:
            all_days.append(self.kind_since(clause["of"]["kinds"], on))
        if "classes" in clause["of"]:
            words = [digest(one) for one in policy.get("classes", []) if one["id"] in clause["of"]["classes"]]
            all_days.append(self.class_since(words, on))
        return None if None in all_days else max(all_days)

    def bound_since(self, wanted, on):
        def binds(date):
            bound = self.binding(date)
            if bound is None:
                return False
            said = self.last_yes(date)
            has = any(one["policy"] == bound and wanted in one.get("clauses", []) for one in self.policies)
            return has and any(one["policy"] == said and "clauses" in one for one in self.policies)

        found, date = None, on
        while binds(date):
            found = date
            date -= ONE
        restored = [day(one["day"]) for one in self.events if one["what"] == "restored" and day(one["day"]) <= on]
        return max([found, *restored]) if found else None

    def kind_since(self, kinds, on):
        found = None
        versions = self.row["versions"]
        for one, following in zip(versions, [*versions[1:], None]):
            if following is not None and following["from"] == one["from"]:
                continue
            counts = days_later(day(one["from"]), 0 if one["from"] == versions[0]["from"] else 1)
            if counts <= on:
                found = (found or counts) if one["kind"] in kinds else None
        return found

    def class_since(self, words, on):
        def holds(date):
            return any(
                one["words"] in words
                and days_later(day(one["day"]), 1) <= date
                and (one["ended"] is None or date < day(one["ended"]["day"]))
                for one in self.classes
            )

        found, date = None, on
        while holds(date):
            found = date
            date -= ONE
        return found

    def windows(self, cycle, since, on):
        if cycle["by"] == "calendar":
            opens, due = day(cycle["opens"]), day(cycle["due"])
        else:
            opens, due = days_later(since, cycle["opens"]), days_later(since, cycle["due"])
        before, k = None, 0
        while opens <= on:
            shift = k * cycle.get("months", 0)
            window = months_later(opens, shift), months_later(due, shift)
            if window[0] > on or window[0] == before:
                return
            before = window[0]
            if window[0] >= since:
                yield window
            if "months" not in cycle:
                return
            k += 1

    def counting(self, asks, date):
        def counts(one):
            versions = [version for version in one["versions"] if day(version["day"]) <= date]
            if not versions or (one["ended"] is not None and day(one["ended"]["day"]) <= date):
                return False
            return "under" not in asks or versions[-1]["principle"] in asks["under"]

        return sum(counts(one) for one in self.commitments) >= asks["commitments"]

    def met(self, clause, window, on):
        """The day and the entry, or None; and between which days its days run."""
        opens, due = window
        if "report" in clause["asks"]:
            for one in self.reports:
                is_of = one["clause"] == clause["id"] and day(one["due"]) >= due
                if is_of and opens <= day(one["day"]) <= on:
                    return (day(one["day"]), one["entry"]), window
            return None, window
        turns = {day(version["day"]) for one in self.commitments for version in one["versions"]}
        turns |= {day(one["ended"]["day"]) for one in self.commitments if one["ended"] is not None}
        enough = {date: self.counting(clause["asks"], date) for date in sorted(turns) if date <= on}
        # Between two of these days nothing changes.
        first, undone, before = None, None, False
        for date, is_enough in enough.items():
            if is_enough and not before:
                first = date
            if before and not is_enough:
                undone = date
            before = is_enough
        run = (undone, undone) if undone is not None and undone > due else window
        return ((first, None) if before else None), run

    def asked(self, on, moves):
        policy = None if self.has_ended(on) else self.policy(on)
        for clause in (policy or {}).get("clauses", []):
            since = self.since(clause, policy, on)
            if since is None:
                continue
            for window in self.windows(clause["cycle"], since, on):
                yield {**self.window(clause, window, on, moves), "since": str(since)}

    def window(self, clause, window, on, moves):
        met, (opens, due) = self.met(clause, window, on)
        run = opens, due, clause["id"]
        grace = clause["grace"]
        moved, _ = moves.last(run, 0)
        last, by = moves.last(run, grace)
        if met:
            state = "met"
        else:
            state = "open" if on < moved else "due" if on <= last else "overdue"
        steps, n = [], grace
        for name in ("silent", "inactive"):
            if name in clause:
                n += clause[name]
                since = days_later(moves.last(run, n)[0], 1)
                if since <= on and (not met or since <= met[0]):
                    steps.append({"name": name, "since": str(since)})
        return {
            "clause": clause["id"],
            "opens": str(window[0]),
            "due": str(window[1]),
            "moved": str(moved),
            "last": str(last),
            "anew": None if due == window[1] else str(due),
            "movedBy": by,
            "state": state,
            "met": met and {"day": str(met[0]), "entry": met[1], "late": met[0] > last},
            "steps": steps,
        }

    # Where a commitment stands

    def status(self, one, on, moves):
        known = [version for version in one["versions"] if day(version["day"]) <= on]
        if not known:
            return None
        dates = set()
        for version, following in zip(known, [*known[1:], None]):
            dates |= {d for d in version["days"] if following is None or d <= following["day"]}
        dates = sorted(dates)
        reports = [report for report in one["reports"] if day(report["day"]) <= on]

        def answer(date):
            first = next(version["entry"] for version in one["versions"] if date in version["days"])
            fits = (r for r in reports if r["due"] is not None and r["due"] >= date and r["entry"] > first)
            return next(fits, None)

        answers = {date: answer(date) for date in dates}
        final = next((report for report in reports if report["final"]), None)
        waits = None if final else next((date for date in dates if answers[date] is None), None)
        about = waits or (dates[-1] if dates else None)
        moved = last = None
        by = []
        if about is not None:
            opens = max(day(known[0]["day"]), days_later(day(about), -30))
            run = opens, day(about), None
            moved, by = moves.last(run, 0)
            rules = self.rules(day(about)) if day(about) <= on else None
            if rules:
                last, by = moves.last(run, rules["grace"])
        status, closed = self.stands(one, on, dates, answers, final, waits, moved, last)
        return {
            "party": one["party"],
            "id": one["id"],
            "status": status,
            "closed": closed,
            "due": about,
            "moved": moved and str(moved),
            "last": last and str(last),
            "movedBy": by,
        }

    def rules(self, on):
        bound = self.policy(on)
        if bound is None:
            return None
        accepted = self.register.get("policies", self.call, self.last_yes(on))["policy"]
        return bound.get("commitments") if "commitments" in accepted else None

    def stands(self, one, on, dates, answers, final, waits, moved, last):
        if one["ended"] is not None and day(one["ended"]["day"]) <= on:
            return "closed", "withdrawn"
        if self.binding(on) is None or self.has_ended(on):
            return "closed", "left"
        if waits is None and (final or dates):
            since = final["day"] if final else max([dates[-1], *(answer["day"] for answer in answers.values())])
            since = day(since)
            if since <= on:
                review = (self.rules(since) or {"review": 0})["review"]
                if on > days_later(since, review):
                    return "closed", "reported"
            return "reported", None
        if waits is not None and moved <= on:
            return ("overdue" if last is not None and on > last else "due"), None
        is_answered = any(day(date) <= on and answers[date] is not None for date in dates)
        return ("reported" if is_answered else "open"), None


def step_of(asked):
    overdue = [step for one in asked if one["state"] == "overdue" for step in one["steps"]]
    for name in ("inactive", "silent"):
        found = [step["since"] for step in overdue if step["name"] == name]
        if found:
            return {"name": name, "since": min(found)}
    return None


def tell(register, call, party, on):
    signatory = Signatory(register, call, party)
    moves = Moves(register, call, on)
    asked = list(signatory.asked(on, moves))
    step = step_of(asked)
    back = [one["met"]["day"] for one in asked if one["met"] and one["steps"]] if step is None else []
    statuses = (signatory.status(one, on, moves) for one in signatory.commitments)
    return {
        "party": party,
        "day": str(on),
        "asked": asked,
        "step": step,
        "back": max(back, default=None),
        "commitments": [one for one in statuses if one is not None],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("register", help="register.ndjson, or - for standard input")
    parser.add_argument("--call", required=True)
    parser.add_argument("--day", required=True, action="append", type=day)
    parser.add_argument("--party", action="append")
    asked = parser.parse_args()
    lines = sys.stdin if asked.register == "-" else open(asked.register, encoding="utf-8")
    try:
        register = Register(lines)
    except (ValueError, TypeError, KeyError):
        parser.error("%s is no export of a register" % asked.register)
    if not register.rows:
        parser.error("%s is no export of a register: it has no row" % asked.register)
    if register.get("calls", asked.call) is None:
        parser.error("the register has no call %s" % asked.call)
    for party in asked.party or sorted(register.under("signatures", asked.call)):
        for on in asked.day:
            print(json.dumps(tell(register, asked.call, party, on), ensure_ascii=False))


if __name__ == "__main__":
    main()

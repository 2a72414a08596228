package main

import (
	"slices"
	"strconv"
	"time"
)

// Classes, what moves days, and what clauses ask.

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

func (s *said) classGranted() error {
	id := str(s.body, "party")
	if has(s.rows.get("parties", id), "ended") {
		return no("party_ended", "%s has ended", id)
	}
	if err := s.isSignatory(id); err != nil {
		return err
	}
	policy := s.rows.get("policies", s.callKey(str(s.body, "policy")))
	if policy == nil {
		return no("policy_wrong", "the call has had no policy %s", s.body["policy"])
	}
	described := items(policy, "policy", "classes")
	i := find(described, func(one any) bool { return at(one, "id") == s.body["class"] })
	if i < 0 {
		return no("class_undescribed", "the policy describes no class %s", s.body["class"])
	}
	words := digestOf(canonical(described[i]))
	key := s.callKey(id)
	if err := s.relies("classes", key); err != nil {
		return err
	}
	list := items(s.rows.get("classes", key), "classes")
	if find(list, func(one any) bool { return s.isHeld(one) && at(one, "words") == words }) >= 0 {
		return no("class_exists", "%s is of that class", id)
	}
	granted := row{"class": s.body["class"], "day": s.day, "ended": nil, "entry": s.index, "words": words}
	s.rows.put("classes", key, row{"classes": more(list, granted), "since": s.index})
	return nil
}

func (s *said) isHeld(one any) bool {
	return at(one, "class") == s.body["class"] && at(one, "ended") == nil
}

func (s *said) classEnded() error {
	key := s.callKey(str(s.body, "party"))
	r := s.rows.get("classes", key)
	if r == nil {
		return no("class_unknown", "it is of no class")
	}
	if err := s.relies("classes", key); err != nil {
		return err
	}
	list := slices.Clone(items(r, "classes"))
	if find(list, s.isHeld) < 0 {
		return no("class_unknown", "it is not of that class")
	}
	for i, one := range list {
		if s.isHeld(one) {
			list[i] = with(one.(row), "ended", row{"day": s.day, "entry": s.index})
		}
	}
	s.rows.put("classes", key, row{"classes": list, "since": s.index})
	return nil
}

func (s *said) cycleExtended() error {
	made := row{"day": s.day, "entry": s.index}
	for _, name := range []string{"clause", "days", "from", "reason", "until"} {
		made[name] = s.body[name]
	}
	list := items(s.rows.get("extensions", s.call), "extensions")
	s.rows.put("extensions", s.call, row{"extensions": more(list, made), "since": s.index})
	return nil
}

func (s *said) serviceInterrupted() error {
	list := items(s.rows.get("interruptions", "log"), "interruptions")
	from, to := secondsOf(str(s.body, "from")), secondsOf(str(s.body, "until"))
	before := last(list)
	if from >= to || to > s.admitted || to-from > 366*day || before != nil && from < secondsOf(str(before, "until")) {
		return no("interruption_wrong", "such an interruption cannot have been")
	}
	made := row{"day": s.day, "entry": s.index, "from": s.body["from"], "until": s.body["until"]}
	s.rows.put("interruptions", "log", row{"interruptions": more(list, made), "since": s.index})
	return nil
}

const lastDate = "9999-12-31"

// daysLater is a date so many days later, and no later than any that can be written.
func daysLater(date string, days int64) string {
	found, _ := time.Parse(time.DateOnly, date)
	if later := found.AddDate(0, 0, int(days)); later.Year() <= 9999 {
		return later.Format(time.DateOnly)
	}
	return lastDate
}

// monthsLater is the same day of the month so many months later, or the last of that month.
func monthsLater(date string, months int64) string {
	found, _ := time.Parse(time.DateOnly, date)
	first := time.Date(found.Year(), found.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	if first.Year() > 9999 {
		return lastDate
	}
	lastOfMonth := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(found.Day(), lastOfMonth)-1).Format(time.DateOnly)
}

// moves is what moves days, as known on a date.
type moves struct {
	extensions []any
	// shut are the days on which the door was shut, sorted.
	shut []string
}

func movesOn(extensions, interruptions row, date string) moves {
	shut := []string{}
	for _, one := range until(items(interruptions, "interruptions"), date) {
		first, end := dayOf(secondsOf(str(one, "from"))), dayOf(secondsOf(str(one, "until"))-1)
		for at := first; at <= end; at = daysLater(at, 1) {
			shut = append(shut, at)
		}
	}
	slices.Sort(shut)
	return moves{until(items(extensions, "extensions"), date), slices.Compact(shut)}
}

// run is a span of days that can move.
type run struct{ opens, due string }

func (m moves) last(r run, clause any, days int64) string {
	for _, one := range m.extensions {
		isOf := at(one, "clause") == nil || at(one, "clause") == clause
		if isOf && str(one, "from") <= r.due && r.due <= str(one, "until") {
			days += num(one, "days")
		}
	}
	found := daysLater(r.due, days)
	for _, shut := range m.shut {
		if shut < r.opens {
			continue
		}
		if shut > found {
			break
		}
		found = daysLater(found, 1)
	}
	return found
}

// asking is all by which one asks what clauses ask of a party.
type asking struct {
	party, signature, classes, schedule row
	policies                            []any
	moves                               moves
}

func (s *said) asking(id string) asking {
	key := s.callKey(id)
	return asking{
		s.rows.get("parties", id), s.rows.get("signatures", key), s.rows.get("classes", key), s.rows.get("schedules", key),
		items(s.callRow(), "policies"), movesOn(s.rows.get("extensions", s.call), s.rows.get("interruptions", "log"), s.day),
	}
}

// since is the day since which a clause of a policy asks the party, or "". It goes back day by day.
func (a asking) since(clause, policy any, date string) string {
	if ended, has := at(a.party, "ended", "day").(string); has && ended <= date {
		return ""
	}
	found := a.boundSince("clauses", digestOf(canonical(clause)), date)
	if kinds, limited := at(clause, "of", "kinds").([]any); limited && found != "" {
		found = laterOf(found, a.kindSince(kinds, date))
	}
	if classes, limited := at(clause, "of", "classes").([]any); limited && found != "" {
		found = laterOf(found, a.classSince(wordsOf(policy, classes), date))
	}
	return found
}

func laterOf(a, b string) string {
	if b == "" {
		return ""
	}
	return max(a, b)
}

// boundSince is the first day of those on which, without a break, a policy with that digest in a member has bound it.
func (a asking) boundSince(member, digest, date string) string {
	events := items(a.signature, "events")
	earliest := ""
	if len(events) > 0 {
		earliest = str(events[0], "day")
	}
	found := ""
	for on := date; on >= earliest && a.binds(events, member, digest, on); on = daysLater(on, -1) {
		found = on
	}
	if found == "" {
		return ""
	}
	for _, one := range until(events, date) {
		if str(one, "what") == "restored" {
			found = max(found, str(one, "day"))
		}
	}
	return found
}

func (a asking) binds(events []any, member, digest, date string) bool {
	binding := bindingPolicy(events, a.policies, date)
	if binding == nil {
		return false
	}
	said := at(lastYes(until(events, date)), "policy")
	isBound := find(a.policies, func(one any) bool {
		return at(one, "policy") == binding && holds(items(one, member), digest)
	}) >= 0
	return isBound && find(a.policies, func(one any) bool { return at(one, "policy") == said && has(one, "clauses") }) >= 0
}

func (a asking) kindSince(kinds []any, date string) string {
	found := ""
	versions := items(a.party, "versions")
	for i, one := range versions {
		from := str(one, "from")
		isUndone := i+1 < len(versions) && str(versions[i+1], "from") == from
		if from != str(versions[0], "from") {
			from = daysLater(from, 1)
		}
		switch {
		case isUndone || from > date:
		case !holds(kinds, str(one, "kind")):
			found = ""
		case found == "":
			found = from
		}
	}
	return found
}

// wordsOf are the digests of what a policy says of these classes.
func wordsOf(policy any, classes []any) []any {
	found := []any{}
	for _, one := range items(policy, "classes") {
		if holds(classes, str(one, "id")) {
			found = append(found, digestOf(canonical(one)))
		}
	}
	return found
}

func (a asking) classSince(classes []any, date string) string {
	found := ""
	for on := date; a.holdsClass(classes, on); on = daysLater(on, -1) {
		found = on
	}
	return found
}

func (a asking) holdsClass(classes []any, on string) bool {
	return find(items(a.classes, "classes"), func(one any) bool {
		ended := at(one, "ended", "day")
		isHeld := daysLater(str(one, "day"), 1) <= on && (ended == nil || ended.(string) > on)
		return isHeld && holds(classes, str(one, "words"))
	}) >= 0
}

func windowsOf(cycle any, since, date string) []run {
	first := run{str(cycle, "opens"), str(cycle, "due")}
	if str(cycle, "by") == "signature" {
		first = run{daysLater(since, num(cycle, "opens")), daysLater(since, num(cycle, "due"))}
	}
	found, before := []run{}, ""
	for k := int64(0); ; k++ {
		window := run{monthsLater(first.opens, k*num(cycle, "months")), monthsLater(first.due, k*num(cycle, "months"))}
		if window.opens > date || window.opens == before {
			return found
		}
		if before = window.opens; window.opens >= since {
			found = append(found, window)
		}
		if !has(cycle, "months") {
			return found
		}
	}
}

// isAsked says whether a clause of a policy asks for a report by that day.
func (s *said) isAsked(policy any, id, due string) bool {
	clauses := items(policy, "clauses")
	i := find(clauses, func(one any) bool { return str(one, "id") == id })
	if i < 0 || !has(at(clauses[i], "asks"), "report") {
		return false
	}
	since := s.asking(s.by).since(clauses[i], policy, s.day)
	return since != "" && slices.ContainsFunc(windowsOf(at(clauses[i], "cycle"), since, s.day), func(one run) bool {
		return one.due == due
	})
}

// met is the day on which a window was met, or "", and the run by which its days are counted.
func (a asking) met(clause any, window run, date string) (string, run) {
	if has(at(clause, "asks"), "report") {
		for _, one := range items(a.schedule, "reports") {
			isOf := at(one, "clause") == at(clause, "id") && str(one, "due") >= window.due
			if isOf && str(one, "day") >= window.opens && str(one, "day") <= date {
				return str(one, "day"), window
			}
		}
		return "", window
	}
	turns := []string{}
	for _, one := range items(a.schedule, "commitments") {
		for _, version := range items(one, "versions") {
			turns = append(turns, str(version, "day"))
		}
		if ended := at(one, "ended", "day"); ended != nil {
			turns = append(turns, ended.(string))
		}
	}
	slices.Sort(turns)
	found, counted := "", window
	for _, on := range turns {
		if on > date {
			break
		}
		enough := a.standing(clause, on) >= num(clause, "asks", "commitments")
		switch {
		case enough && found == "":
			found = on
		case !enough && found != "":
			found, counted = "", window
			if on > window.due {
				counted = run{on, on}
			}
		}
	}
	return found, counted
}

func (a asking) standing(clause any, on string) (n int64) {
	under, limited := at(clause, "asks", "under").([]any)
	for _, one := range items(a.schedule, "commitments") {
		version := last(until(items(one, "versions"), on))
		ended := at(one, "ended", "day")
		if version != nil && (ended == nil || ended.(string) > on) && (!limited || holds(under, str(version, "principle"))) {
			n++
		}
	}
	return n
}

// isRemovable asks whether a party has been at the step that a rule names for so many days.
func (s *said) isRemovable(id string, policy, rule any) bool {
	clauses, after := items(policy, "clauses"), at(rule, "after")
	i := find(clauses, func(one any) bool { return at(one, "id") == at(after, "clause") })
	if i < 0 {
		return false
	}
	a, clause := s.asking(id), clauses[i]
	since := a.since(clause, policy, s.day)
	if since == "" {
		return false
	}
	bound := a.boundSince("removals", digestOf(canonical(rule)), s.day)
	days := num(clause, "grace") + num(clause, "silent")
	if str(after, "step") == "inactive" {
		days += num(clause, "inactive")
	}
	return slices.ContainsFunc(windowsOf(at(clause, "cycle"), since, s.day), func(window run) bool {
		met, counted := a.met(clause, window, s.day)
		if met != "" || s.day <= a.moves.last(counted, at(clause, "id"), num(clause, "grace")) {
			return false
		}
		step := daysLater(a.moves.last(counted, at(clause, "id"), days), 1)
		from := max(step, bound)
		shut := moves{nil, a.moves.shut}
		return shut.last(run{from, from}, nil, num(after, "days")) <= s.day
	})
}

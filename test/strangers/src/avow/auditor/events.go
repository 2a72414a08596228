package main

import "slices"

// What the events of a signature say on a day: the last yes, the policy that binds, the words that hold.

func newestOf(events []any, whats ...string) any {
	var found any
	for _, one := range events {
		if slices.Contains(whats, str(one, "what")) {
			found = one
		}
	}
	return found
}

// lastSigned is the newest event with a manifest.
func lastSigned(events []any) (any, int) {
	for i := len(events) - 1; i >= 0; i-- {
		if has(events[i], "manifest") {
			return events[i], i
		}
	}
	return nil, -1
}

func sealedOrEntry(event any) int64 {
	if has(event, "sealed") {
		return num(event, "sealed")
	}
	return num(event, "entry")
}

func lastYes(events []any) any {
	signed, _ := lastSigned(events)
	found := signed
	for _, one := range events {
		if str(one, "what") == "accepted" && num(one, "entry") > sealedOrEntry(signed) {
			found = one
		}
	}
	return found
}

func placeOf(yes any) int64 {
	if has(yes, "yes") {
		return num(yes, "yes")
	}
	return sealedOrEntry(yes)
}

// gapsOf lists when a signature was out, since it was signed.
func gapsOf(events []any) []any {
	signed, from := lastSigned(events)
	found := slices.Clone(items(signed, "gaps"))
	var ended any
	for _, one := range events[max(from, 0):] {
		switch str(one, "what") {
		case "removed", "invalidated":
			ended = at(one, "day")
		case "restored":
			if ended != nil {
				found = append(found, row{"ended": ended, "restored": at(one, "day")})
			}
			ended = nil
		}
	}
	return found
}

func until(list []any, date string) []any {
	found := []any{}
	for _, one := range list {
		if str(one, "day") <= date {
			found = append(found, one)
		}
	}
	return found
}

// bindingPolicy is the digest of the policy that binds on a day, or nil.
func bindingPolicy(all, stated []any, date string) any {
	events, policies := until(all, date), until(stated, date)
	signed, _ := lastSigned(events)
	if signed == nil {
		return nil
	}
	for i := len(events) - 1; i >= 0; i-- {
		what := str(events[i], "what")
		if slices.Contains([]string{"accepted", "declared", "narrowed", "reserved"}, what) {
			continue
		}
		if slices.Contains([]string{"withdrawn", "removed", "invalidated"}, what) {
			return nil
		}
		break
	}
	y := lastYes(events)
	place := placeOf(y)
	found := at(y, "policy")
	var notice any
	for _, one := range policies {
		if at(one, "policy") == at(y, "policy") {
			notice = at(one, "noticeDays")
		}
	}
	days, isStated := notice.(int64)
	if !isStated {
		return found
	}
	for i, one := range policies {
		if num(one, "entry") <= place {
			continue
		}
		from := over(str(one, "day"), days)
		for _, gap := range gapsOf(events) {
			if str(gap, "ended") < from {
				from = max(from, over(str(gap, "restored"), days))
			}
		}
		if from <= date && (i+1 == len(policies) || str(policies[i+1], "day") > from) {
			found = at(one, "policy")
		}
	}
	return found
}

// boundText is the text by whose words a signature is bound on a day.
func boundText(call row, all []any, date string) any {
	policies := items(call, "policies")
	if bindingPolicy(all, policies, date) == nil {
		return nil
	}
	events := until(all, date)
	signed := newestOf(events, "given", "deposited", "carried")
	found := at(signed, "manifest")
	if has(signed, "bound") {
		found = at(signed, "bound")
	}
	for _, one := range items(call, "corrections") {
		if _, effective := stateOf(call, one, date); !effective || at(one, "from") != found {
			continue
		}
		if str(signed, "what") == "carried" && str(one, "effective") <= str(signed, "day") {
			continue
		}
		meant := str(one, "day")
		if isMadeAfter(signed, one) {
			meant = addDays(str(one, "effective"), -1)
		}
		if !allows(policies, bindingPolicy(all, policies, meant), num(one, "days")) || isOutDuring(events, one) {
			continue
		}
		found = at(one, "manifest")
	}
	return found
}

func isMadeAfter(signed, correction any) bool {
	if str(signed, "what") == "deposited" {
		return str(signed, "instrument", "date") > str(correction, "day")
	}
	return sealedOrEntry(signed) > num(correction, "entry")
}

// allows asks whether a policy lets a correction of so many days bind.
func allows(policies []any, policy any, days int64) bool {
	return find(policies, func(one any) bool {
		return policy != nil && at(one, "policy") == policy && has(one, "correctionDays") && num(one, "correctionDays") <= days
	}) >= 0
}

func isOutDuring(events []any, correction any) bool {
	return find(gapsOf(events), func(gap any) bool {
		return str(gap, "ended") < str(correction, "effective") && str(gap, "restored") > str(correction, "day")
	}) >= 0
}

// words that hold, with the entry of the event that says them; said is nil where none hold.
type words struct {
	said  any
	entry int64
}

func wordsThatHold(all, objections []any, date string) (reservation, declaration words) {
	events := until(all, date)
	for i, one := range events {
		if has(one, "declaration") {
			declaration = words{at(one, "declaration"), num(one, "entry")}
		}
		if has(one, "reservation") && goodness(events, i, objections, date) == "good" {
			reservation = words{at(one, "reservation"), num(one, "entry")}
		}
	}
	return reservation, declaration
}

// goodness says of an event that says a reservation whether that is good, pending, dropped or failed.
func goodness(events []any, i int, objections []any, date string) string {
	takes, late := at(events[i], "takes").(string)
	if !late {
		return "good"
	}
	for _, next := range events[i+1:] {
		if has(next, "reservation") || slices.Contains([]string{"withdrawn", "removed", "invalidated"}, str(next, "what")) {
			if str(next, "day") < takes {
				return "dropped"
			}
			break
		}
	}
	if date < takes {
		return "pending"
	}
	failed := find(objections, func(one any) bool {
		withdrawn := at(one, "withdrawn")
		return num(one, "against") == num(events[i], "entry") && str(one, "day") < takes &&
			(withdrawn == nil || str(withdrawn, "day") >= takes)
	})
	if failed >= 0 {
		return "failed"
	}
	return "good"
}

func pendingReservations(all, objections []any, date string) []any {
	events := until(all, date)
	found := []any{}
	for i, one := range events {
		if has(one, "reservation") && goodness(events, i, objections, date) == "pending" {
			found = append(found, one)
		}
	}
	return found
}

func countOn(events []any, what, date string) int {
	n := 0
	for _, one := range events {
		if str(one, "what") == what && str(one, "day") == date {
			n++
		}
	}
	return n
}

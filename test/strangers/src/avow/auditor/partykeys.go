package main

import "slices"

// Keys of parties: counted, added, revoked, suspended and resumed.

const (
	mostKeys  = 20
	mostAdded = 5
)

func (s *said) partyKeys(party string) row {
	if r := s.rows.get("partyKeys", party); r != nil {
		return r
	}
	return row{"added": nil, "allowed": nil, "inForce": []any{}, "suspensions": []any{}}
}

func (s *said) countIn(party, keyid string, bySelf bool) error {
	r := s.partyKeys(party)
	if len(items(r, "inForce")) >= mostKeys {
		return no("keys_many", "%s has %d keys", party, mostKeys)
	}
	made := with(r, "inForce", more(items(r, "inForce"), keyid), "since", s.index)
	if bySelf {
		count := int64(0)
		if added := r["added"]; added != nil && str(added, "day") == s.day {
			count = num(added, "count")
		}
		if count >= mostAdded {
			return no("said_often", "%s has added %d keys today", party, mostAdded)
		}
		made["added"] = row{"count": count + 1, "day": s.day}
	}
	s.rows.put("partyKeys", party, made)
	return nil
}

func (s *said) countOut(party, keyid string) {
	r := s.partyKeys(party)
	left := slices.DeleteFunc(slices.Clone(items(r, "inForce")), func(one any) bool { return one == keyid })
	s.rows.put("partyKeys", party, with(r, "inForce", left, "since", s.index))
}

func (s *said) keyAdded() error {
	holder, k := str(s.body, "holder"), s.brought[0]
	bySelf := s.by != "depositary"
	_, named := s.body["role"]
	switch {
	case bySelf && holder != s.by:
		return no("author_wrong", "%s adds a key for %s", s.by, holder)
	case !bySelf && s.body["reason"] == nil:
		return no("body_malformed", "no reason is stated")
	case named && k.use != "party":
		return no("key_role_wrong", "a role for a key of use %s", k.use)
	case k.use != "party" && !slices.ContainsFunc(s.signers, isOwn):
		return no("key_use_wrong", "an officer's key is added by the depositary's own")
	}
	beside := slices.ContainsFunc(s.signers, func(one *key) bool {
		return one != k && str(s.rows.get("keys", one.id), "holder") == holder
	})
	if role := s.rows.get("roles", holder); role != nil {
		return s.addOfficersKey(holder, role, k, beside)
	}
	if _, err := s.lasts(holder); err != nil {
		return err
	}
	addedBy := "holder"
	if !bySelf {
		addedBy = "depositary"
		if r := s.rows.get("partyKeys", holder); r != nil {
			allowed := r["allowed"]
			if allowed == nil || s.day > str(allowed, "until") || at(allowed, "link") != nil && !slices.ContainsFunc(s.signers, isOwn) {
				return no("key_unallowed", "no two officers let a key of %s come in", holder)
			}
			s.change("partyKeys", holder, "allowed", nil)
		}
	}
	if err := s.countIn(holder, k.id, bySelf); err != nil {
		return err
	}
	return s.enter(holder, "party", addedBy)
}

func isOwn(k *key) bool { return k.use == "depositary" }

func (s *said) addOfficersKey(holder string, role row, k *key, beside bool) error {
	if role["ended"] != nil {
		return no("role_unknown", "%s is not in office", holder)
	}
	if !has(role, "office") && !beside {
		if err := s.letIn(holder, k); err != nil {
			return err
		}
	}
	if err := s.enter(holder, str(role, "role"), "depositary"); err != nil {
		return err
	}
	s.putRole(holder, with(role, "keys", num(role, "keys")+1))
	if !beside {
		s.settle(holder)
	}
	return nil
}

func (s *said) keyRevoked() error {
	id := str(s.body, "keyid")
	r := s.rows.get("keys", id)
	if r == nil {
		return no("key_unknown", "there is no key %s", id)
	}
	holder, use, role := str(r, "holder"), str(r, "key", "use"), str(r, "role")
	isAmong := slices.ContainsFunc(s.signers, func(k *key) bool { return k.id == id })
	bySelf := s.by != "depositary"
	switch {
	case bySelf && holder != s.by:
		return no("author_wrong", "%s revokes a key of %s", s.by, holder)
	case r["revoked"] != nil:
		return no("key_revoked", "the key %s is revoked", id)
	case bySelf && !isAmong && role != "drafter" && role != "reader":
		return no("key_not_own", "a key that signs revokes itself alone")
	case holder == "depositary" && isAmong:
		return no("key_last", "a key of the depositary revokes itself")
	case holder == "depositary" && !slices.ContainsFunc(s.signers, isOwn):
		return no("key_use_wrong", "a key of the depositary is revoked by another of its own")
	}
	if err := s.relies("keys", id); err != nil {
		return err
	}
	s.revoke(id)
	switch use {
	case "party":
		s.countOut(holder, id)
	case "officer":
		s.takeOfficersKey(holder)
	}
	return nil
}

func (s *said) takeOfficersKey(holder string) {
	role := s.rows.get("roles", holder)
	s.putRole(holder, with(role, "keys", num(role, "keys")-1))
	if has(role, "office") {
		return
	}
	s.setAllowed(nil)
	if role["ended"] != nil {
		return
	}
	other := ""
	for _, k := range s.signers {
		by := str(s.rows.get("keys", k.id), "holder")
		if k.use != "officer" || by == holder || other != "" && by != other {
			return
		}
		other = by
	}
	stopped := items(s.logRow(), "stopped")
	if find(stopped, func(one any) bool { return str(one, "officer") == holder }) < 0 {
		s.changeLog("stopped", more(stopped, row{"entry": s.index, "officer": holder}))
	}
}

func (s *said) keyAllowed() error {
	id := str(s.body, "party")
	if _, err := s.lasts(id); err != nil {
		return err
	}
	allowed := row{"entry": s.index, "link": s.body["link"], "until": addDays(s.day, 30)}
	s.rows.put("partyKeys", id, with(s.partyKeys(id), "allowed", allowed, "since", s.index))
	return nil
}

func (s *said) keySuspended() error {
	id := str(s.body, "party")
	if s.by != "depositary" && s.by != id {
		return no("author_wrong", "%s suspends the keys of %s", s.by, id)
	}
	if _, err := s.lasts(id); err != nil {
		return err
	}
	r := s.partyKeys(id)
	if len(items(r, "inForce")) == 0 {
		return no("key_unknown", "%s has no key", id)
	}
	if isSuspended(r) {
		return no("keys_suspended", "the keys of %s are suspended", id)
	}
	var by any
	if s.by != "depositary" {
		by = s.signatures[0].keyid
	}
	suspension := row{"by": by, "ended": nil, "entry": s.index, "reason": s.body["reason"]}
	s.rows.put("partyKeys", id, with(r, "suspensions", more(items(r, "suspensions"), suspension), "allowed", nil, "since", s.index))
	return nil
}

func (s *said) keyResumed() error {
	id := str(s.body, "party")
	r := s.partyKeys(id)
	if !isSuspended(r) {
		return no("keys_unsuspended", "the keys of %s are not suspended", id)
	}
	if err := s.relies("partyKeys", id); err != nil {
		return err
	}
	named := more(items(s.body, "keeps"), items(s.body, "ends")...)
	for _, one := range named {
		if !holds(items(r, "inForce"), one.(string)) {
			return no("key_unknown", "%s is no key of %s in force", one, id)
		}
	}
	if len(named) != len(items(r, "inForce")) {
		return no("body_malformed", "a key is neither kept nor ended")
	}
	for _, one := range items(s.body, "ends") {
		s.revoke(one.(string))
		s.countOut(id, one.(string))
	}
	suspensions := items(r, "suspensions")
	i := len(suspensions) - 1
	s.change("partyKeys", id, "allowed", nil, "since", s.index,
		"suspensions", replaced(suspensions, i, with(suspensions[i].(row), "ended", s.index)))
	return nil
}

package main

import "slices"

// The depositary, its keys, its officers and the keys of its log.

const knownRules = 1

func (s *said) logRow() row { return s.rows.get("log", "log") }

// changeLog leaves `since` as it is.
func (s *said) changeLog(changes ...any) { s.change("log", "log", changes...) }

func (s *said) depositaryEstablished() error {
	if err := s.requireVkey(); err != nil {
		return err
	}
	if num(s.body, "rules") != knownRules {
		return no("rules_unsupported", "the log follows rules that this auditor does not know")
	}
	if err := s.enter("depositary", "depositary", "holder"); err != nil {
		return err
	}
	s.rows.put("log", "log", row{
		"anchored": nil, "names": s.body["names"], "officers": row{"allowed": nil, "inForce": int64(0)}, "origin": s.log,
		"predecessor": s.body["predecessor"], "rules": s.body["rules"], "since": s.index, "vkey": s.body["vkey"],
		"window": s.body["window"],
	})
	s.nameRecovery()
	return nil
}

func (s *said) requireVkey() error {
	k, err := parseVkey(str(s.body, "vkey"))
	if err != nil {
		return err
	}
	if k.name != s.log {
		return no("body_malformed", "the key is one of %.80q", k.name)
	}
	return nil
}

// enter puts the keys that the statement brings.
func (s *said) enter(holder, use, addedBy string) error {
	for _, k := range s.brought {
		if k == s.recoveredBy {
			continue
		}
		if k.use != use {
			return no("key_use_wrong", "a key of use %s came where one of use %s is asked for", k.use, use)
		}
		made := row{"added": s.index, "addedBy": addedBy, "holder": holder, "key": k.body, "revoked": nil, "since": s.index}
		if role, named := s.body["role"]; named && s.kind == "key/added" {
			made["role"] = role
		}
		s.rows.put("keys", k.id, made)
	}
	return nil
}

func (s *said) nameRecovery() {
	if digest, named := s.body["recovery"]; named {
		s.changeLog("recoveries", more(items(s.logRow(), "recoveries"), row{"digest": digest, "entry": s.index}))
	}
}

func (s *said) requireNewRecovery() error {
	digest, named := s.body["recovery"]
	if named && find(items(s.logRow(), "recoveries"), func(one any) bool { return at(one, "digest") == digest }) >= 0 {
		return no("recovery_wrong", "the next recovery key was named before")
	}
	return nil
}

func (s *said) depositaryKeyChanged() error {
	revokes := items(s.body, "revokes")
	for _, one := range revokes {
		r := s.rows.get("keys", one.(string))
		if r == nil || str(r, "key", "use") != "depositary" {
			return no("key_unknown", "no key %s is the depositary's", one)
		}
		if r["revoked"] != nil {
			return no("key_revoked", "the key %s is revoked", one)
		}
		if err := s.relies("keys", one.(string)); err != nil {
			return err
		}
	}
	lasts := func(k *key) bool { return k.use == "depositary" && !holds(revokes, k.id) }
	if len(items(s.body, "keys")) == 0 && !slices.ContainsFunc(s.signers, lasts) {
		return no("key_last", "no key of the depositary is left")
	}
	if err := s.requireNewRecovery(); err != nil {
		return err
	}
	if err := s.enter("depositary", "depositary", "holder"); err != nil {
		return err
	}
	for _, one := range revokes {
		s.revoke(one.(string))
	}
	s.nameRecovery()
	return nil
}

func (s *said) revoke(keyid string) {
	revoked := row{"entry": s.index, "reason": s.body["reason"]}
	s.change("keys", keyid, "revoked", revoked, "since", s.index)
}

func (s *said) logKeyChanged() error {
	if err := s.requireVkey(); err != nil {
		return err
	}
	log := s.logRow()
	next, _ := parseVkey(str(s.body, "vkey"))
	had := items(log, "vkeys")
	for _, one := range more(had, log) {
		if old, err := parseVkey(str(one, "vkey")); err == nil && slices.Equal(old.id, next.id) {
			return no("key_known", "the log had this key before")
		}
	}
	now, _ := parseVkey(str(log, "vkey"))
	signed, err := openCheckpoint(str(s.body, "checkpoint"), now)
	if err != nil || signed.size > s.index || digestIn(s.law.tree.root(signed.size)) != signed.root {
		return no("anchor_wrong", "what brings the key in is no checkpoint of this log: %v", err)
	}
	if _, err := openCheckpoint(str(s.body, "checkpoint"), now, next); err != nil {
		return no("key_unproven", "the new key has not signed the checkpoint")
	}
	for _, k := range s.signers {
		if k.use == "depositary" && num(s.rows.get("keys", k.id), "added") >= signed.size {
			return no("anchor_wrong", "the checkpoint does not hold the entry that brought a signer in")
		}
	}
	if s.recoveredBy != nil && num(last(items(log, "recoveries")), "entry") >= signed.size {
		return no("anchor_wrong", "the checkpoint does not hold the entry that named the recovery key")
	}
	if err := s.requireNewRecovery(); err != nil {
		return err
	}
	if len(had) == 0 {
		had = []any{row{"size": int64(0), "vkey": log["vkey"]}}
	}
	s.changeLog("vkey", s.body["vkey"], "vkeys", more(had, row{"size": s.index + 1, "vkey": s.body["vkey"]}))
	s.nameRecovery()
	return nil
}

func (s *said) logRules() error {
	if err := s.relies("log", "log"); err != nil {
		return err
	}
	if num(s.body, "rules") != num(s.logRow(), "rules")+1 {
		return no("rules_wrong", "not the next version of the rules")
	}
	return no("rules_unsupported", "the log moves to rules that this auditor does not know")
}

// vkeyAt is the key that signs the checkpoint of a size.
func vkeyAt(log row, size int64) string {
	found := str(log, "vkey")
	for i, one := range items(log, "vkeys") {
		if i == 0 || num(one, "size") <= size {
			found = str(one, "vkey")
		}
	}
	return found
}

func (s *said) logAnchored() error {
	log := s.logRow()
	k, err := parseVkey(vkeyAt(log, s.seenSize))
	if err != nil {
		return err
	}
	signed, err := openCheckpoint(str(s.body, "checkpoint"), k)
	if err != nil || signed.size != s.seenSize || signed.root != digestIn(s.seenRoot) {
		return no("anchor_wrong", "the anchor is not the checkpoint that its author saw: %v", err)
	}
	if before := log["anchored"]; before != nil && signed.size <= num(before, "size") {
		return no("anchor_wrong", "an anchor was as large before")
	}
	s.changeLog("anchored", row{"entry": s.index, "size": signed.size})
	return nil
}

// isFree says whether an id is of nobody.
func (s *said) isFree(id string) bool {
	return id != "depositary" && s.rows.get("parties", id) == nil && s.rows.get("roles", id) == nil
}

func isInForce(role row) bool {
	return role != nil && role["ended"] == nil && !has(role, "office") && num(role, "keys") > 0
}

// putRole keeps count of the officers who decide.
func (s *said) putRole(id string, made row) {
	officers := s.logRow()["officers"].(row)
	inForce := num(officers, "inForce")
	if isInForce(s.rows.get("roles", id)) {
		inForce--
	}
	if isInForce(made) {
		inForce++
	}
	s.rows.put("roles", id, made)
	s.changeLog("officers", with(officers, "inForce", inForce))
}

func (s *said) setAllowed(allowed any) {
	s.changeLog("officers", with(s.logRow()["officers"].(row), "allowed", allowed))
}

// letIn asks whether a key of an officer who decides may come in.
func (s *said) letIn(holder string, k *key) error {
	officers := s.logRow()["officers"]
	allowed := at(officers, "allowed")
	isAllowed := allowed != nil && str(allowed, "key") == k.id
	if num(officers, "inForce") >= 2 && !(isAllowed && str(allowed, "holder") == holder && s.day <= str(allowed, "until")) {
		return no("officers_enough", "no two officers have let in the key %s for %s", k.id, holder)
	}
	if isAllowed {
		s.setAllowed(nil)
	}
	return nil
}

func (s *said) roleGranted() error {
	id := str(s.body, "id")
	if !s.isFree(id) {
		return no("role_exists", "the id %s is taken", id)
	}
	office, limited := s.body["office"]
	if !limited {
		if err := s.letIn(id, s.brought[0]); err != nil {
			return err
		}
	}
	if err := s.enter(id, str(s.body, "role"), "depositary"); err != nil {
		return err
	}
	made := row{
		"ended": nil, "granted": s.index, "keys": int64(1), "role": s.body["role"], "since": s.index, "until": s.body["until"],
	}
	if limited {
		made["office"] = office
	}
	s.putRole(id, made)
	return nil
}

func (s *said) roleAllowed() error {
	id, added := str(s.body, "id"), str(s.body, "key")
	r := s.rows.get("roles", id)
	if r != nil && (r["ended"] != nil || has(r, "office")) || r == nil && !s.isFree(id) {
		return no("role_exists", "%s can decide nothing", id)
	}
	if s.rows.get("keys", added) != nil {
		return no("key_known", "the key %s is in the register", added)
	}
	holders := map[string]bool{}
	for _, k := range s.signers {
		if k.use == "officer" {
			holders[str(s.rows.get("keys", k.id), "holder")] = true
		}
	}
	if len(holders) < 2 {
		return no("second_hand_missing", "two officers allow another, and nobody else does")
	}
	s.setAllowed(row{"entry": s.index, "holder": id, "key": added, "until": addDays(s.day, 30)})
	return nil
}

// settle ends what one officer did to another.
func (s *said) settle(officer string) {
	stopped := slices.DeleteFunc(slices.Clone(items(s.logRow(), "stopped")), func(one any) bool {
		return str(one, "officer") == officer
	})
	if len(stopped) == 0 {
		s.rows.put("log", "log", without(s.logRow(), "stopped"))
	} else {
		s.changeLog("stopped", stopped)
	}
}

func (s *said) roleEnded() error {
	id := str(s.body, "id")
	r := s.rows.get("roles", id)
	if r == nil || r["ended"] != nil {
		return no("role_unknown", "no role %s is there to be ended", id)
	}
	if until := str(r, "until"); s.day < until && num(r, "keys") > 0 {
		return no("role_term", "%s is in office until %s", id, until)
	}
	if err := s.relies("roles", id); err != nil {
		return err
	}
	s.putRole(id, with(r, "ended", row{"entry": s.index, "reason": s.body["reason"]}, "since", s.index))
	s.settle(id)
	s.setAllowed(nil)
	return nil
}

package main

// Calls: who opens, claims, amends and closes them, and by which rules.

func (s *said) policyDigest() string { return digestOf(canonical(s.body["policy"])) }

func (s *said) callKey(name string) string { return s.call + "/" + name }

// putPolicy states a policy under the call, unless it was stated before.
func (s *said) putPolicy() {
	key := s.callKey(s.policyDigest())
	if s.rows.get("policies", key) == nil {
		s.rows.put("policies", key, row{"entry": s.index, "policy": s.body["policy"], "since": s.index})
	}
}

// rulesNow is what a call notes of a policy from this entry on.
func (s *said) rulesNow() row {
	policy := s.body["policy"]
	made := row{"day": s.day, "entry": s.index, "noticeDays": at(policy, "noticeDays"), "policy": s.policyDigest()}
	for _, name := range []string{"correctionDays", "reservationDays"} {
		if has(policy, name) {
			made[name] = at(policy, name)
		}
	}
	if has(policy, "reports") {
		made["reportDays"] = at(policy, "reports", "correctionDays")
	}
	if has(policy, "clauses") {
		digests := []any{}
		for _, one := range items(policy, "clauses") {
			digests = append(digests, digestOf(canonical(one)))
		}
		made["clauses"] = digests
	}
	removals := []any{}
	for _, one := range items(policy, "delisting") {
		if has(one, "after") {
			removals = append(removals, digestOf(canonical(one)))
		}
	}
	if len(removals) > 0 {
		made["removals"] = removals
	}
	return made
}

// requireCovers asks whether a policy has each authentic language of a manifest.
func requireCovers(policy, manifest any) error {
	for _, one := range items(manifest, "texts") {
		if yes(one, "authentic") && !holds(items(policy, "authentic"), str(one, "lang")) {
			return no("policy_language", "the policy has no words in %s", str(one, "lang"))
		}
	}
	return nil
}

func languagesOf(manifest any) []any {
	found := []any{}
	for _, one := range items(manifest, "texts") {
		if yes(one, "authentic") {
			found = append(found, at(one, "lang"))
		}
	}
	return found
}

func (s *said) callOpened() error {
	if s.callRow() != nil || s.law.papers.isReserved(s.call) {
		return no("call_exists", "the id %s is taken, or reserved", s.call)
	}
	manifest := s.body["manifest"]
	var digest any
	if manifest != nil {
		if err := requireCovers(s.body["policy"], manifest); err != nil {
			return err
		}
		digest = digestOf(canonical(manifest))
		if err := s.enterText(manifest, 1, "supersedes", nil); err != nil {
			return err
		}
	}
	s.putPolicy()
	made := row{
		"absentees": s.enterAbsentees(),
		"authentic": row{"policy": at(s.body["policy"], "authentic"), "text": languagesOf(manifest)}, "closed": nil,
		"opened": s.index, "policies": []any{s.rulesNow()}, "policy": s.policyDigest(), "since": s.index, "text": digest,
		"window": at(s.body["policy"], "window"),
	}
	for _, name := range []string{"authority", "convener", "issued", "noun", "summary", "titles", "verb"} {
		made[name] = s.body[name]
	}
	s.rows.put("calls", s.call, made)
	return nil
}

// enterAbsentees says who can be missing from the call. A list has a row of its own.
func (s *said) enterAbsentees() any {
	list, isList := s.body["absentees"].(row)
	if !isList {
		return s.body["absentees"]
	}
	if !same(s.absenteesOf("list"), list) {
		s.rows.put("absentees", s.call, row{"entry": s.index, "list": list, "since": s.index})
	}
	return "list"
}

// absenteesOf is what was entered, as a body says it.
func (s *said) absenteesOf(entered any) any {
	if entered == any("list") {
		return at(s.rows.get("absentees", s.call), "list")
	}
	return entered
}

// statePolicy puts a policy in force.
func (s *said) statePolicy(changes ...any) {
	s.putPolicy()
	call := s.callRow()
	s.rows.put("calls", s.call, with(call, append([]any{
		"policy", s.policyDigest(), "window", at(s.body["policy"], "window"),
		"authentic", with(call["authentic"].(row), "policy", at(s.body["policy"], "authentic")),
		"policies", more(items(call, "policies"), s.rulesNow()), "since", s.index,
	}, changes...)...))
}

func (s *said) requireCoversInForce() error {
	if text := textInForce(s.callRow(), s.day); text != nil {
		return requireCovers(s.body["policy"], s.rows.get("texts", s.callKey(text.(string)))["manifest"])
	}
	return nil
}

func (s *said) callClaimed() error {
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	call := s.callRow()
	if str(call, "authority", "level") != "independent" {
		return no("record_claimed", "the call %s is claimed already", s.call)
	}
	if err := s.requireCoversInForce(); err != nil {
		return err
	}
	before := row{"authority": call["authority"], "convener": call["convener"]}
	s.statePolicy("authority", s.body["authority"], "convener", s.body["convener"], "noun", s.body["noun"],
		"verb", s.body["verb"], "claimed", row{"before": before, "entry": s.index})
	return nil
}

func rankOf(level string) int {
	return map[string]int{"declared": 1, "domain": 2, "vetted": 3}[level]
}

func (s *said) callAuthorityChecked() error {
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	call := s.callRow()
	was, is := str(call, "authority", "level"), str(s.body, "authority", "level")
	if was == "independent" {
		return no("record_independent", "the call is a record of others")
	}
	change, outcome := rankOf(is)-rankOf(was), str(s.body, "outcome")
	if outcome == "holds" && change < 0 || outcome == "lapsed" && change > 0 || outcome == "unclear" && change != 0 {
		return no("authority_wrong", "what %s does not lead from %s to %s", outcome, was, is)
	}
	checked := row{"entry": s.index, "level": is}
	for _, name := range []string{"checked", "dnssec", "domain", "outcome"} {
		checked[name] = s.body[name]
	}
	checks := more(items(s.rows.get("authorities", s.call), "checks"), checked)
	s.rows.put("authorities", s.call, row{"checks": checks, "since": s.index})
	s.change("calls", s.call, "authority", s.body["authority"])
	if was != is {
		s.change("calls", s.call, "since", s.index)
	}
	return nil
}

// isSignedUpon says whether anybody has ever signed the call, whatever became of it.
func (s *said) isSignedUpon() bool {
	under := s.law.register.under
	return under["signatures/"+s.call] || under["sealed/"+s.call] || under["personCounts/"+s.call]
}

var amendable = []string{"convener", "issued", "noun", "summary", "titles", "verb"}

func (s *said) callAmended() error {
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	call := s.callRow()
	isSame := same(s.absenteesOf(call["absentees"]), s.body["absentees"])
	changes := []any{"since", s.index}
	for _, name := range amendable {
		isSame = isSame && same(call[name], s.body[name])
		changes = append(changes, name, s.body[name])
	}
	if isSame {
		return no("body_malformed", "nothing is amended")
	}
	bound := !same(at(call, "convener", "names"), at(s.body, "convener", "names")) ||
		!same(call["verb"], s.body["verb"]) || !same(call["noun"], s.body["noun"])
	if bound && s.isSignedUpon() {
		return no("body_malformed", "what was signed upon has another convener, verb or noun")
	}
	s.change("calls", s.call, append(changes, "absentees", s.enterAbsentees())...)
	return nil
}

func (s *said) callPolicyChanged() error {
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	if str(s.callRow(), "policy") == s.policyDigest() {
		return no("policy_unchanged", "the policy is in force")
	}
	if err := s.requireCoversInForce(); err != nil {
		return err
	}
	s.statePolicy()
	return nil
}

func (s *said) closeCall(changes ...any) {
	closed := row{"entry": s.index, "reason": s.body["reason"]}
	s.change("calls", s.call, append([]any{"closed", closed, "since", s.index}, changes...)...)
}

func (s *said) callClosed() error {
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	s.closeCall()
	return nil
}

func (s *said) callVoided() error {
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	if s.isSignedUpon() || s.law.register.under["listings/"+s.call] {
		return no("call_bound", "somebody has signed the call, or a list names somebody under it")
	}
	s.closeCall("voided", true)
	return nil
}

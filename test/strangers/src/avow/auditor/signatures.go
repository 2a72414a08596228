package main

// Signatures of parties.

const mostSaid = 5

// signatory is whoever accepts, as the rules ask of them.
type signatory struct {
	id, kind string
	mandate  any
	lapsed   bool
	vouchers []any
}

func (s *said) signatoryOf(id string) (signatory, error) {
	r, err := s.lasts(id)
	if err != nil {
		return signatory{}, err
	}
	newest := last(items(r, "versions"))
	return signatory{id, str(r, "kind"), at(newest, "mandate"), has(newest, "lapsed"), items(r, "vouchers")}, nil
}

// requireInvited is step 5 of signature/given.
func (s *said) requireInvited(who signatory, policy any) error {
	if !holds(items(policy, "kinds"), who.kind) {
		return no("kind_uninvited", "the policy invites no %s", who.kind)
	}
	needed := str(policy, "mandate")
	for _, one := range items(policy, "mandates") {
		if str(one, "kind") == who.kind {
			needed = str(one, "mandate")
		}
	}
	if levelOf(needed) <= levelOf("voucher") {
		byUmbrella := find(who.vouchers, func(one any) bool {
			return at(one, "ended") == nil && holds(items(policy, "umbrellas"), str(one, "by"))
		})
		if byUmbrella >= 0 {
			return nil
		}
	}
	if who.lapsed {
		return no("mandate_lapsed", "no proof of the mandate of %s stands", who.id)
	}
	if who.mandate == nil || levelOf(str(who.mandate, "level")) < levelOf(needed) {
		return no("mandate_insufficient", "the mandate of %s is not %s", who.id, needed)
	}
	return nil
}

// requireAcceptance is steps 1 and 3 to 6 of signature/given.
func (s *said) requireAcceptance(accepted any, who signatory, instrument any) error {
	call := s.callRow()
	if str(call, "authority", "level") == "independent" {
		return no("record_independent", "the call is a record of others")
	}
	manifest := str(accepted, "manifest")
	text := s.rows.get("texts", s.callKey(manifest))
	if text == nil {
		return no("text_unknown", "there is no text %s", manifest)
	}
	onPaper := instrument != nil && str(instrument, "date") < s.day && textInForce(call, str(instrument, "date")) == any(manifest)
	if !s.isSignable(manifest) && !onPaper {
		return no("text_superseded", "the text %s is not in force", manifest)
	}
	if str(accepted, "policy") != str(call, "policy") {
		return no("policy_wrong", "the policy is not that of the call")
	}
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	policy := s.rows.get("policies", s.callKey(str(accepted, "policy")))
	if err := s.requireInvited(who, policy["policy"]); err != nil {
		return err
	}
	for _, lang := range items(accepted, "read") {
		if !hasLanguage(text, lang.(string)) {
			return no("language_unknown", "the text is not there in %s", lang)
		}
	}
	return nil
}

// signatureGiven is signature/given and signature/deposited.
func (s *said) signatureGiven() error {
	id, how := s.by, "given"
	instrument := s.body["instrument"]
	if instrument != nil {
		id, how = str(s.body, "party"), "deposited"
	}
	who, err := s.signatoryOf(id)
	if err != nil {
		return err
	}
	if err := s.requireAcceptance(s.body, who, instrument); err != nil {
		return err
	}
	if err := s.relies("parties", id); err != nil {
		return err
	}
	before := s.rows.get("signatures", s.callKey(id))
	paper, err := s.requireNew(id, before, how)
	if err != nil {
		return err
	}
	if how == "given" {
		if countOn(items(before, "events"), "given", s.day) >= mostSaid {
			return no("said_often", "%s has signed five times today", id)
		}
		instrument = paper
	}
	s.putSignature(id, s.body, how, before, instrument)
	if how == "deposited" && s.rows.get("partyKeys", id) == nil {
		s.rows.put("partyKeys", id, with(s.partyKeys(id), "since", s.index))
	}
	return nil
}

// requireNew is steps 8 and 9. It returns the paper on which the signature stands, if it does.
func (s *said) requireNew(id string, before row, how string) (any, error) {
	if before == nil {
		return nil, nil
	}
	state := str(before, "state")
	if state == "removed" {
		return nil, no("signature_removed", "the signature of %s was removed", id)
	}
	var paper any
	if state == "standing" {
		text := s.rows.get("texts", s.callKey(str(s.body, "manifest")))
		events := items(before, "events")
		if num(before, "version") == num(text, "number") {
			if str(before, "how") != "deposited" {
				return nil, no("signature_exists", "%s has signed", id)
			}
			if how == "deposited" && at(lastYes(events), "policy") == s.body["policy"] {
				return nil, no("signature_exists", "the signature of %s lies here", id)
			}
			paper = before["instrument"]
			objected := items(s.rows.get("objections", s.callKey(id)), "objections")
			held, _ := wordsThatHold(events, objected, s.day)
			if s.body["reservation"] != nil && held.said == nil {
				return nil, no("reservation_late", "a reservation comes in late")
			}
		}
	}
	if digest := str(s.body, "instrument", "digest"); how == "deposited" {
		lies := str(before, "instrument", "digest") == digest
		for _, event := range items(before, "events") {
			lies = lies || str(event, "paper") == digest
		}
		if lies {
			return nil, no("signature_exists", "this paper lies here")
		}
	}
	return paper, s.relies("signatures", s.callKey(id))
}

func (s *said) putSignature(id string, accepted any, how string, before row, instrument any) {
	text := s.rows.get("texts", s.callKey(str(accepted, "manifest")))
	event := s.event(how)
	made := row{
		"entry": s.index, "how": how, "instrument": instrument, "read": at(accepted, "read"), "since": s.index, "state": "standing",
		"version": text["number"],
	}
	event["version"] = text["number"]
	for _, name := range []string{"declaration", "manifest", "policy", "reservation"} {
		made[name], event[name] = at(accepted, name), at(accepted, name)
	}
	if how == "deposited" {
		event["paper"] = at(instrument, "digest")
	}
	made["events"] = more(items(before, "events"), event)
	s.rows.put("signatures", s.callKey(id), made)
}

func (s *said) event(what string) row { return row{"day": s.day, "entry": s.index, "what": what} }

// addEvent appends an event to a signature, with changes of the row: name, value.
func (s *said) addEvent(key string, event row, changes ...any) {
	events := more(items(s.rows.get("signatures", key), "events"), event)
	s.change("signatures", key, append([]any{"events", events, "since", s.index}, changes...)...)
}

// standing asks for a signature that stands, on which the author relies.
func (s *said) standing(id string) (row, error) {
	r := s.rows.get("signatures", s.callKey(id))
	if str(r, "state") != "standing" {
		return nil, no("signature_unknown", "no signature of %s stands", id)
	}
	return r, s.relies("signatures", s.callKey(id))
}

// spokeByKey says whether a signature stands that a key gave, or the party has withdrawn.
func (s *said) spokeByKey(id string) bool {
	r := s.rows.get("signatures", s.callKey(id))
	return str(r, "state") == "withdrawn" || str(r, "state") == "standing" && str(r, "how") == "given"
}

func (s *said) policyAccepted() error {
	signed, err := s.standing(s.by)
	if err != nil {
		return err
	}
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	if s.body["policy"] != s.callRow()["policy"] {
		return no("policy_wrong", "the policy is not that of the call")
	}
	isBound := bindingPolicy(items(signed, "events"), items(s.callRow(), "policies"), s.day) == s.body["policy"]
	if isBound && at(lastYes(items(signed, "events")), "policy") == s.body["policy"] {
		return no("signature_exists", "%s has accepted the policy", s.by)
	}
	if err := s.relies("parties", s.by); err != nil {
		return err
	}
	who, err := s.signatoryOf(s.by)
	if err != nil {
		return err
	}
	policy := s.rows.get("policies", s.callKey(str(s.body, "policy")))
	if err := s.requireInvited(who, policy["policy"]); err != nil {
		return err
	}
	s.addEvent(s.callKey(s.by), with(s.event("accepted"), "policy", s.body["policy"]))
	return nil
}

// requireWords asks party, signature and author, for what a party says beside its signature.
func (s *said) requireWords() (row, error) {
	id := str(s.body, "party")
	if has(s.rows.get("parties", id), "ended") {
		return nil, no("party_ended", "%s has ended", id)
	}
	signed, err := s.standing(id)
	if err != nil {
		return nil, err
	}
	bySelf := s.by == id && s.body["instrument"] == nil
	onPaper := s.by == "depositary" && s.body["instrument"] != nil && str(signed, "how") == "deposited"
	if !bySelf && !onPaper {
		return nil, no("author_wrong", "%s says what %s means", s.by, id)
	}
	return signed, nil
}

func (s *said) holding(signed row) (reservation, declaration words, pending []any) {
	objected := items(s.rows.get("objections", s.callKey(str(s.body, "party"))), "objections")
	events := items(signed, "events")
	reservation, declaration = wordsThatHold(events, objected, s.day)
	return reservation, declaration, pendingReservations(events, objected, s.day)
}

func (s *said) requireSeldom(signed row, what string, saying any) error {
	if saying != nil && countOn(items(signed, "events"), what, s.day) >= mostSaid {
		return no("said_often", "it was said five times today")
	}
	return nil
}

func (s *said) declarationMade() error {
	signed, err := s.requireWords()
	if err != nil {
		return err
	}
	declaration := s.body["declaration"]
	if _, held, _ := s.holding(signed); same(held.said, declaration) {
		return no("words_unchanged", "the declaration holds already")
	}
	if err := s.requireSeldom(signed, "declared", declaration); err != nil {
		return err
	}
	event := with(s.event("declared"), "declaration", declaration)
	s.addEvent(s.callKey(str(s.body, "party")), event, "declaration", declaration)
	return nil
}

func (s *said) reservationNarrowed() error {
	signed, err := s.requireWords()
	if err != nil {
		return err
	}
	reservation := s.body["reservation"]
	held, _, pending := s.holding(signed)
	if len(pending) == 0 && same(held.said, reservation) {
		return no("words_unchanged", "the reservation holds already")
	}
	if reservation != nil && held.said == nil {
		return no("reservation_late", "there is no reservation to be narrowed")
	}
	if err := s.requireSeldom(signed, "narrowed", reservation); err != nil {
		return err
	}
	event := with(s.event("narrowed"), "reservation", reservation)
	s.addEvent(s.callKey(str(s.body, "party")), event, "reservation", reservation)
	return nil
}

func (s *said) reservationMade() error {
	signed, err := s.requireWords()
	if err != nil {
		return err
	}
	call, reservation := s.callRow(), s.body["reservation"]
	binding := bindingPolicy(items(signed, "events"), items(call, "policies"), s.day)
	var days any
	for _, one := range items(call, "policies") {
		if at(one, "policy") == binding {
			days = at(one, "reservationDays")
		}
	}
	late, allowed := days.(int64)
	if binding == nil || !allowed {
		return no("reservation_late", "the policy lets in no reservation now")
	}
	held, _, pending := s.holding(signed)
	isPending := find(pending, func(one any) bool { return same(at(one, "reservation"), reservation) }) >= 0
	if same(held.said, reservation) || isPending {
		return no("words_unchanged", "the reservation holds, or is pending")
	}
	if err := s.requireSeldom(signed, "reserved", reservation); err != nil {
		return err
	}
	event := with(s.event("reserved"), "reservation", reservation, "takes", over(s.day, late))
	s.addEvent(s.callKey(str(s.body, "party")), event)
	return nil
}

func (s *said) signatureWithdrawn() error {
	if _, err := s.standing(s.by); err != nil {
		return err
	}
	s.addEvent(s.callKey(s.by), s.event("withdrawn"), "state", "withdrawn")
	return nil
}

func (s *said) signatureRemoved() error {
	id := str(s.body, "party")
	if has(s.rows.get("parties", id), "ended") {
		return no("party_ended", "%s has ended", id)
	}
	signed, err := s.standing(id)
	if err != nil {
		return err
	}
	if bindingPolicy(items(signed, "events"), items(s.callRow(), "policies"), s.day) != s.body["policy"] {
		return no("policy_wrong", "another policy binds %s", id)
	}
	policy := s.rows.get("policies", s.callKey(str(s.body, "policy")))
	rules := items(policy, "policy", "delisting")
	i := find(rules, func(one any) bool { return at(one, "id") == s.body["rule"] })
	if i < 0 {
		return no("rule_unknown", "the policy has no rule %s", s.body["rule"])
	}
	if has(rules[i], "after") {
		if isSuspended(s.rows.get("partyKeys", id)) {
			return no("keys_suspended", "the keys of %s are suspended", id)
		}
	}
	if has(rules[i], "after") && !s.isRemovable(id, at(policy, "policy"), rules[i]) {
		return no("clause_untrue", "%s has not come to the step that the rule names", id)
	}
	s.addEvent(s.callKey(id), s.event("removed"), "state", "removed")
	return nil
}

// requireOut asks for a signature that was removed or invalidated.
func (s *said) requireOut(id string) (row, error) {
	if has(s.rows.get("parties", id), "ended") {
		return nil, no("party_ended", "%s has ended", id)
	}
	r := s.rows.get("signatures", s.callKey(id))
	switch state := str(r, "state"); state {
	case "standing":
		return nil, no("signature_standing", "the signature of %s stands", id)
	case "removed", "invalidated":
		return r, s.relies("signatures", s.callKey(id))
	}
	return nil, no("signature_unknown", "no signature of %s was removed", id)
}

func (s *said) restore(id string, signed row) {
	if str(signed, "state") == "invalidated" {
		s.undo(num(last(items(signed, "events")), "entry"))
	}
	s.addEvent(s.callKey(id), s.event("restored"), "state", "standing")
}

func (s *said) undo(batch int64) {
	r := s.rows.get("invalidations", s.call)
	batches := items(r, "batches")
	if i := find(batches, func(one any) bool { return num(one, "entry") == batch }); i >= 0 {
		restored := with(batches[i].(row), "restored", num(batches[i], "restored")+1)
		s.change("invalidations", s.call, "batches", replaced(batches, i, restored), "since", s.index)
	}
}

func (s *said) signatureRestored() error {
	id := str(s.body, "party")
	signed, err := s.requireOut(id)
	if err != nil {
		return err
	}
	s.restore(id, signed)
	return nil
}

func (s *said) signatureInvalidated() error {
	parties := int64(0)
	subjects := items(s.body, "subjects")
	for _, one := range subjects {
		id := str(one, "party")
		if id == "" {
			if err := s.requirePerson(str(one, "commitment"), false); err != nil {
				return err
			}
			continue
		}
		parties++
		if has(s.rows.get("parties", id), "ended") {
			return no("party_ended", "%s has ended", id)
		}
		if _, err := s.standing(id); err != nil {
			return err
		}
	}
	for _, one := range subjects {
		if id := str(one, "party"); id != "" {
			s.addEvent(s.callKey(id), s.event("invalidated"), "state", "invalidated")
			continue
		}
		key := str(one, "commitment")
		s.rows.put("persons", key, with(without(s.rows.get("persons", key), "restored"), "invalidated", s.index, "since", s.index))
		s.count("invalidated", 1)
	}
	batches := more(items(s.rows.get("invalidations", s.call), "batches"), row{
		"entry": s.index, "parties": parties, "persons": int64(len(subjects)) - parties, "restored": int64(0),
	})
	s.rows.put("invalidations", s.call, row{"batches": batches, "since": s.index})
	return nil
}

func (s *said) signatureReinstated() error {
	batch := num(s.body, "invalidation")
	subjects := items(s.body, "subjects")
	for _, one := range subjects {
		id := str(one, "party")
		if id == "" {
			if err := s.requirePerson(str(one, "commitment"), true); err != nil {
				return err
			}
			if num(s.rows.get("persons", str(one, "commitment")), "invalidated") != batch {
				return no("person_invalidated", "the person was invalidated by another entry")
			}
			continue
		}
		signed, err := s.requireOut(id)
		if err != nil {
			return err
		}
		if str(signed, "state") != "invalidated" || num(last(items(signed, "events")), "entry") != batch {
			return no("signature_unknown", "the signature of %s was not invalidated by that entry", id)
		}
	}
	for _, one := range subjects {
		if id := str(one, "party"); id != "" {
			s.restore(id, s.rows.get("signatures", s.callKey(id)))
		} else {
			s.restorePerson(str(one, "commitment"))
		}
	}
	return nil
}

package main

import (
	"slices"
	"strings"
)

// Parties: listed, admitted, joined by invitation, updated, and ended.

var factNames = []string{"country", "domain", "identifiers", "kind", "mandate", "names"}

func factsOf(v any) row {
	found := row{}
	for _, name := range factNames {
		found[name] = at(v, name)
	}
	return found
}

// lasts asks that a party was admitted and has not ended.
func (s *said) lasts(id string) (row, error) {
	r := s.rows.get("parties", id)
	switch {
	case r == nil:
		return nil, no("party_unknown", "there is no party %s", id)
	case r["admitted"] == nil:
		return nil, no("party_unclaimed", "%s is only listed", id)
	case has(r, "ended"):
		return nil, no("party_ended", "%s has ended", id)
	}
	return r, nil
}

// requireCopied asks whether a party can be copied from elsewhere, and relies on what was.
func (s *said) requireCopied(id string) error {
	r := s.rows.get("parties", id)
	isAdmitted := r != nil && r["admitted"] != nil
	if id == "depositary" || s.rows.get("roles", id) != nil || isAdmitted && s.rows.get("listings", s.callKey(id)) == nil {
		return no("party_exists", "the id %s is taken", id)
	}
	return s.relies("listings", s.callKey(id))
}

func (s *said) partyListed() error {
	id := str(s.body, "party")
	source, date := s.body["source"], str(s.body, "source", "date")
	first, seenLast, present := str(s.body, "firstSeen"), s.body["lastSeen"], yes(s.body, "present")
	isRight := present && first <= date && seenLast == nil
	if text, stated := seenLast.(string); !present && stated {
		isRight = first <= text && text < date && s.body["row"] == nil && yes(source, "whole")
	}
	if !isRight {
		return no("source_wrong", "the days of the row do not fit its list")
	}
	if err := s.requireCopied(id); err != nil {
		return err
	}
	known := s.rows.get("sources", s.callKey(date))
	if known != nil && (known["digest"] != at(source, "digest") || known["whole"] != at(source, "whole")) {
		return no("source_wrong", "another list of that day is known")
	}
	if known == nil {
		s.rows.put("sources", s.callKey(date), row{
			"digest": at(source, "digest"), "entry": s.index, "since": s.index, "title": at(source, "title"), "url": at(source, "url"),
			"whole": at(source, "whole"),
		})
	}
	version := row{"date": date, "entry": s.index}
	for _, name := range []string{"country", "declaration", "kind", "names", "nature", "present", "row", "signed", "website"} {
		version[name] = s.body[name]
	}
	listing := s.rows.get("listings", s.callKey(id))
	versions := slices.DeleteFunc(slices.Clone(items(listing, "versions")), func(one any) bool { return str(one, "date") == date })
	versions = append(versions, version)
	slices.SortFunc(versions, func(a, b any) int { return strings.Compare(str(a, "date"), str(b, "date")) })
	s.change("listings", s.callKey(id), "since", s.index, "versions", versions)
	s.copyParty(id)
	return nil
}

// copyParty puts the row of a party as its listing has it, unless it was admitted.
func (s *said) copyParty(id string) {
	party, listing := s.rows.get("parties", id), s.rows.get("listings", s.callKey(id))
	calls := items(party, "listed")
	if !holds(calls, s.call) {
		calls = more(calls, s.call)
	}
	if party != nil && party["admitted"] != nil {
		s.change("parties", id, "listed", calls)
		return
	}
	newest := last(items(listing, "versions"))
	if newest == nil {
		standing := slices.DeleteFunc(slices.Clone(items(listing, "facts")), func(one any) bool { return at(one, "withdrawn") != nil })
		newest = last(standing)
	}
	if newest == nil {
		newest = row{"country": nil, "kind": "unknown", "names": []any{row{"lang": "und", "text": id}}}
	}
	s.rows.put("parties", id, row{
		"admitted": nil, "country": at(newest, "country"), "kind": at(newest, "kind"), "listed": calls, "names": at(newest, "names"),
		"since": s.index, "status": "listed", "versions": []any{},
	})
}

// requireNewParty asks whether an id is free for who is admitted, or that of a list's row.
func (s *said) requireNewParty(id string, claims bool) error {
	r := s.rows.get("parties", id)
	switch {
	case id == "depositary" || s.rows.get("roles", id) != nil, !claims && r != nil:
		return no("party_exists", "the id %s is taken", id)
	case claims && r == nil:
		return no("party_unknown", "no list names %s", id)
	case claims && r["admitted"] != nil:
		return no("party_claimed", "%s is admitted", id)
	}
	return s.relies("parties", id)
}

func (s *said) partyAdmitted() error {
	id := str(s.body, "party")
	if err := s.requireNewParty(id, yes(s.body, "claims")); err != nil {
		return err
	}
	for _, k := range s.brought {
		if err := s.countIn(id, k.id, false); err != nil {
			return err
		}
	}
	if err := s.enter(id, "party", "depositary"); err != nil {
		return err
	}
	s.admit(id, factsOf(s.body))
	return nil
}

// admit puts a party with its facts, and the proof of its mandate.
func (s *said) admit(id string, facts row) {
	before := s.rows.get("parties", id)
	listed := items(before, "listed")
	if listed == nil {
		listed = []any{}
	}
	s.rows.put("parties", id, row{
		"admitted": s.index, "country": facts["country"], "kind": facts["kind"], "listed": listed, "names": facts["names"],
		"since": s.index, "status": "admitted", "versions": []any{with(facts, "entry", s.index, "from", s.day)},
	})
	if mandate := facts["mandate"]; mandate != nil {
		s.enterCheck(id, str(mandate, "level"), s.checkOf(mandate))
	}
}

// readJoined is what whoever joins brings: steps 1 to 5. It puts nothing but the signature.
func (s *said) readJoined() error {
	leaf := s.body["leaf"]
	if s.admitted > secondsOf(str(s.invitation.body, "until")) {
		return no("invitation_expired", "the invitation has expired")
	}
	if s.rows.get("invitations", s.invited) != nil {
		return no("invitation_spent", "the invitation was used, or an officer has ended it")
	}
	enters := has(leaf, "names")
	if enters {
		if err := s.requireNewParty(s.by, yes(leaf, "claims")); err != nil {
			return err
		}
	} else {
		if _, err := s.lasts(s.by); err != nil {
			return err
		}
		if s.rows.get("partyKeys", s.by) != nil {
			return no("key_unallowed", "%s has had a key, or a signature", s.by)
		}
		if err := s.relies("parties", s.by); err != nil {
			return err
		}
	}
	if err := s.requireInvitation(); err != nil {
		return err
	}
	accepted := s.body["acceptance"]
	if accepted == nil {
		return nil
	}
	who := signatory{id: s.by}
	if enters {
		who.kind, who.mandate = str(leaf, "kind"), at(leaf, "mandate")
	} else {
		r := s.rows.get("parties", s.by)
		newest := last(items(r, "versions"))
		who = signatory{s.by, str(r, "kind"), at(newest, "mandate"), has(newest, "lapsed"), items(r, "vouchers")}
	}
	if err := s.requireAcceptance(accepted, who, nil); err != nil {
		return err
	}
	s.putSignature(s.by, accepted, "given", nil, nil)
	return nil
}

// requireInvitation asks whether the invitation holds at this place, however old it is: step 5.
func (s *said) requireInvitation() error {
	made := s.law.at(s.invitation, s.rows, s.index, s.admitted)
	if made.log != s.law.origin {
		return no("log_wrong", "the invitation is for the log %.80q", made.log)
	}
	if err := made.requireSeen(); err != nil {
		return err
	}
	if made.entry.at > s.admitted+300 {
		return no("at_future", "the invitation is dated after it was used")
	}
	if made.by != "depositary" {
		return no("author_wrong", "%s invites", made.by)
	}
	return made.requireSigners()
}

// join puts the party, its key and its proof: step 6.
func (s *said) join() error {
	leaf := s.body["leaf"]
	addedBy := "depositary"
	if has(leaf, "names") {
		addedBy = "holder"
		facts := factsOf(leaf)
		if mandate := facts["mandate"]; str(mandate, "level") == "email" {
			facts["mandate"] = with(mandate.(row), "checked", s.day)
		}
		s.admit(s.by, facts)
	}
	if err := s.countIn(s.by, s.brought[0].id, false); err != nil {
		return err
	}
	if err := s.enter(s.by, "party", addedBy); err != nil {
		return err
	}
	s.rows.put("invitations", s.invited, row{"ended": nil, "joined": s.index, "since": s.index})
	return nil
}

func (s *said) partyJoined() error {
	if err := s.readJoined(); err != nil {
		return err
	}
	return s.join()
}

func (s *said) partyUpdated() error {
	id := str(s.body, "party")
	r, err := s.lasts(id)
	if err != nil {
		return err
	}
	if err := s.relies("parties", id); err != nil {
		return err
	}
	before := last(items(r, "versions")).(row)
	facts := factsOf(s.body)
	version := with(facts, "entry", s.index, "from", s.day)
	if same(before["mandate"], facts["mandate"]) {
		if lapsed, has := before["lapsed"]; has {
			version["lapsed"] = lapsed
		}
	} else {
		s.changeMandate(id, facts["mandate"])
	}
	s.change("parties", id, "country", facts["country"], "kind", facts["kind"], "names", facts["names"], "since", s.index,
		"versions", more(items(r, "versions"), version))
	return nil
}

// partyEnded is party/merged, party/succeeded and party/ended.
func (s *said) partyEnded() error {
	id := str(s.body, "party")
	how := strings.TrimPrefix(s.kind, "party/")
	var into any
	other := s.cosigner()
	for _, one := range []string{id, other} {
		if one == "" {
			continue
		}
		if _, err := s.lasts(one); err != nil {
			return err
		}
		if err := s.relies("parties", one); err != nil {
			return err
		}
	}
	if other != "" {
		into = other
		if err := s.carryAll(id, other); err != nil {
			return err
		}
	}
	ended := row{"day": s.day, "entry": s.index, "how": how, "into": into, "reason": s.body["reason"]}
	s.change("parties", id, "ended", ended, "since", s.index)
	return nil
}

func (s *said) carryAll(id, other string) error {
	calls := items(s.body, "calls")
	for _, one := range calls {
		from, to := one.(string)+"/"+id, one.(string)+"/"+other
		if str(s.rows.get("signatures", from), "state") != "standing" {
			return no("signature_unknown", "%s has not signed %s", id, one)
		}
		switch str(s.rows.get("signatures", to), "state") {
		case "standing":
			return no("signature_exists", "%s has signed %s itself", other, one)
		case "removed":
			return no("signature_removed", "the signature of %s on %s was removed", other, one)
		}
		for _, key := range []string{from, to} {
			if err := s.relies("signatures", key); err != nil {
				return err
			}
		}
	}
	hasSigned := slices.ContainsFunc(s.signers, func(k *key) bool {
		return str(s.rows.get("keys", k.id), "holder") == other
	})
	if len(calls) > 0 && !hasSigned {
		return no("cosigner_missing", "signatures go to %s, which has not signed", other)
	}
	for _, one := range calls {
		s.carry(one.(string), id, other)
	}
	return nil
}

func (s *said) carry(call, id, other string) {
	signed := s.rows.get("signatures", call+"/"+id)
	called := s.rows.get("calls", call)
	events := items(signed, "events")
	objected := items(s.rows.get("objections", call+"/"+id), "objections")
	reservation, declaration := wordsThatHold(events, objected, s.day)
	yes := lastYes(events)
	newest := newestOf(events, "given", "deposited", "carried")
	signedOn := at(newest, "day")
	if str(newest, "what") == "carried" {
		signedOn = at(newest, "from", "day")
	}
	from := row{"day": signedOn, "entry": signed["entry"], "party": id}
	event := row{
		"day": s.day, "declaration": declaration.said, "entry": s.index, "from": from, "manifest": signed["manifest"],
		"policy": at(yes, "policy"), "reservation": reservation.said, "version": signed["version"], "what": "carried",
		"yes": placeOf(yes),
	}
	if bound := boundText(called, events, s.day); bound != signed["manifest"] && bound != nil {
		event["bound"] = bound
	}
	if gaps := gapsOf(events); len(gaps) > 0 {
		event["gaps"] = gaps
	}
	old := items(s.rows.get("signatures", call+"/"+other), "events")
	s.rows.put("signatures", call+"/"+other, with(signed, "declaration", declaration.said, "entry", s.index, "events",
		more(old, event), "from", from, "reservation", reservation.said, "since", s.index))
	s.carryObjections(call, id, other, reservation, declaration)
}

func (s *said) carryObjections(call, id, other string, holding ...words) {
	against := s.rows.get("objections", call+"/"+id)
	moved, stays := []any{}, slices.Clone(items(against, "objections"))
	for i, one := range stays {
		isHeld := slices.ContainsFunc(holding, func(w words) bool { return w.said != nil && w.entry == num(one, "against") })
		if at(one, "withdrawn") != nil || str(one, "by") == other || !isHeld {
			continue
		}
		from := row{"against": at(one, "against"), "party": id}
		moved = append(moved, with(one.(row), "against", s.index, "from", from))
		stays[i] = with(one.(row), "carried", row{"entry": s.index, "into": other})
	}
	if len(moved) == 0 {
		return
	}
	s.change("objections", call+"/"+id, "objections", stays, "since", s.index)
	there := items(s.rows.get("objections", call+"/"+other), "objections")
	s.change("objections", call+"/"+other, "objections", more(there, moved...), "since", s.index)
}

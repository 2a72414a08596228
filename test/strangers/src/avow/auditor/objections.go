package main

// Objections to the words of others.

func (s *said) objectionRaised() error {
	against, entry := str(s.body, "against", "party"), num(s.body, "against", "entry")
	if against == s.by {
		return no("objection_groundless", "%s objects to its own words", s.by)
	}
	if has(s.rows.get("parties", against), "ended") {
		return no("party_ended", "%s has ended", against)
	}
	for _, id := range []string{s.by, against} {
		if str(s.rows.get("signatures", s.callKey(id)), "state") != "standing" {
			return no("signature_unknown", "no signature of %s stands", id)
		}
	}
	key := s.callKey(against)
	r := s.rows.get("objections", key)
	list := items(r, "objections")
	events := items(s.rows.get("signatures", key), "events")
	reservation, declaration := wordsThatHold(events, list, s.day)
	isSaid := reservation.said != nil && reservation.entry == entry || declaration.said != nil && declaration.entry == entry ||
		find(pendingReservations(events, list, s.day), func(one any) bool { return num(one, "entry") == entry }) >= 0
	if !isSaid {
		return no("objection_groundless", "the entry %d says nothing that holds", entry)
	}
	if err := s.relies("signatures", key); err != nil {
		return err
	}
	today := 0
	for _, one := range list {
		if str(one, "by") != s.by || num(one, "against") != entry {
			continue
		}
		if at(one, "withdrawn") == nil {
			return no("objection_exists", "%s objects already", s.by)
		}
		if str(one, "day") == s.day {
			today++
		}
	}
	if today >= mostSaid {
		return no("said_often", "%s has objected five times today", s.by)
	}
	made := row{
		"against": entry, "answered": nil, "by": s.by, "day": s.day, "entry": s.index, "withdrawn": nil, "words": s.body["words"],
	}
	s.rows.put("objections", key, row{"objections": more(list, made), "since": s.index})
	return nil
}

// objection finds one that the author has seen.
func (s *said) objection(party string) ([]any, int, error) {
	list := items(s.rows.get("objections", s.callKey(party)), "objections")
	entry := num(s.body, "objection")
	i := find(list, func(one any) bool { return num(one, "entry") == entry })
	if i < 0 {
		return nil, i, no("objection_unknown", "there is no objection %d", entry)
	}
	if entry >= s.seenSize {
		return nil, i, no("seen_stale", "the author has not seen the objection")
	}
	return list, i, nil
}

func (s *said) putObjection(party string, list []any, i int, name string, said row) {
	list = replaced(list, i, with(list[i].(row), name, said))
	s.change("objections", s.callKey(party), "objections", list, "since", s.index)
}

func (s *said) objectionAnswered() error {
	list, i, err := s.objection(s.by)
	if err != nil {
		return err
	}
	if at(list[i], "answered") != nil {
		return no("objection_exists", "the objection is answered")
	}
	s.putObjection(s.by, list, i, "answered", row{"entry": s.index, "words": s.body["words"]})
	return nil
}

func (s *said) objectionWithdrawn() error {
	party := str(s.body, "party")
	list, i, err := s.objection(party)
	if err != nil {
		return err
	}
	if str(list[i], "by") != s.by {
		return no("author_wrong", "%s withdraws what another said", s.by)
	}
	if at(list[i], "withdrawn") != nil || has(list[i], "carried") {
		return no("objection_unknown", "the objection was withdrawn, or carried over")
	}
	s.putObjection(party, list, i, "withdrawn", row{"day": s.day, "entry": s.index, "reason": s.body["reason"]})
	return nil
}

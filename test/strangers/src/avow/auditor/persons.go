package main

// Persons, who stand in the log as commitments.

func (s *said) count(name string, by int64) {
	counted := s.rows.get("personCounts", s.call)
	if counted == nil {
		counted = row{"erased": int64(0), "left": int64(0), "signed": int64(0)}
	}
	s.rows.put("personCounts", s.call, with(counted, name, num(counted, name)+by, "since", s.index))
}

func (s *said) personSigned() error {
	call := s.callRow()
	manifest, commitment := str(s.body, "manifest"), str(s.body, "commitment")
	policy := s.rows.get("policies", s.callKey(str(s.body, "policy")))
	switch {
	case str(call, "authority", "level") == "independent":
		return no("record_independent", "the call is a record of others")
	case s.rows.get("texts", s.callKey(manifest)) == nil:
		return no("text_unknown", "there is no text %s", manifest)
	case !s.isSignable(manifest):
		return no("text_superseded", "the text %s is not in force", manifest)
	case s.body["policy"] != call["policy"]:
		return no("policy_wrong", "the policy is not that of the call")
	case !yes(policy, "policy", "persons"):
		return no("persons_uninvited", "the policy invites no persons")
	case s.rows.get("persons", commitment) != nil:
		return no("person_exists", "the person has signed")
	}
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	s.rows.put("persons", commitment, row{
		"call": s.call, "entry": s.index, "erased": nil, "manifest": manifest, "since": s.index,
	})
	s.count("signed", 1)
	return nil
}

// requirePerson asks for a person of the call who was invalidated, or was not, and relies on that.
func (s *said) requirePerson(commitment string, invalidated bool) error {
	r := s.rows.get("persons", commitment)
	switch {
	case r == nil || str(r, "call") != s.call:
		return no("person_unknown", "no such person has signed")
	case r["erased"] != nil:
		return no("person_erased", "the person is erased")
	case invalidated && !has(r, "invalidated"):
		return no("person_standing", "the signature of the person stands")
	case !invalidated && has(r, "invalidated"):
		return no("person_invalidated", "the signature of the person was invalidated")
	}
	return s.relies("persons", commitment)
}

func (s *said) personErased() error {
	commitment := str(s.body, "commitment")
	r := s.rows.get("persons", commitment)
	if r == nil || str(r, "call") != s.call {
		return no("person_unknown", "no such person has signed")
	}
	if r["erased"] != nil {
		return no("person_erased", "the person is erased")
	}
	ground := str(s.body, "ground")
	s.change("persons", commitment, "erased", row{"entry": s.index, "ground": ground}, "since", s.index)
	if has(r, "invalidated") {
		s.count("invalidated", -1)
	}
	if ground == "change-of-mind" {
		s.count("left", 1)
	} else {
		s.count("erased", 1)
	}
	return nil
}

func (s *said) restorePerson(commitment string) {
	r := s.rows.get("persons", commitment)
	s.rows.put("persons", commitment, with(without(r, "invalidated"), "restored", s.index, "since", s.index))
	s.count("invalidated", -1)
	s.undo(num(r, "invalidated"))
}

func (s *said) personRestored() error {
	commitment := str(s.body, "commitment")
	if err := s.requirePerson(commitment, true); err != nil {
		return err
	}
	s.restorePerson(commitment)
	return nil
}

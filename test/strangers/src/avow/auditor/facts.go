package main

import "slices"

// Facts of parties one at a time, and counts without names, as others report them.

// afterItsDay puts an item behind those of its day and of earlier days.
func afterItsDay(list []any, item row) []any {
	i := find(list, func(one any) bool { return str(one, "day") > str(item, "day") })
	if i < 0 {
		i = len(list)
	}
	return slices.Insert(slices.Clone(list), i, any(item))
}

func (s *said) requireReported() error {
	if str(s.body, "day") > str(s.body, "source", "date") {
		return no("source_wrong", "a source tells of a day to come")
	}
	return nil
}

func (s *said) factRecorded() error {
	id := str(s.body, "party")
	if err := s.requireReported(); err != nil {
		return err
	}
	if err := s.requireCopied(id); err != nil {
		return err
	}
	fact := row{"entry": s.index, "withdrawn": nil}
	for _, name := range []string{"country", "day", "kind", "names", "source", "what", "words"} {
		fact[name] = s.body[name]
	}
	listing := s.rows.get("listings", s.callKey(id))
	versions := items(listing, "versions")
	if versions == nil {
		versions = []any{}
	}
	s.change("listings", s.callKey(id), "facts", afterItsDay(items(listing, "facts"), fact), "since", s.index, "versions", versions)
	s.copyParty(id)
	return nil
}

// withdraw ends an item of a list that names this entry.
func (s *said) withdraw(table, key, list string, entry int64) error {
	all := items(s.rows.get(table, key), list)
	i := find(all, func(one any) bool { return num(one, "entry") == entry && at(one, "withdrawn") == nil })
	if i < 0 {
		return no("fact_unknown", "nothing that stands was recorded by entry %d", entry)
	}
	if err := s.relies(table, key); err != nil {
		return err
	}
	withdrawn := row{"entry": s.index, "reason": s.body["reason"]}
	s.change(table, key, list, replaced(all, i, with(all[i].(row), "withdrawn", withdrawn)), "since", s.index)
	return nil
}

func (s *said) factWithdrawn() error {
	id := str(s.body, "party")
	if err := s.withdraw("listings", s.callKey(id), "facts", num(s.body, "fact")); err != nil {
		return err
	}
	s.copyParty(id)
	return nil
}

func (s *said) countRecorded() error {
	if err := s.requireReported(); err != nil {
		return err
	}
	count := row{"entry": s.index, "withdrawn": nil}
	for _, name := range []string{"day", "kinds", "source", "total", "words"} {
		count[name] = s.body[name]
	}
	counts := afterItsDay(items(s.rows.get("counts", s.call), "counts"), count)
	s.rows.put("counts", s.call, row{"counts": counts, "since": s.index})
	return nil
}

func (s *said) countWithdrawn() error {
	return s.withdraw("counts", s.call, "counts", num(s.body, "count"))
}

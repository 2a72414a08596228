package main

// Seals: what was sealed is judged as things stood then.

func (s *said) statementSealed() error {
	call, commitment := s.callRow(), str(s.body, "commitment")
	opens := secondsOf(str(s.body, "opens"))
	switch {
	case str(call, "authority", "level") == "independent":
		return no("record_independent", "the call is a record of others")
	case call["text"] == nil:
		return no("text_unknown", "the call has no text")
	case opens > s.admitted+366*day:
		return no("sealed_far", "the hour is more than a year ahead")
	case s.rows.get("sealed", s.callKey(commitment)) != nil:
		return no("sealed_known", "this very commitment is sealed already")
	}
	there := row{"policy": call["policy"], "since": call["since"], "text": call["text"], "window": call["window"]}
	s.rows.put("sealed", s.callKey(commitment), row{
		"admitted": timeText(s.admitted), "at": there, "call": s.call, "entry": s.index, "opened": nil, "opens": s.body["opens"],
		"since": s.index,
	})
	until := timeText(max(opens, s.admitted))
	if before := str(call, "seals", "until"); before > until {
		until = before
	}
	s.change("calls", s.call, "seals", row{"open": num(call, "seals", "open") + 1, "until": until})
	return nil
}

func (s *said) statementOpened() error {
	it := s.enclosed
	key := s.callKey(str(s.body, "commitment"))
	seal := s.rows.get("sealed", key)
	if seal == nil {
		return no("sealed_unknown", "there is no such seal")
	}
	sealed, opens := secondsOf(str(seal, "admitted")), secondsOf(str(seal, "opens"))
	switch {
	case seal["opened"] != nil:
		return no("sealed_opened", "the seal is open")
	case s.admitted < opens:
		return no("sealed_early", "it is not yet the hour")
	case s.admitted >= max(opens, sealed)+7*day:
		return no("sealed_lapsed", "the seal has lapsed")
	}
	if err := s.relies("sealed", key); err != nil {
		return err
	}
	entry := num(seal, "entry")
	now := s.rows.get("signatures", s.callKey(it.by))
	overtaken := find(items(now, "events"), func(one any) bool { return str(one, "what") != "accepted" && num(one, "entry") >= entry })
	if overtaken >= 0 {
		return no("sealed_overtaken", "%s has said something openly since", it.by)
	}
	if err := s.requireNoThief(it); err != nil {
		return err
	}
	then := s.law.at(it, &sealView{s.rows, s.call, seal, entry}, entry, sealed)
	if err := then.pass(); err != nil {
		return err
	}
	made := then.rows.get("signatures", s.callKey(it.by))
	if made != nil && then.rows.made[place{"signatures", s.callKey(it.by)}] != nil {
		gap := row{"ended": dayOf(sealed), "restored": s.day}
		given := with(last(items(made, "events")).(row), "day", s.day, "entry", s.index, "sealed", entry, "gaps", []any{gap})
		s.rows.put("signatures", s.callKey(it.by), with(made, "entry", s.index, "since", s.index, "events", more(items(now, "events"), given)))
	}
	if it.kind == "party/joined" {
		here := s.law.at(it, s.rows, s.index, s.admitted)
		if err := here.join(); err != nil {
			return err
		}
		here.rows.commit()
	}
	s.change("sealed", key, "opened", s.index, "since", s.index)
	seals := s.callRow()["seals"].(row)
	s.change("calls", s.call, "seals", with(seals, "open", num(seals, "open")-1))
	return nil
}

// requireNoThief asks of each key that signed what was sealed whether it may still speak.
func (s *said) requireNoThief(it *entry) error {
	for _, one := range []*entry{it, it.invitation} {
		if one == nil {
			continue
		}
		for _, k := range one.signers {
			r := s.rows.get("keys", k.id)
			if r != nil && r["revoked"] != nil {
				return no("key_revoked", "the key %s was revoked, and a thief may have sealed this", k.id)
			}
			if r != nil && k.use == "party" && isSuspended(s.rows.get("partyKeys", str(r, "holder"))) {
				return no("keys_suspended", "the keys are suspended, and a thief may have sealed this")
			}
		}
	}
	return nil
}

// sealView shows the rows as they were at a seal.
type sealView struct {
	now   rows
	call  string
	seal  row
	entry int64
}

func (v *sealView) put(table, key string, made row) { panic("a view takes nothing") }

// before keeps the items whose entry is before the seal's.
func (v *sealView) before(list []any) []any {
	found := []any{}
	for _, one := range list {
		if num(one, "entry") < v.entry {
			found = append(found, one)
		}
	}
	return found
}

// ended is null unless the entry that it names is before the seal's.
func (v *sealView) ended(end any) any {
	entry, isIndex := end.(int64)
	if !isIndex {
		entry = num(end, "entry")
	}
	if end == nil || entry >= v.entry {
		return nil
	}
	return end
}

func (v *sealView) get(table, key string) row {
	r := v.now.get(table, key)
	if r == nil {
		return nil
	}
	switch table {
	case "calls":
		return v.callThen(key, r)
	case "log":
		rules := num(r, "rules")
		if moved := v.before(items(r, "moved")); has(r, "moved") && len(moved) > 0 {
			rules = num(last(moved), "rules")
		}
		return with(r, "rules", rules)
	case "signatures":
		events := v.before(items(r, "events"))
		if len(events) == 0 {
			return nil
		}
		return with(r, "events", events, "since", num(last(events), "entry"))
	case "parties":
		return v.partyThen(r)
	case "texts":
		return with(r, "translations", v.before(items(r, "translations")))
	case "partyKeys":
		suspensions := []any{}
		for _, one := range v.before(items(r, "suspensions")) {
			suspensions = append(suspensions, with(one.(row), "ended", v.ended(at(one, "ended"))))
		}
		return with(r, "suspensions", suspensions)
	case "roles":
		ended := v.ended(r["ended"])
		since := num(r, "granted")
		if ended != nil {
			since = num(ended, "entry")
		}
		return with(r, "ended", ended, "since", since)
	}
	return r
}

func (v *sealView) callThen(key string, r row) row {
	if key != v.call {
		return r
	}
	then := with(r, "closed", v.ended(r["closed"]), "policies", v.before(items(r, "policies")))
	for name, member := range v.seal["at"].(row) {
		then[name] = member
	}
	if has(r, "corrections") {
		corrections := []any{}
		for _, one := range v.before(items(r, "corrections")) {
			corrections = append(corrections, with(one.(row), "ended", v.ended(at(one, "ended"))))
		}
		then["corrections"] = corrections
	}
	return then
}

func (v *sealView) partyThen(r row) row {
	if r["admitted"] == nil {
		return with(r, "since", int64(0))
	}
	then := r
	if versions := v.before(items(r, "versions")); len(versions) > 0 {
		newest := last(versions)
		then = with(r, "versions", versions, "kind", at(newest, "kind"), "since", num(newest, "entry"))
	} else {
		first := items(r, "versions")[0]
		then = with(r, "versions", []any{first}, "kind", at(first, "kind"), "since", r["admitted"])
	}
	if has(r, "vouchers") {
		vouchers := []any{}
		for _, one := range v.before(items(r, "vouchers")) {
			vouchers = append(vouchers, with(one.(row), "ended", v.ended(at(one, "ended"))))
		}
		then["vouchers"] = vouchers
	}
	return then
}

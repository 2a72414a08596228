package main

// Proofs of mandates, and vouchers.

var levels = []string{"email", "domain", "voucher", "instrument", "vetted"}

func levelOf(name string) int {
	for i, one := range levels {
		if one == name {
			return i
		}
	}
	return -1
}

// checkOf is what a mandate says of itself.
func (s *said) checkOf(mandate any) row {
	return row{
		"channel": nil, "checked": at(mandate, "checked"), "dnssec": nil, "domain": nil, "entry": s.index,
		"evidence": at(mandate, "evidence"), "note": at(mandate, "note"), "outcome": "holds",
	}
}

func (s *said) bareCheck(checked any, outcome string) row {
	return row{
		"channel": nil, "checked": checked, "dnssec": nil, "domain": nil, "entry": s.index, "evidence": []any{}, "note": nil,
		"outcome": outcome,
	}
}

func (s *said) enterCheck(party, method string, check row) {
	key := party + "/" + method
	r := s.rows.get("proofs", key)
	if r == nil {
		r = row{"checks": []any{}, "first": check, "held": nil, "lapsed": nil}
	}
	made := with(r, "checks", more(items(r, "checks"), s.index), "latest", check, "since", s.index)
	switch str(check, "outcome") {
	case "holds":
		made["held"], made["lapsed"] = check, nil
	case "lapsed":
		if r["lapsed"] == nil {
			made["lapsed"] = s.index
		}
	}
	s.rows.put("proofs", key, made)
}

func (s *said) stands(party, method string) bool {
	r := s.rows.get("proofs", party+"/"+method)
	return r != nil && r["held"] != nil && r["lapsed"] == nil
}

// settleMandate follows the strongest proof that stands.
func (s *said) settleMandate(party string) {
	r := s.rows.get("parties", party)
	versions := items(r, "versions")
	newest := last(versions).(row)
	best := ""
	for _, level := range levels {
		if s.stands(party, level) {
			best = level
		}
	}
	var version row
	switch {
	case best != "" && (str(newest, "mandate", "level") != best || has(newest, "lapsed")):
		held := s.rows.get("proofs", party+"/"+best)["held"]
		mandate := row{"checked": at(held, "checked"), "evidence": at(held, "evidence"), "level": best, "note": at(held, "note")}
		version = with(without(newest, "lapsed"), "mandate", mandate)
	case best == "" && newest["mandate"] != nil && !has(newest, "lapsed"):
		version = with(newest, "lapsed", s.index)
	default:
		return
	}
	version["entry"], version["from"] = s.index, s.day
	s.change("parties", party, "versions", more(versions, version), "since", s.index)
}

// changeMandate is what a new mandate says of the proofs.
func (s *said) changeMandate(party string, mandate any) {
	var checked any = s.day
	from := 0
	if mandate != nil {
		s.enterCheck(party, str(mandate, "level"), s.checkOf(mandate))
		checked, from = at(mandate, "checked"), levelOf(str(mandate, "level"))+1
	}
	for _, level := range levels[from:] {
		if s.stands(party, level) {
			s.enterCheck(party, level, s.bareCheck(checked, "lapsed"))
		}
	}
}

func (s *said) mandateChecked() error {
	id, method := str(s.body, "party"), str(s.body, "method")
	if _, err := s.lasts(id); err != nil {
		return err
	}
	if err := s.relies("parties", id); err != nil {
		return err
	}
	if err := s.relies("proofs", id+"/"+method); err != nil {
		return err
	}
	r := s.rows.get("proofs", id+"/"+method)
	if str(s.body, "outcome") == "lapsed" && (r == nil || r["held"] == nil) {
		return no("proof_unknown", "no proof by %s has held", method)
	}
	check := row{"entry": s.index}
	for _, name := range []string{"channel", "checked", "dnssec", "domain", "evidence", "note", "outcome"} {
		check[name] = s.body[name]
	}
	s.enterCheck(id, method, check)
	s.settleMandate(id)
	return nil
}

func (s *said) mandateVouched() error {
	id, stands := str(s.body, "party"), yes(s.body, "stands")
	if id == s.by {
		return no("voucher_self", "%s vouches for itself", id)
	}
	if _, err := s.lasts(id); err != nil {
		return err
	}
	if err := s.relies("parties", id); err != nil {
		return err
	}
	list := items(s.rows.get("vouchers", id), "vouchers")
	now := find(list, func(one any) bool { return str(one, "by") == s.by && at(one, "ended") == nil })
	if stands && now >= 0 {
		return no("voucher_exists", "%s vouches for %s already", s.by, id)
	}
	if !stands && now < 0 {
		return no("voucher_unknown", "%s does not vouch for %s", s.by, id)
	}
	before := standing(list)
	if stands {
		newest := last(items(s.rows.get("parties", s.by), "versions"))
		level := str(newest, "mandate", "level")
		if has(newest, "lapsed") || level != "domain" && level != "instrument" && level != "vetted" {
			return no("voucher_weak", "the mandate of %s does not bear another", s.by)
		}
		today := 0
		for _, one := range list {
			if str(one, "by") == s.by && str(one, "day") == s.day {
				today++
			}
		}
		if today >= 5 {
			return no("said_often", "%s has said it five times today", s.by)
		}
		list = more(list, row{"by": s.by, "day": s.day, "ended": nil, "entry": s.index, "note": s.body["note"]})
	} else {
		ended := row{"entry": s.index, "note": s.body["note"]}
		list = replaced(list, now, with(list[now].(row), "ended", ended))
	}
	s.rows.put("vouchers", id, row{"since": s.index, "vouchers": list})
	shown := []any{}
	for _, one := range list {
		shown = append(shown, row{"by": at(one, "by"), "ended": at(one, "ended", "entry"), "entry": at(one, "entry")})
	}
	s.change("parties", id, "vouchers", shown)
	switch after := standing(list); {
	case before < 2 && after == 2:
		s.enterCheck(id, "voucher", s.bareCheck(s.day, "holds"))
	case before == 2 && after < 2:
		s.enterCheck(id, "voucher", s.bareCheck(s.day, "lapsed"))
	default:
		return nil
	}
	s.settleMandate(id)
	return nil
}

func standing(vouchers []any) int {
	n := 0
	for _, one := range vouchers {
		if at(one, "ended") == nil {
			n++
		}
	}
	return n
}

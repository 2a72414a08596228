package main

// Texts and their corrections.

// enterText puts a text under the call, with members beside it: name, value.
func (s *said) enterText(manifest any, number int64, beside ...any) error {
	digest := digestOf(canonical(manifest))
	key := s.callKey(digest)
	old := s.rows.get("texts", key)
	made := row{
		"entry": s.index, "manifest": manifest, "number": number, "since": s.index, "supersedes": nil, "translations": []any{},
	}
	if old != nil {
		corrections := items(s.callRow(), "corrections")
		var newest any
		for _, one := range corrections {
			if str(one, "manifest") == digest {
				newest = one
			}
		}
		if !has(old, "corrects") || newest == nil || at(newest, "ended") == nil {
			return no("text_exists", "the text %s is published", digest)
		}
		made["entry"], made["translations"], made["published"] = old["entry"], old["translations"], s.index
	}
	s.rows.put("texts", key, with(made, beside...))
	return nil
}

// stateOf says of a correction on a date whether it is pending, or has taken effect.
func stateOf(call row, correction any, date string) (pending, effective bool) {
	if at(correction, "ended") != nil {
		return false, false
	}
	isDue := date >= str(correction, "effective")
	return !isDue && at(correction, "version") == call["text"], isDue
}

func textInForce(call row, date string) any {
	found := call["text"]
	for _, one := range items(call, "corrections") {
		if _, effective := stateOf(call, one, date); effective && at(one, "version") == call["text"] {
			found = at(one, "manifest")
		}
	}
	return found
}

// pendingAt is the place of the correction that is pending on a date, or -1.
func pendingAt(call row, date string) int {
	return find(items(call, "corrections"), func(one any) bool {
		pending, _ := stateOf(call, one, date)
		return pending
	})
}

// isTakenAsInForce goes by this day, and by that on which the author signed, but no more than a week back.
func (s *said) isTakenAsInForce(digest any) bool {
	call := s.callRow()
	then := max(s.entry.at, s.admitted-7*day)
	return textInForce(call, s.day) == digest || textInForce(call, dayOf(then)) == digest
}

// isSignable adds the days that the window of the call leaves.
func (s *said) isSignable(digest any) bool {
	call := s.callRow()
	then := s.admitted - min(num(call, "window"), 7*day)
	return s.isTakenAsInForce(digest) || textInForce(call, dayOf(then)) == digest
}

func (s *said) endPending(how row) {
	call := s.callRow()
	if i := pendingAt(call, s.day); i >= 0 {
		corrections := items(call, "corrections")
		s.change("calls", s.call, "corrections", replaced(corrections, i, with(corrections[i].(row), "ended", how)))
	}
}

func (s *said) textPublished() error {
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	call, manifest, supersedes := s.callRow(), s.body["manifest"], s.body["supersedes"]
	if supersedes == nil && call["text"] != nil || supersedes != nil && (call["text"] == nil || !s.isTakenAsInForce(supersedes)) {
		return no("text_superseded", "the text that is superseded is not in force")
	}
	var before row
	number := int64(1)
	if supersedes != nil {
		before = s.rows.get("texts", s.callKey(supersedes.(string)))
		number = num(before, "number") + 1
	}
	if err := requireContinues(items(s.body, "continues"), manifest, at(before, "manifest")); err != nil {
		return err
	}
	policy := s.rows.get("policies", s.callKey(str(call, "policy")))
	if err := requireCovers(policy["policy"], manifest); err != nil {
		return err
	}
	beside := []any{"supersedes", supersedes}
	if continues, named := s.body["continues"]; named {
		beside = append(beside, "continues", continues)
	}
	if err := s.enterText(manifest, number, beside...); err != nil {
		return err
	}
	s.endPending(row{"entry": s.index, "how": "superseded"})
	call = s.callRow()
	s.change("calls", s.call, "text", digestOf(canonical(manifest)), "since", s.index,
		"authentic", with(call["authentic"].(row), "text", languagesOf(manifest)))
	return nil
}

func requireContinues(continues []any, manifest, before any) error {
	isOne := func(manifest any, id any) bool {
		return find(items(manifest, "principles"), func(one any) bool { return at(one, "id") == id }) >= 0
	}
	for _, one := range continues {
		id, of := at(one, "id"), items(one, "of")
		byID := []any{}
		if isOne(before, id) {
			byID = []any{id}
		}
		if !isOne(manifest, id) || same(of, byID) || find(of, func(one any) bool { return !isOne(before, one) }) >= 0 {
			return no("body_malformed", "the principle %s does not go on so", id)
		}
	}
	return nil
}

// bare is a manifest without what a correction may change.
func bare(manifest any) row {
	texts, principles := []any{}, []any{}
	for _, one := range items(manifest, "texts") {
		texts = append(texts, without(one.(row), "digest", "length", "mediaType", "title"))
	}
	for _, one := range items(manifest, "principles") {
		principles = append(principles, without(one.(row), "titles"))
	}
	return row{"texts": texts, "principles": principles}
}

func (s *said) textCorrected() error {
	if err := s.relies("calls", s.call); err != nil {
		return err
	}
	call, from, days := s.callRow(), str(s.body, "from"), num(s.body, "days")
	corrected := s.rows.get("texts", s.callKey(from))
	seals := call["seals"]
	policies := items(call, "policies")
	switch {
	case corrected == nil:
		return no("text_unknown", "there is no text %s", from)
	case textInForce(call, s.day) != any(from):
		return no("text_superseded", "the text %s is not in force", from)
	case !same(bare(corrected["manifest"]), bare(s.body["manifest"])):
		return no("correction_wide", "a correction changes more than words")
	case pendingAt(call, s.day) >= 0:
		return no("correction_pending", "another correction is pending")
	case num(seals, "open") != 0 && s.admitted < secondsOf(str(seals, "until"))+7*day:
		return no("correction_sealed", "a seal may be opened yet")
	case days < num(last(policies), "correctionDays"):
		return no("correction_short", "the policy asks for more days")
	}
	if err := s.enterText(s.body["manifest"], num(corrected, "number"), "corrects", from); err != nil {
		return err
	}
	s.change("calls", s.call, "since", s.index, "corrections", more(items(call, "corrections"), row{
		"day": s.day, "days": days, "effective": over(s.day, days), "ended": nil, "entry": s.index, "from": from,
		"manifest": digestOf(canonical(s.body["manifest"])), "version": call["text"],
	}))
	return nil
}

// versionOf is what a text belongs to.
func versionOf(call row, digest any) any {
	for _, one := range items(call, "corrections") {
		if at(one, "manifest") == digest && at(one, "ended") == nil {
			return at(one, "version")
		}
	}
	return digest
}

func (s *said) correctionObjected() error {
	call := s.callRow()
	i := pendingAt(call, s.day)
	if i < 0 || at(items(call, "corrections")[i], "manifest") != s.body["manifest"] {
		return no("correction_unknown", "no such correction is pending")
	}
	correction := items(call, "corrections")[i]
	if num(correction, "entry") >= s.seenSize {
		return no("seen_stale", "the author has not seen the correction")
	}
	if s.by == "depositary" {
		s.endPending(row{"entry": s.index, "how": "withdrawn"})
		return nil
	}
	signed := s.rows.get("signatures", s.callKey(s.by))
	if str(signed, "state") != "standing" || versionOf(call, signed["manifest"]) != at(correction, "version") {
		return no("signature_unknown", "%s has not signed what is corrected", s.by)
	}
	s.endPending(row{"by": s.by, "entry": s.index, "how": "objected"})
	return nil
}

func (s *said) textTranslated() error {
	key := s.callKey(str(s.body, "manifest"))
	r := s.rows.get("texts", key)
	if r == nil {
		return no("text_unknown", "there is no text %s", key)
	}
	if yes(s.body, "text", "authentic") {
		return no("body_malformed", "a translation is not authentic")
	}
	if hasLanguage(r, str(s.body, "text", "lang")) {
		return no("text_exists", "the text is there in this language")
	}
	translated := row{"entry": s.index, "text": s.body["text"]}
	s.change("texts", key, "translations", more(items(r, "translations"), translated))
	return nil
}

func hasLanguage(text row, lang string) bool {
	isIn := func(one any) bool { return str(one, "lang") == lang || str(one, "text", "lang") == lang }
	return find(items(text, "manifest", "texts"), isIn) >= 0 || find(items(text, "translations"), isIn) >= 0
}

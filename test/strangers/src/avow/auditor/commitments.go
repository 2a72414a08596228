package main

import "slices"

// Measures, commitments and reports.

const (
	mostCommitments = 200
	mostChanges     = 250
)

func (s *said) measuresPublished() error {
	call := s.callRow()
	if str(call, "authority", "level") == "independent" {
		return no("record_independent", "the call is a record of others")
	}
	text := s.rows.get("texts", s.callKey(str(s.body, "manifest")))
	if text == nil {
		return no("text_unknown", "there is no such text")
	}
	if !s.isTakenAsInForce(s.body["manifest"]) {
		return no("text_superseded", "the text is not in force")
	}
	for _, one := range items(s.body, "commitments") {
		if !hasPrinciple(text, at(one, "principle")) {
			return no("principle_unknown", "the text has no principle %s", at(one, "principle"))
		}
	}
	key := s.callKey(str(s.body, "catalogue"))
	if err := s.relies("catalogues", key); err != nil {
		return err
	}
	editions := items(s.rows.get("catalogues", key), "editions")
	if num(s.body, "edition") != int64(len(editions))+1 {
		return no("edition_wrong", "the next edition is %d", len(editions)+1)
	}
	s.rows.put("measures", key+"/"+decimal(num(s.body, "edition")), row{
		"commitments": s.body["commitments"], "day": s.day, "entry": s.index, "manifest": s.body["manifest"],
		"since": s.index, "titles": s.body["titles"],
	})
	s.rows.put("catalogues", key, row{
		"editions": more(editions, row{"day": s.day, "entry": s.index}), "since": s.index, "titles": s.body["titles"],
	})
	return nil
}

func hasPrinciple(text row, id any) bool {
	return find(items(text, "manifest", "principles"), func(one any) bool { return at(one, "id") == id }) >= 0
}

// newestMeasure finds a measure of the newest edition, and the numbered commitment under which it stands.
func (s *said) newestMeasure(catalogue string, edition int64, id string) (measure, under any, err error) {
	key := s.callKey(catalogue)
	r := s.rows.get("measures", key+"/"+decimal(edition))
	if r == nil {
		return nil, nil, no("measure_unknown", "there is no such edition of %s", catalogue)
	}
	if int64(len(items(s.rows.get("catalogues", key), "editions"))) != edition {
		return nil, nil, no("edition_wrong", "there is a newer edition of %s", catalogue)
	}
	for _, under := range items(r, "commitments") {
		for _, measure := range items(under, "measures") {
			if str(measure, "id") == id {
				return measure, under, nil
			}
		}
	}
	return nil, nil, no("measure_unknown", "%s has no measure %s", catalogue, id)
}

func (s *said) isSignatory(id string) error {
	if str(s.rows.get("signatures", s.callKey(id)), "state") != "standing" {
		return no("signature_unknown", "no signature of %s stands", id)
	}
	return nil
}

// counted is how often something was said on this day, by a count that a row keeps.
func (s *said) counted(kept any) int64 {
	if str(kept, "day") != s.day {
		return 0
	}
	return num(kept, "count")
}

func (s *said) measuresDeclined() error {
	if err := s.isSignatory(s.by); err != nil {
		return err
	}
	key := s.callKey(s.by)
	r := s.rows.get("declined", key)
	catalogue, edition := str(s.body, "catalogue"), num(s.body, "edition")
	named, speaks := map[string]bool{}, false
	made := []any{}
	for _, one := range items(s.body, "measures") {
		id := str(one, "id")
		if _, _, err := s.newestMeasure(catalogue, edition, id); err != nil {
			return err
		}
		named[id] = true
		if at(one, "words") != nil {
			speaks = true
			made = append(made, row{
				"catalogue": catalogue, "day": s.day, "edition": edition, "entry": s.index, "id": id, "words": at(one, "words"),
			})
			continue
		}
		isSaid := func(old any) bool { return str(old, "catalogue") == catalogue && str(old, "id") == id }
		if find(items(r, "measures"), isSaid) < 0 {
			return no("words_unchanged", "nothing was said of %s", id)
		}
	}
	kept := r["said"]
	if speaks {
		if s.counted(kept) >= mostSaid {
			return no("said_often", "%s has given reasons five times today", s.by)
		}
		kept = row{"count": s.counted(kept) + 1, "day": s.day}
	}
	old := slices.DeleteFunc(slices.Clone(items(r, "measures")), func(one any) bool {
		return str(one, "catalogue") == catalogue && named[str(one, "id")]
	})
	s.rows.put("declined", key, row{"measures": more(old, made...), "said": kept, "since": s.index})
	return nil
}

func (s *said) schedule(id string) row {
	if r := s.rows.get("schedules", s.callKey(id)); r != nil {
		return r
	}
	return row{"commitments": []any{}, "filed": nil, "reports": []any{}, "since": s.index}
}

// lastScheduled is the place of the last commitment with this party and id, or -1.
func lastScheduled(schedule row, party, id string) int {
	list := items(schedule, "commitments")
	for i := len(list) - 1; i >= 0; i-- {
		if str(list[i], "party") == party && str(list[i], "id") == id {
			return i
		}
	}
	return -1
}

func isFinal(scheduled any) bool {
	return find(items(scheduled, "reports"), func(one any) bool { return yes(one, "final") }) >= 0
}

func (s *said) hasRoom(schedule row, more int64) error {
	waiting := more
	for _, one := range items(schedule, "commitments") {
		if at(one, "ended") == nil && !isFinal(one) {
			waiting++
		}
	}
	if waiting > mostCommitments {
		return no("commitments_many", "so many commitments wait for a report")
	}
	return nil
}

func (s *said) isSlow(schedule row, more int64) error {
	changes := more
	for _, one := range items(schedule, "commitments") {
		if str(one, "party") == s.by {
			changes += int64(len(onDay(items(one, "versions"), s.day)))
		}
	}
	if changes > mostChanges {
		return no("said_often", "%s has changed so many commitments today", s.by)
	}
	return nil
}

func onDay(list []any, date string) []any {
	return slices.DeleteFunc(slices.Clone(list), func(one any) bool { return str(one, "day") != date })
}

// mayMean asks for the signature and the text of what is taken on; before are the texts of what is amended.
func (s *said) mayMean(before []any) (row, error) {
	if err := s.isSignatory(s.by); err != nil {
		return nil, err
	}
	manifest := s.body["manifest"]
	text := s.rows.get("texts", s.callKey(str(s.body, "manifest")))
	if text == nil {
		return nil, no("text_unknown", "there is no such text")
	}
	stays := len(before) > 0 && find(before, func(one any) bool { return one != manifest }) < 0
	signed := s.rows.get("signatures", s.callKey(s.by))["manifest"]
	if !stays && manifest != signed && !s.isTakenAsInForce(manifest) {
		return nil, no("text_superseded", "the text is neither in force nor the one that was signed")
	}
	return text, nil
}

func daysOfPledge(pledge any) []any {
	days := []any{}
	for _, one := range items(pledge, "milestones") {
		days = append(days, at(one, "day"))
	}
	if due := at(pledge, "due"); due != nil {
		days = append(days, due)
	}
	return days
}

func (s *said) isWellMade(pledge any, text row, before any) error {
	if !hasPrinciple(text, at(pledge, "principle")) {
		return no("principle_unknown", "the text has no principle %s", at(pledge, "principle"))
	}
	for _, one := range daysOfPledge(pledge) {
		if one.(string) <= s.day && !holds(daysOfPledge(before), one.(string)) {
			return no("due_past", "%s has come", one)
		}
	}
	named := at(pledge, "measure")
	if named == nil || before != nil && same(named, at(before, "measure")) {
		return nil
	}
	measure, under, err := s.newestMeasure(str(named, "catalogue"), num(named, "edition"), str(named, "id"))
	if err != nil {
		return err
	}
	if at(under, "principle") != at(pledge, "principle") {
		return no("principle_unknown", "the measure stands under another principle")
	}
	if kinds := at(measure, "kinds"); kinds != nil && !holds(kinds.([]any), str(s.rows.get("parties", s.by), "kind")) {
		return no("kind_uninvited", "the measure is for others")
	}
	return nil
}

func (s *said) scheduled(pledge any) row {
	var measure any
	if named := at(pledge, "measure"); named != nil {
		measure = str(named, "catalogue") + "/" + decimal(num(named, "edition")) + "/" + str(named, "id")
	}
	return row{
		"day": s.day, "days": daysOfPledge(pledge), "entry": s.index, "measure": measure,
		"principle": at(pledge, "principle"),
	}
}

func (s *said) version(pledge, reason any) row {
	return with(pledge.(row), "day", s.day, "entry", s.index, "manifest", s.body["manifest"], "reason", reason)
}

func (s *said) commitmentMade() error {
	if str(s.callRow(), "authority", "level") == "independent" {
		return no("record_independent", "the call is a record of others")
	}
	text, err := s.mayMean(nil)
	if err != nil {
		return err
	}
	pledges := items(s.body, "commitments")
	schedule := s.schedule(s.by)
	if err := s.isSlow(schedule, int64(len(pledges))); err != nil {
		return err
	}
	if err := s.hasRoom(schedule, int64(len(pledges))); err != nil {
		return err
	}
	list := items(schedule, "commitments")
	for _, one := range pledges {
		if s.rows.get("commitments", s.callKey(s.by+"/"+str(one, "id"))) != nil {
			return no("commitment_exists", "there is a commitment %s", str(one, "id"))
		}
		if err := s.isWellMade(one, text, nil); err != nil {
			return err
		}
		list = more(list, s.takenOn(s.by, str(one, "id"), s.scheduled(one)))
	}
	for _, one := range pledges {
		s.rows.put("commitments", s.callKey(s.by+"/"+str(one, "id")), row{
			"ended": nil, "joined": []any{}, "since": s.index, "versions": []any{s.version(one, nil)},
		})
	}
	s.rows.put("schedules", s.callKey(s.by), with(schedule, "commitments", list, "since", s.index))
	return nil
}

func (s *said) takenOn(party, id string, scheduled row) row {
	return row{"ended": nil, "id": id, "party": party, "reports": []any{}, "versions": []any{scheduled}}
}

// open is a commitment that stands and waits for a report.
func (s *said) openCommitment(party, id string) (row, error) {
	r := s.rows.get("commitments", s.callKey(party+"/"+id))
	if r == nil || r["ended"] != nil {
		return nil, no("commitment_unknown", "no commitment %s of %s stands", id, party)
	}
	return r, nil
}

func (s *said) isUnreported(party, id string) error {
	schedule := s.schedule(party)
	if i := lastScheduled(schedule, party, id); i >= 0 && isFinal(items(schedule, "commitments")[i]) {
		return no("commitment_closed", "the last report on %s is filed", id)
	}
	return nil
}

func (s *said) commitmentAmended() error {
	pledges := items(s.body, "commitments")
	var rowsBefore []row
	var texts []any
	for _, one := range pledges {
		id := str(one, "id")
		r, err := s.openCommitment(s.by, id)
		if err != nil {
			return err
		}
		if err := s.relies("commitments", s.callKey(s.by+"/"+id)); err != nil {
			return err
		}
		if len(onDay(items(r, "versions")[1:], s.day)) >= mostSaid {
			return no("said_often", "%s was changed five times today", id)
		}
		rowsBefore = append(rowsBefore, r)
		texts = append(texts, at(last(items(r, "versions")), "manifest"))
	}
	text, err := s.mayMean(texts)
	if err != nil {
		return err
	}
	schedule := s.schedule(s.by)
	if err := s.isSlow(schedule, int64(len(pledges))); err != nil {
		return err
	}
	for i, one := range pledges {
		if err := s.isUnreported(s.by, str(one, "id")); err != nil {
			return err
		}
		if err := s.isWellMade(one, text, last(items(rowsBefore[i], "versions"))); err != nil {
			return err
		}
	}
	for i, one := range pledges {
		id := str(one, "id")
		versions := more(items(rowsBefore[i], "versions"), s.version(one, s.body["reason"]))
		s.change("commitments", s.callKey(s.by+"/"+id), "since", s.index, "versions", versions)
		schedule = s.extended(schedule, lastScheduled(schedule, s.by, id), s.scheduled(one))
	}
	s.rows.put("schedules", s.callKey(s.by), with(schedule, "since", s.index))
	return nil
}

// extended is a schedule with one more version of the commitment at i.
func (s *said) extended(schedule row, i int, scheduled row) row {
	list := items(schedule, "commitments")
	one := list[i].(row)
	return with(schedule, "commitments", replaced(list, i, with(one, "versions", more(items(one, "versions"), scheduled))))
}

func (s *said) commitmentJoined() error {
	party, id := str(s.body, "commitment", "party"), str(s.body, "commitment", "id")
	if party == s.by {
		return no("commitment_exists", "%s joins in its own", s.by)
	}
	if err := s.isSignatory(s.by); err != nil {
		return err
	}
	if has(s.rows.get("parties", party), "ended") {
		return no("party_ended", "%s has ended", party)
	}
	if err := s.isSignatory(party); err != nil {
		return err
	}
	r, err := s.openCommitment(party, id)
	if err != nil {
		return err
	}
	if err := s.isUnreported(party, id); err != nil {
		return err
	}
	version := last(items(r, "versions"))
	if num(version, "entry") != num(s.body, "version") {
		return no("seen_stale", "another version of %s stands", id)
	}
	today := 0
	for _, one := range items(r, "joined") {
		if str(one, "party") != s.by {
			continue
		}
		if num(one, "version") == num(s.body, "version") && at(one, "ended") == nil {
			return no("commitment_exists", "%s takes part already", s.by)
		}
		if str(one, "day") == s.day {
			today++
		}
	}
	if today >= mostSaid {
		return no("said_often", "%s has joined five times today", s.by)
	}
	schedule := s.schedule(s.by)
	list := items(schedule, "commitments")
	i := lastScheduled(schedule, party, id)
	isIn := i >= 0 && at(list[i], "ended") == nil
	if !isIn {
		if err := s.hasRoom(schedule, 1); err != nil {
			return err
		}
	}
	if !s.isSignedBy(party) {
		return no("cosigner_missing", "%s has not signed", party)
	}
	joined := row{
		"day": s.day, "ended": nil, "entry": s.index, "part": s.body["part"], "party": s.by, "version": s.body["version"],
	}
	s.change("commitments", s.callKey(party+"/"+id), "joined", more(items(r, "joined"), joined), "since", s.index)
	if isIn {
		schedule = s.extended(schedule, i, s.scheduled(version))
	} else {
		schedule = with(schedule, "commitments", more(list, s.takenOn(party, id, s.scheduled(version))))
	}
	s.rows.put("schedules", s.callKey(s.by), with(schedule, "since", s.index))
	return nil
}

// isSignedBy says whether a key of a party has signed.
func (s *said) isSignedBy(party string) bool {
	return slices.ContainsFunc(s.signers, func(k *key) bool { return str(s.rows.get("keys", k.id), "holder") == party })
}

func (s *said) commitmentWithdrawn() error {
	schedule := s.schedule(s.by)
	ended := row{"day": s.day, "entry": s.index, "reason": s.body["reason"]}
	for _, one := range items(s.body, "commitments") {
		party, id := str(one, "party"), str(one, "id")
		i := lastScheduled(schedule, party, id)
		if i < 0 || at(items(schedule, "commitments")[i], "ended") != nil {
			return no("commitment_unknown", "%s has no commitment %s that stands", s.by, id)
		}
		key := s.callKey(party + "/" + id)
		r := s.rows.get("commitments", key)
		if party == s.by {
			if err := s.relies("commitments", key); err != nil {
				return err
			}
			r = with(r, "ended", ended)
		}
		joined := slices.Clone(items(r, "joined"))
		for j, in := range joined {
			if str(in, "party") == s.by && at(in, "ended") == nil {
				joined[j] = with(in.(row), "ended", ended)
			}
		}
		s.rows.put("commitments", key, with(r, "joined", joined, "since", s.index))
		list := items(schedule, "commitments")
		left := with(list[i].(row), "ended", row{"day": s.day, "entry": s.index})
		schedule = with(schedule, "commitments", replaced(list, i, left))
	}
	s.rows.put("schedules", s.callKey(s.by), with(schedule, "since", s.index))
	return nil
}

func (s *said) reportFiled() error {
	signed := s.rows.get("signatures", s.callKey(s.by))
	if signed == nil {
		return no("signature_unknown", "%s has not signed", s.by)
	}
	schedule := s.schedule(s.by)
	times := s.counted(schedule["filed"])
	if times >= mostSaid {
		return no("said_often", "%s has reported five times today", s.by)
	}
	for _, one := range items(s.body, "answers") {
		if err := s.isAnswerable(schedule, one); err != nil {
			return err
		}
	}
	if asked := items(s.body, "asked"); len(asked) > 0 {
		if bindingPolicy(items(signed, "events"), items(s.callRow(), "policies"), s.day) != s.body["policy"] {
			return no("policy_wrong", "another policy binds %s", s.by)
		}
		policy := s.rows.get("policies", s.callKey(str(s.body, "policy")))
		for _, one := range asked {
			if !s.isAsked(at(policy, "policy"), str(one, "clause"), str(one, "due")) {
				return no("report_groundless", "no report is asked for by %s", str(one, "due"))
			}
		}
	}
	for _, one := range items(s.body, "asked") {
		isSame := func(report any) bool {
			return str(report, "clause") == str(one, "clause") && str(report, "due") == str(one, "due")
		}
		if err := s.hasSeen(items(schedule, "reports"), isSame); err != nil {
			return err
		}
	}
	if err := s.putFigures(); err != nil {
		return err
	}
	for _, one := range items(s.body, "answers") {
		list := items(schedule, "commitments")
		i := lastScheduled(schedule, str(one, "commitment", "party"), str(one, "commitment", "id"))
		report := row{
			"day": s.day, "due": at(one, "due"), "entry": s.index, "final": at(one, "final"), "says": at(one, "says"),
		}
		answered := with(list[i].(row), "reports", more(items(list[i], "reports"), report))
		schedule = with(schedule, "commitments", replaced(list, i, answered))
	}
	reports := items(schedule, "reports")
	for _, one := range items(s.body, "asked") {
		reports = more(reports, row{"clause": at(one, "clause"), "day": s.day, "due": at(one, "due"), "entry": s.index})
	}
	filed := row{"count": times + 1, "day": s.day}
	s.rows.put("schedules", s.callKey(s.by), with(schedule, "filed", filed, "reports", reports, "since", s.index))
	return nil
}

func (s *said) isAnswerable(schedule row, answer any) error {
	i := lastScheduled(schedule, str(answer, "commitment", "party"), str(answer, "commitment", "id"))
	if i < 0 || at(items(schedule, "commitments")[i], "ended") != nil {
		return no("commitment_unknown", "%s has no such commitment that stands", s.by)
	}
	due, isDated := at(answer, "due").(string)
	if !isDated {
		return nil
	}
	if !slices.Contains(knownDays(items(items(schedule, "commitments")[i], "versions"), s.day), due) {
		return no("report_groundless", "nothing is due by %s", due)
	}
	isOutcome := str(answer, "says") == "kept" || str(answer, "says") == "missed"
	if due > s.day && !yes(answer, "final") && !isOutcome {
		return no("report_groundless", "%s is to come", due)
	}
	isSame := func(report any) bool { return at(report, "due") == due }
	return s.hasSeen(items(items(schedule, "commitments")[i], "reports"), isSame)
}

// hasSeen wants that the author has seen each report on the same day.
func (s *said) hasSeen(reports []any, isSame func(any) bool) error {
	for _, one := range reports {
		if isSame(one) && num(one, "entry") >= s.seenSize {
			return no("seen_stale", "the author has not seen the report before")
		}
	}
	return nil
}

// knownDays are the days of a commitment on a date: of what was replaced, those that had come by then.
func knownDays(versions []any, date string) []string {
	known := until(versions, date)
	days := []string{}
	for i, version := range known {
		for _, one := range items(version, "days") {
			if i+1 == len(known) || one.(string) <= str(known[i+1], "day") {
				days = append(days, one.(string))
			}
		}
	}
	return days
}

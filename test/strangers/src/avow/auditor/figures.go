package main

// Indicators, figures of reports, and their corrections: spec/figures.md. No file is read here.

func (s *said) indicatorsPublished() error {
	if str(s.callRow(), "authority", "level") == "independent" {
		return no("record_independent", "the call is a record of others")
	}
	if s.rows.get("texts", s.callKey(str(s.body, "manifest"))) == nil {
		return no("text_unknown", "there is no such text")
	}
	if !s.isTakenAsInForce(s.body["manifest"]) {
		return no("text_superseded", "the text is not in force")
	}
	key := s.callKey(str(s.body, "catalogue"))
	if err := s.relies("indicators", key); err != nil {
		return err
	}
	editions := items(s.rows.get("indicators", key), "editions")
	if num(s.body, "edition") != int64(len(editions))+1 {
		return no("edition_wrong", "the next edition is %d", len(editions)+1)
	}
	s.rows.put("indicatorEditions", key+"/"+decimal(num(s.body, "edition")), row{
		"data": s.body["data"], "day": s.day, "entry": s.index, "indicators": s.body["indicators"],
		"manifest": s.body["manifest"], "since": s.index, "titles": s.body["titles"],
	})
	s.rows.put("indicators", key, row{
		"editions": more(editions, row{"day": s.day, "entry": s.index}), "since": s.index, "titles": s.body["titles"],
	})
	return nil
}

// fitsFigures asks that periods follow one another, and that no two of one indicator meet.
func fitsFigures(v any) bool {
	ends := map[string]string{}
	before := ""
	for _, period := range items(v, "periods") {
		from, to := str(period, "from"), str(period, "until")
		if from > to || twice(items(period, "indicators"), idOf) || before >= from+to {
			return false
		}
		before = from + to
		for _, one := range items(period, "indicators") {
			if end, known := ends[idOf(one)]; known && end >= from {
				return false
			}
			ends[idOf(one)] = to
		}
	}
	return true
}

func cellsOf(counts any) int64 {
	all := num(counts, "given")
	missing := at(counts, "missing").(row)
	for name := range missing {
		all += num(missing, name)
	}
	return all
}

// mostYears is how long one period is.
const mostYears = 5

// isEven asks that each indicator is of the edition, that each of its cells has a value or a reason,
// and that no period is to come or long.
func (s *said) isEven(figures any) error {
	key := s.callKey(str(figures, "catalogue") + "/" + decimal(num(figures, "edition")))
	edition := s.rows.get("indicatorEditions", key)
	if edition == nil {
		return no("edition_wrong", "there is no edition %s", key)
	}
	cells := map[string]int64{}
	for _, one := range items(edition, "indicators") {
		cells[idOf(one)] = num(one, "cells")
	}
	for _, period := range items(figures, "periods") {
		for _, one := range items(period, "indicators") {
			all, known := cells[idOf(one)]
			if !known {
				return no("indicator_unknown", "the edition has no indicator %s", idOf(one))
			}
			if cellsOf(one) != all {
				return no("figures_uneven", "%s has %d cells", idOf(one), all)
			}
		}
	}
	for _, period := range items(figures, "periods") {
		if str(period, "from") > s.day || str(period, "until") >= monthsLater(str(period, "from"), 12*mostYears) {
			return no("period_wrong", "%s begins late or is long", str(period, "from"))
		}
	}
	return nil
}

// isNewFile asks that no figures of the report have the digest of these.
func isNewFile(report row, figures any) error {
	isSame := func(one any) bool { return str(one, "data", "digest") == str(figures, "data", "digest") }
	if report != nil && (isSame(report) || find(items(report, "corrections"), isSame) >= 0) {
		return no("words_unchanged", "these figures are reported already")
	}
	return nil
}

func (s *said) figuresKey(digest string) string { return s.callKey(s.by + "/" + digest) }

// putFigures judges the figures of a report, if it has any, and puts their row.
func (s *said) putFigures() error {
	figures := s.body["figures"]
	if figures == nil {
		return nil
	}
	if err := s.isEven(figures); err != nil {
		return err
	}
	key := s.figuresKey(str(figures, "data", "digest"))
	if err := isNewFile(s.rows.get("figures", key), figures); err != nil {
		return err
	}
	made := row{
		"corrections": []any{}, "day": s.day, "entry": s.index, "files": filesOf(s.body), "since": s.index,
	}
	for _, name := range []string{"catalogue", "data", "edition", "periods"} {
		made[name] = at(figures, name)
	}
	s.rows.put("figures", key, made)
	return nil
}

// mostCorrections is how often one report is corrected.
const mostCorrections = 20

func (s *said) reportCorrected() error {
	key := s.figuresKey(str(s.body, "report"))
	report := s.rows.get("figures", key)
	if report == nil {
		return no("report_unknown", "%s has filed no such figures", s.by)
	}
	if err := s.relies("figures", key); err != nil {
		return err
	}
	signed := s.rows.get("signatures", s.callKey(s.by))
	policies := items(s.callRow(), "policies")
	binding := bindingPolicy(items(signed, "events"), policies, s.day)
	i := find(policies, func(one any) bool { return at(one, "policy") == binding })
	if binding == nil || i < 0 || !has(policies[i], "reportDays") {
		return no("correction_late", "no rules that bind %s let a report be corrected", s.by)
	}
	moves := movesOn(nil, s.rows.get("interruptions", "log"), s.day)
	filed := str(report, "day")
	if s.day > moves.last(run{filed, filed}, nil, num(policies[i], "reportDays")) {
		return no("correction_late", "the days for a correction are over")
	}
	if len(items(report, "corrections")) >= mostCorrections {
		return no("corrections_many", "the report was corrected as often as one can be")
	}
	schedule := s.schedule(s.by)
	times := s.counted(schedule["filed"])
	if times >= mostSaid {
		return no("said_often", "%s has reported and corrected five times today", s.by)
	}
	figures := s.body["figures"]
	if at(figures, "catalogue") != report["catalogue"] || num(figures, "edition") != num(report, "edition") {
		return no("edition_wrong", "the report is by another edition")
	}
	if err := s.isEven(figures); err != nil {
		return err
	}
	before := any(report)
	if corrections := items(report, "corrections"); len(corrections) > 0 {
		before = last(corrections)
	}
	if err := isWhole(items(before, "periods"), items(figures, "periods")); err != nil {
		return err
	}
	if err := isNewFile(report, figures); err != nil {
		return err
	}
	made := row{
		"data": at(figures, "data"), "day": s.day, "entry": s.index, "files": filesOf(s.body),
		"periods": at(figures, "periods"), "reason": s.body["reason"],
	}
	s.change("figures", key, "corrections", more(items(report, "corrections"), made), "since", s.index)
	count := row{"count": times + 1, "day": s.day}
	s.rows.put("schedules", s.callKey(s.by), with(schedule, "filed", count, "since", s.index))
	return nil
}

// isWhole asks that no indicator is left out of a period in which it was reported.
func isWhole(before, after []any) error {
	reported := map[string]bool{}
	nameOf := func(period, one any) string { return str(period, "from") + str(period, "until") + idOf(one) }
	for _, period := range after {
		for _, one := range items(period, "indicators") {
			reported[nameOf(period, one)] = true
		}
	}
	for _, period := range before {
		for _, one := range items(period, "indicators") {
			if !reported[nameOf(period, one)] {
				return no("figures_uneven", "%s is left out", idOf(one))
			}
		}
	}
	return nil
}

// mostOfFiles is how many bytes the files of one statement have together.
const mostOfFiles = 12 << 20

// fitsFiles asks that no file comes twice, and that all of them together are not too large.
func fitsFiles(files []any) bool {
	var bytes int64
	for _, one := range files {
		bytes += num(at(one, "file"), "length")
	}
	return bytes <= mostOfFiles && !twice(files, digestOfFile)
}

func digestOfFile(v any) string { return str(v, "file", "digest") }

// filesOf names the files of a report or of a correction by their digests.
func filesOf(body row) []any {
	digests := []any{}
	if !has(body, "files") {
		return digests
	}
	for _, one := range items(body, "files") {
		digests = append(digests, digestOfFile(one))
	}
	return digests
}

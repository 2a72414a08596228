package main

import (
	"crypto/sha256"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// The form of a body beyond its schema: what the sentences of section 3 say that are marked form, and what is asked in
// step 1 of what a body encloses.

const mostLeaf = 4096

func (p *papers) requireForm(e *entry) error {
	paper := p.types[e.kind]
	if paper == nil {
		return no("type_unknown", "a statement of the type %.60q, by rules that this auditor does not know", e.kind)
	}
	if (paper.Scope == "call") != (e.call != "") {
		return no("statement_malformed", "the call of a %s", e.kind)
	}
	if err := p.requireBody(e.kind, e.body); err != nil {
		return err
	}
	switch e.kind {
	case "statement/opened":
		return p.readEnclosed(e)
	case "party/joined":
		if err := p.readInvitation(e); err != nil {
			return err
		}
	}
	return e.readKeys()
}

// requireBody asks the form of a body that is said, or announced.
func (p *papers) requireBody(kind string, body row) error {
	if !p.fits(p.types[kind].Body, body) || !p.togetherFits(kind, body) || !boundAlike(body, map[string]string{}) {
		return no("body_malformed", "the body of a %s", kind)
	}
	if kind == "switch/set" {
		return requireSwitchable(body)
	}
	return nil
}

// boundAlike says whether words that a body binds twice are bound alike both times.
func boundAlike(v any, found map[string]string) bool {
	switch v := v.(type) {
	case []any:
		return !slices.ContainsFunc(v, func(one any) bool { return !boundAlike(one, found) })
	case row:
		if !isWords(v) {
			return !slices.ContainsFunc(namesOf(v), func(name string) bool { return !boundAlike(v[name], found) })
		}
		digest, bound := str(v, "digest"), string(canonical(v))
		before, twice := found[digest]
		found[digest] = bound
		return !twice || before == bound
	}
	return true
}

func (p *papers) togetherFits(kind string, body row) bool {
	names := func(name string) []any { return items(body, name) }
	switch kind {
	case "call/opened", "call/amended":
		isLong := func(one any) bool { return units(str(one, "text")) > 280 }
		return find(names("summary"), isLong) < 0 && !twice(items(body["absentees"], "members"), idOf)
	case "call/claimed", "call/authority-checked":
		return str(body, "authority", "level") != "independent"
	case "depositary/key-changed":
		changes := len(names("keys"))+len(names("revokes")) > 0 || has(body, "recovery")
		return changes && !twice(names("revokes"), func(one any) string { return one.(string) })
	case "fact/recorded":
		return body["words"] != nil || body["what"] != "declared"
	case "count/recorded":
		return fitsCount(body)
	case "key/resumed":
		return !twice(more(names("keeps"), names("ends")...), func(one any) string { return one.(string) })
	case "party/merged":
		return body["into"] != body["party"]
	case "party/succeeded":
		return body["successor"] != body["party"]
	case "mandate/checked":
		return fitsMandateCheck(body)
	case "text/published":
		return !twice(names("continues"), idOf)
	case "signature/invalidated", "signature/reinstated":
		return !twice(names("subjects"), func(one any) string { return string(canonical(one)) })
	case "party/joined":
		return len(canonical(body["leaf"])) <= mostLeaf
	case "cycle/extended":
		return str(body, "from") <= str(body, "until")
	case "measures/published":
		return fitsMeasures(names("commitments"))
	case "indicators/published":
		return !twice(names("indicators"), idOf)
	case "measures/declined":
		return !twice(names("measures"), idOf)
	case "commitment/made", "commitment/amended":
		return !twice(names("commitments"), idOf)
	case "commitment/withdrawn":
		return !twice(names("commitments"), nameOfCommitment)
	case "report/filed":
		says := len(names("answers"))+len(names("asked")) > 0 || body["words"] != nil || has(body, "figures") || has(body, "files")
		return says && fitsFiles(names("files")) && (len(names("asked")) == 0 || body["policy"] != nil) &&
			!twice(names("answers"), func(one any) string { return nameOfCommitment(at(one, "commitment")) }) &&
			!twice(names("asked"), func(one any) string { return str(one, "clause") })
	case "report/corrected":
		return fitsFiles(names("files"))
	case "act/announced":
		act := p.types[str(body, "type")]
		if act == nil || !act.SecondHand || (act.Scope == "call") != (body["call"] != nil) {
			return false
		}
		return p.requireBody(str(body, "type"), body["body"].(row)) == nil
	}
	return true
}

func nameOfCommitment(v any) string { return str(v, "party") + "/" + str(v, "id") }

func numberOf(v any) string { return str(v, "number") }

func fitsMeasures(commitments []any) bool {
	all := []any{}
	for _, one := range commitments {
		all = more(all, items(one, "measures")...)
	}
	return !twice(commitments, numberOf) && !twice(all, idOf) && !twice(all, numberOf)
}

func fitsCount(body row) bool {
	total := int64(0)
	for _, one := range items(body, "kinds") {
		total += num(one, "total")
	}
	return total <= num(body, "total") && !twice(items(body, "kinds"), func(one any) string { return str(one, "of") })
}

func fitsMandateCheck(body row) bool {
	method, isHeld := str(body, "method"), str(body, "outcome") == "holds"
	switch {
	case method == "domain" && body["domain"] == nil, method != "domain" && body["dnssec"] != nil,
		method != "instrument" && body["channel"] != nil, method == "vetted" && body["note"] == nil:
		return false
	}
	return method != "instrument" || !isHeld || body["channel"] != nil && len(items(body, "evidence")) > 0
}

// What no switch can close: all types of these words, and these.
var (
	openWords = []string{"commitment", "report", "observation", "review", "reply", "objection", "depositary", "log", "switch", "words"}
	openTypes = []string{
		"correction/objected", "invitation/ended", "key/revoked", "key/suspended",
		"mandate/vouched", "measures/declined", "person/erased", "role/ended", "service/interrupted", "signature/withdrawn", "statement/opened",
	}
)

func requireSwitchable(body row) error {
	for _, one := range items(body, "covers") {
		word, _, _ := strings.Cut(one.(string), "/")
		if slices.Contains(openWords, word) || slices.Contains(openTypes, one.(string)) {
			return no("switch_uncoverable", "a switch that closes %.60q", one)
		}
	}
	return nil
}

// readKeys gathers the keys that the statement brings, or shows.
func (e *entry) readKeys() error {
	var found []any
	switch e.kind {
	case "depositary/established", "depositary/key-changed", "party/admitted":
		found = items(e.body, "keys")
	case "role/granted", "party/joined", "key/added":
		found = []any{e.body["key"]}
	}
	shown, isShown := e.body["recoveryKey"]
	if isShown {
		found = append(found, shown)
	}
	named := map[string]bool{}
	for _, one := range found {
		k, err := keyIn(one)
		if err != nil {
			return err
		}
		if named[k.id] {
			return no("key_known", "the key %s is brought twice", k.id)
		}
		named[k.id] = true
		e.brought = append(e.brought, k)
	}
	if isShown {
		e.recoveredBy = e.brought[len(e.brought)-1]
	}
	return nil
}

func keyIn(body any) (*key, error) {
	v, err := parseCanonical(canonical(body))
	if err != nil {
		return nil, err
	}
	return parseKey(v)
}

// readEnclosed reads the envelope that an opening brings, and proves that it is what was sealed.
func (p *papers) readEnclosed(e *entry) error {
	envelope := canonical(e.body["envelope"])
	salt, err := noPadding.DecodeString(str(e.body, "salt"))
	if err != nil {
		return as("body_malformed", err)
	}
	if digestOf(slices.Concat([]byte("avow/sealed/v1\x00"), salt, envelope)) != str(e.body, "commitment") {
		return no("sealed_wrong", "this envelope and this salt are not what was sealed")
	}
	if e.enclosed, err = parseEnvelope(envelope, p); err != nil {
		return err
	}
	if e.enclosed.kind != "signature/given" && e.enclosed.kind != "party/joined" {
		return no("sealed_type", "a %s was sealed", e.enclosed.kind)
	}
	if e.enclosed.call != e.call {
		return no("sealed_wrong", "what was sealed is of another call")
	}
	return nil
}

// readInvitation reads what an officer signed, and proves that it is about the one who joins.
func (p *papers) readInvitation(e *entry) error {
	leaf := e.body["leaf"]
	token := sha256.Sum256([]byte(str(e.body, "token")))
	if str(leaf, "party") != e.by || str(leaf, "call") != e.call || str(leaf, "link") != digestIn(token) {
		return no("invitation_wrong", "the invitation is for another party or call, or the token is not its own")
	}
	made, err := parseEnvelope(canonical(e.body["invitation"]), p)
	if err != nil {
		return err
	}
	if made.kind != "invitation/made" {
		return no("invitation_wrong", "an officer invites by %s", made.kind)
	}
	root, err := hashIn(str(made.body, "root"))
	if err != nil {
		return as("body_malformed", err)
	}
	path := items(e.body, "proof", "path")
	hashes := make(tlog.RecordProof, len(path))
	for i, one := range path {
		if hashes[i], err = hashIn(one.(string)); err != nil {
			return as("body_malformed", err)
		}
	}
	hash := tlog.RecordHash(canonical(leaf))
	e.invitation, e.invited = made, digestIn(hash)
	index, size := num(e.body, "proof", "index"), num(e.body, "proof", "size")
	if index >= size || tlog.CheckRecord(hashes, size, root, index, hash) != nil {
		return no("invitation_wrong", "the proof does not lead from the leaf to the root")
	}
	return nil
}

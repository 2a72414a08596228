package main

import (
	"bytes"
	"slices"
)

// law is the register, and what else a verdict hangs on: section 1 of spec/register.md, step by step.
type law struct {
	origin     string
	papers     *papers
	size       int64
	admitted   int64
	register   *register
	keys       map[string]*key
	identities map[[32]byte]struct{}
	tree       tree
}

func newLaw(origin string, papers *papers) *law {
	return &law{
		origin: origin, papers: papers, register: newRegister(), keys: map[string]*key{}, identities: map[[32]byte]struct{}{},
	}
}

// year9900 is the first second of that year.
const year9900 = 250246627200

// said is a statement at its place, on the rows that it is judged by.
type said struct {
	*entry
	law   *law
	paper *paper
	rows  *overlay
	// index and admitted are those of its entry; of what was sealed, those of the seal.
	index, admitted int64
	day             string
}

func (l *law) at(e *entry, below rows, index, admitted int64) *said {
	return &said{e, l, l.papers.types[e.kind], onTop(below), index, admitted, dayOf(admitted)}
}

// read finds the keys of a leaf at its place, so that its signatures can be verified: step 2.
func (l *law) read(e *entry) (*said, error) {
	s := l.at(e, l.register, l.size, e.admitted)
	return s, s.requireKeys()
}

// judge says whether a leaf that was read can stand at its place.
func (s *said) judge() error {
	l := s.law
	if isFirst := l.size == 0; isFirst != (s.kind == "depositary/established") {
		if isFirst {
			return no("log_unestablished", "a log is established by its first entry")
		}
		return no("log_established", "a log is established by no other entry")
	}
	if s.admitted < 0 || s.admitted >= year9900 {
		return no("time_malformed", "it was admitted before 1970 or after 9899")
	}
	if s.admitted < l.admitted {
		return no("admitted_decreasing", "it was admitted before the entry that it follows")
	}
	if _, twice := l.identities[s.identity]; twice {
		return no("statement_repeated", "the log holds this statement already")
	}
	if err := s.pass(); err != nil {
		return err
	}
	return s.bindWords()
}

// take appends a leaf that was judged.
func (l *law) take(s *said) {
	s.rows.commit()
	for _, e := range []*entry{s.entry, s.enclosed} {
		for _, k := range broughtBy(e) {
			l.keys[k.id] = k
		}
	}
	l.identities[s.identity] = struct{}{}
	l.tree.add(s.leaf)
	l.size++
	l.admitted = s.entry.admitted
}

func broughtBy(e *entry) []*key {
	if e == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(e.brought), func(k *key) bool { return k == e.recoveredBy })
}

// requireKeys finds the key of each signature, of what is enclosed too: step 2.
func (s *said) requireKeys() error {
	for e := s.entry; e != nil; e = e.enclosed {
		for _, one := range []*entry{e, e.invitation} {
			if one == nil {
				continue
			}
			one.signers = make([]*key, len(one.signatures))
			for i, signed := range one.signatures {
				own := slices.IndexFunc(one.brought, func(k *key) bool { return k.id == signed.keyid })
				if own >= 0 {
					one.signers[i] = one.brought[own]
				} else if one.signers[i] = s.law.keys[signed.keyid]; one.signers[i] == nil {
					return no("key_unknown", "the key %s is not in the register", signed.keyid)
				}
			}
		}
	}
	return nil
}

// pass is section 1 from step 3 on, but for words.
func (s *said) pass() error {
	if s.log != s.law.origin {
		return no("log_wrong", "the statement is for the log %.80q", s.log)
	}
	if err := s.requireSeen(); err != nil {
		return err
	}
	if err := s.requireTime(); err != nil {
		return err
	}
	if s.paper.Author == "party" && s.by == "depositary" || s.paper.Author == "depositary" && s.by != "depositary" {
		return no("author_wrong", "a %s is not for %s to say", s.kind, s.by)
	}
	if err := s.requireSigners(); err != nil {
		return err
	}
	if err := s.requirePlace(); err != nil {
		return err
	}
	exempt := s.isExempt()
	if err := s.rule(); err != nil {
		return err
	}
	return s.requireHands(exempt)
}

func (s *said) requireSeen() error {
	if s.seenSize > s.index {
		return no("seen_ahead", "its author saw %d entries, more than there were", s.seenSize)
	}
	if root := s.law.tree.root(s.seenSize); root != s.seenRoot {
		return no("seen_foreign", "at size %d its author saw the root %s, this log had %s", s.seenSize, s.seenRoot, root)
	}
	return nil
}

func (s *said) requireTime() error {
	if s.at > s.admitted+300 {
		return no("at_future", "it is dated after its admission")
	}
	if s.kind == "depositary/established" {
		return nil
	}
	window := num(s.rows.get("log", "log"), "window")
	if call := s.callRow(); s.call != "" && call != nil {
		window = num(call, "window")
	}
	if s.admitted-s.at > window {
		return no("at_expired", "it was signed too long before its admission")
	}
	return nil
}

// cosigner is a party that may sign beside the author.
func (s *said) cosigner() string {
	if s.kind == "commitment/joined" {
		return str(s.body, "commitment", "party")
	}
	name, asked := map[string]string{"party/updated": "party", "party/merged": "into", "party/succeeded": "successor"}[s.kind]
	if !asked {
		return ""
	}
	return str(s.body, name)
}

// requireSigners is steps 8 to 10.
func (s *said) requireSigners() error {
	spoken := false
	for _, k := range s.brought {
		if s.rows.get("keys", k.id) != nil {
			return no("key_known", "the key %s is in the register already", k.id)
		}
		if !slices.Contains(s.signers, k) {
			return no("key_unproven", "the key %s has not signed the statement that brings it", k.id)
		}
		if k == s.recoveredBy {
			named := last(items(s.rows.get("log", "log"), "recoveries"))
			if str(k.body, "use") != "recovery" || str(named, "digest") != "sha256:"+k.id {
				return no("recovery_wrong", "%s is not the recovery key that the log names", k.id)
			}
			spoken = true
		}
		spoken = spoken || s.kind == "depositary/established" || s.kind == "party/joined"
	}
	for _, k := range s.signers {
		if slices.Contains(s.brought, k) {
			continue
		}
		if s.kind == "party/joined" {
			return no("signer_unexpected", "whoever joins signs with the key that it brings, and with no other")
		}
		speaks, err := s.requireSigner(k)
		if err != nil {
			return err
		}
		spoken = spoken || speaks
	}
	if !spoken {
		return no("signer_missing", "no key of the author, %s, signed", s.by)
	}
	return nil
}

// requireSigner asks one signer whose key is in the register, and says whether it speaks for the author: step 9.
func (s *said) requireSigner(k *key) (bool, error) {
	r := s.rows.get("keys", k.id)
	if r == nil {
		return false, no("key_unknown", "the key %s is not in the register", k.id)
	}
	if r["revoked"] != nil {
		return false, no("key_revoked", "the key %s is revoked", k.id)
	}
	if err := s.relies("keys", k.id); err != nil {
		return false, err
	}
	holder := str(r, "holder")
	role := s.rows.get("roles", holder)
	speaks := false
	switch {
	case s.by != "depositary":
		speaks = holder == s.by && k.use == "party"
	case k.use == "depositary":
		speaks = true
	case k.use == "officer":
		if s.paper.Office == "owner" {
			return false, no("key_use_wrong", "an officer signed a %s", s.kind)
		}
		if role == nil || role["ended"] != nil {
			return false, no("role_unknown", "%s is not in office", holder)
		}
		if err := s.relies("roles", holder); err != nil {
			return false, err
		}
		speaks = true
	}
	if !speaks && !(k.use == "party" && s.cosigner() == holder) {
		return false, no("signer_unexpected", "the key %s of %s signed, and nobody asked it", k.id, holder)
	}
	if k.use == "officer" && str(role, "office") != "" || k.use != "officer" && has(r, "role") && str(r, "role") != "signatory" {
		return false, no("key_role_wrong", "the key %s is of one who signs nothing", k.id)
	}
	if k.use == "party" && !s.paper.WhileSuspended && isSuspended(s.rows.get("partyKeys", holder)) {
		return false, no("keys_suspended", "the keys of %s are suspended", holder)
	}
	return speaks, nil
}

func isSuspended(partyKeys row) bool {
	suspension := last(items(partyKeys, "suspensions"))
	return suspension != nil && at(suspension, "ended") == nil
}

// requirePlace is step 11.
func (s *said) requirePlace() error {
	if r := s.rows.get("parties", s.by); has(r, "ended") {
		return no("party_ended", "%s has ended", s.by)
	}
	if s.call == "" || s.kind == "call/opened" {
		return nil
	}
	call := s.callRow()
	switch {
	case call == nil:
		return no("call_unknown", "there is no call %s", s.call)
	case yes(call, "voided"), call["closed"] != nil && !s.paper.AfterClosing:
		return no("call_closed", "the call %s is closed", s.call)
	}
	return nil
}

// isExempt is the case that the heading of a type names, before its rule changes a row.
func (s *said) isExempt() bool {
	switch s.kind {
	case "call/amended":
		return !s.isSignedUpon()
	case "depositary/key-changed", "log/key-changed":
		return s.recoveredBy != nil
	case "signature/deposited":
		return !s.spokeByKey(str(s.body, "party"))
	case "key/revoked":
		r := s.rows.get("keys", str(s.body, "keyid"))
		return r != nil && str(r, "key", "use") != "party"
	}
	return false
}

// requireHands is step 14.
func (s *said) requireHands(exempt bool) error {
	if !s.paper.SecondHand || s.by != "depositary" {
		return nil
	}
	var call any
	if s.call != "" {
		call = s.call
	}
	key := digestOf(canonical(row{"body": s.body, "call": call, "type": s.kind}))
	announced := s.rows.get("announced", key)
	open := isOpen(announced, s.admitted)
	isOwner := s.paper.Office == "owner"
	if !exempt && (isOwner || !s.hasTwoHands()) {
		stopped := has(s.rows.get("log", "log"), "stopped")
		ripe := open && s.admitted-secondsOf(str(announced, "at")) >= 7*day && (isOwner || !stopped) && num(announced, "entry") > s.follows()
		if !ripe {
			return no("second_hand_missing", "an officer alone did what asks for two, or for an announcement")
		}
		if err := s.relies("announced", key); err != nil {
			return err
		}
	}
	if open {
		s.rows.put("announced", key, with(announced, "done", s.index, "since", s.index))
	}
	return nil
}

func isOpen(announced row, now int64) bool {
	return announced != nil && announced["done"] == nil && now-secondsOf(str(announced, "at")) < 37*day
}

func (s *said) hasTwoHands() bool {
	holder := ""
	for _, k := range s.signers {
		if slices.Contains(s.brought, k) {
			continue
		}
		if k.use == "depositary" {
			return true
		}
		if k.use == "officer" {
			own := str(s.rows.get("keys", k.id), "holder")
			if holder != "" && holder != own {
				return true
			}
			holder = own
		}
	}
	return false
}

// follows is the entry after which an announcement of this act counts.
func (s *said) follows() int64 {
	switch s.kind {
	case "key/revoked":
		return num(s.rows.get("keys", str(s.body, "keyid")), "added")
	case "key/resumed":
		return num(last(items(s.rows.get("partyKeys", str(s.body, "party")), "suspensions")), "entry")
	}
	return -1
}

// bindWords is steps 12 and 15. What an opening encloses is bound here.
func (s *said) bindWords() error {
	var digests []string
	digests = wordsIn(s.body, digests)
	if s.enclosed != nil {
		digests = wordsIn(s.enclosed.body, digests)
	}
	for _, digest := range digests {
		if at(s.law.register.get("words", digest), "withheld") != nil {
			return no("words_withheld", "the words %s are withheld", digest)
		}
	}
	for _, digest := range digests {
		if s.rows.get("words", digest) == nil {
			s.rows.put("words", digest, row{"entry": s.index, "since": s.index, "withheld": nil})
		}
	}
	return nil
}

// isWords knows words that are bound by a salted digest.
func isWords(v row) bool {
	return len(v) == 4 && has(v, "digest") && has(v, "lang") && has(v, "length") && has(v, "mediaType")
}

func wordsIn(v any, found []string) []string {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			found = wordsIn(one, found)
		}
	case row:
		if isWords(v) {
			return append(found, str(v, "digest"))
		}
		for _, name := range namesOf(v) {
			found = wordsIn(v[name], found)
		}
	}
	return found
}

// relies refuses what the author cannot have read. It asks the rows as they were before the statement.
func (s *said) relies(table, key string) error {
	if r := s.rows.below.get(table, key); r != nil && num(r, "since") >= s.seenSize {
		return no("seen_stale", "%s/%s has changed since its author looked", table, key)
	}
	return nil
}

// change puts a row with these members others.
func (s *said) change(table, key string, changes ...any) {
	s.rows.put(table, key, with(s.rows.get(table, key), changes...))
}

func (s *said) callRow() row { return s.rows.get("calls", s.call) }

// check is a signature that has to be verified.
type check struct {
	index     int64
	key       *key
	signature *signature
	pae       []byte
}

// checks lists the signatures of a statement and of what it brings.
func (s *said) checks() []check {
	var all []check
	for e := s.entry; e != nil; e = e.enclosed {
		for _, one := range []*entry{e, e.invitation} {
			if one == nil {
				continue
			}
			for i, signed := range one.signatures {
				all = append(all, check{s.index, one.signers[i], signed, one.pae})
			}
		}
	}
	return all
}

func (c check) verify() error { return c.key.verify(c.signature, c.pae) }

// fold takes one leaf at once, signatures and all.
func (l *law) fold(leaf []byte) error {
	e, err := parseEntry(leaf, l.papers)
	if err != nil {
		return err
	}
	s, err := l.read(e)
	if err != nil {
		return err
	}
	for _, c := range s.checks() {
		if err := c.verify(); err != nil {
			return err
		}
	}
	if err := s.judge(); err != nil {
		return err
	}
	l.take(s)
	return nil
}

// export is register.ndjson at this size.
func (l *law) export() []byte {
	var out bytes.Buffer
	rules := num(l.register.get("log", "log"), "rules")
	l.register.export(&out, digestIn(l.tree.root(l.size)), rules, l.size)
	return out.Bytes()
}

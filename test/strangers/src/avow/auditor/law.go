package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// law is what earlier entries say about who may sign the next one.
type law struct {
	origin string
	// vkey is the key that the auditor was given; vkeys are those that the log had, the last in force.
	vkey       string
	vkeys      []string
	size       int64
	admitted   int64
	window     int64
	windows    map[string]int64
	keys       map[string]*key
	roles      map[string]*role
	identities map[[32]byte]struct{}
	announced  map[[32]byte]*announcement
	ended      map[string]bool
	// Recovery keys that were ever named, by digest, and the one in force.
	recoveries map[string]bool
	recovery   string
	recoveryAt int64
	// Calls that somebody has ever signed, sealed a signature of, or been counted under.
	bound map[string]bool
	// Calls under which a list names somebody, and calls that were opened by mistake.
	named, voided map[string]bool
	// Officers whom one other officer has stopped, until the depositary's own key settles it.
	stopped map[string]bool
	// The key of an officer that two others let in.
	allowed *allowance
	parties map[string]*party
	seals   map[string]*seal
	// Invitations that were used or ended, by the hash of their leaf.
	spent map[tlog.Hash]struct{}
	tree  tree
}

type role struct {
	granted int64
	ended   bool
	endedBy int64
	// Empty for an officer who decides; a drafter or a reader signs nothing.
	office string
}

func newLaw(origin, vkey string) *law {
	return &law{
		origin: origin, vkey: vkey,
		windows: map[string]int64{}, keys: map[string]*key{}, roles: map[string]*role{},
		identities: map[[32]byte]struct{}{}, announced: map[[32]byte]*announcement{}, recoveries: map[string]bool{},
		ended: map[string]bool{}, bound: map[string]bool{}, named: map[string]bool{}, voided: map[string]bool{},
		stopped: map[string]bool{}, parties: map[string]*party{}, seals: map[string]*seal{}, spent: map[tlog.Hash]struct{}{},
	}
}

// firstYearAfter is 9900-01-01T00:00:00Z: entries are admitted from 1970 on and before it.
const firstYearAfter = 250_246_627_200

// Types by who may sign for the depositary: an officer, or a key of the depositary itself.
var owners = []string{"depositary/established", "depositary/key-changed", "log/key-changed", "log/key-changed", "log/rules", "role/granted", "role/ended"}

// Types that bind nobody, and whose days run out while keys are suspended.
var whileSuspended = []string{"objection/raised", "correction/objected"}

// Types of this version of the rules. An auditor that meets another must say so and stop.
var types = map[string]string{
	"depositary/established": "depositary", "depositary/key-changed": "depositary", "log/key-changed": "depositary", "log/rules": "depositary", "log/anchored": "depositary",
	"call/opened": "depositary", "call/voided": "depositary", "call/policy-changed": "depositary", "call/closed": "depositary",
	"call/amended": "depositary", "call/claimed": "depositary", "call/authority-checked": "depositary",
	"mandate/checked": "depositary", "mandate/vouched": "party",
	"text/published": "depositary", "text/translated": "depositary", "text/corrected": "depositary",
	"correction/objected": "either",
	"invitation/ended":    "depositary", "party/joined": "party",
	"party/listed": "depositary", "fact/recorded": "depositary", "fact/withdrawn": "depositary", "count/recorded": "depositary", "count/withdrawn": "depositary",
	"party/admitted": "depositary", "party/updated": "depositary",
	"party/merged": "depositary", "party/succeeded": "depositary", "party/ended": "depositary",
	"key/added": "either", "key/revoked": "either", "key/suspended": "either", "key/allowed": "depositary", "key/resumed": "depositary",
	"role/granted": "depositary", "role/allowed": "depositary", "role/ended": "depositary",
	"policy/accepted": "party", "signature/given": "party", "signature/withdrawn": "party", "signature/deposited": "depositary",
	"signature/removed": "depositary", "signature/restored": "depositary",
	"signature/invalidated": "depositary", "signature/reinstated": "depositary", "person/restored": "depositary",
	"person/signed": "depositary", "person/erased": "depositary",
	"declaration/made": "either", "reservation/made": "either", "reservation/narrowed": "either",
	"objection/raised": "party", "objection/answered": "party", "objection/withdrawn": "party",
	"statement/sealed": "depositary", "statement/opened": "either",
	"words/withheld": "depositary", "act/announced": "depositary", "switch/set": "depositary",
}

// judge takes the next entry of the log or says why it cannot stand there. It returns the key for each signature;
// whether the signatures match is checked elsewhere, on all cores.
func (l *law) judge(e *entry) ([]*key, error) {
	if err := l.place(e); err != nil {
		return nil, err
	}
	brought := map[string]*key{}
	for _, k := range e.brought {
		if brought[k.id] != nil || l.keys[k.id] != nil {
			return nil, fmt.Errorf("the key %s enters a second time", k.id)
		}
		if !slices.ContainsFunc(e.signatures, func(s *signature) bool { return s.keyid == k.id }) {
			return nil, fmt.Errorf("the new key %s has not signed the statement that adds it", k.id)
		}
		brought[k.id] = k
	}
	signers := make([]*key, len(e.signatures))
	spoken := false
	if k := e.recoveredBy; k != nil {
		switch {
		case k.use != "recovery" || "sha256:"+k.id != l.recovery:
			return nil, fmt.Errorf("%s is not the recovery key that the log names", k.id)
		case brought[k.id] != nil || l.keys[k.id] != nil:
			return nil, errors.New("the recovery key stands in the register as another")
		case !slices.ContainsFunc(e.signatures, func(s *signature) bool { return s.keyid == k.id }):
			return nil, errors.New("the recovery key is shown and has not signed")
		}
		brought[k.id] = k
		spoken = true
	}
	for i, s := range e.signatures {
		if k := brought[s.keyid]; k != nil {
			signers[i] = k
			spoken = spoken || e.kind == "depositary/established" || e.kind == "party/joined"
			continue
		}
		k := l.keys[s.keyid]
		switch {
		case k == nil:
			return nil, fmt.Errorf("the key %s never entered", s.keyid)
		case k.revoked:
			return nil, fmt.Errorf("the key %s was revoked", s.keyid)
		case k.added >= e.seenSize:
			return nil, fmt.Errorf("the author had not seen the key %s enter", s.keyid)
		}
		if k.role == "drafter" || k.role == "reader" {
			return nil, fmt.Errorf("the key of a %s of %s signed", k.role, k.holder)
		}
		if r := l.roles[k.holder]; r != nil && r.office != "" {
			return nil, fmt.Errorf("the key of %s signed, who is a %s and decides nothing", k.holder, r.office)
		}
		if k.use == "party" && !slices.Contains(whileSuspended, e.kind) && l.suspended(k.holder, l.size) {
			return nil, fmt.Errorf("the keys of %s are suspended", k.holder)
		}
		signers[i] = k
		speaks, err := l.speaks(k, e)
		if err != nil {
			return nil, err
		}
		cosigner := k.use == "party" && k.holder == cosignerOf(e)
		if !speaks && !cosigner {
			return nil, fmt.Errorf("%s signed, whom nobody asked", k.holder)
		}
		spoken = spoken || speaks
	}
	if !spoken {
		return nil, fmt.Errorf("no key of the author, %s, signed", e.by)
	}
	if err := l.hands(e, signers); err != nil {
		return nil, err
	}
	if err := l.change(e, signers); err != nil {
		return nil, err
	}
	l.identities[e.identity] = struct{}{}
	l.tree.add(e.leaf)
	l.size++
	l.admitted = e.admitted
	return signers, nil
}

func (l *law) place(e *entry) error {
	author, known := types[e.kind]
	if !known {
		return fmt.Errorf("a statement of the type %.60q, by rules that this auditor does not know", e.kind)
	}
	if (e.kind == "depositary/established") != (l.size == 0) {
		return errors.New("a log is established by its first entry, and by no other")
	}
	if e.log != l.origin {
		return fmt.Errorf("the statement is for the log %.80q", e.log)
	}
	if e.call != nil && l.voided[*e.call] {
		return fmt.Errorf("the call %s was voided", *e.call)
	}
	if l.ended[e.by] {
		return fmt.Errorf("%s has ended", e.by)
	}
	if (author == "party") && e.by == "depositary" || author == "depositary" && e.by != "depositary" {
		return fmt.Errorf("%s is not for %s to say", e.kind, e.by)
	}
	if e.admitted < 0 || e.admitted >= firstYearAfter {
		return errors.New("it was admitted in a year in which the law does not hold")
	}
	if e.admitted < l.admitted {
		return errors.New("it was admitted before the entry that it follows")
	}
	if _, twice := l.identities[e.identity]; twice {
		return errors.New("the log holds this statement already")
	}
	if e.seenSize > l.size {
		return fmt.Errorf("its author saw %d entries, more than there were", e.seenSize)
	}
	if root := l.tree.root(e.seenSize); root != e.seenRoot {
		return fmt.Errorf("at size %d its author saw the root %s, this log had %s", e.seenSize, e.seenRoot, root)
	}
	if e.at > e.admitted+300 {
		return errors.New("it is dated after its admission")
	}
	window := l.window
	if e.call != nil {
		if found, ok := l.windows[*e.call]; ok {
			window = found
		}
	}
	if window > 0 && e.admitted-e.at > window {
		return errors.New("it was signed too long before its admission")
	}
	return nil
}

func (l *law) speaks(k *key, e *entry) (bool, error) {
	if e.by != "depositary" {
		return k.holder == e.by && k.use == "party", nil
	}
	switch k.use {
	case "depositary":
		return true, nil
	case "officer":
		if slices.Contains(owners, e.kind) {
			return false, fmt.Errorf("an officer signed %s", e.kind)
		}
		r := l.roles[k.holder]
		if r == nil || r.ended || r.granted >= e.seenSize {
			return false, fmt.Errorf("the officer %s was not in office", k.holder)
		}
		return true, nil
	}
	return false, nil
}

// change does what the entry says about keys, roles and windows.
func (l *law) change(e *entry, signers []*key) error {
	owner := slices.ContainsFunc(signers, func(k *key) bool { return k.use == "depositary" })
	use := map[string]string{"depositary/established": "depositary", "depositary/key-changed": "depositary", "party/admitted": "party", "party/joined": "party", "role/granted": e.body.textOf("role")}[e.kind]
	switch e.kind {
	case "depositary/established":
		l.vkeys = []string{e.body.textOf("vkey")}
		if rules, _ := e.body.member("rules"); rules.number != 1 {
			return errors.New("the log follows rules that this auditor does not know")
		}
		window, _ := e.body.member("window")
		l.window = window.number
		l.name(e.body.textOf("recovery"))
	case "log/key-changed":
		return l.rekey(e, signers)
	case "depositary/key-changed":
		if err := l.replace(e, signers); err != nil {
			return err
		}
	case "log/rules":
		return errors.New("the log moves to rules that this auditor does not know")
	case "call/amended":
		return absentees(e.body)
	case "call/opened", "call/claimed", "call/policy-changed":
		if e.kind == "call/opened" {
			if err := absentees(e.body); err != nil {
				return err
			}
		}
		policy, _ := e.body.member("policy")
		window, _ := policy.member("window")
		if e.call == nil || window.number < 60 {
			return errors.New("a policy without a call or a window")
		}
		l.windows[*e.call] = window.number
	case "party/merged", "party/succeeded", "party/ended":
		return l.end(e, signers)
	case "declaration/made", "reservation/made", "reservation/narrowed":
		party := e.body.textOf("party")
		paper, _ := e.body.member("instrument")
		if l.ended[party] {
			return fmt.Errorf("%s has ended", party)
		}
		if e.by != "depositary" && e.by != party {
			return fmt.Errorf("%s says what %s means", e.by, party)
		}
		if (e.by == "depositary") != (paper.kind == object) {
			return errors.New("the depositary records a paper, a party speaks for itself")
		}
	case "signature/given", "signature/deposited", "person/signed":
		if e.call == nil {
			return errors.New("a signature without a call")
		}
		l.bound[*e.call] = true
		if e.kind == "signature/deposited" {
			l.party(e.body.textOf("party")).known = true
		}
	case "invitation/ended":
		return l.endInvitation(e)
	case "party/joined":
		if err := l.join(e, l.size, e.admitted); err != nil {
			return err
		}
		if signed, _ := e.body.member("acceptance"); signed.kind == object {
			l.bound[*e.call] = true
		}
	case "party/listed", "fact/recorded":
		l.named[*e.call] = true
	case "call/voided":
		if l.bound[*e.call] || l.named[*e.call] {
			return errors.New("a call is voided that somebody has signed, or that a list names somebody under")
		}
		l.voided[*e.call] = true
	case "statement/sealed":
		if err := l.seal(e); err != nil {
			return err
		}
		l.bound[*e.call] = true
	case "statement/opened":
		return l.unseal(e)
	case "role/granted":
		if l.roles[e.body.textOf("id")] != nil {
			return errors.New("the role was granted already")
		}
		office, named := e.body.member("office")
		if named && office.text != "drafter" && office.text != "reader" {
			return errors.New("an office of which the rules know nothing")
		}
		if office.text == "" {
			if err := l.bringIn(e, e.body.textOf("id")); err != nil {
				return err
			}
		}
		l.roles[e.body.textOf("id")] = &role{granted: l.size, office: office.text}
	case "role/ended":
		r := l.roles[e.body.textOf("id")]
		if r == nil || r.ended {
			return errors.New("no such role is in force")
		}
		r.ended, r.endedBy = true, l.size
		l.allowed = nil
		delete(l.stopped, e.body.textOf("id"))
	case "role/allowed":
		return l.allow(e, signers)
	case "key/added":
		holder := e.body.textOf("holder")
		if e.by != "depositary" && e.by != holder {
			return fmt.Errorf("%s adds a key for %s", e.by, holder)
		}
		use = "party"
		if l.roles[holder] != nil {
			use = "officer"
		}
		if use == "officer" && !owner {
			return errors.New("a key for an officer is added by the depositary itself")
		}
		own := func(k *key) bool { return k.holder == holder && l.keys[k.id] != nil }
		if use == "officer" && l.roles[holder].office == "" && !slices.ContainsFunc(signers, own) {
			if err := l.bringIn(e, holder); err != nil {
				return err
			}
		}
		// Whoever is stopped does not settle it by a key of their own.
		if !slices.ContainsFunc(signers, own) {
			delete(l.stopped, holder)
		}
	case "key/revoked":
		return l.revoke(e, signers, owner)
	case "key/allowed":
		p := l.party(e.body.textOf("party"))
		link, _ := e.body.member("link")
		p.known, p.allowed, p.linked = true, dayOf(e.admitted+allowedDays*day), link.kind == text
		return nil
	case "key/suspended":
		return l.suspend(e)
	case "key/resumed":
		return l.resume(e)
	}
	if e.kind == "party/admitted" {
		l.party(e.body.textOf("party")).admit(l.size)
	}
	if err := l.countIn(e, owner); err != nil {
		return err
	}
	for _, k := range e.brought {
		if k.use != use {
			return fmt.Errorf("a key of use %s came where one of use %s is asked for", k.use, use)
		}
		k.added = l.size
		l.keys[k.id] = k
	}
	return nil
}

// name notes a recovery key, if one is named.
func (l *law) name(digest string) {
	if digest != "" {
		l.recovery, l.recoveries[digest], l.recoveryAt = digest, true, l.size
	}
}

// replace changes the depositary's own keys, and leaves at least one.
func (l *law) replace(e *entry, signers []*key) error {
	revokes, _ := e.body.member("revokes")
	var gone []*key
	for _, one := range revokes.items {
		k := l.keys[one.text]
		if k == nil || k.use != "depositary" || k.revoked || k.added >= e.seenSize || slices.Contains(gone, k) {
			return fmt.Errorf("no key %s of the depositary that the author saw is in force", one.text)
		}
		gone = append(gone, k)
	}
	next := e.body.textOf("recovery")
	if l.recoveries[next] {
		return errors.New("the next recovery key was named before")
	}
	if len(e.brought)+len(gone) == 0 && next == "" {
		return errors.New("it changes nothing")
	}
	lasts := func(k *key) bool { return k.use == "depositary" && !slices.Contains(gone, k) }
	if len(e.brought) == 0 && !slices.ContainsFunc(signers, lasts) {
		return errors.New("no key of the depositary is left")
	}
	for _, k := range gone {
		k.revoked, k.revokedBy = true, l.size
	}
	l.name(next)
	return nil
}

// rekey has another key sign checkpoints. The old one has signed what let the new one in, and the new one as well.
func (l *law) rekey(e *entry, signers []*key) error {
	next, signed := e.body.textOf("vkey"), e.body.textOf("checkpoint")
	var size int64
	var root tlog.Hash
	for i, one := range []string{l.vkeys[len(l.vkeys)-1], next} {
		k, err := parseVkey(one)
		if err != nil || k.name != l.origin {
			return fmt.Errorf("the key %.80q is none of this log", one)
		}
		if i == 1 && slices.ContainsFunc(l.vkeys, func(old string) bool { return strings.Contains(old, "+"+k.id+"+") }) {
			return errors.New("the log had this key before")
		}
		if size, root, err = openCheckpoint(signed, k); err != nil {
			return fmt.Errorf("the checkpoint that brings the key in: %w", err)
		}
	}
	if size > l.size || l.tree.root(size) != root {
		return errors.New("the checkpoint that brings the key in is not one of this log")
	}
	if e.recoveredBy != nil && l.recoveryAt >= size {
		return errors.New("the checkpoint does not hold the entry that named the recovery key")
	}
	for _, k := range signers {
		if k != e.recoveredBy && k.added >= size {
			return errors.New("the checkpoint does not hold the entry that brought a signer in")
		}
	}
	recovery := e.body.textOf("recovery")
	if l.recoveries[recovery] {
		return errors.New("the next recovery key was named before")
	}
	l.vkeys = append(l.vkeys, next)
	l.name(recovery)
	return nil
}

func (l *law) revoke(e *entry, signers []*key, owner bool) error {
	k := l.keys[e.body.textOf("keyid")]
	switch {
	case k == nil || k.revoked:
		return errors.New("no such key is in force")
	case e.by != "depositary" && e.by != k.holder:
		return fmt.Errorf("%s revokes a key of %s", e.by, k.holder)
	case e.by != "depositary" && k.role != "drafter" && k.role != "reader" && !slices.Contains(signers, k):
		return fmt.Errorf("%s revokes a key that signs for it with another one", e.by)
	case k.holder == "depositary" && (slices.Contains(signers, k) || !owner):
		return errors.New("a key of the depositary is revoked by another key of the depositary")
	case k.added >= e.seenSize:
		return errors.New("the author had not seen the key enter")
	}
	k.revoked, k.revokedBy = true, l.size
	l.countOut(k)
	l.stop(k, signers)
	return nil
}

// tree holds the hash of every complete subtree, so that the root at any earlier size costs a few hashes.
type tree struct {
	levels [][]tlog.Hash
	roots  map[int64]tlog.Hash
}

func (t *tree) add(leaf tlog.Hash) {
	hash := leaf
	for level := 0; ; level++ {
		if level == len(t.levels) {
			t.levels = append(t.levels, nil)
		}
		t.levels[level] = append(t.levels[level], hash)
		row := t.levels[level]
		if len(row)%2 == 1 {
			return
		}
		hash = tlog.NodeHash(row[len(row)-2], row[len(row)-1])
	}
}

func (t *tree) root(size int64) tlog.Hash {
	if size == 0 {
		empty, _ := tlog.TreeHash(0, nil)
		return empty
	}
	if root, known := t.roots[size]; known {
		return root
	}
	var root tlog.Hash
	started := false
	for level := 0; size>>level > 0; level++ {
		if size>>level&1 == 0 {
			continue
		}
		peak := t.levels[level][size>>level-1]
		if started {
			root = tlog.NodeHash(peak, root)
		} else {
			root, started = peak, true
		}
	}
	if t.roots == nil {
		t.roots = map[int64]tlog.Hash{}
	}
	t.roots[size] = root
	return root
}

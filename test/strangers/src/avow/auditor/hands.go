package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
)

// Types that one officer alone may not do, unless the very act was announced.
var secondHand = []string{
	"call/amended", "call/policy-changed", "call/closed", "signature/removed", "signature/invalidated", "words/withheld",
	"party/merged", "party/succeeded", "party/ended", "key/allowed", "key/resumed",
	"key/revoked", "depositary/key-changed", "log/key-changed", "text/corrected",
}

const day = 86400

type announcement struct {
	entry, at int64
	done      bool
}

// open says whether nothing came of it yet and it is not void.
func (a *announcement) open(now int64) bool {
	return a != nil && !a.done && now-a.at < 37*day
}

// cosignerOf names the party that may sign beside the depositary, if there is one.
func cosignerOf(e *entry) string {
	name, asked := map[string]string{"party/updated": "party", "party/merged": "into", "party/succeeded": "successor"}[e.kind]
	if !asked {
		return ""
	}
	return e.body.textOf(name)
}

// end notes that a party has ended. Whoever its signatures are carried over to has signed that.
func (l *law) end(e *entry, signers []*key) error {
	party := e.body.textOf("party")
	if l.ended[party] {
		return fmt.Errorf("%s ended before", party)
	}
	calls, _ := e.body.member("calls")
	other := cosignerOf(e)
	if len(calls.items) > 0 && !slices.ContainsFunc(signers, func(k *key) bool { return k.holder == other }) {
		return fmt.Errorf("signatures go to %s, which has not signed", other)
	}
	l.ended[party] = true
	return nil
}

// hands asks for the second hand, and notes what is announced and what is done.
func (l *law) hands(e *entry, signers []*key) error {
	if e.kind == "act/announced" {
		act := sha256.Sum256(e.body.raw)
		if !slices.Contains(secondHand, e.body.textOf("type")) {
			return errors.New("an act is announced that asks for no second hand")
		}
		if l.announced[act].open(e.admitted) {
			return errors.New("the act is announced already")
		}
		l.announced[act] = &announcement{entry: l.size, at: e.admitted}
		return nil
	}
	if !slices.Contains(secondHand, e.kind) || e.by != "depositary" {
		return nil
	}
	call := "null"
	if e.call != nil {
		call = `"` + *e.call + `"`
	}
	found := l.announced[sha256.Sum256(fmt.Appendf(nil, `{"body":%s,"call":%s,"type":"%s"}`, e.body.raw, call, e.kind))]
	// Nobody is bound by a call yet that nobody has signed.
	enough := e.kind == "call/amended" && e.call != nil && !l.bound[*e.call]
	if e.kind == "key/revoked" {
		k := l.keys[e.body.textOf("keyid")]
		enough = k == nil || k.use != "party"
	}
	// What the depositary's own keys alone may do takes the recovery key, or an announcement by them too.
	byOwner := slices.Contains(owners, e.kind)
	if byOwner {
		enough = e.recoveredBy != nil
	}
	for _, k := range signers {
		if byOwner {
			break
		}
		other := func(one *key) bool { return one.use == "officer" && one.holder != k.holder }
		enough = enough || k.use == "depositary" || k.use == "officer" && slices.ContainsFunc(signers, other)
	}
	ripe := found.open(e.admitted) && e.admitted-found.at >= 7*day && found.entry < e.seenSize && (byOwner || len(l.stopped) == 0)
	if !enough && !ripe {
		return errors.New("an officer alone did what asks for two, or for an announcement while no officer is stopped")
	}
	if found.open(e.admitted) {
		found.done = true
	}
	return nil
}

// stop notes that an officer who decides has lost a key by the hand of one other officer.
func (l *law) stop(k *key, signers []*key) {
	r := l.roles[k.holder]
	if k.use != "officer" || r.ended || r.office != "" {
		return
	}
	for _, one := range signers {
		if one.use == "depositary" || one.holder == k.holder || one.holder != signers[0].holder {
			return
		}
	}
	l.stopped[k.holder] = true
}

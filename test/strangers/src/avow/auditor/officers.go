package main

import (
	"errors"
	"fmt"
)

// allowance is a key of an officer that two others let the depositary bring in, until a day.
type allowance struct{ holder, key, until string }

// deciding counts officers in force who decide and hold a key.
func (l *law) deciding() int {
	holders := map[string]bool{}
	for _, k := range l.keys {
		if r := l.roles[k.holder]; k.use == "officer" && !k.revoked && r != nil && !r.ended && r.office == "" {
			holders[k.holder] = true
		}
	}
	return len(holders)
}

// allow notes which key two officers let in.
func (l *law) allow(e *entry, signers []*key) error {
	holders := map[string]bool{}
	for _, k := range signers {
		if k.use == "officer" {
			holders[k.holder] = true
		}
	}
	if len(holders) < 2 {
		return errors.New("two officers allow another, and nobody else does")
	}
	id, added := e.body.textOf("id"), e.body.textOf("key")
	r := l.roles[id]
	if (r != nil && (r.ended || r.office != "")) || id == "depositary" {
		return errors.New("an officer is allowed who can decide nothing")
	}
	if l.keys[added] != nil {
		return errors.New("a key is allowed that stands in the register already")
	}
	l.allowed = &allowance{id, added, dayOf(e.admitted + allowedDays*day)}
	return nil
}

// bringIn judges a key of an officer who decides: the depositary's own key brings it in while fewer than two decide.
func (l *law) bringIn(e *entry, holder string) error {
	added, _ := e.body.member("key")
	k, err := parseKey(added)
	if err != nil {
		return err
	}
	a := l.allowed
	isAllowed := a != nil && a.holder == holder && a.key == k.id
	if l.deciding() >= 2 && !(isAllowed && dayOf(e.admitted) <= a.until) {
		return fmt.Errorf("no two officers have let in the key %s for %s", k.id, holder)
	}
	// As the law counts it: by the key alone.
	if a != nil && a.key == k.id {
		l.allowed = nil
	}
	return nil
}

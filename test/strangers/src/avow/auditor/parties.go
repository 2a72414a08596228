package main

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// party is what the law counts of a party's keys.
type party struct {
	inForce []string
	// Whether it has had a key or a signature, and until which day two officers let the depositary add a key.
	known   bool
	allowed string
	// Whether an entry has admitted it, which one, and whether the key of one invitation alone may come in.
	admitted, linked bool
	admittedBy       int64
	// How many it added itself on the newest day on which it added any.
	day         string
	added       int
	suspensions []*suspension
}

// suspension of all keys of a party. ended is the entry that named those that stay, or -1.
type suspension struct{ entry, ended int64 }

// Of each kind: keys in force, and keys that a party adds itself in a day.
const (
	mostKeys  = 20
	mostAdded = 5
	// Days for which two officers let a key come in.
	allowedDays = 30
)

func (l *law) party(id string) *party {
	if l.parties[id] == nil {
		l.parties[id] = &party{}
	}
	return l.parties[id]
}

// suspended says whether the keys of a party were suspended before the entry at this index.
func (l *law) suspended(id string, index int64) bool {
	return slices.ContainsFunc(l.party(id).suspensions, func(s *suspension) bool {
		return s.entry < index && (s.ended < 0 || s.ended >= index)
	})
}

func (p *party) admit(entry int64) {
	p.admitted, p.admittedBy = true, entry
}

func dayOf(seconds int64) string {
	return time.Unix(seconds, 0).UTC().Format(time.DateOnly)
}

// countIn counts keys of parties that enter.
func (l *law) countIn(e *entry, owner bool) error {
	for _, k := range e.brought {
		if k.use != "party" {
			continue
		}
		p := l.party(k.holder)
		if e.kind == "key/added" && e.by == "depositary" && p.known {
			if p.allowed < dayOf(e.admitted) {
				return fmt.Errorf("the depositary adds a key for %s, which two officers did not let come in", k.holder)
			}
			if p.linked && !owner {
				return fmt.Errorf("an officer adds the key of one invitation for %s", k.holder)
			}
			p.allowed, p.linked = "", false
		}
		p.known = true
		p.inForce = append(p.inForce, k.id)
		if len(p.inForce) > mostKeys {
			return fmt.Errorf("%s has more keys than the rules let a party have", k.holder)
		}
		if e.by == "depositary" || e.kind == "party/joined" {
			continue
		}
		if today := dayOf(e.admitted); p.day != today {
			p.day, p.added = today, 0
		}
		if p.added++; p.added > mostAdded {
			return fmt.Errorf("%s adds more keys than the rules let it add in a day", k.holder)
		}
	}
	return nil
}

func (l *law) countOut(k *key) {
	if k.use == "party" {
		p := l.party(k.holder)
		p.inForce = slices.DeleteFunc(p.inForce, func(id string) bool { return id == k.id })
	}
}

func (l *law) suspend(e *entry) error {
	id := e.body.textOf("party")
	if e.by != "depositary" && e.by != id {
		return fmt.Errorf("%s suspends the keys of %s", e.by, id)
	}
	if p := l.party(id); len(p.inForce) == 0 || l.suspended(id, l.size) || l.ended[id] {
		return fmt.Errorf("no keys of %s are there to be suspended", id)
	}
	l.party(id).allowed = ""
	l.party(id).suspensions = append(l.party(id).suspensions, &suspension{entry: l.size, ended: -1})
	return nil
}

func (l *law) resume(e *entry) error {
	id := e.body.textOf("party")
	p := l.party(id)
	if !l.suspended(id, l.size) {
		return fmt.Errorf("the keys of %s are not suspended", id)
	}
	keeps, _ := e.body.member("keeps")
	ends, _ := e.body.member("ends")
	named := map[string]bool{}
	for _, one := range slices.Concat(keeps.items, ends.items) {
		if named[one.text] || !slices.Contains(p.inForce, one.text) {
			return fmt.Errorf("the key %s is named twice, or is none of %s", one.text, id)
		}
		named[one.text] = true
	}
	if len(named) != len(p.inForce) {
		return errors.New("a key is neither kept nor ended")
	}
	for _, one := range ends.items {
		k := l.keys[one.text]
		k.revoked, k.revokedBy = true, l.size
		l.countOut(k)
	}
	p.suspensions[len(p.suspensions)-1].ended = l.size
	p.allowed = ""
	return nil
}

// absentees reads whom a call says can be missing from it: nobody, UN members, or 1 to 200 of a list, none twice.
func absentees(body value) error {
	said, stated := body.member("absentees")
	if !stated {
		return errors.New("nothing is said of who can be missing")
	}
	if said.kind == null || said.kind == text && said.text == "un-members" {
		return nil
	}
	if _, err := said.closed("the list of who can be missing", "date", "members", "source", "titles"); err != nil {
		return err
	}
	members, _ := said.member("members")
	if members.kind != list || len(members.items) < 1 || len(members.items) > 200 {
		return errors.New("a list of none, or of more than 200, who can be missing")
	}
	named := map[string]bool{}
	for _, member := range members.items {
		if _, err := member.closed("who can be missing", "country", "id", "kind", "names"); err != nil {
			return err
		}
		id := member.textOf("id")
		if named[id] || id == "" {
			return fmt.Errorf("%q can be missing twice", id)
		}
		named[id] = true
	}
	return nil
}

package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
)

// Days from its hour on in which a seal can be opened, and how far ahead its hour can lie.
const (
	lapseDays = 7
	mostAhead = 366
)

// seal is what was sealed under a call: until when, and what held there.
type seal struct {
	entry, admitted, opens, window int64
	opened                         bool
}

// readEnclosed reads the envelope that an opening brings, and proves that it is what was sealed.
func (e *entry) readEnclosed() error {
	envelope, _ := e.body.member("envelope")
	salt, err := noPadding.DecodeString(e.body.textOf("salt"))
	if err != nil || len(salt) != 32 {
		return errors.New("the salt of a seal has not 32 bytes")
	}
	found := sha256.Sum256(append(append([]byte("avow/sealed/v1\x00"), salt...), envelope.raw...))
	if e.body.textOf("commitment") != "sha256:"+noPadding.EncodeToString(found[:]) {
		return errors.New("this envelope and this salt are not what was sealed")
	}
	e.enclosed, err = readEnclosedIn(envelope)
	return err
}

func paeOf(payload []byte) []byte {
	return append([]byte("DSSEv1 "+strconv.Itoa(len(payloadType))+" "+payloadType+" "+strconv.Itoa(len(payload))+" "), payload...)
}

func sealOf(e *entry) string {
	if e.call == nil {
		return ""
	}
	return *e.call + "/" + e.body.textOf("commitment")
}

func (l *law) seal(e *entry) error {
	opens, known := e.body.member("opens")
	if !known || e.call == nil {
		return errors.New("a seal without its hour or its call")
	}
	hour, err := parseTime(&opens)
	if err != nil {
		return err
	}
	if hour > e.admitted+mostAhead*day {
		return errors.New("a seal whose hour is more than a year ahead")
	}
	if l.seals[sealOf(e)] != nil {
		return errors.New("this very commitment is sealed already")
	}
	l.seals[sealOf(e)] = &seal{entry: l.size, admitted: e.admitted, opens: hour, window: l.windows[*e.call]}
	return nil
}

// unseal judges what an opening brings as things stood at its seal. Its signatures are checked elsewhere, like all others.
func (l *law) unseal(e *entry) error {
	s, it := l.seals[sealOf(e)], e.enclosed
	switch {
	case s == nil || s.opened:
		return errors.New("no such seal is there to be opened")
	case e.admitted < s.opens:
		return errors.New("a seal is opened before its hour")
	case e.admitted >= max(s.opens, s.admitted)+lapseDays*day:
		return errors.New("a seal is opened long after its hour")
	case s.entry >= e.seenSize:
		return errors.New("the author had not seen the seal")
	case it.kind != "signature/given" && it.kind != "party/joined" || it.log != l.origin || it.call == nil || *it.call != *e.call:
		return errors.New("what was sealed is no signature on this call")
	case it.by == "depositary" || l.ended[it.by]:
		return fmt.Errorf("%s cannot sign", it.by)
	case it.seenSize > s.entry || l.tree.root(it.seenSize) != it.seenRoot:
		return errors.New("what was sealed has seen another history")
	case it.at > s.admitted+300 || s.window > 0 && s.admitted-it.at > s.window:
		return errors.New("what was sealed was signed too long before, or after")
	}
	if it.kind == "party/joined" {
		return l.unsealJoined(it, s)
	}
	it.signers = make([]*key, len(it.signatures))
	for i, signed := range it.signatures {
		k := l.keys[signed.keyid]
		switch {
		case k == nil || k.added >= it.seenSize:
			return fmt.Errorf("the key %s had not entered at the seal", signed.keyid)
		case k.revoked:
			return fmt.Errorf("the key %s was revoked, and a thief may have sealed this", signed.keyid)
		case l.suspended(k.holder, l.size):
			return fmt.Errorf("the keys of %s are suspended, and a thief may have sealed this", k.holder)
		case l.suspended(k.holder, s.entry):
			return fmt.Errorf("the keys of %s were suspended at the seal", k.holder)
		case k.holder != it.by || k.use != "party" || k.role == "drafter" || k.role == "reader":
			return fmt.Errorf("the key %s does not sign for %s", signed.keyid, it.by)
		}
		it.signers[i] = k
	}
	s.opened = true
	return nil
}

// unsealJoined lets in who joined under seal: the invitation is judged at the seal, the key enters here.
func (l *law) unsealJoined(it *entry, s *seal) error {
	if len(it.brought) != 1 || len(it.signatures) != 1 || it.signatures[0].keyid != it.brought[0].id {
		return errors.New("whoever joins signs with the key that it brings, and with no other")
	}
	if l.keys[it.brought[0].id] != nil || it.brought[0].use != "party" {
		return errors.New("the key that joins is known, or is none of a party")
	}
	if err := l.join(it, s.entry, s.admitted); err != nil {
		return err
	}
	if err := l.countIn(it, false); err != nil {
		return err
	}
	it.signers = it.brought
	it.brought[0].added = l.size
	l.keys[it.brought[0].id] = it.brought[0]
	s.opened = true
	return nil
}

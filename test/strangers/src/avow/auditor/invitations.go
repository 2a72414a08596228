package main

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// The most bytes of a leaf, as canonical JSON.
const mostLeaf = 4096

// readEnclosedIn reads an envelope that stands in a body, and its statement.
func readEnclosedIn(envelope value) (*entry, error) {
	it := &entry{}
	payload, err := it.readEnvelope(envelope)
	if err != nil {
		return nil, err
	}
	it.pae = paeOf(payload)
	return it, it.readStatement(payload)
}

// readInvitation reads what an officer signed, and proves that it is about the one who joins.
func (e *entry) readInvitation() error {
	leaf, _ := e.body.member("leaf")
	token := sha256.Sum256([]byte(e.body.textOf("token")))
	switch {
	case len(leaf.raw) == 0 || len(leaf.raw) > mostLeaf:
		return errors.New("the leaf is none, or too large")
	case e.call == nil || leaf.textOf("party") != e.by || leaf.textOf("call") != *e.call:
		return errors.New("the invitation is for another party or another call")
	case leaf.textOf("link") != "sha256:"+noPadding.EncodeToString(token[:]):
		return errors.New("the token is not that of the invitation")
	}
	envelope, _ := e.body.member("invitation")
	made, err := readEnclosedIn(envelope)
	if err != nil {
		return fmt.Errorf("the invitation: %w", err)
	}
	if made.kind != "invitation/made" {
		return fmt.Errorf("an officer invites by %s", made.kind)
	}
	until, _ := made.body.member("until")
	if made.until, err = parseTime(&until); err != nil {
		return err
	}
	root, err := hashIn(made.body.textOf("root"))
	if err != nil {
		return err
	}
	proof, _ := e.body.member("proof")
	index, _ := proof.member("index")
	size, _ := proof.member("size")
	path, _ := proof.member("path")
	hashes := make(tlog.RecordProof, len(path.items))
	for i, one := range path.items {
		if hashes[i], err = hashIn(one.text); err != nil {
			return err
		}
	}
	e.invitation, e.invited = made, tlog.RecordHash(leaf.raw)
	return tlog.CheckRecord(hashes, size.number, root, index.number, e.invited)
}

func hashIn(digest string) (h tlog.Hash, err error) {
	if !digestForm.MatchString(digest) {
		return h, fmt.Errorf("%.60q is no digest", digest)
	}
	found, err := noPadding.DecodeString(digest[len("sha256:"):])
	copy(h[:], found)
	return h, err
}

// join asks whether the invitation holds at this index, however old it is, and uses it up.
func (l *law) join(e *entry, index, admitted int64) error {
	made, p := e.invitation, l.party(e.by)
	// An officer says nothing of one that was admitted before.
	leaf, _ := e.body.member("leaf")
	_, enters := leaf.member("names")
	switch _, spent := l.spent[e.invited]; {
	case admitted > made.until:
		return errors.New("the invitation has expired")
	case spent:
		return errors.New("the invitation was used, or an officer has ended it")
	case made.log != l.origin || made.by != "depositary":
		return errors.New("the invitation is of another log, or not of its depositary")
	case made.seenSize > index || l.tree.root(made.seenSize) != made.seenRoot:
		return errors.New("whoever invited has seen another history")
	case made.at > admitted+300:
		return errors.New("the invitation is dated after it was used")
	case p.known || l.roles[e.by] != nil:
		return fmt.Errorf("%s is in the register already, or has had a key", e.by)
	case enters && p.admitted:
		return fmt.Errorf("%s was admitted before", e.by)
	case !enters && (!p.admitted || p.admittedBy >= e.seenSize):
		return fmt.Errorf("%s was not admitted before, which its invitation says", e.by)
	}
	made.signers = make([]*key, len(made.signatures))
	for i, signed := range made.signatures {
		k := l.keys[signed.keyid]
		if k == nil || k.added >= made.seenSize || k.revoked {
			return fmt.Errorf("the key %s, which invited, is not in force", signed.keyid)
		}
		if k.use == "officer" {
			r := l.roles[k.holder]
			if r == nil || r.office != "" || r.granted >= made.seenSize || r.ended && r.endedBy < index {
				return fmt.Errorf("%s, who invited, is not in office", k.holder)
			}
		} else if k.use != "depositary" {
			return fmt.Errorf("%s invited, and is no officer", k.holder)
		}
		made.signers[i] = k
	}
	l.spent[e.invited] = struct{}{}
	if enters {
		p.admit(l.size)
	}
	return nil
}

func (l *law) endInvitation(e *entry) error {
	leaf, err := hashIn(e.body.textOf("leaf"))
	if err != nil {
		return err
	}
	if _, spent := l.spent[leaf]; spent {
		return errors.New("the invitation was used, or ended before")
	}
	l.spent[leaf] = struct{}{}
	return nil
}

package main

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	maxEntry     = 65535
	maxEnvelope  = 65482
	maxStatement = 32 << 10
	payloadType  = "application/vnd.avow.statement+json"
)

// entry is one leaf of the log, read but not yet judged.
type entry struct {
	leaf       tlog.Hash
	admitted   int64
	pae        []byte
	identity   [32]byte
	signatures []*signature

	log, kind, by string
	call          *string
	at            int64
	seenSize      int64
	seenRoot      tlog.Hash
	body          value
	brought       []*key
	// recoveredBy is a key that enters nothing, and speaks for the depositary because the log has named it.
	recoveredBy *key
	// enclosed is what an opening brings: signed earlier, by others.
	enclosed *entry
	// invitation is what an officer signed before, for whoever joins by it; invited is the leaf, until when it is good.
	invitation *entry
	invited    tlog.Hash
	until      int64
	signers    []*key
}

var (
	idForm     = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$`)
	originOf   = regexp.MustCompile(`^[!-*,-~]{1,255}$`)
	digestForm = regexp.MustCompile(`^sha256:[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$`)
	noPadding  = base64.RawURLEncoding
)

func parseEntry(data []byte) (*entry, error) {
	if len(data) > maxEntry {
		return nil, fmt.Errorf("%d bytes", len(data))
	}
	v, err := parseCanonical(data)
	if err != nil {
		return nil, err
	}
	m, err := v.closed("an entry", "admitted", "envelope", "v")
	if err != nil {
		return nil, err
	}
	if m[2].kind != number || m[2].number != 1 {
		return nil, errors.New("an entry of a version that is not known")
	}
	e := &entry{leaf: tlog.RecordHash(data)}
	if e.admitted, err = parseTime(m[0]); err != nil {
		return nil, err
	}
	// What stands around the envelope has always the same length.
	if len(data)-len(`{"admitted":"2026-01-31T12:00:00Z","envelope":,"v":1}`) > maxEnvelope {
		return nil, errors.New("the envelope is too large")
	}
	payload, err := e.readEnvelope(*m[1])
	if err != nil {
		return nil, err
	}
	e.pae = slices.Concat([]byte("DSSEv1 "+strconv.Itoa(len(payloadType))+" "+payloadType+" "+strconv.Itoa(len(payload))+" "), payload)
	e.identity = sha256.Sum256(e.pae)
	return e, e.readStatement(payload)
}

func (e *entry) readEnvelope(v value) ([]byte, error) {
	m, err := v.closed("the envelope", "payload", "payloadType", "signatures")
	if err != nil {
		return nil, err
	}
	if m[1].text != payloadType || m[2].kind != list || len(m[2].items) < 1 || len(m[2].items) > 4 {
		return nil, errors.New("the envelope has another payloadType, or not 1 to 4 signatures")
	}
	for _, item := range m[2].items {
		s, err := parseSignature(item)
		if err != nil {
			return nil, err
		}
		if n := len(e.signatures); n > 0 && e.signatures[n-1].keyid >= s.keyid {
			return nil, errors.New("the signatures are not in the order of their keyids")
		}
		e.signatures = append(e.signatures, s)
	}
	payload, err := base64Of(base64.StdEncoding, m[0])
	if err != nil || len(payload) > maxStatement {
		return nil, errors.Join(errors.New("the payload is not base64 of at most 32 KiB"), err)
	}
	return payload, nil
}

func parseSignature(v value) (*signature, error) {
	m, err := v.closed("a signature", "keyid", "sig", "webauthn?")
	if err != nil {
		return nil, err
	}
	s := &signature{keyid: m[0].text}
	if raw, err := base64Of(noPadding, m[0]); err != nil || len(raw) != 32 {
		return nil, fmt.Errorf("the keyid %.60q", s.keyid)
	}
	if s.sig, err = base64Of(base64.StdEncoding, m[1]); err != nil || len(s.sig) > 512 {
		return nil, errors.New("a sig is not base64 of at most 512 bytes")
	}
	if m[2] == nil {
		return s, nil
	}
	s.webauthn = true
	w, err := m[2].closed("webauthn", "authenticatorData", "clientDataJSON")
	if err != nil {
		return nil, err
	}
	s.authenticatorData, err = base64Of(base64.StdEncoding, w[0])
	if err != nil || len(s.authenticatorData) > 1024 {
		return nil, errors.New("the authenticator data is not base64 of at most 1 KiB")
	}
	s.clientDataJSON, err = base64Of(base64.StdEncoding, w[1])
	if err != nil || len(s.clientDataJSON) > 2048 {
		return nil, errors.New("the client data is not base64 of at most 2 KiB")
	}
	return s, nil
}

func (e *entry) readStatement(payload []byte) error {
	v, err := parseCanonical(payload)
	if err != nil {
		return fmt.Errorf("the statement: %w", err)
	}
	m, err := v.closed("the statement", "at", "body", "by", "call", "log", "nonce", "seen", "type", "v")
	if err != nil {
		return err
	}
	nonce, nonceErr := base64Of(noPadding, m[5])
	switch {
	case m[8].kind != number || m[8].number != 1:
		return errors.New("a statement of a version that is not known")
	case m[1].kind != object:
		return errors.New("the body is not an object")
	case !idForm.MatchString(m[2].text) || !originOf.MatchString(m[4].text) || m[7].kind != text:
		return errors.New("the statement's by, log or type has not its form")
	case m[3].kind != null && !idForm.MatchString(m[3].text):
		return errors.New("the statement's call has not its form")
	case nonceErr != nil || len(nonce) != 16:
		return errors.New("the nonce has not 16 bytes")
	}
	if err := m[1].bounded(); err != nil {
		return err
	}
	e.body, e.by, e.log, e.kind = *m[1], m[2].text, m[4].text, m[7].text
	if m[3].kind == text {
		e.call = &m[3].text
	}
	if e.at, err = parseTime(m[0]); err != nil {
		return err
	}
	seen, err := m[6].closed("seen", "root", "size")
	if err != nil {
		return err
	}
	if !digestForm.MatchString(seen[0].text) || seen[1].kind != number || seen[1].number < 0 {
		return errors.New("seen is not a root and a size")
	}
	root, err := noPadding.DecodeString(seen[0].text[len("sha256:"):])
	if err != nil {
		return err
	}
	e.seenSize, e.seenRoot = seen[1].number, tlog.Hash(root)
	if e.kind == "statement/opened" {
		return e.readEnclosed()
	}
	if e.kind == "party/joined" {
		if err := e.readInvitation(); err != nil {
			return err
		}
	}
	return e.readKeys()
}

// readKeys gathers the keys that the statement brings, with those for whom they are to sign.
func (e *entry) readKeys() error {
	var found []value
	var holder, role string
	switch e.kind {
	case "depositary/established":
		keys, _ := e.body.member("keys")
		found, holder = keys.items, "depositary"
	case "depositary/key-changed":
		keys, _ := e.body.member("keys")
		found, holder = keys.items, "depositary"
	case "party/admitted":
		keys, _ := e.body.member("keys")
		found, holder = keys.items, e.body.textOf("party")
	case "role/granted":
		one, _ := e.body.member("key")
		found, holder = []value{one}, e.body.textOf("id")
	case "party/joined":
		one, _ := e.body.member("key")
		found, holder = []value{one}, e.by
	case "key/added":
		one, _ := e.body.member("key")
		found, holder, role = []value{one}, e.body.textOf("holder"), e.body.textOf("role")
	}
	if shown, ok := e.body.member("recoveryKey"); ok && slices.Contains(owners, e.kind) {
		k, err := parseKey(shown)
		if err != nil {
			return fmt.Errorf("the recovery key: %w", err)
		}
		e.recoveredBy = k
	}
	for _, v := range found {
		k, err := parseKey(v)
		if err != nil {
			return fmt.Errorf("a key in the body: %w", err)
		}
		k.holder, k.role = holder, role
		e.brought = append(e.brought, k)
	}
	return nil
}

func parseTime(v *value) (int64, error) {
	const form = "2006-01-02T15:04:05Z"
	found, err := time.Parse(form, v.text)
	if err != nil || found.Format(form) != v.text {
		return 0, fmt.Errorf("%.40q is not a time in its one spelling", v.text)
	}
	return found.Unix(), nil
}

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	maxEntry     = 65535
	maxEnvelope  = 65482
	maxStatement = 32 << 10
	payloadType  = "application/vnd.avow.statement+json"
)

// entry is one leaf of the log, read but not yet judged; or a statement that one brings.
type entry struct {
	leaf       tlog.Hash
	admitted   int64
	pae        []byte
	identity   [32]byte
	signatures []*signature

	log, kind, by, call string
	at                  int64
	seenSize            int64
	seenRoot            tlog.Hash
	body                row
	// raw is the body in its one spelling.
	raw     []byte
	brought []*key
	// recoveredBy is a key that enters nothing, and speaks for the depositary because the log has named it.
	recoveredBy *key
	// enclosed is what an opening brings: signed earlier, by others.
	enclosed *entry
	// invitation is what an officer signed before, for whoever joins by it; invited is the hash of its leaf.
	invitation *entry
	invited    string
	// signers are the keys of the signatures, once it is judged.
	signers []*key
}

var (
	idForm     = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$`)
	typeForm   = regexp.MustCompile(`^[a-z]{1,20}(-[a-z]{1,20})?/[a-z]{1,20}(-[a-z]{1,20})?$`)
	langForm   = regexp.MustCompile(`^[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}|[a-z]{3}|[A-Z][a-z]{3}|[0-9][a-z0-9]{3}|[a-z0-9]{5,8})){0,3}$`)
	originOf   = regexp.MustCompile(`^[!-*,-~]{1,255}$`)
	digestForm = regexp.MustCompile(`^sha256:[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$`)
	noPadding  = base64.RawURLEncoding
)

var (
	entryHead = regexp.MustCompile(`^\{"admitted":"(.{20})","envelope":`)
	entryTail = []byte(`,"v":1}`)
)

// parseEntry reads a leaf by its form alone.
func parseEntry(data []byte, papers *papers) (*entry, error) {
	admitted, envelope, err := splitEntry(data)
	if err != nil {
		return nil, err
	}
	e, err := parseEnvelope(envelope, papers)
	if err != nil {
		return nil, err
	}
	e.leaf, e.admitted = tlog.RecordHash(data), admitted
	return e, nil
}

// splitEntry finds time and envelope in a leaf, which reads in these very characters.
func splitEntry(data []byte) (int64, []byte, error) {
	head := entryHead.FindSubmatch(data)
	if len(data) > maxEntry || head == nil || !bytes.HasSuffix(data, entryTail) || len(data) < len(head[0])+len(entryTail) {
		return 0, nil, no("entry_malformed", "%d bytes that are no entry", len(data))
	}
	if !isTime(string(head[1])) {
		return 0, nil, no("time_malformed", "%.40q is no time", head[1])
	}
	return secondsOf(string(head[1])), data[len(head[0]) : len(data)-len(entryTail)], nil
}

func paeOf(payload []byte) []byte {
	return append([]byte("DSSEv1 "+strconv.Itoa(len(payloadType))+" "+payloadType+" "+strconv.Itoa(len(payload))+" "), payload...)
}

func parseEnvelope(data []byte, papers *papers) (*entry, error) {
	e, payload, err := readEnvelope(data)
	if err != nil {
		return nil, err
	}
	e.pae = paeOf(payload)
	e.identity = sha256.Sum256(e.pae)
	if err := e.readStatement(payload); err != nil {
		return nil, err
	}
	return e, papers.requireForm(e)
}

// readEnvelope reads the form of an envelope: no signature is checked.
func readEnvelope(data []byte) (*entry, []byte, error) {
	if len(data) > maxEnvelope {
		return nil, nil, no("envelope_oversize", "an envelope of %d bytes", len(data))
	}
	v, err := parseCanonical(data)
	if err != nil {
		return nil, nil, err
	}
	e := &entry{}
	payload, err := e.openEnvelope(v)
	return e, payload, as("envelope_malformed", err)
}

func (e *entry) openEnvelope(v value) ([]byte, error) {
	m, err := v.closed("the envelope", "payload", "payloadType", "signatures")
	if err != nil {
		return nil, err
	}
	if m[1].kind != text || m[1].text != payloadType || m[2].kind != list || len(m[2].items) < 1 || len(m[2].items) > 4 {
		return nil, fmt.Errorf("the envelope has another payloadType, or not 1 to 4 signatures")
	}
	for _, item := range m[2].items {
		s, err := parseSignature(item)
		if err != nil {
			return nil, err
		}
		if n := len(e.signatures); n > 0 && e.signatures[n-1].keyid >= s.keyid {
			return nil, fmt.Errorf("the signatures are not in the order of their keyids")
		}
		e.signatures = append(e.signatures, s)
	}
	payload, err := base64Of(base64.StdEncoding, m[0])
	if err == nil && len(payload) > maxStatement {
		return nil, no("statement_oversize", "a statement of %d bytes", len(payload))
	}
	return payload, err
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
		return nil, fmt.Errorf("a sig is not base64 of at most 512 bytes")
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
		return nil, fmt.Errorf("the authenticator data is not base64 of at most 1 KiB")
	}
	s.clientDataJSON, err = base64Of(base64.StdEncoding, w[1])
	if err != nil || len(s.clientDataJSON) > 2048 {
		return nil, fmt.Errorf("the client data is not base64 of at most 2 KiB")
	}
	return s, nil
}

func (e *entry) readStatement(payload []byte) error {
	v, err := parseCanonical(payload)
	if err != nil {
		return err
	}
	return as("statement_malformed", e.readHeader(v))
}

func (e *entry) readHeader(v value) error {
	m, err := v.closed("the statement", "at", "body", "by", "call", "log", "nonce", "seen", "type", "v")
	if err != nil {
		return err
	}
	nonce, nonceErr := base64Of(noPadding, m[5])
	switch {
	case m[8].kind != number || m[8].number != 1:
		return fmt.Errorf("a statement of a version that is not known")
	case m[1].kind != object:
		return fmt.Errorf("the body is not an object")
	case m[0].kind != text || m[2].kind != text || m[4].kind != text || m[7].kind != text:
		return fmt.Errorf("a member is no text")
	case !idForm.MatchString(m[2].text) || !originOf.MatchString(m[4].text) || !typeForm.MatchString(m[7].text):
		return fmt.Errorf("the statement's by, log or type has not its form")
	case m[3].kind != null && (m[3].kind != text || !idForm.MatchString(m[3].text)):
		return fmt.Errorf("the statement's call has not its form")
	case nonceErr != nil || len(nonce) != 16:
		return fmt.Errorf("the nonce has not 16 bytes")
	case !isTime(m[0].text):
		return no("time_malformed", "%.40q is no time", m[0].text)
	}
	e.body, _ = plain(*m[1]).(row)
	e.raw = m[1].raw
	e.at, e.by, e.call, e.log, e.kind = secondsOf(m[0].text), m[2].text, m[3].text, m[4].text, m[7].text
	seen, err := m[6].closed("seen", "root", "size")
	if err != nil {
		return err
	}
	if seen[0].kind != text || seen[1].kind != number || seen[1].number < 0 {
		return fmt.Errorf("seen is not a root and a size")
	}
	e.seenSize = seen[1].number
	e.seenRoot, err = hashIn(seen[0].text)
	return err
}

func hashIn(digest string) (h tlog.Hash, err error) {
	if !digestForm.MatchString(digest) {
		return h, fmt.Errorf("%.60q is no digest", digest)
	}
	found, err := noPadding.DecodeString(digest[len("sha256:"):])
	copy(h[:], found)
	return h, err
}

func digestIn(h tlog.Hash) string { return "sha256:" + noPadding.EncodeToString(h[:]) }

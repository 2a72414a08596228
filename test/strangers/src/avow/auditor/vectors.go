package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

type vector struct {
	What      string `json:"what"`
	Key       string `json:"key"`
	Signature string `json:"signature"`
	PublicKey string `json:"publicKey"`
	Point     string `json:"point"`
	N         string `json:"n"`
	E         string `json:"e"`
	Message   string `json:"message"`
	Sig       string `json:"sig"`
	DER       string `json:"der"`
}

// judgeVectors compares this auditor's verdicts with those of spec/vectors.
func judgeVectors(papers *papers, folder string) error {
	count := 0
	for name, judge := range map[string]func([]byte) (int, error){
		"canonical.json":  judgeCases(judgeCanonical),
		"hidden.json":     judgeHidden,
		"statement.json":  judgeCases(judgeStatement),
		"identity.json":   judgeCases(judgeIdentity),
		"envelope.json":   judgeCases(judgeEnvelope),
		"signatures.json": judgeSignatures,
		"passkey.json":    judgePasskeys,
		"entry.json":      judgeCases(judgeEntry),
		"note.json":       judgeNotes,
		"seals.json":      judgeCases(judgeSeal),
		"disclosure.json": judgeCases(judgeDisclosure),
	} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		n, err := judge(data)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		count += n
	}
	n, err := judgeLog(papers, folder)
	fmt.Printf("%d verdicts agree\n", count+n)
	return err
}

// judgeCases runs over a file of cases. One that has no verdict is good.
func judgeCases(judge func(row) error) func([]byte) (int, error) {
	return func(data []byte) (int, error) {
		var file struct{ Cases []row }
		if err := json.Unmarshal(data, &file); err != nil {
			return 0, err
		}
		for _, one := range file.Cases {
			if err := agrees(one, judge(one)); err != nil {
				return 0, err
			}
		}
		return len(file.Cases), nil
	}
}

func agrees(one row, err error) error {
	is, came := str(one, "is"), codeOf(err)
	if err == nil {
		came = "good"
	}
	if is == "" {
		is = "good"
	}
	if came != is {
		return fmt.Errorf("%s is %s, this auditor says %v", str(one, "what"), is, err)
	}
	return nil
}

func judgeCanonical(one row) error {
	data := []byte(str(one, "text"))
	if encoded, isBytes := one["bytes"].(string); isBytes {
		data, _ = base64.StdEncoding.DecodeString(encoded)
	}
	_, err := parseCanonical(data)
	return err
}

func judgeHidden(data []byte) (int, error) {
	var file struct{ Accepted, Refused []string }
	if err := json.Unmarshal(data, &file); err != nil {
		return 0, err
	}
	for i, one := range slices.Concat(file.Accepted, file.Refused) {
		if _, err := legible(one); (err == nil) != (i < len(file.Accepted)) {
			return 0, fmt.Errorf("%+q: this auditor says %v", one, err)
		}
	}
	return len(file.Accepted) + len(file.Refused), nil
}

func judgeStatement(one row) error {
	if len(str(one, "payload")) > maxStatement {
		return no("statement_oversize", "too long")
	}
	return (&entry{}).readStatement([]byte(str(one, "payload")))
}

func judgeIdentity(one row) error {
	pae := paeOf([]byte(str(one, "payload")))
	identity, challenge := sha256.Sum256(pae), challengeOf(pae)
	isSame := strings.HasPrefix(string(pae), str(one, "pae")) && hex.EncodeToString(identity[:]) == str(one, "identity") &&
		challenge == str(one, "challenge")
	if !isSame {
		return errors.New("another name, or another challenge")
	}
	return nil
}

func judgeEnvelope(one row) error {
	_, _, err := readEnvelope([]byte(str(one, "envelope")))
	return err
}

func judgeEntry(one row) error {
	data := []byte(str(one, "entry"))
	_, envelope, err := splitEntry(data)
	if err != nil {
		return err
	}
	if _, _, err := readEnvelope(envelope); err != nil {
		return err
	}
	if leaf := tlog.RecordHash(data); hex.EncodeToString(leaf[:]) != str(one, "leaf") {
		return errors.New("another leaf")
	}
	return nil
}

func judgePasskeys(data []byte) (int, error) {
	var shared struct{ Payload string }
	if err := json.Unmarshal(data, &shared); err != nil {
		return 0, err
	}
	return judgeCases(func(one row) error {
		k, err := keyIn(one["key"])
		if err != nil {
			return err
		}
		v, err := parseCanonical(canonical(one["signature"]))
		if err != nil {
			return err
		}
		signed, err := parseSignature(v)
		if err != nil {
			return err
		}
		return k.verify(signed, paeOf([]byte(shared.Payload)))
	})(data)
}

func judgeNotes(data []byte) (int, error) {
	var shared struct{ Vkey string }
	if err := json.Unmarshal(data, &shared); err != nil {
		return 0, err
	}
	trusted, err := parseVkey(shared.Vkey)
	if err != nil {
		return 0, err
	}
	return judgeCases(func(one row) error {
		if _, isKey := one["vkey"]; isKey {
			_, err := parseVkey(str(one, "vkey"))
			return err
		}
		_, err := openCheckpoint(str(one, "note"), trusted)
		return err
	})(data)
}

func judgeSeal(one row) error {
	salt, err := noPadding.DecodeString(str(one, "salt"))
	if err != nil {
		return err
	}
	found := digestOf(slices.Concat([]byte("avow/sealed/v1\x00"), salt, []byte(str(one, "envelope"))))
	if found != str(one, "commitment") {
		return no("sealed_wrong", found)
	}
	return nil
}

func judgeDisclosure(one row) error {
	disclosure := []byte(str(one, "disclosure"))
	salt, err := base64.StdEncoding.DecodeString(str(one, "salt"))
	wrong := no("person_wrong", "the disclosure")
	if err != nil || len(salt) != 32 || digestOf(slices.Concat([]byte("avow/person/v1\x00"), salt, disclosure)) != str(one, "commitment") {
		return wrong
	}
	v, err := parseCanonical(disclosure)
	if err != nil {
		return wrong
	}
	m, err := v.closed("a disclosure", "call", "kind", "log", "manifest", "name", "policy", "read", "v")
	if err != nil {
		return wrong
	}
	read, err := m[6].closed("read", "digest", "lang")
	if err != nil || m[1].text != "avow-person" || m[7].number != 1 || !idForm.MatchString(m[0].text) ||
		!digestForm.MatchString(m[3].text) || !digestForm.MatchString(m[5].text) || !digestForm.MatchString(read[0].text) ||
		!langForm.MatchString(read[1].text) || units(m[2].text) < 1 || units(m[2].text) > 255 || units(m[4].text) < 1 || units(m[4].text) > 200 {
		return wrong
	}
	return nil
}

// judgeLog folds the log of every type: each leaf that it takes, each that it refuses, and the register as it grows.
func judgeLog(papers *papers, folder string) (int, error) {
	file, err := os.Open(filepath.Join(folder, "log.ndjson.gz"))
	if err != nil {
		return 0, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return 0, err
	}
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 1<<22)
	law := newLaw("harbour.example/log", papers)
	n := 0
	var faults []error
	for ; lines.Scan() && len(faults) < 40; n++ {
		var line struct {
			Index, At, Size        *int64
			Entry, Bytes, Register string
			Codes                  []string
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return n, err
		}
		leaf := []byte(line.Entry)
		if line.Bytes != "" {
			leaf, _ = base64.StdEncoding.DecodeString(line.Bytes)
		}
		switch {
		case line.Size != nil:
			if found := digestOf(law.export()); found != line.Register {
				return n, errors.Join(append(faults, fmt.Errorf("the register after %d entries is another", *line.Size), law.save())...)
			}
		case line.Index != nil:
			if err := law.fold(leaf); err != nil {
				return n, errors.Join(append(faults, fmt.Errorf("entry %d: %w", *line.Index, err))...)
			}
		default:
			err := law.fold(leaf)
			if err == nil {
				return n, errors.Join(append(faults, fmt.Errorf("at %d: taken, and not refused as %s", *line.At, line.Codes))...)
			}
			if !slices.Contains(line.Codes, codeOf(err)) {
				faults = append(faults, fmt.Errorf("at %d, line %d: not refused as %s, but: %w", *line.At, n+1, line.Codes, err))
			}
		}
	}
	return n, errors.Join(append(faults, lines.Err())...)
}

// save leaves the register of this auditor for whoever compares it.
func (l *law) save() error {
	file, err := os.CreateTemp("", "register-*.ndjson")
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(file, bytes.NewReader(l.export()))
	return errors.Join(err, fmt.Errorf("this auditor's lies in %s", file.Name()))
}

// judgeSignatures: a signature counts only under a key that may enter, so its verdict matters only there.
func judgeSignatures(data []byte) (int, error) {
	var all struct{ Ed25519, P256, RSA []vector }
	if err := json.Unmarshal(data, &all); err != nil {
		return 0, err
	}
	count := 0
	for _, group := range [][]vector{all.Ed25519, all.P256, all.RSA} {
		for _, v := range group {
			if err := v.judge(); err != nil {
				return count, err
			}
			count++
		}
	}
	return count, nil
}

func (v vector) judge() error {
	k, err := parseKey(v.jwk())
	if good := err == nil; good != (v.Key == "good") {
		return fmt.Errorf("%s: the key is %s, this auditor says %v", v.What, v.Key, err)
	}
	if err != nil {
		return nil
	}
	if good := k.matches(unhex(v.Message), unhex(v.Sig+v.DER)); good != (v.Signature == "good") {
		return fmt.Errorf("%s: the signature is %s, this auditor says %t", v.What, v.Signature, good)
	}
	return nil
}

// jwk is a passkey with the vector's numbers, since plain keys are of Ed25519 alone.
func (v vector) jwk() value {
	b64 := func(data []byte) value { return value{kind: text, text: base64.RawURLEncoding.EncodeToString(data)} }
	word := func(word string) value { return value{kind: text, text: word} }
	of := func(names []string, members ...value) value {
		return value{kind: object, names: names, members: members}
	}
	var alg string
	var jwk value
	switch {
	case v.PublicKey != "":
		alg, jwk = "Ed25519", of([]string{"crv", "kty", "x"}, word("Ed25519"), word("OKP"), b64(unhex(v.PublicKey)))
	case v.N != "":
		alg, jwk = "RS256", of([]string{"e", "kty", "n"}, b64(unhex(v.E)), word("RSA"), b64(unhex(v.N)))
	default:
		point := unhex(v.Point)
		if len(point) == 0 || point[0] != 4 {
			return value{}
		}
		half := 1 + (len(point)-1)/2
		alg = "ES256"
		jwk = of([]string{"crv", "kty", "x", "y"}, word("P-256"), word("EC"), b64(point[1:half]), b64(point[half:]))
	}
	origins := value{kind: list, items: []value{word("https://avow.example")}}
	return of([]string{"alg", "jwk", "origins", "rpId", "use"}, word(alg), jwk, origins, word("avow.example"), word("party"))
}

func unhex(text string) []byte {
	data, err := hex.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return data
}

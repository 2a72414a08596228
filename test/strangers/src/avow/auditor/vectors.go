package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
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

type noteVector struct{ What, Verdict, Note string }

// judge asks whether the note is a checkpoint of the log.
func (v noteVector) judge(vkey string) error {
	k, err := parseVkey(vkey)
	if err != nil {
		return err
	}
	signed, err := base64.StdEncoding.DecodeString(v.Note)
	if err != nil {
		return err
	}
	if _, _, err := openCheckpoint(string(signed), k); (err == nil) != (v.Verdict == "good") {
		return fmt.Errorf("%s: the note is %s, this auditor says %v", v.What, v.Verdict, err)
	}
	return nil
}

// judgeVectors compares this auditor's verdicts with those of spec/vectors/signatures.json, notes.json or hidden.json. Under a key that
// may not enter nothing verifies.
func judgeVectors(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var all struct {
		Ed25519, P256, RSA []vector
		Vkey               string
		Notes              []noteVector
		Accepted, Refused  []string
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	count := 0
	for _, group := range [][]vector{all.Ed25519, all.P256, all.RSA} {
		for _, v := range group {
			if err := v.judge(); err != nil {
				return err
			}
			count++
		}
	}
	for i, words := range append(all.Accepted, all.Refused...) {
		_, hidden := hiddenIn(words)
		if hidden != (i >= len(all.Accepted)) {
			return fmt.Errorf("%+q: this auditor says that it is hidden: %t", words, hidden)
		}
		count++
	}
	for _, v := range all.Notes {
		if err := v.judge(all.Vkey); err != nil {
			return err
		}
		count++
	}
	fmt.Printf("%d verdicts agree\n", count)
	return nil
}

func (v vector) judge() error {
	k, err := parseKey(v.jwk())
	if good := err == nil; good != (v.Key == "good") {
		return fmt.Errorf("%s: the key is %s, this auditor says %v", v.What, v.Key, err)
	}
	if err != nil {
		if v.Signature != "refused" {
			return fmt.Errorf("%s: a signature is good under a key that is refused", v.What)
		}
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

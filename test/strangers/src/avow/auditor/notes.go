package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// As much of signed notes and checkpoints as bodies of the law hold: spec/log.md.

type vkey struct {
	text, name string
	id         []byte
	key        ed25519.PublicKey
}

var keyName = regexp.MustCompile(`^[^\x00-\x20+\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]+$`)

func isKeyName(name string) bool { return utf8.ValidString(name) && keyName.MatchString(name) }

// parseVkey reads the key of a log, whose type is 01.
func parseVkey(printed string) (*vkey, error) {
	malformed := no("key_malformed", "%.80q is not the vkey of a log", printed)
	name, rest, _ := strings.Cut(printed, "+")
	id, encoded, _ := strings.Cut(rest, "+")
	typed, err := strictBase64(encoded)
	if err != nil || len(encoded) != 44 || !isKeyName(name) || len(typed) != 33 || typed[0] != 1 {
		return nil, malformed
	}
	hash := sha256.Sum256(slices.Concat([]byte(name+"\n"), typed))
	if id != hex.EncodeToString(hash[:4]) || !inPrimeSubgroup(typed[1:]) {
		return nil, malformed
	}
	return &vkey{printed, name, hash[:4], typed[1:]}, nil
}

func strictBase64(encoded string) ([]byte, error) {
	return base64Of(base64.StdEncoding, &value{kind: text, text: encoded})
}

type checkpoint struct {
	size int64
	root string
}

type noteLine struct {
	name      string
	id        []byte
	signature []byte
}

func parseNote(note string) (body string, lines []noteLine, err error) {
	malformed := func(why string) error { return no("note_malformed", "the note: %s", why) }
	end := strings.LastIndex(note, "\n\n") + 1
	control := strings.IndexFunc(note, func(c rune) bool { return c < 0x20 && c != '\n' }) >= 0
	if end == 0 || !strings.HasSuffix(note, "\n") || control || !utf8.ValidString(note) || len(note) > 1<<20 {
		return "", nil, malformed("no empty line, no end, or a control character")
	}
	printed := strings.Split(strings.TrimSuffix(note[end+1:], "\n"), "\n")
	if len(printed) > 100 || note[end+1:] == "" {
		return "", nil, malformed("not 1 to 100 lines")
	}
	for _, line := range printed {
		rest, dashed := strings.CutPrefix(line, "— ")
		name, encoded, spaced := strings.Cut(rest, " ")
		blank := strings.IndexFunc(encoded, func(c rune) bool { return c <= 0x20 }) >= 0
		if !dashed || !spaced || encoded == "" || blank || !isKeyName(name) {
			return "", nil, malformed("a line that is none of a signature")
		}
		// A line of no key does no harm.
		if signed, err := strictBase64(encoded); err == nil && len(signed) >= 5 {
			lines = append(lines, noteLine{name, signed[:4], signed[4:]})
		}
	}
	return note[:end], lines, nil
}

// signedBy says whether a line of the key is there and each of its lines verifies.
func signedBy(k *vkey, body string, lines []noteLine) bool {
	found := false
	for _, line := range lines {
		if line.name != k.name || !slices.Equal(line.id, k.id) {
			continue
		}
		plain := &key{ed25519: k.key}
		if !plain.matches([]byte(body), line.signature) {
			return false
		}
		found = true
	}
	return found
}

func openCheckpoint(note string, keys ...*vkey) (*checkpoint, error) {
	body, signatures, err := parseNote(note)
	if err != nil {
		return nil, err
	}
	for _, k := range keys {
		if !signedBy(k, body, signatures) {
			return nil, no("checkpoint_unsigned", "the key of %s has not signed the checkpoint", k.name)
		}
	}
	lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
	if len(lines) < 3 || slices.Contains(lines, "") {
		return nil, no("checkpoint_malformed", "a line is missing, or empty")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] || size < 0 || size > maxInteger {
		return nil, no("checkpoint_malformed", "%.40q is no size", lines[1])
	}
	root, err := strictBase64(lines[2])
	if err != nil || len(root) != 32 {
		return nil, no("checkpoint_malformed", "%.60q is no root", lines[2])
	}
	if lines[0] != keys[0].name {
		return nil, no("checkpoint_unsigned", "the checkpoint is one of %.80q", lines[0])
	}
	return &checkpoint{size, "sha256:" + base64.RawURLEncoding.EncodeToString(root)}, nil
}

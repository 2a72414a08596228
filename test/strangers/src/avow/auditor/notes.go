package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/tlog"
)

// Signed checkpoints as spec/log.md reads them where a body holds one. The libraries of others take more or less: loose
// bits of base64, lines of strangers that are no base64, keys that may not enter.

const spaces = `\x00-\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}`

var (
	lineForm  = regexp.MustCompile(`^— ([^+` + spaces + `]+) ([^\x00-\x20]+)$`)
	vkeyForm  = regexp.MustCompile(`^([^+` + spaces + `]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$`)
	countForm = regexp.MustCompile(`^(0|[1-9][0-9]{0,15})$`)
)

func strictBase64(written string) ([]byte, error) {
	return base64Of(base64.StdEncoding, &value{kind: text, text: written})
}

// noteKey is the key of a log.
type noteKey struct {
	name   string
	id     string
	public ed25519.PublicKey
}

func parseVkey(written string) (*noteKey, error) {
	found := vkeyForm.FindStringSubmatch(written)
	if found == nil {
		return nil, errors.New("this is not the key of a log")
	}
	typed, err := strictBase64(found[3])
	if err != nil || len(typed) != 33 || typed[0] != 1 || !inPrimeSubgroup(typed[1:]) {
		return nil, errors.New("this is not the Ed25519 key of a log")
	}
	id := sha256.Sum256(append([]byte(found[1]+"\n"), typed...))
	if hex.EncodeToString(id[:4]) != found[2] {
		return nil, errors.New("the key ID is not that of the key")
	}
	return &noteKey{found[1], found[2], typed[1:]}, nil
}

// openCheckpoint reads a signed checkpoint of this log: its size and its root.
func openCheckpoint(signed string, by *noteKey) (int64, tlog.Hash, error) {
	var root tlog.Hash
	end := strings.LastIndex(signed, "\n\n")
	if !utf8.ValidString(signed) || end < 0 || !strings.HasSuffix(signed, "\n") {
		return 0, root, errors.New("this is not a signed note")
	}
	for _, c := range signed {
		if c < 0x20 && c != '\n' {
			return 0, root, errors.New("a note has a control character")
		}
	}
	words, rest := signed[:end+1], strings.TrimSuffix(signed[end+2:], "\n")
	lines := strings.Split(rest, "\n")
	if len(lines) > 100 {
		return 0, root, errors.New("a note has more than 100 lines")
	}
	verified := 0
	for _, line := range lines {
		found := lineForm.FindStringSubmatch(line)
		if found == nil {
			return 0, root, fmt.Errorf("%.80q is no line of a signature", line)
		}
		signature, err := strictBase64(found[2])
		if err != nil || len(signature) < 5 || found[1] != by.name || hex.EncodeToString(signature[:4]) != by.id {
			continue // of another key, or of none
		}
		k := &key{ed25519: by.public}
		if !k.matches([]byte(words), signature[4:]) {
			return 0, root, errors.New("a line of the log does not verify")
		}
		verified++
	}
	if verified == 0 {
		return 0, root, errors.New("the log has not signed this")
	}
	said := strings.Split(strings.TrimSuffix(words, "\n"), "\n")
	if len(said) < 3 || said[0] != by.name || !countForm.MatchString(said[1]) || strings.Contains("\n"+words, "\n\n") {
		return 0, root, errors.New("this is no checkpoint of the log")
	}
	size, err := strconv.ParseInt(said[1], 10, 64)
	hash, hashErr := strictBase64(said[2])
	if err != nil || size > maxInteger || hashErr != nil || len(hash) != len(root) {
		return 0, root, errors.New("the checkpoint names no size or no root")
	}
	copy(root[:], hash)
	return size, root, nil
}

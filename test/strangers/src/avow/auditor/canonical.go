package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Canonical JSON by FORMATS: RFC 8785, numbers safe integers, no hidden characters, nested at most 16 deep. The
// reader accepts only the one spelling, byte by byte, so that nothing has to be printed again.

type kind byte

const (
	null kind = iota
	boolean
	number
	text
	list
	object
)

type value struct {
	kind    kind
	yes     bool
	number  int64
	text    string
	items   []value
	names   []string
	members []value
	// raw is the text of an object, in its one spelling.
	raw []byte
}

const (
	maxDepth   = 16
	maxInteger = 1<<53 - 1
)

type reader struct {
	data []byte
	at   int
}

func parseCanonical(data []byte) (value, error) {
	r := &reader{data: data}
	found, err := r.value(1)
	if err != nil {
		return value{}, fmt.Errorf("json at byte %d: %w", r.at, err)
	}
	if r.at != len(data) {
		return value{}, fmt.Errorf("json goes on at byte %d", r.at)
	}
	return found, nil
}

func (r *reader) peek() byte {
	if r.at < len(r.data) {
		return r.data[r.at]
	}
	return 0
}

func (r *reader) take(c byte) bool {
	if r.peek() != c {
		return false
	}
	r.at++
	return true
}

func (r *reader) word(word string) bool {
	if !strings.HasPrefix(string(r.data[r.at:min(r.at+len(word), len(r.data))]), word) {
		return false
	}
	r.at += len(word)
	return true
}

func (r *reader) value(depth int) (value, error) {
	switch c := r.peek(); {
	case c == '{':
		from := r.at
		found, err := r.object(depth)
		found.raw = r.data[from:r.at]
		return found, err
	case c == '[':
		return r.list(depth)
	case c == '"':
		found, err := r.string()
		return value{kind: text, text: found}, err
	case c == '-' || c >= '0' && c <= '9':
		return r.integer()
	case r.word("null"):
		return value{kind: null}, nil
	case r.word("true"):
		return value{kind: boolean, yes: true}, nil
	case r.word("false"):
		return value{kind: boolean}, nil
	}
	return value{}, errors.New("no value begins here")
}

func (r *reader) object(depth int) (value, error) {
	if depth > maxDepth {
		return value{}, errors.New("nested too deep")
	}
	found := value{kind: object}
	r.at++
	for first := true; !r.take('}'); first = false {
		if !first && !r.take(',') {
			return value{}, errors.New("a comma or the end of the object is missing")
		}
		if r.peek() != '"' {
			return value{}, errors.New("a member has no name")
		}
		name, err := r.string()
		if err != nil {
			return value{}, err
		}
		if name == "__proto__" {
			return value{}, errors.New("a member is named __proto__")
		}
		if !first && !before(found.names[len(found.names)-1], name) {
			return value{}, fmt.Errorf("the member %q is out of order", name)
		}
		if !r.take(':') {
			return value{}, errors.New("a colon is missing")
		}
		member, err := r.value(depth + 1)
		if err != nil {
			return value{}, err
		}
		found.names = append(found.names, name)
		found.members = append(found.members, member)
	}
	return found, nil
}

func (r *reader) list(depth int) (value, error) {
	if depth > maxDepth {
		return value{}, errors.New("nested too deep")
	}
	found := value{kind: list}
	r.at++
	for first := true; !r.take(']'); first = false {
		if !first && !r.take(',') {
			return value{}, errors.New("a comma or the end of the list is missing")
		}
		item, err := r.value(depth + 1)
		if err != nil {
			return value{}, err
		}
		found.items = append(found.items, item)
	}
	return found, nil
}

func (r *reader) integer() (value, error) {
	from := r.at
	for r.at < len(r.data) && (r.data[r.at] == '-' || r.data[r.at] >= '0' && r.data[r.at] <= '9') {
		r.at++
	}
	digits := string(r.data[from:r.at])
	found, err := strconv.ParseInt(digits, 10, 64)
	// A fraction or an exponent leaves its dot or e behind, which nothing takes.
	if err != nil || strconv.FormatInt(found, 10) != digits || found > maxInteger || found < -maxInteger {
		return value{}, fmt.Errorf("%.40q is not an integer in its one spelling", digits)
	}
	return value{kind: number, number: found}, nil
}

// string reads one string. Only three escapes are the one spelling of a character that may stand in a string.
func (r *reader) string() (string, error) {
	r.at++
	from := r.at
	plain := true
	for r.at < len(r.data) {
		switch c := r.data[r.at]; {
		case c == '"':
			raw := string(r.data[from:r.at])
			r.at++
			if plain {
				return raw, nil
			}
			return legible(strings.NewReplacer(`\n`, "\n", `\"`, `"`, `\\`, `\`).Replace(raw))
		case c == '\\':
			plain = false
			if r.at+1 == len(r.data) || !strings.ContainsRune(`n"\`, rune(r.data[r.at+1])) {
				return "", errors.New("an escape that is not needed, or of what may not stand here")
			}
			r.at += 2
		case c < 0x20:
			return "", errors.New("a control character")
		default:
			plain = plain && c < 0x7f
			r.at++
		}
	}
	return "", errors.New("a string does not end")
}

func legible(found string) (string, error) {
	if !utf8.ValidString(found) {
		return "", errors.New("ill-formed UTF-8")
	}
	if c, hidden := hiddenIn(found); hidden {
		return "", fmt.Errorf("the character %U, which nobody can see", c)
	}
	return found, nil
}

// before is the order of RFC 8785: by UTF-16 code units.
func before(a, b string) bool {
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b))) < 0
}

// bounded refuses words of more than 400 UTF-16 code units, which none in a body has, wherever they stand in it.
func (v value) bounded() error {
	if lang, ok := v.member("lang"); ok && len(v.names) == 2 && lang.kind == text {
		if n := len(utf16.Encode([]rune(v.textOf("text")))); n < 1 || n > 400 {
			return fmt.Errorf("words of %d UTF-16 code units", n)
		}
	}
	for _, one := range slices.Concat(v.items, v.members) {
		if err := one.bounded(); err != nil {
			return err
		}
	}
	return nil
}

// closed gives the members of an object that has exactly these, in the order asked for; a name with a question mark
// may be absent, and its member is then nil.
func (v value) closed(what string, names ...string) ([]*value, error) {
	if v.kind != object {
		return nil, fmt.Errorf("%s is not an object", what)
	}
	found := make([]*value, len(names))
	used := 0
	for i, name := range names {
		name, optional := strings.CutSuffix(name, "?")
		if at := slices.Index(v.names, name); at >= 0 {
			found[i] = &v.members[at]
			used++
		} else if !optional {
			return nil, fmt.Errorf("%s lacks %s", what, name)
		}
	}
	if used != len(v.names) {
		return nil, fmt.Errorf("%s has a member that is not known", what)
	}
	return found, nil
}

// member of an open object, for bodies whose other members are not looked at here.
func (v value) member(name string) (value, bool) {
	if at := slices.Index(v.names, name); v.kind == object && at >= 0 {
		return v.members[at], true
	}
	return value{}, false
}

func (v value) textOf(name string) string {
	found, _ := v.member(name)
	return found.text
}

// base64Of decodes strictly. Go's decoder steps over line feeds, which would give a text many spellings.
func base64Of(encoding *base64.Encoding, v *value) ([]byte, error) {
	if v == nil || v.kind != text || strings.ContainsAny(v.text, "\r\n") {
		return nil, errors.New("this is not base64")
	}
	return encoding.Strict().DecodeString(v.text)
}

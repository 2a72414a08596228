package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Canonical JSON by spec/statement.md: RFC 8785, numbers safe integers, no hidden characters, nested at most 16 deep. The
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
	if !utf8.Valid(data) {
		return value{}, no("bytes_malformed", "ill-formed UTF-8")
	}
	r := &reader{data: data}
	found, err := r.value(1)
	if err != nil {
		return value{}, as("json_malformed", fmt.Errorf("json at byte %d: %w", r.at, err))
	}
	if r.at != len(data) {
		return value{}, no("json_malformed", "json goes on at byte %d", r.at)
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

// Escapes that are the one spelling of a character, and what they stand for. All but three are of what nobody sees.
var escapes = func() *strings.Replacer {
	pairs := []string{`\n`, "\n", `\"`, `"`, `\\`, `\`, `\b`, "\b", `\t`, "\t", `\f`, "\f", `\r`, "\r"}
	for c := range 0x20 {
		if !strings.ContainsRune("\b\t\n\f\r", rune(c)) {
			pairs = append(pairs, fmt.Sprintf(`\u%04x`, c), string(rune(c)))
		}
	}
	return strings.NewReplacer(pairs...)
}()

var escapeForm = regexp.MustCompile(`^\\(["\\bfnrt]|u00(0[0-7be-f]|1[0-9a-f]))`)

// string reads one string.
func (r *reader) string() (string, error) {
	r.at++
	from := r.at
	isPlain := true
	for r.at < len(r.data) {
		switch c := r.data[r.at]; {
		case c == '"':
			raw := string(r.data[from:r.at])
			r.at++
			if isPlain {
				return raw, nil
			}
			return legible(escapes.Replace(raw))
		case c == '\\':
			isPlain = false
			found := escapeForm.Find(r.data[r.at:])
			if found == nil {
				return "", errors.New("an escape that is not needed, or of what may not stand here")
			}
			r.at += len(found)
		case c < 0x20:
			return "", errors.New("a control character")
		default:
			isPlain = isPlain && c < 0x7f
			r.at++
		}
	}
	return "", errors.New("a string does not end")
}

// before is the order of RFC 8785: by UTF-16 code units.
func before(a, b string) bool {
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b))) < 0
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

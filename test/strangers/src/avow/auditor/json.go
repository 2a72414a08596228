package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Rows and bodies as plain values: nil, bool, int64, string, []any and row.

type row = map[string]any

func plain(v value) any {
	switch v.kind {
	case boolean:
		return v.yes
	case number:
		return v.number
	case text:
		return v.text
	case list:
		items := make([]any, len(v.items))
		for i, item := range v.items {
			items[i] = plain(item)
		}
		return items
	case object:
		members := make(row, len(v.names))
		for i, name := range v.names {
			members[name] = plain(v.members[i])
		}
		return members
	}
	return nil
}

// canonical prints as RFC 8785 does what holds no hidden character.
func canonical(v any) []byte {
	var out bytes.Buffer
	put(&out, v)
	return out.Bytes()
}

var escapeJSON = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

func put(out *bytes.Buffer, v any) {
	switch v := v.(type) {
	case nil:
		out.WriteString("null")
	case bool:
		out.WriteString(strconv.FormatBool(v))
	case int64:
		out.WriteString(strconv.FormatInt(v, 10))
	case string:
		out.WriteByte('"')
		_, _ = escapeJSON.WriteString(out, v)
		out.WriteByte('"')
	case []any:
		for i, item := range v {
			out.WriteByte("[,"[min(i, 1)])
			put(out, item)
		}
		if len(v) == 0 {
			out.WriteByte('[')
		}
		out.WriteByte(']')
	case row:
		for i, name := range namesOf(v) {
			out.WriteByte("{,"[min(i, 1)])
			put(out, name)
			out.WriteByte(':')
			put(out, v[name])
		}
		if len(v) == 0 {
			out.WriteByte('{')
		}
		out.WriteByte('}')
	default:
		panic("not JSON")
	}
}

// namesOf lists the members in the order of RFC 8785.
func namesOf(v row) []string {
	names := make([]string, 0, len(v))
	for name := range v {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
	})
	return names
}

func same(a, b any) bool { return bytes.Equal(canonical(a), canonical(b)) }

func digestOf(data []byte) string {
	hash := sha256.Sum256(data)
	return "sha256:" + base64.RawURLEncoding.EncodeToString(hash[:])
}

// units is the length of a string in UTF-16 code units.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// at goes down by members; what is not there is nil.
func at(v any, names ...string) any {
	for _, name := range names {
		members, _ := v.(row)
		v = members[name]
	}
	return v
}

func has(v any, name string) bool {
	members, _ := v.(row)
	_, found := members[name]
	return found
}

func str(v any, names ...string) string {
	found, _ := at(v, names...).(string)
	return found
}

func num(v any, names ...string) int64 {
	found, _ := at(v, names...).(int64)
	return found
}

func yes(v any, names ...string) bool {
	found, _ := at(v, names...).(bool)
	return found
}

func items(v any, names ...string) []any {
	found, _ := at(v, names...).([]any)
	return found
}

// with is a copy of a row in which these members are others: name, value, name, value.
func with(old row, changes ...any) row {
	made := make(row, len(old)+len(changes)/2)
	for name, member := range old {
		made[name] = member
	}
	for i := 0; i < len(changes); i += 2 {
		made[changes[i].(string)] = changes[i+1]
	}
	return made
}

func without(old row, names ...string) row {
	made := with(old)
	for _, name := range names {
		delete(made, name)
	}
	return made
}

// more is a copy of a list with items at its end.
func more(old []any, added ...any) []any { return slices.Concat(old, added) }

// replaced is a copy of a list with another item at i.
func replaced(old []any, i int, item any) []any {
	made := slices.Clone(old)
	made[i] = item
	return made
}

func last(list []any) any {
	if len(list) == 0 {
		return nil
	}
	return list[len(list)-1]
}

// find is the place of the first item that is such, or -1.
func find(list []any, such func(any) bool) int { return slices.IndexFunc(list, such) }

func holds(list []any, text string) bool {
	return find(list, func(one any) bool { return one == text }) >= 0
}

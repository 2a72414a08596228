package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// papers is what this program takes from spec/: the schema and the flags of each type, and the ids that no call can have.
type papers struct {
	defs     map[string]any
	types    map[string]*paper
	reserved map[string]bool
	patterns map[string]*regexp.Regexp
}

type paper struct {
	Scope, Author, Office                             string
	SecondHand, TwoOfficers, AfterClosing, Switchable bool
	WhileSuspended, Drafters                          bool
	Body                                              map[string]any
}

func readPapers(folder string) (*papers, error) {
	data, err := os.ReadFile(filepath.Join(folder, "bodies.json"))
	if err != nil {
		return nil, err
	}
	var bodies struct {
		Defs  map[string]any `json:"$defs"`
		Types map[string]*paper
	}
	if err := json.Unmarshal(data, &bodies); err != nil {
		return nil, err
	}
	law, err := os.ReadFile(filepath.Join(folder, "register.md"))
	if err != nil {
		return nil, err
	}
	found := regexp.MustCompile("or one of `([a-z0-9 -]+)`").FindSubmatch(law)
	if found == nil {
		return nil, fmt.Errorf("%s/register.md names no reserved ids", folder)
	}
	p := &papers{bodies.Defs, bodies.Types, map[string]bool{}, map[string]*regexp.Regexp{}}
	for _, id := range strings.Fields(string(found[1])) {
		p.reserved[id] = true
	}
	p.compile(bodies.Defs)
	for _, one := range bodies.Types {
		p.compile(one.Body)
	}
	return p, nil
}

var codePoint = regexp.MustCompile(`\\u([0-9a-f]{4})`)

// compile reads every pattern once: they are of ECMA-262, and mean the same to RE2 but for how a character is named.
func (p *papers) compile(schema any) {
	switch schema := schema.(type) {
	case map[string]any:
		if pattern, ok := schema["pattern"].(string); ok && p.patterns[pattern] == nil {
			re2 := strings.ReplaceAll(codePoint.ReplaceAllString(pattern, `\x{$1}`), `\0`, `\x00`)
			p.patterns[pattern] = regexp.MustCompile(re2)
		}
		for _, one := range schema {
			p.compile(one)
		}
	case []any:
		for _, one := range schema {
			p.compile(one)
		}
	}
}

// fits says whether a value fits a schema, by as much of JSON Schema as bodies.json uses. What is described as refused
// beyond the schema is asked by fitsBeyond.
func (p *papers) fits(schema map[string]any, v any) bool {
	if ref, ok := schema["$ref"].(string); ok {
		name := strings.TrimPrefix(ref, "#/$defs/")
		def, known := p.defs[name].(map[string]any)
		if !known || !p.fits(def, v) || !fitsBeyond(name, v) {
			return false
		}
	}
	for _, name := range []string{"anyOf", "oneOf"} {
		if choices, ok := schema[name].([]any); ok && !slices.ContainsFunc(choices, func(one any) bool {
			return p.fits(one.(map[string]any), v)
		}) {
			return false
		}
	}
	if constant, ok := schema["const"]; ok && constant != v {
		return false
	}
	if choices, ok := schema["enum"].([]any); ok && !slices.Contains(choices, v) {
		return false
	}
	kind, _ := schema["type"].(string)
	switch v := v.(type) {
	case nil:
		return kind == "null" || kind == ""
	case bool:
		return kind == "boolean" || kind == ""
	case int64:
		return (kind == "integer" || kind == "") && p.numberFits(schema, v)
	case string:
		return (kind == "string" || kind == "") && p.stringFits(schema, v)
	case []any:
		return (kind == "array" || kind == "") && p.listFits(schema, v)
	case row:
		return (kind == "object" || kind == "") && p.objectFits(schema, v)
	}
	return false
}

func limit(schema map[string]any, name string, otherwise int64) int64 {
	if found, ok := schema[name].(float64); ok {
		return int64(found)
	}
	return otherwise
}

func (p *papers) numberFits(schema map[string]any, v int64) bool {
	return v >= limit(schema, "minimum", -maxInteger) && v <= limit(schema, "maximum", maxInteger)
}

func (p *papers) stringFits(schema map[string]any, v string) bool {
	length := int64(units(v))
	if length < limit(schema, "minLength", 0) || length > limit(schema, "maxLength", length) {
		return false
	}
	pattern, ok := schema["pattern"].(string)
	return !ok || p.patterns[pattern].MatchString(v)
}

func (p *papers) listFits(schema map[string]any, v []any) bool {
	length := int64(len(v))
	if length < limit(schema, "minItems", 0) || length > limit(schema, "maxItems", length) {
		return false
	}
	if unique, _ := schema["uniqueItems"].(bool); unique && twice(v, func(one any) string { return string(canonical(one)) }) {
		return false
	}
	one, ok := schema["items"].(map[string]any)
	return !ok || !slices.ContainsFunc(v, func(item any) bool { return !p.fits(one, item) })
}

func (p *papers) objectFits(schema map[string]any, v row) bool {
	properties, _ := schema["properties"].(map[string]any)
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if !has(v, name.(string)) {
			return false
		}
	}
	open := schema["additionalProperties"] != false
	for name, member := range v {
		property, known := properties[name].(map[string]any)
		if !known && !open || known && !p.fits(property, member) {
			return false
		}
	}
	return true
}

// twice says whether two items of a list have the same name.
func twice(list []any, name func(any) string) bool {
	named := map[string]bool{}
	for _, one := range list {
		if named[name(one)] {
			return true
		}
		named[name(one)] = true
	}
	return false
}

func langOf(v any) string { return str(v, "lang") }
func idOf(v any) string   { return str(v, "id") }

// fitsBeyond asks of a value that fits a definition what section 2 of register.md says and a schema cannot.
func fitsBeyond(name string, v any) bool {
	switch name {
	case "date":
		return isDate(v.(string))
	case "time":
		return isTime(v.(string))
	case "localised":
		return !twice(v.([]any), langOf)
	case "identifiers":
		return fitsLEI(v) && fitsROR(v)
	case "manifest":
		return fitsManifest(v)
	case "policy":
		return fitsPolicy(v)
	case "figures":
		return fitsFigures(v)
	case "pledge":
		return fitsPledge(v)
	}
	return true
}

func fitsManifest(v any) bool {
	if twice(items(v, "texts"), langOf) || twice(items(v, "principles"), idOf) {
		return false
	}
	if find(items(v, "texts"), func(one any) bool { return yes(one, "authentic") }) < 0 {
		return false
	}
	return find(items(v, "principles"), func(one any) bool {
		if at(one, "kinds") == nil {
			return has(one, "persons")
		}
		return len(items(one, "kinds")) == 0 && !has(one, "persons")
	}) < 0
}

func fitsPolicy(v any) bool {
	everywhere := func(said []any) bool {
		return !twice(said, langOf) && !slices.ContainsFunc(items(v, "authentic"), func(lang any) bool {
			return find(said, func(one any) bool { return at(one, "lang") == lang }) < 0
		})
	}
	if !fitsClauses(v, everywhere) {
		return false
	}
	return everywhere(items(v, "effect")) && everywhere(items(v, "entities")) &&
		!twice(items(v, "delisting"), idOf) && !twice(items(v, "mandates"), func(one any) string { return str(one, "kind") }) &&
		find(items(v, "delisting"), func(one any) bool { return !everywhere(items(one, "rule")) }) < 0
}

func fitsClauses(v any, everywhere func([]any) bool) bool {
	clauses, classes := items(v, "clauses"), items(v, "classes")
	if twice(clauses, idOf) || twice(classes, idOf) {
		return false
	}
	described := func(class any) bool {
		return find(classes, func(one any) bool { return at(one, "id") == class }) >= 0
	}
	for _, one := range clauses {
		named := items(one, "of", "classes")
		isDescribed := !slices.ContainsFunc(named, func(class any) bool { return !described(class) })
		if !isDescribed || !everywhere(items(one, "says")) || !fitsClause(one) {
			return false
		}
	}
	return find(items(v, "delisting"), func(rule any) bool {
		after := at(rule, "after")
		return after != nil && find(clauses, func(one any) bool {
			return at(one, "id") == at(after, "clause") && has(one, str(after, "step"))
		}) < 0
	}) < 0
}

func fitsClause(v any) bool {
	if has(v, "inactive") && !has(v, "silent") || has(at(v, "asks"), "commitments") && has(at(v, "cycle"), "months") {
		return false
	}
	cycle := at(v, "cycle")
	months, repeats := at(cycle, "months").(int64)
	if str(cycle, "by") == "calendar" {
		opens, due := str(cycle, "opens"), str(cycle, "due")
		return opens <= due && (!repeats || monthsLater(opens, months) > due)
	}
	opens, due := num(cycle, "opens"), num(cycle, "due")
	return opens <= due && (!repeats || due-opens < 28*months)
}

func fitsPledge(v any) bool {
	if at(v, "what") == nil && at(v, "measure") == nil {
		return false
	}
	before := ""
	for _, one := range daysOfPledge(v) {
		if one.(string) <= before {
			return false
		}
		before = one.(string)
	}
	return true
}

// fitsLEI checks the last two digits: 98 − (100 n mod 97).
func fitsLEI(v any) bool {
	lei := str(v, "lei")
	if lei == "" {
		return true
	}
	n := 0
	for _, c := range lei[:18] {
		if c >= 'A' {
			n = (n*100 + int(c-'A') + 10) % 97
		} else {
			n = (n*10 + int(c-'0')) % 97
		}
	}
	return lei[18:] == fmt.Sprintf("%02d", 98-n*100%97)
}

func fitsROR(v any) bool {
	ror := str(v, "ror")
	if ror == "" {
		return true
	}
	n := 0
	for _, c := range ror[1:7] {
		n = n*32 + strings.IndexRune("0123456789abcdefghjkmnpqrstvwxyz", c)
	}
	return ror[7:] == fmt.Sprintf("%02d", 98-n*100%97)
}

func (p *papers) isReserved(id string) bool {
	return len(id) <= 2 || strings.Trim(id, "0123456789-") == "" || strings.HasPrefix(id, "xn--") || p.reserved[id]
}

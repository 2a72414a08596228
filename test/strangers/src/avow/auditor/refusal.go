package main

import (
	"errors"
	"fmt"
)

// refusal is why something is not taken: a code of spec/, and a sentence of this program's own.
type refusal struct{ code, says string }

func (r *refusal) Error() string { return r.code + ": " + r.says }

func no(code, format string, arguments ...any) error {
	return &refusal{code, fmt.Sprintf(format, arguments...)}
}

// codeOf is the code of a refusal, or empty for any other fault.
func codeOf(err error) string {
	var found *refusal
	if errors.As(err, &found) {
		return found.code
	}
	return ""
}

// as gives the code to a fault that has none.
func as(code string, err error) error {
	if err == nil || codeOf(err) != "" {
		return err
	}
	return no(code, "%v", err)
}

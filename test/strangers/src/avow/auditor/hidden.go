package main

import (
	"slices"
	"strconv"
	"strings"
)

// Characters that nobody sees, by the tables of spec/statement.md.

type span struct{ from, to rune }

func spansOf(table string) []span {
	var found []span
	for _, one := range strings.Fields(table) {
		from, to, isRange := strings.Cut(one, "-")
		if !isRange {
			to = from
		}
		a, _ := strconv.ParseInt(from, 16, 32)
		b, _ := strconv.ParseInt(to, 16, 32)
		found = append(found, span{rune(a), rune(b)})
	}
	return found
}

func isIn(spans []span, c rune) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return c >= s.from && c <= s.to })
}

var (
	never = spansOf(`0-9 B-1F 7F-9F AD 34F 61C 200E 200F 202A-202E 2066-2069 115F 1160 3164 FFA0 17B4 17B5 200B 2028 2029
		2060-2065 206A-206F FEFF FFF0-FFFB 1BCA0-1BCA3 1D173-1D17A E0000-E00FF E01F0-E0FFF FDD0-FDEF`)
	placed  = spansOf("200C 200D 180B-180F FE00-FE0F E0100-E01EF")
	joining = spansOf(`610-61A 620-65F 66E-6D3 6D5-6DC 6DF-6E8 6EA-6EF 6FA-6FF 710-74A 74D-77F 7CA-7F5 840-85B 860-887
		889-88E 897-8E1 8E3-8FF 1820-18AA 10D00-10D27 1E900-1E94B`)
	digits  = spansOf("30-39 660-669 6F0-6F9")
	viramas = spansOf(`945 94D 9CD A4D ACD B4D BCD C4D CCD D3B D3C D4D DCA 1039 103A 17C9 17CA 17D2 1B44 1BAA 1BAB A806 A8C4
		A953 A9C0 AAF6 ABED 11046 110B9 11133 11134 111C0 11235 1134D 11442 114C2 115BF 1163F 116B6 1183F`)
	brahmic    = spansOf("900-DFF")
	mongolian  = spansOf("1820-18AA")
	ideographs = spansOf("3005-3007 3400-4DBF 4E00-9FFF F900-FAFF 20000-3FFFF")
	pictures   = spansOf(`A9 AE 203C 2049 2122 2139 2194-21AA 2300-23FF 24C2 25AA-25FE 2600-27BF 2934 2935 2B05-2B55 3030 303D
		3297 3299 1F000-1FAFF`)
)

// nobody stands where there is no character: it is in no class.
const nobody = -1

// legible refuses a string with a character that nobody sees, out of its place.
func legible(found string) (string, error) {
	runes := []rune(found)
	for i, c := range runes {
		before, after := rune(nobody), rune(nobody)
		if i > 0 {
			before = runes[i-1]
		}
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		if isIn(never, c) || c&0xfffe == 0xfffe || isIn(placed, c) && !hasPlace(c, before, after) {
			return "", no("text_hidden", "the character %U, which nobody can see", c)
		}
	}
	return found, nil
}

func hasPlace(c, before, after rune) bool {
	byVirama := isIn(viramas, before) || isIn(brahmic, before) && isIn(viramas, after)
	isPicture := isIn(pictures, before)
	switch {
	case c == 0x200c:
		return (isIn(joining, before) || isIn(digits, before)) && isIn(joining, after) || byVirama
	case c == 0x200d:
		return isIn(joining, before) && !isIn(placed, after) || byVirama || (isPicture || before == 0xfe0f) && isIn(pictures, after)
	case c >= 0x180b && c <= 0x180f:
		return isIn(mongolian, before)
	case c >= 0xfe00 && c <= 0xfe02, c >= 0xe0100:
		return isIn(ideographs, before)
	case c == 0xfe0e, c == 0xfe0f:
		isKey := before == '#' || before == '*' || before >= '0' && before <= '9'
		return isPicture || isKey && after == 0x20e3
	}
	return false
}

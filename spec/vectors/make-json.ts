/** canonical.json: bytes that are canonical JSON of ../statement.md or are not. Run: node spec/vectors/make-json.ts */
import { base64, bytes, casesFile, type Files, write } from './making.ts'

const GOOD: [string, string][] = [
  ['an empty object', '{}'],
  ['null alone', 'null'],
  ['a string alone', '"Port Héron ⚓"'],
  ['the largest number', '9007199254740991'],
  ['the smallest number', '-9007199254740991'],
  ['members sorted', '{"":0,"A":1,"a":[],"aa":{}}'],
  ['members sorted by UTF-16, not by code point', '{"\u{1f600}":1,"\ufb01":2}'],
  ['names of digits sort as text', '{"10":0,"9":0}'],
  ['a name that other prototypes have', '{"constructor":1,"toString":2}'],
  ['the escapes of JCS', '"\\"\\\\\\n"'],
  ['a solidus stays as it is', '"a/b"'],
  ['sixteen containers', `${'['.repeat(16)}${']'.repeat(16)}`],
  ['sixteen of both kinds', `${'{"a":['.repeat(8)}${']}'.repeat(8)}`],
  ['a name with a line feed', '{"\\n":0}'],
  ['no form of Unicode is asked for', '"e\u0301"'],
  ['no character but what stands in hidden.json is refused', '"\ue000\u0378"'],
]
const BAD: [string, string | Uint8Array, string][] = [
  ['nothing', '', 'json_malformed'],
  ['a space before', ' {}', 'json_malformed'],
  ['a line feed after', '{}\n', 'json_malformed'],
  ['a space within', '{"a": 1}', 'json_malformed'],
  ['two values', '{}{}', 'json_malformed'],
  ['cut short', '{"a":1', 'json_malformed'],
  ['a comma at the end', '[1,]', 'json_malformed'],
  ['a comment', '{}//', 'json_malformed'],
  ['a byte order mark', '\ufeff{}', 'json_malformed'],
  ['members out of order', '{"b":1,"a":2}', 'json_malformed'],
  ['members in the order of code points', '{"\ufb01":2,"\u{1f600}":1}', 'json_malformed'],
  ['names of digits as numbers', '{"9":0,"10":0}', 'json_malformed'],
  ['a name twice', '{"a":1,"a":1}', 'json_malformed'],
  ['a name twice, once escaped', '{"a":1,"\\u0061":1}', 'json_malformed'],
  ['a name twice, deep down', '[{"b":{"a":1,"a":1}}]', 'json_malformed'],
  ['a prototype', '{"__proto__":1}', 'json_malformed'],
  ['a prototype, deep down', '{"a":[{"__proto__":{}}]}', 'json_malformed'],
  ['a number too large', '9007199254740992', 'json_malformed'],
  ['a number too small', '-9007199254740992', 'json_malformed'],
  ['a fraction', '1.5', 'json_malformed'],
  ['a whole number with a point', '1.0', 'json_malformed'],
  ['an exponent', '1e3', 'json_malformed'],
  ['a number beyond all', '1e400', 'json_malformed'],
  ['minus zero', '-0', 'json_malformed'],
  ['a zero before', '01', 'json_malformed'],
  ['no number', 'NaN', 'json_malformed'],
  ['an escape that is not needed', '"\\u0061"', 'json_malformed'],
  ['an escaped solidus', '"a\\/b"', 'json_malformed'],
  ['a line feed by its number', '"\\u000a"', 'json_malformed'],
  ['an escape beyond ASCII', '"\\u00e9"', 'json_malformed'],
  ['an escaped pair', '"\\ud83d\\ude00"', 'json_malformed'],
  ['half a pair', '"\\ud800"', 'json_malformed'],
  ['the other half', '{"\\udc00":1}', 'json_malformed'],
  ['a pair turned round', '"\\ude00\\ud83d"', 'json_malformed'],
  ['a line feed as it is', '"a\nb"', 'json_malformed'],
  ['single quotes', "'a'", 'json_malformed'],
  ['seventeen containers', `${'['.repeat(17)}${']'.repeat(17)}`, 'json_malformed'],
  ['a thousand containers', `${'['.repeat(1000)}${']'.repeat(1000)}`, 'json_malformed'],
  ['a hidden character', '"Do\u00adne"', 'text_hidden'],
  ['a hidden character in a name', '{"a\u200b":1}', 'text_hidden'],
  ['a tab', '"\\t"', 'text_hidden'],
  ['a carriage return', '"\\r\\n"', 'text_hidden'],
  ['the end of a string in C', '"\\u0000"', 'text_hidden'],
  ['a letter that turns the line', '"a\u202eb"', 'text_hidden'],
  ['half a character', Uint8Array.of(0x22, 0xc3, 0x22), 'bytes_malformed'],
  ['a byte that UTF-8 does not have', Uint8Array.of(0x22, 0xff, 0x22), 'bytes_malformed'],
  ['a character longer than it need be', Uint8Array.of(0x22, 0xc0, 0x80, 0x22), 'bytes_malformed'],
  ['half a pair in UTF-8', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), 'bytes_malformed'],
  ['beyond the last plane', Uint8Array.of(0x22, 0xf4, 0x90, 0x80, 0x80, 0x22), 'bytes_malformed'],
]

export function jsonFiles(): Files {
  const of = (what: string, text: string | Uint8Array, is: string) =>
    typeof text === 'string' ? { what, text, is } : { what, bytes: base64(bytes(text)), is }
  const cases = [...GOOD.map(([what, text]) => of(what, text, 'good')), ...BAD.map(one => of(...one))]
  const about = 'Canonical JSON of statement.md: `text`, or `bytes` in base64 where they are no UTF-8; `is` good, or the code.'
  return { 'canonical.json': casesFile(about, cases) }
}

if (import.meta.main) write(jsonFiles())

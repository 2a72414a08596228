/**
 * note.json: vkeys and signed checkpoints of ../log.md, and what is none. The good ones of tlog.json were made by others.
 * Run: node spec/vectors/make-notes.ts
 */
import { base64, bytes, casesFile, type Files, keyOf, noteKey, ORIGIN, root, sha256, write } from './making.ts'

const log = noteKey('the log')
const thief = noteKey('another key')
const other = noteKey('the log', 'other.example/log')
const witness = noteKey('a witness', 'witness.example/one', 4)
const SIZE = 5
const hash = base64(root(Array.from({ length: SIZE }, (_, i) => `entry ${i}`)))
const text = (lines: (string | number)[]) => `${lines.join('\n')}\n`
const usual = text([ORIGIN, SIZE, hash])
const signed = (lines: (string | number)[], key = log) => key.signNote(text(lines))
const good = log.signNote(usual)
const [line] = [log.line(log.sign(usual))]
const odd = (id: string, name = 'somebody.example') => `— ${name} ${id}\n`
const NOTE = 'note_malformed'
const UNSIGNED = 'checkpoint_unsigned'
const NONE = 'checkpoint_malformed'
/** No ECMA-262 white space, and not all of Unicode's. */
const SPACES = ['\u0085', '\u00a0', '\u1680', '\u2003', '\u2028', '\u202f', '\u205f', '\u3000', '\t', '+']

const notes: [string, string, string][] = [
  ['a checkpoint', good, 'good'],
  ['of the empty tree', signed([ORIGIN, 0, base64(sha256(''))]), 'good'],
  ['of the largest size', signed([ORIGIN, Number.MAX_SAFE_INTEGER, hash]), 'good'],
  ['with further lines', signed([ORIGIN, SIZE, hash, 'more', 'and — more']), 'good'],
  ['with a line of a key that is not known', `${good}${odd(base64('four and more'))}`, 'good'],
  ['with one that is not known before it', `${usual}\n${odd(base64('four and more'))}${line}`, 'good'],
  ['with a line of one byte behind the key ID', `${good}${odd(base64('12345'))}`, 'good'],
  ['with a cosignature, which no key of the log made', `${good}${witness.line(bytes(Buffer.alloc(8), witness.sign('x')))}`, 'good'],
  ['with another key of the same name', `${good}${thief.line(thief.sign(usual))}`, 'good'],
  ['with another name of the same key ID', `${good}${odd(base64(bytes(log.id, Buffer.alloc(64))))}`, 'good'],
  ['with the line of its key twice', `${good}${line}`, 'good'],
  ['with a hundred lines', `${good}${odd(base64('12345')).repeat(99)}`, 'good'],
  ['with a hundred lines and one', `${good}${odd(base64('12345')).repeat(100)}`, NOTE],
  ['with a line of its key that does not verify', `${good}${log.line(Buffer.alloc(64))}`, UNSIGNED],
  ['with a line of its key that is too short', `${good}${log.line(Buffer.alloc(63))}`, UNSIGNED],
  ['by another key alone', thief.signNote(usual), UNSIGNED],
  ['by the same key under another name', other.signNote(usual), UNSIGNED],
  ['of another log', log.signNote(text(['other.example/log', SIZE, hash])), UNSIGNED],
  ['changed after it was signed', good.replace('\n5\n', '\n6\n'), UNSIGNED],
  ['with no line', `${usual}\n`, NOTE],
  ['with no empty line', `${usual}${line}`, NOTE],
  ['with no line feed at its end', good.slice(0, -1), NOTE],
  ['with an empty line behind', `${good}\n`, NOTE],
  ['with a carriage return', good.replaceAll('\n', '\r\n'), NOTE],
  ['with a tab in its text', signed([ORIGIN, SIZE, hash, 'a\tb']), NOTE],
  ['with a hyphen in place of the dash', good.replace('— ', '- '), NOTE],
  ['with two spaces', good.replace('— ', '—  '), NOTE],
  ['with the line of its key without its padding', `${usual}\n${line.replaceAll('=', '')}`, UNSIGNED],
  ...['QUJDREU', 'QUJDREV=', '_-_-_-_-', 'QUJDRA==', '====', '+', 'é', '—'].map((rest): [string, string, string] => [
    `with ${rest} in a foreign line`,
    `${good}${odd(rest)}`,
    'good',
  ]),
  ['with odd foreign lines before its own', `${usual}\n${odd('QUJDREV=')}${odd('x')}${line}`, 'good'],
  ['with its own line twice, once in loose bits', `${good}${line.replace(/(.)=\n$/, (_, last) => `${String.fromCharCode(last.charCodeAt(0) + 1)}=\n`)}`, 'good'],
  ['with an extension line like a signature', signed([ORIGIN, SIZE, hash, '— stranger.example QUJDREU=']), 'good'],
  ['with an extension line of U+007F', signed([ORIGIN, SIZE, hash, 'not seen: \u007f']), 'good'],
  ['with a foreign line of nothing', `${good}${odd('')}`, NOTE],
  ['with a foreign line of two words', `${good}${odd('a b')}`, NOTE],
  ['with a space behind a foreign line', `${good}${odd('QUJDREU= ')}`, NOTE],
  ...SPACES.map((space): [string, string, string] => [
    `with ${JSON.stringify(space).replace(/[^\0-~]/g, c => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)} in a foreign name`,
    `${good}${odd(base64('12345'), `some${space}body`)}`,
    NOTE,
  ]),
  ['with a foreign name of any other character', `${good}${odd(base64('12345'), '港\u200b')}`, 'good'],
  ['with a size that has a zero before', signed([ORIGIN, '05', hash]), NONE],
  ['with a size that has a sign', signed([ORIGIN, '+5', hash]), NONE],
  ['with a size below zero', signed([ORIGIN, '-1', hash]), NONE],
  ['with a size beyond 53 bits', signed([ORIGIN, '9007199254740992', hash]), NONE],
  ['with a size in hex', signed([ORIGIN, '0x5', hash]), NONE],
  ['with no size', signed([ORIGIN, '', hash]), NONE],
  ['with a root of 31 bytes', signed([ORIGIN, SIZE, base64(Buffer.alloc(31))]), NONE],
  ['with a root in hex', signed([ORIGIN, SIZE, sha256('x').toString('hex')]), NONE],
  ['with a root without its padding', signed([ORIGIN, SIZE, hash.slice(0, -1)]), NONE],
  ['with two lines alone', signed([ORIGIN, SIZE]), NONE],
  ['with an empty line of its own', signed([ORIGIN, SIZE, hash, '', 'more']), NONE],
]

const { raw } = keyOf('the log')
const typed = (type: number, point: Uint8Array = raw) => bytes(Uint8Array.of(type), point)
const vkey = (name: string, body: Uint8Array, id = sha256(name, '\n', body).subarray(0, 4).toString('hex')) =>
  `${name}+${id}+${base64(body)}`
const low = bytes(Uint8Array.of(1), Buffer.alloc(31))
const vkeys: [string, string, string][] = [
  ['the key of a log', log.vkey, 'good'],
  ['under another name', other.vkey, 'good'],
  ['a name beyond ASCII', vkey('höfen.example/log', typed(1)), 'good'],
  ['the key of a witness', witness.vkey, 'key_malformed'],
  ['an unknown type', vkey(ORIGIN, typed(9)), 'key_malformed'],
  ['another key ID', vkey(ORIGIN, typed(1), '00000000'), 'key_malformed'],
  ['the key ID in capitals', vkey(ORIGIN, typed(1), log.id.toString('hex').toUpperCase()), 'key_malformed'],
  ['no name', vkey('', typed(1)), 'key_malformed'],
  ['a name with a space', vkey('two words', typed(1)), 'key_malformed'],
  ['a name with a plus sign', vkey('a+b', typed(1)), 'key_malformed'],
  ['31 bytes', vkey(ORIGIN, typed(1, raw.subarray(1))), 'key_malformed'],
  ['33 bytes', vkey(ORIGIN, typed(1, bytes(raw, Uint8Array.of(0)))), 'key_malformed'],
  ['a point of small order', vkey(ORIGIN, typed(1, low)), 'key_malformed'],
  ['base64 with a line feed', `${log.vkey}\n`, 'key_malformed'],
  ['nothing', '', 'key_malformed'],
]

export function noteFiles(): Files {
  const about =
    'Signed checkpoints for whoever trusts `vkey`, and the vkeys of a log: `is` good, or the code; where a body holds them, that of its type.'
  const cases = [
    ...notes.map(([what, note, is]) => ({ what, note, is })),
    ...vkeys.map(([what, vkey, is]) => ({ what, vkey, is })),
  ]
  return { 'note.json': casesFile(about, cases, { vkey: log.vkey }) }
}

if (import.meta.main) write(noteFiles())

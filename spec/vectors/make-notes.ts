/**
 * Writes notes.json: signed checkpoints (../log.md#checkpoint) as the law reads them, made with node:crypto alone.
 * Run: node spec/vectors/make-notes.ts
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'

const ORIGIN = 'harbour.example/log'
const sha256 = (...parts: (Uint8Array | string)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

function keyOf(label: string, name = ORIGIN) {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), sha256(label)])
  const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const typed = Buffer.concat([Buffer.of(1), createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)])
  const id = sha256(name, '\n', typed).subarray(0, 4)
  const signed = (text: string) => Buffer.concat([id, sign(null, Buffer.from(text), secret)])
  const line = (text: string) => `— ${name} ${signed(text).toString('base64')}\n`
  return { id, vkey: `${name}+${id.toString('hex')}+${typed.toString('base64')}`, signed, line }
}
const [log, namesake, witness] = [keyOf('the log'), keyOf('another key'), keyOf('a witness', 'witness.example')]

const root = sha256('a tree').toString('base64')
const TEXT = `${ORIGIN}\n5\n${root}\n`
/** Another spelling of the same bytes: the last character before the padding carries four idle bits. */
const lax = (base64: string) => base64.replace(/(.)=$/, (_, last: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}=`)
const own = log.signed(TEXT).toString('base64')

const L = 2n ** 252n + 27742317777372353535851937790883648493n
/** The same signature with S + L: some libraries take it. */
function beyond(signed: Buffer): string {
  const s = BigInt(`0x${Buffer.from(signed.subarray(-32)).reverse().toString('hex')}`) + L
  const bytes = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse()
  return Buffer.concat([signed.subarray(0, -32), bytes]).toString('base64')
}

const notes: object[] = []
const put = (what: string, verdict: 'good' | 'refused', note: string) =>
  notes.push({ what, verdict, note: Buffer.from(note).toString('base64') })
/** Signed by the log, with these lines after its own. */
const signed = (text: string, ...lines: string[]) => `${text}\n${log.line(text)}${lines.join('')}`
const odd = (rest: string) => `— stranger.example ${rest}\n`

put('as this log writes it', 'good', signed(TEXT))
put('with a line of a witness', 'good', signed(TEXT, witness.line(TEXT)))
for (const lines of ['more\n', 'more\nand more\n', '— stranger.example QUJDREU=\n', 'not seen: \u007f\n', 'é 東 🚢\n'])
  put(`extension lines ${JSON.stringify(lines)}`, 'good', signed(TEXT + lines))
for (const lines of ['\n', 'more\n\n', '\nmore\n', 'a\tb\n', 'a\rb\n', 'a\0b\n', '\u001f\n'])
  put(`extension lines ${JSON.stringify(lines)}`, 'refused', signed(TEXT + lines))
for (const rest of ['QUJDREU=', 'QUJD', 'QUJDRA==', 'QUJDREU', 'QUJDREV=', 'QUJD-_8=', '====', '+', 'é', '—'])
  put(`a stranger’s line with ${rest}`, 'good', signed(TEXT, odd(rest)))
put('strangers’ lines first', 'good', `${TEXT}\n${odd('QUJDREV=')}${odd('x')}${log.line(TEXT)}`)
for (const line of [odd(''), odd('a b'), odd(' QUJDREU='), odd('QUJDREU= '), '— stranger.example\n', '—  QUJDREU=\n', '- a QUJDREU=\n', ' — a QUJDREU=\n', 'QUJDREU=\n', '— a+b QUJDREU=\n', '— a\u00a0b QUJDREU=\n', '— a\u3000b x\n', '— a x\r\n', '— a\tx\n', '— a x\u0000\n'])
  put(`a line ${JSON.stringify(line)}`, 'refused', signed(TEXT, line))
put('no line feed at the end', 'refused', signed(TEXT).slice(0, -1))
put('an empty line at the end', 'refused', `${signed(TEXT)}\n`)
put('no signature', 'refused', `${TEXT}\n`)
put('no empty line', 'refused', TEXT + log.line(TEXT))
put('100 lines', 'good', signed(TEXT, odd('x').repeat(99)))
put('101 lines', 'refused', signed(TEXT, odd('x').repeat(100)))
put('signed by a stranger alone', 'refused', `${TEXT}\n${witness.line(TEXT)}`)
put('signed by another key of the same name alone', 'refused', `${TEXT}\n${namesake.line(TEXT)}`)
put('another key of the same name beside it', 'good', signed(TEXT, namesake.line(TEXT)))
put('the key ID of the log under another name', 'good', signed(TEXT, `— other.example ${own}\n`))
put('the key ID of the log under another name alone', 'refused', `${TEXT}\n— other.example ${own}\n`)
put('its line twice', 'good', signed(TEXT, log.line(TEXT)))
put('its line, and one of it that fails', 'refused', signed(TEXT, log.line(`${TEXT}more\n`)))
put('its line fails', 'refused', `${TEXT}\n${log.line(`${TEXT}more\n`)}`)
put('its line in another spelling', 'refused', `${TEXT}\n— ${ORIGIN} ${lax(own)}\n`)
put('its line, and in another spelling', 'good', signed(TEXT, `— ${ORIGIN} ${lax(own)}\n`))
put('its line without padding', 'refused', `${TEXT}\n— ${ORIGIN} ${own.replace(/=+$/, '')}\n`)
put('its line, a byte too short', 'refused', `${TEXT}\n— ${ORIGIN} ${log.signed(TEXT).subarray(0, -1).toString('base64')}\n`)
put('its line, a byte too long', 'refused', `${TEXT}\n— ${ORIGIN} ${Buffer.concat([log.signed(TEXT), Buffer.of(0)]).toString('base64')}\n`)
put('its line with S + L', 'refused', `${TEXT}\n— ${ORIGIN} ${beyond(log.signed(TEXT))}\n`)
put('a byte order mark', 'refused', `\ufeff${signed(TEXT)}`)
for (const text of [
  `other.example/log\n5\n${root}\n`, `${ORIGIN}\n05\n${root}\n`, `${ORIGIN}\n+5\n${root}\n`, `${ORIGIN}\n-5\n${root}\n`,
  `${ORIGIN}\n5.0\n${root}\n`, `${ORIGIN}\n5e0\n${root}\n`, `${ORIGIN}\n\n${root}\n`, `${ORIGIN}\n9007199254740992\n${root}\n`,
  `${ORIGIN}\n5\n${lax(root)}\n`, `${ORIGIN}\n5\n${root.slice(0, -1)}\n`, `${ORIGIN}\n5\n${root.slice(0, -4)}\n`, `${ORIGIN}\n5\n`,
  `${ORIGIN} \n5\n${root}\n`, `${ORIGIN}\n5 \n${root}\n`, '\n',
])
  put(`the text ${JSON.stringify(text)}`, 'refused', signed(text))
put('of size 0', 'good', signed(`${ORIGIN}\n0\n${sha256().toString('base64')}\n`))
put('of size 2^53 − 1', 'good', signed(`${ORIGIN}\n9007199254740991\n${root}\n`))

const about = [
  'Signed checkpoints, in base64 of their UTF-8, and whether each is one of the log whose vkey stands beside them.',
  'Lines of strangers, and what else a text says, do no harm.',
]
writeFileSync(
  new URL('notes.json', import.meta.url),
  `{\n  "about": ${JSON.stringify(about)},\n  "vkey": ${JSON.stringify(log.vkey)},\n  "notes": [\n${notes.map(one => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]\n}\n`,
)

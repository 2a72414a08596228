/** Writes examples.md: each format, whole, taken from the vectors. Run: node bin/node.mjs spec/make-examples.ts */
import { readFileSync, writeFileSync } from 'node:fs'
import { digest } from './vectors/making.ts'

const here = (name: string) => new URL(name, import.meta.url)
const vectors = (name: string) => JSON.parse(readFileSync(here(`vectors/${name}`), 'utf8'))
type Case = Readonly<Record<string, string>>
const caseOf = (name: string, what: string): Case =>
  (vectors(name).cases as Case[]).find(one => one.what === what)!

const block = (text: string) => `\`\`\`\n${text.trimEnd()}\n\`\`\``
const WIDTH = 118
/** Long lines are broken as they come, since canonical JSON has none. */
const broken = (text: string) =>
  block(
    text
      .split('\n')
      .flatMap(line => line.match(new RegExp(`.{1,${WIDTH}}`, 'gu')) ?? [''])
      .join('\n'),
  )

export function examples(): string {
  const identity = (vectors('identity.json').cases as Case[])[0]!
  const envelope = caseOf('envelope.json', 'one signature').envelope!
  const { entry, leaf } = caseOf('entry.json', 'an entry') as { entry: string; leaf: string }
  const passkey = caseOf('passkey.json', 'as browsers do') as unknown as {
    key: object
    signature: { webauthn: { clientDataJSON: string } }
  }
  const note = caseOf('note.json', 'a checkpoint').note!
  const { vkey } = vectors('note.json')
  const person = caseOf('disclosure.json', 'a person')
  const receipt = caseOf('receipt.json', 'without them').receipt!
  const seal = vectors('seals.json').cases[0]
  const fork = caseOf('evidence.json', 'two trees of one size').file!
  const register = readFileSync(here('vectors/register-40.ndjson'), 'utf8').split('\n')
  const words = 'The quay stays open.'
  const salt = Buffer.alloc(32, 7)
  const client = Buffer.from(passkey.signature.webauthn.clientDataJSON, 'base64').toString()
  return `# Each format, whole

Made of [the vectors](vectors/README.md) by \`spec/make-examples.ts\`. Lines are broken here after ${WIDTH} characters, also within strings; the bytes have
line feeds in notes and \`.ndjson\` alone.

## A statement

[statement.md](statement.md#the-statement). Its identity is \`${identity.identity}\`; the PAE begins with \`${identity.pae!.slice(0, 49)}\`.

${broken(identity.payload!)}

## Words

[statement.md](statement.md#words). The bytes “${words}” with a salt of 32 bytes, each 07, are bound as

${broken(JSON.stringify({ digest: digest(salt, words), lang: 'en', length: words.length, mediaType: 'text/plain' }))}

## A key, and what it signs

[envelope.md](envelope.md#keys). A passkey, and its signature over the statement that \`passkey.json\` shares:

${broken(JSON.stringify(passkey.key))}

${broken(JSON.stringify(passkey.signature))}

Its clientDataJSON reads

${broken(client)}

## An envelope

[envelope.md](envelope.md#envelope), around the statement above.

${broken(envelope)}

## An entry

[log.md](log.md#entry). Its leaf is \`${leaf}\`.

${broken(entry)}

## A checkpoint

[log.md](log.md#checkpoint), signed by the key whose vkey is \`${vkey}\`.

${block(note)}

## Lines of the register

[register.md](register.md#5-export): the first three after 40 entries of the log of every type.

${broken(register.slice(0, 3).join('\n'))}

## What is sealed

[register.md](register.md#statementsealed--call). This envelope and the salt \`${seal.salt}\` give the commitment \`${seal.commitment}\`.

${broken(seal.envelope)}

## A disclosure

[receipt.md](receipt.md#the-disclosure-of-a-person). With the salt \`${person.salt}\`, in base64, its commitment is \`${person.commitment}\`.

${broken(person.disclosure!)}

## A receipt

[receipt.md](receipt.md#the-avow-receipt), of a signature, without its texts.

${broken(receipt)}

## Evidence

[evidence.md](evidence.md): two trees of one size.

${broken(fork)}
`
}

export const writeExamples = (): void => writeFileSync(here('examples.md'), examples())

if (import.meta.main) writeExamples()

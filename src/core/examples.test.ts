import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fromUtf8, toHex, utf8 } from './bytes.ts'
import { signCheckpoint } from './checkpoint.ts'
import { addSignatures, newCosigner, openCosignatures } from './cosignature.ts'
import { formatDerSignature } from './der.ts'
import { formatDigest } from './digest.ts'
import { formatEntry, parseEntry } from './entry.ts'
import { openEnvelope, signEnvelope } from './envelope.ts'
import { formatJson } from './json.ts'
import { formatKeyFile } from './key-file.ts'
import { newSigner } from './keys.ts'
import { inclusionNeeds, leafHash, nodeHash } from './merkle.ts'
import { formatVkey, newNoteSigner } from './note.ts'
import { checkProof, formatProof, parseProof } from './proof.ts'
import { formatStatement } from './statement.ts'
import { formatTilePath, tileOf } from './tile.ts'
import { referTo } from './words.ts'

/**
 * One small log, from the seeds of its keys on: a party withdraws, and its entry is proven. Each format of this room
 * carries its piece of it in a comment, as it is made here.
 */
const seed = (n: number) => new Uint8Array(32).fill(n)
const party = newSigner('party', seed(1))
const log = newNoteSigner('harbour.example/log', seed(2))
const witness = newCosigner('witness.example', seed(3))

const first = utf8('the first entry')
const payload = formatStatement({
  v: 1,
  log: 'harbour.example/log',
  type: 'signature/withdrawn',
  by: 'eastport',
  call: 'harbour-accord',
  at: '2026-01-31T12:00:00Z',
  seen: { size: 1, root: formatDigest(leafHash(first)) },
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  body: { reason: null },
})
const envelope = signEnvelope(payload, [party])
const entry = formatEntry('2026-01-31T12:00:05Z', envelope)
const root = nodeHash(leafHash(first), leafHash(entry))
const checkpoint = signCheckpoint({ origin: 'harbour.example/log', size: 2, root }, log)
const text = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1)
const cosigned = addSignatures(checkpoint, [witness.cosign(text, 1_769_860_810)])
const proof = formatProof({ index: 1, hashes: [leafHash(first)], checkpoint: cosigned })
const { reference } = referTo(utf8('We withdraw.'), { lang: 'en', mediaType: 'text/plain' }, seed(4))
const rs = new Uint8Array(64)
rs.set([0x80], 31)
rs.set([0x01], 63)

/** By file, what its comment shows. */
const EXAMPLES: Readonly<Record<string, string>> = {
  json: formatJson({ name: 'Port-Est', id: 'eastport', since: 3 }),
  digest: formatDigest(leafHash(first)),
  'key-file': formatKeyFile('party', seed(1)),
  words: formatJson(reference),
  statement: fromUtf8(payload),
  envelope: fromUtf8(envelope).replace(/(?<="payload":"\w{12})[^"]+/, '…'),
  entry: fromUtf8(entry).replace(fromUtf8(envelope), '{…}'),
  note: formatVkey(log.vkey),
  checkpoint,
  cosignature: cosigned.slice(checkpoint.length),
  proof,
  tile: formatTilePath(tileOf({ level: 0, index: 70_000 }, 70_001)),
  merkle: inclusionNeeds(4, 7)
    .map(({ level, index }) => `${level}/${index}`)
    .join(' '),
  der: toHex(formatDerSignature(rs)),
}

const WIDTH = 110

/** As it stands in a comment: long lines are broken, each by a backslash. */
function inComment(example: string): string {
  const lines = example.trimEnd().split('\n')
  const broken = lines.flatMap(line => {
    const parts = line.match(new RegExp(`.{1,${WIDTH}}`, 'gu')) ?? ['']
    return parts.map((part, n) => (n < parts.length - 1 ? `${part}\\` : part))
  })
  return broken.map(line => ` *     ${line}`.trimEnd()).join('\n')
}

describe('the worked example of each format', () => {
  for (const [file, example] of Object.entries(EXAMPLES))
    it(`stands in ${file}.ts as it is made`, () => {
      const source = readFileSync(new URL(`${file}.ts`, import.meta.url), 'utf8')
      assert.ok(source.includes(inComment(example)), `${file}.ts lacks:\n${inComment(example)}`)
    })

  it('is one story, which holds', () => {
    const { envelope } = parseEntry(entry)
    const { statement } = openEnvelope(envelope, keyid => (keyid === party.keyid ? party.key : undefined))
    assert.equal(statement.by, 'eastport')
    const proven = parseProof(proof)
    assert.equal(checkProof(proven, leafHash(entry), log.vkey).size, 2)
    assert.equal(openCosignatures(proven.checkpoint, [witness.vkey]).length, 1)
  })
})

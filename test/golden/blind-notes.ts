import { sha256 } from '#crypto'
import { concat, toBase64, toHex, utf8 } from '../../src/core/bytes.ts'
import { type Checkpoint, formatCheckpoint } from '../../src/core/checkpoint.ts'
import { EMPTY_ROOT } from '../../src/core/merkle.ts'
import {
  formatNote,
  formatVkey,
  MAX_SIGNATURES,
  type NoteSigner,
  newNoteSigner,
  newVkey,
} from '../../src/core/note.ts'
import type { RefusalCode } from '../../src/core/refusal.ts'
import { ORIGIN, seedOf } from '../memory-log.ts'
import { one, reason } from './cast.ts'
import { later } from './recoveries.ts'
import type { Story } from './story.ts'

/** Signed notes in bodies. Whoever believed one unread would take another log for this one. */

const third = newNoteSigner(ORIGIN, seedOf('the third key of the log'))
const elsewhere = 'southport.example/log'
const NOUGHT = new Uint8Array(32)

/** Signs in the name of the key, and then one bit of its signature turns. */
const forging = (signer: NoteSigner): NoteSigner => ({
  ...signer,
  sign(text) {
    const line = signer.sign(text)
    return { ...line, signature: line.signature.with(63, line.signature[63]! ^ 1) }
  },
})

const noteOf = (text: string, signers: readonly NoteSigner[]) =>
  formatNote({ text, signatures: signers.map(signer => signer.sign(text)) })
const signed = (checkpoint: Checkpoint, ...signers: readonly NoteSigner[]) =>
  noteOf(formatCheckpoint(checkpoint), signers)

export function blindNotes(story: Story): void {
  anchors(story)
  nextKeys(story)
}

function anchors(story: Story): void {
  const { signer: old, signing: own } = story
  const here = { origin: ORIGIN, size: story.size, root: story.register.history.root() }
  const refuse = (checkpoint: string) =>
    story.refuse('anchor_wrong', 'log/anchored', { checkpoint }, { signers: [one] })
  refuse(signed(here, forging(own)))
  refuse(signed(here, own, forging(own)))
  refuse(signed(here, old))
  refuse(signed(here, third))
  refuse(signed({ ...here, origin: elsewhere }, own))
  refuse(signed({ ...here, size: story.size - 1 }, own))
  refuse(signed({ ...here, root: NOUGHT }, own))
  const text = formatCheckpoint(here)
  const size = String(story.size)
  refuse(noteOf(text.replace(`\n${size}\n`, `\n0${size}\n`), [own]))
  refuse(noteOf(text.replace(`\n${size}\n`, `\n${size}.0\n`), [own]))
  refuse(noteOf(text.replace(`\n${size}\n`, '\n9007199254740993\n'), [own]))
  refuse(noteOf(`${text}\n`, [own]))
  refuse(noteOf(text.replace(/[^\n]*\n$/, `${toBase64(NOUGHT.slice(1))}\n`), [own]))
  refuse(noteOf(text.replace(/[^\n]*\n$/, ''), [own]))
  refuse(noteOf(`${text}\nmore\n`, [own]))
  const honest = signed(here, own)
  const line = (name: string, bytes = 5) => `— ${name} ${toBase64(new Uint8Array(bytes))}\n`
  refuse(honest + line('wide\u3000name'))
  refuse(honest + line('hair\u200aspace'))
  refuse(honest + line('sum+name'))
  refuse(`${honest}— three words there\n`)
  // In another spelling it is no line of the log.
  refuse(honest.replace(/=\n$/, '\n'))
  refuse(honest.slice(0, -1))
  refuse(honest + line('a').repeat(MAX_SIGNATURES))
  // Whoever else signs is passed over, as often as it may; the log's own line may stand there twice.
  const twice = signed({ ...here, extensions: ['more', ' '] }, own, own, old, third)
  // Its key ID under another name is nobody's whom the log knows.
  const named = `— ${elsewhere} ${toBase64(concat(Uint8Array.fromHex(own.vkey.keyId), NOUGHT))}\n`
  const others = named + line('témoin-क्')
  const odd = `${line('short', 4)}— loose AAAAAAB=\n— bare AAAAAAA\n— ${ORIGIN} -_é\n`
  const whole = twice + others + odd + line('a').repeat(MAX_SIGNATURES - 10)
  story.post('log/anchored', { checkpoint: whole }, { signers: [one] })
}

/** By the recovery key, so that no second hand is missing. No other key of the log comes in here. */
function nextKeys(story: Story): void {
  const own = story.signing
  const root = (size: number) => story.register.history.root(size)
  const here = { origin: ORIGIN, size: story.size, root: root(story.size) }
  const body = { vkey: formatVkey(third.vkey), recoveryKey: later.key, ...reason }
  const checkpoint = signed(here, own, third)
  const refuse = (code: RefusalCode, changes: object) =>
    story.refuse(code, 'log/key-changed', { ...body, checkpoint, ...changes }, { signers: [later] })
  const refuseNote = (checkpoint: string) => refuse('anchor_wrong', { checkpoint })
  refuse('key_unproven', { checkpoint: signed(here, own, forging(third)) })
  refuse('key_unproven', { checkpoint: signed(here, own, third, forging(third)) })
  refuseNote(signed(here, forging(own), third))
  refuseNote(signed(here, story.signer, third))
  refuseNote(signed({ ...here, origin: elsewhere }, own, third))
  refuseNote(signed({ ...here, root: NOUGHT }, own, third))
  refuseNote(signed({ ...here, size: here.size + 1 }, own, third))
  const named = story.rows.get('log', 'log')!.recoveries!.at(-1)!.entry
  refuseNote(signed({ ...here, size: named, root: root(named) }, own, third))

  const { publicKey, ...rest } = third.vkey
  refuse('key_malformed', { vkey: formatVkey({ ...rest, publicKey, keyId: '00000000' }) })
  refuse('key_malformed', { vkey: formatVkey(newVkey(ORIGIN, 4, publicKey)) })
  refuse('key_malformed', { vkey: vkeyOf(ORIGIN, NOUGHT) })
  refuse('key_malformed', { vkey: `${body.vkey}\n` })
  refuse('body_malformed', { vkey: body.vkey.padEnd(401, '=') })
  refuse('key_known', { vkey: formatVkey(own.vkey), checkpoint: signed(here, own) })
  refuse('key_known', { vkey: story.vkey, checkpoint: signed(here, own, story.signer) })

  // By the depositary's own key, announced and ripe, with a checkpoint of before that key came in.
  const slow = { vkey: body.vkey, checkpoint: signed({ ...here, size: 0, root: EMPTY_ROOT }, own, third) }
  const act = { ...slow, ...reason }
  story.post('act/announced', { type: 'log/key-changed', call: null, body: act })
  story.pass(7)
  story.refuse('anchor_wrong', 'log/key-changed', act)
}

/** A verifier key with the right key ID, whatever its bytes are. */
function vkeyOf(name: string, publicKey: Uint8Array): string {
  const key = concat(Uint8Array.of(1), publicKey)
  return `${name}+${toHex(sha256(concat(utf8(`${name}\n`), key)).slice(0, 4))}+${toBase64(key)}`
}

import { fromUtf8, toBase64 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { formatVkey } from '../../src/core/note.ts'
import type { SaltedDisclosure } from '../../src/register/disclosure.ts'
import { exportLines } from '../../src/register/export.ts'
import { checkReceipt } from '../../src/register/receipt.ts'
import type { Trust } from '../../src/register/receipt-findings.ts'
import { formatSealedFile } from '../../src/register/sealed-file.ts'
import { WITNESS_VKEYS } from '../memory-log.ts'
import { absentees } from './absentees.ts'
import { blindSpots } from './blind-spots.ts'
import { malformed } from './bytes.ts'
import { calls, claim, newText, RECORD } from './calls.ts'
import { commitments, recordOfOthers } from './commitments.ts'
import { corners } from './corners.ts'
import { corrections } from './corrections.ts'
import { endings } from './endings.ts'
import { fairness } from './fairness.ts'
import { figures } from './figures.ts'
import { type Line, plain, type ReceiptLine } from './files.ts'
import { firstKeys } from './first-keys.ts'
import { founding } from './founding.ts'
import { invitations } from './invitations.ts'
import { laterWords } from './later-words.ts'
import { mandates } from './mandates.ts'
import { manyCorrections } from './many-corrections.ts'
import { notices } from './notices.ts'
import { officers } from './officers.ts'
import { AT_ONCE, openings } from './openings.ts'
import { lists, parties } from './parties.ts'
import { partyKeys } from './party-keys.ts'
import { person, persons } from './persons.ts'
import { principles } from './principles.ts'
import { recoveries } from './recoveries.ts'
import { rules } from './rules.ts'
import { seals } from './seals.ts'
import { announcements, switches, withheld } from './second-hands.ts'
import { anew, objections, signatures } from './signatures.ts'
import { Story } from './story.ts'
import { correctionWithdrawn, textCorrections } from './text-corrections.ts'

/** The golden log, its register and its receipts, as they are written to the files beside this one. */

interface Golden {
  readonly lines: readonly Line[]
  readonly register: string
  readonly receipts: readonly ReceiptLine[]
}

const BEFORE_SEALS = [founding, calls, lists, parties, mandates, signatures, objections, persons] as const
const AFTER_SEALS = [
  endings,
  withheld,
  switches,
  newText,
  anew,
  malformed,
  claim,
  announcements,
  corrections,
  rules,
  openings,
  partyKeys,
  recoveries,
  textCorrections,
  laterWords,
  notices,
  corners,
  officers,
  fairness,
  blindSpots,
  invitations,
  correctionWithdrawn,
  principles,
  firstKeys,
  absentees,
  recordOfOthers,
  commitments,
  figures,
  manyCorrections,
] as const

/** The same bytes on each run: keys come from names, the clock stands still, and every nonce is counted. */
export async function makeGolden(): Promise<Golden> {
  const story = new Story()
  const tell = (chapter: (story: Story) => void) => {
    chapter(story)
    story.pass(1)
  }
  for (const chapter of BEFORE_SEALS) tell(chapter)
  const quiet = seals(story)
  for (const chapter of AFTER_SEALS) tell(chapter)
  const register = [...exportLines(story.register)].join('')
  const made = await receipts(story, formatSealedFile({ ...quiet, parts: [] }))
  return { lines: story.lines, register, receipts: made }
}

/** Of these types the receipts stand here whole, for whoever has no log to make them from. */
const WHOLE = new Set([
  'depositary/established',
  'depositary/key-changed',
  'role/granted',
  'call/policy-changed',
  'key/added',
  'signature/given',
  'signature/deposited',
  'signature/removed',
  'person/signed',
  'statement/sealed',
  'statement/opened',
  'party/merged',
  'objection/raised',
])

/** One of each type, the first in the log, and those that show more than their type does. */
async function receipts(story: Story, sealed: Uint8Array): Promise<ReceiptLine[]> {
  const entries = story.lines.filter(line => 'index' in line)
  const of = (type: string, has = '') =>
    entries
      .filter(line => line.type === type && payloadOf(line.entry).includes(has))
      .map(({ index }) => index)
  const types = [...new Set(entries.map(({ type }) => type))]
  const made = types.map(type => receipt(story, of(type)[0]!, { isWhole: WHOLE.has(type) }))
  // A translation, a passkey of RSA, what rests on a claim or on an opening with a text, what came after its seal, an
  // officer who decides nothing.
  const signed = of('signature/given')
  const claimed = of('signature/given', `"call":"${RECORD}"`)
  const whole = of('signature/given', `"call":"${AT_ONCE}"`)
  const more = [signed[1], signed[2], ...claimed, ...whole, ...of('statement/opened').slice(1)]
  for (const index of [...more, of('role/granted', '"office":')[0]]) made.push(receipt(story, index!))
  const isWhole = true
  const shown = { person: person('Ada Okafor'), isWhole }
  made.push(receipt(story, of('person/signed')[0]!, shown))
  const trust = { vkey: formatVkey(story.signing.vkey), witnesses: WITNESS_VKEYS, quorum: 2 }
  made.push(receipt(story, signed[1]!, { trust, isWhole }))
  const { commitment } = JSON.parse(fromUtf8(sealed)) as { commitment: string }
  made.push(receipt(story, of('statement/sealed', commitment)[0]!, { sealed, isWhole }))
  return Promise.all(made)
}

interface Shown {
  readonly trust?: Trust
  readonly sealed?: Uint8Array
  readonly person?: SaltedDisclosure
  readonly isWhole?: boolean
}

async function receipt(
  story: Story,
  index: number,
  { trust = { vkey: formatVkey(story.signing.vkey) }, sealed, person, isWhole = false }: Shown = {},
): Promise<ReceiptLine> {
  const bytes = await story.receipt(index, person)
  const checked = checkReceipt(bytes, { ...trust, ...(sealed && { sealed }) })
  return {
    index,
    type: checked.statement.type,
    cosigned: story.now,
    trust,
    ...(sealed && { sealed: fromUtf8(sealed) }),
    ...(person && { person: { disclosure: toBase64(person.disclosure), salt: toBase64(person.salt) } }),
    digest: digestOf(bytes),
    ...(isWhole && { receipt: fromUtf8(bytes) }),
    checked: plain(checked),
  }
}

function payloadOf(entry: string): string {
  const { envelope } = JSON.parse(entry) as { envelope: { payload: string } }
  return Buffer.from(envelope.payload, 'base64').toString()
}

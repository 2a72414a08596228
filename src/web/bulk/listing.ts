import { isDeepStrictEqual } from 'node:util'
import { attempt, Refusal } from '../../core/refusal.ts'
import {
  begun,
  dropListing,
  type Listing,
  listingRowChanged,
  listingRows,
  listings,
  MOST_LISTED,
  turnOf,
} from '../../people/listings.ts'
import { reportOf } from '../../register/lists/report.ts'
import { depositarySigner } from '../../work/depositary-signer.ts'
import { type DryRun, dryRun, recordedOf } from '../../work/listing.ts'
import { noteAct } from '../desk/diary.ts'
import type { Officer } from '../desk/officer/officer.ts'
import {
  type Asked,
  type Errors,
  type Form,
  NO_ERRORS,
  type Piece,
  refusalNotice,
  say,
  seeOther,
} from '../kit/kit.ts'
import { mayTakeBack } from '../office-permissions.ts'
import { checkSession, keyOfCredential, signatureFrom } from '../passkey/answer.ts'
import { answersChange, challengeOf, dryPage } from './listing-dry.ts'
import { progressPage } from './listing-progress.ts'
import { changePlan, decided, planAt, resumed, stopped } from './plan-acts.ts'
import { settledBy } from './settling.ts'

/** One list of supporters: what would be recorded, what an officer answers, their yes, and then what was recorded. */

export async function showListing(asked: Asked, officer: Officer) {
  return listingPage(asked, officer, null)
}

const hereOf = ({ params }: Asked) => `/desk/lists/${params.listing}`

async function listingPage(
  asked: Asked,
  officer: Officer,
  trouble: Piece,
  typed = new URLSearchParams(),
  errors: Errors = NO_ERRORS,
) {
  const { value } = await planAt(asked, listings, asked.params.listing!)
  return value.state === 'planned'
    ? dryPage(asked, officer, value, { trouble, typed, errors })
    : progressPage(asked, officer, value, trouble)
}

export async function takeListing(asked: Asked, officer: Officer, { fields }: Form) {
  try {
    return await act(asked, officer, fields)
  } catch (error) {
    return listingPage(asked, officer, refusalNotice(asked.lang, error), fields)
  }
}

const NOTED = {
  settle: 'list-settled',
  approve: 'list-approved',
  drop: 'list-dropped',
  stop: 'list-stopped',
  go: 'list-resumed',
} as const

async function act(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const what = fields.get('do')
  switch (what) {
    case 'settle': {
      const errors = await settle(asked, fields)
      if (errors !== null) return listingPage(asked, officer, null, fields, errors)
      break
    }
    case 'approve': {
      const notYet = await lookAgain(asked, officer, fields)
      if (notYet !== null) return notYet
      await approve(asked, officer, fields)
      break
    }
    case 'drop':
      await drop(asked, officer)
      break
    case 'stop':
      await change(asked, stopped)
      break
    case 'go':
      await change(asked, resumed)
      break
    default:
      throw new Refusal('request_malformed', 'The form names nothing to do.')
  }
  await noteAct(asked, officer, NOTED[what], asked.params.listing!)
  if (what === 'drop') return seeOther(asked, '/desk/lists')
  return seeOther(asked, what === 'settle' ? `${hereOf(asked)}?saved=yes` : hereOf(asked))
}

/** Where the list goes on, rows that were refused wait again. */
function change(asked: Asked, by: (listing: Listing) => Partial<Listing>) {
  const { log, now } = asked.site
  const id = asked.params.listing!
  return changePlan(asked, listings, id, by, async ({ state }) => {
    if (state !== 'running') return []
    const { call } = await listings.find(log.drawer, id, now())
    const turn = await turnOf(log.drawer, { id, call, goesOn: true }, now())
    const rows = await listingRows(log.drawer, id, now())
    const refused = rows.filter(({ value }) => value.state === 'refused')
    return [turn, ...refused.map(row => listingRowChanged(row, { state: 'waiting', said: null }))]
  })
}

async function settle(asked: Asked, fields: URLSearchParams): Promise<Errors | null> {
  const { site, params } = asked
  const found = await planAt(asked, listings, params.listing!)
  if (found.value.state !== 'planned') throw decided()
  const answered = settledBy(asked, fields, found.value, await dryRun(site, found.id, found.value))
  if (!('settled' in answered)) return answered
  const settled = answered as Pick<Listing, 'people' | 'settled'>
  if (isDeepStrictEqual(settled, { people: found.value.people, settled: found.value.settled })) return null
  // Another officer may have answered meanwhile: then this one is told so, and looks again.
  await site.log.drawer.apply([listings.changed(found, { ...found.value, ...settled })], site.now())
  return null
}

/**
 * What came with the yes and is not saved is saved first: where it changes what would be recorded, the officer sees that
 * before anything is signed. Null where nothing stands against the yes.
 */
async function lookAgain(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const was = await recordedNow(asked)
  const wrong = await settle(asked, fields)
  if (wrong !== null) return listingPage(asked, officer, null, fields, wrong)
  const is = await recordedNow(asked)
  if (planOf(was) !== planOf(is)) {
    await noteAct(asked, officer, NOTED.settle, asked.params.listing!)
    return listingPage(asked, officer, answersChange(asked, was, is))
  }
  if (fields.has('looked')) return null
  const errors = new Map([['looked', say(asked.lang, 'lists.lookFirst')]])
  return listingPage(asked, officer, null, new URLSearchParams(), errors)
}

async function recordedNow(asked: Asked) {
  const { id, value } = await planAt(asked, listings, asked.params.listing!)
  if (value.state !== 'planned') throw decided()
  const dry = await dryRun(asked.site, id, value)
  return attempt(() => recordedOf(dry, value.call))
}

const planOf = (recorded: Awaited<ReturnType<typeof recordedNow>>) =>
  recorded instanceof Refusal ? null : recorded.plan

async function drop(asked: Asked, officer: Officer) {
  const found = await planAt(asked, listings, asked.params.listing!)
  const { state, by } = found.value
  if (state !== 'planned') throw decided()
  if (!mayTakeBack(officer, by))
    throw new Refusal('key_role_wrong', `${by} read this list in; an officer who decides drops it.`)
  await dropListing(asked.site.log.drawer, found, asked.site.now())
}

async function approve(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const { site, params } = asked
  const id = params.listing!
  const found = await planAt(asked, listings, id)
  const { value } = found
  if (value.state !== 'planned') throw decided()
  const { key, keyid } = await keyOfCredential(asked, fields, { use: 'officer', holder: officer.id })
  depositarySigner(site)
  // Before the register is read: whoever is approved meanwhile makes this one too late.
  const turn = await turnOf(site.log.drawer, { id, call: value.call }, site.now())
  const dry = await dryRun(site, id, value)
  const { rows, plan } = recordedOf(dry, value.call)
  if (rows.length > MOST_LISTED)
    throw new Refusal(
      'file_malformed',
      `The list asks for ${rows.length} entries; ${MOST_LISTED} are the most.`,
    )
  if (fields.get('plan') !== plan)
    throw new Refusal(
      'changed_meanwhile',
      'The register, or an answer, has changed since you looked. Look again.',
    )
  checkSession(fields, key, challengeOf(asked, plan))
  const { sig: signature, webauthn } = signatureFrom(keyid, fields)
  const by = { by: officer.id, at: site.now(), keyid, assertion: { ...webauthn!, signature } }
  const approved = { ...by, plan, counts: countsOf(dry) }
  await site.log.drawer.apply([turn, ...begun(found, approved, rows, site.now())], site.now())
  site.worker.wake()
}

function countsOf({ list, difference }: DryRun) {
  const { counts, rows } = reportOf(list, difference)
  return { ...counts, rows }
}

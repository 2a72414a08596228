import type { Digest } from '../../core/digest.ts'
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
import { mustSettle } from '../../register/lists/doubts.ts'
import { reportOf } from '../../register/lists/report.ts'
import { depositarySigner } from '../../work/depositary-signer.ts'
import { type DryRun, dryRun, recordedOf } from '../../work/listing.ts'
import { noteAct } from '../desk/diary.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage } from '../desk/pages.ts'
import {
  type Asked,
  buttonForm,
  doneNotice,
  type Errors,
  type Fact,
  Fieldset,
  type Form,
  factList,
  formatNumber,
  hash,
  html,
  inset,
  linkIn,
  longDay,
  NO_ERRORS,
  type Piece,
  part,
  postedForm,
  refusalNotice,
  remark,
  say,
  seeOther,
} from '../kit/kit.ts'
import { mayCome, mayTakeBack } from '../office-permissions.ts'
import { checkSession, keyOfCredential, signatureFrom } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { publicAtOnce } from '../sign/hour.ts'
import { progressPage } from './listing-progress.ts'
import { reportTabs } from './listing-report.ts'
import { withoutKey } from './lists.ts'
import { changePlan, decided, planAt, planChallenge, resumed, stopped } from './plan-acts.ts'
import { settledBy, settlingFields } from './settling.ts'

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
    case 'approve':
      await approve(asked, officer, fields)
      break
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
  // Another officer may have answered meanwhile: then this one is told so, and looks again.
  const settled = answered as Pick<Listing, 'people' | 'settled'>
  await site.log.drawer.apply([listings.changed(found, { ...found.value, ...settled })], site.now())
  return null
}

async function drop(asked: Asked, officer: Officer) {
  const found = await planAt(asked, listings, asked.params.listing!)
  const { state, by } = found.value
  if (state !== 'planned') throw decided()
  if (!mayTakeBack(officer, by))
    throw new Refusal('key_role_wrong', `${by} read this list in; an officer who decides drops it.`)
  await dropListing(asked.site.log.drawer, found, asked.site.now())
}

const challengeOf = (asked: Asked, plan: Digest) =>
  planChallenge(asked, 'avow/listing/v1', asked.params.listing!, plan)

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

interface Typed {
  readonly trouble: Piece
  readonly typed: URLSearchParams
  readonly errors: Errors
}

async function dryPage(asked: Asked, officer: Officer, listing: Listing, { trouble, typed, errors }: Typed) {
  const { lang, site, params, query } = asked
  const here = hereOf(asked)
  const dry = await dryRun(site, params.listing!, listing)
  const report = reportOf(dry.list, dry.difference)
  const open = mustSettle(dry.difference.doubts).length
  const recorded = attempt(() => recordedOf(dry, listing.call))
  const count = recorded instanceof Refusal ? 0 : recorded.rows.length
  const facts: Fact[] = [
    [say(lang, 'member.call'), html`<code>${listing.call}</code>`],
    [say(lang, 'lists.date'), longDay(listing.date, lang)],
    [say(lang, 'lists.whole'), say(lang, `lists.whole.${listing.whole ? 'yes' : 'no'}`)],
    ...(report.comparedWith === null
      ? []
      : [[say(lang, 'lists.comparedWith'), longDay(report.comparedWith, lang)] as Fact]),
    [say(lang, 'lists.rows'), formatNumber(report.rows, lang)],
    [say(lang, 'lists.fileDigest'), hash(listing.digest)],
  ]
  const f = new Fieldset(lang, typed, errors)
  const settling = mayCome(officer, 'deskListSent', 'settle')
    ? postedForm(asked, here, {
        f,
        errors,
        hidden: { do: 'settle' },
        fields: settlingFields(asked, f, listing, dry),
        button: say(lang, 'lists.save'),
        isSecond: open === 0,
      })
    : null
  const parts = html`
    ${trouble}${query.has('saved') && errors.size === 0 ? doneNotice(say(lang, 'lists.saved')) : null}
    ${part(listing.title, factList(facts), { strong: true })}
    ${part(say(lang, 'lists.show'), reportTabs(asked, here, report, dry.difference), { id: 'rows' })}
    ${part(say(lang, 'lists.settle'), settling, { id: 'settle', note: say(lang, 'lists.settleNote') })}
    ${part(say(lang, 'lists.approve'), await approvalForm(asked, officer, listing, recorded, open), {
      strong: true,
      note: say(lang, 'lists.approveNote'),
    })}
  `
  const title = say(lang, 'lists.dryTitle', { open, count })
  const status = errors.size > 0 ? 422 : trouble === null ? 200 : 409
  return deskPage(
    asked,
    officer,
    { title, note: say(lang, 'lists.dryNote'), script: 'passkey', status },
    parts,
  )
}

async function approvalForm(
  asked: Asked,
  officer: Officer,
  { by, date, title }: Listing,
  recorded: ReturnType<typeof recordedOf> | Refusal,
  open: number,
) {
  const { lang, site } = asked
  const here = hereOf(asked)
  const dropping = mayTakeBack(officer, by)
    ? buttonForm(asked, here, { do: 'drop' }, say(lang, 'lists.drop'), { form: 'mt' })
    : null
  if (open > 0) return [inset(say(lang, 'lists.openFirst'), 'mt'), dropping]
  if (recorded instanceof Refusal) return [refusalNotice(lang, recorded), dropping]
  const { rows, plan } = recorded
  if (rows.length === 0) return [inset(say(lang, 'lists.nothingToRecord'), 'mt'), dropping]
  const approves = say(lang, 'lists.approval', {
    officer: officer.id,
    count: rows.length,
    title,
    date: longDay(date, lang),
  })
  const statement = html`
    <blockquote class="statement">${approves}</blockquote>
    <div class="mt">${factList([[say(lang, 'bulk.digest'), hash(plan)]])}</div>
  `
  if (!mayCome(officer, 'deskListSent', 'approve'))
    return [statement, inset(say(lang, 'office.approvalAwaited'), 'mt'), dropping]
  if (site.signer === null) return [statement, withoutKey(asked), dropping]
  const form = passkeyForm(asked, {
    action: linkIn(asked, here),
    challenge: challengeOf(asked, plan),
    credentials: officer.credentials,
    hidden: { do: 'approve', plan },
    button: say(lang, 'lists.approveButton'),
    explain: html`${await publicAtOnce(asked, null)}${remark(say(lang, 'lists.approveMeans'))}`,
  })
  return [statement, form, dropping]
}

import type { Digest } from '../../core/digest.ts'
import { attempt, Refusal } from '../../core/refusal.ts'
import type { Listing } from '../../people/listings.ts'
import { mustSettle } from '../../register/lists/doubts.ts'
import { reportOf } from '../../register/lists/report.ts'
import { dryRun, recordedOf } from '../../work/listing.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage } from '../desk/pages.ts'
import {
  type Asked,
  addressWith,
  buttonForm,
  doneNotice,
  type Errors,
  type Fact,
  Fieldset,
  factList,
  firstOf,
  formatNumber,
  hash,
  html,
  inset,
  linkButton,
  linkIn,
  longDay,
  type Piece,
  part,
  postedForm,
  refusalNotice,
  remark,
  say,
  typedIsDone,
} from '../kit/kit.ts'
import { mayCome, mayTakeBack } from '../office-permissions.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { publicAtOnce } from '../sign/hour.ts'
import { reportTabs } from './listing-report.ts'
import { withoutKey } from './lists.ts'
import { planChallenge } from './plan-acts.ts'
import { settlingFields } from './settling.ts'

/** A list of supporters before the yes: what would be recorded, what an officer answers, and the form that says yes. */

export const challengeOf = (asked: Asked, plan: Digest) =>
  planChallenge(asked, 'avow/listing/v1', asked.params.listing!, plan)

type Recorded = ReturnType<typeof recordedOf>

export interface Typed {
  readonly trouble: Piece
  readonly typed: URLSearchParams
  readonly errors: Errors
}

export async function dryPage(
  asked: Asked,
  officer: Officer,
  listing: Listing,
  { trouble, typed, errors }: Typed,
) {
  const { lang, site, params, query } = asked
  const here = `/desk/lists/${params.listing}`
  const dry = await dryRun(site, params.listing!, listing)
  const report = reportOf(dry.list, dry.difference)
  const open = mustSettle(dry.difference.doubts).length
  const recorded = attempt(() => recordedOf(dry, listing.call))
  const count = recorded instanceof Refusal ? 0 : recorded.rows.length
  const people = dry.difference.people.length
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
  // Whoever looked has looked at the plan that was shown: of another they are asked again.
  const again = new URLSearchParams(typed)
  again.delete('looked')
  const f = new Fieldset(lang, again, errors)
  const answers = mayCome(officer, 'deskListSent', 'settle') ? settlingFields(asked, f, listing, dry) : null
  const form = { asked, officer, listing, f, answers, errors, open, recorded }
  const dropping = mayTakeBack(officer, listing.by)
    ? buttonForm(asked, here, { do: 'drop' }, say(lang, 'lists.drop'), { form: 'mt' })
    : null
  const isSaved = query.has('saved') && errors.size === 0 && trouble === null
  const parts = html`
    ${trouble}${isSaved ? doneNotice(say(lang, 'lists.saved')) : null}${isSaved ? typedIsDone(here) : null}
    ${part(listing.title, factList(facts), { strong: true })}
    ${part(say(lang, 'lists.show'), reportTabs(asked, here, report, dry.difference), { id: 'rows' })}
    ${part(say(lang, 'lists.settle'), [await answerForm(form, here), dropping], {
      id: 'settle',
      strong: true,
      note: say(lang, 'lists.settleNote'),
    })}
    ${people === 0 ? null : part(say(lang, 'lists.next'), countOffered(asked, officer, listing, people))}
  `
  const title = say(lang, 'lists.dryTitle', { open, count, people })
  const status = errors.size > 0 ? 422 : trouble === null ? 200 : 409
  return deskPage(asked, officer, { title, script: 'passkey', status }, parts)
}

interface AnswerForm {
  readonly asked: Asked
  readonly officer: Officer
  readonly listing: Listing
  readonly f: Fieldset
  readonly answers: Piece
  readonly errors: Errors
  readonly open: number
  readonly recorded: Recorded | Refusal
}

/** Answers and the yes are one form: what is typed comes along with the yes, and is never passed over in silence. */
async function answerForm(
  { asked, officer, listing, f, answers, errors, open, recorded }: AnswerForm,
  here: string,
) {
  const { lang, site } = asked
  const save = say(lang, 'lists.save')
  const only = (...told: readonly Piece[]) => [
    answers === null
      ? null
      : postedForm(asked, here, {
          ...{ f, errors, hidden: { do: 'settle' }, fields: answers },
          ...{ keep: 'answers', button: save, isSecond: open === 0 },
        }),
    ...told,
  ]
  if (open > 0) return only(inset(say(lang, 'lists.openFirst'), 'mt'))
  if (recorded instanceof Refusal) return only(refusalNotice(lang, recorded))
  const { rows, plan } = recorded
  if (rows.length === 0) return only(inset(say(lang, 'lists.nothingToRecord'), 'mt'))
  const { date, title } = listing
  const statement = html`
    <h3>${say(lang, 'lists.approve')}</h3>
    ${remark(say(lang, 'lists.approveNote'))}
    <blockquote class="statement">${say(lang, 'lists.approval', {
      officer: officer.id,
      count: rows.length,
      title,
      date: longDay(date, lang),
    })}</blockquote>
    ${factList([[say(lang, 'bulk.digest'), hash(plan)]])}
  `
  if (!mayCome(officer, 'deskListSent', 'approve'))
    return only(statement, inset(say(lang, 'office.approvalAwaited'), 'mt'))
  if (site.signer === null) return only(statement, withoutKey(asked))
  // What was typed and not taken is to be mended first.
  if (errors.size > 0 && !errors.has('looked')) return only(inset(say(lang, 'lists.unsaved'), 'mt'))
  const count = new Set(rows.map(({ name }) => name)).size
  return passkeyForm(asked, {
    action: linkIn(asked, here),
    challenge: challengeOf(asked, plan),
    credentials: officer.credentials,
    before: html`
      ${f.summary(errors)}${answers}
      <div class="actions">
        <button class="btn second" name="do" value="settle" formnovalidate>${save}</button>
      </div>
      ${statement}
    `,
    hidden: { do: 'approve', plan },
    // With the plan: a tick is for what was looked at.
    keep: plan,
    button: say(lang, 'lists.approveButton'),
    explain: html`
      ${await publicAtOnce(asked, null)}${remark(say(lang, 'lists.approveMeans'))}
      ${f.check('looked', say(lang, 'lists.looked', { count }), { isRequired: true })}
      <p class="notice" role="status" data-unsaved hidden>${say(lang, 'lists.unsaved')}</p>
    `,
  })
}

const MOST_NAMED = 40

/** What answers that came with the yes change of the plan that the officer had seen. Nothing is signed. */
export function answersChange(
  { lang, params }: Asked,
  was: Recorded | Refusal,
  is: Recorded | Refusal,
): Piece {
  const [before, after] = [was, is].map(one => (one instanceof Refusal ? [] : one.rows))
  const without = (rows: Recorded['rows'], others: Recorded['rows']) => {
    const known = new Set(others.map(({ body }) => body))
    return [...new Set(rows.filter(({ body }) => !known.has(body)).map(({ name }) => name))]
  }
  const named = (says: 'lists.goes' | 'lists.comes', names: readonly string[]) => {
    if (names.length === 0) return null
    const more = (count: number) => remark(say(lang, 'lists.more', { count }))
    const { shown, told } = firstOf(names, MOST_NAMED, more)
    const items = shown.map(name => html`<li dir="auto"><b>${name}</b></li>`)
    return html`<p class="mt">${say(lang, says, { count: names.length })}</p><ul>${items}</ul>${told}`
  }
  const told = html`<div role="alert" tabindex="-1" autofocus>
    <p>${say(lang, 'lists.notSigned')}</p>
    ${named('lists.goes', without(before!, after!))}${named('lists.comes', without(after!, before!))}
  </div>`
  return [
    typedIsDone(`/desk/lists/${params.listing}`),
    part(say(lang, 'lists.answersChange'), told, { strong: true }),
  ]
}

/** People who were left out can be counted, without their names; and what becomes of the file that has them. */
export function countOffered(
  asked: Asked,
  officer: Officer,
  { call, date, state, title, url }: Listing,
  people: number,
): Piece {
  const { lang } = asked
  const values = {
    ...{ call, day: date, total: String(people), 'of-persons': String(people) },
    ...{ sourceTitle: title, sourceDate: date, sourceUrl: url ?? '' },
  }
  const link = mayCome(officer, 'deskFormSent')
    ? linkButton(
        asked,
        addressWith('/desk/new/count', values),
        say(lang, 'lists.recordCount', { count: people }),
      )
    : null
  return [
    remark(say(lang, 'lists.countNote')),
    html`<div class="actions mt">${link}</div>`,
    html`<div class="mt">${remark(say(lang, state === 'planned' ? 'lists.fileKept' : 'lists.fileGone'))}</div>`,
  ]
}

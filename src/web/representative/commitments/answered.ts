import { dayOf } from '../../../core/time.ts'
import type { Answer, AskedFor } from '../../../register/commitment-kinds.ts'
import { ref } from '../../../register/rows.ts'
import { reportFiled } from '../../../register/types/reports.ts'
import { rowIn } from '../../../store/each-row.ts'
import { readDuties, readRules } from '../../../work/commitments/duties.ts'
import type { Composed } from '../../../work/compose.ts'
import { type Asked, entryLink, html, longDay, type Markup, type Piece, phrase, say } from '../../kit/kit.ts'
import { commitmentWithId } from '../../statement/commitment-names.ts'
import type { Representative } from '../session.ts'
import { clauseBriefly } from './year-rules.ts'

/**
 * Two people of one organisation may report at once. Whoever signs later reads what was said of the very same day; both
 * stay on record, and nothing is kept out. Beside it stands what a report that says nothing would still do.
 */

interface Body {
  readonly answers: readonly Answer[]
  readonly asked: readonly AskedFor[]
  readonly policy: string | null
  readonly words: unknown
  readonly figures?: unknown
}

export async function reportNotices(
  asked: Asked,
  { party }: Representative,
  { type, call, body }: Composed,
): Promise<Piece> {
  if (type !== reportFiled.type || call === null) return null
  const report = body as unknown as Body
  return [await answeredNotice(asked, call, party, report), await emptyNotice(asked, call, party, report)]
}

async function clauseNamed(
  asked: Asked,
  call: string,
  policy: string | null,
  clause: string,
): Promise<Piece> {
  const row = policy === null ? undefined : await rowIn(asked.site.log.store, 'policies', call, policy)
  const found = row?.policy.clauses?.find(({ id }) => id === clause)
  return found === undefined
    ? html`<code>${clause}</code>`
    : html`<q>${await clauseBriefly(asked, found, row!.policy)}</q>`
}

async function answeredNotice(
  asked: Asked,
  call: string,
  party: string,
  { answers, asked: clauses, policy }: Body,
): Promise<Markup | null> {
  const { lang, site } = asked
  const [schedule] = await site.log.store.rows([ref('schedules', call, party)])
  if (schedule === undefined) return null
  const at = site.log.head()?.size ?? 0
  const own = answers.flatMap(({ commitment: { party: lead, id }, due }) => {
    const found = schedule.commitments.findLast(one => one.party === lead && one.id === id)
    const reports = found?.reports.filter(one => due !== null && one.due === due) ?? []
    return reports.map(async ({ entry, day, says }) => ({
      ...{ entry, day, due: due! },
      what: await commitmentWithId(asked, call, { party: lead, id }, at),
      says: say(lang, `commitment.outlook.${says ?? 'none'}`),
    }))
  })
  const ofClauses = clauses.flatMap(({ clause, due }) =>
    schedule.reports
      .filter(one => one.clause === clause && one.due === due)
      .map(async ({ entry, day }) => ({
        ...{ entry, day, due },
        what: await clauseNamed(asked, call, policy, clause),
        says: say(lang, 'ours.status.reported'),
      })),
  )
  const all = await Promise.all([...own, ...ofClauses])
  if (all.length === 0) return null
  const lines = all.map(({ entry, day, due, ...told }) => {
    const days = { due: longDay(due, lang), day: longDay(day, lang) }
    return html`<li>${phrase(lang, 'ours.answeredBefore', { ...told, ...days })} ${entryLink(asked, entry)}</li>`
  })
  return html`<div class="notice warn">
    <p><b>${say(lang, 'ours.answeredHead')}</b></p>
    <ul>${lines}</ul>
    <p>${say(lang, 'ours.answeredSo')}</p>
  </div>`
}

/** It answers what is asked, and ends a silence, all the same. */
async function emptyNotice(
  asked: Asked,
  call: string,
  party: string,
  { answers, figures, words }: Body,
): Promise<Markup | null> {
  if (answers.length > 0 || words !== null || figures !== undefined) return null
  const { lang, site } = asked
  const rules = await readRules(site.log.store, call)
  const duties = rules && (await readDuties(site.log.store, rules, call, party, dayOf(site.now())))
  const isStep = duties?.step != null ? 'yes' : 'no'
  return html`<div class="notice"><p>${say(lang, 'ours.reportBare', { step: isStep })}</p></div>`
}

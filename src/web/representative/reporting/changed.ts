import type { Catalogue } from '../../../register/figures/catalogue.ts'
import type { Composed } from '../../../work/compose.ts'
import { ACCOUNT, draftDigest, partDigest, partOf, SOURCES } from '../../../work/reporting/draft.ts'
import { partsOf } from '../../../work/reporting/questions.ts'
import {
  type Asked,
  addressWith,
  comma,
  entryLink,
  html,
  linkTo,
  type Markup,
  nameIn,
  type Piece,
  phrase,
  Query,
  say,
} from '../../kit/kit.ts'
import { byWhom } from '../commitments/draft-changed.ts'
import type { Representative } from '../session.ts'
import { endedSaid } from './ended.ts'
import { titleOf } from './faults.ts'
import { leavesOf } from './leaves.ts'
import { type Prepared, prepared, saysDigest } from './prepared.ts'
import { readyOf } from './ready.ts'
import type { ReportSeen } from './seen.ts'
import { type Answered, reportPath, type Sitting, sittingOn } from './sitting.ts'

/**
 * What was changed between the preview of a report and its signature: by colleagues, part by part, each with who it was
 * and the way there, since nobody finds it among a thousand answers that they have read; by a program, which files
 * another report; by rules, editions and days, which ask for something else.
 */

/** Of each part that a report by these indicators may have. */
const names = ({ indicators }: Catalogue) => [ACCOUNT, SOURCES, ...indicators.map(partOf)]
const LETTERS = 6
const lettersOf = (digest: string) => digest.slice('sha256:'.length, 'sha256:'.length + LETTERS)

/** Each part in six letters. */
const partsSeen = ({ catalogue, parts }: Pick<Answered, 'catalogue' | 'parts'>): string =>
  names(catalogue)
    .map(name => lettersOf(partDigest(parts.get(name))))
    .join('')

export const seenOf = (sitting: Sitting, { said }: Prepared, act: Composed | null): ReportSeen => ({
  round: sitting.head.round,
  read: draftDigest(sitting.parts, sitting.head),
  parts: partsSeen(sitting),
  says: act === null ? '' : saysDigest(act),
  said: String(said),
})

/** Null where nothing was changed since. */
export function changedNotice(
  asked: Asked,
  who: Representative,
  sitting: Sitting,
  now: ReportSeen,
  seen: Partial<ReportSeen>,
): Markup | null {
  const { lang } = asked
  const isChanged = (...of: readonly (keyof ReportSeen)[]) => of.some(one => now[one] !== seen[one])
  if (!isChanged('read', 'says', 'said')) return null
  const lines = partLines(asked, who, sitting, now.parts, seen.parts ?? '')
  // Its periods say what is asked, and are no part.
  if (lines.length === 0 && isChanged('read'))
    lines.push(html`<li>${say(lang, 'filing.changedPeriods')}</li>`)
  if (isChanged('said')) {
    const entry = entryLink(asked, Number(now.said))
    lines.push(html`<li>${phrase(lang, 'filing.changedReports', { entry })}</li>`)
  }
  if (lines.length === 0) lines.push(html`<li>${say(lang, 'filing.changedAsked')}</li>`)
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${say(lang, 'filing.changedSince')}</b> <code>seen_stale</code></p><ul>${lines}</ul>
  </div>`
}

function partLines(
  asked: Asked,
  who: Representative,
  { catalogue, head, it, keys, parts }: Sitting,
  known: string,
  seen: string,
): Markup[] {
  return names(catalogue).flatMap((name, n) => {
    const at = [n * LETTERS, (n + 1) * LETTERS] as const
    if (known.slice(...at) === seen.slice(...at)) return []
    const part = parts.get(name)
    const by = part === undefined ? null : html`: ${byWhom(asked, who, keys, part.saved.by)}`
    return [html`<li>${partLink(asked, { call: it.id, catalogue, head }, name)}${by}</li>`]
  })
}

/** To the page on which a part is answered. */
export function partLink(
  asked: Asked,
  { call, catalogue, head }: Pick<Answered, 'catalogue' | 'head'> & Readonly<{ call: string }>,
  name: string,
): Piece {
  const { lang } = asked
  const to = (...more: readonly string[]) => reportPath({ id: call }, ...more)
  if (name === ACCOUNT) return linkTo(asked, to('commitments'), say(lang, 'filing.commitments'))
  if (name === SOURCES) return linkTo(asked, to('sources'), say(lang, 'showing.pageTitle'))
  const found = partsOf(catalogue).find(([, own]) => own.some(one => partOf(one) === name))!
  const [{ id, number, titles }, own] = found
  const indicator = own.find(one => partOf(one) === name)!
  const leaves = leavesOf(catalogue, own, head.periods)
  const at = leaves.findIndex(({ asking }) => asking.some(one => one.indicator === indicator))
  const says = `${number} ${nameIn(titles, lang).text}${comma(lang)}${titleOf(indicator, lang)}`
  return linkTo(asked, addressWith(to('parts', id), { page: at < 1 ? '' : String(at + 1) }), says)
}

/** On the page on which a report is signed: that it is no more what its signer read in the preview. */
export async function reportChanged(
  asked: Asked,
  who: Representative,
  call: string,
  seen: ReportSeen,
): Promise<Markup | null> {
  const here = { ...asked, params: { ...asked.params, call }, query: new Query('') }
  const sitting = await sittingOn(here, who)
  if (sitting?.head.round !== seen.round)
    return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
      <p><b>${await endedSaid(asked, who, call)}</b> <code>seen_stale</code></p>
    </div>`
  const it = await prepared(here, who, sitting)
  const { act } = await readyOf(here, who, sitting, it)
  return changedNotice(asked, who, sitting, seenOf(sitting, it, act), seen)
}

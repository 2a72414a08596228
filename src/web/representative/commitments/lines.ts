import type { Asked as AskedOf } from '../../../register/asked.ts'
import type { Amount } from '../../../register/commitment-kinds.ts'
import { signsStill } from '../../../work/commitments/joint-left.ts'
import { movedSaid } from '../../commitments/status.ts'
import {
  type Asked,
  comma,
  html,
  linkTo,
  longDay,
  type Markup,
  nameIn,
  type Piece,
  partyLink,
  phrase,
  say,
  sub,
} from '../../kit/kit.ts'
import { amountSaid } from '../../teller/commitments.ts'
import { manifestsFor, type Own, type Standing } from './standing.ts'

/** How a party reads a commitment of its own on one line and in a few. */

export type Titles = (manifest: string, principle: string) => string

/** What principles are called in the texts under which they were meant. */
export async function titlesFor(asked: Asked, it: Standing): Promise<Titles> {
  const texts = await manifestsFor(
    asked,
    it,
    it.own.map(({ version }) => version.manifest),
  )
  return (manifest, principle) => {
    const found = texts
      .find(({ digest }) => digest === manifest)
      ?.manifest.principles.find(({ id }) => id === principle)
    return found === undefined ? principle : nameIn(found.titles, asked.lang).text
  }
}

/** Its status with the day that binds, and from where that was moved. */
export function statusLine(asked: Asked, { lies, status, version }: Own): Markup {
  const { lang } = asked
  const { last } = status
  const says =
    status.status === 'closed'
      ? say(lang, `ours.closed.${status.closed ?? 'reported'}`)
      : say(lang, `ours.status.${status.status}`)
  const until = status.status === 'due' && last !== null ? longDay(last, lang) : null
  return html`<b>${says}</b>. ${dueWords(asked, { lies, status, version })}${until === null ? null : html`. ${say(lang, 'ours.reportUntil', { day: until })}`}${sub(movedSaid(asked, status))}`
}

/** The day that its status is about, which is that of a step on the way, or its own. */
function dueWords(
  { lang }: Asked,
  { lies, status: { due }, version }: Pick<Own, 'lies' | 'status' | 'version'>,
): string {
  if (due === null) return say(lang, 'commitment.noDue')
  const day = longDay(lies(due), lang)
  if (version.due === due || !version.milestones.some(one => one.day === due))
    return say(lang, 'commitment.due', { day })
  const step = say(lang, 'ours.nextStep', { day })
  return version.due === null
    ? step
    : `${step} ${say(lang, 'ours.whole', { day: longDay(lies(version.due), lang) })}`
}

/** How far something that the rules ask has come, while it is not done. */
export function askedState({ lang }: Asked, { state }: AskedOf): string {
  return say(lang, state === 'met' ? 'ours.status.reported' : `ours.asked.${state}`)
}

/** Target, scope and who takes part, in small letters. */
export async function detailLines(asked: Asked, call: string, one: Own, titles: Titles): Promise<Piece> {
  const { lang } = asked
  const { version, row, scheduled, isJoined } = one
  const { baseline, target } = version
  const pair = (key: 'baseline' | 'target', amount: Amount) =>
    say(lang, 'ours.pair', { name: say(lang, `commitment.${key}`), what: amountSaid(amount, lang) })
  const figures = [baseline && pair('baseline', baseline), target && pair('target', target)].filter(
    it => it !== null,
  )
  const others = row.joined.filter(({ ended }) => ended === null).map(({ party }) => party)
  // It runs on in the name of whoever takes part, though its maker has left the call.
  const hasLeft = isJoined && !(await signsStill(asked.site.log.store, call, scheduled.party))
  const joined = hasLeft ? 'ours.joinedLeft' : 'ours.joinedOf'
  const named = await namesOf(asked, [...new Set(isJoined ? [scheduled.party] : others)])
  return html`
    ${sub(phrase(lang, 'commitment.under', { principle: titles(version.manifest, version.principle) }))}
    ${figures.length === 0 ? null : sub(figures.join(comma(lang)))}
    ${named.length === 0 ? null : sub(phrase(lang, isJoined ? (scheduled.ended === null ? joined : 'ours.joinedWas') : 'ours.joinedBy', { names: named }))}
  `
}

async function namesOf(asked: Asked, parties: readonly string[]): Promise<Markup[]> {
  const rows = await asked.site.log.store.rows(parties.map(key => ({ table: 'parties', key }) as const))
  return parties.map(
    (id, i) => html`${i === 0 ? null : comma(asked.lang)}${partyLink(asked, id, rows[i]?.names)}`,
  )
}

/** The page on which everybody reads it. */
export function publicLink(asked: Asked, call: string, { scheduled: { party, id } }: Own): Markup {
  return linkTo(asked, `/${call}/commitments/${party}/${id}`, say(asked.lang, 'rep.public'))
}

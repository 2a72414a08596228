import type { Filed } from '../../people/applications.ts'
import { arePapersMany, MOST_PAPERS, sumOf, waitingPapers } from '../../people/documents.ts'
import { colleaguesAsking, everyPrepared } from '../../people/prepared-calls.ts'
import { waitingInterruptions } from '../../work/commitments/interruptions.ts'
import { pausedDates } from '../../work/commitments/paused.ts'
import { unallowedInvitations } from '../../work/invitations.ts'
import {
  type Asked,
  addressWith,
  comma,
  firstOf,
  formatNumber,
  html,
  linkButton,
  linkTo,
  listed,
  listOf,
  type Markup,
  nameIn,
  type Piece,
  part,
  remark,
  say,
  spoken,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import { callName } from '../statement/names.ts'
import { awaitedActs } from './act/second.ts'
import type { Officer } from './officer/officer.ts'
import { waitingAbout } from './organisation/waiting.ts'
import { outboxTrouble } from './outbox.ts'
import { ofStage } from './queue/query.ts'

/** What waits beside applications: one line for each kind, with the way to where it is listed. Nothing that is empty. */
export async function alsoPart(asked: Asked, officer: Officer, all: readonly Filed[]): Promise<Piece> {
  const { lang } = asked
  const [{ prepared, signed }, allowances, { suspended, unchecked, rechecks, late }, mail, papers, dates] =
    await Promise.all([
      awaitedActs(asked),
      unallowedInvitations(asked.site),
      waitingAbout(asked),
      outboxTrouble(asked),
      papersLine(asked, all),
      dateLines(asked),
    ])
  const counted = [
    ['asked', ofStage(all, 'asked'), '/desk?stage=asked'],
    ['prepared', prepared, '/desk/second#prepared'],
    ['signed', signed, '/desk/second#second'],
    ['allowances', allowances, '/desk/invitations'],
    ['suspended', suspended, '/desk/organisations#suspended'],
    ['unchecked', unchecked, '/desk/organisations#unchecked'],
    ['rechecks', rechecks, '/desk/organisations#rechecks'],
    ['late', late, '/desk/organisations#late'],
  ] as const
  const lines = [
    ...(await commentLines(asked, officer)),
    ...counted.map(([what, { length: count }, path]) =>
      count === 0 ? null : alsoLine(asked, say(lang, `also.${what}`, { count }), path),
    ),
    ...dates,
    ...mail.map(says => alsoLine(asked, says, '/desk/outbox')),
    papers,
  ].filter(line => line !== null)
  if (lines.length === 0) return null
  return part(say(lang, 'also.title'), html`<ul class="also">${lines}</ul>`, { strong: true, id: 'also' })
}

function alsoLine(asked: Asked, says: string, path: string): Markup {
  const look = spoken(say(asked.lang, 'second.look'), says)
  return html`<li><span>${says}</span>${linkButton(asked, path, look, 'small second')}</li>`
}

/** What colleagues have written on drafts, for whoever can change these. */
async function commentLines(asked: Asked, officer: Officer): Promise<Markup[]> {
  const { lang, site } = asked
  if (!mayCome(officer, 'deskPreparedStep')) return []
  return (await everyPrepared(site.log.drawer, site.now())).flatMap(({ id, value }) => {
    const asking = colleaguesAsking(value, officer.id)
    if (asking.length === 0) return []
    const { titles } = value
    const title = titles.length === 0 ? say(lang, 'prepared.untitled') : nameIn(titles, lang).text
    const of = { count: asking.length, title, officers: listOf([...new Set(asking)], lang) }
    return [alsoLine(asked, say(lang, 'also.comments', of), `/desk/prepared/${id}/review#comments`)]
  })
}

/** What moves no date before an officer says so: interruptions without the key that signs them, and a switch. */
async function dateLines(asked: Asked): Promise<Markup[]> {
  const { lang, site } = asked
  const [waiting, paused] = await Promise.all([
    site.signer === null ? waitingInterruptions(site) : [],
    pausedDates(site),
  ])
  const { length: count } = waiting
  const shut =
    count === 0 ? [] : [alsoLine(asked, say(lang, 'also.interruptions', { count }), '/desk/new/interruption')]
  const calls = (paused?.calls ?? []).map(async id => {
    const call = await callName(asked, id)
    const says = say(lang, 'also.paused', { call, number: paused!.entry })
    return alsoLine(asked, says, addressWith('/desk/new/extension', { call: id }))
  })
  return [...shut, ...(await Promise.all(calls))]
}

const MOST_SENDERS = 5

/** Before the space for papers is full, with those who fill it; null while there is enough. */
async function papersLine(asked: Asked, all: readonly Filed[]): Promise<Markup | null> {
  const { site, lang } = asked
  const papers = await waitingPapers(site.log.drawer, site.now())
  const held = sumOf(papers.values())
  const most = site.limits.papers ?? MOST_PAPERS
  if (!arePapersMany(held, most)) return null
  const percent = Math.floor((100 * held) / most)
  const senders = all
    .map(({ id, value }) => ({ id, name: value.organisation.name, bytes: papers.get(id) ?? 0 }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
  const { shown, told } = firstOf(senders, MOST_SENDERS, count => remark(say(lang, 'desk.more', { count })))
  const lines = shown.map(({ id, name, bytes }) => {
    const size = say(lang, 'documents.size', { size: formatNumber(Math.ceil(bytes / 1024), lang) })
    return html`${linkTo(asked, `/desk/applications/${id}#documents`, html`<bdi>${name}</bdi>`)}${comma(lang)}${size}`
  })
  return html`<li><span>${say(lang, 'documents.many', { percent })}${listed(lines, 'plain-list')}${told}</span></li>`
}

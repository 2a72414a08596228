import { applications, type Filed } from '../../people/applications.ts'
import type { Named } from '../../people/collection.ts'
import { arePapersMany, MOST_PAPERS, sumOf, waitingPapers } from '../../people/documents.ts'
import { everyProof, type Proof } from '../../people/proofs.ts'
import { everyPile, type Pile } from '../../people/quarantine.ts'
import { openRechecks, type Recheck } from '../../people/rechecks.ts'
import { levelOf } from '../../work/proof-level.ts'
import { suspendedParties } from '../../work/suspended-parties.ts'
import {
  type Asked,
  datedLine,
  deskDay,
  deskDayMark,
  entryLink,
  firstOf,
  formatNumber,
  html,
  linkButton,
  linkIn,
  linkTo,
  listed,
  longDay,
  notedPart,
  part,
  phrase,
  remark,
  say,
  spoken,
  stoppedNotice,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import { partyName, stateWords } from '../statement/names.ts'
import { awaitedPart } from './act/second.ts'
import { formParts } from './form/forms.ts'
import type { Officer } from './officer/officer.ts'
import { outboxNotice } from './outbox.ts'
import { actLine, deskPage, listOr, recorded } from './pages.ts'
import { pileRow } from './quarantine.ts'
import { ofStage } from './queue/query.ts'
import { oldest, queueTable } from './queue/queue.ts'

const MOST_DECIDED = 30

export async function showDesk(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const all = await applications.all(site.log.drawer, site.now())
  const waiting = ofStage(all, 'waiting')
  const { rows: decided, told: more } = decidedLately(
    asked,
    all,
    await everyPile(site.log.drawer, site.now()),
  )
  const title = say(lang, 'desk.waitTitle', { count: waiting.length })
  const rule = say(lang, officer.office === 'decider' ? 'desk.rule' : `office.means.${officer.office}`)
  const parts = html`
    ${await stoppedNotice(asked)}${proxyNotice(asked)}${await outboxNotice(asked)}${await papersNotice(asked, all)}${recorded(asked)}
    ${part(say(lang, 'desk.queue'), await queueTable(asked, officer, all), {
      strong: true,
      note: oldest(asked, waiting),
      id: 'queue',
    })}
    ${await suspendedPart(asked, officer)}${await awaitedPart(asked, officer)}${await lateProofsPart(asked, all)}${await rechecksPart(asked, officer)}
    ${part(say(lang, 'desk.decided'), [
      listOr(lang, 'desk.decidedNone', decided, 'ledger three'),
      more,
    ])}${part(say(lang, 'desk.rooms'), roomList(asked))}
    ${mayCome(officer, 'deskForm') ? formParts(asked, officer) : null}
  `
  const page = { title: say(lang, 'desk.kicker'), heading: title, note: rule, script: 'keep-typed' }
  return deskPage(asked, officer, page, parts)
}

/** Says how many are left out below a list. */
const moreIn =
  ({ lang }: Asked) =>
  (count: number) =>
    remark(say(lang, 'desk.more', { count }), 'mt')

/** Only where the officer's own request came so: no stranger makes it appear by a header of theirs. */
const proxyNotice = ({ lang, undeclaredProxy }: Asked) =>
  undeclaredProxy === undefined
    ? null
    : html`<p class="notice warn">${say(lang, 'desk.proxy', { peer: undeclaredProxy })}</p>`

const MOST_SENDERS = 5

/** Before the space for papers is full, with those who fill it; null while there is enough. */
async function papersNotice(asked: Asked, all: readonly Filed[]) {
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
  const { shown, told } = firstOf(senders, MOST_SENDERS, moreIn(asked))
  const lines = shown.map(({ id, name, bytes }) => {
    const size = say(lang, 'documents.size', { size: formatNumber(Math.ceil(bytes / 1024), lang) })
    return html`${linkTo(asked, `/desk/applications/${id}#documents`, html`<bdi>${name}</bdi>`)}, ${size}`
  })
  return html`<div class="notice warn">
    <p>${say(lang, 'documents.many', { percent })}</p>
    ${listed(lines, 'plain-list')}
    ${told}
  </div>`
}

/** Newest first. A pile is one decision. */
function decidedLately(asked: Asked, all: readonly Filed[], piles: readonly Named<Pile>[]) {
  const single = all.flatMap(({ id, value: { state, organisation } }) => {
    if (state.is === 'waiting' || state.is === 'aside') return []
    const row = () =>
      datedLine(
        deskDayMark(asked, state.at),
        html`<a href="${linkIn(asked, `/desk/applications/${id}`)}" dir="auto">${organisation.name}</a>`,
        html`<span class="meta">${stateWords(asked, state)}</span>`,
      )
    return [{ at: state.at, row }]
  })
  const together = piles.map(({ id, value }) => ({ at: value.at, row: () => pileRow(asked, id, value) }))
  const newest = [...single, ...together].sort((a, b) => b.at - a.at)
  const { shown, told } = firstOf(newest, MOST_DECIDED, moreIn(asked))
  return { rows: shown.map(({ row }) => row()), told }
}

const ROOMS = [
  'bulk',
  'lists',
  'invitations',
  'switches',
  'aside',
  'limits',
  'officers',
  'launch',
  'outbox',
  'names',
  'own',
  'diary',
] as const

function roomList(asked: Asked) {
  const { lang } = asked
  const rooms = ROOMS.map(name =>
    actLine(
      linkTo(asked, `/desk/${name}`, say(lang, `desk.room.${name}`)),
      say(lang, `desk.roomNote.${name}`),
    ),
  )
  return html`<ul class="switches rooms">${rooms}</ul>`
}

/** Parties that wait for two officers: until then none of their keys signs. */
async function suspendedPart(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const all = await suspendedParties(site)
  if (all.length === 0) return null
  const { shown, told } = firstOf(all, MOST_SHOWN, moreIn(asked))
  const rows = await Promise.all(
    shown.map(async ({ party, suspension: { by, entry } }) => {
      const name = html`<span dir="auto">${await partyName(asked, party)}</span>`
      const since = { entry: entryLink(asked, entry) }
      return actLine(
        html`<a href="${linkIn(asked, `/parties/${party}#keys`)}">${name}</a>`,
        phrase(lang, by === null ? 'suspended.byKeeper' : 'suspended.byParty', since),
        mayCome(officer, 'deskForm')
          ? linkButton(
              asked,
              `/desk/new/resumption?party=${party}`,
              spoken(say(lang, 'suspended.resume'), name),
              'small second',
            )
          : null,
      )
    }),
  )
  const list = html`<ul class="switches desk-acts">${rows}</ul>`
  return notedPart(lang, 'suspended.parties', [list, told], { id: 'suspended' })
}

/** Rechecks that an officer has to record: the depositary's key is not here, or no machine can look. */
async function rechecksPart(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const open = await openRechecks(site.log.drawer, site.now())
  if (open.length === 0) return null
  const { shown, told } = firstOf(open, MOST_SHOWN, moreIn(asked))
  const rows = await Promise.all(shown.map(one => recheckRow(asked, officer, one)))
  const list = html`<ul class="switches desk-acts">${rows}</ul>`
  return notedPart(lang, 'desk.rechecks', [list, told], { id: 'rechecks' })
}

async function recheckRow(asked: Asked, officer: Officer, recheck: Recheck) {
  const { lang } = asked
  const { party, method, due, found } = recheck
  const name = await partyName(asked, party)
  const seen = found && { outcome: found.outcome, domain: found.domain ?? '', checked: found.checked }
  const values = new URLSearchParams({ party, method, again: method, ...seen })
  const since = say(lang, 'desk.recheckDue', { day: longDay(due, lang) })
  const button = spoken(say(lang, 'desk.recheckRecord'), html`<span dir="auto">${name}</span>`)
  const record = mayCome(officer, 'deskForm')
    ? linkButton(asked, `/desk/new/check?${values}`, button, 'small second')
    : null
  const link = html`<a href="${linkIn(asked, `/parties/${party}`)}" dir="auto">${name}</a>`
  return actLine(
    html`${link}, ${say(lang, `mandate.${method}`)}`,
    html`${since}. ${seenWords(asked, recheck)}`,
    record,
  )
}

function seenWords(asked: Asked, { method, found, seen, told, written }: Recheck): string {
  const { lang } = asked
  if (found !== null)
    return say(lang, 'desk.recheckFound', {
      day: longDay(found.checked, lang),
      outcome: say(lang, `outcome.${found.outcome}`),
    })
  const toldOn = told === null ? '' : deskDay(asked, told)
  const waits =
    written === null ? undefined : say(lang, 'desk.recheckWaits', { day: deskDay(asked, written) })
  if (method === 'email' && told === null && waits !== undefined) return waits
  if (method === 'email' && told !== null) return say(lang, 'desk.recheckAsked', { day: toldOn })
  if (seen.length === 0) return say(lang, 'desk.recheckByHand')
  const count = seen.filter(({ is }) => is === 'missing').length
  if (count === 0) return say(lang, 'desk.recheckUnseen')
  return say(lang, 'desk.recheckMissing', {
    count,
    told:
      told === null
        ? (waits ?? say(lang, 'desk.recheckNotTold'))
        : say(lang, 'desk.recheckTold', { day: toldOn }),
  })
}

const MOST_SHOWN = 50

/** What applicants have proven since they were admitted. An officer brings it into the log. */
async function lateProofsPart(asked: Asked, all: readonly Filed[]) {
  const { lang, site } = asked
  const proven = await everyProof(site.log.drawer, site.now())
  const rows = all.flatMap(filed => {
    const { state, organisation } = filed.value
    if (state.is !== 'admitted') return []
    return (proven.get(filed.id) ?? [])
      .filter(({ entry, at }) => entry === null && at >= state.at)
      .filter(proof => levelOf(proof, organisation.domain) !== undefined)
      .map(proof => row(asked, filed, proof))
  })
  if (rows.length === 0) return null
  const { shown, told } = firstOf(rows, MOST_SHOWN, moreIn(asked))
  const list = html`<ul class="switches desk-acts">${shown}</ul>`
  return notedPart(lang, 'desk.late', [list, told], { id: 'late' })
}

function row(asked: Asked, { id, value: { organisation } }: Filed, { method, at }: Proof) {
  const { lang } = asked
  const name = html`<span dir="auto">${organisation.name}</span>`
  const day = deskDay(asked, at)
  return actLine(
    html`${name}, ${say(lang, `mandate.${method}`)}`,
    say(lang, 'desk.lateSince', { day }),
    linkButton(asked, `/desk/applications/${id}`, spoken(say(lang, 'desk.lateLook'), name), 'small second'),
  )
}

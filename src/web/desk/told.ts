import { type Gone, type Lying, letters, pastLetters, tellingOf } from '../../people/letters.ts'
import { concernedWith } from '../../work/letters/party-told.ts'
import { entriesTold } from '../entry/ledger.ts'
import {
  type Asked,
  entryLink,
  firstOf,
  formatNumber,
  html,
  linkTo,
  type PlainKey,
  part,
  remark,
  say,
  sub,
} from '../kit/kit.ts'
import { partyName } from '../statement/names.ts'
import { stateOf } from './letter-state.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage, deskTable, listOr } from './pages.ts'

/**
 * Whom an act has told: counted from the letters that name its entry, as long as they are kept. Whoever no letter has
 * reached is named, so that an officer can call them.
 */

/** What became of letters, in the order in which it is told. */
const BECAME = ['out', 'waiting', 'back', 'unsent'] as const
type Became = (typeof BECAME)[number]

const OF_STATE: Readonly<Record<(Lying | Gone)['value']['state'], Became>> = {
  sent: 'out',
  handed: 'out',
  waiting: 'waiting',
  bounced: 'back',
  failed: 'back',
  returned: 'back',
  unwanted: 'unsent',
  enough: 'unsent',
  cancelled: 'unsent',
}

const became = ({ value }: Lying | Gone): Became => OF_STATE[value.state]

function counted({ lang }: Asked, all: readonly (Lying | Gone)[]) {
  const by = Map.groupBy(all, became)
  return BECAME.flatMap(is => {
    const count = by.get(is)?.length ?? 0
    return count === 0 ? [] : [say(lang, `reached.count.${is}`, { count })]
  }).join(' · ')
}

const MOST_ACTS = 20

/** The latest acts of which people were told, newest first. Null where there was none. */
export async function toldPart(asked: Asked, all: readonly (Lying | Gone)[]) {
  const { lang } = asked
  const byEntry = Map.groupBy(all, ({ value }) => value.tells?.entry)
  const entries = [...byEntry.keys()].filter(entry => entry !== undefined).sort((a, b) => b - a)
  if (entries.length === 0) return null
  const { shown, told: more } = firstOf(entries, MOST_ACTS, count =>
    remark(say(lang, 'reached.more', { count }), 'mt'),
  )
  const told = await entriesTold(asked, shown)
  const lines = told.map(({ index, headline }) => {
    const link = linkTo(asked, `/desk/outbox?entry=${index}`, say(lang, 'reached.look', { entry: index }))
    return html`<li><div><p>${headline}</p><p class="note">${counted(asked, byEntry.get(index)!)}</p></div>${link}</li>`
  })
  return part(say(lang, 'reached.title'), [listOr(lang, 'outbox.none', lines), more], {
    note: say(lang, 'reached.note'),
    id: 'told',
  })
}

const MOST_SHOWN = 500

/** Of one entry: how many letters it meant, what became of them, and who was not reached. */
export async function showTold(asked: Asked, officer: Officer, entry: number) {
  const { lang, site } = asked
  const { drawer } = site.log
  const key = tellingOf(entry)
  const [open, past, { parties, isWritten }] = await Promise.all([
    letters.by(drawer, 'holder', key, site.now()),
    pastLetters.by(drawer, 'holder', key, site.now()),
    concernedWith(site, entry),
  ])
  const all = [...past, ...open]
  const byParty = Map.groupBy(all, ({ value }) => value.tells!.party)
  const nobody = isWritten ? parties.filter(party => !byParty.has(party)) : []
  const missed = [...byParty]
    .filter(([, some]) => !some.some(one => became(one) === 'out'))
    .map(([party]) => party)
  const figures: readonly (readonly [PlainKey, number])[] = [
    ['reached.meant', all.length],
    ['reached.out', all.filter(one => became(one) === 'out').length],
    ['reached.waiting', all.filter(one => became(one) === 'waiting').length],
    ['reached.back', all.filter(one => became(one) === 'back').length],
    ['reached.unsent', all.filter(one => became(one) === 'unsent').length],
    ['reached.nobody', nobody.length],
  ]
  const tally = html`<dl class="tally mt">
    ${figures.map(([says, count]) => html`<div><dt>${say(lang, says as 'reached.meant')}</dt><dd>${formatNumber(count, lang)}</dd></div>`)}
  </dl>`
  const { shown, told: more } = firstOf([...nobody, ...missed], MOST_SHOWN, count =>
    remark(say(lang, 'desk.more', { count }), 'mt'),
  )
  const rows = await Promise.all(
    shown.map(async party => {
      const some = byParty.get(party) ?? []
      const states = some.map(({ id, value }) =>
        sub(
          html`${linkTo(asked, `/desk/outbox/${id}`, html`<span dir="ltr">${value.to}</span>`)}: ${stateOf(asked, value)}`,
        ),
      )
      const name = linkTo(asked, `/parties/${party}`, await partyName(asked, party))
      return html`<tr role="row">
        <th role="rowheader" scope="row" class="who">${name}</th>
        <td role="cell">${some.length === 0 ? say(lang, 'reached.noAddress') : states}</td>
      </tr>`
    }),
  )
  const [told] = await entriesTold(asked, [entry])
  const unreached =
    rows.length === 0
      ? null
      : part(
          say(lang, 'reached.unreached'),
          [
            deskTable(lang, 'reached.unreached', ['reached.who', 'outbox.state'], rows, {
              none: 'outbox.none',
              style: 'even',
            }),
            more,
          ],
          { note: say(lang, 'reached.unreachedNote') },
        )
  const isAll = isWritten && rows.length === 0 && all.length > 0
  const parts = html`
    ${part(
      say(lang, 'reached.act'),
      html`<p>${told!.headline} ${entryLink(asked, entry)}</p>${tally}${
        isWritten ? null : remark(say(lang, 'reached.writing'), 'mt')
      }${isAll ? remark(say(lang, 'reached.all'), 'mt') : null}`,
      { strong: true, note: say(lang, 'reached.note') },
    )}
    ${unreached}
  `
  const note = linkTo(asked, '/desk/outbox', say(lang, 'desk.room.outbox'))
  return deskPage(asked, officer, { title: say(lang, 'reached.heading', { entry }), note }, parts)
}

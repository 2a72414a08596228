import { unlessRefused } from '../../../core/refusal.ts'
import { dayOf, laterBy } from '../../../core/time.ts'
import { bindingOn } from '../../../register/binding-policy.ts'
import { movesOn } from '../../../register/cycles.ts'
import { ref } from '../../../register/rows.ts'
import type { CallOnDay } from '../../../work/commitments/call-duties.ts'
import { readRules } from '../../../work/commitments/duties.ts'
import { waitingInterruptions } from '../../../work/commitments/interruptions.ts'
import { type Removable, removableBy } from '../../../work/commitments/removable.ts'
import type { Signatory } from '../../../work/commitments/signatories.ts'
import { noticesOn } from '../../../work/commitments/told.ts'
import {
  type Asked,
  addressWith,
  callShown,
  comma,
  firstOf,
  html,
  linkButton,
  linkIn,
  linkTo,
  listed,
  longDay,
  type Markup,
  named,
  nameIn,
  notedPart,
  type Piece,
  pager,
  part,
  say,
  shortDate,
  spoken,
  sub,
  tabs,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { partyName } from '../../statement/names.ts'
import { boundWords } from '../../text/binding.ts'
import { versionsIn } from '../../text/versions.ts'
import { removableWords } from '../act/removal-mean.ts'
import { askedWords } from '../asked-words.ts'
import { finder, found as lookedFor, soughtIn } from '../finder.ts'
import { cataloguesOf } from '../form/measures-form.ts'
import { publishedOn, reportedOn } from '../indicators/published.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage, deskTable, paragraph } from '../pages.ts'
import { numberCell, windowsPart } from './cycle-windows.ts'
import { reportsGiven } from './gave.ts'

/**
 * The cycle of one call at the desk: what is due when, how many have answered, and where each organisation is by dates
 * alone. Nothing is counted up to a score, and nobody stands before another but by name.
 */

const PER_PAGE = 50

export async function showCycle(asked: Asked, officer: Officer) {
  const { lang, params, site } = asked
  const id = params.call!
  const call = await callShown(asked, id)
  const today = dayOf(site.now())
  const now = await unlessRefused('signatories_many', () => site.duties.on(id, today))
  const all = now === undefined ? [] : placedIn(now)
  const { policies } = now?.rules ?? (await readRules(site.log.store, id))!
  const hasClauses = [...policies.values()].some(({ clauses }) => clauses !== undefined)
  const name = nameIn(call.row.titles, lang).text
  const where = html`${linkTo(asked, '/desk/calls', say(lang, 'calls.caption'))} / ${linkTo(asked, `/desk/calls/${id}`, html`<span dir="auto">${name}</span>`)}. ${linkTo(asked, `/${id}/policy`, say(lang, 'cycle.rules'))}`
  const parts = html`
    ${await interruptionNotice(asked, officer)}
    ${now ? null : html`<p class="notice warn">${say(lang, 'cycle.many')}</p>`}
    ${now && hasClauses ? html`<p>${say(lang, 'cycle.lateNow', { count: lateIn(all) })}</p>` : null}
    ${hasClauses ? null : paragraph(lang, 'cycle.noClauses')}
    ${actions(asked, officer, id)}
    ${now ? await windowsPart(asked, id, now) : null}
    ${now ? await namesPart(asked, officer, id, now, all) : null}
    ${await measuresPart(asked, officer, id)}
    ${await indicatorsPart(asked, officer, id)}
    ${await lettersPart(asked, id, today)}
  `
  return deskPage(
    asked,
    officer,
    { title: `${say(lang, 'cycle.see')}: ${name}`, heading: say(lang, 'cycle.see'), note: where },
    parts,
  )
}

/** Where an organisation is on a day; it may be at several at once, as by two clauses. */
const PLACES = [
  'overdue',
  'silent',
  'inactive',
  'removable',
  'due',
  'open',
  'back',
  'answered',
  'nothing',
] as const
type Place = (typeof PLACES)[number]

function placesOf(now: CallOnDay, one: Signatory, today: string): ReadonlySet<Place> {
  const { asked, back, step } = one
  const states = new Set(asked.map(({ state }) => state))
  const places: Place[] = [
    ...(['overdue', 'due', 'open'] as const).filter(state => states.has(state)),
    ...(step === null ? [] : [step.name]),
    ...(removableOf(now, one, today).length === 0 ? [] : ['removable' as const]),
    ...(back === null ? [] : ['back' as const]),
  ]
  if (asked.length === 0) return new Set(['nothing'])
  return new Set(asked.every(({ state }) => state === 'met') ? [...places, 'answered'] : places)
}

function removableOf({ rules }: CallOnDay, one: Signatory, today: string): Removable[] {
  return removableBy(one, movesOn(rules.extensions, rules.interruptions, today), today)
}

/** What the server has found out and nobody has signed yet: until then no date moves. */
async function interruptionNotice(asked: Asked, officer: Officer): Promise<Piece> {
  const { lang, site } = asked
  const waiting = await waitingInterruptions(site)
  if (waiting.length === 0) return null
  const button = mayCome(officer, 'deskForm')
    ? html`<p class="mt-s">${linkButton(asked, '/desk/new/interruption', say(lang, 'cycle.interruptionSign'), 'small')}</p>`
    : null
  return html`<div class="notice warn"><p>${say(lang, 'cycle.interrupted', { count: waiting.length })}</p>${button}</div>`
}

function actions(asked: Asked, officer: Officer, call: string): Piece {
  if (!mayCome(officer, 'deskForm')) return null
  const { lang } = asked
  const forms = ['extension', 'grant', 'ungrant', 'policy'] as const
  const buttons = forms.map(form =>
    linkButton(asked, addressWith(`/desk/new/${form}`, { call }), say(lang, `desk.form.${form}`)),
  )
  return html`<div class="actions">${buttons}</div>`
}

interface Placed {
  readonly one: Signatory
  readonly places: ReadonlySet<Place>
}

const placedIn = (now: CallOnDay): Placed[] =>
  now.signatories.flatMap(one => (one.stands ? [{ one, places: placesOf(now, one, now.day) }] : []))

const lateIn = (all: readonly Placed[]) => all.filter(({ places }) => places.has('overdue')).length

async function namesPart(
  asked: Asked,
  officer: Officer,
  call: string,
  now: CallOnDay,
  all: readonly Placed[],
): Promise<Piece> {
  const { lang, query } = asked
  const here = `/desk/calls/${call}/cycle`
  const place = PLACES.find(name => name === query.get('at'))
  const sought = soughtIn(asked)
  const narrowed = lookedFor(all, sought, ({ one }) =>
    [one.party, ...one.names.map(({ text }) => text)].join(' '),
  )
  const listedHere = place === undefined ? narrowed : narrowed.filter(({ places }) => places.has(place))
  const from = Math.min(Number(/^\d{1,6}$/.exec(query.get('from') ?? '')?.[0] ?? 0), listedHere.length)
  const shown = listedHere.slice(from, from + PER_PAGE)
  const to = (at: Place | undefined, start = 0) =>
    `${linkIn(asked, addressWith(here, { q: sought, at: at ?? '', from: start === 0 ? '' : String(start) }))}#names`
  const choices = [undefined, ...PLACES].map(one => ({
    href: to(one),
    isChosen: one === place,
    says: say(lang, one === undefined ? 'cycle.all' : `cycle.at.${one}`),
    count: one === undefined ? narrowed.length : narrowed.filter(({ places }) => places.has(one)).length,
  }))
  const bound = await boundRows(
    asked,
    call,
    now,
    shown.map(({ one }) => one),
  )
  const withholds = mayCome(officer, 'deskForm')
  const gave = await Promise.all(
    shown.map(({ one }) =>
      reportsGiven(asked, call, one.party, { who: nameIn(one.names, lang).text, withholds }),
    ),
  )
  const rows = shown.map(({ one }, i) =>
    nameRow(asked, officer, {
      ...{ call, now, one, bound: bound[i]!, gave: gave[i]! },
      isLooked: place === 'removable',
    }),
  )
  const range = say(lang, 'cycle.range', {
    from: shown.length === 0 ? 0 : from + 1,
    to: from + shown.length,
    count: listedHere.length,
  })
  const next = from + PER_PAGE < listedHere.length ? to(place, from + PER_PAGE) : undefined
  const matter = html`
    ${finder(asked, here, say(lang, 'invited.find'), all.length)}
    ${tabs(
      lang,
      say(lang, 'cycle.places'),
      choices.filter(({ count, isChosen }, i) => i === 0 || isChosen || count > 0),
    )}
    <div class="range"><p>${range}</p></div>
    ${deskTable(lang, 'cycle.names', ['mean.who', 'cycle.where'], rows, { none: 'cycle.nobody' })}
    ${pager(lang, from === 0 ? undefined : to(place), next)}
  `
  return notedPart(lang, 'cycle.names', matter, { id: 'names' })
}

/** By which rules each is bound, and the entry by which it is. */
async function boundRows(
  asked: Asked,
  call: string,
  { rules, day }: CallOnDay,
  all: readonly Signatory[],
): Promise<Piece[]> {
  const signatures = await asked.site.log.store.rows(all.map(({ party }) => ref('signatures', call, party)))
  const policies = await versionsIn(asked, 'policies', call)
  return signatures.map(signature => {
    const binding = signature && bindingOn(signature, rules.call, day)
    return binding ? boundWords(asked, call, policies, binding) : null
  })
}

interface NameRow {
  readonly call: string
  readonly now: CallOnDay
  readonly one: Signatory
  readonly bound: Piece
  readonly gave: readonly Piece[]
  /** Whether those are shown that can be removed: then each row says by what. */
  readonly isLooked: boolean
}

function nameRow(asked: Asked, officer: Officer, { call, now, one, bound, gave, isLooked }: NameRow): Markup {
  const { lang } = asked
  const lines = one.asked.map(it => askedWords(asked, it))
  const back = one.back === null ? [] : [say(lang, 'cycle.back', { day: longDay(one.back, lang) })]
  const removable = removableOf(now, one, now.day)
  const acts = mayCome(officer, 'deskForm')
    ? removable.map(({ rule }) => {
        const to = addressWith('/desk/new/removal', { call, party: one.party, rule: `${call} ${rule}` })
        const says = spoken(say(lang, 'cycle.remove'), nameIn(one.names, lang).text)
        return html`<p class="mt-s">${linkButton(asked, to, says, 'small second')}</p>`
      })
    : null
  const classes =
    one.classes.length === 0 ? null : html` <span class="sub">${one.classes.join(comma(lang))}</span>`
  return html`<tr role="row">
    <th role="rowheader" scope="row">${linkTo(asked, `/desk/organisations/${one.party}`, named(one.names, lang))}${classes}${sub(bound)}</th>
    <td role="cell">
      ${one.asked.length === 0 ? say(lang, 'cycle.at.nothing') : listed([...lines, ...back], 'plain-list')}
      ${gave.length === 0 ? null : listed(gave, 'plain-list')}
      ${isLooked ? removable.map(it => html`<p class="sub">${removableWords(asked, it)}</p>`) : null}
      ${acts}
    </td>
  </tr>`
}

async function measuresPart(asked: Asked, officer: Officer, call: string): Promise<Piece> {
  const { lang } = asked
  const prepares = mayCome(officer, 'deskForm')
  const lines = (await cataloguesOf(asked, call)).map(({ name, row }) => {
    const edition = say(lang, 'commitment.edition', { edition: row.editions.length })
    const to = addressWith('/desk/new/measures', { call, catalogue: name })
    const next = linkButton(
      asked,
      to,
      spoken(say(lang, 'cycle.nextEdition'), nameIn(row.titles, lang).text),
      'small second',
    )
    return html`<li><span>${named(row.titles, lang)} <span class="sub">${edition}${comma(lang)}${longDay(row.editions.at(-1)!.day, lang)}</span></span><span class="acts">${prepares ? next : null}</span></li>`
  })
  const first = prepares
    ? html`<div class="actions">${linkButton(asked, addressWith('/desk/new/measures', { call }), say(lang, 'desk.form.measures'))}</div>`
    : null
  const matter =
    lines.length === 0 ? paragraph(lang, 'cycle.noMeasures') : html`<ul class="also">${lines}</ul>`
  return notedPart(lang, 'cycle.measures', html`${matter}${first}`, { id: 'measures' })
}

/** What signatories can report by, and how many reports came with figures. */
async function indicatorsPart(asked: Asked, officer: Officer, call: string): Promise<Piece> {
  const { lang } = asked
  const here = `/desk/calls/${call}/indicators`
  const [published, reported] = await Promise.all([publishedOn(asked, call), reportedOn(asked, call)])
  const lines = published.map(({ name, edition, row }) => {
    const of = say(lang, 'commitment.edition', { edition })
    const { reports, parties } = reported.get(name) ?? { reports: 0, parties: 0 }
    const came = say(lang, 'deskIndicators.reports', { count: reports, parties })
    return html`<li><span>${named(row.titles, lang)} <span class="sub">${of}${comma(lang)}${longDay(row.day, lang)}. ${came}</span></span></li>`
  })
  const matter =
    lines.length === 0 ? paragraph(lang, 'deskIndicators.none') : html`<ul class="also">${lines}</ul>`
  const matrix =
    lines.length === 0 ? null : linkButton(asked, `/${call}/indicators`, say(lang, 'cycle.matrix'))
  const says = mayCome(officer, 'deskIndicatorsSent') ? 'deskIndicators.see' : 'deskIndicators.title'
  return part(
    say(lang, 'deskIndicators.title'),
    html`${matter}<div class="actions">${linkButton(asked, here, say(lang, says))}${matrix}</div>`,
    { id: 'indicators' },
  )
}

const DAYS_OF_LETTERS = 90

/** What we wrote by ourselves of what is due, day by day. */
async function lettersPart(asked: Asked, call: string, today: string): Promise<Piece> {
  const { lang, site } = asked
  const all = await noticesOn(site, call, laterBy(today, -DAYS_OF_LETTERS))
  const rows = all.map(
    ({ day, letters, parties, unreached }) => html`<tr role="row">
      <th role="rowheader" scope="row">${shortDate(day, lang)}</th>
      ${numberCell(lang, 'cycle.told', parties)}
      ${numberCell(lang, 'cycle.letters', letters)}
      ${numberCell(lang, 'cycle.unreached', unreached.length)}
    </tr>`,
  )
  const heads = [
    'cycle.day',
    ['cycle.told', 'num'],
    ['cycle.letters', 'num'],
    ['cycle.unreached', 'num'],
  ] as const
  const table = deskTable(lang, 'cycle.lettersHead', heads, rows, { none: 'cycle.noLetters' })
  const byHand = await unreachedPart(asked, new Set(all.flatMap(({ unreached }) => unreached)))
  return notedPart(lang, 'cycle.lettersHead', html`${table}${byHand}`, { id: 'letters' })
}

/** The page of the organisations at the desk has all. */
const MOST_UNREACHED = 200

/** Whom nobody could write to in these days, each with the page of the desk from which somebody is invited or called. */
async function unreachedPart(asked: Asked, parties: ReadonlySet<string>): Promise<Piece> {
  if (parties.size === 0) return null
  const { lang } = asked
  const { shown, told } = firstOf([...parties], MOST_UNREACHED, count => say(lang, 'desk.more', { count }))
  const names = shown.map(async party =>
    linkTo(asked, `/desk/organisations/${party}`, await partyName(asked, party)),
  )
  const list = listed([...(await Promise.all(names)), ...(told === null ? [] : [told])], 'plain-list')
  return html`<details class="fold"><summary>${say(lang, 'cycle.unreachedNames', { count: parties.size })}</summary>${list}</details>`
}

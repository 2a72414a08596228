import { Refusal } from '../../core/refusal.ts'
import { type Application, applications, type Filed } from '../../people/applications.ts'
import { everyOrigin } from '../../people/limit-hits.ts'
import { changePile, everyPile, MOST_PILED, type Pile, pileFor, piles } from '../../people/quarantine.ts'
import { everyLife, isGoingOn } from '../../work/quarantine.ts'
import {
  type Asked,
  addressWith,
  buttonForm,
  Checking,
  clocksOf,
  comma,
  countryName,
  datedLine,
  deskDayMark,
  deskMark,
  deskTime,
  type Errors,
  type Fact,
  Fieldset,
  type Form,
  factList,
  facts,
  firstOf,
  formatNumber,
  html,
  inset,
  keptRefusal,
  linkButton,
  linkIn,
  linkTo,
  listOf,
  mailDomainOf,
  NO_ERRORS,
  notedPart,
  type Piece,
  type PlainKey,
  part,
  postedForm,
  remark,
  say,
  seeOther,
  sub,
  table,
  typedIn,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import { stateWords } from '../statement/names.ts'
import { actNoted } from './diary.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage, deskTable, listOr, paragraph } from './pages.ts'
import { FILTERS, filterWord, type QueueQuery, queueAddress, queueQueryIn } from './queue/query.ts'
import { callNames, listFor, pageOf } from './queue/queue.ts'

/**
 * What would be set aside: how many, what they have in common and the others have not, samples, and those behind which
 * somebody seems to stand, which stay. Whoever types the number has read it.
 */

const SAMPLES = 12
const MOST_LIVING = 50

export async function showAside(asked: Asked, officer: Officer) {
  return asidePage(asked, officer, await chosenFor(asked), new URLSearchParams(), NO_ERRORS)
}

export async function takeAside(asked: Asked, officer: Officer, { fields }: Form) {
  const { lang, site } = asked
  const chosen = await chosenFor(asked, typedIn(fields, 'until'))
  const withLiving = fields.has('living')
  const piled = withLiving ? inOrder([...chosen.silent, ...chosen.living]) : chosen.silent
  const reason = typedIn(fields, 'reason')
  const check = new Checking()
  check.must('reason', say(lang, 'desk.reasonMissing'), reason !== '' && reason.length <= 2000)
  const isCounted = numberIn(typedIn(fields, 'count')) === piled.length && piled.length > 0
  check.must('count', say(lang, 'aside.counted', { count: piled.length }), isCounted)
  if (!check.isGood) return asidePage(asked, officer, chosen, fields, check.errors)
  const { log, now, worker } = site
  const sought = queueAddress('', chosen.query).slice(1)
  const ids = piled.map(({ id }) => id)
  const { id, laid } = pileFor({ by: officer.id, reason, sought, withLiving, ids }, now())
  await log.drawer.apply([laid, actNoted(asked, officer, 'pile-set-aside', id)], now())
  worker.wake()
  return seeOther(asked, `/desk/aside/${id}`)
}

/** A number as people write a thousand. */
function numberIn(typed: string): number | undefined {
  const digits = typed.replace(/[\s,.’'\u00a0\u202f]/g, '')
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined
}

async function asidePage(
  asked: Asked,
  officer: Officer,
  chosen: Chosen,
  typed: URLSearchParams,
  errors: Errors,
) {
  const { lang } = asked
  const { query, silent, living, others } = chosen
  const title = say(lang, 'aside.title', { count: silent.length })
  const list = linkIn(asked, `${queueAddress('/desk', query)}#queue`)
  const back = html`<p class="mt"><a href="${list}">${say(lang, 'queue.list')}</a></p>`
  const cut = chosen.isCut ? inset(say(lang, 'aside.cut', { most: MOST_PILED }), 'warn mt') : null
  const parts: Piece[] = [part(say(lang, 'aside.sought'), [await soughtFacts(asked, query), cut, back])]
  if (silent.length + living.length > 0)
    parts.push(notedPart(lang, 'aside.traits', await traitTable(asked, silent, [...living, ...others])))
  if (silent.length > 0) {
    const note = say(lang, 'aside.samplesNote', { count: Math.min(silent.length, SAMPLES) })
    parts.push(part(say(lang, 'aside.samples'), sentTable(asked, 'aside.samples', spread(silent)), { note }))
  }
  if (silent.length + living.length > 0) {
    const form = asideForm(asked, officer, chosen, typed, errors)
    parts.push(notedPart(lang, 'aside.living', livingTable(asked, chosen)))
    parts.push(notedPart(lang, 'aside.act', form, { strong: true, id: 'act' }))
  }
  const status = errors.size > 0 ? 422 : 200
  return deskPage(
    asked,
    officer,
    { title, note: say(lang, 'aside.note'), script: 'keep-typed', status },
    parts,
  )
}

function spread(all: readonly Filed[]): Filed[] {
  if (all.length <= SAMPLES) return [...all]
  return Array.from({ length: SAMPLES }, (_, n) => all[Math.round((n * (all.length - 1)) / (SAMPLES - 1))]!)
}

function livingTable(asked: Asked, { living, lifeOf }: Chosen) {
  const { lang } = asked
  if (living.length === 0) return paragraph(lang, 'aside.livingNone')
  const signs = (filed: Filed) => {
    const words = lifeOf(filed).map(sign => say(lang, `aside.life.${sign}`))
    return listOf(words, lang)
  }
  const { shown, told } = firstOf(living, MOST_LIVING, count =>
    remark(say(lang, 'aside.more', { count }), 'mt-s'),
  )
  return [sentTable(asked, 'aside.living', shown, { heading: 'aside.signs', of: signs }), told]
}

function asideForm(asked: Asked, officer: Officer, chosen: Chosen, typed: URLSearchParams, errors: Errors) {
  const { lang } = asked
  if (!mayCome(officer, 'deskAsideSent')) return paragraph(lang, 'office.decides')
  const { query, silent, living } = chosen
  const f = new Fieldset(lang, typed, errors)
  const until = [silent.at(-1)?.id ?? '', living.at(-1)?.id ?? ''].sort().at(-1)!
  const all = silent.length + living.length
  const total = formatNumber(all, lang)
  const too =
    living.length === 0
      ? null
      : f.check('living', say(lang, 'aside.tooLiving', { count: living.length, total: all }))
  const hint =
    living.length === 0 || silent.length === 0
      ? say(lang, 'aside.countHint', { count: total })
      : say(lang, 'aside.countHintLiving', { count: formatNumber(silent.length, lang), total })
  const fields = html`
    ${f.area('reason', { label: say(lang, 'desk.reason'), hint: say(lang, 'aside.reasonHint'), rows: 3 })}${too}
    ${f.text('count', { label: say(lang, 'aside.count'), hint, inputmode: 'numeric', isPlain: true })}
  `
  return postedForm(asked, queueAddress('/desk/aside/new', query), {
    f,
    fields,
    hidden: { until },
    keep: 'aside',
    button: say(lang, 'aside.button'),
  })
}

/**
 * All that waits and fits what an officer looks for. `until` is the newest id that the officer has seen counted: what
 * came in since is not meant, though a flood goes on.
 */
async function chosenFor(asked: Asked, until?: string) {
  const { site } = asked
  const typed = queueQueryIn(asked.query)
  // Only what is undecided can be set aside.
  const stage = typed.stage === 'any' || typed.stage === 'asked' ? typed.stage : 'waiting'
  const stages: QueueQuery['stage'][] = stage === 'any' ? ['waiting', 'asked'] : [stage]
  const query: QueueQuery = { ...typed, stage }
  const all = await applications.all(site.log.drawer, site.now())
  const lists = await Promise.all(stages.map(stage => listFor(asked, { ...query, stage }, all)))
  const fitting = lists
    .flat()
    .filter(isFree)
    .filter(({ id }) => until === undefined || id <= until)
  const { shown: found, told: isCut } = firstOf(inOrder(fitting), MOST_PILED, () => true)
  const lifeOf = await everyLife(site)
  const ids = new Set(found.map(({ id }) => id))
  return {
    query,
    /** Nobody has shown to stand behind them. */
    silent: found.filter(filed => lifeOf(filed).length === 0),
    /** Somebody has: set aside only if the officer says so. */
    living: found.filter(filed => lifeOf(filed).length > 0),
    others: all.filter(isFree).filter(({ id }) => !ids.has(id)),
    lifeOf,
    isCut: isCut ?? false,
  }
}

type Chosen = Awaited<ReturnType<typeof chosenFor>>

const isFree = ({ value }: Filed) => value.state.is === 'waiting'

const inOrder = (all: readonly Filed[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1))

const MOST_NAMED = 3

/**
 * What applications have in common, beside the others in the queue: an invented thousand looks alike in something, and
 * an officer sees what a real one shares with it.
 */
async function traitTable(asked: Asked, piled: readonly Filed[], others: readonly Filed[]) {
  const { lang } = asked
  const these = say(lang, 'aside.these', { count: piled.length })
  const rest = say(lang, 'aside.others', { count: others.length })
  const rows = (await traitsShown(asked, [...piled, ...others])).map(
    ({ label, of }) =>
      html`<tr role="row">
        <th role="rowheader" scope="row">${label}</th>
        <td role="cell" class="all" data-k="${these}">${of(piled)}</td>
        <td role="cell" class="all" data-k="${rest}">${of(others)}</td>
      </tr>`,
  )
  return table(say(lang, 'aside.traits'), [say(lang, 'aside.trait'), these, rest], rows)
}

async function traitsShown(asked: Asked, all: readonly Filed[]) {
  const { lang, site } = asked
  const networks = await everyOrigin(site.log.drawer, site.now())
  const calls = await callNames(asked, all)
  const common = (label: string, of: (filed: Filed) => string) => ({
    label,
    of: (list: readonly Filed[]): Piece => commonest(asked, list.map(of)),
  })
  const some = [
    { label: say(lang, 'queue.received'), of: (list: readonly Filed[]) => spanOf(asked, list) },
    common(say(lang, 'queue.network'), ({ id }) => networks.get(id) ?? say(lang, 'aside.unknown')),
    common(say(lang, 'queue.mail'), ({ value }) => mailDomainOf(value.person.email)),
    common(say(lang, 'queue.kind'), ({ value }) => say(lang, `kinds.${value.organisation.kind}`)),
    common(say(lang, 'queue.country'), ({ value: { organisation } }) =>
      organisation.country === null ? say(lang, 'fields.noCountry') : countryName(organisation.country, lang),
    ),
    common(say(lang, 'desk.words'), ({ value: { words } }) =>
      words === '' ? say(lang, 'desk.none') : excerpt(words),
    ),
  ]
  if (calls.size < 2) return some
  return [...some, common(say(lang, 'queue.call'), ({ value }) => calls.get(value.call)!)]
}

function commonest({ lang }: Asked, values: readonly string[]) {
  if (values.length === 0) return '–'
  const counted = [...Map.groupBy(values, value => value)]
    .map(([value, { length }]) => ({ value, length }))
    .sort((a, b) => b.length - a.length || (a.value < b.value ? -1 : 1))
  const { shown, told } = firstOf(
    counted,
    MOST_NAMED,
    count => html`<li class="muted">${say(lang, 'aside.more', { count })}</li>`,
  )
  const named = shown.map(
    ({ value, length }) =>
      html`<li><bdi>${value}</bdi> <span class="muted">${formatNumber(length, lang)}</span></li>`,
  )
  return html`<ul class="plain-list">${named}${told}</ul>`
}

function spanOf(asked: Asked, list: readonly Filed[]) {
  if (list.length === 0) return '–'
  const times = list.map(({ value }) => value.received)
  const first = times.reduce((a, b) => Math.min(a, b))
  const last = times.reduce((a, b) => Math.max(a, b))
  return html`${deskMark(asked, first)} – ${deskMark(asked, last)}`
}

const MOST_SHOWN = 100

function excerpt(words: string): string {
  const letters = [...words.replace(/\s+/g, ' ')]
  return letters.length <= MOST_SHOWN ? letters.join('') : `${letters.slice(0, MOST_SHOWN).join('')}…`
}

/** Applications by what was sent; `told` says more of each, under its heading. */
function sentTable(
  asked: Asked,
  caption: PlainKey,
  all: readonly Filed[],
  told?: { readonly heading: PlainKey; readonly of: (filed: Filed) => Piece },
) {
  const { lang } = asked
  const rows = all.map(({ id, value }) => {
    const { organisation, person, words, received } = value
    const { name, nameLang, domain } = organisation
    const sent =
      words === ''
        ? null
        : html`<span class="sub typed" lang="${value.lang}" dir="auto">${excerpt(words)}</span>`
    const last = told === undefined ? null : html`<td role="cell" class="all">${told.of({ id, value })}</td>`
    return html`<tr role="row">
      <th role="rowheader" scope="row" class="who">
        <a href="${linkIn(asked, `/desk/applications/${id}`)}" lang="${nameLang === 'und' ? '' : nameLang}" dir="auto">
          ${name}
        </a>${sub(domain ?? say(lang, 'desk.noDomain'))}${sent}
      </th>
      <td role="cell" class="all"><bdi>${person.name}</bdi>${sub(person.email)}</td>
      <td role="cell" class="nw">${deskMark(asked, received)}</td>
      ${last}
    </tr>`
  })
  const heads = ['desk.applicant', 'desk.person', 'queue.received', told?.heading ?? null] as const
  return deskTable(lang, caption, heads, rows)
}

async function soughtFacts(asked: Asked, query: QueueQuery) {
  const { lang, site } = asked
  const facts: Fact[] = [[say(lang, 'queue.stages'), say(lang, `queue.stage.${query.stage}`)]]
  for (const name of FILTERS)
    if (query[name] !== '')
      facts.push([
        say(lang, `queue.${name}`, { clocks: clocksOf(site.own) }),
        await filterWord(asked, name, query[name]),
      ])
  return factList(facts)
}

/** All that was set aside, newest first. */
export async function showPiles(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const piles = await everyPile(site.log.drawer, site.now())
  const title = say(lang, 'aside.all', { count: piles.length })
  const rows = piles.map(({ id, value }) => pileRow(asked, id, value))
  const list = listOr(lang, 'aside.none', rows, 'ledger three')
  const how = html`<div class="actions">${linkButton(asked, '/desk#queue', say(lang, 'desk.queue'))}</div>`
  const parts = part(say(lang, 'desk.room.aside'), [list, how], { strong: true })
  return deskPage(asked, officer, { title, note: say(lang, 'aside.allNote') }, parts)
}

function pileRow(asked: Asked, id: string, { at, by, ids, state }: Pile) {
  const { lang } = asked
  return datedLine(
    deskDayMark(asked, at),
    linkTo(asked, `/desk/aside/${id}`, say(lang, 'aside.pile', { count: ids.length })),
    html`<span class="meta">${say(lang, `aside.was.${state}`, { by })}</span>`,
  )
}

export async function showPile(asked: Asked, officer: Officer) {
  const { lang, site, params } = asked
  const { drawer } = site.log
  const id = params.pile!
  const pile = await piles.find(drawer, id, site.now())
  const meant = new Set(pile.ids)
  const all = (await applications.all(drawer, site.now())).filter(one => meant.has(one.id))
  const aside = all.flatMap(({ value: { state } }) =>
    state.is === 'aside' && state.pile === id ? [state] : [],
  )
  const letters = aside.filter(({ told }) => told)
  const title = say(lang, 'aside.progress', { count: aside.length, total: pile.ids.length })
  const done = facts(lang, {
    'aside.by': `${pile.by}${comma(lang)}${deskTime(asked, pile.at)}`,
    'member.reason': html`<span class="typed" dir="auto">${pile.reason}</span>`,
    'aside.isAside': formatNumber(aside.length, lang),
    'aside.isLeft': formatNumber(pile.ids.length - aside.length, lang),
    'aside.letters': formatNumber(letters.length, lang),
  })
  const why = pile.said === null ? null : inset(keptRefusal(lang, pile.said), 'warn mt')
  const parts = html`
    ${notedPart(lang, 'aside.done', [done, why, pileActs(asked, officer, pile, aside.length)], { strong: true })}
    ${part(say(lang, 'aside.sought'), await soughtFacts(asked, queueQueryIn(new URLSearchParams(pile.sought))))}
    ${part(say(lang, 'aside.each'), eachOf(asked, id, all), { id: 'each' })}
  `
  return deskPage(asked, officer, { title, note: say(lang, `aside.stateNote.${pile.state}`) }, parts)
}

function pileActs(asked: Asked, officer: Officer, pile: Pile, aside: number) {
  const { lang, params } = asked
  const here = `/desk/aside/${params.pile}`
  const more = isGoingOn(pile) ? linkButton(asked, here, say(lang, 'bulk.reload'), '') : null
  const isBack = pile.state === 'returning' || (aside === 0 && pile.state !== 'setting')
  const back =
    isBack || !mayCome(officer, 'deskPileSent')
      ? null
      : buttonForm(asked, here, { do: 'return' }, say(lang, 'aside.return'))
  return more === null && back === null ? null : html`<div class="actions">${more}${back}</div>`
}

function eachOf(asked: Asked, pile: string, all: readonly Filed[]) {
  const at = (after: string) => `${addressWith(`/desk/aside/${pile}`, { after })}#each`
  const { shown, pages } = pageOf(asked, all, at)
  const told = { heading: 'queue.became', of: ({ value }: Filed) => becameOf(asked, value) } as const
  return [sentTable(asked, 'aside.each', shown, told), pages]
}

function becameOf(asked: Asked, { state }: Application) {
  const words = stateWords(asked, state)
  if (state.is !== 'aside' || !state.told) return words
  return html`${words}${sub(say(asked.lang, 'aside.told'))}`
}

/** All that a pile still holds aside waits again. Asked twice, it says the same. */
export async function takePile(asked: Asked, officer: Officer, { fields }: Form) {
  const { site, params } = asked
  const id = params.pile!
  const now = site.now()
  await piles.find(site.log.drawer, id, now)
  if (fields.get('do') !== 'return') throw new Refusal('request_malformed', 'The form names nothing to do.')
  const beside = [actNoted(asked, officer, 'pile-taken-back', id)]
  const back = (pile: Pile): Pile => ({ ...pile, state: 'returning', said: null })
  await changePile(site.log.drawer, id, now, back, { beside, due: now })
  site.worker.wake()
  return seeOther(asked, `/desk/aside/${id}`)
}

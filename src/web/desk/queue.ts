import type { Application, Filed } from '../../people/applications.ts'
import { plainId } from '../../register/lists/ids.ts'
import { ref } from '../../register/rule.ts'
import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { say } from '../say.ts'
import { countryName, listOf } from '../wording.ts'
import { type Likeness, sharedAmong } from './alike.ts'
import { isElsewhere } from './doubts.ts'
import { callName } from './facts.ts'
import { mixesScripts } from './lookalikes.ts'

/** The queue: who waits, oldest first, a page at a time, each with what is doubtful about it at first sight. */

const PER_PAGE = 50

export function waitingIn(all: readonly Filed[]): Filed[] {
  return all.filter(({ value }) => value.state.is === 'waiting')
}

/** `after` in the address is the last row of the page before: decisions meanwhile move nothing out of sight. */
export async function queueTable(asked: Asked, all: readonly Filed[]): Promise<Markup> {
  const { lang, query } = asked
  const waiting = waitingIn(all)
  const after = query.get('after') ?? ''
  const from = waiting.findIndex(({ id }) => id > after)
  const first = Math.max(from, 0)
  const shown = waiting.slice(first, first + PER_PAGE)
  if (shown.length === 0) return html`<p>${say(lang, 'desk.queueEmpty')}</p>`
  // One question for all: forty applications before lunch are forty rows, not forty searches.
  const refs = shown.map(({ value }) => ref('parties', plainId(value.organisation.name)))
  const known = await asked.site.log.store.rows(refs)
  const shared = sharedAmong(all.map(({ value }) => value))
  const calls = new Map<string, string>()
  for (const { value } of shown)
    if (!calls.has(value.call)) calls.set(value.call, await callName(asked, value.call))
  const rows = shown.map((row, i) => {
    const doubts = doubtsAtSight(asked, row.value, known[i] !== undefined, shared.get(row.value)!)
    return queueRow(asked, row, calls.get(row.value.call)!, doubts)
  })
  const count = { first: first + 1, last: first + shown.length, total: waiting.length }
  const isAll = shown.length === waiting.length
  return html`<table class="table roll"><caption class="vh">${say(lang, 'desk.queueCaption')}</caption><thead><tr><th scope="col">${say(lang, 'desk.applicant')}</th><th scope="col" class="drop-2">${say(lang, 'desk.kindCountry')}</th><th scope="col">${say(lang, 'desk.call')}</th><th scope="col">${say(lang, 'desk.waits')}</th><th scope="col" class="end">${say(lang, 'desk.decision')}</th></tr></thead><tbody>${rows}</tbody></table>${isAll ? null : html`<p class="note mt-s">${say(lang, 'desk.queueShown', count)}</p>${pager(asked, first > 0, waiting[first + PER_PAGE] && shown.at(-1)!.id)}`}`
}

function pager(asked: Asked, isLater: boolean, last: string | undefined): Markup {
  const { lang } = asked
  const links = [
    isLater ? html`<a href="${linkIn(asked, '/desk')}">${say(lang, 'roll.first')}</a>` : null,
    last === undefined
      ? null
      : html`<a href="${linkIn(asked, `/desk?after=${last}`)}" rel="next">${say(lang, 'roll.next')}</a>`,
  ]
  return html`<nav class="pager" aria-label="${say(lang, 'roll.pages')}">${links}</nav>`
}

/** What can be told without a search; the page of the application tells all. */
function doubtsAtSight(
  { lang }: Asked,
  { organisation: { name, domain }, person }: Application,
  isKnown: boolean,
  shared: readonly Likeness[],
): string[] {
  const doubts: string[] = []
  if (isKnown) doubts.push(say(lang, 'desk.nameKnown'))
  if (mixesScripts(name)) doubts.push(say(lang, 'desk.queueScripts'))
  if (shared.length > 0) {
    const what = shared.map(likeness => say(lang, `desk.alike.${likeness}`))
    doubts.push(say(lang, 'desk.queueAlike', { what: listOf(what, lang) }))
  }
  if (domain !== null && isElsewhere(person.email, domain)) doubts.push(say(lang, 'desk.queueEmail'))
  return doubts
}

function queueRow(asked: Asked, { id, value }: Filed, call: string, doubts: readonly string[]): Markup {
  const { lang, site } = asked
  const { organisation, received } = value
  const { name, nameLang } = organisation
  const about = kindAndCountry(asked, value)
  const page = linkIn(asked, `/desk/applications/${id}`)
  // Admitting begins at what was sent and what to ask about it, so that nobody jumps past a doubt.
  const act = (to: 'admit' | 'refuse', anchor: string, lead: boolean) =>
    html`<a class="btn small second${lead ? ' lead' : ''}" href="${page}#${anchor}">${say(lang, `desk.to.${to}`)}<span class="vh"> <bdi>${name}</bdi></span></a>`
  return html`<tr><th scope="row" class="who"><a href="${page}" lang="${nameLang === 'und' ? '' : nameLang}" dir="auto">${name}</a><span class="sub">${organisation.domain ?? say(lang, 'desk.noDomain')}</span><span class="sub only-s">${about}</span>${doubts.map(doubt => html`<span class="sub strong">${doubt}</span>`)}</th><td class="drop-2">${about}</td><td>${call}</td><td class="nw">${waited(asked, site.now() - received)}</td><td class="end all"><span class="row tight">${act('admit', 'sent', true)}${act('refuse', 'refuse', false)}</span></td></tr>`
}

function kindAndCountry({ lang }: Asked, { organisation: { kind, country } }: Application): string {
  const named = say(lang, `kind.${kind}`)
  return country === null ? named : `${named}, ${countryName(country, lang)}`
}

function waited({ lang }: Asked, seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  return days > 0
    ? say(lang, 'desk.days', { count: days })
    : say(lang, 'desk.hours', { count: Math.floor(seconds / 3600) })
}

/** Under the heading of the queue: how long the oldest has waited. */
export function oldest({ lang, site }: Asked, [first]: readonly Filed[]): Piece {
  if (first === undefined) return null
  const days = Math.floor((site.now() - first.value.received) / 86_400)
  return say(lang, 'desk.oldest', { days })
}

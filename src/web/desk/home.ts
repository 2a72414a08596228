import { formatTime } from '../../core/time.ts'
import { type Application, listApplications, waitingApplications } from '../../people/applications.ts'
import { plainId } from '../../register/lists/ids.ts'
import { ref } from '../../register/rule.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { part, privatePage } from '../private.ts'
import { say } from '../say.ts'
import { countryName, shortDay } from '../wording.ts'
import { callName } from './facts.ts'
import { FORM_NAMES } from './forms.ts'
import type { Officer } from './officer.ts'
import { opening } from './pages.ts'
import { recorded } from './recorded.ts'

type Waiting = { readonly id: string; readonly value: Application }

/** How many decisions the desk still shows. */
const MOST_DECIDED = 30

/** The desk: what waits, what can be done, what was decided lately. */
export async function showDesk(asked: Asked, officer: Officer): Promise<Answer> {
  const { lang, site } = asked
  const { drawer } = site.log.store
  const waiting = await waitingApplications(drawer, site.now())
  const decided = await decidedLately(asked)
  const title = say(lang, 'desk.waitTitle', { count: waiting.length })
  const queue =
    waiting.length === 0 ? html`<p>${say(lang, 'desk.queueEmpty')}</p>` : await queueTable(asked, waiting)
  const acts = FORM_NAMES.map(
    name =>
      html`<li><div><h3>${say(lang, `desk.form.${name}`)}</h3><p>${say(lang, `desk.formNote.${name}`)}</p></div><a class="btn small second" href="${linkIn(asked, `/desk/new/${name}`)}">${say(lang, 'desk.begin')}<span class="vh">: ${say(lang, `desk.form.${name}`)}</span></a></li>`,
  )
  const main = html`${opening(asked, officer, title, say(lang, 'desk.rule'))}
${recorded(asked)}
${part(say(lang, 'desk.queue'), queue, { strong: true, note: oldest(asked, waiting) })}
${part(say(lang, 'desk.acts'), html`<ul class="switches desk-acts">${acts}</ul>`, { note: say(lang, 'desk.actsNote') })}
${part(say(lang, 'desk.decided'), decided.length === 0 ? html`<p>${say(lang, 'desk.decidedNone')}</p>` : html`<ul class="ledger three">${decided.map(row => decidedRow(asked, row))}</ul>`)}`
  return privatePage(asked, { title: say(lang, 'desk.kicker'), main, script: 'keep-typed' })
}

/** Ids go in the order in which applications came, and the drawer pages forward: the last pages are what is wanted. */
async function decidedLately({ site }: Asked): Promise<Waiting[]> {
  const decided: Waiting[] = []
  for (let after = ''; ; ) {
    const page = await listApplications(site.log.store.drawer, site.now(), { after })
    decided.push(...page.filter(({ value }) => value.state.is !== 'waiting'))
    const last = page.at(-1)
    if (last === undefined) break
    after = last.id
  }
  const at = ({ value: { state } }: Waiting) => (state.is === 'waiting' ? 0 : state.at)
  return decided.sort((a, b) => at(b) - at(a)).slice(0, MOST_DECIDED)
}

function oldest({ lang, site }: Asked, [first]: readonly Waiting[]): Piece {
  if (first === undefined) return null
  const days = Math.floor((site.now() - first.value.received) / 86_400)
  return say(lang, 'desk.oldest', { days })
}

async function queueTable(asked: Asked, waiting: readonly Waiting[]): Promise<Markup> {
  const { lang } = asked
  // One question for all: forty applications before lunch are forty rows, not forty searches.
  const refs = waiting.map(({ value }) => ref('parties', plainId(value.organisation.name)))
  const known = await asked.site.log.store.rows(refs)
  const calls = new Map<string, string>()
  for (const { value } of waiting)
    if (!calls.has(value.call)) calls.set(value.call, await callName(asked, value.call))
  const rows = waiting.map((row, i) =>
    queueRow(asked, row, { isKnown: known[i] !== undefined, call: calls.get(row.value.call)! }),
  )
  return html`<table class="table roll"><caption class="vh">${say(lang, 'desk.queueCaption')}</caption><thead><tr><th scope="col">${say(lang, 'desk.applicant')}</th><th scope="col" class="drop-2">${say(lang, 'desk.kindCountry')}</th><th scope="col">${say(lang, 'desk.call')}</th><th scope="col">${say(lang, 'desk.waits')}</th><th scope="col" class="end">${say(lang, 'desk.decision')}</th></tr></thead><tbody>${rows}</tbody></table>`
}

function queueRow(
  asked: Asked,
  { id, value }: Waiting,
  { isKnown, call }: { readonly isKnown: boolean; readonly call: string },
): Markup {
  const { lang, site } = asked
  const { organisation, received } = value
  const { name, nameLang } = organisation
  const about = kindAndCountry(asked, value)
  const doubt = isKnown ? html`<span class="sub strong">${say(lang, 'desk.nameKnown')}</span>` : null
  const page = linkIn(asked, `/desk/applications/${id}`)
  const act = (anchor: 'admit' | 'refuse', lead: boolean) =>
    html`<a class="btn small second${lead ? ' lead' : ''}" href="${page}#${anchor}">${say(lang, `desk.to.${anchor}`)}<span class="vh"> ${name}</span></a>`
  return html`<tr><th scope="row" class="who"><a href="${page}" lang="${nameLang === 'und' ? '' : nameLang}" dir="auto">${name}</a><span class="sub">${organisation.domain ?? say(lang, 'desk.noDomain')}</span><span class="sub only-s">${about}</span>${doubt}</th><td class="drop-2">${about}</td><td>${call}</td><td class="nw">${waited(asked, site.now() - received)}</td><td class="end all"><span class="row tight">${act('admit', true)}${act('refuse', false)}</span></td></tr>`
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

function decidedRow(asked: Asked, { id, value }: Waiting): Markup {
  const { lang } = asked
  const { state, organisation } = value
  if (state.is === 'waiting') return html``
  const day = formatTime(state.at).slice(0, 10)
  const what = state.is === 'refused' ? 'refused' : invitedHow(state)
  const page = linkIn(asked, `/desk/applications/${id}`)
  return html`<li><span class="when"><time datetime="${day}">${shortDay(day, lang)}</time></span><span class="what"><a href="${page}" dir="auto">${organisation.name}</a></span><span class="meta">${say(lang, `desk.was.${what}`, { by: state.by })}</span></li>`
}

function invitedHow(state: Extract<Application['state'], { is: 'admitted' }>) {
  if (state.enrolled !== null) return 'enrolled'
  return state.invitation === null ? 'admitted' : 'invited'
}

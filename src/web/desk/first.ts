import { everyPrepared } from '../../people/prepared-calls.ts'
import { OFFICERS_BY_KEY } from '../../register/officers.ts'
import { eachRow, rowIn } from '../../store/each-row.ts'
import {
  type Asked,
  buttonForm,
  html,
  inLang,
  linkButton,
  type Markup,
  part,
  phrase,
  say,
  spoken,
  sub,
} from '../kit/kit.ts'
import { mayCome } from '../office-permissions.ts'
import type { Officer } from './officer/officer.ts'

/** The first days of a register: one thing to do, then what may come later, until the desk has what it needs. */

/** Nothing was ever opened here. */
export async function isUnused({ site }: Asked): Promise<boolean> {
  for await (const _ of eachRow(site.log.store, 'calls')) return false
  return true
}

export async function firstThing(asked: Asked, officer: Officer): Promise<Markup> {
  const { lang, site } = asked
  const drafts = await everyPrepared(site.log.drawer, site.now())
  const begins = mayCome(officer, 'deskForm')
  const [title, says] = begins
    ? (['first.title', 'first.says'] as const)
    : (['first.none', 'first.wait'] as const)
  return html`<section class="one-thing">
    <p class="sc">${say(lang, 'first.welcome', { officer: officer.id })}</p>
    <h1>${say(lang, title)}</h1>
    <p>${say(lang, says)}</p>
    ${begins ? html`<p>${firstWay(asked, drafts)}</p>` : null}
  </section>`
}

/** Begins a call, or leads on to those that were begun. */
function firstWay(asked: Asked, drafts: Awaited<ReturnType<typeof everyPrepared>>): Markup {
  const { lang } = asked
  const [last] = drafts
  if (last === undefined)
    return buttonForm(asked, '/desk/prepared', {}, say(lang, 'first.begin'), { style: '' })
  const title = last.value.titles.find(({ text }) => text !== '')
  const says = phrase(lang, 'first.goOn', {
    count: drafts.length,
    named: title === undefined ? 'no' : 'yes',
    title: title === undefined ? '' : inLang(title),
  })
  return linkButton(asked, '/desk/prepared', says, '')
}

interface Need {
  readonly is: 'passkey' | 'invited' | 'second' | 'own' | 'contact' | 'mail'
  readonly isMet: boolean
  /** No officer can do it: it is the operator's, and a desk may do without for good. */
  readonly isOptional?: boolean
  readonly path: string
}

/** What a desk needs, each with its state; null once officers have done all of it, or for who sets nothing up. */
export async function firstSteps(asked: Asked, officer: Officer): Promise<Markup | null> {
  const { lang } = asked
  if (!mayCome(officer, 'deskInviting')) return null
  const needs = await needsOf(asked, officer)
  if (needs.every(({ isMet, isOptional }) => isMet || isOptional)) return null
  const lines = needs.map(one => needLine(asked, one))
  return part(say(lang, 'first.later'), html`<ul class="also">${lines}</ul>`, {
    strong: true,
    note: say(lang, 'first.laterNote'),
    id: 'later',
  })
}

async function needsOf(asked: Asked, { credentials }: Officer): Promise<readonly Need[]> {
  const { site } = asked
  const { log, own } = site
  const isFirst = await isUnused(asked)
  const officers = (await rowIn(log.store, 'log', 'log'))?.officers.inForce ?? 0
  const invited: Need[] = isFirst
    ? []
    : [{ is: 'invited', isMet: await hasSomebodyJoined(asked), path: '/desk/inviting' }]
  return [
    { is: 'passkey', isMet: credentials.length > 1, path: '/desk/own/passkey' },
    ...invited,
    { is: 'second', isMet: officers >= OFFICERS_BY_KEY, path: '/desk/officers' },
    {
      is: 'own',
      isMet: own.names !== undefined && own.settings.imprint.length > 0,
      path: '/desk/settings',
    },
    { is: 'contact', isMet: site.contact !== null, path: '/desk/settings' },
    { is: 'mail', isMet: site.mail !== null, path: '/desk/outbox', isOptional: true },
  ]
}

/** Whether any organisation was admitted or has joined: who applied, was invited or stands on a list alone has not. */
async function hasSomebodyJoined({ site }: Asked): Promise<boolean> {
  const { store } = site.log
  for await (const _ of eachRow(store, 'partyKeys')) return true
  for await (const { row } of eachRow(store, 'parties')) if (row.admitted !== null) return true
  return false
}

function needLine(asked: Asked, { is, isMet, path }: Need): Markup {
  const { lang } = asked
  const says = say(lang, `first.${is}.${isMet ? 'met' : 'unmet'}`)
  const way = isMet
    ? null
    : linkButton(asked, path, spoken(say(lang, `first.${is}.do`), says), 'small second')
  return html`<li>
    <span class="went">${say(lang, isMet ? 'first.met' : 'first.unmet')}</span>
    <span>${says}${isMet ? null : sub(say(lang, `first.${is}.why`))}</span>${way}
  </li>`
}

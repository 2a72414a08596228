import { depthOf, pastLetters } from '../../../people/letters.ts'
import { officerLetters } from '../../../people/officer-letters.ts'
import { lastTry } from '../../../work/letters/officers-told.ts'
import {
  type Asked,
  buttonForm,
  comma,
  deskMark,
  deskTime,
  type Fact,
  factList,
  firstOf,
  html,
  inset,
  linkTo,
  listed,
  notedPart,
  type Piece,
  remark,
  say,
  sub,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { openLetters } from '../filed.ts'
import { stateOf } from '../letter-state.ts'
import type { Officer } from '../officer/officer.ts'

/**
 * The mail relay, as far as officers see it, and a letter that tries it. No page sets it: whoever names another relay reads
 * every code and every link, and needs no passkey any more.
 */

const HERE = '/desk/settings'
const MOST_LAST = 5

export async function mailPart(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const { drawer } = site.log
  const [open, past] = await Promise.all([openLetters(asked), pastLetters.all(drawer, site.now())])
  const { waiting, since } = depthOf(open)
  const { shown, told } = firstOf(past.toReversed(), MOST_LAST, count =>
    sub(linkTo(asked, '/desk/outbox', say(lang, 'settings.mail.more', { count }))),
  )
  const last = shown.map(
    ({ value }) =>
      html`${stateOf(asked, value)}${comma(lang)}${deskMark(asked, value.at)}${sub(say(lang, `outbox.kind.${value.kind}`))}`,
  )
  const facts: Fact[] = [
    ...relayFacts(asked),
    [
      say(lang, 'settings.mail.waiting'),
      say(lang, 'settings.mail.waitingSince', {
        count: waiting,
        time: since === null ? '' : deskTime(asked, since),
      }),
    ],
    [say(lang, 'settings.mail.stuck'), say(lang, 'settings.mail.count', { count: open.length - waiting })],
    [
      say(lang, 'settings.mail.last'),
      last.length === 0 ? say(lang, 'settings.none') : [listed(last, 'plain-list'), told],
    ],
  ]
  const matter = html`
    ${factList(facts)}
    <p class="ways mt">${linkTo(asked, '/desk/outbox', say(lang, 'settings.mail.all'))}</p>
    ${remark(say(lang, 'settings.mail.how'), 'mt')}
    ${site.mail === null ? null : await tryPart(asked, officer)}
  `
  return notedPart(lang, 'settings.mail', matter, { id: 'mail' })
}

function relayFacts(asked: Asked): Fact[] {
  const { lang, site } = asked
  if (site.mail === null) return [[say(lang, 'settings.mail.relay'), say(lang, 'settings.mail.none')]]
  const { host, port, tls, from } = site.mail.relay
  const trouble = site.mail.trouble()
  const state: Piece =
    trouble === null
      ? say(lang, 'settings.mail.works')
      : html`${say(lang, 'settings.mail.trouble', { time: deskTime(asked, trouble.since) })} <code dir="auto">${trouble.said}</code>`
  const at = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  return [
    [
      say(lang, 'settings.mail.relay'),
      html`<code dir="ltr">${at}</code>${sub(say(lang, `settings.mail.tls.${tls}`))}`,
    ],
    [
      say(lang, 'settings.mail.from'),
      html`<bdi>${from.name}</bdi> <span dir="ltr">&lt;${from.address}&gt;</span>`,
    ],
    [say(lang, 'settings.mail.state'), state],
  ]
}

async function tryPart(asked: Asked, officer: Officer): Promise<Piece> {
  const { lang, site } = asked
  if (!mayCome(officer, 'deskSettingsSent')) return null
  const own = await officerLetters.get(site.log.drawer, officer.id, site.now())
  if (own === undefined)
    return inset(
      html`${say(lang, 'settings.mail.tryNowhere')} ${linkTo(asked, '/desk/own#letters', say(lang, 'settings.mail.ownPage'))}`,
      'mt',
    )
  return html`
    ${await triedWords(asked, officer)}
    ${remark(say(lang, 'settings.mail.tryTo', { email: own.email }), 'mt')}
    <div class="actions">${buttonForm(asked, HERE, { set: 'letter' }, say(lang, 'settings.mail.try'))}</div>
  `
}

/** What came of the officer's last test letter, in the relay's own words. */
async function triedWords(asked: Asked, officer: Officer): Promise<Piece> {
  const { lang, site } = asked
  const tried = await lastTry(site, officer.id)
  if (tried === undefined) return null
  const { value } = tried
  const isOnItsWay = value.state === 'waiting' && value.said === null
  const at = 'at' in value ? value.at : value.queued
  const said = value.said === null ? null : sub(html`<code dir="auto">${value.said}</code>`)
  const state = html`${say(lang, 'settings.mail.triedAt', { state: stateOf(asked, value), time: deskTime(asked, at) })}${said}`
  const again = isOnItsWay
    ? html`<p>${say(lang, 'settings.mail.onItsWay')} ${linkTo(asked, `${HERE}#mail`, say(lang, 'settings.mail.again'))}</p>`
    : null
  return html`<div class="notice mt" role="status"><p><b>${say(lang, 'settings.mail.tried')}</b></p><p>${state}</p>${again}</div>`
}

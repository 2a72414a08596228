import { Refusal } from '../../../core/refusal.ts'
import { dayOf } from '../../../core/time.ts'
import { officerOffers } from '../../../people/officer-offers.ts'
import { mayBringIn, NO_OFFICERS, OFFICERS_BY_KEY } from '../../../register/officers.ts'
import { type RoleRow, ref } from '../../../register/rows.ts'
import { eachRow, rowIn } from '../../../store/each-row.ts'
import { depositarySigner } from '../../../work/depositary-signer.ts'
import { keysOf } from '../../../work/holder-keys.ts'
import { type Stopped, stoppedOfficers } from '../../../work/officers.ts'
import {
  type Asked,
  comma,
  deskMark,
  entryLink,
  type Fact,
  factList,
  html,
  linkButton,
  linkTo,
  type Markup,
  notedPart,
  part,
  postedForm,
  remark,
  say,
  shortDigest,
  spoken,
  stoppedBy,
  stoppedNotice,
  sub,
  takeTurn,
} from '../../kit/kit.ts'
import { mayCome, OFFICES_HELD } from '../../office-permissions.ts'
import { actNoted } from '../diary.ts'
import { deskPage, deskTable, listOr } from '../pages.ts'
import { deskEnrolmentLink } from './enrolment.ts'
import type { Officer } from './officer.ts'

/**
 * No officer appoints or dismisses another alone: each further one who decides takes two officers, and to end an office
 * takes the depositary's own key. So a stolen passkey gains no office.
 */
export async function showOfficers(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const rows: Markup[] = []
  const stopped = await stoppedOfficers(asked.site)
  let inForce = 0
  for await (const { key: id, row: role } of eachRow(site.log.store, 'roles')) {
    if (role.ended === null) inForce++
    const stop = stopped.find(one => one.officer === id)
    rows.push(await officerRow(asked, officer, id, role, stop))
  }
  const title = say(lang, 'officers.title', { count: inForce })
  const heads = [
    'diary.officer',
    'office.label',
    ['officers.since', 'drop-2'],
    'officers.keys',
    'officers.state',
  ] as const
  const all = deskTable(lang, 'officers.all', heads, rows)
  const offices = OFFICES_HELD.map(
    (office): Fact => [say(lang, `office.name.${office}`), say(lang, `office.does.${office}`)],
  )
  const how = html`
    <p>${say(lang, 'officers.how')}</p>
    <pre class="raw mt-s" tabindex="0">${OFFICES_HELD.map(office => site.commandOf(`officer add ${office}`)).join('\n')}</pre>
    <p class="mt">${say(lang, 'officers.another')}</p>
    <p class="mt">${say(lang, 'officers.end')}</p>
    <pre class="raw mt-s" tabindex="0">npx --no avow post --type role/ended --body ended.json --key depositary.key --url ${site.publicUrl}</pre>
    ${remark(say(lang, 'officers.why'), 'mt')}
  `
  const parts = html`
    ${await stoppedNotice(asked)}${part(say(lang, 'officers.all'), all, { strong: true })}
    ${await waitingPart(asked, officer)}
    ${notedPart(lang, 'officers.offices', factList(offices))}${notedPart(lang, 'officers.change', how)}
  `
  return deskPage(asked, officer, { title }, parts)
}

async function officerRow(
  asked: Asked,
  officer: Officer,
  id: string,
  { office, granted, until, ended }: RoleRow,
  stop: Stopped | undefined,
) {
  const { lang } = asked
  const state =
    ended === null
      ? html`
        ${say(lang, until === null ? 'officers.inForce' : 'officers.inForceUntil', { day: until ?? '' })}
        ${stop ? sub(stoppedBy(asked, stop.entry)) : null}
      `
      : html`${say(lang, 'officers.ended')} ${entryLink(asked, ended.entry)}`
  return html`<tr role="row">
    <th role="rowheader" scope="row">${id}</th>
    <td role="cell">${say(lang, `office.name.${office ?? 'decider'}`)}</td>
    <td role="cell" class="drop-2">${entryLink(asked, granted)}</td>
    <td role="cell" class="all">${ended === null ? await keyList(asked, officer, id) : say(lang, 'officers.noKey')}</td>
    <td role="cell">${state}</td>
  </tr>`
}

/** Each with the way to revoke it: who has lost a device often cannot sign in. */
async function keyList(asked: Asked, officer: Officer, id: string) {
  const { lang } = asked
  const revokes = mayCome(officer, 'deskForm')
  const keys = (await keysOf(asked.site, id)).filter(({ row }) => row.revoked === null)
  if (keys.length === 0) return html`${say(lang, 'officers.noKey')}`
  const lines = keys.map(({ key, row }) => {
    const digest = shortDigest(key)
    const words = spoken(say(lang, 'rep.revokeThis'), `${id}${comma(lang)}${digest}`)
    const revoke = linkTo(asked, `/desk/new/revocation?keyid=${key}`, words)
    return html`<li>
      <span class="hash">${digest}</span>${comma(lang)}${entryLink(asked, row.added)}
      ${revokes ? html` <span aria-hidden="true">·</span> ${revoke}` : null}
    </li>`
  })
  return html`<ul>${lines}</ul>`
}

/** Passkeys that were made by a link, which two officers allow; and the way to a link, for one who decides. */
async function waitingPart(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const [all, officers] = await Promise.all([officerOffers(site.log.drawer, site.now()), officersOf(asked)])
  const roles = await site.log.store.rows(all.map(({ value }) => ref('roles', value.officer)))
  // Who has come in by another way since then needs it no more.
  const offers = all.filter((_, i) => roles[i] === undefined)
  const takesTwo = officers.inForce >= OFFICERS_BY_KEY
  if (!takesTwo && offers.length === 0) return null
  const allows = mayCome(officer, 'deskForm')
  const lines = offers.map(({ id: key, value: { officer: id, name, made } }) => {
    const isAllowed = mayBringIn(
      { officers: { ...officers, inForce: OFFICERS_BY_KEY } },
      { holder: id, key },
      dayOf(site.now()),
    )
    const words = spoken(say(lang, 'officers.allow'), id)
    const way = isAllowed
      ? html`<p>${say(lang, 'officers.allowed')} ${entryLink(asked, officers.allowed!.entry)}</p>`
      : allows
        ? linkButton(asked, `/desk/new/officer?id=${id}&key=${key}`, words, 'small second')
        : null
    return html`<li>
      <div><h3>${id}</h3>${name === '' ? null : html`<p><bdi>${name}</bdi></p>`}
        <p><span class="hash">${key}</span>${comma(lang)}${deskMark(asked, made)}</p></div>
      ${way}
    </li>`
  })
  const link =
    takesTwo && mayCome(officer, 'deskOfficersSent')
      ? postedForm(asked, '/desk/officers', { button: say(lang, 'officers.makeLink'), isSecond: true })
      : null
  return notedPart(lang, 'officers.waiting', [listOr(lang, 'officers.noneWaiting', lines), link])
}

async function officersOf({ site }: Asked) {
  return (await rowIn(site.log.store, 'log', 'log'))?.officers ?? NO_OFFICERS
}

/** A link for one more officer who decides, shown once. It lets nobody in before two officers allow the key. */
export async function takeOfficers(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  if ((await officersOf(asked)).inForce < OFFICERS_BY_KEY)
    throw new Refusal(
      'second_hand_missing',
      'Two officers allow whoever comes by such a link, and only one decides here: the operator appoints the second by command.',
    )
  takeTurn(asked, 'ceremony')
  // Before a link is made for nothing: this key brings the new one in.
  depositarySigner(site)
  const { url, changes } = await deskEnrolmentLink(site, officer.id)
  await site.log.drawer.apply([...changes, actNoted(asked, officer, 'officer-invited')], site.now())
  const title = say(lang, 'officers.linkTitle')
  const says = html`
    <p>${say(lang, 'officers.linkSays')}</p>
    <p class="codeline mt" tabindex="-1" autofocus id="officer-link">${url}</p>
    <div class="actions">${linkButton(asked, '/desk/officers', say(lang, 'desk.back'))}</div>
  `
  return deskPage(asked, officer, { title }, part(title, says, { strong: true }))
}

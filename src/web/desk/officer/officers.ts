import type { RoleRow } from '../../../register/rows.ts'
import { eachRow } from '../../../store/each-row.ts'
import { keysOf } from '../../../work/holder-keys.ts'
import { type Stopped, stoppedOfficers } from '../../../work/officers.ts'
import {
  type Asked,
  entryLink,
  type Fact,
  factList,
  html,
  linkTo,
  type Markup,
  notedPart,
  part,
  remark,
  say,
  shortDigest,
  spoken,
  stoppedBy,
  stoppedNotice,
  sub,
} from '../../kit/kit.ts'
import { mayCome, OFFICES_HELD } from '../../office-permissions.ts'
import { deskPage, deskTable } from '../pages.ts'
import type { Officer } from './officer.ts'

/**
 * Officers can neither appoint nor dismiss another here: that takes the depositary's own key, so a stolen passkey gains
 * no office.
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
    <pre class="raw mt-s" tabindex="0">${OFFICES_HELD.map(office => `npx --no avow serve --another-officer ${office}`).join('\n')}</pre>
    <p class="mt">${say(lang, 'officers.another')}</p>
    <p class="mt">${say(lang, 'officers.end')}</p>
    <pre class="raw mt-s" tabindex="0">npx --no avow post --type role/ended --body ended.json --key depositary.key</pre>
    ${remark(say(lang, 'officers.why'), 'mt')}
  `
  const parts = html`
    ${await stoppedNotice(asked)}${part(say(lang, 'officers.all'), all, { strong: true })}
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
    const words = spoken(say(lang, 'rep.revokeThis'), `${id}, ${digest}`)
    const revoke = linkTo(asked, `/desk/new/revocation?keyid=${key}`, words)
    return html`<li>
      <span class="hash">${digest}</span>, ${entryLink(asked, row.added)}
      ${revokes ? html` <span aria-hidden="true">·</span> ${revoke}` : null}
    </li>`
  })
  return html`<ul>${lines}</ul>`
}

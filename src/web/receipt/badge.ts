import { Refusal } from '../../core/refusal.ts'
import { dayOf } from '../../core/time.ts'
import { standingSince } from '../../register/roll.ts'
import { ref } from '../../register/rows.ts'
import { isState } from '../../register/signature-events.ts'
import { partyJoined } from '../../register/types/invitations.ts'
import { partyListed } from '../../register/types/listings.ts'
import { signatureDeposited, signatureGiven, signatureRestored } from '../../register/types/signatures.ts'
import {
  type Answer,
  type Asked,
  attributes,
  beginning,
  type CallShown,
  callShown,
  closed,
  html,
  isolated,
  linkTo,
  type Markup,
  nameIn,
  type Piece,
  part,
  partyOrRefuse,
  recordWord,
  remark,
  say,
  shortDay,
} from '../kit/kit.ts'
import { inEffect, type Setting } from '../teller/setting.ts'
import { saidToday } from '../text/sayings.ts'

/**
 * A badge for other sites: a picture of how a party stands to a call today, with the entry. Sites fetch it anew, so the
 * badge of a signatory that has left says so; a copy of it names the day of which it is. A badge of an independent record
 * bears the banner.
 */

const WIDTH = 360
const HEIGHT = 96
/** Of the banner above a record's badge. */
const BANNER = 22

function badgeSize({ isRecord }: CallShown) {
  return { width: WIDTH, height: isRecord ? HEIGHT + BANNER : HEIGHT }
}

export async function showBadge(asked: Asked): Promise<Answer> {
  const call = await callShown(asked, asked.params.call!)
  const badge = await badgeOf(asked, call, asked.params.id!)
  return {
    type: 'image/svg+xml; charset=utf-8',
    body: drawn(asked, call, badge).toString(),
    caching: 'changing',
    // Isolated sites show only what allows it.
    headers: { Vary: 'Accept-Language', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  }
}

type Badge = Awaited<ReturnType<typeof badgeOf>>

/** `says` is one sentence, which the picture says aloud. Refuses `party_unknown`. */
async function badgeOf(asked: Asked, call: CallShown, id: string) {
  const { lang, site } = asked
  const key = `${call.id}/${id}`
  const [row, signature, listing, objected] = await site.log.store.rows([
    ref('parties', id),
    ref('signatures', key),
    ref('listings', key),
    ref('objections', key),
  ])
  if (row === undefined) throw new Refusal('party_unknown', `No party ${id} stands in the register.`)
  const party = nameIn(row.names, lang).text
  const noun = nameIn(call.row.noun, lang).text
  const told = (says: string, entry?: number) => ({ party, says: beginning(says, lang), entry })
  if (signature !== undefined) {
    const { entry, day } = signature.events.findLast(({ what }) => isState(what))!
    const { ended } = row
    if (ended !== undefined && signature.state === 'standing')
      return told(say(lang, `badge.${ended.how}`, { date: shortDay(ended.day, lang) }), ended.entry)
    const date = (signature.state === 'standing' && standingSince(signature)) || day
    const said = saidToday(asked, signature, objected?.objections)
    return told(say(lang, `badge.${signature.state}`, { noun, said, date: shortDay(date, lang) }), entry)
  }
  const last = listing?.versions.at(-1)
  const report = listing?.facts?.findLast(({ withdrawn, what }) => withdrawn === null && what !== 'renamed')
  if (report !== undefined && report.day > (last?.date ?? ''))
    return told(
      say(lang, 'badge.reported', { what: report.what, date: shortDay(report.day, lang) }),
      report.entry,
    )
  if (last === undefined) return told(say(lang, 'badge.none', { record: recordWord(call.isRecord) }))
  const date = shortDay(last.date, lang)
  return told(say(lang, last.present ? 'badge.listed' : 'badge.unlisted', { date }), last.entry)
}

/** Cuts a line to the characters that fit; the title has the whole. */
const clipped = (text: string, most: number) =>
  [...text].length <= most ? text : `${closed([...text].slice(0, most - 1).join(''))}…`

/** Characters that have room in any font; a longer line is drawn closer, since its end is a date. */
const ROOMY = 40
const fitted = (text: string): Piece =>
  [...text].length <= ROOMY ? null : html` textLength="${WIDTH - 80}" lengthAdjust="spacingAndGlyphs"`

/** Attributes only: an SVG that is opened by itself allows no style. */
function drawn(asked: Asked, call: CallShown, { party, says, entry }: Badge): Markup {
  const { lang, site } = asked
  const { width, height } = badgeSize(call)
  const title = nameIn(call.row.titles, lang).text
  const banner = call.isRecord ? say(lang, 'badge.record') : null
  const host = new URL(site.publicUrl).host
  const day = shortDay(dayOf(site.now()), lang)
  const foot = [day, entry === undefined ? null : say(lang, 'badge.entry', { entry }), host]
    .filter(one => one !== null)
    .join(' · ')
  const whole = [banner, isolated(party), isolated(title), says, foot].filter(one => one !== null).join('. ')
  const serif = 'Georgia, "Times New Roman", serif'
  const sans = 'system-ui, "Segoe UI", Roboto, sans-serif'
  const line = (y: number, size: number, most: number, text: string, more: Piece = null) =>
    html`<text x="70" y="${y}" font-size="${size}"${more}>${clipped(text, most)}</text>`
  const top = height - HEIGHT
  const strip =
    banner === null
      ? null
      : html`
        <path d="M1 1h${width - 2}v${BANNER}H1z" fill="#f1f1ec"/>
        <path d="M1 ${BANNER + 0.5}h${width - 2}" stroke="#14161c"/>
        <text x="12" y="15" font-family="${sans}" font-size="11" font-weight="600" fill="#14161c">
          ${clipped(banner, 58)}
        </text>
      `
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" lang="${lang}">
    <title>${whole}</title>
    <path d="M.5.5h${width - 1}v${height - 1}H.5z" fill="#fafaf7" stroke="#14161c"/>
    ${strip}
    ${emblem(call.isRecord, top)}
    <g font-family="${sans}" fill="#14161c">
      ${line(28 + top, 16, 32, party, html` font-family="${serif}"`)}
      ${line(47 + top, 12, 44, title, html` fill="#454955"`)}${line(65 + top, 12, 52, says, fitted(says))}
      ${line(82 + top, 11, 50, foot, html` fill="#5f636f"`)}
    </g>
  </svg>`
}

/** The mark of this register; a dashed sheet for a copy, which proves nothing. */
function emblem(isRecord: boolean, top: number): Markup {
  if (isRecord)
    return html`<g transform="translate(18 ${26 + top}) scale(2.1)" fill="none" stroke="#454955">
      <path d="M5.4 4.2V1.2h8.4v10.6h-3.2" stroke-width="1.3"/>
      <path d="M2.2 4.2h8.4v10.6H2.2z" stroke-width="1.3" stroke-dasharray="2.4 1.6"/>
    </g>`
  return html`<g fill="none" stroke="#2529b0">
    <circle cx="38" cy="${48 + top}" r="22" stroke-width="2" stroke-dasharray="3.2 1.4"/>
    <circle cx="38" cy="${48 + top}" r="17.5" stroke-width="1"/>
    <path d="M31 ${55 + top}l7-16 7 16" stroke-width="2.6"/>
  </g>`
}

/**
 * The picture of the badge, with words for those who do not see it. Its code is copied to other sites and stays there, so
 * they say nothing that may change: the picture says how the party stands, and its page says more.
 */
async function badgeImage(asked: Asked, call: CallShown, party: string, site = ''): Promise<Markup> {
  const { lang } = asked
  const row = await partyOrRefuse(asked.site.log.store, party)
  const names = { party: nameIn(row.names, lang).text, call: nameIn(call.row.titles, lang).text }
  const alt = say(lang, 'badge.alt', { ...names, record: recordWord(call.isRecord) })
  const { width, height } = badgeSize(call)
  const src = `${site}/${call.id}/badges/${party}.svg?lang=${lang}`
  return html`<img${attributes({ class: site === '' && 'badge', src, width, height, alt })}>`
}

export async function badgeShown(asked: Asked, call: CallShown, party: string): Promise<Markup> {
  return html`<p>${await badgeImage(asked, call, party)}</p>`
}

/** How to show the badge elsewhere: a picture in a link. */
export async function badgeCode(asked: Asked, call: CallShown, party: string): Promise<string> {
  const { publicUrl } = asked.site
  const image = await badgeImage(asked, call, party, publicUrl)
  return html`<a href="${publicUrl}/parties/${party}">${image}</a>`.toString()
}

/** With the receipt of what says how a party stands to a call; null for any other. */
export async function badgeEntry(it: Setting): Promise<Markup | null> {
  const { asked } = it
  const { call: id, type, by, body } = inEffect(it).statement
  const signs = type === signatureGiven.type || (type === partyJoined.type && body.acceptance !== null)
  const party = signs ? by : BADGED.includes(type) ? String(body.party) : undefined
  if (id === null || party === undefined) return null
  const { lang } = asked
  const call = await callShown(asked, id)
  const code = await badgeCode(asked, call, party)
  const share = linkTo(asked, `/${id}/share?for=${party}`, say(lang, 'badge.more'))
  return part(
    say(lang, 'badge.title'),
    html`
      ${await badgeShown(asked, call, party)}
      ${remark(say(lang, 'badge.says'))}
      <pre class="raw" tabindex="0" role="region" aria-label="${say(lang, 'badge.code')}">${code}</pre>
      <p>${share}</p>
    `,
    {
      note: say(lang, call.isRecord ? 'badge.noteRecord' : 'badge.note'),
      also: 'no-print',
      id: 'badge',
      inside: 'narrow flow',
    },
  )
}

/** Statements that say how a party stands to a call. */
const BADGED: readonly string[] = [signatureDeposited, signatureRestored, partyListed].map(({ type }) => type)

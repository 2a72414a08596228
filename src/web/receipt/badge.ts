import { Refusal } from '../../core/refusal.ts'
import { ref } from '../../register/rows.ts'
import {
  type Answer,
  type Asked,
  beginning,
  type CallShown,
  callShown,
  closed,
  html,
  isolated,
  type Markup,
  nameIn,
  type Piece,
  say,
  shortDay,
} from '../kit/kit.ts'

/**
 * A badge for other sites: a picture that says what the register says of a party and a call today, and names the entry.
 * It is asked for anew, so one that a signatory shows after it has left says so. On an independent record every badge
 * bears the banner.
 */

export interface Badge {
  readonly party: string
  /** One sentence, which is what the picture says aloud. */
  readonly says: string
  readonly entry: number | undefined
}

const WIDTH = 360
const HEIGHT = 96
/** Of the banner that a record's badge bears above the rest. */
const BANNER = 22

export function badgeSize({ isRecord }: CallShown): { readonly width: number; readonly height: number } {
  return { width: WIDTH, height: isRecord ? HEIGHT + BANNER : HEIGHT }
}

/** `/<call>/badges/<party>.svg` */
export async function showBadge(asked: Asked): Promise<Answer> {
  const call = await callShown(asked, asked.params.call!)
  const badge = await badgeOf(asked, call, asked.params.id!)
  return {
    type: 'image/svg+xml; charset=utf-8',
    body: drawn(asked, call, badge).toString(),
    caching: 'changing',
    // Sites that isolate themselves show nothing from elsewhere that does not say so.
    headers: { Vary: 'Accept-Language', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  }
}

/** Refuses `party_unknown`. */
export async function badgeOf(asked: Asked, call: CallShown, id: string): Promise<Badge> {
  const { lang, site } = asked
  const key = `${call.id}/${id}`
  const [row, signature, listing] = await site.log.store.rows([
    ref('parties', id),
    ref('signatures', key),
    ref('listings', key),
  ])
  if (row === undefined) throw new Refusal('party_unknown', `No party ${id} stands in the register.`)
  const party = nameIn(row.names, lang).text
  const noun = nameIn(call.row.noun, lang).text
  const told = (says: string, entry?: number) => ({ party, says: beginning(says, lang), entry })
  if (signature !== undefined) {
    const { entry, day } = signature.events.at(-1)!
    if (row.ended !== undefined && signature.state === 'standing')
      return told(
        say(lang, `badge.${row.ended.how}`, { date: shortDay(row.ended.day, lang) }),
        row.ended.entry,
      )
    return told(say(lang, `badge.${signature.state}`, { noun, date: shortDay(day, lang) }), entry)
  }
  const last = listing?.versions.at(-1)
  if (last === undefined) return told(say(lang, 'badge.none'))
  const date = shortDay(last.date, lang)
  return told(say(lang, last.present ? 'badge.listed' : 'badge.unlisted', { date }), last.entry)
}

/** Characters that fit a line of this picture, by the size of its letters; the rest is in the title, whole. */
const clipped = (text: string, most: number) =>
  [...text].length <= most ? text : `${closed([...text].slice(0, most - 1).join(''))}…`

/** Presentation attributes alone: a style would not be allowed where the file is opened by itself. */
function drawn(asked: Asked, call: CallShown, { party, says, entry }: Badge): Markup {
  const { lang, site } = asked
  const { width, height } = badgeSize(call)
  const title = nameIn(call.row.titles, lang).text
  const banner = call.isRecord ? say(lang, 'badge.record') : null
  const host = new URL(site.publicUrl).host
  const foot = entry === undefined ? host : `${say(lang, 'badge.entry', { entry })} · ${host}`
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
      ${line(47 + top, 12, 44, title, html` fill="#454955"`)}${line(65 + top, 12, 46, says)}
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

import { dayBefore } from '../../register/text-in-force.ts'
import {
  type Asked,
  type CallShown,
  comma,
  entryLink,
  html,
  inset,
  languageIn,
  ledgerLine,
  listed,
  longDay,
  type Markup,
  part,
  recordWord,
  say,
  shortDigest,
  sub,
} from '../kit/kit.ts'
import { stateLine } from './corrections.ts'
import { originsBetween, principleLines } from './principle-changes.ts'
import { inVersion, seeChanges, textLink, type Version, versionName } from './versions.ts'

/** The versions of a text and their corrections, one after another. */

/** Every version with its date and entry, newest first. */
export async function versionsEntry(
  asked: Asked,
  { id: call, isRecord }: CallShown,
  versions: readonly Version[],
  { version, lang }: { readonly version: Version; readonly lang: string },
): Promise<Markup> {
  const ui = asked.lang
  const record = recordWord(isRecord)
  const line = async (one: Version) => {
    const isHere = one.digest === version.digest
    const state = stateOf(asked, one, record)
    const name = versionName(asked, one)
    const link = textLink(asked, call, { digest: one.digest, lang: inVersion(one, lang) })
    const shown = isHere ? html`<b>${name}</b>` : html`<a href="${link}">${name}</a>`
    const words = html`${shown}${state && `${comma(ui)}${state}`}${isHere ? `${comma(ui)}${say(ui, 'text.shownHere')}` : null}`
    const fate = one.correction === undefined ? null : await stateLine(asked, one.correction)
    const see = seeChanges(asked, call, one, inVersion(one, lang))
    const changes = see && html`<span class="sub ways">${see}</span>`
    const principles =
      one.before === undefined
        ? []
        : principleLines(asked, one.before.row.manifest, one.row.manifest, {
            origins: originsBetween(one.before, one),
            lang,
          })
    const became =
      principles.length === 0
        ? null
        : html`<div class="sub">${say(ui, 'text.principlesBecame')}${listed(principles, 'plain-list')}</div>`
    const later = one.row.translations.map(({ text, entry }) =>
      sub(
        html`${say(ui, 'text.translated', { language: languageIn(text.lang, ui) })}${comma(ui)}${entryLink(asked, entry)}`,
      ),
    )
    return ledgerLine(
      one.day,
      ui,
      html`${words}${fate}${became}${changes}${later}`,
      html`
        <span class="hash" title="${one.digest}">${shortDigest(one.digest)}</span>${comma(ui)}${entryLink(asked, one.row.entry)}
      `,
    )
  }
  const lines = await Promise.all(versions.toReversed().map(line))
  return part(say(ui, 'text.versions'), html`<ol class="ledger three">${lines}</ol>`, {
    note: say(ui, 'text.versionsNote', { record }),
    id: 'versions',
  })
}

/** Null for a correction, which is told in a line of its own. */
function stateOf(
  { lang }: Asked,
  { after, correction, corrected }: Version,
  record: 'yes' | 'no',
): string | null {
  if (correction !== undefined) return null
  if (after !== undefined) return say(lang, 'text.isSuperseded')
  return corrected === undefined
    ? say(lang, 'text.isInForce', { record })
    : say(lang, 'text.inForceUntil', { day: longDay(dayBefore(corrected.effective), lang) })
}

/** A superseded version says so before anything else. */
export function supersededNotice(
  asked: Asked,
  call: string,
  versions: readonly Version[],
  version: Version,
  lang: string,
): Markup | null {
  const { after, number } = version
  if (after === undefined) return null
  const ui = asked.lang
  const says = say(ui, 'text.superseded', { old: number, new: after.number, date: longDay(after.day, ui) })
  const link = textLink(asked, call, { lang: inVersion(versions.find(({ isInForce }) => isInForce)!, lang) })
  return inset(html`${says} <a href="${link}">${say(ui, 'text.readInForce')}</a>`, 'warn')
}

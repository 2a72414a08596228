import type { Manifest } from '../../register/kinds.ts'
import type { CallRow } from '../../register/rows.ts'
import {
  type Asked,
  applyAction,
  type CallShown,
  entryDay,
  entryLink,
  html,
  inset,
  languageName,
  linkButton,
  longDate,
  longDay,
  type Markup,
  named,
  nameIn,
  pendingToday,
  personAction,
  phrase,
  recordWord,
  say,
  shortDate,
  shortDigest,
  signAction,
  slip,
  sub,
} from '../kit/kit.ts'
import { quoted } from '../teller/pieces.ts'
import { pendingNotice } from '../text/corrections.ts'
import { languagesOf, textLink, type Version } from '../text/versions.ts'

/** What the call is, who issued it, what to do first, and the slip that says where its text is recorded. */
export async function openingOf(
  asked: Asked,
  call: CallShown,
  version: Version | undefined,
): Promise<Markup> {
  const { lang } = asked
  const { row } = call
  const title = nameIn(row.titles, lang)
  const issued =
    row.issued === null
      ? null
      : html` <span class="dot" aria-hidden="true">·</span> ${longDate(row.issued, lang)}`
  return html`<section class="opening with-slip">
    <div>
      <p class="sc kicker">${say(lang, 'call.kicker')}${issued}</p>
      <h1 lang="${title.lang}" dir="auto">${title.text}</h1>
      ${row.voided ? await voidedNotice(asked, row) : lede(asked, call, version?.row.manifest)}
      ${row.voided ? null : await closedNotice(asked, row)}${correctionWaits(asked, call)}
      ${row.voided ? null : html`<div class="actions">${actions(asked, call, version !== undefined)}</div>`}
    </div>
    ${callSlip(asked, call, version)}
  </section>`
}

/** The call’s own summary; where it has none, the titles of the principles are one. */
function lede(asked: Asked, { row, isOwn }: CallShown, manifest: Manifest | undefined) {
  const { lang } = asked
  const by = phrase(lang, isOwn ? 'call.issuedAndKept' : 'call.issuedBy', {
    convener: named(row.convener.names, lang),
  })
  if (row.summary !== null) return html`<p class="lede">${by} ${named(row.summary, lang)}</p>`
  const titles = manifest?.principles.map(({ titles }) => titles) ?? []
  if (titles.length === 0) return html`<p class="lede">${by}</p>`
  const sum =
    titles.length === 1
      ? phrase(lang, 'call.onePrinciple', { title: named(titles[0]!, lang) })
      : phrase(lang, 'call.principlesFromTo', {
          count: titles.length,
          first: named(titles[0]!, lang),
          last: named(titles.at(-1)!, lang),
        })
  return html`<p class="lede">${by} ${sum}</p>`
}

/** Before all that the call says of itself: nobody is asked to believe a mistake first. */
async function voidedNotice(asked: Asked, { closed }: CallRow) {
  const { entry, reason } = closed!
  const day = longDay(await entryDay(asked, entry), asked.lang)
  return html`
    <p class="lede">${say(asked.lang, 'call.voidedLede')}</p>
    <div class="notice mt">
      <p>${phrase(asked.lang, 'call.voided', { day, entry: entryLink(asked, entry) })}</p>
      ${await quoted(asked, reason)}
    </div>
  `
}

/** With the reason, to which whoever cannot sign is led. */
async function closedNotice(asked: Asked, { closed }: CallRow) {
  if (closed === null) return null
  const { entry, reason } = closed
  const says = html`${say(asked.lang, 'call.closed')} ${entryLink(asked, entry)}`
  return html`${inset(says, 'mt')}${await quoted(asked, reason)}`
}

function correctionWaits(asked: Asked, { id, row }: CallShown) {
  const pending = pendingToday(asked, row)
  return pending === undefined ? null : pendingNotice(asked, id, pending, 'mt')
}

/** The likely act first: to sign, in the call's own verb, where that can be done; else to see who has. */
function actions(asked: Asked, call: CallShown, hasText: boolean) {
  const { lang } = asked
  const { id, isRecord } = call
  const readText = (style?: '') => {
    const says = say(lang, 'call.readText', { record: recordWord(isRecord) })
    return hasText ? linkButton(asked, `/${id}/text`, says, style) : null
  }
  if (call.namesNobody) return readText('')
  const seeRoll = () =>
    linkButton(asked, `/${id}/roll`, say(lang, isRecord ? 'call.seeList' : 'call.seeRoll'), '')
  return html`
    ${signAction(asked, call) ?? seeRoll()}${readText()}${applyAction(asked, call)}${personAction(asked, call)}
  `
}

/** The seal bears the entry of the text, or of the call while there is no text: that it is recorded, and no more. */
function callSlip(asked: Asked, call: CallShown, version: Version | undefined) {
  const { lang } = asked
  const { row, isOwn, isRecord, id } = call
  const entry = version?.row.entry ?? row.opened
  const ring = version === undefined ? 'call.sealOpened' : isRecord ? 'call.sealCopy' : 'call.seal'
  const convener = html`
    <a href="#convener">${named(row.convener.names, lang)}</a>${sub(say(lang, isOwn ? 'call.keepsIt' : `call.authority.${row.authority.level}`))}
  `
  const digest = version?.digest
  const title = say(lang, isRecord ? 'call.slipCopy' : 'call.slip')
  if (row.voided)
    return slip(lang, title, say(lang, ring, { entry }), entry, {
      'call.convener': named(row.convener.names, lang),
      'text.recorded': entryLink(asked, entry),
    })
  return slip(lang, title, say(lang, ring, { entry }), entry, {
    'call.text': version === undefined ? say(lang, 'call.noText') : textIn(asked, id, version),
    'call.convener': convener,
    'policy.title': html`<a href="#rules">${say(lang, 'call.policyInForce')}</a>`,
    'call.digest':
      digest === undefined ? null : html`<span class="hash" title="${digest}">${shortDigest(digest)}</span>`,
    [isRecord ? 'text.copied' : 'text.recorded']: html`
      ${version === undefined ? null : html`${shortDate(version.day, lang)}, `}${entryLink(asked, entry)}
    `,
  })
}

function textIn(asked: Asked, id: string, version: Version) {
  const links = languagesOf(version.row).map(
    ({ text }, i) =>
      html`
        ${i === 0 ? null : ', '}
        <a href="${textLink(asked, id, { lang: text.lang })}" hreflang="${text.lang}">
          <span lang="${text.lang}">${languageName(text.lang)}</span>
        </a>
      `,
  )
  return phrase(asked.lang, 'call.textIn', { number: version.number, languages: html`${links}` })
}

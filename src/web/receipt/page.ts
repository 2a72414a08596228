import { dayOf } from '../../core/time.ts'
import { receiptOf } from '../../log/receipts.ts'
import { sealedRef, statementSealed } from '../../register/types/sealed.ts'
import { fileOf, pathOf, proofFacts, recordedFact, witnessedBy } from '../entry/proof.ts'
import { signersOf } from '../entry/signers.ts'
import {
  type Answer,
  type Asked,
  cachedPage,
  callShown,
  comma,
  datedLine,
  engravedSeal,
  entryLink,
  entryNamed,
  formatNumber,
  hash,
  html,
  linkIn,
  linkTo,
  listed,
  type Markup,
  named,
  nameIn,
  page,
  part,
  phrase,
  type Shown,
  say,
  sub,
} from '../kit/kit.ts'
import { factIn, mandateHeld } from '../teller/pieces.ts'
import { callIn, inEffect, Known, type Setting, toldOf } from '../teller/setting.ts'
import type { Facts } from '../teller/telling.ts'
import { boundBy } from '../text/bound.ts'
import { type InWords, tell } from '../types/summary.ts'
import { badgeEntry } from './badge.ts'
import { qrCode } from './qr-code.ts'
import {
  type Acceptance,
  acceptanceIn,
  afterSigning,
  objectionFacts,
  rulesToday,
  speakerIn,
  standingNotice,
} from './signature.ts'

/** The Avow receipt, made under the newest checkpoint, so that it gains witnesses with time. */
export async function showReceipt(asked: Asked): Promise<Answer> {
  const { index, statement } = await entryNamed(asked, asked.params.index!)
  const body = await receiptOf(asked.site.log, index)
  return {
    type: 'application/vnd.avow.receipt+json',
    body,
    caching: 'ask',
    headers: { 'Content-Disposition': `attachment; filename="${fileOf(statement, index)}"` },
  }
}

/** The receipt for people: a certificate to print. Only the file at /receipts/<n> proves anything. */
export function showReceiptPage(asked: Asked): Promise<Answer> {
  // A day may bring other rules without an entry.
  const today = dayOf(asked.site.now())
  return cachedPage(asked, `receipt ${asked.params.index} ${today}`, () =>
    receiptPage(asked, asked.params.index!),
  )
}

async function receiptPage(asked: Asked, text: string): Promise<string> {
  const { lang } = asked
  const shown = await entryNamed(asked, text)
  const { index, statement } = shown
  const it: Setting = { asked, index, statement, known: await Known.of(asked, [shown]) }
  const call = statement.call === null ? undefined : await callShown(asked, statement.call)
  const [told, acceptance, badge] = await Promise.all([tell(it), acceptanceIn(it), badgeEntry(it)])
  const facts = await factsOf(it, shown, told, acceptance)
  const notice = acceptance === undefined ? null : await standingNotice(it, acceptance)
  const sealed = say(lang, 'receipt.seal', {
    index,
    call: call === undefined ? '' : nameIn(call.row.titles, lang).text,
  })
  const kicker = say(lang, acceptance === undefined ? 'receipt.kicker' : 'receipt.kickerSignature')
  const what = acceptance === undefined ? 'stated' : acceptance.onPaper ? 'deposited' : 'given'
  const next = [
    datedLine(say(lang, 'receipt.now'), say(lang, 'receipt.keep', { what })),
    openedItem(it),
    acceptance === undefined ? await rulesToday(it) : await afterSigning(it, acceptance),
  ]
  const main = html`
    <article class="deed mt-l">
      <div class="deed-head">
        <div><p class="sc kicker">${kicker}</p><h1 class="mt-s">${told.headline}</h1>${notice}</div>
        ${engravedSeal(lang, sealed.toLocaleUpperCase(lang), formatNumber(index, lang))}
      </div>
      <div class="actions">
        <a class="btn" href="/receipts/${index}" download>${say(lang, 'receipt.download')}</a>
        <button class="btn second needs-script" type="button" data-print>${say(lang, 'receipt.print')}</button>
        <a class="btn second" href="${linkIn(asked, '/verify')}#entry-${index}">${say(lang, 'receipt.check')}</a>
      </div>
      <dl class="facts wide mt-l">${facts}</dl>
      ${checkHere(asked, index)}
    </article>
    ${part(say(lang, 'receipt.next'), html`<ul class="ledger">${next}</ul>`, { strong: true, also: 'mt-l no-print' })}
    ${badge}
  `
  return page(asked, { title: say(lang, 'receipt.title', { index }), main, call, script: 'print' })
}

/** What a paper cannot prove by itself is found by it. */
function checkHere({ lang, site }: Asked, index: number): Markup {
  const url = `${site.publicUrl}/entries/${index}/receipt`
  const shown = url.replace(/^https?:\/\//, '')
  return html`<div class="check-here">
    ${qrCode(url, say(lang, 'receipt.qr', { url: shown }))}
    <div>
      <p>${say(lang, 'receipt.checkAt')}<br><a href="${url}" translate="no">${shown}</a></p>
      <p class="fine">${say(lang, 'receipt.paper')}</p>
    </div>
    <p class="by only-print">${say(lang, 'receipt.byHand')}</p>
  </div>`
}

/** The receipt of a seal leads to that of its opening. */
function openedItem(it: Setting): Markup | null {
  const { asked, known, statement } = it
  if (statement.type !== statementSealed.type) return null
  const { body } = toldOf<typeof statementSealed.type>(it)
  const opened = known.row('sealed', sealedRef(body, statement).key)?.opened ?? null
  if (opened === null) return null
  const { lang } = asked
  const receipt = linkTo(asked, `/entries/${opened}/receipt`, say(lang, 'sealed.receiptWord'))
  const values = { entry: entryLink(asked, opened), receipt }
  return datedLine(say(lang, 'receipt.nowToo'), phrase(lang, 'sealed.openedBy', values))
}

/** The statement as its entry tells it; then objections, signers, and what the file proves. */
async function factsOf(it: Setting, shown: Shown, told: InWords, acceptance?: Acceptance): Promise<Facts> {
  const { asked, known } = it
  const { lang } = asked
  const speaker = acceptance?.party ?? speakerIn(it)
  const signers = (await signersOf(it, shown)).lines.map(
    ({ what, meta }) => html`${what}<span class="sub no-print">${meta}</span>`,
  )
  // What a reader looks for on a receipt comes before how it is proven.
  const words = acceptance === undefined ? [] : told.words
  return [
    recordedFact(it, shown, html`${entryLink(asked, shown.index)}${comma(asked.lang)}`),
    ...words,
    ...told.facts.filter(one => one === null || !words.includes(one)),
    ...(speaker === undefined ? [] : await objectionFacts(it, speaker)),
    acceptance === undefined ? null : await mandateFact(it, acceptance.party),
    acceptance?.row?.entry === shown.index
      ? await boundBy(asked, callIn(inEffect(it).statement), {
          party: acceptance.party,
          manifest: acceptance.row.manifest,
        })
      : null,
    factIn(it, 'entry.whichKey', listed(signers)),
    ...proofFacts(asked, shown, await pathOf(asked, shown)),
    factIn(it, 'entry.witnessed', witnessed(it)),
    factIn(
      it,
      'receipt.keptBy',
      html`
        ${named(known.row('log', 'log')!.names, lang)}
        <span class="sub">${linkTo(asked, '/log#key', say(lang, 'receipt.logKey'))} ${hash(asked.site.log.vkey)}</span>
      `,
    ),
  ]
}

/** As of the entry, which did not rest on a later check. */
async function mandateFact(it: Setting, party: string): Promise<Markup | null> {
  const { asked, index, known } = it
  const version = known.row('parties', party)?.versions.findLast(({ entry }) => entry <= index)
  // The entry that brought the party in has told it.
  if (version === undefined || version.entry === index) return null
  const shown = await mandateHeld(asked, version.mandate)
  return factIn(it, 'member.mandate', html`${shown}${sub(entryLink(asked, version.entry))}`)
}

/** Says if the entry is not yet witnessed; a reload brings what has come since. */
function witnessed({ asked, index }: Setting): Markup {
  const { lang, site } = asked
  const states = site.log.witnesses()
  const isSeen = states.some(({ cosigned }) => cosigned !== null && cosigned.size > index)
  const again = linkTo(asked, `/entries/${index}/receipt`, say(lang, 'receipt.again'))
  return html`
    ${witnessedBy(asked, index)}
    ${
      states.length === 0 || isSeen
        ? null
        : html`<span class="sub no-print">
      ${say(lang, 'receipt.notYet')} ${again}
    </span>`
    }
  `
}

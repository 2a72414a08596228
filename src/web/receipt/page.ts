import { formatDigest } from '../../core/digest.ts'
import type { Said } from '../../register/kinds.ts'
import { type KeyRow, type PartyRow, ref } from '../../register/rows.ts'
import { inEffect, sealedRef, statementSealed } from '../../register/types/sealed.ts'
import type { Answer } from '../answer.ts'
import { type Asked, cachedPage } from '../asked.ts'
import { engravedSeal } from '../check/seal.ts'
import { pathOf } from '../entry/proof.ts'
import { entryNamed, type Shown, signaturesIn } from '../entry/shown.ts'
import { witnessedBy } from '../entry/witnessed.ts'
import { page } from '../layout/layout.ts'
import { entryLink, inLang, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { callShown } from '../record.ts'
import { say } from '../say.ts'
import { fact, hash, instrumentFacts, mandateHeld, quoted } from '../teller/pieces.ts'
import { Known, partyName, type Setting } from '../teller/setting.ts'
import { headlineOf } from '../teller/tell.ts'
import { formatNumber, longTime, nameIn } from '../wording.ts'
import { badgeEntry } from './badge-entry.ts'
import { objectionFacts } from './objections.ts'
import { type Acceptance, acceptanceIn, afterSigning, keepIt, standingNotice } from './signature.ts'

/**
 * The receipt of an entry, for people: a certificate to print, with the file that proves it. The file itself is at
 * /receipts/<n>; nothing on this page proves anything without it.
 */
export function showReceiptPage(asked: Asked): Promise<Answer> {
  return cachedPage(asked, `receipt ${asked.params.index}`, () => receiptPage(asked, asked.params.index!))
}

async function receiptPage(asked: Asked, text: string): Promise<string> {
  const { lang } = asked
  const shown = await entryNamed(asked, text)
  const { index, statement } = shown
  const known = await Known.of(asked, [shown])
  const it: Setting = { asked, index, statement, known }
  const call = statement.call === null ? undefined : await callShown(asked, statement.call)
  const acceptance = acceptanceIn(it)
  const [notice, facts, acts, badge] = await Promise.all([
    acceptance === undefined ? null : standingNotice(it, acceptance),
    factsOf(it, shown, acceptance),
    acceptance === undefined ? null : afterSigning(it, acceptance),
    badgeEntry(it),
  ])
  const sealed = say(lang, 'receipt.seal', {
    index,
    call: call === undefined ? '' : nameIn(call.row.titles, lang).text,
  })
  const lede = acceptance === undefined ? null : html`<p class="deed-lede mt">${acceptance.told}</p>`
  const main = html`<article class="deed mt-l"><div class="deed-head"><div><p class="sc kicker">${acceptance === undefined ? say(lang, 'receipt.kicker') : say(lang, 'receipt.kickerSignature')}</p><h1 class="mt-s">${headlineOf(it)}</h1>${lede}${notice}</div>${engravedSeal(sealed.toLocaleUpperCase(lang), formatNumber(index, lang))}</div>
<div class="actions"><a class="btn" href="/receipts/${index}" download>${say(lang, 'receipt.download')}</a><button class="btn second needs-script" type="button" data-print>${say(lang, 'receipt.print')}</button><a class="btn second" href="${linkIn(asked, '/verify')}#entry-${index}">${say(lang, 'receipt.check')}</a></div>
<dl class="facts wide mt-l">${facts}</dl>
<p class="note mt only-print">${say(lang, 'receipt.paper', { url: addressOf(it) })}</p></article>
<section class="entry strong mt-l no-print"><div class="side"><h2>${say(lang, 'receipt.next')}</h2></div><div class="box"><ul class="ledger"><li><span class="when">${say(lang, 'receipt.now')}</span><span class="what">${keepIt(it, acceptance)}</span></li>${acts}</ul></div></section>
${badge}`
  return page(asked, { title: say(lang, 'receipt.title', { index }), main, call, script: 'print' })
}

function addressOf({ asked, index }: Setting): string {
  return `${asked.site.publicUrl}/entries/${index}`
}

async function factsOf(
  it: Setting,
  shown: Shown,
  acceptance: Acceptance | undefined,
): Promise<(Markup | null)[]> {
  const { asked, index, known } = it
  const { lang } = asked
  const { head } = await pathOf(asked, shown)
  const row = acceptance && known.row('parties', acceptance.party)
  const said = (term: string, words: Said | null | undefined) =>
    words ? quoted(asked, words).then(shown => fact(term, shown)) : null
  const body = inEffect(shown.statement).body as { manifest?: unknown; policy?: unknown }
  return [
    await said(say(lang, 'member.reservation'), acceptance?.reservation),
    await said(say(lang, 'member.declaration'), acceptance?.declaration),
    ...(acceptance === undefined ? [] : await objectionFacts(it, acceptance.party)),
    fact(
      say(lang, 'entry.recorded'),
      html`${entryLink(asked, index)}, <time datetime="${shown.admitted}">${say(lang, 'entry.byTheLog', { time: longTime(shown.admitted, lang) })}</time>`,
    ),
    ...sealFacts(it),
    ...(acceptance?.instrument ? await instrumentFacts(asked, acceptance.instrument) : []),
    row === undefined ? null : await mandateFact(it, row),
    fact(say(lang, 'receipt.signedBy'), await signers(it, shown)),
    typeof body.manifest === 'string' ? fact(say(lang, 'receipt.text'), hash(body.manifest)) : null,
    typeof body.policy === 'string' ? fact(say(lang, 'receipt.policy'), hash(body.policy)) : null,
    fact(say(lang, 'receipt.entry'), hash(shown.leaf)),
    fact(
      say(lang, 'receipt.checkpoint'),
      html`${hash(formatDigest(head.root))}<span class="sub">${say(lang, 'receipt.checkpointSays', { size: head.size })}</span>`,
    ),
    fact(say(lang, 'entry.witnessed'), witnessed(it)),
    fact(
      say(lang, 'home.name'),
      html`${inLang(nameIn(known.log!.names, lang))}. ${say(lang, 'receipt.logKey')}<span class="sub">${hash(asked.site.log.vkey)}</span>`,
    ),
  ]
}

/** The receipt of a seal leads to what came of it. */
function sealFacts({ asked, known, statement }: Setting): (Markup | null)[] {
  const { lang } = asked
  if (statement.type !== statementSealed.type) return []
  const row = known.row('sealed', sealedRef(statementSealed.read(statement), statement).key)
  if (row === undefined) return []
  const opens = html`<time datetime="${row.opens}">${longTime(row.opens, lang)}</time>`
  const receipt = html`<a href="${linkIn(asked, `/entries/${row.opened}/receipt`)}">${say(lang, 'sealed.receiptWord')}</a>`
  const opened =
    row.opened === null
      ? say(lang, 'entry.notOpened')
      : phrase(lang, 'sealed.openedBy', { entry: entryLink(asked, row.opened), receipt })
  return [fact(say(lang, 'member.opens'), opens), fact(say(lang, 'entry.openedBy'), opened)]
}

/** As it was when the entry was made: a later check is not what it rested on. */
async function mandateFact({ asked, index }: Setting, row: PartyRow): Promise<Markup | null> {
  const version = row.versions.findLast(({ entry }) => entry <= index)
  if (version === undefined) return null
  const shown = await mandateHeld(asked, version.mandate)
  return fact(
    say(asked.lang, 'receipt.mandate'),
    html`${shown}<span class="sub">${entryLink(asked, version.entry)}</span>`,
  )
}

async function signers(it: Setting, shown: Shown): Promise<Markup> {
  const { lang, site } = it.asked
  const signatures = signaturesIn(shown)
  const rows = await site.log.store.rows(signatures.map(({ keyid }) => ref('keys', keyid)))
  const one = (row: KeyRow, i: number) => {
    const holder =
      row.holder === 'depositary' ? html`${say(lang, 'entry.holderDepositary')}` : partyName(it, row.holder)
    const kind =
      row.key.rpId === undefined
        ? phrase(lang, 'receipt.keyFile', { holder })
        : phrase(lang, 'receipt.passkey', { holder })
    const revoked =
      row.revoked === null
        ? null
        : html`<span class="sub">${phrase(lang, 'receipt.keyRevoked', { entry: entryLink(it.asked, row.revoked.entry) })}</span>`
    return html`<li>${kind}${addedBy(it, row, holder)}<span class="sub">${hash(signatures[i]!.keyid)}</span>${revoked}</li>`
  }
  return html`<ul>${rows.map((row, i) => one(row!, i))}</ul>`
}

function addedBy({ asked, known }: Setting, row: KeyRow, holder: Markup): Markup | null {
  const { lang } = asked
  if (row.key.use !== 'party') return null
  const entry = entryLink(asked, row.added)
  if (known.row('parties', row.holder)?.admitted === row.added)
    return html`, ${phrase(lang, 'receipt.addedAtFirst', { entry })}`
  return row.addedBy === 'holder'
    ? html`, ${phrase(lang, 'receipt.addedItself', { holder, entry })}`
    : html`, ${phrase(lang, 'receipt.addedFor', { holder, entry })}`
}

/** Recorded is not yet witnessed, and the page says which; loading it again brings what has come since. */
function witnessed({ asked, index }: Setting): Markup {
  const { lang, site } = asked
  const states = site.log.witnesses()
  const isSeen = states.some(({ cosigned }) => cosigned !== null && cosigned.size > index)
  const again = linkIn(asked, `/entries/${index}/receipt`)
  return html`${witnessedBy(asked, index)}${states.length === 0 || isSeen ? null : html`<span class="sub no-print">${say(lang, 'receipt.notYet')} <a href="${again}">${say(lang, 'receipt.again')}</a></span>`}`
}

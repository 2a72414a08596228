import { parseEnvelope } from '../../core/envelope.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { type Sealed, sealedBy } from '../../people/launches.ts'
import { formatSealedFile } from '../../register/sealed-file.ts'
import { partyJoined } from '../../register/types/invitations.ts'
import { inviteeOf } from '../../work/invitations.ts'
import { sealOf } from '../../work/launch/embargo.ts'
import {
  type Answer,
  type Asked,
  callShown,
  comma,
  datedLine,
  engravedSeal,
  entryLink,
  facts,
  formatNumber,
  hash,
  html,
  inLang,
  inset,
  linkTo,
  named,
  nameIn,
  partyOrRefuse,
  phrase,
  privatePage,
  remark,
  say,
  seeOther,
} from '../kit/kit.ts'
import { draftIn } from './draft.ts'
import { sealHours } from './hour.ts'
import { inCeremony } from './obstacles.ts'
import { draftPath, jsonFile, signedPath, toStep } from './steps.ts'

/**
 * What a representative gets at once whose signature is sealed: the receipt of the seal, and the file with envelope and
 * salt. The page stands under the token of the draft: nobody sees it but in the browser that signed.
 */

export const showSealed = inCeremony(async asked => {
  const draft = await draftIn(asked)
  if (draft.done === undefined || draft.sealed === undefined) return toStep(asked, 2)
  const { site, params } = asked
  const seal = await sealOf(site.log, { call: params.call!, commitment: draft.sealed })
  if (seal === undefined) throw new Refusal('sealed_unknown', 'The log holds no such seal.')
  if (seal.opened !== null) return seeOther(asked, signedPath(seal.opened))
  const { lang } = asked
  const call = await callShown(asked, params.call!)
  const { names, signs } = await whoSealed(asked, draft.party)
  const party = named(names, lang)
  const title = nameIn(call.row.titles, lang)
  const { hour, opens, moved } = await sealHours(asked, call.id, seal)
  const ring = say(lang, 'sealed.ring', { index: seal.entry, call: title.text })
  const main = html`
    <article class="deed mt-l">
      <div class="deed-head">
        <div>
          <p class="sc kicker">${say(lang, 'sealed.kicker')}</p>
          <h1 class="mt-s">${phrase(lang, signs ? 'sealed.title' : 'sealed.titleJoined', { party, call: inLang(title) })}</h1>
          <p class="deed-lede mt">${phrase(lang, 'sealed.lede', { opens: hour })}</p>
          ${moved === null ? null : inset(moved, 'warn mt')}
        </div>
        ${engravedSeal(lang, ring.toLocaleUpperCase(lang), formatNumber(seal.entry, lang))}
      </div>
      <div class="actions">
        <a class="btn" href="/receipts/${seal.entry}" download>${say(lang, 'sealed.receipt')}</a>
        <a class="btn second" href="${draftPath(asked, 'sealed.json')}" download="${fileName({ call: call.id, party: draft.party })}">
          ${say(lang, 'sealed.file')}
        </a>
      </div>
      ${remark(say(lang, 'sealed.keep'), 'mt-s')}
      ${facts(
        lang,
        {
          'sealed.seal': entryLink(asked, seal.entry),
          'member.opens': hour,
          'member.statement/sealed.commitment': hash(draft.sealed),
        },
        'wide mt-l',
      )}
    </article>
    <section class="entry strong mt-l no-print">
      <div class="side"><h2>${say(lang, 'receipt.next')}</h2></div>
      <div class="box">
        <ul class="ledger">
          ${datedLine(say(lang, 'receipt.now'), say(lang, 'sealed.nextNow'))}
          ${datedLine(opens, phrase(lang, signs ? 'sealed.nextHour' : 'sealed.nextHourJoined', { party }))}
          ${datedLine(
            say(lang, 'receipt.anyTime'),
            html`
            ${say(lang, 'sealed.nextProve')} ${linkTo(asked, '/verify', say(lang, 'sealed.verify'))}
            ${comma(lang)}<code>npx --no avow verify</code>
          `,
          )}
        </ul>
      </div>
    </section>
  `
  return privatePage(asked, { title: say(lang, 'sealed.kicker'), main, call, current: 'sign' })
})

/** The register knows nothing of a party that joins before the seal is open: what is sealed names it. */
async function whoSealed({ site: { log, now }, params }: Asked, party: string) {
  const kept = (await sealedBy(log.drawer, params.call!, party, now()))?.value
  const statement = kept && parseStatement(parseEnvelope(kept.envelope).payload)
  if (statement?.type === partyJoined.type) {
    const { leaf, acceptance } = partyJoined.read(statement)
    return { names: (await inviteeOf({ log }, leaf)).names, signs: acceptance !== null }
  }
  const row = await partyOrRefuse(log.store, party)
  return { names: row.names, signs: true }
}

export const downloadSealed = inCeremony(async asked => {
  const draft = await draftIn(asked)
  const { site, params } = asked
  const { party, sealed } = draft
  const kept = (await sealedBy(site.log.drawer, params.call!, party, site.now()))?.value
  if (kept === undefined || kept.commitment !== sealed)
    throw new Refusal('link_spent', 'Nothing lies sealed here any more: it is open, or its time has passed.')
  return sealedFileAnswer(kept)
})

/** Envelope and salt, with the words that travel beside them. */
export function sealedFileAnswer(kept: Sealed): Answer {
  return jsonFile(fileName(kept), formatSealedFile(kept))
}

function fileName({ call, party }: Pick<Sealed, 'call' | 'party'>) {
  return `${call}-${party}.sealed.json`
}

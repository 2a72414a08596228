import type { Said, Text } from '../../register/kinds.ts'
import type { TextRow } from '../../register/rows.ts'
import { bodyIn } from '../../register/types.ts'
import type { Asked } from '../asked.ts'
import { entryLink, linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { callIn } from '../teller/headlines.ts'
import { fact, hash, instrumentFacts, quoted } from '../teller/pieces.ts'
import { nounOf, type Setting, type Told } from '../teller/setting.ts'
import { languagesOf } from '../text/text.ts'
import { languageIn } from '../wording.ts'
import { partyLink } from './facts-party.ts'

/** Signatures in words: which text, under which rules, with what said beside it. */

interface Accepted {
  readonly manifest: string
  readonly policy: string
  readonly read: readonly string[]
  readonly reservation: Said | null
  readonly declaration: Said | null
}

export async function signatureGiven(it: Told<'signature/given'>): Promise<(Markup | null)[]> {
  return acceptedFacts(it, it.statement.by, it.body)
}

/** A signature that was given under seal: told with the same facts as any other. */
export function signatureOpened(it: Setting): Promise<(Markup | null)[]> {
  const { by } = it.statement
  return acceptedFacts(it, by, bodyIn('signature/given', it.statement))
}

export async function signatureDeposited(it: Told<'signature/deposited'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  return [...(await acceptedFacts(it, body.party, body)), ...(await instrumentFacts(asked, body.instrument))]
}

async function acceptedFacts(it: Setting, party: string, body: Accepted): Promise<(Markup | null)[]> {
  const { asked, known, statement } = it
  const { lang } = asked
  const call = callIn(statement)
  const text = known.text(call, body.manifest)
  const policy = known.policy(call, body.policy)
  return [
    party === statement.by
      ? fact(say(lang, 'entry.as'), nounOf(it, call))
      : fact(say(lang, 'member.party'), asNoun(it, party)),
    fact(
      say(lang, 'member.manifest'),
      html`<a href="${linkIn(asked, `/${call}/text/${body.manifest}`)}">${say(lang, 'entry.versionNumber', { number: text?.number ?? 1 })}</a>${text === undefined ? null : html`, ${entryLink(asked, text.entry)}`}<span class="sub">${hash(body.manifest)}</span>`,
    ),
    fact(say(lang, 'member.read'), languagesRead(asked, body.read, text?.row)),
    fact(
      say(lang, 'member.signature/given.policy'),
      html`<a href="${linkIn(asked, `/${call}/policy`)}">${say(lang, 'entry.policyNumber', { number: policy?.number ?? 1 })}</a>${policy === undefined ? null : html`, ${entryLink(asked, policy.entry)}`}<span class="sub">${hash(body.policy)}</span>`,
    ),
    fact(say(lang, 'member.reservation'), (await quoted(asked, body.reservation)) ?? say(lang, 'entry.none')),
    fact(say(lang, 'member.declaration'), (await quoted(asked, body.declaration)) ?? say(lang, 'entry.none')),
  ]
}

function asNoun(it: Setting, party: string): Markup {
  return phrase(it.asked.lang, 'entry.asNoun', {
    party: partyLink(it, party),
    noun: nounOf(it, callIn(it.statement)),
  })
}

/** The very bytes that were read, in each language. */
function languagesRead({ lang }: Asked, read: readonly string[], row: TextRow | undefined): Markup {
  const texts = new Map<string, Text>(row && languagesOf(row).map(({ text }) => [text.lang, text]))
  return html`<ul>${read.map(tag => {
    const text = texts.get(tag)
    return html`<li>${languageIn(tag, lang)}${text === undefined ? null : html`<span class="sub"><a class="hash" href="/words/${text.digest}">${text.digest}</a></span>`}</li>`
  })}</ul>`
}

export async function signatureWithdrawn(it: Told<'signature/withdrawn'>): Promise<(Markup | null)[]> {
  const { lang } = it.asked
  return [
    fact(say(lang, 'entry.as'), nounOf(it, callIn(it.statement))),
    fact(say(lang, 'member.reason'), (await quoted(it.asked, it.body.reason)) ?? say(lang, 'entry.noReason')),
  ]
}

export async function signatureRemoved(it: Told<'signature/removed'>): Promise<(Markup | null)[]> {
  const { asked, body, known, statement } = it
  const { lang } = asked
  const policy = known.policy(callIn(statement), body.policy)
  const rule = policy?.row.policy.delisting.find(({ id }) => id === body.rule)
  return [
    fact(say(lang, 'member.party'), asNoun(it, body.party)),
    fact(
      say(lang, 'member.rule'),
      html`<code>${body.rule}</code>${rule === undefined ? null : await quoted(asked, rule.rule)}`,
    ),
    fact(
      say(lang, 'member.policy'),
      html`${say(lang, 'entry.policyNumber', { number: policy?.number ?? 1 })}${policy === undefined ? null : html`, ${entryLink(asked, policy.entry)}`}<span class="sub">${hash(body.policy)}</span>`,
    ),
    fact(say(lang, 'member.reason'), await quoted(asked, body.reason)),
  ]
}

export async function signatureRestored(it: Told<'signature/restored'>): Promise<(Markup | null)[]> {
  const { asked, body } = it
  return [
    fact(say(asked.lang, 'member.party'), asNoun(it, body.party)),
    fact(say(asked.lang, 'member.reason'), await quoted(asked, body.reason)),
  ]
}

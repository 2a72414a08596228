import type { Manifest, Text } from '../../register/kinds.ts'
import { policyDigest } from '../../register/types/calls.ts'
import { manifestDigest } from '../../register/types/texts.ts'
import { entryLink, inLang } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { recordWord } from '../record.ts'
import { say } from '../say.ts'
import { callIn, isRecordIn } from '../teller/headlines.ts'
import {
  authorityShown,
  external,
  fact,
  hash,
  namesList,
  policyFacts,
  policyName,
  quoted,
} from '../teller/pieces.ts'
import type { Setting, Told } from '../teller/setting.ts'
import { bindsWords } from '../text/words.ts'
import { languageIn, longDay, nameIn } from '../wording.ts'

/** Calls and their texts in words. */

export async function callOpened({ asked, body }: Told<'call/opened'>): Promise<(Markup | null)[]> {
  const { lang } = asked
  const { convener, authority } = body
  return [
    fact(say(lang, 'member.titles'), namesList(asked, body.titles)),
    fact(
      say(lang, 'member.issued'),
      body.issued === null ? say(lang, 'entry.notRecorded') : longDay(body.issued, lang),
    ),
    fact(
      say(lang, 'member.convener'),
      html`${namesList(asked, convener.names)}${convener.url === null ? null : html` ${external(convener.url)}`}`,
    ),
    fact(say(lang, 'member.authority'), await authorityShown(asked, authority)),
    fact(say(lang, 'member.verb'), namesList(asked, body.verb)),
    fact(say(lang, 'member.noun'), namesList(asked, body.noun)),
    fact(say(lang, 'member.policy'), policyName(1, body.policy, asked)),
    ...(await policyFacts(asked, body.policy)),
  ]
}

export async function policyChanged(it: Told<'call/policy-changed'>): Promise<(Markup | null)[]> {
  const { asked, body, known, statement } = it
  const version = known.policy(callIn(statement), policyDigest(body.policy))
  return [
    fact(
      say(asked.lang, 'member.policy'),
      version === undefined
        ? hash(policyDigest(body.policy))
        : policyName(version.number, body.policy, asked),
    ),
    fact(say(asked.lang, 'member.reason'), await quoted(asked, body.reason)),
    ...(await policyFacts(asked, body.policy)),
  ]
}

export async function callClosed({ asked, body }: Told<'call/closed'>): Promise<(Markup | null)[]> {
  return [fact(say(asked.lang, 'member.reason'), await quoted(asked, body.reason))]
}

export function textPublished(it: Told<'text/published'>): (Markup | null)[] {
  const { asked, body, known, statement } = it
  const { lang } = asked
  const call = callIn(statement)
  const digest = manifestDigest(body.manifest)
  const before = body.supersedes === null ? undefined : known.text(call, body.supersedes)
  return [
    fact(
      say(lang, 'member.text/published.manifest'),
      html`${say(lang, 'entry.versionNumber', { number: known.text(call, digest)?.number ?? 1 })}, ${hash(digest)}`,
    ),
    fact(
      say(lang, 'member.supersedes'),
      before === undefined
        ? say(lang, 'entry.supersedesNone')
        : html`${say(lang, 'entry.versionNumber', { number: before.number })}, ${entryLink(asked, before.entry)}`,
    ),
    fact(say(lang, 'member.text'), textsList(it, body.manifest.texts)),
    fact(say(lang, 'entry.principles'), principlesList(it, body.manifest)),
  ]
}

export function textTranslated(it: Told<'text/translated'>): (Markup | null)[] {
  const { asked, body, known, statement } = it
  const { lang } = asked
  const of = known.text(callIn(statement), body.manifest)
  return [
    fact(
      say(lang, 'member.text/published.manifest'),
      of === undefined
        ? hash(body.manifest)
        : html`${say(lang, 'entry.versionNumber', { number: of.number })}, ${entryLink(asked, of.entry)}`,
    ),
    fact(say(lang, 'member.text'), textsList(it, [body.text])),
  ]
}

/** Each language with its title, whether it is authentic, and the digest that leads to its very bytes. */
function textsList(it: Setting, texts: readonly Text[]): Markup {
  const { lang } = it.asked
  const authentic = say(lang, 'text.authentic', { record: recordWord(isRecordIn(it)) })
  const one = (text: Text) =>
    html`<li>${phrase(lang, 'general.pair', { what: languageIn(text.lang, lang), value: inLang({ lang: text.lang, text: text.title }) })}<span class="sub">${text.authentic ? authentic : say(lang, 'entry.translation')} <a class="hash" href="/words/${text.digest}">${text.digest}</a></span></li>`
  return html`<ul>${texts.map(one)}</ul>`
}

function principlesList(it: Setting, { principles }: Manifest): Markup | string {
  const { lang } = it.asked
  const isRecord = isRecordIn(it)
  if (principles.length === 0) return say(lang, 'entry.noPrinciples')
  return html`<ol>${principles.map(
    principle =>
      html`<li>${phrase(lang, 'entry.principleNamed', { id: html`<code>${principle.id}</code>`, title: inLang(nameIn(principle.titles, lang)) })}<span class="sub">${bindsWords(it.asked, principle, isRecord)}</span></li>`,
  )}</ol>`
}

import { fromUtf8 } from '../../../core/bytes.ts'
import type { Statement } from '../../../core/statement.ts'
import type { Mandate } from '../../../register/kinds.ts'
import { ref } from '../../../register/rows.ts'
import { manifestDigest } from '../../../register/types/texts.ts'
import { type BodyOf, bodyIn } from '../../../register/types.ts'
import type { Asked } from '../../asked.ts'
import { html, type Piece } from '../../markup.ts'
import type { Fact } from '../../private.ts'
import { say } from '../../say.ts'
import type { Composed } from '../../statement/compose.ts'
import { callName, fact, hash, keysInForce, names, partyName, said } from '../../statement/facts.ts'
import { blocksOf, renderBlock } from '../../text/markdown.ts'
import { bindsWords } from '../../text/words.ts'
import { countryName, directionOf, languageName, longDay, nameIn } from '../../wording.ts'
import { callFacts } from './call-facts.ts'
import type { InWords, Teller } from './in-words.ts'
import { CONVENER_TELLERS } from './words-convener.ts'
import { ENDING_TELLERS } from './words-ending.ts'
import { INVALIDATION_TELLERS } from './words-invalidation.ts'
import { announcedInWords, SECOND_TELLERS } from './words-second.ts'
import { switchInWords } from './words-switch.ts'

/** What an officer is about to sign, in words, by its type. */
export async function actInWords(asked: Asked, composed: Composed): Promise<InWords> {
  const statement = { ...composed, by: 'depositary' } as never as Statement
  const teller = TELLERS[composed.type]
  if (teller !== undefined) return teller(asked, composed, statement)
  return { sentence: say(asked.lang, `type.${composed.type}`), facts: [], matter: null }
}

const TELLERS: Partial<Record<Composed['type'], Teller>> = {
  ...SECOND_TELLERS,
  ...INVALIDATION_TELLERS,
  ...ENDING_TELLERS,
  'switch/set': switchInWords,
  'act/announced': (asked, composed, statement) => announcedInWords(asked, composed, statement, actInWords),
  ...CONVENER_TELLERS,
  'party/updated': async (asked, { parts }, statement) => {
    const body = bodyIn('party/updated', statement)
    const facts = [
      fact(asked, 'desk.fact.reason', said(body.reason, parts)),
      ...partyFacts(asked, body, parts),
    ]
    const values = { name: await partyName(asked, body.party) }
    return { sentence: say(asked.lang, 'desk.words.update', values), facts, matter: null }
  },
  'party/admitted': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('party/admitted', statement)
    const country = countryOf(asked, body.country)
    const facts: Fact[] = [
      ...partyFacts(asked, body, parts),
      fact(asked, 'desk.fact.claims', body.claims ? say(lang, 'desk.claimsYes') : say(lang, 'desk.claimsNo')),
    ]
    const values = {
      name: nameIn(body.names, lang).text,
      kind: say(lang, `kind.${body.kind}`),
      country,
      mandate: say(lang, `mandate.${body.mandate.level}`),
    }
    return { sentence: say(lang, 'desk.words.admit', values), facts, matter: null }
  },
  'mandate/checked': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('mandate/checked', statement)
    const values = {
      name: await partyName(asked, body.party),
      method: say(lang, `mandate.${body.method}`),
      outcome: say(lang, `outcome.${body.outcome}`),
    }
    const facts = [
      fact(asked, 'desk.fact.id', html`<code>${body.party}</code>`),
      fact(asked, 'desk.fact.checked', longDay(body.checked, lang)),
      fact(asked, 'desk.fact.domain', body.domain),
      fact(asked, 'desk.fact.dnssec', body.dnssec === null ? null : say(lang, `proof.dnssec.${body.dnssec}`)),
      fact(asked, 'desk.fact.channel', said(body.channel, parts)),
      fact(asked, 'desk.fact.note', said(body.note, parts)),
      fact(asked, 'desk.fact.evidence', body.evidence.length === 0 ? null : body.evidence.map(hash)),
    ]
    return { sentence: say(lang, 'desk.words.check', values), facts, matter: null }
  },
  'signature/deposited': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('signature/deposited', statement)
    const values = {
      name: await partyName(asked, body.party),
      call: await callName(asked, statement.call!),
      date: longDay(body.instrument.date, lang),
    }
    const facts = [
      fact(asked, 'desk.fact.id', html`<code>${body.party}</code>`),
      fact(asked, 'desk.fact.instrument', hash(body.instrument.digest)),
      fact(asked, 'desk.fact.channel', said(body.instrument.channel, parts)),
      fact(asked, 'desk.fact.read', body.read.map(languageName).join(', ')),
      fact(asked, 'desk.fact.reservation', said(body.reservation, parts)),
      fact(asked, 'desk.fact.declaration', said(body.declaration, parts)),
      fact(asked, 'desk.fact.text', hash(body.manifest)),
      fact(asked, 'desk.fact.policy', hash(body.policy)),
    ]
    return { sentence: say(lang, 'desk.words.deposit', values), facts, matter: null }
  },
  'key/revoked': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('key/revoked', statement)
    const [row] = await asked.site.log.store.rows([ref('keys', body.keyid)])
    const holder = row === undefined ? '–' : await partyName(asked, row.holder)
    const others = row === undefined ? 0 : (await keysInForce(asked, row.holder)) - 1
    const facts = [
      fact(asked, 'desk.fact.key', hash(body.keyid)),
      fact(asked, 'desk.fact.reason', said(body.reason, parts)),
      fact(asked, 'desk.fact.keysLeft', say(lang, 'desk.keysLeft', { count: Math.max(others, 0), holder })),
    ]
    return { sentence: say(lang, 'desk.words.revoke', { holder }), facts, matter: null }
  },
  'signature/removed': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('signature/removed', statement)
    const key = `${statement.call}/${body.policy}`
    const [row] = await asked.site.log.store.rows([ref('policies', key)])
    const rule = row?.policy.delisting.find(({ id }) => id === body.rule)
    const values = {
      name: await partyName(asked, body.party),
      call: await callName(asked, statement.call!),
      rule: body.rule,
    }
    const facts = [
      fact(asked, 'desk.fact.rule', said(rule?.rule ?? null, parts)),
      fact(asked, 'desk.fact.reason', said(body.reason, parts)),
      fact(asked, 'desk.fact.policy', hash(body.policy)),
    ]
    return { sentence: say(lang, 'desk.words.remove', values), facts, matter: null }
  },
  'words/withheld': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('words/withheld', statement)
    const [row] = await asked.site.log.store.rows([ref('words', body.digest)])
    const facts = [
      fact(asked, 'desk.fact.words', hash(body.digest)),
      fact(asked, 'desk.fact.ground', said(body.ground, parts)),
      fact(asked, 'desk.fact.ordered', said(body.authority, parts)),
    ]
    return { sentence: say(lang, 'desk.words.withhold', { entry: row?.entry ?? 0 }), facts, matter: null }
  },
  'call/closed': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('call/closed', statement)
    const call = await callName(asked, statement.call!)
    const facts = [
      fact(asked, 'desk.fact.id', html`<code>${statement.call}</code>`),
      fact(asked, 'desk.fact.reason', said(body.reason, parts)),
    ]
    return { sentence: say(lang, 'desk.words.close', { call }), facts, matter: null }
  },
  'text/published': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('text/published', statement)
    const { texts, principles } = body.manifest
    const values = {
      call: await callName(asked, statement.call!),
      languages: texts.map(one => languageName(one.lang)).join(', '),
      count: principles.length,
    }
    const facts = [
      fact(asked, 'desk.fact.manifest', hash(manifestDigest(body.manifest))),
      fact(
        asked,
        'desk.fact.supersedes',
        body.supersedes === null ? say(lang, 'desk.supersedesNone') : hash(body.supersedes),
      ),
      ...texts.map((one): Fact => [`SHA-256, ${languageName(one.lang)}`, hash(one.digest)]),
      ...principles.map(
        (one): Fact => [
          one.id,
          html`${names(one.titles)}<span class="sub">${bindsWords(asked, one, false)}</span>`,
        ],
      ),
    ]
    return {
      sentence: say(lang, 'desk.words.publish', values),
      facts,
      matter: texts.map(text => preview(asked, text, parts)),
    }
  },
  'call/opened': async (asked, { parts }, statement) => {
    const { lang } = asked
    const body = bodyIn('call/opened', statement)
    const values = {
      title: nameIn(body.titles, lang).text,
      convener: nameIn(body.convener.names, lang).text,
      address: `/${statement.call}`,
    }
    return {
      sentence: say(lang, 'desk.words.open', values),
      facts: callFacts(asked, body, parts),
      matter: null,
    }
  },
}

function countryOf({ lang }: Asked, country: string | null): string {
  return country === null ? say(lang, 'fields.noCountry') : countryName(country, lang)
}

function partyFacts(
  asked: Asked,
  body: Omit<BodyOf<'party/updated'>, 'reason'>,
  parts: Composed['parts'],
): Fact[] {
  return [
    fact(asked, 'desk.fact.names', names(body.names)),
    fact(asked, 'desk.fact.id', html`<code>${body.party}</code>`),
    fact(asked, 'desk.fact.kind', say(asked.lang, `kind.${body.kind}`)),
    fact(asked, 'desk.fact.country', countryOf(asked, body.country)),
    fact(asked, 'desk.fact.domain', body.domain),
    fact(asked, 'desk.fact.identifiers', identifiers(body.identifiers)),
    ...mandate(asked, body.mandate, parts),
  ]
}

function identifiers(found: BodyOf<'party/admitted'>['identifiers']): string | null {
  const all = Object.entries(found).map(([name, value]) => `${name.toUpperCase()} ${value}`)
  return all.length === 0 ? null : all.join(', ')
}

function mandate(
  asked: Asked,
  { level, checked, note, evidence }: Mandate,
  parts: Composed['parts'],
): Fact[] {
  const { lang } = asked
  return [
    fact(asked, 'desk.fact.mandate', `${say(lang, `mandate.${level}`)}, ${longDay(checked, lang)}`),
    fact(asked, 'desk.fact.note', said(note, parts)),
    fact(asked, 'desk.fact.evidence', evidence.length === 0 ? null : evidence.map(hash)),
  ]
}

function preview(
  asked: Asked,
  text: BodyOf<'text/published'>['manifest']['texts'][number],
  parts: Composed['parts'],
): Piece {
  const part = parts.find(({ name }) => name === text.digest)
  if (part === undefined) return null
  const label = `${text.title}, ${languageName(text.lang)}`
  const blocks = blocksOf(fromUtf8(part.bytes), text.mediaType).map(renderBlock)
  return html`<h3 class="mt-l">${label}</h3><p class="note">${say(asked.lang, text.authentic ? 'desk.authentic' : 'desk.translation')}</p><div class="read mt-s flow" tabindex="0" role="region" aria-label="${label}" lang="${text.lang}" dir="${directionOf(text.lang)}">${blocks}</div>`
}

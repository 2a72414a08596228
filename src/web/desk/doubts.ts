import { type Application, everyApplication, type Filed } from '../../people/applications.ts'
import { foldWords } from '../../register/folding.ts'
import { plainId } from '../../register/lists/ids.ts'
import type { CallRow, PartyRow } from '../../register/rows.ts'
import { ref } from '../../register/rule.ts'
import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { say } from '../say.ts'
import { listOf, nameIn } from '../wording.ts'
import { type Likeness, likenesses, tellingWords, traitsOf } from './alike.ts'
import { stateWords } from './facts.ts'
import { asRead, mixesScripts } from './lookalikes.ts'
import { policyOf } from './subjects.ts'

/** What the register knows of an applicant, and what an officer would want to ask before admitting one. */
export interface KnownOf {
  /** The id that its name suggests. */
  readonly id: string
  /** The row of that id, if there is one. */
  readonly party: PartyRow | undefined
  readonly doubts: readonly Piece[]
}

export async function knownOf(
  asked: Asked,
  applicationId: string,
  application: Application,
): Promise<KnownOf> {
  const { name } = application.organisation
  const id = plainId(name)
  const [party] = await partiesAt(asked, [id])
  const doubts = [
    ...(mixesScripts(name) ? [say(asked.lang, 'desk.doubt.scripts')] : []),
    ...(await onTheRoll(asked, application, id, party)),
    ...(await alikeApplications(asked, applicationId, application)),
    ...ofItsAddress(asked, application),
    ...(await ofTheCall(asked, application)),
  ]
  return { id, party, doubts }
}

async function partiesAt({ site }: Asked, ids: readonly string[]): Promise<(PartyRow | undefined)[]> {
  return (await site.log.store.rows(ids.map(id => ref('parties', id)))) as (PartyRow | undefined)[]
}

type ByName = 'admitted' | 'listed' | 'name' | 'lookalike' | 'similar'

/**
 * Who stands here under this name, under all of its words, under letters that look the same, or under a name that lacks
 * the legal form or the last word. The closest likeness is told, and whether the domain is the same.
 */
async function onTheRoll(
  asked: Asked,
  { call, organisation: { name, domain } }: Application,
  id: string,
  party: PartyRow | undefined,
): Promise<Piece[]> {
  const { store } = asked.site.log
  const found = new Map<string, ByName>()
  if (party !== undefined) found.set(id, party.status)
  const note = (how: ByName, other: string) => found.has(other) || found.set(other, how)
  const seen = plainId(asRead(name))
  const [twin] = seen === id ? [] : await partiesAt(asked, [seen])
  if (twin !== undefined) note('lookalike', seen)
  const telling = tellingWords(name)
  const shorter = telling.slice(0, -1)
  const queries: [ByName, string][] = [
    ['name', name],
    ['similar', telling.join(' ')],
    // Of "Port of Northhaven", what is left would find every port.
    ['similar', shorter.filter(word => word.length > 3).length > 1 ? shorter.join(' ') : ''],
  ]
  for (const [how, q] of queries) {
    // A search for no word finds everybody.
    if (foldWords(q) === '') continue
    const { items } = await store.roll({ call, q: q.slice(0, 200), limit: MOST_ON_ROLL })
    for (const item of items) note(how, item.party)
  }
  const others = [...found.keys()]
  const rows = await partiesAt(asked, others)
  return others.map((other, i) => onTheRollLine(asked, other, rows[i]!, found.get(other)!, domain))
}

/** Parties that are named for each way in which they are alike. */
const MOST_ON_ROLL = 5

function onTheRollLine(
  asked: Asked,
  id: string,
  { names, versions }: PartyRow,
  how: ByName,
  domain: string | null,
): Piece {
  const { lang, text } = nameIn(names, asked.lang)
  const theirs = versions.at(-1)?.domain ?? null
  const same = domain !== null && domain === theirs ? 'sameDomain' : 'otherDomain'
  const at = theirs === null ? null : html`, ${say(asked.lang, `desk.doubt.${same}`, { domain: theirs })}`
  return html`${say(asked.lang, `desk.doubt.${how}`)} <a href="${linkIn(asked, `/parties/${id}`)}"><span lang="${lang === 'und' ? '' : lang}" dir="auto">${text}</span></a>${at}`
}

/** Others that may be from the same organisation or person, those that were decided too: some try again. */
async function alikeApplications(asked: Asked, id: string, application: Application): Promise<Piece[]> {
  const { lang, site } = asked
  const all = await everyApplication(site.log.drawer, site.now())
  const mine = traitsOf(application)
  const alike = all
    .filter(other => other.id !== id)
    .map(other => [other, likenesses(mine, traitsOf(other.value))] as const)
    .filter(([, shared]) => shared.length > 0)
    .sort(([, a], [, b]) => b.length - a.length)
  const told = alike.slice(0, MOST_ALIKE).map(([other, shared]) => alikeLine(asked, other, shared))
  const more = alike.length - told.length
  return more > 0 ? [...told, say(lang, 'desk.doubt.more', { count: more })] : told
}

/** Applications that are named: whoever floods the desk shall not bury the form. */
const MOST_ALIKE = 8

function alikeLine(asked: Asked, { id, value }: Filed, shared: readonly Likeness[]): Piece {
  const { lang } = asked
  const what = listOf(
    shared.map(likeness => say(lang, `desk.alike.${likeness}`)),
    lang,
  )
  return html`${say(lang, 'desk.doubt.alike', { what })} <a href="${linkIn(asked, `/desk/applications/${id}`)}" dir="auto">${value.organisation.name}</a> <span class="muted">(${stateWords(asked, value.state)})</span>`
}

function hostOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/** Whether an e-mail address is neither at this domain nor below it. */
export function isElsewhere(email: string, domain: string): boolean {
  const at = hostOf(email)
  return at !== domain && !at.endsWith(`.${domain}`)
}

function ofItsAddress({ lang }: Asked, { organisation: { domain }, person }: Application): Piece[] {
  if (domain === null) return [say(lang, 'desk.doubt.noDomain')]
  const doubts: Piece[] = []
  if (isElsewhere(person.email, domain))
    doubts.push(say(lang, 'desk.doubt.email', { at: hostOf(person.email), domain }))
  if (domain.split('.').some(label => label.startsWith('xn--')))
    doubts.push(say(lang, 'desk.doubt.idn', { domain }))
  return doubts
}

async function ofTheCall(asked: Asked, { call, organisation: { kind } }: Application): Promise<Piece[]> {
  const { lang, site } = asked
  const [row] = (await site.log.store.rows([ref('calls', call)])) as (CallRow | undefined)[]
  if (row === undefined) return []
  if (row.closed !== null) return [say(lang, 'desk.doubt.closed')]
  const { kinds } = await policyOf(asked, { id: call, row })
  if (kinds.includes(kind)) return []
  return [say(lang, 'desk.doubt.kind', { kind: say(lang, `kind.${kind}`) })]
}

import { type Application, waitingApplications } from '../../people/applications.ts'
import { foldWords } from '../../register/folding.ts'
import { plainId } from '../../register/lists/ids.ts'
import type { CallRow, PartyRow } from '../../register/rows.ts'
import { ref } from '../../register/rule.ts'
import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { say } from '../say.ts'
import { nameIn } from '../wording.ts'
import { inLatin, mixesScripts } from './lookalikes.ts'
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
  const id = plainId(application.organisation.name)
  const party = await partyAt(asked, id)
  const doubts = [
    ...(await onTheRoll(asked, application, id, party)),
    ...(await twins(asked, applicationId, application)),
    ...ofItsAddress(asked, application),
    ...(await ofTheCall(asked, application)),
  ]
  return { id, party, doubts }
}

async function partyAt({ site }: Asked, id: string): Promise<PartyRow | undefined> {
  const [row] = await site.log.store.rows([ref('parties', id)])
  return row as PartyRow | undefined
}

function partyLink(asked: Asked, id: string, names: PartyRow['names']): Piece {
  const { lang, text } = nameIn(names, asked.lang)
  return html`<a href="${linkIn(asked, `/parties/${id}`)}"><span lang="${lang === 'und' ? '' : lang}" dir="auto">${text}</span></a>`
}

/** Who stands here under this name, under all of its words, or under letters that look the same. */
async function onTheRoll(
  asked: Asked,
  { call, organisation: { name } }: Application,
  id: string,
  party: PartyRow | undefined,
): Promise<Piece[]> {
  const { lang, site } = asked
  const doubts: Piece[] = []
  const tell = (key: 'admitted' | 'listed' | 'name' | 'lookalike', to: string, names: PartyRow['names']) =>
    doubts.push(html`${say(lang, `desk.doubt.${key}`)} ${partyLink(asked, to, names)}`)
  if (party !== undefined) tell(party.status, id, party.names)
  const told = new Set([id])
  const { items } = await site.log.store.roll({ call, q: name.slice(0, 200), limit: 5 })
  for (const { party: other, names } of items) {
    if (!told.has(other)) tell('name', other, names)
    told.add(other)
  }
  const seen = plainId(inLatin(name))
  const twin = told.has(seen) ? undefined : await partyAt(asked, seen)
  if (twin !== undefined) tell('lookalike', seen, twin.names)
  if (mixesScripts(name)) doubts.push(say(lang, 'desk.doubt.scripts'))
  return doubts
}

/** Others who wait and may be the same. */
async function twins(asked: Asked, id: string, { call, organisation }: Application): Promise<Piece[]> {
  const { lang, site } = asked
  const { name, domain } = organisation
  const folded = foldWords(name)
  const waiting = await waitingApplications(site.log.store.drawer, site.now())
  return waiting
    .filter(({ id: other, value }) => other !== id && value.call === call)
    .filter(
      ({ value: { organisation: other } }) =>
        foldWords(other.name) === folded || (domain !== null && other.domain === domain),
    )
    .map(
      ({ id: other, value }) =>
        html`${say(lang, 'desk.doubt.twice')} <a href="${linkIn(asked, `/desk/applications/${other}`)}" dir="auto">${value.organisation.name}</a>`,
    )
}

function ofItsAddress({ lang }: Asked, { organisation: { domain }, person }: Application): Piece[] {
  if (domain === null) return [say(lang, 'desk.doubt.noDomain')]
  const doubts: Piece[] = []
  const at = person.email.slice(person.email.lastIndexOf('@') + 1).toLowerCase()
  if (at !== domain && !at.endsWith(`.${domain}`)) doubts.push(say(lang, 'desk.doubt.email', { at, domain }))
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

import { hostOf, isElsewhere, readDomain } from '../../comparison/domains.ts'
import {
  LIKENESSES,
  type Likeness,
  likenesses,
  traitsOf,
  traitsOfApplicant,
} from '../../comparison/likeness.ts'
import { inLatinLooks, odditiesOf } from '../../comparison/scripts.ts'
import { tellingWords } from '../../comparison/spelling.ts'
import { withoutUnseen } from '../../core/hidden.ts'
import { type Application, applications, askingOf, type Filed } from '../../people/applications.ts'
import { invitationOf } from '../../people/invitations.ts'
import { inviteesOf, reachable } from '../../people/invitees.ts'
import { plainId } from '../../register/lists/ids.ts'
import { looksOf } from '../../register/lists/person-names.ts'
import { type PartyRow, ref } from '../../register/rows.ts'
import { foldWords } from '../../register/search-words.ts'
import { isEntering } from '../../register/types/invitations.ts'
import { rowIn } from '../../store/each-row.ts'
import { knownParties } from '../../work/known-parties.ts'
import { policyOf } from '../forms/subjects.ts'
import { type Asked, comma, firstOf, html, linkIn, listOf, nameIn, type Piece, say } from '../kit/kit.ts'
import { stateWords } from '../statement/names.ts'

/** What the register knows of an applicant, and what an officer would ask before admitting one. */
export type KnownOf = Readonly<Awaited<ReturnType<typeof knownOf>>>

export async function knownOf(asked: Asked, applicationId: string, application: Application) {
  const { name } = application.organisation
  // Of the row that it claims, or as its name suggests.
  const id = application.claims ?? plainId(name)
  const party = await rowIn(asked.site.log.store, 'parties', id)
  const doubts: Piece[] = [
    ...odditiesOf(name).map(oddity => say(asked.lang, `desk.doubt.${oddity}`, { read: inLatinLooks(name) })),
    ...ofAPerson(asked, application),
    ...(await inTheRegister(asked, application)),
    ...(await alikeInvitees(asked, applicationId, application)),
    ...(await alikeApplications(asked, applicationId, application)),
    ...(await otherClaims(asked, applicationId, application)),
    ...ofItsAddress(asked, application),
    ...(await ofTheCall(asked, application)),
  ]
  return { id, party, doubts }
}

/** A person who takes the form of organisations for theirs: the public log would hold their name for ever. */
function ofAPerson({ lang }: Asked, { organisation: { name } }: Application): Piece[] {
  return looksOf(name) === 'likely' ? [say(lang, 'desk.doubt.individual')] : []
}

/** How a party is like an applicant. Persons are compared among applications alone. */
type How = Exclude<Likeness, 'email' | 'person'> | 'begins'

/**
 * Parties with an identifier, a name or a domain like the applicant's, or whose name begins alike. Each by its closest
 * likeness, and whether the domain is the same.
 */
async function inTheRegister(asked: Asked, application: Application) {
  const { call, organisation } = application
  const { store } = asked.site.log
  const index = await knownParties(asked.site)
  const found = new Map<string, How>()
  for (const [other, likenesses] of index.like(traitsOfApplicant(application)))
    found.set(other, likenesses[0] as How)
  const telling = tellingWords(organisation.name)
  const shorter = telling.slice(0, -1)
  const queries = [
    telling.join(' '),
    // "Port of" would find every port.
    shorter.filter(word => word.length > 3).length > 1 ? shorter.join(' ') : '',
  ]
  let unread = 0
  for (const q of queries) {
    // A search for no word finds everybody.
    if (foldWords(q) === '') continue
    const { items, total } = await store.roll({
      call,
      q: q.slice(0, 200),
      patiently: true,
      limit: MOST_ON_ROLL,
    })
    unread = Math.max(unread, total - items.length)
    // Who begins alike is told with the domain beside it, which says more than the domain alone.
    for (const { party } of items)
      if (['domain', undefined].includes(found.get(party))) found.set(party, 'begins')
  }
  const orderOf = (how: How) => (how === 'begins' ? LIKENESSES.length : LIKENESSES.indexOf(how))
  const order = [...found].sort(([, a], [, b]) => orderOf(a) - orderOf(b))
  const more = (count: number) => say(asked.lang, 'desk.doubt.moreParties', { count: count + unread })
  const { shown, told } = firstOf(order, MOST_IN_REGISTER, more)
  const rows = await store.rows(shown.map(([other]) => ref('parties', other)))
  const lines: Piece[] = shown.map(([other, how], i) => partyLine(asked, other, rows[i]!, how, organisation))
  return told === null && unread === 0 ? lines : [...lines, told ?? more(0)]
}

/** A name that everybody bears must not bury the form. */
const MOST_IN_REGISTER = 8

const MOST_ON_ROLL = 5

function partyLine(
  asked: Asked,
  id: string,
  { names, status, versions }: PartyRow,
  how: How,
  applicant: Application['organisation'],
) {
  const { lang, text } = nameIn(names, asked.lang)
  const theirs = versions.at(-1)?.domain ?? null
  const word = how === 'name' ? nameLikeness(applicant.name, { names, status }) : how
  const same = applicant.domain !== null && applicant.domain === theirs ? 'sameDomain' : 'otherDomain'
  const at =
    theirs === null || how === 'domain'
      ? null
      : html`${comma(asked.lang)}${say(asked.lang, `desk.doubt.${same}`, { domain: theirs })}`
  return html`
    ${say(asked.lang, `desk.doubt.${word}`)} <a href="${linkIn(asked, `/parties/${id}`)}">
      <span lang="${lang === 'und' ? '' : lang}" dir="auto">${text}</span>
    </a>${at}
  `
}

/** The very name, one that differs by an unseen joiner, or the same words otherwise put. */
function nameLikeness(name: string, { names, status }: Pick<PartyRow, 'names' | 'status'>) {
  if (names.some(({ text }) => foldWords(text) === foldWords(name))) return status
  const seen = (text: string) => foldWords(withoutUnseen(text))
  return names.some(({ text }) => seen(text) === seen(name)) ? 'look' : 'name'
}

async function othersOf({ site }: Asked, id: string, { call }: Application) {
  const all = await applications.all(site.log.drawer, site.now())
  return all.filter(other => other.id !== id && other.value.call === call)
}

/** Applications that may be from the same organisation or person, decided ones too: some try again. */
async function alikeApplications(asked: Asked, id: string, application: Application) {
  const mine = traitsOfApplicant(application)
  const alike = (await othersOf(asked, id, application))
    .map(other => [other, likenesses(mine, traitsOfApplicant(other.value))] as const)
    .filter(([, shared]) => shared.length > 0)
    .sort(([, a], [, b]) => b.length - a.length)
  return aFew(asked, alike, ([other, shared]) => {
    const what = likenessWords(asked, shared)
    return html`${say(asked.lang, 'desk.doubt.alike', { what })} ${applicationLink(asked, other)}`
  })
}

/**
 * Those whom we have invited to the call, and whom the register does not know yet: an impostor who learns of it could
 * take their name before they answer.
 */
async function alikeInvitees(asked: Asked, id: string, application: Application) {
  const { lang, site } = asked
  const { drawer, store } = site.log
  const all = (await inviteesOf(drawer, application.call, site.now())).filter(
    ({ value }) => value.application !== id,
  )
  const rows = await store.rows(all.map(({ value }) => ref('parties', value.party)))
  const unknown = all.filter((_, i) => rows[i] === undefined)
  const mine = traitsOfApplicant(application)
  const invitations = await Promise.all(
    unknown.map(({ value }) => invitationOf(drawer, value.link, site.now())),
  )
  const alike = unknown.filter(({ value: { name } }, i) => {
    const leaf = invitations[i]?.joins?.leaf
    const said =
      leaf !== undefined && isEntering(leaf)
        ? leaf
        : { names: [], domain: null, identifiers: {}, kind: application.organisation.kind }
    const { domain, identifiers, kind } = said
    const names = [name, ...said.names.map(({ text }) => text)]
    return likenesses(mine, traitsOf({ names, domain, identifiers, kind })).length > 0
  })
  return aFew(asked, alike, ({ value }) => {
    const { name, person, to } = value
    return reachable(value)
      ? say(lang, 'desk.doubt.invited', { name, person, host: hostOf(to) })
      : say(lang, 'desk.doubt.invitedUnnamed', { name })
  })
}

/** Others who say that they issued this call. */
async function otherClaims(asked: Asked, id: string, application: Application) {
  if (askingOf(application) !== 'claim') return []
  const others = (await othersOf(asked, id, application)).filter(({ value }) => askingOf(value) === 'claim')
  return aFew(
    asked,
    others,
    other => html`${say(asked.lang, 'handOver.other')} ${applicationLink(asked, other)}`,
  )
}

/** Whoever floods the desk must not bury the form. */
const MOST_ALIKE = 8

function aFew<T>({ lang }: Asked, all: readonly T[], line: (one: T) => Piece) {
  const { shown, told } = firstOf(all, MOST_ALIKE, count => say(lang, 'desk.doubt.more', { count }))
  return told === null ? shown.map(line) : [...shown.map(line), told]
}

export function likenessWords({ lang }: Asked, shared: readonly Likeness[]): string {
  return listOf(
    shared.map(likeness => say(lang, `desk.alike.${likeness}`)),
    lang,
  )
}

function applicationLink(asked: Asked, { id, value }: Filed) {
  return html`<a href="${linkIn(asked, `/desk/applications/${id}`)}" dir="auto">${value.organisation.name}</a> <span class="muted">
    (${stateWords(asked, value.state)})
  </span>`
}

function ofItsAddress({ lang }: Asked, { organisation: { domain }, person }: Application) {
  if (domain === null) return [say(lang, 'desk.doubt.noDomain')]
  const doubts: Piece[] = []
  if (isElsewhere(person.email, domain))
    doubts.push(say(lang, 'desk.doubt.email', { at: hostOf(person.email), domain }))
  const read = readDomain(domain)
  if (read !== domain) doubts.push(say(lang, 'desk.doubt.idn', { domain, read }))
  if (odditiesOf(read).length > 0)
    doubts.push(say(lang, 'desk.doubt.domainOdd', { read: inLatinLooks(read) }))
  return doubts
}

async function ofTheCall(asked: Asked, application: Application) {
  const { call, organisation } = application
  const { kind } = organisation
  const { lang, site } = asked
  const row = await rowIn(site.log.store, 'calls', call)
  if (row === undefined) return []
  if (row.closed !== null) return [say(lang, 'desk.doubt.closed')]
  // The policy says nothing of a convener's kind: a convener is no signatory.
  if (askingOf(application) === 'claim') return []
  const { kinds } = await policyOf(asked, { id: call, row })
  if (kinds.includes(kind)) return []
  return [say(lang, 'desk.doubt.kind', { kind: say(lang, `kind.${kind}`) })]
}

import { applications } from '../../people/applications.ts'
import { batches } from '../../people/batches.ts'
import type { DiaryAct, DiaryLine } from '../../people/diary.ts'
import { invitedBy } from '../../people/invitations.ts'
import { inviteeAt } from '../../people/invitees.ts'
import { letters, pastLetters } from '../../people/letters.ts'
import { listings } from '../../people/listings.ts'
import { awaiting } from '../../people/pending-approvals.ts'
import { preparedHead } from '../../people/prepared-calls.ts'
import { piles } from '../../people/quarantine.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  type Asked,
  comma,
  deskTime,
  html,
  inLang,
  linkTo,
  named,
  nameIn,
  type Piece,
  say,
  TURNS,
  typeWords,
} from '../kit/kit.ts'

/**
 * What a line of the diary was about, by its name, with the way there. The diary holds ids alone: names are read from
 * what lies there today, so whoever is erased is named here no more.
 */

/** Undefined where nothing of this id is kept any more. */
type About = (
  asked: Asked,
  subject: string,
) => Promise<{ readonly says: Piece; readonly path?: string } | undefined>

const at = ({ site }: Asked) => [site.log.drawer, site.now()] as const

const ofApplication: About = async (asked, id) => {
  const [drawer, now] = at(asked)
  const found = await applications.get(drawer, id, now)
  return found && { says: html`<bdi>${found.organisation.name}</bdi>`, path: `/desk/applications/${id}` }
}

const ofLetter: About = async (asked, id) => {
  const [drawer, now] = at(asked)
  const found = (await letters.get(drawer, id, now)) ?? (await pastLetters.get(drawer, id, now))
  return found && { says: say(asked.lang, `outbox.kind.${found.kind}`), path: `/desk/outbox/${id}` }
}

const ofPile: About = async (asked, id) => {
  const [drawer, now] = at(asked)
  const found = await piles.get(drawer, id, now)
  const says =
    found && say(asked.lang, 'diary.pile', { count: found.ids.length, time: deskTime(asked, found.at) })
  return says === undefined ? undefined : { says, path: `/desk/aside/${id}` }
}

const ofBatch: About = async (asked, id) => {
  const [drawer, now] = at(asked)
  const found = await batches.get(drawer, id, now)
  return found && { says: html`<bdi>${found.title}</bdi>`, path: `/desk/bulk/${id}` }
}

const ofListing: About = async (asked, id) => {
  const [drawer, now] = at(asked)
  const found = await listings.get(drawer, id, now)
  return found && { says: html`<bdi>${found.title}</bdi>`, path: `/desk/lists/${id}` }
}

/** In the register, or as its invitation names it. */
const ofParty: About = async (asked, id) => {
  const { lang, site } = asked
  const row = await rowIn(site.log.store, 'parties', id)
  if (row !== undefined) return { says: named(row.names, lang), path: `/desk/organisations/${id}` }
  const [drawer, now] = at(asked)
  const [invited] = await invitedBy(drawer, id, now)
  const found = invited && (await inviteeAt(drawer, invited.value, now))
  return found && { says: html`<bdi>${found.value.name}</bdi>`, path: `/desk/calls/${found.value.call}` }
}

const ofCall =
  (page: string, more: (asked: Asked, rest: string) => Piece = () => null): About =>
  async (asked, subject) => {
    const { lang, site } = asked
    const [id = '', rest = ''] = subject.split(' ')
    const row = await rowIn(site.log.store, 'calls', id)
    return (
      row && { says: html`${inLang(nameIn(row.titles, lang))}${more(asked, rest)}`, path: `${page}/${id}` }
    )
  }

const ofDraft: About = async (asked, id) => {
  const [drawer, now] = at(asked)
  const found = await preparedHead(drawer, id, now)
  if (found === undefined) return { says: say(asked.lang, 'diary.draftGone') }
  const { titles } = found
  const says = titles.length === 0 ? say(asked.lang, 'prepared.untitled') : inLang(nameIn(titles, asked.lang))
  return { says, path: `/desk/prepared/${id}/review` }
}

const ofAct: About = async (asked, id) => {
  const [drawer, now] = at(asked)
  const found = await awaiting.get(drawer, id, now)
  if (found === undefined) return { says: say(asked.lang, 'diary.actGone') }
  return { says: typeWords(asked.lang, found.type), path: `/desk/second/${id}` }
}

const page =
  (path: string, says: (asked: Asked, subject: string) => Piece): About =>
  async (asked, subject) => ({ says: says(asked, subject), path })

const ofSettings = page('/desk/settings', ({ lang }) => say(lang, 'settings.title'))
const reminding = ofCall('/desk/calls')

/** How often who may ask for what: `application 192.0.2.0/24`. */
function limitWords({ lang }: Asked, subject: string): Piece {
  const [turn = '', ...who] = subject.split(' ')
  const what = Object.hasOwn(TURNS, turn) ? say(lang, `limits.turn.${turn as keyof typeof TURNS}`) : turn
  return html`${what}${comma(lang)}<span dir="ltr">${who.join(' ')}</span>`
}

/** What each act is about; null where its words say it all. An act that is not declared here does not compile. */
const ABOUT: Readonly<Record<DiaryAct, About | null>> = {
  'signed-in': null,
  'signed-out': null,
  'session-ended': null,
  'application-opened': ofApplication,
  'application-asked': ofApplication,
  'application-refused': ofApplication,
  'application-taken-back': ofApplication,
  'application-paper-deleted': ofApplication,
  'pile-set-aside': ofPile,
  'pile-taken-back': ofPile,
  'bulk-planned': ofBatch,
  'bulk-approved': ofBatch,
  'bulk-dropped': ofBatch,
  'bulk-stopped': ofBatch,
  'bulk-resumed': ofBatch,
  'list-read': ofListing,
  'list-settled': ofListing,
  'list-approved': ofListing,
  'list-dropped': ofListing,
  'list-stopped': ofListing,
  'list-resumed': ofListing,
  invited: ofParty,
  'invitation-ended': ofParty,
  reminded: reminding,
  'remind-rule': reminding,
  'remind-rule-off': reminding,
  'invited-downloaded': ofCall(
    '/desk/calls',
    ({ lang }, rows) => html`${comma(lang)}${say(lang, 'bulk.rows', { count: Number(rows) })}`,
  ),
  'officer-invited': page('/desk/officers', ({ lang }) => say(lang, 'desk.room.officers')),
  'limit-lifted': page('/desk/limits', limitWords),
  'second-prepared': ofAct,
  'second-awaited': ofAct,
  'second-dropped': ofAct,
  'letter-read': ofLetter,
  'letter-handed': ofLetter,
  'letter-not-handed': ofLetter,
  'letter-again': ofLetter,
  'letter-returned': ofLetter,
  'letters-chosen': null,
  'name-barred': ofCall('/desk/names'),
  'name-unbarred': ofCall('/desk/names'),
  'prepared-begun': ofDraft,
  'prepared-changed': ofDraft,
  'prepared-commented': ofDraft,
  'prepared-answered': ofDraft,
  'prepared-dropped': ofDraft,
  'launch-set': ofCall('/desk/launch'),
  'launch-lifted': ofCall('/desk/launch'),
  'launch-opened': ofCall('/desk/launch'),
  'setting-name': ofSettings,
  'setting-mark': ofSettings,
  'setting-colour': ofSettings,
  'setting-imprint': ofSettings,
  'setting-contact': ofSettings,
  'setting-languages': ofSettings,
  'setting-zone': ofSettings,
  'relay-tried': ofSettings,
}

/** What the lines of a page were about, with the way there; in words where nothing of it is kept any more. */
export async function subjectsOf(
  asked: Asked,
  lines: readonly Pick<DiaryLine, 'what' | 'subject'>[],
): Promise<readonly Piece[]> {
  // Many lines are about the same: a draft is saved again and again.
  const known = new Map<About, Map<string, Promise<Piece>>>()
  const told = lines.map(({ what, subject }) => {
    const about = ABOUT[what]
    if (about === null) return null
    const ofIt = known.get(about) ?? new Map<string, Promise<Piece>>()
    known.set(about, ofIt)
    const says = ofIt.get(subject) ?? subjectOf(asked, about, subject)
    ofIt.set(subject, says)
    return says
  })
  return Promise.all(told)
}

async function subjectOf(asked: Asked, about: About, subject: string): Promise<Piece> {
  const found = await about(asked, subject)
  if (found === undefined) return say(asked.lang, 'diary.gone')
  return found.path === undefined ? found.says : linkTo(asked, found.path, found.says)
}

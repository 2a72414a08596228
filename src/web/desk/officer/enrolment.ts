import { Refusal } from '../../../core/refusal.ts'
import { parseStatement } from '../../../core/statement.ts'
import { dayOf } from '../../../core/time.ts'
import { draftDropped } from '../../../people/drafts.ts'
import { findLink, linkAt, linkEnded, linkFor, linksAbout, linkUsed } from '../../../people/links.ts'
import { offerDone, officerOffered } from '../../../people/officer-offers.ts'
import { id as idSchema } from '../../../register/kinds.ts'
import { mayBringIn, OFFICERS_BY_KEY } from '../../../register/officers.ts'
import { ref } from '../../../register/rows.ts'
import { roleGranted } from '../../../register/types/roles.ts'
import type { Change } from '../../../store/drawer.ts'
import { eachRow, rowIn } from '../../../store/each-row.ts'
import { Saying } from '../../../work/compose.ts'
import { depositarySigner } from '../../../work/depositary-signer.ts'
import { keysInForce } from '../../../work/holder-keys.ts'
import { bringIn } from '../../../work/passkey.ts'
import {
  type Asked,
  type Fact,
  type Fieldset,
  factList,
  html,
  keeperName,
  linkButton,
  opening,
  type RunningSite,
  readForm,
  remark,
  type Site,
  say,
  seeOther,
  typedIn,
} from '../../kit/kit.ts'
import { OFFICES_HELD, type OfficeHeld } from '../../office-permissions.ts'
import {
  type Made,
  type NewPasskey,
  showNewPasskey,
  signedByNew,
  takeNewPasskey,
} from '../../passkey/new-passkey.ts'
import { sessionToOpen } from '../../passkey/sign-in.ts'
import { actNoted } from '../diary.ts'

/**
 * The first officer, or another. Who reads what the server prints at its start holds the depositary's key anyway; the
 * link lets that person make a passkey in a browser.
 */
export async function showEnrolment(asked: Asked) {
  return showNewPasskey(asked, await enrolment(asked))
}

export async function takeEnrolment(asked: Asked) {
  const way = await enrolment(asked)
  return takeNewPasskey(asked, way, (await readForm(asked)).fields)
}

/** Refuses a spent link, and a server that cannot appoint anybody. */
async function enrolment(asked: Asked): Promise<NewPasskey> {
  const { lang, site, params } = asked
  const token = params.token!
  const { offices, byTwo } = await requireEnrolment(site, token)
  depositarySigner(site)
  const keeper = await keeperName(asked)
  const [only] = offices.length === 1 ? offices : []
  return {
    path: `/desk/enrol/${token}`,
    draft: { purpose: 'officer enrolment', subject: '' },
    use: 'officer',
    link: token,
    head: (title, lede) => opening(say(lang, 'desk.kicker'), title, lede),
    first: f => ({
      title: say(
        lang,
        only === undefined || only === 'decider' ? 'desk.enrolTitle' : `desk.enrolTitle.${only}`,
      ),
      lede: say(lang, ledeOf(offices, byTwo), { keeper }),
      heading: say(lang, 'desk.enrolStep1'),
      note: say(lang, 'desk.enrolOnce'),
      name: say(lang, 'desk.passkeyName'),
      button: say(lang, 'desk.enrolNext'),
      explain: html`
        ${f.summary()}
        ${f.text('id', {
          label: say(lang, 'desk.enrolId'),
          hint: say(lang, 'desk.enrolIdHint'),
          value: 'officer-1',
          isPlain: true,
        })}
        ${officeField(asked, f, offices)}
        ${f.text('name', {
          label: say(lang, 'desk.enrolName'),
          hint: say(lang, 'desk.enrolNameHint'),
          isOptional: true,
          autocomplete: 'name',
        })}
      `,
    }),
    device: fields => ({
      title: say(lang, 'desk.enrolDeviceTitle'),
      heading: say(lang, 'desk.enrolStep2'),
      name: say(lang, 'desk.passkeyName'),
      button: say(lang, 'desk.enrolButton'),
      explain: factList(typedFacts(asked, fields, only)),
      change: say(lang, 'desk.enrolChange'),
    }),
    async statement(fields, check) {
      const id = typedIn(fields, 'id')
      const isGood = idSchema.safeParse(id).success && id !== 'depositary'
      check.must('id', say(lang, id === '' ? 'empty.id' : 'wrong.id', { typed: id }), isGood)
      if (isGood) {
        const [role, party] = await site.log.store.rows([ref('roles', id), ref('parties', id)])
        check.must('id', say(lang, 'desk.idTaken', { typed: id }), role === undefined && party === undefined)
      }
      const office = only ?? offices.find(one => one === fields.get('office'))
      check.must('office', say(lang, 'office.missing'), office !== undefined)
      const typed = typedIn(fields, 'name').slice(0, 200)
      const as = office === 'decider' ? {} : { office }
      return key => {
        const saying = new Saying()
        const name = typed === '' ? null : saying.apart(typed, 'und')
        const body = { role: 'officer', ...as, id, key, until: null, name }
        return { composed: { type: roleGranted.type, body: body as never, parts: saying.parts } }
      }
    },
    second: () => ({
      title: say(lang, 'desk.enrolSignTitle'),
      heading: say(lang, 'desk.enrolStep3'),
      button: say(lang, 'desk.enrolSign'),
      explain: remark(say(lang, 'desk.enrolSignNote')),
    }),
    async kept(made, fields) {
      const { id: officer } = grantedBy(made)
      const name = typedIn(fields, 'name').slice(0, 200)
      if (await isAllowed(site, made, byTwo)) return []
      return [officerOffered(made.keyid, { officer, name }, site.now())]
    },
    async waits(made, step) {
      if (await isAllowed(site, made, byTwo)) return null
      const { id } = grantedBy(made)
      return {
        title: say(lang, 'desk.enrolWaitsTitle'),
        heading: say(lang, 'desk.enrolWaits'),
        says: html`
          <p>${say(lang, 'desk.enrolWaitsSays', { id })}</p>
          <p class="codeline mt-s">${made.keyid}</p>
          ${remark(say(lang, 'desk.enrolWaitsNote'), 'mt-s')}
          <div class="actions">
            ${linkButton(asked, `/desk/enrol/${token}?step=${step}`, say(lang, 'desk.enrolLook'), '')}
          </div>
        `,
      }
    },
    // A step begun by another link must not give more than this link does.
    allow(made) {
      if (!offices.includes(grantedBy(made).office ?? 'decider'))
        throw new Refusal('link_spent', 'This step was begun by a link for another office.')
    },
    /** Depositary and passkey have signed: the role enters the log and the officer is in. */
    async take(made, fields, step) {
      const { id } = grantedBy(made)
      await requireAllowed(site, made, byTwo)
      const signature = signedByNew(made, fields)
      const held = { holder: id, use: 'officer' } as const
      const { cookie, opened } = await sessionToOpen(asked, { ...held, keyid: made.keyid })
      await bringIn(site, made, held, [signature], async () => [
        linkUsed(await linkAt(site.log.drawer, 'officer', token, site.now())),
        draftDropped(step),
        offerDone(made.keyid),
        actNoted(asked, { id }, 'signed-in'),
        ...opened,
      ])
      return seeOther(asked, '/desk?welcome=1', { 'Set-Cookie': cookie })
    },
  }
}

/**
 * Whether the depositary's own key may bring this key in now. A link that an officer has made never brings one in but by
 * two: else a thief of one passkey would make a link, revoke the passkeys of others, and be the second.
 */
async function isAllowed(site: Pick<Site, 'log' | 'now'>, made: Made, byTwo: boolean): Promise<boolean> {
  const { id: holder, office } = grantedBy(made)
  if (office !== undefined) return true
  const log = await rowIn(site.log.store, 'log', 'log')
  if (log === undefined) return !byTwo
  const officers = byTwo
    ? { ...log.officers, inForce: Math.max(log.officers.inForce, OFFICERS_BY_KEY) }
    : log.officers
  return mayBringIn({ officers }, { holder, key: made.keyid }, dayOf(site.now()))
}

async function requireAllowed(site: Pick<Site, 'log' | 'now'>, made: Made, byTwo: boolean): Promise<void> {
  if (!(await isAllowed(site, made, byTwo)))
    throw new Refusal('officers_enough', `No two officers have allowed the key ${made.keyid}.`)
}

function grantedBy({ payload }: Made) {
  return roleGranted.read(parseStatement(payload))
}

function ledeOf(offices: readonly OfficeHeld[], byTwo: boolean) {
  if (byTwo) return 'desk.enrolLedeByTwo'
  return offices.includes('decider') ? 'desk.enrolLede' : 'desk.enrolLedeOther'
}

/** What was typed, once more, before a device makes a passkey for it. */
function typedFacts({ lang }: Asked, fields: URLSearchParams, only: OfficeHeld | undefined): Fact[] {
  const office = only ?? OFFICES_HELD.find(one => one === fields.get('office'))
  const name = typedIn(fields, 'name')
  const facts: Fact[] = [[say(lang, 'desk.enrolId'), html`<span dir="ltr">${typedIn(fields, 'id')}</span>`]]
  if (office !== undefined) facts.push([say(lang, 'office.label'), say(lang, `office.name.${office}`)])
  if (name !== '') facts.push([say(lang, 'desk.enrolName'), html`<bdi>${name}</bdi>`])
  return facts
}

/** The choice of office where the link leaves it open; the office where the link names one that decides nothing. */
function officeField({ lang }: Asked, f: Fieldset, offices: readonly OfficeHeld[]) {
  const [only] = offices
  if (offices.length === 1)
    return only === 'decider'
      ? null
      : html`<p class="notice"><b>${say(lang, `office.name.${only!}`)}.</b> ${say(lang, `office.does.${only!}`)}</p>`
  const options = offices.map(value => ({
    value: value as string,
    says: say(lang, `office.name.${value}`),
    more: say(lang, `office.does.${value}`),
  }))
  return f.choice('office', { label: say(lang, 'office.label'), options })
}

/** Seconds for which a link is good; the next start prints another. */
const LINK_SECONDS = 7 * 86_400

/** What making a link asks for: the server, or a command beside it. */
interface Issuing extends Pick<Site, 'now' | 'publicUrl' | 'signer'> {
  readonly log: Pick<Site['log'], 'store' | 'drawer'>
}

/** Whether an officer who decides is in force and holds a key: no link for a first one is good then. */
async function hasOfficer(site: Pick<Issuing, 'log'>): Promise<boolean> {
  for await (const { key: id, row } of eachRow(site.log.store, 'roles')) {
    const { office, ended } = row
    if (office !== undefined || ended !== null) continue
    if ((await keysInForce(site, id)) > 0) return true
  }
  return false
}

/** What a link is for: the first officer, or another one, with a named office or the one that its holder chooses. */
const FIRST = 'first officer'
/** An officer made it at the desk: it gives the office of one who decides, once two officers allow the key. */
const BY_TWO = 'another by two'
/** The link that was printed last is good. */
const ABOUT = 'officers'
const another = (office: OfficeHeld | 'officer') => `another ${office}`

/** Another officer: no, yes, or yes with this office and no other. */
export type Another = boolean | OfficeHeld

/**
 * The address at which the first officer, or another where that is asked for, makes a passkey. Links of earlier starts
 * end. Undefined where none is wanted, or the depositary's key is not here to appoint one. A named office is given even
 * while nobody decides yet: the link may be for somebody who is to look.
 */
export async function enrolmentLink(
  site: Issuing,
  { another: wanted = false }: { readonly another?: Another } = {},
): Promise<string | undefined> {
  const { log, now, publicUrl, signer } = site
  if (!signer) return undefined
  const isFirst = typeof wanted !== 'string' && !(await hasOfficer(site))
  if (!isFirst && wanted === false) return undefined
  const { drawer } = log
  const before = await linksAbout(drawer, ABOUT, now())
  const subject = isFirst ? FIRST : another(typeof wanted === 'string' ? wanted : 'officer')
  const link = { purpose: 'officer', subject, about: ABOUT, expires: now() + LINK_SECONDS } as const
  const { token, laid } = linkFor(link, now())
  await drawer.apply([...before.map(({ id }) => linkEnded(id)), laid], now())
  return `${publicUrl}/desk/enrol/${token}`
}

/** A link for one more officer, made at the desk, and the changes that make it good. One that was printed stays good. */
export async function deskEnrolmentLink(
  { log, now, publicUrl }: Pick<Site, 'log' | 'now' | 'publicUrl'>,
  by: string,
): Promise<{ url: string; changes: readonly Change[] }> {
  const about = `${ABOUT} of ${by}`
  const before = await linksAbout(log.drawer, about, now())
  const link = { purpose: 'officer', subject: BY_TWO, about, expires: now() + LINK_SECONDS } as const
  const { token, laid } = linkFor(link, now())
  return {
    url: `${publicUrl}/desk/enrol/${token}`,
    changes: [...before.map(({ id }) => linkEnded(id)), laid],
  }
}

interface Given {
  readonly offices: readonly OfficeHeld[]
  /** Two officers have to allow the key, however few decide. */
  readonly byTwo: boolean
}

/** What a link may give. Refuses `link_spent` for a link that is good no longer. */
async function requireEnrolment(site: RunningSite, token: string): Promise<Given> {
  const { subject } = await findLink(site.log.drawer, 'officer', token, site.now())
  if (subject === BY_TWO) return { offices: ['decider'], byTwo: true }
  if (subject === FIRST && (await hasOfficer(site)))
    throw new Refusal('link_spent', 'An officer has enrolled already.')
  if (subject === FIRST) return { offices: ['decider'], byTwo: false }
  const offices = OFFICES_HELD.filter(one => [another('officer'), another(one)].includes(subject))
  return { offices, byTwo: false }
}

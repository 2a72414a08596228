import assert from 'node:assert/strict'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { ref } from '../../src/register/rows.ts'
import { STEPS } from '../../src/web/apply/asking.ts'
import { type Another, enrolmentLink } from '../../src/web/desk/officer/enrolment.ts'
import { isOf, STEPS as PREPARED, type StepName } from '../../src/web/desk/prepared/steps.ts'
import type { Depositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { Device } from './device.ts'
import { countOf, linksIn, type Shown, Visitor, wordsOn } from './visitor.ts'

/** The people of the stories: an officer at the desk, and an applicant on a phone. */

export interface Officer {
  readonly visitor: Visitor
  readonly device: Device
}

/** What the server prints at its start: the path of the enrolment link; undefined where an officer is in force. */
export async function printedLink(site: Depositary, options = {}): Promise<string | undefined> {
  const { log, key, publicUrl } = site
  const link = await enrolmentLink({ log, publicUrl, signer: key, now: () => parseTime(site.now) }, options)
  return link?.slice(site.publicUrl.length)
}

export async function enrolled(site: Depositary, id = 'officer-1', options = {}): Promise<Officer> {
  const visitor = new Visitor(site)
  const device = new Device()
  await beginsAsOfficer(visitor, device, (await printedLink(site, options))!, { id, name: '' })
  await letIn(site, visitor, id)
  const { path, status } = await visitor.use(device, 'officer')
  assert.deepEqual({ path, status }, { path: '/desk?welcome=1', status: 200 })
  const officer = { visitor, device }
  enrolledAt.set(site, [...(enrolledAt.get(site) ?? []), { id, officer }])
  return officer
}

/** Fills in the form behind an officer's link, and makes the passkey where what was typed is good. */
export async function beginsAsOfficer(
  visitor: Visitor,
  device: Device,
  link: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<Shown> {
  const { html } = await visitor.goto(link)
  // A link that leaves it open asks for it, and chooses none beforehand.
  const office = countOf(html, '[name="office"]') === 0 ? {} : { office: 'decider' }
  const { status } = await visitor.send('/desk/enrol', { ...office, ...typed })
  return status === 200 ? visitor.use(device, 'officer') : visitor.shown
}

const enrolledAt = new WeakMap<Depositary, readonly { id: string; officer: Officer }[]>()

/** Where two officers decide, two of them allow the passkey whose holder waits on this page. */
async function letIn(site: Depositary, visitor: Visitor, id: string): Promise<void> {
  if (load(visitor.shown.html)('[data-passkey]').length > 0) return
  const known = enrolledAt.get(site) ?? []
  const rows = await site.log.store.rows(known.map(one => ref('roles', one.id)))
  const [first, second] = known.filter((_, i) => {
    const row = rows[i]!
    return row.office === undefined && row.ended === null && row.keys > 0
  })
  assert.ok(first && second, 'two officers decide')
  const [one, other] = [first, second].map(({ officer: { device } }) => ({
    visitor: new Visitor(site),
    device,
  })) as [Officer, Officer]
  await signIn(one.visitor, one.device)
  await signIn(other.visitor, other.device)
  await allowOfficer(site, one, other, id)
  await visitor.goto(visitor.shown.path)
}

/** Two officers allow the passkey that waits for this id; returns what the log then holds. */
export async function allowOfficer(
  site: Depositary,
  one: Officer,
  other: Officer,
  id: string,
): Promise<Recorded> {
  const { html } = await one.visitor.goto('/desk/officers')
  const [way] = linksIn(html, new RegExp(`^/desk/new/officer\\?id=${id}&key=`))
  assert.ok(way, `nobody waits as ${id}`)
  await one.visitor.goto(way)
  await one.visitor.send('officer', { reason: 'They start today.' })
  return signedByTwo(site, one, other)
}

/**
 * One more officer, by the link that a start with `--another-officer` prints, perhaps with the office that it names.
 */
export async function anotherOfficer(
  site: Depositary,
  id = 'officer-2',
  another: Another = true,
): Promise<Officer> {
  return enrolled(site, id, { another })
}

export async function signIn(visitor: Visitor, device: Device): Promise<Shown> {
  await visitor.goto('/desk/sign-in')
  return visitor.use(device, 'officer')
}

/** Sets the hour of a launch or ends its sealing, which the officer's passkey confirms. */
export async function launches(
  { visitor, device }: Officer,
  typed: Readonly<Record<string, string>> = { act: 'set', day: '2026-01-05', hour: '14:00' },
): Promise<Shown> {
  await visitor.goto(`/desk/launch/${ACCORD}`)
  const shown = await visitor.send(`/desk/launch/${ACCORD}`, typed)
  return shown.status === 200 && /data-passkey/.test(shown.html) ? visitor.use(device, 'officer') : shown
}

export const LARKSPUR = {
  name: 'Larkspur Ferries',
  nameLang: 'en',
  kind: 'company',
  country: 'DE',
  domain: 'larkspur.example',
  person: 'Ada Okafor',
  role: 'Company secretary',
  email: 'ada@larkspur.example',
  words: '',
}

/** Fills in the steps of an application, from the one that is shown to the applicant's own page or the first fault. */
export async function sendSteps(visitor: Visitor, typed: Readonly<Record<string, string>>): Promise<Shown> {
  for (const _ of STEPS) {
    const { status, path } = await visitor.send('/apply', typed)
    if (status !== 200 || path.startsWith('/applications/')) break
  }
  return visitor.shown
}

/** Sends an application and returns the path of the applicant's own page. */
export async function applied(
  site: Depositary,
  changes: Partial<typeof LARKSPUR> = {},
  { lang = 'en' } = {},
): Promise<{ visitor: Visitor; own: string }> {
  const visitor = new Visitor(site, { lang })
  await visitor.goto(`/${ACCORD}/apply`)
  const { path, status } = await sendSteps(visitor, { ...LARKSPUR, ...changes })
  assert.equal(status, 200)
  assert.match(path, /^\/applications\/[\w-]{43}\?new=1$/)
  return { visitor, own: path.replace('?new=1', '') }
}

export const CHECKED = { mandate: 'domain', note: 'A record in its DNS.', checked: '2026-01-01' }

/** The states to which the queue can be narrowed, each with its count. */
export const statesIn = ({ html }: Pick<Shown, 'html'>): string => load(html)('#stage').text()

/** Opens the first application of this name from the desk: of those that wait, else of all. */
export async function openApplication(visitor: Visitor, name = LARKSPUR.name, query = ''): Promise<Shown> {
  for (const list of query === '' ? ['', 'stage=any'] : [query]) {
    const $ = load((await visitor.goto(`/desk?${list}`)).html)
    const link = [...$('a[href^="/desk/applications/"]')].find(one => $(one).text() === name)
    if (link !== undefined) return visitor.goto($(link).attr('href')!.split('?')[0]!)
  }
  return assert.fail(`${name} is not on the desk`)
}

/**
 * Sets aside all that the queue finds for this query, with this reason; returns the path of the pile once it is done.
 */
export async function setAside(
  { visitor }: Pick<Officer, 'visitor'>,
  query: string,
  typed: Readonly<Record<string, string>>,
): Promise<string> {
  await visitor.goto(`/desk/aside/new?${query}`)
  const { path, status } = await visitor.send('/desk/aside/new', typed)
  assert.equal(status, 200, wordsOn(visitor.shown))
  return pileDone(visitor, path)
}

/** Does whatever is due, and looks at a pile. */
export async function pileDone(visitor: Visitor, path: string): Promise<string> {
  await visitor.site.running.worker.workOff()
  await visitor.goto(path)
  return path
}

/** Where the letters of the outbox lie, the newest first. */
export const lettersIn = (html: string): string[] => linksIn(html, /^\/desk\/outbox\/[a-z0-9-]+$/)

/** Opens the newest letter that waits or came back, from the outbox. */
export async function openLetter(visitor: Visitor): Promise<Shown> {
  const { html } = await visitor.goto('/desk/outbox')
  const [link] = lettersIn(html)
  assert.ok(link, 'the outbox is empty')
  return visitor.goto(link)
}

/** Has the passkey open a letter of the outbox, the newest if none is named; returns the page with its words. */
export async function readLetter({ visitor, device }: Officer, path?: string): Promise<Shown> {
  await (path === undefined ? openLetter(visitor) : visitor.goto(path))
  return visitor.use(device, 'officer')
}

/** Admits it with what was checked, signed by the passkey; returns the page that tells so. */
export async function admitted(officer: Officer, name = LARKSPUR.name, changes = {}): Promise<Shown> {
  const { visitor, device } = officer
  await openApplication(visitor, name)
  await visitor.send('admit', { ...CHECKED, ...changes })
  assert.match(visitor.shown.path, /^\/desk\/acts\//)
  return visitor.use(device, 'officer')
}

/** The same before the hour of a launch: it is invited instead. Returns the path of its link. */
export async function admittedUnderSeal(officer: Officer, name = LARKSPUR.name): Promise<string> {
  const { visitor, device } = officer
  await openApplication(visitor, name)
  await visitor.send('admit', CHECKED)
  assert.match(visitor.shown.path, /^\/desk\/inviting\//, wordsOn(visitor.shown))
  const { html } = await visitor.use(device, 'officer')
  return new URL(invitationIn(html)).pathname
}

/** Writes an invitation to one that was admitted: the officer looks at the letter, and sends it. */
export async function writesTo(visitor: Visitor, typed: Readonly<Record<string, string>>): Promise<Shown> {
  const shown = await visitor.send('/desk/invitations', typed)
  return load(shown.html)('[name="seen"]').length > 0 ? visitor.send('/desk/invitations') : shown
}

/** The path of the one-time link on the page that shows it. */
export async function invited({ visitor }: Officer): Promise<string> {
  const { html } = await visitor.send('invite')
  return new URL(invitationIn(html)).pathname
}

/** The one-time link on the page that shows it; empty on any other. */
export const invitationIn = (html: string): string => load(html)('#invitation').text()

/** Fills in a form of the desk and sends it. */
export async function filled(
  { visitor }: Officer,
  form: string,
  typed: Readonly<Record<string, string | Blob>>,
): Promise<Shown> {
  const { call } = typed
  // A form that begins with what stands of a call asks which one first.
  await visitor.goto(`/desk/new/${form}${typeof call === 'string' ? `?call=${call}` : ''}`)
  return visitor.send(`/desk/new/${form}`, typed)
}

/**
 * Prepares a call as an officer types it, each field in the step that has it, and comes to the review. Names of fields
 * are those of the one statement that all steps make.
 */
export async function prepared(
  { visitor }: Pick<Officer, 'visitor'>,
  typed: Readonly<Record<string, string>>,
): Promise<string> {
  await visitor.goto('/desk/prepared')
  const { path } = await visitor.send('/desk/prepared')
  const draft = path.slice(0, path.lastIndexOf('/'))
  const tags = new Set(Object.keys(typed).flatMap(name => /^titles\.(.+)$/.exec(name)?.[1] ?? []))
  for (const language of tags)
    if (language !== 'en') await visitor.send('/what', { language, again: 'language' })
  for (const step of PREPARED) await inStep(visitor, draft, step, typed)
  await visitor.goto(`${draft}/review`)
  return draft
}

/** Types in a step what belongs there. */
export async function inStep(
  visitor: Visitor,
  draft: string,
  step: StepName,
  typed: Readonly<Record<string, string>>,
): Promise<Shown> {
  await visitor.goto(`${draft}/${step}`)
  if (!visitor.shown.html.includes(`action="${draft}/${step}"`)) return visitor.shown
  const binds = Object.keys(typed).filter(name => name.startsWith('authentic.'))
  if (step === 'who' && binds.length > 0) {
    const $ = load(visitor.shown.html)
    for (const box of $('[name^="authentic."]'))
      if (!binds.includes(box.attribs.name!)) $(box).removeAttr('checked')
    visitor.shown = { ...visitor.shown, html: $.html() }
  }
  const own = Object.entries({ deed: 'other', preset: 'own', ...typed }).filter(([name]) => isOf(step, name))
  return visitor.send(`${draft}/${step}`, Object.fromEntries(own))
}

/** The same, up to the page where the passkey signs it; the review, where something is missing. */
export async function readyToSign(
  officer: Pick<Officer, 'visitor'>,
  typed: Readonly<Record<string, string>>,
): Promise<Shown> {
  await prepared(officer, typed)
  const { shown } = officer.visitor
  return shown.html.includes('id="missing"') ? shown : officer.visitor.send('prepare')
}

/** The signature of Northhaven is removed by a published rule. */
export const REMOVAL = {
  call: ACCORD,
  party: 'northhaven',
  rule: `${ACCORD} silence`,
  reason: 'Two reports missed.',
}

/** Signs the act that stands on the page, and returns the statement that the log then holds. */
export async function signed(site: Depositary, { visitor, device }: Officer): Promise<Recorded> {
  const { path, status } = await visitor.use(device, 'officer')
  assert.equal(status, 200, wordsOn(visitor.shown))
  const index = /done=(\d+)$/.exec(path)![1]
  return (await site.json<{ statement: Recorded }>(`/entries/${index}.json`)).statement
}

/** One signs first the act that stands on the page, the other second; returns the statement that the log then holds. */
export async function signedByTwo(site: Depositary, first: Officer, second: Officer): Promise<Recorded> {
  await second.visitor.goto(await awaited(first))
  return signed(site, second)
}

/** Signs first the act that stands on the page; returns the path of the page where it waits. */
export async function awaited({ visitor, device }: Officer): Promise<string> {
  const { path, status } = await visitor.use(device, 'officer')
  assert.equal(status, 200, wordsOn(visitor.shown))
  assert.match(path, /^\/desk\/second\/[\w-]{43}\?kept=1$/)
  return path.replace('?kept=1', '')
}

export interface Recorded {
  readonly type: string
  readonly by: string
  readonly call: string | null
  readonly body: Record<string, never>
}

import assert from 'node:assert/strict'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { newMailer } from '../../src/outbound/mail.ts'
import { letters, letterWords } from '../../src/people/letters.ts'
import { createApp } from '../../src/web/app.ts'
import { type Depositary, type Story, startDepositary } from '../depositary.ts'
import { formIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD, INVITING, manifestOf, said, WORDS } from '../harbour.ts'
import { newPosting } from '../mail/posting.ts'
import { UNASKED } from '../mail/relay.ts'

/** A citizen of the stories: types, reads their letters as the desk's outbox has them, and clicks. */

export const UNDER = { call: ACCORD }
export const ADA = { name: 'Ada Okafor', email: 'ada.okafor@citizen.example', shown: 'yes', agree: 'yes' }

/** A depositary whose accord invites persons. */
export async function startInviting(story: Story = {}): Promise<Depositary> {
  const site = await startDepositary({ relay: UNASKED, ...story })
  await site.post('call/policy-changed', { policy: INVITING, reason: said('Citizens asked for it.') }, UNDER)
  return site
}

export interface Letter {
  readonly kind: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The letters that wait, oldest first. */
export async function lettersAt(site: Depositary): Promise<Letter[]> {
  const { drawer } = site.log
  const now = parseTime(site.now)
  const found: Letter[] = []
  for (const { id, value } of await letters.all(drawer, now)) {
    const words = (await letterWords.get(drawer, id, now))!
    found.push({ ...value, ...words })
  }
  return found
}

/** The newest letter of this kind that waits for the address. */
export async function letterTo(site: Depositary, to: string, kind: string): Promise<Letter> {
  const letter = (await lettersAt(site)).findLast(one => one.to === to && one.kind === kind)
  assert.ok(letter, `no letter ${kind} waits for ${to}`)
  return letter
}

/** The path in a letter that begins like this. */
export function linkIn({ text }: Letter, path: string): string {
  const found = new RegExp(`https://harbour\\.example(${path}[\\w/?=&-]*)`).exec(text)?.[1]
  assert.ok(found, `no link to ${path} in: ${text}`)
  return found
}

export const codeIn = ({ text }: Letter): string => /(\d{4} \d{4})/.exec(text)![1]!

/** The same site with a relay that nobody asks: without any, persons cannot sign. */
export function mailing(site: Depositary): Depositary {
  if (site.running.mail !== null) return site
  const { post } = newPosting(site.log.drawer, newMailer(UNASKED), () => parseTime(site.now))
  return { ...site, app: createApp({ ...site.running, mail: post }) }
}

/** Fills in the form and sends it; the page for the code is shown then. */
export async function asked(
  site: Depositary,
  typed: Partial<typeof ADA> = {},
  options: { lang?: string } = {},
): Promise<Visitor> {
  const visitor = new Visitor(mailing(site), options)
  await visitor.goto(`/${ACCORD}/persons/sign`)
  await visitor.send('/persons/sign', { ...ADA, ...typed })
  await workedOff(site)
  return visitor
}

/** Signs by the link in the letter; returns the visitor on their own page, and its path. */
export async function signedBy(
  site: Depositary,
  typed: Partial<typeof ADA> = {},
): Promise<{ visitor: Visitor; own: string; notMe: string }> {
  const visitor = await asked(site, typed)
  assert.equal(visitor.shown.status, 200, wordsOn(visitor.shown))
  const letter = await letterTo(site, typed.email ?? ADA.email, 'person-confirm')
  await visitor.goto(linkIn(letter, `/${ACCORD}/persons/confirm/`))
  await visitor.send('/persons/confirm/', { confirm: 'yes' })
  await workedOff(site)
  assert.equal(visitor.shown.status, 200, wordsOn(visitor.shown))
  const own = /^\/persons\/[\w-]{43}/.exec(visitor.shown.path)?.[0]
  assert.ok(own, visitor.shown.path)
  return { visitor, own, notMe: linkIn(letter, '/persons/not-me/') }
}

/** Takes the way out from the own page. */
export async function erased(visitor: Visitor, ground = 'request'): Promise<void> {
  const { action } = formIn(visitor.shown.html, 'erase')
  assert.match(action, /^\/persons\//)
  await visitor.send('erase', { ground, sure: 'yes' })
  assert.match(visitor.shown.path, /persons\?erased=1/)
}

/** The text in force becomes another. */
export async function publishNewer(site: Depositary): Promise<void> {
  const words = { ...WORDS, en: '# The Harbour Accord\n\nWe keep both harbours open.\n' }
  const texts = Object.values(words).map(text => ({ name: digestOf(utf8(text)), bytes: utf8(text) }))
  const { text } = await site.json<{ text: string }>(`/${ACCORD}.json`)
  await site.post('text/published', { manifest: manifestOf(words), supersedes: text }, UNDER, texts)
}

/** Whatever is due is done when it returns: letters to persons are written, and erasures carried through. */
export const workedOff = ({ running }: Depositary) => running.worker.workOff()

/** The same after the longest pause that follows a failure. */
export async function workedOffLater(site: Depositary): Promise<void> {
  site.now = formatTime(parseTime(site.now) + 3_600)
  await workedOff(site)
}

/** The disk refuses whatever is put under a kind, until it is told to take it. */
export function refusing(site: Depositary, kind: string): () => void {
  const { drawer } = site.log
  const { apply } = drawer
  Object.assign(drawer, {
    apply: (...all: Parameters<typeof apply>) =>
      all[0].some(change => change.kind === kind && change.after !== null)
        ? Promise.reject(new Refusal('store_failing', 'The disk is full.'))
        : apply(...all),
  })
  return () => Object.assign(drawer, { apply })
}

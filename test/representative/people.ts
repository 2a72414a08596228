import assert from 'node:assert/strict'
import { parseTime } from '../../src/core/time.ts'
import { credentialKept } from '../../src/people/credentials.ts'
import type { Depositary } from '../depositary.ts'
import { Device } from '../desk/device.ts'
import { fieldIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { addPasskey } from '../sign/signatory.ts'

/** A representative with a passkey, signed in on the party's own pages. */
export interface Person {
  readonly visitor: Visitor
  readonly device: Device
  readonly keyid: string
}

/** A party's first passkey, brought in by its key file, and a browser that has signed in with it. */
export async function representative(site: Depositary, party: string, lang = 'en'): Promise<Person> {
  const device = new Device()
  const { passkey, id } = device.hold('party')
  await addPasskey(site, party, passkey)
  const { keyid } = passkey
  const [{ drawer }, made] = [site.log, parseTime(site.now)]
  const kept = { keyid, holder: party, use: 'party', transports: [], made } as const
  await drawer.apply([await credentialKept(drawer, Buffer.from(id).toString('base64url'), kept)], made)
  const visitor = new Visitor(site, { lang })
  await signIn(visitor, device)
  assert.equal(visitor.shown.path, '/representative', wordsOn(visitor.shown))
  return { visitor, device, keyid }
}

export async function signIn(visitor: Visitor, device: Device, to = '/representative'): Promise<void> {
  await visitor.goto(to)
  assert.match(visitor.shown.path, /^\/representative\/sign-in/)
  await visitor.use(device, 'party')
}

/** Makes a link for a colleague; returns its path. */
export async function linkFor(
  { visitor }: Pick<Person, 'visitor'>,
  label: string,
  role = 'signatory',
): Promise<string> {
  await visitor.goto('/representative/colleagues')
  const { html } = await visitor.send('/representative/colleagues', { label, role })
  return new URL(fieldIn(html, 'colleague-link')).pathname
}

/** The colleague makes a passkey by the link, and signs the statement that would bring it in. */
export async function madeBy(site: Depositary, link: string): Promise<Person> {
  const [visitor, device] = [new Visitor(site), new Device()]
  await visitor.goto(link)
  await visitor.use(device, 'party')
  await visitor.use(device, 'party')
  return { visitor, device, keyid: device.keyids[0]! }
}

import { ACCORD, facts } from '../harbour.ts'
import { Device } from './device.ts'
import { invitationIn, type Officer } from './people.ts'
import { Visitor } from './visitor.ts'

/** A state that the register does not know, and what an officer says of it. */
export const AURELIA = {
  name: 'Republic of Aurelia',
  nameLang: 'en',
  party: 'aurelia',
  kind: 'state',
  country: 'FR',
  domain: 'aurelia.example',
  mandate: 'vetted',
  note: 'Full powers on paper.',
  checked: '2026-01-01',
  call: ACCORD,
  person: 'Ada Okafor',
  email: 'ada@aurelia.example',
  lang: 'en',
} as const
export type Invitee = Readonly<Record<keyof typeof AURELIA, string>>

/** An officer fills in what they know of it, and their passkey signs that; returns the path of the link. */
export async function invitesToJoin(
  { visitor, device }: Officer,
  changes: Partial<Invitee> = {},
): Promise<string> {
  await visitor.goto('/desk/inviting')
  await visitor.send('/desk/inviting', { ...AURELIA, ...changes })
  const { html } = await visitor.use(device, 'officer')
  return new URL(invitationIn(html)).pathname
}

/** One that was admitted, and has no key. */
export const KEYLESS = { party: 'keyless', ...facts('Keyless'), keys: [], claims: false } as const
export const KIM = {
  party: 'keyless',
  call: ACCORD,
  person: 'Kim Less',
  email: 'kim@keyless.example',
  lang: 'en',
} as const

/** While an hour is set, the officer's passkey signs that too; returns the path of the link. */
export async function invitesKeyless({ visitor, device }: Officer): Promise<string> {
  await visitor.goto('/desk/invitations')
  await visitor.send('/desk/invitations', KIM)
  const { html } = await visitor.use(device, 'officer')
  return new URL(invitationIn(html)).pathname
}

/** Whoever has the link makes a passkey and signs with it, in two prompts. */
export async function joins(
  site: Visitor['site'],
  link: string,
  typed: Readonly<Record<string, string>> = { how: 'sign', agree: 'on' },
): Promise<{ visitor: Visitor; device: Device }> {
  const [visitor, device] = [new Visitor(site), new Device()]
  await visitor.goto(link)
  await visitor.use(device, 'party', typed)
  await visitor.use(device, 'party')
  return { visitor, device }
}

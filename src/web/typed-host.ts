import { domain } from '../register/shapes.ts'

/** A domain, also out of an address that was copied whole, in A-labels; '' for none, undefined for no domain at all. */
export function hostIn(typed: string): string | undefined {
  if (typed === '') return ''
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(address)) return undefined
  // Who keeps a zone writes its name with the dot of the root.
  const host = new URL(address).hostname.replace(/^www\./, '').replace(/\.$/, '')
  return domain.safeParse(host).success ? host : undefined
}

import type { Provider } from '../outbound/identity.ts'
import { id as idSchema } from '../register/kinds.ts'
import { Misuse } from './command.ts'

/** What the environment says of the identity provider of the officers; undefined where none is named. */
export function providerIn({
  AVOW_OIDC_ISSUER: issuer,
  AVOW_OIDC_CLIENT: client,
  AVOW_OIDC_SECRET: secret,
  AVOW_OIDC_OFFICERS: officers,
}: NodeJS.ProcessEnv): Provider | undefined {
  if (!issuer) return undefined
  if (!URL.canParse(issuer))
    throw new Misuse('AVOW_OIDC_ISSUER is no address. Write https://login.example.org.')
  const { protocol, hostname } = new URL(issuer)
  // What it says lets people in, so nobody on the way may write it.
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && isHere))
    throw new Misuse('AVOW_OIDC_ISSUER begins with https://.')
  if (!client) throw new Misuse('AVOW_OIDC_CLIENT names this server as the provider knows it.')
  return { issuer, client, secret: secret || null, officers: officersIn(officers ?? '') }
}

/** `subject=officer-1 other-subject=officer-2`. */
function officersIn(typed: string): ReadonlyMap<string, string> {
  const officers = new Map<string, string>()
  for (const one of typed.split(/\s+/).filter(one => one !== '')) {
    const at = one.lastIndexOf('=')
    const [subject, officer] = [one.slice(0, at), one.slice(at + 1)]
    if (at < 1 || !idSchema.safeParse(officer).success || officers.has(subject))
      throw new Misuse(
        `AVOW_OIDC_OFFICERS has "${one}"; write each subject once, as subject=officer-1, with a space between two.`,
      )
    officers.set(subject, officer)
  }
  if (officers.size === 0)
    throw new Misuse(
      'AVOW_OIDC_OFFICERS says which officer each subject is, as subject=officer-1: nobody else is let in.',
    )
  return officers
}

import type { Configuration } from 'openid-client'
import { Refusal } from '../core/refusal.ts'

/**
 * An identity provider that the operator has named (OpenID Connect Core 1.0): it says who sits at a browser. It stands
 * in the configuration, so it is exempt from the guard that addresses out of strangers' hands must pass.
 */
export interface Provider {
  readonly issuer: string
  readonly client: string
  /** Null for a client without one: PKCE is then all that binds a code to us. */
  readonly secret: string | null
  /** Which officer each subject of the provider is; nobody else is let in. */
  readonly officers: ReadonlyMap<string, string>
}

/** What must come back with the answer (RFC 9700 section 2.1): kept here, bound to one browser, used once. */
interface Expected {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface Identity {
  /** Where the browser goes to say who it is. Refuses `identity_wrong` where the provider does not answer. */
  begin(back: string): Promise<{ readonly url: string; readonly expected: Expected }>
  /** The officer that the provider vouches for. `back` is the address that it led to. Refuses `identity_wrong`. */
  finish(back: URL, expected: Expected): Promise<string>
  /** Whether anybody may come in as this officer; asked again at each request. */
  vouchesFor(officer: string): boolean
}

const PATIENCE_SECONDS = 10

/** `tell` learns what went wrong with the provider, in its own words and those of the network. */
export function newIdentity(provider: Provider, tell: (said: string) => void): Identity {
  let known: Promise<Configuration> | undefined
  const configuration = () => {
    known ??= discovered(provider).catch(error => {
      // Asked again next time: a provider that was away is no reason to start anew.
      known = undefined
      throw error
    })
    return known
  }
  return {
    begin: back =>
      told(tell, async () => {
        const oidc = await library()
        const expected = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        }
        const url = oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: back,
          scope: 'openid',
          state: expected.state,
          nonce: expected.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(expected.verifier),
          code_challenge_method: 'S256',
        })
        return { url: url.href, expected }
      }),
    finish: (back, { state, nonce, verifier }) =>
      told(tell, async () => {
        const { authorizationCodeGrant } = await library()
        const tokens = await authorizationCodeGrant(await configuration(), back, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const officer = provider.officers.get(tokens.claims()?.sub ?? '')
        if (officer === undefined)
          throw new Refusal(
            'identity_wrong',
            'The identity provider knows you, but as no officer of this depositary.',
          )
        return officer
      }),
    vouchesFor: officer => [...provider.officers.values()].includes(officer),
  }
}

/** At the first officer who comes that way: a server without such officers goes without its megabytes. */
const library = () => import('openid-client')

async function discovered({ issuer, client, secret }: Provider): Promise<Configuration> {
  const { allowInsecureRequests, ClientSecretBasic, discovery, None } = await library()
  const url = new URL(issuer)
  const authentication = secret === null ? None() : ClientSecretBasic(secret)
  // Without TLS on this very machine alone: the configuration has seen to that.
  const execute = url.protocol === 'http:' ? [allowInsecureRequests] : []
  return discovery(url, client, {}, authentication, { execute, timeout: PATIENCE_SECONDS })
}

/** What the library or the network says is for the operator, not for whoever stands before the door. */
async function told<T>(tell: (said: string) => void, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refusal) throw error
    tell(saidIn(error))
    throw new Refusal('identity_wrong', 'The identity provider did not answer, or not as it should.')
  }
}

function saidIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message}: ${saidIn(error.cause)}`
}

import type { Configuration, CustomFetchOptions } from 'openid-client'
import { concat } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'

/**
 * An identity provider (OpenID Connect Core 1.0), which says who sits at a browser. The operator names it, so it need
 * not pass the guard for addresses that strangers name.
 */
export interface Provider {
  readonly issuer: string
  readonly client: string
  /** Null for a client without one: then PKCE alone binds a code to us. */
  readonly secret: string | null
  /** Which officer each subject of the provider is; nobody else is let in. */
  readonly officers: ReadonlyMap<string, string>
}

/** What the answer must match (RFC 9700 section 2.1): kept here, bound to one browser, used once. */
interface Expected {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface Identity {
  /** The address at which the browser says who it is. Refuses `identity_wrong` where the provider does not answer. */
  begin(back: string): Promise<{ readonly url: string; readonly expected: Expected }>
  /** The officer that the provider vouches for. `back` is the address that it led to. Refuses `identity_wrong`. */
  finish(back: URL, expected: Expected): Promise<string>
  /** Whether anybody may come in as this officer; asked again at each request. */
  vouchesFor(officer: string): boolean
}

const PATIENCE_SECONDS = 10
/** Bytes of an answer: keys and settings are some kilobytes. */
const MOST_ANSWER = 256 * 1024

/** `tell` hears what went wrong with the provider, in the words of its library or of the network. */
export function newIdentity(provider: Provider, tell: (said: string) => void): Identity {
  let known: Promise<Configuration> | undefined
  const configuration = () => {
    known ??= discovered(provider).catch(error => {
      // Asked again next time, since the provider may have been away.
      known = undefined
      throw error
    })
    return known
  }
  return {
    begin: back =>
      told(tell, async () => {
        const oidc = await library()
        const [state, nonce, verifier] = [
          oidc.randomState(),
          oidc.randomNonce(),
          oidc.randomPKCECodeVerifier(),
        ]
        const url = oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: back,
          scope: 'openid',
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        })
        return { url: url.href, expected: { state, nonce, verifier } }
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

/** Loaded for the first officer who comes that way: a server without such officers does without these megabytes. */
const library = () => import('openid-client')

async function discovered({ issuer, client, secret }: Provider): Promise<Configuration> {
  const { allowInsecureRequests, ClientSecretBasic, customFetch, discovery, None } = await library()
  const url = new URL(issuer)
  const authentication = secret === null ? None() : ClientSecretBasic(secret)
  // The configuration allows this on this machine alone.
  const execute = url.protocol === 'http:' ? [allowInsecureRequests] : []
  return discovery(url, client, {}, authentication, {
    execute,
    timeout: PATIENCE_SECONDS,
    [customFetch]: boundedFetch,
  })
}

/** As `fetch`, but that an answer is read to its bound and no further. */
async function boundedFetch(url: string, options: CustomFetchOptions): Promise<Response> {
  const response = await fetch(url, options as RequestInit)
  if (response.body === null) return response
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body) {
    length += chunk.length
    if (length > MOST_ANSWER) throw new RangeError(`it answers with more than ${MOST_ANSWER} bytes`)
    chunks.push(chunk)
  }
  const { status, statusText, headers } = response
  return new Response(new Uint8Array(concat(...chunks)), { status, statusText, headers })
}

/** What the library or the network says is for the operator, not for the visitor. */
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

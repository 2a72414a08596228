import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { Provider as OidcProvider } from 'oidc-provider'
import type { Provider } from '../../src/outbound/identity.ts'
import { formsIn } from '../desk/visitor.ts'
import { freePort } from '../free-port.ts'

/** A real identity provider on this machine, at which anybody signs in under the name that they type. */
export interface RunningProvider {
  readonly issuer: string
  /** What is configured of it, with the officers that its subjects are. */
  provider(officers: Readonly<Record<string, string>>): Provider
  close(): Promise<void>
}

export const BACK = 'https://harbour.example/desk/identity/back'
const [CLIENT, SECRET] = ['avow', 'a secret of the house, long enough']

export async function startProvider(): Promise<RunningProvider> {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const oidc = new OidcProvider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [BACK],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] as never },
    cookies: { keys: ['a key for its cookies'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
  })
  const server = oidc.listen(port, '127.0.0.1') as Server
  await once(server, 'listening')
  return {
    issuer,
    provider: officers => ({
      issuer,
      client: CLIENT,
      secret: SECRET,
      officers: new Map(Object.entries(officers)),
    }),
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** A browser at the provider: signs in under a name, agrees, and is led back. Returns the address it is led to. */
export async function throughProvider(url: string, name: string): Promise<string> {
  const jar = new Map<string, string>()
  let next: { url: string; body?: URLSearchParams } = { url }
  for (let steps = 0; steps < 20; steps++) {
    const response = await fetch(next.url, {
      method: next.body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(next.body && { body: next.body }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      jar.set(key!, value!)
    }
    const location = response.headers.get('location')
    if (location !== null) {
      const to = new URL(location, next.url)
      if (to.href.startsWith(BACK)) return to.href
      next = { url: to.href }
      continue
    }
    const html = await response.text()
    const [form] = formsIn(html)
    const prompt = form?.fields.prompt
    if (form === undefined || prompt === undefined)
      throw new Error(`No form at ${next.url}: ${html.slice(0, 400)}`)
    const typed: Record<string, string> = prompt === 'login' ? { login: name, password: 'x' } : {}
    next = { url: new URL(form.action, next.url).href, body: new URLSearchParams({ prompt, ...typed }) }
  }
  throw new Error('The provider leads in a circle.')
}

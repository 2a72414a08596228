import { p256OnCurve } from '#crypto'
import { type Equation, holds } from '../core/equation.ts'

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/**
 * Whether an equation holds. P-256 the browser does itself, ten times as fast and beside this thread, where it gives
 * that to a page. Only its yes counts: what it refuses, or cannot do, is asked of noble (decisions/0002).
 */
export async function holdsInBrowser(equation: Equation): Promise<boolean> {
  const { alg, key, message, signature } = equation
  const isByBrowser = alg === 'ES256' && p256OnCurve(key) && signature.length === 64
  return (isByBrowser && (await verifies(key, message, signature).catch(() => false))) || holds(equation)
}

async function verifies(point: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const [key, signed, said] = [point, message, signature].map(bytes => Uint8Array.from(bytes))
  const read = await crypto.subtle.importKey('raw', key!, P256, false, ['verify'])
  return crypto.subtle.verify(P256, read, said!, signed!)
}

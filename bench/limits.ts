import { generateKeyPairSync, hash, sign, verify } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

/** What the machine can do at most, measured in the same run as what we do: each figure stands beside its limit. */

type Scheme = 'P-256' | 'Ed25519'

/** So many that none is near when its turn comes again. */
const KEYS = 2_000

/**
 * Signature verifications a second on one core: of P-256 by keys that were never seen, as those of signatories are, each
 * read from its coordinates; of Ed25519 by one that was read beforehand, as a depositary's is. Nothing could be faster.
 */
export function verificationLimit(scheme: Scheme, milliseconds = 1_500): number {
  const algorithm = scheme === 'P-256' ? 'sha256' : null
  const message = hash('sha256', 'a message of the length of what a passkey signs', 'buffer')
  const asked = Array.from({ length: scheme === 'P-256' ? KEYS : 1 }, () => {
    const { publicKey, privateKey } =
      scheme === 'P-256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
    const signature = sign(algorithm, message, privateKey)
    const written = { key: publicKey.export({ format: 'jwk' }), format: 'jwk' } as const
    return { key: scheme === 'P-256' ? written : publicKey, signature }
  })
  let done = 0
  const began = performance.now()
  while (performance.now() - began < milliseconds)
    for (let i = 0; i < 50; i++, done++) {
      const { key, signature } = asked[done % asked.length]!
      verify(algorithm, message, key, signature)
    }
  return (done / (performance.now() - began)) * 1000
}

/** The same on all cores at once. */
export async function verificationLimitOfAllCores(scheme: Scheme): Promise<number> {
  const rates = await Promise.all(
    Array.from(
      { length: availableParallelism() },
      () =>
        new Promise<number>((resolve, reject) => {
          const worker = new Worker(new URL(import.meta.url), { workerData: scheme })
          worker.once('message', resolve)
          worker.once('error', reject)
        }),
    ),
  )
  return rates.reduce((sum, rate) => sum + rate, 0)
}

if (!isMainThread && parentPort) parentPort.postMessage(verificationLimit(workerData as Scheme))

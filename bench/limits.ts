import { createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

/** What the machine can do at most, measured in the same run as what we do: each figure stands beside its limit. */

type Scheme = 'P-256' | 'Ed25519'

/** Signature verifications a second on one core, by one key that was read beforehand: nothing could be faster. */
export function verificationLimit(scheme: Scheme, milliseconds = 1_500): number {
  const { publicKey, privateKey } =
    scheme === 'P-256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
  const algorithm = scheme === 'P-256' ? 'sha256' : null
  const message = Buffer.from(hash('sha256', 'a message of the length of what a passkey signs', 'buffer'))
  const signature = sign(algorithm, message, privateKey)
  const key = createPublicKey({ key: publicKey.export({ format: 'jwk' }), format: 'jwk' })
  let done = 0
  const began = performance.now()
  while (performance.now() - began < milliseconds) {
    for (let i = 0; i < 50; i++) verify(algorithm, message, key, signature)
    done += 50
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

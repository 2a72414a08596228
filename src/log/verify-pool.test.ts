import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it, mock } from 'node:test'
import { Worker } from 'node:worker_threads'
import { utf8 } from '../core/bytes.ts'
import { newSigner } from '../core/keys.ts'
import type { SignatureJob } from '../register/verdict.ts'
import { VerifyPool } from './verify-pool.ts'

describe('the threads that verify', () => {
  const pool = new VerifyPool({ threads: 2 })
  after(() => pool.close())
  const signer = newSigner('party')
  const job = (i: number, right = true): SignatureJob => {
    const pae = utf8(`statement ${i}`)
    const signature = signer.sign(right ? pae : utf8('another'))
    return { signature, key: signer.key, pae, brought: false }
  }

  it('answer a few at once, and many in the order in which they were asked', async () => {
    assert.deepEqual(await pool.verify([job(0), job(1, false)]).then(codes), [null, 'signature_invalid'])
    const asked = Array.from({ length: 300 }, (_, i) => pool.verify([job(i, i % 3 !== 0)]))
    const answers = (await Promise.all(asked)).flatMap(codes)
    assert.deepEqual(
      answers,
      Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? 'signature_invalid' : null)),
    )
  })

  it('are not woken for a few', async t => {
    const many = () => pool.verify(Array.from({ length: 20 }, (_, i) => job(i)))
    await many()
    const sending = mock.method(Worker.prototype, 'postMessage')
    t.after(() => sending.mock.restore())
    assert.deepEqual(await pool.verify([job(0), job(1, false)]).then(codes), [null, 'signature_invalid'])
    assert.equal(sending.mock.callCount(), 0)
    await many()
    assert.equal(sending.mock.callCount(), 1)
  })

  it('keep no process that has nothing more to do, also where a few were verified beside them', () => {
    const { href } = new URL('./verify-pool.ts', import.meta.url)
    const asked = JSON.stringify(Array.from({ length: 20 }, (_, i) => ({ ...job(i), pae: undefined })))
    // What the thread answers waits, since all else does; one more is asked before that is heard.
    const code = `const { VerifyPool } = await import('${href}')
      const jobs = ${asked}.map(job => ({ ...job, pae: new TextEncoder().encode('other') }))
      const pool = new VerifyPool({ threads: 1 })
      pool.verify(jobs).then(all => console.log(all.length))
      setTimeout(() => {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
        pool.verify(jobs.slice(0, 1)).then(all => console.log(all.length))
      }, 20)`
    const script = join(mkdtempSync(join(tmpdir(), 'avow-verify-')), 'asks.mjs')
    writeFileSync(script, code)
    const told = execFileSync(process.execPath, [script], { timeout: 30_000 })
    rmSync(dirname(script), { recursive: true })
    assert.equal(told.toString(), '20\n1\n')
  })

  it('are helped by the thread that asks, if it may, and are not missed where there is none', async () => {
    for (const threads of [1, 0]) {
      const helped = new VerifyPool({ threads, helping: true })
      const asked = Array.from({ length: 40 }, (_, i) => helped.verify(Array(20).fill(job(i, i % 3 !== 0))))
      const answers = (await Promise.all(asked)).map(codes)
      for (const [i, answer] of answers.entries())
        assert.deepEqual(answer, Array(20).fill(i % 3 === 0 ? 'signature_invalid' : null))
      await helped.close()
    }
  })

  it('fail what they held when they are ended, and what waited for them', async () => {
    const ended = new VerifyPool({ threads: 1 })
    const asked = Array.from({ length: 4 }, () => ended.verify(Array.from({ length: 200 }, (_, i) => job(i))))
    const failed = Promise.all(asked.map(one => assert.rejects(one, /were ended/)))
    await new Promise(resolve => setImmediate(resolve))
    await ended.close()
    await failed
  })

  it('fail what kills one of them, and go on for everybody else', async () => {
    const deadly = Array.from({ length: 6 }, () => ({ ...job(0), signature: null as never }))
    await assert.rejects(pool.verify(deadly), /has died/)
    const answers = await pool.verify(Array.from({ length: 20 }, (_, i) => job(i)))
    assert.deepEqual(codes(answers), Array(20).fill(null))
  })
})

function codes(verdicts: readonly ({ code: string } | null)[]): (string | null)[] {
  return verdicts.map(verdict => verdict?.code ?? null)
}

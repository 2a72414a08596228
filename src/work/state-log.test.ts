import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Log } from '../log/open.ts'
import { StateLog } from './state-log.ts'

describe('what stands in the way of a log', () => {
  it('is told in one line when it comes and in one when it has gone, with how often it failed', () => {
    const standing = new Map<string, Refusal>()
    const failures = new Map<RefusalCode, number>()
    const lines: [level: string, facts: object, message: string][] = []
    const line = (level: string) => (facts: object, message: string) =>
      void lines.push([level, facts, message])
    const log = {
      conditions: () => ({ clock: standing.get('clock') ?? null, store: standing.get('store') ?? null }),
      failures: () => failures,
    } as unknown as Log
    const states = new StateLog({
      log,
      logger: { info: line('info'), warn: line('warn'), error: line('error') },
    })
    states.look()
    assert.deepEqual(lines, [])

    standing.set('store', new Refusal('store_failing', 'The disk is full.'))
    failures.set('store_failing', 1)
    for (let i = 0; i < 5; i++) {
      states.look()
      failures.set('store_failing', 2 + i)
    }
    assert.deepEqual(lines.splice(0), [
      ['error', { condition: 'store', code: 'store_failing' }, 'The disk is full.'],
    ])

    standing.set('clock', new Refusal('read_only', 'The clock cannot be believed.'))
    standing.delete('store')
    states.look()
    assert.deepEqual(lines.splice(0), [
      ['error', { condition: 'clock', code: 'read_only' }, 'The clock cannot be believed.'],
      ['info', { condition: 'store', seconds: 0, failures: 5 }, 'store: nothing is in the way any more'],
    ])
  })
})

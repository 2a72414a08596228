import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'

import type { ByField, ROUTES, RouteName } from '../../src/web/routes.ts'
import { newWorld, type Role, type World } from './world.ts'

type Asking = {
  [Name in RouteName]: (typeof ROUTES)[Name][2] extends ByField ? Name : never
}[RouteName]

interface Line {
  readonly path: (world: World) => string
  readonly field: string
  /** What a drafter may do there too; the rest is for officers who decide, as is what nobody has heard of. */
  readonly drafter: readonly string[]
  readonly decider: readonly string[]
  /** What an officer may do there too who only looks. */
  readonly reader?: readonly string[]
}

const NOBODY_S = 'A'.repeat(43)

/**
 * Addresses of the desk where a form says what it does: each act, as each office. Written by hand, from the promises:
 * an address that comes to ask so does not compile until it stands here.
 */
const DOES: Record<Asking, Line> = {
  deskDecision: {
    path: ({ application }) => `/desk/applications/${application}`,
    field: 'decision',
    drafter: ['ask', 'admit'],
    decider: ['refuse', 'invite', 'return', 'toString', ''],
  },
  deskBatchSent: {
    path: () => '/desk/bulk/nobody-s',
    field: 'do',
    drafter: ['drop'],
    decider: ['approve', 'stop', 'go', 'constructor', ''],
  },
  deskListSent: {
    path: () => '/desk/lists/nobody-s',
    field: 'do',
    drafter: ['settle', 'drop'],
    decider: ['approve', 'stop', 'go', 'toString', ''],
  },
  deskActSigned: {
    path: () => `/desk/acts/${NOBODY_S}`,
    field: 'do',
    drafter: ['submit'],
    decider: ['sign', 'Submit', ''],
  },
  deskPreparedReviewed: {
    path: () => '/desk/prepared/0000000-a/review',
    field: 'do',
    drafter: ['prepare', 'drop'],
    decider: ['sign', 'toString', ''],
    reader: ['comment'],
  },
  deskSecondSent: {
    path: () => `/desk/second/${NOBODY_S}`,
    field: 'do',
    drafter: ['drop'],
    decider: ['announce', 'sign', '__proto__', ''],
  },
}

describe('every act at the desk, as every office', () => {
  let world: World
  before(async () => {
    world = await newWorld()
  })
  after(() => world.site.close())

  it('is taken of whom it belongs to, and of nobody else', async () => {
    for (const [name, { path, field, drafter, decider, reader = [] }] of Object.entries(DOES)) {
      const lines: [Role, readonly string[]][] = [
        ['officer', [...drafter, ...decider, ...reader]],
        ['officer who drafts', [...drafter, ...reader]],
        ['officer who reads', reader],
      ]
      for (const does of [...drafter, ...decider, ...reader])
        for (const [role, may] of lines) {
          const response = await world.site.app.request(path(world), {
            method: 'POST',
            headers: { accept: 'text/html', cookie: world.cookies[role], 'sec-fetch-site': 'same-origin' },
            body: new URLSearchParams({ [field]: does }),
          })
          const isOut = response.status === 403 && load(await response.text())('#office').length === 1
          assert.equal(!isOut, may.includes(does), `${name}: ${role}, ${field}=${does}`)
        }
    }
  })

  it('is not taken twice over: of two that a form names, the first is asked for and done', async () => {
    const { site, application, cookies } = world
    const body = new URLSearchParams([
      ['decision', 'ask'],
      ['decision', 'refuse'],
      ['reason', 'No.'],
    ])
    const response = await site.app.request(`/desk/applications/${application}`, {
      method: 'POST',
      headers: {
        accept: 'text/html',
        cookie: cookies['officer who drafts'],
        'sec-fetch-site': 'same-origin',
      },
      body,
    })
    // A question was missing; nothing was refused.
    assert.equal(response.status, 422)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { effort, inTurn } from '../effort.ts'
import { type Database, type Fall, FallingServer } from './falling-server.ts'
import { FLOWS, type Flow } from './flows.ts'
import { type AtDesk, prepare } from './prepared.ts'

/** So that the stories of one run fall at different places. */
const APART = 7

const DATABASES: readonly Database[] = ['SQLite', 'PostgreSQL']

/** Whoever has begun something when the server falls: all of it has happened, or nothing, and they come to its end. */
describe('a server that falls at any write', { concurrency: true }, () => {
  for (const database of DATABASES)
    describe(`into ${database}, while`, { concurrency: false }, () => {
      let site: FallingServer
      let officer: AtDesk
      /** Whether the next story can go on where the one before it ended. */
      let isWhole = false
      before(async () => {
        site = await FallingServer.start(database)
        officer = await prepare(site)
      })
      after(() => site.close())

      async function begin({ from, byItselfAfter, begin }: Flow, falls?: Fall) {
        if (from !== undefined || !isWhole) {
          await site.lay(from?.kept ?? 'prepared')
          await site.start({ flags: from?.flags, mails: from?.mails ?? false })
          await site.settled()
        }
        isWhole = false
        const story = await begin(site, officer)
        if (byItselfAfter === undefined) await site.arm(falls)
        // What it does by itself it may do, and fall, before it has said that it stands.
        else await site.start({ falls, secondsLater: byItselfAfter }).catch(() => undefined)
        return story
      }

      /** Plays it on a server that stands, and returns what was written. */
      async function play(flow: Flow): Promise<readonly string[]> {
        const story = await begin(flow)
        await story.act()
        const written = await site.settled()
        await site.arm(undefined)
        await story.after()
        isWhole = flow.from === undefined
        return written ?? assert.fail('it fell where nobody has asked it to')
      }

      /** Plays it on one that falls, starts that again, and looks. */
      async function playFalling(flow: Flow, falls: Fall): Promise<void> {
        const story = await begin(flow, falls)
        const wrong = await story.act().then(
          () => undefined,
          (error: unknown) => error,
        )
        // How often something is written may hang on who was faster: then it may stand to the end.
        if ((await site.settled()) !== undefined && wrong !== undefined) throw wrong
        // Whatever it held as it fell is held no more.
        await site.start({ secondsLater: flow.byItselfAfter ?? (flow.from?.mails && 5 * 60) })
        await site.settled()
        await story.after()
        isWhole = flow.from === undefined
      }

      for (const [place, flow] of inTurn([...FLOWS.entries()], effort('storiesThatFall'))) {
        if (!inTurn(DATABASES, effort('databasesThatFall'), place).includes(database)) continue
        it(flow.name, async t => {
          const writes = await play(flow)
          const falls = writes.flatMap((write, n) =>
            (['before', 'after'] as const).map(side => ({ fall: `${side} ${n + 1}` as const, write })),
          )
          for (const { fall, write } of inTurn(falls, effort('fallsOfEach'), place * APART))
            await t.test(`${fall} of ${writes.length}: ${write}`, () => playFalling(flow, fall))
        })
      }
    })
})

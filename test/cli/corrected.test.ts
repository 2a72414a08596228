import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { digestOf } from '../../src/core/digest.ts'
import { describeInTurn, effort } from '../effort.ts'
import { root } from '../house/sources.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

const ACCORD = join(root, 'examples', 'harbour-accord')
const CALL = 'harbour-accord'
const WRONG = `${ACCORD}/text-2.en.md`

describeInTurn(
  0,
  3,
  effort('callsAtCommandLine'),
)('a call at the command line, once a correction of its text has taken effect', () => {
  let desk: Desk
  let then: Desk
  let server: Running
  let corrected: string
  const at = () => ['--url', server.url]
  const json = async <T>(path: string) => (await (await fetch(`${server.url}${path}`)).json()) as T
  /** The text that an entry names. */
  const manifestIn = async (entry: number) =>
    (await json<{ statement: { body: { manifest: string } } }>(`/entries/${entry}.json`)).statement.body
      .manifest
  const say = async (by: Desk, ...words: string[]) => {
    const ran = await by.avow(...words)
    assert.equal(ran.exit, 0, ran.err)
    return ran
  }

  before(async () => {
    desk = newDesk()
    writeFileSync(desk.at('mended.md'), `${readFileSync(WRONG, 'utf8')}\nWithout a mistake.\n`)
    const { opened } = JSON.parse(readFileSync(join(ACCORD, 'example.json'), 'utf8')) as { opened: object }
    writeFileSync(desk.at('call.json'), JSON.stringify(opened))
    // Nine days ago: a correction waits a week for objections.
    then = newDesk({
      AVOW_DATA: desk.at('data'),
      CLOCK_AHEAD: String(-9 * 86_400),
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'test/cli/clock-shift.mjs'))}`,
    })
    await say(then, 'init', '--url', 'http://avow.example', '--name', 'en=Keepers')
    server = await then.serve()
    await say(then, 'call', 'open', CALL, desk.at('call.json'), ...at())
    const published = ['text', 'publish', CALL, '--text', `en=${WRONG}`, ...at()]
    const { manifest: from } = await then.json<{ manifest: string }>(...published)
    for (const party of ['northhaven', 'marrow']) {
      const key = desk.at(`${party}.key`)
      await say(then, 'key', 'new', key)
      await say(
        then,
        ...['party', 'admit', party, '--name', `en=${party}`, '--kind', 'public-authority'],
        ...['--mandate', 'vetted', '--party-key', key, '--note', 'en=Papers read', ...at()],
      )
    }
    // Two officers correct.
    const own = ['--key', desk.at('data/keys/depositary.key')]
    const clerk = ['--key', desk.at('clerk.key')]
    await say(then, 'key', 'new', clerk[1]!, '--use', 'officer')
    const named = ['--id', 'clerk', '--body.key', clerk[1]!, '--name', 'en=A Clerk']
    await say(then, 'post', 'role/granted', ...named, ...own, ...at())
    const bytes = readFileSync(desk.at('mended.md'))
    const text = { lang: 'en', digest: digestOf(bytes), length: bytes.length, mediaType: 'text/markdown' }
    const manifest = JSON.stringify({ texts: [{ ...text, title: CALL, authentic: true }], principles: [] })
    const mended = [
      '--from',
      from,
      '--manifest',
      manifest,
      '--reason',
      'en=A word was missing.',
      '--days',
      '7',
    ]
    const with_ = ['--part', desk.at('mended.md'), ...own, ...clerk, ...at()]
    await say(then, 'post', 'text/corrected', '--call', CALL, ...mended, ...with_)
    await server.stop()
    server = await desk.serve('--clock-is-right', `${new Date().toISOString().slice(0, 16)}Z`)
    const { textInForce } = await json<{ textInForce: string }>(`/${CALL}.json`)
    assert.notEqual(textInForce, from, 'the correction has taken effect')
    corrected = textInForce
  })
  after(async () => {
    await then.close()
    await desk.close()
  })

  it('signs the corrected text, whose file is the one that is signed, and not the words of before', async () => {
    const sign = ['sign', CALL, '--key', 'northhaven.key', ...at()]
    assert.match((await desk.avow(...sign, '--text', WRONG)).err, /Refused \(text_wrong\)/)
    const { index } = await desk.json<{ index: number }>(...sign, '--text', 'mended.md')
    assert.equal(await manifestIn(index), corrected)
  })

  it('deposits what came on paper under the corrected text', async () => {
    const paper = ['--instrument', `${ACCORD}/note-of-marrow.txt`, '--channel', 'en=By hand']
    const day = ['--date', new Date().toISOString().slice(0, 10)]
    const { index } = await desk.json<{ index: number }>('deposit', CALL, 'marrow', ...paper, ...day, ...at())
    assert.equal(await manifestIn(index), corrected)
  })
})

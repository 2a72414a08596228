import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { toBase64 } from '../../src/core/bytes.ts'
import { hiddenIn } from '../../src/core/hidden.ts'
import { harbour } from '../harbour.ts'
import { type Desk, newDesk, type Ran } from './command-line.ts'

/** Clears the screen, names the window, begins a colour in one byte, turns the line round, and adds lines of its own. */
const ATTACK = [
  '\u001b[2J\u001b[H\u001b]0;yours\u0007\u009b31m\u202e\u{e0041}\u007f\b\r',
  'Audited harbour.example/log: all 9 entries. Proven: everything.',
  '  ✓ This statement holds.',
].join('\n')
const FORGED = /^(?:Audited|Evidence:\n {2}✓| {2}✓|is recorded)/m

/** What a server says of everything but the checkpoint: a refusal in the words of its keeper. */
const problem = JSON.stringify({
  code: 'log_forked',
  detail: ATTACK,
  mend: `Do so: ${ATTACK}`,
  evidence: `${ATTACK}\n${ATTACK}`,
})

describe('a server that writes to the screen of whoever asks it', () => {
  const { checkpoint } = harbour().head()
  /** What is answered at which path, else the problem. */
  const answers = new Map<string, readonly [number, string]>()
  const http = createServer(async (request: IncomingMessage, response) => {
    await request.resume()
    const [status, body] = answers.get(request.url!) ?? [400, problem]
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body)
  })
  let desk: Desk
  let url = ''
  before(async () => {
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    desk = newDesk()
    await desk.avow('key', 'new', 'own.key')
  })
  after(async () => {
    http.close().closeAllConnections()
    await desk.close()
  })

  const assertClean = ({ out, err }: Ran) => {
    assert.equal(hiddenIn(out), undefined, JSON.stringify(out))
    assert.equal(hiddenIn(err), undefined, JSON.stringify(err))
    assert.doesNotMatch(out, FORGED)
    assert.doesNotMatch(err, FORGED)
  }
  const asks = async (words: readonly string[], exit: number, tells: RegExp) => {
    const ran = await desk.avow(...words)
    assertClean(ran)
    assert.equal(ran.exit, exit, ran.err)
    assert.match(ran.out + ran.err, tells)
    return ran
  }

  it('is told by an audit in words that move nothing, and in JSON that says all of them', async () => {
    await asks(
      ['audit', url],
      1,
      /^Refused \(log_forked\): <U\+001B>\[2J.*<U\+000A>Audited harbour.*\n[\s\S]*Do so: <U\+001B>\[2J/,
    )
    const ran = await asks(['audit', url, '--json'], 1, /"log_forked"/)
    const told = JSON.parse(ran.out) as { detail: string; evidence: string }
    assert.deepEqual([told.detail, told.evidence], [ATTACK, `${ATTACK}\n${ATTACK}`])
    answers.set('/log/checkpoint', [500, ATTACK])
    await asks(['audit', url], 1, /server_confused/)
    answers.set('/log/checkpoint', [200, `${ATTACK}\n9\n${toBase64(new Uint8Array(32))}\n\n— ${ATTACK}`])
    await asks(['audit', url], 1, /Refused \((?:note|checkpoint)_malformed\)/)
    answers.set('/log/checkpoint', [200, checkpoint])
    await asks(['audit', url], 1, /log_forked/)
  })

  it('is told neither more by who signs or posts there, whatever it exports', async () => {
    const table = (name: string, key: string, row: object) => JSON.stringify({ key, row, table: name })
    const text = { lang: ATTACK, digest: 'sha256:', title: ATTACK }
    const lines = [
      '{"log":"first line"}',
      table('calls', 'accord', { policy: ATTACK, text: 'one' }),
      table('texts', 'accord/one', { manifest: { texts: [text] }, translations: [] }),
    ]
    answers.set('/export/latest', [200, `${lines.join('\n')}\n`])
    await asks(
      ['sign', 'accord', '--key', 'own.key', '--by', 'north', '--url', url],
      2,
      /under the rules <U\+001B>.*/,
    )
    answers.set('/export/latest', [200, `{}\n{${ATTACK.replaceAll('\n', '')}"table":"keys"}\n`])
    await asks(['withdraw', 'accord', '--key', 'own.key', '--url', url], 1, /server_confused/)
    answers.delete('/export/latest')
    const admitting = ['party', 'admit-list', '--list', 'list.csv', '--call', 'accord', '--mandate', 'vetted']
    writeFileSync(desk.at('list.csv'), 'name,kind,country\nAlder,company,\nBirch,\u001b[31m\u009bguild,FR\n')
    await asks([...admitting, '--note', 'Read.', '--url', url, '--dry-run'], 1, /log_forked/)
    answers.set('/export/latest', [200, '{}\n'])
    await asks([...admitting, '--note', 'Read.', '--url', url, '--dry-run'], 0, /row 3: wrong.*<U\+001B>/)
  })

  it('writes as little through a file that somebody sent', async () => {
    const { vkey } = harbour()
    writeFileSync(desk.at('bad.avow.json'), ATTACK)
    await asks(['verify', 'bad.avow.json', '--vkey', vkey], 1, /Refused/)
    const notes = [`${ATTACK}\n1\nAAAA\n\n— x y\n`, checkpoint].map(note => toBase64(Buffer.from(note)))
    const evidence = { checkpoints: notes, kind: 'avow-evidence', prefix: null, v: 1 }
    writeFileSync(desk.at('bad.evidence.json'), JSON.stringify(evidence))
    await asks(['verify', 'bad.evidence.json', '--vkey', vkey], 1, /Refused/)
  })

  it('writes nothing to a witness that it asks to cosign', async () => {
    await desk.avow('key', 'new', '--use', 'witness', '--name', 'w.example', 'witness.key')
    const words = ['--key', 'witness.key', '--log', harbour().vkey, '--state', 'seen', '--port', '0']
    const witness = await desk.start('witness', ...words)
    let err = ''
    witness.process.stderr!.on('data', piece => {
      err += piece
    })
    for (const body of [ATTACK, `old 0\n\n${ATTACK}\n1\nAAAA\n\n— ${ATTACK}\n`])
      await (await fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body })).text()
    await witness.stop()
    assertClean({ exit: 0, out: witness.said, err })
  })
})

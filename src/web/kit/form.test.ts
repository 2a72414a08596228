import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '../../core/refusal.ts'
import { readForm, requireOwnSite, typedIn } from './form.ts'
import type { Asked } from './request.ts'

const URL_HERE = 'https://avow.example/desk'

function asked(body: BodyInit, headers: Record<string, string> = {}): Asked {
  const request = new Request(URL_HERE, { method: 'POST', body, headers })
  return { request, site: { publicUrl: 'https://avow.example' } } as unknown as Asked
}
const typed = (headers: Record<string, string> = {}) =>
  asked(new URLSearchParams({ name: 'Larkspur' }), headers)

const refusedAs = (code: string, act: () => Promise<unknown>) =>
  assert.rejects(act, error => error instanceof Refusal && error.code === code)

describe('a form', () => {
  it('is read from our own pages, as the browser says', async () => {
    const ours: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://avow.example' },
      {},
    ]
    for (const headers of ours) requireOwnSite(typed(headers).request, 'https://avow.example')
    assert.equal((await readForm(typed())).fields.get('name'), 'Larkspur')
  })

  it('is not taken from another site, whatever session the reader has here', async () => {
    const others: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://avow.example' },
      { origin: 'https://evil.example' },
      { origin: 'https://avow.example.evil.example' },
      { origin: 'null' },
    ]
    for (const headers of others)
      await refusedAs('cross_site', async () =>
        requireOwnSite(typed(headers).request, 'https://avow.example'),
      )
  })

  it('brings files beside its fields', async () => {
    const form = new FormData()
    form.set('name', 'Larkspur')
    form.set('envelope', new File(['{}'], 'envelope.json'))
    form.set('empty', new File([], ''))
    const { fields, files } = await readForm(asked(form))
    assert.equal(fields.get('name'), 'Larkspur')
    assert.deepEqual([...files.keys()], ['envelope'])
    assert.equal(new TextDecoder().decode(files.get('envelope')), '{}')
  })

  it('is bounded, and nothing but a form', async () => {
    await refusedAs('request_oversize', () => readForm(typed({ 'content-length': '2000000' })))
    const many = new URLSearchParams(Array.from({ length: 401 }, (_, i) => [`f${i}`, '']))
    await refusedAs('request_oversize', () => readForm(asked(many)))
    const strange = new URLSearchParams([['n'.repeat(101), 'x']])
    await refusedAs('request_malformed', () => readForm(asked(strange)))
    await refusedAs('media_type_wrong', () => readForm(asked('{}', { 'content-type': 'application/json' })))
    await refusedAs('request_malformed', () =>
      readForm(asked('--x', { 'content-type': 'multipart/form-data; boundary=y' })),
    )
  })

  it('is counted before any part of it is made, and its boundary is read one way', async () => {
    const multipart = { 'content-type': 'multipart/form-data; boundary=y' }
    // None of these parts can be read: whoever tried would call the form malformed.
    const head = `--y\r\nContent-Disposition: form-data; name="${'a'.repeat(1_100)}"\r\n\r\nb\r\n--y--\r\n`
    await refusedAs('request_malformed', () => readForm(asked(head, multipart)))
    await refusedAs('request_oversize', () => readForm(asked('--y\r\n'.repeat(402), multipart)))
    await refusedAs('request_malformed', () => readForm(asked('--y\r\n'.repeat(401), multipart)))
    for (const type of ['', '; boundary=', '; x="; boundary=y"; boundary=z', '; boundary=y; boundary=z'])
      await refusedAs('request_malformed', () =>
        readForm(asked('--y--', { 'content-type': `multipart/form-data${type}` })),
      )
  })

  it('has parts with short headers, whose reading would else block everybody', async () => {
    const multipart = { 'content-type': 'multipart/form-data; boundary=y' }
    const part = (headers: string) => asked(`--y\r\n${headers}\r\n\r\nx\r\n--y--\r\n`, multipart)
    const named = (name: string) => `Content-Disposition: form-data; name="a"; filename="${name}"`
    for (const long of [
      named('%22'.repeat(1_000)),
      `${named('a')}${'\r\nX:'.repeat(1_000)}`,
      'X'.repeat(9_000),
    ])
      await refusedAs('request_oversize', () => readForm(part(long)))
    // A file with the longest name that a disk takes, and more text than headers may have.
    const { files } = await readForm(
      part(`${named('文'.repeat(255))}\r\nContent-Type: application/vnd.etsi.asic-e+zip`),
    )
    assert.equal(files.get('a')?.length, 1)
    const form = new FormData()
    form.set('words', 'w'.repeat(100_000))
    assert.equal((await readForm(asked(form))).fields.get('words')?.length, 100_000)
  })

  it('gives words as statements hold them: line feeds alone, in NFC', async () => {
    const { fields } = await readForm(asked(new URLSearchParams({ words: ' Cafe\u0301\r\nau port ' })))
    assert.equal(typedIn(fields, 'words'), 'Café\nau port')
    assert.equal(typedIn(fields, 'none'), '')
    const run = `e${'\u0301'.repeat(40)}`
    assert.equal(typedIn(new URLSearchParams({ run }), 'run'), run, 'left for the door to refuse')
  })
})

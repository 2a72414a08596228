import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import type { Signer } from '../../src/core/keys.ts'
import { startDepositary } from '../depositary.ts'
import { partyKey } from '../memory-log.ts'
import { representative } from './people.ts'

const PARTY = 'northhaven'

interface Keys {
  readonly keys: readonly { readonly keyid: string }[]
  readonly nextKeys: string | null
}

describe('a thief of a passkey who brought in 130 keys', () => {
  it('keeps none of them in force once all that the party is shown was revoked, and hides none from readers', async () => {
    const it_ = await startDepositary({ parties: [PARTY] })
    try {
      const ada = await representative(it_, PARTY)
      const own = ada.device.passkeys[0]!
      const says = async (type: string, body: object, ...also: Signer[]) => {
        const envelope = it_.envelope(type, body, { by: PARTY, signers: [own, ...also] })
        assert.equal((await it_.send(envelope)).status, 201)
      }
      const thieves = Array.from({ length: 130 }, (_, i) => partyKey(`key ${i} of the thief`))
      await Promise.all(
        thieves.map(thief => says('key/added', { holder: PARTY, key: thief.key, reason: null }, thief)),
      )
      const all = new Set((await it_.log.store.keysOf(PARTY, '', 1_000)).map(({ key }) => key))
      for (const { keyid } of thieves) assert.ok(all.has(keyid))

      const onJson: string[] = []
      for (let next: string | null = ''; next !== null; ) {
        const page: Keys = await it_.json<Keys>(`/parties/${PARTY}.json?keys=${next}`)
        onJson.push(...page.keys.map(({ keyid }) => keyid))
        next = page.nextKeys
      }
      assert.deepEqual(new Set(onJson), all)
      assert.equal(onJson.length, all.size, 'each is on one page')

      let onPages = 0
      for (let at: string | undefined = `/parties/${PARTY}`; at !== undefined; ) {
        const read = load(await it_.text(at))
        onPages += read('#keys .ledger > li').length
        at = read('#keys [rel="next"]').attr('href')?.split('#')[0]
      }
      assert.equal(onPages, all.size)

      const { html } = await ada.visitor.goto('/representative')
      const shown = load(html)('a[href*="/new/revocation?keyid="]')
        .toArray()
        .map(link => new URL(link.attribs.href!, it_.publicUrl).searchParams.get('keyid')!)
      const reason = { lang: 'en', text: 'Not ours.' }
      const theirs = shown.filter(keyid => keyid !== own.keyid)
      await Promise.all(theirs.map(keyid => says('key/revoked', { keyid, reason })))
      const left = await it_.log.store.keysOf(PARTY, '', 1_000)
      assert.deepEqual(
        left.filter(({ row }) => row.revoked === null).map(({ key }) => key),
        [own.keyid],
      )
    } finally {
      await it_.close()
    }
  })
})

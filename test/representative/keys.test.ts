import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import type { Signer } from '../../src/core/keys.ts'
import { MOST_KEYS } from '../../src/register/party-keys.ts'
import { startDepositary } from '../depositary.ts'
import { partyKey } from '../memory-log.ts'

const PARTY = 'northhaven'

interface Keys {
  readonly keys: readonly { readonly keyid: string }[]
  readonly nextKeys: string | null
}

describe('a party that had more keys than one page shows', () => {
  it('hides none of them from readers', async () => {
    const it_ = await startDepositary({ parties: [PARTY] })
    try {
      const says = async (type: string, body: object, saying: object) => {
        const envelope = it_.envelope(type, body, saying)
        assert.equal((await it_.send(envelope)).status, 201)
      }
      const allowed = { party: PARTY, link: null, reason: { lang: 'en', text: 'They asked.' } }
      const add = async (key: Signer) => {
        await says('key/allowed', allowed, {})
        await says(
          'key/added',
          { holder: PARTY, key: key.key, reason: { lang: 'en', text: 'They asked.' } },
          { signers: [it_.key, key] },
        )
      }
      const revoke = ({ keyid }: Signer) =>
        says('key/revoked', { keyid, reason: { lang: 'en', text: 'Lost.' } }, {})
      // Only so many are in force at once; those that were revoked are shown for ever.
      for (let round = 0; round < 7; round++) {
        const keys = Array.from({ length: MOST_KEYS - 1 }, (_, i) => partyKey(`key ${i} of round ${round}`))
        for (const key of keys) await add(key)
        await Promise.all(keys.map(revoke))
      }
      const all = new Set((await it_.log.store.keysOf(PARTY, '', 1_000)).map(({ key }) => key))
      assert.equal(all.size, 1 + 7 * (MOST_KEYS - 1))

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
    } finally {
      await it_.close()
    }
  })
})

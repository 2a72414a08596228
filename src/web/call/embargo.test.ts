import assert from 'node:assert/strict'
import { it } from 'node:test'
import { load } from 'cheerio'
import { startDepositary } from '../../../test/depositary.ts'
import { ACCEPTS, ACCORD } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { HOUR, keep, opening } from '../../../test/sealing.ts'
import { wording } from '../../../test/wording.ts'

it('counts on the page of a call the seals that nobody has opened, as they come and are opened', async () => {
  const parties = ['northhaven', 'eastport']
  const it_ = await startDepositary({ parties })
  const page = () => it_.text(`/${ACCORD}`)
  assert.equal(load(await page())('#sealed').length, 0)
  const kept = parties.map(by =>
    keep(
      it_.envelope('signature/given', ACCEPTS, { by, call: ACCORD, signers: [partyKey(by)] }),
      `${by}'s salt`,
    ),
  )
  const seal = ({ commitment }: (typeof kept)[number]) =>
    it_.post('statement/sealed', { commitment, opens: HOUR }, { call: ACCORD })
  const open = (one: (typeof kept)[number]) => it_.post('statement/opened', opening(one), { call: ACCORD })
  await seal(kept[0]!)
  assert.equal(load(await page())('#sealed').length, 1)
  assert.match(await page(), wording('sealed.count', { count: 1, hour: '2 January 2026, 12:00 UTC' }))
  await seal(kept[1]!)
  assert.match(await page(), wording('sealed.count', { count: 2 }))
  it_.now = HOUR
  assert.match(await page(), wording('sealed.countDue', { count: 2 }))
  await open(kept[0]!)
  assert.match(await page(), wording('sealed.countDue', { count: 1 }))
  it_.now = '2026-01-09T11:59:59Z'
  await open(kept[1]!)
  assert.equal(load(await page())('#sealed').length, 0)
  await it_.close()
})

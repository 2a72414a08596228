import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { ACCEPTS, ACCORD, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { HOUR, keep } from '../../../test/sealing.ts'
import { wording } from '../../../test/wording.ts'
import { parseTime } from '../../core/time.ts'
import { SWITCHES } from '../../register/types/switches.ts'
import { runningSite } from '../app.ts'
import { type Asked, cachedPage, Query } from '../kit/request.ts'
import { switchBanner } from '../kit/switches.ts'

describe('a page that is kept', () => {
  let it_: Depositary
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
  })
  afterEach(() => it_.close())

  it('shows what was switched while it was made', async () => {
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const now = () => parseTime(it_.now)
    const site = runningSite({ log: it_.log, logger: quiet, now, publicUrl: it_.publicUrl })
    await site.switches.refresh()
    const asked: Asked = {
      site,
      request: new Request(it_.publicUrl),
      params: {},
      query: new Query(''),
      lang: 'en',
      address: undefined,
    }
    let made = 0
    const { body, asOf } = await cachedPage(asked, 'banner', async () => {
      if (made++ === 0)
        await it_.post('switch/set', {
          covers: SWITCHES.signing,
          closed: true,
          reason: said('Forged replies from one provider.'),
        })
      return String(switchBanner(asked))
    })
    assert.equal(made, 2)
    assert.equal(asOf, String(it_.log.head()!.size))
    assert.match(body as string, /Forged replies from one provider/)
  })

  it('goes with the hour that it speaks of, though nothing is recorded', async () => {
    const signers = [partyKey('northhaven')]
    const { commitment } = keep(
      it_.envelope('signature/given', ACCEPTS, { by: 'northhaven', call: ACCORD, signers }),
    )
    await it_.post('statement/sealed', { commitment, opens: HOUR }, { call: ACCORD })
    assert.match(
      await it_.text(`/${ACCORD}`),
      wording('sealed.count', { count: 1, hour: '2 January 2026, 12:00 UTC' }),
    )
    it_.now = HOUR
    assert.match(await it_.text(`/${ACCORD}`), wording('sealed.countDue', { count: 1 }))
  })
})

import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../depositary.ts'
import { wording } from '../wording.ts'
import { Device } from './device.ts'
import { enrolled, lettersIn, type Officer, readLetter, readyToSign, sendSteps, signed } from './people.ts'
import { Visitor, wordsOn } from './visitor.ts'

/** docs/depositary.md, "Ten minutes": every page that it names, in its order, on a depositary that is empty. */
const CALL = 'the-lighthouse-pledge'
const TYPED = {
  'titles.en': 'The Lighthouse Pledge',
  'convener.en': 'The Lighthouse Conference',
  authority: 'declared',
  deed: 'sign',
  'text.en': 'We keep the light burning.',
  preset: 'email',
}

describe('from nothing to a first signed call', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ upTo: 'established' })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  /** Without a relay an officer reads a letter at the desk, and hands it over. */
  async function letterTo(address: string): Promise<string> {
    const { html } = await officer.visitor.goto('/desk/outbox')
    for (const link of lettersIn(html)) {
      const words = wordsOn(await readLetter(officer, link))
      if (!words.includes(address)) continue
      await officer.visitor.send('handed', { how: 'mail' })
      return words
    }
    return assert.fail(`no letter to ${address} waits: ${wordsOn(officer.visitor.shown)}`)
  }

  it('takes pages alone: no command, no relay, no list', async () => {
    await readyToSign(officer, TYPED)
    await signed(it_, officer)

    const [ada, phone] = [new Visitor(it_), new Device()]
    await ada.goto(`/${CALL}/apply`)
    await sendSteps(ada, {
      name: 'Harbour Watch',
      nameLang: 'en',
      kind: 'civil-society',
      country: 'FR',
      domain: 'harbour-watch.example',
      person: 'Ada Okafor',
      role: 'Chair',
      email: 'ada@harbour-watch.example',
      words: '',
    })
    const own = ada.shown.path.replace('?new=1', '')
    await letterTo('ada@harbour-watch.example')
    await ada.goto(own)
    await ada.send('/email', { address: 'ada@harbour-watch.example' })
    const code = /\b(\d[\d  ]{6,9}\d)\b/.exec(await letterTo('ada@harbour-watch.example'))![1]!
    await ada.goto(own)
    await ada.send('/code', { code })
    assert.match(wordsOn(ada.shown), wording('proof.isEmail', { what: 'ada@harbour-watch.example' }))

    await officer.visitor.goto('/desk')
    await officer.visitor.follow(/^\/desk\/applications\/[a-z0-9-]+$/)
    assert.match(wordsOn(officer.visitor.shown), /ada@harbour-watch\.example/)
    await officer.visitor.send('admit')
    assert.match(officer.visitor.shown.path, /^\/desk\/acts\//, wordsOn(officer.visitor.shown))
    await officer.visitor.use(officer.device, 'officer')
    await officer.visitor.send('invite')
    const words = await letterTo('ada@harbour-watch.example')
    const link = /https:\/\/harbour\.example(\/invitations\/[\w-]{43})/.exec(words)![1]!

    await ada.goto(link)
    await ada.use(phone, 'party', { agree: 'yes' })
    await ada.use(phone, 'party')
    assert.match(ada.shown.path, /^\/entries\/\d+\/signed/, wordsOn(ada.shown))
    const { total } = await it_.json<{ total: number }>(`/${CALL}/roll.json`)
    assert.equal(total, 1)
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { wording } from '../../../test/wording.ts'
import type { Post } from '../../work/mail-queue.ts'
import { beforeWords } from './application.ts'

describe('whom a letter says to ask', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary()
  })
  after(() => it_.close())

  const relay = {} as Post
  const contact = 'registry@harbour.example'
  for (const [whom, site, by] of [
    ['the keeper, whose address it bears', { contact, mail: relay }, 'contact'],
    ['the keeper, also where an officer hands it over', { contact, mail: null }, 'contact'],
    ['who reads an answer to it', { contact: null, mail: relay }, 'reply'],
    [
      'the officer who hands it over, to whom no answer comes by e-mail',
      { contact: null, mail: null },
      'hand',
    ],
  ] as const)
    it(`is ${whom}`, async () => {
      const person = { name: 'Ada Okafor', role: 'Director', email: 'ada@larkspur.example' }
      const application = { call: ACCORD, lang: 'en', person } as const
      const of = {
        application,
        token: 'A',
        quote: 'Nobody answers.',
        wishes: 'https://harbour.example/letters/A',
      }
      for (const name of ['refused', 'aside'] as const) {
        const { text } = await beforeWords({ ...it_.running, ...site }, { ...of, name })
        assert.match(text, wording(`letter.${name}Note`, { by }))
      }
    })
})

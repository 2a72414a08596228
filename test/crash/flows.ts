import assert from 'node:assert/strict'
import { Device } from '../desk/device.ts'
import {
  admitted,
  applied,
  invited,
  type Officer,
  openApplication,
  readyToSign,
  signIn,
} from '../desk/people.ts'
import { type Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { linkFor, signIn as signInForParty } from '../representative/people.ts'
import { answerOf, type Signatory, toConfirm } from '../sign/signatory.ts'
import { wording } from '../wording.ts'
import { datesRunOn } from './dates.ts'
import { type FallingServer, until } from './falling-server.ts'
import {
  AFTER_THE_HOUR,
  type AtDesk,
  ask,
  CONFIRMS,
  enrol,
  HOUR,
  newKeyless,
  newOrganisation,
  newPerson,
  newSignatory,
  OWN,
  signed,
  tomorrow,
} from './prepared.ts'

/**
 * What people do with a depositary in several writes. Each story is played on a server that falls at one of them; then
 * it is started again, and they look at what has become of it, as they would: it happened or it did not, nobody's link
 * was burnt by what did not, and whoever had begun comes to the end. `after` asserts that.
 */
export interface Flow {
  readonly name: string
  /**
   * The kept state in which it begins, and with which words the server is started then; without one it goes on where
   * the story before it ended, with people of its own.
   */
  readonly from?: {
    readonly kept: 'founded' | 'prepared'
    readonly flags?: readonly string[]
    /** Whether letters go out by a relay: persons sign only there. */
    readonly mails?: true
  }
  /** The server does it by itself, from its start on; then its clock has gone on so far. */
  readonly byItselfAfter?: number
  begin(site: FallingServer, officer: AtDesk): Promise<Story>
}

interface Story {
  act(): Promise<unknown>
  after(): Promise<void>
}

const another = ({ visitor, device }: AtDesk) => ({ visitor: visitor.tab(), device })

/** The drawer knows this passkey if the register does, and nothing of one that is not there. */
async function passkeyAgrees(site: FallingServer, { keyids }: Device, isRecorded: boolean): Promise<void> {
  const [keyid] = keyids
  if (keyid === undefined) return
  const kept = await site.lying(keyid, 'credential')
  assert.equal(kept, isRecorded ? 1 : 0, `passkeys kept beside ${isRecorded ? 'an entry' : 'no entry'}`)
}

const enrolment =
  (id: string): Flow['begin'] =>
  async site => {
    const [size, link] = [await site.size(), site.printed()!]
    const one: Officer = { visitor: site.visitor(), device: new Device() }
    const granted = () => site.entries(size, 'role/granted')
    return {
      act: () => enrol(one, link, id),
      async after() {
        const isRecorded = (await granted()).length > 0
        if (isRecorded) {
          assert.equal((await site.visitor().goto(link)).status, 410)
          assert.equal((await signIn(site.visitor(), one.device)).path, '/desk')
        } else {
          // While nobody decides, each start prints another link, and the newest is good.
          const good = site.printed() ?? link
          assert.equal((await site.visitor().goto(good)).status, 200, 'the link is good')
          await enrol({ visitor: site.visitor(), device: new Device() }, good, id)
        }
        assert.equal((await granted()).length, 1)
        await passkeyAgrees(site, one.device, isRecorded)
      },
    }
  }

/** The path of an invitation, for a party that was admitted. */
async function invitationTo(site: FallingServer, officer: AtDesk): Promise<string> {
  const { party: _, ...typed } = newOrganisation()
  await applied(site.asked, typed)
  const at = another(officer)
  await admitted(at, typed.name)
  return invited(at)
}

const acceptance: Flow['begin'] = async (site, officer) => {
  const invitation = await invitationTo(site, officer)
  const size = await site.size()
  const device = new Device()
  const added = () => site.entries(size, 'party/joined')
  const accept = async (by: Device) => {
    const visitor = site.visitor()
    await visitor.goto(`${invitation}?later=1`)
    assert.equal(visitor.shown.status, 200, 'the invitation is good')
    await visitor.use(by, 'party')
    await visitor.use(by, 'party')
    assert.match(visitor.shown.path, /^\/representative\?done=/, wordsOn(visitor.shown))
  }
  return {
    act: () => accept(device),
    async after() {
      const isRecorded = (await added()).length > 0
      if (isRecorded) {
        const visitor = site.visitor()
        await signInForParty(visitor, device)
        assert.equal(visitor.shown.path, '/representative', wordsOn(visitor.shown))
      } else await accept(new Device())
      assert.equal((await added()).length, 1)
      const used = await site.visitor().goto(invitation)
      assert.equal(used.status, 410, 'a link that did its work does no more')
      assert.match(wordsOn(used), wording('usedLink.title'))
      assert.match(used.html, /href="\/entries\/\d+\/receipt"/, 'and leads to what came of it')
      await passkeyAgrees(site, device, isRecorded)
    },
  }
}

const admission: Flow['begin'] = async (site, officer) => {
  const { party: _, ...typed } = newOrganisation()
  const { own } = await applied(site.asked, typed)
  const size = await site.size()
  const entries = () => site.entries(size, 'party/admitted')
  const reads = async () => wordsOn(await site.visitor().goto(own))
  const admits = async () => {
    const shown = await admitted(another(officer), typed.name)
    assert.equal(shown.status, 200, wordsOn(shown))
  }
  return {
    act: () => admitted(another(officer), typed.name),
    async after() {
      if ((await entries()).length === 0) {
        assert.doesNotMatch(await reads(), wording('apply.is.admitted'))
        // Anew, from the desk: nothing holds the application for an act that recorded nothing.
        await admits()
      }
      assert.match(await reads(), wording('apply.is.admitted'))
      const at = another(officer)
      await openApplication(at.visitor, typed.name)
      assert.match(wordsOn(at.visitor.shown), wording('desk.admittedOn', { by: 'officer-1' }))
      assert.equal((await site.visitor().goto(await invited(at))).status, 200)
      assert.equal((await entries()).length, 1)
    },
  }
}

const refusal: Flow['begin'] = async (site, officer) => {
  const { party: _, ...typed } = newOrganisation()
  const reason = `Nobody answers at ${typed.domain}.`
  const become = async () => ({
    applied: await site.lying(typed.email, 'application'),
    refused: await site.lying(reason, 'application'),
    // What nobody has handed over meanwhile is put away as stale by the start that follows the refusal.
    letters: (await site.lying(typed.email, 'letter')) + (await site.lying(typed.email, 'letter-past')),
  })
  const refuse = async () => {
    const { visitor } = another(officer)
    await openApplication(visitor, typed.name)
    await visitor.send('refuse', { reason })
  }
  return {
    async act() {
      await applied(site.asked, typed)
      await refuse()
    },
    async after() {
      const before = await become()
      assert.equal(
        before.letters,
        before.applied + before.refused,
        'what is told has happened, and the reverse',
      )
      if (before.applied === 0) await applied(site.asked, typed)
      if (before.refused === 0) await refuse()
      assert.deepEqual(await become(), { applied: 1, refused: 1, letters: 2 })
    },
  }
}

const colleague: Flow['begin'] = async (site, officer) => {
  const [ada, adas] = [site.visitor(), new Device()]
  await ada.goto(`${await invitationTo(site, officer)}?later=1`)
  for (const _ of ['make', 'confirm']) await ada.use(adas, 'party')
  const link = await linkFor({ visitor: ada }, 'Ben Osei')
  const [size, device] = [await site.size(), new Device()]
  const added = () => site.entries(size, 'key/added')
  const make = async (by: Device) => {
    const ben = site.visitor()
    assert.equal((await ben.goto(link)).status, 200, 'the link is good')
    for (const _ of ['make', 'confirm']) await ben.use(by, 'party')
    assert.match(wordsOn(ben.shown), wording('rep.offeredTitle'))
  }
  const letIn = async () => {
    await ada.goto('/representative')
    await ada.use(adas, 'party')
    assert.match(ada.shown.path, /^\/representative\?done=/, wordsOn(ada.shown))
  }
  return {
    async act() {
      await make(device)
      await letIn()
    },
    async after() {
      const isRecorded = (await added()).length > 0
      const hasMade = wording('rep.offered').test(wordsOn(await ada.goto('/representative')))
      if (!isRecorded && !hasMade) await make(new Device())
      if (!isRecorded) await letIn()
      assert.equal((await added()).length, 1)
      assert.equal((await site.visitor().goto(link)).status, 410, 'a link that did its work is spent')
      if (!isRecorded && !hasMade) return
      const ben = site.visitor()
      await signInForParty(ben, device)
      assert.equal(ben.shown.path, '/representative', wordsOn(ben.shown))
    },
  }
}

const address: Flow['begin'] = async (site, officer) => {
  const { party: _, ...typed } = newOrganisation()
  const { visitor, own } = await applied(site.asked, typed)
  await visitor.send('/email', {})
  // What an officer has read and not sent by e-mail shows nobody's mailbox.
  const letters = await site.lettersTo(officer, typed.email, { sendsOn: true })
  const [link] = letters.flatMap(letter => /\/addresses\/[\w-]{43}/.exec(letter) ?? [])
  const isConfirmed = async () => wording('proof.isEmail').test(wordsOn(await site.visitor().goto(own)))
  const confirm = async () => {
    const reader = site.visitor()
    assert.equal((await reader.goto(link!)).status, 200, 'the link is good')
    await reader.send('/addresses/', { confirm: 'yes' })
    assert.match(wordsOn(reader.shown), wording('confirm.done'))
  }
  return {
    act: confirm,
    async after() {
      if (!(await isConfirmed())) await confirm()
      assert.ok(await isConfirmed())
      assert.equal((await site.visitor().goto(link!)).status, 410, 'a link that did its work is spent')
    },
  }
}

const citizen =
  (by: 'link' | 'code'): Flow['begin'] =>
  async (site, officer) => {
    const person = newPerson()
    const standing = async () => (await site.json<{ standing: number }>(`/${ACCORD}/persons.json`)).standing
    const before = await standing()
    const visitor = site.visitor()
    const letters = () => site.lettersTo(officer, person.email)
    const asksFor = (letter: string) => CONFIRMS.test(letter)
    const leadsTo = (letter: string) => !asksFor(letter) && OWN.test(letter)
    const letter = (is: (letter: string) => boolean) =>
      until(`a letter, ${is.name}`, async () => (await letters()).find(is))
    /** The page that waits for a code, as it was shown; undefined while they know of no letter. */
    let told: Visitor['shown'] | undefined
    /** The link of the letter, which they keep: the outbox forgets what such a letter said once it was answered. */
    let link: string | undefined
    const confirm = async () => {
      const words = await letter(asksFor)
      link = CONFIRMS.exec(words)![0]
      if (by === 'code' && told !== undefined) {
        await visitor.goto(told.path)
        await visitor.send('/persons/code/', { code: /\b(\d{4} \d{4})\b/.exec(words)![1]! })
      } else {
        await visitor.goto(link)
        await visitor.send('/persons/confirm/', { confirm: 'yes' })
      }
      assert.match(visitor.shown.path, /^\/persons\/[\w-]{43}/, wordsOn(visitor.shown))
    }
    const asks = async () => {
      await ask(visitor, person)
      told = visitor.shown
    }
    return {
      async act() {
        await asks()
        await confirm()
        await letter(leadsTo)
      },
      async after() {
        const isRecorded = (await standing()) > before
        if (told === undefined && (await letters()).length === 0) await asks()
        link ??= CONFIRMS.exec(await letter(asksFor))![0]
        const shown = await site.visitor().goto(link)
        assert.equal(shown.status, 200, 'the link in the letter is good')
        if (isRecorded) assert.match(shown.path, OWN, 'the link of who has signed leads to their page')
        else await confirm()
        await site.settled()
        const own = (await letters()).filter(leadsTo)
        assert.equal(own.length, 1, 'letters that lead to the page of who has signed')
        assert.equal((await site.visitor().goto(OWN.exec(own[0]!)![0])).status, 200)
        assert.equal(await standing(), before + 1)
        const page = await site.visitor().goto(`/${ACCORD}/persons`)
        assert.equal(page.html.split(person.name).length - 1, 1, 'their name is shown, once')
      },
    }
  }

const erasure: Flow['begin'] = async (site, officer) => {
  const person = newPerson()
  const own = await signed(site, officer, person)
  const standing = async () => (await site.json<{ standing: number }>(`/${ACCORD}/persons.json`)).standing
  const [before, size] = [await standing(), await site.size()]
  const erase = async () => {
    const visitor = site.visitor()
    await visitor.goto(own)
    await visitor.send('erase', { ground: 'request', sure: 'yes' })
    assert.match(visitor.shown.path, /persons\?erased=1/, wordsOn(visitor.shown))
  }
  return {
    act: erase,
    async after() {
      await site.settled()
      const { status } = await site.visitor().goto(own)
      const isErased = (await standing()) < before
      assert.equal(status, isErased ? 410 : 200, isErased ? 'erased, and shown' : 'not erased, and gone')
      if (!isErased) await erase()
      assert.equal((await site.visitor().goto(own)).status, 410)
      assert.equal(await standing(), before - 1)
      assert.equal((await site.entries(size, 'person/erased')).length, 1)
      assert.ok(!(await site.visitor().goto(`/${ACCORD}/persons`)).html.includes(person.name))
      for (const word of [person.email, person.name])
        assert.equal(await site.lying(word), 0, `private things that hold ${word}`)
    },
  }
}

const INVITES = /\/invitations\/[\w-]{43}/
const INVITING = '"purpose":"invitation"'

const bulk: Flow['begin'] = async (site, officer) => {
  const [both, alone, known] = [newOrganisation(), newOrganisation(), await newKeyless(site)]
  const list = [
    'name,kind,country,domain,contact,role,email',
    `${both.name},company,FR,${both.domain},Ada Okafor,Secretary,${both.email}`,
    `${alone.name},company,,,,,`,
    `${known.name},company,,,Kim Less,,${known.email}`,
  ].join('\n')
  const title = `Of ${both.name}`
  const open = await site.lying(INVITING, 'link')
  const size = await site.size()
  const device = officer.device
  const admissions = () => site.entries(size, 'party/admitted')
  const finished = (visitor: Visitor, path: string) =>
    until('the list is carried out', async () => {
      const words = wordsOn(await visitor.goto(path))
      return wording('bulk.stateNote.running').test(words) ? undefined : words
    })
  const approve = async (visitor: Visitor) => {
    await visitor.use(device, 'officer')
    await finished(visitor, visitor.shown.path)
  }
  const bring = async () => {
    const visitor = officer.visitor.tab()
    await visitor.goto('/desk/bulk')
    await visitor.send('/desk/bulk', {
      title,
      call: ACCORD,
      lang: 'en',
      mandate: 'domain',
      note: 'A record in its DNS.',
      does: 'admit',
      invites: 'yes',
      list: new Blob([list]),
    })
    await approve(visitor)
  }
  return {
    act: bring,
    async after() {
      const visitor = officer.visitor.tab()
      const { html } = await visitor.goto('/desk/bulk')
      const path = new RegExp(`href="(/desk/bulk/[^"?#]+)[^>]*><span[^>]*>${title}<`).exec(html)?.[1]
      if (path === undefined) await bring()
      else {
        await visitor.goto(path)
        if (/data-passkey=/.test(visitor.shown.html)) await approve(visitor)
        else assert.match(await finished(visitor, path), /3 of 3 rows done/)
      }
      assert.deepEqual(
        (await admissions()).map(({ body }) => body.party).sort(),
        [both.party, alone.party].sort(),
      )
      for (const email of [both.email, known.email]) {
        const letters = await site.lettersTo(officer, email)
        assert.equal(letters.length, 1, `letters to ${email}`)
        assert.equal((await site.visitor().goto(INVITES.exec(letters[0]!)![0])).status, 200)
      }
      assert.equal((await site.lying(INVITING, 'link')) - open, 2, 'invitations that are open')
    },
  }
}

const roll = async (site: FallingServer) =>
  (await site.json<{ items: { party: string }[] }>(`/${ACCORD}/roll.json`)).items.map(({ party }) => party)

const opened = async (site: FallingServer, size: number, party: string) => {
  await until('what was sealed is open', async () => ((await roll(site)).length > 0 ? true : undefined))
  assert.deepEqual(await roll(site), [party])
  await site.settled()
  assert.equal((await site.entries(size, 'statement/opened')).length, 1)
  assert.doesNotMatch((await site.visitor().goto(`/${ACCORD}`)).html, /id="sealed"/)
}

type Sealing = Awaited<ReturnType<typeof newSignatory>>

async function setHour(officer: AtDesk): Promise<void> {
  const visitor = officer.visitor.tab()
  await visitor.goto(`/desk/launch/${ACCORD}`)
  await visitor.send(`/desk/launch/${ACCORD}`, { act: 'set', day: tomorrow(), hour: HOUR })
  await visitor.use(officer.device, 'officer')
  assert.match(wordsOn(visitor.shown), wording('launch.state.waiting'))
}

async function sealFor(site: FallingServer, { party, passkey }: Sealing): Promise<Signatory> {
  const visitor = await toConfirm(site.asked, party)
  return visitor.fill(answerOf(visitor, passkey))
}

const launch: Flow['begin'] = async (site, officer) => {
  const sealing = await newSignatory(site)
  const size = await site.size()
  const seals = () => site.entries(size, 'statement/sealed')
  const signs = async () => {
    const { path, text } = await sealFor(site, sealing)
    assert.match(path, /\/sealed$/, text)
  }
  return {
    async act() {
      await setHour(officer)
      await signs()
    },
    async after() {
      const visitor = officer.visitor.tab()
      const desk = await visitor.goto(`/desk/launch/${ACCORD}?stage=sealed`)
      const isSealed = (await seals()).length > 0
      if (!wording('launch.state.waiting').test(wordsOn(desk))) await setHour(officer)
      assert.equal(
        new RegExp(`${sealing.party.replaceAll('-', ' ')} .*Sealed`, 'i').test(wordsOn(desk)),
        isSealed,
        'the desk knows whose seal the log holds',
      )
      if (isSealed) assert.equal((await sealFor(site, sealing)).stop, 'sealed')
      else await signs()
      assert.equal((await seals()).length, 1)
      await site.start({ secondsLater: AFTER_THE_HOUR })
      await opened(site, size, sealing.party)
    },
  }
}

const opening: Flow['begin'] = async (site, officer) => {
  const sealing = await newSignatory(site)
  const size = await site.size()
  await setHour(officer)
  await sealFor(site, sealing)
  const open = () => opened(site, size, sealing.party)
  return { act: open, after: open }
}

const MAILED = { kept: 'prepared', mails: true } as const

/**
 * The call, its text, its rules and the hour at which signatures come out are one commit, and the draft goes with it.
 */
const published: Flow['begin'] = async (site, officer) => {
  const call = 'lighthouse-pledge'
  const typed = {
    'titles.en': 'The Lighthouse Pledge',
    'convener.en': 'The Lighthouse Conference',
    'text.en': 'We keep the light burning.',
    ...{ id: call, authority: 'declared', deed: 'sign', preset: 'email' },
    ...{ opens: 'hour', day: tomorrow(), hour: HOUR, zone: 'UTC' },
  }
  const size = await site.size()
  const opened = () => site.entries(size, 'call/opened')
  const become = async () => ({
    drafts: await site.lying(typed['titles.en'], 'prepared-call'),
    listed: await site.lying(typed['titles.en'], 'prepared-head'),
    hours: await site.lying(tomorrow(), 'launch'),
  })
  const open = async () => {
    const at = another(officer)
    await readyToSign(at, typed)
    await at.visitor.use(at.device, 'officer')
    assert.match(at.visitor.shown.path, /^\/desk\/opened\//, wordsOn(at.visitor.shown))
  }
  return {
    act: open,
    async after() {
      const before = await become()
      const isRecorded = (await opened()).length > 0
      assert.equal(before.drafts, before.listed, 'lists tell of each draft')
      if (isRecorded) assert.deepEqual(before, { drafts: 0, listed: 0, hours: 1 })
      else {
        assert.equal(before.hours, 0, 'no hour is set of a call that is not open')
        await open()
        assert.equal((await become()).hours, 1)
      }
      assert.equal((await opened()).length, 1)
    },
  }
}

export const FLOWS: readonly Flow[] = [
  { name: 'the first officer enrols', from: { kept: 'founded' }, begin: enrolment('registrar') },
  {
    name: 'another officer enrols',
    from: { kept: 'prepared', flags: ['--another-officer'] },
    begin: enrolment('officer-2'),
  },
  { name: 'a representative who was invited makes a passkey', begin: acceptance },
  { name: 'a signatory lets in a colleague', begin: colleague },
  { name: 'an applicant confirms an address', begin: address },
  { name: 'an officer admits who has applied', begin: admission },
  { name: 'an organisation applies, and is refused', begin: refusal },
  { name: 'a citizen signs by the link in a letter', from: MAILED, begin: citizen('link') },
  { name: 'a citizen signs by the code in a letter', from: MAILED, begin: citizen('code') },
  { name: 'a citizen is erased', from: MAILED, begin: erasure },
  { name: 'a list of parties is admitted and invited', begin: bulk },
  { name: 'an officer opens a call that was prepared', from: { kept: 'prepared' }, begin: published },
  { name: 'a party signs under seal', from: { kept: 'prepared' }, begin: launch },
  {
    name: 'what is sealed is opened at its hour',
    from: { kept: 'prepared' },
    byItselfAfter: AFTER_THE_HOUR,
    begin: opening,
  },
  {
    name: 'a day is to come, and a server that was down records that and writes of it',
    from: MAILED,
    byItselfAfter: AFTER_THE_HOUR,
    begin: datesRunOn,
  },
]

import { tellDuties } from '../../../src/work/commitments/telling.ts'
import { CLAUSES_DIGEST } from '../../committing.ts'
import { admit } from '../../depositary.ts'
import { anotherOfficer, enrolled, signIn } from '../../desk/people.ts'
import { ACCORD, MANIFEST_DIGEST } from '../../harbour.ts'
import { boundHarbour, HOME, later, SHORE_POWER, signed } from '../../representative/commitments/bound.ts'
import { reached } from '../../representative/letters-told.ts'
import { linkFor, madeBy, type Person, signIn as signInParty } from '../../representative/people.ts'
import type { Album } from './album.ts'
import { walkCycle, walkCycleForms, walkRemoval } from './cycle.ts'
import { walkIndicators } from './indicators.ts'

/**
 * What parties take on by rules with clauses, and what the keeper sees of it: a harbour of its own, since all of it
 * follows from days, and the sessions of every other story end within hours.
 */

const UNDER = { under: `${MANIFEST_DIGEST} one` }
/** The second that is made, which has days to report on. */
const ID = 'one-2'
const MINE = `${HOME}/northhaven/${ID}`
const TREES = { ...UNDER, what: 'Plant 900 trees along the quays. '.repeat(4).trim(), due: '2029-12-31' }

export async function walkCommitments(album: Album): Promise<void> {
  const it = await boundHarbour()
  const { site, ada, mia } = it
  try {
    // It takes nothing on and says nothing, for years.
    await admit(site, 'eastport')
    await site.as('eastport').sign(ACCORD, { policy: CLAUSES_DIGEST })
    const one = await enrolled(site)
    const two = await anotherOfficer(site)
    const on = async (day: string) => {
      await later(it, `${day}T12:00:00Z`, ada, mia)
      for (const { visitor, device } of [one, two]) await signIn(visitor, device)
      await tellDuties(site.running)
    }
    await reached(site, 'northhaven', 'en')
    await beforeAnything(album, ada)
    await madeAndChanged(album, ada)
    await together(album, ada, mia)
    await measures(album, ada, mia)
    await fromFile(album, ada)
    await colleagues(album, ada)
    await walkCycleForms(album, one)
    await on('2026-07-10')
    await reported(album, ada)
    await on('2027-02-01')
    await signed(ada, `${HOME}/report`, {
      [`how.northhaven.${ID}`]: 'kept',
      [`last.northhaven.${ID}`]: 'yes',
      'how.northhaven.shore-power': 'skip',
    })
    await album.keep('representativeChange', MINE, ada.visitor)
    for (const year of ['2026', '2027'])
      await album.keep('representativeYear', `${HOME}/year?of=${year}`, ada.visitor)
    await withdrawn(album, ada)
    await walkCycle(album, one, '2027-02')
    await on('2027-08-01')
    await silent(album, mia)
    await walkCycle(album, one, '2027-08')
    await on('2028-04-10')
    await album.keep('representativeCommitments', HOME, mia.visitor)
    await album.keep('representativeReport', `${HOME}/report`, mia.visitor)
    await walkRemoval(album, one, two)
    // From here on the form of a report asks for figures.
    await walkIndicators(album, one)
  } finally {
    await site.close()
  }
}

/** Nothing is taken on: each page begins with nothing, and each form comes back where nothing was typed. */
async function beforeAnything(album: Album, { visitor }: Person): Promise<void> {
  await album.keep('representative', '/representative', visitor)
  await album.keep('representativeCommitments', HOME, visitor)
  await album.keep('representativeMake', `${HOME}/new`, visitor)
  await album.keep('representativeMake', `${HOME}/new?example=energy`, visitor)
  const wrong = { what: '', targetValue: '1,200', baselineUnit: 'berths', due: '2026-01-01', stage1: 'Half' }
  await album.keep('representativeMade', `${HOME}/new`, visitor, wrong)
  await album.keep('representativeMeasures', `${HOME}/measures`, visitor)
  await album.keep('representativeMeasuresSent', `${HOME}/measures`, visitor, {})
  await album.keep('representativeWithdraw', `${HOME}/withdraw`, visitor)
  await album.keep('representativeReport', `${HOME}/report`, visitor)
  await album.keep('representativeReported', `${HOME}/report`, visitor, {})
  await album.keep('representativeUpload', `${HOME}/file`, visitor)
  await album.keep('representativeUploaded', `${HOME}/file`, visitor, {})
  await album.keep('representativeYear', `${HOME}/year`, visitor)
}

/** One that says little, one that says all, and one that is begun; then the second is changed. */
async function madeAndChanged(album: Album, ada: Person): Promise<void> {
  const { visitor, device } = ada
  await visitor.goto(`${HOME}/new`)
  await visitor.send(`${HOME}/new`, { ...UNDER, what: 'We care for the sea.' })
  await album.keep('representativeAct', visitor.shown.path, visitor)
  await visitor.use(device, 'party')
  await signed(ada, `${HOME}/new`, {
    ...UNDER,
    ...SHORE_POWER,
    stage1: 'Half of them',
    stage1Day: '2026-04-30',
  })
  await album.keep('representativeCommitments', visitor.shown.path, visitor)
  await visitor.goto(`${HOME}/new`)
  await visitor.send('save', TREES)
  await album.keep('representativeCommitments', visitor.shown.path, visitor)
  await album.keep('representativeChange', MINE, visitor)
  await album.keep('representativeChanged', MINE, visitor, { what: '', targetValue: 'many' })
  await visitor.goto(MINE)
  await visitor.send(MINE, {
    targetValue: '30',
    due: '2026-12-31',
    scope: '',
    reason: 'The works take longer.',
  })
  await album.keep('representativeAct', visitor.shown.path, visitor)
  await visitor.use(device, 'party')
}

/** Each of the two sees it at every step: invited, its part said, signed by one, signed by both. */
async function together(album: Album, ada: Person, mia: Person): Promise<void> {
  const { visitor } = mia
  await album.keep('representativeInvited', `${MINE}/invite`, ada.visitor, { party: 'nobody' })
  await ada.visitor.goto(MINE)
  await ada.visitor.send('/invite', { party: 'meridian' })
  await album.keep('representativeCommitments', ada.visitor.shown.path, ada.visitor)
  await album.keep('representativeChange', MINE, ada.visitor)
  await visitor.goto('/representative')
  await album.keep('representative', '/representative', visitor)
  await visitor.follow(/\/representative\/joint\//)
  const { path } = visitor.shown
  await album.keep('representativeJoint', path, visitor)
  await album.keep('representativeJoint', path, ada.visitor)
  await album.keep('representativeJointSent', path, visitor, { part: '\u202eevil' })
  await visitor.send('/joint/', { part: 'We bring the cables,\nand a crane.' })
  await album.keep('representativeJoint', path, visitor)
  await visitor.use(mia.device, 'party')
  await album.keep('representativeCommitments', visitor.shown.path, visitor)
  await album.keep('representativeJoint', path, visitor)
  await album.keep('representativeJoint', path, ada.visitor)
  await ada.visitor.goto(path)
  await ada.visitor.use(ada.device, 'party')
  await album.keep('representativeCommitments', ada.visitor.shown.path, ada.visitor)
  await album.keep('representativeCommitments', HOME, visitor)
  await album.keep('representativeChange', MINE, visitor)
  await album.keep('representativeChange', MINE, ada.visitor)
}

/** One takes a measure on, another says why not. */
async function measures(album: Album, ada: Person, mia: Person): Promise<void> {
  const path = `${HOME}/measures`
  await album.keep('representativeMeasuresSent', path, ada.visitor, {
    'take0-0': 'yes',
    'due0-0': '2020-01-01',
  })
  await signed(ada, path, { 'take0-0': 'yes', 'due0-0': '2026-12-31' })
  await album.keep('representativeMeasures', path, ada.visitor)
  await mia.visitor.goto(path)
  await mia.visitor.send(path, { 'why0-0': 'We have no quay.\nWe have said so before.' })
  await album.keep('representativeAct', mia.visitor.shown.path, mia.visitor)
  await mia.visitor.use(mia.device, 'party')
  await album.keep('representativeMeasures', path, mia.visitor)
  await album.keep('representativeChange', `${HOME}/northhaven/shore-power`, ada.visitor)
}

/** A file whose rows are of every fate: new, changed, as before, refused. It cannot be read, or lacks the reason. */
async function fromFile(album: Album, { visitor }: Person): Promise<void> {
  const own = await visitor.site.text(`${HOME}/own.csv`, { cookie: visitor.cookies })
  const [head, ...mine] = own.trim().split(/\r?\n/) as [string, ...string[]]
  const row = (of: Readonly<Record<string, string>>) =>
    head.split(',').map(name => ({ principle: 'one', lang: 'en', ...of })[name] ?? '')
  const rows = [
    ...mine.map(line => line.replace('30,berths', '20,berths')),
    row({ id: 'trees', what: TREES.what }).join(','),
    row({ id: 'late', what: 'x', due: '2020-01-01' }).join(','),
    row({ id: 'nowhere', what: 'x', principle: 'nine', targetValue: '1,200' }).join(','),
  ]
  const csv = [head, ...rows].join('\n')
  await album.keep('representativeUploaded', `${HOME}/file`, visitor, { csv, go: 'yes' })
  await album.keep('representativeUploaded', `${HOME}/file`, visitor, { csv: 'name,when\nTrees,2030' })
}

/** Whoever prepares and whoever only looks. */
async function colleagues(album: Album, ada: Person): Promise<void> {
  const { site } = ada.visitor
  for (const role of ['drafter', 'reader']) {
    const colleague = await madeBy(site, await linkFor(ada, `Our ${role}`, role))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signInParty(colleague.visitor, colleague.device)
    await album.keep('representativeCommitments', HOME, colleague.visitor)
    if (role === 'drafter') await album.keep('representativeMake', `${HOME}/new`, colleague.visitor)
  }
}

/** The first day has come. */
async function reported(album: Album, { visitor, device }: Person): Promise<void> {
  const path = `${HOME}/report`
  await album.keep('representative', '/representative', visitor)
  await album.keep('representativeCommitments', HOME, visitor)
  await album.keep('representativeReport', path, visitor)
  await album.keep('representativeReported', path, visitor, { words: '\u202eevil' })
  await visitor.goto(path)
  await visitor.send(path, {
    [`how.northhaven.${ID}`]: 'on-course',
    [`words.northhaven.${ID}`]: 'Fifteen berths are ready.',
    words: 'The works took longer.',
  })
  await album.keep('representativeAct', visitor.shown.path, visitor)
  await visitor.use(device, 'party')
  await album.keep('representativeCommitments', visitor.shown.path, visitor)
}

async function withdrawn(album: Album, { visitor, device }: Person): Promise<void> {
  const path = `${HOME}/withdraw`
  await album.keep('representativeWithdraw', path, visitor)
  await album.keep('representativeWithdrawn', path, visitor, {})
  await visitor.goto(path)
  await visitor.send(path, { 'of.northhaven.one-1': 'yes', reason: 'It said too little.' })
  await album.keep('representativeAct', visitor.shown.path, visitor)
  await visitor.use(device, 'party')
  await album.keep('representativeCommitments', visitor.shown.path, visitor)
}

/** Whoever said nothing for long, and is back. */
async function silent(album: Album, mia: Person): Promise<void> {
  const { visitor } = mia
  await album.keep('representative', '/representative', visitor)
  await album.keep('representativeCommitments', HOME, visitor)
  await album.keep('representativeReport', `${HOME}/report`, visitor)
  await signed(mia, `${HOME}/report`, { [`how.northhaven.${ID}`]: 'skip', words: 'All is well.' })
  await album.keep('representativeCommitments', visitor.shown.path, visitor)
}

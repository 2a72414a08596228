import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { ROUTES, type RouteName } from '../../../src/web/routes.ts'
import { effort, inTurn, isInTurn } from '../../effort.ts'
import { without } from '../../ground.ts'
import { bringAxe, faultsIn, overflowIn } from '../axe.ts'
import { startChromium } from '../browser.ts'
import { directionFaults } from '../from-right.ts'
import { languageLostIn } from '../kept-language.ts'
import { keyboardFaults } from '../keys.ts'
import { outlineFaults } from '../outline.ts'
import { formChecked, tagAstray } from '../tags.ts'
import type { Album, Kept, Lang } from './album.ts'
import { fullAlbum } from './full.ts'

const NAMES = Object.keys(ROUTES) as RouteName[]

const FILE = 'a file, or bytes'
const ON = 'takes a form and leads on; what it refuses is shown by the page that has the form'
const ENDS = 'ends a session and leads on'
const PASSKEY = 'takes what a passkey signed and leads on; what it refuses is shown by the page that asked'

/** What is behind a session or a link and has no page of its own here, and why. */
const NO_PAGE: Partial<Record<RouteName, string>> = {
  deskAt: 'leads from a public page to its place at the desk',
  deskDocument: FILE,
  deskInvited: FILE,
  deskIndicatorTable: FILE,
  deskIndicatorWorkbook: FILE,
  deskRemindSent: ON,
  deskEvidence: FILE,
  personReceipt: FILE,
  personData: FILE,
  representativeSealed: FILE,
  representativeDownload: FILE,
  representativeSourceFile: FILE,
  representativeSheetCsv: FILE,
  representativeSheetXlsx: FILE,
  representativeCorrectCsv: FILE,
  representativeCorrectXlsx: FILE,
  representativeDraftEnded: ON,
  signStatement: FILE,
  signSealedFile: FILE,
  deskOwnSession: ENDS,
  deskOwnLetters: PASSKEY,
  representativeSessions: ENDS,
  deskEnrolSent: PASSKEY,
  deskPasskeySent: PASSKEY,
  deskActSigned: PASSKEY,
  deskSecondSent: PASSKEY,
  deskBatchSent: PASSKEY,
  deskListSent: PASSKEY,
  colleagueSent: PASSKEY,
  representativeActSigned: PASSKEY,
  representativeCosigned: PASSKEY,
  signConfirmed: PASSKEY,
  signEnvelope: 'takes a file and leads on; where it is no envelope, a stop that sign.test.ts walks',
  deskOutboxSent: ON,
  deskLetterSent: `${ON}; or ${PASSKEY}`,
  deskLimitsSent: ON,
  deskOfficersSent: 'shows a link, once',
  deskDocumentSent: ON,
  deskPileSent: ON,
  deskNamesSent: ON,
  deskPreparedBegun: ON,
  deskWords: 'answers a script with what it read of a paste; prepared.test.ts pastes',
  representativeDecision: ON,
  lettersSent: ON,
  lettersStopSent: ON,
  lookSent: 'looks at the network and leads on; what it saw is told on the page of the application',
}

/** Where officers decide and signatories sign. */
const MOUSELESS: readonly RouteName[] = [
  ...(['desk', 'deskApplication', 'deskBulk', 'deskBatch', 'deskList', 'deskSecond'] as const),
  ...(['deskOfficers', 'deskLimits', 'deskSettings'] as const),
  ...(['deskPreparedStep', 'deskPreparedReview'] as const),
  ...(['representative', 'signRead', 'signConfirm'] as const),
  ...(['representativeMake', 'representativeMeasures', 'representativeReport'] as const),
  ...(['representativeSheet', 'representativeCorrect'] as const),
  ...(['representativeJoint', 'deskCycle'] as const),
]

describe('every page behind a session or a link', { skip: without('chromium') }, () => {
  let album: Album
  let browser: Browser
  before(async () => {
    // One after the other: a story that fails must leave no browser behind that nobody closes.
    album = await fullAlbum()
    browser = await startChromium()
  })
  after(() => album?.site.close())

  it('is in the album, or is named with the reason why it is not', () => {
    const kept = new Set(album.pages.map(({ route }) => route))
    const inside = NAMES.filter(name => ROUTES[name][2] !== 'anyone' && ROUTES[name][2] !== 'programs')
    assert.ok(inside.length > 80)
    for (const name of inside)
      assert.notEqual(kept.has(name), name in NO_PAGE, `${name} is ${kept.has(name) ? 'kept' : 'forgotten'}`)
  })

  it('keeps the language that its address names through every link and form', async () => {
    const found: string[] = []
    for (const { what, in: answers } of album.pages)
      for (const lang of ['fr', 'ar'] as const) {
        const page = await answers[lang]?.clone().text()
        if (page !== undefined) found.push(...languageLostIn(page, lang).map(lost => `${what}: ${lost}`))
      }
    assert.deepEqual(found, [], found.join('\n'))
  })

  it('closes what it opens, so that nothing slips out of its sheet, and says itself what is wrong', async () => {
    const found: string[] = []
    for (const { what, in: answers } of album.pages) {
      const page = await answers.en.clone().text()
      for (const fault of [tagAstray(page), formChecked(page)])
        if (fault !== null) found.push(`${what}: ${fault}`)
    }
    assert.deepEqual(found, [], found.join('\n'))
  })

  it('tells what is wrong in the order of the fields, each by a link to its own', async () => {
    const found: string[] = []
    for (const { what, in: answers } of album.pages) {
      const page = await answers.en.clone().text()
      const told = /<div class="errors"[\s\S]*?<\/div>/.exec(page)?.[0] ?? ''
      const places = [...told.matchAll(/href="#([^"]+)"/g)].map(([, id]) => page.indexOf(` id="${id}"`))
      const isInOrder = places.every((place, i) => place > (places[i - 1] ?? 0))
      if (!isInOrder) found.push(`${what}: ${places.join(', ')}`)
    }
    assert.deepEqual(found, [], found.join('\n'))
  })

  /** Whether a browser looks at it at all: at what shows something new, and at some of what is like another page. */
  const isInRun = (kept: Kept) => kept.isNew || isInTurn(album.pages.indexOf(kept), 4, effort('pagesAlike'))

  const walk = async (
    lang: Lang,
    look: (page: Page, kept: Kept) => Promise<Looked>,
    pages: readonly Kept[] = album.pages.filter(isInRun),
  ) => {
    const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce', timezoneId: 'UTC' })
    await bringAxe(context)
    const page = await context.newPage()
    await using show = await album.shownIn(lang)
    const found: string[] = []
    for (const kept of pages) {
      await show.page(page, kept)
      for (const [how, faults] of Object.entries(await look(page, kept)))
        found.push(...faults.map(fault => `${kept.route} ${kept.what} (${lang}, ${how}) ${fault}`))
    }
    await context.close()
    assert.deepEqual(found, [], found.join('\n'))
  }

  it('lets whoever has no mouse come to everything that an officer and a signatory do', async () => {
    const fullest = await Promise.all(MOUSELESS.map(route => album.fullest(route)))
    await walk('en', async page => ({ keyboard: await keyboardFaults(page) }), fullest)
  })

  /** Whether it is the turn of a page on which nothing is new to be judged whole. */
  const isJudged = (kept: Kept) => isInTurn(album.pages.indexOf(kept), 4, effort('axeAlike'))

  /**
   * Whether a page on which something is new is judged whole in this language, and in all that can change a verdict.
   */
  const isWhole = (kept: Kept, lang: Lang) =>
    kept.isNew &&
    kept.in[lang] !== undefined &&
    inTurn(TURNS, effort('axeInside'), album.pages.indexOf(kept)).includes(lang)

  it('has no fault that axe knows of, wide, in English, and is told in order', () =>
    walk(
      'en',
      async (page, kept) => {
        await page.emulateMedia({ colorScheme: 'light' })
        await page.setViewportSize({ width: 1440, height: 900 })
        const looked: Looked = { aloud: await outlineFaults(page), light: await faultsIn(page) }
        if (!isWhole(kept, 'en')) return looked
        await page.emulateMedia({ colorScheme: 'dark' })
        return { ...looked, dark: await faultsIn(page, 'colours') }
      },
      album.pages.filter(kept => isInRun(kept) && (isWhole(kept, 'en') || isJudged(kept))),
    ))

  for (const [lang, name] of [
    ['fr', 'French'],
    ['ar', 'Arabic'],
  ] as const)
    it(`fits the narrowest telephone in ${name}, without a fault there either`, () =>
      walk(
        lang,
        async (page, kept) => {
          await page.emulateMedia({ colorScheme: 'dark' })
          await page.setViewportSize({ width: 320, height: 640 })
          const looked: Looked = {
            '320 pixels': await overflowIn(page),
            aloud: await outlineFaults(page),
            ...(lang === 'ar' && { direction: await directionFaults(page) }),
          }
          if (!isWhole(kept, lang)) return looked
          const dark = await faultsIn(page)
          await page.emulateMedia({ colorScheme: 'light' })
          return { ...looked, dark, light: await faultsIn(page, 'colours') }
        },
        // On a push those that the walk in English does not come to.
        album.pages.filter(
          kept =>
            isInRun(kept) && kept.in[lang] !== undefined && (isWhole(kept, lang) || !isWhole(kept, 'en')),
        ),
      ))
})

/** In which language a page is judged whole, by four neighbouring pages. */
const TURNS = (['en', 'fr', 'ar'] as const).flatMap(lang => [lang, null, null, null])

/** What was found, by how one looked. */
type Looked = Record<string, readonly string[]>

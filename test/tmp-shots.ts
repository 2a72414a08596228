// @ts-nocheck
import { mkdirSync } from 'node:fs'
import { chromium } from '/work/main/node_modules/playwright-core/index.mjs'
import { startDepositary } from './depositary.ts'
import { enrolled, anotherOfficer, inStep } from './desk/people.ts'
import { load } from 'cheerio'
const it_ = await startDepositary({ upTo: 'established' })
const officer = await enrolled(it_)
const drafter = await anotherOfficer(it_, 'assistant', 'drafter')
const { visitor } = officer
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
mkdirSync('/tmp/prepw/shots', { recursive: true })
const only = process.argv[2]
const shots = []
async function shot(name, path, html) {
  if (only && !name.startsWith(only)) return
  for (const [w, dark] of [[1440, false], [390, false], [1440, true]]) {
    if (dark && !/what|who/.test(name)) continue
    const context = await browser.newContext({ viewport: { width: w, height: 900 }, colorScheme: dark ? 'dark' : 'light' })
    const page = await context.newPage()
    await page.route('**/*', async route => {
      const req = route.request(); const url = new URL(req.url())
      if (html && req.isNavigationRequest()) return route.fulfill({ status: 200, contentType: 'text/html', body: html })
      const r = await it_.app.request(url.pathname + url.search, { headers: { accept: req.headers().accept ?? '*/*', cookie: visitor.cookies, 'accept-language': 'en' } })
      await route.fulfill({ status: r.status, headers: Object.fromEntries(r.headers), body: Buffer.from(await r.arrayBuffer()) })
    })
    await page.goto('https://harbour.example' + path)
    await page.screenshot({ path: `/tmp/prepw/shots/${name}-${w}${dark ? '-dark' : ''}.png`, fullPage: true })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 0) console.log(name, w, 'overflows by', over)
    await context.close()
  }
}
await visitor.goto('/desk/prepared')
await shot('list-empty', '/desk/prepared')
await visitor.send('/desk/prepared')
const draft = visitor.shown.path.replace(/\/what.*/, '')
await shot('what-empty', `${draft}/what`)
await visitor.send('/what', { language: 'fr', again: 'language' })
const wrong = await visitor.send('/what', { 'titles.en': 'The Lantern Letter', 'summary.en': 'Towns, companies, schools and citizens ask each other for light that falls where somebody needs it, and for a night that is left to owls, to moths, to sleepers and to those who look up.' })
await shot('what-wrong', `${draft}/what`, wrong.html)
await visitor.send('/what', { 'convener.en': 'Lantern Foundation', authority: 'declared', deed: 'sign', 'titles.fr': 'La Lettre des lanternes' })
await shot('what', `${draft}/what?saved=1`)
await shot('text-empty', `${draft}/text`)
await visitor.goto(`${draft}/text`)
await visitor.send('/text', { 'text.en': 'Once, whoever walked home at night could see a thousand stars and one lantern. Now there are lanterns everywhere, and a child in town may grow up without the stars.\n\nWe who sign this letter therefore ask each other to:\n\n1. Shield every lamp, so that no light goes above the horizon;\n2. Light the way, not the night: dim what nobody passes, and put out what nobody needs;\n3. Publish what burns: where public lamps stand, how bright they are, and when they are put out.\n' })
await shot('text', `${draft}/text`)
await visitor.goto(`${draft}/principles`)
const boxes = [...load(visitor.shown.html)('.marking input[type=checkbox]')].slice(2, 4)
await visitor.send('/principles', Object.fromEntries(boxes.map(b => [b.attribs.name, b.attribs.value])))
await shot('principles', `${draft}/principles?saved=1`)
await shot('who-empty', `${draft}/who`)
await visitor.goto(`${draft}/who`)
await visitor.send('/who', { preset: 'domain', persons: 'yes' })
await shot('who', `${draft}/who`)
await shot('launch', `${draft}/launch`)
await drafter.visitor.goto(`${draft}/review`)
await drafter.visitor.send('comment', { words: 'Is “lantern” the word that we use in the charter?\nI think so.' })
await shot('review', `${draft}/review`)
await shot('preview', `${draft}/preview`)
await shot('list', '/desk/prepared')
await visitor.goto(`${draft}/what`)
const mine = visitor.shown
await drafter.visitor.goto(`${draft}/what`)
await drafter.visitor.send('/what', { 'titles.en': 'The Lamp Letter', 'titles.fr': 'La Lettre des lampes' })
const late = await visitor.send('/what', { 'titles.en': 'The Lantern Letter of 2026' })
await shot('late', `${draft}/what`, late.html)
await visitor.goto(`${draft}/review`)
await visitor.send('prepare')
await shot('act', visitor.shown.path)
await visitor.use(officer.device, 'officer')
await shot('opened', visitor.shown.path)
await browser.close(); await it_.close()

import type { Pledge } from '../../../register/commitment-kinds.ts'
import { commitmentAmended, commitmentMade } from '../../../register/types/commitments.ts'
import { measuresIn } from '../../../register/types/measures.ts'
import {
  type Answer,
  type Asked,
  type Form,
  html,
  linkTo,
  listed,
  listOf,
  type Markup,
  numberedTitle,
  type Piece,
  phrase,
  say,
  sub,
} from '../../kit/kit.ts'
import type { Representative } from '../session.ts'
import { type CommitmentForm, showForm, takeForm } from './form-page.ts'
import { freeIdUnder } from './free-ids.ts'
import { leadNewsPart } from './joined.ts'
import { jointInvite, newerPage } from './joint.ts'
import { publicLink } from './lines.ts'
import { pledgeFields, pledgeTyped, readPledge, wordsGone } from './pledge-fields.ts'
import {
  cataloguesOf,
  isStanding,
  manifestsFor,
  type Own,
  ownAt,
  pathOf,
  type Standing,
  standingOn,
  type Text,
} from './standing.ts'
import { languageTyped, requireWords } from './words-language.ts'

/** The form of a new commitment in a party's own words, and the one that changes what stands. */

export async function showMake(asked: Asked, who: Representative): Promise<Answer> {
  const it = await standingOn(asked, who)
  return showForm(asked, who, it, await making(asked, who, it))
}

export async function takeMake(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  const it = await standingOn(asked, who)
  return takeForm(asked, who, it, await making(asked, who, it), form)
}

async function making(asked: Asked, who: Representative, it: Standing): Promise<CommitmentForm> {
  const { lang } = asked
  const texts = await manifestsFor(asked, it)
  return {
    form: 'made',
    of: '',
    path: pathOf(it, 'new'),
    title: say(lang, 'ours.makeTitle'),
    note: phrase(lang, 'ours.makeLede', { call: it.name }),
    heading: say(lang, 'ours.commitment'),
    before: examplesPart(asked, it),
    ...(texts.every(({ manifest }) => manifest.principles.length === 0) && {
      nothing: html`<p>${say(lang, 'ours.noPrinciples')}</p>`,
    }),
    start: () => exampleTyped(asked),
    fields: (f, values) => pledgeFields({ asked, f, values, texts, measure: null, isJoint: false }),
    async compose(typed) {
      const read = await readPledge(typed, { pledge: null, today: it.day, hasMeasure: false })
      const found = underIn(typed.text('under'), texts)
      typed.check.must('under', say(lang, 'ours.underMissing'), found !== undefined)
      if (read === undefined || found === undefined) return undefined
      const { under: _, ...says } = read
      const id = freeId(it, who, found.principle)
      const pledge: Pledge = { id, principle: found.principle, measure: null, ...says }
      return [{ type: commitmentMade.type, body: { manifest: found.manifest, commitments: [pledge] } }]
    },
  }
}

function freeId({ own }: Standing, { party }: Representative, principle: string): string {
  const taken = new Set(own.filter(({ scheduled: one }) => one.party === party).map(one => one.scheduled.id))
  return freeIdUnder(principle, id => taken.has(id))
}

/** The text and the principle that were chosen; undefined where the form offers no such. */
function underIn(typed: string, texts: readonly Text[]) {
  const [manifest, principle] = typed.split(' ')
  const text = texts.find(({ digest }) => digest === manifest)
  return text?.manifest.principles.some(({ id }) => id === principle)
    ? { manifest: manifest!, principle: principle! }
    : undefined
}

const EXAMPLES = ['energy', 'training', 'access'] as const

function examplesPart(asked: Asked, it: Standing): Markup {
  const { lang } = asked
  const links = EXAMPLES.map(name =>
    linkTo(asked, pathOf(it, `new?example=${name}`), say(lang, `ours.example.${name}.what`)),
  )
  return html`<details class="fold no-print">
    <summary>${say(lang, 'ours.examples')}</summary>
    <div><p class="note">${say(lang, 'ours.examplesNote')}</p>${listed(links, 'plain-list')}</div>
  </details>`
}

/** An example fills the form in; its day lies a year and a half ahead. */
function exampleTyped(asked: Asked): URLSearchParams {
  const { lang, query } = asked
  const name = EXAMPLES.find(one => one === query.get('example'))
  if (name === undefined) return new URLSearchParams()
  const [baseline, target] = { energy: ['12', '40'], training: ['15', '95'], access: ['30', '100'] }[name]!
  const year = new Date(asked.site.now() * 1000).getUTCFullYear() + 1
  const unit = say(lang, `ours.example.${name}.unit`)
  return new URLSearchParams({
    what: say(lang, `ours.example.${name}.what`),
    scope: say(lang, `ours.example.${name}.scope`),
    indicator: say(lang, `ours.example.${name}.indicator`),
    baselineValue: baseline!,
    baselineUnit: unit,
    targetValue: target!,
    targetUnit: unit,
    due: `${year}-12-31`,
  })
}

export async function showChange(asked: Asked, who: Representative): Promise<Answer> {
  const it = await standingOn(asked, who)
  const own = ownAt(asked, it)
  if (own.isJoined && asked.query.has('newer')) return newerPage(asked, who, it, own)
  return showForm(asked, who, it, await changing(asked, who, it, own))
}

export async function takeChange(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  const it = await standingOn(asked, who)
  return takeForm(asked, who, it, await changing(asked, who, it, ownAt(asked, it)), form)
}

async function changing(asked: Asked, who: Representative, it: Standing, own: Own): Promise<CommitmentForm> {
  const { lang } = asked
  const { party, id } = own.scheduled
  const name = own.name
  const before = own.version
  const texts = await manifestsFor(asked, it, [before.manifest])
  const measure = await measureShown(asked, it, before)
  const gone = await wordsGone(asked, before)
  const others = own.row.joined.filter(({ ended }) => ended === null)
  const final = own.scheduled.reports.find(one => one.final)
  const nothing = own.isJoined
    ? html`<p>${say(lang, 'ours.changeJoined')}</p>`
    : final !== undefined || !isStanding(own)
      ? html`<p>${say(lang, 'ours.changeClosed')}</p>`
      : undefined
  return {
    form: 'amended',
    of: `${party}/${id}`,
    path: pathOf(it, party, id),
    title: name,
    note: html`${say(lang, 'ours.changeLede')} ${publicLink(asked, it.id, own)}`,
    heading: say(lang, 'ours.commitment'),
    before: await leadNewsPart(asked, who, it, own),
    ...(nothing !== undefined && { nothing }),
    beneath: nothing === undefined ? await jointInvite(asked, who, it, own) : null,
    onto: { own, typed: version => pledgeTyped(asked, version) },
    start: () => pledgeTyped(asked, before),
    fields: (f, values) => html`
      ${gone.length === 0 ? null : html`<p class="notice warn">${say(lang, 'ours.wordsGone', { fields: listOf(gone, lang) })}</p>`}
      ${others.length === 0 ? null : html`<p class="notice">${say(lang, 'ours.changeJoint', { count: others.length })}</p>`}
      ${pledgeFields({ asked, f, values, texts, measure, isJoint: true })}
      ${f.area('reason', { label: say(lang, 'member.reason'), hint: say(lang, 'ours.reasonHint'), rows: 2 })}
    `,
    async compose(typed) {
      const hasMeasure = before.measure !== null
      const read = await readPledge(typed, { pledge: before, today: it.day, hasMeasure })
      // A measure stands under the principle that its catalogue names.
      const under = hasMeasure ? `${before.manifest} ${before.principle}` : typed.text('under')
      const found = underIn(under, texts)
      typed.check.must('under', say(lang, 'ours.underMissing'), found !== undefined)
      requireWords(typed, 'reason', typed.text('reason'))
      const reason = typed.saying.maybe(typed.text('reason'), languageTyped(typed))
      typed.check.must('reason', say(lang, 'ours.reasonMissing'), reason !== null)
      if (read === undefined || found === undefined || reason === null) return undefined
      const { under: _, ...says } = read
      const pledge: Pledge = { id, principle: found.principle, measure: before.measure, ...says }
      const body = { manifest: found.manifest, commitments: [pledge], reason }
      return [{ type: commitmentAmended.type, body }]
    },
  }
}

/** The measure of the call that it takes on; null where it says its own words alone. */
async function measureShown(asked: Asked, it: Standing, { measure }: Own['version']): Promise<Piece> {
  if (measure === null) return null
  const catalogues = await cataloguesOf(asked, it.id)
  const row = catalogues.find(({ id }) => id === measure.catalogue)?.row
  const found = row && measuresIn(row).find(({ id }) => id === measure.id)
  const title = found === undefined ? measure.id : numberedTitle(found.number, found.titles, asked.lang)
  return html`<p class="statement">${title}</p>${sub(say(asked.lang, 'ours.ofCall'))}`
}

import { ref } from '../../register/rule.ts'
import {
  date,
  id as idSchema,
  KINDS,
  type Localised,
  lang as langSchema,
  link,
} from '../../register/shapes.ts'
import type { Asked } from '../asked.ts'
import { Checking } from '../fields.ts'
import { typedIn } from '../form.ts'
import { html } from '../markup.ts'
import { ROUTES } from '../routes.ts'
import { say } from '../say.ts'
import { Saying } from './compose.ts'
import type { DeskForm } from './desk-form.ts'
import { mandateFields, mandateMembers } from './policy-fields.ts'

/** Opening a call: who convenes it, by which authority it is kept here, and the policy that its signatories accept. */
const AUTHORITIES = ['declared', 'domain', 'vetted', 'independent'] as const
const DAY = 86_400
/** Where other pages of this site stand: a call of that name could not be reached. */
const RESERVED = new Set(Object.values(ROUTES).map(([, path]) => path.split('/')[1]!))

export const callForm: DeskForm = {
  async fields(asked, f) {
    const { lang } = asked
    const authority = AUTHORITIES.map(value => ({
      value,
      says: say(lang, `desk.authority.${value}`),
      more: say(lang, `desk.authorityMeans.${value}`),
    }))
    const named = (name: string, label: string, hint: string, rows = 2) => f.area(name, { label, hint, rows })
    const perLine = say(lang, 'desk.perLanguage')
    return html`${f.text('id', { label: say(lang, 'desk.callId'), hint: say(lang, 'desk.callIdHint'), isPlain: true })}
${named('titles', say(lang, 'desk.fact.titles'), perLine)}
${named('convener', say(lang, 'desk.fact.convener'), perLine)}
<div class="two">${f.text('url', { label: say(lang, 'desk.convenerUrl'), type: 'url', isOptional: true, isPlain: true })}${f.text('issued', { label: say(lang, 'desk.fact.issued'), type: 'date', isOptional: true })}</div>
${f.choice('authority', { label: say(lang, 'desk.fact.authority'), options: authority })}
${f.area('authorityNote', { label: say(lang, 'desk.fact.note'), hint: say(lang, 'desk.authorityNoteHint'), rows: 2, isOptional: true })}
<div class="two">${named('verb', say(lang, 'desk.fact.verb'), say(lang, 'desk.verbHint'))}${named('noun', say(lang, 'desk.fact.noun'), say(lang, 'desk.nounHint'))}</div>
<h3>${say(lang, 'desk.policy')}</h3>
<fieldset class="field"><legend class="lab">${say(lang, 'desk.fact.kinds')}</legend>${KINDS.filter(kind => kind !== 'unknown').map(kind => f.check(`kind-${kind}`, say(lang, `kind.${kind}`)))}</fieldset>
${mandateFields(asked, f)}
${f.area('effect', { label: say(lang, 'desk.fact.effect'), hint: say(lang, 'desk.effectHint'), rows: 3 })}
${f.area('entities', { label: say(lang, 'desk.fact.entities'), hint: say(lang, 'desk.entitiesHint'), rows: 3 })}
<div class="two">${f.text('months', { label: say(lang, 'desk.months'), hint: say(lang, 'desk.monthsHint'), inputmode: 'numeric', isOptional: true })}${f.text('from', { label: say(lang, 'desk.from'), type: 'date', isOptional: true })}</div>
<div class="two">${f.text('grace', { label: say(lang, 'desk.fact.grace'), inputmode: 'numeric', value: '30' })}${f.text('notice', { label: say(lang, 'desk.fact.notice'), inputmode: 'numeric', value: '90' })}</div>
${f.text('window', { label: say(lang, 'desk.windowDays'), hint: say(lang, 'desk.windowHint'), inputmode: 'numeric', value: '7' })}
${f.area('delisting', { label: say(lang, 'desk.fact.delisting'), hint: say(lang, 'desk.delistingHint'), rows: 4, isOptional: true })}`
  },
  async compose(asked, { fields }) {
    const { lang } = asked
    const text = (name: string) => typedIn(fields, name)
    const check = new Checking()
    const saying = new Saying()
    const number = (name: string, least: number, most: number) => {
      const value = Number(text(name))
      const isGood = /^\d{1,6}$/.test(text(name)) && value >= least && value <= most
      check.must(name, say(lang, 'desk.numberBad', { typed: text(name), least, most }), isGood)
      return value
    }
    const id = text('id')
    check.must('id', say(lang, 'desk.idBad', { typed: id }), idSchema.safeParse(id).success)
    const localised = (name: LocalisedName) => localisedIn(asked, check, name, text(name))
    const kinds = KINDS.filter(kind => fields.has(`kind-${kind}`))
    check.must('kind-state', say(lang, 'desk.kindsMissing'), kinds.length > 0)
    check.must(
      'authority',
      say(lang, 'desk.authorityMissing'),
      AUTHORITIES.some(one => one === text('authority')),
    )
    for (const name of ['effect', 'entities'] as const)
      check.must(
        name,
        say(lang, 'desk.wordsMissing', { field: say(lang, `desk.fact.${name}`) }),
        text(name) !== '',
      )
    check.must('url', say(lang, 'desk.urlBad'), text('url') === '' || link.safeParse(text('url')).success)
    check.must(
      'issued',
      say(lang, 'desk.dateBad'),
      text('issued') === '' || date.safeParse(text('issued')).success,
    )
    const hasReports = text('months') !== ''
    if (hasReports) check.must('from', say(lang, 'desk.dateBad'), date.safeParse(text('from')).success)
    const body = {
      titles: localised('titles'),
      issued: text('issued') || null,
      convener: { names: localised('convener'), url: text('url') || null },
      authority: {
        level: text('authority'),
        note: saying.maybe(text('authorityNote'), lang),
        source: null,
        evidence: [],
      },
      verb: localised('verb'),
      noun: localised('noun'),
      policy: {
        kinds,
        ...(await mandateMembers(asked, check, fields, number)),
        effect: saying.said(text('effect') || '–', lang),
        entities: saying.said(text('entities') || '–', lang),
        reporting: hasReports ? { months: number('months', 1, 120), from: text('from') } : null,
        graceDays: number('grace', 0, 3650),
        noticeDays: number('notice', 0, 3650),
        window: number('window', 1, 365) * DAY,
        delisting: delistingIn(asked, check, saying, text('delisting')),
      },
    }
    const [taken] = await asked.site.log.store.rows([ref('calls', id)])
    if (taken !== undefined || RESERVED.has(id))
      check.must('id', say(lang, 'desk.callTaken', { typed: id }), false)
    if (!check.isGood) return check.errors
    return {
      composed: { type: 'call/opened', call: id, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}

type LocalisedName = 'titles' | 'convener' | 'verb' | 'noun'

/** One language a line: `en=Harbour Accord`. A line without one is in the reader's language. */
function localisedIn(asked: Asked, check: Checking, name: LocalisedName, typed: string): Localised {
  const { lang } = asked
  const found = typed
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const [, tag = lang, text = line.trim()] =
        /^\s*([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*=\s*(.+?)\s*$/.exec(line) ?? []
      return { lang: tag, text }
    })
  const isTwice = new Set(found.map(one => one.lang)).size !== found.length
  const isGood = found.length > 0 && !isTwice && found.every(one => langSchema.safeParse(one.lang).success)
  const says = isTwice ? 'desk.langTwiceIn' : 'desk.localisedMissing'
  check.must(name, say(lang, says, { field: say(lang, `desk.fact.${name}`) }), isGood)
  return found
}

/** One rule a line: `dissolved: The signatory has ceased to exist.` */
function delistingIn({ lang }: Asked, check: Checking, saying: Saying, typed: string) {
  return typed
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const [, id = '', words = ''] = /^\s*([a-z0-9-]+)\s*:\s*(.+?)\s*$/.exec(line) ?? []
      if (!idSchema.safeParse(id).success || words === '')
        check.errors.set('delisting', say(lang, 'desk.ruleBad', { typed: line.trim().slice(0, 60) }))
      return { id, rule: saying.said(words || '–', lang) }
    })
}

import type { PreparedFields } from '../../../people/prepared-calls.ts'
import { isKeptByIssuer } from '../../../register/kept-by-issuer.ts'
import { plainId } from '../../../register/lists/ids.ts'
import { isReserved } from '../../../register/reserved-addresses.ts'
import { rowIn } from '../../../store/each-row.ts'
import type { Drawing, Reading } from '../../forms/form-input.ts'
import { LEVELS, levelField } from '../../forms/kind-fields.ts'
import { languageLabel, languagePanels, languagesOf, languagesPart } from '../../forms/languages.ts'
import { type Asked, attributes, html, listOf, type Markup, type Piece, remark, say } from '../../kit/kit.ts'
import { askedAs, keptEvidence } from './call-form.ts'
import { DEED_WORDS, DEEDS, type Deed, wordless } from './ready-words.ts'

/** The first step: what the call is, in each of its languages. */

const MOST_SUMMARY = 280

export async function showWhat(on: Drawing): Promise<Piece> {
  const { asked, f, values } = on
  const { lang } = asked
  const tags = languagesOf(asked, values)
  for (const member of ['titles', 'summary']) f.stands(member, `${member}.${tags[0]!}`, namesIn(member, tags))
  f.stands('convener', `convener.${tags[0]!}`, [...namesIn('convener', tags), 'url'])
  for (const member of ['call', 'verb', 'noun'])
    f.stands(member, member === 'call' ? 'id' : 'deed', namesIn(member, tags))
  const words = languagePanels(on, tags, {
    beneath: addingPart(on, tags),
    lacks: {
      titles: say(lang, 'prepared.lacks.titles'),
      summary: say(lang, 'prepared.lacks.summary'),
      convener: say(lang, 'prepared.lacks.convener'),
    },
    fields: (tag, i) => html`${wordsIn(on, tag, i === 0)}${tags.length === 1 ? null : dropButton(lang, tag)}`,
  })
  const issued = askedAs('issued')
  const authority = askedAs('authority')
  return html`
    ${words}
    ${addressField(on)}
    ${ownIssue(on, tags)}
    ${await levelField(authority.it).show({ ...authority.it, name: 'authority' }, on)}
    <details class="fold"${attributes({ open: FOLDED.some(name => f.says(name)) })}>
      <summary>${say(lang, 'prepared.moreOfIssuer')}</summary>
      <div class="form">
        ${f.area('authorityNote', { label: say(lang, 'ask.authorityNote'), hint: say(lang, 'hint.authorityNote'), rows: 2, isOptional: true })}
        ${await keptEvidence.show({ ...authority.it, name: 'evidence' }, on)}
        <div class="two">
          ${await issued.field.show(issued.it, on)}
          ${f.text('url', { label: say(lang, 'ask.url'), type: 'url', isPlain: true, isOptional: true })}
        </div>
      </div>
    </details>
    ${deeds(on, tags)}
  `
}

/** Beside the title, from which it is proposed. */
function addressField({ asked, f, values }: Drawing): Markup {
  const { lang, site } = asked
  const begins = `${site.publicUrl}/`
  const fields = Object.fromEntries(values)
  const hint =
    (fields.id ?? '') !== '' && followsTitle(fields) ? 'prepared.addressFollows' : 'prepared.addressHint'
  return f.text('id', {
    label: say(lang, 'prepared.address'),
    hint: say(lang, hint, { begins }),
    isPlain: true,
    isOptional: true,
  })
}

/** Whether nobody has typed an address: there is none, or the one that a title of the draft gave. */
export function followsTitle(fields: PreparedFields): boolean {
  const id = (fields.id ?? '').trim()
  const plain = Object.entries(fields).flatMap(([name, title]) =>
    name.startsWith('titles.') && title.trim() !== '' ? [plainId(title)] : [],
  )
  return id === '' || plain.some(one => id === one || id.replace(/-\d{1,2}$/, '') === one.slice(0, 60))
}

/**
 * Issuer and keeper are one by one name alone: that of entry 0, whatever Settings say now. So the page says which it is,
 * and a button fills it in.
 */
function ownIssue({ asked, values }: Drawing, tags: readonly string[]): Piece {
  const { lang, site } = asked
  const { registered = [] } = site.own
  const [name] = registered.filter(one => tags.includes(one.lang))
  if (name === undefined) {
    const languages = listOf(
      registered.map(one => languageLabel(one.lang, lang)),
      lang,
    )
    return registered.length === 0 ? null : remark(say(lang, 'prepared.ownNameElsewhere', { languages }))
  }
  const names = tags.flatMap(tag => {
    const text = (values.get(`convener.${tag}`) ?? '').trim()
    return text === '' ? [] : [{ lang: tag, text }]
  })
  const level = LEVELS.find(one => one === values.get('authority')) ?? 'declared'
  if (isKeptByIssuer({ authority: { level }, convener: { names } }, registered))
    return remark(say(lang, 'prepared.ownIssue'))
  return html`<div>
    ${remark(say(lang, 'prepared.ownNameCounts', { name: name.text }))}
    <button class="btn second small mt-s" name="again" value="${OWN_ISSUE}">${say(lang, 'prepared.weIssue')}</button>
  </div>`
}
const OWN_ISSUE = 'issuer'

/** With the keeper's name in place of the issuer's, where that button was pressed. */
export function withOwnIssue({ site }: Asked, sent: URLSearchParams, typed: PreparedFields): PreparedFields {
  if (sent.get('again') !== OWN_ISSUE) return typed
  const { registered = [], names = [] } = site.own
  const filled = Object.keys(typed).flatMap(field => {
    const tag = /^convener\.(.+)$/.exec(field)?.[1]
    const own = [...registered, ...names].find(one => one.lang === tag)
    return own === undefined ? [] : [[field, own.text] as const]
  })
  const isOther = typed.authority === undefined || typed.authority === 'independent'
  return { ...typed, ...Object.fromEntries(filled), ...(isOther && { authority: 'declared' }) }
}

const FOLDED = ['authorityNote', 'evidenceKept', 'issued', 'url']

const namesIn = (member: string, tags: readonly string[]) => tags.map(tag => `${member}.${tag}`)

function wordsIn({ asked, f, values }: Drawing, tag: string, isFirst: boolean): Markup {
  const { lang } = asked
  const left = MOST_SUMMARY - (values.get(`summary.${tag}`) ?? '').length
  return html`
    ${f.text(`titles.${tag}`, { label: say(lang, 'ask.titles') })}
    ${f.area(`summary.${tag}`, {
      label: say(lang, 'prepared.summary'),
      hint: say(lang, 'prepared.summaryHint', {
        most: MOST_SUMMARY,
        left: Math.max(left, 0),
        over: Math.max(-left, 0),
      }),
      rows: 4,
      isOptional: true,
    })}
    ${f.text(`convener.${tag}`, { label: say(lang, 'ask.convener'), isOptional: !isFirst })}
  `
}

/** The languages are chosen once: with several of them it is folded. */
function addingPart(on: Drawing, tags: readonly string[]): Markup {
  const part = languagesPart(on)
  if (tags.length === 1) return part
  return html`<details class="flat"><summary>${say(on.asked.lang, 'prepared.addLanguage')}</summary>${part}</details>`
}

function dropButton(lang: Asked['lang'], tag: string): Markup {
  const language = languageLabel(tag, lang)
  return html`<div><button class="btn second small" name="drop" value="${tag}">${say(lang, 'prepared.dropLanguage', { language })}</button></div>`
}

/** Ready words, or those that the officer writes: the fields are there for whoever chooses “Other words”. */
function deeds(on: Drawing, tags: readonly string[]): Markup {
  const { asked, f, values } = on
  const { lang } = asked
  const options = [...DEEDS, 'other' as const].map(value => ({
    value,
    says: say(lang, `prepared.deed.${value}`),
    ...(value !== 'other' && moreOf(value, tags, lang)),
  }))
  const unready = wordless(tags)
  const isOther = values.get('deed') === 'other'
  const asks = isOther ? tags : unready
  const fields = tags.map(tag => {
    const language = languageLabel(tag, lang)
    const isOptional = asks.includes(tag) ? false : ('unless' as const)
    return html`<div class="two">
      ${f.text(`verb.${tag}`, { label: say(lang, 'prepared.verbIn', { language }), isOptional })}
      ${f.text(`noun.${tag}`, { label: say(lang, 'prepared.nounIn', { language }), isOptional })}
    </div>`
  })
  const isOpen = isOther || (values.has('deed') && unready.length > 0)
  return html`
    ${f.choice('deed', { label: say(lang, 'ask.verb'), options, value: 'sign' })}
    <details class="fold"${isOpen ? html` open` : null}>
      <summary>${say(lang, 'prepared.otherWords')}</summary>
      <div class="form">${remark(say(lang, 'prepared.otherWordsNote'))}${fields}</div>
    </details>
  `
}

/** The same in the other languages of the call. */
function moreOf(deed: Deed, tags: readonly string[], lang: string) {
  const others = tags.flatMap(tag => {
    const words = tag === lang ? undefined : DEED_WORDS[deed][tag]
    return words === undefined
      ? []
      : [html`<span lang="${tag}" dir="auto">${words.verb}, ${words.noun}</span>`]
  })
  return others.length === 0 ? {} : { more: others.map((one, i) => html`${i === 0 ? null : ' · '}${one}`) }
}

/** An address of at most 64 characters that no call has, and that is none of our pages. */
export async function freeAddress(asked: Asked, title: string): Promise<string> {
  const plain = plainId(title)
  for (let n = 1; n <= MOST_TRIED; n++) {
    const id = n === 1 ? plain : `${plain.slice(0, 60)}-${n}`
    if (await isFree(asked, id)) return id
  }
  return ''
}
const MOST_TRIED = 50

async function isFree({ site }: Asked, id: string): Promise<boolean> {
  return !isReserved(id) && (await rowIn(site.log.store, 'calls', id)) === undefined
}

/** What the schemas of its members do not say. */
export async function judgeWhat({ asked, check, fields }: Reading): Promise<void> {
  const { lang } = asked
  if (!fields.has('deed')) for (const member of ['verb', 'noun']) check.errors.delete(member)
  check.must('deed', say(lang, 'fields.chooseOne', { field: say(lang, 'ask.verb') }), fields.has('deed'))
  // The text has the same title in each language: asked for here, it is not asked for on the next page.
  for (const tag of languagesOf(asked, fields))
    if ((fields.get(`titles.${tag}`) ?? '').trim() === '')
      check.errors.set(
        `titles.${tag}`,
        say(lang, 'prepared.titleMissing', { language: languageLabel(tag, lang) }),
      )
  const id = fields.get('id')?.trim() ?? ''
  if (id === '' || check.errors.has('id') || (await isFree(asked, id))) return
  const title = [...fields].find(([name, typed]) => name.startsWith('titles.') && typed !== '')?.[1] ?? id
  const free = await freeAddress(asked, title)
  check.errors.set('id', say(lang, 'prepared.addressTaken', { typed: id, free }))
}

import { formatJsonBytes } from '../../../core/json.ts'
import { toNfc } from '../../../core/normal.ts'
import {
  type Absentees,
  KINDS,
  type Kind,
  type Localised,
  link,
  MOST_ABSENTEES,
} from '../../../register/kinds.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field, Reading } from '../../forms/form-input.ts'
import { linesIn } from '../../forms/kind-fields.ts'
import { inEachLanguage, typedAs, wordsTyped } from '../../forms/languages.ts'
import { type Asked, attributes, html, remark, say } from '../../kit/kit.ts'
import { mustBeOrganisation, organisationBox } from './person-check.ts'

/** Who can be missing from a call: nobody, UN members, or a list that is pasted, a line for each. */

/** Bytes of a list, so that the rules of the call and its first text fit the same statement. */
const MOST_BYTES = 24_000

const EXAMPLE = 'port-of-vale; public-authority; FR; en=Port of Vale | fr=Port de Vale'

export const absenteesField: Field = {
  inLanguages: true,
  show(it, on) {
    const { asked, f, values } = on
    const { lang } = asked
    const options = [
      { value: '', says: say(lang, 'desk.absentees.nobody') },
      { value: 'un-members', says: say(lang, 'desk.absentees.un-members') },
      { value: 'list', says: say(lang, 'desk.absentees.list') },
    ]
    const isOpen = values.get(it.name) === 'list'
    const title = { label: say(lang, 'desk.absentees.title'), isOptional: !isOpen }
    return html`
      ${f.select(it.name, { ...labelled(asked, it), options, isOptional: false })}
      <details class="flat"${attributes({ open: isOpen })}>
        <summary>${say(lang, 'desk.absentees.list')}</summary>
        <div class="form">
          ${remark(say(lang, 'desk.absentees.listSays', { most: MOST_ABSENTEES }))}
          ${inEachLanguage(on, 'absentTitles', title)}
          <div class="two">
            ${f.text('absentDate', { label: say(lang, 'desk.absentees.date'), type: 'date', isOptional: !isOpen })}
            ${f.text('absentSource', { label: say(lang, 'desk.absentees.source'), isPlain: true, isOptional: true })}
          </div>
          ${f.area('absentMembers', {
            label: say(lang, 'desk.absentees.members'),
            hint: say(lang, 'desk.absentees.membersHint', { example: EXAMPLE, kinds: KINDS.join(', ') }),
            rows: 8,
            isOptional: !isOpen,
          })}
          ${organisationBox(
            on,
            (values.get('absentMembers') ?? '').split('\n').flatMap(line => textsOf(memberIn(line, lang))),
          )}
        </div>
      </details>
    `
  },
  read(it, typed) {
    const { asked, check } = typed
    const chosen = typed.text(it.name)
    if (chosen !== 'list') return chosen === '' ? null : chosen
    const before = check.errors.size
    const titles = wordsTyped(typed, 'absentTitles')
    const date = typed.text('absentDate')
    const first = `absentTitles.${asked.lang}`
    check.must(
      titles[0] === undefined ? first : `absentTitles.${titles[0].lang}`,
      missing(asked, 'title'),
      titles.length > 0,
    )
    check.must('absentDate', missing(asked, 'date'), date !== '')
    const source = typed.text('absentSource')
    const misread = say(asked.lang, 'fields.wrong', { field: say(asked.lang, 'desk.absentees.source') })
    check.must('absentSource', misread, source === '' || link.safeParse(source).success)
    const members = membersTyped(typed)
    if (check.errors.size > before) return undefined
    const list = { titles, source: source || null, date, members }
    const bytes = formatJsonBytes(list).length
    const values = { bytes, mostBytes: MOST_BYTES, count: members.length, most: MOST_ABSENTEES }
    const isSmall = bytes <= MOST_BYTES && members.length <= MOST_ABSENTEES
    check.must('absentMembers', say(asked.lang, 'desk.absentees.tooMany', values), isSmall)
    return isSmall ? list : undefined
  },
  fill(it, value: Absentees) {
    if (value === 'un-members') return [[it.name, value]]
    const { titles, source, date, members } = value
    return [
      [it.name, 'list'],
      ...typedAs('absentTitles', titles),
      ['absentDate', date],
      ['absentSource', source ?? ''],
      ['absentMembers', members.map(lineOf).join('\n')],
    ]
  },
}

function missing({ lang }: Asked, what: 'title' | 'date') {
  return say(lang, 'fields.missing', { field: say(lang, `desk.absentees.${what}`) })
}

type Member = Exclude<Absentees, string>['members'][number]

/** As in `EXAMPLE`. */
function lineOf({ id, names, kind, country }: Member): string {
  const named = names.map(({ lang, text }) => `${lang}=${text}`).join(' | ')
  return [id, kind, country ?? '-', named].join('; ')
}

/** Notes the first line that cannot be read, or names somebody twice. */
function membersTyped(typed: Reading): Member[] {
  const { asked, check } = typed
  const found = new Map<string, Member>()
  const lines = linesIn(typed, 'absentMembers')
  for (const [i, line] of lines.entries()) {
    const member = memberIn(line, asked.lang)
    const says =
      member === undefined ? 'desk.absentees.lineBad' : found.has(member.id) ? 'desk.absentees.twice' : null
    if (says !== null) {
      check.errors.set('absentMembers', say(asked.lang, says, { line: i + 1 }))
      return []
    }
    found.set(member!.id, member!)
  }
  mustBeOrganisation(typed, 'absentMembers', [...found.values()].flatMap(textsOf))
  check.must('absentMembers', say(asked.lang, 'desk.absentees.noLines'), lines.length > 0)
  return [...found.values()]
}

const textsOf = (member: Member | undefined) => member?.names.map(({ text }) => text) ?? []

const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

function memberIn(line: string, lang: string): Member | undefined {
  const [id, kind, country, ...rest] = line.split(';').map(part => part.trim())
  const names = namesIn(rest.join('; '), lang)
  const isKnown = KINDS.includes(kind as Kind) && /^(?:[A-Za-z]{2}|-)$/.test(country ?? '')
  if (!ID.test(id!) || !isKnown || names.some(({ text }) => text === '' || text.length > 400))
    return undefined
  return { id: id!, names, kind: kind as Kind, country: country === '-' ? null : country!.toUpperCase() }
}

function namesIn(typed: string, lang: string): Localised {
  const named = typed.split(' | ').map(one => /^(?:([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)=)?(.*)$/s.exec(one)!)
  return named.map(([, tag = lang, text = '']) => ({ lang: tag, text: toNfc(text.trim()) }))
}

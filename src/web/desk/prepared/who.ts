import type { PreparedFields } from '../../../people/prepared-calls.ts'
import { type Kind, MANDATES, type MandateLevel } from '../../../register/kinds.ts'
import { policy as policySchema } from '../../../register/policy.ts'
import { type Drawing, Reading } from '../../forms/form-input.ts'
import { languageLabel } from '../../forms/languages.ts'
import {
  type Asked,
  attributes,
  type Errors,
  html,
  INVITABLE,
  type Lang,
  listed,
  listOf,
  mandateMark,
  type Piece,
  remark,
  say,
} from '../../kit/kit.ts'
import { clauseName } from '../../text/asks-of-you.ts'
import { clauseLines } from '../../text/clause-facts.ts'
import { personsField } from '../form/policy-field.ts'
import { askedAs } from './call-form.ts'
import { fieldLabel } from './labels.ts'
import { PRESET_NAMES, unworded, WORDED } from './presets.ts'
import { removesForged, tagsOf, untranslated, wordsLacking } from './steps.ts'

/** The third step: who may sign, and with what proof. A preset says it all; each of its rules can be changed. */

export async function showWho(on: Drawing, fields: PreparedFields): Promise<Piece> {
  const { asked, f, values } = on
  const { lang } = asked
  const [policy, absentees] = [askedAs('policy'), askedAs('absentees')]
  const unready = unworded(tagsOf(fields))
  const options = PRESET_NAMES.map(value => ({
    value,
    says: say(lang, `prepared.preset.${value}`),
    more: say(lang, `prepared.presetSays.${value}`),
  }))
  const own = {
    value: 'own',
    says: say(lang, 'prepared.preset.own'),
    more: say(lang, 'prepared.presetSays.own'),
  }
  f.stands(policy.it.name, 'effect')
  const rules = await policy.field.show(policy.it, on)
  const list = await absentees.field.show(absentees.it, on)
  const isOpen =
    values.get('preset') === 'own' ||
    wordsLacking(fields).length > 0 ||
    untranslated(fields).length > 0 ||
    f.told.size > 0
  const languages = { ready: languagesSaid(lang, WORDED), unready: languagesSaid(lang, unready) }
  const hint = unready.length === 0 ? {} : { hint: say(lang, 'prepared.wordsReady', languages) }
  return html`
    ${f.choice('preset', { label: say(lang, 'prepared.who'), options: [...options, own], ...hint })}
    ${await personsField.show({ ...policy.it, name: 'persons' }, on)}
    ${wordsNotice(asked, fields)}
    ${forgedNotice(on, fields)}
    <details class="fold"${attributes({ open: isOpen })}>
      <summary>${say(lang, 'prepared.moreRules')}</summary>
      <div class="form">${remark(say(lang, 'prepared.moreRulesNote'))}${rules}${list}</div>
    </details>
  `
}

const languagesSaid = (lang: Lang, tags: readonly string[]) =>
  listOf(
    tags.map(tag => languageLabel(tag, lang)),
    lang,
  )

/** What has to be written in a language in which nothing is ready, each with its field, and with what to begin. */
function wordsNotice(asked: Asked, fields: PreparedFields): Piece {
  const { lang } = asked
  const languagesOf = (names: readonly string[]) =>
    languagesSaid(
      lang,
      tagsOf(fields).filter(tag => names.some(name => name.endsWith(`.${tag}`))),
    )
  const links = (names: readonly string[]) =>
    html`<ul>${names.map(name => html`<li><a href="#${name}">${fieldLabel(asked, name)}</a></li>`)}</ul>`
  const [lacking, english] = [wordsLacking(fields), untranslated(fields)]
  const begin = html`<p class="mt-s"><button class="btn second small" name="again" value="english">${say(lang, 'prepared.beginEnglish')}</button></p>`
  return html`
    ${lacking.length === 0 ? null : html`<div class="notice warn"><p>${say(lang, 'prepared.wordsLacking', { languages: languagesOf(lacking) })}</p>${begin}</div>`}
    ${english.length === 0 ? null : html`<div class="notice warn"><p>${say(lang, 'prepared.wordsEnglish', { languages: languagesOf(english) })}</p>${links(english)}</div>`}
  `
}

/** What is wrong with words that nobody has translated. */
export function stillEnglish({ lang }: Asked, fields: PreparedFields): Errors {
  return new Map(
    untranslated(fields).map(name => {
      const language = languageLabel(name.slice(name.indexOf('.') + 1), lang)
      return [name, say(lang, 'prepared.stillEnglish', { language })]
    }),
  )
}

/** Once there are rules, and none of them lets a forged signature be removed. */
function forgedNotice({ asked: { lang } }: Drawing, fields: PreparedFields): Piece {
  if (fields.preset === undefined || removesForged(fields)) return null
  return html`<div class="notice warn">
    <p>${say(lang, 'prepared.noForged')}</p>
    <p class="mt-s"><button class="btn second small" name="again" value="forged">${say(lang, 'prepared.addForged')}</button></p>
  </div>`
}

/** What each kind of signatory has to do, those of one proof together; then what the rules ask of them by a date. */
export async function asideOfWho(on: Drawing): Promise<Piece> {
  const { lang } = on.asked
  const { values } = on
  const kinds = INVITABLE.filter(kind => values.has(`kind-${kind}`))
  const mandate = MANDATES.find(level => level === values.get('mandate'))
  if (kinds.length === 0 || mandate === undefined)
    return html`<p class="ghost">${say(lang, 'prepared.chooseFirst')}</p>`
  const needed = (kind: Kind) => MANDATES.find(level => level === values.get(`mandate-${kind}`)) ?? mandate
  const byLevel = Map.groupBy(kinds, needed)
  const groups = [...byLevel].map(([level, of]) => meansFor(lang, level, of))
  const persons = values.has('persons')
    ? html`<h3>${say(lang, 'kinds.persons')}</h3><p>${say(lang, 'prepared.means.persons')}</p>`
    : null
  return html`${groups}${persons}${await asksMeant(on)}`
}

/** Null where the rules ask for nothing by a date, or cannot be read yet. */
async function asksMeant({ asked, who, values }: Drawing): Promise<Piece> {
  const { lang } = asked
  const { it, field } = askedAs('policy')
  const typed = new Reading(asked, who, { fields: values, files: new Map() })
  const { data: policy } = policySchema.safeParse(await field.read(it, typed))
  if (policy?.clauses === undefined) return null
  const clauses = policy.clauses.map(
    clause =>
      html`<p class="mt-s">${clauseName(asked, clause)}</p>${listed(clauseLines(lang, policy, clause), 'plain-list')}`,
  )
  return html`<h3>${say(lang, 'policy.clauses')}</h3>${clauses}`
}

function meansFor(lang: Drawing['asked']['lang'], level: MandateLevel, kinds: readonly Kind[]) {
  const who = kinds.map(kind => say(lang, `kinds.${kind}`)).join(' · ')
  return html`
    <h3>${who}</h3>
    <p>${say(lang, `prepared.means.${level}`)}</p>
    <p class="note">${say(lang, 'prepared.besideName')} ${mandateMark(level, lang)}</p>
  `
}

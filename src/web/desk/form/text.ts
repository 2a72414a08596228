import { fromUtf8, utf8 } from '../../../core/bytes.ts'
import { digestOf } from '../../../core/digest.ts'
import type { Part } from '../../../log/beside.ts'
import type { Manifest } from '../../../register/kinds.ts'
import { textPublished } from '../../../register/types/texts.ts'
import { languageOptions } from '../../choices.ts'
import type { CallNamed, Reading } from '../../forms/reading.ts'
import { callField, callIn, principlesInForce } from '../../forms/subjects.ts'
import { html } from '../../markup.ts'
import { say } from '../../say.ts'
import type { DeskForm } from './form.ts'
import { formatPrinciples, parsePrinciples } from './principles.ts'

/**
 * A text: pasted, or from a file, whose bytes are taken as they are. The next page shows it whole with its digests, so
 * that a second look is taken before anybody can sign it.
 */
const SLOTS = [1, 2, 3] as const
const MOST_TEXT = 4_194_304

export const textForm: DeskForm = {
  async fields({ asked, f }) {
    const { lang } = asked
    f.stands('manifest.principles', 'principles')
    f.stands('manifest', 'text1')
    const slots = SLOTS.map(
      n => html`<fieldset class="form slot"><legend>${n === 1 ? say(lang, 'desk.textFirst') : say(lang, 'desk.textFurther', { n })}</legend>
<div class="two">${f.select(`lang${n}`, { label: say(lang, 'desk.textLang'), options: languageOptions(lang), value: ['en', 'fr', 'es'][n - 1]! })}${f.text(`title${n}`, { label: say(lang, 'desk.textTitle'), isOptional: n > 1 })}</div>
${f.area(`text${n}`, { label: say(lang, 'desk.textPaste'), hint: say(lang, 'desk.textPasteHint'), rows: n === 1 ? 14 : 4, isOptional: true })}
${f.file(`file${n}`, { label: say(lang, 'desk.textFile'), hint: say(lang, 'desk.textFileHint'), accept: '.md,.txt,text/markdown,text/plain', isOptional: true })}
${f.check(`translation${n}`, say(lang, 'desk.textTranslation'))}</fieldset>`,
    )
    return html`${await callField(asked, f, 'texts')}${slots}
<hr>
${f.area('principles', { label: say(lang, 'desk.principles'), hint: say(lang, 'desk.principlesHint'), rows: 6, isOptional: true })}
${f.check('noPrinciples', say(lang, 'desk.principlesNone'))}`
  },
  async compose(typed) {
    const { asked, check } = typed
    const { lang } = asked
    const call = await callIn(typed)
    const found = SLOTS.flatMap(n => slotIn(typed, n) ?? [])
    if (found.length === 0 && check.isGood) check.errors.set('text1', say(lang, 'desk.textMissing'))
    if (check.isGood && !found.some(({ text }) => text.authentic))
      check.errors.set('translation1', say(lang, 'desk.textNoneAuthentic'))
    if (new Set(found.map(({ text }) => text.lang)).size !== found.length)
      check.errors.set('lang1', say(lang, 'desk.textLangTwice'))
    const principles = await principlesIn(typed, call)
    if (!check.isGood || call === undefined) return undefined
    const manifest = { texts: found.map(one => one.text), principles }
    return {
      type: textPublished.type,
      call: call.id,
      body: { manifest, supersedes: call.row.text },
      parts: found.map(one => one.part),
    }
  },
}

function slotIn(typed: Reading, n: number): { text: Manifest['texts'][number]; part: Part } | undefined {
  const { asked, check, fields, files } = typed
  const { lang } = asked
  const file = files.get(`file${n}`)
  const pasted = fields.get(`text${n}`)?.trim() ?? ''
  if (file === undefined && pasted === '') return undefined
  if (file !== undefined && pasted !== '')
    return void check.errors.set(`file${n}`, say(lang, 'desk.textBoth'))
  const bytes = file ?? utf8(`${pasted.normalize('NFC')}\n`)
  check.ask(`file${n}`, say(lang, 'desk.textNotUtf8'), () => fromUtf8(bytes))
  if (bytes.length > MOST_TEXT) check.errors.set(`file${n}`, say(lang, 'desk.textTooLong'))
  const title = typed.text(`title${n}`)
  check.must(`title${n}`, say(lang, 'desk.titleMissing'), title !== '' && title.length <= 200)
  const digest = digestOf(bytes)
  const text = {
    lang: typed.text(`lang${n}`),
    digest,
    length: bytes.length,
    mediaType: 'text/markdown' as const,
    title,
    authentic: !fields.has(`translation${n}`),
  }
  return { text, part: { name: digest, bytes } }
}

/**
 * What a version names, a further one is likely to name too: where none was typed, those in force are filled in, so that
 * leaving them out is a decision and not an oversight.
 */
async function principlesIn(typed: Reading, call: CallNamed | undefined): Promise<Manifest['principles']> {
  const { asked, check, fields } = typed
  const { lang } = asked
  const { principles, wrong } = parsePrinciples(typed.text('principles'))
  if (wrong[0] !== undefined)
    check.errors.set('principles', say(lang, 'desk.principleBad', { typed: wrong[0].slice(0, 60) }))
  if (principles.length > 0 || wrong.length > 0 || fields.has('noPrinciples')) return principles
  const before = call === undefined ? [] : await principlesInForce(asked, call)
  if (before.length === 0) return []
  check.errors.set('principles', say(lang, 'desk.principlesMissing', { count: before.length }))
  fields.set('principles', formatPrinciples(before))
  return []
}

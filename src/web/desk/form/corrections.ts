import { type Manifest, principle } from '../../../register/kinds.ts'
import { correctionObjected, textCorrected } from '../../../register/types/corrections.ts'
import { textTranslated } from '../../../register/types/texts.ts'
import { rowIn } from '../../../store/each-row.ts'
import { labelled } from '../../forms/field-messages.ts'
import type { Field } from '../../forms/form-input.ts'
import { choiceField, filled, numberField, saidField } from '../../forms/kind-fields.ts'
import { inEachLanguage, languageLabel, wordsTyped } from '../../forms/languages.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, openCalls, textInForce } from '../../forms/subjects.ts'
import {
  type Asked,
  html,
  languageIn,
  languageOptions,
  listOf,
  nameIn,
  pendingToday,
  remark,
  say,
  textToday,
} from '../../kit/kit.ts'
import { translationsBefore, versionName, versionsOf } from '../../text/versions.ts'
import type { DeskForm } from '../officer/officer.ts'
import { textFields, textIn, textInForceOf, textStanding, textTyped } from './text.ts'

/** What is done to a text that stands: a mistake is corrected, a correction withdrawn, a translation added. */

/** Words and titles alone: the rest stands, and is not asked for. */
const corrected: Field = {
  async show(it, on) {
    const { asked, f, values } = on
    const { lang } = asked
    const { manifest } = (await textInForceOf(asked, values.get('call')))!
    const { texts, principles } = manifest
    f.stands(`${it.name}.principles`, 'principle1')
    f.stands(it.name, `text.${texts[0]!.lang}`)
    const slots = texts.map(
      ({ lang: tag }) => html`<fieldset class="form slot">
        <legend>${languageLabel(tag, lang)}</legend>
        ${textFields(on, tag, { label: say(lang, 'desk.textTitle') })}
      </fieldset>`,
    )
    const titles = principles.map((_, i) =>
      inEachLanguage(on, `principle${i + 1}`, {
        label: say(lang, 'desk.principleNumber', { number: i + 1 }),
      }),
    )
    return html`
      ${remark(say(lang, 'desk.correctedNote'))}${slots}
      ${titles.length === 0 ? null : html`<h3>${say(lang, 'ask.principles')}</h3>${titles}`}
    `
  },
  async read(_it, typed) {
    const { asked, call, check } = typed
    const before = call && (await textInForce(asked, call))?.manifest
    if (before === undefined) return undefined
    const texts = before.texts.map(async one => {
      const text = await textIn(typed, one.lang, one.authentic, { before: one })
      if (text === undefined && !check.errors.has(`file.${one.lang}`))
        check.errors.set(`text.${one.lang}`, say(asked.lang, 'desk.textMissing'))
      return text ?? []
    })
    const principles = before.principles.map((one, i) => {
      const titles = wordsTyped(typed, `principle${i + 1}`)
      if (!principle.safeParse({ ...one, titles }).success)
        check.errors.set(`principle${i + 1}`, say(asked.lang, 'desk.principleBad'))
      return { ...one, titles }
    })
    const manifest = { texts: (await Promise.all(texts)).flat(), principles }
    return check.isGood ? manifest : undefined
  },
  fill: (_it, value: Manifest, asked) => textTyped(asked, value),
}

const ofDays = numberField({ value: '30' })

/** With the fewest that the rules in force of the call give for objections. */
const days: Field = {
  ...ofDays,
  async show(it, { asked, f, values }) {
    const row = await rowIn(asked.site.log.store, 'calls', values.get('call') ?? '')
    const least = Math.max(7, row?.policies.at(-1)?.correctionDays ?? 0)
    const hint = say(asked.lang, 'desk.correctionDays', { least })
    return f.text(it.name, { ...labelled(asked, it), hint, inputmode: 'numeric', value: '30' })
  },
}

/** A mistake in the text in force. */
export const correctionForm: DeskForm = formOf(textCorrected, {
  call: callNamed('corrections'),
  fields: {
    from: filled(({ asked, call }) => call && textToday(asked, call.row)),
    manifest: corrected,
    days,
  },
  last: ['days', 'reason'],
  changes: textStanding('corrections'),
})

const translated = choiceField(translatable, { none: 'desk.noTexts', as: chosen => chosen.split(' ')[1] })

/** Names its fields; longer than the tag of a language, which would ask for a field in it. */
const ADDED = 'translation'

/** A further language of a text. A correction has none of those that were added to what it corrects. */
export const translationForm: DeskForm = formOf(textTranslated, {
  call: filled(typed => typed.text('manifest').split(' ')[0] || undefined),
  fields: {
    manifest: translated,
    text: {
      show(_it, on) {
        const { f } = on
        const { lang } = on.asked
        const options = languageOptions(lang).filter(({ value }) => value !== 'und')
        return html`
          ${f.select('textLang', { label: say(lang, 'desk.textLang'), options: [{ value: '', says: say(lang, 'fields.choose') }, ...options] })}
          ${textFields(on, ADDED, { label: say(lang, 'desk.textTitle') })}
        `
      },
      async read(_it, typed) {
        const { check } = typed
        const { lang } = typed.asked
        const tag = typed.text('textLang')
        check.must('textLang', say(lang, 'desk.textLangMissing'), tag !== '')
        const text = await textIn(typed, tag, false, { at: ADDED })
        if (text === undefined && check.isGood)
          check.errors.set(`text.${ADDED}`, say(lang, 'desk.textMissing'))
        return text
      },
    },
  },
})
/** The text in force of each call, and a correction that waits, with what no translation of it is there yet. */
async function translatable(asked: Asked) {
  const { lang } = asked
  const calls = await openCalls(asked, 'corrections')
  const offered = calls.map(async ({ id, row }) => {
    const versions = await versionsOf(asked, id)
    const pending = pendingToday(asked, row)?.manifest
    return versions
      .filter(({ digest, isInForce }) => isInForce || digest === pending)
      .map(version => {
        const title = `${nameIn(row.titles, lang).text} (${id})`
        const before = translationsBefore(version).map(({ text }) => languageIn(text.lang, lang))
        return {
          value: `${id} ${version.digest}`,
          says: `${title}: ${versionName(asked, version)}`,
          ...(before.length > 0 && {
            more: say(lang, 'desk.translationsBefore', { languages: listOf(before, lang) }),
          }),
        }
      })
  })
  return (await Promise.all(offered)).flat()
}

/** While it waits: what was signed stays. */
export const withdrawalForm: DeskForm = formOf(correctionObjected, {
  call: { ...choiceField(correctedCalls, { none: 'desk.noCorrection' }), read: callNamed().read },
  fields: {
    manifest: filled(({ asked, call }) => call && pendingToday(asked, call.row)?.manifest),
    words: {
      ...saidField(3),
      show: (it, { asked, f }) =>
        f.area(it.name, { ...labelled(asked, it), hint: say(asked.lang, 'desk.withdrawalHint'), rows: 3 }),
    },
  },
})

async function correctedCalls(asked: Asked) {
  const calls = await openCalls(asked, 'corrections')
  return calls
    .filter(({ row }) => pendingToday(asked, row) !== undefined)
    .map(({ id, row }) => ({ value: id, says: `${nameIn(row.titles, asked.lang).text} (${id})` }))
}

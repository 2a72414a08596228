import { correctionObjected, textCorrected } from '../../../register/types/corrections.ts'
import { textTranslated } from '../../../register/types/texts.ts'
import { labelled } from '../../forms/field-messages.ts'
import { choiceField, filled, numberField, saidField } from '../../forms/kind-fields.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, openCalls } from '../../forms/subjects.ts'
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
import { inLanguagesBefore, manifestField, textFields, textIn } from './text.ts'

/** What is done to a text that stands: a mistake is corrected, a correction withdrawn, a translation added. */

const corrected = manifestField(false)
const correcting: DeskForm = formOf(textCorrected, {
  call: callNamed('corrections'),
  fields: {
    from: filled(({ asked, call }) => call && textToday(asked, call.row)),
    manifest: {
      ...corrected,
      show: async (it, on) =>
        html`${remark(say(on.asked.lang, 'desk.correctedNote'))}${await corrected.show(it, on)}`,
    },
    days: numberField({ value: '30' }),
  },
  last: ['days', 'reason'],
})

/** A mistake in the text in force, with all of its languages: what is not meant to change is given again. */
export const correctionForm: DeskForm = {
  ...correcting,
  start: asked => inLanguagesBefore(asked, 'corrections'),
}

const translated = choiceField(translatable, { none: 'desk.noTexts', as: chosen => chosen.split(' ')[1] })

/** Names its fields; longer than the tag of a language, which would ask for a field in it. */
const ADDED = 'translation'

/** A further language of a text. A correction has none of those that were added to what it corrects. */
export const translationForm: DeskForm = formOf(textTranslated, {
  call: filled(typed => typed.text('manifest').split(' ')[0] || undefined),
  fields: {
    manifest: translated,
    text: {
      show(_it, { asked: { lang }, f }) {
        const options = languageOptions(lang).filter(({ value }) => value !== 'und')
        return html`
          ${f.select('textLang', { label: say(lang, 'desk.textLang'), options: [{ value: '', says: say(lang, 'fields.choose') }, ...options] })}
          ${textFields({ lang, f }, ADDED, { label: say(lang, 'desk.textTitle') })}
        `
      },
      read(_it, typed) {
        const { check } = typed
        const { lang } = typed.asked
        const tag = typed.text('textLang')
        check.must('textLang', say(lang, 'desk.textLangMissing'), tag !== '')
        const text = textIn(typed, tag, false, ADDED)
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

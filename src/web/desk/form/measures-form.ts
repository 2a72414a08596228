import { utf8 } from '../../../core/bytes.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Numbered } from '../../../register/commitment-kinds.ts'
import { textOfFile } from '../../../register/lists/file.ts'
import { formatMeasures, type MeasuresRead, readMeasures } from '../../../register/lists/measures.ts'
import { measuresPublished } from '../../../register/types/measures.ts'
import { rowIn, rowsUnder } from '../../../store/each-row.ts'
import type { Field, Reading } from '../../forms/form-input.ts'
import { filled, lineField } from '../../forms/kind-fields.ts'
import { languagesOf, typedAs } from '../../forms/languages.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, textInForce } from '../../forms/subjects.ts'
import { type Asked, comma, firstOf, html, listed, nameIn, remark, say, textToday } from '../../kit/kit.ts'
import type { DeskForm } from '../officer/officer.ts'

/**
 * The measures that a call sets, one a line, typed or from a file. A further edition begins with the one before: what was
 * taken on under it stays as it was taken on.
 */

const FILE = 'list'
const MOST_FAULTS = 10

const commitmentsField: Field = {
  async show(it, { asked, f, values }) {
    const { lang } = asked
    const call = values.get('call') ?? ''
    const row = await rowIn(asked.site.log.store, 'calls', call || '-')
    const text = row && (await textInForce(asked, { id: call, row }))
    const principles = (text?.manifest.principles ?? []).map(
      ({ id, titles }) => html`<code>${id}</code> ${nameIn(titles, lang).text}`,
    )
    return html`
      ${principles.length === 0 ? null : html`${remark(say(lang, 'measures.principles'))}${listed(principles, 'plain-list')}`}
      ${f.area(it.name, {
        label: say(lang, 'measures.lines'),
        hint: html`${say(lang, 'measures.linesHint')} <span class="verbatim">${EXAMPLE}</span>`,
        rows: 14,
        isTable: true,
        isOptional: 'unless',
      })}
      ${f.file(FILE, { label: say(lang, 'measures.file'), hint: say(lang, 'measures.fileHint'), accept: '.csv,text/csv', isOptional: true })}
    `
  },
  read(it, typed) {
    const { asked, check, fields, files } = typed
    const { lang } = asked
    const file = files.get(FILE)
    // What came as a file is looked at as lines before it is signed; what was typed is not lost.
    if (file !== undefined) {
      const text = textOfFile(file)
      if (typed.text(it.name) !== '' && typed.text(it.name) !== text.trim())
        check.errors.set(FILE, say(lang, 'measures.both'))
      else {
        fields.set(it.name, text)
        typed.showsFirst = true
      }
    }
    const lines = typed.text(it.name)
    if (lines === '') {
      check.errors.set(it.name, say(lang, 'measures.empty'))
      return undefined
    }
    const read = measuresTyped(lines, languagesOf(asked, fields)[0]!)
    if (read instanceof Refusal) {
      check.errors.set(it.name, say(lang, 'measures.unreadable'))
      return undefined
    }
    const { commitments, faults, unread } = read
    const { shown, told } = firstOf(faults, MOST_FAULTS, count => say(lang, 'measures.moreFaults', { count }))
    const says = [
      ...shown.map(({ row, is, about }) =>
        say(lang, `measures.fault.${is}`, { row, about: about.slice(0, 60) }),
      ),
      ...(unread.length === 0
        ? []
        : [say(lang, 'measures.unread', { columns: unread.join(comma(lang)).slice(0, 200) })]),
      ...(told === null ? [] : [told]),
    ]
    if (says.length > 0) check.errors.set(it.name, says.join(' '))
    return says.length > 0 ? undefined : commitments
  },
  fill: (it, commitments: readonly Numbered[]) => [
    [it.name, formatMeasures(commitments).replaceAll('\r\n', '\n')],
  ],
}

const EXAMPLE = 'number,principle,id,title.en,kinds'

function measuresTyped(lines: string, lang: string): MeasuresRead | Refusal {
  try {
    return readMeasures(utf8(lines), lang)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** The newest edition of a catalogue that the address names; undefined for the first one. */
async function before({ site }: Asked, call: string, catalogue: string) {
  const { store } = site.log
  const row = await rowIn(store, 'catalogues', call || '-', catalogue || '-')
  const edition = row?.editions.length
  return edition === undefined
    ? undefined
    : { edition, row: (await rowIn(store, 'measures', call, catalogue, String(edition)))! }
}

/** Of an edition that was recorded meanwhile the law says which one comes next. */
const nextEdition = filled(async (typed: Reading) => {
  const { asked, call } = typed
  const known = await before(asked, call?.id ?? '', typed.text('catalogue'))
  return (known?.edition ?? 0) + 1
})

const form: DeskForm = formOf(measuresPublished, {
  call: callNamed('cycles'),
  fields: {
    catalogue: lineField(),
    edition: nextEdition,
    manifest: filled(({ asked, call }) => (call === undefined ? undefined : textToday(asked, call.row))),
    commitments: commitmentsField,
  },
})

export const measuresForm: DeskForm = {
  ...form,
  async start(asked) {
    const [call, catalogue] = [asked.query.get('call') ?? '', asked.query.get('catalogue') ?? '']
    const known = await before(asked, call, catalogue)
    if (known === undefined) return asked.query
    const { row } = known
    return new URLSearchParams([
      ['call', call],
      ['catalogue', catalogue],
      ...typedAs('titles', row.titles).map(([name, text]) => [name, text] as [string, string]),
      ['commitments', formatMeasures(row.commitments).replaceAll('\r\n', '\n')],
    ])
  },
}

/** The catalogues of a call, each with its editions. */
export async function cataloguesOf({ site }: Asked, call: string) {
  return Array.fromAsync(rowsUnder(site.log.store, 'catalogues', call))
}

import { ref } from '../../../register/rows.ts'
import type { Drawing, Field } from '../../forms/form-input.ts'
import { lineField } from '../../forms/kind-fields.ts'
import { type Asked, entryLink, html, inset, type Piece, phrase, say, sizeOf } from '../../kit/kit.ts'
import { boundIn, boundTold } from '../../teller/bound-words.ts'
import { settingOf, withholdingFollows } from '../act/withholding-mean.ts'

/**
 * What is withheld, named by its own address, or chosen among all that an entry binds. Links of the desk name the one or
 * the other. Once it is named the form tells what it is, before anybody types the ground.
 */
export const withheldField: Field = {
  async show(it, on) {
    const digest = digestIn(on.values.get(it.name) ?? '')
    const follows = digest === undefined ? null : await withholdingFollows(on.asked, digest)
    if (follows !== null && digest !== undefined)
      return html`<input type="hidden" name="${it.name}" value="${digest}"><div class="notice warn">${follows}</div>`
    return (await chosen(it.name, on)) ?? lineField().show(it, on)
  },
  async read(it, typed) {
    const text = typed.text(it.name)
    const digest = digestIn(text)
    if (digest !== undefined) return digest
    const entry = entryIn(text) ?? entryIn(typed.text('entry'))
    if (entry === undefined || entry >= sizeOf(typed.asked.site)) return text || null
    // The entry is known, and not yet which of its words.
    typed.fields.set('entry', String(entry))
    typed.fields.delete(it.name)
    typed.showsFirst = true
    return undefined
  },
}

/** An officer may copy a whole address. */
const digestIn = (text: string) => /sha256:[A-Za-z0-9_-]{43}/.exec(text)?.[0]

/** `1455`, `…/entries/1455`, `…/reports/tidewater/1455`. */
function entryIn(text: string): number | undefined {
  const found = /^(?:.*\/(?:entries|reports\/[a-z0-9-]+)\/)?(\d{1,12})(?:[/?#.].*)?$/.exec(text)
  return found?.[1] === undefined ? undefined : Number(found[1])
}

async function chosen(name: string, { asked, f, values }: Drawing): Promise<Piece> {
  const { lang } = asked
  const entry = entryIn(values.get('entry') ?? '')
  if (entry === undefined || entry >= sizeOf(asked.site)) return null
  const options = await offered(asked, entry)
  if (options.length === 0) return inset(say(lang, 'withholding.nothing', { entry }), 'warn')
  const hint = phrase(lang, 'withholding.chooseHint', { entry: entryLink(asked, entry) })
  const label = say(lang, 'withholding.choose')
  return html`<input type="hidden" name="entry" value="${String(entry)}">${f.choice(name, { label, hint, options })}`
}

/** What is not withheld yet. */
async function offered(asked: Asked, entry: number) {
  const it = await settingOf(asked, entry)
  const all = boundIn(it)
  const rows = await asked.site.log.store.rows(all.map(digest => ref('words', digest)))
  return all
    .filter((_, i) => rows[i]?.withheld === null)
    .map(value => ({ value, says: boundTold(it, value) }))
}

import { ref } from '../../../register/rows.ts'
import type { Drawing, Field } from '../../forms/form-input.ts'
import { lineField } from '../../forms/kind-fields.ts'
import { entryLink, html, inset, type Piece, phrase, say, sizeOf } from '../../kit/kit.ts'
import { boundIn, boundTold } from '../../teller/bound-words.ts'
import { settingOf, withholdingFollows } from '../act/withholding-mean.ts'

/**
 * What is withheld, named by its own address, or chosen among all that an entry binds. Links of the desk name the one
 * or the other. Once it is named the form tells what it is, before anybody types the ground.
 */
export const withheldField: Field = {
  async show(it, on) {
    const digest = digestIn(on.values.get(it.name) ?? '')
    const follows = digest === undefined ? null : await withholdingFollows(on.asked, digest)
    if (follows !== null && digest !== undefined)
      return html`<input type="hidden" name="${it.name}" value="${digest}"><div class="notice warn">${follows}</div>`
    const options = await offered(on)
    const entry = entryIn(on.values.get('entry') ?? '')
    if (entry === undefined || options === null) return lineField().show(it, on)
    if (options.length > 0) return choice(it.name, on, entry, options)
    const nothing = inset(say(on.asked.lang, 'withholding.nothing', { entry }), 'warn')
    return html`${nothing}${await lineField().show(it, on)}`
  },
  async read(it, typed) {
    const text = typed.text(it.name)
    const digest = digestIn(text)
    if (digest !== undefined) return digest
    const entry = entryIn(text)
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

type Offered = Parameters<Drawing['f']['choice']>[1]['options']

function choice(name: string, { asked, f }: Drawing, entry: number, options: Offered): Piece {
  const { lang } = asked
  const hint = phrase(lang, 'withholding.chooseHint', { entry: entryLink(asked, entry) })
  const label = say(lang, 'withholding.choose')
  return html`<input type="hidden" name="entry" value="${String(entry)}">${f.choice(name, { label, hint, options })}`
}

/** What the entry that is named binds, and is not withheld yet; null where none is named. */
async function offered({ asked, values }: Drawing): Promise<Offered | null> {
  const entry = entryIn(values.get('entry') ?? '')
  if (entry === undefined || entry >= sizeOf(asked.site)) return null
  const it = await settingOf(asked, entry)
  const all = boundIn(it)
  const rows = await asked.site.log.store.rows(all.map(digest => ref('words', digest)))
  return all
    .filter((_, i) => rows[i]?.withheld === null)
    .map(value => ({ value, says: html`<span>${boundTold(it, value)}</span>` }))
}

import { z } from 'zod'
import { digestOf } from '../core/digest.ts'
import { formatJsonBytes } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import { callOf, defineRule, must, ref, rely } from './rule.ts'
import { digest, type Manifest, manifest, text } from './shapes.ts'

/** Texts: a call's exact words, as a manifest of digests. A new version needs a new yes; a translation does not. */

/** What a signature binds: the digest of the manifest's canonical JSON. */
export function manifestDigest(manifest: Manifest) {
  return digestOf(formatJsonBytes(manifest))
}

export const textPublished = defineRule({
  type: 'text/published',
  scope: 'call',
  author: 'depositary',
  body: z.strictObject({ manifest, supersedes: digest.nullable() }),
  texts: body => body.manifest.texts,
  brings: ({ manifest }, statement) => {
    const text = ref('texts', `${callOf(statement)}/${manifestDigest(manifest)}`)
    return [text, ...manifest.texts.map(({ lang }) => ({ ...text, lang }))]
  },
  needs: (body, statement) => [ref('texts', `${callOf(statement)}/${manifestDigest(body.manifest)}`)],
  admit(body, act, rows) {
    const call = callOf(act.statement)
    const row = rely(rows.get('calls', call), act.statement, 'The call')!
    const digest = manifestDigest(body.manifest)
    if (rows.get('texts', `${call}/${digest}`) !== undefined)
      throw new Refusal('text_exists', `The text ${digest} is published already.`)
    if (row.text !== body.supersedes)
      throw new Refusal(
        'text_superseded',
        `The text in force is ${row.text ?? 'none yet'}, not ${body.supersedes ?? 'none'}: say which one yours supersedes.`,
      )
    rows.put('texts', `${call}/${digest}`, {
      since: act.index,
      manifest: body.manifest,
      supersedes: body.supersedes,
      entry: act.index,
      translations: [],
    })
    rows.put('calls', call, { ...row, since: act.index, text: digest })
  },
})

export const textTranslated = defineRule({
  type: 'text/translated',
  scope: 'call',
  author: 'depositary',
  body: z.strictObject({ manifest: digest, text }),
  texts: body => [body.text],
  rests: (body, statement) => [ref('texts', `${callOf(statement)}/${body.manifest}`)],
  brings: ({ manifest, text }, statement) => [
    { ...ref('texts', `${callOf(statement)}/${manifest}`), lang: text.lang },
  ],
  needs: (body, statement) => [ref('texts', `${callOf(statement)}/${body.manifest}`)],
  admit(body, act, rows) {
    const key = `${callOf(act.statement)}/${body.manifest}`
    const row = must(
      rows,
      'texts',
      key,
      'text_unknown',
      `No text ${body.manifest} is published under this call.`,
    )
    if (body.text.authentic)
      throw new Refusal(
        'body_malformed',
        'A translation added later is not authentic: an authentic one is a new text.',
      )
    const taken = [...row.manifest.texts, ...row.translations.map(one => one.text)]
    if (taken.some(one => one.lang === body.text.lang))
      throw new Refusal('text_exists', `The text is published in ${body.text.lang} already.`)
    // `since` stays: a translation adds a language and changes nothing that a signature relies on.
    rows.put('texts', key, {
      ...row,
      translations: [...row.translations, { text: body.text, entry: act.index }],
    })
  },
})

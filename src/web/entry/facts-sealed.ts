import { LAPSE_DAYS, sealStatus } from '../../register/seal-status.ts'
import { inEffect, sealedRef } from '../../register/types/sealed.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { fact, hash } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import { longTime } from '../wording.ts'
import { signatureOpened } from './facts-signature.ts'

/** Seals in words: that something was sealed, until when, and what became of it. */

export function statementSealed({
  asked,
  body,
  known,
  statement,
}: Told<'statement/sealed'>): (Markup | null)[] {
  const { lang, site } = asked
  const row = known.row('sealed', sealedRef(body, statement).key)
  const opened = row?.opened ?? null
  const status = sealStatus({ opens: body.opens, opened }, site.now())
  return [
    fact(
      say(lang, 'entry.commitment'),
      html`${hash(body.commitment)}<span class="sub">${say(lang, 'entry.commitmentSays')}</span>`,
    ),
    fact(
      say(lang, 'member.opens'),
      html`<time datetime="${body.opens}">${longTime(body.opens, lang)}</time>`,
    ),
    fact(
      say(lang, 'entry.openedBy'),
      opened !== null
        ? entryLink(asked, opened)
        : status === 'lapsed'
          ? say(lang, 'entry.lapsedSeal', { days: LAPSE_DAYS })
          : say(lang, 'entry.notOpened'),
    ),
  ]
}

export async function statementOpened(it: Told<'statement/opened'>): Promise<(Markup | null)[]> {
  const { asked, body, known, statement } = it
  const { lang } = asked
  const row = known.row('sealed', sealedRef(body, statement).key)
  const enclosed = inEffect(statement)
  const facts = await signatureOpened({ ...it, statement: enclosed })
  return [
    ...facts,
    fact(
      say(lang, 'entry.sealSignedOn'),
      say(lang, 'entry.byItsClock', { time: longTime(enclosed.at, lang) }),
    ),
    row === undefined
      ? null
      : fact(
          say(lang, 'entry.sealedIn'),
          html`${entryLink(asked, row.entry)}, <time datetime="${row.admitted}">${longTime(row.admitted, lang)}</time><span class="sub">${say(lang, 'entry.sealedInSays')}</span>`,
        ),
    fact(say(lang, 'entry.commitment'), hash(body.commitment)),
  ]
}

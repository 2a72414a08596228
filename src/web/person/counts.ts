import type { PersonCountsRow } from '../../register/person-rows.ts'
import { personsStanding } from '../../register/types/persons.ts'
import type { Asked } from '../asked.ts'
import { linkTo } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { linkButton } from '../posted-form.ts'
import { type CallShown, takesSignatures } from '../record.ts'
import { say } from '../say.ts'
import { formatNumber } from '../wording.ts'

/** Persons on the page of a call: a number of its own, with who counted it. */

/** The way to sign for a citizen; null where none can: not invited, or nobody here to count them. */
export function personAction(asked: Asked, call: CallShown): Markup | null {
  if (!takesSignatures(call) || !call.invitesPersons || asked.site.signer === null) return null
  return linkButton(asked, `/${call.id}/persons/sign`, say(asked.lang, 'persons.signAction'))
}

/** Null where nobody can be counted: not invited, or of a record, which takes no signatures; unless somebody once was. */
export function personsEntry(asked: Asked, call: CallShown, counts: PersonCountsRow | undefined): Piece {
  const canSign = call.invitesPersons && !call.isRecord
  if (!canSign && counts === undefined) return null
  const { lang } = asked
  const standing = personsStanding(counts)
  return html`<section class="entry" id="persons"><div class="side"><h2>${say(lang, 'persons.heading')}</h2><p>${say(lang, 'persons.apart')}</p></div>
<div><div class="box"><dl class="tally"><div class="lead"><dt>${say(lang, 'persons.stand')}</dt><dd>${formatNumber(standing, lang)}</dd></div></dl></div>
<p class="note mt-s">${say(lang, 'persons.countedBy')}</p>
<ul class="ways mt"><li>${linkTo(asked, `/${call.id}/persons`, say(lang, 'persons.names'))}</li><li><a href="/${call.id}/persons.csv">CSV</a></li><li><a href="/${call.id}/persons.json">JSON</a></li></ul></div></section>`
}

import { objectionAnswered, objectionWithdrawn } from '../../register/types/objections.ts'
import type { Asked } from '../asked.ts'
import { choiceField, filled, saidField } from '../forms/kinds.ts'
import type { Field } from '../forms/reading.ts'
import { formOf } from '../forms/statement-form.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { type Key, say } from '../say.ts'
import { showSaid } from '../statement/said.ts'
import type { RepresentativeForm } from './form.ts'
import { type Objected, objectionNamed, objectionsBy, objectionsTo } from './speaking.ts'
import type { Representative } from './who.ts'

type Asking = (asked: Asked, who: Representative) => Promise<readonly Objected[]>

/** Each objection whole, under the name by which it is chosen; what is chosen names its call too. */
function objectionField(
  open: Asking,
  says: 'rep.objectionOf' | 'rep.objectionTo',
  none: Key,
): Field<Representative> {
  const named = ({ lang }: Asked, { name, title }: Objected) => say(lang, says, { name, call: title })
  const choice = choiceField<Representative>(
    async (asked, who) =>
      (await open(asked, who)).map(one => ({ value: objectionNamed(one), says: named(asked, one) })),
    { none, as: chosen => Number(chosen.split(' ')[1]) },
  )
  return {
    ...choice,
    async show(it, on) {
      const { asked, who } = on
      const words = (await open(asked, who)).map(one => wordsOf(asked, one, named(asked, one)))
      return html`${await Promise.all(words)}${await choice.show(it, on)}`
    },
  }
}

async function wordsOf(asked: Asked, { objection }: Objected, named: string): Promise<Markup> {
  return html`<article class="said-once"><h3>${named}</h3><blockquote class="quoted">${await showSaid(asked, objection.words)}</blockquote><p class="proof mt-s">${entryLink(asked, objection.entry)}</p></article>`
}

/** The call of the objection that was chosen. */
const call = filled<Representative>(typed => typed.text('objection').split(' ')[0] || undefined)

/** The right of reply: a party answers an objection to what it said when it signed. */
export const answerForm: RepresentativeForm = formOf(objectionAnswered, {
  call,
  fields: {
    objection: objectionField(unanswered, 'rep.objectionOf', 'rep.noObjections'),
    words: saidField(6),
  },
})

async function unanswered(asked: Asked, who: Representative): Promise<Objected[]> {
  return (await objectionsTo(asked, who)).filter(({ objection }) => objection.answered === null)
}

/** An objection is taken back by whoever raised it. It stays on record, with the day on which it ended. */
export const retractionForm: RepresentativeForm = formOf(objectionWithdrawn, {
  call,
  fields: {
    party: filled(async typed => {
      const all = await objectionsBy(typed.asked, typed.who)
      return all.find(one => objectionNamed(one) === typed.text('objection'))?.party
    }),
    objection: objectionField(objectionsBy, 'rep.objectionTo', 'rep.noObjectionsBy'),
  },
})

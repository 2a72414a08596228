import type { Asked } from '../asked.ts'
import { Checking } from '../fields.ts'
import { typedIn } from '../form.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { say } from '../say.ts'
import { Saying } from '../statement/compose.ts'
import { showSaid } from '../statement/said.ts'
import type { RepresentativeForm } from './form.ts'
import { type Objected, objectionNamed, objectionsBy, objectionsTo } from './speaking.ts'

/** Each objection whole, under the name by which the form offers it. */
function wordsOf(
  asked: Asked,
  open: readonly Objected[],
  named: (one: Objected) => string,
): Promise<Markup[]> {
  return Promise.all(
    open.map(
      async one =>
        html`<article class="said-once"><h3>${named(one)}</h3><blockquote class="quoted">${await showSaid(asked, one.objection.words)}</blockquote><p class="proof mt-s">${entryLink(asked, one.objection.entry)}</p></article>`,
    ),
  )
}

/** The right of reply: a party answers an objection to what it said when it signed. */
export const answerForm: RepresentativeForm = {
  async fields(asked, who, f) {
    const { lang } = asked
    const open = (await objectionsTo(asked, who)).filter(({ objection }) => objection.answered === null)
    if (open.length === 0) return html`<p class="notice">${say(lang, 'rep.noObjections')}</p>`
    const named = (one: Objected) => say(lang, 'rep.objectionOf', { name: one.name, call: one.title })
    const options = open.map(one => ({ value: objectionNamed(one), says: named(one) }))
    return html`${await wordsOf(asked, open, named)}${f.choice('objection', { label: say(lang, 'rep.fact.objection'), options })}
${f.area('words', { label: say(lang, 'rep.fact.answer'), hint: say(lang, 'rep.reasonPublic'), rows: 6 })}`
  },
  async compose(asked, who, fields) {
    const { lang } = asked
    const check = new Checking()
    const named = typedIn(fields, 'objection')
    const found = (await objectionsTo(asked, who)).find(
      one => objectionNamed(one) === named && one.objection.answered === null,
    )
    const words = typedIn(fields, 'words')
    check.must('objection', say(lang, 'rep.objectionChoose'), found !== undefined)
    check.must('words', say(lang, 'rep.answerMissing'), words !== '')
    if (!check.isGood || found === undefined) return check.errors
    const saying = new Saying()
    const body = { objection: found.objection.entry, words: saying.said(words, lang) }
    return {
      composed: { type: 'objection/answered', call: found.call, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}

/** An objection is taken back by whoever raised it. It stays on record, with the day on which it ended. */
export const retractionForm: RepresentativeForm = {
  async fields(asked, who, f) {
    const { lang } = asked
    const open = await objectionsBy(asked, who)
    if (open.length === 0) return html`<p class="notice">${say(lang, 'rep.noObjectionsBy')}</p>`
    const named = (one: Objected) => say(lang, 'rep.objectionTo', { name: one.name, call: one.title })
    const options = open.map(one => ({ value: objectionNamed(one), says: named(one) }))
    return html`${await wordsOf(asked, open, named)}${f.choice('objection', { label: say(lang, 'rep.fact.objection'), options })}
${f.area('reason', { label: say(lang, 'rep.fact.reason'), hint: say(lang, 'rep.reasonPublic'), rows: 3 })}`
  },
  async compose(asked, who, fields) {
    const { lang } = asked
    const check = new Checking()
    const named = typedIn(fields, 'objection')
    const found = (await objectionsBy(asked, who)).find(one => objectionNamed(one) === named)
    const reason = typedIn(fields, 'reason')
    check.must('objection', say(lang, 'rep.objectionChoose'), found !== undefined)
    check.must('reason', say(lang, 'desk.reasonMissing'), reason !== '')
    if (!check.isGood || found === undefined) return check.errors
    const saying = new Saying()
    const body = {
      party: found.party,
      objection: found.objection.entry,
      reason: saying.said(reason, lang),
    }
    return {
      composed: { type: 'objection/withdrawn', call: found.call, body: body as never, parts: saying.parts },
      after: { is: 'nothing' },
    }
  },
}

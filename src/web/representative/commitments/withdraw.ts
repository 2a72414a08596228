import { commitmentWithdrawn } from '../../../register/types/commitments.ts'
import { type Answer, type Asked, type Form, html, phrase, say } from '../../kit/kit.ts'
import type { Representative } from '../session.ts'
import { type CommitmentForm, showForm, takeForm } from './form-page.ts'
import { fieldKey, isClosed, isStanding, pathOf, type Standing, standingOn } from './standing.ts'
import { undoneBeforehand } from './undone.ts'
import { languageTyped, requireWords } from './words-language.ts'

/** A party takes back what it took on, or its part in what another did. What was said stays on record. */

export async function showWithdraw(asked: Asked, who: Representative): Promise<Answer> {
  const it = await standingOn(asked, who)
  return showForm(asked, who, it, await withdrawing(asked, who, it))
}

export async function takeWithdraw(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  const it = await standingOn(asked, who)
  return takeForm(asked, who, it, await withdrawing(asked, who, it), form)
}

async function withdrawing(asked: Asked, who: Representative, it: Standing): Promise<CommitmentForm> {
  const { lang } = asked
  // What its last report closed for good stays as that report left it.
  const all = it.own.filter(one => isStanding(one) && !isClosed(one))
  // By what they are called and not by their place: others may come or go while the form is open.
  const boxes = all.map(({ scheduled, name, isJoined }) => ({
    name: `of.${fieldKey({ scheduled })}`,
    says: html`<bdi>${name}</bdi>${isJoined ? html` (${say(lang, 'ours.joint')})` : null}`,
    named: { party: scheduled.party, id: scheduled.id },
  }))
  return {
    form: 'withdrawn',
    of: '',
    path: pathOf(it, 'withdraw'),
    title: say(lang, 'ours.withdrawTitle'),
    note: phrase(lang, 'ours.withdrawLede', { call: it.name }),
    heading: say(lang, 'member.commitments'),
    before: await undoneBeforehand(asked, who, it.id),
    ...(all.length === 0 && { nothing: html`<p>${say(lang, 'ours.none')}</p>` }),
    start: () => new URLSearchParams(),
    fields: f => html`
      ${f.checks({ label: say(lang, 'ours.withdrawWhich') }, boxes)}
      ${f.area('reason', { label: say(lang, 'member.reason'), hint: say(lang, 'ours.reasonHint'), rows: 2 })}
    `,
    async compose(typed) {
      const { check, fields, saying } = typed
      const commitments = boxes.filter(({ name }) => fields.has(name)).map(({ named }) => named)
      requireWords(typed, 'reason', typed.text('reason'))
      const reason = saying.maybe(typed.text('reason'), languageTyped(typed))
      if (boxes.length === 0) return undefined
      check.must(boxes[0]!.name, say(lang, 'ours.withdrawNone'), commitments.length > 0)
      check.must('reason', say(lang, 'ours.reasonMissing'), reason !== null)
      if (!check.isGood) return undefined
      return [{ type: commitmentWithdrawn.type, body: { commitments, reason } }]
    },
  }
}

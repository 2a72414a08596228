import { applications, askingOf, requireWaiting } from '../../../people/applications.ts'
import { proofsOf } from '../../../people/proofs.ts'
import { callClaimed } from '../../../register/types/conveners.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { After } from '../../../work/act/consequences.ts'
import { convenerDomain } from '../../apply/application.ts'
import { formOf } from '../../forms/statement-form.ts'
import { callNamed, openCalls, policyOf } from '../../forms/subjects.ts'
import { type Asked, html, linkIn, say } from '../../kit/kit.ts'
import { documentChoice } from '../application/documents.ts'
import { boundBy, boundLine, comparedWith, provenIn, suggestedMandate } from '../application/proofs.ts'
import type { DeskForm, Officer } from '../officer/officer.ts'
import { policyField } from './policy-field.ts'

const form = formOf<Officer, After, 'call/claimed'>(callClaimed, {
  call: callNamed('claims'),
  fields: { policy: policyField },
  pairs: [['verb', 'noun']],
})

/** Hands an independent record to its convener: who they are, how that was shown, and the rules for signatories. */
export const claimForm: DeskForm = {
  types: form.types,
  async start(asked) {
    const { query } = asked
    const records = await openCalls(asked, 'claims')
    const call = records.find(({ id }) => id === query.get('call')) ?? records[0]
    if (call === undefined) return new URLSearchParams()
    const { convener, verb, noun } = call.row
    const said = { call: call.id, convener, verb, noun, policy: await policyOf(asked, call) }
    const values = await form.typedFor(asked, said)
    // A record binds nobody: whoever makes rules of it says anew what they effect.
    for (const name of [...values.keys()]) if (/^(?:effect|entities)\./.test(name)) values.delete(name)
    for (const [name, value] of await typedFromApplication(asked)) values.set(name, value)
    return values
  },
  async fields(on) {
    const { asked, values } = on
    if ((await openCalls(asked, 'claims')).length === 0)
      return html`<p class="notice">${say(asked.lang, 'desk.noRecords')}</p>`
    return html`${await applicationFields(asked, values)}${await form.fields(on)}`
  },
  async compose(typed) {
    const { asked, check, fields } = typed
    const application = await claimGranted(asked, fields)
    const claim = await form.compose(typed)
    if (application === undefined) return claim
    check.must('call', say(asked.lang, 'handOver.otherCall'), application.call === typed.call?.id)
    if (claim === undefined || 'begin' in claim || !check.isGood) return undefined
    const { authority, ...rest } = claim.body as BodyOf<'call/claimed'>
    const bound = await boundBy(asked, application.id, fields)
    const evidence = [...authority.evidence, ...bound.evidence]
    return {
      ...claim,
      body: { ...rest, authority: { ...authority, evidence } },
      after: { is: 'claimed', ...bound.granted },
    }
  },
}

/** The application that led here; undefined where none is named, or one that asks for something else. */
async function claimIn({ site }: Asked, values: URLSearchParams) {
  const id = values.get('application')
  const found = id ? await applications.get(site.log.drawer, id, site.now()) : undefined
  return found !== undefined && askingOf(found) === 'claim' ? { ...found, id: id! } : undefined
}

/** What the application shows of the convener's authority. */
async function typedFromApplication(asked: Asked): Promise<URLSearchParams> {
  const application = await claimIn(asked, asked.query)
  if (application === undefined) return new URLSearchParams()
  const { id, call } = application
  const suggested = await suggestedMandate(asked, id, application)
  const { site } = asked
  const [address, proofs] = await Promise.all([
    convenerDomain(asked, call),
    proofsOf(site.log.drawer, id, site.now()),
  ])
  // A domain that is not the record's shows who applies, and not that they issued the call.
  const isTheirs = suggested?.level === 'domain' && comparedWith(address, proofs).is === 'same'
  return new URLSearchParams({
    application: id,
    ...(suggested !== undefined && { authorityNote: suggested.note, proven: suggested.proven }),
    ...(isTheirs && { authority: 'domain' }),
  })
}

/** Whose application it is, with the proofs and papers that the act binds. */
async function applicationFields(asked: Asked, values: URLSearchParams) {
  const application = await claimIn(asked, values)
  if (application === undefined) return null
  const { lang } = asked
  const { id, organisation } = application
  const proven = values.get('proven') ?? ''
  const evidence = (await provenIn(asked, id, proven)).flatMap(proof => proof.evidence)
  const link = html`<a href="${linkIn(asked, `/desk/applications/${id}`)}" dir="auto">${organisation.name}</a>`
  return html`
    <input type="hidden" name="application" value="${id}">
    <p class="notice">${say(lang, 'handOver.from')} ${link}</p>
    ${boundLine(lang, { proven, evidence })}
    ${await documentChoice(asked, id, values)}
  `
}

/** Refuses `changed_meanwhile`, before anything is signed. */
async function claimGranted(asked: Asked, fields: URLSearchParams) {
  const application = await claimIn(asked, fields)
  if (application !== undefined) requireWaiting(application)
  return application
}

import { applications, askingOf, requireWaiting } from '../../../people/applications.ts'
import { proofsOf } from '../../../people/proofs.ts'
import { convenerDomain } from '../../apply/application.ts'
import { type Asked, html, linkIn, say } from '../../kit/kit.ts'
import { paperChoice } from './evidence.ts'
import { boundLine, comparedWith, provenIn, suggestedMandate } from './proofs.ts'

/**
 * The application that led to the act by which a register is handed over: what it fills in, and what is bound of it.
 */

/** Undefined where none is named, or one that asks for something else. */
async function claimIn({ site }: Asked, values: URLSearchParams) {
  const id = values.get('application')
  const found = id ? await applications.get(site.log.drawer, id, site.now()) : undefined
  return found !== undefined && askingOf(found) === 'claim' ? { ...found, id: id! } : undefined
}

/** What it shows of the convener's authority; nothing where there is none. */
export async function typedFromApplication(asked: Asked): Promise<URLSearchParams> {
  const application = await claimIn(asked, asked.query)
  if (application === undefined) return new URLSearchParams()
  const { id, call } = application
  const suggested = await suggestedMandate(asked, id, application)
  const { site } = asked
  const [address, proofs] = await Promise.all([
    convenerDomain(asked, call),
    proofsOf(site.log.drawer, id, site.now()),
  ])
  // A domain that is not that of the record shows who applies, and not yet that they issued the call.
  const isTheirs = suggested?.level === 'domain' && comparedWith(address, proofs).is === 'same'
  return new URLSearchParams({
    application: id,
    ...(suggested !== undefined && { authorityNote: suggested.note, proven: suggested.proven }),
    ...(isTheirs && { authority: 'domain' }),
  })
}

/** Above the form: whose application it is, with the proofs and papers that the act binds. */
export async function applicationFields(asked: Asked, values: URLSearchParams) {
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
    ${await paperChoice(asked, id, values)}
  `
}

/** The application that the form names. Refuses `changed_meanwhile`, before anything is signed. */
export async function claimGranted(asked: Asked, fields: URLSearchParams) {
  const application = await claimIn(asked, fields)
  if (application !== undefined) requireWaiting(application)
  return application
}

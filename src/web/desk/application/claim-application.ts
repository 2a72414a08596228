import type { Digest } from '../../../core/digest.ts'
import { type Application, applications, askingOf, requireWaiting } from '../../../people/applications.ts'
import { type Proof, proofsOf } from '../../../people/proofs.ts'
import type { Asked } from '../../asked.ts'
import { linkIn } from '../../links.ts'
import { html, type Piece } from '../../markup.ts'
import { convenerDomain } from '../../proofs/own.ts'
import { say } from '../../say.ts'
import { chosenPapers, paperChoice } from './evidence.ts'
import { boundLine, comparedWith, provenIn, suggestedMandate } from './proven.ts'

/** The application that led to the act by which a register is handed over: what it fills in, and what is bound of it. */

async function claimAt({ site }: Asked, id: string | null | undefined): Promise<Application | undefined> {
  if (!id) return undefined
  const found = await applications.get(site.log.drawer, id, site.now())
  return found !== undefined && askingOf(found) === 'claim' ? found : undefined
}

/** What it shows of the convener's authority; nothing where there is none. */
export async function typedFromApplication(asked: Asked, id: string | null): Promise<URLSearchParams> {
  const application = await claimAt(asked, id)
  if (application === undefined) return new URLSearchParams()
  const suggested = await suggestedMandate(asked, id!, application)
  const { site } = asked
  const [address, proofs] = await Promise.all([
    convenerDomain(asked, application.call),
    proofsOf(site.log.drawer, id!, site.now()),
  ])
  // A domain that is not that of the record shows who applies, and not yet that they issued the call.
  const isTheirs = suggested?.level === 'domain' && comparedWith(address, proofs).is === 'same'
  return new URLSearchParams({
    application: id!,
    ...(suggested !== undefined && { authorityNote: suggested.note, proven: suggested.proven }),
    ...(isTheirs && { authority: 'domain' }),
  })
}

/** Above the form: whose application it is, with the proofs and papers that the act binds. */
export async function applicationFields(asked: Asked, values: URLSearchParams): Promise<Piece> {
  const id = values.get('application')
  const application = await claimAt(asked, id)
  if (application === undefined) return null
  const { lang } = asked
  const proofs = await provenIn(asked, id!, values.get('proven') ?? '')
  const link = html`<a href="${linkIn(asked, `/desk/applications/${id}`)}" dir="auto">${application.organisation.name}</a>`
  return html`<input type="hidden" name="application" value="${id!}"><p class="notice">${say(lang, 'handOver.from')} ${link}</p>${boundLine(
    lang,
    {
      proven: values.get('proven') ?? '',
      evidence: proofs.flatMap(({ evidence }) => evidence),
    },
  )}${await paperChoice(asked, id!, values)}`
}

interface Bound {
  readonly application: { readonly id: string; readonly call: string } | undefined
  readonly papers: Digest[]
  readonly proofs: readonly Proof[]
}

/** Refuses `application_decided`, before anything is signed. */
export async function boundBy(asked: Asked, fields: URLSearchParams): Promise<Bound> {
  const id = fields.get('application')
  const application = await claimAt(asked, id)
  if (application === undefined) return { application: undefined, papers: [], proofs: [] }
  requireWaiting(application)
  return {
    application: { id: id!, call: application.call },
    papers: await chosenPapers(asked, id!, fields),
    proofs: await provenIn(asked, id!, fields.get('proven') ?? ''),
  }
}

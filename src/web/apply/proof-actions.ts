import { Refusal, unlessRefused } from '../../core/refusal.ts'
import { registeredDomain } from '../../outbound/public-suffix.ts'
import { mailboxIn, mayBeRerouted } from '../../people/addresses.ts'
import { askingOf } from '../../people/applications.ts'
import { challengeFor, keepLook, takeLook } from '../../people/challenges.ts'
import { aboutCode, answerCode, codeFor, codeOfLink, newCode, type Proven } from '../../people/codes.ts'
import { untilSettled } from '../../people/collection.ts'
import { documentTooLarge, keepDocument, MOST_DOCUMENT } from '../../people/documents.ts'
import { lookFor } from '../../people/domain-check.ts'
import { arrivalOf } from '../../people/letter-clock.ts'
import { keepEvidence, type Proof, proofKept } from '../../people/proofs.ts'
import { addressBrings } from '../../work/address-proof.ts'
import { readyBy } from '../../work/letters/officers-told.ts'
import { payersOf } from '../http/networks.ts'
import {
  type Asked,
  Checking,
  callShown,
  type Errors,
  Fieldset,
  hostIn,
  html,
  NO_ERRORS,
  nameIn,
  opening,
  postedForm,
  privatePage,
  readForm,
  refusalNotice,
  remark,
  say,
  seeOther,
  takeTurn,
  typedIn,
} from '../kit/kit.ts'
import { codeLetter } from '../letters/application.ts'
import { ownPage } from './applicant.ts'
import { applicationOf, mayProve, type Own, ownApplication } from './application.ts'
import type { Tried } from './proofs.ts'

/** What an applicant does on their own page to prove something. */

const MOST_FORM = 16 * 1024

export function sendCode(asked: Asked) {
  return proving(asked, 'address', async (own, fields, check) => {
    const typed = typedIn(fields, 'address')
    const address = mailboxIn(typed)
    check.must('address', say(asked.lang, 'proofs.addressBad', { typed }), address !== undefined)
    if (address === undefined) return undefined
    check.must('address', say(asked.lang, 'proofs.addressRerouted'), !mayBeRerouted(address))
    if (!check.isGood) return undefined
    const { log, now, worker } = asked.site
    const payers = payersOf(asked.address ?? '')
    const made = newCode()
    await untilSettled(async () => {
      const code = await codeFor(log, { application: own.id, address, payers }, made, now())
      const letter = await codeLetter(asked, { ...own, address, code })
      await log.drawer.apply([...code.changes, ...letter.changes], now())
    })
    worker.wake()
    return 'email-proof'
  })
}

export function takeCode(asked: Asked) {
  return proving(asked, 'code', async (own, fields, check) => {
    const typed = typedIn(fields, 'code')
    check.must('code', say(asked.lang, 'proofs.codeMissing'), /^[\d\s-]{8,20}$/.test(typed))
    if (!check.isGood) return undefined
    const { log, now } = asked.site
    await addressProven(asked, await answerCode(log.drawer, own.id, typed, now()), 'code')
    return 'email-proof'
  })
}

export function beginDomain(asked: Asked) {
  return proving(asked, 'domain', async (own, fields, check) => {
    const typed = typedIn(fields, 'domain')
    const host = check.ask('domain', say(asked.lang, 'proofs.domainBad', { typed }), () => provable(typed))
    if (host === undefined) return undefined
    const { log, now } = asked.site
    await challengeFor(log.drawer, own.id, host, now())
    return 'domain-proof'
  })
}

export function lookForLine(asked: Asked) {
  return proving(asked, 'look', async (own, fields) => {
    const { log, now, outbound, publicUrl } = asked.site
    const { drawer } = log
    const challenge = await takeLook(drawer, own.id, now())
    const how = fields.get('how') === 'https' ? 'https' : 'dns'
    const asking = { ...outbound, agent: `Avow (+${publicUrl})` }
    const { look, evidence } = await lookFor(how, asking, challenge, now())
    await keepLook(drawer, own.id, look, now())
    if (look.is !== 'holds') return 'domain-proof'
    const kept = await Promise.all(evidence.map(one => keepEvidence(drawer, one, now())))
    const { domain, token } = challenge
    const { at, dnssec } = look
    const seen = { method: 'domain', what: domain, how, domain, at, dnssec, evidence: kept, token } as const
    const proof: Proof = { ...seen, entry: null, handed: null }
    await drawer.apply([proofKept(own.id, proof), ...(await readyBy(asked.site, own.id, proof))], now())
    asked.site.worker.wake()
    return 'domain-proof'
  })
}

const BESIDE = 16 * 1024

export function takeDocument(asked: Asked) {
  return proving(asked, 'document', async (own, _, check) => {
    // Before the file is read: whoever has sent too many is not listened to.
    takeTurn(asked, 'upload', MOST_DOCUMENT / 1024)
    const form = await unlessRefused('request_oversize', () => readForm(asked, MOST_DOCUMENT + BESIDE))
    if (form === undefined) throw documentTooLarge()
    const bytes = form.files.get('document')
    check.must('document', say(asked.lang, 'documents.missing'), bytes !== undefined)
    if (bytes === undefined) return undefined
    const { log, now, limits } = asked.site
    await keepDocument(log.drawer, own.id, bytes, now(), limits.papers)
    return 'documents'
  })
}

/** Keeps the proof, uses up what brought it, and from now on letters go there, all in one commit. */
async function addressProven(asked: Asked, { application, address, used }: Proven, how: 'code' | 'link') {
  const { site } = asked
  const { drawer } = site.log
  // The letter itself is no evidence that outlives it.
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const none = { dnssec: null, evidence: [], token: null, entry: null }
  await untilSettled(async () => {
    const at = site.now()
    const { handed, until, changes } = await arrivalOf(drawer, aboutCode(application), at)
    const proof: Proof = { method: 'email', what: address, how, domain, at, ...none, handed }
    await drawer.apply([...used, ...changes, ...(await addressBrings(site, application, proof, until))], at)
  })
  site.worker.wake()
}

/** A domain that one holder can have registered, or a name below it. */
function provable(typed: string): string {
  const host = hostIn(typed)
  if (!host) throw new Refusal('domain_wrong', 'This is no domain.')
  registeredDomain(host)
  return host
}

/**
 * Reads one of the forms of the own page. `act` returns the part to go on at, or undefined where a field is wrong; what
 * it refuses is told at the form, with all that was typed.
 */
async function proving(
  asked: Asked,
  form: Tried['form'],
  act: (own: Own, fields: URLSearchParams, check: Checking) => Promise<string | undefined>,
) {
  const own = await ownApplication(asked)
  const typed = form === 'document' ? new URLSearchParams() : (await readForm(asked, MOST_FORM)).fields
  const check = new Checking()
  try {
    if (!mayProve(own.application))
      throw new Refusal(
        'changed_meanwhile',
        'This application was refused: there is nothing more to prove, or to send.',
      )
    if (form !== 'document') takeTurn(asked, 'proof')
    const next = await act(own, typed, check)
    if (next !== undefined) return seeOther(asked, `/applications/${asked.params.token}#${next}`)
    return ownPage(asked, own, { form, typed, errors: check.errors, trouble: null }, 422)
  } catch (error) {
    const trouble = refusalNotice(asked.lang, error)
    return ownPage(asked, own, { form, typed, errors: NO_ERRORS, trouble }, 409)
  }
}

/**
 * The link of a letter with a code. Scanners of mail open links, and some press what they find there, so a box has to
 * be ticked by hand.
 */
export async function showAddress(asked: Asked, errors: Errors = NO_ERRORS) {
  const { site, params, lang } = asked
  const { application: id, address } = await codeOfLink(site.log.drawer, params.token!, site.now())
  const application = await applicationOf(site, id)
  const call = await callShown(asked, application.call)
  const title = say(lang, 'confirm.title', { address })
  const lede = say(lang, 'confirm.lede', {
    call: nameIn(call.row.titles, lang).text,
    asks: askingOf(application),
    person: application.person.name,
    name: application.organisation.name,
  })
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  const form = postedForm(asked, `/addresses/${params.token}`, {
    f,
    fields: f.check('confirm', say(lang, 'confirm.mine')),
    button: say(lang, 'confirm.button'),
  })
  const more = html`
    <p class="mt">${say(lang, 'confirm.means')}</p>
    ${form}
    ${remark(say(lang, 'confirm.notMe'), 'mt')}
  `
  const main = opening(say(lang, 'confirm.kicker'), title, html`<span dir="auto">${lede}</span>`, more)
  return privatePage(asked, { title, main, call, current: 'sign' }, errors.size === 0 ? 200 : 422)
}

export async function confirmAddress(asked: Asked) {
  const { site, params, lang } = asked
  const { drawer } = site.log
  const now = site.now()
  const { fields } = await readForm(asked, 1024)
  if (fields.get('confirm') !== 'yes')
    return showAddress(asked, new Map([['confirm', say(lang, 'confirm.mineMissing')]]))
  const proven = await codeOfLink(drawer, params.token!, now)
  await addressProven(asked, proven, 'link')
  const call = await callShown(asked, (await applicationOf(site, proven.application)).call)
  const title = say(lang, 'confirm.done')
  const main = opening(say(lang, 'confirm.kicker'), title, say(lang, 'confirm.doneMeans'))
  return privatePage(asked, { title, main, call })
}

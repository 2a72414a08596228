import { sha256 } from '#crypto'
import { toBase64url, utf8 } from '../../core/bytes.ts'
import { challengeOf, pae } from '../../core/envelope.ts'
import { type Asked, hiddenFields, html, type Markup, mark, type Piece, say, scriptAt } from '../kit/kit.ts'

/**
 * The forms that a passkey answers. `src/browser/passkey.page.ts` takes them to the device, so a page with one names
 * the script `passkey`; `answer.ts` reads what comes back. The form holds the statement's own bytes: what is shown,
 * signed and posted is the same, whatever the server forgets in between.
 */

interface Common {
  readonly action: string
  /** Further fields: attacker-controlled once they come back. */
  readonly hidden?: Readonly<Record<string, string>>
  readonly button: string
  /** Fields that are sent as well, with a button that sends them alone: what that names goes before `hidden`. */
  readonly before?: Piece
  readonly explain?: Piece
  readonly second?: Piece
  /** As in `kit/posted-form`: the name by which the tab keeps what is typed. */
  readonly keep?: string
  /** What to do instead without a script. */
  readonly without?: Piece
}

interface PasskeyForm extends Common {
  /** Ids of the credentials that may answer, in base64url; none for whichever the device offers. */
  readonly credentials: readonly string[]
  readonly payload?: Uint8Array
  /** For a session: `newChallenge` of `people/sessions`. It can never be a statement's. */
  readonly challenge?: Uint8Array
}

/** A form around the bytes of a statement, or a session's challenge, that a passkey signs. */
export function passkeyForm(asked: Asked, form: PasskeyForm): Markup {
  const { payload } = form
  const challenge = payload === undefined ? form.challenge : challengeOf(pae(payload))
  if (challenge === undefined) throw new TypeError('A passkey is asked for a statement or for a session.')
  const fields = {
    ...form.hidden,
    ...(payload === undefined ? {} : { payload: toBase64url(payload) }),
    credential: '',
    authenticatorData: '',
    clientDataJSON: '',
    signature: '',
  }
  return ceremony(asked, form, 'get', challenge, fields, { credentials: form.credentials.join(' ') })
}

export interface EnrolForm extends Common {
  /** The one-time link that asks: a new passkey replaces what the device has made for it before. */
  readonly link: string
  readonly name: string
  readonly challenge: Uint8Array
  /** Credentials whose device must not make a second key, in base64url. */
  readonly exclude?: readonly string[]
}

/** A form that asks a device for a new passkey. */
export function enrolForm(asked: Asked, form: EnrolForm): Markup {
  const fields = {
    ...form.hidden,
    credential: '',
    publicKey: '',
    alg: '',
    clientDataJSON: '',
    authenticatorData: '',
  }
  return ceremony(asked, form, 'create', form.challenge, fields, {
    'rp-name': rpIdOf(asked.site.publicUrl),
    'user-id': toBase64url(userOf(form.link)),
    'user-name': form.name,
    'user-display': form.name,
    exclude: (form.exclude ?? []).join(' '),
  })
}

/**
 * The user as the device knows them, 16 bytes. A device holds one passkey of a site for a user (WebAuthn Level 3,
 * section 6.3.2, step 7), so a second try by the same link leaves no orphan to be offered at each sign-in.
 */
function userOf(link: string) {
  return sha256(utf8(`passkey of ${link}`)).subarray(0, 16)
}

/** The host of this server's public address: what its passkeys are bound to. */
export function rpIdOf(publicUrl: string): string {
  return new URL(publicUrl).hostname
}

type Asking = 'get' | 'create'

function troublesIn({ lang, site }: Asked, asking: Asking) {
  return {
    insecure: say(lang, 'ceremony.insecure'),
    unsupported: say(lang, 'ceremony.unsupported'),
    offline: say(lang, 'ceremony.offline'),
    cancelled: say(lang, asking === 'create' ? 'ceremony.notMade' : 'ceremony.cancelled'),
    timeout: say(lang, 'ceremony.timeout'),
    'unknown-here': say(lang, 'ceremony.unknownHere'),
    'known-here': say(lang, 'ceremony.knownHere'),
    unable: say(lang, 'ceremony.unable'),
    'wrong-site': say(lang, 'ceremony.wrongSite', { host: rpIdOf(site.publicUrl) }),
    failed: say(lang, 'ceremony.failed'),
  }
}

function ceremony(
  asked: Asked,
  { action, before = null, button, explain = null, second = null, keep, without = null }: Common,
  asking: Asking,
  challenge: Uint8Array,
  fields: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>>,
) {
  const { lang, site } = asked
  const data = {
    passkey: asking,
    challenge: toBase64url(challenge),
    'rp-id': rpIdOf(site.publicUrl),
    ...more,
  }
  const attributes = Object.entries(data).map(([name, value]) => html` data-${name}="${value}"`)
  const heading = say(lang, asking === 'create' ? 'ceremony.noneMade' : 'ceremony.nothingSent')
  const words = Object.entries(troublesIn(asked, asking)).map(
    ([name, sentence]) =>
      html`<template data-words="${name}"><h2>${heading}</h2><p>${sentence}</p></template>`,
  )
  // A server whose scripts were never built says so, and blames no browser.
  const isBuilt = scriptAt('passkey') !== undefined
  const noScript = html`<p class="notice">${say(lang, isBuilt ? 'ceremony.noScript' : 'ceremony.notBuilt')}</p>${without}`
  // Disabled until the script is there: on a slow line the form could be sent before any device was asked.
  return html`<form class="form" method="post" novalidate action="${action}"${attributes}${keep === undefined ? null : html` data-keep="${keep}"`}>
    ${isBuilt ? html`<noscript>${noScript}</noscript>` : noScript}
    ${before}
    ${hiddenFields(fields)}
    ${explain}
    <div hidden class="errors" role="alert" tabindex="-1" data-alert="${say(lang, 'frame.error', { title: '{title}' })}"></div>
    <div class="actions needs-script">
      <button class="btn" data-ask disabled>${mark('key')}${button}</button>${second}
    </div>
    ${isBuilt ? html`<p class="notice needs-script late">${say(lang, 'ceremony.late')}</p>` : null}
    ${words}
  </form>`
}

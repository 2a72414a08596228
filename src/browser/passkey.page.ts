import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

/**
 * The one script that a page needs: it takes a form with `data-passkey` to the device and back. It has no words of its
 * own, since the page says everything in its reader's language; what went wrong stands in the form as templates, by
 * name. Whatever goes wrong, the form stays as it is and the button works again.
 */

/** Names of the templates in `src/web/passkey/ceremony.ts`. */
type Trouble =
  | 'insecure'
  | 'unsupported'
  | 'offline'
  | 'cancelled'
  | 'timeout'
  | 'unknown-here'
  | 'known-here'
  | 'unable'
  | 'wrong-site'
  | 'failed'

/** Milliseconds: long enough to fetch a key from another room. The browser may end it sooner. */
const PATIENCE = 300_000

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) listen(form)

function listen(form: HTMLFormElement): void {
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (form.getAttribute('aria-busy') !== 'true') void ask(form)
  })
  form.querySelector<HTMLButtonElement>('button[data-ask]')!.disabled = false
  // A page that the back button brings again was left while busy.
  window.addEventListener('pageshow', () => setBusy(form, false))
}

async function ask(form: HTMLFormElement): Promise<void> {
  hide(form)
  setBusy(form, true)
  const before = await troubleBefore()
  if (before !== undefined) {
    setBusy(form, false)
    return tell(form, before)
  }
  const started = performance.now()
  try {
    if (form.dataset.passkey === 'create') putCreated(form, await create(form))
    else putSigned(form, await get(form))
  } catch (error) {
    setBusy(form, false)
    return tell(form, troubleOf(error, performance.now() - started))
  }
  // Past the listener above: the browser sends the form as it would any other.
  form.submit()
}

/** What can be told before the device is asked. */
async function troubleBefore(): Promise<Trouble | undefined> {
  if (!window.isSecureContext) return 'insecure'
  if (typeof window.PublicKeyCredential !== 'function') return 'unsupported'
  // A browser without a network takes itself for offline, even where the server is the same machine: the server is
  // asked.
  if (navigator.onLine !== false) return undefined
  const answers = fetch('/healthz', { cache: 'no-store' }).then(({ ok }) => ok)
  return (await answers.catch(() => false)) ? undefined : 'offline'
}

function get({ dataset }: HTMLFormElement): Promise<AuthenticationResponseJSON> {
  return startAuthentication({
    optionsJSON: {
      challenge: dataset.challenge!,
      rpId: dataset.rpId!,
      allowCredentials: idsIn(dataset.credentials).map(id => ({ id, type: 'public-key' })),
      userVerification: 'required',
      timeout: PATIENCE,
    },
  })
}

function create({ dataset }: HTMLFormElement): Promise<RegistrationResponseJSON> {
  return startRegistration({
    optionsJSON: {
      challenge: dataset.challenge!,
      rp: { id: dataset.rpId!, name: dataset.rpName! },
      user: { id: dataset.userId!, name: dataset.userName!, displayName: dataset.userDisplay! },
      // ES256, and RS256 for Windows Hello: what the log takes of a passkey.
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      excludeCredentials: idsIn(dataset.exclude).map(id => ({ id, type: 'public-key' })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      attestation: 'none',
      timeout: PATIENCE,
    },
  })
}

function putSigned(form: HTMLFormElement, { id, response }: AuthenticationResponseJSON): void {
  put(form, 'credential', id)
  put(form, 'authenticatorData', base64(response.authenticatorData))
  put(form, 'clientDataJSON', base64(response.clientDataJSON))
  put(form, 'signature', base64(response.signature))
}

function putCreated(form: HTMLFormElement, { id, response }: RegistrationResponseJSON): void {
  const { publicKey, publicKeyAlgorithm, authenticatorData } = response
  // WebAuthn Level 3 asks for all three; a browser extension that stands in between may have none.
  if (publicKey === undefined || publicKeyAlgorithm === undefined || authenticatorData === undefined)
    throw new DOMException('', 'NotSupportedError')
  put(form, 'credential', id)
  put(form, 'publicKey', base64(publicKey))
  put(form, 'alg', String(publicKeyAlgorithm))
  put(form, 'clientDataJSON', base64(response.clientDataJSON))
  put(form, 'authenticatorData', base64(authenticatorData))
}

function put(form: HTMLFormElement, name: string, value: string): void {
  ;(form.elements.namedItem(name) as HTMLInputElement).value = value
}

/**
 * By the names that WebAuthn gives (Level 3, sections 5.1.3 and 5.1.4). It tells nobody whether a device holds a key:
 * the one name for cancelled, timed out and not found is told apart by time alone.
 */
function troubleOf(error: unknown, after: number): Trouble {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  switch (cause instanceof Error ? cause.name : '') {
    case 'NotAllowedError':
      return after >= PATIENCE - 1_000 ? 'timeout' : 'cancelled'
    case 'AbortError':
      return 'cancelled'
    case 'InvalidStateError':
      return 'known-here'
    case 'NotFoundError':
    case 'UnknownError':
      return 'unknown-here'
    case 'ConstraintError':
    case 'NotSupportedError':
      return 'unable'
    case 'SecurityError':
      return 'wrong-site'
    default:
      return 'failed'
  }
}

function tell(form: HTMLFormElement, trouble: Trouble): void {
  const alert = form.querySelector<HTMLElement>('[data-alert]')!
  const words =
    form.querySelector<HTMLTemplateElement>(`template[data-words="${trouble}"]`) ??
    form.querySelector<HTMLTemplateElement>('template[data-words="failed"]')!
  alert.hidden = false
  alert.dataset.trouble = trouble
  alert.replaceChildren(words.content.cloneNode(true))
  alert.focus()
}

function hide(form: HTMLFormElement): void {
  const alert = form.querySelector<HTMLElement>('[data-alert]')!
  alert.hidden = true
  alert.replaceChildren()
}

/** Not `disabled` again, which would take the focus from whoever uses the keyboard. */
function setBusy(form: HTMLFormElement, busy: boolean): void {
  form.setAttribute('aria-busy', String(busy))
  form.querySelector('button[data-ask]')?.setAttribute('aria-disabled', String(busy))
}

function idsIn(list = ''): string[] {
  return list.split(' ').filter(id => id !== '')
}

/** The library speaks base64url, envelopes speak base64. */
function base64(base64url: string): string {
  const text = base64url.replaceAll('-', '+').replaceAll('_', '/')
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

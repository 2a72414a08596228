import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { isChanged } from './keep-typed.page.ts'

/**
 * The one script that a page needs: it takes a form with `data-passkey` to the device and back. It has no words of its
 * own: the form holds a template for each trouble, in its reader's language. Whatever goes wrong, the form stays as it
 * is and the button works again.
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
  const button = form.querySelector<HTMLButtonElement>('button[data-ask]')!
  form.addEventListener('submit', event => {
    // Another button of the form needs no device.
    if (event.submitter !== null && event.submitter !== button) return
    // What is missing the server says in the words of the page; no device is asked before.
    if (!form.checkValidity()) return
    event.preventDefault()
    if (form.getAttribute('aria-busy') !== 'true') void ask(form)
  })
  const look = () => {
    button.disabled = isUnsaved(form)
  }
  look()
  form.addEventListener('input', look)
  // A page that the back button brings again was left while busy, or with other answers.
  window.addEventListener('pageshow', () => {
    setBusy(form, false)
    look()
  })
}

/** Answers that are not saved would change what is signed: the page says so, and nobody signs. */
function isUnsaved(form: HTMLFormElement): boolean {
  const answers = form.querySelector('[data-answers]')
  const isIt = answers !== null && isChanged(form, answers)
  for (const says of form.querySelectorAll<HTMLElement>('[data-unsaved]')) says.hidden = !isIt
  for (const folded of answers?.querySelectorAll('details') ?? [])
    if (isChanged(form, folded)) folded.open = true
  return isIt
}

async function ask(form: HTMLFormElement): Promise<void> {
  show(form)
  setBusy(form, true)
  const trouble = (await troubleBefore()) ?? (await troubleIn(form))
  // Past the listener above: the browser sends the form as it would any other.
  if (trouble === undefined) return form.submit()
  setBusy(form, false)
  show(form, trouble)
}

/** Asks the device, and puts its answer into the form. */
async function troubleIn(form: HTMLFormElement): Promise<Trouble | undefined> {
  const started = performance.now()
  try {
    const answer = form.dataset.passkey === 'create' ? created(await create(form)) : signed(await get(form))
    for (const [name, value] of Object.entries(answer))
      (form.elements.namedItem(name) as HTMLInputElement).value = value
    return undefined
  } catch (error) {
    return troubleOf(error, performance.now() - started)
  }
}

/** What can be told before the device is asked. */
async function troubleBefore(): Promise<Trouble | undefined> {
  if (!window.isSecureContext) return 'insecure'
  if (typeof window.PublicKeyCredential !== 'function') return 'unsupported'
  // A browser without a network takes itself for offline, even where the server is on the same machine: so ask it.
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

const signed = ({ id, response }: AuthenticationResponseJSON) => ({
  credential: id,
  authenticatorData: base64(response.authenticatorData),
  clientDataJSON: base64(response.clientDataJSON),
  signature: base64(response.signature),
})

function created({ id, response }: RegistrationResponseJSON) {
  const { publicKey, publicKeyAlgorithm, authenticatorData } = response
  // WebAuthn Level 3 asks for all three; a browser extension that stands in between may have none.
  if (publicKey === undefined || publicKeyAlgorithm === undefined || authenticatorData === undefined)
    throw new DOMException('', 'NotSupportedError')
  return {
    credential: id,
    publicKey: base64(publicKey),
    alg: String(publicKeyAlgorithm),
    clientDataJSON: base64(response.clientDataJSON),
    authenticatorData: base64(authenticatorData),
  }
}

/**
 * By the names that WebAuthn gives (Level 3, sections 5.1.3 and 5.1.4). Cancelled, timed out and not found have one
 * name there, since nobody is to learn whether a device holds a key; time alone tells them apart.
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

const TITLE = document.title

/** Shows a trouble, as what can be mended and tried again; without one hides the last. */
function show(form: HTMLFormElement, trouble?: Trouble): void {
  const alert = form.querySelector<HTMLElement>('[data-alert]')!
  alert.hidden = trouble === undefined
  alert.replaceChildren()
  document.title = trouble === undefined ? TITLE : alert.dataset.alert!.replace('{title}', () => TITLE)
  if (trouble === undefined) return
  const wordsOf = (name: string) => form.querySelector<HTMLTemplateElement>(`template[data-words="${name}"]`)
  const words = wordsOf(trouble) ?? wordsOf('failed')!
  alert.dataset.trouble = trouble
  alert.append(words.content.cloneNode(true))
  alert.focus()
}

/** Not `disabled`, which would take the focus from whoever uses the keyboard. */
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

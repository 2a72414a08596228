import type { Page } from 'playwright-core'

/** A passkey with its private key, as Chromium's protocol writes one down; all binary members are base64. */
export interface Credential {
  readonly credentialId: string
  readonly isResidentCredential: boolean
  readonly privateKey: string
  readonly signCount: number
  readonly rpId?: string
  readonly userHandle?: string
}

/**
 * The authenticator of a machine or phone, as Chromium simulates it: it keeps passkeys for whoever asks rightly, and
 * its owner confirms at once, with a finger or a PIN, unless told otherwise. It belongs to one page and survives that
 * page's navigations; a second tab on the same machine is `sameOn`.
 */
export interface Authenticator {
  /** The owner does not confirm: every ceremony ends in the page as one that was cancelled (`NotAllowedError`). */
  cancels(): Promise<void>
  /** The owner confirms again. */
  confirms(): Promise<void>
  /** The owner looks at the prompt and does nothing: a ceremony begun now waits until its page gives it up. */
  hesitates(): Promise<void>
  /** What it signs from now on is wrong, as from a broken device. */
  signsWrongly(): Promise<void>
  /** Its passkeys are gone, as on another device. */
  forgets(): Promise<void>
  count(): Promise<number>
  /** Its passkeys, with their private keys, and how to put one in: a copy synchronised to another device. */
  credentials(): Promise<readonly Credential[]>
  take(credential: Credential): Promise<void>
  /** Another tab on the same machine: an authenticator with copies of the same passkeys. */
  sameOn(page: Page): Promise<Authenticator>
  /** Unplugged: the page has none from now on. */
  remove(): Promise<void>
}

type Kind = 'internal' | 'usb'

/** Gives a page an authenticator. Two on one page are a phone and a key on the ring, or two people's. */
export async function newAuthenticator(page: Page, kind: Kind = 'internal'): Promise<Authenticator> {
  const cdp = await page.context().newCDPSession(page)
  // With its dialogues, Chromium would wait for a click that nobody can give.
  await cdp.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: kind,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const held = { authenticatorId }
  const present = (enabled: boolean) =>
    cdp.send('WebAuthn.setAutomaticPresenceSimulation', { ...held, enabled })
  const verified = (isUserVerified: boolean) =>
    cdp.send('WebAuthn.setUserVerified', { ...held, isUserVerified })
  const credentials = async () => (await cdp.send('WebAuthn.getCredentials', held)).credentials
  return {
    async cancels() {
      await present(true)
      await verified(false)
    },
    async confirms() {
      await verified(true)
      await present(true)
    },
    async hesitates() {
      await present(false)
    },
    async signsWrongly() {
      await cdp.send('WebAuthn.setResponseOverrideBits', { ...held, isBogusSignature: true })
    },
    async forgets() {
      await cdp.send('WebAuthn.clearCredentials', held)
    },
    count: async () => (await credentials()).length,
    credentials,
    async take(credential) {
      await cdp.send('WebAuthn.addCredential', { ...held, credential })
    },
    async sameOn(other) {
      const same = await newAuthenticator(other, kind)
      for (const credential of await credentials()) await same.take(credential)
      return same
    },
    async remove() {
      await cdp.send('WebAuthn.removeVirtualAuthenticator', held)
    },
  }
}

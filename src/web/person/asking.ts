import { randomBytes } from '#crypto'
import { toBase64 } from '../../core/bytes.ts'
import { SALT_LENGTH } from '../../core/words.ts'
import { endLink, newLink } from '../../people/links.ts'
import {
  addLink,
  findPerson,
  giveCode,
  hashOfAddress,
  hashOfCode,
  keepRequest,
  mayWrite,
  type PersonRequest,
  REQUEST_SECONDS,
  signedBy,
} from '../../people/persons.ts'
import { commitmentOf, formatDisclosure } from '../../register/disclosure.ts'
import type { Text } from '../../register/shapes.ts'
import type { Asked } from '../asked.ts'
import type { Signable } from '../sign/signable.ts'
import { writeConfirm, writeKnown } from './letters.ts'
import { writeLater } from './writing.ts'

/** A person asks to sign: what they typed is kept for two days, and a letter goes to the address. */

export interface Typed {
  readonly name: string
  readonly shown: boolean
  /** A mailbox, as `people/addresses.ts` writes it. */
  readonly email: string
}

/** Returns the token of the page on which the code from the letter is typed. */
export async function askToSign(
  asked: Asked,
  { call, manifest }: Signable,
  text: Text,
  { name, shown, email }: Typed,
): Promise<string> {
  const { log, now } = asked.site
  const { drawer } = log
  const policy = call.row.policy
  const read = { lang: text.lang, digest: text.digest }
  const salted = {
    disclosure: formatDisclosure({
      v: 1,
      kind: 'avow-person',
      log: log.origin,
      call: call.id,
      manifest,
      policy,
      name,
      read,
    }),
    salt: randomBytes(SALT_LENGTH),
  }
  const commitment = commitmentOf(salted)
  const made = now()
  const expires = made + REQUEST_SECONDS
  const link = { subject: commitment, expires } as const
  const page = await newLink(drawer, { ...link, purpose: 'person-code' }, made)
  const letter = await newLink(drawer, { ...link, purpose: 'person' }, made)
  const request: PersonRequest = {
    call: call.id,
    lang: asked.lang,
    name,
    shown,
    manifest,
    policy,
    read,
    disclosure: toBase64(salted.disclosure),
    salt: toBase64(salted.salt),
    made,
    links: [page.id, letter.id],
    email,
    code: null,
    tries: 0,
  }
  await keepRequest(drawer, commitment, request)
  // Whoever asks learns nothing of who has signed: the answer is the same, as soon, and the letter tells its reader alone.
  writeLater(asked.site, () => writeTo(asked, commitment, request, letter))
  return page.token
}

async function writeTo(
  asked: Asked,
  commitment: string,
  request: PersonRequest,
  letter: { readonly token: string; readonly id: string },
): Promise<void> {
  const { log, now } = asked.site
  const { drawer } = log
  const { email, lang, call } = request
  const address = hashOfAddress(log, email)
  if (!(await mayWrite(drawer, address, now()))) return
  const standing = await standingBy(asked, request, address)
  if (standing === undefined) {
    const code = newCode()
    // Before the letter is written, which may be read at once.
    const sent = await giveCode(drawer, commitment, hashOfCode(log, commitment, code), now())
    if (sent === undefined) return
    const { wishesLink } = await writeConfirm(asked, commitment, sent, { token: letter.token, code })
    if (!(await addLink(drawer, commitment, wishesLink, now()))) await endLink(drawer, wishesLink)
  } else {
    await endLink(drawer, letter.id)
    await writeKnown(asked, standing, { to: email, lang, call })
  }
}

/** The commitment by which this address signed this very text under this policy already. */
async function standingBy(
  { site }: Asked,
  { call, manifest, policy }: PersonRequest,
  address: string,
): Promise<string | undefined> {
  const { drawer } = site.log
  const commitment = await signedBy(drawer, call, address, site.now())
  const person = commitment === undefined ? undefined : await findPerson(drawer, commitment, site.now())
  return person?.manifest === manifest && person.policy === policy ? commitment : undefined
}

/** Eight digits, each as likely as another. */
function newCode(): string {
  const most = 10 ** 8
  for (;;) {
    const number = new DataView(randomBytes(4).buffer).getUint32(0)
    // Above the last whole multiple some numbers would come more often.
    if (number < Math.floor(2 ** 32 / most) * most) return String(number % most).padStart(8, '0')
  }
}

import { randomBytes } from '#crypto'
import { toBase64 } from '../../core/bytes.ts'
import { SALT_LENGTH } from '../../core/words.ts'
import { newLink } from '../../people/links.ts'
import { keepRequest, oweLetter, type PersonRequest, REQUEST_SECONDS } from '../../people/persons.ts'
import { commitmentOf, formatDisclosure } from '../../register/disclosure.ts'
import type { Text } from '../../register/kinds.ts'
import type { Asked } from '../asked.ts'
import type { Offer } from '../sign/offer.ts'
import { writeSoon } from './writing.ts'

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
  { call, manifest }: Offer,
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
  const link = { purpose: 'person-code', subject: commitment, expires: made + REQUEST_SECONDS } as const
  const page = await newLink(drawer, link, made)
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
    links: [page.id],
    email,
    code: null,
    tries: 0,
  }
  await keepRequest(drawer, commitment, request)
  // Whoever asks learns nothing of who has signed: the answer is the same, as soon, and the letter tells its reader alone.
  // On disk before the answer is that a letter is owed, as for everybody; which one is asked when that has left.
  await oweLetter(drawer, commitment, { ends: null }, made)
  writeSoon(asked.site)
  return page.token
}

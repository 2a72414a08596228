import { parseEnvelope } from '../../core/envelope.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { readForm } from '../form.ts'
import { embargoOn } from '../launch/embargo.ts'
import { sealSignature } from '../launch/seal.ts'
import { payloadIn, signedBy } from '../passkey/returned.ts'
import { throughTheDoor } from '../statements.ts'
import { confirmPage } from './confirm-page.ts'
import { draftIn, keepInDraft, type SignDraft } from './draft.ts'
import { signedStatement, wordsBeside } from './statement.ts'
import { toDone } from './steps.ts'
import { atStep, inCeremony } from './stopped.ts'
import { keepAnswered, keyThatAnswered } from './whose-key.ts'

/** Step 4: the statement is shown, and comes back signed. */

export const showConfirm = atStep(4, (asked, draft) => confirmPage(asked, draft))

/** The passkey's answer. The bytes in the form are those that it was asked for, so they are what is posted. */
export const signConfirmed = inCeremony(async asked => {
  const { fields } = await readForm(asked)
  const draft = await draftIn(asked)
  const payload = payloadIn(fields)
  // Before any key is looked for: another party's statement is nobody's business here.
  signedStatement(asked, draft, payload)
  const keyid = await keyThatAnswered(asked, draft.party, payload, fields)
  const answer = await postSigned(asked, draft, signedBy(payload, keyid, fields))
  await keepAnswered(asked, draft.party, keyid, fields)
  return answer
})

/**
 * Through the one door, with the words that the statement binds; under seal before an hour that was set. It may come
 * twice, when an answer was lost: the door then says where it stands already.
 */
export async function postSigned(asked: Asked, draft: SignDraft, envelope: Uint8Array): Promise<Answer> {
  const statement = signedStatement(asked, draft, parseEnvelope(envelope).payload)
  const posted = { envelope, parts: wordsBeside(draft, statement) }
  const opens = await embargoOn(asked.site, statement.call!)
  const done =
    opens === null
      ? await throughTheDoor(asked.site, posted)
      : await sealSignature(asked.site, { ...posted, opens })
  const sealed = 'commitment' in done ? done.commitment : undefined
  await keepInDraft(asked, draft.token, { done: String(done.index), sealed })
  return toDone(asked, { token: draft.token, sealed }, done.index)
}

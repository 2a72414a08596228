/**
 * A refusal is a clear no: a code from a closed union, a sentence, and what would mend it.
 *
 * `law`    a function of the statement and of earlier entries alone: every auditor rechecks it
 * `door`   private state (limits, disks, what came beside the statement): nobody can recheck it
 * `proof`  what a holder of a receipt, a checkpoint or a copy of the log finds wrong with it
 * `use`    the request or the command makes no sense, or what it names is not here
 */
export type RefusalKind = 'law' | 'door' | 'proof' | 'use'

interface Meaning {
  readonly kind: RefusalKind
  /** What is wrong, for a stranger; the thrown detail is more exact. */
  readonly title: string
  /** What would mend it; an imperative sentence. */
  readonly mend: string
}

const law = (title: string, mend: string) => ({ kind: 'law', title, mend }) as const
const door = (title: string, mend: string) => ({ kind: 'door', title, mend }) as const
const proof = (title: string, mend: string) => ({ kind: 'proof', title, mend }) as const
const use = (title: string, mend: string) => ({ kind: 'use', title, mend }) as const

export const REFUSALS = {
  // Law: the bytes
  bytes_malformed: law('Some bytes are not in the form that is asked for.', 'Send them as the format says.'),
  json_malformed: law('This is not canonical JSON (RFC 8785).', 'Print it with a JCS library.'),
  envelope_malformed: law('This is not a DSSE envelope.', 'Make it as spec/envelope.md says.'),
  envelope_oversize: law('The envelope is too large for one entry.', 'Move long words beside the statement.'),
  statement_malformed: law(
    'The statement has not the form that the specification asks for.',
    'Compare it with spec/statement.md.',
  ),
  statement_oversize: law('The statement is larger than 32 KiB.', 'Move long words beside it, by digest.'),
  statement_repeated: law(
    'The log holds this very statement twice.',
    'Tell the depositary and the auditors.',
  ),
  type_unknown: law('No statement of this type is known.', 'See the list of types in spec/register.md.'),
  body_malformed: law('The body does not fit the type of the statement.', 'Correct the field that is named.'),
  entry_malformed: law('This is not an entry.', 'Ask another mirror for these bytes.'),
  time_malformed: law(
    'This is not a time of the form 2026-01-31T12:00:00Z.',
    'Write the time in UTC, to the second.',
  ),
  admitted_decreasing: law(
    'An entry is dated before the one that it follows.',
    'Correct the clock of the depositary.',
  ),

  // Law: where and when
  log_wrong: law('The statement is for another log.', 'Sign it again for this log.'),
  log_unestablished: law('This log has not been established.', 'Post depositary/established first.'),
  log_established: law('This log has been established already.', 'Open another log.'),
  rules_unsupported: law('These rules are newer than this software.', 'Update the software.'),
  rules_wrong: law('Rules follow one another by number.', 'Name the next version.'),
  seen_ahead: law(
    'The statement has seen a log larger than this one.',
    'Read the checkpoint of this log again.',
  ),
  seen_foreign: law(
    'The statement has seen another history than this log keeps.',
    'Compare the two checkpoints: one log shows two histories.',
  ),
  seen_stale: law(
    'What the statement relies on has changed since.',
    'Read the register again, then sign again.',
  ),
  at_expired: law('The statement was signed too long ago.', 'Sign it again.'),
  at_future: law('The statement is dated in the future.', 'Correct the clock and sign again.'),
  anchor_wrong: law(
    'The anchored checkpoint is not one of this log.',
    'Anchor a checkpoint that this log published.',
  ),

  // Law: keys and signers
  key_malformed: law(
    'This key cannot be used.',
    'Make an Ed25519, P-256 or RSA key as spec/envelope.md says.',
  ),
  key_unknown: law(
    'The key that signed is not in the register.',
    'Have the key added, or sign with one that is.',
  ),
  key_revoked: law('The key that signed was revoked.', 'Sign with another key.'),
  key_known: law('A key enters the log once, ever.', 'Make a new key.'),
  key_unproven: law('A new key must sign the statement that adds it.', 'Sign with the new key too.'),
  key_use_wrong: law(
    'A key of this use cannot sign this.',
    'Sign with a key of the use that the type asks for.',
  ),
  key_last: law('This is the last key of the depositary.', 'Add another key first.'),
  signature_invalid: law('A signature does not match.', 'Sign exactly these bytes again.'),
  signer_missing: law('A signature that this type asks for is missing.', 'Collect it before posting.'),
  signer_unexpected: law('Somebody signed whom this type does not ask for.', 'Leave that signature out.'),
  author_wrong: law('The statement is by another than its signer.', 'Sign with a key of the author.'),
  passkey_malformed: law(
    'The passkey assertion has not the form that WebAuthn gives it.',
    'Sign again with the passkey.',
  ),
  passkey_wrong: law(
    'The passkey was used on another page, for another challenge, or without its user.',
    'Sign on the page where the key was made.',
  ),

  // Law: calls, texts, policies
  call_unknown: law('There is no such call.', 'See the list of calls.'),
  call_exists: law('A call of this name is open already.', 'Choose another name.'),
  call_closed: law('The call is closed.', 'Read why on the page of the call.'),
  record_independent: law(
    'This is an independent record of a call that somebody else keeps; it takes no signatures.',
    'Sign with the convener of the call.',
  ),
  text_unknown: law('There is no such text under this call.', 'Read the text again, then sign.'),
  text_exists: law('This text is published already.', 'Publish another, or nothing.'),
  text_superseded: law('A newer text has replaced this one.', 'Read the new text, then sign.'),
  language_unknown: law('The text is not published in this language.', 'Name a language of the text.'),
  policy_wrong: law('This is not the policy in force.', 'Read the policy in force, then sign.'),
  policy_unchanged: law('This policy is in force already.', 'Change it, or send nothing.'),
  rule_unknown: law('The policy has no such rule.', 'Name a rule of the policy in force.'),

  // Law: parties, roles, signatures
  party_unknown: law('There is no such party in the register.', 'Have it admitted first.'),
  party_exists: law(
    'A party of this name stands in the register already.',
    'Choose another id, or update that party.',
  ),
  party_claimed: law('Another party has claimed this row.', 'Object to that claim.'),
  party_unclaimed: law(
    'This party was copied from a list; it has not been admitted.',
    'Have it admitted first.',
  ),
  kind_uninvited: law('The call does not invite parties of this kind.', 'See whom the policy invites.'),
  mandate_insufficient: law(
    'The mandate is weaker than the policy asks for.',
    'Have the mandate checked further.',
  ),
  role_unknown: law('There is no such role.', 'Name a role in force.'),
  role_exists: law('This role was granted already.', 'Choose another id.'),
  role_term: law('This role has a minimum term that has not passed.', 'Wait until its term has passed.'),
  signature_exists: law(
    'The party has signed this text under this policy already.',
    'Nothing is left to do; withdraw it first to sign otherwise.',
  ),
  signature_unknown: law('The party has no standing signature on this call.', 'Sign first.'),
  signature_removed: law(
    'The signature of this party was removed by a published rule.',
    'Ask the depositary to restore it.',
  ),
  signature_standing: law('The signature of this party stands.', 'Nothing is left to do.'),
  words_unknown: law('No entry binds these words.', 'Name the digest that an entry binds.'),
  words_withheld: law(
    'These words are withheld.',
    'Read the ground and the authority in the entry that withholds them.',
  ),
  switch_uncoverable: law('No switch covers this type of statement.', 'Leave it out: nobody may silence it.'),
  source_wrong: law('This list does not say what the row says of it.', 'Correct the dates of the row.'),

  // Door
  request_malformed: door('The request cannot be read.', 'Send an envelope as JSON, or multipart/form-data.'),
  request_oversize: door('The request is too large.', 'Send less in one request.'),
  media_type_wrong: door(
    'This media type is not taken here.',
    'Send application/json or multipart/form-data.',
  ),
  cross_site: door(
    'The form was sent from another site.',
    'Open the page on this site and send the form from there.',
  ),
  words_missing: door(
    'Words that the statement binds did not come with it.',
    'Send each as a part named by its digest.',
  ),
  words_wrong: door(
    'Words that came beside the statement do not match their digest.',
    'Send the exact bytes and the salt.',
  ),
  words_unbound: door('Something came beside the statement that it does not bind.', 'Leave it out.'),
  not_nfc: door('Text is not in Unicode normalisation form C.', 'Normalise it to NFC.'),
  switched_off: door('The depositary has switched this off.', 'Read the reason on the page of the log.'),
  rate_limited: door('Too many requests.', 'Wait, then try again.'),
  read_only: door('This server reads only at present.', 'Try again later; nothing was recorded.'),
  store_failing: door(
    'The disk or the database refused to write.',
    'Try again later; nothing was acknowledged.',
  ),
  store_damaged: door(
    'The stored log does not agree with itself.',
    'Restore a backup; run avow fsck to see where.',
  ),
  store_newer: door(
    'The database was written by newer software.',
    'Update the software, or restore an older backup.',
  ),
  outcome_unknown: door(
    'Whether the statement was recorded is not known yet.',
    'Post the same bytes again: it is recorded once.',
  ),

  // Proof
  note_malformed: proof('This is not a signed note.', 'Fetch it again.'),
  checkpoint_malformed: proof('This is not a checkpoint.', 'Fetch it again.'),
  checkpoint_unsigned: proof(
    'The checkpoint is not signed by the log that you trust.',
    'Compare the key with the one published by the depositary.',
  ),
  cosignature_malformed: proof('This is not a cosignature.', 'Fetch it again.'),
  quorum_missing: proof(
    'Fewer witnesses have cosigned than you ask for.',
    'Wait for the witnesses, or ask for fewer.',
  ),
  proof_malformed: proof('This is not a tlog-proof.', 'Fetch it again.'),
  proof_wrong: proof(
    'The proof does not lead to the root.',
    'Fetch it again; if it stays so, keep both: they are evidence.',
  ),
  tile_malformed: proof('This is not a tile of this log.', 'Fetch it from another mirror.'),
  receipt_malformed: proof('This is not an Avow receipt.', 'Ask the depositary for the receipt again.'),
  receipt_incomplete: proof(
    'The receipt lacks an entry that it rests on.',
    'Ask the depositary for the receipt again.',
  ),
  text_wrong: proof('The text is not the one that was signed.', 'Compare the digests.'),
  log_forked: proof('The log shows two histories.', 'Keep both checkpoints and publish them: they prove it.'),
  log_shrunk: proof(
    'The log is smaller than it was seen before.',
    'Keep both checkpoints; ask the depositary what happened.',
  ),
  root_wrong: proof(
    'The entries do not give the root that the checkpoint names.',
    'Fetch the log from another mirror; keep both.',
  ),
  register_wrong: proof('The register does not follow from the log.', 'Keep both and tell the depositary.'),

  // Use
  sign_in_needed: use('This is for those who have signed in.', 'Sign in with your passkey, then go on.'),
  link_spent: use(
    'This link has been used, has expired, or was never made.',
    'Ask the depositary for a new one.',
  ),
  application_decided: use('This application has been decided already.', 'Read what was decided.'),
  not_found: use('There is nothing here.', 'Start from the list of calls.'),
  method_wrong: use('This address does not take that method.', 'See /openapi.json.'),
  query_malformed: use('The query cannot be read.', 'Correct the parameter that is named.'),
  file_unreadable: use('The file cannot be read or written.', 'Check the path and its rights.'),
  file_malformed: use('The file has not the form that is asked for.', 'Compare it with the documentation.'),
  file_exists: use('The file is there already.', 'Choose another name, or move it away.'),
  server_unreachable: use('The server does not answer.', 'Check the address and the network.'),
  server_confused: use(
    'The server answered with something that cannot be understood.',
    'Check the address; it may be another service.',
  ),
  import_unclear: use(
    'The list has doubts that somebody must settle.',
    'Look at the doubts; settle them in the file that settles renames.',
  ),
} as const satisfies Record<string, Meaning>

export type RefusalCode = keyof typeof REFUSALS
type CodesOf<K extends RefusalKind> = {
  [C in RefusalCode]: (typeof REFUSALS)[C]['kind'] extends K ? C : never
}[RefusalCode]
export type LawCode = CodesOf<'law'>
export type DoorCode = CodesOf<'door'>

/** Thrown wherever Avow says no. `detail` is for a person; `evidence` is what proves misbehaviour. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly evidence: string | undefined

  constructor(code: RefusalCode, detail: string, evidence?: string) {
    super(detail)
    this.code = code
    this.evidence = evidence
  }

  get kind(): RefusalKind {
    return REFUSALS[this.code].kind
  }

  get mend(): string {
    return REFUSALS[this.code].mend
  }
}

/** Runs `check`; a refusal of any code comes out as `code`, with its words kept. */
export function refuseAs<T>(code: RefusalCode, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === code) throw error
    throw new Refusal(code, error.message, error.evidence)
  }
}

/** Whether a code that somebody else named is one of ours. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code)
}

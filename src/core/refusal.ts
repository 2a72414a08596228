import { LAW } from './refusals-law.ts'

/**
 * A refusal is a clear no: a code from a closed union, a sentence, and what would mend it.
 *
 * `law`    a function of the statement and of earlier entries alone: every auditor rechecks it
 * `door`   private state (limits, disks, what came beside the statement): nobody can recheck it
 * `proof`  what a holder of a receipt, a checkpoint or a copy of the log finds wrong with it
 * `use`    the request or the command makes no sense, or what it names is not here
 */
type RefusalKind = 'law' | 'door' | 'proof' | 'use'

interface Meaning {
  readonly kind: RefusalKind
  /** What is wrong, for a stranger; the thrown detail is more exact. */
  readonly title: string
  /** What would mend it; an imperative sentence. */
  readonly mend: string
}

const door = (title: string, mend: string) => ({ kind: 'door', title, mend }) as const
const proof = (title: string, mend: string) => ({ kind: 'proof', title, mend }) as const
const use = (title: string, mend: string) => ({ kind: 'use', title, mend }) as const

export const REFUSALS = {
  ...LAW,

  // Door
  request_malformed: door(
    'The request cannot be read.',
    'Go back and send it again; a program sends an envelope as JSON, or multipart/form-data.',
  ),
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
  words_unbound: door(
    'Something came beside the statement that it does not bind.',
    'Send only the statement and what it names.',
  ),
  words_hidden: door(
    'Words that came beside the statement hold a character that nobody can see.',
    'Take out the character that is named, or type the words again.',
  ),
  figures_wrong: door(
    'A file of figures, or of indicators, does not fit its form or what the statement says of it.',
    'Correct the indicator and the cell that are named, then make the file again.',
  ),
  file_wrong: door(
    'A file that came beside the statement is not of the type that the statement names.',
    'Send a PDF, JPEG, PNG, CSV or XLSX file as a program saved it, a workbook without macros, embedded files and links to others, and name it by what it is.',
  ),
  not_nfc: door('Text is not in Unicode normalisation form C.', 'Normalise it to NFC.'),
  switched_off: door(
    'The keeper has switched this off for the time being.',
    'The log entry says why. Try again later.',
  ),
  log_key_absent: door(
    'The key that signs this log’s checkpoints is not on this server.',
    'Put keys/log.key back. If it is lost for good, another is brought in by log/key-changed.',
  ),
  key_absent: door(
    'The keeper’s own key is not on this server.',
    'Tell the keeper: this is done from the command line where that key is, or here once the key is here.',
  ),
  mail_absent: door(
    'This register sends no e-mail, and individuals confirm their signature by e-mail.',
    'Individuals cannot sign here at present. Ask the keeper when they can.',
  ),
  rate_limited: door('Too many requests.', 'Wait, then try again.'),
  roll_behind: door(
    'The lists of signatories are being brought up to date.',
    'Come back in a few minutes. Entries, receipts and copies of the register are here meanwhile.',
  ),
  signatories_many: door(
    'The call has more signatories and commitments than this page can take in.',
    'Open the page of one organisation to see its commitments. A copy of the register has those of all.',
  ),
  read_only: door('This server is read-only at present.', 'Try again later; nothing was recorded.'),
  register_moved: door(
    'This register was moved away, and goes on elsewhere.',
    'Use the database in which it goes on; in this one nothing can be recorded any more.',
  ),
  store_failing: door(
    'The disk or the database refused to write.',
    'Try again later; nothing was acknowledged.',
  ),
  store_misconfigured: door(
    'The database is not where this server looks for it.',
    'Correct DATABASE_URL in the environment of the server, then start it again.',
  ),
  store_damaged: door(
    'The stored log does not agree with itself.',
    'The operator of the server has to look: avow fsck says where, and what to do.',
  ),
  store_doubted: door(
    'This server records nothing more: its database says what its log does not.',
    'Tell the keeper. The operator of the server finds in docs/trouble.md what to do.',
  ),
  store_newer: door(
    'The database was written by newer software.',
    'Use that software. An older backup will do only if nothing was recorded since.',
  ),
  store_older: door(
    'The database was written by an earlier version, and this one cannot read it.',
    'Serve it with the version that is named; the papers for operators say how to go on.',
  ),
  outcome_unknown: door(
    'We do not know yet whether the statement was recorded.',
    'Post the same bytes again: it is recorded once.',
  ),

  // Proof
  note_malformed: proof('This is not a signed note.', 'Fetch it again.'),
  checkpoint_malformed: proof('This is not a checkpoint.', 'Fetch it again.'),
  checkpoint_unsigned: proof(
    'The checkpoint is not signed by the log that you trust.',
    'Compare the key with the one published by the keeper.',
  ),
  cosignature_malformed: proof('This is not a cosignature.', 'Fetch it again.'),
  quorum_missing: proof(
    'Fewer witnesses have cosigned than you ask for.',
    'Wait for the witnesses, or ask for fewer.',
  ),
  proof_malformed: proof('This is not a tlog-proof.', 'Fetch it again.'),
  proof_wrong: proof(
    'The proof does not lead to the root.',
    'Fetch it again; if it stays so, keep proof and checkpoint: they are evidence.',
  ),
  tile_malformed: proof('This is not a tile of this log.', 'Fetch it from another mirror.'),
  receipt_malformed: proof('This is not an Avow receipt.', 'Ask the keeper for the receipt again.'),
  receipt_incomplete: proof(
    'The receipt lacks an entry that it rests on.',
    'Ask the keeper for the receipt again.',
  ),
  person_wrong: proof(
    'The disclosure is not of the person whom the entry counts.',
    'Take your receipt again from your own page.',
  ),
  text_wrong: proof(
    'The text is not the one that was signed.',
    'Take the text from the page of the call, byte for byte.',
  ),
  log_forked: proof(
    'The log shows two histories.',
    'Keep the evidence and publish it: avow verify shows anybody what it proves.',
  ),
  log_shrunk: proof(
    'The log is smaller than it was seen before.',
    'Keep the evidence, which proves no second history by itself; ask the keeper what happened.',
  ),
  root_wrong: proof(
    'The entries do not give the root that the checkpoint names.',
    'Fetch the log from another mirror; keep both copies.',
  ),
  register_wrong: proof(
    'The register does not follow from the log.',
    'Keep the log and the register, and tell the keeper.',
  ),

  // Use
  sign_in_needed: use('This is for those who have signed in.', 'Sign in with your passkey, then go on.'),
  link_spent: use(
    'This has been used already, has ended, or was never there.',
    'See how things are now. If you still need a link, ask the person who gave you this one.',
  ),
  code_wrong: use('This is not the code that was sent.', 'Compare it with the letter, and type it again.'),
  identity_wrong: use(
    'The identity provider did not say who you are.',
    'Sign in with your passkey, or ask the operator of this server.',
  ),
  papers_full: use(
    'There is no space for this paper.',
    'Confirm your e-mail address or your domain, then send it again. If that does not help, tell the keeper.',
  ),
  document_wrong: use(
    'We do not take this file as a paper.',
    'Send a PDF, PNG, JPEG or ASiC file of at most 4 MB; you can send five.',
  ),
  setting_wrong: use(
    'This setting cannot be used.',
    'Correct what the sentence names and set it again. Nothing was changed.',
  ),
  changed_meanwhile: use('This has changed in the meantime.', 'Look at it as it is now.'),
  hour_moved: use(
    'The hour until which signatures are sealed has changed.',
    'Read which hour holds now, then sign again.',
  ),
  sealed_waiting: use(
    'The organisation has already signed under seal.',
    'Wait for the hour. Then sign again if something should be different.',
  ),
  words_lost: use(
    'What the entry binds cannot be read on this server.',
    'Read the entry. A copy of the register may have what is missing here.',
  ),
  not_found: use('There is nothing here.', 'Start from the list of calls.'),
  method_wrong: use('This address does not take that method.', 'See /openapi.json.'),
  query_malformed: use('The query cannot be read.', 'Correct the parameter that is named.'),
  erasure_unnoted: use(
    'Nothing could be erased.',
    'Nothing has changed. Try again in an hour. If it fails again, tell the keeper.',
  ),
  file_unreadable: use('The file cannot be read or written.', 'Check the path and its rights.'),
  file_malformed: use(
    'The file does not have the form that is asked for.',
    'Compare it with the documentation.',
  ),
  file_exists: use('The file is there already.', 'Choose another name, or move it away.'),
  drawer_locked: use(
    'The private data of this server cannot be opened.',
    'Copy keys/drawer.key from where you keep it, or from another server on this database.',
  ),
  server_unreachable: use('The server does not answer.', 'Check the address and the network.'),
  server_confused: use(
    'The server answered with something that cannot be understood.',
    'Check the address; it may be another service.',
  ),
  outbound_forbidden: use(
    'This server asks only public addresses of the web.',
    'Name an https address that everybody can reach.',
  ),
  fetch_failed: use('The page cannot be fetched.', 'See that its server answers the public, then try again.'),
  fetch_oversize: use('The page is larger than what is read here.', 'Serve less at this address.'),
  domain_wrong: use(
    'This is not a domain that one organisation can hold.',
    'Name the domain that is registered for you.',
  ),
  dns_bogus: use(
    'The signatures of this domain in the DNS do not hold.',
    'Have the holder of the domain correct DNSSEC, then try again.',
  ),
  dns_failing: use(
    'The DNS gives no answer for this name.',
    'See that the name servers of the domain answer, then try again.',
  ),
  dns_silent: use('The DNS server we asked did not answer.', 'Try again in a minute.'),
  import_unclear: use(
    'The list has doubts that you must settle.',
    'Look at the doubts; settle them in the file that settles renames.',
  ),
} as const satisfies Record<string, Meaning>

export type RefusalCode = keyof typeof REFUSALS
type CodesOf<K extends RefusalKind> = {
  [C in RefusalCode]: (typeof REFUSALS)[C]['kind'] extends K ? C : never
}[RefusalCode]
export type LawCode = CodesOf<'law'>

/** Thrown wherever Avow says no. `detail` is for a person; `evidence` is what proves misbehaviour. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly evidence: string | undefined
  /**
   * The member of a statement that mends it: a path in the body, as `policy.window`, or `call` of the header; undefined
   * if none.
   */
  readonly member: string | undefined
  /** What would mend it here, where the words of its code speak to somebody else. */
  readonly #mend: string | undefined

  constructor(code: RefusalCode, detail: string, evidence?: string, member?: string, mend?: string) {
    super(detail)
    this.#mend = mend
    this.code = code
    this.evidence = evidence
    this.member = member
  }

  /** With the member that mends it, unless it names one already. */
  at(member: string | null | undefined): Refusal {
    if (member === null || member === undefined || this.member !== undefined) return this
    return new Refusal(this.code, this.message, this.evidence, member, this.#mend)
  }

  /** The same, which says this too. */
  saying(more: string): Refusal {
    return new Refusal(this.code, `${this.message} ${more}`, this.evidence, this.member, this.#mend)
  }

  /** The same for whom this would mend it. */
  mendedBy(mend: string): Refusal {
    return new Refusal(this.code, this.message, this.evidence, this.member, mend)
  }

  get kind(): RefusalKind {
    return REFUSALS[this.code].kind
  }

  get mend(): string {
    return this.#mend ?? REFUSALS[this.code].mend
  }
}

/** What `act` gives, or the refusal that it throws. */
export function attempt<T>(act: () => T): T | Refusal {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Runs `check`; any refusal comes out as `code`, in its own words. */
export function refuseAs<T>(code: RefusalCode, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === code) throw error
    throw new Refusal(code, error.message, error.evidence)
  }
}

/** What `act` comes to; undefined where it is refused with this code. */
export async function unlessRefused<T>(code: RefusalCode, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refusal && error.code === code) return undefined
    throw error
  }
}

/** Runs `check`; a refusal comes out with the member that mends it. */
export function refuseAt<T>(member: string, check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw error instanceof Refusal ? error.at(member) : error
  }
}

/** Whether a code that somebody else named is one of ours. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code)
}

import { REFUSALS, type Refusal, type RefusalCode } from '../core/refusal.ts'

/** Refusals over HTTP: RFC 9457 problem details. */

/** A code without a status does not compile. */
export const STATUS = {
  bytes_malformed: 400,
  json_malformed: 400,
  envelope_malformed: 400,
  envelope_oversize: 413,
  statement_malformed: 400,
  statement_oversize: 413,
  statement_repeated: 409,
  type_unknown: 422,
  body_malformed: 422,
  entry_malformed: 400,
  time_malformed: 400,
  admitted_decreasing: 503,

  log_wrong: 422,
  log_unestablished: 409,
  log_established: 409,
  rules_unsupported: 422,
  rules_wrong: 409,
  seen_ahead: 409,
  seen_foreign: 409,
  seen_stale: 409,
  at_expired: 409,
  at_future: 409,
  anchor_wrong: 422,

  key_malformed: 422,
  key_unknown: 403,
  key_revoked: 403,
  key_known: 409,
  key_unproven: 403,
  key_use_wrong: 403,
  key_role_wrong: 403,
  key_last: 409,
  signature_invalid: 403,
  signer_missing: 403,
  signer_unexpected: 403,
  author_wrong: 403,
  passkey_malformed: 400,
  passkey_wrong: 403,

  call_unknown: 404,
  call_exists: 409,
  call_closed: 409,
  record_independent: 409,
  text_unknown: 404,
  text_exists: 409,
  text_superseded: 409,
  language_unknown: 422,
  policy_wrong: 409,
  policy_unchanged: 409,
  rule_unknown: 422,

  party_unknown: 404,
  party_exists: 409,
  party_claimed: 409,
  party_unclaimed: 409,
  kind_uninvited: 403,
  mandate_insufficient: 403,
  role_unknown: 403,
  role_exists: 409,
  role_term: 409,
  signature_exists: 409,
  signature_unknown: 409,
  signature_removed: 409,
  signature_standing: 409,
  persons_uninvited: 403,
  person_exists: 409,
  person_unknown: 404,
  person_erased: 409,
  sealed_unknown: 404,
  sealed_known: 409,
  sealed_early: 409,
  sealed_opened: 409,
  sealed_wrong: 422,
  sealed_type: 422,
  sealed_overtaken: 409,
  words_unknown: 404,
  words_withheld: 451,
  switch_uncoverable: 422,
  source_wrong: 409,

  request_malformed: 400,
  request_oversize: 413,
  media_type_wrong: 415,
  cross_site: 403,
  words_missing: 422,
  words_wrong: 422,
  words_unbound: 422,
  not_nfc: 422,
  switched_off: 503,
  rate_limited: 429,
  read_only: 503,
  store_failing: 503,
  store_damaged: 500,
  store_newer: 500,
  outcome_unknown: 503,

  note_malformed: 400,
  checkpoint_malformed: 400,
  checkpoint_unsigned: 400,
  cosignature_malformed: 400,
  quorum_missing: 409,
  proof_malformed: 400,
  proof_wrong: 400,
  tile_malformed: 404,
  receipt_malformed: 400,
  receipt_incomplete: 400,
  person_wrong: 400,
  text_wrong: 409,
  log_forked: 503,
  log_shrunk: 503,
  root_wrong: 500,
  register_wrong: 500,

  sign_in_needed: 401,
  link_spent: 410,
  application_decided: 409,
  not_found: 404,
  method_wrong: 405,
  query_malformed: 400,
  file_unreadable: 500,
  file_malformed: 400,
  file_exists: 409,
  server_unreachable: 502,
  server_confused: 502,
  code_wrong: 422,
  outbound_forbidden: 422,
  fetch_failed: 502,
  fetch_oversize: 502,
  domain_wrong: 422,
  dns_bogus: 502,
  dns_failing: 502,
  dns_silent: 504,
  import_unclear: 422,
} as const satisfies Record<RefusalCode, number>

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: RefusalCode | 'server_broken'
  readonly mend: string
  /** What proves misbehaviour, to keep and to show. */
  readonly evidence?: string
}

export function problemOf(refusal: Refusal): Problem {
  const { code } = refusal
  return {
    type: `/problems/${code}`,
    title: REFUSALS[code].title,
    status: STATUS[code],
    detail: refusal.message,
    code,
    mend: REFUSALS[code].mend,
    ...(refusal.evidence === undefined ? {} : { evidence: refusal.evidence }),
  }
}

/** What nobody foresaw: told without a word of what happened inside, which is in the server's own log. */
export const BROKEN: Problem = {
  type: '/problems/server_broken',
  title: 'Something broke on this server.',
  status: 500,
  detail: 'The request could not be answered. What happened stands in the log of the server.',
  code: 'server_broken',
  mend: 'Try again; if it stays so, tell the depositary.',
}

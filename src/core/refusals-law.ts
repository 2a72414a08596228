/** What the law refuses, in the order in which it asks. */

const law = (title: string, mend: string) => ({ kind: 'law', title, mend }) as const

export const LAW = {
  // The bytes
  bytes_malformed: law('Some bytes are not in the form that is asked for.', 'Send them as the format says.'),
  json_malformed: law('This is not canonical JSON (RFC 8785).', 'Print it with a JCS library.'),
  text_hidden: law(
    'A text holds a character that nobody can see.',
    'Take out the character that is named, or type the text again.',
  ),
  envelope_malformed: law('This is not a DSSE envelope.', 'Make it as the page /spec/envelope says.'),
  envelope_oversize: law('The envelope is too large for one entry.', 'Move long words beside the statement.'),
  statement_malformed: law(
    'The statement does not have the form that the specification asks for.',
    'Compare it with the page /spec/statement.',
  ),
  statement_oversize: law('The statement is larger than 32 KiB.', 'Move long words beside it, by digest.'),
  statement_repeated: law('The log holds this same statement twice.', 'Tell the keeper and the auditors.'),
  type_unknown: law(
    'No statement of this type is known.',
    'See the list of types on the page /spec/register.',
  ),
  body_malformed: law('The body does not fit the type of the statement.', 'Correct the field that is named.'),
  entry_malformed: law('This is not an entry.', 'Ask another mirror for these bytes.'),
  time_malformed: law(
    'This is not a time of the form 2026-01-31T12:00:00Z.',
    'Write the time in UTC, to the second.',
  ),
  admitted_decreasing: law(
    'An entry is dated before the one that it follows.',
    'Correct the clock of the keeper.',
  ),

  invitation_alone: law(
    'An invitation cannot be an entry on its own.',
    'Post `party/joined`, which brings it.',
  ),
  invitation_wrong: law(
    'The invitation does not fit the organisation that joins by it.',
    'Ask the keeper for another invitation.',
  ),
  invitation_spent: law(
    'The invitation was used, or an officer has ended it.',
    'Ask the keeper for another invitation.',
  ),
  invitation_expired: law('The invitation has expired.', 'Ask the keeper for another invitation.'),

  // Where and when
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

  // Keys and signers
  key_malformed: law(
    'This key cannot be used.',
    'Make an Ed25519, P-256 or RSA key as the page /spec/envelope says.',
  ),
  key_unknown: law(
    'The key that signed is not in the register.',
    'Have the key added, or sign with one that is.',
  ),
  key_revoked: law('The key that signed was revoked.', 'Sign with another key.'),
  key_known: law('This key is in the log already; a key enters it once.', 'Make a new key.'),
  key_unproven: law('A new key must sign the statement that adds it.', 'Sign with the new key too.'),
  key_use_wrong: law(
    'A key of this use cannot sign this.',
    'Sign with a key made for this kind of statement.',
  ),
  key_role_wrong: law(
    'The role of this key does not let it sign this.',
    'Ask a colleague of the same organisation, or an officer, whose role allows it to sign.',
  ),
  key_not_own: law(
    'A key of an organisation cannot revoke another of its keys that sign.',
    'Revoke it with that key itself. If it is lost or stolen, suspend all keys of the organisation: two officers then name those that stay.',
  ),
  key_unallowed: law(
    'The keeper adds no key for an organisation that has had a key or a signature, unless two officers allow it.',
    'Have two officers sign key/allowed for this organisation first.',
  ),
  officers_enough: law(
    'Two officers decide: the keeper’s own key alone cannot add another key for an officer who decides.',
    'Have two officers allow exactly this key first (role/allowed), or end the role of one who has lost theirs.',
  ),
  keys_many: law(
    'This organisation already has as many keys in force as it can have.',
    'Revoke one that is not in use, then add the new one.',
  ),
  keys_suspended: law(
    'All keys of this organisation are suspended.',
    'Contact the keeper: two officers ask who holds which key, and name those that stay.',
  ),
  keys_unsuspended: law('The keys of this organisation are not suspended.', 'Nothing is left to do.'),
  key_last: law('A key of the keeper cannot revoke itself.', 'Sign with another key of the keeper.'),
  recovery_wrong: law(
    'This recovery key cannot be used here.',
    'Show the key that the log names; name one that it has not named before.',
  ),
  signature_invalid: law('A signature does not match.', 'Sign exactly these bytes again.'),
  signer_missing: law('A signature that this type asks for is missing.', 'Collect it before posting.'),
  cosigner_missing: law(
    'The organisation that this binds has not signed it.',
    'Have that organisation sign it too.',
  ),
  signer_unexpected: law(
    'A signature is by a key that this statement does not ask for, perhaps not one of its author.',
    'Sign with a key of its author, and leave other signatures out.',
  ),
  author_wrong: law('The signer cannot state this for someone else.', 'Sign with a key of its author.'),
  passkey_malformed: law(
    'The passkey assertion does not have the form that WebAuthn gives it.',
    'Sign again with the passkey.',
  ),
  passkey_wrong: law(
    'The passkey was used on another page, for another challenge, or without its user.',
    'Sign on the page where the key was made.',
  ),

  // Calls, texts, policies
  call_unknown: law('There is no such call.', 'See the list of calls.'),
  call_exists: law('This id is already that of a call, or of a page of this site.', 'Choose another id.'),
  call_closed: law('The call is closed.', 'Read why on the page of the call.'),
  call_bound: law('Someone is on this call already.', 'Close the call, with two officers.'),
  record_independent: law(
    'This is an independent record of a call that someone else keeps. It takes no signatures.',
    'Sign with the issuer of the call.',
  ),
  record_claimed: law(
    'This register already belongs to the issuer of the call.',
    'Record a check of the issuer’s authority instead.',
  ),
  authority_wrong: law(
    'This authority does not follow from the check.',
    'Name the level that the check leaves.',
  ),
  text_unknown: law('There is no such text under this call.', 'Read the text again, then sign.'),
  text_exists: law('This text is published already.', 'Publish another, or nothing.'),
  text_superseded: law('A newer text has replaced this one.', 'Read the new text, then sign.'),
  correction_unknown: law(
    'No correction with this text is open to objections.',
    'See on the page of the text what became of it.',
  ),
  correction_pending: law(
    'Another correction of this text is open to objections.',
    'Wait until its days are over, or publish a new version.',
  ),
  correction_short: law(
    'A correction must leave signatories as many days as the rules give them.',
    'Give more days.',
  ),
  correction_wide: law(
    'This changes more than words.',
    'Keep the languages and whom each principle binds, or publish a new version.',
  ),
  correction_sealed: law(
    'Some signatures of this call are sealed, so their signers could not object.',
    'Wait until the seals are open.',
  ),
  language_unknown: law('The text is not published in this language.', 'Name a language of the text.'),
  policy_wrong: law(
    'These are not the rules that count here.',
    'Read the rules in force, then sign. A signature is removed under the rules that bind its organisation.',
  ),
  policy_language: law(
    'The rules lack a language in which the text is authentic.',
    'State the rules in each language in which the text is authentic, and name these languages as authentic.',
  ),
  policy_unchanged: law('These rules are in force already.', 'Change them, or send nothing.'),
  rule_unknown: law(
    'The call has no such rule.',
    'Name a rule in force. To remove a signature, name a rule that binds its organisation.',
  ),

  // Parties, roles, signatures
  party_unknown: law('There is no such organisation in the register.', 'Have it approved first.'),
  party_exists: law(
    'An organisation with this id is in the register already.',
    'Choose another id, or update that organisation.',
  ),
  party_ended: law(
    'This organisation has ended: it merged, another succeeded it, or it ceased to exist.',
    'See on its page what became of it.',
  ),
  party_claimed: law(
    'This row has been claimed already.',
    'See whose it is. Approve the organisation without a claim.',
  ),
  party_unclaimed: law(
    'This organisation was copied from a list and has not been approved.',
    'Have it approved first.',
  ),
  kind_uninvited: law(
    'The call does not invite organisations of this kind.',
    'See in the rules whom the call invites.',
  ),
  mandate_insufficient: law(
    'The proof of authority to sign (mandate) is weaker than the rules ask for.',
    'Have the authority to sign checked further.',
  ),
  mandate_lapsed: law(
    'No proof of this organisation’s authority to sign (mandate) holds any more.',
    'Have the authority to sign checked again.',
  ),
  proof_unknown: law(
    'No proof of this kind is on record for this organisation.',
    'Record a check that holds first.',
  ),
  voucher_self: law('An organisation cannot vouch for itself.', 'Ask another organisation to vouch.'),
  voucher_weak: law(
    'The proof of this organisation’s own authority to sign (mandate) is too weak to vouch for another.',
    'Have its own authority checked further, or ask another organisation.',
  ),
  voucher_exists: law('This organisation already vouches for the other.', 'Nothing is left to do.'),
  voucher_unknown: law('This organisation does not vouch for the other.', 'Nothing is left to take back.'),
  role_unknown: law('There is no such role.', 'Name a role in force.'),
  role_exists: law('This role was granted already.', 'Choose another id.'),
  second_hand_missing: law(
    'This asks for a second officer, or for a delay that was announced.',
    'Have another officer sign it too, or announce it and wait.',
  ),
  act_announced: law('This act is announced already.', 'Do it once its delay has passed.'),
  role_term: law('This role has a minimum term that has not passed.', 'Wait until its term has passed.'),
  signature_exists: law(
    'The organisation has already signed this text under these rules.',
    'Nothing is left to do. To accept newer rules alone, use policy/accepted. To sign in other words, withdraw first.',
  ),
  said_often: law('This was sent as often as one day allows.', 'Send it again after midnight (UTC).'),
  signature_unknown: law('The organisation has no signature in force on this call.', 'Sign first.'),
  signature_removed: law(
    'The signature of this organisation was removed under a published rule.',
    'Ask the keeper to restore it.',
  ),
  signature_standing: law('The signature of this organisation is in force.', 'Nothing is left to do.'),
  persons_uninvited: law('The call does not invite individuals.', 'See in the rules whom the call invites.'),
  person_exists: law('This commitment is in the log already.', 'Make another with a new salt.'),
  person_unknown: law('No person signed this call with this commitment.', 'Name a commitment of the call.'),
  person_erased: law('This signature of a person was erased already.', 'Nothing is left to do.'),
  person_invalidated: law(
    'This signature of a person was invalidated already.',
    'Leave it out, or read the entry that is named.',
  ),
  person_standing: law('This signature of a person is in force.', 'Nothing is left to do.'),
  sealed_unknown: law('There is no such seal under this call.', 'Name the commitment of a seal in the log.'),
  sealed_known: law('This commitment is sealed already.', 'Take another salt.'),
  sealed_early: law('The hour of this seal has not come.', 'Wait until the hour that its entry names.'),
  sealed_far: law('The hour of this seal lies too far ahead.', 'Choose an hour within a year.'),
  sealed_lapsed: law('This seal has lapsed: its hour was too long ago.', 'Sign again, openly.'),
  sealed_opened: law('This seal is open already.', 'Nothing is left to do.'),
  sealed_wrong: law(
    'This is not what was sealed.',
    'Bring the envelope and the salt that were kept when it was sealed.',
  ),
  sealed_type: law('A statement of this type cannot be sealed.', 'Seal a signature, or post it openly.'),
  sealed_overtaken: law(
    'The organisation has signed or withdrawn openly since it sealed this.',
    'Its later act counts. Sign again, openly.',
  ),
  reservation_late: law(
    'The rules that bind this signatory take no new reservation after signing.',
    'Narrow or withdraw the present reservation, or make a declaration.',
  ),
  words_unchanged: law('These words are in force already.', 'Change them, or send nothing.'),
  objection_groundless: law(
    'There is nothing here to object to.',
    'Name the entry by which another organisation made the reservation or declaration that it has now.',
  ),
  objection_exists: law(
    'The objection, or the answer, has already been made.',
    'Read it on the page of the organisation.',
  ),
  objection_unknown: law('There is no such objection.', 'Name the entry that raised it.'),
  words_unknown: law('No entry binds these words.', 'Name the digest that an entry binds.'),
  words_withheld: law(
    'These words are withheld.',
    'Read the ground and the authority in the entry that withholds them.',
  ),
  switch_uncoverable: law('No switch covers this type of statement.', 'Leave it out: nobody may silence it.'),
  source_wrong: law(
    'What is said does not fit its source.',
    'Correct the date of the list or report, or the days that the statement names.',
  ),
  fact_unknown: law(
    'There is no such fact or count, or it was withdrawn already.',
    'Name the entry that recorded it, and its organisation.',
  ),

  // Clauses, commitments, reports
  class_exists: law('The organisation is of this class already.', 'Nothing is left to do.'),
  class_undescribed: law('The rules describe no such class.', 'Name a class that these rules describe.'),
  class_unknown: law('The organisation is not of this class.', 'See its classes on its page.'),
  clause_untrue: law(
    'The rule names a step that the organisation has not reached.',
    'Wait until it has, or name another rule. Its page says what the rules ask of it, and by when.',
  ),
  commitment_closed: law(
    'The last report on this commitment is filed.',
    'Make another commitment for what comes next.',
  ),
  commitment_exists: law('The organisation has a commitment of this id.', 'Amend it, or choose another id.'),
  commitment_unknown: law(
    'The organisation has no such commitment in force.',
    'See its commitments on its page.',
  ),
  commitments_many: law(
    'The organisation already has as many commitments as one call allows.',
    'Withdraw one that you no longer pursue, then make the new one.',
  ),
  correction_late: law(
    'The days in which this report could be corrected are over, or the rules give none.',
    'Say in the next report what was wrong in this one.',
  ),
  corrections_many: law(
    'This report has already been corrected as often as it can be.',
    'Say in the next report what was wrong in this one.',
  ),
  due_past: law('The day by which something new would be due has already come.', 'Name a day in the future.'),
  edition_wrong: law(
    'This is not the edition that is meant.',
    'Read which editions of it the call has published.',
  ),
  figures_uneven: law(
    'An indicator does not have one value or reason for each of its cells.',
    'Give each cell of the indicator that is named a value, or the reason why it has none.',
  ),
  indicator_unknown: law(
    'The edition has no such indicator.',
    'See the indicators of the edition that the report names.',
  ),
  interruption_wrong: law(
    'The interruption does not fit the log.',
    'Name when the service was last seen, and when it was back.',
  ),
  measure_unknown: law('The call sets no such measure.', 'See the measures of the call.'),
  period_wrong: law(
    'A period of the figures has not begun, or is longer than five years.',
    'Report on periods that have begun. Cut a long one into periods of five years at most.',
  ),
  principle_unknown: law('The text has no such principle.', 'See the principles of the text.'),
  report_unknown: law(
    'The organisation has filed no report with these figures.',
    'Name the digest of the figures with which the report was filed.',
  ),
  report_groundless: law(
    'Nothing is asked by this day.',
    'Name a day by which the organisation or the rules said that something is due.',
  ),
} as const

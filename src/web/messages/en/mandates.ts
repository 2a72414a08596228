/** Mandates: what a policy asks for, how each was checked, and who vouched. */
export const mandates = {
  'policy.mandateFor': 'Some kinds need another proof:',
  'policy.umbrellas': 'Umbrella bodies',
  'policy.umbrellasMean': 'Where a voucher is asked for, one of these is enough.',
  'policy.noUmbrellas': 'None named',
  'policy.recheck': 'Proofs checked again',
  'policy.recheckEvery': '{count, plural, one {Every day} other {Every # days}}, if by e-mail or domain',
  'policy.correction': 'Corrections of the text',
  'policy.correctionIs':
    'Bind signatories after {count, plural, one {# day} other {# days}}, if none has objected',
  'policy.noCorrection': 'Bind only those who sign the corrected text',
  'policy.noRecheck': 'At no fixed interval',
  'policy.persons': 'Individuals',
  'policy.personsMay': 'May sign too, in their own name, counted apart.',
  'policy.personsNot': 'Do not sign this call.',

  'outcome.holds': 'It holds',
  'outcome.lapsed': 'It no longer holds',
  'outcome.unclear': 'We could not tell whether it holds',
  'dnssec.secure': 'Signed: DNSSEC authenticated the answer about the name',
  'dnssec.insecure': 'Not signed: the name does not use DNSSEC',

  'roll.lapsed': 'Authority to sign no longer holds',
  'sign.stop.lapsed': 'Your proof of authority no longer holds',
  'sign.stop.lapsedSays':
    'We checked your authority to sign (mandate) again. You can sign again once a check holds. What you signed before is not undone.',

  'party.proofs': 'How its authority to sign was checked',
  'party.proofsNote': 'What was checked, by whom and when, with proofs that no longer hold.',
  'party.proof.holds': 'Holds, as found on {day}',
  'party.proof.lapsed': 'No longer holds since {day}, {entry}',
  'party.proof.never': 'It has not been shown yet',
  'party.proof.unclear': 'On {day} we could not tell whether it holds, {entry}',
  'party.proof.earlier':
    '{count, plural, one {# earlier check is in its history.} other {# earlier checks are in its history.}}',
  'party.proof.lapsedOn': 'Found not to hold on {day}, {entry}',
  'party.proof.firstOn': 'First shown on {day}, {entry}',
  'party.proof.count': '{count, plural, one {Checked once} other {Checked # times}}',
  'party.proof.byOfficer': 'Checked by {officer}',
  'party.proof.byDepositary': 'Checked by us',
  'party.proof.byVouchers': 'Vouched for by those below',
  'party.vouchers': 'Who vouches for it',
  'party.voucher.one':
    'Two organisations that vouch prove authority to sign. One is enough if the call names it as an umbrella body.',
  'party.voucher.ended': 'Taken back on {day}, {entry}',
  'party.lapsedSince': 'No proof of it holds since {entry}. What was signed before is not undone.',
  'party.mandateBelow': 'See each proof',

  'desk.form.claim': 'Record that an issuer takes over a record',
  'desk.formNote.claim':
    'An independent record becomes its issuer’s own and takes signatures. Rows, text and history stay.',
  'desk.noRecords': 'No independent record to take over.',
  'desk.form.authority': 'Record a check of an issuer’s authority',
  'desk.formNote.authority':
    'How we know the issuer agreed to this register: for the first time, again, or no longer.',
  'hint.call/authority-checked.domain': 'If control of a domain was checked.',
  'desk.dnssecNot': 'The DNS was not asked',
  'desk.form.party': 'Change the record of an organisation',
  'desk.formNote.party':
    'Its name, kind, country, domain or identifiers, with a reason. Only checks change its authority to sign.',

  'call.history': 'How it was shown, and when',
  'call.history.opened': 'The call was opened',
  'call.history.record': 'Opened by {keeper} as an independent record, not kept by the issuer',
  'call.history.claimed': 'Taken over by the issuer',
  'call.history.holds': 'Checked: it holds ({level})',
  'call.history.lapsed': 'Checked: it no longer holds. What remains: {level}',
  'call.history.unclear': 'Checked: we could not tell. As before: {level}',

  'ask.mandates': 'Some kinds need another proof',
  'desk.mandateForNote': 'Leave a kind as it is if the proof above suits it.',
  'desk.mandateAsAbove': 'As above',
  'ask.umbrellas': 'Umbrella bodies',
  'hint.umbrellas':
    'One approved organisation a line: its name, id or page address here. One alone may vouch for another.',
  'wrong.umbrellas': '“{typed}” is not an approved organisation.',
  'desk.umbrellaTwice': '“{typed}” is there twice.',
  'ask.recheck': 'Proofs checked again after … days',
  'hint.recheck': 'Proofs by e-mail or domain. Leave empty for no fixed interval.',
  'desk.personsCheck': 'Individuals may sign too, in their own name, counted apart',
  'desk.personsNoMail':
    'Individuals confirm by e-mail, and this register sends none. They cannot sign until the operator names a mail relay (AVOW_SMTP).',
} as const

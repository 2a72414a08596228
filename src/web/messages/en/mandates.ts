/** Mandates: what a policy asks for, how each was checked, and who vouched. */
export const mandates = {
  'policy.mandateFor': 'Some kinds need another:',
  'policy.umbrellas': 'Umbrella bodies',
  'policy.umbrellasMean': 'The word of one of them is enough where a voucher is asked for.',
  'policy.noUmbrellas': 'None named',
  'policy.recheck': 'Proofs checked again',
  'policy.recheckEvery':
    '{count, plural, one {Every day} other {Every # days}}, where they are by e-mail or domain',
  'policy.correction': 'Corrections of the text',
  'policy.correctionIs':
    'Bind signatories once they have had {count, plural, one {# day} other {# days}} to object and none has objected',
  'policy.noCorrection': 'Bind only those who sign the corrected text',
  'policy.noRecheck': 'At no fixed interval',
  'policy.persons': 'Persons',
  'policy.personsMay': 'May sign too, in their own name; they are counted apart.',
  'policy.personsNot': 'Do not sign this call.',

  'outcome.holds': 'It holds',
  'outcome.lapsed': 'It no longer holds',
  'outcome.unclear': 'It could not be told whether it holds',
  'dnssec.secure': 'Signed: the answer about the name was authenticated by DNSSEC',
  'dnssec.insecure': 'Not signed: the name does not use DNSSEC',

  'roll.lapsed': 'Authority to sign no longer holds',
  'sign.stop.lapsed': 'No proof of the mandate stands any more',
  'sign.stop.lapsedSays':
    'The keeper checked again how you may bind your organisation, and what it had found no longer holds. What was signed before stands. Once a check holds again, you can go on.',

  'party.proofs': 'How its authority to sign was checked',
  'party.proofsNote':
    'What was checked, by whom and when. A proof that no longer holds stays here and says so.',
  'party.proof.holds': 'Holds, as found on {day}',
  'party.proof.lapsed': 'No longer holds since {day}, {entry}',
  'party.proof.never': 'It has not been shown yet',
  'party.proof.unclear': 'On {day} it could not be told whether it holds, {entry}',
  'party.proof.earlier':
    '{count, plural, one {# earlier check stands in its history.} other {# earlier checks stand in its history.}}',
  'party.proof.lapsedOn': 'Found not to hold on {day}, {entry}',
  'party.proof.firstOn': 'First shown on {day}, {entry}',
  'party.proof.count': '{count, plural, one {Checked once} other {Checked # times}}',
  'party.proof.byOfficer': 'Checked by {officer}',
  'party.proof.byDepositary': 'Checked by us',
  'party.proof.byVouchers': 'By the word of those below',
  'party.vouchers': 'Who vouches for it',
  'party.voucher.one':
    'Two organisations that vouch are a proof of authority. One is enough where a call names it as an umbrella body.',
  'party.voucher.ended': 'Taken back on {day}, {entry}',
  'party.lapsedSince': 'No proof of it holds since {entry}. What was signed before stands.',
  'party.mandateBelow': 'See each proof',

  'desk.form.claim': 'Record that a convener claims a record',
  'desk.formNote.claim':
    'An independent record becomes its convener’s own, and takes signatures. Its rows, its text and its history stay.',
  'desk.noRecords': 'No independent record is kept here that could be claimed.',
  'desk.form.authority': 'Record that a convener’s authority was checked',
  'desk.formNote.authority':
    'How it was shown that a register is its convener’s: for the first time, again, or no longer.',
  'hint.call/authority-checked.domain': 'Where control of a name was checked.',
  'desk.dnssecNot': 'The DNS was not asked',
  'desk.form.party': 'Change the record of an organisation',
  'desk.formNote.party':
    'Its name, kind, country, domain or identifiers, with a reason. Its mandate changes by checks alone.',

  'call.history': 'How it was shown, and when',
  'call.history.opened': 'The call was opened',
  'call.history.record': 'Opened by {keeper} as an independent record, which the convener did not keep',
  'call.history.claimed': 'Claimed by the convener: theirs from here on',
  'call.history.holds': 'Checked: it holds. How we know: {level}',
  'call.history.lapsed': 'Checked: what had been shown no longer holds. What remains: {level}',
  'call.history.unclear': 'Checked: we could not tell. How we know, as before: {level}',

  'ask.mandates': 'Some kinds need another proof',
  'desk.mandateForNote': 'Leave a kind as it is where the proof above is right for it.',
  'desk.mandateAsAbove': 'As above',
  'ask.umbrellas': 'Umbrella bodies',
  'hint.umbrellas':
    'One organisation a line, approved here: its id, its name, or the address of its page. One of them alone may vouch for another.',
  'wrong.umbrellas': '“{typed}” is no organisation that was admitted here.',
  'desk.umbrellaTwice': '“{typed}” stands twice.',
  'ask.recheck': 'Proofs checked again after … days',
  'hint.recheck': 'Proofs by e-mail or domain. Leave it empty for no fixed interval.',
  'desk.personsCheck': 'Individuals may sign too, in their own name, and are counted apart',
  'desk.personsNoMail':
    'Careful: this register sends no e-mail, and persons confirm by e-mail. Nobody can sign as a person before the operator names a mail relay (AVOW_SMTP).',
} as const

const ENDED = 'From this entry on it signs nothing and is on no list. What it signed before is not undone.'
const AS = '{party}, as {noun}'
// What a signature says beside its yes, after the sentence that tells it.
const SAID =
  '{said, select, reservation {, with a reservation} declaration {, with a declaration} both {, with a reservation and a declaration} other {}}'
const REMAINS = 'What remains'

/**
 * What types of statements say, by noun: their names (`type`), their sentences (`head`; `announced`, of what is
 * announced), members that they call by a word of their own (`member`) or tell in one (`says`, with a `note`), and what
 * they do (`effect`). Their values are what the members say by their kinds (teller/spoken.ts). Members that types share
 * stand in `members`.
 */
export const types = {
  // The log’s own life.
  'type.depositary/established': 'The keeper was established',
  'type.depositary/key-changed': 'The keeper’s own keys changed',
  'type.log/key-changed': 'The log’s key changed',
  'type.log/rules': 'The log moved to other rules',
  'type.log/anchored': 'A checkpoint of the log was anchored',
  'head.depositary/established': '{names} established this log',
  'head.depositary/key-changed':
    '{does, select, names {We named a recovery key{shown, select, yes {, with the one before} other {}}} other {We changed our own keys{shown, select, yes {, with our recovery key} other {}}}}',
  'announced.depositary/key-changed': 'our plan to change our own keys',
  'member.depositary/key-changed.keys': 'New keys of its own',
  'member.depositary/key-changed.recoveryKey': 'Recovery key that signed',
  'member.depositary/key-changed.revokes': 'Keys revoked',
  'effect.depositary/key-changed':
    '{does, select, names {Once this is recorded, only this recovery key can replace lost or stolen keys.} other {Once this is recorded, the revoked keys sign nothing. What they signed before is not undone.}}',
  'head.log/key-changed':
    'We changed the key of the log{shown, select, yes {, with our recovery key} other {}}',
  'announced.log/key-changed': 'our plan to change the key of the log',
  'member.log/key-changed.vkey': 'New key of the log',
  'member.log/key-changed.checkpoint': 'Signed by the old key and the new one',
  'member.log/key-changed.recoveryKey': 'Recovery key that signed',
  'effect.log/key-changed':
    'Once this is recorded, the new key signs checkpoints. What the old one signed stays valid.',
  'head.log/rules': 'The log moved to version {rules, number} of its rules',
  'head.log/anchored': 'The log anchored its checkpoint of {size, plural, one {# entry} other {# entries}}',
  'says.rules': 'Version {rules, number}',
  'entry.origin': 'Name of the log',
  'entry.linesUnder': 'Lines under it',
  'entry.noLines': 'The log’s own signature, no witness’s',
  'entry.linesNote': 'Named as in the entry. With a witness’s key, you can check its line.',
  'entry.verbatim': 'Verbatim',

  // Offices.
  'type.role/granted': 'A role was granted',
  'type.role/allowed': 'Two officers allowed an officer’s key',
  'head.role/allowed': 'Two officers allow {id} to decide for us with one more key',
  'effect.role/allowed':
    'Within 30 days, the keeper adds exactly this key. Its holder then decides as you do, as a second officer.',
  'member.role/allowed.key': 'Number of the passkey',
  'type.role/ended': 'A role ended',
  'head.role/granted':
    'We made {id} {office, select, drafter {a drafter at our desk} reader {a reader at our desk} other {our officer}}',
  'head.role/ended': 'We ended the role of {id}',
  'says.until': 'Not ended before {until}',
  'member.role/granted.role': 'Role',
  'entry.officerDrafter': 'Drafter for the keeper, under the pseudonym {id}: prepares, signs nothing for it',
  'entry.officerReader': 'Reader for the keeper, under the pseudonym {id}: looks, signs nothing for it',
  'entry.grantedBy': 'Granted by',

  // Calls and their rules.
  'type.call/opened': 'A call was opened',
  'type.call/policy-changed': 'The rules of a call changed',
  'type.call/closed': 'A call was closed',
  'type.call/voided': 'A call opened by mistake was voided',
  'type.call/amended': 'What a call says of itself was corrected',
  'head.call/opened': 'We opened {record, select, yes {an independent record of {call}} other {{call}}}',
  'head.call/policy-changed': 'We changed the rules of {call}',
  'announced.call/policy-changed': 'our plan to change the rules of {call}',
  'head.call/closed': 'We closed {call}',
  'announced.call/closed': 'our plan to close {call}',
  'head.call/voided': 'We voided {call}, opened by mistake',
  'effect.call/voided':
    'It takes nothing more, and lists leave it out. Its page says when and why; its id stays taken.',
  'head.call/amended': 'We corrected what {call} says of itself',
  'announced.call/amended': 'our plan to correct what {call} says of itself',
  'desk.form.amendment': 'Correct a call',
  'desk.formNote.amendment':
    'Correct its title, summary, date or the issuer’s address, or who can be missing. After the first signature it takes two officers, and the issuer and the words for signing cannot change. The log keeps the old words.',

  // The convener’s own mandate.
  'type.call/claimed': 'The issuer took over an independent record',
  'type.call/authority-checked': 'The authority of an issuer was checked',
  'head.call/claimed': 'The issuer took over the record of {call}',
  'head.call/authority-checked':
    'We checked the authority of the issuer of {call}{outcome, select, holds {: it holds} lapsed {: it no longer holds} other {, and could not tell whether it holds}}',
  'effect.call/claimed':
    'From this entry on, the register is the issuer’s own and takes signatures under the rules below. Rows copied before, the text and its history stay.',
  'member.call/authority-checked.domain': 'Name',

  // Texts.
  'type.text/published': 'A text was published',
  'type.text/translated': 'A translation was published',
  'head.text/published':
    'We published version {manifest, number} of {record, select, yes {the text of our record of {call}} other {{call}}}',
  'head.text/translated': 'We added a translation into {text} to version {manifest, number} of {call}',
  'member.text/published.manifest': 'Text',
  'member.text/published.continues': 'Which principle became which',
  'member.call/opened.manifest': 'Text',
  'member.text/translated.manifest': 'Text',

  // Corrections of texts.
  'type.text/corrected': 'A mistake in a text was corrected',
  'type.correction/objected': 'A correction was objected to or withdrawn',
  'head.text/corrected':
    'We recorded a correction of version {from, number} of {call}: signatories can object for {days, plural, one {# day} other {# days}}',
  'announced.text/corrected': 'our plan to correct version {from, number} of {call}',
  'head.correction/objected':
    '{author, select, depositary {We withdrew the correction of version {manifest, number} of {call}} other {{by} objected to the correction of version {manifest, number} of {call}: the correction fails}}',
  'member.text/corrected.from': 'Text in force',
  'member.text/corrected.manifest': 'Corrected text',
  'member.text/corrected.days': 'Days to object',
  'member.correction/objected.words': 'Reason',
  'member.correction/objected.manifest': 'Corrected text',
  'effect.text/corrected':
    'Signatures stay on the text that was signed. If no signatory of this version objects in these days, the corrected text then takes effect. One objection stops it, and the keeper can withdraw it until then.',
  'effect.correction/objected': 'The text stays as it was. A new version can still be published.',

  // Rows copied from lists.
  'type.party/listed': 'A row was copied from a list',
  'head.party/listed':
    'The list of {date} for {call} {present, select, yes {names} other {does not name}} {party}',
  'note.party/listed.party': 'Copied from another list, not confirmed',
  'says.present': '{present, select, yes {On the list} other {Not on the list}}',

  // What other sources say.
  'type.fact/recorded': 'What a source says was recorded',
  'type.fact/withdrawn': 'What a source says was withdrawn',
  'type.count/recorded': 'A count was recorded',
  'type.count/withdrawn': 'A count was withdrawn',
  'head.fact/recorded':
    'A source of {source} says that {party} {what, select, present {was on the list of {call} on {day}} absent {was not on the list of {call} on {day}} joined {joined {call} on {day}} left {left {call} on {day}} declared {made a declaration on {call} on {day}} other {has had this name since {day}}}',
  'head.fact/withdrawn': 'We withdrew what entry {fact, number} records of {party}',
  'head.count/recorded':
    'A source of {source} counts {total, plural, one {# row} other {# rows}} on the list of {call} on {day}',
  'head.count/withdrawn': 'We withdrew the count that entry {count, number} records',
  'note.fact/recorded.party': 'Copied from a source, not confirmed',
  'member.fact/recorded.what': 'What the source says',
  'member.fact/recorded.day': 'Day',
  'member.fact/recorded.words': 'In words',
  'member.fact/withdrawn.fact': 'Entry that recorded it',
  'member.count/recorded.day': 'Day',
  'member.count/recorded.total': 'In all',
  'member.count/recorded.kinds': 'By kind',
  'member.count/recorded.words': 'In words',
  'member.count/withdrawn.count': 'Entry that recorded it',
  'effect.fact/recorded': 'It binds nobody. Pages show it beside the lists, with its source.',
  'effect.fact/withdrawn': 'It stays in the log. Pages no longer show it as known.',
  'effect.count/withdrawn': 'It stays in the log. Pages no longer show it.',
  'fact.present': 'On the list on that day',
  'fact.absent': 'Not on the list on that day',
  'fact.joined': 'Joined on that day',
  'fact.left': 'Left on that day',
  'fact.declared': 'Made a declaration on that day',
  'fact.renamed': 'Has had this name since that day',

  // Parties.
  'type.party/admitted': 'An organisation was approved',
  'type.party/updated': 'The record of an organisation changed',
  'head.party/admitted': 'We approved {party}',
  'head.party/updated': 'We changed the record of {party}',
  'says.claims': '{claims, select, yes {Takes over its row on a list} other {Takes over none}}',
  'none.party/admitted.domain': 'Not recorded',
  'none.party/updated.domain': 'Not recorded',

  // Invitations.
  'type.invitation/made': 'An officer invited organisations',
  'type.invitation/ended': 'An invitation was ended',
  'type.party/joined': 'An organisation joined by invitation',
  'head.invitation/made': 'We invited organisations, until {until}',
  'head.invitation/ended': 'We ended an unused invitation',
  'head.party/joined': `{by} {enters, select, yes {joined} other {made its first key}} by invitation {accepts, select, yes {and signed {call}} other {to {call}, without signing}}${SAID}`,
  'toSign.party/joined': `{by} {enters, select, yes {joins} other {sets up its first passkey}} by invitation {accepts, select, yes {and signs {call}} other {to {call}, without signing}}${SAID}`,
  'effect.invitation/ended': 'It can no longer be used. The log does not say whom it invited.',
  'effect.party/joined':
    '{enters, select, yes {The organisation joins the register with this key.} other {This is the first key of the organisation.}} The invitation is used up.',
  'member.invitation/made.root': 'All invitations together',
  'member.invitation/ended.leaf': 'Invitation',
  'member.party/joined.leaf': 'Invited as',
  'member.party/joined.proof': 'Place among those invited',
  'member.party/joined.invitation': 'Invitation of an officer',
  'member.party/joined.token': 'Token of its link',
  'member.party/joined.acceptance': 'Signature',

  // How parties end.
  'type.party/merged': 'An organisation merged into another',
  'type.party/succeeded': 'An organisation was succeeded by another',
  'type.party/ended': 'An organisation ended',
  'head.party/merged': 'We recorded that {party} merged into {into}',
  'announced.party/merged': 'our plan to record that {party} merged into {into}',
  'head.party/succeeded': 'We recorded that {successor} succeeded {party}',
  'announced.party/succeeded': 'our plan to record that {successor} succeeded {party}',
  'head.party/ended': 'We recorded the end of {party}',
  'announced.party/ended': 'our plan to record the end of {party}',
  'effect.party/merged': ENDED,
  'effect.party/succeeded': ENDED,
  'effect.party/ended': ENDED,

  // Mandates.
  'type.mandate/checked': 'Authority to sign was checked',
  'head.mandate/checked':
    'We checked the authority of {party} to sign ({method}){outcome, select, holds {: it holds} lapsed {: it no longer holds} other {, and could not tell whether it holds}}',
  'says.checked': 'Checked by us, {checked}.',
  'member.mandate/checked.domain': 'Name',

  // Vouchers.
  'type.mandate/vouched': 'An organisation vouched for another, or took it back',
  'head.mandate/vouched': '{by} {stands, select, yes {vouched} other {took back its word}} for {party}',
  'effect.mandate/vouched':
    '{stands, select, yes {Two organisations that vouch prove authority to sign. One is enough if the call names it as an umbrella body.} other {The voucher has ended. What was signed before is not undone.}}',
  'member.mandate/vouched.note': 'In its words',
  'entry.voucher': 'Who vouches',

  // Keys.
  'type.key/added': 'A key was added',
  'type.key/revoked': 'A key was revoked',
  'head.key/added':
    '{author, select, depositary {We added a key for {holder}} other {{holder} added a key of its own}}',
  'head.key/revoked':
    '{whose, select, depositary {We revoked a key of our own} theirs {We revoked a key of {keyid}} other {{by} revoked a key of its own}}',
  'effect.key/revoked': 'Once this is recorded, the key signs nothing. What it signed before is not undone.',
  'type.key/allowed': 'Two officers let an organisation have one more key',
  'head.key/allowed': 'We let {party} have one more key',
  'announced.key/allowed': 'our plan to let {party} have one more key',
  'announced.key/revoked': 'our plan to revoke a key of {keyid}',
  'effect.key/allowed':
    'For 30 days, the keeper may add one key. Its holder can sign and withdraw for the organisation. If the organisation does not know of this, any of its keys can suspend them all.',
  'member.key/allowed.link': 'Invitation',
  'type.key/suspended': 'All keys of an organisation were suspended',
  'type.key/resumed': 'A suspension ended',
  'head.key/suspended':
    '{author, select, depositary {We suspended all keys of {party}} other {{by} suspended all of its keys}}',
  'head.key/resumed': 'We ended the suspension of {party} and named the keys that stay',
  'announced.key/resumed': 'our plan to end the suspension of {party}, and which keys stay',
  'effect.key/suspended':
    'No key of the organisation signs anything, not even the one that did this, until two officers name those that stay.',
  'effect.key/resumed':
    'The keys that stay sign again. The others are revoked. What they signed before is not undone.',
  'member.key/resumed.keeps': 'Keys that stay',
  'member.key/resumed.ends': 'Keys that are revoked',
  'entry.suspendedBy': 'Suspended by',
  'entry.removalRests': 'What it rests on',
  'entry.addedBy': 'Added by',
  'entry.addedWith': 'Had been added with',
  'entry.revokedBy': 'Revoked by',
  'entry.byDepositary': 'The keeper',
  'entry.byItself': 'Its holder',

  // Signatures.
  'type.policy/accepted': 'A signatory accepted newer rules',
  'type.signature/given': 'An organisation signed',
  'type.signature/withdrawn': 'An organisation withdrew its signature',
  'type.signature/deposited': 'A signature on paper was recorded',
  'type.signature/removed': 'A signature was removed by a published rule',
  'type.signature/restored': 'A signature was restored',
  'head.policy/accepted': '{by} accepted the newer rules of {call} (version {policy, number})',
  'toSign.policy/accepted': '{by} accepts the newer rules of {call} (version {policy, number})',
  'toSign.signature/given': `{by} accepts version {manifest, number} of {call} as {noun}${SAID}`,
  'toSign.signature/withdrawn': '{by} withdraws as {noun} of {call}',
  'head.signature/given': `{by} {signs, select, yes {signed} other {accepted}} version {manifest, number} of {call} as {noun}${SAID}`,
  'head.signature/withdrawn': '{by} withdrew as {noun} of {call}',
  'head.signature/deposited': `We recorded that {party} {signs, select, yes {signed} other {accepted}} version {manifest, number} of {call} as {noun}, on paper${SAID}`,
  'head.signature/removed': 'We removed {party} as {noun} of {call}',
  'announced.signature/deposited':
    'our plan to record from paper that {party} signed {call}, although it has used its own key',
  'announced.signature/removed': 'our plan to remove {party} as {noun} of {call}',
  'head.signature/restored': 'We restored {party} as {noun} of {call}',
  'says.signature/deposited.party': AS,
  'says.signature/removed.party': AS,
  'says.signature/restored.party': AS,
  'member.signature/given.policy': 'Rules accepted',
  'member.signature/deposited.policy': 'Rules accepted',
  'member.policy/accepted.policy': 'Rules accepted',
  'none.signature/withdrawn.reason': 'None given',
  'none.signature/given.declaration': 'None',
  'none.signature/deposited.declaration': 'None',
  'entry.as': 'As',
  'rep.form.acceptance': 'Accept the newer rules',
  'rep.formNote.acceptance':
    'The rules have changed since you signed: read them on the page of the call. Your signature stays as it is.',
  'rep.this.acceptance': 'Accept the newer rules',

  // Signatures invalidated, and counted again.
  'type.signature/invalidated': 'Signatures were invalidated',
  'type.signature/reinstated': 'Invalidated signatures count again',
  'head.signature/invalidated':
    'We invalidated {subjects, plural, one {# signature} other {# signatures}} on {call}',
  'announced.signature/invalidated':
    'our plan to invalidate {subjects, plural, one {# signature} other {# signatures}} on {call}',
  'head.signature/reinstated':
    'We count {subjects, plural, one {# signature} other {# signatures}} on {call} again, invalidated by entry {invalidation, number}',
  'member.signature/invalidated.effect': 'What it means',
  'effect.signature/invalidated':
    'We say that these signatures are not what they claim. They no longer count. Their entries stay, and each can be restored.',
  'entry.invalidated.parties': 'Organisations',
  'entry.invalidated.persons': 'Individuals, by the entries with which they signed',
  'entry.invalidated.restored': 'counts again: {entry}',

  // Persons.
  'type.person/restored': 'An individual’s signature counts again',
  'type.person/signed': 'An individual signed',
  'type.person/erased': 'An individual’s signature was erased',
  'head.person/restored': 'We count the individual of entry {commitment, number} on {call} again',
  'head.person/signed':
    'We counted an individual who {signs, select, yes {signed} other {accepted}} version {manifest, number} of {call}',
  'head.person/erased': 'We erased the data of the individual of entry {commitment, number} on {call}',
  'effect.person/erased':
    'The commitment. It no longer identifies anyone: we deleted the name and the salt that it was made of.',
  'member.person/erased.effect': REMAINS,
  'member.person/signed.policy': 'Rules accepted',
  'entry.person': 'Person',
  'entry.personHidden':
    'Not in the log. The person has the name and the proof. We keep them until the person has them erased.',
  'entry.counted': 'Counted by',
  'entry.countedBy': 'We confirmed an e-mail address. You cannot check that the person exists.',
  'entry.languageHidden': 'Only the person knows in which language they read the text.',
  'entry.erasedBy': 'Erased by',
  'entry.personSignedBy': 'Signed with',

  // Seals.
  'type.statement/sealed': 'A statement was sealed until an hour',
  'type.statement/opened': 'A sealed signature was opened',
  'head.statement/sealed': 'We sealed a statement on {call}',
  'head.statement/opened': `{does, select, sign {{by} {signs, select, yes {signed} other {accepted}} version {manifest, number} of {call} as {noun}} both {{by} joined by invitation and {signs, select, yes {signed} other {accepted}} version {manifest, number} of {call} as {noun}} join {{by} joined by invitation to {call}} bothKey {{by} made its first key by invitation and {signs, select, yes {signed} other {accepted}} version {manifest, number} of {call} as {noun}} other {{by} made its first key by invitation to {call}}}${SAID}, under seal until now`,
  'note.statement/sealed.commitment':
    'A fingerprint of the signed statement and a secret salt. It shows nothing until the seal is opened.',
  'member.statement/sealed.commitment': 'Commitment',
  'member.statement/opened.commitment': 'Commitment',
  'entry.lapsedSeal':
    'Lapsed: nobody opened it within {days, plural, one {# day} other {# days}} of its hour',
  'entry.sealedIn': 'Sealed',
  'entry.sealedInSays': 'Judged by the register as it was then. It counts from this entry on.',
  'entry.sealSignedOn': 'Signed',

  // What a signatory says later.
  'type.declaration/made': 'A signatory stated a declaration',
  'type.reservation/made': 'A signatory added or widened a reservation',
  'type.reservation/narrowed': 'A signatory narrowed or withdrew its reservation',
  'head.declaration/made':
    '{party} {declaration, select, none {withdrew its} other {stated a}} declaration on {call}',
  'head.reservation/made': '{party} added or widened a reservation on {call}',
  'head.reservation/narrowed':
    '{party} {reservation, select, none {withdrew} other {narrowed}} its reservation on {call}',
  'none.declaration/made.declaration': 'None: withdrawn',
  'none.reservation/narrowed.reservation': 'None: withdrawn',
  'effect.declaration/made': 'It takes effect at once. The signature stays as it is.',
  'effect.reservation/narrowed':
    'It takes effect at once. The signature stays as it is. The old words stay on record: readers judge whether these are narrower.',
  'effect.reservation/made': 'The signature stays as it is.',

  // Objections.
  'type.objection/raised': 'An organisation objected to what another said',
  'type.objection/answered': 'An objection was answered',
  'type.objection/withdrawn': 'An objection was withdrawn',
  'head.objection/raised': '{by} objected to what {party} said of {call}',
  'head.objection/answered': '{by} answered the objection of entry {objection, number}',
  'head.objection/withdrawn': '{by} withdrew its objection to what {party} said',
  'effect.objection/raised': 'Both are shown. Neither undoes the other.',
  'member.objection/answered.words': 'Answer',
  'member.objection/withdrawn.party': 'To the words of',
  'objection.signature': 'Said with',

  // Words withheld.
  'type.words/withheld': 'Words or a file were withheld by law',
  'member.words/withheld.digest': 'What is withheld',
  'head.words/withheld': 'We withheld {digest}',
  'toSign.words/withheld': 'We withhold {digest}',
  'announced.words/withheld': 'our plan to withhold {digest}',
  'member.words/withheld.effect': REMAINS,
  'effect.words/withheld':
    'The fingerprint, the length and this entry. We delete the bytes and their salt here.',
  'member.words/withheld.authority': 'By order of',
  'entry.boundBy': 'Bound by',

  // Kill switches.
  'type.switch/set': 'A type of statement was switched on or off',
  'head.switch/set': '{closed, select, yes {We stopped taking {covers}} other {We take {covers} again}}',
  'says.closed':
    '{closed, select, yes {Off: we publicly refuse what it covers, for this reason} other {On: we take what it covers}}',

  // Announcements.
  'type.act/announced': 'An act was announced',
  'head.act/announced': 'We announced {body}',
  'entry.announced.lapsed': 'Never done: announced again later',
  'entry.announced.when': 'When',
  'entry.announced.between':
    'One officer alone may do it from {from} to {until}; after that it is void. Two officers may do it at any time.',
  'entry.announced.state': 'What became of it',
  'entry.announced.notDone': 'Not done yet in this log',
  'entry.announced.done': 'Done with {entry}',
} as const

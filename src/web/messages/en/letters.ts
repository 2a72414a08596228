/** Letters that go out by mail, and the page on which their recipient says which should still come. */
export const letters = {
  'letter.brand': '{call}, from its keeper',
  'letter.depositaryOf': '{keeper}, which keeps the register of {call}',
  'letter.button': '{label}:',
  'letter.quiet': 'No images, no click tracking.',
  'letter.wishes': 'Choose or stop these e-mails:',
  'letter.wishesLink': 'Choose or stop these e-mails.',
  'letter.whyNamed': 'Someone told us that you speak for {name}.',
  'letter.whyContact': 'A signatory of {name} named this address as a contact.',
  'letter.whyApplied':
    'An application {asks, select, claim {for the register of} other {to sign}} {call} names this address.',
  'letter.asks': 'What it asks: {asks}',
  'letter.dear': 'Dear {person},',
  'letter.openApplication': 'Open the application',

  'letter.receivedSubject': 'We have your application: {call}',
  'letter.receivedHeading':
    'An application {asks, select, claim {for the register of} other {to sign}} {call} has arrived',
  'letter.received':
    'We check it and write to you when we have decided. We publish none of it{asks, select, claim {, and the register stays as it is} other {, and nothing is signed yet}}.',
  'letter.receivedNote':
    'Your page shows what was sent and what we decide. Keep this e-mail to yourself: anyone with the link can read the page. It works for a year.',
  'letter.notYou': 'If you have not applied',
  'letter.notYouNote':
    'Someone else typed your address. You do not have to do anything: this lets no one sign in your name. You can stop our e-mails below.',

  'letter.unexpected': 'If you did not expect this',

  'letter.questionSubject': 'A question about your application: {call}',
  'letter.questionHeading':
    'A question about your application {asks, select, claim {for the register of} other {to sign}} {call}',
  'letter.question': 'We need your answer before we decide:',
  'letter.answer': 'Answer on the page of the application',
  'letter.questionNote': 'Only we read your answer, and we do not publish it. Your application waits for it.',

  'letter.refusedSubject': 'Your application was not accepted: {call}',
  'letter.refusedHeading':
    'Your application {asks, select, claim {for the register of} other {to sign}} {call} was not accepted',
  'letter.refused': 'Our reason:',
  'letter.refusedNote':
    'We publish nothing about this, and the public log does not mention it. You can {by, select, contact {write to us} reply {answer this e-mail} other {ask the person who gave you this letter}} or apply again.',

  'letter.invitationSubject': '{name} can now sign: {call}',
  'letter.invitationHeading': '{name} can now sign {call}',
  'letter.invitation':
    'Use the link to read the text and sign. Your phone or computer will ask for your fingerprint, face or PIN. It takes about five minutes.',
  'letter.inviter':
    '{how, select, approved {{keeper} has approved {name}.} sign {{keeper} invites you to sign.} other {{keeper} invites you to join.}} {issued, select, own {It issued the call and keeps its public register.} other {{issuer} issued the call. {keeper} keeps its public register.}}',
  'letter.ask':
    '{by, select, contact {Questions? Write to {contact}.} reply {Questions? Answer this e-mail.} other {Questions? Ask the person who gave you this letter.}}',
  'letter.invitationAgain': 'The earlier link no longer works.',
  'letter.anotherHeading': 'Set up another passkey for {name}',
  'letter.another':
    'You asked for another passkey to sign for {name}. {keeper} keeps the register of {call}. We send this once two of our officers have approved the passkey.',
  'letter.anotherDo':
    'Use the link to set it up. Your phone or computer will ask for your fingerprint, face or PIN. What {name} signed stays signed.',
  'letter.anotherLink':
    'The link works once, until {until}{hand, select, yes { at the latest} other {}}. Opening the page does not use it up. Keep it to yourself.',
  'letter.anotherNotYou': 'If you did not ask for this',
  'letter.anotherNotYouSays':
    'Do not use the link. Tell us at once, at an address or number that you know. Someone may be trying to sign for {name}.',
  'letter.joinSubject':
    '{checked, select, yes {{name} is invited to sign: {call}} other {{name} is invited to join: {call}}}',
  'letter.joinHeading':
    '{checked, select, yes {{name} is invited to sign {call}} other {{name} is invited to join {call}}}',
  'letter.join':
    '{checked, select, yes {Use the link to read the text and sign. Your phone or computer will ask for your fingerprint, face or PIN. It takes about five minutes.} other {Use the link to read the text and join. Your phone or computer will ask for your fingerprint, face or PIN. You can sign once we have checked the authority of {name} to sign (mandate): ask us how to show it.}}',
  'letter.openJoining': 'Read and answer',
  'letter.noWishJoin': 'Do nothing. Nothing public says that we asked {name}.',
  'letter.invitationLink':
    'The link works once, until {until}. Opening it commits you to nothing. If it is not for you, pass it only to someone who may sign for {name}.',
  'letter.invitationLinkHand':
    'The link works once, for 14 days after you receive this letter{asked, select, yes {, or until {answers} if that is later} other {}}, and until {until} at the latest. Opening it commits you to nothing. If it is not for you, pass it only to someone who may sign for {name}.',
  'letter.coverSays': '{keeper} writes:',
  'letter.senderSays': 'For {keeper}:',
  'letter.whySays': 'Why {name}, in the words of {keeper}:',
  'letter.answerBy': 'Please answer by {day}.',
  'letter.decline': 'Not signing? Tell us here:',
  'letter.reminderSubject': 'Reminder: {name} is invited to sign: {call}',
  'letter.reminderHeading': '{name} is invited to sign {call}',
  'letter.reminder': '{keeper} wrote to you on {day}. We have no answer yet.',
  'letter.reminderKey':
    '{keeper} wrote to you on {day}. {name} now has a passkey and has not signed. You can sign with that passkey.',
  'letter.reminderSign': 'Read and sign',
  'letter.reminderLink': 'This is the link of our first letter. It works once, until {until}.',
  'letter.reminderCrossed': 'If you have already answered, please ignore this.',
  'letter.readFirst': 'Read the text without the link:',
  'letter.means': 'What signing means',
  'letter.meansWords': 'You accept the exact words that you read, and the rules in force that day.',
  'letter.meansRoll':
    'These become public: name, kind, country, domain and identifiers of your organisation, how we checked its authority, with our note, the date, and any reservation or declaration. Your own name does not.',
  'letter.meansReservation': 'You can add a reservation, and withdraw later. Both stay on record.',
  'letter.noWish': 'If you do not want to sign',
  'letter.noWishNote':
    'Do nothing. The register shows that we approved {name}. No page says that we asked it to sign.',

  'letter.toldSubject': 'Recorded about {name}: entry {entry}',
  'letter.toldHeading':
    '{by, select, own {A passkey of {name} has signed something} lead {A commitment in which {name} takes part has changed} left {{other}, which made a commitment in which {name} takes part, no longer signs the call} joins {{other} takes part in a commitment of {name}} leaves {{other} no longer takes part in a commitment of {name}} other {We have recorded something about {name}}}',
  'letter.toldLeft': 'The commitment of {name} itself does not change.',
  'letter.toldGoesOn':
    'The part of {name} in it goes on, and stays due by its day. {name} can report on it, or withdraw it.',
  'letter.toldOf': '{commitment}: {what}',
  'letter.toldMore': '{count, plural, one {One more is in the entry.} other {# more are in the entry.}}',
  'letter.jointSubject': '{other} has signed: a commitment of {name} waits for you',
  'letter.jointSays':
    '{other} has signed to take part in a commitment of {name} under {call}. Nothing is published until {name} signs too. See the commitment and the part of {other} on the pages of {name}.',
  'letter.jointAskedSubject': '{lead} invites {name} to take part in a commitment',
  'letter.jointAskedSays': '{lead} made this commitment under {call}, and invites {name} to take part in it:',
  'letter.jointAskedDue':
    '{when, select, day {It is due by {due}. } other {It names no day. }}It is public, in the name of {lead}:',
  'letter.jointAskedParts': 'Who does what',
  'letter.jointAskedPart': '{party}: {part}',
  'letter.jointAskedUnsaid': '{party} has not described its part.',
  'letter.jointAskedYours': '{name} names its part before it signs.',
  'letter.jointAskedYes': 'If you want to take part',
  'letter.jointAskedHow':
    'With a passkey of {name}, enter its part and sign by {day} (UTC). Then the invitation ends. {lead} signs the same words after that. Until then nothing is published.',
  'letter.jointAskedWhere': 'Read it and answer here:',
  'letter.jointAskedNo': 'If you do nothing',
  'letter.jointAskedNothing':
    '{name} is bound to nothing, and no page says that it was invited. The same holds if you remove the invitation.',
  'letter.removedBack': 'How to restore the signature',
  'letter.removedBackSays':
    '{name} cannot sign again, but we can restore its signature. Report on the pages of {name}, even late. Then ask us to restore it: {by, select, contact {write to {contact}} reply {answer this e-mail} other {tell the person who gave you this letter}}. The entry names the rule and the reason.',
  'letter.toldEntry': 'It is entry {entry} of the public log:',
  'letter.toldUnknown': 'If you know nothing of this',
  'letter.toldTurn': 'Tell us at once, at an address or number that you know. Do not answer this e-mail.',
  'letter.toldSuspend':
    'With a passkey, you can also press “Suspend all passkeys” on your own pages. This e-mail asks for nothing else.',
  'letter.correctionSubject': 'A correction of {call} from {day} on',
  'letter.correctionHeading':
    'A mistake in the text of {call} {past, select, yes {was corrected} other {is to be corrected}}',
  'letter.correction':
    '{past, select, yes {Since {day} the text reads as below: no signatory objected before then.} other {From {day} the text reads as below, unless a signatory objects before then or the keeper withdraws the correction.}} The signature of {name} stays on the text that it signed.',
  'letter.correctionReason': 'Reason:',
  'letter.correctionPart': 'What changes ({language})',
  'letter.correctionTitles': 'Only titles change, not the text itself. They are on the page below.',
  'letter.correctionPassage':
    '{kind, select, added {New: “{after}”} removed {Taken out: “{before}”} other {“{before}” becomes “{after}”}}',
  'letter.correctionMore':
    '{count, plural, one {# more passage changes: it is} other {# more passages change: they are}} on the page below.',
  'letter.correctionBinds':
    '{binds, select, yes {If it takes effect, its words bind {name}, under the rules that {name} accepted.} bound {Its words bind {name}, under the rules that {name} accepted.} free {The words that {name} signed still bind it.} other {Even if it takes effect, the words that {name} signed still bind it.}}',
  'letter.correctionObject': 'If you do not agree',
  'letter.correctionHow':
    'With a passkey of {name}, sign in and choose “Object to the correction” by the end of {last} (UTC). One objection is enough to keep the text as it was. Objections are public, with their words.',
  'letter.correctionWhere': 'Your own pages:',
  'letter.correctionOther':
    '{name} signed another version, in which nothing changes. Only signatories of the corrected version can object.',
  'letter.failedSubject': 'No correction of {call}',
  'letter.failedHeading': 'The text of {call} stays as it was',
  'letter.failed':
    'The correction announced for {day} will not take effect. The signature of {name} does not change.',
  'letter.rulesSubject': 'Newer rules of {call}',
  'letter.rulesHeading': 'The rules of {call} were changed',
  'letter.rules': 'The reason for the new rules:',
  'letter.rulesBind':
    '{when, select, notice {The new rules bind {name} from {day}, after the notice in the rules that {name} accepted.} yes {The new rules bind {name} only if it accepts them. Until then its present rules stay.} since {The new rules bind {name} since {day}, after the notice in the rules that {name} had accepted.} other {The rules that bind {name} stay as they are.}}',
  'letter.rulesSee': 'See what changed',
  'letter.rulesAsk': 'What the new rules ask of {name}',
  'letter.rulesAskNothing':
    '{any, select, yes {Nothing {more, select, yes {more } other {}}unless {name} accepts the rules. If it accepted them today, they would ask:} other {Nothing: no clause is meant for an organisation like {name}.}}',
  'letter.rulesDrop':
    'Once they bind {name}, {count, plural, one {they no longer ask for this:} other {they no longer ask for these:}}',
  'letter.rulesDo': 'What you can do',
  'letter.rulesHow':
    '{when, select, notice {With a passkey of {name}, you can accept the new rules at any time, or withdraw the signature before {day}. If you do neither, the rules bind from that day.} since {With a passkey of {name}, you can withdraw the signature at any time.} other {With a passkey of {name}, you can accept the new rules at any time. If you do nothing, nothing changes for {name}.}}',
  'letter.versionSubject': 'A newer version of {call}',
  'letter.versionHeading': 'Version {number} of the text of {call} is published',
  'letter.version':
    'The signature of {name} stays on version {old}. Version {number} binds {name} only if it signs that version too.',
  'letter.versionSee': 'See what changed between versions {old} and {number}',
  'letter.versionRules':
    'The rules have also changed since {name} last accepted any. The same page shows how.',
  'letter.versionHow': 'With a passkey of {name}, you can read and sign version {number}.',
  'letter.noticeHeading':
    '{is, select, amended {The title or summary of {call} has changed} closed {{call} is closed} extended {Dates of {call} have moved} indicators {{call} sets indicators for reports of {name}} measures {{call} sets measures that {name} can take on} reservation {A signatory of {call} makes a new reservation} holds {A signatory of {call} has a new reservation} raised {A signatory objects to what {name} said} taken {An objection to what {name} said was withdrawn} other {About another signatory of {call}}}',
  'letter.noticeMeans':
    '{is, select, amended {The text and the signature of {name} do not change.} closed {It takes no more signatures. The signature of {name} stays.} indicators {What {name} has reported does not change.} measures {{name} chooses which to take on, if any.} reservation {It takes effect on {day}, unless a signatory objects before then.} holds {It took effect on {day}: no objection remained.} raised {{fails, select, yes {Because of the objection, the reservation does not take effect.} other {Both are shown side by side. What {name} said still holds.}}} taken {What {name} said and the objection stay on record.} other {Nothing changes for {name}. You chose to hear of other signatories too.}}',
  'letter.classIs':
    '{is, select, granted {We have put {name} in the class “{class}” of {call}. Our reason:} other {{name} is no longer in the class “{class}” of {call}. Our reason:}}',
  'letter.kindIs': 'We have changed the kind of {name} from {old} to {kind}. Our reason:',
  'letter.turnedAsks': 'From {day}, the rules that bind {name} also ask for this:',
  'letter.turnedEnds': 'From {day}, the rules that bind {name} no longer ask for this:',
  'letter.turnedNothing': 'What the rules ask of {name} does not change.',
  'letter.edition':
    '{is, select, fresh {New in edition {edition, number}:} changed {Reworded in edition {edition, number}:} other {No longer in edition {edition, number}:}}',
  'letter.editionMore':
    '{count, plural, one {# more is on the page of measures.} other {# more are on the page of measures.}}',
  'letter.editionSame': 'Edition {edition, number} has the same measures as before, in the same words.',
  'letter.editionHeld':
    '{count, plural, one {{name} has taken on # measure of an earlier edition. It does not change until {name} moves to the new edition.} other {{name} has taken on # measures of earlier editions. They do not change until {name} moves to the new edition.}}',
  'letter.moved': 'None of these dates of {name} is earlier than before. What is already done does not move.',
  'letter.movedDay': 'Now due by {to}, not {from}.',
  'letter.movedFollows':
    'The due date stays. The last day that follows from it by the rules moves from {from} to {to}.',
  'letter.movedSubject': 'Dates of {name} have moved: {call}',
  'letter.movedShut':
    'Our service was closed {span, select, one {on {first}. That day does} other {from {first} to {last}. Those days do}} not count in any period open then.',
  'letter.noticeHow':
    'With a passkey of {name}, you can {is, select, closed {still withdraw the signature} reservation {object until the end of {last} (UTC)} other {answer it}}.',
  'letter.suspended':
    'When we wrote this, all passkeys of {name} were suspended, so its pages are closed. Tell the keeper at once, at an address or number that you know. Two officers will ask who holds which passkey, and name those that stay.{runs, select, objecting { Time runs on: the last day to object is {day} (UTC).} binding { Time runs on: the new rules bind {name} from {day}.} other {}}',
  'letter.noticeNumber': 'Notice {number} of {call}. All notices:',
  'letter.contactHeading':
    '{is, select, asked {Should letters about {name} come to you?} named {{name} named another contact} goes {Letters to you about {name} are to end} other {Letters about {name} to one of its contacts are to end}}',
  'letter.contactSays':
    '{is, select, asked {A signatory of {name} named this address as a contact. If you agree, we write to you when something changes for {name}: a correction of a text that it signed, new rules, what we record about it. Unless you agree, no other letter comes. You have 14 days to answer.} named {A signatory of {name} named {who} as a contact. Letters go to {who} too, once they agree. Nothing changes for you.} goes {A signatory of {name} wants letters to you about it to end. {stayed, select, yes {You have stayed once before, so they end 30 days after this letter.} other {They end seven days after this letter. If you want them to go on, say so before then.}}} other {A signatory of {name} wants us to stop writing to {who}. Letters to {who} end {stayed, select, yes {30 days} other {seven days}} after we tell them. Nothing changes for you.}}',
  'letter.contactAnswer': 'Read, and choose',
  'letter.invitedSubject': 'One more passkey for {name}',
  'letter.invitedHeading': 'Someone was invited to make one more passkey for {name}',
  'letter.invitedBeside':
    'Our officer {officer} sent this invitation. The passkey works once two officers have agreed, in the public log. We will then write again.',

  'wishes.kicker': 'E-mails',
  'wishes.title': 'Which e-mails do you want?',
  'wishes.lede': 'For the address that received this link, and every call kept here.',
  'wishes.choice': 'To this address',
  'wishes.all': 'All e-mails',
  'wishes.allMore': 'Also those for information only: an application has arrived, a date is coming.',
  'wishes.needed': 'Only about something begun with this address',
  'wishes.neededMore': 'Questions, decisions, invitations, codes, and dates that have come.',
  'wishes.none': 'No e-mails',
  'wishes.noneMore': 'Not even an invitation or a code, if you apply or sign with this address.',
  'wishes.choose': 'Choose which e-mails you want, or none.',
  'wishes.contacts': 'Organisations whose contact you are',
  'wishes.contact':
    '{state, select, stands {You get letters about this organisation.} asked {A signatory of this organisation named you as a contact. Letters come once you choose which, until {day} at the latest.} goes {A signatory of this organisation wants letters to you to end on {day}. To keep some, choose which.} other {A signatory of this organisation wants letters to you to end on {day}. You have stayed once before, so they end then.}}',
  'wishes.save': 'Save',
  'wishes.saved': 'Your choice is saved.',
  'wishes.stopped': 'This address will get no more e-mails of this kind.',
  'wishes.note':
    'We keep the choice for all e-mails under a hash of the address. You can change it by the link in any letter, for a year after it came.',
} as const

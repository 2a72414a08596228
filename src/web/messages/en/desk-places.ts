/** The desk as a place: its masthead, its six places, the first days, and what follows from an act. */
export const deskPlaces = {
  'desk.brand': '{keeper}: desk',
  'desk.publicPages': 'Public pages',
  'desk.waiting': 'waiting',
  'desk.section.applications': 'Applications',
  'desk.section.calls': 'Calls',
  'desk.section.organisations': 'Organisations',
  'desk.section.mail': 'Mail',
  'desk.section.log': 'Activity log',
  'desk.section.settings': 'Settings',
  'desk.seePublic': 'See the public page',
  'frame.desk': 'For officers',

  'also.title': 'Also for you',
  'also.comments':
    '{count, plural, one {# comment to answer on the draft “{title}”, by {officers}} other {# comments to answer on the draft “{title}”, by {officers}}}',
  'also.asked':
    '{count, plural, one {# applicant has not answered your question yet} other {# applicants have not answered your question yet}}',
  'also.prepared':
    '{count, plural, one {# prepared action is ready for you to sign} other {# prepared actions are ready for you to sign}}',
  'also.signed':
    '{count, plural, one {# action needs a second officer} other {# actions need a second officer}}',
  'also.allowances':
    '{count, plural, one {# invited passkey waits for two officers to allow it} other {# invited passkeys wait for two officers to allow them}}',
  'also.suspended':
    '{count, plural, one {# organisation has suspended keys} other {# organisations have suspended keys}}',
  'also.rechecks':
    '{count, plural, one {# proof of authority is due for another check} other {# proofs of authority are due for another check}}',
  'also.late':
    '{count, plural, one {# proof has arrived since its organisation was approved} other {# proofs have arrived since their organisations were approved}}',
  'second.all':
    '{count, plural, =0 {No actions are waiting} one {# action is waiting} other {# actions are waiting}}',

  'queue.open': 'Find or filter applications',
  'queue.foundTitle': '{stage}: {count, plural, one {# application} other {# applications}}',
  'aside.allOf': 'Applications marked as spam together, with the reason; you can put them back in the queue',

  'deskOrganisations.all':
    '{count, plural, =0 {No organisations yet} one {# organisation} other {# organisations}}',
  'deskOrganisations.found':
    '{count, plural, =0 {No organisation found for “{q}”} one {# organisation found for “{q}”} other {{more, select, yes {More than {count, number}} other {{count, number}}} organisations found for “{q}”}}',
  'deskOrganisations.none':
    'Organisations appear in this list once you approve them, or once those that you invited join.',
  'deskOrganisations.onlyInvited':
    '{count, plural, one {# organisation is invited and has not joined} other {# organisations are invited and have not joined}}',
  'deskOrganisations.notJoined': 'Invited, not joined',
  'deskOrganisations.notJoinedNote':
    'Until they join, the page of the call shows how far each has come, and reminds them.',
  'deskOrganisations.ofCall': '{count, plural, one {# organisation} other {# organisations}}',
  'deskOrganisations.name': 'Organisation',
  'deskOrganisations.keys': 'Keys',
  'deskOrganisations.waits': 'Waiting',
  deskWayBack: 'All passkeys lost',
  deskWayBackNote: 'If nobody at the organisation can sign in any more. What it signed stays.',
  'deskWayBack.first': 'First',
  'deskWayBack.check':
    'Call the organisation by a number that you knew before. Ask who may sign for it now, and whether a passkey was stolen. If one was, suspend all of them.',
  'deskWayBack.then': 'Then',
  'deskWayBack.again':
    '{invite}. Two officers allow the new passkey, in public. Then the letter with the link goes out.',
  'deskWayBack.invite': 'Invite that person',
  'deskWayBack.last': 'Last',
  'deskWayBack.revoke':
    'Revoke the lost passkeys, in the list of keys above: not the one that was added last. It takes two officers. What the lost ones signed stays.',
  'deskKey.added':
    '{how, select, first {Came in with the organisation} depositary {Added by us} other {Approved by a signatory}} on {day} (UTC), {entry}.',
  'deskKey.used': 'Last signed on {day} (UTC), {entry}.',
  'deskKey.unused':
    '{all, select, yes {Has signed nothing since.} other {Has signed none of the last {count} entries about the organisation.}}',
  'deskKey.newest':
    'This is the newest key of the organisation. Is it the lost one? Somebody who has lost a key has the newer one in use.',
  'deskKey.left':
    '{count, plural, =0 {It is the only key that can sign for the organisation: afterwards nobody there can sign.} one {# other key can sign for the organisation.} other {# other keys can sign for the organisation.}}',
  'deskOrganisations.listed': 'On a list only',
  'deskOrganisations.count': '{count, plural, =0 {No key yet} one {# key} other {# keys}}',
  'deskOrganisations.waits.suspended': 'Keys suspended',
  'deskOrganisations.waits.rechecks': 'Check due',
  'deskOrganisations.waits.late': 'New proof',
  'deskOrganisations.alsoListed': 'A search also finds organisations that are only on a list.',
  'deskOrganisations.ways': 'Invite organisations',
  'deskOrganisations.record': 'Its record',
  'deskOrganisations.admitted': 'Approved',

  'first.welcome': 'Welcome, {officer}',
  'first.title': 'Create your first call',
  'first.says':
    'You need its text and the name of its issuer. Nothing is public until you have reviewed and signed it.',
  'first.begin': 'Start a draft',
  'first.goOn':
    '{count, plural, one {{named, select, yes {Go on with {title}} other {Go on with the draft}}} other {Go on with one of # drafts}}',
  'first.none': 'No calls yet',
  'first.wait': 'An officer who decides or prepares creates the first call.',
  'first.later': 'Set up',
  'first.laterNote': 'Nothing here stops you.',
  'first.met': 'Done',
  'first.unmet': 'Not yet',
  'first.passkey.met': 'You have two passkeys',
  'first.passkey.unmet': 'A second passkey',
  'first.passkey.why': 'It lets you in if you lose your device.',
  'first.passkey.do': 'Add…',
  'first.invited.met': 'Organisations are here',
  'first.invited.unmet': 'Invite organisations to sign',
  'first.invited.why': 'They can also apply on the page of the call.',
  'first.invited.do': 'Invite…',
  'first.second.met': 'There is a second officer',
  'first.second.unmet': 'A second officer',
  'first.second.why': 'Removing a signature, changing rules and some other actions need two officers.',
  'first.second.do': 'See how…',
  'first.own.met': 'Your name and imprint are set',
  'first.own.unmet': 'Your imprint',
  'first.own.why': 'It says who answers for these pages. Every page links to it.',
  'first.own.do': 'Set…',
  'first.mail.met': 'E-mail is set up',
  'first.mail.unmet': 'E-mail is not set up',
  'first.mail.why': 'Until it is, e-mails wait here for you to send by hand.',
  'first.mail.do': 'See them…',

  'next.is': 'Next:',
  'next.invite': 'invite an organisation to sign',
  'next.inviteMany': 'invite many from a list',
  'next.link': 'invite the person who will sign for it',
  'next.officer':
    'Next: the new officer opens their own page again and signs. Tell them that you have allowed it.',
  'next.key': 'see that the letter with the link goes out, under Mail',
  'next.resume': 'ask the organisation which keys stay, then end the suspension with a second officer',
  'next.receipt': 'send the organisation its receipt',
  'next.announced': 'come back when the delay is over, or ask a second officer to sign now',
} as const

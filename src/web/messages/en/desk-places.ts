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
    '{count, plural, one {# applicant has not answered your question} other {# applicants have not answered your question}}',
  'also.prepared':
    '{count, plural, one {# prepared action is ready for you to sign} other {# prepared actions are ready for you to sign}}',
  'also.signed':
    '{count, plural, one {# action needs a second officer} other {# actions need a second officer}}',
  'also.allowances':
    '{count, plural, one {# invited passkey needs two officers to allow it} other {# invited passkeys need two officers to allow them}}',
  'also.suspended':
    '{count, plural, one {# organisation has suspended keys} other {# organisations have suspended keys}}',
  'also.rechecks':
    '{count, plural, one {# proof of authority to check again} other {# proofs of authority to check again}}',
  'also.late':
    '{count, plural, one {# proof arrived after approval} other {# proofs arrived after approval}}',
  'second.all': '{count, plural, =0 {No actions waiting} one {# action waiting} other {# actions waiting}}',

  'queue.open': 'Find or filter applications',
  'queue.foundTitle': '{stage}: {count, plural, one {# application} other {# applications}}',
  'aside.allOf': 'Marked as spam together, with the reason. You can put them back in the queue.',

  'deskOrganisations.all':
    '{count, plural, =0 {No organisations yet} one {# organisation} other {# organisations}}',
  'deskOrganisations.found':
    '{count, plural, =0 {No organisation found for “{q}”} one {# organisation found for “{q}”} other {{more, select, yes {More than {count, number}} other {{count, number}}} organisations found for “{q}”}}',
  'deskOrganisations.none': 'Organisations appear here once you approve them, or once invited ones join.',
  'deskOrganisations.onlyInvited':
    '{count, plural, one {# organisation invited, not joined yet} other {# organisations invited, not joined yet}}',
  'deskOrganisations.notJoined': 'Invited, not joined',
  'deskOrganisations.notJoinedNote': 'The page of the call shows how far each has come, and reminds them.',
  'deskOrganisations.ofCall': '{count, plural, one {# organisation} other {# organisations}}',
  'deskOrganisations.name': 'Organisation',
  'deskOrganisations.keys': 'Keys',
  'deskOrganisations.waits': 'Waiting',
  deskWayBack: 'All passkeys lost',
  deskWayBackNote: 'If no one at the organisation can sign in. Its signatures stay.',
  'deskWayBack.first': 'First',
  'deskWayBack.check':
    'Call the organisation at a number you knew before. Ask who may sign for it now, and whether a passkey was stolen. If so, suspend them all.',
  'deskWayBack.then': 'Then',
  'deskWayBack.again': '{invite}. Two officers allow the new passkey, in public; then the letter goes out.',
  'deskWayBack.invite': 'Invite that person',
  'deskWayBack.last': 'Last',
  'deskWayBack.revoke':
    'In the list of keys above, revoke the lost passkeys, not the last one added. It takes two officers. What the lost ones signed stays.',
  'deskKey.added':
    '{how, select, first {Came in with the organisation} depositary {Added by us} other {Approved by a signatory}} on {day} (UTC), {entry}.',
  'deskKey.used': 'Last signed on {day} (UTC), {entry}.',
  'deskKey.unused':
    '{all, select, yes {Not used since.} other {Not used for the last {count} entries about the organisation.}}',
  'deskKey.newest':
    'This is the organisation’s newest key. Is it the lost one? Whoever lost a key usually uses the newest.',
  'deskKey.left':
    '{count, plural, =0 {This is the organisation’s only key: without it, no one there can sign.} one {# other key can sign for the organisation.} other {# other keys can sign for the organisation.}}',
  'deskOrganisations.listed': 'On a list only',
  'deskOrganisations.count': '{count, plural, =0 {No key yet} one {# key} other {# keys}}',
  'deskOrganisations.waits.suspended': 'Keys suspended',
  'deskOrganisations.waits.rechecks': 'Check due',
  'deskOrganisations.waits.late': 'New proof',
  'deskOrganisations.alsoListed': 'Search also finds organisations that are only on a list.',
  'deskOrganisations.ways': 'Invite organisations',
  'deskOrganisations.record': 'Its record',
  'deskOrganisations.admitted': 'Approved',

  'first.welcome': 'Welcome, {officer}',
  'first.title': 'Create your first call',
  'first.says': 'You need its text and its issuer’s name. Nothing is public until you sign.',
  'first.begin': 'Start a draft',
  'first.goOn':
    '{count, plural, one {{named, select, yes {Go on with {title}} other {Go on with the draft}}} other {Go on with one of # drafts}}',
  'first.none': 'No calls yet',
  'first.wait': 'An officer who decides or prepares creates the first call.',
  'first.later': 'Set up',
  'first.laterNote': 'You can do this later.',
  'first.met': 'Done',
  'first.unmet': 'Not yet',
  'first.passkey.met': 'You have two passkeys',
  'first.passkey.unmet': 'A second passkey',
  'first.passkey.why': 'For when you lose your device.',
  'first.passkey.do': 'Add…',
  'first.invited.met': 'Organisations have joined',
  'first.invited.unmet': 'Invite organisations to sign',
  'first.invited.why': 'They can also apply on the call’s page.',
  'first.invited.do': 'Invite…',
  'first.second.met': 'You have a second officer',
  'first.second.unmet': 'A second officer',
  'first.second.why': 'Some actions need two, such as removing a signature or changing rules.',
  'first.second.do': 'See how…',
  'first.own.met': 'Your name and imprint are set',
  'first.own.unmet': 'Your imprint',
  'first.own.why': 'Who answers for these pages. Every page links to it.',
  'first.own.do': 'Set…',
  'first.mail.met': 'E-mail is set up',
  'first.mail.unmet': 'E-mail is not set up',
  'first.mail.why': 'Until then, e-mails wait here for you to send by hand.',
  'first.mail.do': 'See them…',

  'next.is': 'Next:',
  'next.invite': 'invite an organisation to sign',
  'next.inviteMany': 'invite many from a list',
  'next.link': 'invite the person who will sign for it',
  'next.officer':
    'Next: the new officer opens their own page again and signs. Tell them you have allowed it.',
  'next.key': 'check under Mail that the letter goes out',
  'next.resume': 'ask the organisation which keys to keep, then end the suspension with a second officer',
  'next.receipt': 'send the organisation its receipt',
  'next.announced': 'come back after the delay, or ask a second officer to sign now',
} as const

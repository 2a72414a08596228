/** What an officer was appointed to, and what is not theirs. */
export const office = {
  'office.name.decider': 'Officer',
  'office.name.drafter': 'Drafter',
  'office.name.reader': 'Reader',
  'office.is.drafter': 'drafter',
  'office.is.reader': 'reader',
  'office.does.decider': 'Approves, refuses, invites, publishes, signs. Prepares and looks too.',
  'office.does.drafter':
    'Fills in forms and lists, asks applicants, passes all to an officer who decides. Cannot sign or approve.',
  'office.does.reader':
    'Sees what officers see, except letters. Changes only their own passkeys and sessions.',
  'office.means.decider': 'You are an officer who decides.',
  'office.means.drafter': 'You are a drafter. You prepare; an officer who decides signs.',
  'office.means.reader':
    'You are a reader. You see what officers see, except letters. You change only your own passkeys and sessions.',
  'office.forDeciders': 'This is for an officer who decides',
  'office.forDrafters': 'This is for an officer who decides or prepares',
  'office.yours': 'Your role',
  'office.ask': 'Nothing was done. The holder of the keeper’s key grants roles.',
  'office.decides': 'This is for an officer who decides.',
  'office.prepares': 'This is for an officer who decides or prepares.',
  'desk.enrolTitle.drafter': 'Become a drafter at the desk',
  'desk.enrolTitle.reader': 'Become a reader at the desk',
  'desk.enrolLedeOther': 'With a passkey, you can see the desk of {keeper}.',
  'office.label': 'Role',
  'office.missing': 'Choose a role.',

  'office.submitNote':
    'You prepare. It waits on the desk until an officer who decides signs it or sets it aside.',
  'office.actTitle': 'Review before you pass it on',
  'office.actStatement': 'What is to be signed',
  'office.actWholeNote': 'The exact bytes that a passkey would sign now.',
  'office.submit': 'Send to an officer who decides',
  'office.waits': 'Prepared, not signed',
  'office.waitsNote': 'Recorded once an officer who decides has signed.',
  'office.submitted': 'Officers who decide can see it now. It is recorded once one of them has signed.',
  'office.preparedTitle': 'Prepared, to be signed',
  'office.preparedBy': 'Prepared by {officer}, {time}.',
  'office.preparedUntil': 'It waits here until {time}.',
  'office.awaited': 'An officer who decides',
  'office.setAside': 'Set aside',
  'office.anew':
    'It repeats everything that was in force, and that has changed since. Set it aside, and have it prepared again.',
  'office.preparedHere': '{officer} prepared this, to be signed:',
  'office.approvalAwaited': 'An officer who decides approves this list.',
} as const

/** What an officer was appointed to, and what is not theirs. */
export const office = {
  'office.name.decider': 'Officer',
  'office.name.drafter': 'Drafter',
  'office.name.reader': 'Reader',
  'office.is.drafter': 'drafter',
  'office.is.reader': 'reader',
  'office.does.decider': 'Decides: admits, refuses, invites, publishes, signs. Prepares and looks too.',
  'office.does.drafter':
    'Prepares: asks applicants, fills in forms and lists, and passes them to an officer who decides. Cannot sign or admit.',
  'office.does.reader':
    'Looks: sees what officers see, but for letters. Signs nothing, and sends nothing but what concerns their own passkeys and sessions.',
  'office.means.decider': 'You are an officer who decides.',
  'office.means.drafter':
    'You are a drafter: you look, ask applicants, fill in forms and lists, and lay them before an officer who decides. You sign nothing.',
  'office.means.reader':
    'You are a reader: you see what officers see, but for letters. You change nothing but your own passkeys and sessions.',
  'office.forDeciders': 'This is for an officer who decides',
  'office.forDrafters': 'This is for an officer who decides or prepares',
  'office.yours': 'Your office',
  'office.ask': 'Nothing was done. The holder of the keeper’s key grants offices.',
  'office.decides': 'This is for an officer who decides.',
  'office.prepares': 'This is for an officer who decides or prepares.',
  'desk.enrolTitle.drafter': 'Become a drafter at the desk',
  'desk.enrolTitle.reader': 'Become a reader at the desk',
  'desk.enrolLedeOther': 'With a passkey, you can see the desk of {keeper}.',
  'office.label': 'Office',
  'office.missing': 'Choose an office.',

  'office.submitNote':
    'You prepare; an officer who decides signs. It waits on the desk of all officers until one of them has signed it or set it aside.',
  'office.actTitle': 'A second look before you pass it on',
  'office.actStatement': 'What is to be signed',
  'office.actWholeNote': 'What a passkey would sign, byte for byte, as the log stands now.',
  'office.submit': 'Send to an officer who decides',
  'office.waits': 'Prepared, and not signed',
  'office.waitsNote':
    'Prepared by an officer who does not decide. It is recorded once an officer who decides has signed it.',
  'office.submitted': 'The officers who decide can see it now. It is recorded once one of them has signed.',
  'office.preparedTitle': 'Prepared, to be signed',
  'office.preparedBy': 'Prepared by {officer}, {time}.',
  'office.preparedUntil': 'It waits here until {time}.',
  'office.awaited': 'An officer who decides',
  'office.setAside': 'Set aside',
  'office.anew':
    'It says anew all that stands, so it cannot be signed any more as it was prepared. Set it aside, and have it prepared again.',
  'office.preparedHere': '{officer} has prepared this, and it waits to be signed:',
  'office.approvalAwaited': 'An officer who decides approves this list.',
} as const

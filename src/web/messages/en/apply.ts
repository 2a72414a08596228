/** Asking to be admitted to a call, and what became of it. */
export const apply = {
  'apply.kicker': 'Before you sign',
  'apply.title': 'Ask to sign: {call}',
  'apply.lede':
    'We first check that you may sign for your organisation. Nothing you send here is published, and nothing is signed yet.',
  'apply.next': 'What comes next',
  'apply.next1': 'We check your application. We may contact you.',
  'apply.next2':
    'If your organisation is admitted, you receive a link and make a passkey on your own device.',
  'apply.next3': 'You read the exact text, state a reservation if you have one, and sign.',
  'apply.organisation': 'Your organisation',
  'apply.name': 'Name of the organisation',
  'apply.nameHint': 'Exactly as it should stand on the roll, in its own script.',
  'apply.nameLang': 'Language of the name',
  'apply.kind': 'Kind',
  'apply.kind.state': 'A government that signs for its country',
  'apply.kind.public-authority': 'A city, region, agency or other public body',
  'apply.kind.international-organisation': 'Founded by states, under a treaty',
  'apply.kind.company': 'A business, or an association of businesses',
  'apply.kind.civil-society': 'An association, foundation or union',
  'apply.kind.academia': 'A university, institute or learned society',
  'apply.country': 'Country',
  'apply.countryHint': 'Where it has its seat.',
  'apply.domain': 'Internet domain',
  'apply.domainHint': 'Its own, as example.org. It helps to check who you are.',
  'apply.identifiers': 'Public identifiers',
  'apply.identifiersHint': 'If it has any. They tell it from others of a similar name.',
  'apply.you': 'You',
  'apply.youNote':
    'For the officer alone: none of this is published, and it is erased after a year. We keep your name, function and e-mail address longer while your organisation has a key or a signature here, to write to you about it. Your name stands nowhere in the public log.',
  'apply.person': 'Your name',
  'apply.role': 'Your office or function',
  'apply.roleHint': 'What makes you able to sign for it, as “Secretary-General”.',
  'apply.email': 'Your e-mail address',
  'apply.emailHint': 'Best one at the domain above. The officer answers there.',
  'apply.emailHintByHand':
    'Best one at the domain above. This register sends no e-mail by itself: an officer writes to you there or reaches you in another way.',
  'apply.words': 'Anything the officer should know',
  'apply.wordsHint': 'Where your mandate can be checked, whom to call, a deadline. At most 2,000 characters.',
  'apply.send': 'Send',

  'apply.nameMissing': 'Enter the name of the organisation, at most 400 characters.',
  'apply.kindMissing': 'Choose what kind of organisation it is.',
  'apply.countryMissing': 'Choose a country, or “No country, or several”.',
  'apply.domainBad': '“{typed}” is no internet domain. Write it as example.org, or leave it out.',
  'apply.personMissing': 'Enter your name, at most 200 characters.',
  'apply.roleMissing': 'Enter your office or function, at most 200 characters.',
  'apply.emailMissing': 'Enter the e-mail address at which the officer reaches you.',
  'apply.emailBad': '“{typed}” is no e-mail address. Write it as name@example.org.',
  'apply.wordsLong': 'Shorten what the officer should know to 2,000 characters.',

  'apply.received': 'Your application has arrived',
  'apply.is.waiting': 'We are checking your application',
  'apply.is.asked': 'We have a question for you',
  'apply.is.admitted': 'Your organisation has been admitted',
  'apply.again': 'Apply again',
  'apply.is.refused': 'We have not approved your organisation',
  'apply.means.waiting':
    'This page will say what we decide. Meanwhile you can prove below what is asked of your organisation.',
  'apply.is.callClosed': 'The call was closed',
  'apply.means.callClosed':
    'It takes no new signatures, so your application leads no further. You need not prove anything more.',
  'apply.means.asked': 'Your application waits until you have answered below.',
  'apply.means.admitted':
    'It stands in the register. An officer makes the link by which you make your passkey, for the person named below.',
  'apply.means.invited':
    'It stands in the register. The link by which you make your passkey was made for the person named below; it is good once, for two weeks. If nothing has come, look among unwanted mail, then ask the keeper.',
  'apply.means.invitedByHand':
    'It stands in the register. The link by which you make your passkey was made for the person named below. This register sends no e-mail: an officer hands the link over. It is good once, for two weeks from then on. If nobody has reached you, ask the keeper.',
  'apply.means.enrolled':
    'It stands in the register. A passkey was made by the link for the person named below; whoever holds it signs for your organisation.',
  'apply.means.refused': 'Nothing of this is published. You may write to us, or apply again.',
  'apply.address': 'The address of this page',
  'apply.keepAddress':
    'Keep it: whoever has it can read this page, and nobody else can find it. It is good for a year.',
  'apply.noMail':
    'This register sends no e-mail by itself. All that we ask you and decide stands on this page: come back to it. Officers hand letters over.',
  'apply.yours': 'What you sent',
  'apply.sentOn': 'Sent on {day}.',
  'apply.reason': 'The reason given',
  'apply.party': 'Its page in the register',
} as const

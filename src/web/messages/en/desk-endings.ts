/** The desk's forms for the end of a party, and what then waits for another party. */
export const deskEndings = {
  'second.cosignTitle': 'Signed. The organisation whom it binds is awaited.',
  'second.cosignKept':
    'Your signature is kept here. Nothing is recorded before the organisation has signed too.',
  'second.cosignNote':
    'Signatures go over to another organisation only with that organisation’s own signature.',
  'second.cosigned': '{party} has signed it.',
  'second.cosigner': '{party} is awaited',
  'second.cosignerShort': 'The organisation {party}',
  'second.cosignLink':
    'Its representatives find it on their pages here, once they have signed in. This is the address:',
  'rep.cosign': 'Waits for your organisation',
  'rep.cosignNote':
    'We have signed it. Your organisation signs the same bytes, then a second officer does, and then it is recorded.',
  'rep.cosignKept':
    'We keep your organisation’s signature. It takes two of our officers to record the end of an organisation: we record it when the second has signed.',
  'rep.cosignTitle': 'Sign what binds your organisation',
  'rep.cosignLook': 'Read and sign…',
  'rep.cosignStale':
    'What we signed is too old now, or rests on what has changed. We sign it again, and then you find it here.',
  'desk.form.merge': 'Record a merger',
  'desk.formNote.merge':
    'An organisation has become part of another, which keeps what it signed, call by call, if it signs that itself.',
  'desk.form.succession': 'Record a succession',
  'desk.formNote.succession': 'An organisation has become another one: renamed, reformed or bought.',
  'desk.form.ending': 'Record the end of an organisation',
  'desk.formNote.ending': 'It has ceased to exist. Its page and all that it signed stay.',
  'ask.into': 'The other organisation',
  'ask.successor': 'The other organisation',
  'hint.into':
    'Where it goes: the id, the name or the address of the page of an organisation that was admitted.',
  'hint.successor':
    'Where it goes: the id, the name or the address of the page of an organisation that was admitted.',
  'hint.calls':
    'Each chosen call: the signature that stands there goes over, if the other organisation signs this too. Those that are not chosen end.',
  'wrong.into': 'This is the same organisation. Name another.',
  'wrong.successor': 'This is the same organisation. Name another.',
} as const

/** The desk's forms for the end of a party, and what then waits for another party. */
export const deskEndings = {
  'second.cosignTitle': 'Signed. The organisation must now sign.',
  'second.cosignKept': 'We keep your signature. Nothing is recorded until the organisation signs too.',
  'second.cosignNote': 'Another organisation takes over signatures only by signing itself.',
  'second.cosigned': '{party} has signed it.',
  'second.cosigner': '{party} must sign',
  'second.cosignerShort': 'The organisation {party}',
  'second.cosignLink': 'Its representatives find it here once signed in:',
  'rep.cosign': 'Waits for your organisation',
  'rep.cosignNote':
    'We have signed. It is recorded once your organisation and a second officer have signed too.',
  'rep.cosignKept':
    'We keep your organisation’s signature. This is recorded once a second officer has signed.',
  'rep.cosignTitle': 'Sign what binds your organisation',
  'rep.cosignLook': 'Read and sign…',
  'rep.cosignStale': 'What we signed is out of date. We sign it again, and you then find it here.',
  'desk.form.merge': 'Record a merger',
  'desk.formNote.merge':
    'An organisation became part of another. The other keeps what it signed, call by call, if it signs too.',
  'desk.form.succession': 'Record a succession',
  'desk.formNote.succession': 'An organisation became another: renamed, reformed or bought.',
  'desk.form.ending': 'Record the end of an organisation',
  'desk.formNote.ending': 'It has ceased to exist. Its page and all that it signed stay.',
  'ask.into': 'The other organisation',
  'ask.successor': 'The other organisation',
  'hint.into': 'An approved organisation: its name, id or page address here.',
  'hint.successor': 'An approved organisation: its name, id or page address here.',
  'hint.calls':
    'Signatures on chosen calls go over, if the other organisation signs this too. The others end.',
  'wrong.into': 'This is the same organisation. Name another.',
  'wrong.successor': 'This is the same organisation. Name another.',
} as const

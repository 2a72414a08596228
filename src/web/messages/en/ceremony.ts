/** The passkey's form, and what may go wrong between the page and the device. */
export const ceremony = {
  'ceremony.noScript':
    'A passkey needs JavaScript, which is off in this browser or was blocked. Everything else on these pages works without it.',
  'ceremony.late':
    'The script that asks your device has not come yet. If the line is slow, wait a little; otherwise load this page again.',
  'ceremony.insecure':
    'Passkeys work on secure addresses alone, and this page was not opened on one. Open it with https:// and try again. Nothing was sent.',
  'ceremony.unsupported':
    'This browser cannot use passkeys. Open this page in another browser, or sign with a key file. Nothing was sent.',
  'ceremony.offline':
    'There is no network at present. What you typed is kept on this page; try again once you are connected.',
  'ceremony.cancelled':
    'Your passkey was not used, so nothing was sent. Try again. If it is on a phone or a security key, choose “another device” when you are asked.',
  'ceremony.notMade':
    'No passkey was made. Try again, or choose another device when you are asked.',
  'ceremony.timeout':
    'Your device stopped waiting, so nothing was sent. Try again when you are ready.',
  'ceremony.unknownHere':
    'This device does not have your passkey, so nothing was sent. Try again on the device where you made it.',
  'ceremony.knownHere':
    'This device already holds a passkey for this account. Use that one, or choose another device for a second.',
  'ceremony.unable':
    'This device cannot make or use such a passkey: it must be able to check that it is you, by fingerprint, face or PIN. Set a screen lock, or use another device. Nothing was sent.',
  'ceremony.wrongSite':
    'Passkeys of this site belong to {host}, and this page was opened under another name. Open it at {host} and try again. Nothing was sent.',
  'ceremony.failed':
    'Something went wrong between the browser and your device. Nothing was sent; try again, or use another browser.',
} as const

/** The passkey's form, and what may go wrong between the page and the device. */
export const ceremony = {
  'ceremony.noScript':
    'A passkey needs JavaScript, which is off in this browser or was blocked. Everything else on these pages works without it.',
  'ceremony.notBuilt':
    'This server lacks the script that this page needs. Your browser is not the cause. Whoever runs the server can mend it: node bin/bundle.mjs makes the script, and a new start of the server uses it.',
  'ceremony.late':
    'The script that asks your device has not come yet. If the line is slow, wait a little. Otherwise load this page again.',
  'ceremony.nothingSent': 'Nothing was sent',
  'ceremony.noneMade': 'No passkey was set up',
  'ceremony.insecure': 'Passkeys need a secure address. Open this page with https:// and try again.',
  'ceremony.unsupported':
    'This browser cannot use passkeys. Open this page in another browser, or sign with a key file.',
  'ceremony.offline': 'You are offline. What you typed is kept on this page. Connect and try again.',
  'ceremony.cancelled':
    'The request was closed, or this device has no passkey for this site. Try again. If your passkey is on a phone or a security key, choose “another device” when you are asked.',
  'ceremony.notMade':
    'The request was closed, or this device cannot set up a passkey. Try again, or choose another device when you are asked.',
  'ceremony.timeout': 'Your device waited for you and then gave up. Try again when you are ready.',
  'ceremony.unknownHere':
    'This device does not know the passkey that we ask for. Try again with the device on which you set it up.',
  'ceremony.knownHere':
    'This device already holds a passkey for this account. Use that one, or choose another device for a second.',
  'ceremony.unable':
    'This device must be able to check that it is you, by fingerprint, face or PIN. Set a screen lock, or use another device.',
  'ceremony.wrongSite':
    'Passkeys of this site belong to {host}, and this page was opened under another name. Open it at {host} and try again.',
  'ceremony.failed':
    'Something went wrong between the browser and your device. Try again, or use another browser.',
} as const

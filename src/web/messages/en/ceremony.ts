/** The passkey's form, and what may go wrong between the page and the device. */
export const ceremony = {
  'ceremony.noScript':
    'A passkey needs JavaScript, which is off or blocked in this browser. Everything else here works without it.',
  'ceremony.notBuilt':
    'This server lacks the script for this page. Your browser is not the cause. To mend it, the operator runs node bin/bundle.mjs and restarts the server.',
  'ceremony.late':
    'The page’s script has not arrived. If your connection is slow, wait a little. If not, reload the page.',
  'ceremony.nothingSent': 'Nothing was sent',
  'ceremony.noneMade': 'No passkey was set up',
  'ceremony.insecure': 'Passkeys need a secure address. Open this page with https:// and try again.',
  'ceremony.unsupported': 'This browser cannot use passkeys. Use another browser, or sign with a key file.',
  'ceremony.offline': 'You are offline. What you typed stays on this page. Connect and try again.',
  'ceremony.cancelled':
    'The request was closed, or this device has no passkey for this site. Try again. If your passkey is on a phone or security key, choose “another device” when asked.',
  'ceremony.notMade':
    'The request was closed, or this device cannot set up a passkey. Try again, or choose another device when asked.',
  'ceremony.timeout': 'Your device stopped waiting. Try again when you are ready.',
  'ceremony.unknownHere': 'This passkey is not on this device. Use the device on which you set it up.',
  'ceremony.knownHere':
    'This device already has a passkey for this account. Use it, or choose another device for a second one.',
  'ceremony.unable':
    'This device must be able to check your fingerprint, face or PIN. Set a screen lock, or use another device.',
  'ceremony.wrongSite': 'This site’s passkeys belong to {host}. Open this page there and try again.',
  'ceremony.failed': 'The browser could not use your device. Try again, or use another browser.',
} as const

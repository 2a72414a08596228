/** Officers who come by the identity provider of their house. */
export const identity = {
  'identity.title': 'Look only',
  'identity.note':
    'Your organisation’s account lets you look. To decide, send or sign, you need your passkey.',
  'identity.button': 'Use your organisation’s account',
  'identity.arrived': 'You are recognised',
  'identity.arrivedNote': 'You can look at the desk. For everything else, you need your passkey.',
  'identity.on': 'Go to the desk',
} as const

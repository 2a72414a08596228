/** Officers who come by the identity provider of their house. */
export const identity = {
  'identity.title': 'To look only',
  'identity.note':
    'The account of your house lets you look at the desk. To decide, send or sign anything you use your passkey.',
  'identity.button': 'Use the account of your house',
  'identity.arrived': 'You are recognised',
  'identity.arrivedNote': 'You can look at the desk. For everything else your passkey is asked for.',
  'identity.on': 'Go to the desk',
} as const

import type { identity as en } from '../en/identity.ts'

export const identity: Record<keyof typeof en, string> = {
  'identity.title': 'Pour consulter seulement',
  'identity.note':
    'Le compte de votre maison vous permet de consulter le bureau. Pour décider, envoyer ou signer, il faut votre clé d’accès.',
  'identity.button': 'Utiliser le compte de votre maison',
  'identity.arrived': 'Vous êtes reconnu',
  'identity.arrivedNote':
    'Vous pouvez consulter le bureau. Pour tout le reste, votre clé d’accès est demandée.',
  'identity.on': 'Aller au bureau',
}

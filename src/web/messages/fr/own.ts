import type { own as en } from '../en/own.ts'

export const own: Record<keyof typeof en, string> = {
  'own.title': 'Vos clés d’accès et vos sessions',
  'own.keys': 'Clés d’accès',
  'own.keysNote': 'Chacune figure au journal public sous l’identifiant de votre fonction.',
  'own.onlyOne':
    'Vous avez une seule clé d’accès. Si son appareil se perd, personne ne pourra vous la rendre : ajoutez-en une seconde sur un autre appareil.',
  'own.add': 'Ajouter une clé d’accès',
  'own.addTitle': 'Une clé d’accès de plus pour vous',
  'own.addSays':
    'Choisissez un autre appareil quand le navigateur demande où la garder : un téléphone, ou une clé de sécurité. Celle que vous avez signe aussi : gardez-la à portée de main.',
  'own.label': 'Nom de l’appareil',
  'own.labelHint': 'Vu sur cette page seulement.',
  'own.step1': 'Étape 1 sur 3 : la créer',
  'own.step2': 'Étape 2 sur 3 : la nouvelle clé consent',
  'own.step3': 'Étape 3 sur 3 : la vôtre l’admet',
  'own.oldTitle': 'Maintenant avec la clé d’accès que vous avez',
  'own.signNew': 'Confirmer avec la nouvelle clé d’accès',
  'own.signOld': 'Signer avec votre clé d’accès actuelle',
  'own.signShown': 'Montrer votre clé d’accès actuelle',
  'own.oldShownTitle': 'Montrez maintenant la clé d’accès que vous avez',
  'own.reasonShown': 'Une clé d’accès de plus pour cet agent, qui a montré une clé déjà connue.',
  'own.revokedByOthers':
    'Une clé d’accès perdue est révoquée par un agent qui décide : prévenez-en un aussitôt.',
  'own.reason': 'Une clé d’accès de plus pour cet agent, qui signe ceci avec une clé déjà connue.',
  'own.sessions': 'Sessions',
  'own.sessionsNote': 'Une session prend fin d’elle-même après huit heures.',
}

import type { people as en } from '../en/people.ts'

export const people: Record<keyof typeof en, string> = {
  'people.invitation': 'Invitation',
  'people.inviteTitle': 'Une clé d’accès pour {name}',
  'people.inviteLede':
    '{person}, le dépositaire ({keeper}) a admis {name} et vous invite à créer la clé d’accès avec laquelle vous signerez en son nom.',
  'people.admittedBy': 'Admise par l’écriture {index, number}',
  'people.step1': 'Étape 1 sur 2 : créer la clé d’accès',
  'people.passkeyMeans':
    'Une clé d’accès est une clé qui ne quitte jamais votre appareil. Vous l’utilisez avec votre empreinte, votre visage ou un code ; il n’y a aucun mot de passe à retenir, ni que l’on puisse vous prendre.',
  'people.passkeyWhere':
    'Créez-la sur un appareil dont vous vous servez pour votre organisation. Qui peut déverrouiller cet appareil peut signer pour elle.',
  'people.otherDevice':
    'Cet appareil ne connaît pas les clés d’accès ? Ouvrez ce lien sur un autre. Le regarder ne l’use pas ; il reste valable jusqu’à ce qu’il ait servi une fois.',
  'people.onPaper':
    'Ou signez sur papier, ce qui vaut autant : suivez les quatre étapes sans clé, imprimez la dernière page, signez-la à la main et envoyez-la au dépositaire.',
  'people.onPaperLink': 'Lire, et imprimer ce qui est à signer',
  'people.makePasskey': 'Créer une clé d’accès',
  'people.step2': 'Étape 2 sur 2 : l’inscrire au registre',
  'people.confirmTitle': 'Votre clé d’accès est créée. Confirmez qu’elle est la vôtre.',
  'people.key': 'Clé',
  'people.addedByKeeper':
    'Le dépositaire ({keeper}) ajoute cette clé ; toute signature faite avec elle le dira.',
  'people.confirm': 'Confirmer avec la clé d’accès',
  'people.confirmNote':
    'Votre appareil vous interroge une seconde fois, afin que le journal public montre que la clé elle-même a consenti. Ceci ne signe encore aucun appel.',
  'people.keyReason': 'Créée par un représentant invité après l’admission (écriture {index, number})',
}

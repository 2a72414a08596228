import type { receipt as en } from '../en/receipt.ts'

export const receipt: Record<keyof typeof en, string> = {
  'receipt.title': 'Reçu de l’écriture {index, number} du journal',
  'receipt.kicker': 'Reçu',
  'receipt.kickerSignature': 'Reçu de signature',
  'receipt.seal': 'Enregistré · écriture {index, number} · {call} · journal public · ',
  'receipt.notYet':
    'Enregistrée, pas encore attestée : les témoins sont sollicités aussitôt et répondent en une minute environ.',
  'receipt.again': 'Regarder à nouveau, puis télécharger',
  'receipt.paper':
    'Ce papier est une copie destinée aux personnes. La preuve est le fichier du reçu ; il se trouve, comme l’écriture, à l’adresse {url}.',
  'receipt.download': 'Télécharger le reçu',
  'receipt.print': 'Imprimer',
  'receipt.check': 'Vérifier',
  'receipt.next': 'Et maintenant',
  'receipt.now': 'Maintenant',
  'receipt.keep':
    'Conservez le fichier, et avec lui la clé du journal. À qui se fie à cette clé, le fichier prouve {what, select, given {ce qui a été signé, et avec quelle clé} deposited {ce que le dépositaire a inscrit du papier} other {qui a déclaré ceci}}, même si ce site disparaît.',
  'receipt.nowToo': 'Dès à présent',
  'receipt.roll': 'liste',
  'receipt.party': 'sa propre page',
  'receipt.stands': 'Le nom figure sur la {roll} en qualité de {noun}, et a {own}.',
  'receipt.reports':
    '{months, plural, one {Le premier rapport sur chaque engagement est dû ; puis un chaque mois.} other {Le premier rapport sur chaque engagement est dû ; puis un tous les # mois.}}',
  'receipt.anyTime': 'À tout moment',
  'receipt.itsPage': 'page de la partie',
  'receipt.ended':
    'Le nom ne figure pas sur la liste au titre de cette signature. Qu’elle ait été donnée, et comment elle a pris fin, reste inscrit sur la {own}.',
  'receipt.leavePaper':
    'La partie peut se retirer avec une clé, que le dépositaire ajoute pour elle ; la trace de la signature et du départ demeure.',
  'receipt.logKey': 'La clé de son journal, selon ce site :',
  'receipt.leave':
    'Vous pouvez vous retirer avec une clé de la partie ; la trace de la signature et du départ demeure.',
  'receipt.since':
    '{how, select, replaced {Une signature ultérieure a remplacé celle-ci.} invalidated {Cette signature a été invalidée.} withdrawn {Cette signature a été retirée.} removed {Cette signature a été radiée selon une règle publiée.} other {La partie signataire a pris fin.}} {what} ({day}, {entry}). {how, select, invalidated {Le reçu prouve que le journal l’a reçue.} other {Le reçu prouve qu’elle a été donnée.}}',
  'badge.title': 'Badge',
  'badge.note': 'Il dit ce que dit le registre le jour où on le regarde.',
  'badge.noteRecord': 'Il porte partout le bandeau du relevé.',
  'badge.says':
    'Placez ceci sur une page de votre site. L’image vient d’ici et change avec le registre ; le lien mène à l’écriture.',
  'badge.code': 'Code HTML du badge',
  'badge.link': 'L’adresse de l’écriture, à transmettre ou à imprimer :',
  'badge.standing': '{noun} depuis le {date}',
  'badge.withdrawn': 'Retrait ({noun}) le {date}',
  'badge.removed': 'Radiation ({noun}) le {date}',
  'badge.none': 'Ne figure pas sur la liste',
  'badge.listed': 'Sur la liste du {date}, non confirmé',
  'badge.unlisted': 'Absent de la liste du {date}',
  'badge.record': 'Relevé indépendant, non tenu par l’auteur de l’appel',
  'badge.entry': 'Écriture {entry, number}',
}

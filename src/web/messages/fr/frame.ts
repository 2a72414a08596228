import type { frame as en } from '../en/frame.ts'

export const frame: Record<keyof typeof en, string> = {
  'frame.language': 'Français',
  'frame.tag': 'Dépositaire d’appels publics',
  'frame.skip': 'Aller au contenu',
  'frame.languages': 'Langue',
  'frame.pagesOfCall': 'Pages de cet appel',
  'frame.pagesOfSite': 'Pages de ce site',
  'frame.moreOfSite': 'À propos de ce site',
  'frame.nav.call': 'L’appel',
  'frame.nav.text': 'Texte',
  'frame.nav.roll': 'Signataires',
  'frame.nav.list': 'Liste',
  'frame.nav.absent': 'Non-signataires',
  'frame.nav.absentList': 'Hors de la liste',
  'frame.nav.calls': 'Appels',
  'frame.nav.log': 'Journal',
  'frame.nav.verify': 'Vérifier',
  'frame.notWitnessed': '{recorded} ; sans témoin',
  'frame.witnessed': '{recorded} ; attestées par {by, number} témoins sur {of, number}, {time}',
  'frame.witnessedUpTo':
    '{recorded} ; les {size, number} premières attestées par {by, number} témoins sur {of, number}, {time}',
  'frame.asOf': 'État à l’écriture {entry, number} du journal',
  'frame.asOfNothing': 'Le journal est vide',
  'frame.footer':
    'Ce que cette page dit des appels et des parties est inscrit dans un journal public. On y ajoute des écritures, on n’en change aucune. Chacun peut le vérifier, avec ou sans ce site.',
  'frame.footerPrivate':
    'Ce que vous saisissez ici n’est vu que de vous et du dépositaire. Seul ce qui est signé entre dans le journal public.',
  'frame.verify': 'Vérifier un reçu',
  'frame.download': 'Télécharger le registre',
  'frame.interface': 'Interface pour les programmes',
  'frame.clone':
    'À taper dans un clone du code source d’Avow. « --no » empêche npx d’aller chercher un programme du même nom, écrit par d’autres.',

  'record.title': 'Relevé indépendant',
  'record.titleOf': 'relevé indépendant',
  'record.says':
    'Cette page copie une liste publique. L’auteur de l’appel ({convener}) ne la tient pas et ne l’a pas confirmée.',
  'record.saysFacts':
    'Cette page réunit des faits publics sur l’appel. Son auteur ({convener}) ne la tient pas et ne l’a pas confirmée.',
  'record.keptBy': 'Tenu par',
  'record.source': 'Source',
  'record.noSource': 'Non enregistrée',
  'record.listOf': 'Liste du',
  'record.noList': 'Aucune liste copiée : il ne nomme personne',
  'record.ask': 'demander ce registre',
  'record.closed': 'Ce relevé ne reçoit pas de signatures et a été clos.',
  'record.convener': 'Pour l’auteur de l’appel',
  'record.claim': 'Ce relevé ne reçoit pas de signatures. L’auteur de l’appel peut {ask}.',

  'problem.kicker': 'Erreur {status}',
  'problem.mend': 'Comment y remédier',
  'problem.exact': 'Dans les mots du serveur',
  'problem.exactly': 'Dans les mots du serveur :',
  'problem.code': 'Code',
  'problem.evidence': 'Pièce à conserver',
  'problem.home': 'Voir les appels',
}

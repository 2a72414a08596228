import type { home as en } from '../en/home.ts'

export const home: Record<keyof typeof en, string> = {
  'home.kicker': 'Dépositaire d’appels publics',
  'home.title': 'Appels publics',
  'home.lede': 'Qui a signé quels mots exacts, enregistré de sorte que chacun puisse le vérifier.',
  'home.calls': 'Appels',
  'home.callsNote': '{count, plural, one {Un appel est tenu ici.} other {# sont tenus ici.}}',
  'home.none': 'Aucun appel n’est encore ouvert ici.',
  'home.by': 'Auteur : {convener}',
  'home.record': 'Relevé indépendant : l’auteur de l’appel ne le tient pas',
  'home.namesNobody': 'Des faits seuls : il ne nomme personne',
  'home.closed': 'Clos',
  'home.keeper': 'Qui les tient',
  'home.keeperNote':
    'On ajoute des écritures, on n’en change aucune. Quiconque en garde une copie verrait un changement.',
  'home.name': 'Dépositaire',
  'home.origin': 'Nom du journal',
  'home.key': 'Clé du journal',
  'home.follows': 'Suit le journal',
  'home.recorded': 'Enregistré',
  'home.witnessed': 'Attesté',
  'home.latest': 'Dernières écritures',
  'home.check': 'Comment vérifier',
  'home.checkNote': 'Rien de tout cela ne demande de se fier à ce site.',
  'home.checkReceipt': 'Vérifier un reçu',
  'home.checkReceiptSays':
    'Dans votre propre navigateur : qui a signé quels mots, de quelle clé, et quand ce fut enregistré.',
  'home.checkLog': 'Lire le journal',
  'home.checkLogSays': 'Chaque écriture en mots, le point de contrôle signé, et qui l’a attesté.',
  'home.checkAudit': 'Tout auditer',
  'home.checkAuditSays':
    'Chaque signature et chaque règle, rejouées dans votre navigateur ou par une seule commande.',
  'home.checkData': 'Emporter le registre',
  'home.checkDataSays': 'Tout dans un seul fichier, les mêmes octets pour tous.',
}

import type { absent as english } from '../en/absent.ts'

export const absent: Record<keyof typeof english, string> = {
  'absent.title':
    '{count, plural, =0 {Tous les membres de l’ONU figurent {where, select, list {sur la liste} other {parmi les signataires}}} one {# membre de l’ONU ne figure pas {where, select, list {sur la liste} other {parmi les signataires}}} other {# membres de l’ONU ne figurent pas {where, select, list {sur la liste} other {parmi les signataires}}}}',
  'absent.kicker': '{where, select, list {La liste au {date}} other {Les signataires au {date}}}',
  'absent.lede':
    'Au {date}, {on, plural, =0 {aucun des {members, number} membres de l’Organisation des Nations unies ne figure} one {# des {members, number} membres de l’Organisation des Nations unies figure} other {# des {members, number} membres de l’Organisation des Nations unies figurent}} {where, select, list {sur la liste} other {parmi les signataires}}. Ne pas y figurer ne dit rien des vues ni de la conduite d’un État.',
  'absent.form': '{where, select, list {La liste à toute date} other {Les signataires à toute date}}',
  'absent.show': 'Voir à cette date',
  'absent.byRegion': 'Par région',
  'absent.byRegionSays':
    'Régions des statistiques des Nations unies, chacune dans l’ordre alphabétique. Qui y figure renvoie à sa page et à l’écriture du journal.',
  'absent.ofRegion':
    '{off, number} des {members, number} membres ne {off, plural, one {figure} other {figurent}} pas {where, select, list {sur la liste} other {parmi les signataires}}',
  'absent.off': '{where, select, list {Hors de la liste} other {Non-signataires}} ({count, number})',
  'absent.on': '{where, select, list {Sur la liste} other {Signataires}} ({count, number})',
  'absent.others': 'Qui d’autre y figure',
  'absent.othersSays':
    'Indiqués lorsqu’ils y figurent, sans être comptés ci-dessus : ils ne sont pas membres de l’ONU.',
  'absent.observers': 'États observateurs auprès des Nations unies',
  'absent.union': 'L’Union européenne',
  'absent.unionSays': 'Ses membres sont comptés un par un, chacun par sa propre ligne.',
  'absent.recorded': 'Autres lignes enregistrées comme État',
  'absent.recordedSays':
    'Chacune figure ici sous la catégorie et le pays qu’indique son écriture. Cela n’exprime aucune position sur le statut d’un territoire.',
  'absent.moreStates': 'Il y a plus de lignes de cette sorte que cette page n’en lit.',
  'absent.how': 'Comment cette page est faite',
  'absent.howSays':
    'Cette page est la liste des membres de l’ONU moins ceux qui figurent comme État {where, select, list {sur la liste} other {parmi les signataires}} à la date choisie, reconnus par leur pays. Personne ne choisit qui apparaît. Tous les autres se trouvent {where, select, list {sur la liste elle-même} other {parmi les signataires}}.',
  'absent.seeAll':
    '{where, select, list {Voir la liste à cette date} other {Voir les signataires à cette date}}',
  'absent.members': 'Membres : {source}, {count, number} depuis le {date}.',
  'absent.regions': 'Régions : {source}, dans leur publication du {date}.',
  'absent.names':
    'Les noms de pays sont ceux du CLDR d’Unicode dans la langue de cette page. Région et nom n’expriment aucune position sur un territoire.',
  'absent.data': 'Cette page en données',
}

import type { roll as english } from '../en/roll.ts'

export const roll: Record<keyof typeof english, string> = {
  'roll.count': '{more, select, yes {plus de {total, number}} other {{total, number}}}',
  'roll.title': 'Signataires',
  'roll.titleList': 'Liste',
  'roll.total':
    '{more, select, yes {Plus de {total, number} sur la liste des signataires} other {{total, number} sur la liste des signataires}}',
  'roll.match':
    '{more, select, yes {Plus de {total, number} résultats} other {{total, plural, =0 {Aucun résultat} one {# résultat} other {# résultats}}}}',
  'roll.lede': 'Chaque ligne figure ici en vertu de l’écriture du journal qui le dit.',
  'roll.ledeOn': 'État au {date}. Chaque ligne figure ici en vertu de l’écriture du journal qui le dit.',
  'roll.ledeFound': 'Chaque ligne est copiée comme elle a été trouvée, avec sa graphie.',
  'roll.ledeList':
    'Telle qu’était la liste le {date}. Chaque ligne est copiée comme elle a été trouvée, avec sa graphie.',
  'roll.lacksCountry':
    '{count, plural, one {# ligne n’indique pas de pays} other {# lignes n’indiquent pas de pays}}',
  'roll.lacksDate':
    '{count, plural, one {# ligne n’indique pas de date} other {# lignes n’indiquent pas de date}}',
  'roll.byKind': 'Par catégorie',
  'roll.beforeOn': '{how} : {count}',
  'roll.later': 'Le journal en est au {date}. Ce qu’il inscrira d’ici au {at} y figurera aussi.',
  'roll.absent': 'Les membres de l’ONU qui n’y figurent pas',
  'roll.absentList': 'Les membres de l’ONU qui ne figurent pas sur la liste',

  'roll.searchRoll': 'Chercher parmi les signataires',
  'roll.searchList': 'Chercher dans la liste',
  'roll.search': 'Chercher',
  'roll.name': 'Nom',
  'roll.kind': 'Catégorie',
  'roll.anyKind': 'Toutes les catégories',
  'roll.country': 'Pays',
  'roll.anyCountry': 'Tous les pays',
  'roll.noCountry': 'Pays non indiqué',
  'roll.mandate': 'Mandat',
  'roll.anyMandate': 'Tous les mandats',
  'roll.noMandate': 'Aucun : copié d’une liste',
  'roll.status': 'Statut',
  'roll.onRoll': 'Parmi les signataires',
  'roll.onList': 'Sur la liste',
  'roll.status.standing': 'Sa signature est en vigueur',
  'roll.status.listed': 'Copié d’une autre liste',
  'roll.status.withdrawn': 'Signature retirée',
  'roll.status.removed': 'Signature radiée selon une règle publiée',
  'roll.status.unlisted': 'Sur une liste antérieure, pas sur la dernière',
  'roll.signed': 'Depuis',
  'roll.signedList': 'Date dans la liste',
  'roll.withOrWithout': 'Avec ou sans date',
  'roll.noDate': 'Date non indiquée',
  'roll.at': 'Les signataires au',
  'roll.atList': 'La liste au',
  'roll.sort': 'Ordre',
  'roll.byName': 'Par nom',
  'roll.byDate': 'Les plus récents d’abord',
  'roll.option': '{word} ({count})',

  'roll.filters': 'Filtres appliqués',
  'roll.remove': 'Retirer',
  'roll.removeAll': 'Retirer tous les filtres',

  'roll.shown': '{count, number} sur {total}, dans l’ordre des noms.',
  'roll.shownByDate': '{count, number} sur {total}, les plus récents d’abord.',
  'roll.tooMany':
    'Trop de lignes correspondent pour être triées par date : elles suivent l’ordre des noms. Précisez la recherche pour voir les plus récentes d’abord.',
  'roll.dateList': 'Date dans la liste',
  'roll.date': 'Depuis',
  'roll.basis': 'Mandat, et qui a vérifié quoi',
  'roll.basisList': 'Source de la ligne',
  'roll.entry': 'Écriture',
  'roll.kindAndCountry': '{kind}, {country}',
  'roll.kindNoCountry': '{kind}, pays non indiqué',
  'roll.copied': 'Copié d’une autre liste, non confirmé',
  'roll.deposited': 'Sur papier, inscrit par le dépositaire',
  'roll.checkedOn': '{what}, {date}',
  'roll.said.reservation': 'Avec une réserve',
  'roll.said.declaration': 'Avec une déclaration',
  'roll.said.both': 'Avec une réserve et une déclaration',
  'roll.checked.email': 'Le dépositaire a lu une réponse',
  'roll.checked.domain': 'Le dépositaire a consulté le DNS',
  'roll.checked.voucher': 'Le dépositaire a inscrit la parole d’une autre partie',
  'roll.checked.instrument': 'Le dépositaire a lu le document',
  'roll.checked.vetted': 'Le dépositaire a examiné les pouvoirs et rappelé',
  'roll.ended.withdrawn': 'Signature retirée le {date}',
  'roll.ended.removed': 'Signature radiée selon une règle publiée le {date}',
  'roll.ended.unlisted': 'Absent de la liste du {date}',

  'roll.none': 'Personne ne correspond à tous ces filtres.',
  'roll.without': 'Sans {what} : {value}',
  'roll.noneOn': 'Au {date}, personne ne correspond à tous ces filtres.',
  'roll.nobody': 'Personne n’y figure encore.',
  'roll.noMore': 'Rien ne suit sur cette page.',
  'roll.whole': 'Voir tous les signataires',
  'roll.wholeList': 'Voir toute la liste',

  'roll.pages': 'Pages',
  'roll.next': 'Page suivante',
  'roll.first': 'Première page',
  'roll.download': 'Ces lignes en données : {csv}, {json}',

  'roll.why': 'Pourquoi nous tenons une signature pour bonne',
  'roll.whySays': 'Chaque marque dit qui a vérifié quoi.',
  'roll.means.vetted':
    'Le dépositaire a lu les pouvoirs et rappelé le service à un numéro qu’il a trouvé lui-même.',
  'roll.means.instrument':
    'Une lettre, une note verbale ou un acte sur papier, que le dépositaire a lu. S’il en a inscrit l’empreinte, la page de la partie la montre.',
  'roll.means.domain':
    'Le dépositaire a trouvé sous le nom de domaine l’enregistrement convenu. Cela montre la maîtrise d’un nom, rien de plus.',
  'roll.means.voucher':
    'Une autre partie a dit au dépositaire que ce service peut signer. Le dépositaire l’a inscrit.',
  'roll.means.email':
    'Quelqu’un a répondu à un courriel envoyé à son adresse. Le dépositaire a lu la réponse.',
  'roll.noMark':
    'Une ligne copiée d’une autre liste n’a ni mandat ni marque. Elle porte « Copié d’une autre liste, non confirmé ».',
}

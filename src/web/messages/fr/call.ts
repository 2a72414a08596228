import type { call as en } from '../en/call.ts'

export const call: Record<keyof typeof en, string> = {
  'call.kicker': 'Appel public',
  'call.issuedBy': 'Auteur : {convener}.',
  'call.onePrinciple': 'Son texte énonce un principe : {title}.',
  'call.principlesFromTo':
    'Son texte énonce {count, plural, one {# principe} other {# principes}}, de « {first} » à « {last} ».',
  'call.closed': 'Cet appel est clos et ne reçoit plus de signatures. Ce qui a été signé demeure.',
  'call.seeList': 'Voir qui est sur la liste',
  'call.seeRoll': 'Voir qui figure sur la liste',
  'call.readText': '{record, select, yes {Lire le texte conservé ici} other {Lire le texte exact}}',

  'call.slip': 'Acte de dépôt',
  'call.slipCopy': 'Acte d’une copie',
  'call.seal': 'TEXTE DE L’APPEL · JOURNAL PUBLIC · ÉCRITURE {entry, number} ·',
  'call.sealCopy': 'TEXTE D’UN RELEVÉ INDÉPENDANT · JOURNAL PUBLIC · ÉCRITURE {entry, number} ·',
  'call.sealOpened': 'APPEL OUVERT · JOURNAL PUBLIC · ÉCRITURE {entry, number} ·',
  'call.text': 'Texte',
  'call.textIn': 'Version {number} : {languages}',
  'call.noText': 'Aucun n’est encore publié',
  'call.digest': 'Empreinte',
  'call.policyInForce': 'En vigueur, en clair',

  'call.onList': 'Sur la liste',
  'call.whoSigned': 'Sur la liste',
  'call.rowsOfList': 'Lignes de la liste du {date}, comptées telles quelles.',
  'call.counted': 'Compté d’après le journal.',
  'call.nounsOnList': '{nouns} sur la liste',
  'call.rollOfNouns': 'sur la liste des {nouns}',
  'call.signedAndCopied':
    '{signed, plural, one {# l’a accepté en son nom} other {# l’ont accepté en leur nom}}. Copiés d’une autre liste, non confirmés : {copied, number}.',
  'call.wholeList': 'Toute la liste',
  'call.wholeRoll': 'Toute la liste',
  'call.notOnIt': 'Membres de l’ONU qui n’y sont pas',
  'call.listOn': 'La liste à la date du',
  'call.rollOn': 'La liste à la date du',
  'call.showList': 'Afficher cette liste',
  'call.showRoll': 'Afficher cette liste',
  'call.copies':
    '{count, plural, one {Une copie d’une liste est enregistrée} other {# copies de listes sont enregistrées}} : {lists}.',
  'call.copyAt': '{date} ({entry})',

  'call.says': 'Ce qu’il dit',
  'call.saysNote': 'Les principes du texte, par leurs titres, selon l’{entry}.',
  'call.latest': 'Dernières écritures',
  'call.latestNote': 'La plus récente en tête, chacune telle que la tient le journal.',
  'call.wholeLog': 'Toutes les écritures du journal',
  'call.dated': 'Dernières lignes datées',
  'call.datedNote': 'D’après la date que donne la liste.',

  'call.convener': 'Auteur de l’appel',
  'call.convenerNote': 'Ce qui montre que ce registre est bien celui de l’auteur, du moins au plus.',
  'call.authority.independent': 'Relevé indépendant',
  'call.authority.declared': 'Déclaré',
  'call.authority.domain': 'Domaine',
  'call.authority.vetted': 'Contrôlé',
  'call.authoritySays.independent':
    'Tenu par : {keeper}. L’auteur de l’appel ne tient pas ce registre et n’en a rien confirmé.',
  'call.authoritySays.declared':
    'L’auteur de l’appel dit que ce registre est le sien. Le dépositaire ({keeper}) n’en a rien contrôlé.',
  'call.authoritySays.domain':
    'Contrôlé par le dépositaire ({keeper}) : le nom de domaine de l’auteur désigne ce registre. Cela montre la maîtrise d’un nom, rien de plus.',
  'call.authoritySays.vetted':
    'Contrôlé par le dépositaire ({keeper}) : l’autorité de l’auteur, au-delà de la maîtrise d’un domaine.',
  'call.authoritySource': 'Source :',
  'call.evidence': 'Pièces gardées par le dépositaire, par leur empreinte :',
  'call.rules': 'Les règles',
  'call.rulesNote': 'Une signature lie aux règles en vigueur par leur empreinte.',
  'call.rulesNoteRecord': 'Fixées par qui tient ce relevé. Personne ne les a acceptées.',
  'call.wholePolicy': 'Toutes les règles, et celles d’avant',

  'missing.title': 'Ce qui manque',
  'missing.titleRecord': 'Ce que ce relevé laisse ouvert',
  'missing.note': 'Non enregistré ne veut pas dire refusé : cela ne dit rien de personne.',
  'missing.record': 'Il montre qui est sur la liste. Il ne dit rien de ce que chacun a fait depuis.',
  'missing.recordFacts':
    'Il réunit ce qui est public sur l’appel. Qui se tient derrière l’appel n’est pas enregistré ici.',
  'missing.recordNote':
    'Un relevé indépendant ne reçoit ni signatures ni engagements, et ne tire rien du silence. L’auteur de l’appel peut reprendre le registre.',
  'missing.nothing': 'Chaque ligne a une date, une catégorie, un pays et un mandat.',
  'missing.copied':
    '{rows, plural, one {# sur {total, number} est copiée d’une autre liste et n’est pas confirmée par qui elle nomme : elle est sans mandat.} other {# sur {total, number} sont copiées d’une autre liste et ne sont pas confirmées par ceux qu’elles nomment : elles sont sans mandat.}}',
  'missing.date':
    '{rows, plural, one {# sur {total, number} ne porte pas de date.} other {# sur {total, number} ne portent pas de date.}}',
  'missing.kind':
    '{rows, plural, one {# sur {total, number} est sans catégorie enregistrée.} other {# sur {total, number} sont sans catégorie enregistrée.}}',
  'missing.country':
    '{rows, plural, one {# sur {total, number} est sans pays enregistré.} other {# sur {total, number} sont sans pays enregistré.}}',
  'missing.see': '{rows, plural, one {La voir} other {Les voir}}',

  'growth.title': 'Progression',
  'growth.titleList': 'Lignes datées de la liste',
  'growth.dated':
    '{dated, plural, one {# sur {total, number} porte une date.} other {# sur {total, number} portent une date.}}',
  'growth.undated':
    '{rest, plural, one {L’autre n’est pas représentée.} other {Les # autres ne sont pas représentées.}}',
  'growth.undatedList':
    '{rest, plural, one {L’autre n’est pas représentée : ce n’est donc pas ainsi que le soutien a grandi.} other {Les # autres ne sont pas représentées : ce n’est donc pas ainsi que le soutien a grandi.}}',
  'growth.none': 'Aucune ne porte de date : il n’y a rien à représenter.',
  'growth.oneDay':
    '{count, plural, one {La seule date est le {day}.} other {Les # dates sont toutes le {day}.}}',
  'growth.label': 'Total cumulé de celles qui portent une date :',
  'growth.spoken': '{count, number} fin {month}',
  'growth.caption': 'Total cumulé de celles qui portent une date, jour par jour, du {from} au {to}.',
  'growth.byMonth': 'Les nombres, mois par mois',
  'growth.byYear': 'Les nombres, année par année',
  'growth.tableSays': 'Là où le nombre a changé, et ce qu’il était alors.',
  'growth.month': 'Mois',
  'growth.year': 'Année',
  'growth.came': 'Nouvelles',
  'growth.total': 'Total',

  'map.where': 'Où',
  'map.noteList':
    '{states, plural, =0 {Aucun État n’est sur la liste.} one {# État est sur la liste.} other {# États sont sur la liste.}} {countries, plural, =0 {} one {Ses autres lignes viennent de # pays.} other {Ses autres lignes viennent de # pays.}}',
  'map.noteRoll':
    '{states, plural, =0 {Aucun État n’est sur la liste.} one {# État est sur la liste.} other {# États sont sur la liste.}} {countries, plural, =0 {} one {Les autres viennent de # pays.} other {Les autres viennent de # pays.}}',
  'map.labelList':
    'Carte du monde. Sur la liste : {states, plural, one {# État} other {# États}}, dont {filled, number} en aplat et {dotted, number} en points pleins. {hollow, number} petits États qui n’y sont pas sont des points vides.',
  'map.labelRoll':
    'Carte du monde. Sur la liste des signataires : {states, plural, one {# État} other {# États}}, dont {filled, number} en aplat et {dotted, number} en points pleins. {hollow, number} petits États qui n’y sont pas sont des points vides.',
  'map.onList': 'État sur la liste du {date}',
  'map.offList': 'Absent de la liste du {date}, ou pas un État',
  'map.onRoll': 'État sur la liste',
  'map.offRoll': 'Absent de la liste, ou pas un État',
  'map.dots': 'Petits États, représentés par des points',
  'map.unplaced':
    '{count, plural, one {La carte n’a pas de place pour un État : {codes}.} other {La carte n’a pas de place pour # États : {codes}.}}',
  'map.nowhere':
    '{count, plural, one {Pour # État, le pays n’est pas enregistré.} other {Pour # États, le pays n’est pas enregistré.}}',
  'map.notDrawn': 'Il n’y a donc pas de carte.',
  'map.noStates': 'Aucun État n’y est : il n’y a donc pas de carte.',
  'map.boundaries':
    'Contours : Natural Earth, au 1:110 000 000. Aucun territoire contesté n’est attribué ; les frontières tracées ici n’expriment aucune position sur aucun territoire.',
  'map.table': 'Chaque pays, en nombres',
  'map.tableSays': 'Chaque pays mène à ses lignes.',
  'map.country': 'Pays',
  'map.states': 'Comme État',
  'map.rows': 'Toutes les lignes',
  'map.all': 'Total',
  'map.noCountry': 'Pays non enregistré',
}

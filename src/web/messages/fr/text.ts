import type { text as en } from '../en/text.ts'

/** Le texte d’un appel, ses versions et ses règles. */
export const text: Record<keyof typeof en, string> = {
  'text.kicker': 'Texte de l’appel',
  'text.language': 'Langue du texte',
  'text.version': 'Version',
  'text.inForce': '{number}, {record, select, yes {conservée ici} other {en vigueur}} depuis le {date}',
  'text.wasInForceFor': '{number}, en vigueur pendant une partie du {date}',
  'text.wasInForce': '{number}, en vigueur du {from} au {to}',
  'text.authentic':
    '{record, select, yes {Tel que l’a publié celui qui tient ce relevé. Personne n’a accepté ces mots ici} other {Fait foi : c’est un texte que les signataires acceptent}}',
  'text.translation': 'Traduction, ne fait pas foi. Font foi : {languages}',
  'text.translationTab': 'traduction',
  'text.digest': 'SHA-256',
  'text.manifest': 'Empreinte de la version',
  'text.recorded': 'Enregistré',
  'text.copied': 'Inscrit ici',
  'text.address': 'Adresse',
  'text.note':
    'L’empreinte porte sur les octets mêmes du texte. Les numéros et les titres courts en marge aident à s’y retrouver ; ils n’en font pas partie.',
  'text.principlesJump': '{count, plural, one {# principe} other {# principes}}',
  'text.paragraph': 'Paragraphe',
  'text.notKept': 'Les octets de ce texte ne sont pas conservés ici.',
  'text.bytes': 'Télécharger les octets exacts',
  'text.superseded': 'La version {old} est remplacée. La version {new} a pris sa place le {date}.',
  'text.readInForce': 'Lire le texte en vigueur',

  'text.principles': 'Principes',
  'text.principlesNote':
    'Tels que la version les nomme, avec ceux {record, select, yes {à qui chacun s’adresse} other {que chacun lie. Tout engagement se prend au titre de l’un d’eux}}.',
  'text.principle': 'Principe {number}',
  'text.binds': '{record, select, yes {S’adresse à : {kinds}} other {Lie : {kinds}}}',
  'text.bindsAll':
    '{record, select, yes {S’adresse à toutes les catégories invitées} other {Lie toutes les catégories invitées}}',
  'text.notFound': 'Le texte ne l’énonce sous aucun numéro ni titre qui lui soit propre.',
  'text.noPrinciples': 'La version ne nomme aucun principe.',

  'text.check': 'Vérifier ces octets',
  'text.checkNote': 'Sur votre propre machine, sans vous fier à cette page.',
  'text.checkSays':
    'Une ligne va chercher les octets et calcule leur empreinte. Sur un Mac, écrivez shasum -a 256 au lieu de sha256sum.',
  'text.checkPrints': 'Elle affiche ce nombre, qui est l’empreinte ci-dessus en hexadécimal :',
  'text.checkThen':
    'C’est l’empreinte de la version que lie une signature. Elle porte sur les empreintes de toutes les langues, telles que les contient l’{entry}.',
  'text.checkThenRecord':
    'L’empreinte de la version porte sur les empreintes de toutes les langues, telles que les contient l’{entry}.',

  'text.versions': 'Versions',
  'text.versionsNote':
    '{record, select, yes {Chacune telle que l’a publiée celui qui tient ce relevé. Aucune n’a été acceptée ici.} other {Une nouvelle version demande une nouvelle signature. Les anciennes restent telles qu’elles ont été signées.}}',
  'text.versionN': 'Version {number}',
  'text.isInForce': '{record, select, yes {la plus récente} other {en vigueur}}',
  'text.isSuperseded': 'remplacée',
  'text.shownHere': 'affichée ici',
  'text.seeChanges': 'Voir ce qui a changé depuis la version {number}',
  'text.translated': 'Traduction : {language}',

  'changes.kicker': 'Ce qui a changé',
  'changes.title': 'De la version {old} à la version {new}',
  'changes.lede':
    'Les mots que la version {new} a ajoutés sont soulignés ; ceux qu’elle a retirés sont barrés.',
  'changes.first': 'C’est la première version. Elle n’en remplace aucune.',
  'changes.none': 'Les mots sont les mêmes dans cette langue.',
  'changes.noCommon': 'Les deux versions n’ont aucune langue en commun.',
  'changes.counts':
    '{changed, plural, =0 {Aucun paragraphe modifié} one {# paragraphe modifié} other {# paragraphes modifiés}} ; {added} en plus ; {removed} en moins.',
  'changes.coarse':
    'Les deux versions sont trop différentes pour être comparées partout mot à mot ; des paragraphes entiers sont alors marqués.',
  'changes.notCompared':
    'Les espaces et les sauts de ligne ne sont pas comparés. Pour comparer les octets, téléchargez les deux :',
  'changes.changed': 'modifié',
  'changes.added': 'nouveau',
  'changes.removed': 'retiré',
  'changes.principles': 'Principes',
  'changes.principlesSame': 'Les mêmes principes, aux mêmes titres, pour les mêmes parties.',
  'changes.principleNew': 'Le principe {number}, « {title} », est nouveau, pour : {kinds}.',
  'changes.principleGone': '« {title} » n’y figure plus.',
  'changes.principleTitle': '« {before} » s’intitule désormais « {after} ».',
  'changes.principleBinds': '« {title} » était pour : {before}. Il est désormais pour : {after}.',
  'changes.everyKind': 'toutes les catégories invitées',

  'policy.title': 'Règles',
  'policy.kicker': 'Règles de l’appel',
  'policy.lede': 'Une signature lie aux règles en vigueur par leur empreinte, en même temps qu’au texte.',
  'policy.current': 'En vigueur',
  'policy.earlier': 'Règles antérieures',
  'policy.since': 'Depuis le {date}',
  'policy.from': 'Entrées en vigueur pour la première fois le {date}',
  'policy.again': 'Elles avaient déjà été en vigueur et l’ont été de nouveau par la suite.',
  'policy.digest': 'Empreinte',
  'policy.recorded': 'Enregistré',
  'policy.reason': 'Raison donnée',
  'policy.invited': 'Invités',
  'policy.mandate': 'Mandat demandé',
  'policy.atLeast': 'Celui-ci ou davantage.',
  'policy.effect': 'Effet juridique',
  'policy.entities': 'Qui est lié',
  'policy.reporting': 'Rapports',
  'policy.everyMonths': '{months, plural, one {Chaque mois} other {Tous les # mois}} à partir du {from}',
  'policy.noReports': 'Aucun n’est demandé',
  'policy.grace': 'Délai de grâce',
  'policy.notice': 'Préavis d’une règle plus stricte',
  'policy.window': 'Temps entre la signature et son enregistrement',
  'policy.windowIs': '{time} au plus',
  'policy.days': '{count, plural, one {# jour} other {# jours}}',
  'policy.hours': '{count, plural, one {# heure} other {# heures}}',
  'policy.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'policy.seconds': '{count, plural, one {# seconde} other {# secondes}}',
  'policy.delisting': 'Une signature est retirée lorsque',
  'policy.noDelisting': 'Aucune règle ne retire de signature',
  'policy.was': 'Avant',

  'words.in': '(en {language})',
  'words.withheld': 'Retenu par la loi depuis l’écriture {entry, number}',
  'words.notKept': 'Non conservé ici',
  'words.beside': '{bytes, plural, one {# octet} other {# octets}}, conservés à côté du journal',
}

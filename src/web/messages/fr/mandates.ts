import type { mandates as en } from '../en/mandates.ts'

export const mandates: Record<keyof typeof en, string> = {
  'policy.mandateFor': 'Certaines catégories en demandent un autre :',
  'policy.umbrellas': 'Organismes fédérateurs',
  'policy.umbrellasMean': 'La parole d’un seul d’entre eux suffit là où un garant est demandé.',
  'policy.noUmbrellas': 'Aucun n’est nommé',
  'policy.recheck': 'Preuves revérifiées',
  'policy.recheckEvery':
    '{count, plural, one {Chaque jour} other {Tous les # jours}}, lorsqu’elles tiennent à un courriel ou à un domaine',
  'policy.noRecheck': 'Sans échéance fixe',
  'policy.persons': 'Personnes',
  'policy.personsMay': 'Peuvent aussi signer, en leur propre nom ; elles sont comptées à part.',
  'policy.personsNot': 'Ne signent pas cet appel.',

  'outcome.holds': 'Il vaut',
  'outcome.lapsed': 'Il ne vaut plus',
  'outcome.unclear': 'On n’a pas pu dire s’il vaut',
  'dnssec.secure': 'Signé : la réponse au sujet du nom a été authentifiée par DNSSEC',
  'dnssec.insecure': 'Non signé : le nom n’utilise pas DNSSEC',

  'roll.lapsed': 'Ne vaut plus',
  'sign.stop.lapsed': 'Plus aucune preuve du mandat ne vaut',
  'sign.stop.lapsedSays':
    'Le dépositaire a contrôlé de nouveau comment vous pouvez engager votre organisation, et ce qu’il avait constaté ne vaut plus. Ce qui a été signé avant demeure. Dès qu’un contrôle est de nouveau concluant, vous pourrez continuer.',

  'party.proofs': 'Pourquoi son représentant a pu l’engager',
  'party.proofsNote':
    'Chaque preuve, avec qui a contrôlé quoi et quand. Celle qui ne vaut plus reste ici, et le dit.',
  'party.proof.holds': 'Vaut, selon le constat du {day}',
  'party.proof.lapsed': 'Ne vaut plus depuis le {day}, {entry}',
  'party.proof.never': 'N’a pas encore été établie',
  'party.proof.unclear': 'Le {day}, on n’a pas pu dire si elle vaut, {entry}',
  'party.proof.lapsedOn': 'Ne valait plus le {day}, {entry}',
  'party.proof.firstOn': 'Établie pour la première fois le {day}, {entry}',
  'party.proof.count': '{count, plural, one {Contrôlée une fois} other {Contrôlée # fois}}',
  'party.proof.byOfficer': 'Contrôlée par {officer}',
  'party.proof.byDepositary': 'Contrôlée par le dépositaire',
  'party.proof.byVouchers': 'Par la parole de ceux qui suivent',
  'party.vouchers': 'Qui s’en porte garant',
  'party.voucher.one':
    'Deux garants prouvent un mandat. Un seul suffit là où un appel le nomme organisme fédérateur.',
  'party.voucher.ended': 'Retirée le {day}, {entry}',
  'party.lapsedSince': 'Plus aucune preuve ne vaut depuis l’{entry}. Ce qui a été signé avant demeure.',
  'party.mandateBelow': 'Voir chaque preuve',

  'desk.form.claim': 'Inscrire la reprise d’un relevé par l’auteur de l’appel',
  'desk.formNote.claim':
    'Un relevé indépendant devient celui de l’auteur, et reçoit des signatures. Ses lignes, son texte et son histoire demeurent.',
  'desk.noRecords': 'Aucun relevé indépendant tenu ici ne pourrait être repris.',
  'desk.form.authority': 'Inscrire un contrôle de l’autorité d’un auteur',
  'desk.formNote.authority':
    'Ce qui montre qu’un registre est celui de son auteur : pour la première fois, de nouveau, ou plus.',
  'hint.call/authority-checked.domain': 'Lorsque la maîtrise d’un nom a été contrôlée.',
  'desk.dnssecNot': 'Le DNS n’a pas été interrogé',
  'desk.form.party': 'Modifier ce que le registre dit d’une partie',
  'desk.formNote.party':
    'Son nom, sa catégorie, son pays, son domaine ou ses identifiants, avec une raison. Son mandat ne change que par des contrôles.',

  'call.history': 'Comment cela a été montré, et quand',
  'call.history.opened': 'L’appel a été ouvert',
  'call.history.record':
    'Ouvert par {keeper} comme relevé indépendant, que l’auteur de l’appel ne tenait pas',
  'call.history.claimed': 'Repris par l’auteur : le sien à partir d’ici',
  'call.history.holds': 'Contrôlé : cela vaut. Autorité montrée : {level}',
  'call.history.lapsed': 'Contrôlé : ce qui avait été montré ne vaut plus. Il reste : {level}',
  'call.history.unclear': 'Contrôlé : impossible à dire. Autorité montrée, comme avant : {level}',

  'ask.mandates': 'Lorsqu’une catégorie demande un autre mandat',
  'desk.mandateForNote': 'Laissez une catégorie telle quelle si le mandat ci-dessus lui convient.',
  'desk.mandateAsAbove': 'Comme ci-dessus',
  'ask.umbrellas': 'Organismes fédérateurs',
  'hint.umbrellas':
    'Une partie par ligne, admise ici : son identifiant, son nom ou l’adresse de sa page. Un seul d’entre eux peut se porter garant d’une autre partie.',
  'wrong.umbrellas': '« {typed} » n’est pas une partie admise ici.',
  'desk.umbrellaTwice': '« {typed} » figure deux fois.',
  'ask.recheck': 'Preuves revérifiées après … jours',
  'hint.recheck': 'Les preuves par courriel ou par domaine. Laissez vide s’il n’y a pas d’échéance fixe.',
  'desk.personsCheck': 'Des personnes peuvent aussi signer, en leur propre nom',
}

import type { LawCode } from '../../../core/refusal.ts'
import type { RefusalWords } from '../refusal-messages.ts'

const no = (title: string, mend: string): RefusalWords => ({ title, mend })

/** Ce que refuse le droit du registre, que tout auditeur peut revérifier. */
export const refusalsOfLaw: Record<LawCode, RefusalWords> = {
  // Les octets
  bytes_malformed: no(
    'Des octets n’ont pas la forme demandée.',
    'Envoyez-les sous la forme que fixe le format.',
  ),
  json_malformed: no('Ce n’est pas du JSON canonique (RFC 8785).', 'Produisez-le avec une bibliothèque JCS.'),
  text_hidden: no(
    'Un texte contient un caractère que personne ne voit.',
    'Retirez le caractère indiqué, ou ressaisissez le texte.',
  ),
  envelope_malformed: no('Ce n’est pas une enveloppe DSSE.', 'Composez-la comme le décrit spec/envelope.md.'),
  envelope_oversize: no(
    'L’enveloppe est trop volumineuse pour une seule écriture.',
    'Placez les longs textes à côté de la déclaration.',
  ),
  statement_malformed: no(
    'La déclaration n’a pas la forme que demande la spécification.',
    'Comparez-la avec spec/statement.md.',
  ),
  statement_oversize: no(
    'La déclaration dépasse 32 Kio.',
    'Placez les longs textes à côté d’elle, désignés par leur empreinte.',
  ),
  statement_repeated: no(
    'Le journal contient deux fois cette même déclaration.',
    'Prévenez le dépositaire et les auditeurs.',
  ),
  type_unknown: no(
    'Aucune déclaration de ce type n’est connue.',
    'Consultez la liste des types dans spec/register.md.',
  ),
  body_malformed: no(
    'Le contenu ne convient pas au type de la déclaration.',
    'Corrigez le champ qui est nommé.',
  ),
  entry_malformed: no('Ce n’est pas une écriture.', 'Demandez ces octets à un autre miroir.'),
  time_malformed: no(
    'Ce n’est pas une heure de la forme 2026-01-31T12:00:00Z.',
    'Écrivez l’heure en UTC, à la seconde.',
  ),
  admitted_decreasing: no(
    'Une écriture porte une date antérieure à celle qui la précède.',
    'Remettez à l’heure l’horloge du dépositaire.',
  ),

  // Où et quand
  log_wrong: no(
    'La déclaration est destinée à un autre journal.',
    'Signez-la de nouveau pour ce journal-ci.',
  ),
  log_unestablished: no('Ce journal n’a pas été établi.', 'Envoyez d’abord depositary/established.'),
  log_established: no('Ce journal est déjà établi.', 'Ouvrez un autre journal.'),
  rules_unsupported: no('Ces règles sont plus récentes que ce logiciel.', 'Mettez le logiciel à jour.'),
  rules_wrong: no('Les règles se suivent par numéro.', 'Nommez la version suivante.'),
  seen_ahead: no(
    'La déclaration a vu un journal plus long que celui-ci.',
    'Relisez le point de contrôle de ce journal.',
  ),
  seen_foreign: no(
    'La déclaration a vu une autre histoire que celle de ce journal.',
    'Comparez les deux points de contrôle : un même journal montre deux histoires.',
  ),
  seen_stale: no(
    'Ce sur quoi repose la déclaration a changé entre-temps.',
    'Relisez le registre, puis signez de nouveau.',
  ),
  at_expired: no('La déclaration a été signée il y a trop longtemps.', 'Signez-la de nouveau.'),
  at_future: no(
    'La déclaration porte une date à venir.',
    'Remettez l’horloge à l’heure et signez de nouveau.',
  ),
  anchor_wrong: no(
    'Le point de contrôle ancré n’est pas de ce journal.',
    'Ancrez un point de contrôle que ce journal a publié.',
  ),

  // Clés et signataires
  key_malformed: no(
    'Cette clé ne peut pas servir.',
    'Créez une clé Ed25519, P-256 ou RSA comme le décrit spec/envelope.md.',
  ),
  key_unknown: no(
    'La clé qui a signé ne figure pas au registre.',
    'Faites-la ajouter, ou signez avec une clé qui y figure.',
  ),
  key_revoked: no('La clé qui a signé a été révoquée.', 'Signez avec une autre clé.'),
  key_known: no('Cette clé est déjà au journal ; une clé n’y entre qu’une fois.', 'Créez une nouvelle clé.'),
  key_unproven: no(
    'Une nouvelle clé doit signer la déclaration qui l’ajoute.',
    'Signez aussi avec la nouvelle clé.',
  ),
  key_use_wrong: no(
    'Une clé de cet usage ne peut pas signer ceci.',
    'Signez avec une clé de l’usage que demande ce type.',
  ),
  key_role_wrong: no(
    'Le rôle de cette clé ne lui permet pas de signer cela.',
    'Faites-le signer par quelqu’un de la même partie, ou par un agent, dont le rôle le permet.',
  ),
  key_last: no(
    'Une clé du dépositaire ne peut pas se révoquer elle-même.',
    'Signez avec une autre clé du dépositaire.',
  ),
  signature_invalid: no('Une signature ne correspond pas.', 'Signez de nouveau exactement ces octets.'),
  signer_missing: no(
    'Il manque une signature que ce type demande.',
    'Recueillez-la avant d’envoyer la déclaration.',
  ),
  cosigner_missing: no('La partie que cela engage ne l’a pas signé.', 'Faites-le signer aussi par elle.'),
  signer_unexpected: no(
    'Quelqu’un a signé à qui ce type ne le demande pas.',
    'Retirez cette signature de l’enveloppe.',
  ),
  author_wrong: no(
    'Qui a signé ceci ne peut pas le déclarer pour autrui.',
    'Signez avec une clé de son auteur.',
  ),
  passkey_malformed: no(
    'La réponse de la clé d’accès n’a pas la forme que lui donne WebAuthn.',
    'Signez de nouveau avec la clé d’accès.',
  ),
  passkey_wrong: no(
    'La clé d’accès a servi sur une autre page, pour une autre demande, ou sans son utilisateur.',
    'Signez sur le site où la clé a été créée.',
  ),

  // Appels, textes, règles
  call_unknown: no('Il n’y a pas d’appel de ce nom.', 'Consultez la liste des appels.'),
  call_exists: no(
    'Cet identifiant est déjà celui d’un appel ou d’une page de ce site.',
    'Choisissez-en un autre.',
  ),
  call_closed: no('L’appel est clos.', 'Lisez pourquoi sur la page de l’appel.'),
  record_independent: no(
    'C’est le relevé indépendant d’un appel que tient quelqu’un d’autre ; il ne reçoit pas de signatures.',
    'Signez auprès de l’auteur de l’appel.',
  ),
  record_claimed: no(
    'Ce registre est déjà celui de l’auteur de l’appel.',
    'Inscrivez plutôt un contrôle de l’autorité de cet auteur.',
  ),
  authority_wrong: no(
    'Cette autorité ne découle pas du contrôle.',
    'Donnez le niveau que laisse le contrôle.',
  ),
  text_unknown: no('Cet appel n’a pas de tel texte.', 'Relisez le texte, puis signez.'),
  text_exists: no('Ce texte est déjà publié.', 'Publiez-en un autre, ou rien.'),
  text_superseded: no('Un texte plus récent a remplacé celui-ci.', 'Lisez le nouveau texte, puis signez.'),
  language_unknown: no('Le texte n’est pas publié dans cette langue.', 'Nommez une langue du texte.'),
  policy_wrong: no(
    'Ces règles de l’appel ne sont pas celles en vigueur.',
    'Lisez les règles en vigueur, puis signez.',
  ),
  policy_unchanged: no('Ces règles sont déjà en vigueur.', 'Modifiez-les, ou n’envoyez rien.'),
  rule_unknown: no(
    'Les règles de l’appel n’en contiennent pas de ce nom.',
    'Nommez une règle parmi celles en vigueur.',
  ),

  // Parties, rôles, signatures
  party_unknown: no('Cette partie ne figure pas au registre.', 'Faites-la d’abord admettre.'),
  party_exists: no(
    'Une partie de ce nom figure déjà au registre.',
    'Choisissez un autre identifiant, ou mettez à jour cette partie.',
  ),
  party_ended: no(
    'Cette partie a pris fin : elle a fusionné, une autre lui a succédé, ou elle a cessé d’exister.',
    'Voyez sur sa page ce qu’elle est devenue.',
  ),
  party_claimed: no('Cette ligne est déjà reprise.', 'Voyez par qui ; admettez la partie sans reprise.'),
  party_unclaimed: no(
    'Cette partie a été copiée d’une liste ; elle n’a pas été admise.',
    'Faites-la d’abord admettre.',
  ),
  kind_uninvited: no(
    'L’appel n’invite pas les parties de cette catégorie.',
    'Voyez dans les règles de l’appel qui est invité.',
  ),
  mandate_insufficient: no(
    'Le mandat n’atteint pas le niveau que demandent les règles de l’appel.',
    'Faites contrôler le mandat plus avant.',
  ),
  mandate_lapsed: no(
    'Plus aucune preuve du mandat de cette partie ne vaut.',
    'Faites contrôler de nouveau le mandat.',
  ),
  proof_unknown: no(
    'Aucune preuve de ce genre n’est inscrite pour cette partie.',
    'Inscrivez d’abord un contrôle concluant.',
  ),
  voucher_self: no('Une partie ne peut se porter garante d’elle-même.', 'Demandez-le à une autre partie.'),
  voucher_weak: no(
    'Le mandat de cette partie n’est pas assez fort pour qu’elle se porte garante d’une autre.',
    'Faites contrôler plus avant son propre mandat, ou demandez-le à une autre partie.',
  ),
  voucher_exists: no('Cette partie se porte déjà garante de l’autre.', 'Il ne reste rien à faire.'),
  voucher_unknown: no('Cette partie ne se porte pas garante de l’autre.', 'Il ne reste rien à retirer.'),
  role_unknown: no('Ce rôle n’existe pas.', 'Nommez un rôle en vigueur.'),
  role_exists: no('Ce rôle est déjà confié.', 'Choisissez un autre identifiant.'),
  second_hand_missing: no(
    'Cela demande un second agent, ou un délai qui a été annoncé.',
    'Faites signer aussi un autre agent, ou annoncez-le et attendez.',
  ),
  act_announced: no('Cet acte même est déjà annoncé.', 'Faites-le une fois son délai passé.'),
  role_term: no(
    'Ce rôle a une durée minimale, qui n’est pas écoulée.',
    'Attendez que sa durée soit écoulée.',
  ),
  signature_exists: no(
    'La partie a déjà signé ce texte selon ces règles.',
    'Il ne reste rien à faire ; pour signer autrement, retirez d’abord cette signature.',
  ),
  said_often: no(
    'Cela a été dit, repris et redit aussi souvent qu’un jour le permet.',
    'Redites-le demain. Ce qui a été dit peut être repris à tout moment.',
  ),
  signature_unknown: no('La partie n’a pas de signature en vigueur pour cet appel.', 'Signez d’abord.'),
  signature_removed: no(
    'La signature de cette partie a été retirée selon une règle publiée.',
    'Demandez au dépositaire de la rétablir.',
  ),
  signature_standing: no('La signature de cette partie est en vigueur.', 'Il ne reste rien à faire.'),
  persons_uninvited: no(
    'Cet appel n’invite pas les personnes.',
    'Voyez dans les règles de l’appel qui est invité.',
  ),
  person_exists: no('Cet engagement figure déjà au journal.', 'Faites-en un autre avec un sel nouveau.'),
  person_unknown: no(
    'Personne n’a signé cet appel avec cet engagement.',
    'Nommez un engagement de cet appel.',
  ),
  person_erased: no('La signature de cette personne est déjà effacée.', 'Il ne reste rien à faire.'),
  person_invalidated: no(
    'La signature de cette personne est déjà invalidée.',
    'Laissez-la de côté, ou lisez l’écriture nommée.',
  ),
  person_standing: no('La signature de cette personne est en vigueur.', 'Il ne reste rien à faire.'),
  sealed_unknown: no(
    'Il n’y a pas de tel scellé pour cet appel.',
    'Donnez l’engagement d’un scellé inscrit au journal.',
  ),
  sealed_known: no('Cet engagement même est déjà sous scellé.', 'Prenez un autre sel.'),
  sealed_early: no('L’heure de ce scellé n’est pas venue.', 'Attendez l’heure que nomme son écriture.'),
  sealed_opened: no('Ce scellé est déjà ouvert.', 'Il ne reste rien à faire.'),
  sealed_wrong: no(
    'Ce n’est pas ce qui a été scellé.',
    'Apportez l’enveloppe et le sel gardés lors de la mise sous scellé.',
  ),
  sealed_type: no(
    'Une déclaration de ce type ne peut être scellée.',
    'Scellez une signature, ou publiez la déclaration ouvertement.',
  ),
  sealed_overtaken: no(
    'La partie a signé ou s’est retirée ouvertement depuis qu’elle a scellé ceci.',
    'Son acte le plus récent l’emporte ; signez de nouveau, ouvertement.',
  ),
  objection_groundless: no(
    'Il n’y a rien ici à quoi objecter.',
    'Nommez la signature d’une autre partie, faite avec une réserve ou une déclaration.',
  ),
  objection_exists: no('L’objection, ou la réponse, est déjà faite.', 'Lisez-la sur la page de la partie.'),
  objection_unknown: no('Cette objection n’existe pas.', 'Nommez l’écriture qui l’a soulevée.'),
  words_unknown: no('Aucune écriture ne lie ces mots.', 'Donnez l’empreinte que lie une écriture.'),
  words_withheld: no(
    'Ces mots sont retenus.',
    'Lisez-en le motif et l’autorité dans l’écriture qui les retient.',
  ),
  switch_uncoverable: no(
    'Rien ne peut suspendre ce type de déclaration.',
    'Laissez-le de côté : nul ne peut le réduire au silence.',
  ),
  source_wrong: no(
    'Les dates de la ligne ne conviennent pas à sa liste.',
    'Corrigez la date de la liste, ou celles de la ligne.',
  ),
}

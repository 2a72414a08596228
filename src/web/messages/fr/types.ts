import type { types as en } from '../en/types.ts'

const ENDED =
  'Elle ne signe plus rien à partir de cette écriture, et ne figure plus sur aucune liste. Ce qu’elle a signé avant n’est pas défait.'
const AS = '{party}, en qualité de {noun}'
const REMAINS = 'Ce qui reste'

export const types: Record<keyof typeof en, string> = {
  'type.depositary/established': 'Le dépositaire a été établi',
  'type.log/rules': 'Le journal est passé à d’autres règles',
  'type.log/anchored': 'Un point de contrôle attesté a été ancré',
  'head.depositary/established': '{names} a établi ce journal',
  'head.log/rules': 'Le journal est passé à la version {rules, number} de ses règles',
  'head.log/anchored':
    'Le journal a ancré son point de contrôle de {size, plural, one {# écriture} other {# écritures}}',
  'says.rules': 'Version {rules, number}',
  'entry.origin': 'Nom du journal',
  'entry.linesUnder': 'Lignes au-dessous',
  'entry.noLines': 'La signature du journal lui-même, et celle d’aucun témoin',
  'entry.linesNote':
    'Nommés ici tels que l’écriture les porte. Qui a la clé d’un témoin peut vérifier sa ligne.',
  'entry.verbatim': 'Mot pour mot',

  'type.role/granted': 'Un rôle a été confié',
  'type.role/ended': 'Un rôle a pris fin',
  'head.role/granted':
    '{office, select, drafter {Le dépositaire a fait de {id} un rédacteur de son bureau} reader {Le dépositaire a fait de {id} un lecteur de son bureau} other {Le dépositaire a fait de {id} son agent}}',
  'head.role/ended': 'Le dépositaire a mis fin à la charge de {id}',
  'says.until': 'Ne prend pas fin avant le {until}',
  'member.role/granted.role': 'Rôle',
  'entry.officerDrafter':
    'Rédacteur pour le dépositaire, sous le pseudonyme {id} : prépare, et ne signe rien pour lui',
  'entry.officerReader':
    'Lecteur pour le dépositaire, sous le pseudonyme {id} : regarde, et ne signe rien pour lui',
  'entry.grantedBy': 'Confiée par',

  'type.call/opened': 'Un appel a été ouvert',
  'type.call/policy-changed': 'Les règles d’un appel ont changé',
  'type.call/closed': 'Un appel a été clos',
  'type.call/amended': 'Ce qu’un appel dit de lui-même a été corrigé',
  'head.call/opened':
    '{record, select, yes {Le dépositaire a ouvert un relevé indépendant de l’appel « {call} »} other {Le dépositaire a ouvert l’appel « {call} »}}',
  'head.call/policy-changed': 'Le dépositaire a changé les règles de l’appel « {call} »',
  'announced.call/policy-changed': 'qu’il compte changer les règles de l’appel « {call} »',
  'head.call/closed': 'Le dépositaire a clos l’appel « {call} »',
  'announced.call/closed': 'qu’il compte clore l’appel « {call} »',
  'head.call/amended': 'Le dépositaire a corrigé ce que l’appel « {call} » dit de lui-même',
  'announced.call/amended': 'la correction de ce que l’appel « {call} » dit de lui-même',
  'desk.form.amendment': 'Corriger un appel',
  'desk.formNote.amendment':
    'Réparez une erreur dans le titre, la date ou l’adresse de l’initiateur. Dès la première signature, il faut deux agents, et l’initiateur comme les mots pour signer restent tels quels. Les anciens mots restent au journal.',

  'type.call/claimed': 'Un relevé indépendant a été repris par l’auteur de l’appel',
  'type.call/authority-checked': 'L’autorité de l’auteur d’un appel a été contrôlée',
  'head.call/claimed':
    'L’auteur de l’appel a repris le relevé de l’appel « {call} » : à partir d’ici, ce registre est le sien',
  'head.call/authority-checked':
    '{outcome, select, holds {Le dépositaire a contrôlé l’autorité de l’auteur de l’appel « {call} » : elle vaut} lapsed {Le dépositaire a contrôlé l’autorité de l’auteur de l’appel « {call} » : ce qui la montrait ne vaut plus} other {Le dépositaire a contrôlé l’autorité de l’auteur de l’appel « {call} » sans pouvoir dire si elle vaut}}',
  'effect.call/claimed':
    'À partir de cette écriture, le registre est celui de l’auteur de l’appel et reçoit des signatures selon les règles ci-dessous. Les lignes copiées auparavant, le texte et son histoire demeurent.',
  'member.call/authority-checked.domain': 'Nom',

  'type.text/published': 'Un texte a été publié',
  'type.text/translated': 'Une traduction a été publiée',
  'head.text/published':
    '{record, select, yes {Le dépositaire a publié la version {manifest, number} du texte de son relevé de l’appel « {call} »} other {Le dépositaire a publié la version {manifest, number} de l’appel « {call} »}}',
  'head.text/translated':
    'Le dépositaire a ajouté une traduction ({text}) à la version {manifest, number} de l’appel « {call} »',
  'member.text/published.manifest': 'Texte',
  'member.text/translated.manifest': 'Texte',

  'type.party/listed': 'Une ligne a été copiée d’une liste',
  'head.party/listed':
    '{present, select, yes {La liste du {date} pour l’appel « {call} » nomme {party}} other {La liste du {date} pour l’appel « {call} » ne nomme pas {party}}}',
  'note.party/listed.party': 'Copiée d’une autre liste, non confirmée',
  'says.present': '{present, select, yes {Sur la liste} other {Absente de la liste}}',

  'type.party/admitted': 'Une partie a été admise',
  'type.party/updated': 'La fiche d’une partie a changé',
  'head.party/admitted': 'Le dépositaire a admis {party}',
  'head.party/updated': 'Le dépositaire a modifié la fiche de {party}',
  'says.claims':
    '{claims, select, yes {Reprend la ligne qu’une liste avait sous ce nom} other {N’en reprend aucune}}',
  'none.party/admitted.domain': 'Non enregistré',
  'none.party/updated.domain': 'Non enregistré',

  'type.party/merged': 'Une partie a fusionné avec une autre',
  'type.party/succeeded': 'Une partie a succédé à une autre',
  'type.party/ended': 'Une partie a pris fin',
  'head.party/merged': 'Le dépositaire a inscrit que {party} s’est fondue dans {into}',
  'announced.party/merged': 'qu’il compte inscrire que {party} s’est fondue dans {into}',
  'head.party/succeeded': 'Le dépositaire a inscrit que {successor} a succédé à {party}',
  'announced.party/succeeded': 'qu’il compte inscrire que {successor} a succédé à {party}',
  'head.party/ended': 'Le dépositaire a inscrit la fin de {party}',
  'announced.party/ended': 'qu’il compte inscrire la fin de {party}',
  'effect.party/merged': ENDED,
  'effect.party/succeeded': ENDED,
  'effect.party/ended': ENDED,

  'type.mandate/checked': 'Un mandat a été contrôlé',
  'head.mandate/checked':
    '{outcome, select, holds {Le dépositaire a contrôlé le mandat de {party} ({method}) : il vaut} lapsed {Le dépositaire a contrôlé le mandat de {party} ({method}) : il ne vaut plus} other {Le dépositaire a contrôlé le mandat de {party} ({method}) sans pouvoir dire s’il vaut}}',
  'says.checked': 'Contrôlé par le dépositaire le {checked}.',
  'member.mandate/checked.domain': 'Nom',

  'type.mandate/vouched': 'Une partie s’est portée garante d’une autre, ou ne l’est plus',
  'head.mandate/vouched':
    '{stands, select, yes {{by} s’est portée garante de {party}} other {{by} a retiré sa garantie pour {party}}}',
  'effect.mandate/vouched':
    '{stands, select, yes {Deux parties qui se portent garantes prouvent un mandat ; pour un appel qui nomme celle-ci organisme fédérateur, elle suffit à elle seule.} other {Cette garantie ne vaut plus. Ce qui a été signé tant qu’elle valait n’est pas défait.}}',
  'member.mandate/vouched.note': 'Dans ses mots',
  'entry.voucher': 'Qui se porte garant',

  'type.key/added': 'Une clé a été ajoutée',
  'type.key/revoked': 'Une clé a été révoquée',
  'head.key/added':
    '{author, select, depositary {Le dépositaire a ajouté une clé pour {holder}} other {{holder} a ajouté une clé de son propre chef}}',
  'head.key/revoked':
    '{whose, select, depositary {Le dépositaire a révoqué l’une de ses propres clés} theirs {Le dépositaire a révoqué une clé de {keyid}} other {{by} a révoqué l’une de ses clés}}',
  'effect.key/revoked':
    'La clé ne signe plus rien à partir de cette écriture. Ce qu’elle a signé avant n’est pas défait.',
  'entry.addedBy': 'Ajoutée par',
  'entry.addedWith': 'Était entrée avec',
  'entry.revokedBy': 'Révoquée par',
  'entry.byDepositary': 'Le dépositaire',
  'entry.byItself': 'Son titulaire',

  'type.policy/accepted': 'Un signataire a accepté de nouvelles règles',
  'type.signature/given': 'Une partie a signé',
  'type.signature/withdrawn': 'Une partie a retiré sa signature',
  'type.signature/deposited': 'Une signature sur papier a été déposée',
  'type.signature/removed': 'Une signature a été retirée selon une règle publiée',
  'type.signature/restored': 'Une signature a été rétablie',
  'head.policy/accepted':
    '{by} a accepté les nouvelles règles de l’appel « {call} » (version {policy, number})',
  'head.signature/given':
    '{by} a accepté la version {manifest, number} de l’appel « {call} » en qualité de {noun}',
  'head.signature/withdrawn': '{by} a retiré son accord et ne figure plus comme {noun} de l’appel « {call} »',
  'head.signature/deposited':
    'Le dépositaire a inscrit que {party} a accepté sur papier la version {manifest, number} de l’appel « {call} » en qualité de {noun}',
  'head.signature/removed': 'Le dépositaire a rayé {party} comme {noun} de l’appel « {call} »',
  'announced.signature/removed': 'qu’il compte rayer {party} comme {noun} de l’appel « {call} »',
  'head.signature/restored': 'Le dépositaire a rétabli {party} comme {noun} de l’appel « {call} »',
  'says.signature/deposited.party': AS,
  'says.signature/removed.party': AS,
  'says.signature/restored.party': AS,
  'member.signature/given.policy': 'Règles acceptées',
  'member.signature/deposited.policy': 'Règles acceptées',
  'member.policy/accepted.policy': 'Règles acceptées',
  'none.signature/withdrawn.reason': 'Aucun motif donné',
  'none.signature/given.declaration': 'Aucune',
  'none.signature/deposited.declaration': 'Aucune',
  'entry.as': 'En qualité de',
  'rep.form.acceptance': 'Accepter les nouvelles règles',
  'rep.formNote.acceptance':
    'Les règles de l’appel ont changé depuis votre signature. Lisez-les sur la page de l’appel. Votre signature reste telle quelle.',
  'rep.this.acceptance': 'Accepter les nouvelles règles',

  'type.signature/invalidated': 'Des signatures ont été invalidées',
  'type.signature/reinstated': 'Des signatures invalidées comptent de nouveau',
  'head.signature/invalidated':
    'Le dépositaire a invalidé {subjects, plural, one {# signature} other {# signatures}} de l’appel « {call} »',
  'announced.signature/invalidated':
    'qu’il compte invalider {subjects, plural, one {# signature} other {# signatures}} de l’appel « {call} »',
  'head.signature/reinstated':
    'Le dépositaire compte de nouveau {subjects, plural, one {# signature invalidée} other {# signatures invalidées}} par l’écriture {invalidation, number}, de l’appel « {call} »',
  'member.signature/invalidated.effect': 'Ce que cela veut dire',
  'effect.signature/invalidated':
    'Le dépositaire dit que ces signatures ne sont pas ce qu’elles prétendent être. Elles ne comptent plus ; leurs écritures demeurent, et chacune peut être rétablie par une autre écriture.',
  'entry.invalidated.parties': 'Parties',
  'entry.invalidated.persons': 'Personnes, par les écritures avec lesquelles elles ont signé',
  'entry.invalidated.restored': 'de nouveau en vigueur : {entry}',

  'type.person/restored': 'La signature d’une personne compte de nouveau',
  'type.person/signed': 'Une personne a signé',
  'type.person/erased': 'La signature d’une personne a été effacée',
  'head.person/restored':
    'Le dépositaire compte de nouveau la personne de l’écriture {commitment, number} de l’appel « {call} »',
  'head.person/signed':
    'Le dépositaire a compté une personne qui a accepté la version {manifest, number} de l’appel « {call} »',
  'head.person/erased':
    'Le dépositaire a effacé la personne de l’écriture {commitment, number} de l’appel « {call} »',
  'effect.person/erased':
    'L’engagement, qui ne dit plus rien de personne : le nom et le sel dont il était fait sont supprimés ici.',
  'member.person/erased.effect': REMAINS,
  'member.person/signed.policy': 'Règles acceptées',
  'entry.person': 'Personne',
  'entry.personHidden':
    'Pas dans le journal. Le nom et la preuve sont chez la personne, et chez le dépositaire tant qu’elle ne les fait pas effacer.',
  'entry.counted': 'Comptée par',
  'entry.countedBy':
    'Le dépositaire, qui a confirmé une adresse électronique. Il pourrait inventer des personnes.',
  'entry.languageHidden': 'La langue lue n’est connue que de la personne.',
  'entry.erasedBy': 'Effacée par',
  'entry.personSignedBy': 'Signée par',

  'type.statement/sealed': 'Une déclaration a été mise sous scellé',
  'type.statement/opened': 'Une signature scellée a été ouverte',
  'head.statement/sealed': 'Le dépositaire a mis sous scellé une déclaration relative à l’appel « {call} »',
  'head.statement/opened':
    '{by} a accepté la version {manifest, number} de l’appel « {call} » en qualité de {noun}, sous scellé jusqu’ici',
  'note.statement/sealed.commitment':
    'L’empreinte de la déclaration signée et d’un sel secret. Qui garde les deux peut montrer ce qui a été scellé ; nul autre ne peut le savoir.',
  'member.statement/sealed.commitment': 'Engagement cryptographique',
  'member.statement/opened.commitment': 'Engagement cryptographique',
  'entry.lapsedSeal':
    'Caduc : personne ne l’a ouvert dans {days, plural, one {le jour} other {les # jours}} qui suivent son heure',
  'entry.sealedIn': 'Scellé',
  'entry.sealedInSays': 'Sa validité se juge selon l’état d’alors ; elle prend effet avec cette écriture.',
  'entry.sealSignedOn': 'Signé',

  'type.objection/raised': 'Une partie a objecté à ce qu’une autre a dit',
  'type.objection/answered': 'Une objection a reçu une réponse',
  'type.objection/withdrawn': 'Une objection a été retirée',
  'head.objection/raised': '{by} a objecté à ce que {party} a dit en acceptant l’appel « {call} »',
  'head.objection/answered': '{by} a répondu à l’objection de l’écriture {objection, number}',
  'head.objection/withdrawn': '{by} a retiré son objection à ce que {party} a dit',
  'effect.objection/raised': 'L’une et l’autre figurent côte à côte : aucune ne défait l’autre.',
  'member.objection/answered.words': 'Réponse',
  'member.objection/withdrawn.party': 'Aux mots de',
  'objection.signature': 'Dits avec',

  'type.words/withheld': 'Des mots ont été retenus par la loi',
  'head.words/withheld': 'Le dépositaire retient des mots liés par l’écriture {digest, number}',
  'announced.words/withheld': 'qu’il compte retenir des mots liés par l’écriture {digest, number}',
  'member.words/withheld.effect': REMAINS,
  'effect.words/withheld':
    'L’empreinte, la longueur et cette écriture. Les mots et leur sel sont effacés ici.',
  'member.words/withheld.authority': 'Sur ordre de',
  'entry.boundBy': 'Liés par',

  'type.switch/set': 'Un type de déclaration a été ouvert ou fermé',
  'head.switch/set':
    '{closed, select, yes {Le dépositaire ne reçoit plus {covers}} other {Le dépositaire reçoit de nouveau {covers}}}',
  'says.closed':
    '{closed, select, yes {Fermé : la porte refuse ce qu’il couvre, en public et pour ce motif} other {Ouvert : la porte reçoit ce qu’il couvre}}',

  'type.act/announced': 'Un acte a été annoncé',
  'head.act/announced': 'Le dépositaire a annoncé {body}',
  'entry.announced.lapsed': 'Jamais fait : le même acte a été annoncé de nouveau plus tard',
  'entry.announced.when': 'Quand',
  'entry.announced.between':
    'À partir du {from}, un agent peut le faire seul ; l’annonce est caduque si rien n’est fait avant le {until}. Deux agents ensemble peuvent le faire à tout moment.',
  'entry.announced.state': 'Ce qu’il en est',
  'entry.announced.notDone': 'Pas encore fait, d’après ce journal',
  'entry.announced.done': 'Fait par {entry}',
}

import type { desk as en } from '../en/desk.ts'

export const desk: Record<keyof typeof en, string> = {
  'desk.kicker': 'Le bureau du dépositaire',
  'desk.signedInAs': 'Session ouverte : {officer}',
  'desk.signOut': 'Fermer la session',
  'desk.back': 'Retour',
  'desk.toDesk': 'Retour au bureau',
  'desk.errors': 'Une correction est nécessaire',
  'desk.none': 'Non indiqué',

  'desk.signInTitle': 'Ouvrir une session au bureau',
  'desk.signInButton': 'Ouvrir avec une clé d’accès',
  'desk.signInNote':
    'Réservé aux agents du dépositaire. La session permet de lire et de préparer ; chaque acte demande de nouveau votre clé d’accès.',
  'desk.signInLost':
    'Clé d’accès perdue ? Qui tient le serveur affiche un lien pour en créer une autre et fait révoquer la première.',
  'desk.passkey': 'Clé d’accès',
  'desk.typedKept':
    'Votre session avait pris fin. Ce que vous avez saisi est conservé et reviendra dans le formulaire une fois la session rouverte.',

  'desk.enrolTitle': 'Devenir agent du dépositaire',
  'desk.enrolLede':
    'Vous avez ouvert le lien que {keeper} a affiché au démarrage de son serveur. Qui l’utilise pourra admettre, refuser, publier et retirer en son nom.',
  'desk.enrolStep1': 'Étape 1 sur 2 : créer votre clé d’accès',
  'desk.enrolOnce': 'Le lien sert à un seul agent, une seule fois. Regarder cette page ne l’épuise pas.',
  'desk.enrolId': 'Identifiant dans le journal',
  'desk.enrolIdHint':
    'Un pseudonyme sous lequel vos actes figurent en public, pour toujours : lettres minuscules, chiffres et traits d’union.',
  'desk.enrolName': 'Votre nom',
  'desk.enrolNameHint':
    'Public si vous le donnez. Il est conservé à côté du journal, où il peut être effacé ; le journal lui-même n’en tient qu’une empreinte.',
  'desk.enrolButton': 'Créer ma clé d’accès',
  'desk.passkeyName': 'Agent du dépositaire',
  'desk.enrolSignTitle': 'Votre clé d’accès est créée. Signez votre nomination.',
  'desk.enrolStep2': 'Étape 2 sur 2 : l’inscrire au registre',
  'desk.enrolSign': 'Signer avec la clé d’accès',
  'desk.enrolSignNote':
    'La clé du dépositaire signe à côté de la vôtre. Les deux signatures figurent dans le journal public.',
  'desk.welcome': 'Vous figurez au registre comme agent, et votre session est ouverte.',
  'empty.id': 'Indiquez un identifiant : lettres minuscules, chiffres et traits d’union, 64 au plus.',
  'empty.party/admitted.party':
    'Indiquez un identifiant : lettres minuscules, chiffres et traits d’union, 64 au plus.',
  'wrong.id':
    '« {typed} » ne peut être un identifiant : lettres minuscules, chiffres et traits d’union, 64 au plus.',
  'wrong.party/admitted.party':
    '« {typed} » ne peut être un identifiant : lettres minuscules, chiffres et traits d’union, 64 au plus.',
  'desk.idTaken': 'L’identifiant {typed} est déjà pris. Choisissez-en un autre.',

  'desk.waitTitle':
    '{count, plural, =0 {Personne n’attend de décision.} one {# organisation attend une décision.} other {# organisations attendent une décision.}}',
  'desk.rule':
    'Chaque admission, retrait et publication est signé avec votre clé d’accès et inscrit au journal public, avec votre motif.',
  'desk.done': 'Enregistré :',
  'desk.queue': 'Demandes d’admission',
  'desk.queueCaption': 'Demandes qui attendent une décision, la plus ancienne d’abord',
  'desk.queueEmpty': 'Les demandes apparaissent ici à leur arrivée.',
  'desk.oldest':
    '{days, plural, =0 {La plus ancienne est d’aujourd’hui.} one {La plus ancienne attend depuis # jour.} other {La plus ancienne attend depuis # jours.}}',
  'desk.applicant': 'Demandeur',
  'desk.kindCountry': 'Catégorie et pays',
  'desk.call': 'Appel',
  'desk.waits': 'Attente',
  'desk.decision': 'Décision',
  'desk.to.admit': 'Admettre…',
  'desk.to.look': 'Voir',
  'desk.to.prepare': 'Préparer…',
  'desk.to.ask': 'Demander…',
  'desk.to.refuse': 'Refuser…',
  'desk.noDomain': 'Aucun domaine indiqué',
  'desk.queueShown': '{first, number} à {last, number} sur {total, number}, la plus ancienne d’abord.',
  'desk.queueScripts': 'Les lettres de son nom peuvent tromper',
  'desk.queueAlike': 'En commun avec une autre demande : {what}',
  'desk.queueEmail': 'L’adresse électronique est à un autre domaine',
  'desk.queueKnown': 'En commun avec une partie du registre : {what}',
  'desk.days': '{count, plural, one {# jour} other {# jours}}',
  'desk.hours': '{count, plural, =0 {Moins d’une heure} one {# heure} other {# heures}}',
  'desk.about.parties': 'Parties',
  'desk.about.signatures': 'Signatures',
  'desk.about.calls': 'Appels et textes',
  'desk.actsNote': 'Vous remplissez, relisez la déclaration entière une fois encore, et signez.',
  'desk.begin': 'Commencer…',
  'desk.decided': 'Décisions récentes',
  'desk.decidedNone': 'Rien n’a encore été décidé.',
  'desk.was.waiting': 'En attente d’une décision',
  'desk.was.refused': 'Refusée par {by}',
  'desk.was.admitted': 'Admise par {by} ; personne n’est encore invité',
  'desk.was.invited': 'Admise par {by} ; invitation pas encore utilisée',
  'desk.was.enrolled': 'Admise par {by} ; clé d’accès créée',

  'desk.appliedOn': 'Demande reçue le {day}.',
  'desk.typed': 'Ce qui a été envoyé',
  'desk.typedNote': 'Par la personne qui a rempli le formulaire. Rien n’en a été vérifié.',
  'desk.known': 'Points à vérifier',
  'desk.noDoubts': 'Ni le registre ni les autres demandes ne soulèvent de question.',
  'desk.person': 'Envoyé par',
  'desk.email': 'Courriel',
  'desk.words': 'Dans ses propres mots',
  'desk.doubt.admitted': 'Une partie de ce nom a déjà été admise :',
  'desk.doubt.listed': 'Une liste nomme une partie de ce nom, sans confirmation :',
  'desk.doubt.identifier': 'Une partie porte ici le même identifiant :',
  'desk.doubt.name': 'Une partie figure ici sous un nom semblable :',
  'desk.doubt.domain': 'Une partie a ici le même domaine :',
  'desk.doubt.look': 'Ses lettres ressemblent à celles d’une autre partie :',
  'desk.doubt.lookDomain': 'Son domaine ressemble à celui d’une autre partie :',
  'desk.doubt.sound': 'Sonne comme le nom d’une partie écrit en d’autres lettres :',
  'desk.doubt.abbreviation': 'Un nom est fait des initiales de l’autre, ou du sigle qu’il donne :',
  'desk.doubt.part': 'Un nom figure tout entier dans l’autre :',
  'desk.doubt.ending': 'Son domaine ne diffère que par sa terminaison de celui d’une partie :',
  'desk.doubt.begins': 'Au registre sous un nom qui commence de même :',
  'desk.doubt.moreParties':
    '{count, plural, one {# autre partie ressemble.} other {# autres parties ressemblent.}}',
  'desk.doubt.scripts':
    'Un mot du nom mêle des lettres d’alphabets différents, ou les prend dans un alphabet où nul ne s’écrit aujourd’hui.',
  'desk.doubt.asLatin': 'Ce qui, dans le nom, n’est pas en lettres latines semble l’être : on y lit {read}.',
  'desk.doubt.digits': 'Le nom a des chiffres d’écritures différentes.',
  'desk.doubt.marks': 'Une lettre du nom porte deux fois le même signe, ou cinq signes.',
  'desk.doubt.sameDomain': 'avec le même domaine',
  'desk.doubt.otherDomain': 'avec le domaine {domain}',
  'desk.doubt.alike': 'Une autre demande a ceci en commun : {what}.',
  'desk.doubt.more': '{count, plural, one {# autre aussi.} other {# autres aussi.}}',
  'desk.alike.identifier': 'identifiant',
  'desk.alike.name': 'nom',
  'desk.alike.look': 'lettres d’apparence identique',
  'desk.alike.lookDomain': 'domaine d’apparence identique',
  'desk.alike.sound': 'nom de même consonance',
  'desk.alike.abbreviation': 'nom qui abrège l’autre',
  'desk.alike.part': 'nom qui est une partie de l’autre',
  'desk.alike.ending': 'domaine, à la terminaison près',
  'desk.alike.domain': 'domaine',
  'desk.alike.email': 'adresse électronique',
  'desk.alike.person': 'personne',
  'desk.doubt.noDomain': 'Elle n’a indiqué aucun domaine internet à vérifier.',
  'desk.doubt.email': 'L’adresse électronique est chez {at}, le domaine est {domain}.',
  'desk.doubt.idn': 'Le domaine {domain} se lit {read}, en lettres qui peuvent ressembler à d’autres.',
  'desk.doubt.domainOdd': 'Les lettres du domaine peuvent tromper : lu à la hâte, c’est {read}.',
  'desk.doubt.kind': 'Les règles en vigueur n’invitent pas cette catégorie : {kind}.',
  'desk.doubt.closed': 'L’appel a été clos depuis.',

  'desk.admit': 'Admettre',
  'desk.admitNote':
    'Vous consignez ce que vous avez vérifié. C’est public, sous votre identifiant, pour toujours.',
  'ask.party/admitted.mandate': 'Ce que vous avez vérifié',
  'desk.mandateHint': 'Le niveau le plus faible auquel une partie peut signer cet appel : {level}.',
  'ask.note': 'Comment vous l’avez vérifié',
  'hint.note':
    'Une ou deux phrases, publiques. Ne nommez aucune personne privée : « Rappelé au numéro du standard du ministère. »',
  'ask.checked': 'Jour de la vérification',
  'ask.evidence': 'Pièce',
  'hint.evidence':
    'Un fichier que vous conservez. Seul son SHA-256 est enregistré ; le fichier n’est pas gardé ici.',
  'desk.asItStands': 'Tel que cela figurera au registre',
  'desk.nameLang': 'Langue du nom',
  'hint.party/admitted.party': 'Fait partie de son adresse ici, pour toujours.',
  'desk.claimsCheck': 'C’est la partie que nomme la liste, et elle reprend cette ligne',
  'desk.admitNext': 'Relire la déclaration',
  'desk.mandateMissing': 'Choisissez un niveau.',
  'empty.mandate/checked.evidence':
    'Choisissez le fichier de la copie du document, afin que son empreinte soit enregistrée.',
  'empty.mandate/checked.note': 'Dites en une phrase comment vous l’avez vérifié.',
  'desk.nameMissing': 'Indiquez un nom, en 400 caractères au plus.',
  'desk.weakMandate':
    'Cet appel demande davantage à cette catégorie ({kind}) : {needed}. Avec « {level} », elle figure au registre et ne peut pas signer tant que rien de plus n’a été vérifié.',
  'wrong.country': 'Choisissez un pays de la liste, ou la première ligne.',
  'wrong.domain':
    '« {typed} » n’est pas un domaine internet. Écrivez-le comme example.org, ou laissez le champ vide.',
  'wrong.date': '{field} : indiquez un jour, par exemple 2026-01-31.',
  'wrong.signature/deposited.date':
    'Indiquez le jour de l’instrument, au plus tard aujourd’hui, comme 2026-01-31.',
  'wrong.checked': 'Indiquez le jour de la vérification, aujourd’hui ou avant, comme 2026-01-31.',
  'desk.refuseTitle': 'Refuser',
  'desk.refuse': 'Refuser la demande',
  'desk.refuseNote':
    'Rien n’entre au journal. Le demandeur lit votre motif dans une lettre, et sur la page de sa demande.',
  'desk.reason': 'Motif',
  'desk.refuseHint':
    'Le demandeur le lit mot pour mot ; il a rempli le formulaire dans cette langue : {language}.',
  'desk.reasonMissing': 'Donnez un motif, en 2 000 caractères au plus.',
  'desk.refusedOn': 'Refusée par {by} le {day}, pour ce motif :',
  'desk.admittedOn': 'Admise par {by} le {day}.',
  'desk.partyPage': 'Sa page au registre',
  'desk.refusedDone': 'Refusée. La lettre portant votre motif est au courrier.',
  'desk.nextTitle': 'La suite',
  'desk.nextWait':
    '{count, plural, =0 {Aucune autre demande n’attend.} one {# autre demande attend.} other {# autres demandes attendent.}}',
  'desk.nextOne': 'Demande suivante :',

  'desk.invitation': 'Invitation',
  'desk.invite': 'Créer le lien d’invitation',
  'desk.inviteAgain': 'Créer un autre lien',
  'desk.inviteFirst':
    'Personne ne peut encore signer pour cette partie. Le lien permet à un représentant de créer une clé d’accès.',
  'desk.inviteAgainNote':
    'Un lien a été créé, valable jusqu’au {until}, et n’a pas servi. Un nouveau lien met fin au précédent.',
  'desk.inviteExpired':
    'Le dernier lien a expiré ou a été annulé sans avoir servi. Personne ne peut encore signer pour cette partie.',
  'desk.inviteNoKey':
    'Sa clé d’accès a été révoquée : personne ne peut plus signer pour cette partie. Un lien permet à un représentant d’en créer une autre.',
  'desk.invitationUsed': 'Un représentant a créé une clé d’accès.',
  'desk.inviteTitle': 'Le lien d’invitation pour',
  'desk.inviteFor': 'Remise du lien',
  'desk.inviteHandOver':
    'Envoyez ce lien à {person}, par la voie que vous avez vérifiée. Il sert une seule fois, jusqu’au {until}.',
  'desk.inviteOnce':
    'Il n’est montré ici qu’une fois. Qui le possède peut créer une clé d’accès pour cette partie : ne l’envoyez à personne d’autre.',
  'desk.inviteMailed':
    'Une lettre contenant ce lien part vers {email}, dans la langue de la demande. Vous n’avez pas à l’envoyer vous-même.',
}

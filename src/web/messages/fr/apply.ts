import type { apply as en } from '../en/apply.ts'

export const apply: Record<keyof typeof en, string> = {
  'apply.kicker': 'Avant de signer',
  'apply.title': 'Demander à signer : {call}',
  'apply.lede':
    'Le dépositaire vérifie d’abord que vous pouvez engager votre organisation. Rien de ce que vous envoyez ici n’est publié, et rien n’est encore signé.',
  'apply.next': 'La suite',
  'apply.next1': 'Un agent du dépositaire lit cette demande et en vérifie le contenu, avec ou sans vous.',
  'apply.next2':
    'Si votre organisation est admise, vous recevez un lien et créez une clé d’accès sur votre propre appareil.',
  'apply.next3': 'Vous lisez le texte exact, formulez une réserve si vous en avez une, puis signez.',
  'apply.organisation': 'Votre organisation',
  'apply.name': 'Nom de l’organisation',
  'apply.nameHint': 'Exactement tel qu’il doit figurer au registre, dans sa propre écriture.',
  'apply.nameLang': 'Langue du nom',
  'apply.kind': 'Catégorie',
  'apply.kind.state': 'Un gouvernement qui signe pour son pays',
  'apply.kind.public-authority': 'Une ville, une région, une agence ou un autre organisme public',
  'apply.kind.international-organisation': 'Fondée par des États, en vertu d’un traité',
  'apply.kind.company': 'Une entreprise, ou une association d’entreprises',
  'apply.kind.civil-society': 'Une association, une fondation ou un syndicat',
  'apply.kind.academia': 'Une université, un institut ou une société savante',
  'apply.country': 'Pays',
  'apply.countryHint': 'Celui de son siège.',
  'apply.domain': 'Domaine internet',
  'apply.domainHint': 'Le sien, par exemple example.org. Il aide à vérifier qui vous êtes.',
  'apply.identifiers': 'Identifiants publics',
  'apply.identifiersHint': 'Si elle en a. Ils la distinguent d’autres au nom semblable.',
  'apply.you': 'Vous',
  'apply.youNote':
    'Pour le seul agent du dépositaire : rien de ceci n’est publié, et tout est effacé au bout d’un an. Votre nom ne figure nulle part dans le journal public.',
  'apply.person': 'Votre nom',
  'apply.role': 'Votre charge ou fonction',
  'apply.roleHint': 'Ce qui vous permet de signer pour elle, par exemple « secrétaire général ».',
  'apply.email': 'Votre adresse électronique',
  'apply.emailHint': 'De préférence au domaine ci-dessus. L’agent y répondra.',
  'apply.words': 'Ce que l’agent devrait savoir',
  'apply.wordsHint':
    'Où votre mandat peut être vérifié, qui appeler, une échéance. Au plus 2 000 caractères.',
  'apply.send': 'Envoyer au dépositaire',

  'apply.nameMissing': 'Indiquez le nom de l’organisation, en 400 caractères au plus.',
  'apply.kindMissing': 'Choisissez la catégorie de l’organisation.',
  'apply.countryMissing': 'Choisissez un pays, ou « Aucun pays, ou plusieurs ».',
  'apply.domainBad':
    '« {typed} » n’est pas un domaine internet. Écrivez-le comme example.org, ou laissez le champ vide.',
  'apply.personMissing': 'Indiquez votre nom, en 200 caractères au plus.',
  'apply.roleMissing': 'Indiquez votre charge ou fonction, en 200 caractères au plus.',
  'apply.emailMissing': 'Indiquez l’adresse électronique à laquelle l’agent vous joint.',
  'apply.emailBad': '« {typed} » n’est pas une adresse électronique. Écrivez-la comme nom@example.org.',
  'apply.wordsLong': 'Ramenez à 2 000 caractères ce que l’agent devrait savoir.',

  'apply.received': 'Votre demande est arrivée',
  'apply.is.waiting': 'Votre demande attend un agent du dépositaire',
  'apply.is.asked': 'Le dépositaire vous pose une question',
  'apply.is.admitted': 'Votre organisation a été admise',
  'apply.again': 'Présenter une nouvelle demande',
  'apply.is.refused': 'Le dépositaire n’a pas admis votre organisation',
  'apply.means.waiting':
    'Un agent du dépositaire la lira, et cette page dira ce qui a été décidé. En attendant, vous pouvez prouver ci-dessous ce qui est demandé à votre organisation.',
  'apply.means.asked': 'Votre demande attend que vous ayez répondu ci-dessous.',
  'apply.means.admitted':
    'Elle figure au registre. Un agent établit le lien qui permet de créer la clé d’accès et l’envoie à la personne nommée ci-dessous.',
  'apply.means.invited':
    'Elle figure au registre. Le lien qui permet de créer la clé d’accès a été établi pour la personne nommée ci-dessous ; il sert une fois, pendant deux semaines. Si rien n’est arrivé, cherchez parmi les indésirables, puis demandez au dépositaire.',
  'apply.means.enrolled':
    'Elle figure au registre. Une clé d’accès a été créée par le lien envoyé à la personne nommée ci-dessous ; qui la possède signe pour votre organisation.',
  'apply.means.refused':
    'Rien de ceci n’est publié. Vous pouvez écrire au dépositaire, ou présenter une nouvelle demande.',
  'apply.address': 'L’adresse de cette page',
  'apply.keepAddress':
    'Conservez-la : qui la possède peut lire cette page, et personne d’autre ne peut la trouver. Elle est valable un an.',
  'apply.yours': 'Ce que vous avez envoyé',
  'apply.sentOn': 'Envoyé le {day}.',
  'apply.reason': 'Le motif donné',
  'apply.party': 'Sa page au registre',
}

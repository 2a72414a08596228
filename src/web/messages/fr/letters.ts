import type { letters as en } from '../en/letters.ts'

export const letters: Record<keyof typeof en, string> = {
  'letter.brand': '{call}, de la part de son dépositaire',
  'letter.depositaryOf': 'Le dépositaire : {call}',
  'letter.button': '{label} :',
  'letter.quiet': 'Ce message ne contient aucune image et ne compte aucun clic.',
  'letter.wishes': 'Choisissez les lettres que vous souhaitez encore recevoir, ou aucune :',
  'letter.wishesLink': 'Choisissez les lettres que vous souhaitez encore recevoir, ou aucune.',
  'letter.whyNamed':
    'Vous recevez cette lettre parce que le dépositaire a appris que vous parlez pour {name}.',
  'letter.whyApplied':
    'Vous recevez ce message parce qu’une {asks, select, claim {demande de reprise du registre} other {demande de signature}} mentionne cette adresse : {call}.',
  'letter.dear': 'Bonjour {person},',
  'letter.openApplication': 'Ouvrir la demande',

  'letter.receivedSubject': 'Votre demande est arrivée : {call}',
  'letter.receivedHeading':
    'Une {asks, select, claim {demande de reprise du registre} other {demande de signature}} est arrivée : {call}',
  'letter.received':
    'Elle mentionne cette adresse. Un agent du dépositaire la lit et en vérifie le contenu ; vous saurez ce qui a été décidé. Rien n’en est publié, {asks, select, claim {et d’ici là le registre reste tel quel} other {et rien n’est encore signé}}.',
  'letter.receivedNote':
    'Cette page montre ce qui a été envoyé et la suite donnée. Qui possède le lien peut la lire : gardez cette lettre pour vous. Il est valable un an.',
  'letter.notYou': 'Si vous n’avez rien demandé',
  'letter.notYouNote':
    'Une autre personne a saisi votre adresse. Vous n’avez rien à faire : nul ne peut signer en votre nom par ce moyen. Vous pouvez indiquer ci-dessous que vous ne souhaitez plus de lettres.',

  'letter.questionSubject': 'Une question sur votre demande : {call}',
  'letter.questionHeading':
    'Une question sur votre {asks, select, claim {demande de reprise du registre} other {demande de signature}} : {call}',
  'letter.question': 'Avant de décider, un agent du dépositaire demande :',
  'letter.answer': 'Répondre sur la page de la demande',
  'letter.questionNote':
    'Votre réponse n’est lue que par les agents et n’est pas publiée. Jusque-là, la demande reste en attente.',

  'letter.refusedSubject': 'Votre demande n’a pas été acceptée : {call}',
  'letter.refusedHeading':
    'Votre {asks, select, claim {demande de reprise du registre} other {demande de signature}} n’a pas été acceptée : {call}',
  'letter.refused': 'Le dépositaire l’a lue et donne ce motif :',
  'letter.refusedNote':
    'Rien de ceci n’est publié, et le journal public n’en fait pas mention. Vous pouvez écrire au dépositaire, ou présenter une nouvelle demande.',

  'letter.invitationSubject': '{name} peut désormais signer : {call}',
  'letter.invitationHeading': '{name} a été admis et peut désormais signer : {call}',
  'letter.invitation':
    'le dépositaire a admis {name} à l’appel « {call} ». Le lien ci-dessous vous permet de créer une clé d’accès sur votre propre appareil ; vous lirez ensuite le texte et signerez, si vous le souhaitez.',
  'letter.invitationAgain': 'Ce lien remplace celui qui avait été créé auparavant, qui n’est plus valable.',
  'letter.makePasskey': 'Créer la clé d’accès',
  'letter.invitationLink':
    'Ouvrir cette page ne vous engage à rien. Le lien est valable une fois, jusqu’au {until}. Qui le possède peut s’en servir : si cette lettre ne vous concerne pas, ne la transmettez qu’à la personne habilitée à signer pour {name}.',
  'letter.readFirst': 'Ou lisez d’abord le texte ; aucune clé d’accès n’est nécessaire :',
  'letter.means': 'Ce que signer signifie',
  'letter.meansWords':
    'Vous acceptez les mots exacts qui vous sont présentés, selon les règles en vigueur ce jour-là.',
  'letter.meansRoll': 'Le nom, la catégorie et le pays de votre organisation figurent au registre public.',
  'letter.meansReservation':
    'Vous pouvez formuler une réserve. Vous pouvez vous retirer plus tard ; la trace des deux demeure.',
  'letter.noWish': 'Si vous ne souhaitez pas signer',
  'letter.noWishNote':
    'Ne faites rien. L’admission reste inscrite ({name}) ; aucune page ne dit qu’une signature a été demandée.',

  'wishes.kicker': 'Lettres',
  'wishes.title': 'Quelles lettres souhaitez-vous encore recevoir ?',
  'wishes.lede':
    'Ce choix concerne l’adresse à laquelle est arrivée la lettre contenant ce lien, pour tous les appels conservés ici.',
  'wishes.choice': 'À cette adresse',
  'wishes.all': 'Toutes les lettres',
  'wishes.allMore': 'Y compris celles qui ne font qu’informer, par exemple qu’une demande est arrivée.',
  'wishes.needed': 'Seulement ce qui répond à une démarche engagée avec cette adresse',
  'wishes.neededMore': 'Questions, décisions, invitations et codes.',
  'wishes.none': 'Aucune lettre',
  'wishes.noneMore':
    'Pas même une invitation ou un code. Si vous faites une demande ou signez avec cette adresse, vous n’en saurez rien.',
  'wishes.save': 'Enregistrer ce choix',
  'wishes.saved': 'Votre choix est enregistré.',
  'wishes.stopped': 'Plus aucune lettre de ce genre n’arrivera à cette adresse.',
  'wishes.note':
    'Sont conservés votre choix et une empreinte de l’adresse, non l’adresse elle-même. Vous pouvez le modifier par le lien de toute lettre, pendant un an après son arrivée.',
}

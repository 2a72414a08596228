import type { sign as en } from '../en/sign.ts'

export const sign: Record<keyof typeof en, string> = {
  'sign.title': '{verb} : {call}',
  'sign.action': '{verb} cet appel',
  'sign.otherParty': 'Signer pour une autre partie',
  'sign.youFor': 'Vous êtes ici au nom de cette partie.',
  'sign.mandateTerm': 'Mandat',
  'sign.replacesTerm': 'Remplace',
  'sign.withoutLink': 'Signer avec un fichier de clé ou sur papier : les deux valent autant.',
  'sign.bytes': 'Les octets exacts qui seront signés',
  'sign.bytesSay': '{length, number} octets, et leur empreinte :',
  'sign.uploadHint': 'Le fichier que « avow sign » a écrit, tel quel.',
  'sign.intro':
    'Quatre étapes. Vous pouvez vous arrêter à chacune et revenir dans les sept jours ; rien de ce que vous saisissez n’est perdu.',
  'sign.steps': 'Étapes, {step, number} sur 4',
  'sign.stepOf': 'Étape {step, number} sur 4',
  'sign.step1': 'Qui signe',
  'sign.step2': 'Lire le texte et les règles',
  'sign.step3': 'Réserve ou déclaration',
  'sign.step4': 'Signer',
  'sign.done': ', terminée',
  'sign.continue': 'Continuer',
  'sign.back': 'Retour',

  'sign.who': 'Qui signe ?',
  'sign.whoSays':
    'Une signature est donnée par une partie que le dépositaire a admise, avec une clé connue du registre. Cette clé vous sera demandée à l’étape 4, pas avant.',
  'sign.party': 'Nom de la partie dans ce registre',
  'sign.partyHint':
    'Son nom, ou son nom court tel qu’il figure dans l’adresse de sa page : /parties/northhaven donne northhaven.',
  'sign.partyMissing': 'Indiquez pour qui vous signez.',
  'sign.partyWrong':
    'Aucune partie « {typed} » ne figure dans ce registre. Vérifiez son orthographe, ou copiez la fin de l’adresse de sa page.',
  'sign.notAdmitted': 'Pas encore admis ?',
  'sign.notAdmittedSays':
    'Le dépositaire admet une partie après avoir vérifié son mandat, puis envoie à son représentant un lien pour créer une clé d’accès.',
  'sign.apply': 'Demander l’admission',
  'sign.roll': 'Voir qui figure sur la liste',

  'sign.read': 'Lisez le texte et les règles',
  'sign.readSays':
    'La signature porte sur ces mots et ces règles, et sur rien d’autre. Une version ultérieure ou une règle plus stricte demande un nouvel accord.',
  'sign.languages': 'Langues du texte',
  'sign.authentic': 'Texte faisant foi',
  'sign.translation': 'Traduction',
  'sign.digest': 'SHA-256',
  'sign.ownPage': 'Ouvrir sur sa propre page',
  'sign.textOf': 'Texte : {title}',
  'sign.textNotKept':
    'Les mots de cette langue ne sont pas conservés sur ce serveur ; sans eux, personne ne peut signer ici.',
  'sign.policy': 'Les règles en vigueur',
  'sign.policySince': 'En vigueur depuis le',
  'sign.later': 'Ce qui sera demandé ensuite',
  'sign.noReports': 'Aucun rapport n’est demandé.',
  'sign.reports':
    '{months, plural, one {Un rapport par engagement chaque mois} other {Un rapport par engagement tous les # mois}}, le premier au plus tard le {day} ; {grace, plural, =0 {sans délai de grâce} one {# jour de grâce} other {# jours de grâce}} ensuite.',
  'sign.notice':
    '{days, plural, =0 {Une règle plus stricte ne vous engage qu’une fois acceptée.} one {Une règle plus stricte vous engage # jour après notification, sauf retrait.} other {Une règle plus stricte vous engage # jours après notification, sauf retrait.}}',
  'sign.leaving': 'Se retirer',
  'sign.leavingSays':
    'Retrait possible à tout moment ; la trace de votre signature et de votre départ demeure.',
  'sign.agree': 'J’ai lu ce texte et ces règles, et je peux signer pour {party}.',
  'sign.agreeMissing':
    'Confirmez que vous avez lu le texte et les règles et que vous pouvez signer pour {party}.',

  'sign.words': 'Souhaitez-vous ajouter des mots ?',
  'sign.wordsSays':
    'La plupart des signataires n’ajoutent rien. Ce que vous ajoutez est publié mot pour mot à côté de votre signature et fait partie de ce que vous signez.',
  'sign.beforePaper':
    'Le dépositaire a inscrit votre signature sur papier. Par votre clé, vous la confirmez ; le papier reste inscrit à côté.',
  'sign.beforeSigned':
    'Votre organisation a déjà signé. Ce que vous signez maintenant remplace cette signature.',
  'sign.beforeWords':
    'Les mots qui l’accompagnent sont repris ci-dessous. Ceux que vous en retirez ne valent plus.',
  'sign.reservation': 'Réserve',
  'sign.reservationHint': 'Si certains mots ne peuvent vous engager, dites lesquels et pourquoi.',
  'sign.declaration': 'Déclaration',
  'sign.declarationHint': 'Comment vous comprenez le texte, sans rien en écarter.',
  'sign.wordsLanguage': 'Rédigée en',
  'sign.wordsLong': '{length, number} caractères ; 20 000 au plus.',
  'sign.wordsMarks': 'Une lettre porte plus de signes qu’aucune langue n’en écrit. Ressaisissez les mots.',
  'sign.longWords':
    'Jusqu’à 200 caractères, les mots figurent dans le journal public lui-même et ne peuvent plus en être retirés. Au-delà, ils sont conservés à côté, liés par leur empreinte.',

  'sign.sign': 'Voyez ce que vous signez',
  'sign.signSays':
    'Votre appareil vous demandera votre empreinte, votre visage ou votre code. Il signe cette déclaration :',
  'sign.replaces': 'Elle remplace la signature du {day}.',
  'sign.button': 'Signer avec une clé d’accès',
  'sign.publicSays':
    'La signature est publique et reste dans le journal. Vous pourrez vous retirer ; le retrait sera inscrit lui aussi. Vous recevez un reçu à conserver.',
  'sign.otherWays': 'Sans clé d’accès',
  'sign.keyFile': 'Fichier de clé',
  'sign.keyFileSays':
    'Téléchargez cette déclaration, signez-la sur votre propre machine et rapportez ce que la commande a écrit.',
  'sign.download': 'Télécharger la déclaration',
  'sign.upload': 'L’enveloppe signée',
  'sign.uploadButton': 'Déposer l’enveloppe signée',
  'sign.uploadMissing': 'Choisissez le fichier que la commande a écrit.',
  'sign.sendTo': 'À envoyer à :',
  'sign.byHand.name': 'Nom et fonction',
  'sign.byHand.place': 'Lieu et date',
  'sign.byHand.signature': 'Signature',
  'sign.paper': 'Sur papier',
  'sign.paperSays':
    'Imprimez cette page, signez-la et envoyez-la au dépositaire, qui inscrit son empreinte, sa date et la voie par laquelle elle est arrivée.',

  'sign.stop.restart': 'Recommencer',
  'sign.stop.readAgain': 'Lire ce qui est en vigueur',
  'sign.stop.again': 'Revenir à la déclaration',
  'sign.stop.call': 'Vers l’appel',
  'sign.stop.partyPage': 'Vers la page de cette partie',
  'sign.stop.receipt': 'Voir le reçu',
  'sign.stop.entry': 'Voir l’écriture qui le dit',
  'sign.stop.code': 'Code',
  'sign.stop.kept': 'Ce que vous avez saisi est conservé.',
  'sign.stop.record': 'Ce registre ne reçoit pas de signatures pour cet appel',
  'sign.stop.recordSays':
    'C’est un relevé indépendant : celui qui le tient ne parle pas au nom de l’auteur de l’appel. Pour signer, adressez-vous à ce dernier.',
  'sign.stop.closed': 'Cet appel est clos',
  'sign.stop.closedSays':
    'Il ne reçoit plus de signatures. Celles qui y figurent demeurent et peuvent encore être retirées.',
  'sign.stop.noText': 'Il n’y a encore rien à signer',
  'sign.stop.noTextSays': 'L’appel est ouvert, mais son texte n’est pas encore publié.',
  'sign.stop.superseded': 'Le texte a changé depuis votre lecture',
  'sign.stop.supersededSays':
    'Une version plus récente l’a remplacé. Rien n’a été signé : ce que vous avez lu n’est plus ce qui vous engagerait.',
  'sign.stop.policy': 'Les règles ont changé depuis votre lecture',
  'sign.stop.policySays':
    'D’autres règles sont en vigueur. Rien n’a été signé, afin que personne ne soit engagé par des règles non lues.',
  'sign.stop.stale': 'Quelque chose a changé dans le registre depuis que cette déclaration a été préparée',
  'sign.stop.staleSays':
    'Il peut s’agir de l’appel, de la partie, de sa clé ou de sa signature. Rien n’a été signé ; regardez la déclaration telle qu’elle est maintenant.',
  'sign.stop.uninvited': 'Cet appel ne s’adresse pas aux parties de cette catégorie',
  'sign.stop.uninvitedSays':
    'Les règles disent à qui il s’adresse. Si la catégorie est mal enregistrée, le dépositaire peut la corriger.',
  'sign.stop.mandate': 'Le mandat est plus faible que ne le demandent les règles',
  'sign.stop.mandateSays':
    'Le dépositaire peut le vérifier davantage ; il inscrit ce qui a été vérifié, et par qui.',
  'sign.stop.unknown': 'Aucune partie de ce nom ne figure au registre',
  'sign.stop.unknownSays': 'Cherchez-la sur la liste, ou faites-la d’abord admettre.',
  'sign.stop.unclaimed': 'Cette partie a été recopiée d’une liste et n’a pas été admise',
  'sign.stop.unclaimedSays':
    'Une fois admise par le dépositaire, ses représentants pourront signer ; sa ligne deviendra alors la sienne.',
  'sign.stop.already': 'Cette partie a déjà signé ce texte selon ces règles',
  'sign.stop.alreadySays':
    'Il ne reste rien à faire. Si un collègue a signé entre-temps, c’est sa signature qui vaut ; la vôtre n’était pas nécessaire.',
  'sign.stop.removed': 'La signature de cette partie a été radiée selon une règle publiée',
  'sign.stop.removedSays': 'Seul le dépositaire peut la rétablir ; l’écriture dit quelle règle, et pourquoi.',
  'sign.stop.expired': 'Cette page est restée ouverte trop longtemps',
  'sign.stop.expiredSays': 'Rien n’a été signé. Revoyez la déclaration et signez-la maintenant.',
  'sign.stop.clock': 'La déclaration est datée dans l’avenir',
  'sign.stop.clockSays':
    'L’horloge de la machine qui l’a produite est fausse. Corrigez-la et refaites la déclaration.',
  'sign.stop.revoked': 'Cette clé a été révoquée',
  'sign.stop.revokedSays':
    'Rien n’a été signé. La page de la partie dit quand, et pourquoi. Utilisez une autre de ses clés d’accès, ou demandez au dépositaire un lien pour en créer une.',
  'sign.stop.role': 'Cette clé ne peut pas signer pour sa partie',
  'sign.stop.roleSays':
    'Rien n’a été signé. C’est la clé d’une personne qui rédige ou qui lit pour cette partie. Faites signer l’un de ses signataires.',
  'sign.stop.key': 'Le registre ne connaît pas cette clé',
  'sign.stop.keySays':
    'Rien n’a été signé. Utilisez une autre clé d’accès de cette partie, ou demandez au dépositaire un lien pour en créer une.',
  'sign.stop.otherKey': 'Cette signature n’est pas celle que la déclaration demande',
  'sign.stop.otherKeySays':
    'Rien n’a été signé : la clé, ou le fichier, appartient à une autre partie ou à une autre déclaration.',
  'sign.stop.passkey': 'La réponse de la clé d’accès n’a pas pu être utilisée',
  'sign.stop.passkeySays':
    'Rien n’a été signé. Réessayez sur cette page ; si cela persiste, essayez un autre appareil ou un autre navigateur.',
  'sign.stop.off': 'Le dépositaire ne reçoit pas de signatures en ce moment',
  'sign.stop.offSays': 'La raison figure ci-dessus et dans le journal. Revenez plus tard.',
  'sign.stop.busy': 'Le serveur n’a pas pu recevoir la signature à l’instant',
  'sign.stop.busySays':
    'Ce que vous avez saisi est conservé. Réessayez dans un moment ; si elle a tout de même été inscrite, son reçu vous sera montré.',
  'sign.stop.tab': 'Les mots ont été modifiés dans un autre onglet',
  'sign.stop.tabSays':
    'Rien n’a été signé : la déclaration porte sur des mots qui ne sont plus les derniers saisis.',
  'sign.stop.lost': 'Cette page n’est plus conservée',
  'sign.stop.lostSays':
    'Elle a été laissée plus de sept jours, commencée dans un autre navigateur, ou son adresse n’a pas été copiée en entier. Rien n’a été signé ici.',
  'sign.stop.file': 'Ce fichier ne se lit pas comme une enveloppe signée',
  'sign.stop.fileSays':
    'Apportez, inchangé, le fichier que « avow sign » a écrit avec --out. Rien n’a été signé.',
  'sign.stop.other': 'La signature n’a pas été reçue',
  'sign.stop.otherSays':
    'Rien n’a été signé. Le dépositaire pourra en dire plus si vous lui donnez le code ci-dessous.',
}

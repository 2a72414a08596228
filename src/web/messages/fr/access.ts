import type { access as en } from '../en/access.ts'

/** La déclaration d’accessibilité. Chaque phrase n’est vraie que tant que passent les tests dont elle parle. */
export const access: Record<keyof typeof en, string> = {
  'access.link': 'Accessibilité',
  'access.kicker': 'À propos de ce site',
  'access.title': 'Déclaration d’accessibilité',
  'access.lede':
    'Chacun doit pouvoir lire qui a signé quels mots, et les signer, avec les moyens dont il se sert tous les jours.',

  'access.state': 'Où en sont ces pages',
  'access.state.says':
    'Ces pages visent le niveau AA des WCAG 2.2 et sont mises à l’épreuve de ces règles avant chaque changement.',
  'access.state.partial':
    'Ni les programmes ni les parcours automatisés n’ont laissé de défaut connu. Mais aucune personne qui se sert d’une aide technique, ni aucun expert indépendant, ne les a encore évaluées. D’ici là, nous ne déclarons qu’une conformité partielle.',

  'access.tested': 'Ce qui a été testé',
  'access.tested.note': 'Chacun peut relancer ces tests : ils font partie du code source de ce logiciel.',
  'access.tested.axe':
    'Chaque page, dans chaque langue, à 360 et à 1 440 pixels de large, en clair et en sombre, selon les règles d’axe-core pour les WCAG 2.2, niveaux A et AA, et pour les bonnes pratiques.',
  'access.tested.keyboard':
    'Chaque sorte de page au clavier seul : tout s’atteint dans l’ordre de la lecture, on voit toujours où l’on est, et l’on peut toujours en repartir.',
  'access.tested.zoom':
    'Chaque page à 320 pixels, ce que laisse d’une fenêtre large un agrandissement à 400 % : rien ne demande de défilement horizontal pour être lu.',
  'access.tested.outline':
    'Ce qu’entend un lecteur d’écran : un seul titre principal par page, aucun niveau sauté, des parties et des tableaux nommés et pourvus d’en-têtes, des liens qui disent où ils mènent.',
  'access.tested.scripts':
    'Chaque page sans scripts : toutes se lisent, et tous les formulaires se remplissent. Seules la clé d’accès et la vérification d’un reçu dans le navigateur en demandent.',
  'access.tested.motion':
    'Les couleurs forcées, les animations réduites, l’impression, et une langue qui s’écrit de droite à gauche. Rien, sur ces pages, ne bouge, ne clignote ni ne s’interrompt de soi-même.',

  'access.known': 'Ce qui n’est pas encore comme il faudrait',
  'access.known.people':
    'Les tests se font avec Chromium. Personne n’a encore parcouru ces pages avec NVDA, JAWS, VoiceOver ou TalkBack pour nous dire ce qu’il y a rencontré.',
  'access.known.signing':
    'Pour signer dans le navigateur, il faut une clé d’accès : un appareil qui demande une empreinte, un visage ou un code. Un représentant qui ne peut s’en servir signe avec un fichier de clé sur sa propre machine, ou sur papier, ce que le dépositaire enregistre.',
  'access.known.words':
    'Les textes, les noms et les déclarations sont montrés tels qu’ils ont été remis, puisque c’est cela qui a été signé. Ils peuvent être difficiles à lire, ou d’une autre langue que celle que leur auteur a indiquée.',
  'access.known.english':
    'En cas de refus, la phrase exacte du serveur est en anglais sur toutes les pages. Ce qu’elle veut dire, et comment y remédier, est dit dans la langue de la page.',
  'access.known.digests':
    'Les empreintes et les clés sont longues et ne disent rien à l’oreille. Elles sont là pour être copiées et comparées par un programme.',

  'access.complain': 'Si quelque chose vous fait obstacle',
  'access.complain.contact': 'Écrivez à {keeper}, qui tient ce dépositaire : {contact}.',
  'access.complain.noContact':
    'Écrivez à {keeper}, qui tient ce dépositaire. Aucune adresse n’a été indiquée ici à cette fin ; c’est un défaut de cette déclaration, et vous pouvez le relever.',
  'access.complain.tell':
    'Dites sur quelle page, ce que vous avez essayé, et ce dont vous vous servez. S’il vous faut un contenu de ces pages sous une autre forme, demandez-le de la même manière.',
  'access.complain.further':
    'Si aucune réponse ne vient, ou si elle ne vous aide pas, le droit du pays où est établi le dépositaire peut désigner une instance qui vous entendra : chaque État de l’Union européenne en a une ; en France, c’est le Défenseur des droits.',

  'access.date': 'Quand',
  'access.date.says':
    'Cette déclaration a été établie le {day} par ceux qui font le logiciel, d’après les tests ci-dessus. Ce n’est pas l’évaluation du dépositaire lui-même.',
}

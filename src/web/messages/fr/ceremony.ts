import type { ceremony as en } from '../en/ceremony.ts'

export const ceremony: Record<keyof typeof en, string> = {
  'ceremony.noScript':
    'Une clé d’accès a besoin de JavaScript, désactivé ou bloqué dans ce navigateur. Tout le reste de ces pages s’en passe.',
  'ceremony.late':
    'Le script qui interroge votre appareil n’est pas encore arrivé. Si la connexion est lente, patientez un peu ; sinon, rechargez cette page.',
  'ceremony.insecure':
    'Les clés d’accès ne fonctionnent qu’à une adresse sécurisée, et cette page n’a pas été ouverte ainsi. Ouvrez-la en https:// et réessayez. Rien n’a été envoyé.',
  'ceremony.unsupported':
    'Ce navigateur ne sait pas utiliser les clés d’accès. Ouvrez cette page dans un autre navigateur ou signez avec un fichier de clé. Rien n’a été envoyé.',
  'ceremony.offline':
    'Le réseau est coupé. Ce que vous avez saisi reste sur cette page ; réessayez une fois la connexion rétablie.',
  'ceremony.cancelled':
    'Rien n’a été envoyé : la demande a été fermée, ou cet appareil n’a pas de clé d’accès pour ce site. Réessayez ; si votre clé d’accès se trouve sur un téléphone ou une clé de sécurité, choisissez « un autre appareil » lorsque la question vous est posée.',
  'ceremony.notMade':
    'Aucune clé d’accès n’a été créée : la demande a été fermée, ou cet appareil ne peut pas en créer. Réessayez, ou choisissez un autre appareil lorsque la question vous est posée.',
  'ceremony.timeout':
    'Rien n’a été envoyé : votre appareil a attendu, puis renoncé. Réessayez quand vous serez prêt.',
  'ceremony.unknownHere':
    'Rien n’a été envoyé : cet appareil ne connaît pas la clé d’accès demandée. Réessayez avec l’appareil sur lequel vous l’avez créée.',
  'ceremony.knownHere':
    'Cet appareil détient déjà une clé d’accès pour ce compte. Utilisez celle-ci, ou choisissez un autre appareil pour en créer une seconde.',
  'ceremony.unable':
    'Cet appareil ne peut ni créer ni utiliser une telle clé d’accès : il doit pouvoir vérifier qu’il s’agit bien de vous, par empreinte, visage ou code. Activez le verrouillage de l’écran ou prenez un autre appareil. Rien n’a été envoyé.',
  'ceremony.wrongSite':
    'Les clés d’accès de ce site sont liées à {host}, et cette page a été ouverte sous un autre nom. Ouvrez-la à l’adresse {host} et réessayez. Rien n’a été envoyé.',
  'ceremony.failed':
    'Un problème est survenu entre le navigateur et votre appareil. Rien n’a été envoyé ; réessayez, ou changez de navigateur.',
}

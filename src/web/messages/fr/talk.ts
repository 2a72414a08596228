import type { talk as en } from '../en/talk.ts'

export const talk: Record<keyof typeof en, string> = {
  'talk.officer': 'L’agent {officer}',
  'talk.title': 'Questions et réponses',
  'talk.ask': 'Poser une question',
  'talk.askNote':
    'Le demandeur lit la question sur la page de sa demande et y répond. Rien n’entre au journal.',
  'talk.question': 'Question',
  'talk.questionHint':
    'Mot pour mot telle qu’elle sera lue ; le formulaire a été rempli dans cette langue : {language}.',
  'talk.questionMissing': 'Écrivez la question, en 2 000 caractères au plus.',
  'talk.send': 'Envoyer la question',
  'talk.sent': 'Question posée. La réponse apparaîtra ici et dans la file.',
  'talk.yourAnswer': 'Votre réponse',
  'talk.answerNote': 'Les agents du dépositaire la lisent ; rien n’en est publié.',
  'talk.answer': 'Envoyer la réponse',
  'talk.answerMissing': 'Écrivez la réponse, en 2 000 caractères au plus.',
  'talk.answered': 'Votre réponse est arrivée.',
}

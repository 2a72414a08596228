/** Questions of an officer to an applicant, and the answers. */
export const talk = {
  'talk.officer': 'The officer {officer}',
  'talk.title': 'Questions and answers',
  'talk.ask': 'Ask',
  'talk.askNote':
    'The applicant reads the question on the page of the application, and answers there. Nothing enters the log.',
  'talk.question': 'Question',
  'talk.questionHint':
    'Word for word as they will read it; they filled in the form in this language: {language}.',
  'talk.questionMissing': 'Write the question, at most 2,000 characters.',
  'talk.send': 'Send the question',
  'talk.sent': 'Asked. The answer appears here and in the queue.',
  'talk.yourAnswer': 'Your answer',
  'talk.answerNote': 'We read it and do not publish it.',
  'talk.answer': 'Send the answer',
  'talk.answerMissing': 'Write the answer, at most 2,000 characters.',
  'talk.answered': 'We have your answer.',
} as const

/** Questions of an officer to an applicant, and the answers. */
export const talk = {
  'talk.officer': 'Officer {officer}',
  'talk.title': 'Questions and answers',
  'talk.ask': 'Ask',
  'talk.askNote': 'The applicant reads and answers it on the application’s page. Nothing enters the log.',
  'talk.question': 'Question',
  'talk.questionHint': 'They read it word for word. They filled in the form in: {language}.',
  'talk.questionMissing': 'Write the question, in 2,000 characters or fewer.',
  'talk.send': 'Send the question',
  'talk.sent': 'Question sent. The answer appears here and in the queue.',
  'talk.yourAnswer': 'Your answer',
  'talk.answerNote': 'We do not publish it.',
  'talk.answer': 'Send the answer',
  'talk.answerMissing': 'Write the answer, in 2,000 characters or fewer.',
  'talk.answered': 'We have your answer.',
} as const

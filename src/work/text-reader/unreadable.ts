import { Refusal, type RefusalCode } from '../../core/refusal.ts'

/** Why a file is not read, each with the code and the English of its refusal; pages say it by `textUnread.…`. */
const UNREADABLE = {
  word: ['file_malformed', 'This is a Word file of an older kind, or one locked by a password.'],
  pdf: ['file_malformed', 'This is a PDF, which holds a picture of pages rather than a text.'],
  rtf: ['file_malformed', 'This is an RTF file.'],
  odt: ['file_malformed', 'This is an OpenDocument file.'],
  other: ['file_malformed', 'This is no Word, HTML, Markdown or plain text file.'],
  damaged: ['file_malformed', 'This file is damaged.'],
  letters: ['file_malformed', 'The letters of this file cannot be told: it is not in UTF-8.'],
  empty: ['words_missing', 'This file holds no words.'],
  large: ['request_oversize', 'This file holds more than is read here.'],
  busy: ['rate_limited', 'Too many files are being read.'],
} as const satisfies Record<string, readonly [RefusalCode, string]>
export type UnreadableReason = keyof typeof UNREADABLE

/** A file that is not read as a text. */
export class UnreadableText extends Refusal {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason) {
    const [code, sentence] = UNREADABLE[reason]
    super(code, sentence)
    this.reason = reason
  }
}

import type { Words } from '../../../work/text-reader/reading.ts'
import { UnreadableText } from '../../../work/text-reader/unreadable.ts'
import { readWords } from '../../../work/text-reader/words.ts'
import { type Asked, type Form, say } from '../../kit/kit.ts'
import { requireOfficer } from '../officer/officer.ts'

/** The words of a file of a form, by the name of its field; or what is said at the field, where they cannot be read. */
export async function wordsOfFile(
  asked: Asked,
  { files, fileNames }: Pick<Form, 'files' | 'fileNames'>,
  name: string,
): Promise<Words | { readonly unread: string }> {
  const { id } = await requireOfficer(asked)
  const asker = { officer: id, form: asked.request, logger: asked.site.logger }
  try {
    return await readWords(files.get(name)!, fileNames?.get(name) ?? '', asker)
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error
    return { unread: say(asked.lang, `fileNot.${error.reason}`) }
  }
}

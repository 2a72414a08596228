import { utf8 } from '../../src/core/bytes.ts'
import type { Manifest } from '../../src/register/kinds.ts'
import { manifestDigest } from '../../src/register/types/texts.ts'
import { inEnglish, manifestOf, OPENED } from '../harbour.ts'
import { one } from './cast.ts'
import type { Story } from './story.ts'

const under = { call: 'principled-accord', signers: [one] }

/** Which principle of a text became which of the next: said where ids do not say it, and nowhere else. */
export function principles(story: Story): void {
  const of = (words: string, ids: readonly string[]): Manifest => {
    story.keepText(utf8(words))
    return {
      ...manifestOf({ en: words }),
      principles: ids.map(id => ({ id, titles: inEnglish(id), kinds: null })),
    }
  }
  const first = of('Open, clean, lit and quiet.\n', ['open', 'clean', 'lit', 'quiet'])
  const second = of('Open and clean, by day, by night, measured.\n', ['tidy', 'lit', 'night', 'quiet'])
  const publish = (manifest: Manifest, supersedes: Manifest | null, continues?: object) =>
    [
      'text/published',
      {
        manifest,
        supersedes: supersedes && manifestDigest(supersedes),
        ...(continues !== undefined && { continues }),
      },
      under,
    ] as const
  story.post('call/opened', OPENED, under)
  story.refuse('body_malformed', ...publish(first, null, [{ id: 'open', of: ['open'] }]))
  story.refuse('body_malformed', ...publish(first, null, [{ id: 'open', of: [] }]))
  story.post(...publish(first, null))
  for (const continues of [
    [],
    [{ id: 'open', of: ['open'] }],
    [{ id: 'tidy', of: ['dry'] }],
    [{ id: 'lit', of: ['lit'] }],
    [{ id: 'tidy', of: [] }],
    [{ id: 'tidy', of: ['open', 'open'] }],
    [
      { id: 'tidy', of: ['open'] },
      { id: 'tidy', of: ['clean'] },
    ],
  ])
    story.refuse('body_malformed', ...publish(second, first, continues))
  story.post(
    ...publish(second, first, [
      { id: 'tidy', of: ['open', 'clean'] },
      { id: 'night', of: ['lit'] },
      { id: 'quiet', of: [] },
    ]),
  )
  const third = of('As before, and kept.\n', ['tidy', 'lit', 'night', 'kept'])
  story.post(...publish(third, second))
}

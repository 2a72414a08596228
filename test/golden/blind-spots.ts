import { blindBytes } from './blind-bytes.ts'
import { blindCalls } from './blind-calls.ts'
import { blindForms } from './blind-forms.ts'
import { blindNotes } from './blind-notes.ts'
import { blindSeals } from './blind-seals.ts'
import type { Story } from './story.ts'

/** What a careless implementer, or somebody who means harm, would gain by, each where nothing else is wrong. */
export function blindSpots(story: Story): void {
  for (const chapter of [blindNotes, blindBytes, blindForms, blindCalls, blindSeals]) {
    chapter(story)
    story.pass(1)
  }
}

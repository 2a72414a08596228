import { z } from 'zod'
import { check } from './verify-check.ts'
import type { CheckNews, CheckOrder } from './verify-steps.ts'

/**
 * The check beside the page, since a receipt that was made to take long must not hold up its reader. It fetches nothing,
 * so it works without a network once it runs.
 */

// The policy allows no code made from text, and zod would try.
z.config({ jitless: true })

const tell = (news: CheckNews) => self.postMessage(news)

self.addEventListener('message', ({ data }: MessageEvent<CheckOrder>) => {
  const { turn, bytes, trust } = data
  try {
    const began = performance.now()
    const outcome = check(bytes, trust)
    tell({ turn, outcome, took: performance.now() - began })
  } catch (error) {
    tell({ turn, why: String(error) })
  }
})

import { utf8 } from '../core/bytes.ts'
import { MOST_RECEIPT_IN_PAGE } from './limits.ts'
import {
  byId,
  fault,
  notice,
  onSubmit,
  showVerdict,
  startWhereSupported,
  startWorker,
  wordsOfPage,
} from './verify-dom.ts'
import { ofPage, trustOnPage } from './verify-fields.ts'
import { show } from './verify-show.ts'
import type { CheckNews, CheckOrder, Outcome } from './verify-steps.ts'

/**
 * The check of a receipt in the page /verify. The file is read here, checked by a worker, and goes nowhere. The page asks
 * the server only for the receipt of an entry whose number the reader has given.
 */

interface Brought {
  readonly bytes: Uint8Array
  readonly sealed?: Uint8Array | undefined
}

/** The file that is kept of a seal begins otherwise than a receipt, both being canonical. */
const START_OF_SEALED = '{"commitment"'
const isSealed = (bytes: Uint8Array) =>
  String.fromCharCode(...bytes.subarray(0, START_OF_SEALED.length)) === START_OF_SEALED

startWhereSupported(['by-file', 'by-paste', 'trust'], start)

function start(): void {
  const words = wordsOfPage()
  const result = byId('result')
  const { origin = '', worker: program = '' } = byId('checker').dataset
  const file = byId<HTMLInputElement>('file')
  const paste = byId<HTMLTextAreaElement>('paste')
  const entry = byId<HTMLInputElement>('entry')
  const byFile = byId<HTMLFormElement>('by-file')
  const byEntry = byId<HTMLFormElement>('by-entry')

  /** The newest check: what a slower one before it finds is not shown. */
  let turn = 0
  let shows = (_: Outcome) => {}

  const say = (message: string, isFault = false) => {
    byId('no-receipt').hidden = false
    result.replaceChildren(notice(message, isFault))
  }
  const broken = (why: string) => say(words.text('broken', { why }), true)

  // It starts with the page, so that it is there once the network is not.
  const worker = startWorker(program, broken)
  worker.addEventListener('message', ({ data }: MessageEvent<CheckNews>) => {
    if (data.turn !== turn) return
    if ('why' in data) return broken(data.why)
    // The browser's own tools show how long it took, and a test reads it.
    performance.measure('check', { start: 0, duration: data.took })
    shows(data.outcome)
  })

  const checkBytes = ({ bytes, sealed }: Brought, from: string) => {
    const trust = trustOnPage(words)
    if (trust === undefined) return
    const size = bytes.length
    shows = outcome => {
      // The reader may have to change whom they trust.
      if ('step' in outcome && (outcome.step === 'log' || outcome.step === 'witnesses'))
        byId<HTMLDetailsElement>('trust').open = true
      const at = new Date().toISOString()
      const found = show({ outcome, from, size, at, ofPage: ofPage(trust), origin }, words)
      showVerdict(result, found, 'no-receipt')
    }
    const order: CheckOrder = { turn, bytes, trust: { ...trust, ...(sealed && { sealed }) } }
    worker.postMessage(order, [bytes.buffer])
  }

  const checkWhen = async (read: () => Promise<Brought | undefined>, from: string, meanwhile: string) => {
    const mine = ++turn
    say(meanwhile)
    const brought = await read()
    if (brought !== undefined && mine === turn) checkBytes(brought, from)
  }

  const tooLarge = (size: number) => {
    const isLarge = size > MOST_RECEIPT_IN_PAGE
    const values = { size: Math.ceil(size / 1024 ** 2), most: MOST_RECEIPT_IN_PAGE / 1024 ** 2 }
    if (isLarge) say(words.text('large', values), true)
    return isLarge
  }

  /** A receipt, and perhaps the file that was kept of the seal that it is of, in any order. */
  const checkFiles = (chosen: readonly File[]) => {
    fault(file, chosen.length === 0 ? words.text('nofile') : null)
    if (chosen.length === 0 || chosen.some(({ size }) => tooLarge(size))) return
    const read = async () => {
      try {
        const all = await Promise.all(chosen.map(async one => new Uint8Array(await one.arrayBuffer())))
        const sealed = all.find(isSealed)
        const bytes = all.find(one => !isSealed(one))
        if (bytes) return { bytes, sealed }
        say(words.text('sealedalone'), true)
      } catch {
        say(words.text('unread'), true)
      }
      return undefined
    }
    const names = chosen.map(({ name }) => name).join(', ')
    void checkWhen(read, words.text('file', { file: names }), words.text('checking'))
  }

  const fetchReceipt = async (index: string): Promise<Brought | undefined> => {
    try {
      const response = await fetch(`/receipts/${index}`)
      if (response.ok) return { bytes: new Uint8Array(await response.arrayBuffer()) }
      say(words.text(response.status === 404 ? 'nothere' : 'unreachable', { entry: index }), true)
    } catch {
      say(words.text('unreachable'), true)
    }
    return undefined
  }

  const checkEntry = (typed: string) => {
    const isNumber = /^(?:0|[1-9]\d{0,15})$/.test(typed)
    fault(entry, isNumber ? null : words.text('noentry'))
    if (isNumber)
      void checkWhen(
        () => fetchReceipt(typed),
        words.text('fetched', { index: typed }),
        words.text('fetching', { entry: typed }),
      )
  }

  const checkChosen = () => checkFiles([...(file.files ?? [])])
  file.addEventListener('change', checkChosen)
  onSubmit(byFile, checkChosen)
  onSubmit(byId('by-paste'), () => {
    // An editor that shows a file often ends it with a line feed of its own.
    const text = paste.value.trim()
    fault(paste, text === '' ? words.text('nopaste') : null)
    if (text !== '' && !tooLarge(text.length))
      void checkWhen(async () => ({ bytes: utf8(text) }), words.text('pasted'), words.text('checking'))
  })
  onSubmit(byEntry, () => checkEntry(entry.value.trim()))

  // Anywhere on the page, so that a file that misses the frame does not replace the page.
  document.addEventListener('dragover', event => {
    event.preventDefault()
    byFile.classList.add('over')
  })
  document.addEventListener('dragleave', () => byFile.classList.remove('over'))
  document.addEventListener('drop', event => {
    event.preventDefault()
    byFile.classList.remove('over')
    checkFiles([...(event.dataTransfer?.files ?? [])])
  })

  // `/verify#entry-22` checks that entry: other pages lead here with it.
  const follow = () => {
    const index = /^#entry-(\d{1,16})$/.exec(location.hash)?.[1]
    if (index === undefined) return
    entry.value = index
    checkEntry(index)
  }
  window.addEventListener('hashchange', follow)
  follow()
  // Chosen before this program was there, on a slow line or a slow machine.
  if (file.files?.length) checkChosen()
}

import type { AuditStep } from '../register/audit-findings.ts'
import type { AuditNews, AuditOrder } from './audit.worker.ts'
import { forget, remember, remembered } from './audit-memory.ts'
import { type AuditEnd, auditHolds, auditRefused } from './audit-show.ts'
import { MOST_ENTRIES_IN_PAGE } from './limits.ts'
import {
  byId,
  el,
  notice,
  onSubmit,
  showVerdict,
  startWhereSupported,
  startWorker,
  wordsOfPage,
} from './verify-dom.ts'
import { ofPage, trustOnPage } from './verify-fields.ts'
import { counted } from './verify-words.ts'

/** The audit of the whole log in the page /audit: a worker does it, the page shows how far it is and what it found. */

startWhereSupported(['begin', 'trust', 'memory'], start)

function start(): void {
  const words = wordsOfPage()
  const { worker: program = '', origin: ours = '' } = byId('auditor').dataset
  const form = byId<HTMLFormElement>('begin')
  const button = form.querySelector('button')!
  const keep = byId<HTMLInputElement>('remember')
  const result = byId('result')
  /** Ends the audit that is under way. */
  let stop = () => {}

  const say = (message: string, isFault = false) => result.replaceChildren(notice(message, isFault))

  const showMemory = () => {
    const known = remembered(ours)
    byId('remembered').textContent = known
      ? words.text('memory.some', { ...counted(known.size), day: words.day(known.at) })
      : words.text('memory.none')
    byId<HTMLButtonElement>('forget').disabled = known === undefined
  }

  const audit = (order: AuditOrder, day: string | null) => {
    const began = performance.now()
    const begun: AuditStep[] = []
    const far = { done: 0, size: 0 }
    const bar = el('progress', { class: 'audit-bar', 'aria-label': words.text('bar') })
    const step = el('p', { class: 'audit-step', role: 'status' }, words.text('starting'))
    const count = el('p', { class: 'note' })
    const stopping = el('button', { type: 'button', class: 'btn second small' }, words.text('stop'))
    result.replaceChildren(el('div', { class: 'flow mt-l' }, step, bar, count, el('p', {}, stopping)))
    button.disabled = true
    stopping.focus()

    const end = () => {
      worker.terminate()
      button.disabled = false
      button.textContent = words.text('again')
      stop = () => {}
    }
    stop = () => {
      end()
      say(words.text('stopped', far))
      button.focus()
    }
    stopping.addEventListener('click', () => stop())

    const ended = (): AuditEnd => ({
      at: new Date().toISOString(),
      seconds: Math.max(0.1, Math.round((performance.now() - began) / 100) / 10),
      place: location.origin,
      ofPage: ofPage(order),
      quorum: order.quorum,
      before: day,
    })
    const show = (found: HTMLElement) => {
      end()
      showVerdict(result, found, 'scope')
    }
    const fail = (message: string) => {
      end()
      say(message, true)
    }
    const broken = (why: string) => fail(words.text('broken', { why }))

    const heard: { [N in AuditNews['news']]: (news: Extract<AuditNews, { news: N }>) => void } = {
      step: news => {
        if (begun.at(-1) === news.step) return
        begun.push(news.step)
        step.textContent = words.text(`step.${news.step}`)
      },
      progress: ({ done, size, signatures }) => {
        Object.assign(far, { done, size })
        bar.max = size
        bar.value = done
        count.textContent = words.text('progress', { done, size, signatures })
      },
      holds: ({ audited, note }) => {
        const { origin } = audited
        const found = { ...audited, vkeyGiven: !ofPage(order).key }
        show(auditHolds(found, ended(), words.citing(origin === ours)))
        if (keep.checked) remember(origin, note, new Date().toISOString())
        showMemory()
      },
      refused: refused => show(auditRefused(refused, begun, ended(), words)),
      large: ({ size }) => fail(words.text('toolarge', { size, most: MOST_ENTRIES_IN_PAGE })),
      broken: ({ why }) => broken(why),
    }
    const worker = startWorker(program, broken)
    worker.addEventListener('message', ({ data }: MessageEvent<AuditNews>) => heard[data.news](data as never))
    worker.postMessage(order)
  }

  onSubmit(form, () => {
    const trust = trustOnPage(words)
    if (trust === undefined) return
    stop()
    const known = remembered(trust.vkey.split('+')[0]!)
    audit({ ...trust, before: known?.note ?? null }, known?.at ?? null)
  })
  byId('forget').addEventListener('click', () => {
    forget(ours)
    showMemory()
    byId('remembered').textContent = words.text('memory.forgotten')
  })
  showMemory()
}

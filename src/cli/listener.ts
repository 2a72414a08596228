import { Refusal } from '../core/refusal.ts'
import { reasonOf } from './files.ts'

/** The address of a server is taken, or is none of this machine. */
export function cannotListen(host: string, port: number, error: unknown): Refusal {
  return new Refusal('server_unreachable', `It cannot listen at ${host}:${port}: ${reasonOf(error)}.`)
}

/** Resolves at the first SIGTERM or SIGINT. A second one ends the process at once. */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise(resolve => {
    const stop = (signal: NodeJS.Signals) => {
      process.once(signal, () => process.exit(130))
      resolve(signal)
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
}

/** Descriptors that this process may have open; those of files and connections alike. */
export function mostDescriptors(): number {
  const { report } = process
  // It would look up names of whoever is connected, and nobody needs the environment.
  Object.assign(report, { excludeNetwork: true, excludeEnv: true })
  const { userLimits } = report.getReport() as { userLimits?: { open_files?: { soft: number | string } } }
  const { soft } = userLimits?.open_files ?? { soft: 'unlimited' }
  return typeof soft === 'number' ? soft : Number.POSITIVE_INFINITY
}

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SoaAnswer } from 'dns-packet'
import type { Server } from '../../src/outbound/dns-transport.ts'
import { Resolver } from '../../src/outbound/resolver.ts'
import { freePort } from '../free-port.ts'

/**
 * The DNS in small, on this machine's loopback: nsd holds the zones, unbound validates them by anchors of the lab's own
 * and knows no other name. Both are ended by their process and leave nothing.
 */

/** `forged` is signed, and then something in it is changed; `plain` has no signatures. */
type ZoneKind = 'signed' | 'plain' | 'forged'

export interface DnsLab {
  /** The validating resolver. */
  readonly server: Server
  /** What holds the zones: it answers and validates nothing. */
  readonly authority: Server
  /** Adds records to a zone, such as `_avow-challenge TXT "…"`, in place of those that were added before. */
  publish(zone: string, records: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** Whoever starts answers nothing for a moment. */
const BRIEF = { datagramsMs: [200], streamMs: 500 }

export async function startDnsLab(zones: Readonly<Record<string, ZoneKind>>): Promise<DnsLab> {
  const folder = await mkdtemp(join(tmpdir(), 'avow-dns-'))
  const running: ChildProcess[] = []
  const stop = async () => {
    for (const child of running) await ended(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const authority: Server = { address: '127.0.0.1', port: await freePort() }
    const server: Server = { address: '127.0.0.1', port: await freePort() }
    const names = Object.keys(zones)
    const keys = new Map(
      names.filter(name => zones[name] !== 'plain').map(name => [name, newKey(folder, name)]),
    )
    const holder = new ZoneFiles(folder, zones, keys)
    for (const name of names) await holder.write(name, [])
    await writeFile(join(folder, 'nsd.conf'), nsdConfiguration(folder, authority, names))
    await writeFile(
      join(folder, 'unbound.conf'),
      unboundConfiguration(folder, server, authority, names, keys),
    )
    running.push(start('unbound', ['-d', '-c', join(folder, 'unbound.conf')]))
    const startHolder = () => running.push(start('nsd', ['-d', '-c', join(folder, 'nsd.conf')]))
    startHolder()
    const alive = () => assertAlive(running)
    for (const name of names) await holder.untilServed(name, authority, alive)
    await untilAnswered(new Resolver({ server, patience: BRIEF }), names[0]!, alive)
    return {
      server,
      authority,
      publish: async (zone, records) => {
        await holder.write(zone, records)
        // Told to read its zones anew, nsd takes its time.
        await ended(running.pop()!)
        startHolder()
        await holder.untilServed(zone, authority, alive)
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Zone files, each newer than the one before by its serial. */
class ZoneFiles {
  readonly #serials = new Map<string, number>()
  readonly #folder: string
  readonly #zones: Readonly<Record<string, ZoneKind>>
  readonly #keys: ReadonlyMap<string, string>

  constructor(folder: string, zones: Readonly<Record<string, ZoneKind>>, keys: ReadonlyMap<string, string>) {
    this.#folder = folder
    this.#zones = zones
    this.#keys = keys
  }

  async write(zone: string, records: readonly string[]): Promise<void> {
    const serial = (this.#serials.get(zone) ?? 0) + 1
    this.#serials.set(zone, serial)
    const path = join(this.#folder, zone)
    await writeFile(path, zoneFile(zone, serial, records))
    const key = this.#keys.get(zone)
    if (key === undefined) return
    execFileSync('ldns-signzone', ['-f', `${path}.signed`, path, key], { cwd: this.#folder, stdio: 'pipe' })
    const signed = await readFile(`${path}.signed`, 'utf8')
    // A word is changed after the signature: what a forger on the way would do.
    const kept = this.#zones[zone] === 'forged' ? signed.replace(/"said by /g, '"forged by ') : signed
    await writeFile(path, kept)
  }

  async untilServed(zone: string, authority: Server, alive: () => void): Promise<void> {
    const resolver = new Resolver({ server: authority, patience: BRIEF })
    for (;;) {
      const serial = await resolver.find({ name: zone, type: 'SOA' }).then(
        ({ records: [record] }) => (record as SoaAnswer | undefined)?.data.serial,
        () => undefined,
      )
      if (serial === this.#serials.get(zone)) return
      alive()
      await sleep(20)
    }
  }
}

function zoneFile(zone: string, serial: number, records: readonly string[]): string {
  return [
    `$ORIGIN ${zone}.`,
    '$TTL 60',
    `@ IN SOA ns.${zone}. hostmaster.${zone}. ${serial} 3600 600 86400 60`,
    `@ IN NS ns.${zone}.`,
    'ns IN A 127.0.0.1',
    '@ IN A 127.0.0.1',
    'www IN A 127.0.0.1',
    `said IN TXT "said by ${zone}"`,
    'alias IN CNAME said',
    // More than one datagram holds.
    ...Array.from({ length: 12 }, (_, i) => `long IN TXT "${String(i).padStart(200, 'x')}"`),
    'inside IN A 10.0.0.7',
    ...records,
    '',
  ].join('\n')
}

function newKey(folder: string, zone: string): string {
  const args = ['-a', 'ECDSAP256SHA256', '-k', '-r', '/dev/urandom', zone]
  return execFileSync('ldns-keygen', args, { cwd: folder, encoding: 'utf8' }).trim()
}

function nsdConfiguration(folder: string, { address, port }: Server, zones: readonly string[]): string {
  return [
    'server:',
    `  ip-address: ${address}@${port}`,
    '  username: ""',
    `  zonesdir: "${folder}"`,
    '  pidfile: ""',
    `  xfrdfile: "${join(folder, 'xfrd.state')}"`,
    `  zonelistfile: "${join(folder, 'zone.list')}"`,
    '  server-count: 1',
    'remote-control:',
    '  control-enable: no',
    ...zones.flatMap(zone => ['zone:', `  name: "${zone}"`, `  zonefile: "${zone}"`]),
    '',
  ].join('\n')
}

function unboundConfiguration(
  folder: string,
  server: Server,
  authority: Server,
  zones: readonly string[],
  keys: ReadonlyMap<string, string>,
): string {
  return [
    'server:',
    `  interface: ${server.address}@${server.port}`,
    '  username: ""',
    '  chroot: ""',
    `  directory: "${folder}"`,
    '  pidfile: ""',
    '  use-syslog: no',
    '  num-threads: 1',
    '  do-not-query-localhost: no',
    '  module-config: "validator iterator"',
    '  ede: yes',
    // What a test has just published must be seen at once.
    '  cache-max-ttl: 0',
    '  cache-max-negative-ttl: 0',
    '  val-bogus-ttl: 0',
    // Nothing is asked of the real Internet.
    '  local-zone: "." static',
    ...zones.map(zone => `  local-zone: "${zone}." transparent`),
    ...[...keys.values()].map(key => `  trust-anchor-file: "${join(folder, `${key}.key`)}"`),
    'remote-control:',
    '  control-enable: no',
    ...zones.flatMap(zone => [
      'stub-zone:',
      `  name: "${zone}"`,
      `  stub-addr: ${authority.address}@${authority.port}`,
    ]),
    '',
  ].join('\n')
}

function start(command: string, args: readonly string[]): ChildProcess {
  return spawn(command, args, { stdio: 'ignore' })
}

async function untilAnswered(resolver: Resolver, zone: string, alive: () => void): Promise<void> {
  for (;;) {
    const isThere = await resolver.find({ name: zone, type: 'NS' }).then(
      () => true,
      error => (error as { code?: string }).code !== 'dns_silent',
    )
    if (isThere) return
    alive()
    await sleep(20)
  }
}

/** Whoever waits for a server that has ended would wait for ever. */
function assertAlive(running: readonly ChildProcess[]): void {
  for (const { exitCode, spawnfile } of running)
    if (exitCode !== null) throw new Error(`${spawnfile} ended with ${exitCode}.`)
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { GroundName } from '../ground.ts'
import { root } from '../house/sources.ts'

/** Where a proxy stands in a test, in place of the addresses and paths of its sample. */
export interface Place {
  readonly http: number
  readonly https: number
  /** The server behind it. */
  readonly behind: number
  readonly cert: string
  readonly key: string
}

export interface RunningProxy {
  /** What it keeps of who asked for what. */
  accessLog(): string
  /** Whatever else it has written, on standard error or into a file. */
  otherLogs(): string
  stop(): Promise<void>
}

/** A proxy whose sample stands in packaging/. */
export interface Sample {
  readonly name: GroundName & ('nginx' | 'caddy')
  start(place: Place): Promise<RunningProxy>
}

/** The sample with each of its own addresses and paths exchanged; what is not found in it is a mistake of the test. */
function sample(file: string, exchanged: Readonly<Record<string, string>>): string {
  let text = readFileSync(join(root, 'packaging', file), 'utf8')
  for (const [theirs, ours] of Object.entries(exchanged)) {
    if (!text.includes(theirs)) throw new Error(`packaging/${file} has no ${theirs}.`)
    text = text.replaceAll(theirs, ours)
  }
  return text
}

const NGINX: Sample = {
  name: 'nginx',
  async start({ http, https, behind, cert, key }) {
    const folder = newFolder()
    const at = (name: string) => join(folder, name)
    const site = sample('nginx.conf', {
      'listen 80;': `listen 127.0.0.1:${http};`,
      'listen [::]:80;': '',
      'listen 443 ssl;': `listen 127.0.0.1:${https} ssl;`,
      'listen [::]:443 ssl;': '',
      '/etc/letsencrypt/live/registry.example/fullchain.pem': cert,
      '/etc/letsencrypt/live/registry.example/privkey.pem': key,
      '/var/log/nginx': folder,
      '127.0.0.1:8080': `127.0.0.1:${behind}`,
      'server_name registry.example': 'server_name localhost',
    })
    writeFileSync(at('whole.conf'), wholeOf(site, at))
    const child = spawn('nginx', ['-e', 'stderr', '-c', at('whole.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return running(child, https, {
      folder,
      access: at('avow.log'),
      others: [at('avow.error.log'), at('other.log')],
    })
  },
}

/** The file around a site, as Debian has one. */
function wholeOf(site: string, at: (name: string) => string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `daemon off; pid ${at('pid')}; error_log stderr; worker_processes 1;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    events { worker_connections 768; }
    http { gzip on; access_log ${at('other.log')};
      ${temporary.map(name => `${name}_temp_path ${at(name)};`).join(' ')}
      ${site} }`
}

/** What nginx says of the part of its sample that the guide has it start with, where no certificate is. */
export function firstPart() {
  const guide = readFileSync(join(root, 'docs', 'operator.md'), 'utf8')
  const [, cut] = /^# (sed .* packaging\/nginx\.conf) > \S+$/m.exec(guide)!
  const site = execFileSync('bash', ['-c', cut!], { cwd: root, encoding: 'utf8' })
  const folder = newFolder()
  const at = (name: string) => join(folder, name)
  const ours = site
    .replaceAll('/var/log/nginx', folder)
    .replace('listen 80;', `listen unix:${at('80')};`)
    .replace('listen [::]:80;', '')
  writeFileSync(at('whole.conf'), wholeOf(ours, at))
  const said = spawnSync('nginx', ['-t', '-e', 'stderr', '-c', at('whole.conf')], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return { status: said.status, err: `${said.error ?? ''}${said.stderr}` }
}

const CADDY: Sample = {
  name: 'caddy',
  async start({ http, https, behind, cert, key }) {
    const folder = newFolder()
    const at = (name: string) => join(folder, name)
    const text = sample('Caddyfile', {
      '\n{\n': `\n{\n\tadmin off\n\thttp_port ${http}\n\thttps_port ${https}\n\tdefault_bind 127.0.0.1\n`,
      '{$AVOW_SITE:registry.example} {': `localhost {\n\ttls ${cert} ${key}`,
      '/var/log/caddy': folder,
      '127.0.0.1:8080': `127.0.0.1:${behind}`,
    })
    writeFileSync(at('Caddyfile'), text)
    // It keeps what it knows under these.
    const env = { ...process.env, HOME: folder, XDG_DATA_HOME: at('data'), XDG_CONFIG_HOME: at('config') }
    const child = spawn('caddy', ['run', '--config', at('Caddyfile'), '--adapter', 'caddyfile'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return running(child, https, { folder, access: at('avow.log'), others: [] })
  },
}

export const SAMPLES: readonly Sample[] = [NGINX, CADDY]

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'avow-proxy-'))
  mkdirSync(join(folder, 'data'))
  return folder
}

interface Kept {
  readonly folder: string
  readonly access: string
  readonly others: readonly string[]
}

async function running(
  child: ChildProcess,
  port: number,
  { folder, access, others }: Kept,
): Promise<RunningProxy> {
  let said = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const closed = once(child, 'close')
  const stop = async () => {
    // By its id, and it ends its own workers. SIGTERM: neither waits for connections that say nothing.
    child.kill('SIGTERM')
    await closed
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; !(await listens(port)); tries++) {
    if (tries < 100 && child.exitCode === null) await sleep(50)
    else {
      await stop()
      throw new Error(`The proxy does not listen: ${said}`)
    }
  }
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
  return {
    accessLog: () => read(access),
    otherLogs: () => [said, ...others.map(read)].join('\n'),
    stop,
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const [is] = await Promise.race([
    once(socket, 'connect').then(() => [true]),
    once(socket, 'error').then(() => [false]),
  ]).catch(() => [false])
  socket.destroy()
  return is!
}

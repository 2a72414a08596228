import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './row.ts'

/** Runs every bench, one after another, each as a process of its own, and prints one table. */
const BENCHES = [
  'log-core',
  'intake',
  'page',
  'loop',
  'roll-million',
  'commitments',
  'reports',
  'audit',
  'receipt',
  'start',
  'growth',
  'hosting',
]

const wanted = process.argv.slice(2)
const rows: Row[] = []
for (const name of BENCHES.filter(name => wanted.length === 0 || wanted.includes(name))) {
  const file = join(import.meta.dirname, `${name}.ts`)
  if (!existsSync(file)) throw new Error(`there is no bench ${name}`)
  process.stderr.write(`${name} …\n`)
  rows.push(...(await run(file)))
}
console.log('| what | measured | limit in the same run | ratio | goal | met |\n|---|---|---|---|---|---|')
for (const row of rows) console.log(line(row))

async function run(file: string): Promise<Row[]> {
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', chunk => {
    output += chunk
  })
  const status = await new Promise(resolve => child.once('close', resolve))
  if (status !== 0) throw new Error(`${file} ended with ${status}`)
  return [...output.matchAll(/^row (.*)$/gm)].map(([, json]) => JSON.parse(json!) as Row)
}

function line({ what, measured, unit, limit, limitIs, goal, met }: Row): string {
  const beside = limit === null ? '' : `${figure(limit)} ${unit} (${limitIs})`
  const ratio = limit === null ? '' : (measured / limit).toFixed(2)
  return `| ${what} | ${figure(measured)} ${unit} | ${beside} | ${ratio} | ${goal} | ${met ? 'yes' : 'no'} |`
}

function figure(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

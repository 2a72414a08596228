import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../house/sources.ts'

/** The chapter "An evening" of docs/operator.md, typed line by line on a machine that is made up. */

/** The commands of each of its blocks. A line that ends in a backslash goes on. */
export function blocksOfEvening(): string[] {
  const guide = readFileSync(join(root, 'docs', 'operator.md'), 'utf8')
  const chapter = /^## An evening\n([\s\S]*?)^## /m.exec(guide)![1]!
  return [...chapter.matchAll(/^ {3}```console\n([\s\S]*?)^ {3}```$/gm)].map(([, body]) =>
    body!.replace(/^ {3}(?:# )?/gm, ''),
  )
}

/**
 * What is typed when a newer archive takes its place: until the operator is content, from then on, and in place of that
 * where they are not.
 */
export function upgradeOfEvening() {
  const guide = readFileSync(join(root, 'docs', 'operator.md'), 'utf8')
  const chapter = /^## Upgrade\n([\s\S]*)$/m.exec(guide)![1]!
  const typed = [...chapter.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, body]) =>
    body!.replaceAll(/^# /gm, ''),
  )
  const [looking, content, back] = typed as [string, string, string]
  return { looking, content, back }
}

/**
 * Programs that no test may run on the machine that it runs on. `systemctl` reads the units as they were copied, makes
 * their folders, and starts their commands by their user.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  'apt-get': 'exit 0',
  scp: `[ "$1" = -r ] && cp -r "\${2#*:}" "$3"`,
  journalctl: 'cat "/run/of-this-test/$2"',
  systemctl: `set -eu
said() { sed -n "s/^$1=//p" "/etc/systemd/system/$unit"; }
start() {
  unit=$1
  case $unit in
    caddy) test -s /etc/caddy/Caddyfile; echo 'the proxy starts' >>/run/of-this-test/starts; return;;
    *.timer) test -f "/etc/systemd/system/\${unit%.timer}.service"; return;;
  esac
  test -f "$(said AssertPathExists)"
  for each in $(said StateDirectory); do
    install -d -o "$(said User)" -m "$(said StateDirectoryMode)" "/var/lib/$each"
  done
  set -- runuser -u "$(said User)" -- env -i $(said Environment) $(said ExecStart)
  if [ "$(said Type)" = oneshot ]; then "$@"; return; fi
  # By which keys it begins, and how often it has.
  echo "starts with $(ls /var/lib/avow/keys | tr '\\n' ' ')" >>/run/of-this-test/starts
  setsid "$@" >"/run/of-this-test/$unit" 2>&1 &
  echo $! >"/run/of-this-test/$unit.pid"
  for try in $(seq 150); do grep -q ' at http' "/run/of-this-test/$unit" && return; sleep 0.2; done
  cat "/run/of-this-test/$unit"; exit 1
}
stop() {
  case $1 in *.timer | caddy) return;; esac
  local pid=$(cat "/run/of-this-test/$1.pid")
  kill -- "-$pid"
  while kill -0 -- "-$pid" 2>/dev/null; do sleep 0.1; done
}
case "$*" in
  daemon-reload) ;;
  'enable --now '*) shift 2; for one in "$@"; do start "$one"; done ;;
  'start '*) shift; for one in "$@"; do start "$one"; done ;;
  'stop '*) shift; for one in "$@"; do stop "$one"; done ;;
  'restart avow.service') stop "$2"; start "$2" ;;
  'restart caddy') start caddy ;;
  *) echo "systemctl $*: none of this is in the chapter"; exit 1 ;;
esac`,
}

/** Folders of the machine in whose place empty ones stand, so that nothing that is typed reaches it. */
const MACHINE = `set -eu
at=$1 script=$2
mount --make-rprivate /
cp -a /etc "$at/etc"
mkdir -p "$at/etc/caddy" "$at/etc/systemd/system" "$at/opt" "$at/lib" "$at/root"
mount --bind "$at/etc" /etc
mount --bind "$at/opt" /opt
mount --bind "$at/lib" /var/lib
mount --bind "$at/root" /root
mount -t tmpfs tmpfs /run
mkdir /run/of-this-test
mount -t proc proc /proc
ip link set lo up
cd "$at/first"
bash -eux "$script"
`

/**
 * Types all of it, then `asked`. `folder` has a folder `first`: with an archive in it, avow.tar.gz, or with nothing where
 * `clone` is put in place, as step 1 also has it.
 */
export function evening(folder: string, asked: string, clone?: string) {
  const standIns = join(folder, 'stand-ins')
  for (const each of [standIns, join(folder, 'second')]) mkdirSync(each)
  for (const [name, text] of Object.entries(STAND_INS)) {
    writeFileSync(join(standIns, name), `#!/bin/bash\n${text}\n`)
    chmodSync(join(standIns, name), 0o755)
  }
  const [software, ...steps] = blocksOfEvening()
  const inPlace = `mkdir --parents /opt/avow\nmount --bind --options ro ${clone} /opt/avow`
  const blocks = [clone === undefined ? software! : inPlace, ...steps]
  // The last is typed on another machine.
  const typed = [...blocks.slice(0, -1), `cd ${join(folder, 'second')}`, blocks.at(-1)!, asked]
  const script = join(folder, 'evening.sh')
  writeFileSync(script, typed.join('\n'))
  return spawnSync(
    'unshare',
    [
      ...['--mount', '--net', '--ipc', '--uts', '--pid', '--fork', '--kill-child'],
      ...['bash', '-c', MACHINE, 'machine', folder, script],
    ],
    { encoding: 'utf8', env: { PATH: `${standIns}:${process.env.PATH}` }, timeout: 390_000 },
  )
}

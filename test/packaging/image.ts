const NODE = '/avow/node_modules/.bin/node'

/** What an image of Avow says of itself, whoever makes it. */
export const IMAGE = {
  user: '65532:65532',
  data: '/data',
  port: '8080/tcp',
  env: ['AVOW_DATA=/data', 'AVOW_HOST=0.0.0.0', 'TMPDIR=/tmp'],
  entrypoint: [NODE, '/avow/bin/avow.mjs'],
  command: ['serve'],
  health: [NODE, '/avow/packaging/health.mjs'],
}

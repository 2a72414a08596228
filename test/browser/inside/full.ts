import { ACCORD, INVITING, said } from '../../harbour.ts'
import { Album } from './album.ts'
import { walkCommitments } from './commitments.ts'
import { walkDesk } from './desk.ts'
import { walkLaunch } from './launch.ts'
import { walkApplicants, walkCitizens, walkRepresentatives } from './people.ts'
import { walkSheets } from './sheets.ts'
import { walkSources } from './sources.ts'

/** Everything behind a session or a link, from one depositary that lives through all of it. */
export async function fullAlbum(): Promise<Album> {
  const album = await Album.open()
  const { site } = album
  for (const party of ['northhaven', 'eastport']) await site.as(party).sign(ACCORD)
  const reason = said('Citizens asked for it.')
  await site.post('call/policy-changed', { policy: INVITING, reason }, { call: ACCORD })
  const { one } = await walkDesk(album)
  await walkApplicants(album, one)
  await walkRepresentatives(album)
  await walkCitizens(album, one)
  await walkLaunch(album, one)
  await walkCommitments(album)
  await walkSheets(album)
  await walkSources(album)
  return album
}

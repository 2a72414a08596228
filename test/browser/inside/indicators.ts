import type { Officer } from '../../desk/people.ts'
import { indicatorOf, smallCatalogue } from '../../figures.ts'
import { ACCORD } from '../../harbour.ts'
import type { Album } from './album.ts'

/**
 * The indicators of a call at the desk: a file with faults, a set of ours, two editions and what the second changes.
 */
export async function walkIndicators(album: Album, { visitor, device }: Officer): Promise<void> {
  const here = `/desk/calls/${ACCORD}/indicators`
  const file = (content: unknown) => new Blob([JSON.stringify(content)])
  await album.keep('deskIndicators', here, visitor)
  await album.keep('deskIndicatorsSent', here, visitor, { catalogue: 'The Year' })
  await album.keep('deskIndicatorsSent', here, visitor, { catalogue: 'year', file: file({ titles: {} }) })
  const table = new Blob([
    'row,title.en,answer,wanted,kinds\nset\nsection,Air\nindicator,Smoke,tonnes,up,ports\n',
  ])
  await album.keep('deskIndicatorsSent', here, visitor, { catalogue: 'year', file: table })
  await album.keep('deskIndicators', `${here}?from=ready+conduct`, visitor)
  await album.keep('deskIndicatorsSent', here, visitor, { from: 'ready conduct', catalogue: '' })
  await visitor.goto(here)
  await visitor.send(here, { catalogue: 'year', file: file(smallCatalogue()) })
  await album.keep('deskAct', visitor.shown.path, visitor)
  await visitor.use(device, 'officer')
  await album.keep('deskIndicators', visitor.shown.path, visitor)
  await album.keep('deskIndicators', `${here}?from=last+year&catalogue=year`, visitor)
  const [first, , ...rest] = smallCatalogue().indicators
  const asks = [{ lang: 'en', text: 'How many tonnes were there?' }]
  const added = indicatorOf('ships', { section: 'quays' })
  await visitor.goto(here)
  const next = { ...smallCatalogue(), indicators: [{ ...first!, asks, by: [] }, ...rest, added] }
  await visitor.send(here, { catalogue: 'year', file: file(next) })
  await album.keep('deskAct', visitor.shown.path, visitor)
}

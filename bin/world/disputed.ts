/**
 * Land that is filled for nobody, whoever stands on a roll. The outlines of the map follow who controls what, and to
 * fill these would take a side: they are the areas whose status the maps of the United Nations mark as not yet agreed,
 * or for which its General Assembly does not recognise that control (Western Sahara; Crimea, resolution 68/262; the
 * Golan; Jammu and Kashmir; Abyei; Halaib). Each is a coarse ring of longitudes and latitudes at 1:110 million, along
 * the outlines of world-atlas where those end at a coast; it is a picture's mask and no boundary. Other such land has an
 * outline of its own without a code, or with a code of its own, and so is filled for no other state.
 */
const AREAS = [
  // Western Sahara
  '-17 21.4,-17 21.9,-16.6 22.2,-16.3 22.7,-16.3 23,-16 23.7,-15.4 24.4,-15.1 24.5,-14.8 25.1,-14.8 25.6,-14.4 26.3,' +
    '-13.8 26.6,-13.1 27.6,-13.1 27.7,-8.7 27.7,-8.7 25.9,-12 25.9,-11.9 23.4,-12.9 23.3,-13.1 22.8,-12.9 21.3,-16.8 21.3,' +
    '-17.1 21',
  // Crimea
  '33.4 46,33.7 46.2,34.4 46,34.7 46,34.9 45.8,35 45.7,35.5 45.4,36.5 45.5,36.3 45.1,35.2 44.9,33.9 44.4,33.3 44.6,' +
    '33.5 45,32.5 45.3,32.6 45.5,33.6 45.9',
  // Jammu and Kashmir
  '73.6 33.1,74 32.7,74.6 32.5,75.4 32.3,75.9 32.6,76.8 33.1,77.9 32.5,78.4 32.5,79 32.4,79.4 32.7,80.2 34,80.2 35.4,' +
    '79 35.9,77.8 35.5,76 36.5,75.4 36.9,74.6 37,73.7 36.9,72.5 36.3,73 35.6,73.8 35.2,73.5 34.4',
  // The Golan
  '35.6 33.2,35.8 33.3,35.9 33,35.7 32.7',
  // Abyei
  '27.8 10.2,29 10.2,29 9.4,27.8 9.4',
  // Halaib
  '33.2 22,36.8 22,36.2 22.6,35.6 23.1',
]

export const DISPUTED: readonly (readonly [longitude: number, latitude: number][])[] = AREAS.map(area =>
  area.split(',').map(point => {
    const [longitude, latitude] = point.split(' ').map(Number)
    return [longitude!, latitude!]
  }),
)

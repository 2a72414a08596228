/** The same in pieces of so many, the last one shorter: none is held but the one that is told. */
export function* inSteps<T>(all: Iterable<T>, most: number): Generator<readonly T[]> {
  let step: T[] = []
  for (const one of all) {
    step.push(one)
    if (step.length < most) continue
    yield step
    step = []
  }
  if (step.length > 0) yield step
}

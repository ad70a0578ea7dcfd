import { type Range, shapeOf } from '../dynalite.ts'
import { type PageRequest, readPage, sourceOf, startOf } from '../page.ts'
import { under } from '../storage.ts'
import { operation } from './operation.ts'

interface Request extends PageRequest {
  Segment?: number
  TotalSegments?: number
}

export const scan = operation<Request>(shapeOf('scan'), (engine, request) => {
  const source = sourceOf(engine, request)
  const range: Range = { ...under(source.prefix), ...segment(request, source.prefix) }
  return readPage(engine, request, source, {
    ...range,
    ...(request.ExclusiveStartKey && { gt: startOf(request.ExclusiveStartKey, source) }),
  })
})

// Keys begin with six hexadecimal digits of a hash: segments are equal shares of the first three.
function segment({ Segment = 0, TotalSegments = 1 }: Request, prefix: string): Range {
  const bound = (share: number) =>
    `${prefix}${Math.ceil((4096 * share) / TotalSegments)
      .toString(16)
      .padStart(3, '0')}`
  return {
    ...(Segment > 0 && { gt: bound(Segment) }),
    ...(Segment + 1 < TotalSegments && { lt: bound(Segment + 1) }),
  }
}

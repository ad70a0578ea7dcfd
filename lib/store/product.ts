import { defaultProduct, type Product } from '../domain/product.ts'
import type { Key } from './commit.ts'
import { keys } from './keys.ts'
import { get } from './read.ts'

/** The product on sale. Where none was ever put on sale by an operator, it is the one a new stage starts with. */
export const productOf = (item: unknown): Product => (item as (Product & Key) | undefined) ?? defaultProduct

const FRESH_MS = 60_000
let cached: { product: Product; until: number } | undefined

/** As of at most a minute ago: good for showing; `loan-submit` reads it afresh. */
export async function onlineProduct(): Promise<Product> {
  if (!cached || cached.until < Date.now()) {
    cached = { product: productOf(await get(keys.onlineProduct())), until: Date.now() + FRESH_MS }
  }
  return cached.product
}

import { defaultProduct, type Product } from '../domain/product.ts'
import type { Sale } from '../domain/sale.ts'
import type { Key } from '../table/commit.ts'
import { get, queryLast } from '../table/read.ts'
import { keys } from './keys.ts'

/** The product on sale. Where none was ever put on sale by an operator, it is the one a new stage starts with. */
export const saleOf = (item: Sale | undefined): Sale => item ?? defaultProduct

const FRESH_MS = 60_000
let cached: { sale: Sale; until: number } | undefined

/** As of at most a minute ago: a change is decided on two minutes ahead, so it is the same item everywhere. */
export async function productSale(): Promise<Sale> {
  if (!cached || cached.until < Date.now()) {
    cached = { sale: saleOf(await get(keys.onlineProduct())), until: Date.now() + FRESH_MS }
  }
  return cached.sale
}

/** A version as an operator made it; never changed. */
export interface ProductVersion extends Key, Product {
  /** Absent for the one that a new stage starts with. */
  madeBy?: string
  madeAt?: number
  why?: string
}

/** No product has more versions than this list holds. */
const VERSIONS_MAX = 200

/** All versions of a product, newest first, with the one that a new stage starts with. */
export async function productVersions(id: number): Promise<ProductVersion[]> {
  const stored = await queryLast<ProductVersion>(keys.productVersion(id, 0).pk, 'V#', VERSIONS_MAX)
  return id === defaultProduct.id ? [...stored, firstVersion] : stored
}

export const productVersion = async (id: number, version: number): Promise<ProductVersion | undefined> =>
  id === firstVersion.id && version === firstVersion.version ? firstVersion : get(keys.productVersion(id, version))

const firstVersion: ProductVersion = {
  ...keys.productVersion(defaultProduct.id, defaultProduct.version),
  ...defaultProduct,
}

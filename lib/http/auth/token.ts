/** The token in a header: raw as the H5 client sends it, or after `Bearer`. What a script makes of no token is none. */
export function tokenIn(header: string | undefined): string | undefined {
  const token = header?.trim().replace(/^Bearer(?:\s+|$)/i, '')
  return token && token !== 'undefined' && token !== 'null' ? token : undefined
}

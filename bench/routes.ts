import { readFileSync } from 'node:fs'
import type { Figure } from './report.ts'

/** Routes that need more than two trips, and why. */
const deeper: Record<string, string> = {
  'POST /lm-identity': 'is the number taken, the try counted, the vendor asked, the result stored',
  'POST /forget-password': 'the try, the code and the account, each only if the one before allows it',
  'POST /password': 'who asks, the try, then the change',
  'POST /signup': 'the code counted, campaigns read while the password is hashed, then all at once',
  'GET /llpay-sign': 'who asks, the card after LianLian was asked',
}

/** Reads the routes' costs at the table, as `tests/engine/costs` has counted them. */
export function routeCosts(): Figure[] {
  const rows = [
    ...readFileSync('docs/route-costs.md', 'utf8').matchAll(/^\| `(\w+ \S+)` \| (\d+) \| (\d+) \| (\S+) \|/gm),
  ].map(([, route = '', trips = '', , readUnits = '']) => ({
    route,
    trips: Number(trips),
    readUnits: Number(readUnits),
  }))
  const borrowers = rows.filter(({ route }) => !route.includes('/operator/'))
  const reads = borrowers.filter(({ route }) => /^GET \/(?!llpay|logout)/.test(route))
  const writes = borrowers.filter((row) => !reads.includes(row) && !(row.route in deeper))
  const most = (some: typeof rows) => Math.max(...some.map(({ trips }) => trips))
  const of = (route: string) => rows.find((row) => row.route === route)
  const figure = (what: string, value: number, atMost: number, note?: string): Figure => ({
    what,
    value,
    unit: 'count',
    aim: { atMost },
    runs: 1,
    spread: '',
    baseline: 'docs/route-costs.md',
    ...(note ? { note } : {}),
  })
  return [
    figure(`trips of ${reads.length} routes that read, most`, most(reads), 1),
    figure(
      `trips of ${writes.length} routes that write, most`,
      most(writes),
      2,
      `without ${Object.keys(deeper).length}, whose floor is higher`,
    ),
    figure('trips of loan-submit', of('POST /loan-submit')?.trips ?? Number.NaN, 2),
    figure('trips of a notification', of('POST /llpay-auth-pay-notify')?.trips ?? Number.NaN, 2),
    figure('read units of home', of('GET /home')?.readUnits ?? Number.NaN, 1),
    ...Object.entries(deeper).map(([route, why]): Figure => {
      const { aim: _, ...reported } = figure(`trips of ${route}`, of(route)?.trips ?? Number.NaN, 0, why)
      return reported
    }),
  ]
}

import type { Command } from 'commander'
import * as z from 'zod/mini'
import { apiFor, nothing } from '../api.ts'
import { amount, moment } from '../format.ts'
import { examples, globalsOf, wholeNumber } from '../globals.ts'
import { print } from '../print.ts'
import { type Column, table } from '../table.ts'

const shape = z.object({
  product_id: z.number(),
  version: z.number(),
  on_sale: z.boolean(),
  min_quota: z.number(),
  max_quota: z.number(),
  min_period: z.number(),
  max_period: z.number(),
  annualized_interest_rate: z.string(),
  trial_rate: z.string(),
  service_rate: z.string(),
  poundage_rate: z.string(),
  overdue_rate: z.string(),
  overdue_cap_days: z.number(),
  made_by: z.nullable(z.string()),
  made_at: z.nullable(z.number()),
  reason: z.string(),
})

const DAYS_MAX = 365

export function product(program: Command): Command {
  const group = program
    .command('product')
    .summary('see to the product')
    .description('Lists the versions of the product, makes a new one, or puts one on sale.')
    .addHelpText('after', examples('product list', 'product activate 2 --reason "As decided on Monday" --as zhao'))
  list(group)
  add(group)
  activate(group)
  return group
}

const list = (group: Command) =>
  group
    .command('list')
    .description('Newest first.')
    .addHelpText('after', examples('product list --json'))
    .action(async (_options: object, command: Command) => {
      const globals = globalsOf(command)
      const { results } = await apiFor(globals).get('/operator/products', z.array(shape))
      print(globals, results, () => `${table(columns, results)}\n* is on sale`)
    })

interface Version {
  min: number
  max: number
  minDays: number
  maxDays: number
  annual: string
  trial: string
  service: string
  poundage: string
  overdue: string
  capDays: number
  reason: string
}

const add = (group: Command) =>
  group
    .command('add')
    .description('Makes a new version. It changes nothing until another operator puts it on sale.')
    .requiredOption('--min <yuan>', 'smallest loan', wholeNumber(1, 20_000))
    .requiredOption('--max <yuan>', 'largest loan', wholeNumber(1, 20_000))
    .requiredOption('--min-days <n>', 'shortest term', wholeNumber(1, DAYS_MAX))
    .requiredOption('--max-days <n>', 'longest term', wholeNumber(1, DAYS_MAX))
    .requiredOption('--annual <rate>', 'interest a year, 0.18')
    .option('--trial <rate>', 'once, of the principal', '0')
    .option('--service <rate>', 'once, of the principal', '0')
    .option('--poundage <rate>', 'once, of the principal', '0')
    .requiredOption('--overdue <rate>', 'penalty a day late, 0.0005')
    .requiredOption('--cap-days <n>', 'days after which it grows no more', wholeNumber(0, DAYS_MAX))
    .requiredOption('--reason <text>', 'why; it stays in the audit trail')
    .addHelpText(
      'after',
      examples(
        'product add --min 500 --max 2000 --min-days 7 --max-days 30 --annual 0.17 --trial 0.0005 --service 0.0005 --overdue 0.0005 --cap-days 90 --reason "Cheaper"',
      ),
    )
    .action(async (given: Version, command: Command) => {
      const globals = globalsOf(command)
      const answer = z.tuple([z.object({ product_id: z.number(), version: z.number() })])
      const { results } = await apiFor(globals).post('/operator/products', bodyOf(given), answer)
      print(
        globals,
        results[0],
        () =>
          `Version ${results[0].version}: made, not on sale. Another operator puts it there: npm run ops -- product activate ${results[0].version} --reason "…"`,
      )
    })

const bodyOf = (given: Version) => ({
  min_quota: given.min,
  max_quota: given.max,
  min_period: given.minDays,
  max_period: given.maxDays,
  annualized_interest_rate: given.annual,
  trial_rate: given.trial,
  service_rate: given.service,
  poundage_rate: given.poundage,
  overdue_rate: given.overdue,
  overdue_cap_days: given.capDays,
  reason: given.reason,
})

const activate = (group: Command) =>
  group
    .command('activate')
    .description('Puts a version on sale that another operator made. Refused when it may cost more than the cap.')
    .argument('<version>', 'number of the version', wholeNumber(1, 999_999))
    .requiredOption('--reason <text>', 'why; it stays in the audit trail')
    .addHelpText('after', examples('product activate 2 --reason "As decided on Monday"'))
    .action(async (version: number, { reason }: { reason: string }, command: Command) => {
      const globals = globalsOf(command)
      const api = apiFor(globals)
      const { results } = await api.get('/operator/products', z.array(shape))
      // All versions are of one product.
      const path = `/operator/products/${results[0]?.product_id ?? 1}/versions/${version}/activate`
      await api.post(path, { reason }, nothing)
      print(globals, { version, on_sale: true }, () => `Version ${version}: on sale, for loans from now on`)
    })

type Row = z.output<typeof shape>

const columns: Column<Row>[] = [
  { title: 'Version', of: ({ version, on_sale }) => `${version}${on_sale ? ' *' : '  '}`, right: true },
  { title: 'Amounts', of: (row) => `${amount(row.min_quota)} – ${amount(row.max_quota)}` },
  { title: 'Days', of: ({ min_period, max_period }) => `${min_period} – ${max_period}` },
  { title: 'A year', of: ({ annualized_interest_rate }) => annualized_interest_rate },
  { title: 'Once', of: (row) => `${row.trial_rate} + ${row.service_rate} + ${row.poundage_rate}` },
  { title: 'A day late', of: (row) => `${row.overdue_rate}, ${row.overdue_cap_days} days` },
  { title: 'Made', of: ({ made_by, made_at }) => (made_at === null ? '–' : `${made_by}, ${moment(made_at)}`) },
  { title: 'Why', of: ({ reason }) => reason },
]

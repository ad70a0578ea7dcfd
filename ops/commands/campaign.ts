import { type Command, Option } from 'commander'
import * as z from 'zod/mini'
import { type BusinessDate, dateOf } from '../../lib/domain/calendar.ts'
import { withLabel } from '../../lib/domain/labels.ts'
import { apiFor } from '../api.ts'
import { amount } from '../format.ts'
import { day, examples, globalsOf, wholeNumber, yuan } from '../globals.ts'
import { ids, postReason } from '../post-reason.ts'
import { print } from '../print.ts'
import { type Column, table } from '../table.ts'
import { couponKindWords } from '../words.ts'

interface Offer {
  name: string
  kind: string
  amount: string
  min: string
  days: number
  from: string
  until: string
  reason: string
}

const shape = z.object({
  campaign_id: z.number(),
  name: z.string(),
  kind: z.string(),
  amount: z.number(),
  min_amount: z.number(),
  valid_days: z.number(),
  from: z.string(),
  until: z.string(),
  online: z.boolean(),
  off_by: z.nullable(z.string()),
})

export function campaign(program: Command): Command {
  const group = program
    .command('campaign')
    .summary('offer coupons to those who sign up')
    .description('Lists the coupon campaigns, starts one, or switches one off.')
    .addHelpText(
      'after',
      examples(
        'campaign list',
        'campaign start --name "New year" --kind repayment --amount 5 --min 500 --days 30 --from 2026-12-20 --until 2027-01-10 --reason "Growth"',
        'campaign end 7236108288000200 --reason "Too dear"',
      ),
    )
  list(group)
  start(group)
  end(group)
  return group
}

const list = (group: Command) =>
  group
    .command('list')
    .description('Newest first, with those that are over.')
    .option('--limit <n>', 'how many, up to 50', wholeNumber(1, 50), 10)
    .option('--offset <n>', 'how many to pass over', wholeNumber(0, 999_999_999), 0)
    .addHelpText('after', examples('campaign list --limit 50'))
    .action(async ({ limit, offset }: { limit: number; offset: number }, command: Command) => {
      const globals = globalsOf(command)
      const path = `/operator/coupon-campaigns?limit=${limit}&offset=${offset}`
      const { results, hasMore, now } = await apiFor(globals).get(path, z.array(shape))
      print(globals, { results, has_more: hasMore }, () =>
        [
          results.length > 0 ? table(columns(dateOf(now)), results) : 'There is no campaign.',
          ...(hasMore
            ? [`There is more: npm run ops -- campaign list --limit ${limit} --offset ${offset + limit}`]
            : []),
        ].join('\n'),
      )
    })

const start = (group: Command) =>
  group
    .command('start')
    .description('Everybody who signs up between two days gets a coupon of it. At most twenty are online.')
    .requiredOption('--name <text>', 'what it is called')
    .addOption(
      new Option('--kind <kind>', 'taken off a repayment, or paid out on top of a loan')
        .choices(['repayment', 'cash'])
        .makeOptionMandatory(),
    )
    .requiredOption('--amount <yuan>', 'what a coupon is worth', yuan)
    .option('--min <yuan>', 'least amount due, or principal, for which it may be used', yuan, '0')
    .requiredOption('--days <n>', 'how long a coupon is valid', wholeNumber(1, 3650))
    .requiredOption('--from <day>', 'first day, 2026-12-20', day)
    .requiredOption('--until <day>', 'last day, 2027-01-10', day)
    .requiredOption('--reason <text>', 'why; it stays with the campaign')
    .addHelpText('after', examples('campaign start --name "New year" --kind cash --amount 2 --days 30 …'))
    .action(async ({ min, days, ...offer }: Offer, command: Command) => {
      const globals = globalsOf(command)
      const body = { ...offer, min_amount: min, valid_days: days }
      const answer = z.tuple([z.object({ campaign_id: z.number() })])
      const { results } = await apiFor(globals).post('/operator/coupon-campaigns', body, answer)
      const { campaign_id } = results[0]
      print(
        globals,
        { campaign_id },
        () => `Campaign ${campaign_id}: online; whoever signs up from ${offer.from} to ${offer.until} gets its coupon`,
      )
    })

const end = (group: Command) =>
  postReason(group, 'end', {
    description: 'Switches a campaign off. Coupons that were given stay good.',
    ids: [ids.campaign],
    option: ['reason', 'why; it stays with the campaign'],
    example: 'campaign end 7236108288000200 --reason "Too dear"',
    path: (id) => `/operator/coupon-campaigns/${id}/end`,
    json: (id) => ({ campaign_id: Number(id), online: false }),
    line: (id) => `Campaign ${id}: off; coupons that were given stay good`,
  })

type Row = z.output<typeof shape>

const columns = (today: BusinessDate): Column<Row>[] => [
  { title: 'Campaign', of: ({ campaign_id }) => String(campaign_id), right: true },
  { title: 'Name', of: ({ name }) => name },
  { title: 'Kind', of: ({ kind }) => withLabel(couponKindWords, kind) },
  { title: 'Amount', of: (one) => amount(one.amount), right: true },
  { title: 'From', of: (one) => amount(one.min_amount), right: true },
  { title: 'Valid', of: ({ valid_days }) => `${valid_days} days`, right: true },
  { title: 'Days', of: ({ from, until }) => `${from} – ${until}` },
  { title: 'State', of: (row) => stateOn(today, row) },
]

function stateOn(today: BusinessDate, { online, off_by, from }: Row): string {
  if (off_by) return `switched off by ${off_by}`
  if (online) return 'online'
  return today < from ? `starts ${from}` : 'over'
}

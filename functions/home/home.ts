import * as z from 'zod/mini'
import { dateOf } from '../../lib/domain/calendar.ts'
import { stateAsOf } from '../../lib/domain/loan.ts'
import { yuan } from '../../lib/domain/money.ts'
import { dailyPercent, defaultQuotaFen } from '../../lib/domain/product.ts'
import { productAt } from '../../lib/domain/sale.ts'
import { borrowerOrVisitor } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'
import { vaultOf } from '../../lib/platform/sealing.ts'
import { productSale } from '../../lib/store/product.ts'
import { homeDetail, homeState } from './detail.ts'

const content = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

export const handler = endpoint(
  {
    auth: borrowerOrVisitor,
    input: noInput,
    output: z.array(
      z.object({
        quota: z.number(),
        min_quota: z.number(),
        max_quota: z.number(),
        overdue_rate: z.number(),
        success_count: z.number(),
        mobile: z.string(),
        state: z.string(),
        loan_state: z.string(),
        id: z.optional(z.number()),
        detail: z.array(z.object({ title: z.string(), content, time: z.optional(z.string()) })),
      }),
    ),
  },
  async ({ user, now }) => {
    const product = productAt(await productSale(), now)
    const today = dateOf(now)
    const loan = user?.openLoan ?? user?.lastLoan
    const state = loan && stateAsOf(loan, today)
    return {
      results: [
        {
          quota: yuan(user?.quotaAvailableFen ?? defaultQuotaFen),
          min_quota: yuan(product.minFen),
          max_quota: yuan(product.maxFen),
          overdue_rate: dailyPercent(loan?.terms.rates ?? product.rates),
          success_count: user?.successCount ?? 0,
          mobile: user ? (await vaultOf(user)).unseal('mobile', user.mobile) : '',
          state: state ? homeState[state] : '',
          loan_state: state ?? '',
          ...(loan ? { id: loan.id } : {}),
          detail: loan ? homeDetail(loan, today) : [],
        },
      ],
    }
  },
)

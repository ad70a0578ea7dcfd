import { seconds } from '../../domain/calendar.ts'
import { yuan } from '../../domain/money.ts'
import type { QuotaApplication } from '../../store/quota-application.ts'
import { itemsOf } from '../../table/indexes.ts'
import { queue } from './queue.ts'
import { queuedQuotaShape } from './shapes.ts'

/** Quota changes that wait for a decision: borrowers' applications and operators' proposals. */
export const quota = queue({
  index: 'quota',
  shape: queuedQuotaShape,
  show: async (rows) => {
    const applications = await itemsOf<QuotaApplication>(rows)
    return applications
      .filter((application) => application !== undefined)
      .filter(({ state }) => state === 'pending')
      .map(({ userId, proposal, totalFen, availableFen, appliedAt }) => ({
        user_id: userId,
        proposed_by: proposal?.by ?? null,
        apply_quota: proposal ? yuan(proposal.changeFen) : null,
        total: yuan(totalFen),
        available: yuan(availableFen),
        waiting_since: seconds(appliedAt),
      }))
  },
})

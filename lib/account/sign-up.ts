import { dateOf } from '../domain/calendar.ts'
import { CAMPAIGNS_MAX, campaignRuns } from '../domain/campaign.ts'
import { defaultQuotaFen } from '../domain/product.ts'
import { newId } from '../platform/ids.ts'
import { hashPassword } from '../platform/password.ts'
import { newDataKey, vaultOf } from '../platform/sealing.ts'
import { grantOf, onlineCampaigns } from '../store/campaign.ts'
import { claimMobile, networksAfter } from '../store/session.ts'
import { newUser } from '../store/user.ts'
import { commit, type Write } from '../table/commit.ts'
import { absent } from '../table/expressions.ts'
import type { NewSession } from './sessions.ts'

/**
 * Creates the borrower, claims the mobile, uses up the code and gives a coupon of each campaign, all or nothing. Returns
 * the new id.
 */
export async function signUp(given: {
  mobile: string
  mobileIndex: string
  ipIndex: string
  password: string
  useCode: Write
  session: NewSession
  now: number
}): Promise<number> {
  const id = newId(given.now)
  const dataKey = await newDataKey(id)
  const vault = await vaultOf({ id, dataKey })
  const user = newUser(
    {
      id,
      createdAt: given.now,
      dataKey,
      mobile: vault.seal('mobile', given.mobile),
      sessions: { [given.session.sid]: given.session.expires },
    },
    defaultQuotaFen,
  )
  // In parallel: the slow hash hides the read.
  const [passwordHash, { campaigns }] = await Promise.all([hashPassword(given.password), onlineCampaigns()])
  const running = campaigns.filter((campaign) => campaignRuns(campaign, dateOf(given.now)))
  await commit(
    claimMobile(given.mobileIndex, { userId: id, passwordHash, networks: networksAfter({}, given.ipIndex, given.now) }),
    { put: user, guard: { name: 'userIdNew', condition: absent() } },
    given.useCode,
    ...running.slice(0, CAMPAIGNS_MAX).map((campaign) => grantOf(campaign, id, given.now)),
  )
  return id
}

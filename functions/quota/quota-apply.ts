import { Failure } from '../../lib/domain/failure.ts'
import { throwUnlessMayRaiseQuota } from '../../lib/domain/quota.ts'
import { borrower } from '../../lib/http/auth/borrower.ts'
import { endpoint } from '../../lib/http/endpoint.ts'
import { noInput } from '../../lib/http/fields.ts'
import { keys } from '../../lib/store/keys.ts'
import { applyForQuota } from '../../lib/store/quota-application.ts'
import { commit } from '../../lib/table/commit.ts'

/** Asks for a higher quota. A GET that writes: the contract requires it. */
export const handler = endpoint(
  {
    auth: borrower({ items: (userId) => ({ accounts: keys.accounts(userId) }) }),
    input: noInput,
  },
  async ({ user, loaded: { accounts }, now }) => {
    if (user.forbidden) throw new Failure('BORROWER_FORBIDDEN')
    const { education, taobao, jd, bill, ebank } = user.flags
    throwUnlessMayRaiseQuota({
      education: education === 1,
      taobao: taobao === 1,
      jd: jd === 1,
      bill: bill === 1,
      ebank: ebank === 1,
      qq: Boolean(accounts?.qq),
      wechat: Boolean(accounts?.wechat),
      bankcard: Boolean(accounts?.bankcard),
    })
    await commit(...applyForQuota(user, now))
    return { message: '您的提额申请已提交成功，请等待系统审核' }
  },
)

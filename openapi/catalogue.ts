import { account } from './about/account.ts'
import { administration } from './about/administration.ts'
import { books } from './about/books.ts'
import { coupons } from './about/coupons.ts'
import { home } from './about/home.ts'
import { loan } from './about/loan.ts'
import { operators } from './about/operators.ts'
import { other } from './about/other.ts'
import { records } from './about/records.ts'
import { verification } from './about/verification.ts'
import type { Chapter } from './about.ts'

/** In the contract's order, then the chapters that it does not have. */
export const chapters: readonly Chapter[] = [
  home,
  loan,
  verification,
  account,
  records,
  other,
  operators,
  books,
  coupons,
  administration,
]

export const tags = [
  { name: 'home', description: '[首页]相关API' },
  { name: 'loan', description: '[借款]相关API' },
  { name: 'verification', description: '认证相关API' },
  { name: 'account', description: '通用功能相关API' },
  { name: 'records', description: '[借还记录]相关API' },
  { name: 'other', description: '其他接口' },
  { name: 'operators', description: 'Operators; `npm run ops` calls these' },
  {
    name: 'vendors',
    description: 'Called by vendors, and by browsers that vendors send: their protocol, not the envelope',
  },
]

export const INTRODUCTION = `Every answer is the envelope: \`status\`, \`error_message\` (always there, empty if there is nothing to say), \`results\`
where a route has some, \`has_more\` on lists that are paged. **Every outcome of business is HTTP 200**, TOKEN_ERROR included: look at
\`status\`. HTTP 404 is an unknown route and 500 a fault of ours, both in the envelope too.

**Why a request was refused** stands in the header \`x-error-code\`, because texts are reworded and codes are not; a success has none. Each
route lists its codes: as a table, as values of that header, and for programs as \`x-error-codes\`. SYSTEM_BUSY, with HTTP 500, any may have.

Bodies are forms (\`application/x-www-form-urlencoded\`, lists as \`name[]=1&name[]=2\`) or JSON, with the same rules; what is missing is an
empty text, numbers may be written as text. Text is trimmed. A field that is wrong is refused alone, the first in the route's order.

Money is yuan with at most two decimals. Ids are positive integers below 2^53. Times are Unix seconds; a few are text, as the H5 client
expects. Business days are those of Asia/Shanghai.`

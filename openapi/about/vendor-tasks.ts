import type { FailureCode } from '../../lib/domain/failure.ts'
import type { About } from '../about.ts'

const token = '1e113b7201cb489fa78574d756205590'
const results = [{ token }]
const input = 'data:image/jpg;base64,iVBORw0KGgo='

const ends: FailureCode[] = [
  'VERIFICATION_PENDING',
  'VERIFICATION_UNSUPPORTED',
  'VERIFICATION_FAILED',
  'VENDOR_REFUSED',
  'TASK_UNKNOWN',
]

/** 0006: input is wanted. 0100, or a text: logged in. A second start with the same input joins the open task. */
const start = (more: Pick<About, 'title' | 'summary'> & Partial<About>): About => ({
  description:
    'Starts a task at the vendor, or joins the one that is open with the same input, and waits at most 25 s for what it wants. Still undecided is a FAILURE with the token; ask again then. Other input than that of the open task is the same FAILURE without a token: it has not been tried.',
  messages: ['0006', '0100'],
  failures: [
    'BORROWER_FORBIDDEN',
    'IDENTITY_BEFORE_REPORT',
    'VERIFIED_TODAY',
    'IDENTITY_TRIES_USED',
    ...ends,
    'VENDOR_DOWN',
  ],
  tokenInFailure: true,
  results,
  resultName: 'VerificationTask',
  ...more,
})

const code = (more: Pick<About, 'title' | 'summary'> & Partial<About>): About => ({
  description: 'Hands over what the borrower typed. A code that is refused may be typed again, five in all.',
  input: { smscode: '135790', token },
  messages: ['0009'],
  failures: ['VERIFICATION_PENDING', 'TOO_MANY_TRIES', 'VENDOR_REFUSED', 'VENDOR_DOWN'],
  results,
  resultName: 'VerificationToken',
  ...more,
})

const ask = (title: string, summary: string): About => ({
  title,
  summary,
  description: 'Waits at most 25 s for the verdict on the login. Input that is still wanted is the FAILURE `0006`.',
  input: { token },
  messages: ['0100'],
  failures: ends,
  tokenInFailure: true,
  results,
  resultName: 'VerificationToken',
})

const login = { username: 'sample', password: 'correct-horse' }

/** Collections by Limu with the borrower's help. Logins and codes are passed on and never stored. */
export const vendorTaskRoutes: Record<string, About> = {
  'lm-mobile': start({
    title: { 'POST /lm-mobile': '手机认证', 'POST /lm-mobile-report': '手机认证（运营商报告采集）' },
    summary: "The carrier's report: start",
    input: { servicecode: 'service-code' },
    messages: ['0006'],
    failures: [...(start({ title: '', summary: '' }).failures ?? []), 'VERIFICATION_LOGGED_IN'],
  }),
  'lm-mobile-input': code({
    title: {
      'POST /lm-mobile-input': '手机认证输入验证码',
      'POST /lm-mobile-report-input': '手机认证输入验证码（运营商报告验证码输入）',
    },
    summary: "The carrier's report: code",
  }),
  'lm-mobile-continue': ask('手机认证轮询状态（运营商报告采集状态轮询）', "The carrier's report: verdict"),
  'lm-jd': start({ title: '京东认证', summary: 'JD: start', input: login }),
  'lm-jd-input': code({ title: '京东认证输入验证码', summary: 'JD: code', results: { token } }),
  'lm-jd-continue': ask('京东认证轮询状态', 'JD: verdict'),
  'lm-taobao': start({ title: '淘宝认证', summary: 'Taobao: start', results: [{ token, input }] }),
  'lm-taobao-continue': ask('淘宝认证轮询状态', 'Taobao: verdict'),
  'lm-education': start({ title: '学历认证', summary: 'Education', input: login, messages: ['认证成功', '0006'] }),
  'lm-bill': start({
    title: '信用卡账单查询',
    summary: 'Card bills in a mailbox: start',
    input: { username: '100000001@qq.com' },
    messages: ['0006', '0100', '认证成功'],
    fields: { username: 'Mail address: 163.com, 126.com, sina.com, sina.cn, qq.com or 139.com', password: 'Not at QQ' },
    failures: ['MAIL_UNSUPPORTED', ...(start({ title: '', summary: '' }).failures ?? [])],
    results: [{ token, input }],
  }),
  'lm-bill-continue': ask('信用卡账单轮询状态', 'Card bills in a mailbox: verdict'),
  'lm-ebank': start({
    title: '网银流水查询',
    summary: 'Statements of an online bank',
    input: { ...login, bank: '01050000' },
    messages: ['认证成功', '0006'],
    fields: { bank: "The bank's number: 01050000 建设银行 and 15 others" },
  }),
}

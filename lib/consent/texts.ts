/**
 * The texts by which borrowers agree that their data is asked for or given on. A version is never changed: a consent names the
 * version that was in force, so a new wording is a new version at the end of its list. Sensitive data is agreed to apart from
 * everything else (PIPL 29), and each recipient is named (PIPL 23).
 */

export type ConsentKind = 'identity' | 'mobile' | 'jd' | 'taobao' | 'education' | 'bill' | 'ebank'

export interface ConsentText {
  /** Year and month from which it is in force; the 2017 client agrees by calling the route. */
  version: string
  text: string
}

const collected = (source: string, content: string): string =>
  `为评估您的借款申请，经您同意并使用您本次提供的账号登录后，数据服务商立木代您向${source}查询${content}，并将结果提供给我们。登录密码和验证码仅用于本次登录，我们和立木均不保存。结果加密保存，仅由审核人员查看汇总信息。您可以不提供，但可能影响审核结果或额度。`

export const consentTexts: Readonly<Record<ConsentKind, readonly [ConsentText, ...ConsentText[]]>> = {
  identity: [
    {
      version: '2026-11',
      text: '为核实您的身份，我们将您填写的姓名和身份证号码提供给数据服务商立木，与公安机关登记的身份信息进行比对。身份证号码属于敏感个人信息，仅用于核实身份、签订借款合同和付款，加密保存。不提供则无法申请借款。',
    },
  ],
  mobile: [{ version: '2026-11', text: collected('您的手机运营商', '实名信息、账单和通话记录（仅用于生成风险汇总）') }],
  jd: [{ version: '2026-11', text: collected('京东', '账户资料、收货地址和订单') }],
  taobao: [{ version: '2026-11', text: collected('淘宝', '账户资料、收货地址和订单') }],
  education: [{ version: '2026-11', text: collected('学信网', '学历和学籍') }],
  bill: [{ version: '2026-11', text: collected('您的邮箱', '信用卡账单邮件') }],
  ebank: [{ version: '2026-11', text: collected('您的网上银行', '账户交易明细（金融账户信息，属于敏感个人信息）') }],
}

/** The text in force: the newest of its kind. */
export const currentConsentText = (kind: ConsentKind): ConsentText => {
  const [first, ...later] = consentTexts[kind]
  return later.at(-1) ?? first
}

import type { Chapter } from '../about.ts'

export const other: Chapter = {
  tag: 'other',
  routes: {
    feedback: {
      title: '意见反馈',
      summary: 'Tell us something',
      input: { type: 'func', content: '希望增加提前还款提醒' },
      fields: {
        type: 'credit: quota too low, info: data entry, loan, repayment, func: an idea, other',
        content: 'At most 1000 characters',
      },
      failures: ['TOO_MANY_TRIES'],
    },
  },
}

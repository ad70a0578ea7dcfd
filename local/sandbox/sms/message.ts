import type { SmsTemplate } from '../../../lib/vendors/sms/sms.ts'

/** A text message in the inbox. */
export interface Message {
  mobile: string
  template: SmsTemplate
  params: Record<string, string>
  text: string
  /** Unix seconds of the business clock. */
  sent_at: number
}

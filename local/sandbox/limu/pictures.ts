import { digitsPng } from './digits-png.ts'
import { qrPng } from './qr-png.ts'
import type { Task } from './state.ts'

/** Sizes of Taobao's and QQ's QR codes, px. */
export const scanSizePx = ({ bizType }: Task) => (bizType === 'taobao' ? 140 : 111)
export const scanPng = (task: Task, scanUrl: string) => qrPng(scanUrl, scanSizePx(task))

/** The digits of an image captcha: the first digits of the text message. */
export const captchaText = ({ smsCode }: Task) => smsCode.slice(0, 4)
export const captchaPng = (task: Task) => digitsPng(captchaText(task))

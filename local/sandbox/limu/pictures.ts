import { digitsPng } from './digits-png.ts'
import { qrPng } from './qr-png.ts'
import type { Task } from './world.ts'

/** Taobao's and QQ's codes to scan had these sizes, px. */
export const scanSizePx = ({ bizType }: Task) => (bizType === 'taobao' ? 140 : 111)
export const scanPng = (task: Task, scanUrl: string) => qrPng(scanUrl, scanSizePx(task))

/** What an image captcha shows: the first digits of what a text message would say. */
export const captchaText = ({ smsCode }: Task) => smsCode.slice(0, 4)
export const captchaPng = (task: Task) => digitsPng(captchaText(task))

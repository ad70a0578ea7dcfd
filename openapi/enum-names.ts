import type { Schema } from './schema.ts'

/** Names for generated clients, for texts from which no identifier can be made. */
const names: Readonly<Record<string, string>> = {
  '': 'NONE',
  提交成功: 'SUBMITTED',
  设置成功: 'PASSWORD_SET',
  密码修改成功: 'PASSWORD_CHANGED',
  认证成功: 'VERIFIED',
  保存成功: 'SAVED',
  '您的提额申请已提交成功，请等待系统审核': 'APPLICATION_SUBMITTED',
  成功退出登入: 'SIGNED_OUT',
  交易成功: 'ACKNOWLEDGED',
  处理失败: 'NOT_PROCESSED',
}

/** Describes a choice of texts: one is a `const`, several are an `enum`, with names for generators where they need them. */
export function choice(texts: readonly string[]): Schema {
  const values: Schema = texts.length === 1 ? { const: texts[0] } : { enum: [...texts] }
  return { type: 'string', ...values, ...(texts.every(isName) ? {} : { 'x-enum-varnames': texts.map(nameOf) }) }
}

/** Generators make an identifier of the letters and digits in a text, if it begins with a letter. */
const isName = (text: string): boolean => /^[A-Za-z]/.test(text)

function nameOf(text: string): string {
  const ascii = /^\d+$/.test(text) ? `CODE_${text}` : text
  const name = isName(ascii) ? ascii.toUpperCase().replace(/\W+/g, '_') : names[text]
  if (!name) throw new Error(`openapi/enum-names.ts has no name for ${text}`)
  return name
}

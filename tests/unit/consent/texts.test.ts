import '../environment.ts'
import { describe, expect, it } from 'vitest'
import { type ConsentKind, consentTexts, currentConsentText } from '../../../lib/consent/texts.ts'
import { consentTo } from '../../../lib/store/consent.ts'
import { kinds } from '../../../lib/verification/kinds.ts'

const all = Object.keys(consentTexts) as ConsentKind[]

describe('consent texts', () => {
  it('there is one for the identity check and for each collection', () => {
    expect(all.toSorted()).toEqual(['identity', ...Object.keys(kinds)].toSorted())
  })

  it.each(all)('%s: versions are months in order, and each names the purpose and the recipient', (kind) => {
    const versions = consentTexts[kind].map(({ version }) => version)
    expect(versions).toEqual([...new Set(versions)].toSorted())
    for (const { version, text } of consentTexts[kind]) {
      expect(version).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
      expect(text).toMatch(/^为/)
      expect(text).toContain('立木')
    }
  })

  it.each(all)('%s: a consent names the version in force', (kind) => {
    expect(consentTo(kind, 1).textVersion).toBe(currentConsentText(kind).version)
  })
})
